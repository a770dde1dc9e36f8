"""WARC web archives -> one draft article a page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import BinaryIO

from dragoman.ingest.decode import MAX_DOCUMENT_BYTES
from dragoman.ingest.draft import Draft
from dragoman.ingest.page import read_page
from dragoman.ingest.quarantine import Quarantined
from dragoman.model.errors import IngestError

_ZONES = timedelta(days=1)  # the outlet may write the morrow while Greenwich still has today
_HTML = ("text/html", "application/xhtml+xml")


def read_archive(stream: BinaryIO, origin: str) -> Iterator[Draft | Quarantined]:
    """The HTML pages of a WARC file, plain or compressed, in its order, numbered by record.

    Only responses with status 200 and an HTML type are taken. An article's id is the record's, its day the page's own;
    the day of the crawl only bounds it and dates nothing.

    Raises:
        IngestError: the file is no WARC, or breaks off; pages before the break have been yielded.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    number = 0
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.any_type, parse_http=True):
            number += 1
            if record.record_type != WarcRecordType.response or not _is_page(record):
                continue
            if record.content_length > MAX_DOCUMENT_BYTES:
                yield Quarantined(origin, number, f"page larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB")
                continue
            yield _article(record, origin, number)
    except (OSError, ValueError, EOFError) as error:
        raise IngestError(f"broken archive after record {number}: {error}", "Fetch the file again.") from error
    if number == 0:
        raise IngestError("no WARC record in it")


def _is_page(record: object) -> bool:
    headers = getattr(record, "http_headers", None)
    kind = getattr(record, "http_content_type", None) or ""
    status = getattr(headers, "status_code", None) if headers is not None else None
    return status == 200 and kind.lower().startswith(_HTML)


def _article(record: object, origin: str, number: int) -> Draft | Quarantined:
    headers = record.headers  # type: ignore[attr-defined]
    url = headers.get("WARC-Target-URI")
    try:
        body = record.reader.read(MAX_DOCUMENT_BYTES + 1)  # type: ignore[attr-defined]
        page = read_page(_inflated(body, record), url)
    except (IngestError, OSError, ValueError) as error:
        reason = error.problem if isinstance(error, IngestError) else str(error)
        return Quarantined(origin, number, f"{url or 'page'}: {reason}")
    identity = (headers.get("WARC-Record-ID") or f"{origin}-{number}").strip("<>")
    crawled = _crawled(headers.get("WARC-Date"))
    late = page.published is not None and crawled is not None and page.published > crawled + _ZONES
    warnings = (f"its day {page.published} lies after it was crawled; not used",) if late else ()
    return Draft(
        id=identity,
        text=page.text,
        published=None if late else page.published,
        title=page.title,
        source=page.source,
        url=page.url,
        line=number,
        warnings=warnings,
    )


def _crawled(written: str | None) -> date | None:
    try:
        return datetime.fromisoformat(written or "").date()
    except ValueError:
        return None


def _inflated(body: bytes, record: object) -> bytes:
    """The page's bytes where the server sent them compressed, never more than the limit of one article."""
    headers = getattr(record, "http_headers", None)
    encoding = (headers.get("Content-Encoding") or "").strip().lower() if headers is not None else ""
    if encoding not in ("gzip", "x-gzip", "deflate"):
        return body
    import zlib

    data = zlib.decompressobj(wbits=47).decompress(io.BytesIO(body).getbuffer(), MAX_DOCUMENT_BYTES + 1)
    if len(data) > MAX_DOCUMENT_BYTES:
        raise IngestError(f"page larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB once unpacked")
    return data
