"""The record as the user holds it: add articles, ask questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.ingest.quarantine import Quarantined
from dragoman.model.document import Document
from dragoman.model.event import Relation
from dragoman.model.mention import Outcome, Reading
from dragoman.pipeline import storyline
from dragoman.pipeline.actors import find_actor
from dragoman.pipeline.claims import claims
from dragoman.pipeline.desk import LoadReader, ReaderSettings, Task, chunks_of, read_chunk, reader_of
from dragoman.pipeline.intake import Input, Intake
from dragoman.pipeline.merging import bring_up_to_date
from dragoman.pipeline.operations import engine_for
from dragoman.pipeline.provenance import provenance_of
from dragoman.record.filters import Filters, first_day
from dragoman.record.queries import Questions, Rows
from dragoman.record.store import Register, Store, part_name
from dragoman.record.tables import Kept, Provenance, tables_of
from dragoman.record.verify import verify_record

Tell = Callable[[int], None]
"""Told, as work goes on, how many more articles are done."""

PART_ARTICLES, PART_CHARACTERS = 32, 200_000
"""What one part holds: enough that files are few, little enough that a crash costs seconds."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of some inputs.

    Attributes:
        read: Articles read and kept.
        known: Articles that were there already, read by the same rules.
        quarantined: What was set aside, in order.
    """

    read: int
    known: int
    quarantined: tuple[Quarantined, ...]


class Record:
    """A record folder: what many articles told.

    Every question takes the same filters: ``actor, recipient, between, type, mode, status, since, until, place, source,
    story, min_confidence``; an actor is named by id, ISO3 or any known name, a day as ``2025-03-01``, ``2025-03`` or ``2025``.
    Answers are ``Rows``: ``.arrow()``, ``.df()``, ``.to_dicts()``.

    Args:
        folder: Need not exist before the first ``add``.
        model, knowledge: What reads the articles that are added.
        load: Another reader than the shipped one.

    Raises:
        RecordError: the folder is no record, or a later version's.
    """

    def __init__(
        self,
        folder: str | Path = "record",
        *,
        model: str = "en_dragoman",
        knowledge: str | Path | None = None,
        load: LoadReader | None = None,
    ) -> None:
        self.store = Store(Path(folder))
        self._model = model
        self._knowledge = Path(knowledge) if knowledge is not None else None
        self._load = load or ReaderSettings(model, self._knowledge)
        self._questions: tuple[list[str], Questions] | None = None

    def add(
        self,
        inputs: Input | Iterable[Input],
        *,
        published: date | None = None,
        workers: int = 1,
        tell: Tell | None = None,
    ) -> Added:
        """Read and keep; what was read before by the same rules is passed over, so that adding twice changes nothing.

        A chunk is on disk before it is reported, and a crash loses only the chunks under way. An article with a known
        URL (or, without one, a known id) and new text becomes a new version; questions see the latest.

        Args:
            inputs: Paths, ``"-"``, documents or JSONL rows; one or many.
            published: Day of articles that bring none.

        Raises:
            RecordError: somebody else is writing to this record.
        """
        many = [inputs] if isinstance(inputs, str | Path | Document | dict) else inputs
        intake = Intake(many, published)
        provenance = self._provenance()
        counts = _Counts(tell)
        with self.store.writer():
            writes = _WriteChunk(self._load, self.store.folder, provenance)
            tasks = self._fresh(intake, Register(self.store, provenance), counts)
            faults: list[Quarantined] = []
            for read, failed in engine_for(workers, self._load).map(
                writes, chunks_of(tasks, PART_ARTICLES, PART_CHARACTERS)
            ):
                counts.done(read, failed)
                faults.extend(failed)
            aside = [*intake.rest(), *faults]
            self._keep_unread(aside, provenance)
            self.store.write_quarantine([_quarantine_row(each) for each in aside])
        return Added(counts.read, counts.known, tuple(aside))

    def events(self, **filters: Any) -> Rows:
        """What happened, each once however often told, with its ``mentions``, ``figures`` and ``first_reported``, by day."""
        return self.ask("events", **filters)

    def quotes(self, **filters: Any) -> Rows:
        """What was said; ``actor`` is the speaker, ``recipient`` the addressee."""
        return self.ask("quotes", **filters)

    def figures(self, **filters: Any) -> Rows:
        """Counts; ``actor`` is who gives the figure or did the act that it counts."""
        return self.ask("figures", **filters)

    def offers(self, **filters: Any) -> Rows:
        """Offers, requests, demands and what became of them; ``actor`` makes them."""
        return self.ask("offers", **filters)

    def shifts(self, **filters: Any) -> Rows:
        """Stances that moved; ``actor`` is whose, ``recipient`` towards whom."""
        return self.ask("shifts", **filters)

    def documents(self) -> Rows:
        """The articles, latest versions, by day of publication."""
        return self.questions().all_rows("documents")

    def quarantine(self) -> Rows:
        """What was set aside, and why."""
        return self.questions().all_rows("quarantine")

    def ask(self, kind: str, **filters: Any) -> Rows:
        """Rows of any kind (``"events"``, ``"times"`` ...) that pass the filters.

        Raises:
            RecordError: there is no record yet.
            UsageError: no such kind or filter.
        """
        return self.questions().ask(kind, self._filters(filters))

    def relation(self, one: str, other: str, step_days: int = 7) -> Relation:
        """How two sides stood to each other, week by week (``step_days=1``: day by day), with the turning points."""
        return storyline.relation(self.questions(), find_actor, one, other, step_days)

    def relations(self, one: str, other: str, step_days: int = 7) -> Rows:
        """The same as rows: one a step and direction."""
        return storyline.relation_rows(self.relation(one, other, step_days))

    def ledger(self, *, only_open: bool = False, **filters: Any) -> Rows:
        """Offers, each once over all articles, with the answer wherever it stands; ``actor`` makes them."""
        found = storyline.offers(self.questions(), self._filters(filters))
        return storyline.ledger_rows([o for o in found if not only_open or o.outcome is Outcome.OPEN])

    def offer_totals(self, **filters: Any) -> Rows:
        """For each actor how many offers it made, were put to it, it answered, and let lapse or ignored."""
        return storyline.total_rows(storyline.offers(self.questions(), self._filters(filters)))

    def stories(self, days: int = 3) -> Rows:
        """Happenings told by several articles, with the days that matter and a line for each."""
        return storyline.stories(self.questions(), days)

    def predictions(self) -> Rows:
        """What was planned, threatened or held possible, and whether it came."""
        return storyline.predictions(self.questions())

    def claims(self) -> Rows:
        """What articles call the first, deadliest or lowest since a day, and whether the record bears it out."""
        return claims(self.questions())

    def since(self, day: str | date) -> Rows:
        """Events that an article of this day or later tells of: what is new."""
        return storyline.since(self.questions(), first_day(day))

    def event_of(self, name: str) -> str | None:
        """The id, as of now, of the event that an id means: its own, an earlier one, a mention's; None for no such id."""
        return self.questions().event_of(name)

    def behind(self, name: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """The acts that an id stands for, each with its article as rows, the leading one first."""
        return self.questions().behind(name)

    def status(self) -> dict[str, Any]:
        """How much is in the record."""
        return {**self.questions().counts(), "parts": len(self.store.part_names())}

    def verify(self) -> list[str]:
        """What is wrong with the record's files, one sentence each; empty for a sound record."""
        return verify_record(self.store)

    def sql(self, query: str) -> Any:
        """An Arrow table for SQL over ``documents, events, quotes ...`` (``current_events ...``: latest versions)."""
        return self.questions().sql(query)

    def questions(self) -> Questions:
        """The record as it is now, ready to be asked."""
        names = self.store.part_names()
        if self._questions is None or self._questions[0] != names:
            self._questions = names, bring_up_to_date(Questions(self.store, find_actor), self.store)
        return self._questions[1]

    def _filters(self, given: dict[str, Any]) -> Filters:
        """Filters, with the stories at hand where one is asked for; an earlier id of an event in it will do."""
        filters = Filters.of(**given)
        if filters.story is None:
            return filters
        storyline.lend_stories(self.questions())
        return replace(filters, story=self.event_of(filters.story) or filters.story)

    def _provenance(self) -> Provenance:
        from dragoman import __version__

        return provenance_of(self._model, self._knowledge, __version__)

    def _fresh(self, intake: Intake, register: Register, counts: _Counts) -> Iterator[Task]:
        for task in intake.tasks():
            slot = register.slot(task.document)
            if slot is None:
                counts.passed_over()
            else:
                yield replace(task, slot=slot)

    def _keep_unread(self, aside: Sequence[Quarantined], provenance: Provenance) -> None:
        """Keep sound articles in other languages, unread."""
        register = Register(self.store, provenance)
        kept = [
            Kept(slot, Reading(each.document), was_read=False)
            for each in aside
            if each.document and not each.failed and (slot := register.slot(each.document))
        ]
        if kept:
            self.store.write_part(part_name([each.slot for each in kept]), tables_of(kept, provenance))


class _Counts:
    """Counts what is done and tells it."""

    def __init__(self, tell: Tell | None) -> None:
        self.read = self.known = 0
        self._tell = tell or (lambda _: None)

    def done(self, read: int, failed: Sequence[Quarantined]) -> None:
        self.read += read
        self._tell(read + len(failed))

    def passed_over(self) -> None:
        self.known += 1
        self._tell(1)


@dataclass(frozen=True, slots=True)
class _WriteChunk:
    """Reads a chunk and writes it as one part, so that no engine moves an article's text twice."""

    load: LoadReader
    folder: Path
    provenance: Provenance

    def __call__(self, tasks: Sequence[Task]) -> tuple[int, list[Quarantined]]:
        reader = reader_of(self.load)
        outcomes = [outcome for chunk in chunks_of(tasks) for outcome in read_chunk(reader, chunk, False)]
        faults = [outcome for outcome in outcomes if isinstance(outcome, Quarantined)]
        kept = [
            Kept(task.slot, outcome)
            for task, outcome in zip(tasks, outcomes, strict=True)
            if isinstance(outcome, Reading) and task.slot
        ]
        if kept:
            name = part_name([each.slot for each in kept])
            Store(self.folder).write_part(name, tables_of(kept, self.provenance))
        return len(kept), faults


def _quarantine_row(each: Quarantined) -> dict[str, Any]:
    return {
        "origin": each.origin,
        "line": each.line,
        "reason": each.reason,
        "advice": each.advice,
        "doc": each.document.id if each.document else None,
    }
