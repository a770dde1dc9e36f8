"""A history of our own making: some pairs meet every other week, some quarrel after each meeting, some do nothing."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from dragoman.outlook.history import History, Row

FIRST = date(2023, 1, 2)
QUARREL = ("verbal conflict", "ACCUSE")
MEETING = ("verbal cooperation", "CONSULT")


def drawn_rows(weeks: int = 40, actors: int = 30, seed: int = 5) -> list[Row]:
    """Each even actor meets the next one in weeks that a seed picks; after half of the meetings it is accused by it."""
    chance = np.random.default_rng(seed)
    rows: list[Row] = []
    for week in range(weeks):
        day = FIRST + timedelta(days=7 * week)
        for actor in range(0, actors, 2):
            often = 0.1 + 0.8 * (actor / actors)
            one, other = f"A{actor:02}", f"A{actor + 1:02}"
            if chance.random() < often:
                rows.append(Row(one, other, MEETING, day + timedelta(days=int(chance.integers(5))), f"m{week}-{actor}"))
                if chance.random() < 0.5:
                    rows.append(Row(other, one, QUARREL, rows[-1].day + timedelta(days=5), f"q{week}-{actor}"))
            if chance.random() < 0.3:
                rows.append(Row(one, f"A{(actor + 5) % actors:02}", MEETING, day, f"x{week}-{actor}"))
    return rows


def drawn_history(weeks: int = 40) -> History:
    """The same as a history; actors come from three countries."""
    rows = drawn_rows(weeks)
    names = {name for row in rows for name in (row.source, row.target)}
    return History.of(rows, {name: f"C{int(name[1:]) % 3}" for name in names})
