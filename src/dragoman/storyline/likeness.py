"""How likely two acts of different articles are one: a sum of what speaks for and against, in the order of log-odds.

Every weight depends on the two acts alone. None was learned: all were set by hand on the 150 reports of
``benchmarks/storyline/twins.tsv`` and the dev half of the 36 reports of ``many``.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dragoman.model.mention import EventType
from dragoman.storyline.acts import TYPES, Acts, Floats, Ints

Flags = npt.NDArray[np.bool_]

ONE_ACT = 4.0
"""From this sum on two acts are one."""
APART_DAYS = 2
"""Days between two acts that a careless date may account for; beyond them they are two."""
APART_KM, NEAR_KM = 60.0, 25.0
"""A village and the city that a report names in its stead lie within ``NEAR_KM``; places ``APART_KM`` away are two."""
NEVER = np.float32(-99.0)

_KIN = (
    (EventType.ASSAULT,),
    (EventType.AGREE, EventType.SUPPORT, EventType.COOPERATE, EventType.CONCEDE),
    (EventType.SANCTION, EventType.COERCE, EventType.RETREAT),
    (EventType.REJECT,),
    (EventType.CONSULT,),
    (EventType.ACCUSE,),
    (EventType.REQUEST,),
    (EventType.THREATEN,),
    (EventType.PROTEST,),
    (EventType.MOBILIZE,),
    (EventType.AID,),
)
"""Types that one outlet may give to an act and another outlet another: nothing of two families is ever one act."""
FAMILY: Ints = np.array(
    [next(number for number, kinds in enumerate(_KIN) if kind in kinds) for kind in EventType], dtype=np.int64
)
"""The family of each type, by the type's code."""


def _kinds_of(*kinds: EventType) -> Flags:
    return np.isin(np.arange(len(TYPES)), [TYPES[kind.value] for kind in kinds])


_SPOKEN = _kinds_of(EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT)
"""One side says such things many times a day: they are one only about one thing."""
_MUTUAL = _kinds_of(EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT)
"""Whom a report names first is chance: two who meet, sign or trade do it together."""


def likeness(acts: Acts, one: Ints, other: Ints) -> Floats:
    """The sum for each pair of rows; ``NEVER`` where the two cannot be one act.

    Args:
        one, other: Rows of the acts, pairwise.
    """
    total = np.full(len(one), NEVER, dtype=np.float32)
    where, elsewhere = _place(acts, one, other)
    when, another_day = _days(acts, one, other)
    at = np.flatnonzero(~(another_day | elsewhere) & _could_be_one(acts, one, other))
    total[at] = _weighed(acts, one[at], other[at], where[at], when[at])
    return total


def _weighed(acts: Acts, one: Ints, other: Ints, where: Floats, when: Floats) -> Floats:
    words = _words(acts, one, other)
    figures = _figures(acts, one, other)
    doers, receivers = _sides(acts, one, other)
    total = _kind(acts, one, other) + when + where + words + figures + doers + 0.7 * receivers
    spoken = _SPOKEN[acts.kinds[one]]
    total -= np.where(spoken & (doers < 0.8), 3.0, 0.0) + np.where(spoken & (words < 1.5) & (figures < 1.0), 1.5, 0.0)
    specific = (where >= 1.0) | (figures >= 1.0) | (words >= 1.0) | ((doers >= 1.5) & (receivers >= 1.5))
    return np.where(specific, total, total - 2.0).astype(np.float32)


def _could_be_one(acts: Acts, one: Ints, other: Ints) -> Flags:
    same: Flags = (FAMILY[acts.kinds[one]] == FAMILY[acts.kinds[other]]) & (acts.classes[one] == acts.classes[other])
    return same


def _kind(acts: Acts, one: Ints, other: Ints) -> Floats:
    same = acts.kinds[one] == acts.kinds[other]
    a, b = acts.modes[one], acts.modes[other]
    modes = np.where((a < 0) | (b < 0), 0.0, np.where(a == b, 0.6, np.where(same, -0.6, 0.0)))
    again = acts.articles[one] == acts.articles[other]
    score: Floats = (np.where(same, 1.0, -0.3) + modes - np.where(again, 1.0, 0.0)).astype(np.float32)
    return score


def _days(acts: Acts, one: Ints, other: Ints) -> tuple[Floats, Flags]:
    gap = np.maximum(acts.first[one], acts.first[other]) - np.minimum(acts.last[one], acts.last[other])
    width = np.maximum(acts.last[one] - acts.first[one], acts.last[other] - acts.first[other])
    vague = acts.vague[one] | acts.vague[other] | (width > APART_DAYS)
    met = np.where(vague, 0.4, np.where(width == 0, 1.6, 1.2))
    score = np.where(gap <= 0, met, np.where(gap == 1, -0.6, -2.5))
    undated = ~(acts.dated[one] & acts.dated[other])
    alike = (acts.first[one] == acts.first[other]) & (acts.last[one] == acts.last[other])
    too_wide = (width > WIDE_DAYS) & ~alike
    return score, (gap > APART_DAYS) | undated | too_wide


WIDE_DAYS = 10
"""An act dated by a month or a year is one only with an act that has the very same dates."""


def _place(acts: Acts, one: Ints, other: Ints) -> tuple[Floats, Flags]:
    a, b = acts.places[one], acts.places[other]
    both = (a >= 0) & (b >= 0)
    km = _distance(acts, one, other)
    near = np.where(km <= NEAR_KM, 1.0, np.where(km <= APART_KM, 0.0, -1.0))
    narrow = np.where(a == b, 2.0, np.where(np.isnan(km), -1.0, near))
    lands = (acts.place_lands[one] >= 0) & (acts.place_lands[other] >= 0)
    abroad = lands & (acts.place_lands[one] != acts.place_lands[other])
    score = np.where(both, narrow, np.where(lands, np.where(abroad, -2.0, 0.3), 0.0))
    return score, both & (a != b) & ((km > APART_KM) | abroad)


def _distance(acts: Acts, one: Ints, other: Ints) -> npt.NDArray[np.float64]:
    """Kilometres between two places, NaN without coordinates (equirectangular: exact enough within a country)."""
    lat = np.radians((acts.lats[one] + acts.lats[other]) / 2).astype(np.float64)
    north = (acts.lats[one] - acts.lats[other]).astype(np.float64)
    east = (acts.lons[one] - acts.lons[other]).astype(np.float64) * np.cos(lat)
    return np.sqrt(north**2 + east**2) * _KM_A_DEGREE


_KM_A_DEGREE = 111.2


def _sides(acts: Acts, one: Ints, other: Ints) -> tuple[Floats, Floats]:
    """How alike those are who did it and those to whom it was done; of mutual acts the better of both ways round."""
    who, whom = (acts.actors, acts.actor_lands), (acts.recipients, acts.recipient_lands)
    doers, receivers = _people(acts, who, who, one, other), _people(acts, whom, whom, one, other)
    at = np.flatnonzero(_MUTUAL[acts.kinds[one]])
    if len(at):
        crossed = _people(acts, who, whom, one[at], other[at])
        back = _people(acts, whom, who, one[at], other[at])
        turned = crossed + back > doers[at] + receivers[at]
        doers[at], receivers[at] = np.where(turned, crossed, doers[at]), np.where(turned, back, receivers[at])
    return doers, receivers


_Side = tuple[Ints, Ints]


def _people(acts: Acts, mine: _Side, theirs: _Side, one: Ints, other: Ints) -> Floats:
    """1.5 for the same body or person, 0.8 for the same state, less for one country, negative for others."""
    (who, lands), (whom, far_lands) = mine, theirs
    same = _shared(who[one], whom[other])
    specific = _shared(np.where(acts.specific[who[one]], who[one], -1), whom[other])
    country = _shared(lands[one], far_lands[other])
    known = (lands[one, 0] >= 0) & (far_lands[other, 0] >= 0)
    by_land = np.where(country, 0.6, np.where(known, -1.5, 0.0))
    return np.where(specific, 1.5, np.where(same, 0.8, by_land)).astype(np.float32)


def _shared(left: Ints, right: Ints) -> Flags:
    found = np.zeros(len(left), dtype=bool)
    for mine in range(left.shape[1]):
        at = np.flatnonzero(left[:, mine] >= 0)
        named = left[at, mine]
        for theirs in range(right.shape[1]):
            found[at] |= named == right[at, theirs]
    return found


def _figures(acts: Acts, one: Ints, other: Ints) -> Floats:
    """The measure that speaks loudest: the same number for it, one far from the other against it."""
    found = np.zeros(len(one), dtype=np.float32)
    at = np.flatnonzero(acts.counted[one] & acts.counted[other])
    found[at] = _compared_figures(acts.counts[one[at]], acts.counts[other[at]])
    return found


def _compared_figures(a: Floats, b: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        apart = np.maximum(a, b) / np.maximum(np.minimum(a, b), 1.0)
        each = np.where(
            a == b, np.where(a >= 3, 2.0, 0.8), np.where(apart <= 2.0, 0.3, np.where(apart > 4.0, -1.2, 0.0))
        )
    each = np.where(np.isnan(a) | np.isnan(b), 0.0, each)
    best, worst = each.max(axis=1, initial=0.0), each.min(axis=1, initial=0.0)
    loudest: Floats = np.where(best > 0.5, best, best + worst).astype(np.float32)
    return loudest


def _words(acts: Acts, one: Ints, other: Ints) -> Floats:
    common = np.bitwise_count(acts.words[one] & acts.words[other]).sum(axis=1).astype(np.float32)
    fewer = np.minimum(np.bitwise_count(acts.words[one]).sum(axis=1), np.bitwise_count(acts.words[other]).sum(axis=1))
    strange = (common == 0) & (fewer >= _ENOUGH_WORDS)
    return np.where(strange, -0.8, np.minimum(2.5, 0.5 * common)).astype(np.float32)


_ENOUGH_WORDS = 4
