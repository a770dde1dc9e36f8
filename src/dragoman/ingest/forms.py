"""What an input holds: its name says it, and its first bytes have the last word."""

from __future__ import annotations

import re
import zlib
from typing import BinaryIO

from dragoman.model.errors import IngestError

FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "json",
    ".csv": "table",
    ".tsv": "table",
    ".tab": "table",
    ".parquet": "parquet",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".pdf": "pdf",
    ".warc": "archive",
    ".warc.gz": "archive",
    ".zip": "zip",
    ".gz": "gzip",
}
"""Endings that are known; in a folder only these are taken."""

STREAMED = frozenset(("lines", "archive", "table", "parquet", "zip", "gzip"))
"""Forms that are read piece by piece, so that the whole may be of any size."""

SNIFFED = 4_096
"""First bytes by which a form is told."""

_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.DOTALL | re.IGNORECASE
)
_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_OBJECTS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\[\s*(?:\{\s*"|\])')
_PACKED = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"WARC/", "archive"),
)
_UNREAD = (
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
)
_WRITTEN = {"text", "markdown", "page", "feed", "lines", "json", "table", None}


def form_of(name: str) -> str | None:
    """The form that a file's ending promises; None for an ending that is not known."""
    ending = _ending(name)
    return FORMATS[ending] if ending else None


def stem_of(name: str) -> str:
    """A file's name without its known endings: ``"a/news.jsonl.gz"`` is ``"a/news"``."""
    ending = _ending(name)
    stem = name[: len(name) - len(ending)] or name
    return stem_of(stem) if ending == ".gz" and _ending(stem) else stem


def true_form(start: bytes, promised: str | None) -> str:
    """What an input is, from its first bytes and what its name promised.

    Bytes that can be only one thing decide; else the promise stands; without one it is text.

    Raises:
        IngestError: a kind of file that is not read.
    """
    for magic, what in _UNREAD:
        if start.startswith(magic):
            raise IngestError(f"{what}, which is not read", "Save it as text, HTML or PDF and give that.")
    for magic, form in _PACKED:
        if start.startswith(magic):
            return form
    if start.startswith(b"\x1f\x8b"):
        return "archive" if _within(start).startswith(b"WARC/") else "gzip"
    if start[257:262] == b"ustar":
        raise IngestError("a tar archive, which is not read", "Unpack it and give the folder.")
    if promised in _WRITTEN:
        return _written_form(start, promised)
    if promised != "archive" and (_PAGE.match(start) or _FEED.match(start)):
        return "page" if _PAGE.match(start) else "feed"
    if promised == "archive":
        return "archive"  # its reader says what is wrong
    raise IngestError(f"its name promises {promised}, and it is none", "Fetch it again, or name it for what it is.")


def first_bytes(file: BinaryIO) -> bytes:
    """The first bytes of a stream, which stay unread."""
    if hasattr(file, "peek"):
        return bytes(file.peek(SNIFFED)[:SNIFFED])
    start = file.read(SNIFFED)
    file.seek(0)
    return start


def _written_form(start: bytes, promised: str | None) -> str:
    """The form of something written, where a wrong ending is common: pages saved as text, lines saved as JSON."""
    if promised != "page" and _PAGE.match(start):
        return "page"
    if promised != "feed" and _FEED.match(start):
        return "feed"
    if promised in (None, "text", "page", "lines") and _OBJECTS.match(start):
        return "json"
    if promised in (None, "text", "page") and _OBJECT.match(start):
        return "lines"
    return promised or "text"


def _within(start: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(start, 64)
    except zlib.error:
        return b""


def _ending(name: str) -> str:
    lower = name.lower()
    return next((e for e in sorted(FORMATS, key=len, reverse=True) if lower.endswith(e)), "")
