"""The verbs: read articles, keep them, ask who somebody is. The only room where the wings meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.ingest.draft import Draft
from dragoman.ingest.mapping import ColumnMap
from dragoman.ingest.opening import Reach
from dragoman.ingest.quarantine import Quarantined
from dragoman.ingest.sources import document_of
from dragoman.model.actor import ActorMention
from dragoman.model.errors import ReadingError, UsageError
from dragoman.pipeline.desk import (
    LoadReader,
    Outcome,
    ReadChunk,
    ReaderSettings,
    StartWorker,
    Task,
    chunks_of,
)
from dragoman.pipeline.engines import Engine, LocalEngine, PoolEngine
from dragoman.pipeline.intake import Article, Intake, day_of, require_unicode, task_of
from dragoman.pipeline.serialise import ArticleReading


def read(
    text: str,
    published: str | date | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    name: str = "text",
    predicates: bool = False,
    narrative: bool = False,
    model: str = "en_dragoman",
    knowledge: str | Path | None = None,
    load: LoadReader | None = None,
) -> ArticleReading:
    """What one article tells: ``.events .times .quotes .figures .actors .places .shifts .offers``.

    Args:
        text: English news text; all offsets count in it.
        published: ISO day, or date-time with offset; None takes it from the text's own head, if it has one.
        name: The article's id.
        predicates: Also every other verb and event noun.
        narrative: Read the dates as a history's, each from the one before; else the text itself shows whether it is one.
        knowledge: A folder laid over the shipped knowledge.
        load: Another reader than the shipped one.

    Raises:
        ReadingError: the text is empty or no Unicode text, or the reader failed on it.
    """
    if not text.strip():
        raise ReadingError("the text is empty")
    require_unicode(text, name)
    day = day_of(published)
    warnings = (f'"published" is {published!r}, no ISO day',) if published is not None and day is None else ()
    draft = Draft(name, text, day, title, source, url, "en", dated=published is not None)
    task = Task(document_of(draft), warnings)
    outcome = ReadChunk(load or _settings(model, knowledge, narrative), predicates)([task])[0]
    if isinstance(outcome, Quarantined):
        raise ReadingError(f"{name}: {outcome.reason}", outcome.advice)
    return ArticleReading.of(outcome)


def read_many(
    articles: Iterable[Article],
    *,
    workers: int = 1,
    predicates: bool = False,
    narrative: bool = False,
    model: str = "en_dragoman",
    knowledge: str | Path | None = None,
    load: LoadReader | None = None,
) -> Iterator[ArticleReading]:
    """Readings of many articles, in their order, a chunk at a time; the same for any number of workers.

    Args:
        articles: Documents, JSONL rows (``{"id", "text", "published"}``) or texts; a text is named by its place.
        workers: Processes; a script that uses more than one needs ``if __name__ == "__main__":``.

    Raises:
        ReadingError: an article could not be read. ``read_paths`` sets it aside instead.
    """
    reads = ReadChunk(load or _settings(model, knowledge, narrative), predicates)
    tasks = (task_of(article, number) for number, article in enumerate(articles, 1))
    for outcomes in engine_for(workers, reads.load).map(reads, chunks_of(tasks)):
        for outcome in outcomes:
            if isinstance(outcome, Quarantined):
                raise ReadingError(f"{outcome.where}: {outcome.reason}", outcome.advice)
            yield ArticleReading.of(outcome)


def read_paths(
    paths: Iterable[str | Path],
    *,
    published: date | None = None,
    columns: str | None = None,
    workers: int = 1,
    predicates: bool = False,
    narrative: bool = False,
    model: str = "en_dragoman",
    knowledge: str | Path | None = None,
    load: LoadReader | None = None,
) -> Iterator[Outcome]:
    """Readings and quarantine rows of some inputs, in the order of the inputs; nothing is kept, and nothing fetched.

    Args:
        paths: Files, folders, ``"-"``.
        published: Day of articles that bring none.
        columns: What the columns of tables and rows are called: ``"text=body,published=date"``.
        narrative: Read all of them as histories, as ``read`` does.
    """
    reads = ReadChunk(load or _settings(model, knowledge, narrative), predicates)
    intake = Intake(paths, published, Reach(ColumnMap.of(columns)))
    chunks = engine_for(workers, reads.load).map(reads, chunks_of(intake.tasks()))
    for outcome in intake.in_order(outcome for chunk in chunks for outcome in chunk):
        yield outcome if isinstance(outcome, Quarantined) else ArticleReading.of(outcome)


@dataclass(frozen=True, slots=True)
class Known:
    """Who a phrase means on a day: the actor and the offices held then, latest first."""

    mention: ActorMention
    offices: tuple[str, ...]


def who(phrase: str, on: date | None = None, *, load: LoadReader | None = None) -> Known | None:
    """Who "the French foreign minister" is, as an article of that day would mean it; None where nobody is found.

    The phrase is read within two short sentences, so that names, offices, relations and metonyms are found by
    the same rules as in an article.

    Raises:
        UsageError: the phrase is empty.
    """
    words = phrase.strip().rstrip(".")
    if not words:
        raise UsageError("who needs a phrase", 'Try: dragoman who "the French foreign minister" --on 2024-02-03')
    found = [mention for before, after in _SENTENCES for mention in _meant(words, before, after, on, load)]
    if not found:
        return None
    best = max(
        found, key=lambda mention: (not mention.actor.id.startswith("text:"), mention.span.end - mention.span.start)
    )
    return Known(best, tuple(_offices(best.actor.id, on)))


_SENTENCES = (("Last week ", " met reporters."), ("Reporters were told to wait for ", "."))
"""A phrase as subject and as object, never at the head of the sentence, where its first letter would be a capital."""


def _meant(words: str, before: str, after: str, on: date | None, load: LoadReader | None) -> list[ActorMention]:
    """Actor mentions that begin where the phrase does and cover most of it."""
    first, last = len(before), len(before) + len(words)
    reading = read(before + words + after, on, load=load)
    inside = [mention for mention in reading.actors if first <= mention.span.start and mention.span.end <= last]
    return [mention for mention in inside if 2 * (mention.span.end - mention.span.start) > len(words)]


def _offices(actor: str, on: date | None) -> Iterator[str]:
    from dragoman.pipeline.actors import registry

    known = registry()
    for office in known.offices_of(actor, on):
        body = known.get(office.body)
        until = f"{office.first or '?'} to {office.last or 'now'}"
        yield f"{office.role.replace('_', ' ')}, {body.name if body else office.body} ({until})"


def engine_for(workers: int, load: LoadReader) -> Engine:
    """This process for one worker, a pool for more.

    Raises:
        UsageError: fewer than one.
    """
    if workers < 1:
        raise UsageError(f"{workers} workers", "Give --workers 1 or more.")
    return LocalEngine() if workers == 1 else PoolEngine(workers, StartWorker(load))


def _settings(model: str, knowledge: str | Path | None, narrative: bool = False) -> ReaderSettings:
    return ReaderSettings(model, Path(knowledge) if knowledge is not None else None, narrative)
