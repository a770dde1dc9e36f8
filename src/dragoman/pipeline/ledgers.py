"""The ledgers of a record as tables: offers and what became of them, each actor's sums, predictions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa

from dragoman.model.actor import ResolvedActor
from dragoman.model.event import Offer
from dragoman.model.interval import Interval
from dragoman.model.mention import OfferForm, Outcome
from dragoman.pipeline.passing import passing
from dragoman.record.filters import Filters
from dragoman.record.queries import Questions, Rows
from dragoman.storyline.deeds import Act, Deed, matter_of
from dragoman.storyline.ledger import ledger
from dragoman.storyline.predictions import predictions as foretold
from dragoman.storyline.words import sentence_around, state_names

_DEEDS = """
SELECT t.id, t.type, t.mode, t.status, t.earliest, t.latest, t.actors, t.recipients, t.place, t.first_reported,
  t.char_start, t.char_end, t.doc, d.text AS body
FROM merged_events t JOIN current_documents d ON d.reading = t.reading ORDER BY t.id
"""

_WANTS = """
SELECT DISTINCT m.event, c.type, c.mode FROM current_events c
JOIN current_events e ON e.reading = c.reading AND e.id = c.content_of
JOIN merged_members m ON m.reading = e.reading AND m.act = e.act ORDER BY ALL
"""


def deeds_of(questions: Questions) -> list[Deed]:
    """Every merged event as the ledgers see it."""
    wants: dict[str, set[Act]] = defaultdict(set)
    for row in questions.sql(_WANTS).to_pylist():
        wants[row["event"]].add((row["type"], row["mode"]))
    return [
        Deed(
            row["id"], row["type"], row["mode"], row["status"], Interval(row["earliest"], row["latest"]),
            _codes(row["actors"]), _codes(row["recipients"]), matter_of(_sentence(row)), row["first_reported"],
            frozenset(wants[row["id"]]), _place(row["place"]),
        )
        for row in questions.sql(_DEEDS).to_pylist()
    ]  # fmt: skip


def _sentence(row: Mapping[str, Any]) -> str:
    return " ".join(sentence_around(row["body"], row["char_start"], row["char_end"]).split())


def _place(place: Mapping[str, Any] | None) -> str | None:
    return place["name"] if place and place["name"] not in state_names() else None


def _codes(people: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Countries where there are any, else registry ids: a ministry answers for its state."""
    return frozenset(p["country"] or p["id"] for p in people if p["country"] or not p["id"].startswith("text:"))


def offers(questions: Questions, filters: Filters) -> list[Offer]:
    """The lines of the ledger of which any act passes the filters. What a line says rests on the whole record."""
    event_of = {
        (row["reading"], row["id"]): row["event"]
        for row in questions.sql(
            "SELECT e.reading, e.id, m.event FROM current_events e"
            " JOIN merged_members m ON m.reading = e.reading AND m.act = e.act"
        ).to_pylist()
    }
    deeds = deeds_of(questions)
    days = {deed.event: deed.interval for deed in deeds}
    published = {
        row["reading"]: row["published"]
        for row in questions.sql("SELECT reading, published FROM current_documents").to_pylist()
    }
    rows = questions.ask("offers", Filters()).table.to_pylist()
    told = [(offer, published[row["reading"]]) for row in rows if (offer := _offer(row, event_of, days)) is not None]
    found = ledger(told, deeds, max((day for day in published.values() if day), default=None))
    if filters == Filters():
        return found
    kept = set(questions.ask("offers", filters).table.column("event").to_pylist())
    return [offer for offer in found if kept & set(offer.acts)]


def _offer(
    row: Mapping[str, Any], event_of: Mapping[tuple[str, str], str], days: Mapping[str, Interval]
) -> Offer | None:
    event = event_of.get((row["reading"], row["event"]))
    if event is None:
        return None
    return Offer(
        id=event, event=event, form=OfferForm(row["form"]),
        by=_people(row["offered_by"]), to=_people(row["offered_to"]),
        made=days[event], deadline=row["deadline"], outcome=Outcome(row["outcome"]),
        answer=event_of.get((row["reading"], row["answer"])) if row["answer"] else None,
        answered=Interval(row["answered_earliest"], row["answered_latest"]), days_to_answer=None, acts=(row["event"],),
    )  # fmt: skip


def _people(people: Sequence[Mapping[str, Any]]) -> tuple[ResolvedActor, ...]:
    return tuple(ResolvedActor(p["id"], p["name"], p["country"], p["sector"], None) for p in people)


_LIST = pa.list_(pa.string())
_WHO = pa.list_(
    pa.struct([("id", pa.string()), ("name", pa.string()), ("country", pa.string()), ("sector", pa.string())])
)
_LEDGER = pa.schema(
    [("id", pa.string()), ("form", pa.string()), ("offered_by", _WHO), ("offered_to", _WHO), ("made_earliest", pa.date32()),
     ("made_latest", pa.date32()), ("deadline", pa.date32()), ("outcome", pa.string()), ("answer", pa.string()),
     ("answered_earliest", pa.date32()), ("answered_latest", pa.date32()), ("days_to_answer", pa.int32()), ("acts", _LIST),
     ("moved", _LIST), ("doc", pa.string()), ("sentence", pa.string()), ("answer_sentence", pa.string())]
)  # fmt: skip


def ledger_rows(questions: Questions, found: Sequence[Offer]) -> Rows:
    """The ledger as a table, with the sentences that tell the offer and the answer, word for word."""
    said = _sentences(questions, {event for offer in found for event in (offer.event, offer.answer) if event})
    rows = [
        {
            "id": offer.id, "form": offer.form.value, "offered_by": _plain_people(offer.by),
            "offered_to": _plain_people(offer.to), "made_earliest": offer.made.earliest, "made_latest": offer.made.latest,
            "deadline": offer.deadline, "outcome": offer.outcome.value, "answer": offer.answer,
            "answered_earliest": offer.answered.earliest, "answered_latest": offer.answered.latest,
            "days_to_answer": offer.days_to_answer, "acts": list(offer.acts), "moved": list(offer.moved),
            "doc": said[offer.event][0], "sentence": said[offer.event][1],
            "answer_sentence": said[offer.answer][1] if offer.answer else None,
        }
        for offer in found
    ]  # fmt: skip
    return Rows("ledger", pa.Table.from_pylist(rows, schema=_LEDGER))


def _sentences(questions: Questions, events: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The article that leads an event and the sentence in which it tells it."""
    asked = pa.table({"id": pa.array(sorted(events), pa.string())})
    questions.lend("asked_events", asked)
    rows = questions.sql(
        "SELECT t.id, t.doc, t.char_start, t.char_end, d.text AS body FROM asked_events a"
        " JOIN merged_events t ON t.id = a.id JOIN current_documents d ON d.reading = t.reading ORDER BY t.id"
    ).to_pylist()
    return {row["id"]: (row["doc"], _sentence(row)) for row in rows}


def _plain_people(people: Sequence[ResolvedActor]) -> list[dict[str, Any]]:
    return [{"id": a.id, "name": a.name, "country": a.country, "sector": a.sector} for a in people]


def total_rows(found: Sequence[Offer]) -> Rows:
    """For each actor: offers made, received, answered, missed (ignored or let lapse), still open.

    Then of those that it made: accepted, refused, and the demands by which it moved the goalposts.
    """
    names: dict[str, str] = {}
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for offer in found:
        for person in (*offer.by, *offer.to):
            names.setdefault(person.id, person.name)
        for maker in offer.by:
            counted[maker.id].update(("made", _MADE.get(offer.outcome, "")))
            counted[maker.id]["moved"] += len(offer.moved)
        for asked in offer.to:
            counted[asked.id].update(("received", _FATE.get(offer.outcome, "answered")))
    columns = ("made", "received", "answered", "missed", "open", "accepted", "refused", "moved")
    busiest = sorted(counted, key=lambda who: (-counted[who]["made"] - counted[who]["received"], who))
    rows = [{"id": who, "name": names[who], **{c: counted[who][c] for c in columns}} for who in busiest]
    schema = pa.schema([("id", pa.string()), ("name", pa.string()), *((column, pa.int32()) for column in columns)])
    return Rows("total", pa.Table.from_pylist(rows, schema=schema))


_FATE = {Outcome.OPEN: "open", Outcome.LAPSED: "missed", Outcome.IGNORED: "missed", Outcome.WITHDRAWN: "withdrawn"}
_MADE = {Outcome.ACCEPTED: "accepted", Outcome.PARTLY: "accepted", Outcome.REFUSED: "refused"}


_AHEAD_TIMES = """
SELECT t.id, t.char_start, t.char_end, d.text AS body, w.char_start AS at, w.earliest, w.latest
FROM merged_events t JOIN current_documents d ON d.reading = t.reading
JOIN current_times w ON w.reading = t.reading AND abs(w.char_start - t.char_start) < 400
WHERE t.status IN ('planned', 'threatened', 'hypothetical') AND t.latest IS NULL AND w.type <> 'DURATION'
  AND w.value NOT LIKE '%REF' AND w.earliest IS NOT NULL AND w.latest IS NOT NULL AND w.earliest >= d.published
ORDER BY t.id, abs(w.char_start - t.char_start), w.char_start
"""


def _due_days(questions: Questions) -> dict[str, Interval]:
    """By when what has no day of its own was to come: the nearest day to come that its sentence names."""
    found: dict[str, Interval] = {}
    for row in questions.sql(_AHEAD_TIMES).to_pylist():
        sentence = sentence_around(row["body"], row["char_start"], row["char_end"])
        start = row["body"].rfind(sentence, 0, row["char_end"] + len(sentence))
        if start <= row["at"] < start + len(sentence):
            found.setdefault(row["id"], Interval(row["earliest"], row["latest"]))
    return found


_PREDICTION = pa.schema(
    [("event", pa.string()), ("said", pa.date32()), ("due_earliest", pa.date32()), ("due_latest", pa.date32()),
     ("verdict", pa.string()), ("came_of", pa.string()), ("status", pa.string()), ("doc", pa.string()),
     ("sentence", pa.string())]
)  # fmt: skip


def predictions(questions: Questions, filters: Filters) -> Rows:
    """What was foretold and whether it came; the filters are of the event foretold."""
    last = questions.sql("SELECT max(published) AS day FROM current_documents").to_pylist()[0]["day"]
    due = _due_days(questions)
    deeds = [replace(deed, interval=due[deed.event]) if deed.event in due else deed for deed in deeds_of(questions)]
    kept = passing(questions, filters)
    found = [each for each in foretold(deeds, last) if kept is None or each.event in kept]
    said = _sentences(questions, {each.event for each in found})
    status = {deed.event: deed.status for deed in deeds}
    rows = [
        {
            "event": each.event, "said": each.said, "due_earliest": each.due.earliest, "due_latest": each.due.latest,
            "verdict": each.verdict.value, "came_of": each.came_of, "status": status[each.event],
            "doc": said[each.event][0], "sentence": said[each.event][1],
        }
        for each in found
    ]  # fmt: skip
    return Rows("prediction", pa.Table.from_pylist(rows, schema=_PREDICTION))
