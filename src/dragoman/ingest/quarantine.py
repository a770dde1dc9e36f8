"""What could not be read, and why: faults in the input are data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.model.document import Document

Warn = Callable[[str, str], None]
"""Called with an article's id and a sentence on what is odd about it, just before the article is yielded."""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """One input that was set aside.

    Attributes:
        origin: File, URL or ``"-"``.
        line: Line of the file from 1, record number in an archive or feed; None for the whole input.
        reason: What is wrong, in one sentence.
        advice: What to do about it, ``""`` where nothing can be done.
        document: The article, where there is one.
        failed: The reader failed on it; else a document here is sound but not for us (another language), kept unread.
    """

    origin: str
    line: int | None
    reason: str
    advice: str = ""
    document: Document | None = None
    failed: bool = False

    @property
    def where(self) -> str:
        """``"news.jsonl:7"``."""
        return self.origin if self.line is None else f"{self.origin}:{self.line}"


def no_warning(_document: str, _problem: str) -> None:
    """A ``Warn`` that says nothing."""
