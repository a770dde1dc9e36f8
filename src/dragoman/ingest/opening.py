"""One input, whatever its form -> the drafts of its articles."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO

from dragoman.ingest.archive import read_archive
from dragoman.ingest.decode import MAX_DOCUMENT_BYTES, check_size, decode
from dragoman.ingest.draft import Draft
from dragoman.ingest.feed import read_feed
from dragoman.ingest.folders import is_wanted
from dragoman.ingest.following import follow
from dragoman.ingest.forms import STREAMED, first_bytes, form_of, stem_of, true_form
from dragoman.ingest.lines import RowReader, read_lines
from dragoman.ingest.mapping import ColumnMap
from dragoman.ingest.markdown import read_markdown
from dragoman.ingest.newsbank import is_export, read_export
from dragoman.ingest.packed import MAX_DEPTH, Budget, Member, Zip, inflated, seekable
from dragoman.ingest.page import read_page
from dragoman.ingest.pagedraft import draft_of_page
from dragoman.ingest.pdf import read_pdf
from dragoman.ingest.quarantine import Quarantined
from dragoman.ingest.rows import read_delimited, read_parquet
from dragoman.model.errors import IngestError

if TYPE_CHECKING:
    from dragoman.ingest.web import Web

Drafts = Iterator[Draft | Quarantined]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far to go for an article, and where to look for it in a row.

    Attributes:
        columns: What the columns of a table are called.
        web: Fetches addresses; None fetches nothing.
        follow: Whether the pages are fetched that a feed links to.
    """

    columns: ColumnMap = field(default_factory=ColumnMap)
    web: Web | None = None
    follow: bool = False


@dataclass(frozen=True, slots=True)
class Input:
    """A stream and what is known of it.

    Attributes:
        origin: What a fault is told of: a path, an address, ``"news.zip/a.txt"``.
        name: Path within the input, whose ending promises a form.
        stem: Names its articles.
        promised: A form of ``FORMATS``, None where nothing promises one.
        size: Bytes of the input itself, 0 where nobody knows.
        depth: Archives that it lies in.
        budget: That of the outermost of them.
        url: Where it was fetched from.
        charset: What the server said about its encoding.
    """

    origin: str
    name: str
    stem: str
    promised: str | None
    size: int = 0
    depth: int = 0
    budget: Budget | None = None
    url: str | None = None
    charset: str | None = None

    @classmethod
    def of(cls, origin: str, name: str, size: int = 0) -> Input:
        """An input whose name says what it is."""
        return cls(origin, name, stem_of(name), form_of(name), size)


def drafts_of(file: BinaryIO, source: Input, reach: Reach) -> Drafts:
    """The articles of a stream, in its order.

    Raises:
        IngestError: it is nothing that is read, or breaks off; articles before the break have been yielded.
    """
    form = true_form(first_bytes(file), source.promised)
    if form == "text" and source.promised is None and reach.columns.named:
        form = "table"  # columns were named, and nothing else has any
    if form in STREAMED:
        yield from _streamed(file, form, source, reach)
        return
    data = file.read(MAX_DOCUMENT_BYTES + 1)
    check_size(len(data))
    if form == "feed":
        decode(data)  # refuses what is empty or binary
        follows = reach.web if reach.follow else None
        entries = read_feed(data, source.origin, bare=follows is not None)
        yield from entries if follows is None else follow(entries, follows, source.origin)
    elif form == "page":
        yield draft_of_page(read_page(data, source.url, source.charset), source.stem)
    elif form == "pdf":
        yield read_pdf(data, source.stem)
    else:
        yield from _written(data, form, source, reach)


def _streamed(file: BinaryIO, form: str, source: Input, reach: Reach) -> Drafts:
    if form == "lines":
        yield from read_lines(file, source.origin, source.stem, reach.columns)
    elif form == "archive":
        with seekable(file) as steady:
            yield from read_archive(steady, source.origin)
    elif form == "table":
        yield from read_delimited(file, source.origin, source.stem, reach.columns)
    elif form == "parquet":
        with seekable(file) as steady:
            yield from read_parquet(steady, source.origin, source.stem, reach.columns)
    else:
        if source.depth >= MAX_DEPTH:
            raise IngestError(f"archives within archives, more than {MAX_DEPTH} deep", "Unpack it and give the folder.")
        yield from (_zipped if form == "zip" else _gzipped)(file, source, reach)


def _written(data: bytes, form: str, source: Input, reach: Reach) -> Drafts:
    """What is text all through: a single article, a list of them, an export."""
    decoded = decode(data)
    warnings = (decoded.warning,) if decoded.warning else ()
    if form == "json":
        yield from _json_articles(decoded.text, source, reach)
    elif form == "markdown":
        draft = read_markdown(decoded.text, source.stem)
        yield replace(draft, warnings=(*warnings, *draft.warnings))
    elif is_export(decoded.text):
        for found in read_export(decoded.text, source.origin, source.stem):
            yield found if isinstance(found, Quarantined) else replace(found, warnings=warnings)
    else:
        yield Draft(source.stem, decoded.text, warnings=warnings)


def _gzipped(file: BinaryIO, source: Input, reach: Reach) -> Drafts:
    """What a gzip file holds, under its name without ``.gz``."""
    name = source.name[:-3] if source.name.lower().endswith(".gz") else source.name
    within = replace(source, name=name, promised=form_of(name), depth=source.depth + 1)
    yield from drafts_of(inflated(file, source.budget), within, reach)


def _zipped(file: BinaryIO, source: Input, reach: Reach) -> Drafts:
    """The articles of a zip file, by the names of its files; a bad one among them costs no other.

    Raises:
        IngestError: broken, or a bomb.
    """
    with seekable(file) as steady:
        budget = source.budget or Budget(source.size or _size(steady))
        pack = Zip(steady, source.origin, budget)
        any_taken = False
        for member in pack.members():
            if isinstance(member, Quarantined):
                yield member
            elif is_wanted(member.name):
                any_taken = True
                yield from _member(pack, member, source, budget, reach)
        if not any_taken:
            yield Quarantined(source.origin, None, "no article in this zip file")


def _member(pack: Zip, member: Member, source: Input, budget: Budget, reach: Reach) -> Drafts:
    origin = f"{source.origin}/{member.name}"
    known = form_of(member.name)
    within = Input(origin, member.name, stem_of(member.name), known, member.size, source.depth + 1, budget)
    try:
        if known not in STREAMED:
            check_size(member.size)
        with pack.opened(member) as stream:
            for found in drafts_of(stream, within, reach):
                yield found if isinstance(found, Quarantined) or found.origin else replace(found, origin=origin)
    except IngestError as error:
        if budget.is_spent:
            raise
        yield Quarantined(origin, None, error.problem, error.advice)


def _json_articles(text: str, source: Input, reach: Reach) -> Drafts:
    """A JSON file: one article, a list of them, or JSONL under another name."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        lines = io.BytesIO(text.encode("utf-8", "surrogatepass"))
        yield from read_lines(lines, source.origin, source.stem, reach.columns)
        return
    rows, reader = found if isinstance(found, list) else [found], RowReader(reach.columns)
    for number, row in enumerate(rows, 1):
        line = number if isinstance(found, list) else None
        try:
            yield reader.draft(row, source.stem if line is None else f"{source.stem}-{number}", line)
        except IngestError as error:
            yield Quarantined(source.origin, line, error.problem, error.advice)


def _size(file: BinaryIO) -> int:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return size
