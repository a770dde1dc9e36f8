"""One article, and a stretch of its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text in code points, ``start`` included, ``end`` not.

    Raises:
        ValueError: ``start`` is negative or after ``end``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}..{self.end} runs backwards or before the text")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was handed in.

    Attributes:
        id: Unique in its source; a file's stem, a JSONL row's ``id``.
        text: Kept code point for code point; every span counts in it.
        published: The outlet's local day, the anchor of relative words; None where nobody says.
        title: Headline, where the source gives one apart from the text.
        source: Outlet.
        url: Where it was found.
        language: ISO 639-1, None until detected.
        dateline: Place of the dateline as written ("GENEVA"), else None.
        body: Offset at which the article proper starts, after a header line or dateline.
        byline: Who signed it, several names joined by ", "; None where nobody is named.
        updated: The outlet's local day of the last change, None where none is told.
    """

    id: str
    text: str
    published: date | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    dateline: str | None = None
    body: int = 0
    byline: str | None = None
    updated: date | None = None
