"""Zip and gzip files are opened with care: nothing swells, nothing is written, nothing leads out."""

from __future__ import annotations

import gzip
import io
import json
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from dragoman.ingest.packed import is_within, sent
from dragoman.model.errors import IngestError
from tests.ingest.inputs import OTHER, PAGE, STORY, taken, warc_record, write, zipped


def test_a_zip_file_is_read_by_name(tmp_path: Path) -> None:
    """As a folder would be: sorted, without hidden files, README and what is no article."""
    data = zipped(
        {"b.txt": STORY, "a/c.html": PAGE, ".x.txt": STORY, "README.md": "x", "__MACOSX/b.txt": "x", "p.png": "x"}
    )
    documents, aside, _ = taken(write(tmp_path / "a.zip", data))
    assert ([document.id for document in documents], aside) == (["a/c", "b"], [])


def test_a_fault_in_a_zip_file_names_its_member(tmp_path: Path) -> None:
    """The others are read."""
    rows = json.dumps({"text": STORY}) + "\n{broken\n"
    documents, faults, _ = taken(write(tmp_path / "a.zip", zipped({"a.txt": b"\0\1", "b.jsonl": rows})))
    assert [document.id for document in documents] == ["b-1"]
    assert [fault.where.rpartition("a.zip/")[2] for fault in faults] == ["a.txt", "b.jsonl:2"]


def test_all_forms_are_read_from_a_zip_file(tmp_path: Path) -> None:
    """Also those that are streamed, and other archives."""
    files: dict[str, str | bytes] = {
        "a.csv": f'text\n"{STORY}"\n',
        "b.warc.gz": gzip.compress(warc_record(PAGE)),
        "c.jsonl.gz": gzip.compress(json.dumps({"id": "c", "text": STORY}).encode()),
        "d.zip": zipped({"e.txt": OTHER}),
    }
    documents, aside, _ = taken(write(tmp_path / "a.zip", zipped(files)))
    assert ([document.id for document in documents], aside) == (["a-2", "urn:uuid:1", "c", "e"], [])


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "a/../../b.txt", "..\\a.txt", "C:/a.txt", "c:a.txt"])
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    """Though nothing would be written anyway."""
    assert not is_within(name)
    documents, (fault,), _ = taken(write(tmp_path / "a.zip", zipped({name: STORY, "b.txt": OTHER})))
    assert [document.text for document in documents] == [OTHER]
    assert "leads out" in fault.reason
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip"]


def test_a_link_in_a_zip_file_is_not_followed(tmp_path: Path) -> None:
    """It is told."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as pack:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        pack.writestr(link, "/etc/passwd")
    _, faults, _ = taken(write(tmp_path / "a.zip", held.getvalue()))
    assert "a link" in faults[0].reason


def test_an_encrypted_member_is_told(tmp_path: Path) -> None:
    """Nothing is asked for."""
    data = bytearray(zipped({"a.txt": STORY}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    _, faults, _ = taken(write(tmp_path / "a.zip", bytes(data)))
    assert faults[0].reason == "encrypted"


def bomb(size: int, name: str = "a.jsonl") -> bytes:
    """A zip file of which blanks come out."""
    return zipped({name: b" " * size})


def test_a_zip_bomb_is_refused_in_little_memory(tmp_path: Path) -> None:
    """Whatever its members are called."""
    path = write(tmp_path / "a.zip", zipped({f"{n}.jsonl": b" " * 20_000_000 for n in range(5)} | {"z.txt": STORY}))
    tracemalloc.start()
    _, faults, _ = taken(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "bomb" in faults[-1].reason
    assert len(faults) <= 3
    assert peak < 60_000_000


def test_a_bomb_in_layers_is_refused(tmp_path: Path) -> None:
    """What counts is what comes out for what went into the outermost."""
    inner = bomb(40_000_000)
    _, faults, _ = taken(write(tmp_path / "a.zip", zipped({"a.zip": zipped({"b.zip": inner})})))
    assert "bomb" in faults[-1].reason


def test_archives_are_opened_three_deep(tmp_path: Path) -> None:
    """And no deeper."""
    data = zipped({"a.txt": STORY})
    for _ in range(2):
        data = zipped({"a.zip": data})
    assert len(taken(write(tmp_path / "a.zip", data))[0]) == 1
    _, (fault,), _ = taken(write(tmp_path / "b.zip", zipped({"a.zip": data})))
    assert "more than 3 deep" in fault.reason


def test_a_gzip_bomb_is_refused_in_little_memory(tmp_path: Path) -> None:
    """Lines of nothing have no end."""
    path = write(tmp_path / "a.jsonl.gz", gzip.compress((b" " * 50_000 + b"\n") * 1_000, 1))
    tracemalloc.start()
    documents, (fault,), _ = taken(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert not documents
    assert "bomb" in fault.reason
    assert peak < 10_000_000


def test_a_single_article_in_gzip_has_the_size_of_an_article(tmp_path: Path) -> None:
    """No more of it is unpacked."""
    _, (fault,), _ = taken(write(tmp_path / "a.txt.gz", gzip.compress(b"x" * 25_000_000)))
    assert "20 MB" in fault.reason


def test_gzip_of_several_members_is_read_through(tmp_path: Path) -> None:
    """As logs are appended to."""
    rows = [gzip.compress(json.dumps({"text": STORY}).encode() + b"\n") for _ in range(3)]
    documents, aside, _ = taken(write(tmp_path / "a.jsonl.gz", b"".join(rows)))
    assert (len(documents), aside) == (3, [])


def test_a_gzip_file_that_breaks_off_is_told(tmp_path: Path) -> None:
    """What came before is read."""
    lines = "".join(json.dumps({"text": f"{STORY} {n * n}"}) + "\n" for n in range(2_000))
    documents, (fault,), _ = taken(write(tmp_path / "a.jsonl.gz", gzip.compress(lines.encode())[:-50]))
    assert documents
    assert "breaks off" in fault.reason


@pytest.mark.parametrize("data", [b"PK\x03\x04 and no more", zipped({"a.txt": STORY})[:-30]])
def test_a_broken_zip_file_is_told(tmp_path: Path, data: bytes) -> None:
    """In one row."""
    _, (fault,), _ = taken(write(tmp_path / "a.zip", data))
    assert "zip file" in fault.reason


def test_damage_to_one_member_costs_no_other(tmp_path: Path) -> None:
    """The sum of its bytes is wrong."""
    data = bytearray(zipped({"a.txt": STORY, "b.txt": OTHER}))
    data[data.index(b"a.txt") + 10] ^= 0xFF
    documents, (fault,), _ = taken(write(tmp_path / "a.zip", bytes(data)))
    assert [document.id for document in documents] == ["b"]
    assert fault.where.endswith("a.zip/a.txt")


def test_a_list_of_too_many_files_is_refused_unread(tmp_path: Path) -> None:
    """By what the end of the file says."""
    data = bytearray(zipped({"a.txt": STORY}))
    at = data.rindex(b"PK\x05\x06")
    data[at + 10 : at + 16] = struct.pack("<HI", 1, 200_000_000)
    _, (fault,), _ = taken(write(tmp_path / "a.zip", bytes(data)))
    assert "more than 100,000 files" in fault.reason


def test_office_documents_are_named_as_such(tmp_path: Path) -> None:
    """They are zip files too."""
    _, (fault,), _ = taken(write(tmp_path / "a.zip", zipped({"[Content_Types].xml": "x", "word/document.xml": "x"})))
    assert "office document" in fault.reason


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "identity", ""])
def test_what_a_server_sent_is_unpacked(encoding: str) -> None:
    """And what an archive unpacked already stays."""
    body = {"gzip": gzip.compress(PAGE.encode())}.get(encoding, PAGE.encode())
    assert sent(body, encoding) == PAGE.encode()


def test_what_a_server_sent_may_not_swell() -> None:
    """Beyond the largest article."""
    with pytest.raises(IngestError, match="once unpacked"):
        sent(gzip.compress(b" " * 21_000_000), "gzip")
    with pytest.raises(IngestError, match='"br"'):
        sent(b"\x0b\x02\x80", "br")
