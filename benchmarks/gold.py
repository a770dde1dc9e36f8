"""Gold files of an evaluation folder as documents to read; what they hold as answers is left unread."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.model.document import Document

Row = dict[str, Any]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def rows(path: Path) -> list[Row]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def day_of(row: Row) -> date | None:
    """The day of publication that a row gives, None where it gives none."""
    given = str(row.get("dct") or row.get("date") or row.get("published") or "")
    found = _DAY.match(given)
    try:
        return date.fromisoformat(found.group()) if found else None
    except ValueError:
        return None


def documents(given: list[Row]) -> Iterator[Document]:
    """One document a distinct id and text, in file order."""
    seen: set[tuple[str, str]] = set()
    for row in given:
        key = (str(row["id"]), row["text"])
        if key not in seen:
            seen.add(key)
            yield Document(key[0], row["text"], day_of(row), language="en")
