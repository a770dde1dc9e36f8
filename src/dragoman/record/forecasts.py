"""Forecasts that were given, in the record's folder: appended, never rewritten."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.record.tables import digest

_FOLDER, _FILE = "outlook", "forecasts.jsonl"
_NAMED_BY = ("from", "to", "type", "on", "days", "record")


class GivenForecasts:
    """The forecasts of a record, one JSON object a line, in the order in which they were given.

    A line that is no forecast, as a crash leaves it, is passed over and told of; it never keeps others from being given.

    Args:
        folder: Of the record.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FOLDER / _FILE

    def read(self) -> list[dict[str, Any]]:
        """All forecasts given so far."""
        return [row for _, row in self._lines() if row is not None]

    def faults(self) -> list[str]:
        """Lines that are no forecasts, one sentence each."""
        return [
            f"{self._path}:{number}: not a forecast, passed over; a crash may have cut it short"
            for number, row in self._lines()
            if row is None
        ]

    def give(self, forecasts: Iterable[Mapping[str, Any]]) -> Sequence[dict[str, Any]]:
        """Appends forecasts under their ids; one that was given before, from the same record, is not given again.

        Two processes wait for each other, so that neither gives what the other has given.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            known = {row["id"] for row in self.read()}
            fresh = []
            for forecast in forecasts:
                row = {"id": digest([str(forecast[key]) for key in _NAMED_BY]), **forecast}
                if row["id"] not in known:
                    known.add(row["id"])
                    fresh.append(row)
            written = "".join(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n" for row in fresh)
            if written:
                file.write((b"" if self._ends_whole() else b"\n") + written.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
        return fresh

    def _ends_whole(self) -> bool:
        """Whether the last line was written to its end."""
        kept = self._path.read_bytes()
        return not kept or kept.endswith(b"\n")

    def _lines(self) -> list[tuple[int, dict[str, Any] | None]]:
        """Each line by number, None in place of one that is no forecast."""
        if not self._path.is_file():
            return []
        lines = self._path.read_bytes().split(b"\n")
        return [(number, _forecast(line)) for number, line in enumerate(lines, start=1) if line.strip()]


def _forecast(line: bytes) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
        date.fromisoformat(row["on"])
        chances = [float(row["probability"]), float(row["base_rate"])]
        is_whole = all(isinstance(row[key], str) for key in ("id", "from", "to", "type")) and type(row["days"]) is int
    except (ValueError, KeyError, TypeError):
        return None
    return row if is_whole and all(0 <= chance <= 1 for chance in chances) else None
