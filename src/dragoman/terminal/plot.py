"""A relation drawn for print: both directions over time, how many events each step has, the turning points, a legend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dragoman.model.errors import UsageError
from dragoman.model.event import Relation, RelationPoint, TurningPoint
from dragoman.terminal.drawing import Box, Dot, Drawing, Line, Shape, Words

_WIDTH, _LEFT, _RIGHT = 1200, 84, 48
_TOP, _CURVE, _GAP, _BARS = 96, 380, 26, 84
_LOWEST, _HIGHEST = -10.0, 10.0
"""PLOVER's intensity."""
_LEVELS = (-10.0, -5.0, 0.0, 5.0, 10.0)
_COLOURS = ("#b5402a", "#1f5f8b")
_PALE = ("#dca397", "#9dbdd2")
_GREY, _LIGHT, _INK = "#666666", "#dddddd", "#222222"
_ROW = 20
_MOST_TICKS = 9
_SHOWN_TURNS = 8
_LONGEST_NAME = 40


def write_plot(found: Relation, path: Path) -> None:
    """Draw a relation into a file, as its ending says.

    Raises:
        UsageError: the ending is neither ``.svg`` nor ``.png``, the folder is not there, or PNG cannot be drawn here.
    """
    kind = path.suffix.lower()
    if kind not in (".svg", ".png"):
        raise UsageError(f"{path}: cannot draw {path.suffix or 'that'}", "Give a file that ends in .svg or .png.")
    if not path.parent.is_dir():
        raise UsageError(f"{path.parent}: no such folder", "Make it first, or name another.")
    drawing = plot(found)
    path.write_bytes(drawing.png() if kind == ".png" else drawing.svg().encode("utf-8"))


def plot(found: Relation) -> Drawing:
    """The drawing of a relation: title, legend, the two curves with their axes, events a step, turning points told below."""
    turns = sorted(found.turns, key=lambda turn: (-turn.confidence, turn.day))[:_SHOWN_TURNS]
    turns.sort(key=lambda turn: turn.day)
    scale = _Scale.of(found)
    height = _TOP + _CURVE + _GAP + _BARS + 56 + _ROW * max(1, len(turns))
    shapes = [
        *_heading(found, scale), *_axes(scale), *_bars(found, scale), *_turn_lines(turns, scale),
        *_curves(found, scale), *_told(turns, scale),
    ]  # fmt: skip
    return Drawing(_WIDTH, height, tuple(shapes))


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days and intensities to places on the paper; a step stands in the middle of its days."""

    first: date
    last: date
    step_days: int
    most: int

    @classmethod
    def of(cls, found: Relation) -> _Scale:
        days = [point.first for point in (*found.forth, *found.back)] or [date(1970, 1, 1)]
        most = max((point.events for point in (*found.forth, *found.back)), default=1)
        return cls(min(days), max(days) + timedelta(days=found.step_days), found.step_days, max(1, most))

    @property
    def day_width(self) -> float:
        return (_WIDTH - _LEFT - _RIGHT) / max(1, (self.last - self.first).days)

    def edge(self, day: date) -> float:
        return _LEFT + (day - self.first).days * self.day_width

    def x(self, day: date) -> float:
        return self.edge(day) + self.step_days * self.day_width / 2

    def y(self, level: float) -> float:
        return _TOP + (_HIGHEST - level) / (_HIGHEST - _LOWEST) * _CURVE

    @property
    def floor(self) -> float:
        return _TOP + _CURVE + _GAP + _BARS


def _heading(found: Relation, scale: _Scale) -> Iterator[Shape]:
    one, other = _short(found.one), _short(found.other)
    step = "day" if found.step_days == 1 else f"{found.step_days} days" if found.step_days != 7 else "week"
    yield Words(_LEFT, 34, f"{one} and {other}", _INK, 20)
    until = scale.last - timedelta(days=1)
    yield Words(_WIDTH - _RIGHT, 34, f"{scale.first} to {until}, mean intensity a {step}", _GREY, 13, "end")
    for at, (source, target) in enumerate(((one, other), (other, one))):
        x = _LEFT + at * 430
        yield Line(((x, 64), (x + 26, 64)), _COLOURS[at], 2.4)
        yield Dot(x + 13, 64, 3.6, _COLOURS[at])
        yield Words(x + 34, 68.5, f"{source} to {target}", _COLOURS[at], 13)
    yield Line(((_LEFT + 880, 56), (_LEFT + 880, 74)), _GREY, 1.2, 4)
    yield Words(_LEFT + 890, 68.5, "turning point (numbered below)", _GREY, 13)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 3] + "..."


def _axes(scale: _Scale) -> Iterator[Shape]:
    right = _WIDTH - _RIGHT
    for level in _LEVELS:
        y = scale.y(level)
        yield Line(((_LEFT, y), (right, y)), "#999999" if level == 0 else _LIGHT, 1.0)
        yield Words(_LEFT - 10, y + 4.5, f"{level:+.0f}" if level else "0", _GREY, 13, "end")
    yield Words(14, _TOP - 12, "friendly", _GREY, 12)
    yield Words(14, _TOP + _CURVE + 18, "hostile", _GREY, 12)
    top = _TOP + _CURVE + _GAP
    yield Words(_LEFT - 10, top + 12, str(scale.most), _GREY, 12, "end")
    yield Words(_LEFT - 10, scale.floor, "0", _GREY, 12, "end")
    yield Words(14, top + _BARS / 2 + 4, "events", _GREY, 12)
    yield Line(((_LEFT, scale.floor), (right, scale.floor)), "#999999", 1.0)
    yield Line(((_LEFT, _TOP), (_LEFT, scale.floor)), "#999999", 1.0)
    for day, label in ticks(scale.first, scale.last):
        x = scale.edge(day)
        yield Line(((x, scale.floor), (x, scale.floor + 6)), "#999999", 1.0)
        yield Words(x, scale.floor + 21, label, _GREY, 12, "middle")


def ticks(first: date, last: date) -> list[tuple[date, str]]:
    """Days to mark on an axis, at most nine: every so many days, first days of months or of years, with a label each."""
    days = (last - first).days
    for step in (1, 2, 7, 14):
        if days / step <= _MOST_TICKS:
            return [(first + timedelta(days=n), f"{first + timedelta(days=n)}") for n in range(0, days + 1, step)]
    for months in (1, 2, 3, 6):
        if days / (30.4 * months) <= _MOST_TICKS:
            found = [day for day in _months(first, last) if (day.month - 1) % months == 0]
            return [(day, f"{day:%Y-%m}") for day in found]
    years = max(1, -(-days // int(365.25 * _MOST_TICKS)))
    found = [day for day in _months(first, last) if day.month == 1 and day.year % years == 0]
    return [(day, str(day.year)) for day in found]


def _months(first: date, last: date) -> list[date]:
    """First days of months between two days."""
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    days = (date(number // 12, number % 12 + 1, 1) for number in range(start, end + 1))
    return [day for day in days if first <= day <= last]


def _bars(found: Relation, scale: _Scale) -> Iterator[Shape]:
    """Events a step, one direction beside the other."""
    width = max(0.8, scale.step_days * scale.day_width * 0.38)
    for at, points in enumerate((found.forth, found.back)):
        for point in points:
            if point.events:
                height = point.events / scale.most * (_BARS - 4)
                x = scale.x(point.first) - width + at * width
                yield Box(x, scale.floor - height, width, height, _PALE[at])


def _turn_lines(turns: Sequence[TurningPoint], scale: _Scale) -> Iterator[Shape]:
    for number, turn in enumerate(turns, 1):
        x = scale.edge(turn.day)
        yield Line(((x, _TOP - 6), (x, scale.floor)), _GREY, 1.2, 4)
        yield Words(x, _TOP - 10, str(number), _GREY, 12, "middle")


def _curves(found: Relation, scale: _Scale) -> Iterator[Shape]:
    for at, points in enumerate((found.forth, found.back)):
        places = [(scale.x(p.first), scale.y(p.intensity)) for p in _known(points) if p.intensity is not None]
        if len(places) > 1:
            yield Line(tuple(places), _COLOURS[at], 2.0)
        radius = 3.6 if len(places) < 80 else 1.8
        yield from (Dot(x, y, radius, _COLOURS[at]) for x, y in places)


def _known(points: Sequence[RelationPoint]) -> list[RelationPoint]:
    return [point for point in points if point.intensity is not None]


def _told(turns: Sequence[TurningPoint], scale: _Scale) -> Iterator[Shape]:
    y = scale.floor + 48
    if not turns:
        yield Words(_LEFT, y, "no turning point", _GREY, 13)
    for number, turn in enumerate(turns, 1):
        moved = f"mean {turn.before:+.1f} before, {turn.after:+.1f} after; confidence {turn.confidence:.2f}"
        yield Words(_LEFT, y, f"{number}   {turn.day}   {moved}", _INK, 13)
        y += _ROW
