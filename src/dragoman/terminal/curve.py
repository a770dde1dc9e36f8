"""A relation as a curve in characters for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.model.event import Relation, RelationPoint, TurningPoint

_BLOCKS = " ▁▂▃▄▅▆▇█"
_LOWEST, _HIGHEST = -10.0, 10.0
"""PLOVER's intensity."""


def curve(found: Relation, width: int, told: Mapping[str, str] | None = None) -> list[str]:
    """Lines for a terminal: one row of blocks a direction, higher is friendlier, then the turning points.

    Args:
        width: Columns of the terminal; steps that do not fit side by side are averaged.
        told: In words what explains the turning points, by the names that they give it; None shows the names.
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
            if events and told is None:
                lines.append(f"  {heading}: {', '.join(events)}")
            elif events and told is not None:
                lines += [f"  {heading}: {told.get(event, event)}" for event in events]
    beside = {where for _, turn in _turns(found) for where in turn.shifts}
    lines += [f"said {day}: {(told or {}).get(where, where)}" for day, where in found.shifts if where not in beside]
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
