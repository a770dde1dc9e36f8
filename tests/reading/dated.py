"""Sentences of a given day, read for their times."""

from __future__ import annotations

from datetime import date

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.timerules import TimeRules
from dragoman.model.document import Document
from dragoman.reading.parse import Parser
from dragoman.reading.times import find_times

PUBLISHED = "2024-05-15"
"""A Wednesday."""
RULES = TimeRules.load(KnowledgeFiles())


def shown(
    parser: Parser, text: str, published: str | None = PUBLISHED, *, narrative: bool = False
) -> list[tuple[str, str | None, str | None]]:
    """Words, first and last day of every time in a text."""
    document = Document("x", text, date.fromisoformat(published) if published else None)
    found = find_times(parser.parse(document), RULES, narrative)
    return [(t.span.of(text), _written(t.interval.earliest), _written(t.interval.latest)) for t in found]


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None
