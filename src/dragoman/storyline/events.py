"""One event from its acts: what most voices say, the narrowest days, the fullest names, and where reports disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.model.event import Contradiction, Disputed
from dragoman.model.mention import EventType, Status
from dragoman.storyline.acts import Acts, Floats, Ints
from dragoman.storyline.clusters import groups_of
from dragoman.storyline.likeness import likeness
from dragoman.storyline.pairs import likely_pairs

MEAN_LIKENESS = 3.0
"""Mean likeness between two groups of acts from which they are one event; 2.5 gives the same on twins.tsv."""
TOLL_RATIO = 1.5
"""Exact tolls of one day that differ by more contradict each other; over days a toll rises and nobody is wrong."""
_LONGEST_DAYS = 400

Row = Mapping[str, Any]
Pairs = tuple[Ints, Ints, Floats]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What stands for an event of several acts; each ``..._from`` is the act from which a field is taken."""

    group: str
    lead: str
    type: str
    mode: str | None
    status: str
    earliest: date | None
    latest: date | None
    actors_from: str
    recipients_from: str
    place_from: str
    contradictions: tuple[Contradiction, ...]


def merged_groups(
    acts: Acts, known: Pairs | None = None, fresh: npt.NDArray[np.bool_] | None = None
) -> tuple[list[list[str]], Pairs]:
    """Acts that are one event, by their keys, groups of one left out; and the pairs on which it rests.

    A pair depends on its two acts alone, so that the pairs of an earlier set can be kept and those of new acts added:
    the groups are those of the whole set either way.

    Args:
        known: Pairs among the acts that are not fresh.
        fresh: Rows that are new; None where all are.
    """
    pairs = likely_pairs(acts, fresh)
    if known is not None:
        pairs = _together(known, pairs, len(acts))
    one, other, score = pairs

    def compare(left: Ints, right: Ints) -> Floats:
        return likeness(acts, left, right)

    groups = groups_of(one, other, score, compare, MEAN_LIKENESS)
    return sorted(sorted(acts.keys[row] for row in rows.tolist()) for rows in groups), pairs


def _together(known: Pairs, found: Pairs, acts: int) -> Pairs:
    one, other = np.concatenate([known[0], found[0]]), np.concatenate([known[1], found[1]])
    score = np.concatenate([known[2], found[2]])
    order = np.argsort(one * acts + other, kind="stable")
    return one[order], other[order], score[order]


def chosen(rows: Sequence[Row]) -> Chosen:
    """What stands for an event.

    Args:
        rows: Its acts, with ``key, type, mode, status, earliest, latest, actors, recipients, place, figures, published,
            voice``; in any order.
    """
    ordered = sorted(rows, key=lambda row: (row["published"] or date.max, row.get("id") or "", row["key"]))
    kind = _most(ordered, lambda row: row["type"])
    modes = [row for row in ordered if row["type"] == kind and row["mode"]]
    status = _status(ordered)
    first, last = agreed_days([(row["earliest"], row["latest"]) for row in _each_voice(ordered)])
    alike = [row for row in ordered if row["type"] == kind and row["status"] == status] or ordered
    lead = max(alike, key=_fullness)  # of equals max takes the earliest
    return Chosen(
        group=min(row["key"] for row in rows),
        lead=lead["key"],
        type=kind,
        mode=_most(modes, lambda row: row["mode"]) if modes else None,
        status=status,
        earliest=first,
        latest=last,
        actors_from=_best_people(ordered, "actors"),
        recipients_from=_best_people(ordered, "recipients"),
        place_from=_best_place(ordered),
        contradictions=tuple(contradictions(ordered)),
    )


def _each_voice(rows: Sequence[Row]) -> list[Row]:
    """The first act of each voice: copies of one text count once."""
    seen: dict[str, Row] = {}
    for row in rows:
        seen.setdefault(row["voice"], row)
    return list(seen.values())


def _most(rows: Sequence[Row], of: Callable[[Row], Any]) -> Any:
    """The commonest value among voices; of equals the earliest."""
    told = {(row["voice"], of(row)): None for row in rows}
    counts = Counter(value for _, value in told)
    return max(counts, key=counts.__getitem__)


def _status(rows: Sequence[Row]) -> str:
    """The commonest status; who denies an act that others tell does not undo it."""
    told = [row for row in rows if row["status"] != Status.DENIED]
    return str(_most(told or rows, lambda row: row["status"]))


def agreed_days(days: Sequence[tuple[date | None, date | None]]) -> tuple[date | None, date | None]:
    """The days on which most reports agree; of several such stretches the first."""
    closed = [(a, b) for a, b in days if a and b and (b - a).days <= _LONGEST_DAYS]
    if not closed:
        firsts = [a for a, _ in days if a]
        lasts = [b for _, b in days if b]
        first, last = max(firsts, default=None), min(lasts, default=None)
        return (first, last) if first is None or last is None or first <= last else (first, None)
    votes: Counter[date] = Counter()
    for first_day, last_day in closed:
        votes.update(first_day + timedelta(days=step) for step in range((last_day - first_day).days + 1))
    most = max(votes.values())
    first = last = min(day for day, count in votes.items() if count == most)
    while votes[last + timedelta(days=1)] == most:
        last += timedelta(days=1)
    return first, last


def _fullness(row: Row) -> int:
    return 2 * bool(row["actors"]) + bool(row["recipients"]) + bool(row["place"])


def _best_people(rows: Sequence[Row], side: str) -> str:
    """The act whose actors are named best: by a name of the registry, by what most reports have, the earliest."""
    votes: Counter[str] = Counter(a["id"] for row in _each_voice(rows) for a in row[side])

    def rank(row: Row) -> tuple[int, int]:
        people = row[side]
        known = sum(not a["id"].startswith(("text:", "state:")) for a in people)
        named = sum(not a["id"].startswith("text:") for a in people)
        return (2 * bool(named) + bool(known) + bool(people), max((votes[a["id"]] for a in people), default=0))

    return str(max(rows, key=rank)["key"])


def _best_place(rows: Sequence[Row]) -> str:
    """The act whose place is narrowest, then commonest."""
    votes: Counter[object] = Counter((row["place"] or {}).get("name") for row in _each_voice(rows))

    def rank(row: Row) -> tuple[int, int]:
        place = row["place"]
        if not place:
            return 0, 0
        return 1 + (place.get("kind") != "country"), votes[place["name"]]

    return str(max(rows, key=rank)["key"])


def contradictions(rows: Sequence[Row]) -> list[Contradiction]:
    """Where reports of one event cannot all be right: whether it happened, who did it, how many on one day."""
    found = []
    statuses = _firsts(rows, lambda row: [row["status"]] if row["status"] in _RIVALS else [])
    if Status.DENIED in statuses and len(statuses) > 1:
        found.append(_contradiction(Disputed.STATUS, statuses))
    sides = _firsts(rows, lambda row: sorted({a["country"] for a in row["actors"] if a["country"]})[:1])
    mutual = any(row["type"] in _MUTUAL for row in rows)
    if len(sides) > 1 and not mutual and _rival_sides(rows):
        found.append(_contradiction(Disputed.ACTOR, sides))
    if tolls := _rival_tolls(rows):
        found.append(_contradiction(Disputed.TOLL, tolls))
    return found


_MUTUAL = (EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT)
"""Of what two do together one report names one side first, and the next the other."""
_RIVALS = (Status.HAPPENED, Status.ONGOING, Status.DENIED)


def _firsts(rows: Sequence[Row], of: Callable[[Row], Sequence[str]]) -> dict[str, str]:
    """Each value to the first act that gives it."""
    found: dict[str, str] = {}
    for row in rows:
        for value in of(row):
            found.setdefault(str(value), row["key"])
    return found


def _rival_sides(rows: Sequence[Row]) -> bool:
    """Whether two reports name actors of which no country is common to both."""
    named = [{a["country"] for a in row["actors"] if a["country"]} for row in rows]
    named = [lands for lands in named if lands]
    return any(not one & other for one in named for other in named)


def _rival_tolls(rows: Sequence[Row]) -> dict[str, str]:
    """Numbers for one measure, published on one day, that lie too far apart."""
    by_day: dict[tuple[date | None, str], dict[float, str]] = {}
    for row in rows:
        for figure in row["figures"] or ():
            if figure["measure"] in ("killed", "wounded") and figure.get("bound", "exact") == "exact":
                by_day.setdefault((row["published"], figure["measure"]), {}).setdefault(figure["value"], row["key"])
    for (_, measure), values in sorted(by_day.items(), key=lambda item: (item[0][0] or date.max, item[0][1])):
        if max(values) > TOLL_RATIO * min(values):
            return {f"{value:g} {measure}": values[value] for value in (min(values), max(values))}
    return {}


def _contradiction(about: Disputed, firsts: Mapping[str, str]) -> Contradiction:
    values = tuple(sorted(firsts))
    return Contradiction(about, values, tuple(firsts[value] for value in values))
