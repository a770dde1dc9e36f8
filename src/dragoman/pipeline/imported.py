"""Somebody else's event data into the record: one document and one event mention a row, block by block."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman.exchange.codebook import DATA, intensity_of
from dragoman.exchange.coded_files import RawRow, fields_of, read_coded
from dragoman.exchange.imports import ImportFormat, LeftOut, Spot, Told
from dragoman.ingest.quarantine import Quarantined
from dragoman.model.errors import IngestError
from dragoman.pipeline.adding import quarantine_row
from dragoman.pipeline.imported_actors import Cast
from dragoman.record.numbered import Numbered, Numbering
from dragoman.record.store import Store, part_name
from dragoman.record.tables import SCHEMA_VERSION, Provenance, Slot, table_of

BLOCK = 5_000
"""Rows of a block, which is written as one part: 1 s of work, some 20 MB of memory."""
_MAPPING = ("acled", "acled_sides", "agents", "cameo", "columns", "countries", "groups", "icews_sectors")
"""Tables of ``exchange/data`` on which it rests what a row becomes."""
_TOLD = 1_000
"""Faults that are handed back one by one; all are in the record's quarantine."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the rows of some files.

    Attributes:
        rows: Rows that are now events of the record.
        known: Rows that were there already.
        left_out: Sound rows that are no events under PLOVER, by reason.
        aside: How many were set aside.
        quarantined: The first thousand of them.
    """

    rows: int
    known: int
    left_out: Mapping[str, int]
    aside: int
    quarantined: tuple[Quarantined, ...]


def import_rows(
    paths: Iterable[str | Path],
    form: ImportFormat,
    store: Store,
    cast: Cast,
    code: str,
    tell: Callable[[int], None] | None = None,
) -> Imported:
    """Read files of event data into a record, which must be held for writing.

    A block is on disk before the next is read, and a row is known by its content and the tables that map it, so that an
    import that was killed goes on where it was, and one done twice changes nothing. A row of a known id with other content
    is a new version of it.

    Args:
        code: Version of this package.
        tell: Told, block by block, how many more rows are done.
    """
    provenance = Provenance(f"import:{form.id} {form.version}", _mapping_digest(), code)
    numbering = Numbering(store)
    tally = _Tally()
    arrivals = read_coded(paths, form)
    while block := list(islice(arrivals, BLOCK)):
        rows = [each for each in block if isinstance(each, RawRow)]
        faults = [each for each in block if isinstance(each, Quarantined)]
        faults += _keep_block(rows, form, store, cast, provenance, numbering, tally)
        if faults:
            store.write_quarantine([quarantine_row(each) for each in faults])
            tally.set_aside(faults)
        if tell:
            tell(len(block))
    return tally.imported()


@dataclass
class _Tally:
    """Counts what is done."""

    rows: int = 0
    known: int = 0
    aside: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    faults: list[Quarantined] = field(default_factory=list)

    def set_aside(self, faults: Sequence[Quarantined]) -> None:
        self.aside += len(faults)
        self.faults += faults[: _TOLD - len(self.faults)]

    def imported(self) -> Imported:
        left_out = dict(sorted(self.left_out.items()))
        return Imported(self.rows, self.known, left_out, self.aside, tuple(self.faults))


def _keep_block(
    rows: Sequence[RawRow],
    form: ImportFormat,
    store: Store,
    cast: Cast,
    provenance: Provenance,
    numbering: Numbering,
    tally: _Tally,
) -> list[Quarantined]:
    """Write what is new in a block as one part; its faults."""
    faults: list[Quarantined] = []
    told: list[tuple[Numbered, Told]] = []
    for row, content, reading in _fresh(rows, form, provenance, numbering, tally):
        try:
            each = form.read(fields_of(row, form))
        except IngestError as error:
            faults.append(Quarantined(row.origin, row.line, error.problem, error.advice))
            continue
        if isinstance(each, LeftOut):
            tally.left_out[each.reason] += 1
        else:
            told.append((Numbered(reading, f"{form.id}:{each.key}", content), each))
    slots = numbering.slots([numbered for numbered, _ in told])
    kept = [(slot, each) for slot, (_, each) in zip(slots, told, strict=True) if slot is not None]
    if kept:
        store.write_part(part_name([slot for slot, _ in kept]), _tables(kept, form, cast, provenance))
    tally.rows += len(kept)
    tally.known += len(told) - len(kept)
    return faults


def _fresh(
    rows: Sequence[RawRow], form: ImportFormat, provenance: Provenance, numbering: Numbering, tally: _Tally
) -> Iterator[tuple[RawRow, str, str]]:
    """Rows that are not in the record yet, each with the digest of its content and the name of its reading."""
    made = " ".join((provenance.model, provenance.rules, provenance.code, str(SCHEMA_VERSION)))
    contents = [_digest("\0".join((form.id, *row.cells))) for row in rows]
    readings = [_digest(f"{content} {made}") for content in contents]
    for row, content, reading, known in zip(rows, contents, readings, numbering.known(readings), strict=True):
        if known:
            tally.known += 1
        else:
            yield row, content, reading


def _tables(
    kept: Sequence[tuple[Slot, Told]], form: ImportFormat, cast: Cast, provenance: Provenance
) -> dict[str, Any]:
    made = {
        "rule": f"import:{form.id}",
        "model": provenance.model,
        "code": provenance.code,
        "confidence": form.confidence,
    }
    documents = [_document_row(slot, told, provenance) for slot, told in kept]
    events = [_event_row(slot, told, cast, made) for slot, told in kept]
    figures = [
        row for (slot, told), event in zip(kept, events, strict=True) for row in _figure_rows(slot, told, event, made)
    ]
    tables = {"documents": table_of("documents", documents), "events": table_of("events", events)}
    return tables | ({"figures": table_of("figures", figures)} if figures else {})


def _document_row(slot: Slot, told: Told, provenance: Provenance) -> dict[str, Any]:
    """The row as an article whose text is what the data set holds of it, mostly nothing, and is then no article to compare."""
    return {
        "doc": slot.article, "reading": slot.reading, "article": slot.article, "version": slot.version,
        "pass_number": slot.pass_number, "content": slot.content, "published": told.published, "title": told.title,
        "source": told.source, "url": told.url, "language": told.language, "body": 0, "warnings": [],
        "was_read": bool(told.text), "model": provenance.model, "rules": provenance.rules, "code": provenance.code,
        "text": told.text,
    }  # fmt: skip


def _event_row(slot: Slot, told: Told, cast: Cast, made: Mapping[str, Any]) -> dict[str, Any]:
    name = _mention_id(slot.article, told)
    return {
        "doc": slot.article, "reading": slot.reading, "char_start": told.start, "char_end": told.end,
        "text": told.text[told.start : told.end], "id": name, "act": name, "type": told.type, "mode": told.mode,
        "contexts": list(told.contexts), "status": told.status,
        "actors": [row for party in told.actors if (row := cast.row(party))],
        "recipients": [row for party in told.recipients if (row := cast.row(party))],
        "earliest": told.earliest, "latest": told.latest, "place": _place_row(told.place),
        "claimed_by": cast.row(told.claimed_by) if told.claimed_by else None,
        "intensity": intensity_of(told.type, told.mode), "trigger": told.words, **made,
    }  # fmt: skip


def _figure_rows(slot: Slot, told: Told, event: Mapping[str, Any], made: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "doc": slot.article, "reading": slot.reading, "char_start": told.start, "char_end": told.start, "text": "",
            "measure": count.measure, "value": count.value, "upper": count.upper, "bound": count.bound,
            "unit": count.unit, "event": event["id"], "claimed_by": None, **made,
        }
        for count in told.figures
    ]  # fmt: skip


def _place_row(place: Spot | None) -> dict[str, Any] | None:
    """A place without words of a text."""
    if place is None:
        return None
    return {
        "name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon, "geonameid": place.geonameid,
        "char_start": None, "char_end": None, "text": None,
    }  # fmt: skip


def _mention_id(doc: str, told: Told) -> str:
    """As the reader names its mentions."""
    return "m-" + hashlib.sha256(f"{doc}\0{told.start}\0{told.end}\0{told.type}".encode()).hexdigest()[:12]


def told_of_import(event: Mapping[str, Any], document: Mapping[str, Any]) -> list[str]:
    """Lines for a person on where an imported event comes from.

    Args:
        event, document: Its rows in the record.
    """
    form, _, key = document["doc"].partition(":")
    mode = f" {event['mode']}" if event["mode"] else ""
    where = document["url"] or document["source"] or "no address"
    return [
        f"{event['type']}{mode}, {event['status']}   (confidence {event['confidence']}, id {event['id']})",
        f"  imported  row {key} of {form} ({event['model'].removeprefix('import:')}), which has {event['trigger']}",
        f"  from      {where}",
        f"  read by   the tables {document['rules']} of dragoman {event['code']}",
    ]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _mapping_digest() -> str:
    """Digest of the tables that say what others' codes mean."""
    made = hashlib.sha256()
    for name in _MAPPING:
        made.update(name.encode())
        made.update((DATA / f"{name}.csv").read_bytes())
    return made.hexdigest()[:16]
