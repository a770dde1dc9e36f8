"""A reader that knows four words, for tests of what stands around the reading: real offsets, no model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from dragoman.model.actor import ActorForm, ActorKind, ActorMention, Place, PlaceMention, ResolvedActor
from dragoman.model.document import Document, Span
from dragoman.model.interval import UNKNOWN, Anchor, Grain, Interval, Timex, TimexType
from dragoman.model.mention import (
    Bound,
    Direction,
    EventMention,
    EventType,
    Figure,
    Manner,
    Measure,
    OfferForm,
    OfferMention,
    Outcome,
    Predicate,
    Quote,
    QuoteForm,
    Reading,
    Shift,
    Status,
)

COUNTRIES = {"Norway": "NOR", "Sweden": "SWE", "Chad": "TCD"}
ACTS = {
    "attacked": (EventType.ASSAULT, Status.HAPPENED, "aerial"),
    "attack": (EventType.ASSAULT, Status.HAPPENED, None),
    "invited": (EventType.AGREE, Status.HAPPENED, None),
    "visit": (EventType.CONSULT, Status.OFFERED, "visit"),
}


class FakeReader:
    """Reads "Norway attacked Sweden in Oslo, killing 34"; fails on articles that hold the word "poison"."""

    loads = 0

    def read_many(self, documents: Sequence[Document], *, predicates: bool = False) -> list[Reading]:
        return [self._read(document, predicates) for document in documents]

    def _read(self, document: Document, predicates: bool) -> Reading:
        text = document.text
        if "poison" in text:
            raise ValueError("the reader choked")
        events = list(_events(document))
        return Reading(
            document=document,
            times=tuple(_times(document)),
            actors=tuple(_mention(text, m) for m in re.finditer("|".join(COUNTRIES), text)),
            places=tuple(_place(m) for m in re.finditer("Oslo", text)),
            events=tuple(events),
            predicates=tuple(_predicates(text)) if predicates else (),
            quotes=tuple(_quotes(text)),
            figures=tuple(_figures(text, events)),
            shifts=tuple(_shifts(text)),
            offers=tuple(_offers(text, events)),
            model="fake 1",
        )


def load_fake() -> FakeReader:
    """A factory that a spawned process can import."""
    return FakeReader()


def load_counted(folder: Path) -> FakeReader:
    """A factory that leaves a mark each time it is called."""
    (folder / f"load-{len(list(folder.glob('load-*')))}").touch()
    return FakeReader()


def country(text: str, name: str) -> ResolvedActor:
    at = text.find(name)
    return ResolvedActor(f"state:{COUNTRIES[name]}", name, COUNTRIES[name], None, Span(at, at + len(name)))


def _named(text: str) -> list[ResolvedActor]:
    found = sorted((text.find(name), name) for name in COUNTRIES if name in text)
    return [country(text, name) for _, name in found]


def _events(document: Document) -> Iterator[EventMention]:
    text = document.text
    parties = _named(text)
    place = re.search("Oslo", text)
    day = document.published
    first: str | None = None
    for m in re.finditer(r"\b(attacked|attack|invited|visit)\b", text):
        kind, status, mode = ACTS[m[1]]
        name = f"{document.id}-{m.start()}"
        yield EventMention(
            id=name,
            span=Span(m.start(), m.end()),
            type=kind,
            status=status,
            actors=tuple(parties[:1]),
            recipients=tuple(parties[1:2]),
            interval=Interval(day, day) if day else UNKNOWN,
            place=_place(place) if place else None,
            claimed_by=None,
            intensity=-9.0,
            confidence=0.75 if kind is EventType.ASSAULT else 0.5,
            rule="frames:fake",
            model="fake 1",
            mode=mode,
            same_as=first if m[1] == "attack" else None,
            trigger=m[1],
        )
        first = name


def _place(m: re.Match[str]) -> PlaceMention:
    return PlaceMention(Span(m.start(), m.end()), Place("Oslo", "NOR", 59.91, 10.75, 3143244, "city"))


def _mention(text: str, m: re.Match[str]) -> ActorMention:
    span = Span(m.start(), m.end())
    actor = ResolvedActor(f"state:{COUNTRIES[m[0]]}", m[0], COUNTRIES[m[0]], None, span)
    return ActorMention(actor, span, m.start(), ActorForm.NAME, ActorKind.STATE, "name", 1.0)


def _times(document: Document) -> Iterator[Timex]:
    for m in re.finditer(r"\d{4}-\d\d-\d\d", document.text):
        day = date.fromisoformat(m[0])
        span = Span(m.start(), m.end())
        yield Timex(span, TimexType.DATE, m[0], Interval(day, day), Grain.DAY, Anchor.ABSOLUTE, "iso-day")


def _predicates(text: str) -> Iterator[Predicate]:
    for m in re.finditer("hoped", text):
        yield Predicate(Span(m.start(), m.end()), Status.HOPED, None, 0.5, UNKNOWN)


def _quotes(text: str) -> Iterator[Quote]:
    for m in re.finditer(r"“([^”]+)”,? (said)", text):
        span, cue = Span(*m.span(1)), Span(*m.span(2))
        speaker = _named(text)[0]
        yield Quote(span, QuoteForm.DIRECT, Manner.SAID, (span,), speaker, None, cue, UNKNOWN, "quotes:fake", 0.9)


def _figures(text: str, events: Sequence[EventMention]) -> Iterator[Figure]:
    for m in re.finditer(r"at least (\d+) (\w+?)s? (?:were )?killed", text):
        span, event = Span(*m.span()), events[0].id if events else None
        rule = "figures:fake"
        yield Figure(span, Measure.KILLED, float(m[1]), None, Bound.AT_LEAST, m[2], event, _named(text)[0], rule, 0.8)


def _shifts(text: str) -> Iterator[Shift]:
    for m in re.finditer("warmed", text):
        one, other = _named(text)[:2]
        yield Shift(Span(*m.span()), one, other, Direction.BETTER, UNKNOWN, "shifts:fake", 0.6)


def _offers(text: str, events: Sequence[EventMention]) -> Iterator[OfferMention]:
    parties = _named(text)
    for event in events:
        if event.trigger == "invited":
            by, to = tuple(parties[:1]), tuple(parties[1:2])
            form, outcome = OfferForm.INVITATION, Outcome.OPEN
            yield OfferMention(event.span, event.id, form, by, to, None, outcome, None, UNKNOWN, "offers:fake", 0.7)
