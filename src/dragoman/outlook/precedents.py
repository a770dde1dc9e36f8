"""Finds the cases that a forecast rests on: days like these, after which the act came or did not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from dragoman.model.forecast import Precedent
from dragoman.outlook.history import QUADS, History, Whole

RECENT = 14
"""Days before the forecast in which an act may be a sign."""
CITED = 3
"""Cases cited of each kind, and cases that a sign must have before it is preferred to a commoner one."""
_APART = 7  # cases of one sign less than a week apart are one case


@dataclass(frozen=True)
class Cases:
    """Cases like the present one.

    Attributes:
        precedents, counter_cases: The nearest: of the pair itself first, then of either side, then the latest.
        followed, cases: Of the pair's own cases, or of all where it has none: after how many the act came.
        rows: Places of the rows cited, leading and following.
    """

    precedents: tuple[Precedent, ...]
    counter_cases: tuple[Precedent, ...]
    followed: int
    cases: int
    rows: tuple[int, ...]


@dataclass(frozen=True)
class _Case:
    lead: int
    follower: int  # -1: it did not come
    distance: int


def find_cases(history: History, source: int, target: int, label: int, day: int, horizon: int) -> Cases:
    """Cases before a day, each over with its horizon; none of a label that the history does not have (-1).

    A sign is an act of the last two weeks, in either direction: of the labels seen, that after which the act asked about
    came most often. Without one, cases are the pair's earlier acts of that label, and what had led to them is not told.
    """
    if label < 0:
        return Cases((), (), 0, 0, ())
    known = history.before(day)
    sign = _sign(known, source, target, label, day, horizon)
    found: list[_Case] = []
    for distance, ways in enumerate(_circles(known, source, target)):
        found += _cases(known, sign, label, ways, day, horizon, distance)
        if sum(case.follower >= 0 for case in found) >= CITED:
            break
    found.sort(key=lambda case: (case.distance, -int(known.day[case.lead]), case.lead))
    nearest = [case for case in found if case.distance == 0] or found
    with_it = [case for case in found if case.follower >= 0][:CITED]
    without = [case for case in found if case.follower < 0][:CITED]
    rows = [row for case in with_it for row in (case.lead, case.follower)] + [case.lead for case in without]
    return Cases(
        tuple(_told(known, case, sign) for case in with_it),
        tuple(_told(known, case, sign) for case in without),
        sum(case.follower >= 0 for case in nearest),
        len(nearest),
        tuple(sorted(set(rows))),
    )


def _circles(history: History, source: int, target: int) -> list[tuple[Whole, Whole]]:
    """Where to look: the pair, then what either of its sides does, then everybody. (rows forth, rows back) of each."""
    forth = (history.source == source) & (history.target == target)
    back = (history.source == target) & (history.target == source)
    either = np.isin(history.source, (source, target)) | np.isin(history.target, (source, target))
    rest = either & ~forth & ~back
    nobody = np.array([], np.int64)
    return [
        (np.flatnonzero(forth), np.flatnonzero(back)),
        (np.flatnonzero(rest), nobody),
        (np.flatnonzero(~either), nobody),
    ]


def _sign(history: History, source: int, target: int, label: int, day: int, horizon: int) -> tuple[int, bool] | None:
    """The label that leads, and whether it goes back rather than forth."""
    best: tuple[float, int, int, bool] | None = None
    forth, back = _circles(history, source, target)[0]
    for rows, backwards in ((forth, False), (back, True)):
        recent = rows[history.day[rows] >= day - RECENT]
        for one in np.unique(history.label[recent]):
            if one < len(QUADS):
                continue
            cases = _cases(history, (int(one), backwards), label, (forth, back), day, horizon, 0)
            came = sum(case.follower >= 0 for case in cases)
            key = ((came + 1) / (len(cases) + 2) if len(cases) >= CITED else 0.0, len(cases), -int(one), not backwards)
            if best is None or key > best:
                best = key
    return None if best is None else (-best[2], not best[3])


def _cases(
    history: History,
    sign: tuple[int, bool] | None,
    label: int,
    ways: tuple[Whole, Whole],
    day: int,
    horizon: int,
    distance: int,
) -> list[_Case]:
    """The cases among some rows; each leading act with the first act of the label after it, from the same to the same side."""
    forth, back = ways
    leads = forth if sign is None or not sign[1] or not len(back) else back
    leads = leads[(history.label[leads] == (label if sign is None else sign[0])).any(axis=1)]
    leads = leads[history.day[leads] < day - horizon]
    hits = forth[(history.label[forth] == label).any(axis=1)]
    size = len(history.actors)
    span = history.last_day + 1
    turned = sign is not None and sign[1] and len(back) > 0
    acting, met = (history.target, history.source) if turned else (history.source, history.target)
    hit_key = (history.source[hits] * size + history.target[hits]) * span + history.day[hits]
    order = np.argsort(hit_key, kind="stable")
    in_order = hit_key[order]
    found: list[_Case] = []
    last: dict[int, int] = {}
    for lead in leads[::-1][: 50 * CITED] if distance else leads[::-1]:
        whom, when = int(acting[lead]) * size + int(met[lead]), int(history.day[lead])
        if abs(last.get(whom, when + 2 * _APART) - when) < _APART:
            continue
        last[whom] = when
        at = int(np.searchsorted(in_order, whom * span + when + 1))
        follower = int(hits[order[at]]) if at < len(order) else -1
        after = follower >= 0 and in_order[at] <= whom * span + when + horizon
        found.append(_Case(int(lead), follower if after else -1, distance))
    return found


def _told(history: History, case: _Case, sign: tuple[int, bool] | None) -> Precedent:
    lead, follower = case.lead, case.follower
    return Precedent(
        history.actors[history.source[lead]],
        history.actors[history.target[lead]],
        None if sign is None else history.labels[sign[0]],
        date.fromordinal(int(history.day[lead])),
        str(history.events[lead]),
        date.fromordinal(int(history.day[follower])) if follower >= 0 else None,
        str(history.events[follower]) if follower >= 0 else "",
    )
