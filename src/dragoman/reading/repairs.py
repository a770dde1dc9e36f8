"""Slots of a clause set right where the parse is known to slip, before actors are looked up in them."""

from __future__ import annotations

from dataclasses import replace

from dragoman.knowledge.clausewords import words_of
from dragoman.reading.clauses import Clause, conjuncts, joined_heads, obliques
from dragoman.reading.sentence import ROOT, Sentence
from dragoman.reading.triggers import Trigger, TriggerKind

_NOMINAL = ("NOUN", "PROPN", "PRON")
_FINITE = ("VBD", "VBZ", "VBP")
_LINKED = ("of", "for", "from")
_STOPS = (".", "!", "?", "”", '"', "’", "'", ":", ";", ",")
_DONE_TO = words_of("done-to")
"""Verbs that need an object, so that without one they are passive."""
_IMPOSING = ("impose", "slap", "place", "levy", "put")


def mend(trigger: Trigger) -> Trigger:
    """The trigger with its subject and object where the words put them; the same one where nothing slipped."""
    if trigger.kind is not TriggerKind.VERB:
        return trigger
    sentence, word, clause = trigger.sentence, trigger.word, trigger.clause
    for repair in (_after_semicolon, _after_relative, _after_whose, _accused, _headline_passive, _sanctioned):
        found = repair(sentence, word, clause)
        if found is not None:
            return replace(trigger, clause=found)
    return trigger


def _headline_passive(sentence: Sentence, word: int, clause: Clause) -> Clause | None:
    """ "Clinic *shelled* as talks stall": a headline tells in the present, so its past form without an object is passive."""
    if sentence.xpos[word] != "VBD" or clause.object or clause.complement or clause.controlled or not clause.subject:
        return None
    told = sentence.words[-1] in _STOPS or sentence.dependents(word, "aux")
    if told or sentence.lemmas[word].lower() not in _DONE_TO:
        return None
    agents = clause.oblique.get("by", ())
    around = {case: words for case, words in clause.oblique.items() if case != "by"}
    return replace(clause, subject=agents, object=clause.subject, oblique=around, passive=True)


def _sanctioned(sentence: Sentence, word: int, clause: Clause) -> Clause | None:
    """ "imposed sanctions on two *ministers* for funding them": the deed is of those on whom the sanction falls."""
    head = sentence.heads[word]
    gerund = sentence.relations[word] == "advcl" and sentence.xpos[word] == "VBG" and head != ROOT
    if not gerund or sentence.dependents(word, "nsubj") or sentence.lemmas[head].lower() not in _IMPOSING:
        return None
    marks = {sentence.words[m].lower() for m in sentence.dependents(word, "mark", "case")}
    blamed = obliques(sentence, head).get("on", ())
    blamed = blamed or tuple(w for o in sentence.dependents(head, "obj") for w in obliques(sentence, o).get("on", ()))
    return replace(clause, subject=blamed, controlled=True) if "for" in marks and blamed else None


def _after_semicolon(sentence: Sentence, word: int, clause: Clause) -> Clause | None:
    """ "... ; *Oslo*, which owns no share, protested": the noun after the stop, taken for an apposition to what stands before."""
    if sentence.dependents(word, "nsubj") or sentence.relations[word] != "conj":
        return None
    above = sentence.heads[word]
    if sentence.xpos[word] not in _FINITE:  # "protested and *called*", read as a participle
        joined = sentence.xpos[word] == "VBN" and not sentence.dependents(word, "aux")
        return _after_semicolon(sentence, above, clause) if joined and sentence.xpos[above] in _FINITE else None
    stops = [w for w in range(above, word) if sentence.words[w] == ";"]
    if not stops:
        return None
    first = next((w for w in range(stops[-1] + 1, word) if sentence.upos[w] in _NOMINAL), None)
    if first is None or sentence.dependents(first, "case"):
        return None
    head = sentence.heads[first] if sentence.relations[first] in ("compound", "nmod:poss", "flat") else first
    verbs = [w for w in range(first, word) if sentence.xpos[w] in _FINITE and not _inside(sentence, w, head)]
    return None if verbs or head > word else replace(clause, subject=conjuncts(sentence, head), controlled=False)


def _after_relative(sentence: Sentence, word: int, clause: Clause) -> Clause | None:
    """ "Oslo bought the ships, which lie idle, and *offered* help": a past verb hung on a present one between commas."""
    head = sentence.heads[word]
    hung = (
        sentence.relations[word] == "conj" and sentence.xpos[word] == "VBD" and not sentence.dependents(word, "nsubj")
    )
    if not hung or sentence.xpos[head] not in ("VBP", "VBZ") or sentence.relations[head] != "acl:relcl":
        return None
    comma = any(sentence.words[c] == "," for c in sentence.dependents(word, "punct"))
    main = next((w for w in sentence.ancestors(head) if sentence.xpos[w] == "VBD"), None)
    if main is None or not comma:
        return None
    doers = joined_heads(sentence, sentence.dependents(main, "nsubj"))
    return replace(clause, subject=doers, controlled=True) if doers else None


def _inside(sentence: Sentence, word: int, noun: int) -> bool:
    """Whether a word belongs to a clause on a noun."""
    return noun in sentence.ancestors(word)


def _after_whose(sentence: Sentence, word: int, clause: Clause) -> Clause | None:
    """ "whose arrest *the envoy* has condemned": the subject, taken for a part of the object before it."""
    if sentence.relations[word] != "acl:relcl" or sentence.dependents(word, "nsubj"):
        return None
    for noun in sentence.dependents(word, "obj"):
        owned = any(sentence.xpos[c] == "WP$" for c in sentence.dependents(noun, "nmod:poss"))
        if owned and noun < word:
            names = [c for c in sentence.dependents(noun, "appos", "flat", "nmod") if noun < c < word]
            if names:
                return replace(clause, subject=joined_heads(sentence, names[:1]), object=(noun,), controlled=False)
    return None


def _accused(sentence: Sentence, word: int, clause: Clause) -> Clause | None:
    """ "accusing *Oslo* of bombing it": the accused, taken for the subject of the deed."""
    if clause.object:
        return None
    for deed in sentence.dependents(word, "advcl"):
        marks = {sentence.words[m].lower() for m in sentence.dependents(deed, "mark")}
        doers = [s for s in sentence.dependents(deed, "nsubj") if s > word]
        if marks & set(_LINKED) and sentence.xpos[deed] == "VBG" and doers and sentence.heads[deed] != ROOT:
            mark = next(m for m in sentence.dependents(deed, "mark") if sentence.words[m].lower() in _LINKED)
            if doers[0] < mark:
                return replace(clause, object=joined_heads(sentence, doers))
    return None
