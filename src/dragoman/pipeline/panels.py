"""Panels: how many events for each pair of sides, kind and unit of time, with zeros and with how much was read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from math import prod
from pathlib import Path
from typing import Any, Literal, get_args

import pyarrow as pa

from dragoman.model.errors import UsageError
from dragoman.model.mention import EventType
from dragoman.pipeline.outlook_history import quad_of
from dragoman.record.filters import Filters, Where
from dragoman.record.queries import Questions, Rows

Actors = Literal["side", "country", "id"]
"""What stands for an actor: a side (a state for all its organs, anybody else for itself), its country, or itself."""

UNITS = ("day", "week", "month", "quarter", "year")
"""Units of time; each is named by its first day, a week by its Monday."""
SIDES = ("actor", "recipient")
KEYS = (*SIDES, "type", "mode", "quad", "status", "place", "country", "source", *UNITS)
"""What can be counted by: the two sides; type, mode, quad class and status; place and its country; outlet; a unit of time."""
DEFAULT_KEYS = ("actor", "recipient", "month")
CAME = ("happened", "ongoing")
"""Statuses that count where none is asked for."""

_STEP = {"day": "1 DAY", "week": "7 DAY", "month": "1 MONTH", "quarter": "3 MONTH", "year": "1 YEAR"}
_OBSERVED = (*SIDES, "place", "country", "source")  # zeros stand for those combinations alone that occur at least once
_CLASSES = (("type", "mode", "quad"), ("status",))  # and are told for every class that occurs anywhere
_MOST_ROWS = 20_000_000
"""Rows of a panel with zeros, above which it is refused: days since a year long gone, times all pairs, fill any disk."""
_STATE_SECTORS = "'GOV', 'MIL', 'COP', 'LEG', 'JUD', 'SPY'"
"""Sectors whose acts are acts of their state, as in the outlook."""
_SIDE: Mapping[str, str] = {
    "side": f"if(a.country IS NOT NULL AND coalesce(a.sector IN ({_STATE_SECTORS}), true), a.country, a.id)",
    "country": "a.country",
    "id": "a.id",
}

_OF_MENTIONS = """
WITH tolls AS (
  SELECT reading, event, list({'measure': measure, 'low': value, 'high': coalesce(upper, value)}) AS figures
  FROM current_figures WHERE event IS NOT NULL AND measure = 'killed' GROUP BY reading, event
)
SELECT e.* EXCLUDE (id), m.event AS id, if(o.source IS NULL, [], [o.source]) AS outlets, o.published AS first_reported,
  f.figures FROM current_events e JOIN current_documents o ON o.reading = e.reading
JOIN merged_members m ON m.reading = e.reading AND m.act = e.act
LEFT JOIN tolls f ON f.reading = e.reading AND f.event = e.id
"""

_CHOSEN = """
SELECT t.type, t.mode, {quad} AS quad, t.status, t.place.name AS place, t.place.country AS country,
  if(coalesce(len({outlets}), 0) = 0, [NULL], list_distinct({outlets})) AS outlets,
  coalesce(t.earliest, t.latest, t.first_reported) AS day, t.earliest IS NULL AND t.latest IS NULL AS undated,
  t.intensity::DECIMAL(18, 4) AS intensity, {toll}::DECIMAL(18, 1) AS killed, {pairs} AS pairs
FROM {events} t JOIN current_documents d ON d.reading = t.reading WHERE {where}
"""
_TOLL = (
    "list_max(list_transform(list_filter(coalesce(t.figures, []), lambda f: f.measure = 'killed'),"
    " lambda f: (f.low + coalesce(f.high, f.low)) / 2))"
)

_COUNTED = """
SELECT {keys}, count(*) AS number, sum(intensity) AS intensity, count(intensity) AS weighed, sum(killed) AS killed
FROM {rows} WHERE {inside} GROUP BY {groups}
"""

_TOTALS = """
SELECT count(*) AS number, count_if(undated AND day IS NOT NULL) AS by_report, count_if(day IS NULL) AS dateless,
  count_if(day IS NOT NULL AND NOT ({inside})) AS outside, count_if(len(pairs) = 0) AS sideless,
  min(day) FILTER ({inside} AND len(pairs) > 0) AS first, max(day) FILTER ({inside} AND len(pairs) > 0) AS last
FROM {chosen}
"""

_PANEL = """
WITH covered AS ({covered})
SELECT {keys}, coalesce(c.number, 0)::BIGINT AS {measure},
  round(c.intensity::DOUBLE / nullif(c.weighed, 0), 4) AS intensity_mean,
  coalesce(c.intensity, 0)::DOUBLE AS intensity_sum, coalesce(c.killed, 0)::DOUBLE AS killed,
  coalesce(v.articles, 0)::BIGINT AS articles, coalesce(v.articles, 0) > 0 AS covered
FROM {grid} g LEFT JOIN panel_counts c ON {same} LEFT JOIN covered v ON {read}
ORDER BY {order}
"""


class Panel(Rows):
    """Counts as rows: the keys, then the measures; with what has to be known beside them.

    Attributes:
        notes: Which statuses count, what was dated by its report, what was left out and why; one sentence each.
    """

    def __init__(self, table: pa.Table, notes: Sequence[str]) -> None:
        super().__init__("count", table)
        self.notes = tuple(notes)


@dataclass(frozen=True)
class Count:
    """What is counted, and by what.

    Attributes:
        by: Keys, in the order of the columns.
        zeros: Also a row for what occurs at some time but not in this unit.
        mentions: Each telling counts, instead of each event.
        undirected: Who did it to whom is left open: both sides of a pair in the order of the alphabet.
        actors: What stands for an actor.
    """

    by: tuple[str, ...] = DEFAULT_KEYS
    zeros: bool = False
    mentions: bool = False
    undirected: bool = False
    actors: Actors = "side"

    def __post_init__(self) -> None:
        for key in self.by:
            if key not in KEYS:
                raise UsageError(f'nothing can be counted by "{key}"', f"There are {', '.join(KEYS)}.")
        if not self.by or len(set(self.by)) < len(self.by):
            raise UsageError("count by what?", "Name each key once: --by actor,recipient,month.")
        if sum(key in UNITS for key in self.by) > 1:
            raise UsageError("two units of time", "Name one of day, week, month, quarter, year.")
        if self.undirected and not set(SIDES) <= set(self.by):
            raise UsageError("pairs without a direction have two sides", "Count by actor and recipient.")
        if self.actors not in get_args(Actors):
            raise UsageError(f'no actors "{self.actors}"', f"There are {', '.join(get_args(Actors))}.")

    @property
    def unit(self) -> str | None:
        """The unit of time, if there is one."""
        return next((key for key in self.by if key in UNITS), None)

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides counted by."""
        return tuple(side for side in SIDES if side in self.by)

    @property
    def measure(self) -> str:
        """Name of the column with the number."""
        return "mentions" if self.mentions else "events"


def keys_of(by: str | Iterable[str]) -> tuple[str, ...]:
    """Keys as given: names, or one text with commas."""
    words = by.split(",") if isinstance(by, str) else by
    return tuple(word.strip().lower() for word in words if word.strip())


def count_events(questions: Questions, filters: Filters, count: Count) -> Panel:
    """How many events, or mentions, there are for each combination of the keys that occurs.

    An event counts once for each of its pairs: each actor with each recipient; where several did something together and no
    recipient is named, each with each other. It counts in the unit of its first possible day, without a day of its own
    in that of its first report. Filters choose events, and of their sides those that were asked for. Without a status
    asked for or counted by, what happened or goes on counts.

    Zeros stand for the combinations of sides, place and outlet that occur at least once, in every class that occurs and every
    unit of the span: from ``since``, else the first event or article, to ``until``, else the last.

    Returns:
        The keys, ``events`` or ``mentions``, ``intensity_mean`` (null for none), ``intensity_sum``, ``killed`` (the middle of
        each event's lowest and highest figure), ``articles`` read in that unit, ``covered`` (any); ordered by the keys.

    Raises:
        UsageError: the panel with zeros would be too long.
    """
    if filters.event is not None:
        filters = replace(filters, event=questions.event_of(filters.event) or filters.event)
    asked = filters
    if not filters.status and "status" not in count.by:
        filters = replace(filters, status=CAME)
    with tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
        file = Path(folder) / "chosen.parquet"
        query, values = _chosen(questions, filters, count)
        questions.spool(query, values, file)
        counter = _Counter(questions, filters, count, "read_parquet('" + str(file).replace("'", "''") + "')")
        table = counter.table()
        return Panel(table, [_said_of_status(asked, filters), *counter.notes()])


class _Counter:
    """Counts the chosen events, which lie in a file."""

    def __init__(self, questions: Questions, filters: Filters, count: Count, chosen: str) -> None:
        self._questions = questions
        self._filters = filters
        self._count = count
        self._chosen = chosen

    def table(self) -> pa.Table:
        """The panel."""
        count, unit = self._count, self._count.unit
        self._questions.lend("panel_counts", self._questions.sql(self._counted()))
        keys = [f'"{key}"' for key in count.by]
        grid = self._grid() if count.zeros else "panel_counts"
        covered, values = self._covered()
        joined = [f'"{key}"' for key in (unit, "source") if key in count.by]
        query = _PANEL.format(
            covered=covered,
            keys=", ".join(f"g.{key}" for key in keys),
            measure=count.measure,
            grid=grid,
            same=" AND ".join(f"g.{key} IS NOT DISTINCT FROM c.{key}" for key in keys),
            read=" AND ".join(f"g.{key} IS NOT DISTINCT FROM v.{key}" for key in joined) or "true",
            order=", ".join(f"g.{key} NULLS LAST" for key in keys),
        )
        return self._questions.sql(query, values)

    def notes(self) -> list[str]:
        """What was dated by its report, and what was left out."""
        told, count = self._totals, self._count
        aside = [
            (count.unit, "by_report", "Counted when first reported, having no day of their own"),
            (count.unit, "dateless", "Left out, as neither they nor their articles have a day"),
            (count.unit, "outside", "Left out, as they begin before --since or after --until"),
            (
                count.sides,
                "sideless",
                f"Left out, as no {' or '.join(count.sides)} is known, or none that was asked for",
            ),
        ]
        found = [
            f"{why}: {_numbered(told[key], count.measure)}." for matters, key, why in aside if matters and told[key]
        ]
        if count.zeros and count.unit and told["number"]:
            found.append(self._said_of_span(count.unit))
        return found

    @cached_property
    def _totals(self) -> dict[str, Any]:
        """Numbers of chosen events, before pairs and outlets multiply them; first and last day counted."""
        query = _TOTALS.format(inside=self._inside("day"), chosen=self._chosen)
        return dict(self._questions.sql(query).to_pylist()[0])

    def _counted(self) -> str:
        rows, unit = self._chosen, self._count.unit
        if self._count.sides:
            rows = f"(SELECT * EXCLUDE (pairs), unnest(pairs, recursive := true) FROM {rows})"  # noqa: S608
        if "source" in self._count.by:
            rows = f"(SELECT * EXCLUDE (outlets), unnest(outlets) AS source FROM {rows})"  # noqa: S608
        keys = [f"{_first_day_of(key, 'day')} AS {key}" if key == unit else key for key in self._count.by]
        inside = f"day IS NOT NULL AND {self._inside('day')}" if unit else "true"
        groups = ", ".join(str(at + 1) for at in range(len(keys)))
        return _COUNTED.format(keys=", ".join(keys), rows=rows, inside=inside, groups=groups)

    def _inside(self, column: str) -> str:
        """That a day lies in the span asked for."""
        bounds = [
            f"{column} {sign} DATE '{day.isoformat()}'"
            for sign, day in ((">=", self._filters.since), ("<=", self._filters.until))
            if day is not None
        ]
        return " AND ".join(bounds) or "true"

    def _covered(self) -> tuple[str, list[Any]]:
        """Articles read, for each unit and outlet that is counted by."""
        unit = self._count.unit
        keys = ([f"{_first_day_of(unit, 'd.published')} AS {unit}"] if unit else []) + (
            ["d.source"] if "source" in self._count.by else []
        )
        where, values = self._articles()
        groups = ", ".join(str(at + 1) for at in range(len(keys)))
        return (
            f"SELECT {''.join(key + ', ' for key in keys)}count(*) AS articles FROM current_documents d WHERE {where}"  # noqa: S608
            + (f" GROUP BY {groups}" if keys else ""),
            values,
        )

    def _articles(self) -> tuple[str, list[Any]]:
        """Which articles were read, of the outlets and days asked for; an imported row is an article of its own."""
        where = "(d.was_read OR starts_with(d.model, 'import:'))"
        if self._filters.since or self._filters.until:
            where += f" AND {self._inside('d.published')}"
        if self._filters.source:
            return f"{where} AND list_contains(?, lower(d.source))", [[name.lower() for name in self._filters.source]]
        return where, []

    @cached_property
    def _span(self) -> tuple[date, date] | None:
        """First and last day of the panel; None where nothing is counted."""
        where, values = self._articles()
        query = f"SELECT min(d.published) AS first, max(d.published) AS last FROM current_documents d WHERE {where}"  # noqa: S608
        articles = self._questions.sql(query, values).to_pylist()[0]
        firsts = [day for day in (self._totals["first"], articles["first"]) if day]
        lasts = [day for day in (self._totals["last"], articles["last"]) if day]
        if self._totals["first"] is None:
            return None
        return self._filters.since or min(firsts), self._filters.until or max(lasts)

    def _grid(self) -> str:
        """Every row that a panel with zeros has, as a query in brackets."""
        groups = [[key for key in self._count.by if key in _OBSERVED]]
        groups += [[key for key in self._count.by if key in classes] for classes in _CLASSES]
        parts = [f"(SELECT DISTINCT {', '.join(keys)} FROM panel_counts)" for keys in groups if keys]  # noqa: S608
        unit = self._count.unit
        if unit and self._span:
            parts.append(f"({_series(unit, *self._span)})")
        elif unit:
            return "panel_counts"
        self._require_room(parts)
        return f"(SELECT * FROM {', '.join(f'{part} AS part{at}' for at, part in enumerate(parts))})"  # noqa: S608

    def _require_room(self, parts: Sequence[str]) -> None:
        numbers = ", ".join(f"(SELECT count(*) FROM {part}) AS n{at}" for at, part in enumerate(parts))  # noqa: S608
        rows = prod(self._questions.sql(f"SELECT {numbers}").to_pylist()[0].values())
        if rows > _MOST_ROWS:
            span = f", {self._span[0]} to {self._span[1]}" if self._count.unit and self._span else ""
            raise UsageError(
                f"a panel of {rows:,} rows{span}",
                "Ask for fewer days with --since and --until, for fewer actors, or leave out the zeros.",
            )

    def _said_of_span(self, unit: str) -> str:
        if self._span is None:
            return "Nothing is counted."
        covered, values = self._covered()
        query = f"SELECT count(*) AS units, count(v.articles) AS read FROM ({_series(unit, *self._span)}) g"  # noqa: S608
        inner = f"SELECT {unit}, sum(articles) AS articles FROM ({covered}) GROUP BY {unit}"  # noqa: S608
        found = self._questions.sql(f"{query} LEFT JOIN ({inner}) v ON v.{unit} = g.{unit}", values).to_pylist()[0]
        first, last = self._span
        unread = found["units"] - found["read"]
        units = _numbered(found["units"], f"{unit}s")
        return f"From {first} to {last}: {units}, {unread} of them without any article (covered is false)."


def _chosen(questions: Questions, filters: Filters, count: Count) -> tuple[str, list[Any]]:
    """The query for the events that count, each with its pairs, and the values of its question marks."""
    where, values = Where("events", filters, questions.find_actor).build()
    pairs, given = _pairs(questions, filters, count)
    outlets, asked = "t.outlets", []
    if filters.source:
        outlets = "list_filter(t.outlets, lambda o: list_contains(?::VARCHAR[], lower(o)))"
        asked = [[name.lower() for name in filters.source]] * 2
    query = _CHOSEN.format(
        outlets=outlets,
        quad=_quad_of_type(),
        toll=_TOLL,
        pairs=pairs,
        events=f"({_OF_MENTIONS})" if count.mentions else "merged_events",
        where=where,
    )
    return query, [*asked, *given, *values]


def _pairs(questions: Questions, filters: Filters, count: Count) -> tuple[str, list[Any]]:
    """The sides of an event that are counted, each combination once; values of the question marks."""
    marks, values = _marks(questions, filters)
    side = f"lambda a: {{'side': {_SIDE[count.actors]}{marks}}}"
    people = {name: f"list_filter(list_transform(t.{name}, {side}), lambda a: a.side IS NOT NULL)" for name in _PEOPLE}
    if count.sides == SIDES:
        kept = _kept(filters, "p.a", "p.r", "p.x AND p.ry OR p.y AND p.rx")
        return _crossed(people, kept, count.undirected), values * 3
    if not count.sides:
        return "[NULL]", []
    key = count.sides[0]
    kept = _kept(filters, "a.a" if key == "actor" else "true", "a.r" if key == "recipient" else "true", "a.x OR a.y")
    listed = f"list_filter({people[_PEOPLE[SIDES.index(key)]]}, lambda a: {kept})"
    return f"list_distinct(list_transform({listed}, lambda a: {{'{key}': a.side}}))", values


_PEOPLE = ("actors", "recipients")


def _crossed(people: Mapping[str, str], kept: str, undirected: bool) -> str:
    """Pairs of actor and recipient; of actors among themselves where nobody was the recipient."""
    pair = "{'one': a.side, 'other': r.side, 'a': a.a, 'r': r.r, 'x': a.x, 'y': a.y, 'rx': r.x, 'ry': r.y}"
    actors, recipients = people["actors"], people["recipients"]
    met = f"if(coalesce(len(t.recipients), 0) > 0, {recipients}, {actors})"
    crossed = f"flatten(list_transform({actors}, lambda a: list_transform({met}, lambda r: {pair})))"
    apart = "(coalesce(len(t.recipients), 0) > 0 OR p.one <> p.other)"
    one, other = ("least(p.one, p.other)", "greatest(p.one, p.other)") if undirected else ("p.one", "p.other")
    named = f"lambda p: {{'actor': {one}, 'recipient': {other}}}"
    return f"list_distinct(list_transform(list_filter({crossed}, lambda p: {apart} AND {kept}), {named}))"


def _kept(filters: Filters, actor: str, recipient: str, between: str) -> str:
    """Of an event's sides those that the filters ask for."""
    asked = [(filters.actor, actor), (filters.recipient, recipient), (filters.between, f"({between})")]
    return " AND ".join(clause for names, clause in asked if names) or "true"


def _marks(questions: Questions, filters: Filters) -> tuple[str, list[Any]]:
    """Whether an actor is one that each filter names, as further fields of its struct; true where none is named."""
    one, other = filters.between or (None, None)
    asked = {"a": filters.actor, "r": filters.recipient, "x": one and (one,), "y": other and (other,)}
    fields, values = "", []
    for name, actors in asked.items():
        if not actors:
            fields += f", '{name}': true"
            continue
        keys = [questions.find_actor(actor) for actor in actors]
        fields += f", '{name}': {_IS_ONE}"
        values += [
            sorted({word for key in keys for word in getattr(key, part)}) for part in ("ids", "countries", "names")
        ]
    return fields, values


_IS_ONE = (
    "(coalesce(list_contains(?::VARCHAR[], a.id), false) OR coalesce(list_contains(?::VARCHAR[], a.country), false)"
    " OR coalesce(list_contains(?::VARCHAR[], strip_accents(lower(a.name))), false))"
)


@lru_cache(maxsize=1)
def _quad_of_type() -> str:
    cases = " ".join(f"WHEN '{kind.value}' THEN '{quad_of(kind.value)}'" for kind in EventType)
    return f"CASE t.type {cases} END"


def _first_day_of(unit: str, day: str) -> str:
    return f"date_trunc('{unit}', {day})::DATE"


def _series(unit: str, first: date, last: date) -> str:
    """First days of all units of a span."""
    begin, end = (f"date_trunc('{unit}', DATE '{day.isoformat()}')::TIMESTAMP" for day in (first, last))
    return f"SELECT unnest(generate_series({begin}, {end}, INTERVAL {_STEP[unit]}))::DATE AS {unit}"


def _numbered(number: int, things: str) -> str:
    """``1 event``, ``2 events``."""
    return f"{number} {things.removesuffix('s') if number == 1 else things}"


def _said_of_status(asked: Filters, filters: Filters) -> str:
    if filters.status is None:
        return "Every status counts."
    told = ", ".join(word.replace("_", " ") for word in filters.status)
    return f"Counted: {told}" + ("." if asked.status else "; --status asks for others.")
