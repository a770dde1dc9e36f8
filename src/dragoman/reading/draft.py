"""An event mention in the making: what one clause gives, before the rest of the article completes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.model.actor import PlaceMention, ResolvedActor
from dragoman.model.interval import Interval
from dragoman.model.mention import EventType
from dragoman.reading.decision import Decision
from dragoman.reading.sentence import Sentence
from dragoman.reading.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Draft:
    """An event mention in the making.

    Attributes:
        order: Position among the article's drafts.
        speech: Order of the draft whose content this is.
        subject_event, object_event: Orders of event nouns in those slots, whose actors may complete this one.
        same_as: Order of the first telling of the same act.
        fresh: Whether the words make it a new act: "*another* raid".
        undated: Whether it is a known act whose day is but that of the clause around it.
        told: Whether its object only points back at what was told: "condemned *the move*".
        cause: Order of the draft that the words give as its cause.
        inferred: What lent the actors that no word of the clause names, for ``explain``.
    """

    order: int
    trigger: Trigger
    decision: Decision
    actors: tuple[ResolvedActor, ...]
    recipients: tuple[ResolvedActor, ...]
    interval: Interval
    place: PlaceMention | None
    claimed_by: ResolvedActor | None
    speech: int | None
    subject_event: int | None = None
    object_event: int | None = None
    same_as: int | None = None
    fresh: bool = False
    undated: bool = False
    told: bool = False
    cause: int | None = None
    inferred: tuple[str, ...] = ()

    @property
    def type(self) -> EventType:
        return self.trigger.frame.type

    @property
    def sentence(self) -> Sentence:
        return self.trigger.sentence


def unsaid(actors: Sequence[ResolvedActor]) -> tuple[ResolvedActor, ...]:
    """The same actors, understood: no word of the clause names them."""
    return tuple(replace(a, span=None) for a in actors)
