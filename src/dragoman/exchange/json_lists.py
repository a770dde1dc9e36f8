"""JSON files that are one long list in an envelope, written entry by entry."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def write_list(path: Path, before: str, entries: Iterable[Mapping[str, Any]], after: str | Callable[[int], str]) -> int:
    """Write ``before``, the entries one a line with commas between, and ``after``; UTF-8, a line end at the end.

    Args:
        after: What closes the envelope, or what makes it of the number of entries.

    Returns:
        How many entries.
    """
    written = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(before)
        for entry in entries:
            file.write(",\n" if written else "\n")
            file.write(one_line(entry))
            written += 1
        file.write(f"\n{after if isinstance(after, str) else after(written)}\n")
    return written


def one_line(value: Any) -> str:
    """JSON on one line; what a script element or an old JavaScript engine would trip over is escaped."""
    return _ENCODER.encode(value).replace("</", "<\\/").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
