"""How sure a text makes a reader that an act came about: -3 (certainly not) to 3 (certainly so), by weighed cues.

A weight is added for each thing that is so of the word: its status, its form and helpers, who its subject is, what
governs it. The weights are fitted on UDS It-Happened, whose readers were asked whether an act "happened or is
happening": what is still to come counts as not so.

Source:
    Rudinger, White and Van Durme (2018), "Neural models of factuality"; White et al. (2016) for the data's first part.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.files import SHIPPED
from dragoman.knowledge.rules import Cues
from dragoman.reading.decision import Decision
from dragoman.reading.sentence import ROOT, Sentence
from dragoman.reading.status import StatusReader

WEIGHTS = "en/factuality.csv"
HIGHEST = 3.0
STRETCH = 1.1
"""How far the bent sum reaches beyond the scale, which is then cut; by mean error on the development part."""
_DENYING = frozenset({"not", "n't", "n’t", "never", "no"})
_TELLING = frozenset("if will would could can should may might need want hope let please".split())
_SUBJECTS = ("nsubj", "csubj")
_HELPERS = ("aux", "cop")
_PAIRS = tuple(
    tuple(row.split())
    for row in (
        "lemma status, lemma subject, lemma helpers, lemma relation, lemma above, lemma asked, lemma mark,"
        " above helpers, above mark, above whose, above help, above subject, ruled status, ruled mark,"
        " ruled helpers, helpers subject,"
        " helpers asked, helpers relation, subject asked, subject relation, subject form, status subject, status asked,"
        " status form, mark relation, mark whose, mark help, if form, if relation, if helpers, group form,"
        " group relation,"
        " group subject, form above, whose help, denied ruled, denied mark, form mark ruled, helpers subject asked,"
        " form relation subject, status ruled mark, relation whose help, helpers relation ruled, above mark whose,"
        " above help form, lemma helpers subject, before after, lemma before, lemma after, lemma ruled, lemma if,"
        " lemma whose,"
        " form before, form after, above after, above status, lemma form helpers, subject whose, if subject, if whose"
    ).split(",")
)
"""Which facts count together. Chosen by gain on the development part."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each fact adds, before the sum is bent into the scale.

    Attributes:
        base: The sum of a word of which nothing is known.
        of: Fact to weight.
    """

    base: float
    of: Mapping[str, float]

    def figure(self, facts: Iterator[str]) -> float:
        """The figure on the scale, rounded to hundredths; the order of the facts does not matter."""
        total = self.base + sum(self.of.get(fact, 0.0) for fact in sorted(set(facts)))
        figure = STRETCH * HIGHEST * math.tanh(total / 2)
        return round(max(-HIGHEST, min(HIGHEST, figure)), 2)


@cache
def load_weights() -> Weights:
    """The shipped weights."""
    with (SHIPPED / WEIGHTS).open(encoding="utf-8", newline="") as lines:
        given = csv.DictReader(line for line in lines if not line.startswith("# "))
        rows = {row["fact"]: float(row["weight"]) for row in given}
    return Weights(rows.pop("base"), rows)


def factuality(sentence: Sentence, word: int, cues: Cues) -> float:
    """How surely the act of a word came about, by the whole of its sentence.

    Frames are not asked, so that the weights hold when frames change.
    """
    return load_weights().figure(facts_of(sentence, word, cues))


def facts_of(sentence: Sentence, word: int, cues: Cues) -> Iterator[str]:
    """Everything that is so of a word, each as one line of the weights file."""
    reader = StatusReader(sentence, {}, cues)
    decision = reader.noun(word) if sentence.upos[word] == "NOUN" else reader.verb(word)
    first = _first_conjunct(sentence, word)
    slots = _own_slots(sentence, word, decision)
    slots.update(_governor_slots(reader, first, slots))
    yield from (f"{name}={value}" for name, value in slots.items())
    yield from _own_facts(sentence, word, slots)
    if first != word:
        yield from _shared_facts(sentence, word, first)
    yield from _chain_facts(sentence, word)
    yield from _sentence_facts(sentence)
    yield from _near_facts(sentence, word)
    for names in _PAIRS:
        if all(name in slots for name in names):
            yield "&".join(f"{name}={slots[name]}" for name in names)


def _low(sentence: Sentence, word: int) -> str:
    return sentence.words[word].lower()


def _kind(sentence: Sentence, word: int) -> str:
    return sentence.relations[word].split(":")[0]


def _dependents(sentence: Sentence, word: int, kind: str) -> list[str]:
    return [_low(sentence, c) for c in sentence.children[word] if _kind(sentence, c) == kind]


def _helpers(sentence: Sentence, word: int) -> list[str]:
    return [_low(sentence, c) for c in sentence.children[word] if _kind(sentence, c) in _HELPERS]


def _first_conjunct(sentence: Sentence, word: int) -> int:
    while sentence.relations[word] == "conj" and sentence.heads[word] != ROOT:
        word = sentence.heads[word]
    return word


def _who(sentence: Sentence, word: int) -> str:
    """The subject: a pronoun by its form, else "noun"; "-" without one."""
    for child in sentence.children[word]:
        if _kind(sentence, child) in _SUBJECTS:
            return _low(sentence, child) if sentence.upos[child] == "PRON" else "noun"
    return "-"


def _own_slots(sentence: Sentence, word: int, decision: Decision) -> dict[str, str]:
    marks = [_low(sentence, c) for c in sentence.children[word] if _kind(sentence, c) == "mark"]
    slots = {
        "lemma": sentence.lemmas[word].lower(),
        "form": sentence.xpos[word],
        "relation": sentence.relations[word],
        "helpers": "_".join(_helpers(sentence, word)),
        "subject": _who(sentence, word),
        "mark": marks[0] if marks else "-",
        "asked": str(sentence.words[-1] == "?"),
        "denied": str(any(_low(sentence, c) in _DENYING for c in sentence.children[word])),
        "status": decision.status.value,
        "group": decision.cue.split(":")[0],
        "before": _low(sentence, word - 1) if word else "^",
        "after": _low(sentence, word + 1) if word + 1 < len(sentence) else "$",
    }
    if "if" in (w.lower() for w in sentence.words):
        slots["if"] = "yes"
    return slots


def _governor_slots(reader: StatusReader, first: int, own: Mapping[str, str]) -> dict[str, str]:
    sentence, head = reader.sentence, reader.sentence.heads[first]
    if head == ROOT:
        return {}
    noun = sentence.upos[head] in ("NOUN", "PROPN")
    ruled = (reader.noun(head) if noun else reader.verb(head)).status.value
    relation = _kind(sentence, first)
    return {
        "above": sentence.lemmas[head].lower(),
        "above_form": f"{sentence.xpos[head]},{relation}",
        "above_relation": f"{sentence.lemmas[head].lower()},{relation}",
        "above_own_form": f"{sentence.lemmas[head].lower()},{own['form']}",
        "ruled": f"{ruled},{relation}",
        "ruled_form": f"{ruled},{relation},{own['form']}",
        "help": "_".join(_helpers(sentence, head)),
        "whose": f"{_who(sentence, head)},{relation}",
        "above_denied": f"{any(_low(sentence, c) in _DENYING for c in sentence.children[head])},{relation}",
    }


def _own_facts(sentence: Sentence, word: int, slots: Mapping[str, str]) -> Iterator[str]:
    form, denied = slots["form"], slots["denied"]
    yield f"lemma_form={slots['lemma']},{form}"
    yield f"form_relation={form},{slots['relation']}"
    yield f"form_helpers={form},{slots['helpers']}"
    yield f"form_mark={form},{slots['mark']},{slots['relation']}"
    yield f"two_before={' '.join(w.lower() for w in sentence.words[max(0, word - 2) : word])}"
    for child in sentence.children[word]:
        kind, low = _kind(sentence, child), _low(sentence, child)
        if kind in _HELPERS:
            yield f"helper={low}"
            yield f"helper_denied={low},{denied}"
        elif kind in ("advmod", "discourse"):
            yield f"adverb={low}"
        elif kind in ("obj", "iobj", "obl"):
            yield f"has={kind}"
            yield f"object={sentence.lemmas[child].lower()}"
            yield from (f"object_det={low}" for low in _dependents(sentence, child, "det"))
        elif kind == "advcl":
            yield from (f"clause={low}" for low in _dependents(sentence, child, "mark"))
        elif kind in _SUBJECTS:
            yield f"subject_form={sentence.xpos[child]}"
            yield f"subject_lemma={sentence.lemmas[child].lower()}"
            yield from (f"subject_det={low}" for low in _dependents(sentence, child, "det"))


def _shared_facts(sentence: Sentence, word: int, first: int) -> Iterator[str]:
    """What a conjunct takes from the first: its helpers, its mark, its relation."""
    form = sentence.xpos[word]
    yield f"joined={sentence.xpos[first]},{form}"
    yield f"joined_relation={sentence.relations[first]},{form}"
    for child in sentence.children[first]:
        low = _low(sentence, child)
        if _kind(sentence, child) in ("aux", "mark"):
            yield f"joined_{_kind(sentence, child)}={low},{form}"
        if low in _DENYING:
            yield f"joined_denied={form}"


def _chain_facts(sentence: Sentence, word: int) -> Iterator[str]:
    """The words above, up to three."""
    above = sentence.ancestors(word)
    yield from (f"higher={sentence.lemmas[w].lower()}" for w in above[:3])
    yield "path=" + "<".join(sentence.relations[w] for w in (word, *above[:2]))
    if above:
        yield from (f"above_det={low}" for low in _dependents(sentence, above[0], "det"))
        yield from (f"above_mark={low}" for low in _dependents(sentence, above[0], "mark"))


def _sentence_facts(sentence: Sentence) -> Iterator[str]:
    root = sentence.root
    yield f"root={sentence.xpos[root]}"
    yield from (f"root_helper={h}" for h in _helpers(sentence, root))
    yield f"end={sentence.words[-1]}"
    yield f"length={min(len(sentence) // 5, 6)}"
    yield from (f"tense={t}" for t in ("VBD", "VBZ", "VBP", "MD") if t in sentence.xpos)
    yield from (f"holds={w}" for w in sorted(_TELLING.intersection(x.lower() for x in sentence.words)))


def _near_facts(sentence: Sentence, word: int) -> Iterator[str]:
    """Words and forms around, by distance at most four."""
    first, last = max(0, word - 4), min(len(sentence), word + 5)
    yield from (f"earlier={_low(sentence, w)}" for w in range(first, word))
    yield from (f"later={_low(sentence, w)}" for w in range(word + 1, last))
    yield f"forms={' '.join(sentence.xpos[max(0, word - 2) : word + 2])}"
    yield f"forms_before={' '.join(sentence.xpos[max(0, word - 3) : word + 1])}"
    yield f"opens={_low(sentence, 0)}"
    yield f"two_after={' '.join(w.lower() for w in sentence.words[word + 1 : word + 3])}"
