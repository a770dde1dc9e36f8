"""What became of an offer: the event that answers it, the act done or not done, or words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.knowledge.ledgerrules import LedgerRules
from dragoman.model.actor import ResolvedActor
from dragoman.model.mention import EventMention, EventType, OfferForm, Outcome, Status
from dragoman.reading.fates import Fate
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
    """What became of an offer.

    Attributes:
        event: The event that answers; None where only words beside the offer tell.
        outcome: How it answers.
        by: All who answered, also those whose answer did not decide it.
    """

    event: EventMention | None
    outcome: Outcome
    by: tuple[ResolvedActor, ...] = ()


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
    fates: Sequence[Fate],
    rules: LedgerRules,
) -> Answer:
    """The answer to the offer at a position: a refusal before an acceptance, an event before words beside it.

    Of several addressees one that refuses makes the offer refused. Without any answer it is open.

    Args:
        again: Later nouns that mean the same offer, whose verbs may answer it.
        fates: What nouns that mean it go through.
    """
    offer = events[position]
    at = _index(parse, offer)
    verbs = [a for e in (offer, *again) if (a := _verb_of(parse, events, e, rules)) is not None]
    later = [a for e in events[position + 1 :] if (a := _answering(parse, offer, e, at, form, rules)) is not None]
    told = [a for fate in fates if (a := _by_fate(fate, events, offer)) is not None]
    decided = next((a for a in told if a.outcome is Outcome.WITHDRAWN), None) or next(iter(verbs), None)
    if decided is None:
        answers = later or told
        decided = next((a for a in answers if a.outcome is Outcome.REFUSED), None) or next(iter(answers), None)
    decided = decided or _fulfilled(parse, events, position, at)
    if decided is None:
        return Answer(None, _beside(parse, at, form, rules))
    everyone = [
        a for each in (*verbs, *later, *told, decided) if each.outcome is not Outcome.WITHDRAWN for a in each.by
    ]
    return Answer(decided.event, decided.outcome, tuple(everyone))


def _by_fate(fate: Fate, events: Sequence[EventMention], offer: EventMention) -> Answer | None:
    """The answer that a verb gives whose subject or object means the offer; None where the wrong side does it."""
    start = fate.sentence.starts[fate.verb]
    event = next((e for e in events if e.span.start <= start < e.span.end and e.status in _DONE), None)
    doers, asker = _keys(event.actors) if event is not None else frozenset(), _keys(offer.actors)
    if doers and asker and bool(doers & asker) is not fate.by_maker:
        return None
    return Answer(event, fate.outcome, event.actors if event is not None and not fate.by_maker else ())


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
            return Answer(event, outcome, event.actors) if outcome is not None else None
    return None


def _answering(
    parse: Parse, offer: EventMention, later: EventMention, at: int, form: OfferForm, rules: LedgerRules
) -> Answer | None:
    if not 0 <= _index(parse, later) - at <= _NEAR or later.status not in _DONE:
        return None
    if later.content_of is not None:
        return None
    outcome = _kind(later, rules)
    here = _index(parse, later) == at
    if not (
        Sides.of(offer).may_answer(later)
        or _both(parse, offer, later)
        or (here and _third_refuses(offer, later, outcome))
    ):
        return None
    if outcome is None and _says_instead(parse, offer, later):
        outcome = Outcome.REFUSED
    if outcome is Outcome.WITHDRAWN:
        return None  # only who made it can take it back
    listed = _keys(offer.recipients)
    if outcome is Outcome.ACCEPTED and listed and later.actors and not _keys(later.actors) & listed:
        return None  # a third's applause is no acceptance
    if outcome is None and form is OfferForm.INVITATION and later.type in _MEETING:
        outcome = Outcome.ACCEPTED  # who comes has accepted
    return Answer(later, outcome, later.actors) if outcome is not None else None


def _both(parse: Parse, offer: EventMention, later: EventMention) -> bool:
    """Whether all who were asked answer as one: "*Both* accepted"."""
    at = parse.word_at(later.span.start)
    if at is None or later.actors or len([a for a in offer.recipients if a.span is not None]) < 2:
        return False
    subjects = at[0].dependents(at[1], "nsubj")
    return any(at[0].lemmas[s].lower() in ("both", "all", "each") for s in subjects)


def _third_refuses(offer: EventMention, later: EventMention, outcome: Outcome | None) -> bool:
    """Whether someone else says no in the same breath: a court is asked, and the other side *refused*."""
    doers = _keys(later.actors)
    return (
        outcome is Outcome.REFUSED
        and bool(doers)
        and not doers & _keys(offer.actors)
        and all(a.span is None for a in later.recipients)
    )


def _says_instead(parse: Parse, offer: EventMention, later: EventMention) -> bool:
    """Whether those who were asked put something else in its place: "urged him to talk *instead*"."""
    at = parse.word_at(later.span.start)
    if at is None or later.type not in _PUTS_BACK or not _keys(later.actors) & _keys(offer.recipients):
        return False
    return any(word.lower() == "instead" for word in at[0].words[at[1] :])


_PUTS_BACK = (EventType.REQUEST, EventType.AGREE)


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
            return Answer(later, Outcome.ACCEPTED, later.actors)
        if same and doers & asked and later.status is Status.DID_NOT_HAPPEN:
            return Answer(later, Outcome.REFUSED, later.actors)
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
    runs = [" ".join(run) for of in (words, lemmas) for length in (4, 3, 2) for run in _runs(of, length)]
    return [*runs, *lemmas, *words]


def _runs(words: Sequence[str], length: int) -> list[Sequence[str]]:
    return [words[at : at + length] for at in range(len(words) - length + 1)]


def _index(parse: Parse, event: EventMention) -> int:
    sentence = parse.sentence_at(event.span.start)
    return sentence.index if sentence is not None else 0


def _keys(actors: Sequence[ResolvedActor]) -> frozenset[str | None]:
    return frozenset(k for a in actors for k in (a.id, a.country) if k)
