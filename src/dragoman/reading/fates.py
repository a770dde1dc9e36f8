"""What later words do with an offer that they name again: "ignored *the demand*", "took back *the offer*", "*the plan* lapsed"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.knowledge.ledgerrules import LedgerRules
from dragoman.model.mention import OfferForm, Outcome
from dragoman.reading.sentence import ROOT, Parse, Sentence

POINTING = ("the", "this", "that", "both", "these", "those", "its", "their", "his", "her")
RETOLD = 8
"""Sentences after an offer within which "the offer" means that one."""
_GIVING = (OfferForm.INVITATION, OfferForm.PROPOSAL, OfferForm.PROMISE)
_NEGATIONS = ("not", "n't", "n’t", "never", "no")


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a noun that names an offer.

    Attributes:
        outcome: What the verb makes of it.
        sentence, verb: Where the verb stands.
        by_maker: Whether only whoever made the offer can do this to it.
    """

    outcome: Outcome
    sentence: Sentence
    verb: int

    @property
    def by_maker(self) -> bool:
        return self.outcome is Outcome.WITHDRAWN


Told = tuple[int, int, OfferForm]
"""An offer's sentence, its first character, and its form."""


def fates_of(parse: Parse, told: Sequence[Told], rules: LedgerRules) -> Mapping[int, list[Fate]]:
    """For each offer, by its place in ``told``, what nouns that mean it go through, in text order.

    A noun means the nearest offer before it whose form it may name: "the demand" no invitation, "the plan" no appeal.
    """
    found: dict[int, list[Fate]] = {}
    for sentence in parse.sentences:
        for noun, fate in _in_sentence(sentence, rules):
            meant = _meant(sentence, noun, told, rules)
            if meant is not None:
                found.setdefault(meant, []).append(fate)
    return found


def _in_sentence(sentence: Sentence, rules: LedgerRules) -> Iterator[tuple[int, Fate]]:
    for noun, lemma in enumerate(sentence.lemmas):
        if lemma.lower() in rules.forms and sentence.upos[noun] == "NOUN" and _points(sentence, noun):
            fate = _fate(sentence, noun, rules)
            if fate is not None:
                yield noun, fate


def _points(sentence: Sentence, noun: int) -> bool:
    return any(sentence.words[c].lower() in POINTING for c in sentence.dependents(noun, "det", "nmod:poss"))


def _fate(sentence: Sentence, noun: int, rules: LedgerRules) -> Fate | None:
    head, relation = sentence.heads[noun], sentence.relations[noun]
    if head == ROOT or relation not in ("obj", "nsubj", "nsubj:pass", "obl"):
        return None
    if any(sentence.words[c].lower() in _NEGATIONS for c in sentence.children[head]):
        return None
    lemma = sentence.lemmas[head].lower()
    names = (_called(sentence, head) if lemma in _CALLING and relation == "obj" else ()) or (lemma,)
    rule = rules.fates.get("subject" if relation == "nsubj" else "object", {})
    for name in names:
        for phrase in (*_with_particles(sentence, head, name), name):
            if phrase in rule:
                return Fate(rule[phrase], sentence, head)
    return None


_CALLING = ("call", "term", "describe", "brand", "label", "deem", "denounce")


def _called(sentence: Sentence, verb: int) -> tuple[str, ...]:
    """What something is called: "called the offer *a ploy*"."""
    named = sentence.dependents(verb, "xcomp", "ccomp", "obj", "obl", "acl")
    return tuple(f"call {sentence.lemmas[word].lower()}" for word in named)


def _with_particles(sentence: Sentence, verb: int, lemma: str) -> list[str]:
    beside = [
        sentence.words[c].lower()
        for c in sentence.children[verb]
        if c > verb and sentence.relations[c] in ("compound:prt", "advmod", "obl", "xcomp")
    ]
    after = sentence.words[verb + 1].lower() if verb + 1 < len(sentence) else ""
    return [f"{lemma} {word}" for word in dict.fromkeys([*beside, after]) if word]


def _meant(sentence: Sentence, noun: int, told: Sequence[Told], rules: LedgerRules) -> int | None:
    form = rules.forms[sentence.lemmas[noun].lower()]
    for at in range(len(told) - 1, -1, -1):
        place, start, made = told[at]
        if start >= sentence.starts[noun] or sentence.index - place > RETOLD:
            continue
        if (form in _GIVING) is (made in _GIVING):
            return at
    return None
