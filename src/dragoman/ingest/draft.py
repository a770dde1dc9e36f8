"""An article as its container gives it, before its head and language are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file, a feed entry or a row says about an article.

    Attributes:
        line: Where it stands in its container, None where it is the whole of it.
        dated: Whether the container had a say on the day; then the text's own head is not asked for one.
        warnings: What was odd about it.
        origin: The file within an archive that it came from, ``""`` where it came from the input itself.
    """

    id: str
    text: str
    published: date | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    line: int | None = None
    dated: bool = False
    warnings: tuple[str, ...] = ()
    byline: str | None = None
    updated: date | None = None
    origin: str = ""
