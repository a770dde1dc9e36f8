"""The model as plain objects: the dictionaries that RECORD.md names, with their keys in its order.

Everything that leaves Python (JSONL, Arrow) is made from these, so that a name stands in one place.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from dragoman.model.actor import ActorMention, PlaceMention, ResolvedActor
from dragoman.model.document import Document, Span
from dragoman.model.interval import Interval, Timex
from dragoman.model.mention import EventMention, Figure, OfferMention, Predicate, Quote, Reading, Shift

Plain = dict[str, Any]

DECIMALS = 4
"""Digits kept of a confidence: more would be noise of the processor's arithmetic."""


def plain_objects(reading: Reading) -> Iterator[Plain]:
    """What an article tells, kind by kind as RECORD.md orders them: the document first, each kind in text order.

    ``text[start:end] == object["text"]`` holds for every object with offsets; days are ISO, None where open or unknown.
    """
    document = reading.document
    yield plain_document(document, reading.warnings)
    yield from (_time(timex, document) for timex in reading.times)
    yield from (_actor_mention(mention, document) for mention in reading.actors)
    yield from (_place_mention(mention, document) for mention in reading.places)
    yield from (_event(event, document) for event in reading.events)
    yield from (_predicate(predicate, document) for predicate in reading.predicates)
    yield from (_quote(quote, document) for quote in reading.quotes)
    yield from (_figure(figure, document) for figure in reading.figures)
    yield from (_shift(shift, document) for shift in reading.shifts)
    yield from (_offer(offer, document) for offer in reading.offers)


def plain_document(document: Document, warnings: tuple[str, ...] = ()) -> Plain:
    """The article itself."""
    return {
        "kind": "document",
        "id": document.id,
        "published": _day(document.published),
        "updated": _day(document.updated),
        "dateline": document.dateline,
        "title": document.title,
        "source": document.source,
        "byline": document.byline,
        "url": document.url,
        "language": document.language,
        "body": document.body,
        "warnings": list(warnings),
        "text": document.text,
    }


def plain_actor(actor: ResolvedActor, text: str) -> Plain:
    """An actor of a clause; offsets and words None where no word of the clause names it."""
    span = actor.span
    return {
        "id": actor.id,
        "name": actor.name,
        "country": actor.country or None,
        "sector": actor.sector or None,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "text": span.of(text) if span else None,
    }


def plain_place(mention: PlaceMention, text: str) -> Plain:
    """A place with where it is named."""
    place, span = mention.place, mention.span
    return {
        "name": place.name,
        "country": place.country or None,
        "lat": place.lat,
        "lon": place.lon,
        "geonameid": place.geonameid,
        "start": span.start,
        "end": span.end,
        "text": span.of(text),
    }


def _base(kind: str, span: Span, document: Document) -> Plain:
    return {
        "kind": kind,
        "doc": document.id,
        "start": span.start,
        "end": span.end,
        "text": span.of(document.text),
    }


def _time(timex: Timex, document: Document) -> Plain:
    return {
        **_base("time", timex.span, document),
        **_days(timex.interval),
        "value": timex.value,
        "type": timex.type.value,
        "grain": timex.grain.value if timex.grain else None,
        "anchor": timex.anchor.value if timex.anchor else None,
        "rule": timex.rule,
    }


def _actor_mention(mention: ActorMention, document: Document) -> Plain:
    actor = mention.actor
    return {
        **_base("actor", mention.span, document),
        "id": actor.id,
        "name": actor.name,
        "country": actor.country or None,
        "sector": actor.sector or None,
        "form": mention.form.value,
        "members": [plain_actor(member, document.text) for member in mention.members],
        "rule": mention.rule,
        "confidence": _share(mention.confidence),
    }


def _place_mention(mention: PlaceMention, document: Document) -> Plain:
    return {**_base("place", mention.span, document), **_without_span(plain_place(mention, document.text))}


def _event(event: EventMention, document: Document) -> Plain:
    text = document.text
    return {
        **_base("event", event.span, document),
        "id": event.id,
        "same_as": event.same_as,
        "type": event.type.value,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "status": event.status.value,
        "actors": _actors(event.actors, text),
        "recipients": _actors(event.recipients, text),
        **_days(event.interval),
        "place": plain_place(event.place, text) if event.place else None,
        "claimed_by": _one(event.claimed_by, text),
        "content_of": event.content_of,
        "caused_by": event.caused_by,
        "intensity": _share(event.intensity),
        "confidence": _share(event.confidence),
        "trigger": event.trigger,
        "rule": event.rule,
        "model": event.model,
    }


def _predicate(predicate: Predicate, document: Document) -> Plain:
    return {
        **_base("predicate", predicate.span, document),
        "status": predicate.status.value,
        "claimed_by": _one(predicate.claimed_by, document.text),
        "factuality": _share(predicate.factuality),
        **_days(predicate.interval),
    }


def _quote(quote: Quote, document: Document) -> Plain:
    text = document.text
    return {
        **_base("quote", quote.span, document),
        "form": quote.form.value,
        "manner": quote.manner.value,
        "parts": [[part.start, part.end] for part in quote.parts],
        "speaker": _one(quote.speaker, text),
        "addressee": _one(quote.addressee, text),
        "cue": _words(quote.cue, text),
        "occasion": quote.occasion.value if quote.occasion else None,
        "occasion_words": _words(quote.occasion_words, text),
        "via": _actors(quote.via, text),
        **_days(quote.interval),
        "rule": quote.rule,
        "confidence": _share(quote.confidence),
    }


def _figure(figure: Figure, document: Document) -> Plain:
    return {
        **_base("figure", figure.span, document),
        "measure": figure.measure.value,
        "value": _number(figure.value),
        "upper": None if figure.upper is None else _number(figure.upper),
        "bound": figure.bound.value,
        "unit": figure.unit,
        "event": figure.event,
        "claimed_by": _one(figure.claimed_by, document.text),
        "rule": figure.rule,
        "confidence": _share(figure.confidence),
    }


def _shift(shift: Shift, document: Document) -> Plain:
    return {
        **_base("shift", shift.span, document),
        "from": plain_actor(shift.from_actor, document.text),
        "to": plain_actor(shift.to_actor, document.text),
        "direction": shift.direction.value,
        **_days(shift.interval),
        "rule": shift.rule,
        "confidence": _share(shift.confidence),
    }


def _offer(offer: OfferMention, document: Document) -> Plain:
    answered = offer.answered
    return {
        **_base("offer", offer.span, document),
        "event": offer.event,
        "form": offer.form.value,
        "by": _actors(offer.by, document.text),
        "to": _actors(offer.to, document.text),
        "deadline": _day(offer.deadline),
        "outcome": offer.outcome.value,
        "answer": offer.answer,
        "answered": _days(answered) if answered.known else None,
        "rule": offer.rule,
        "confidence": _share(offer.confidence),
    }


def _words(span: Span | None, text: str) -> Plain | None:
    return {"start": span.start, "end": span.end, "text": span.of(text)} if span else None


def _actors(actors: tuple[ResolvedActor, ...], text: str) -> list[Plain]:
    return [plain_actor(actor, text) for actor in actors]


def _one(actor: ResolvedActor | None, text: str) -> Plain | None:
    return plain_actor(actor, text) if actor else None


def _without_span(plain: Plain) -> Plain:
    return {key: value for key, value in plain.items() if key not in ("start", "end", "text")}


def _days(interval: Interval) -> Plain:
    return {"earliest": _day(interval.earliest), "latest": _day(interval.latest)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _share(value: float) -> float:
    return round(value, DECIMALS) + 0.0  # + 0.0 turns -0.0 into 0.0


def _number(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value
