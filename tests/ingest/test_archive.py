"""Web archives are streamed, and a broken record costs no other."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.ingest.archive import read_archive
from dragoman.ingest.quarantine import Quarantined
from tests.ingest.inputs import PAGE, taken, warc_record, write

RECORDS = [warc_record(PAGE.replace("put off twice", f"put off {number} times"), number) for number in range(1, 6)]
PACKED = [gzip.compress(record) for record in RECORDS]


def spoiled(record: bytes, *places: int) -> bytes:
    """A record with some bytes turned."""
    data = bytearray(record)
    for place in places:
        data[place] ^= 0xFF
    return bytes(data)


LONGER = RECORDS[2].replace(b"\r\nContent-Length: ", b"\r\nContent-Length: 9", 1).replace(b"Length: 9", b"Length: 1", 1)
BREAKS = {
    "junk between records": [*RECORDS[:2], b"\0\1 no record \r\n\xff" * 9, *RECORDS[3:]],
    "no length": [*RECORDS[:2], RECORDS[2].replace(b"Content-Length", b"X-Length"), *RECORDS[3:]],
    "its length is wrong": [*RECORDS[:2], LONGER, *RECORDS[3:]],
    "page cut off": [*RECORDS[:2], RECORDS[2][:-200], *RECORDS[3:]],
    "packed, spoiled inside": [*PACKED[:2], spoiled(PACKED[2], 20, 40, 60, 90), *PACKED[3:]],
    "packed, spoiled head": [*PACKED[:2], spoiled(PACKED[2], 0, 1), *PACKED[3:]],
    "packed, cut off": [*PACKED[:2], PACKED[2][:100], *PACKED[3:]],
    "packed, no record in it": [*PACKED[:2], gzip.compress(b"nothing of the kind\r\n\r\n"), *PACKED[3:]],
}


@pytest.mark.parametrize("parts", BREAKS.values(), ids=BREAKS)
def test_a_broken_record_costs_no_other(tmp_path: Path, parts: list[bytes]) -> None:
    """It is set aside, once, and the records after it are read."""
    documents, faults, _ = taken(write(tmp_path / "a.warc", b"".join(parts)))
    assert [document.id[-1] for document in documents] == ["1", "2", "4", "5"]
    assert len(faults) == 1
    assert "broken WARC record" in faults[0].reason
    assert faults[0].line == 3


@pytest.mark.parametrize("data", [b"".join(RECORDS)[:-200], b"".join(PACKED)[:-200]], ids=["plain", "packed"])
def test_an_archive_that_breaks_off_is_told(tmp_path: Path, data: bytes) -> None:
    """Half an article is none."""
    documents, faults, _ = taken(write(tmp_path / "a.warc", data))
    assert [document.id[-1] for document in documents] == ["1", "2", "3", "4"]
    assert len(faults) == 1


def test_many_breaks_are_told_one_by_one(tmp_path: Path) -> None:
    """Each counts as a record."""
    parts = [part for record in PACKED for part in (record, b"junk" * 50)]
    documents, faults, _ = taken(write(tmp_path / "a.warc.gz", b"".join(parts)))
    assert len(documents) == 5
    assert [fault.line for fault in faults] == [2, 4, 6, 8, 10]


def test_an_archive_is_read_from_a_pipe(tmp_path: Path) -> None:
    """Which cannot seek."""
    code = (
        "from dragoman.ingest.sources import read_sources\n"
        "import sys\n"
        "sys.stdout.write(' '.join(each.id for each in read_sources(['-'])))"
    )
    done = subprocess.run([sys.executable, "-c", code], input=b"".join(PACKED), capture_output=True, check=True)
    assert len(done.stdout.split()) == 5


def test_a_page_sent_in_chunks_is_joined(tmp_path: Path) -> None:
    """Where the archive kept it as it was sent."""
    body = PAGE.encode()
    chunks = b"".join(
        f"{len(body[at : at + 300]):x}\r\n".encode() + body[at : at + 300] + b"\r\n" for at in range(0, len(body), 300)
    )
    record = warc_record(chunks + b"0\r\n\r\n", heads="Transfer-Encoding: chunked\r\n")
    (document,), _, _ = taken(write(tmp_path / "a.warc", record))
    assert "met in the city on Thursday" in document.text


def test_a_page_sent_packed_is_unpacked(tmp_path: Path) -> None:
    """And one that would swell is not."""
    good = warc_record(gzip.compress(PAGE.encode()), 1, heads="Content-Encoding: gzip\r\n")
    bad = warc_record(gzip.compress(b" " * 21_000_000), 2, heads="Content-Encoding: gzip\r\n")
    (document,), (fault,), _ = taken(write(tmp_path / "a.warc", good + bad))
    assert document.id == "urn:uuid:1"
    assert "once unpacked" in fault.reason
    assert "https://example.org/2" in fault.reason


def test_a_record_that_claims_to_be_huge_is_jumped_over() -> None:
    """Not unpacked."""
    huge = b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:9>\r\nContent-Length: 9000000000\r\n\r\nxx\r\n\r\n"
    found = list(read_archive(io.BytesIO(RECORDS[0] + huge + RECORDS[1]), "a"))
    assert [each.line if isinstance(each, Quarantined) else each.id for each in found] == [
        "urn:uuid:1",
        2,
        "urn:uuid:2",
    ]


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    """Images, errors, requests: they are no faults."""
    image = RECORDS[1].replace(b"text/html; charset=utf-8", b"image/png; charset=utf-8")
    gone = warc_record("<html>gone</html>", 3, status="404 Not Found")
    documents, aside, _ = taken(write(tmp_path / "a.warc", RECORDS[0] + image + gone))
    assert (len(documents), aside) == (1, [])
