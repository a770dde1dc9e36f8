"""The ledger of predictions: what was planned, threatened or held possible, and whether the record later knows that it came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from dragoman.model.event import Prediction, Verdict
from dragoman.model.interval import Interval
from dragoman.model.mention import Status
from dragoman.storyline.deeds import Deed

WAIT_DAYS = 30
"""How long after it was said an act is taken to be the one that was foretold where no day was given."""
GRACE_DAYS = 2
"""Days beyond what was foretold that a careless date may account for."""
_AHEAD = (Status.PLANNED, Status.THREATENED, Status.HYPOTHETICAL)
_CAME = (Status.HAPPENED, Status.ONGOING)


def predictions(deeds: Sequence[Deed], today: date | None) -> list[Prediction]:
    """What was planned, threatened or held possible, each with what came of it; by the day on which it was said.

    It came where the same side did the same sort of act to the same side within its days. It did not where its days have
    passed, or where the record tells that just this was called off or did not come about.

    Args:
        today: Last day of the record.
    """
    by_type: dict[str, list[Deed]] = defaultdict(list)
    for deed in sorted(deeds, key=lambda deed: (deed.first or date.max, deed.event)):
        if deed.status in (*_CAME, Status.DID_NOT_HAPPEN):
            by_type[deed.type].append(deed)
    foretold = [deed for deed in deeds if deed.status in _AHEAD and deed.reported is not None]
    found = [_prediction(deed, by_type, today) for deed in foretold]
    return sorted(found, key=lambda each: (each.said or date.max, each.event))


def _prediction(deed: Deed, by_type: Mapping[str, Sequence[Deed]], today: date | None) -> Prediction:
    said = deed.reported
    assert said is not None
    due = _due(deed.interval, said)
    last = due.latest or said + timedelta(days=WAIT_DAYS)
    known = [other for other in by_type[deed.type] if _is_it(deed, other, said, last)] if deed.type in by_type else []
    came = next((other for other in known if other.status in _CAME), None)
    if came is not None:
        return Prediction(deed.event, said, due, Verdict.SUPPORTED, came.event)
    called_off = next((other for other in known if _so_alike(deed, other)), None)
    if called_off is not None:
        return Prediction(deed.event, said, due, Verdict.CONTRADICTED, called_off.event)
    passed = due.latest is not None and today is not None and today > due.latest
    return Prediction(deed.event, said, due, Verdict.CONTRADICTED if passed else Verdict.OPEN, None)


def _due(days: Interval, said: date) -> Interval:
    """The days by which it was to come: never before it was said, an open end where none was given."""
    if days.latest and days.latest >= said:
        return Interval(max(said, days.earliest) if days.earliest else said, days.latest)
    return Interval(max(said, days.earliest or said), None)


def _is_it(deed: Deed, other: Deed, said: date, last: date) -> bool:
    """The same sort of act by the same side to the same side, within the days; what is only said, about the same matter too."""
    if other.event == deed.event or (deed.mode and other.mode and deed.mode != other.mode):
        return False
    if (
        other.first is None
        or not said <= other.first <= last + timedelta(days=GRACE_DAYS)
        or not deed.actors & other.actors
    ):
        return False
    if deed.place and other.place and deed.place != other.place:
        return False
    if deed.type in _SPOKEN and not deed.words & other.words:
        return False
    return _same_sides(deed, other)


_SPOKEN = ("REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT", "AGREE")
_TOGETHER = ("CONSULT", "AGREE", "COOPERATE")


def _same_sides(deed: Deed, other: Deed) -> bool:
    """Whether those meet who were to meet, or it is aimed at whom it was to be aimed at, as far as both are told."""
    if deed.type in _TOGETHER:
        wanted, came = deed.actors | deed.recipients, other.actors | other.recipients
        return len(wanted & came) >= min(2, len(wanted))
    mine, theirs = deed.recipients - deed.actors, other.recipients - other.actors
    return bool(mine & theirs) or not (mine and theirs)


def _so_alike(deed: Deed, other: Deed) -> bool:
    """Whether what did not come about is just what was foretold: one side's visit called off is not every visit of its."""
    same_place = deed.place is not None and deed.place == other.place
    return same_place or bool(deed.words & other.words)
