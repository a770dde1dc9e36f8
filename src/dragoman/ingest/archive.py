"""WARC web archives -> one draft article a page, streamed; a broken record costs no other."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, BinaryIO

from dragoman.ingest.decode import MAX_DOCUMENT_BYTES
from dragoman.ingest.draft import Draft
from dragoman.ingest.packed import sent
from dragoman.ingest.page import read_page
from dragoman.ingest.pagedraft import draft_of_page
from dragoman.ingest.quarantine import Quarantined
from dragoman.model.errors import IngestError

_ZONES = timedelta(days=1)  # the outlet may write the morrow while Greenwich still has today
_HTML = ("text/html", "application/xhtml+xml")
_PIECE = 1_000_000
_BEGINS = re.compile(rb"\x1f\x8b\x08|WARC/1\.\d\r?\n(?=[A-Za-z])")
_WITHIN = re.compile(rb"WARC/1\.\d\r\nWARC-[A-Z][A-Za-z-]+: ")
_OVERLAP = 1_024  # enough of a record's start to know it by
_HUGE = 1_000_000_000
"""A record that claims to be larger is jumped over, not unpacked: no page is, and a bomb is."""


@dataclass(frozen=True, slots=True)
class _Break:
    """Where an archive could not be read on: at which record, and why."""

    number: int
    reason: str


def read_archive(stream: BinaryIO, origin: str) -> Iterator[Draft | Quarantined]:
    """The HTML pages of a WARC file, plain or compressed, in its order, numbered by record.

    Only responses with status 200 and an HTML type are taken. An article's id is the record's, its day the page's own;
    the day of the crawl only bounds it and dates nothing. A stretch that cannot be read is set aside, and reading goes on at
    the next record after it.

    Args:
        stream: One that can seek.

    Raises:
        IngestError: no WARC record could be read in it.
    """
    number = 0
    fault: _Break | None = None
    for found in _records(stream):
        if isinstance(found, _Break):
            fault = found
            yield Quarantined(origin, found.number, f"broken WARC record: {found.reason}", "Fetch the file again.")
            continue
        number, record, body = found
        if _is_response(record):
            yield from _taken(record, body, origin, number)
    if number == 0 and fault is None:
        raise IngestError("no WARC record in it")


def _records(stream: BinaryIO) -> Iterator[tuple[int, Any, bytes] | _Break]:
    """Records with their numbers, pages with their bytes, and breaks between them, which count as a record each."""
    number, is_told = 0, False
    start: int | None = stream.tell()
    while start is not None:
        last, is_within = start, False
        try:
            for record in _iterate(stream):
                number, last, is_within = number + 1, record.stream_pos, True
                body = _body(record)
                yield number, record, body
                is_told = is_within = False
            return
        except (OSError, ValueError, EOFError) as error:
            if is_within or not is_told:
                number += not is_within
                yield _Break(number, str(error) or type(error).__name__)
                is_told = True
        start = _next_record(stream, last + 1)
        stream.seek(start or 0)


def _iterate(stream: BinaryIO) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        yield from ArchiveIterator(stream, record_types=WarcRecordType.any_type, parse_http=True)
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what FastWARC's Rust raises is no Exception
            raise
        raise OSError("the parser of archives failed") from error


def _next_record(stream: BinaryIO, start: int) -> int | None:
    """Where the next record may begin: a gzip member that unpacks to one, or the words themselves."""
    stream.seek(start)
    held, at = b"", start
    while piece := stream.read(_PIECE):
        held += piece
        for found in _BEGINS.finditer(held):
            if found[0].startswith(b"WARC") or _opens(held[found.start() : found.start() + _OVERLAP]):
                return at + found.start()
        at, held = at + max(len(held) - _OVERLAP, 0), held[-_OVERLAP:]
    return None


def _opens(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(packed, 16).startswith(b"WARC/")
    except zlib.error:
        return False


def _is_response(record: Any) -> bool:
    from fastwarc.warc import WarcRecordType

    return bool(record.record_type == WarcRecordType.response)


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    is_found = headers is not None and headers.status_code == 200
    return is_found and (record.http_content_type or "").lower().startswith(_HTML)


def _body(record: Any) -> bytes:
    """The bytes of a page; none of what is no page, or too large for one.

    Raises:
        OSError: the record's length is missing or wrong, so that others lie within it.
    """
    if record.headers.get("Content-Length") is None:
        raise OSError("it has no length")
    if record.content_length > _HUGE:
        raise OSError(f"it claims {record.content_length:,} bytes")
    if not _is_response(record) or not _is_page(record):
        return b""
    if record.content_length > MAX_DOCUMENT_BYTES:
        announced = _announced(record)
        if announced is not None and announced < record.content_length:
            raise OSError("its length is wrong")
        return b""
    body = bytes(record.reader.read(MAX_DOCUMENT_BYTES + 1))
    if _WITHIN.search(body):
        raise OSError("its length is wrong")
    return body


def _announced(record: Any) -> int | None:
    """How many bytes the server said it sends."""
    written = record.http_headers.get("Content-Length") or ""
    return int(written) if written.isdecimal() and len(written) < 15 else None


def _taken(record: Any, body: bytes, origin: str, number: int) -> Iterator[Draft | Quarantined]:
    status = record.http_headers.status_code if record.http_headers is not None else None
    if status is None and "application/http" in (record.headers.get("Content-Type") or "application/http"):
        yield Quarantined(origin, number, "broken WARC record: no HTTP response in it")
    elif _is_page(record):
        if record.content_length > MAX_DOCUMENT_BYTES:
            yield Quarantined(origin, number, f"page larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB")
        else:
            yield _article(record, body, origin, number)


def _article(record: Any, body: bytes, origin: str, number: int) -> Draft | Quarantined:
    headers = record.headers
    url = headers.get("WARC-Target-URI")
    try:
        _check_whole(record, len(body))
        page = read_page(sent(_joined(body, record), _encoding(record)), url, record.http_charset)
    except (IngestError, OSError, ValueError) as error:
        reason = error.problem if isinstance(error, IngestError) else str(error)
        return Quarantined(origin, number, f"{reason} ({url})" if url else reason)
    identity = (headers.get("WARC-Record-ID") or f"{origin}-{number}").strip("<>")
    crawled = _crawled(headers.get("WARC-Date"))
    draft = draft_of_page(page, identity, number)
    if draft.published is not None and crawled is not None and draft.published > crawled + _ZONES:
        warning = f"its day {draft.published} lies after it was crawled; not used"
        return replace(draft, published=None, warnings=(*draft.warnings, warning))
    return draft


def _check_whole(record: Any, length: int) -> None:
    """Refuse a page of which the archive holds only the beginning.

    Raises:
        IngestError: the server announced more, and the archive does not say that it was cut on purpose.
    """
    announced = _announced(record)
    is_cut = record.headers.get("WARC-Truncated") is not None
    if announced is not None and announced > length and not is_cut and not _encoding(record):
        raise IngestError(f"broken WARC record: {length:,} of {announced:,} bytes")


def _crawled(written: str | None) -> date | None:
    try:
        return datetime.fromisoformat(written or "").date()
    except ValueError:
        return None


def _encoding(record: Any) -> str:
    return (record.http_headers.get("Content-Encoding") or "").strip().lower()


def _joined(body: bytes, record: Any) -> bytes:
    """A body without the lengths that a server writes between its chunks; as it is where the archive took them out."""
    if (record.http_headers.get("Transfer-Encoding") or "").strip().lower() != "chunked":
        return body
    joined, at = io.BytesIO(), 0
    while True:
        end = body.find(b"\r\n", at, at + 20)
        length = body[at:end].partition(b";")[0].strip()
        if end < 0 or not length or len(length) > 8 or not all(digit in b"0123456789abcdefABCDEF" for digit in length):
            return joined.getvalue() if at else body
        size = int(length, 16)
        if size == 0:
            return joined.getvalue()
        joined.write(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
