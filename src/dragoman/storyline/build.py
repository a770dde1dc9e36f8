"""From the record's tables to the storyline and back: the only storyline room that knows the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from dragoman.record.merged import ACTS, IDS, LINKS, MEMBERS, MERGED, MergedStore
from dragoman.storyline.acts import ActColumns, Acts
from dragoman.storyline.copies import voices
from dragoman.storyline.events import Pairs, chosen, merged_groups
from dragoman.storyline.reports import Report
from dragoman.storyline.words import keys_of, sentence_around, state_names

RULES = "2"
"""Raised when acts are merged by other rules, so that records merge anew."""
_BATCH = 20_000
_LEAD = 1200
"""Code points of an article's head by which it is compared: what it is about stands there."""
_TOLD_DAYS, _BACK_DAYS = 2, 21
"""A day that a report tells of is named to within two days, and lies in the last three weeks."""


class Asks(Protocol):
    """What is asked of a record."""

    def sql(self, query: str) -> pa.Table: ...

    def lend(self, name: str, table: pa.Table) -> None: ...


_ACT_ROWS = """
WITH counted AS (
  SELECT e.reading, e.act,
    list({{'measure': g.measure, 'value': g.value, 'bound': g.bound}} ORDER BY g.measure, g.value, g.bound) AS figures
  FROM current_figures g JOIN current_events e ON e.reading = g.reading AND e.id = g.event GROUP BY ALL
)
SELECT e.reading || ':' || e.id AS key, e.id, e.reading, e.type, e.mode, e.status, e.earliest, e.latest,
  list_transform(e.actors, lambda a: {{'id': a.id, 'country': a.country}}) AS actors,
  list_transform(e.recipients, lambda a: {{'id': a.id, 'country': a.country}}) AS recipients,
  {{'name': e.place.name, 'country': e.place.country, 'lat': e.place.lat, 'lon': e.place.lon,
   'geonameid': e.place.geonameid}} AS place,
  e.char_start, e.char_end, c.figures {more}
FROM current_events e LEFT JOIN counted c ON c.reading = e.reading AND c.act = e.id {joined}
WHERE e.act = e.id AND NOT starts_with(coalesce(e.rule, ''), 'import:') ORDER BY {order} e.reading, e.char_start, e.id
"""


def act_rows(record: Asks) -> Iterator[list[dict[str, Any]]]:
    """Every act of the record with the sentence that tells it, batch by batch.

    A row of an imported data set is an event already and has no words to compare: it stands for itself and is left out.
    """
    texts = record.sql("SELECT reading, text FROM current_documents ORDER BY reading")
    place_of = {name: at for at, name in enumerate(texts.column("reading").to_pylist())}
    bodies = texts.column("text")
    last, text = "", ""
    for batch in record.sql(_ACT_ROWS.format(more="", joined="", order="")).to_batches(max_chunksize=_BATCH):
        rows = batch.to_pylist()
        for row in rows:
            if row["reading"] != last:
                last, text = row["reading"], bodies[place_of[row["reading"]]].as_py()
            row["sentence"] = sentence_around(text, row["char_start"], row["char_end"])
            row["place"] = _narrow(row["place"])
        yield rows


def acts_of_record(record: Asks) -> Acts:
    """The acts of a record as columns."""
    columns = ActColumns()
    for rows in act_rows(record):
        columns.add(rows)
    return columns.acts()


def _narrow(place: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """A place that says more than which country; a country alone keeps its code and loses its point."""
    if not place or not place["name"]:
        return None
    if place["name"] in state_names():
        return {**place, "kind": "country"}
    return dict(place)


def reports_of_record(record: Asks, merged: Mapping[str, str]) -> list[Report]:
    """The articles as they are compared.

    Args:
        merged: Act to merged event, of events with acts of several articles.
    """
    told = _told(record, merged)
    rows = record.sql(
        f"SELECT reading, published, coalesce(title || '. ', '') || substring(text, 1, {_LEAD}) AS head"  # noqa: S608
        " FROM current_documents WHERE published IS NOT NULL AND was_read ORDER BY reading"
    ).to_pylist()
    return [_report(row, told.get(row["reading"], ())) for row in rows]


_Told = tuple[str, str, date | None, date | None]


def _told(record: Asks, merged: Mapping[str, str]) -> dict[str, list[_Told]]:
    """Keys and days of each reading: events, types, places, people, countries, named days."""
    found: dict[str, list[_Told]] = defaultdict(list)
    for row in record.sql("SELECT reading, id, type, earliest, latest FROM current_events WHERE act = id").to_pylist():
        found[row["reading"]].append(("type", row["type"], row["earliest"], row["latest"]))
        if row["id"] in merged:
            found[row["reading"]].append(("event", merged[row["id"]], None, None))
    for row in record.sql("SELECT reading, geonameid, country FROM current_places").to_pylist():
        if row["geonameid"]:
            found[row["reading"]].append(("place", str(row["geonameid"]), None, None))
        found[row["reading"]].append(("land", row["country"] or "", None, None))
    for row in record.sql("SELECT reading, id, country FROM current_actors").to_pylist():
        if not row["id"].startswith(("text:", "state:")):
            found[row["reading"]].append(("who", row["id"], None, None))
        found[row["reading"]].append(("land", row["country"] or "", None, None))
    for row in record.sql("SELECT reading, earliest, latest FROM current_times").to_pylist():
        found[row["reading"]].append(("", "", row["earliest"], row["latest"]))
    return found


def _report(row: Mapping[str, Any], told: Sequence[_Told]) -> Report:
    published: date = row["published"]
    keys = {("word", word): weight for word, weight in keys_of(row["head"]).items()}
    keys |= {(sort, value): 1.0 for sort, value, _, _ in told if value}
    days: set[int] = set()
    for _, _, first, last in told:
        if first and last and (last - first).days <= _TOLD_DAYS and 0 <= (published - last).days <= _BACK_DAYS:
            days |= {first.toordinal(), last.toordinal()}
    days = days or {published.toordinal(), published.toordinal() - 1}
    keys |= {("day", str(day)): 1.0 for day in sorted(days)}
    return Report(row["reading"], published.toordinal(), frozenset(days), keys)


_GROUPS = pa.schema([("key", pa.string()), ("grp", pa.string())])
_VOICES = pa.schema([("reading", pa.string()), ("voice", pa.string())])
_CHOSEN = pa.schema(
    [
        *((name, pa.string()) for name in ("grp", "lead", "type", "mode", "status")),
        *((name, pa.date32()) for name in ("earliest", "latest")),
        *((name, pa.string()) for name in ("actors_from", "recipients_from", "place_from")),
        MERGED.field("contradictions"),
    ]
)


def merge_record(record: Asks, kept: MergedStore) -> dict[str, pa.Table]:
    """Every table of the storyline, from the record as it is; pairs that an earlier state found are not looked for again.

    The tables but ``ids`` are the same whether the articles came at once or one by one.
    """
    acts = acts_of_record(record)
    groups, (one, other, score) = merged_groups(acts, *_known_pairs(acts, kept))
    keys = pa.array(acts.keys, pa.string())
    links = {"one": keys.take(pa.array(one)), "other": keys.take(pa.array(other)), "score": score}
    record.lend("grouping", _table(_GROUPS, [(key, names[0]) for names in groups for key in names]))
    _lend_chosen(record)
    record.lend("told", record.sql(_TOLD))
    events = _with_schema(record.sql(_MERGED), MERGED)
    return {
        "events": events,
        "members": record.sql(_MEMBERS).cast(MEMBERS),
        "links": pa.table(links, schema=LINKS),
        "acts": pa.table({"key": keys}, schema=ACTS),
        "ids": _ids(record, kept),
    }


def _known_pairs(acts: Acts, kept: MergedStore) -> tuple[Pairs | None, npt.NDArray[np.bool_] | None]:
    """Pairs that were found before among acts that are still there, and which acts are new."""
    before = set(kept.table("acts").column("key").to_pylist()) if kept.usable else set()
    if not before:
        return None, None
    row_of = {key: row for row, key in enumerate(acts.keys)}
    links = kept.table("links")
    found = [
        (row_of[one], row_of[other], score)
        for one, other, score in zip(*(links.column(name).to_pylist() for name in LINKS.names), strict=True)
        if one in row_of and other in row_of
    ]
    one, other, score = zip(*found, strict=True) if found else ((), (), ())
    fresh = np.array([key not in before for key in acts.keys], dtype=bool)
    return (np.array(one, np.int64), np.array(other, np.int64), np.array(score, np.float32)), fresh


def _lend_chosen(record: Asks) -> None:
    """What stands for each event of several acts, lent to the record as a table."""
    texts = record.sql(
        "SELECT DISTINCT d.reading, d.text FROM grouping g JOIN current_documents d"
        " ON d.reading = split_part(g.key, ':', 1) ORDER BY d.reading"
    )
    voice_of = voices(zip(texts.column("reading").to_pylist(), texts.column("text").to_pylist(), strict=True))
    record.lend("voices", _table(_VOICES, sorted(voice_of.items())))
    query = _ACT_ROWS.format(
        more=", d.published, coalesce(v.voice, e.reading) AS voice, g.grp",
        joined="JOIN grouping g ON g.key = e.reading || ':' || e.id JOIN current_documents d ON d.reading = e.reading"
        " LEFT JOIN voices v ON v.reading = e.reading",
        order="g.grp,",
    )
    found = [_plain_choice(group, list(rows)) for group, rows in groupby(_rows(record, query), itemgetter("grp"))]
    record.lend("chosen", pa.Table.from_pylist(found, schema=_CHOSEN))


def _rows(record: Asks, query: str) -> Iterator[dict[str, Any]]:
    for batch in record.sql(query).to_batches(max_chunksize=_BATCH):
        for row in batch.to_pylist():
            yield {**row, "place": _narrow(row["place"])}


def _plain_choice(group: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    made = chosen(rows)
    disputes = [
        {"about": each.about.value, "values": list(each.values), "acts": [key.partition(":")[2] for key in each.acts]}
        for each in made.contradictions
    ]
    plain = asdict(made) | {"grp": group, "contradictions": disputes}
    return {name: plain[name] for name in _CHOSEN.names}


_MEMBER = """
member AS (
  SELECT e.reading, e.id AS act, e.reading || ':' || e.id AS key, coalesce(g.grp, e.reading || ':' || e.id) AS grp
  FROM current_events e LEFT JOIN grouping g ON g.key = e.reading || ':' || e.id WHERE e.act = e.id
)"""

_TOLD = f"""
WITH {_MEMBER}
SELECT m.grp, CASE WHEN count(*) = 1 THEN min(e.id)
    ELSE left(sha256(string_agg(e.id, ' ' ORDER BY e.id)), 16) END AS event,
  min(e.id) AS mention,
  list({{'doc': e.doc, 'char_start': e.char_start, 'char_end': e.char_end, 'source': d.source, 'published': d.published}}
    ORDER BY d.published NULLS LAST, e.doc, e.char_start, e.id) AS mentions,
  min(d.published) AS first_reported,
  coalesce(list_sort(list(DISTINCT d.source) FILTER (d.source IS NOT NULL)), []) AS outlets,
  count(DISTINCT coalesce(v.voice, e.reading))::INTEGER AS voices,
  list_sort(list(DISTINCT m.act)) AS acts
FROM member m JOIN current_events e ON e.reading = m.reading AND e.act = m.act
JOIN current_documents d ON d.reading = e.reading LEFT JOIN voices v ON v.reading = e.reading
GROUP BY m.grp
"""  # noqa: S608

_MEMBERS = f"WITH {_MEMBER} SELECT m.reading, m.act, t.event FROM member m JOIN told t USING (grp) ORDER BY ALL"  # noqa: S608

_MERGED = f"""
WITH {_MEMBER},
counted AS (
  SELECT m.grp, f.*, e.act AS act,
    CASE WHEN f.measure IN ('killed', 'wounded', 'missing', 'detained', 'released', 'displaced')
      AND EXISTS (SELECT 1 FROM grouping g WHERE g.grp = m.grp) THEN '' ELSE f.unit END AS sort
  FROM current_figures f JOIN current_events e ON e.reading = f.reading AND e.id = f.event
  JOIN member m ON m.reading = e.reading AND m.act = e.act
),
claimed AS (
  SELECT f.grp, f.measure, f.sort, mode(f.unit ORDER BY f.unit) AS unit,
    min(f.value) AS low, max(coalesce(f.upper, f.value)) AS high,
    coalesce(list_sort(list(DISTINCT f.claimed_by.name) FILTER (f.claimed_by IS NOT NULL)), []) AS claimants,
    list({{'value': f.value, 'upper': f.upper, 'bound': f.bound, 'claimed_by': f.claimed_by.name, 'source': d.source,
      'published': d.published}} ORDER BY d.published NULLS LAST, d.doc, f.char_start) AS claims
  FROM counted f JOIN current_documents d ON d.reading = f.reading GROUP BY f.grp, f.measure, f.sort
),
figured AS (
  SELECT grp, list({{'measure': measure, 'unit': unit, 'low': low, 'high': high, 'claimants': claimants,
    'claims': claims}} ORDER BY measure, unit) AS figures
  FROM claimed GROUP BY grp
),
of_mention AS (SELECT e.reading, e.id, t.event FROM current_events e
  JOIN member m ON m.reading = e.reading AND m.act = e.act JOIN told t USING (grp)),
led AS (
  SELECT m.grp, coalesce(c.lead, m.key) AS lead, coalesce(c.actors_from, m.key) AS actors_from,
    coalesce(c.recipients_from, m.key) AS recipients_from, coalesce(c.place_from, m.key) AS place_from,
    c.grp IS NOT NULL AS joint, c.type, c.mode, c.status, c.earliest, c.latest, c.contradictions
  FROM member m LEFT JOIN chosen c ON c.grp = m.grp WHERE m.key = m.grp
),
keyed AS (SELECT *, reading || ':' || id AS key FROM current_events WHERE act = id)
SELECT k.* EXCLUDE (act, same_as, content_of, caused_by, key, contexts)
  REPLACE (t.event AS id, if(l.joint, l.type, k.type) AS type, if(l.joint, l.mode, k.mode) AS mode,
    if(l.joint, l.status, k.status) AS status, if(l.joint, l.earliest, k.earliest) AS earliest,
    if(l.joint, l.latest, k.latest) AS latest, ka.actors AS actors, kr.recipients AS recipients, kp.place AS place),
  k.contexts, o.event AS content_of, oc.event AS caused_by, NULL::VARCHAR AS same_as,
  t.mentions, coalesce(f.figures, []) AS figures,
  t.first_reported, t.voices, t.outlets, coalesce(l.contradictions, []) AS contradictions, t.acts
FROM led l JOIN keyed k ON k.key = l.lead JOIN keyed ka ON ka.key = l.actors_from
JOIN keyed kr ON kr.key = l.recipients_from JOIN keyed kp ON kp.key = l.place_from
JOIN told t ON t.grp = l.grp LEFT JOIN figured f ON f.grp = l.grp
LEFT JOIN of_mention o ON o.reading = k.reading AND o.id = k.content_of
LEFT JOIN of_mention oc ON oc.reading = k.reading AND oc.id = k.caused_by
ORDER BY t.event, k.reading
"""  # noqa: S608


def _with_schema(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """A table's columns in a schema's order; those that parts of an earlier version lack are empty."""
    columns = [
        table.column(field.name).cast(field.type)
        if field.name in table.column_names
        else pa.nulls(len(table), field.type)
        for field in schema
    ]
    return pa.table(columns, schema=schema)


def _ids(record: Asks, kept: MergedStore) -> pa.Table:
    """Every id that was ever given out, with a mention by which what it stood for is found again."""
    record.lend("earlier_ids", kept.table("ids"))
    return record.sql(
        "SELECT event AS id, min(mention) AS mention FROM told WHERE event <> mention GROUP BY event"
        " UNION SELECT id, mention FROM earlier_ids ORDER BY ALL"
    ).cast(IDS)


def _table(schema: pa.Schema, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else ([] for _ in schema)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema
    )
