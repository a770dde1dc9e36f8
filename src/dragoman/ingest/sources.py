"""Whatever is handed in -> documents: files of all forms, folders, archives, addresses, standard input."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from dragoman.ingest.addresses import is_address
from dragoman.ingest.dateline import find_head
from dragoman.ingest.decode import check_size, check_text, whole
from dragoman.ingest.draft import Draft
from dragoman.ingest.folders import files_of
from dragoman.ingest.forms import FORMATS, STREAMED, form_of
from dragoman.ingest.language import detect_language, is_read
from dragoman.ingest.opening import Input, Reach, drafts_of
from dragoman.ingest.quarantine import Quarantined, Warn, no_warning
from dragoman.model.document import Document
from dragoman.model.errors import IngestError

if TYPE_CHECKING:
    from dragoman.ingest.web import Fetched

_KINDS = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/pdf": "pdf",
    "application/json": "json",
    "application/x-ndjson": "lines",
    "text/csv": "table",
    "text/tab-separated-values": "table",
    "text/markdown": "markdown",
}
"""What servers call the forms that are read; the bytes have the last word."""


def read_sources(
    paths: Iterable[str | Path],
    published: date | None = None,
    warn: Warn = no_warning,
    reach: Reach | None = None,
) -> Iterator[Document | Quarantined]:
    """Every article of some inputs, in the order given, a folder's files by path; nothing is read ahead.

    A file that is missing, broken or no text becomes one ``Quarantined`` and the others go on. An article in a language
    other than English becomes one too, with its document. Ids are made unique within the call: a second ``a`` is
    ``a~2``.

    Args:
        paths: Files, folders, addresses, or ``"-"`` for standard input; what a file is tells its ending, else its first bytes.
        published: Day of every article whose container (JSONL row, feed entry, page) gives none; goes before the
            text's own head.
        warn: Told what is odd about an article that is read all the same.
        reach: Names of columns, and whether anything is fetched; as it is, nothing is.
    """
    desk = _Desk(published, warn, reach or Reach())
    for path in paths:
        name = str(path)
        if name == "-":
            yield from desk.take(sys.stdin.buffer, Input(name, "stdin", "stdin", None))
        elif isinstance(path, str) and is_address(name):
            yield from desk.take_address(name)
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
    reach: Reach
    given: dict[str, int] = field(default_factory=dict)

    def take_folder(self, folder: Path) -> Iterator[Document | Quarantined]:
        any_taken = False
        for found in files_of(folder):
            any_taken = True
            if isinstance(found, Quarantined):
                yield found
            else:
                yield from self.take_file(folder / found, found)
        if not any_taken:
            yield Quarantined(str(folder), None, "no article in this folder", f"Read are {' '.join(FORMATS)} files.")

    def take_file(self, path: Path, name: str) -> Iterator[Document | Quarantined]:
        try:
            size = path.stat().st_size
            if form_of(name) not in STREAMED and form_of(name) is not None:
                check_size(size)
            with path.open("rb") as file:
                yield from self.take(cast(BinaryIO, file), Input.of(str(path), name, size))
        except FileNotFoundError:
            yield Quarantined(str(path), None, "no such file")
        except (OSError, ValueError) as error:
            yield Quarantined(str(path), None, f"cannot be opened: {getattr(error, 'strerror', None) or error}")
        except IngestError as error:
            yield Quarantined(str(path), None, error.problem, error.advice)

    def take_address(self, url: str) -> Iterator[Document | Quarantined]:
        """What lies at an address, if anything may be fetched and it has changed since it was last kept."""
        web = self.reach.web
        if web is None:
            yield Quarantined(url, None, "an address, and nothing is fetched", "Use dragoman add, or save the page.")
            return
        try:
            fetched = web.fetch(url)
        except IngestError as error:
            yield Quarantined(url, None, error.problem, error.advice)
            return
        if fetched is None:
            return
        for found in self.take(cast(BinaryIO, io.BytesIO(fetched.data)), _input_of(fetched)):
            if isinstance(found, Quarantined) and found.document is None:
                web.book.forget(fetched.url)
            yield found

    def take(self, file: BinaryIO, source: Input) -> Iterator[Document | Quarantined]:
        try:
            for draft in drafts_of(file, source, self.reach):
                yield draft if isinstance(draft, Quarantined) else self._document(draft, draft.origin or source.origin)
        except IngestError as error:
            yield Quarantined(source.origin, None, error.problem, error.advice)

    def _document(self, draft: Draft, origin: str) -> Document | Quarantined:
        try:
            check_text(draft.text)
        except IngestError as error:
            return Quarantined(origin, draft.line, error.problem, error.advice)
        given = whole(draft.id)
        document = _finish(draft, self.published, self._unique(given))
        if not is_read(document.language):
            reason = f"language {document.language}, only English is read"
            return Quarantined(origin, draft.line, reason, document=document)
        for problem in draft.warnings:
            self.warn(document.id, problem)
        if document.id != given:
            self.warn(document.id, f'a second article with the id "{given}"; this one is called "{document.id}"')
        if document.published is None and not draft.dated:
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
        id=whole(name),
        text=draft.text,
        published=day,
        title=_whole(draft.title or head.title),
        source=_whole(draft.source or head.source),
        url=_whole(draft.url),
        language=_whole(draft.language) or detect_language(draft.text),
        dateline=head.dateline,
        body=head.body,
        byline=_whole(draft.byline),
        updated=draft.updated,
    )


def _whole(written: str | None) -> str | None:
    return whole(written) if written else None


def _input_of(fetched: Fetched) -> Input:
    """What was fetched, its articles named by its address; the server's word on its form stands for the name's."""
    name = fetched.url.partition("?")[0]
    form, size = _KINDS.get(fetched.kind) or form_of(name), len(fetched.data)
    return Input(fetched.url, name, fetched.url, form, size, url=fetched.url, charset=fetched.charset)
