"""What is new is read and kept; a run that is killed and started again ends with the same record."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from dragoman.model.document import Document
from dragoman.model.mention import Reading
from dragoman.pipeline import adding
from dragoman.pipeline.record import Record
from tests.fake_reader import FakeReader, load_fake
from tests.ingest.inputs import PAGE, taken, warc_record
from tests.ingest.servers import Site, fetcher, serving

STORY = "Norway attacked Sweden in Oslo on Wednesday, the two governments said, and {} people were there to see it."
RUSSIAN = "Делегации встретились во вторник в Женеве и договорились о встрече номер {}."


def parts(record: Record) -> dict[str, bytes]:
    root = record.store.folder / "parts"
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*.parquet"))}


def jsonl(path: Path, count: int) -> Path:
    """Articles of all fates: read, in another language, broken, failing, new versions of each other."""
    rows = []
    for number in range(count):
        row = {"id": f"a{number}", "text": STORY.format(number), "published": "2025-05-15"}
        if number % 7 == 0:
            row["url"] = f"https://example.org/{number % 3}"
        if number % 11 == 5:
            row["text"] = RUSSIAN.format(number)
        if number % 13 == 4:
            row["text"] += " There was poison."
        rows.append("{broken" if number % 17 == 9 else json.dumps(row))
    path.write_text("\n".join(rows))
    return path


class StoppingReader(FakeReader):
    """Reads so many articles and then stops the whole run, as a kill would."""

    def __init__(self, after: int, how: str) -> None:
        self.left, self.how = after, how

    def read_many(self, documents: Sequence[Document], *, predicates: bool = False) -> list[Reading]:
        self.left -= len(documents)
        if self.left < 0:
            if self.how == "kill":
                os._exit(9)
            raise KeyboardInterrupt
        return super().read_many(documents, predicates=predicates)


def load_stopping(after: int, how: str = "interrupt") -> StoppingReader:
    return StoppingReader(after, how)


@pytest.mark.parametrize("after", [1, 40, 100, 170])
def test_an_interrupted_run_started_again_ends_with_the_same_record(tmp_path: Path, after: int) -> None:
    """Byte by byte: the batches are cut by what is new in them."""
    path = jsonl(tmp_path / "a.jsonl", 200)
    whole = Record(tmp_path / "whole", load=load_fake)
    whole.add(path)
    broken = Record(tmp_path / "broken", load=partial(load_stopping, after))
    with pytest.raises(KeyboardInterrupt):
        broken.add(path)
    again = Record(tmp_path / "broken", load=load_fake)
    assert len(parts(again)) < len(parts(whole))
    again.add(path)
    assert parts(again) == parts(whole)


def test_a_batch_that_another_worker_lost_is_made_again(tmp_path: Path) -> None:
    """As it was, though later ones are there, versions of the same address among them."""
    path = jsonl(tmp_path / "a.jsonl", 200)
    record = Record(tmp_path / "record", load=load_fake)
    record.add(path)
    whole = parts(record)
    assert len(record.store.part_names()) > 4
    for name in record.store.part_names():
        shutil.rmtree(record.store.folder / "parts" / name)
        Record(tmp_path / "record", load=load_fake).add(path)
        assert parts(record) == whole


def test_a_killed_run_started_again_ends_with_the_same_record(tmp_path: Path) -> None:
    """A real process, killed in the middle of a web archive."""
    pages = [PAGE.replace("twice", f"{number} times") for number in range(90)]
    archive = tmp_path / "a.warc.gz"
    archive.write_bytes(b"".join(gzip.compress(warc_record(page, number)) for number, page in enumerate(pages)))
    whole = Record(tmp_path / "whole", load=load_fake)
    assert whole.add(archive).read == 90
    code = (
        "import sys; from functools import partial; from dragoman.pipeline.record import Record\n"
        "from tests.pipeline.test_adding import load_stopping\n"
        "Record(sys.argv[2], load=partial(load_stopping, 50, 'kill')).add(sys.argv[1])"
    )
    words = [sys.executable, "-c", code, str(archive), str(tmp_path / "killed")]
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(root / "src")])}
    assert subprocess.run(words, check=False, env=environment, cwd=root).returncode == 9
    again = Record(tmp_path / "killed", load=load_fake)
    added = again.add(archive)
    assert (added.read, added.known) == (58, 32)
    assert parts(again) == parts(whole)


def test_adding_again_changes_nothing_whatever_became_of_the_articles(tmp_path: Path) -> None:
    """Not a byte; what failed is tried again."""
    path = jsonl(tmp_path / "a.jsonl", 120)
    record = Record(tmp_path / "record", load=load_fake)
    first = record.add(path)
    before = parts(record)
    second = record.add(path)
    assert parts(record) == before
    assert (second.read, second.aside) == (0, first.aside)
    assert record.verify() == []


def test_each_article_has_one_fate(tmp_path: Path) -> None:
    """New, updated, known or set aside."""
    record = Record(tmp_path / "record", load=load_fake)
    row = {"id": "a", "text": STORY.format(1), "url": "https://example.org/1"}
    assert record.add(row).new == 1
    changed = {**row, "text": STORY.format(2)}
    added = record.add([row, changed, {"id": "b", "text": STORY.format(3)}])
    assert (added.new, added.updated, added.known, added.aside) == (1, 1, 1, 0)
    status = record.status()
    assert (status["documents"], status["versions"], status["older_versions"]) == (2, 3, 1)


@pytest.mark.parametrize(
    "url", ["https://example.org/1#top", "https://EXAMPLE.org/1", "https://example.org/1?utm_source=feed&utm_medium=x"]
)
def test_an_address_in_other_dress_is_the_same_article(tmp_path: Path, url: str) -> None:
    """Fragments and campaign marks name no article; nor does the id of a second crawl."""
    record = Record(tmp_path / "record", load=load_fake)
    record.add({"id": "a", "text": STORY.format(1), "url": "https://example.org/1"})
    assert record.add({"id": "b", "text": STORY.format(1), "url": url}).known == 1


def test_the_status_counts_by_language_and_reason(tmp_path: Path) -> None:
    """The single case is told by the quarantine."""
    record = Record(tmp_path / "record", load=load_fake)
    record.add(jsonl(tmp_path / "a.jsonl", 30))
    status = record.status()
    assert status["unread_by_language"] == {"ru": 3}
    assert status["quarantined_by_reason"]["language ru, only English is read"] == 3
    assert status["quarantined_by_reason"]["broken JSON at character N"] == 2
    assert sum(status["quarantined_by_reason"].values()) == status["quarantine"]


def test_days_to_come_are_told_of(tmp_path: Path) -> None:
    """Where today is given; tomorrow may be somebody's today."""
    rows = [
        {"id": day, "text": STORY.format(day), "published": day} for day in ("2025-05-16", "2025-05-17", "2099-01-01")
    ]
    added = Record(tmp_path / "a", load=load_fake).add(rows, today=date(2025, 5, 15))
    assert [note.partition(":")[0] for note in added.notes] == ["2025-05-17", "2099-01-01"]
    assert Record(tmp_path / "b", load=load_fake).add(rows).notes == ()


def test_what_is_handed_back_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A million broken lines are counted; the first are told."""
    monkeypatch.setattr(adding, "_TOLD", 10)
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(f"broken {number}" for number in range(600)))
    record = Record(tmp_path / "record", load=load_fake)
    added = record.add(path)
    assert (len(added.quarantined), added.aside) == (10, 600)
    assert len(record.quarantine()) == 600


def test_no_text_is_held_longer_than_its_batch(tmp_path: Path) -> None:
    """Neither of articles that are read nor of those that are not."""
    held: list[int] = []

    class Watching(FakeReader):
        def read_many(self, documents: Sequence[Document], *, predicates: bool = False) -> list[Reading]:
            held.append(len(documents))
            return super().read_many(documents, predicates=predicates)

    drawn = 0

    def rows() -> Iterator[dict[str, str]]:
        nonlocal drawn
        for number in range(300):
            drawn += 1
            yield {"id": str(number), "text": STORY.format(number)}
            assert drawn - sum(held) <= adding.PART_ARTICLES + 1

    assert Record(tmp_path / "record", load=Watching).add(rows()).read == 300


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as found:
        yield found


def test_an_address_is_fetched_once(site: Site, tmp_path: Path) -> None:
    """Then only if it has changed; the new version stands beside the old."""
    site.pages["/a"] = 200, {"Content-Type": "text/html", "ETag": '"1"'}, PAGE.encode()
    record = Record(tmp_path / "record", load=load_fake)
    assert record.add(site.url("/a"), web=fetcher()).new == 1
    assert record.add(site.url("/a"), web=fetcher()).known == 1
    site.pages["/a"] = 200, {"Content-Type": "text/html", "ETag": '"2"'}, PAGE.replace("twice", "three times").encode()
    assert record.add(site.url("/a"), web=fetcher()).updated == 1
    assert record.status()["versions"] == 2


def test_inputs_are_made_as_tests_need_them(tmp_path: Path) -> None:
    """The articles of this file have the fates that it means."""
    documents, faults, _ = taken(jsonl(tmp_path / "a.jsonl", 30))
    assert (len(documents), len(faults)) == (25, 5)


def test_names_that_are_no_unicode_are_kept_as_far_as_they_are(tmp_path: Path) -> None:
    """Of files, and in rows of JSON; the articles are kept all the same."""
    path = tmp_path / "a.jsonl"
    half = "\\ud83d"
    path.write_text(f'{{"id": "x{half}", "title": "{half}", "source": "{half}", "url": "{half}", "text": "{STORY}"}}')
    record = Record(tmp_path / "record", load=load_fake)
    record.add([path, {"id": "y\ud83d", "text": STORY}])
    assert [row["doc"] for row in record.documents()] == ["x?", "y?"]
