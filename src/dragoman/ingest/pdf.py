"""PDF files -> the text of their pages, by pypdf, which is an extra."""

from __future__ import annotations

import io
import logging
import re
from importlib import import_module
from typing import Any

from dragoman.ingest.decode import MAX_ARTICLE_CHARACTERS
from dragoman.ingest.draft import Draft
from dragoman.model.errors import IngestError

MAX_PAGES = 500
"""Pages of the longest report that is read; an article has a few."""

_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad\u2010]\n(?=[a-z])")
_ENDED = re.compile(r"[.!?:;][\"”’')\]]*$")
_FULL_LINE = 45  # characters: a shorter line without a full stop is a heading, a byline or the end of a paragraph


def read_pdf(data: bytes, stem: str) -> Draft:
    """The text of a PDF file: words divided at line ends joined, a paragraph a line.

    A PDF does not say when its article was published; the day is that of the text's own head.

    Raises:
        IngestError: pypdf is not installed, or the file is broken, encrypted, longer than ``MAX_PAGES``, or made of pictures.
    """
    try:
        pypdf = import_module("pypdf")
    except ImportError as error:
        raise IngestError("PDF needs the extra pdf", "Install it: pip install 'dragoman[pdf]'") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it logs what it repairs
    try:
        pages = _pages(pypdf, data)
    except IngestError:
        raise
    except Exception as error:
        raise IngestError(f"broken PDF file: {type(error).__name__}: {str(error)[:200]}") from error
    text = "\n\n".join(filled for page in pages if (filled := flowing(page)))
    if not text:
        raise IngestError("no text in the PDF file", "It holds pictures of pages; run text recognition over it first.")
    return Draft(stem, text)


def flowing(page: str) -> str:
    """The lines of a page joined to paragraphs."""
    joined = _HYPHEN.sub("", page.replace("\r\n", "\n").replace("\x00", ""))
    paragraphs: list[str] = []
    is_open = False
    for line in (" ".join(line.split()) for line in joined.split("\n")):
        if line and is_open:
            paragraphs[-1] += f" {line}"
        elif line:
            paragraphs.append(line)
        is_open = len(line) >= _FULL_LINE and not _ENDED.search(line)
    return "\n".join(paragraphs)


def _pages(pypdf: Any, data: bytes) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise IngestError("encrypted", "Save it without a password.")
    if len(reader.pages) > MAX_PAGES:
        raise IngestError(f"more than {MAX_PAGES} pages", "Cut it into articles.")
    pages: list[str] = []
    held = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        held += len(pages[-1])
        if held > MAX_ARTICLE_CHARACTERS:
            raise IngestError(f"longer than {MAX_ARTICLE_CHARACTERS:,} characters", "Cut it into articles.")
    return pages
