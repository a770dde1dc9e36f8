"""Writes ``lemmas.json``: the words of the treebanks whose lemma the spelling rules get wrong.

    PYTHONPATH=../src python lemmas.py --data DATA --to ../src/dragoman/reading/model/en_dragoman

The verbs of the event frames are inflected too, so that none of their forms is missed. A pair of form and tag is kept with its
commonest lemma when it was seen twice or is irregular in a closed class. The treebanks are CC BY-SA 4.0 and CC BY 4.0; the table is labelled with the model.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

from corpora import TREEBANKS, read_treebank

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.rules import EventRules
from dragoman.reading.lemmas import Lemmatizer

SPELLED = {"'s|VBZ": "be", "'re|VBP": "be", "'m|VBP": "be", "'ve|VBP": "have", "'ve|VB": "have", "'d|MD": "would",
           "'ll|MD": "will", "n't|RB": "not", "'s|POS": "'s", "'|POS": "'s", "wo|MD": "will", "ca|MD": "can",
           "bases|NNS": "base"}  # fmt: skip
IRREGULAR = """
abide abode|arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|befall befell befallen|beget begot begotten
begin began begun|bend bent|beset beset|bet bet|bid bid|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken
breed bred|bring brought|build built|burn burnt|burst burst|buy bought|cast cast|catch caught|choose chose chosen|cling clung
come came come|cost cost|creep crept|cut cut|deal dealt|dig dug|do did done|draw drew drawn|dream dreamt|drink drank drunk
drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fling flung|fly flew flown
forbid forbade forbidden|forecast forecast|foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven
forgo forwent forgone|forswear forswore forsworn|freeze froze frozen|get got gotten|give gave given|go went gone|grind ground|grow grew grown|hang hung
have had|hear heard|hide hid hidden|hit hit|hold held|hurt hurt|keep kept|kneel knelt|know knew known|lay laid|lead led|lean leant
leap leapt|learn learnt|leave left|lend lent|let let|lie lay lain|light lit|lose lost|make made|mean meant|meet met
mislead misled|mistake mistook mistaken|overcome overcame overcome|overrun overran overrun|oversee oversaw overseen
overtake overtook overtaken|overthrow overthrew overthrown|pay paid|plead pled|put put|quit quit|read read|rebuild rebuilt
repay repaid|rid rid|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said|see saw seen|seek sought|sell sold
send sent|set set|shake shook shaken|shed shed|shine shone|shoot shot|show showed shown|shrink shrank shrunk|shut shut
sing sang sung|sink sank sunk|sit sat|slay slew slain|sleep slept|slide slid|sling slung|speak spoke spoken|speed sped|spell spelt
spend spent|spill spilt|spin spun|spit spat|split split|spread spread|spring sprang sprung|stand stood|steal stole stolen
stick stuck|sting stung|stride strode stridden|strike struck stricken|strive strove striven|swear swore sworn|sweep swept
swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|thrust thrust
undergo underwent undergone|understand understood|undertake undertook undertaken|undo undid undone|uphold upheld|upset upset
wake woke woken|wear wore worn|weep wept|win won|wind wound|withdraw withdrew withdrawn|withhold withheld|withstand withstood
write wrote written|broadcast broadcast|retake retook retaken|rerun reran rerun|bar barred barred|ebb ebbed ebbed|err erred erred
"""
"""Strong verbs, from any grammar: bare form, past, participle where it differs."""


PRESENT = frozenset("wound found ground bound saw lay fell bore shed felt bit lit rode stove shot fed".split())
"""Pasts that are present tenses of other verbs, or of nouns turned verb."""


def irregular_verbs() -> dict[str, str]:
    """``"fled|VBD"`` to ``"flee"`` and so on, of ``IRREGULAR``."""
    table = {}
    for row in IRREGULAR.replace("\n", "|").split("|"):
        forms = row.split()
        if forms:
            table[f"{forms[1]}|VBD"] = forms[0]
            table[f"{forms[-1]}|VBN"] = forms[0]
            table.setdefault(f"{forms[1]}|VBN", forms[0])
    bare = {row.split()[0] for row in IRREGULAR.replace("\n", "|").split("|") if row.split()} | PRESENT
    for form, verb in [(key.removesuffix("|VBD"), verb) for key, verb in table.items() if key.endswith("|VBD")]:
        if form not in bare:  # the tagger now and then takes a past for a present: "Oslo *forgave* the loan"
            table[f"{form}|VBP"] = verb
    return table


def inflections(verb: str) -> dict[str, str]:
    """``"form|TAG"`` to the verb, for its regular forms; both spellings where the last consonant may double."""
    forms: dict[str, str] = {}
    if verb.endswith("e"):
        pasts, gerunds = [verb + "d"], [verb + "ing" if verb.endswith("ee") else verb[:-1] + "ing"]
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        pasts, gerunds = [verb[:-1] + "ied"], [verb + "ing"]
    else:
        pasts, gerunds = [verb + "ed"], [verb + "ing"]
        if verb[-1] in "bdgklmnprt" and verb[-2] in "aeiou":
            pasts.append(verb + verb[-1] + "ed")
            gerunds.append(verb + verb[-1] + "ing")
    sibilant = verb.endswith(("s", "x", "z", "ch", "sh", "o"))
    third = verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + ("es" if sibilant else "s")
    forms[f"{third}|VBZ"] = verb
    for form in pasts:
        forms |= {f"{form}|VBD": verb, f"{form}|VBN": verb}
    return forms | {f"{form}|VBG": verb for form in gerunds}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", required=True)
    ask.add_argument("--to", required=True)
    options = ask.parse_args()
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in TREEBANKS:
        for tree in read_treebank(Path(options.data), name):
            for word, lemma, tag in zip(tree.words, tree.lemmas, tree.xpos, strict=True):
                if tag not in ("NNP", "NNPS", "ADD", "FW", "GW", "LS", "SYM"):
                    seen[word.lower().replace("’", "'"), tag][lemma.lower()] += 1
    vocabulary = json.loads((Path(options.to) / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    lemmas = frozenset(lemma for counts in seen.values() for lemma in counts)
    verbs = frozenset(lemma for (_, tag), counts in seen.items() if tag.startswith("VB") for lemma in counts)
    plain = Lemmatizer({}, frozenset(w for w in vocabulary if w.isalpha()))  # what the package knows without the table
    table = {**irregular_verbs(), **SPELLED}
    for (form, tag), counts in sorted(seen.items()):
        lemma, count = min(counts.items(), key=lambda row: (-row[1], row[0]))
        if lemma != plain.rule(form, tag) and (count > 1 or lemma in lemmas) and form.replace("'", "").isalpha():
            table.setdefault(f"{form}|{tag}", lemma)
    framed = frozenset(p.split()[0] for f in EventRules.load(KnowledgeFiles()).frames for p in f.verbs)
    for verb in sorted(framed):
        for key, lemma in inflections(verb).items() if verb.isalpha() and len(verb) > 2 else ():
            form, tag = key.split("|")
            if key in table and table[key] not in framed:
                del table[key]  # a slip of the treebank
            if plain.rule(form, tag) != lemma and plain.rule(form, tag) not in verbs:
                table.setdefault(key, lemma)
    rows = json.dumps(table, indent=0, ensure_ascii=False, sort_keys=True)
    (Path(options.to) / "lemmas.json").write_text(rows + "\n", encoding="utf-8")
    print(len(table), "forms")


if __name__ == "__main__":
    main()
