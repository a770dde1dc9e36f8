"""Feed entries -> the pages that they link to, where the feed itself has only a few lines of the article."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.ingest.draft import Draft
from dragoman.ingest.forms import SNIFFED, true_form
from dragoman.ingest.page import read_page
from dragoman.ingest.pagedraft import draft_of_page
from dragoman.ingest.quarantine import Quarantined
from dragoman.model.errors import IngestError

if TYPE_CHECKING:
    from dragoman.ingest.web import Web


def follow(entries: Iterable[Draft | Quarantined], web: Web, origin: str) -> Iterator[Draft | Quarantined]:
    """Each entry with the text of its page; with its own, and a warning, where the page cannot be had.

    An entry that says what it said when its page was last kept is passed over without asking the server.
    """
    for entry in entries:
        if isinstance(entry, Quarantined) or entry.url is None:
            yield entry
            continue
        stamp = _stamp(entry)
        if web.book.stamp(entry.url) == stamp:
            web.unchanged += 1
            continue
        try:
            found = _page_of(entry, entry.url, web)
        except IngestError as error:
            yield _as_it_is(entry, origin, error)
            continue
        web.book.note_stamp(entry.url, stamp)
        if found is not None:
            yield found


def _page_of(entry: Draft, url: str, web: Web) -> Draft | None:
    """The article of an entry's page under the entry's own address; None where it has not changed."""
    fetched = web.fetch(url)
    if fetched is None:
        return None
    form = true_form(fetched.data[:SNIFFED], "page")
    if form != "page":
        raise IngestError(f"no page but {form}")
    page = draft_of_page(read_page(fetched.data, fetched.url, fetched.charset), entry.id, entry.line)
    return replace(
        page,
        url=url,
        published=entry.published or page.published,
        title=entry.title or page.title,
        source=page.source or entry.source,
        dated=entry.dated,
    )


def _as_it_is(entry: Draft, origin: str, error: IngestError) -> Draft | Quarantined:
    if not entry.text.strip():
        return Quarantined(origin, entry.line, f"entry without text, and its page: {error.problem}", error.advice)
    return replace(entry, warnings=(*entry.warnings, f"its page: {error.problem}; read as the feed has it"))


def _stamp(entry: Draft) -> str:
    said = json.dumps([entry.id, entry.title, str(entry.published), entry.text])
    return hashlib.sha256(said.encode()).hexdigest()[:16]
