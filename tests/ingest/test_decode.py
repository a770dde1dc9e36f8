"""Bytes -> text."""

from __future__ import annotations

import pytest

from dragoman.ingest.decode import MAX_DOCUMENT_BYTES, check_size, check_text, decode
from dragoman.model.errors import IngestError


def test_utf8_comes_as_it_is() -> None:
    """Line ends, tabs and accents are kept."""
    assert decode("Bogotá\r\n\tThey met.".encode()).text == "Bogotá\r\n\tThey met."


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    """Marked text is read without a warning and without its mark."""
    decoded = decode("Bogotá met.".encode(encoding))
    assert (decoded.text, decoded.warning) == ("Bogotá met.", None)


def test_latin1_is_read_with_a_warning() -> None:
    """What is no UTF-8 is taken for the Western encoding, and that is said."""
    decoded = decode("Bogotá met.".encode("latin-1"))
    assert decoded.text == "Bogotá met."
    assert decoded.warning is not None
    assert "Latin-1" in decoded.warning


@pytest.mark.parametrize("data", [b"\x00\x01\x02met", bytes(range(256)), b"\x89PNG\r\n\x1a\n\x00"])
def test_binary_is_refused(data: bytes) -> None:
    """A picture is no article."""
    with pytest.raises(IngestError, match="binary"):
        decode(data)


@pytest.mark.parametrize("data", [b"", b"  \n\t"])
def test_empty_is_refused(data: bytes) -> None:
    """White space is no article either."""
    with pytest.raises(IngestError, match="empty"):
        decode(data)


def test_broken_utf16_is_refused() -> None:
    """A mark promises what the bytes do not keep."""
    with pytest.raises(IngestError, match="utf-16"):
        decode(b"\xff\xfe\x00\xd8\x00")


def test_too_large_is_refused_with_the_limit() -> None:
    """The reason names the limit."""
    with pytest.raises(IngestError, match="20 MB"):
        check_size(MAX_DOCUMENT_BYTES + 1)


def test_half_a_surrogate_pair_is_no_text() -> None:
    """It cannot be written as UTF-8, so it could not be kept."""
    with pytest.raises(IngestError, match="character 3"):
        check_text("met\ud83d")
