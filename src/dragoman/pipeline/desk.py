"""The reading desk: chunks of articles in, readings and faults out, one bad article never stopping the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dragoman.ingest.quarantine import Quarantined
from dragoman.model.document import Document
from dragoman.model.errors import KnowledgeError, ModelError
from dragoman.model.mention import Reading
from dragoman.pipeline.windows import is_long, read_in_windows

if TYPE_CHECKING:
    from dragoman.record.tables import Slot

CHUNK_ARTICLES = 16
CHUNK_CHARACTERS = 100_000
"""A chunk is cut by its articles alone, never by the number of workers: the same chunks whoever reads them."""


class ReadsArticles(Protocol):
    """What the pipeline asks of a reader."""

    def read_many(self, documents: Sequence[Document], *, predicates: bool = False) -> list[Reading]: ...


LoadReader = Callable[[], ReadsArticles]


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """How to load the shipped reader, in this process or another; called, it loads it."""

    model: str = "en_dragoman"
    knowledge: Path | None = None
    narrative: bool = False

    def __call__(self) -> ReadsArticles:
        from dragoman.reading.reader import Reader

        return Reader.load(model=self.model, knowledge=self.knowledge, narrative=self.narrative)


@dataclass(frozen=True, slots=True)
class Task:
    """An article on the desk, with what was odd about it when it came in, and its place in the record if it has one."""

    document: Document
    warnings: tuple[str, ...] = ()
    slot: Slot | None = None


Outcome = Reading | Quarantined


@dataclass(frozen=True, slots=True)
class ReadChunk:
    """Reads one chunk; with ``load`` it can be sent to another process, where the reader is loaded once."""

    load: LoadReader
    predicates: bool = False

    def __call__(self, chunk: Sequence[Task]) -> list[Outcome]:
        return read_chunk(reader_of(self.load), chunk, self.predicates)


@dataclass(frozen=True, slots=True)
class StartWorker:
    """Loads the reader of a worker process, so that its first chunk need not wait."""

    load: LoadReader

    def __call__(self) -> None:
        reader_of(self.load)


_loaded: dict[LoadReader, ReadsArticles] = {}


def reader_of(load: LoadReader) -> ReadsArticles:
    """The reader of this process, loaded the first time it is asked for."""
    if load not in _loaded:
        _loaded[load] = load()
    return _loaded[load]


def read_chunk(reader: ReadsArticles, chunk: Sequence[Task], predicates: bool) -> list[Outcome]:
    """What each article of a chunk tells, in order; if the chunk fails, its articles are read one by one.

    Raises:
        KnowledgeError, ModelError: not the article's fault, and no other would fare better.
    """
    documents = [task.document for task in chunk]
    try:
        readings = _read_all(reader, documents, predicates)
    except (KnowledgeError, ModelError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever an article does to the reader becomes its quarantine row
        if len(chunk) == 1:
            reason = f"could not be read: {type(error).__name__}: {error}"
            return [Quarantined(documents[0].id, None, reason, document=documents[0], failed=True)]
        return [outcome for task in chunk for outcome in read_chunk(reader, [task], predicates)]
    return [_warned(reading, task) for reading, task in zip(readings, chunk, strict=True)]


def _read_all(reader: ReadsArticles, documents: Sequence[Document], predicates: bool) -> list[Reading]:
    """Readings in order; the long ones apart, in windows, and all others together."""
    together = [document for document in documents if not is_long(document)]
    readings = iter(reader.read_many(together, predicates=predicates) if together else ())

    def one(window: Document) -> Reading:
        return reader.read_many([window], predicates=predicates)[0]

    return [read_in_windows(document, one) if is_long(document) else next(readings) for document in documents]


def chunks_of(
    tasks: Iterable[Task], articles: int = CHUNK_ARTICLES, characters: int = CHUNK_CHARACTERS
) -> Iterator[list[Task]]:
    """Tasks in chunks of so many articles, or fewer where they are long."""
    chunk: list[Task] = []
    held = 0
    for task in tasks:
        chunk.append(task)
        held += len(task.document.text)
        if len(chunk) >= articles or held >= characters:
            yield chunk
            chunk, held = [], 0
    if chunk:
        yield chunk


def _warned(reading: Reading, task: Task) -> Reading:
    return replace(reading, warnings=(*task.warnings, *reading.warnings)) if task.warnings else reading
