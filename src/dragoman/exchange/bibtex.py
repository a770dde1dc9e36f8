"""BibTeX: the articles that events rest on, as sources to cite."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from dragoman.exchange.formats import ExportFormat, Row, Source, Written
from dragoman.exchange.narrow import narrow_rows

# braces by name: BibTeX counts them also after a backslash
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_NEEDED = ("doc", "article", "version", "title", "byline", "source", "published", "url", "language")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SPACES = re.compile(r"\s+")
_NOT_KEY = re.compile(r"[^a-z0-9]+")
_SAFE_IN_URL = ":/?#[]@!$&'()*+,;=%~-._"
_KEY_WORD = 24  # letters of the outlet in a key


def write(source: Source, path: Path) -> Written:
    """One ``@misc`` entry an article, in order of publication; what is unknown has no field.

    An article without an address has its id as ``note``, so that it can be found in the record. The key is outlet, day
    and eight digits of a digest of the article's address or id and version, so that it stays. Title, author and outlet
    stand in braces of their own, as they are: no style changes their capitals or takes a name apart. Text is escaped
    for LaTeX, UTF-8 else.
    """
    rows = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for document in narrow_rows(source, "documents", _NEEDED):
            file.write(("\n" if rows else "") + _entry(document))
            rows += 1
    return Written(rows)


def _entry(document: Row) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(document))
    return f"@misc{{{_key(document)},\n{fields}}}\n"


def _fields(document: Row) -> Iterator[tuple[str, str]]:
    for name, column in (("title", "title"), ("author", "byline"), ("howpublished", "source")):
        text = _plain(document[column])
        if text:
            yield name, f"{{{text.translate(_ESCAPES)}}}"
    if day := document["published"]:
        yield "year", f"{day.year:04}"
        yield "month", str(day.month)
        yield "day", str(day.day)
    if url := _plain(document["url"]):
        yield "url", quote(url, safe=_SAFE_IN_URL)
    elif name := _plain(document["doc"]):
        yield "note", name.translate(_ESCAPES)
    if language := _plain(document["language"]):
        yield "language", language.translate(_ESCAPES)


def _plain(text: str | None) -> str:
    """Text on one line, without control characters."""
    return _SPACES.sub(" ", _CONTROL.sub(" ", text or "")).strip()


def _key(document: Row) -> str:
    outlet = unicodedata.normalize("NFKD", document["source"] or "").encode("ascii", "ignore").decode("ascii")
    word = _NOT_KEY.sub("", outlet.lower())[:_KEY_WORD] or "article"
    day = document["published"].isoformat() if document["published"] else "undated"
    name = f"{document['article'] or document['doc']}\0{document['version']}"
    return f"{word}-{day}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


FORMATS = (
    ExportFormat(
        id="bibtex",
        title="BibTeX of sources",
        suffix=".bib",
        keeps="The articles that the events rest on: headline, byline, outlet, day, address, language.",
        loses="The events themselves.",
        write=write,
    ),
)
