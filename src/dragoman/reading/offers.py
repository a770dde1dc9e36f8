"""The ledger of one article: each act put to someone, and what became of it as far as the article tells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.knowledge.ledgerrules import LedgerRules
from dragoman.model.interval import UNKNOWN, Timex, TimexType
from dragoman.model.mention import EventMention, EventType, OfferForm, OfferMention, Status
from dragoman.reading.answers import answer_of
from dragoman.reading.sentence import Parse

_PUTTING = (EventType.REQUEST, EventType.AGREE, EventType.THREATEN, EventType.CONSULT)
_DONE = (Status.HAPPENED, Status.ONGOING)
_BOUNDS = ("by", "before", "within")
_POINTING = ("the", "this", "that", "both", "these", "those", "its", "their", "his", "her")
_RETOLD = 8
"""Sentences after an offer within which "the offer" means that one."""


def find_offers(
    parse: Parse, events: Sequence[EventMention], times: Sequence[Timex], rules: LedgerRules
) -> list[OfferMention]:
    """Offers, requests, demands, calls, ultimatums and invitations of an article, in text order.

    An offer told again is the same offer: only its first telling is kept.
    """
    forms = {n: form for n, event in enumerate(events) if (form := _form(event, rules)) is not None}
    retold = _retold(parse, events, list(forms))
    found = []
    for position, form in forms.items():
        if position not in retold:
            again = [events[n] for n, first in retold.items() if first == position]
            found.append(_offer(parse, events, times, (position, again), form, rules))
    return found


def _retold(parse: Parse, events: Sequence[EventMention], positions: Sequence[int]) -> dict[int, int]:
    """Positions of nouns that only name an offer told before ("rejected *the proposal*"), with that of the offer."""
    found: dict[int, int] = {}
    for n, position in enumerate(positions):
        at = parse.word_at(events[position].span.start)
        if at is None or at[0].upos[at[1]] != "NOUN":
            continue
        sentence, word = at
        if not any(sentence.words[c].lower() in _POINTING for c in sentence.dependents(word, "det", "nmod:poss")):
            continue
        for earlier in reversed(positions[:n]):
            before = parse.sentence_at(events[earlier].span.start)
            near = before is not None and sentence.index - before.index <= _RETOLD
            if near and earlier not in found and _could_be(events[earlier], events[position]):
                found[position] = earlier
                break
    return found


def _could_be(offer: EventMention, again: EventMention) -> bool:
    """Whether a noun may mean an offer told before: they are by the same, as far as is said."""
    said = {a.country for a in again.actors if a.span is not None and a.country}
    return not said or bool(said & {a.country for a in offer.actors})


def _form(event: EventMention, rules: LedgerRules) -> OfferForm | None:
    if event.type not in _PUTTING or event.status not in _DONE or event.content_of is not None:
        return None
    form = rules.forms.get(event.trigger.split(" ", 1)[0])
    if form is None:
        return None
    if event.type is EventType.REQUEST:
        return form if form not in (OfferForm.PROMISE, OfferForm.ULTIMATUM) else OfferForm.DEMAND
    if event.type is EventType.THREATEN:
        return OfferForm.ULTIMATUM if event.trigger.split(" ", 1)[0] in ("ultimatum", "give") else None
    return form if form in (OfferForm.INVITATION, OfferForm.PROPOSAL, OfferForm.PROMISE) else None


def _offer(
    parse: Parse,
    events: Sequence[EventMention],
    times: Sequence[Timex],
    told: tuple[int, Sequence[EventMention]],
    form: OfferForm,
    rules: LedgerRules,
) -> OfferMention:
    position, again = told
    event = events[position]
    answer = answer_of(parse, events, position, again, form, rules)
    return OfferMention(
        span=event.span,
        event=event.id,
        form=form,
        by=event.actors,
        to=event.recipients,
        deadline=_deadline(parse, event, times, form),
        outcome=answer.outcome,
        answer=answer.event.id if answer.event is not None else None,
        answered=answer.event.interval if answer.event is not None else UNKNOWN,
        rule=f"offers:{form.value}",
        confidence=round(min(0.8, event.confidence), 2),
    )


def _deadline(parse: Parse, event: EventMention, times: Sequence[Timex], form: OfferForm) -> date | None:
    """The day by which the offer's own sentence wants an answer: "by Friday", "within 48 hours", "three days to leave"."""
    sentence = parse.sentence_at(event.span.start)
    if sentence is None:
        return None
    for time in times:
        if not event.span.end <= time.span.start < sentence.end or time.interval.latest is None:
            continue
        before = parse.document.text[sentence.start : time.span.start].lower().split()
        bound = before[-1] if before else ""
        given = event.trigger.split()[0] == "give"
        wanted = (*_BOUNDS, "until", "till") if given else _BOUNDS
        stretch = time.type is TimexType.DURATION and (given or form is OfferForm.ULTIMATUM)
        if bound in wanted or (stretch and bound not in ("for", "after")):
            return time.interval.latest
    return None
