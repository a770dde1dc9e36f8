"""What of an event a format of fixed columns can take: one day, two sides, a toll, somebody's sector."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dragoman.exchange.cells import number
from dragoman.exchange.formats import Row, Tally

LONGEST_DAYS = 31
"""Days within which an event must lie to be given a single day: ACLED's widest precision is a month."""
UNDATED = "no day of its own"
VAGUE = f"day not known to within {LONGEST_DAYS} days"

Person = dict[str, Any]


def day_of(row: Row, tally: Tally) -> date | None:
    """The first day of an event that lies within a month; None, and counted as left out, for any other."""
    first, last = row["earliest"], row["latest"]
    if first is None:
        tally.leave_out(UNDATED)
        return None
    if last is None or (last - first).days >= LONGEST_DAYS:
        tally.leave_out(VAGUE)
        return None
    day: date = first
    return day


def pairs(row: Row) -> list[tuple[Person | None, Person | None]]:
    """Who did it to whom, pair by pair, for a format of two actors a row.

    Of an act that several did together without a recipient the first is paired with each other one.
    """
    actors, recipients = row["actors"] or [], row["recipients"] or []
    if not recipients and len(actors) > 1:
        return [(actors[0], other) for other in actors[1:]]
    return [(actor, recipient) for actor in actors or [None] for recipient in recipients or [None]]


def toll(row: Row, measure: str = "killed") -> int | None:
    """The lowest count that anyone gives; None where nobody counts."""
    lows = [figure["low"] for figure in row["figures"] or [] if figure["measure"] == measure]
    return int(min(lows)) if lows else None


def contexts_of(row: Row) -> Sequence[str]:
    """An event's contexts; "military" as well where somebody's armed forces act."""
    contexts = list(row["contexts"] or [])
    if "military" not in contexts and any(actor["sector"] == "MIL" for actor in row["actors"] or []):
        contexts.append("military")
    return contexts


def point_cells(place: Mapping[str, Any] | None) -> list[str]:
    """Latitude and longitude with five decimals, about a metre; empty where there is no point."""
    if not place or place["lat"] is None or place["lon"] is None:
        return ["", ""]
    return [number(round(place["lat"], 5)), number(round(place["lon"], 5))]


def number_of(name: str) -> int:
    """A whole number below 2**59 for an id, always the same for the same id."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:15], 16) >> 1
