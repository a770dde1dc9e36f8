"""What became of an offer: the event that answers it, the act done or not done, or words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.knowledge.ledgerrules import LedgerRules
from dragoman.model.actor import ResolvedActor
from dragoman.model.mention import EventMention, EventType, OfferForm, Outcome, Status
from dragoman.reading.sentence import ROOT, Parse, Sentence

_DONE = (Status.HAPPENED, Status.ONGOING)
_NEAR = 3
"""Sentences after an offer within which an answer is taken for it."""
_LATER = 8
"""Sentences after a request within which the very act that it asked for is taken as its fulfilment."""
_LAPSING = 2
"""Sentences around a demand within which an ultimatum that ran out is taken for it."""
_MEETING = (EventType.CONSULT, EventType.AGREE)


@dataclass(frozen=True, slots=True)
class Answer:
    """An event that answers, None where only words beside the offer tell, and how it answers."""

    event: EventMention | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Sides:
    """Who put an offer and to whom, by id and by country."""

    asker: frozenset[str | None]
    asked: frozenset[str | None]

    @classmethod
    def of(cls, offer: EventMention) -> Sides:
        """The two sides of the event that makes an offer; addressees who are but understood bind no answer."""
        return cls(_keys(offer.actors), _keys([r for r in offer.recipients if r.span is not None]))

    def may_answer(self, later: EventMention) -> bool:
        """Whether an event is by one who was asked, and at nobody but the asker."""
        doers, target = _keys(later.actors), _keys(later.recipients)
        if not doers or not (doers & self.asked if self.asked else not doers & self.asker):
            return False
        mutual = bool(doers & self.asker) and not self.asker & self.asked
        return not mutual and (not target or bool(target & self.asker))


def answer_of(
    parse: Parse,
    events: Sequence[EventMention],
    position: int,
    again: Sequence[EventMention],
    form: OfferForm,
    rules: LedgerRules,
) -> Answer:
    """The answer to the offer at a position: a refusal before an acceptance, an event before words beside it.

    Of several addressees one that refuses makes the offer refused. Without any answer it is open.

    Args:
        again: Later nouns that mean the same offer, whose verbs may answer it.
    """
    offer = events[position]
    at = _index(parse, offer)
    found = next((a for e in (offer, *again) if (a := _verb_of(parse, events, e, rules)) is not None), None)
    if found is None:
        answers = [a for e in events[position + 1 :] if (a := _answering(parse, offer, e, at, form, rules)) is not None]
        refused = [a for a in answers if a.outcome is Outcome.REFUSED]
        found = next(iter(refused or answers), None)
    return found or _fulfilled(parse, events, position, at) or Answer(None, _beside(parse, at, form, rules))


def _verb_of(parse: Parse, events: Sequence[EventMention], offer: EventMention, rules: LedgerRules) -> Answer | None:
    """The answer whose object the offer is: "*accepted* Oslo's proposals"."""
    at = parse.word_at(offer.span.start)
    if at is None:
        return None
    sentence, word = at
    while sentence.relations[word] in ("compound", "amod", "nmod:poss"):
        word = sentence.heads[word]
    head = sentence.heads[word]
    if sentence.relations[word] not in ("obj", "nsubj:pass", "obl") or head == ROOT:
        return None
    start = sentence.starts[head]
    for event in events:
        if event.span.start == start and event.status in _DONE:
            outcome = _kind(event, rules)
            return Answer(event, outcome) if outcome is not None else None
    return None


def _answering(
    parse: Parse, offer: EventMention, later: EventMention, at: int, form: OfferForm, rules: LedgerRules
) -> Answer | None:
    if not 0 <= _index(parse, later) - at <= _NEAR or later.status not in _DONE:
        return None
    if later.content_of is not None or not Sides.of(offer).may_answer(later):
        return None
    outcome = _kind(later, rules)
    listed = _keys(offer.recipients)
    if outcome is Outcome.ACCEPTED and listed and not _keys(later.actors) & listed:
        return None  # a third's applause is no acceptance
    if outcome is None and form is OfferForm.INVITATION and later.type in _MEETING:
        outcome = Outcome.ACCEPTED  # who comes has accepted
    return Answer(later, outcome) if outcome is not None else None


def _kind(event: EventMention, rules: LedgerRules) -> Outcome | None:
    words = event.trigger.split()
    for phrase in (event.trigger, " ".join(words[:2]), words[0] if words else ""):
        if phrase in rules.answers:
            return rules.answers[phrase]
    return None


def _fulfilled(parse: Parse, events: Sequence[EventMention], position: int, at: int) -> Answer | None:
    """The act that was asked for, done later by those who were asked, or told as not done."""
    offer = events[position]
    wanted = [e for e in events if e.content_of == offer.id and e.status is Status.REQUESTED]
    asked = _keys(offer.recipients) or frozenset(k for e in wanted for k in _keys(e.actors))
    for later in events[position + 1 :]:
        if not 0 < _index(parse, later) - at <= _LATER or later.content_of is not None:
            continue
        doers = _keys(later.actors)
        same = any(later.type is e.type and later.mode == e.mode for e in wanted)
        if same and doers & asked and later.status in _DONE:
            return Answer(later, Outcome.ACCEPTED)
        if same and doers & asked and later.status is Status.DID_NOT_HAPPEN:
            return Answer(later, Outcome.REFUSED)
    return None


def _beside(parse: Parse, at: int, form: OfferForm, rules: LedgerRules) -> Outcome:
    """What words of the offer's own sentence, or the next, say became of it."""
    for sentence in parse.sentences[at : at + 2]:
        for phrase in _phrases(sentence):
            if phrase in rules.outcomes:
                return rules.outcomes[phrase]
    if form in (OfferForm.ULTIMATUM, OfferForm.DEMAND):
        for sentence in parse.sentences[max(0, at - _LAPSING) : at + _LAPSING + 1]:
            phrases = _phrases(sentence)
            told = "ultimatum" in phrases or "deadline" in phrases
            if told and any(rules.outcomes.get(p) is Outcome.LAPSED for p in phrases):
                return Outcome.LAPSED
    return Outcome.OPEN


def _phrases(sentence: Sentence) -> list[str]:
    words, lemmas = [w.lower() for w in sentence.words], [m.lower() for m in sentence.lemmas]
    return [*(f"{a} {b}" for a, b in pairwise(words)), *(f"{a} {b}" for a, b in pairwise(lemmas)), *lemmas, *words]


def _index(parse: Parse, event: EventMention) -> int:
    sentence = parse.sentence_at(event.span.start)
    return sentence.index if sentence is not None else 0


def _keys(actors: Sequence[ResolvedActor]) -> frozenset[str | None]:
    return frozenset(k for a in actors for k in (a.id, a.country) if k)
