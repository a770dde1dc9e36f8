"""Whatever is handed in -> documents: text, HTML, feeds, web archives, JSONL, folders, standard input."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.ingest.archive import read_archive
from dragoman.ingest.dateline import find_head
from dragoman.ingest.decode import MAX_DOCUMENT_BYTES, check_size, check_text, decode
from dragoman.ingest.draft import Draft
from dragoman.ingest.feed import read_feed
from dragoman.ingest.language import detect_language, is_read
from dragoman.ingest.lines import draft_of, read_lines
from dragoman.ingest.page import read_page
from dragoman.ingest.quarantine import Quarantined, Warn, no_warning
from dragoman.model.document import Document
from dragoman.model.errors import IngestError

FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "json",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".warc": "archive",
    ".warc.gz": "archive",
}
"""Endings that are known; in a folder only these are taken."""

_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.DOTALL | re.IGNORECASE
)
_SNIFFED = 4_096
_ABOUT = frozenset({"README", "LICENSE", "LICENCE", "CHANGELOG", "CONTRIBUTING", "NOTICE", "COPYING"})


def read_sources(
    paths: Iterable[str | Path], published: date | None = None, warn: Warn = no_warning
) -> Iterator[Document | Quarantined]:
    """Every article of some inputs, in the order given, a folder's files by path; nothing is read ahead.

    A file that is missing, broken or no text becomes one ``Quarantined`` and the others go on. An article in a language
    other than English becomes one too, with its document. Ids are made unique within the call: a second ``a`` is
    ``a~2``.

    Args:
        paths: Files, folders, or ``"-"`` for standard input; what a file is tells its ending, else its first bytes.
        published: Day of every article whose container (JSONL row, feed entry, page) gives none; goes before the
            text's own head.
        warn: Told what is odd about an article that is read all the same.
    """
    desk = _Desk(published, warn)
    for path in paths:
        name = str(path)
        if name == "-":
            yield from desk.take(name, "stdin", None, sys.stdin.buffer)
        elif re.match(r"[a-z][a-z0-9+.-]+://", name, re.IGNORECASE):
            yield Quarantined(name, None, "an address, and nothing is fetched", "Save the page and give the file.")
        elif Path(name).is_dir():
            yield from desk.take_folder(Path(name))
        else:
            yield from desk.take_file(Path(name), Path(name).name)


def document_of(draft: Draft) -> Document:
    """The document of a draft: head read, language told, whatever the language is."""
    return _finish(draft, None, draft.id)


@dataclass
class _Desk:
    """Where inputs become documents: keeps the ids that were given out."""

    published: date | None
    warn: Warn
    given: dict[str, int] = field(default_factory=dict)

    def take_folder(self, folder: Path) -> Iterator[Document | Quarantined]:
        names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        names = [name for name in names if _format_of(name) and not _is_hidden(name) and not _is_about(name)]
        if not names:
            yield Quarantined(str(folder), None, "no article in this folder", f"Read are {' '.join(FORMATS)} files.")
        for name in names:
            yield from self.take_file(folder / name, name)

    def take_file(self, path: Path, name: str) -> Iterator[Document | Quarantined]:
        form = _format_of(path.name)
        try:
            if form not in ("lines", "archive"):
                check_size(path.stat().st_size)
            with path.open("rb") as file:
                yield from self.take(str(path), _stem(name), form, cast(BinaryIO, file))
        except FileNotFoundError:
            yield Quarantined(str(path), None, "no such file")
        except OSError as error:
            yield Quarantined(str(path), None, f"cannot be opened: {error.strerror or error}")
        except IngestError as error:
            yield Quarantined(str(path), None, error.problem, error.advice)

    def take(self, origin: str, stem: str, form: str | None, file: BinaryIO) -> Iterator[Document | Quarantined]:
        try:
            for draft in _drafts(file, origin, stem, form or _sniff(file)):
                yield draft if isinstance(draft, Quarantined) else self._document(draft, origin)
        except IngestError as error:
            yield Quarantined(origin, None, error.problem, error.advice)

    def _document(self, draft: Draft, origin: str) -> Document | Quarantined:
        try:
            check_text(draft.text)
        except IngestError as error:
            return Quarantined(origin, draft.line, error.problem, error.advice)
        document = _finish(draft, self.published, self._unique(draft.id))
        if not is_read(document.language):
            reason = f"language {document.language}, only English is read"
            return Quarantined(origin, draft.line, reason, document=document)
        for problem in draft.warnings:
            self.warn(document.id, problem)
        if document.id != draft.id:
            self.warn(document.id, f'a second article with the id "{draft.id}"; this one is called "{document.id}"')
        if document.published is None and not draft.warnings:
            self.warn(document.id, 'no date of publication; words such as "yesterday" date nothing')
        return document

    def _unique(self, name: str) -> str:
        self.given[name] = self.given.get(name, 0) + 1
        return name if self.given[name] == 1 else self._unique(f"{name}~{self.given[name]}")


def _finish(draft: Draft, published: date | None, name: str) -> Document:
    """The document of a draft: head read, language told."""
    head = find_head(draft.text)
    day = draft.published
    if day is None and not draft.dated:
        day = published or head.published
    return Document(
        id=name,
        text=draft.text,
        published=day,
        title=draft.title or head.title,
        source=draft.source or head.source,
        url=draft.url,
        language=draft.language or detect_language(draft.text),
        dateline=head.dateline,
        body=head.body,
    )


def _drafts(file: BinaryIO, origin: str, stem: str, form: str) -> Iterator[Draft | Quarantined]:
    if form == "lines":
        yield from read_lines(file, origin, stem)
        return
    if form == "archive":
        yield from read_archive(file, origin)
        return
    data = file.read(MAX_DOCUMENT_BYTES + 1)
    if form == "feed":
        decode(data)  # refuses what is empty, too large or binary
        if _PAGE.match(data):
            form = "page"
        else:
            yield from read_feed(data, origin)
            return
    decoded = decode(data)
    warnings = (decoded.warning,) if decoded.warning else ()
    if form == "page":
        page = read_page(data)
        yield Draft(stem, page.text, page.published, page.title, page.source, page.url)
    elif form == "json":
        yield from _json_articles(decoded.text, origin, stem)
    else:
        yield Draft(stem, decoded.text, warnings=warnings)


def _json_articles(text: str, origin: str, stem: str) -> Iterator[Draft | Quarantined]:
    """A JSON file: one article, a list of them, or JSONL under another name."""
    try:
        found = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        yield from read_lines(io.BytesIO(text.encode("utf-8", "surrogatepass")), origin, stem)
        return
    rows = found if isinstance(found, list) else [found]
    for number, row in enumerate(rows, 1):
        line = number if isinstance(found, list) else None
        try:
            yield draft_of(row, stem if line is None else f"{stem}-{number}", line)
        except IngestError as error:
            yield Quarantined(origin, line, error.problem, error.advice)


def _format_of(name: str) -> str | None:
    lower = name.lower()
    return next((form for ending, form in FORMATS.items() if lower.endswith(ending)), None)


def _stem(name: str) -> str:
    lower = name.lower()
    ending = next((e for e in sorted(FORMATS, key=len, reverse=True) if lower.endswith(e)), "")
    return name[: len(name) - len(ending)] or name


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _is_about(name: str) -> bool:
    """Whether a file tells of its folder and is no article: README, LICENSE and their like."""
    return name.rpartition("/")[2].partition(".")[0].upper() in _ABOUT


def _sniff(file: BinaryIO) -> str:
    """What a stream without a known ending holds, from its first bytes, which stay unread."""
    start = file.peek(_SNIFFED)[:_SNIFFED] if hasattr(file, "peek") else b""
    if start.startswith((b"WARC/", b"\x1f\x8b")):
        return "archive"
    if _FEED.match(start):
        return "feed"
    if _PAGE.match(start):
        return "page"
    if re.match(rb'(?:\xef\xbb\xbf)?\s*\{\s*"', start):
        return "lines"
    return "text"
