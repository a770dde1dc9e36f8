"""Merged events in the record folder: ``storyline/*.parquet``, made again from the parts whenever these have changed.

They follow from the parts alone and can be thrown away, all but ``ids.parquet``: which events earlier ids stood for.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.record.store import Store
from dragoman.record.tables import SCHEMA_VERSION, SCHEMAS, digest

_TEXT, _FLOAT, _DAY = pa.string(), pa.float64(), pa.date32()

MERGED = pa.schema(
    [
        *(field for field in SCHEMAS["events"] if field.name not in ("act", "same_as")),
        ("same_as", _TEXT),
        (
            "mentions",
            pa.list_(
                pa.struct(
                    [("doc", _TEXT), ("char_start", pa.int32()), ("char_end", pa.int32()), ("source", _TEXT),
                     ("published", _DAY)]
                )
            ),
        ),
        (
            "figures",
            pa.list_(
                pa.struct(
                    [("measure", _TEXT), ("unit", _TEXT), ("low", _FLOAT), ("high", _FLOAT),
                     ("claimants", pa.list_(_TEXT)),
                     ("claims", pa.list_(pa.struct(
                         [("value", _FLOAT), ("upper", _FLOAT), ("bound", _TEXT), ("claimed_by", _TEXT), ("source", _TEXT),
                          ("published", _DAY)])))]
                )
            ),
        ),
        ("first_reported", _DAY),
        ("voices", pa.int32()),
        ("outlets", pa.list_(_TEXT)),
        (
            "contradictions",
            pa.list_(pa.struct([("about", _TEXT), ("values", pa.list_(_TEXT)), ("acts", pa.list_(_TEXT))])),
        ),
        ("acts", pa.list_(_TEXT)),
    ]
)  # fmt: skip
"""One row a merged event: the columns of ``events`` as its lead act has them, and what all its reports add up to."""

MEMBERS = pa.schema([("reading", _TEXT), ("act", _TEXT), ("event", _TEXT)])
"""Each act and its event."""
LINKS = pa.schema([("one", _TEXT), ("other", _TEXT), ("score", pa.float32())])
"""Pairs of acts, as ``reading:act``, that are likely one."""
ACTS = pa.schema([("key", _TEXT)])
"""Acts among which the pairs were looked for."""
IDS = pa.schema([("id", _TEXT), ("mention", _TEXT)])
"""Ids that were given out, with the first mention that each stood for."""

TABLES = {"events": MERGED, "members": MEMBERS, "links": LINKS, "acts": ACTS, "ids": IDS}
_FOLDER, _STATE = "storyline", "state.json"


class MergedStore:
    """The storyline's files in a record folder.

    Args:
        store: The record.
        rules: Names what merged them, so that a later version merges anew.
    """

    def __init__(self, store: Store, rules: str) -> None:
        self.folder = store.folder / _FOLDER
        self._state = digest([*store.part_names(), rules, str(SCHEMA_VERSION)])
        self._rules = rules

    @property
    def fresh(self) -> bool:
        """Whether the files were made from the parts as they are."""
        return self._told().get("state") == self._state

    @property
    def usable(self) -> bool:
        """Whether links of an earlier state were made by the same rules."""
        return self._told().get("rules") == self._rules

    def table(self, name: str) -> pa.Table:
        """A table as it was last written; an empty one where there is none."""
        path = self.file(name)
        return pq.ParquetFile(path).read() if path.is_file() else TABLES[name].empty_table()

    def rows(self, name: str) -> int:
        """How many rows a table has as it was last written."""
        path = self.file(name)
        return pq.ParquetFile(path).metadata.num_rows if path.is_file() else 0

    def file(self, name: str) -> Path:
        """Where a table is."""
        return self.folder / f"{name}.parquet"

    def write(self, tables: Mapping[str, pa.Table]) -> None:
        """Put all tables in place, the state last, so that a half-written set is never taken for a whole one."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / _STATE).unlink(missing_ok=True)
        for name, table in tables.items():
            draft = self.folder / f".{name}.{os.getpid()}"
            pq.write_table(table, draft, compression="zstd")
            draft.rename(self.file(name))
        draft = self.folder / f".state.{os.getpid()}"
        draft.write_text(json.dumps({"state": self._state, "rules": self._rules}) + "\n", encoding="utf-8")
        draft.rename(self.folder / _STATE)

    def files(self) -> Sequence[Path]:
        """What is there."""
        return sorted(self.folder.glob("*.parquet"))

    def _told(self) -> Mapping[str, str]:
        try:
            told = json.loads((self.folder / _STATE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}
