"""The ledger of offers: one line an offer over many articles, with what became of it wherever in the record it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.model.event import Offer
from dragoman.model.mention import OfferForm, Outcome, Status
from dragoman.storyline.deeds import Deed, sides

ANSWER_DAYS = 60
"""An answer is looked for so long after an offer; talks on one offer have gone on longer, but then name it again."""
MOVED_DAYS = 30
REBUFF_DAYS = 7
"""Who turns an asker down within so many days of being asked, without a word of what, turns down what was asked."""
SOON_DAYS = 21
"""Who was asked to meet, and within so many days meets the asker, has come."""
GOING_ON_DAYS = 14
"""Who was called on to cease fire and goes on shooting within so many days has ignored the call."""
_DECIDED = (Outcome.ACCEPTED, Outcome.REFUSED, Outcome.PARTLY, Outcome.WITHDRAWN, Outcome.LAPSED, Outcome.IGNORED)
_ACCEPTS = ("AGREE", "CONCEDE", "SUPPORT")
_DEMANDS = (OfferForm.DEMAND, OfferForm.ULTIMATUM, OfferForm.REQUEST, OfferForm.CALL)
_TOGETHER = ("CONSULT", "AGREE", "COOPERATE")
_CEASEFIRE = ("RETREAT", "ceasefire")
_ONE_MATTER = 2
"""Words, names left out, that two sentences about one offer share."""

Told = tuple[Offer, date | None]
"""A line of one article, under its merged event, with the article's day."""


@dataclass(frozen=True, slots=True)
class _Record:
    """All deeds, by event and by day, and the record's last day."""

    by_event: Mapping[str, Deed]
    by_day: Sequence[Deed]
    today: date | None


def ledger(told: Sequence[Told], deeds: Sequence[Deed], today: date | None) -> list[Offer]:
    """One line for each offer, with the answer wherever in the record it stands; by day of making.

    Of several articles the latest that knows an end tells it. An offer that all left open is answered by the first later
    event in which the other side turns it down or agrees to it, does what was asked or is told not to have done it. Who was
    called on to cease fire and goes on has ignored the call. An offer whose deadline passed unanswered lapsed.

    Args:
        told: Lines of single articles.
        deeds: All merged events.
        today: Last day of the record.
    """
    lines: dict[_Key, list[Told]] = {}
    for offer, published in sorted(told, key=lambda each: (each[0].event, each[0].acts)):
        lines.setdefault((offer.event, offer.form in _DEMANDS), []).append((offer, published))
    ordered = sorted(deeds, key=lambda deed: (deed.first or date.max, deed.event))
    known = _Record({deed.event: deed for deed in deeds}, ordered, today)
    found = [_answered(_one_line(each), known) for each in _joined(lines, known.by_event).values()]
    found = [_ended(offer, known) for offer in _named_apart(_of_one_answer(_turned_down(found, known)))]
    found.sort(key=lambda offer: (offer.made.earliest or offer.made.latest or date.max, offer.id))
    return [replace(offer, moved=_moved(offer, found, known.by_event)) for offer in found]


_Key = tuple[str, bool]
"""An event and whether it asks: one act may offer deals and ask for something in return, which are two lines."""


def _named_apart(lines: Sequence[Offer]) -> list[Offer]:
    """Lines under ids of their own: that of their event, the second line of one event that of its first act."""
    seen: set[str] = set()
    found = []
    for line in lines:
        found.append(line if line.event not in seen else replace(line, id=line.acts[0]))
        seen.add(line.event)
    return found


def _joined(lines: Mapping[_Key, list[Told]], by_event: Mapping[str, Deed]) -> dict[_Key, list[Told]]:
    """Lines of one offer told on other days: put alike by and to the same sides in words about one matter."""
    earliest = sorted(lines, key=lambda key: (not _sided(lines[key]), _start(by_event.get(key[0])), key))
    joined: dict[_Key, list[Told]] = {}
    for key in earliest:
        same = next((other for other in joined if _one_offer(key, other, lines, by_event)), key)
        joined.setdefault(same, []).extend(lines[key])
    return joined


def _sided(told: Sequence[Told]) -> bool:
    return any(offer.by or offer.to for offer, _ in told)


def _start(deed: Deed | None) -> date:
    return (deed.first if deed else None) or date.max


def _one_offer(key: _Key, other: _Key, lines: Mapping[_Key, list[Told]], by_event: Mapping[str, Deed]) -> bool:
    one, two = by_event.get(key[0]), by_event.get(other[0])
    if one is None or two is None or one.first is None or two.first is None or key[1] is not other[1]:
        return False
    near = abs(one.first - two.first) <= timedelta(days=ANSWER_DAYS)
    if not near or len(one.words & two.words) < _ONE_MATTER:
        return False
    mine, theirs = lines[key][0][0], lines[other][0][0]
    if not mine.by and not mine.to:
        return True  # "the offer of deals", of which the article says neither whose it was nor to whom
    same_maker = sides(mine.by) & sides(theirs.by)
    return bool(same_maker and (sides(mine.to) & sides(theirs.to) or not (mine.to and theirs.to)))


def _one_line(told: Sequence[Told]) -> Offer:
    in_order = [offer for offer, _ in sorted(told, key=lambda each: (each[1] or date.min, each[0].acts))]
    decided = [offer for offer in in_order if offer.outcome in _DECIDED]
    base = max(in_order, key=lambda offer: (len(offer.by) > 0) + (len(offer.to) > 0))
    last = decided[-1] if decided else in_order[-1]
    deadline = next((offer.deadline for offer in reversed(in_order) if offer.deadline), None)
    acts = tuple(sorted({act for offer in in_order for act in offer.acts}))
    return replace(base, outcome=last.outcome, answer=last.answer, answered=last.answered, deadline=deadline, acts=acts)


def _answered(offer: Offer, known: _Record) -> Offer:
    """An open offer with the first later event that answers it."""
    made = known.by_event.get(offer.event)
    if offer.outcome is not Outcome.OPEN or made is None:
        return offer
    for deed in known.by_day:
        outcome = _outcome_by(deed, made, offer)
        if outcome is not None:
            return replace(offer, outcome=outcome, answer=deed.event, answered=deed.interval)
    return offer


def _turned_down(offers: Sequence[Offer], known: _Record) -> list[Offer]:
    """Offers still open, refused where the one who was asked soon turns the asker down, in words about nothing else."""
    used = {offer.answer for offer in offers}
    refusals = [deed for deed in known.by_day if deed.type == "REJECT" and deed.status == Status.HAPPENED]
    found = []
    for offer in offers:
        start = offer.made.earliest
        if offer.outcome is Outcome.OPEN and offer.form in _DEMANDS and start is not None:
            asked, asking = sides(offer.to), sides(offer.by)
            answer = next((deed for deed in refusals if deed.event not in used and asked & deed.actors
                           and asking & deed.recipients and deed.first is not None
                           and timedelta(0) <= deed.first - start <= timedelta(days=REBUFF_DAYS)), None)  # fmt: skip
            if answer is not None:
                offer = replace(offer, outcome=Outcome.REFUSED, answer=answer.event, answered=answer.interval)
        found.append(offer)
    return found


def _of_one_answer(offers: Sequence[Offer]) -> list[Offer]:
    """Demands of one side on another within days of each other that one and the same act answers are one line."""
    found: list[Offer] = []
    for offer in sorted(offers, key=lambda each: (each.made.earliest or date.max, each.event)):
        same = next((at for at, other in enumerate(found) if _answered_as_one(offer, other)), None)
        if same is None:
            found.append(offer)
        else:
            found[same] = replace(found[same], acts=tuple(sorted({*found[same].acts, *offer.acts})))
    return found


def _answered_as_one(offer: Offer, other: Offer) -> bool:
    if offer.answer is None or offer.answer != other.answer or (offer.form in _DEMANDS) is not (other.form in _DEMANDS):
        return False
    one, two = offer.made.earliest, other.made.earliest
    near = one is not None and two is not None and abs(one - two) <= timedelta(days=REBUFF_DAYS)
    return near and bool(sides(offer.by) & sides(other.by)) and bool(sides(offer.to) & sides(other.to))


def _ended(offer: Offer, known: _Record) -> Offer:
    """A line with how long the answer took; one whose deadline has passed without any lapsed."""
    if offer.outcome is Outcome.OPEN and offer.deadline and known.today and offer.deadline < known.today:
        offer = replace(offer, outcome=Outcome.LAPSED)
    start = offer.made.latest or offer.made.earliest
    end = offer.answered.earliest or offer.answered.latest
    waits = offer.outcome is not Outcome.WITHDRAWN and start and end and end >= start
    return replace(offer, days_to_answer=(end - start).days if waits and start and end else None)


def _outcome_by(deed: Deed, made: Deed, offer: Offer) -> Outcome | None:
    """What a later deed of the side that was asked makes of an offer; None where it has nothing to do with it."""
    if deed.event == made.event or deed.first is None or made.first is None:
        return None
    asked, asking = made.recipients | sides(offer.to), made.actors | sides(offer.by)
    after = deed.first - made.first
    if not timedelta(0) <= after <= timedelta(days=ANSWER_DAYS) or not asked & deed.actors:
        return None
    if deed.status == Status.HAPPENED and deed.type in ("REJECT", *_ACCEPTS):
        to_asker = asking & deed.recipients or not deed.recipients
        if to_asker and len(made.words & deed.words) >= _ONE_MATTER:
            return Outcome.REFUSED if deed.type == "REJECT" else Outcome.ACCEPTED
    if (deed.type, deed.mode) in made.wants and _same_matter(deed, made, asking):
        return {Status.HAPPENED: Outcome.ACCEPTED, Status.DID_NOT_HAPPEN: Outcome.REFUSED}.get(Status(deed.status))
    if _CEASEFIRE in made.wants and deed.type == "ASSAULT" and deed.status in (Status.HAPPENED, Status.ONGOING):
        going_on = timedelta(0) < after <= timedelta(days=GOING_ON_DAYS)
        return Outcome.IGNORED if going_on and not asked & deed.recipients else None
    return None


def _same_matter(deed: Deed, made: Deed, asking: frozenset[str]) -> bool:
    """Whether the act that was asked for is meant: at the place, in words about the matter, or done with the asker soon."""
    if deed.first is None or made.first is None or deed.first == made.first:
        return False
    if len(made.words & deed.words) >= _ONE_MATTER or (deed.place is not None and deed.place == made.place):
        return True
    soon = deed.first - made.first <= timedelta(days=SOON_DAYS)
    return soon and deed.type in _TOGETHER and bool(asking & deed.recipients)


def _moved(offer: Offer, others: Sequence[Offer], by_event: Mapping[str, Deed]) -> tuple[str, ...]:
    """Later demands of the same side that move the goalposts: about the same matter, or after the first one was granted."""
    start = offer.made.earliest
    if start is None or offer.form not in _DEMANDS:
        return ()
    return tuple(
        other.id
        for other in others
        if other.id != offer.id
        and other.form in _DEMANDS
        and other.made.earliest is not None
        and timedelta(0) < other.made.earliest - start <= timedelta(days=MOVED_DAYS)
        and sides(offer.by) & sides(other.by)
        and sides(offer.to) & sides(other.to)
        and _asks_for_more(offer, other, by_event)
    )


def _asks_for_more(offer: Offer, other: Offer, by_event: Mapping[str, Deed]) -> bool:
    granted = offer.outcome in (Outcome.ACCEPTED, Outcome.PARTLY)
    first, later = offer.answered.earliest, other.made.earliest
    if granted and first is not None and later is not None and later >= first:
        return True
    one, two = by_event.get(offer.event), by_event.get(other.event)
    return one is not None and two is not None and bool(one.words & two.words)
