"""Bytes -> text, without changing a character that was meant."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.errors import IngestError

MAX_DOCUMENT_BYTES = 20_000_000
"""Largest article that is read: some five thousand newspaper pages, beyond which a file is no article but a mistake."""

MAX_ARTICLE_CHARACTERS = 1_000_000
"""Longest text that is read as one article, about a minute's work: the length of a long novel."""

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROLS = bytes(sorted(set(range(32)) - set(b"\t\n\r\f\v\x1b")))
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes; ``warning`` is None where the encoding was certain."""

    text: str
    warning: str | None = None


def check_size(size: int) -> None:
    """Refuse what is too large to be one article.

    Raises:
        IngestError: more than ``MAX_DOCUMENT_BYTES``.
    """
    if size > MAX_DOCUMENT_BYTES:
        raise IngestError(
            f"larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB, the most that is read as one article",
            "Cut it into articles, one a file or one a line of JSONL.",
        )


def decode(data: bytes) -> Decoded:
    """The text of a file.

    A byte-order mark decides; else UTF-8; else Windows-1252, the superset of Latin-1 that web pages mean by that name,
    with a warning. Line ends and all other characters stay as they are.

    Raises:
        IngestError: nothing in it, too large, or no text at all.
    """
    check_size(len(data))
    text, warning = _decoded(data)
    if not text.strip():
        raise IngestError("empty", "There is no text in it.")
    return Decoded(text, warning)


def check_text(text: str) -> None:
    """Refuse text that cannot be written as UTF-8, or is longer than an article can be.

    Raises:
        IngestError: more than ``MAX_ARTICLE_CHARACTERS``, or half a surrogate pair, which JSON's ``\\u`` escapes can smuggle in.
    """
    if len(text) > MAX_ARTICLE_CHARACTERS:
        raise IngestError(
            f"longer than {MAX_ARTICLE_CHARACTERS:,} characters, the most that is read as one article",
            "Cut it into articles, one a file or one a line of JSONL.",
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise IngestError(
            f"character {error.start} of the text is half a surrogate pair, which is no Unicode text",
            "Write the character itself, or both its halves.",
        ) from error


def whole(written: str) -> str:
    """A name or title that can be written as UTF-8: half a surrogate pair becomes a question mark.

    File names that are no UTF-8 have them, and JSON's ``\\u`` escapes.
    """
    return written if written.isascii() else written.encode("utf-8", "replace").decode("utf-8")


def _decoded(data: bytes) -> tuple[str, str | None]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding).removeprefix("\ufeff"), None
            except UnicodeDecodeError as error:
                raise IngestError(f"marked as {encoding} but broken at byte {error.start}") from error
    if _is_binary(data[:_SAMPLE]):
        raise IngestError("binary, not text", "Give text, HTML, a feed, WARC or JSONL.")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        warning = f"not UTF-8 (byte {error.start}); read as Windows-1252 (Latin-1)"
        try:
            return data.decode("cp1252"), warning
        except UnicodeDecodeError:
            return data.decode("latin-1"), warning


def _is_binary(sample: bytes) -> bool:
    """A NUL, or more than one control character in a hundred bytes."""
    if b"\x00" in sample:
        return True
    return (len(sample) - len(sample.translate(None, _CONTROLS))) * 100 > len(sample)
