"""What tests of the intake share: reading some inputs, and making them."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

from dragoman.ingest.opening import Reach
from dragoman.ingest.quarantine import Quarantined
from dragoman.ingest.sources import read_sources
from dragoman.model.document import Document

STORY = "OSLO, May 15, 2025 — Envoys of the two countries met in the city and said that they would meet again."
OTHER = "LIMA, May 16, 2025 — The ministers of the three countries left the table and would not say what came of it."

PAGE = """<!doctype html><html lang="en"><head><title>Envoys meet again</title>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Envoys meet again",
 "datePublished": "2025-05-16T00:30:00+03:00",
 "publisher": {"@type": "Organization", "name": "The Harbour Post"}}</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>Envoys meet again</h1>
<p>The envoys of the two countries met in the city on Thursday, and said that they would meet again next week.</p>
<p>The talks had been put off twice since the winter, and nobody at the table spoke of what would follow.</p>
</article><footer>All rights reserved</footer></body></html>"""


def taken(
    *paths: object, published: date | None = None, reach: Reach | None = None
) -> tuple[list[Document], list[Quarantined], list[str]]:
    """Documents, what was set aside, and warnings."""
    warnings: list[str] = []
    found = list(
        read_sources([str(p) for p in paths], published, lambda name, told: warnings.append(f"{name}: {told}"), reach)
    )
    documents = [each for each in found if isinstance(each, Document)]
    return documents, [each for each in found if isinstance(each, Quarantined)], warnings


def write(path: Path, content: str | bytes) -> Path:
    """A file with that content, its folders made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip file with those files in it."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in files.items():
            pack.writestr(name, content)
    return held.getvalue()


def warc_record(
    page: str | bytes, number: int = 1, day: str = "2025-05-17T00:00:00Z", status: str = "200 OK", heads: str = ""
) -> bytes:
    """One WARC response record."""
    body = page.encode() if isinstance(page, str) else page
    http = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{heads}Content-Length: {len(body)}\r\n\r\n"
    block = http.encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: https://example.org/{number}\r\nWARC-Date: {day}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
