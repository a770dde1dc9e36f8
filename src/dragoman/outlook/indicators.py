"""What of the past speaks for an act to come: decayed counts of a pair, of its two sides, of their countries, of the world.

All counts are of days before the day asked about, each act weighing half as much for every half-life of its age, and
divided by what a constant stream would weigh, so that a short history is not taken for a quiet one. One cell is one pair, one
label and one day; its indicators are the columns of ``NAMES``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.history import QUADS, History, Real, Whole

WEEK = 7
OWN_HALF_LIVES = (3.0, 7.0, 21.0, 60.0, 200.0)
"""Days after which an act of the pair itself weighs half."""
WEEK_HALF_LIVES = (1.0, 2.0, 4.0, 8.0, 16.0)
"""Weeks after which a week with such an act weighs half."""
MOST_WEEKS = 522
"""Weeks looked back at: an act of long before says nothing more, and a table of centuries fits in no memory."""
NEAR, FAR = 7.0, 60.0
"""Half-lives, in days, of all that is looked at beside the pair."""
UNREALISED = "unrealised"
"""Label of what was refused, called off, denied or let lapse: looked back at, never foretold."""

_SIDES = ("acts of the one side", "acts towards the other side", "acts towards the one side", "acts of the other side")

NAMES = (
    *(f"such acts, half-life {days:g} days" for days in OWN_HALF_LIVES),
    *(f"weeks with such an act, half-life {weeks:g}" for weeks in WEEK_HALF_LIVES),
    "share of weeks with such an act, log odds",
    "share of weeks with such an act",
    "share of weeks over all pairs, log odds",
    "weeks since such an act",
    "no such act in eight weeks",
    *(f"{quad}, {way}, half-life {days:g} days" for quad in QUADS for days in (NEAR, FAR) for way in ("forth", "back")),
    *(f"such acts back, half-life {days:g} days" for days in (NEAR, FAR)),
    *(
        f"{side}: {what}"
        for side in _SIDES
        for what in ("such, week", "such, months", "any, week", "any, months", "trend")
    ),
    "such acts between the countries, week",
    "such acts between the countries, months",
    "such acts back between the countries",
    "such acts of the country",
    *(f"{quad} between the countries, {way}" for quad in QUADS for way in ("forth", "back")),
    "trend of such acts everywhere",
    "such acts expected from what the one side does to others",
    "such acts expected from what others do to the other side",
    "such acts expected from what the countries do",
    *(f"unrealised acts, {way}" for way in ("forth", "back")),
)
"""What each column of the matrix tells."""


@dataclass(frozen=True)
class Past:
    """The state of some pairs at the beginning of some days, a week apart.

    Attributes:
        pairs: (n, 2) places of actors.
        days: Ordinals, each seven after the one before.
        counts: Decayed counts, each (days, pairs, labels): by whose acts, and half-life.
        weeks: (weeks, pairs, labels): whether there was such an act, the last week being that before the last day.
        common: (weeks, labels): share of pairs with such an act.
        unrealised: Place of the label that is looked back at alone; -1 where no row has it.
    """

    pairs: Whole
    days: Whole
    counts: dict[tuple[str, float], NDArray[np.float32]]
    weeks: NDArray[np.float32]
    common: NDArray[np.float32]
    unrealised: int

    @classmethod
    def of(cls, history: History, pairs: Whole, days: Whole, among: Whole | None = None) -> Past:
        """Looks back from each day; the weeks are counted backwards from the days.

        Args:
            among: Pairs that stand for all of them, so that one pair asked about alone is held against the same as
                those learnt from; without it, the pairs themselves.
        """
        counts: dict[tuple[str, float], NDArray[np.float32]] = {}
        own = _slots(history, pairs)
        back = _slots(history, pairs[:, ::-1])

        def count(name: str, slots: Whole, places: Whole | None, half_lives: Sequence[float]) -> None:
            number = int(slots.max(initial=-1)) + 1 if places is None else int(places.max(initial=-1)) + 1
            for half_life in half_lives:
                found = _decayed(history, slots, number, days, half_life)
                counts[name, half_life] = found if places is None else found[:, places]

        every = np.arange(len(pairs))
        count("own", own, every, OWN_HALF_LIVES)
        count("back", back, every, (NEAR, FAR))
        for name, acting, side in (
            ("one acts", history.source, 0), ("other met", history.target, 1),
            ("one met", history.target, 0), ("other acts", history.source, 1),
        ):  # fmt: skip
            slots, places = _placed(acting, pairs[:, side], len(history.actors))
            count(name, slots, places, (NEAR, FAR))
        _count_countries(history, pairs, count)
        count("world", np.zeros(len(history), np.int64), np.zeros(len(pairs), np.int64), (NEAR, FAR))
        label = history.label_at.get(UNREALISED, -1)
        weeks = _weeks(history, own, len(pairs), days)
        held = weeks if among is None else _weeks(history, _slots(history, among), len(among), days)
        return cls(pairs, days, counts, weeks, held.mean(axis=1), label)

    def matrix(self, cells: Whole) -> Real:
        """Indicators of cells: (cells, 3) places of day, pair and label -> (cells, columns of ``NAMES``)."""
        w, i, c = cells.T
        quads = [self._quad(name, half_life, w, i) for name, half_life in _TOTALLED]
        totals = dict(zip(_TOTALLED, [sum(part) for part in quads], strict=True))
        columns: list[Real] = [self._logged("own", half_life, w, i, c) for half_life in OWN_HALF_LIVES]
        columns += self._weekly(w, i, c)
        for quad in range(len(QUADS)):
            for half_life in (NEAR, FAR):
                columns += [self._logged(name, half_life, w, i, np.full_like(c, quad)) for name in ("own", "back")]
        columns += [self._logged("back", half_life, w, i, c) for half_life in (NEAR, FAR)]
        for name in ("one acts", "other met", "one met", "other acts"):
            near, far = totals[name, NEAR], totals[name, FAR]
            columns += [self._logged(name, NEAR, w, i, c), self._logged(name, FAR, w, i, c)]
            columns += [np.log1p(near), np.log1p(far), np.log((near + 1) / (far * NEAR / FAR + 1))]
        columns += [self._logged("countries", half_life, w, i, c) for half_life in (NEAR, FAR)]
        columns += [self._logged("countries back", 14.0, w, i, c), self._logged("country acts", 14.0, w, i, c)]
        for quad in range(len(QUADS)):
            columns.append(self._logged("countries", NEAR, w, i, np.full_like(c, quad)))
            columns.append(self._logged("countries back", 14.0, w, i, np.full_like(c, quad)))
        world = [self.counts["world", half_life][w, i, c].astype(float) for half_life in (NEAR, FAR)]
        columns.append(np.log((world[0] + 1) / (world[1] * NEAR / FAR + 1)))
        for name in ("one acts", "other met", "countries"):
            such = self.counts[name, FAR][w, i, c].astype(float)
            columns.append(np.log1p((totals["own", FAR] + 0.3) * (such + 0.3) / (totals[name, FAR] + 1)))
        for name in ("own", "back"):
            gone = np.full_like(c, self.unrealised)
            columns.append(self._logged(name, FAR, w, i, gone) if self.unrealised >= 0 else np.zeros(len(c)))
        return np.stack(columns, axis=1)

    def _logged(self, name: str, half_life: float, w: Whole, i: Whole, c: Whole) -> Real:
        logged: Real = np.log1p(self.counts[name, half_life][w, i, c].astype(float))
        return logged

    def _quad(self, name: str, half_life: float, w: Whole, i: Whole) -> list[Real]:
        return [self.counts[name, half_life][w, i, quad].astype(float) for quad in range(len(QUADS))]

    def _weekly(self, w: Whole, i: Whole, c: Whole) -> list[Real]:
        """How often, and how long ago, a week had such an act."""
        weeks = self.weeks
        number = len(weeks)
        begin = number - len(self.days) + 1 + w  # so many whole weeks lie before the day of each cell
        columns: list[Real] = []
        for half_life in WEEK_HALF_LIVES:
            keep = 0.5 ** (1 / half_life)
            state = np.zeros((number + 1, *weeks.shape[1:]), np.float32)
            for week in range(number):
                state[week + 1] = state[week] * keep + weeks[week] * (1 - keep)
            seen = np.maximum(1 - keep**begin, 1e-3)
            columns.append(state[begin, i, c] / seen)
        sums = np.concatenate([np.zeros((1, *weeks.shape[1:]), np.float32), np.cumsum(weeks, axis=0)])
        over_all = np.concatenate([np.zeros((1, weeks.shape[2]), np.float32), np.cumsum(self.common, axis=0)])
        everywhere = over_all[begin, c] / np.maximum(begin, 1)
        share = (sums[begin, i, c] + 4 * np.clip(everywhere, 0.005, 0.995)) / (begin + 4)
        common = np.clip(everywhere, 0.002, 0.998)
        since = np.full(weeks.shape[1:], 30.0, np.float32)
        ago = np.zeros((number + 1, *weeks.shape[1:]), np.float32)
        ago[0] = since
        for week in range(number):
            since = np.where(weeks[week] > 0, 0, since + 1)
            ago[week + 1] = since
        last = ago[begin, i, c].astype(float)
        return [*columns, np.log(share / (1 - share)), share, np.log(common / (1 - common)), np.log1p(last), last >= 8]


_TOTALLED = (
    ("own", FAR), ("one acts", NEAR), ("one acts", FAR), ("other met", NEAR), ("other met", FAR), ("one met", NEAR),
    ("one met", FAR), ("other acts", NEAR), ("other acts", FAR), ("countries", FAR),
)  # fmt: skip


def _slots(history: History, pairs: Whole) -> Whole:
    """For each row the place of its pair among some pairs; -1 for any other."""
    size = len(history.actors)
    keys = pairs[:, 0] * size + pairs[:, 1]
    order = np.argsort(keys, kind="stable")
    asked = history.source * size + history.target
    if not len(keys):
        return np.full(len(history), -1, np.int64)
    at = np.minimum(np.searchsorted(keys[order], asked), len(keys) - 1)
    return np.where(keys[order][at] == asked, order[at], -1)


def _placed(acting: Whole, wanted: Whole, size: int) -> tuple[Whole, Whole]:
    """Rows by which of the wanted actors acts in them, and for each pair the place of its actor."""
    distinct, places = np.unique(wanted, return_inverse=True)
    slot = np.full(size + 1, -1, np.int64)
    slot[distinct] = np.arange(len(distinct))
    return slot[acting], places.astype(np.int64)


def _count_countries(history: History, pairs: Whole, count: object) -> None:
    assert callable(count)
    size = len(history.country_names) + 1
    of = history.countries
    sides = of[history.source], of[history.target]
    known = (sides[0] >= 0) & (sides[1] >= 0)
    for name, asked, half_lives in (
        ("countries", of[pairs[:, 0]] * size + of[pairs[:, 1]], (NEAR, FAR)),
        ("countries back", of[pairs[:, 1]] * size + of[pairs[:, 0]], (14.0,)),
    ):
        told = (of[pairs] >= 0).all(axis=1)
        asked = np.where(told, asked, -1)
        distinct, places = np.unique(asked, return_inverse=True)
        keys = np.where(known, sides[0] * size + sides[1], -2)
        at = np.minimum(np.searchsorted(distinct, keys), len(distinct) - 1) if len(distinct) else keys
        slots = np.where(distinct[at] == keys, at, -1) if len(distinct) else keys
        count(name, slots, places.astype(np.int64), half_lives)
    slots, places = _placed(
        np.where(sides[0] >= 0, sides[0], size), np.where(of[pairs[:, 0]] >= 0, of[pairs[:, 0]], size), size
    )
    count("country acts", slots, places, (14.0,))


def _decayed(history: History, slots: Whole, number: int, days: Whole, half_life: float) -> NDArray[np.float32]:
    """(days, slots, labels): acts before each day, weighed by age, as if the history were endless."""
    labels = len(history.labels)
    state = np.zeros(number * labels)
    found = np.zeros((len(days), number, labels), np.float32)
    done, at = 0, int(days[0])
    for place, day in enumerate(days):
        end = int(np.searchsorted(history.day, day))
        state *= 2.0 ** ((at - day) / half_life)
        new = slice(done, end)
        weight = 2.0 ** ((history.day[new] - day) / half_life)
        for column in (0, 1):
            label = history.label[new, column]
            ok = (slots[new] >= 0) & (label >= 0)
            state += np.bincount(slots[new][ok] * labels + label[ok], weight[ok], minlength=len(state))
        seen = 1 - 2.0 ** (-max(int(day) - history.first_day, 1) / half_life)
        found[place] = (state / seen).reshape(number, labels)
        done, at = end, int(day)
    return found


def _weeks(history: History, slots: Whole, number: int, days: Whole) -> NDArray[np.float32]:
    """(weeks, pairs, labels): whether each whole week before the last day had such an act; of ten years at most."""
    last = int(days[-1])
    weeks = max(min((last - history.first_day) // WEEK, MOST_WEEKS), len(days) - 1)
    found = np.zeros((weeks, number, len(history.labels)), np.float32)
    week = weeks - 1 - (last - 1 - history.day) // WEEK
    for column in (0, 1):
        label = history.label[:, column]
        ok = (slots >= 0) & (label >= 0) & (week >= 0) & (history.day < last)
        found[week[ok], slots[ok], label[ok]] = 1
    return found
