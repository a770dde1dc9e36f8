"""A timeline of events in characters: one line an event, a bar for the days on which it may have happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from rich.cells import cell_len, set_cell_size

from dragoman.model.plain import Plain
from dragoman.terminal.tables import days, kind_of_act, names

_WHEN, _WHAT = 23, 44
_LEAST_BAR = 20


def timeline(rows: Sequence[Plain], width: int) -> list[str]:
    """Lines of a timeline, by first day; ``●`` is a day, ``├──┤`` a stretch, ``◄`` and ``►`` an open end.

    The scale runs from the first to the last day that any event names. Events without a day stand at the end.

    Args:
        rows: Event objects of the record.
        width: Columns of the terminal.
    """
    dated = sorted((row for row in rows if row.get("earliest") or row.get("latest")), key=_order)
    undated = [row for row in rows if not (row.get("earliest") or row.get("latest"))]
    if not rows:
        return ["no events"]
    bar = max(_LEAST_BAR, width - _WHEN - _WHAT - 3)
    named = [date.fromisoformat(row[end]) for row in dated for end in ("earliest", "latest") if row.get(end)]
    lines = []
    if named:
        scale = _Scale(min(named), max(named), bar)
        lines.append(" " * (_WHEN + _WHAT + 2) + scale.heading())
        lines += [f"{_fit(days(row), _WHEN)} {_fit(label(row), _WHAT)} {scale.bar(row)}".rstrip() for row in dated]
    if undated:
        lines.append(f"{len(undated)} without a day:")
        lines += [f"{'':{_WHEN}} {_fit(label(row), _WHAT)}".rstrip() for row in undated]
    return lines


def claim_lines(claims: Iterable[Plain], rows: Sequence[Plain]) -> list[str]:
    """What articles call the first, deadliest or lowest among the events shown, and whether the record bears it out."""
    shown = {row["id"]: row for row in rows}
    return [
        f"{claim['claim']} {_back_to(claim)}, {claim['verdict'].replace('_', ' ')}: {label(shown[claim['event']])}"
        for claim in claims
        if claim["event"] in shown
    ]


def _back_to(claim: Plain) -> str:
    """``since 2019-12-31``; where no day is known, the article's words."""
    return f"since {claim['since']}" if claim["since"] else str(claim["window"])


def label(row: Plain) -> str:
    """``Russia → Ukraine: ASSAULT aerial (denied)``; the status where the act did not simply happen."""
    doers, receivers = names(row["actors"]) or "?", names(row["recipients"])
    whom = f" → {receivers}" if receivers and receivers != doers else ""
    status = "" if row["status"] in ("happened", "ongoing") else f" ({row['status'].replace('_', ' ')})"
    return f"{kind_of_act(row)}{status}: {doers}{whom}"


class _Scale:
    """Days to columns, the first day in the first column and the last in the last."""

    def __init__(self, first: date, last: date, width: int) -> None:
        self.first, self.last, self.width = first, last, width
        self.days = max(1, (last - first).days)

    def column(self, day: date) -> int:
        return round((day - self.first).days * (self.width - 1) / self.days)

    def heading(self) -> str:
        """First, middle and last day where they fit."""
        if self.first == self.last:
            return self.first.isoformat()
        left, right = self.first.isoformat(), self.last.isoformat()
        middle = (self.first + timedelta(days=self.days // 2)).isoformat()
        space = self.width - len(left) - len(right)
        return left + (middle.center(space) if space > len(middle) + 2 else " " * max(1, space)) + right

    def bar(self, row: Plain) -> str:
        first = date.fromisoformat(row["earliest"]) if row.get("earliest") else None
        last = date.fromisoformat(row["latest"]) if row.get("latest") else None
        start = self.column(first) if first else 0
        end = self.column(last) if last else self.width - 1
        if first and last and start == end:
            return " " * start + "●"
        left = "├" if first else "◄"
        right = "┤" if last else "►"
        return " " * start + left + "─" * max(0, end - start - 1) + right


def _order(row: Plain) -> tuple[str, str, str]:
    first = row.get("earliest") or row.get("latest") or ""
    return first, row.get("latest") or "9999", str(row["id"])


def _fit(words: str, width: int) -> str:
    clean = "".join(c if c.isprintable() else " " for c in words)
    return set_cell_size(clean if cell_len(clean) <= width else set_cell_size(clean, width - 1) + "…", width)
