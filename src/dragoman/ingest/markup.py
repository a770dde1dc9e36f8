"""The bytes of a web page -> a tree of elements, whatever the page says of its own encoding."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.ingest.decode import check_size, decode
from dragoman.model.errors import IngestError

MAX_TAGS = 120_000
"""Most tags of a page that is read, opening and closing: twice those of the longest live blogs, and a few seconds' work."""

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML_HEAD = re.compile(r"\A\s*<\?xml[^>]*>")
_DECLARATION = re.compile(r"<!DOCTYPE[^\[>]*\[.*?\]\s*>", re.IGNORECASE | re.DOTALL)
_NO_CHARACTERS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_HEAD = 4_096
_STRAY = 40  # broken characters or zero bytes that a page may have and still be text
_WEB_NAMES = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "tis-620": "cp874",
}
"""Names that pages use for a smaller set than they write in (WHATWG Encoding Standard, section 4.2)."""


@dataclass(frozen=True, slots=True)
class Markup:
    """A parsed page.

    Attributes:
        tree: Root of its elements, without comments.
        warning: How its encoding was told where that was not certain.
        cut: Whether the parser stopped before the end, since elements were nested too deep.
        tags: How many it has, opening and closing.
    """

    tree: Any
    warning: str | None
    cut: bool
    tags: int


def parse_markup(data: bytes | str, charset: str | None = None) -> Markup:
    """The tree of a page; entities that a page declares itself are dropped unread, nothing is fetched.

    A byte-order mark decides on the encoding; else UTF-8 where the bytes are valid UTF-8, since no other encoding
    looks like it by chance; else what the server and then the page says, where the bytes can be that; else Windows-1252.

    Args:
        data: The page; text is taken as it is.
        charset: What the server said, from its Content-Type.

    Raises:
        IngestError: empty, binary, too large, more than ``MAX_TAGS``, or nothing that can be parsed.
    """
    text, warning = (data, None) if isinstance(data, str) else decode_page(data, charset)
    check_size(len(text))
    tags = text.count("<")
    if tags > MAX_TAGS:
        raise IngestError(f"more than {MAX_TAGS:,} tags, which no article has")
    text = _NO_CHARACTERS.sub(" ", _XML_HEAD.sub("", _DECLARATION.sub("", text, count=1), count=1))
    if not text.strip():
        raise IngestError("empty", "There is no text in it.")
    tree, cut = _parsed(text)
    return Markup(tree, warning, cut, tags)


def decode_page(data: bytes, charset: str | None = None) -> tuple[str, str | None]:
    """The text of a page, and a warning where its encoding was guessed against what was said.

    Raises:
        IngestError: empty, binary or too large.
    """
    check_size(len(data))
    if (wide := _without_mark(data)) is not None:
        return wide, "UTF-16 without a byte-order mark"
    if data.lstrip()[:1] == b"<" and 0 < data.count(0) <= _STRAY:
        data = data.replace(b"\x00", b" ")
    if (mended := _mended(data)) is not None:
        return mended
    decoded = decode(data)
    if decoded.warning is None:
        return decoded.text, None
    for said in (charset, *_declared_charsets(data[:_HEAD])):
        if (text := _decoded_as(data, said)) is not None:
            return text, None
    return decoded.text, decoded.warning


def _mended(data: bytes) -> tuple[str, str] | None:
    """A page in UTF-8 but for a few bytes, which become U+FFFD; None where it is whole, or not UTF-8 at all."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace").removeprefix("\ufeff")
        strange = text.count("\ufffd")
        letters = sum(character > "\x7f" for character in text) - strange
        if strange <= _STRAY and (letters > 3 * strange or data.startswith(b"\xef\xbb\xbf")):
            return text, f"UTF-8 with {strange} broken characters, the first at byte {error.start}"
    return None


def _without_mark(data: bytes) -> str | None:
    """UTF-16 that begins with a tag, as some old editors save it."""
    for start, encoding in ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be")):
        if data.startswith(start):
            return data.decode(encoding, "replace")
    return None


def _declared_charsets(head: bytes) -> Iterator[str]:
    for pattern in (_XML_CHARSET, _META_CHARSET):
        if matched := pattern.search(head):
            yield matched[1].decode("ascii")


def _decoded_as(data: bytes, name: str | None) -> str | None:
    """The bytes read by a named encoding; None where it is no encoding of pages, or they are not in it."""
    name = (name or "").strip(" \"'").lower()
    try:
        codec = codecs.lookup(_WEB_NAMES.get(name, name))
        if not name or codec.name.startswith(("utf", "idna", "punycode", "raw", "unicode")):
            return None
        return data.decode(codec.name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _parsed(text: str) -> tuple[Any, bool]:
    from lxml import etree, html  # type: ignore[import-untyped]

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (ValueError, etree.ParserError, etree.XMLSyntaxError) as error:
        raise IngestError("no HTML that can be parsed") from error
    cut = any("xcessive depth" in entry.message for entry in parser.error_log)
    return tree, cut
