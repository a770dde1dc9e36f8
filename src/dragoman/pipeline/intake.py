"""Inputs -> tasks for the reading desk, with what was set aside kept in its place between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any, cast

from dragoman.ingest.dateline import read_day
from dragoman.ingest.decode import check_text
from dragoman.ingest.lines import draft_of
from dragoman.ingest.opening import Reach
from dragoman.ingest.quarantine import Quarantined
from dragoman.ingest.sources import document_of, read_sources
from dragoman.model.document import Document
from dragoman.model.errors import IngestError, ReadingError
from dragoman.pipeline.desk import Outcome, Task

Article = Document | Mapping[str, Any] | str
"""An article as the Python user may give it: a document, a JSONL row, or the text alone."""

Input = str | Path | Document | Mapping[str, Any]
"""What can be added: a path (or ``"-"``), a document, a JSONL row."""


@dataclass
class Intake:
    """Draws articles from inputs and remembers between which of them something was set aside.

    Attributes:
        published: Day of articles that bring none.
        reach: Names of columns, and whether anything is fetched.
    """

    inputs: Iterable[Input]
    published: date | None = None
    reach: Reach | None = None
    aside: deque[tuple[int, Quarantined]] = field(default_factory=deque)
    drawn: int = 0
    given: int = 0

    def arrivals(self) -> Iterator[Task | Quarantined]:
        """The articles to read and what is set aside, as the inputs have them."""
        for are_paths, group in groupby(self.inputs, lambda each: isinstance(each, str | Path)):
            if are_paths:
                yield from self._from_paths(cast(Iterable[str | Path], group))
            else:
                for article in group:
                    self.drawn += 1
                    yield task_of(cast(Article, article), self.drawn)

    def tasks(self) -> Iterator[Task]:
        """The articles to read, in order; what is set aside is kept until its place among the outcomes has come."""
        for arrived in self.arrivals():
            if isinstance(arrived, Quarantined):
                self.aside.append((self.drawn, arrived))
            else:
                yield arrived

    def in_order(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Outcomes of the tasks with what was set aside between them, as the inputs had it."""
        for outcome in outcomes:
            yield from self._set_aside_before_next()
            yield outcome
        while self.aside:
            yield self.aside.popleft()[1]

    def _set_aside_before_next(self) -> Iterator[Quarantined]:
        """What was set aside before the next outcome, which is counted as given."""
        while self.aside and self.aside[0][0] <= self.given:
            yield self.aside.popleft()[1]
        self.given += 1

    def _from_paths(self, paths: Iterable[str | Path]) -> Iterator[Task | Quarantined]:
        warnings: list[str] = []
        for arrived in read_sources(paths, self.published, lambda _, problem: warnings.append(problem), self.reach):
            if isinstance(arrived, Quarantined):
                yield arrived
                continue
            self.drawn += 1
            yield Task(arrived, tuple(warnings))
            warnings.clear()


def task_of(article: Article, number: int) -> Task:
    """The task of one article that the Python user gave; ``number`` names a text.

    Raises:
        ReadingError: a row without text, or half a surrogate pair in it.
    """
    if isinstance(article, Document):
        require_unicode(article.text, article.id)
        return Task(article)
    row: Mapping[str, Any] = {"text": article} if isinstance(article, str) else article
    given = row.get("published")
    if isinstance(given, date):
        row = {**row, "published": str(day_of(given))}
    try:
        draft = draft_of(row, str(number), None)
    except IngestError as error:
        raise ReadingError(f"article {number}: {error.problem}", error.advice) from error
    return Task(document_of(draft), draft.warnings)


def require_unicode(text: str, name: str) -> None:
    """Refuse a text that Python holds and no file can.

    Raises:
        ReadingError: it holds half a surrogate pair.
    """
    try:
        check_text(text)
    except IngestError as error:
        raise ReadingError(f"{name}: {error.problem}", error.advice) from error


def day_of(value: str | date | None) -> date | None:
    """The day that a caller means; None where it is none."""
    return value.date() if isinstance(value, datetime) else read_day(value)
