"""Makes a place table out of a GeoNames dump of any size: streamed, sorted on disk, put in place in one step."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby
from pathlib import Path
from typing import IO

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.geonames import BrokenRowError, DumpRow, kind_of, read_dump_row, table_lines
from dragoman.knowledge.place_table import CELLS
from dragoman.model.errors import KnowledgeError

PLACES = "places.tsv"
COUNTRY_CODES = "country_codes.csv"
_CHUNK = 200_000  # lines sorted at a time: some 40 MB of memory
_OPEN_AT_ONCE = 64  # sorted parts merged at a time
_TOLD = 10  # broken rows told one by one
_TRIED = 1_000  # rows of which one must be sound
_EVERY = 20_000  # rows between two reports of progress
_ADVICE = "Give allCountries.txt, cities500.txt, a country's file, or the .zip of one, as geonames.org has them."
_MEMBERS_ASIDE = frozenset(("readme.txt",))

Tell = Callable[[int], None]
"""Told how many bytes of the dump were read since the last time."""


@dataclass(slots=True)
class AddedPlaces:
    """What came of a dump.

    Attributes:
        rows: Rows of the dump; kept: those that news names; lines: lines of the table that was made.
        broken: How many rows could not be read; faults: the first ten, each with its line.
    """

    rows: int = 0
    kept: int = 0
    lines: int = 0
    broken: int = 0
    faults: list[str] = field(default_factory=list)
    size: int = 0


def add_gazetteer(dump: Path, folder: Path, tell: Tell = lambda _: None) -> AddedPlaces:
    """Writes the places of a GeoNames dump into ``places.tsv`` of a knowledge folder.

    Places that the folder has already stay; one with the same geonameid and key gives way. The dump is streamed, and
    memory stays below some 150 MB whatever its size; parts are sorted in a hidden folder beside the target. Until the
    last step nothing of the folder changes, so that a broken-off run leaves the old table.

    Args:
        tell: Called as the dump is read, with the bytes read since.

    Raises:
        KnowledgeError: the dump is missing or unreadable, or no row of it is one of GeoNames.
    """
    if not dump.is_file():
        raise KnowledgeError(f"{dump}: no such file", _ADVICE)
    folder.mkdir(parents=True, exist_ok=True)
    target, added = folder / PLACES, AddedPlaces()
    with tempfile.TemporaryDirectory(prefix=".places-", dir=folder) as made:
        work = Path(made)
        with _opened(dump) as source:
            parts = _sorted_parts(_lines_of(source, dump.name, added, _alpha3(), tell), work)
        if not added.kept:
            raise KnowledgeError(f"{dump.name}: no place in it that news would name", _ADVICE)
        whole = work / PLACES
        added.lines = _merge(_few(parts, work), target if target.is_file() else None, whole)
        added.size = whole.stat().st_size
        whole.replace(target)
    return added


def dump_size(dump: Path) -> int | None:
    """Bytes that reading a dump will tell of, None where it is not there."""
    if not dump.is_file():
        return None
    if not zipfile.is_zipfile(dump):
        return dump.stat().st_size
    with zipfile.ZipFile(dump) as archive:
        return _member(archive, dump.name).file_size


def _alpha3() -> Mapping[str, str]:
    return {row.text("alpha2"): row.text("alpha3") for row in KnowledgeFiles().rows(COUNTRY_CODES)}


@contextmanager
def _opened(dump: Path) -> Iterator[IO[bytes]]:
    """The dump as lines of bytes, out of its archive where it is one."""
    try:
        if not zipfile.is_zipfile(dump):
            with dump.open("rb") as file:
                yield file
            return
        with zipfile.ZipFile(dump) as archive, archive.open(_member(archive, dump.name)) as file:
            yield file
    except (zipfile.BadZipFile, OSError) as error:
        raise KnowledgeError(f"{dump.name}: cannot be read ({error})", "Download it again.") from error


def _member(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    texts = [i for i in archive.infolist() if i.filename.endswith(".txt") and i.filename not in _MEMBERS_ASIDE]
    if len(texts) != 1:
        raise KnowledgeError(f"{name}: {len(texts)} tables in the archive and there must be one", _ADVICE)
    return texts[0]


def _lines_of(
    source: IO[bytes], name: str, added: AddedPlaces, countries: Mapping[str, str], tell: Tell
) -> Iterator[bytes]:
    """The table lines of a dump's rows, in its order; what is broken is counted."""
    for row in _rows_of(source, name, added, tell):
        kind = kind_of(row)
        if kind is None:
            continue
        added.kept += 1
        for line in table_lines(row, kind, countries):
            yield line.encode() + b"\n"


def _rows_of(source: IO[bytes], name: str, added: AddedPlaces, tell: Tell) -> Iterator[DumpRow]:
    read = 0
    for at, line in enumerate(source, 1):
        read += len(line)
        if at % _EVERY == 0:
            tell(read)
            read = 0
        if not line.strip() or line.startswith(b"#"):
            continue
        added.rows += 1
        try:
            row = read_dump_row(line)
        except BrokenRowError as error:
            added.broken += 1
            if added.broken <= _TOLD:
                added.faults.append(f"{name}:{at}: {error}")
            if added.broken == added.rows == _TRIED:
                break
            continue
        yield row
    tell(read)
    if added.rows == added.broken:
        told = f"; the first: {added.faults[0]}" if added.faults else ""
        raise KnowledgeError(f"{name}: no row of a GeoNames dump in it{told}", _ADVICE)


def _sorted_parts(lines: Iterable[bytes], work: Path) -> list[Path]:
    """The lines in files each of which is sorted."""
    parts: list[Path] = []
    chunk: list[bytes] = []
    for line in lines:
        chunk.append(line)
        if len(chunk) >= _CHUNK:
            parts.append(_written(sorted(chunk), work / f"part-{len(parts)}"))
            chunk = []
    if chunk:
        parts.append(_written(sorted(chunk), work / f"part-{len(parts)}"))
    return parts


def _written(lines: Iterable[bytes], path: Path) -> Path:
    with path.open("wb") as file:
        file.writelines(lines)
    return path


def _few(parts: list[Path], work: Path) -> list[Path]:
    """The parts merged down to as many as may be open at once."""
    for round_ in range(len(parts)):
        if len(parts) <= _OPEN_AT_ONCE:
            break
        heads, rest = parts[:_OPEN_AT_ONCE], parts[_OPEN_AT_ONCE:]
        with ExitStack() as stack:
            joined = merge(*(stack.enter_context(p.open("rb")) for p in heads))
            parts = [*rest, _written(joined, work / f"joined-{round_}")]
        for part in heads:
            part.unlink()
    return parts


def _merge(parts: list[Path], old: Path | None, target: Path) -> int:
    """Writes the table; a line of the old one gives way to a new one of the same key and geonameid."""
    count = 0
    with ExitStack() as stack, target.open("wb") as file:
        new = merge(*(stack.enter_context(p.open("rb")) for p in parts))
        sources: list[Iterable[tuple[bytes, int]]] = [((line, 0) for line in new)]
        if old is not None:
            sources.append((line, 1) for line in stack.enter_context(old.open("rb")))
        for _, group in groupby(merge(*sources), key=lambda tagged: tagged[0].partition(b"\t")[0]):
            lines = _current(list(group))
            file.writelines(lines)
            count += len(lines)
    return count


def _current(tagged: list[tuple[bytes, int]]) -> list[bytes]:
    """The lines of one key, each place once, its newest line."""
    fresh = {_identity(line) for line, age in tagged if age == 0}
    kept = (line for line, age in tagged if age == 0 or _identity(line) not in fresh)
    return list(dict.fromkeys(kept))


def _identity(line: bytes) -> bytes:
    """The geonameid of a line, the whole of a short one."""
    cells = line.split(b"\t")
    return cells[7] if len(cells) == CELLS else line
