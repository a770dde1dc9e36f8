"""RSS and Atom feeds -> one draft article an entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from dragoman.ingest.draft import Draft
from dragoman.ingest.page import plain_text
from dragoman.ingest.quarantine import Quarantined
from dragoman.model.errors import IngestError

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)


def read_feed(data: bytes, origin: str) -> Iterator[Draft | Quarantined]:
    """The entries of a feed, in its order; each has the feed's title as its outlet.

    The text is the entry's content, else its summary. The day is the one that the entry's own date string names, in the
    outlet's zone.

    Raises:
        IngestError: no feed, or one that declares entities (no feed needs them, and they can swell without end).
    """
    if _DECLARATION.search(data):
        raise IngestError("XML with a document type or entities of its own, which is refused as unsafe")
    import feedparser

    parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.entries and not parsed.version:
        raise IngestError("no RSS or Atom feed", "Name HTML files .html and articles in JSON .jsonl.")
    outlet = (parsed.feed.get("title") or "").strip() or None
    for number, entry in enumerate(parsed.entries, 1):
        text = plain_text(_content(entry))
        if not text:
            yield Quarantined(origin, number, "entry without text")
            continue
        yield Draft(
            id=str(entry.get("id") or entry.get("link") or f"{origin}-{number}"),
            text=text,
            published=_day(entry),
            title=plain_text(entry.get("title") or "") or None,
            source=outlet,
            url=entry.get("link") or None,
            line=number,
        )


def _content(entry: Any) -> str:
    for content in entry.get("content") or ():
        if content.get("value"):
            return str(content["value"])
    return str(entry.get("summary") or "")


def _day(entry: Any) -> date | None:
    """The local day of the entry's date: feedparser itself would turn it into the day in Greenwich."""
    for key in ("published", "created", "updated"):
        written = entry.get(key)
        if not written:
            continue
        try:
            return datetime.fromisoformat(written.strip()).date()
        except ValueError:
            pass
        try:
            return parsedate_to_datetime(written.strip()).date()
        except (ValueError, TypeError):
            continue
    return None
