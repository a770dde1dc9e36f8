"""Prints what a set's scorer reads: ``python -m benchmarks.predict SET FILE > PRED.jsonl``.

SET is times, intervals, event_dates, quotes, events, pairs, actors, who, status, factuality, places, places_given, many, ecb
or timelines, forecast or weekly; FILE is a gold
file of the evaluation folder, of which only text, date and what the set gives (spans, the actor pair) are read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from benchmarks.counted import act_of, counted
from benchmarks.forecasts import predict_forecast, predict_weekly
from benchmarks.gold import Row, day_of, documents, rows
from benchmarks.storyline_sets import predict_ecb, predict_many, predict_timelines
from dragoman.model.actor import ActorForm, ActorKind, ActorMention, ResolvedActor
from dragoman.model.document import Document, Span
from dragoman.model.interval import Interval
from dragoman.model.mention import EventMention, EventType, Reading
from dragoman.reading.dating import EventDater
from dragoman.reading.factuality import factuality
from dragoman.reading.predicates import find_predicates
from dragoman.reading.reader import Reader
from dragoman.reading.times import find_times
from dragoman.reading.toponyms import PlaceContext

_BATCH = 64


def readings(reader: Reader, given: list[Row], *, predicates: bool = False) -> Iterator[Reading]:
    """Readings of a gold file's documents, in batches."""
    batch: list[Document] = []
    for document in documents(given):
        batch.append(document)
        if len(batch) == _BATCH:
            yield from reader.read_many(batch, predicates)
            batch = []
    if batch:
        yield from reader.read_many(batch, predicates)


def predict_times(reader: Reader, path: Path) -> Iterator[Row]:
    for reading in readings(reader, rows(path)):
        found = [
            {"start": t.span.start, "end": t.span.end, "type": t.type.value, "value": t.value} for t in reading.times
        ]
        yield {"id": reading.document.id, "timexes": found}


def predict_intervals(reader: Reader, path: Path) -> Iterator[Row]:
    for reading in readings(reader, rows(path)):
        found = [{"start": t.span.start, "end": t.span.end, **_ends(t.interval)} for t in reading.times]
        yield {"id": reading.document.id, "timexes": found}


def _ends(interval: Interval) -> Row:
    first, last = interval.earliest, interval.latest
    return {"earliest": first.isoformat() if first else None, "latest": last.isoformat() if last else None}


def predict_event_dates(reader: Reader, path: Path) -> Iterator[Row]:
    """Days of given event mentions; the texts lie beside, in ``..._docs.jsonl``."""
    texts = {str(r["id"]): r for r in rows(path.with_name(path.name.replace("_events", "_docs")))}
    wanted = rows(path)
    for name in dict.fromkeys(str(r["doc"]) for r in wanted):
        row = texts[name]
        parse = reader.parser.parse(Document(name, row["text"], day_of(row), language="en"))
        known = reader.knowledge.times
        dater = EventDater(parse, find_times(parse, known), known.worth["EVENTNOUN"])
        for event in wanted:
            at = parse.word_at(event["start"]) if str(event["doc"]) == name else None
            if at is not None:
                days = dater.date(at[0].index, at[1])
                yield {"doc": event["doc"], "mention": event["mention"], "value": _as_value(days)}


_SHORT_DAYS, _MONTH_DAYS, _YEAR_DAYS = 7, 31, 366
"""A stretch of up to so many days is told by its last day, its month, its year."""


def _as_value(days: Interval) -> str:
    """An interval as one calendar value: the last day of a few, the month or year of more, the first of what goes on for years."""
    first, last = days.earliest or days.latest, days.latest or days.earliest
    if first is None or last is None:
        return "XXXX-XX-XX"
    length = (last - first).days + 1
    if length <= _SHORT_DAYS:
        return last.isoformat()
    if length <= _MONTH_DAYS:
        return first.isoformat()[:7]
    return first.isoformat()[:4] if length <= _YEAR_DAYS else first.isoformat()


def predict_quotes(reader: Reader, path: Path) -> Iterator[Row]:
    for reading in readings(reader, rows(path)):
        yield {
            "id": reading.document.id,
            "quotes": [
                {
                    "content": [[p.start, p.end] for p in q.parts],
                    "cue": [[q.cue.start, q.cue.end]] if q.cue else [],
                    "source": _span(q.speaker),
                    "speaker": q.speaker.name if q.speaker else None,
                }
                for q in reading.quotes
            ],
        }


def _span(actor: ResolvedActor | None) -> list[list[int]]:
    return [[actor.span.start, actor.span.end]] if actor is not None and actor.span is not None else []


def predict_events(reader: Reader, path: Path) -> Iterator[Row]:
    for reading in readings(reader, rows(path)):
        found: list[Row] = []
        for event in counted(reading):
            for pair in _pairs(event, reading.document.text):
                row = {**pair, "plover": act_of(event)}
                if row not in found:
                    found.append(row)
        yield {"id": reading.document.id, "events": found}


def _pairs(event: EventMention, text: str) -> Iterator[Row]:
    for actor in event.actors or (None,):
        for recipient in event.recipients or (None,):
            if actor is not None and recipient is not None and actor.id == recipient.id:
                continue  # two who met are each other's recipients, none his own
            yield {
                "source": _code(actor), "target": _code(recipient),
                "source_text": _words(actor, text), "target_text": _words(recipient, text),
            }  # fmt: skip


def _code(actor: ResolvedActor | None) -> str | None:
    return ((actor.country or "") + (actor.sector or "")) or None if actor is not None else None


def _words(actor: ResolvedActor | None, text: str) -> str | None:
    return actor.span.of(text) if actor is not None and actor.span is not None else None


def predict_pairs(reader: Reader, path: Path) -> Iterator[Row]:
    """One type for each given pair: of the events that join the two, the first; else that nearest to either name."""
    given = {str(r["id"]): r for r in rows(path)}
    for reading in readings(reader, list(given.values())):
        text = reading.document.text
        found = []
        for pair in given[reading.document.id]["events"]:
            source, target = str(pair["source_text"] or ""), str(pair["target_text"] or "")
            act = _act_between(reading, text.find(source), text.find(target))
            found.append({"source_text": source, "target_text": target, "plover": act or EventType.CONSULT})
        yield {"id": reading.document.id, "events": found}


_FAR = 100.0
"""Characters that weigh as much as certainty."""


def _act_between(reading: Reading, source: int, target: int) -> EventType | None:
    """The act that joins the actor named at one offset with the one named at the other."""

    def touches(actors: Sequence[ResolvedActor], at: int) -> bool:
        return any(a.span is not None and a.span.start <= at < a.span.end + 2 for a in actors)

    def rank(event: EventMention) -> tuple[float, int]:
        own, other = touches(event.actors, source), touches(event.recipients, target)
        reverse = touches(event.recipients, source) or touches(event.actors, target)
        far = abs(event.span.start - (source + target) // 2)
        score = 3 * own + 3 * other + reverse - (event.content_of is not None) - (act_of(event) is None)
        return -(score + event.confidence - far / _FAR), far

    ranked = sorted((e for e in reading.events if act_of(e) is not None), key=rank)
    return act_of(ranked[0]) if ranked else None


def predict_who(reader: Reader, path: Path) -> Iterator[Row]:
    wanted = rows(path)
    found = {r.document.id: r for r in readings(reader, wanted)}
    for row in wanted:
        mention = _nearest(found[str(row["id"])].actors, row["start"], row["end"])
        country = mention.actor.country if mention else None
        yield {
            "id": row["id"],
            "who": mention.actor.name if mention else None,
            "country": None if country in ("IGO", "EUR") else country,
        }


def _nearest(items: Sequence[Any], start: int, end: int) -> Any:
    """The item whose span shares most with a stretch, relative to both; None where none touches it."""
    best, most = None, 0.0
    for item in items:
        shared = min(end, item.span.end) - max(start, item.span.start)
        share = shared / (max(end, item.span.end) - min(start, item.span.start)) if shared > 0 else 0.0
        if share > most:
            best, most = item, share
    return best


def predict_actors(reader: Reader, path: Path) -> Iterator[Row]:
    """Country and sector of a given name in its context."""
    for row in rows(path):
        name, day = str(row["name"]), _day_of_actor(row)
        texts = _texts_around(name, str(row.get("context") or ""))
        found = [m for text in texts if (m := _mention_of(reader, name, text, day)) is not None]
        if not found:
            yield {"id": row["id"], "country": "", "sector": "", "no_match": True}
            continue
        best = max(found, key=lambda m: (not m[0].actor.id.startswith("text:"), m[1]))[0]
        actor = best.actor
        second = reader.knowledge.registry.second_sector(actor.id, day, _without_article(actor.name))
        unknown = actor.id.startswith("text:")
        yield {"id": row["id"], "country": actor.country or "", "sector": actor.sector or "",
               "sector2": second or "", "wiki": "" if unknown else actor.name,
               "no_match": unknown and not (actor.country or actor.sector)}  # fmt: skip


def _without_article(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


_SET_MADE = date(2022, 6, 1)
"""NGEC's tests were written in 2022; "today" and no date mean then."""


def _day_of_actor(row: Row) -> date:
    given = str(row.get("date") or "")
    try:
        return day_of(row) or datetime.strptime(given, "%B %d, %Y").date()
    except ValueError:
        return _SET_MADE


def _texts_around(name: str, context: str) -> list[str]:
    """Sentences in which a name can be read: its own context, a hint put before it, or two short sentences of ours."""
    if name in context:
        return [context]
    if context and len(context.split()) <= _HINT and not name.startswith(context):
        name = f"{context} {name.removeprefix('the ').removeprefix('The ')}"
        context = ""
    small = name[:1].lower() + name[1:] if name.split(" ")[0] in ("The", "A", "An", "Over") else name
    return [f"Last week {small} met reporters. {context}".strip(), f"Reporters waited for {small}. {context}".strip()]


_HINT = 3


def _mention_of(reader: Reader, name: str, text: str, day: date) -> tuple[ActorMention, float] | None:
    """The mention that shares most with a name in a text, and how much; a town is people of its country."""
    at = max(text.lower().find(name.lower().removeprefix("the ")), 0)
    end = at + len(name.lower().removeprefix("the "))
    reading = reader.read(Document("actor", text, day, language="en"))
    mention = _nearest(reading.actors, at, end)
    if mention is None:
        place = _nearest(reading.places, at, end)
        if place is None:
            return None
        people = ResolvedActor(f"text:{name}", place.place.name, place.place.country, "CVL", place.span)
        mention = ActorMention(people, place.span, place.span.start, ActorForm.NAME, ActorKind.PEOPLE, "place", 0.3)
    shared = min(end, mention.span.end) - max(at, mention.span.start)
    return mention, shared / (max(end, mention.span.end) - min(at, mention.span.start))


def predict_status(reader: Reader, path: Path) -> Iterator[Row]:
    wanted = rows(path)
    found = {r.document.id: r for r in readings(reader, wanted, predicates=True)}
    for row in wanted:
        reading = found[str(row["id"])]
        item = _nearest((*reading.events, *reading.predicates), row["start"], row["end"])
        claimant = item.claimed_by if item is not None else None
        text = reading.document.text
        said = (_words(claimant, text) or claimant.name) if claimant is not None else None
        yield {"id": row["id"], "status": item.status if item is not None else None, "claimed_by": said}


def predict_factuality(reader: Reader, path: Path) -> Iterator[Row]:
    """The factuality of given words, events' triggers among them: every verb, event noun and predicate is asked."""
    by_text: dict[str, list[Row]] = {}
    for row in rows(path):
        by_text.setdefault(row["text"], []).append(row)
    texts = list(by_text)
    for start in range(0, len(texts), _BATCH):
        batch = [Document(str(n), text, None, language="en") for n, text in enumerate(texts[start : start + _BATCH])]
        for parse in reader.parser.parse_many(batch):
            _, scene = reader.scene(parse)
            told = find_predicates(scene, reader.knowledge.events, ())
            for row in by_text[parse.document.text]:
                item = _nearest(told, *row["event"])
                at = parse.word_at(row["event"][0])
                if item is not None:
                    yield {"id": row["id"], "factuality": item.factuality}
                elif at is not None:  # a verb that the tagger took for something else
                    yield {"id": row["id"], "factuality": factuality(*at, reader.knowledge.events.cues)}


def predict_places(reader: Reader, path: Path) -> Iterator[Row]:
    for reading in readings(reader, rows(path)):
        found = [
            {"start": p.span.start, "end": p.span.end, "lat": p.place.lat, "lon": p.place.lon,
             "geonameid": p.place.geonameid, "name": p.place.name}
            for p in reading.places
        ]  # fmt: skip
        yield {"id": reading.document.id, "places": found}


def predict_places_given(reader: Reader, path: Path) -> Iterator[Row]:
    """Where given names of places lie, all names of an article in the light of each other."""
    for row in rows(path):
        spans = sorted({Span(place["start"], place["end"]) for place in row["places"]})
        context = PlaceContext(row["text"], spans, reader.knowledge.gazetteer)
        found = []
        for span in spans:
            place = context.resolve(span)
            if place is not None:
                found.append(
                    {"start": span.start, "end": span.end, "lat": place.lat, "lon": place.lon,
                     "geonameid": place.geonameid, "name": place.name}
                )  # fmt: skip
        yield {"id": row["id"], "places": found}


SETS: dict[str, Callable[[Reader, Path], Iterator[Row]]] = {
    "times": predict_times,
    "intervals": predict_intervals,
    "event_dates": predict_event_dates,
    "quotes": predict_quotes,
    "events": predict_events,
    "pairs": predict_pairs,
    "actors": predict_actors,
    "who": predict_who,
    "status": predict_status,
    "factuality": predict_factuality,
    "places": predict_places,
    "places_given": predict_places_given,
    "many": predict_many,
    "ecb": predict_ecb,
    "timelines": predict_timelines,
}


LINES: dict[str, Callable[[Path], Iterator[str]]] = {"forecast": predict_forecast, "weekly": predict_weekly}
"""Sets that need no reader, with the lines that their scorer reads."""


def main() -> None:
    if len(sys.argv) != 3 or sys.argv[1] not in {**SETS, **LINES}:
        sys.exit(f"{__doc__}\nSets: {', '.join((*SETS, *LINES))}")
    path = Path(sys.argv[2])
    if sys.argv[1] in LINES and path.exists():
        for line in LINES[sys.argv[1]](path):
            sys.stdout.write(line + "\n")
        return
    if not path.is_file():
        sys.exit(f"{path}: no such file")
    reader = Reader.load()
    for row in SETS[sys.argv[1]](reader, path):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
