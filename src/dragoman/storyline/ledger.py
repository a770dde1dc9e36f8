"""The ledgers: offers with what became of them over many articles, and what was foretold with whether it came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from dragoman.model.event import Offer, Prediction, Verdict
from dragoman.model.interval import Interval
from dragoman.model.mention import Outcome, Status

ANSWER_DAYS = 60
"""An answer is looked for so long after an offer; talks on one offer have gone on longer, but then name it again."""
MOVED_DAYS = 30
WAIT_DAYS = 30
"""What was foretold without a day is open for so long."""
_DECIDED = (Outcome.ACCEPTED, Outcome.REFUSED, Outcome.PARTLY, Outcome.WITHDRAWN, Outcome.LAPSED, Outcome.IGNORED)
_ACCEPTS = ("AGREE", "CONCEDE", "SUPPORT")
_DEMANDS = ("demand", "ultimatum", "request", "call")
_AHEAD = (Status.PLANNED, Status.THREATENED, Status.HYPOTHETICAL)


@dataclass(frozen=True, slots=True)
class Deed:
    """A merged event as the ledgers see it: countries and ids of both sides are alike enough to tell who answers whom."""

    event: str
    type: str
    mode: str | None
    status: str
    interval: Interval
    actors: frozenset[str]
    recipients: frozenset[str]
    words: frozenset[str]
    reported: date | None = None

    @property
    def first(self) -> date | None:
        """The day by which it is put in order."""
        return self.interval.earliest or self.interval.latest or self.reported


def ledger(told: Sequence[tuple[Offer, date | None]], deeds: Sequence[Deed], today: date | None) -> list[Offer]:
    """One line for each offer, with the answer wherever in the record it stands; by day of making.

    Of several articles the latest that knows an end tells it. An offer that all left open is answered by the first later
    event in which the other side turns it down or agrees to it. One whose deadline passed unanswered lapsed.

    Args:
        told: Lines of single articles under their merged event, each with the article's day.
        deeds: All merged events.
        today: Last day of the record.
    """
    lines: dict[str, list[_Told]] = {}
    for offer, published in told:
        lines.setdefault(offer.event, []).append((offer, published))
    by_event = {deed.event: deed for deed in deeds}
    ordered = sorted(deeds, key=lambda deed: (deed.first or date.max, deed.event))
    lines = _joined(lines, by_event)
    found = [_ended(_one_line(each), by_event, ordered, today) for each in lines.values()]
    found.sort(key=lambda offer: (offer.made.earliest or offer.made.latest or date.max, offer.id))
    return [replace(offer, moved=_moved(offer, found)) for offer in found]


def _joined(lines: Mapping[str, list[_Told]], by_event: Mapping[str, Deed]) -> dict[str, list[_Told]]:
    """Lines of one offer told on other days: the same form by and to the same sides in words about one matter."""
    earliest = sorted(lines, key=lambda event: (_start(by_event.get(event)), event))
    joined: dict[str, list[_Told]] = {}
    for event in earliest:
        same = next((other for other in joined if _one_offer(event, other, lines, by_event)), event)
        joined.setdefault(same, []).extend(lines[event])
    return joined


def _start(deed: Deed | None) -> date:
    return (deed.first if deed else None) or date.max


def _one_offer(event: str, other: str, lines: Mapping[str, list[_Told]], by_event: Mapping[str, Deed]) -> bool:
    one, two = by_event.get(event), by_event.get(other)
    if one is None or two is None or one.first is None or two.first is None:
        return False
    mine, theirs = lines[event][0][0], lines[other][0][0]
    return (
        mine.form is theirs.form
        and abs(one.first - two.first) <= timedelta(days=ANSWER_DAYS)
        and bool(_sides(mine.by) & _sides(theirs.by))
        and bool(_sides(mine.to) & _sides(theirs.to))
        and len(one.words & two.words) >= _ONE_MATTER
    )


_Told = tuple[Offer, date | None]


def _one_line(told: Sequence[_Told]) -> Offer:
    in_order = [offer for offer, _ in sorted(told, key=lambda each: (each[1] or date.min, each[0].acts))]
    decided = [offer for offer in in_order if offer.outcome in _DECIDED]
    base = max(in_order, key=lambda offer: (len(offer.by) > 0) + (len(offer.to) > 0))
    last = decided[-1] if decided else in_order[-1]
    deadline = next((offer.deadline for offer in reversed(in_order) if offer.deadline), None)
    acts = tuple(sorted({act for offer in in_order for act in offer.acts}))
    return replace(base, outcome=last.outcome, answer=last.answer, answered=last.answered, deadline=deadline, acts=acts)


def _ended(offer: Offer, by_event: Mapping[str, Deed], deeds: Sequence[Deed], today: date | None) -> Offer:
    made = by_event.get(offer.event)
    if offer.outcome is Outcome.OPEN and made is not None:
        answer = next((deed for deed in deeds if _answers(deed, made, offer)), None)
        if answer is not None:
            outcome = Outcome.REFUSED if answer.type == "REJECT" else Outcome.ACCEPTED
            offer = replace(offer, outcome=outcome, answer=answer.event, answered=answer.interval)
        elif offer.deadline and today and offer.deadline < today:
            offer = replace(offer, outcome=Outcome.LAPSED)
    start = offer.made.latest or offer.made.earliest
    end = offer.answered.earliest or offer.answered.latest
    waited = (end - start).days if start and end and end >= start else None
    return replace(offer, days_to_answer=waited)


def _answers(deed: Deed, made: Deed, offer: Offer) -> bool:
    """Whether the side that was asked turns down or agrees, soon after, in words about the same matter."""
    if deed.event == made.event or deed.status != Status.HAPPENED or deed.first is None or made.first is None:
        return False
    if not timedelta(0) <= deed.first - made.first <= timedelta(days=ANSWER_DAYS):
        return False
    asked = made.recipients or _sides(offer.to)
    asking = made.actors or _sides(offer.by)
    if not (asked & deed.actors and (asking & deed.recipients or not deed.recipients)):
        return False
    return deed.type in ("REJECT", *_ACCEPTS) and len(made.words & deed.words) >= _ONE_MATTER


_ONE_MATTER = 2
"""Words, names left out, that two sentences about one offer share."""


def _sides(people: Sequence[Any]) -> frozenset[str]:
    return frozenset(value for person in people for value in (person.id, person.country) if value)


def _moved(offer: Offer, others: Sequence[Offer]) -> tuple[str, ...]:
    """Demands that the same side put to the same side soon after: who moved the goalposts."""
    mine, theirs, start = _sides(offer.by), _sides(offer.to), offer.made.earliest
    if start is None or offer.form.value not in _DEMANDS:
        return ()
    return tuple(
        other.id
        for other in others
        if other.id != offer.id
        and other.form.value in _DEMANDS
        and other.made.earliest is not None
        and timedelta(0) < other.made.earliest - start <= timedelta(days=MOVED_DAYS)
        and mine & _sides(other.by)
        and theirs & _sides(other.to)
    )


def predictions(deeds: Sequence[Deed], today: date | None) -> list[Prediction]:
    """What was planned, threatened or held possible, each with what came of it; by the day on which it was said."""
    came = sorted(
        (deed for deed in deeds if deed.status in (Status.HAPPENED, Status.ONGOING)),
        key=lambda deed: (deed.first or date.max, deed.event),
    )
    foretold = [deed for deed in deeds if deed.status in _AHEAD and deed.reported is not None]
    found = [_prediction(deed, came, today) for deed in foretold]
    return sorted(found, key=lambda each: (each.said or date.max, each.event))


def _prediction(deed: Deed, came: Sequence[Deed], today: date | None) -> Prediction:
    said = deed.reported
    assert said is not None
    due = Interval(max(said, deed.interval.earliest or said), None)
    if deed.interval.latest and deed.interval.latest >= said:
        due = Interval(
            due.earliest if due.earliest and due.earliest <= deed.interval.latest else said, deed.interval.latest
        )
    last = due.latest or said + timedelta(days=WAIT_DAYS)
    fulfilled = next((other for other in came if _came_of(deed, other, said, last)), None)
    if fulfilled is not None:
        return Prediction(deed.event, said, due, Verdict.SUPPORTED, fulfilled.event)
    passed = due.latest is not None and today is not None and today > due.latest
    return Prediction(deed.event, said, due, Verdict.CONTRADICTED if passed else Verdict.OPEN, None)


def _came_of(deed: Deed, other: Deed, said: date, last: date) -> bool:
    """The same sort of act by the same side to the same side, within the days."""
    if other.type != deed.type or (deed.mode and other.mode and deed.mode != other.mode):
        return False
    if other.first is None or not said <= other.first <= last or not deed.actors & other.actors:
        return False
    return bool(deed.recipients & other.recipients) or not (deed.recipients and other.recipients)
