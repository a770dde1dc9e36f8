"""Questions about many articles at once: relations, stories, what is new; answers as Arrow tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from itertools import pairwise, product
from typing import Any

import pyarrow as pa

from dragoman.model.event import Relation, TurningPoint
from dragoman.pipeline.claims import claims
from dragoman.pipeline.passing import passing
from dragoman.record.filters import Filters, FindActor, fold
from dragoman.record.queries import Questions, Rows
from dragoman.storyline import relations
from dragoman.storyline.build import reports_of_record
from dragoman.storyline.reports import happenings
from dragoman.storyline.threads import Strand, threads
from dragoman.storyline.timelines import Naming, days_that_matter, lines_of
from dragoman.storyline.words import sentence_around, state_names

_PLACES = 4
"""Names of a title."""
_ALL = Filters()


def relation(
    questions: Questions,
    find_actor: FindActor,
    one: str,
    other: str,
    step_days: int = 7,
    filters: Filters = _ALL,
) -> Relation:
    """How two sides stood to each other.

    Args:
        one, other: Each an actor by id, ISO3 or any known name, or several with commas between them: a group.
        filters: Of the events on which the series rests; statements of shifts are filtered by day and outlet alone.
    """
    ours, theirs = _group(find_actor, one), _group(find_actor, other)
    kept = passing(questions, filters)
    rows = _between(questions, "events", ours, theirs)
    rows = [row for row in rows if kept is None or row["id"] in kept]
    side = _belongs(find_actor, ours)
    deeds = [deed for row in rows if (deed := _deed(row, side)) is not None]
    issued = questions.sql(
        "SELECT published, count(*) AS articles FROM current_documents WHERE published IS NOT NULL GROUP BY published"
    ).to_pylist()
    moved = _between(
        questions, "shifts", ours, theirs, Filters(since=filters.since, until=filters.until, source=filters.source)
    )
    shifts = [(row["earliest"] or row["latest"], f"{row['doc']}:{row['char_start']}") for row in moved]
    return relations.relation(
        one,
        other,
        deeds,
        {row["published"]: row["articles"] for row in issued},
        [(day, where) for day, where in shifts if day is not None],
        step_days,
    )


_BODIES = {"igo:eu": "EUR"}
"""Unions whose bodies have a country code in common: who asks for the union asks for its bodies too, not for its members."""


def _group(find_actor: FindActor, names: str) -> list[str]:
    given = [name.strip() for name in names.split(",") if name.strip()]
    bodies = [code for name in given for union, code in _BODIES.items() if union in find_actor(name).ids]
    return list(dict.fromkeys([*given, *bodies]))


def _between(
    questions: Questions, kind: str, ours: Sequence[str], theirs: Sequence[str], filters: Filters = _ALL
) -> list[dict[str, Any]]:
    """Rows between any of ours and any of theirs, each once."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for pair in product(ours, theirs):
        for row in questions.ask(kind, replace(filters, between=pair)).table.to_pylist():
            found.setdefault((row.get("id"), row["reading"], row["char_start"], row["char_end"]), row)
    return list(found.values())


def _belongs(find_actor: FindActor, names: Sequence[str]) -> Any:
    keys = [find_actor(name) for name in names]

    def belongs(people: Iterable[Mapping[str, Any]]) -> bool:
        return any(
            p["id"] in key.ids or p["country"] in key.countries or fold(p["name"] or "") in key.names
            for p in people
            for key in keys
        )

    return belongs


def _deed(row: Mapping[str, Any], belongs: Any) -> relations.Deed | None:
    day = row["earliest"] or row["latest"]
    if day is None or row["intensity"] is None:
        return None
    did, got = belongs(row["actors"]), belongs(row["recipients"])
    tolls = [figure["high"] for figure in row["figures"] if figure["measure"] == "killed"]
    return relations.Deed(
        row["id"],
        day,
        row["intensity"],
        row["status"],
        None if did and got else did,
        row["voices"],
        max(tolls, default=None),
    )


def relation_rows(found: Relation) -> Rows:
    """A relation as one row a step and direction, with what turned on the step."""
    turned = _by_day(found.turns)
    rows = [
        {
            "first_day": point.first, "from_actor": source, "to_actor": target, "events": point.events,
            "intensity": point.intensity, "per_100_articles": point.weight, "balance": point.balance,
            "turn": turned.get(point.first), "own_turn": own.get(point.first),
        }
        for source, target, points, own in (
            (found.one, found.other, found.forth, _by_day(found.forth_turns)),
            (found.other, found.one, found.back, _by_day(found.back_turns)),
        )
        for point in points
    ]  # fmt: skip
    return Rows("relation", pa.Table.from_pylist(rows, schema=_RELATION))


def words_of(questions: Questions, found: Relation) -> dict[str, str]:
    """In words what explains a relation's turning points: each event and each statement by the name that the turn gives it."""
    turns = (*found.turns, *found.forth_turns, *found.back_turns)
    wanted = sorted({name for turn in turns for name in (*turn.leading, *turn.following)})
    questions.lend("explaining", pa.table({"id": pa.array(wanted, pa.string())}))
    told = {
        row["id"]: title(row)
        for row in questions.sql(
            "SELECT t.* FROM explaining w JOIN merged_events t ON t.id = w.id ORDER BY t.id"
        ).to_pylist()
    }
    if found.shifts or any(turn.shifts for turn in turns):
        for row in questions.sql(
            "SELECT s.doc, s.char_start, s.char_end, d.text FROM current_shifts s"
            " JOIN current_documents d ON d.reading = s.reading ORDER BY s.doc, s.char_start"
        ).to_pylist():
            sentence = sentence_around(row["text"], row["char_start"], row["char_end"])
            told[f"{row['doc']}:{row['char_start']}"] = f"{' '.join(sentence.split())} ({row['doc']})"
    return told


def _by_day(turns: Iterable[TurningPoint]) -> dict[date, dict[str, Any]]:
    return {turn.day: _plain_turn(turn) for turn in turns}


def _plain_turn(turn: TurningPoint) -> dict[str, Any]:
    plain = asdict(turn)
    del plain["day"]
    return {key: list(value) if isinstance(value, tuple) else value for key, value in plain.items()}


_LIST = pa.list_(pa.string())
_TURN = pa.struct([("before", pa.float64()), ("after", pa.float64()), ("confidence", pa.float64()),
                   ("leading", _LIST), ("following", _LIST), ("shifts", _LIST)])  # fmt: skip
_RELATION = pa.schema(
    [("first_day", pa.date32()), ("from_actor", pa.string()), ("to_actor", pa.string()), ("events", pa.int32()),
     ("intensity", pa.float64()), ("per_100_articles", pa.float64()), ("balance", pa.float64()),
     ("turn", _TURN), ("own_turn", _TURN)]
)  # fmt: skip


def stories(questions: Questions, days: int = 3, filters: Filters = _ALL) -> Rows:
    """Happenings of several reports: a title made of the record's names, the events, the days that matter with a line each.

    Args:
        days: How many days are told of each.
        filters: A story is kept where any event told in it passes. What it says rests on all its reports.
    """
    kept = passing(questions, filters)
    rows = [row for row in _all_stories(questions, days) if kept is None or kept & set(row["events"])]
    if filters.story is not None:
        rows = [row for row in rows if filters.story in (row["id"], row["thread"], *row["events"])]
    return Rows("story", pa.Table.from_pylist(rows, schema=_STORY))


def _all_stories(questions: Questions, days: int) -> list[dict[str, Any]]:
    member = questions.sql("SELECT reading, act, event FROM merged_members").to_pylist()
    times = Counter(row["event"] for row in member)
    merged = {f"{row['reading']}:{row['act']}": row["event"] for row in member if times[row["event"]] > 1}
    groups = happenings(reports_of_record(questions, merged))
    events_of: dict[str, list[str]] = defaultdict(list)
    for row in member:
        events_of[row["reading"]].append(row["event"])
    facts = {row["id"]: row for row in questions.sql("SELECT * FROM merged_events").to_pylist()}
    bodies = {row["reading"]: row for row in questions.sql("SELECT * FROM current_documents").to_pylist()}
    rows = [_story([bodies[name] for name in group], events_of, facts, days) for group in groups]
    said = defaultdict(list)
    for claim in claims(questions).table.to_pylist():
        said[claim["event"]].append(f"{claim['claim']} {claim['window']}: {claim['verdict']}")
    thread_of = threads([_strand(str(at), row, facts) for at, row in enumerate(rows)])
    first_of = {thread: rows[int(thread.partition(":")[2])]["id"] for thread in thread_of.values()}
    for at, row in enumerate(rows):
        row["claims"] = [words for event in row["events"] for words in said[event]]
        row["thread"] = f"thread:{first_of[thread_of[str(at)]]}"
    rows.sort(key=lambda row: (row["first_day"] or date.max, row["id"]))
    return rows


_STORY = pa.schema(
    [("id", pa.string()), ("thread", pa.string()), ("title", pa.string()), ("first_day", pa.date32()),
     ("articles", _LIST), ("events", _LIST), ("claims", _LIST),
     ("days", pa.list_(pa.struct([("day", pa.date32()), ("weight", pa.float64()), ("line", pa.string())])))]
)  # fmt: skip


def _strand(name: str, row: Mapping[str, Any], facts: Mapping[str, Mapping[str, Any]]) -> Strand:
    told = [facts[event] for event in row["events"]]
    people = (person["id"] for fact in told for person in (*fact["actors"], *fact["recipients"]))
    places = [fact["place"] for fact in told if fact["place"] and fact["place"]["name"] not in state_names()]
    return Strand(
        name,
        row["first_day"].toordinal() if row["first_day"] else None,
        frozenset(row["events"]),
        frozenset(fact["caused_by"] for fact in told if fact["caused_by"]),
        frozenset(person for person in people if not person.startswith("text:")),
        frozenset(str(place["geonameid"] or place["name"]) for place in places),
    )


def lend_stories(questions: Questions) -> None:
    """Lets the record be asked for what belongs to a story: the table ``story_members``."""
    reading_of = {
        row["doc"]: row["reading"] for row in questions.sql("SELECT doc, reading FROM current_documents").to_pylist()
    }
    member = questions.sql("SELECT DISTINCT reading, event FROM merged_members ORDER BY ALL").to_pylist()
    events_of: dict[str, list[str]] = defaultdict(list)
    for row in member:
        events_of[row["reading"]].append(row["event"])
    rows = [
        {"story": story["id"], "thread": story["thread"], "reading": reading_of[doc], "event": event}
        for story in stories(questions).table.to_pylist()
        for doc in story["articles"]
        for event in (events_of[reading_of[doc]] or (None,))
    ]
    columns = ("story", "thread", "reading", "event")
    schema = pa.schema([(column, pa.string()) for column in columns])
    questions.lend("story_members", pa.Table.from_pylist(rows, schema=schema))


def _story(
    articles: Sequence[Mapping[str, Any]],
    events_of: Mapping[str, Sequence[str]],
    facts: Mapping[str, Mapping[str, Any]],
    days: int,
) -> dict[str, Any]:
    counted = Counter(event for article in articles for event in dict.fromkeys(events_of[article["reading"]]))
    events = sorted(counted, key=lambda event: (facts[event]["earliest"] or date.max, event))
    told = [
        naming
        for article in articles
        for event in events_of[article["reading"]]
        for naming in _namings(article, facts[event])
    ]
    ranked = days_that_matter(told, [article["published"] for article in articles])
    main = max(counted, key=lambda event: (counted[event], facts[event]["confidence"], event), default=None)
    lines = [
        {"day": day, "weight": round(weight, 4), "line": next(iter(lines_of(day, told)), None)}
        for day, weight in ranked
    ]
    return {
        "id": main or articles[0]["reading"],
        "title": title(facts[main]) if main else (articles[0]["title"] or articles[0]["doc"]),
        "first_day": min((facts[e]["earliest"] for e in events if facts[e]["earliest"]), default=None),
        "articles": sorted(article["doc"] for article in articles),
        "events": events,
        "days": [line for line in lines if line["line"]][:days],
    }  # fmt: skip


def _namings(article: Mapping[str, Any], fact: Mapping[str, Any]) -> Iterable[Naming]:
    if fact["earliest"] is None or fact["earliest"] != fact["latest"]:
        return
    for mention in fact["mentions"]:
        if mention["doc"] == article["doc"]:
            sentence = sentence_around(article["text"], mention["char_start"], mention["char_end"])
            yield Naming(article["doc"], article["published"], fact["earliest"], " ".join(sentence.split()), True)
            yield Naming(article["doc"], article["published"], fact["earliest"], " ".join(sentence.split()), False)


def title(fact: Mapping[str, Any]) -> str:
    """``Russia - Ukraine: ASSAULT aerial, Kharkiv, 2031-05-04``: names of the record in a template, nothing invented."""
    names = list(dict.fromkeys(a["name"] for side in ("actors", "recipients") for a in fact[side]))[:_PLACES]
    kind = " ".join(part for part in (fact["type"], fact["mode"]) if part)
    where = (fact["place"] or {}).get("name")
    tail = ", ".join(str(part) for part in (kind, where, fact["earliest"]) if part)
    return f"{' - '.join(names)}: {tail}" if names else tail


def since(questions: Questions, day: date, filters: Filters = _ALL) -> Rows:
    """Events first reported on a day or later, or told of anew since: what is new."""
    kept = passing(questions, filters)
    table = questions.sql(
        f"SELECT t.* FROM merged_events t WHERE len(list_filter(t.mentions, lambda m: m.published >= DATE '{day.isoformat()}')) > 0"  # noqa: S608
        " ORDER BY t.first_reported, t.earliest NULLS LAST, t.id"
    )
    if kept is not None:
        table = table.filter(pa.array([name in kept for name in table.column("id").to_pylist()], pa.bool_()))
    return Rows("event", table)


def movement(claims: Sequence[Mapping[str, Any]]) -> list[tuple[date, float, float]]:
    """How a figure moved: for each day of publication the lowest and highest number, days without change left out."""
    by_day: dict[date, list[float]] = defaultdict(list)
    for claim in claims:
        if claim["published"] is not None:
            by_day[claim["published"]] += [claim["value"], claim["upper"] or claim["value"]]
    moved = [(day, min(values), max(values)) for day, values in sorted(by_day.items())]
    return moved[:1] + [after for before, after in pairwise(moved) if before[1:] != after[1:]]
