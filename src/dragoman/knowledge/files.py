"""Opens every knowledge file, lays a user's folder over the shipped one, and names file and line of a fault."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.model.errors import KnowledgeError

SHIPPED = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a CSV file or one table of a TOML file, with where it stands.

    Attributes:
        file: Name inside the knowledge folder, ``"en/frames.toml"``.
        line: Line of the row, or of the entry's ``id`` in TOML; 0 where unknown.
        fields: Column or key to value; CSV cells are stripped strings, empty ones kept as ``""``.
    """

    file: str
    line: int
    fields: Mapping[str, Any]

    def fault(self, problem: str, advice: str = "") -> KnowledgeError:
        """An error that names this entry."""
        return KnowledgeError(f"{self.file}:{self.line}: {problem}", advice)

    def text(self, key: str, default: str = "") -> str:
        """A field as text.

        Raises:
            KnowledgeError: it is something else.
        """
        value = self.fields.get(key, default)
        if not isinstance(value, str):
            raise self.fault(f'"{key}" is {value!r} and must be text')
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a CSV cell is cut at ``|``.

        Raises:
            KnowledgeError: the value is no list of texts.
        """
        value = self.fields.get(key, ())
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split("|") if part.strip())
        if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
            raise self.fault(f'"{key}" is {value!r} and must be a list of texts')
        return tuple(value)


class KnowledgeFiles:
    """The shipped knowledge with a user's folder laid over it.

    In the user's files the same ``id`` replaces a shipped entry and ``drop = true`` removes it; what has no id is added.

    Args:
        user: Folder with files of the same names; None for the shipped ones alone.

    Raises:
        KnowledgeError: the folder is not there.
    """

    def __init__(self, user: Path | None = None) -> None:
        if user is not None and not user.is_dir():
            raise KnowledgeError(f"{user}: no such folder", "Give --knowledge a folder with actors.csv, names.csv ...")
        self.user = user

    def rows(self, name: str) -> list[Entry]:
        """The rows of a CSV file (UTF-8, a header, ``#`` comment lines skipped), shipped ones first."""
        return self._laid_over(read_rows(path, name) for path in self._paths(name))

    def entries(self, name: str, table: str) -> list[Entry]:
        """The tables ``[[table]]`` of a TOML file, in file order."""
        return self._laid_over(read_entries(path, name, table) for path in self._paths(name))

    def _paths(self, name: str) -> list[Path]:
        folders = [SHIPPED] if self.user is None else [SHIPPED, self.user]
        return [folder / name for folder in folders if (folder / name).is_file()]

    @staticmethod
    def _laid_over(layers: Any) -> list[Entry]:
        found: dict[object, Entry] = {}
        for depth, layer in enumerate(layers):
            for number, entry in enumerate(layer):
                given = entry.fields.get("id")
                key = given if given and "role" not in entry.fields else (depth, number)
                if str(entry.fields.get("drop", "")).lower() in ("true", "1", "yes"):
                    found.pop(key, None)
                else:
                    found[key] = entry
        return list(found.values())


def read_rows(path: Path, name: str) -> list[Entry]:
    """Every row of one CSV file.

    Raises:
        KnowledgeError: it is not UTF-8, or a row has more cells than the header.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = [(n, line) for n, line in enumerate(file, 1) if line.strip() and not line.startswith("#")]
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{name}: not UTF-8 ({error.reason})", "Save the file as UTF-8.") from error
    if not lines:
        return []
    table = list(csv.reader(line for _, line in lines))
    header, entries = [cell.strip() for cell in table[0]], []
    for (number, _), cells in zip(lines[1:], table[1:], strict=True):
        if len(cells) > len(header):
            raise KnowledgeError(
                f"{name}:{number}: {len(cells)} cells under a header of {len(header)}",
                "Put a cell that holds a comma between double quotes.",
            )
        cells += [""] * (len(header) - len(cells))
        entries.append(Entry(name, number, dict(zip(header, (c.strip() for c in cells), strict=True))))
    return entries


def read_entries(path: Path, name: str, table: str) -> list[Entry]:
    """The tables ``[[table]]`` of one TOML file.

    Raises:
        KnowledgeError: it is no valid TOML; the parser's own words name the line.
    """
    try:
        source = path.read_text(encoding="utf-8")
        document = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{name}: {error}", "Mend the TOML there; see knowledge/README.md.") from error
    found = document.get(table, [])
    if not isinstance(found, list):
        raise KnowledgeError(f"{name}: [{table}] must be written [[{table}]]")
    lines = {
        line.split("=", 1)[1].strip().strip('"'): number
        for number, line in enumerate(source.splitlines(), 1)
        if line.startswith("id") and "=" in line
    }
    return [Entry(name, lines.get(str(fields.get("id", "")), 0), fields) for fields in found]
