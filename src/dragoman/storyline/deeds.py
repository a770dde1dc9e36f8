"""A merged event as the ledgers see it: who, to whom, when, and in words about what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.model.actor import ResolvedActor
from dragoman.model.interval import Interval
from dragoman.storyline.words import NAME, PLAIN, keys_of

Act = tuple[str, str | None]
"""Type and mode."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A merged event as the ledgers see it: countries and ids of both sides are alike enough to tell who answers whom.

    Attributes:
        words: What it is about, in keys of its sentence, names and words of the trade left out.
        reported: Day of its first report.
        wants: What it asks for, threatens or offers: type and mode of the acts that are its content.
        place: A place narrower than a country.
    """

    event: str
    type: str
    mode: str | None
    status: str
    interval: Interval
    actors: frozenset[str]
    recipients: frozenset[str]
    words: frozenset[str]
    reported: date | None = None
    wants: frozenset[Act] = frozenset()
    place: str | None = None

    @property
    def first(self) -> date | None:
        """The day by which it is put in order."""
        return self.interval.earliest or self.interval.latest or self.reported


def matter_of(sentence: str) -> frozenset[str]:
    """What a sentence is about: its words without names, without words of the trade, without those that only say "offer"."""
    return frozenset(key for key, weight in keys_of(sentence).items() if PLAIN < weight < NAME and key not in _OFFERING)


_OFFERING = frozenset(
    key
    for word in "offer offered propose proposed proposal suggest invite invited invitation ask asked asking demand request urge"
    " urged appeal want wanted wants seek sought press push promise pledge vow reject refuse accept ignore withdraw answer".split()
    for key in keys_of(f"they {word}")
    if not key.startswith("=")  # a group of meaning has words of the matter too: "deal" is one of "agreement"
)


def sides(people: Iterable[ResolvedActor]) -> frozenset[str]:
    """Ids and countries of people: a ministry answers for its state."""
    return frozenset(value for person in people for value in (person.id, person.country) if value)
