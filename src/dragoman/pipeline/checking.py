"""Checking by hand: a sheet of drawn events with their evidence, and what filled sheets say of the record."""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from dragoman.model.errors import UsageError
from dragoman.record.filters import Filters, Where
from dragoman.record.queries import Questions, Rows
from dragoman.storyline.words import sentence_around

FIELDS = ("type_ok", "actor_ok", "recipient_ok", "day_ok", "status_ok", "place_ok")
"""Columns for verdicts: is that field of the event what the sentence tells?"""
OPEN_MARK, CLOSE_MARK = "[[", "]]"
"""What stands around the trigger in the sentence."""

_SHOWN = (
    "event", "type", "mode", "status", "actors", "recipients", "earliest", "latest", "place", "place_country", "claimed_by",
    "sentence", "doc", "source", "published", "url",
)  # fmt: skip
COLUMNS = (*_SHOWN, *FIELDS, "note")
"""Columns of a sheet: what the record says, the words it rests on, and empty ones to be filled."""

_REACH = 700
"""Code points around a trigger among which its sentence is looked for, as exports do."""
_ASIDE = 200
"""Code points on either side that are shown where a sentence is too long to be found."""
_YES, _NO = ("y", "yes", "1"), ("n", "no", "0")
_Z = 1.959963984540054
"""The normal quantile of a 95% interval."""

_DRAWN = f"""
SELECT t.id AS event, t.type, t.mode, t.status, list_transform(t.actors, lambda a: coalesce(a.name, a.id)) AS actors,
  list_transform(t.recipients, lambda a: coalesce(a.name, a.id)) AS recipients, t.earliest, t.latest, t.place.name AS place,
  t.place.country AS place_country, t.claimed_by.name AS claimed_by, t.doc, d.source, d.published, d.url,
  least(t.char_start, {_REACH}) AS lead_in, t.char_end - t.char_start AS length,
  substring(d.text, greatest(t.char_start - {_REACH}, 0) + 1,
    least(t.char_start, {_REACH}) + (t.char_end - t.char_start) + {_REACH}) AS around
FROM merged_events t JOIN current_documents d ON d.reading = t.reading WHERE <condition>
ORDER BY md5(?::VARCHAR || ':' || t.id), t.id LIMIT ?
"""  # noqa: S608


def draw_sample(questions: Questions, filters: Filters, number: int, seed: int = 0) -> Rows:
    """A sheet of events drawn by chance, each as likely as any other, with the sentence and the trigger marked in it.

    Events stand in the order of a digest of seed and id: the same record and seed give the same sheet, a longer one begins
    with the shorter, and what is added to the record later moves no event out of its place before another.

    Raises:
        UsageError: less than one event is asked for.
    """
    if number < 1:
        raise UsageError(f"a sample of {number}", "Ask for one event or more.")
    if filters.event is not None:
        filters = replace(filters, event=questions.event_of(filters.event) or filters.event)
    where, values = Where("events", filters, questions.find_actor).build()
    found = questions.sql(_DRAWN.replace("<condition>", where), [*values, str(seed), number]).to_pylist()
    schema = pa.schema([(name, pa.string()) for name in COLUMNS])
    return Rows("check", pa.Table.from_pylist([_checked(row) for row in found], schema=schema))


def marked_sentence(around: str, lead_in: int, length: int) -> str:
    """The sentence of a trigger on one line, the trigger between ``[[`` and ``]]``.

    Args:
        around: The article's words about the trigger.
        lead_in, length: Where in them the trigger begins, and how long it is.
    """
    end = lead_in + length
    sentence = sentence_around(around, lead_in, end)
    first = max(around.rfind(sentence, 0, lead_in + len(sentence)), 0)
    last = first + len(sentence)
    if not first <= lead_in <= end <= last:
        first, last = max(lead_in - _ASIDE, 0), min(end + _ASIDE, len(around))
    parts = around[first:lead_in], OPEN_MARK, around[lead_in:end], CLOSE_MARK, around[end:last]
    return " ".join("".join(parts).split())


def _checked(row: Mapping[str, Any]) -> dict[str, str | None]:
    told = {**row, "sentence": marked_sentence(row["around"] or "", row["lead_in"], row["length"])}
    return {**{name: _written(told[name]) for name in _SHOWN}, **dict.fromkeys((*FIELDS, "note"))}


def _written(value: Any) -> str | None:
    if value is None or value == []:
        return None
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one person said of one event.

    Attributes:
        event: Its id.
        type: Its type, as the record had it.
        right: Field to whether it is right; a field that was not judged is missing.
    """

    event: str
    type: str
    right: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its 95% interval by Wilson's score, which holds for few cases and for shares near 0 and 1.

    Attributes:
        hits, cases: What it is a share of.

    Source:
        E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
    """

    hits: int
    cases: int

    @property
    def value(self) -> float | None:
        """Hits of cases; None without cases."""
        return self.hits / self.cases if self.cases else None

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper bound; all that is possible without cases."""
        if not self.cases:
            return 0.0, 1.0
        share, weight = self.hits / self.cases, _Z * _Z / self.cases
        middle = (share + weight / 2) / (1 + weight)
        half = math.sqrt(share * (1 - share) * weight + weight * weight / 4) / (1 + weight)
        low = 0.0 if self.hits == 0 else max(middle - half, 0.0)
        return low, 1.0 if self.hits == self.cases else min(middle + half, 1.0)


def read_sheet(path: Path) -> list[Verdict]:
    """The verdicts of a filled sheet: CSV in UTF-8, with commas, semicolons or tabs as a spreadsheet saved it.

    ``y``, ``yes``, ``1`` is right, ``n``, ``no``, ``0`` wrong, in any case; an empty cell was not judged.

    Raises:
        UsageError: no such file, no such sheet, a column that is missing, an event twice, a word that is no verdict.
    """
    text = _text_of(path)
    heading = text.partition("\n")[0]
    separator = max(",;\t", key=heading.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, strict=False)
    missing = [name for name in ("event", "type", *FIELDS) if name not in (reader.fieldnames or ())]
    if missing:
        raise UsageError(
            f"{path}: no column {', '.join(missing)}", "Fill in a sheet that dragoman sample wrote, and save it as CSV."
        )
    found: dict[str, Verdict] = {}
    for row in reader:
        event = (row["event"] or "").strip()
        if not event:
            continue
        if event in found:
            raise UsageError(f"{path}:{reader.line_num}: event {event} stands there twice", "Leave one row an event.")
        right = dict(_judged(path, reader.line_num, row))
        found[event] = Verdict(event, (row["type"] or "").strip(), right)
    return list(found.values())


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}", "Name a sheet that dragoman sample wrote.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: no text in UTF-8", "Save the sheet as CSV (UTF-8).") from error


def _judged(path: Path, line: int, row: Mapping[str, str | None]) -> Iterator[tuple[str, bool]]:
    for field in FIELDS:
        word = (row[field] or "").strip()
        if word.lower() in _YES:
            yield field, True
        elif word.lower() in _NO:
            yield field, False
        elif word:
            raise UsageError(
                f'{path}:{line}: {field} "{word}" is no verdict', "Write y or n, or leave the cell empty: not judged."
            )


SCORES = pa.schema(
    [("measure", pa.string()), ("sheet", pa.int32()), ("field", pa.string()), ("type", pa.string()), ("judged", pa.int32()),
     ("hits", pa.int32()), ("share", pa.float64()), ("low", pa.float64()), ("high", pa.float64()), ("kappa", pa.float64())]
)  # fmt: skip
"""``measure`` is precision (hits: right), or agreement of two sheets (hits: judged alike)."""


def score_sheets(sheets: Sequence[Sequence[Verdict]]) -> Rows:
    """Precision by field, over all and by type, for each sheet; of two sheets also how far they agree.

    Shares have 95% intervals by Wilson. ``kappa`` is Cohen's; null where both gave but one and the same verdict, of which it
    says nothing.

    Raises:
        UsageError: nothing was judged, or two sheets judged nothing in common.
    """
    rows = [row for at, sheet in enumerate(sheets, start=1) for row in _precision(at, sheet)]
    if not rows:
        raise UsageError("nothing is judged", f"Write y or n into the columns {', '.join(FIELDS)}.")
    if len(sheets) == 2:
        rows += _agreement(*sheets)
    return Rows("score", pa.Table.from_pylist(rows, schema=SCORES))


def _precision(number: int, sheet: Sequence[Verdict]) -> list[dict[str, Any]]:
    types = sorted({verdict.type for verdict in sheet})
    rows = []
    for kind in (None, *types):
        ours = [verdict for verdict in sheet if kind in (None, verdict.type)]
        for field in FIELDS:
            said = [verdict.right[field] for verdict in ours if field in verdict.right]
            if said:
                row = {"measure": "precision", "sheet": number, "field": field, "type": kind}
                rows.append({**row, **_share(Share(sum(said), len(said)))})
    return rows


def _share(share: Share) -> dict[str, Any]:
    low, high = share.interval
    value = None if share.value is None else round(share.value, 4)
    return {"judged": share.cases, "hits": share.hits, "share": value, "low": round(low, 4), "high": round(high, 4)}


def _agreement(one: Sequence[Verdict], other: Sequence[Verdict]) -> list[dict[str, Any]]:
    theirs = {verdict.event: verdict.right for verdict in other}
    rows = []
    for field in FIELDS:
        both = [
            (verdict.right[field], theirs[verdict.event][field])
            for verdict in one
            if field in verdict.right and field in theirs.get(verdict.event, ())
        ]
        if both:
            share = Share(sum(a == b for a, b in both), len(both))
            rows.append({"measure": "agreement", "field": field, **_share(share), "kappa": kappa_of(both)})
    if not rows:
        raise UsageError("the two sheets judge no event in common", "Give both people the same sheet.")
    return rows


def kappa_of(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    """Cohen's kappa of two people's verdicts; None where chance alone would make them agree.

    Source:
        J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960).
    """
    cases = len(pairs)
    alike = sum(a == b for a, b in pairs)
    one, other = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    by_chance = sum(one[word] * other[word] for word in (True, False))  # times cases squared
    if by_chance == cases * cases:
        return None
    return round((alike * cases - by_chance) / (cases * cases - by_chance), 4)
