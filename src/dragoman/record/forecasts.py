"""Forecasts that were given, in the record's folder: appended, never rewritten."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.model.errors import RecordError
from dragoman.record.tables import digest

_FOLDER, _FILE = "outlook", "forecasts.jsonl"
_NAMED_BY = ("from", "to", "type", "on", "days", "record")


class GivenForecasts:
    """The forecasts of a record, one JSON object a line, in the order in which they were given.

    Args:
        folder: Of the record.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FOLDER / _FILE

    def read(self) -> list[dict[str, Any]]:
        """All forecasts given so far.

        Raises:
            RecordError: a line is no forecast.
        """
        if not self._path.is_file():
            return []
        found = []
        for number, line in enumerate(self._path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                found.append(json.loads(line))
            except ValueError as error:
                raise RecordError(
                    f"{self._path}:{number}: not a forecast", "Take the line out; a crash may have cut it short."
                ) from error
        return found

    def give(self, forecasts: Iterable[Mapping[str, Any]]) -> Sequence[dict[str, Any]]:
        """Appends forecasts under their ids; one that was given before, from the same record, is not given again."""
        known = {row["id"] for row in self.read()}
        fresh = []
        for forecast in forecasts:
            row = {"id": digest([str(forecast[key]) for key in _NAMED_BY]), **forecast}
            if row["id"] not in known:
                known.add(row["id"])
                fresh.append(row)
        if fresh:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in fresh)
        return fresh
