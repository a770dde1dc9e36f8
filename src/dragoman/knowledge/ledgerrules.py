"""What makes an offer, what answers it, and which words tell that relations moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from dragoman.knowledge.files import Entry, KnowledgeFiles
from dragoman.model.mention import Direction, OfferForm, Outcome

_T = TypeVar("_T", OfferForm, Outcome, Direction)


@dataclass(frozen=True, slots=True)
class ShiftRule:
    """Words by which an article says that a stance or a relation moved.

    Attributes:
        verbs: Patterns of lemmas, the verb first.
        subject: Lemmas that the subject must have; empty: the subject is the actor whose stance moved.
        to: Prepositions (or ``object``) that lead to the other actor, on the verb or on the subject noun.
        direction: None where only the context tells.
    """

    id: str
    verbs: tuple[tuple[str, ...], ...]
    subject: frozenset[str]
    to: tuple[str, ...]
    direction: Direction | None
    entry: Entry


@dataclass(frozen=True, slots=True)
class LedgerRules:
    """Rules of offers and shifts, compiled.

    Attributes:
        forms: First lemma of an offering trigger to the form of the offer.
        answers: Trigger (phrase or first lemma) of an event that answers an offer to what it makes of it.
        outcomes: Lemma or two-word phrase near an offer to what it says became of it.
        fates: Verb of which a noun that names an offer is ``subject`` or ``object``, to what it makes of the offer.
        ready: Lemmas of triggers that offer what hangs on them: "*ready* to meet".
        shifts: First verb lemma to the rules that it may start, longest pattern first.
    """

    forms: Mapping[str, OfferForm]
    answers: Mapping[str, Outcome]
    outcomes: Mapping[str, Outcome]
    fates: Mapping[str, Mapping[str, Outcome]]
    ready: frozenset[str]
    shifts: Mapping[str, tuple[tuple[tuple[str, ...], ShiftRule], ...]]

    @classmethod
    def load(cls, files: KnowledgeFiles) -> LedgerRules:
        """The shipped rules with the user's laid over.

        Raises:
            KnowledgeError: an entry names no known form, outcome or direction.
        """
        forms = {w: _value(OfferForm, e) for e in files.entries("en/offers.toml", "form") for w in e.texts("words")}
        outcomes = {w: _value(Outcome, e) for e in files.entries("en/offers.toml", "outcome") for w in e.texts("words")}
        answers = {w: _value(Outcome, e) for e in files.entries("en/offers.toml", "answer") for w in e.texts("words")}
        fates = {side: _fates(files, side) for side in ("subject", "object")}
        ready = frozenset(w for e in files.entries("en/offers.toml", "ready") for w in e.texts("words"))
        shifts: dict[str, list[tuple[tuple[str, ...], ShiftRule]]] = defaultdict(list)
        for entry in files.entries("en/shifts.toml", "shift"):
            rule = _shift(entry)
            for pattern in rule.verbs:
                shifts[pattern[0]].append((pattern[1:], rule))
        for rows in shifts.values():
            rows.sort(key=lambda row: (-len(row[0]), -len(row[1].subject), row[1].id))
        return cls(forms, answers, outcomes, fates, ready, {lemma: tuple(rows) for lemma, rows in shifts.items()})


def _fates(files: KnowledgeFiles, side: str) -> dict[str, Outcome]:
    return {w: _value(Outcome, e) for e in files.entries("en/offers.toml", "fate") for w in e.texts(side)}


def _value(kind: type[_T], entry: Entry, key: str = "id") -> _T:
    given = entry.text(key).split("-", 1)[0]
    try:
        return kind(given)
    except ValueError:
        raise entry.fault(f'"{given}" is none of {", ".join(k.value for k in kind)}') from None


def _shift(entry: Entry) -> ShiftRule:
    direction = entry.text("direction")
    return ShiftRule(
        entry.text("id"),
        tuple(tuple(v.lower().split()) for v in entry.texts("verbs")),
        frozenset(entry.texts("subject")),
        entry.texts("to") or ("toward", "towards", "to", "with", "against", "from"),
        _value(Direction, entry, "direction") if direction else None,
        entry,
    )
