"""Arrivals -> parts of the record: what is new is read and kept, batch by batch, and what is not is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dragoman.ingest.decode import whole
from dragoman.ingest.quarantine import Quarantined
from dragoman.model.document import Document
from dragoman.model.mention import Reading
from dragoman.pipeline.desk import LoadReader, Task, chunks_of, read_chunk, reader_of
from dragoman.pipeline.engines import Engine
from dragoman.record.store import Register, Store, part_name
from dragoman.record.tables import Kept, Provenance, digest, quarantine_key, quarantine_table, tables_of

Tell = Callable[[int], None]
"""Told, as work goes on, how many more articles are done."""

PART_ARTICLES, PART_CHARACTERS = 32, 200_000
"""What one part holds: enough that files are few, little enough that a crash costs seconds."""

_PART_UNREAD = 256
"""Articles kept unread, or faults noted, that a part holds beside those that are read."""

_TOLD = 1_000
"""Faults that are handed back one by one; all are in the record's quarantine."""

_ZONES = timedelta(days=1)  # somewhere it is tomorrow already


@dataclass(frozen=True, slots=True)
class Added:
    """What became of some inputs.

    Attributes:
        read: Articles read and kept.
        known: Articles that were there already, read by the same rules, and pages that had not changed.
        quarantined: What was set aside, in order; the first thousand.
        updated: Of those read, new versions of articles that were there with another text.
        again: Of those read, articles that were there, now read by other rules.
        aside: How many were set aside.
        notes: What is odd about articles that were kept, a sentence each.
    """

    read: int
    known: int
    quarantined: tuple[Quarantined, ...]
    updated: int = 0
    again: int = 0
    aside: int = 0
    notes: tuple[str, ...] = ()

    @property
    def new(self) -> int:
        """Articles that were not there before in any version."""
        return self.read - self.updated - self.again


@dataclass(frozen=True, slots=True)
class Told:
    """Whom to tell what.

    Attributes:
        done: Told how many more are done.
        today: Articles dated after it are told of; None tells of none.
    """

    done: Tell | None = None
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What goes into one part.

    Attributes:
        tasks: To be read, each with its slot.
        unread: Sound articles in other languages, kept as they are.
        aside: Quarantine rows that are not noted yet.
        is_retry: Whether the reader failed on all of these before.
    """

    tasks: tuple[Task, ...]
    unread: tuple[Task, ...] = ()
    aside: tuple[Quarantined, ...] = ()
    is_retry: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What a batch came to, with no text in it: articles by how they came to be read, and faults of the reader.

    The faults are noted in the batch's part, but for those of a retry, which were noted before.
    """

    read: int
    updated: int
    again: int
    failed: tuple[Quarantined, ...]
    is_retry: bool


def add_arrivals(
    arrivals: Iterable[Task | Quarantined],
    store: Store,
    provenance: Provenance,
    load: LoadReader,
    engine: Engine,
    told: Told,
) -> Added:
    """Read and keep what is new among some arrivals; the store must be held for writing.

    A batch is cut by what is new in it alone and is written whole, so that a killed run, started again, writes the same parts.
    """
    register = Register(store, provenance)
    tally = _Tally(told)
    writes = WriteBatch(load, store.folder, provenance)
    for written in engine.map(writes, _Batches(register, tally).of(arrivals)):
        tally.wrote(written)
        faults = [row for row in map(quarantine_row, written.failed) if register.is_new_fault(row)]
        if faults and written.is_retry:
            store.write_quarantine(faults)
    return tally.added()


@dataclass
class _Tally:
    """Counts what is done and tells it."""

    told: Told
    read: int = 0
    updated: int = 0
    again: int = 0
    known: int = 0
    aside: int = 0
    faults: list[Quarantined] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def wrote(self, written: Written) -> None:
        self.read += written.read
        self.updated += written.updated
        self.again += written.again
        for fault in written.failed:
            self.set_aside(fault)
        self._done(written.read)

    def passed_over(self) -> None:
        self.known += 1
        self._done(1)

    def set_aside(self, fault: Quarantined) -> None:
        self.aside += 1
        if len(self.faults) < _TOLD:
            self.faults.append(replace(fault, document=None))
        self._done(1)

    def arrived(self, document: Document) -> None:
        today, day = self.told.today, document.published
        if today is not None and day is not None and day > today + _ZONES and len(self.notes) < _TOLD:
            self.notes.append(f"{document.id}: dated in the future ({day})")

    def added(self) -> Added:
        faults, notes = tuple(self.faults), tuple(self.notes)
        return Added(self.read, self.known, faults, self.updated, self.again, self.aside, notes)

    def _done(self, count: int) -> None:
        if self.told.done is not None:
            self.told.done(count)


class _Batches:
    """Sorts arrivals into batches: to be read, to be kept unread, to be noted; articles that failed before come last."""

    def __init__(self, register: Register, tally: _Tally) -> None:
        self._register, self._tally = register, tally
        self._clear()

    def of(self, arrivals: Iterable[Task | Quarantined]) -> Iterator[Batch]:
        retries: list[Task] = []
        for arrived in arrivals:
            if isinstance(arrived, Quarantined):
                self._set_aside(arrived)
            elif (slot := self._register.slot(arrived.document)) is None:
                self._tally.passed_over()
            else:
                self._tally.arrived(arrived.document)
                kept = retries if self._register.has_failed(arrived.document) else self._tasks
                kept.append(replace(arrived, slot=slot))
                self._held += len(arrived.document.text) if kept is self._tasks else 0
            if self._is_full():
                yield self._batch()
            if len(retries) >= PART_ARTICLES:
                yield Batch(tuple(retries), is_retry=True)
                retries = []
        if self._tasks or self._unread or self._aside:
            yield self._batch()
        if retries:
            yield Batch(tuple(retries), is_retry=True)

    def _set_aside(self, fault: Quarantined) -> None:
        self._tally.set_aside(fault)
        document = fault.document
        slot = self._register.slot(document) if document is not None and not fault.failed else None
        if document is not None and slot is not None:
            self._unread.append(Task(document, slot=slot))
            self._unread_held += len(document.text)
        if self._register.is_new_fault(quarantine_row(fault)):
            self._aside.append(fault if document is None else replace(fault, document=replace(document, text="")))

    def _is_full(self) -> bool:
        return (
            len(self._tasks) >= PART_ARTICLES
            or self._held >= PART_CHARACTERS
            or max(len(self._unread), len(self._aside)) >= _PART_UNREAD
            or self._unread_held >= 10 * PART_CHARACTERS
        )

    def _batch(self) -> Batch:
        batch = Batch(tuple(self._tasks), tuple(self._unread), tuple(self._aside))
        self._clear()
        return batch

    def _clear(self) -> None:
        self._tasks: list[Task] = []
        self._unread: list[Task] = []
        self._aside: list[Quarantined] = []
        self._held = self._unread_held = 0


@dataclass(frozen=True, slots=True)
class WriteBatch:
    """Reads a batch and writes it as one part, so that no engine moves an article's text twice."""

    load: LoadReader
    folder: Path
    provenance: Provenance

    def __call__(self, batch: Batch) -> Written:
        outcomes: list[Reading | Quarantined] = []
        if batch.tasks:
            reader = reader_of(self.load)
            outcomes = [outcome for chunk in chunks_of(batch.tasks) for outcome in read_chunk(reader, chunk, False)]
        failed = tuple(
            replace(outcome, document=replace(outcome.document, text="") if outcome.document else None)
            for outcome in outcomes
            if isinstance(outcome, Quarantined)
        )
        kept = [
            Kept(task.slot, outcome)
            for task, outcome in zip(batch.tasks, outcomes, strict=True)
            if isinstance(outcome, Reading) and task.slot
        ]
        unread = [Kept(task.slot, Reading(task.document), was_read=False) for task in batch.unread if task.slot]
        self._write([*kept, *unread], [*batch.aside, *(() if batch.is_retry else failed)])
        again = sum(each.slot.pass_number > 1 for each in kept)
        updated = sum(each.slot.pass_number == 1 and each.slot.version > 1 for each in kept)
        return Written(len(kept), updated, again, failed, batch.is_retry)

    def _write(self, kept: Sequence[Kept], aside: Sequence[Quarantined]) -> None:
        rows = [quarantine_row(each) for each in aside]
        tables = tables_of(kept, self.provenance) if kept else {}
        if rows:
            tables["quarantine"] = quarantine_table(rows)
        if tables:
            name = part_name([each.slot for each in kept]) if kept else digest(sorted(map(quarantine_key, rows)))
            Store(self.folder).write_part(name, tables)


def quarantine_row(each: Quarantined) -> dict[str, Any]:
    """What the record notes of something that was set aside."""
    return {
        "origin": whole(each.origin),
        "line": each.line,
        "reason": whole(each.reason),
        "advice": whole(each.advice),
        "doc": each.document.id if each.document else None,
    }
