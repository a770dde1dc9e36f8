"""A relation as a curve: in characters for the terminal, as SVG for a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape

from dragoman.model.event import Relation, RelationPoint, TurningPoint

_BLOCKS = " ▁▂▃▄▅▆▇█"
_LOWEST, _HIGHEST = -10.0, 10.0
"""PLOVER's intensity."""
_WIDTH, _HEIGHT, _LEFT, _TOP = 960, 360, 48, 40
_COLOURS = ("#b5402a", "#1f5f8b")


def curve(found: Relation, width: int) -> list[str]:
    """Lines for a terminal: one row of blocks a direction, higher is friendlier, then the turning points.

    Args:
        width: Columns of the terminal; steps that do not fit side by side are averaged.
    """
    if not found.forth and not found.back:
        return [f"no event between {found.one} and {found.other}"]
    rows = ((f"{found.one} → {found.other}", found.forth), (f"{found.other} → {found.one}", found.back))
    label = max(len(name) for name, _ in rows)
    room = max(10, width - label - 1)
    lines = [f"{name:<{label}} {_blocks(points, room)}" for name, points in rows]
    first, last = found.forth[0].first.isoformat(), found.forth[-1].first.isoformat()
    shown = min(room, len(found.forth))
    lines.append(
        f"{'':<{label}} {first}" + (f"{last:>{shown - len(first)}}" if shown > len(first) + len(last) else f" … {last}")
    )
    for whose, turn in _turns(found):
        lines.append(
            f"turn{whose} {turn.day}: {turn.before:+.1f} → {turn.after:+.1f}, confidence {turn.confidence:.2f}"
        )
        for heading, events in (("before", turn.leading), ("after", turn.following), ("said", turn.shifts)):
            if events:
                lines.append(f"  {heading}: {', '.join(events)}")
    return lines


def _turns(found: Relation) -> list[tuple[str, TurningPoint]]:
    """Turning points of both directions together, then of each that the other did not share."""
    shared = {turn.day for turn in found.turns}
    own = [
        (f" of {source} → {target}", turn)
        for source, target, turns in (
            (found.one, found.other, found.forth_turns),
            (found.other, found.one, found.back_turns),
        )
        for turn in turns
        if turn.day not in shared
    ]
    return [*(("", turn) for turn in found.turns), *own]


def _blocks(points: Sequence[RelationPoint], room: int) -> str:
    return "".join(_block(level) for level in _fitted(points, room))


def _block(level: float | None) -> str:
    if level is None:
        return "·"
    share = (level - _LOWEST) / (_HIGHEST - _LOWEST)
    return _BLOCKS[1 + min(len(_BLOCKS) - 2, int(share * (len(_BLOCKS) - 1)))]


def _fitted(points: Sequence[RelationPoint], room: int) -> list[float | None]:
    """Levels, several steps to a column where there are more than columns."""
    each = -(-len(points) // room)
    columns = [points[start : start + each] for start in range(0, len(points), each)]
    known = [[point.intensity for point in column if point.intensity is not None] for column in columns]
    return [sum(levels) / len(levels) if levels else None for levels in known]


def svg(found: Relation) -> str:
    """The same curve as a drawing, with a line at nought, one at each turning point, and a legend."""
    days = [point.first for point in found.forth] or [date(1970, 1, 1)]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<line x1="{_LEFT}" x2="{_WIDTH - 16}" y1="{_y(0):.1f}" y2="{_y(0):.1f}" stroke="#bbb"/>',
    ]
    parts += [f'<text x="8" y="{_y(level) + 4:.1f}" fill="#555">{level:+.0f}</text>' for level in (-10.0, 0.0, 10.0)]
    parts += [f'<text x="{_x(day, days):.1f}" y="{_HEIGHT - 8}" text-anchor="{anchor}" fill="#555">{day}</text>'
              for day, anchor in ((days[0], "start"), (days[-1], "end"))]  # fmt: skip
    for turn in found.turns:
        x = _x(turn.day, days)
        parts.append(
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP}" y2="{_HEIGHT - 28}" stroke="#888" stroke-dasharray="4 3"/>'
        )
        parts.append(f'<text x="{x + 3:.1f}" y="{_TOP + 10}" fill="#555">{turn.day} ({turn.confidence:.2f})</text>')
    for at, (points, source, target) in enumerate(
        ((found.forth, found.one, found.other), (found.back, found.other, found.one))
    ):
        drawn = [(_x(p.first, days), _y(p.intensity)) for p in points if p.intensity is not None]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in drawn)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{_COLOURS[at]}" stroke-width="1.6"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.4" fill="{_COLOURS[at]}"/>' for x, y in drawn]
        name = escape(f"{source} → {target}")
        parts.append(f'<text x="{_LEFT + at * 300}" y="22" fill="{_COLOURS[at]}">{name}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _x(day: date, days: Sequence[date]) -> float:
    length = max(1, (days[-1] - days[0]).days)
    return _LEFT + (day - days[0]).days * (_WIDTH - 16 - _LEFT) / length


def _y(level: float) -> float:
    return _TOP + (_HIGHEST - level) / (_HIGHEST - _LOWEST) * (_HEIGHT - 28 - _TOP)
