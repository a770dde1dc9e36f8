"""The ledger of one article: each act put to someone, and what became of it as far as the article tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.knowledge.ledgerrules import LedgerRules
from dragoman.model.interval import UNKNOWN
from dragoman.model.mention import EventMention, EventType, OfferForm, OfferMention, Outcome, Status
from dragoman.reading.sentence import Parse

_PUTTING = (EventType.REQUEST, EventType.AGREE, EventType.THREATEN, EventType.CONSULT)
_YES = (EventType.AGREE, EventType.SUPPORT, EventType.CONCEDE, EventType.RETREAT, EventType.CONSULT)
_DONE = (Status.HAPPENED, Status.ONGOING)
_NEAR = 3
"""Sentences after an offer within which an answer without an explicit addressee is taken for it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An event that answers, and how."""

    event: EventMention
    outcome: Outcome


def find_offers(parse: Parse, events: Sequence[EventMention], rules: LedgerRules) -> list[OfferMention]:
    """Offers, requests, demands, calls, ultimatums and invitations of an article, in text order.

    The answer is the first later refusal or acceptance by one to whom the offer was put; one refusal among several
    addressees makes it refused. Without an answer it is open.
    """
    found = []
    for position, event in enumerate(events):
        form = _form(event, rules)
        if form is not None:
            found.append(_offer(parse, events, position, form, rules))
    return found


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
    parse: Parse, events: Sequence[EventMention], position: int, form: OfferForm, rules: LedgerRules
) -> OfferMention:
    event = events[position]
    sentence = parse.sentence_at(event.span.start)
    at = sentence.index if sentence is not None else 0
    answers = _answers(parse, events, position, at)
    refused = [a for a in answers if a.outcome is Outcome.REFUSED]
    answer = next(iter(refused or answers), None)
    outcome = answer.outcome if answer is not None else _beside(parse, at, rules)
    return OfferMention(
        span=event.span,
        event=event.id,
        form=form,
        by=event.actors,
        to=event.recipients,
        deadline=None,
        outcome=outcome,
        answer=answer.event.id if answer is not None else None,
        answered=answer.event.interval if answer is not None else UNKNOWN,
        rule=f"offers:{form.value}",
        confidence=round(min(0.8, event.confidence), 2),
    )


def _answers(parse: Parse, events: Sequence[EventMention], position: int, at: int) -> list[Answer]:
    offer = events[position]
    asked = {a.country for a in offer.recipients} | {a.id for a in offer.recipients}
    asker = {a.country for a in offer.actors} | {a.id for a in offer.actors}
    found = []
    for later in events[position + 1 :]:
        sentence = parse.sentence_at(later.span.start)
        if sentence is None or sentence.index - at > _NEAR:
            break
        if later.content_of is not None or later.status not in _DONE:
            continue
        doers = {a.country for a in later.actors} | {a.id for a in later.actors}
        if not doers or (asked and not doers & asked) or (not asked and doers & asker):
            continue
        target = {a.country for a in later.recipients} | {a.id for a in later.recipients}
        if target and not target & asker:
            continue
        if later.type is EventType.REJECT:
            found.append(Answer(later, Outcome.REFUSED))
        elif later.type in _YES and (later.type is EventType.AGREE or sentence.index - at <= 1):
            found.append(Answer(later, Outcome.ACCEPTED))
    return found


def _beside(parse: Parse, at: int, rules: LedgerRules) -> Outcome:
    """What words of the offer's own sentence, or the next, say became of it."""
    for index in (at, at + 1):
        if index >= len(parse.sentences):
            break
        sentence = parse.sentences[index]
        words = [w.lower() for w in sentence.words]
        pairs = [f"{a} {b}" for a, b in pairwise(words)]
        lemmas = [m.lower() for m in sentence.lemmas]
        for phrase in (*pairs, *lemmas, *words):
            if phrase in rules.outcomes:
                return rules.outcomes[phrase]
    return Outcome.OPEN
