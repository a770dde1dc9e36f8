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

_ENCODING = re.compile(rb"""[^<]{0,8}<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,60})""", re.IGNORECASE)


def read_feed(data: bytes, origin: str, bare: bool = False) -> Iterator[Draft | Quarantined]:
    """The entries of a feed, in its order; each has the feed's title as its outlet.

    The text is the entry's content, else its summary. The day is the one that the entry's own date string names, in the
    outlet's zone.

    Args:
        bare: Also entries without text, if they have a link to follow.

    Raises:
        IngestError: no feed, or one that declares entities (no feed needs them, and they can swell without end).
    """
    _check_safe(data)
    import feedparser

    parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.entries and not parsed.version:
        raise IngestError("no RSS or Atom feed", "Name HTML files .html and articles in JSON .jsonl.")
    outlet = (parsed.feed.get("title") or "").strip() or None
    for number, entry in enumerate(parsed.entries, 1):
        text = plain_text(_content(entry))
        if not text and not (bare and entry.get("link")):
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
            byline=_author(entry),
            updated=_day(entry, ("updated",)),
        )


def _check_safe(data: bytes) -> None:
    """Refuse XML that could swell or reach out, in whatever encoding it hides.

    Raises:
        IngestError: a document type, entities, or an encoding in which ``<`` is not ``<``.
    """
    if _DECLARATION.search(data) or _DECLARATION.search(data.replace(b"\0", b"")):
        raise IngestError("XML with a document type or entities of its own, which is refused as unsafe")
    declared = _ENCODING.match(data[:200].replace(b"\0", b""))
    name = declared[1].decode("ascii", "replace").lower().replace("_", "-") if declared else "utf-8"
    try:
        plain = "<!DOCTYPE".encode(name) == b"<!DOCTYPE" and name not in ("utf-7", "unicode-1-1-utf-7", "u7", "utf7")
    except (LookupError, UnicodeError, TypeError, ValueError):
        plain = True  # no such encoding, and the parser falls back on UTF-8
    if not plain and not name.startswith(("utf-16", "utf-32", "utf16", "utf32", "ucs-2")):
        raise IngestError(f'XML in the encoding "{name[:40]}", which is refused as unsafe')


def _content(entry: Any) -> str:
    for content in entry.get("content") or ():
        if content.get("value"):
            return str(content["value"])
    return str(entry.get("summary") or "")


def _author(entry: Any) -> str | None:
    """Who signed it, by name where the feed tells name and address apart."""
    name = (entry.get("author_detail") or {}).get("name") or entry.get("author") or ""
    return plain_text(str(name)) or None


def _day(entry: Any, keys: tuple[str, ...] = ("published", "created", "updated")) -> date | None:
    """The local day of the entry's date: feedparser itself would turn it into the day in Greenwich."""
    for key in keys:
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
