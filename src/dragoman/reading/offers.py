"""The ledger of one article: each act put to someone, and what became of it as far as the article tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.knowledge.ledgerrules import LedgerRules
from dragoman.model.actor import ResolvedActor
from dragoman.model.interval import UNKNOWN, Timex, TimexType
from dragoman.model.mention import EventMention, EventType, OfferForm, OfferMention, Status
from dragoman.reading.answers import Answer, answer_of
from dragoman.reading.fates import POINTING, RETOLD, Fate, fates_of
from dragoman.reading.sentence import Parse

_PUTTING = (EventType.REQUEST, EventType.AGREE, EventType.THREATEN, EventType.CONSULT)
_DONE = (Status.HAPPENED, Status.ONGOING)
_BOUNDS = ("by", "before", "within")
_GUESSED = 0.8
"""What is left of the confidence where nothing but the parties of the article tell to whom an offer was put."""


def find_offers(
    parse: Parse, events: Sequence[EventMention], times: Sequence[Timex], rules: LedgerRules
) -> list[OfferMention]:
    """Offers, requests, demands, calls, ultimatums and invitations of an article, in text order.

    An offer told again is the same offer: only its first telling is kept.
    """
    forms = {n: form for n, event in enumerate(events) if (form := _form(parse, events, event, rules)) is not None}
    retold = _retold(parse, events, list(forms))
    first = {n: form for n, form in forms.items() if n not in retold}
    if not first:
        return []
    parties = _parties(events)
    told = [(_index(parse, events[n]), events[n].span.start, form) for n, form in first.items()]
    fates = fates_of(parse, told, rules)
    return [
        _offer(
            parse, events, times,
            _Telling(position, form, [events[n] for n, of in retold.items() if of == position], fates.get(place, []), parties),
            rules,
        )
        for place, (position, form) in enumerate(first.items())
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Telling:
    """One offer: the place of its event, its form, later nouns that mean it, what becomes of such nouns, the article's parties."""

    position: int
    form: OfferForm
    again: Sequence[EventMention]
    fates: Sequence[Fate]
    parties: Sequence[ResolvedActor] = ()


def _index(parse: Parse, event: EventMention) -> int:
    sentence = parse.sentence_at(event.span.start)
    return sentence.index if sentence is not None else 0


def _retold(parse: Parse, events: Sequence[EventMention], positions: Sequence[int]) -> dict[int, int]:
    """Positions of nouns that only name an offer told before ("rejected *the proposal*"), with that of the offer."""
    found: dict[int, int] = {}
    for n, position in enumerate(positions):
        at = parse.word_at(events[position].span.start)
        if at is None or at[0].upos[at[1]] != "NOUN":
            continue
        sentence, word = at
        if not any(sentence.words[c].lower() in POINTING for c in sentence.dependents(word, "det", "nmod:poss")):
            continue
        for earlier in reversed(positions[:n]):
            before = parse.sentence_at(events[earlier].span.start)
            near = before is not None and sentence.index - before.index <= RETOLD
            if near and earlier not in found and _could_be(events[earlier], events[position]):
                found[position] = earlier
                break
    return found


def _could_be(offer: EventMention, again: EventMention) -> bool:
    """Whether a noun may mean an offer told before: they are by the same, as far as is said."""
    said = {a.country for a in again.actors if a.span is not None and a.country}
    return not said or bool(said & {a.country for a in offer.actors})


def _form(parse: Parse, events: Sequence[EventMention], event: EventMention, rules: LedgerRules) -> OfferForm | None:
    if event.type not in _PUTTING or event.status not in _DONE or event.content_of is not None:
        return None
    word = event.trigger.split(" ", 1)[0]
    if word in rules.ready:
        return _held_out(events, event, rules)
    form = rules.forms.get(word)
    if form is None or (word == "ask" and _mere_question(parse, event)):
        return None
    if event.type is EventType.REQUEST:
        return form if form not in (OfferForm.PROMISE, OfferForm.ULTIMATUM) else OfferForm.DEMAND
    if event.type is EventType.THREATEN:
        return OfferForm.ULTIMATUM if word in ("ultimatum", "give") else None
    return form if form in (OfferForm.INVITATION, OfferForm.PROPOSAL, OfferForm.PROMISE) else None


def _held_out(events: Sequence[EventMention], event: EventMention, rules: LedgerRules) -> OfferForm | None:
    """The form of a readiness to do something with somebody: "*ready* to invite Oslo" is an invitation."""
    held = [e for e in events if e.content_of == event.id and e.status is Status.OFFERED]
    if not held or not any(a.span is not None and a.country for a in event.recipients):
        return None
    return OfferForm.INVITATION if _named_form(held[0], rules) is OfferForm.INVITATION else OfferForm.PROPOSAL


def _named_form(event: EventMention, rules: LedgerRules) -> OfferForm | None:
    return rules.forms.get(event.trigger.split(" ", 1)[0])


def _mere_question(parse: Parse, event: EventMention) -> bool:
    """Whether someone only "was asked again": a reporter's question, without anything that is asked for."""
    at = parse.word_at(event.span.start)
    if at is None or at[0].upos[at[1]] != "VERB":
        return False
    sentence, verb = at
    wanted = sentence.dependents(verb, "xcomp", "ccomp", "obj")
    wanted += [
        c for c in sentence.dependents(verb, "obl") if any(sentence.words[k] == "for" for k in sentence.children[c])
    ]
    return not wanted and bool(sentence.dependents(verb, "aux:pass"))


def _offer(
    parse: Parse, events: Sequence[EventMention], times: Sequence[Timex], telling: _Telling, rules: LedgerRules
) -> OfferMention:
    event = events[telling.position]
    answer = answer_of(parse, events, telling.position, telling.again, telling.form, telling.fates, rules)
    to, guessed = _put_to(parse, events, telling, answer)
    return OfferMention(
        span=event.span,
        event=event.id,
        form=telling.form,
        by=(*event.actors, *(a for a in event.recipients if _beside(parse, a))),
        to=to,
        deadline=_deadline(parse, event, times, telling.form),
        outcome=answer.outcome,
        answer=answer.event.id if answer.event is not None else None,
        answered=answer.event.interval if answer.event is not None else UNKNOWN,
        rule=f"offers:{telling.form.value}",
        confidence=round(min(0.8, event.confidence) * (_GUESSED if guessed else 1.0), 2),
    )


def _put_to(
    parse: Parse, events: Sequence[EventMention], telling: _Telling, answer: Answer
) -> tuple[tuple[ResolvedActor, ...], bool]:
    """To whom an offer was put: whom its clause names, else who answered it, else the other party.

    Where an article is about two countries, one puts its offers to the other, and whoever mediates puts them to both. The
    second is whether that is but a guess.
    """
    event = events[telling.position]
    own = _lands(event.actors)
    named = tuple(a for a in event.recipients if a.span is not None and not _beside(parse, a))
    if _lands(named) or (named and not answer.by):
        return named, False
    if answer.by:
        return tuple({a.id: a for a in answer.by}.values()), False
    others = tuple(a for a in event.recipients if not _beside(parse, a))
    understood = tuple(a for a in others if a.country not in own)
    if _lands(understood) or not own:
        return understood or others, False
    parties = tuple(a for a in telling.parties if a.country not in own)
    return (parties, True) if parties else (others, False)


def _parties(events: Sequence[EventMention]) -> tuple[ResolvedActor, ...]:
    """The two countries of which an article tells nearly all acts, each by its commonest name; none where there are others."""
    people = [a for e in events for a in {a.country: a for a in (*e.actors, *e.recipients) if a.country}.values()]
    count = Counter(a.country for a in people)
    two = sorted(count, key=lambda land: (-count[land], land or ""))[:2]
    if len(two) < 2 or count[two[1]] < _PARTY * len(people) or sum(count[land] for land in two) < _BOTH * len(people):
        return ()
    names = Counter((a.country, a.id) for a in people)
    by_id = {(a.country, a.id): a for a in people}
    main = [max((key for key in by_id if key[0] == land), key=lambda key: (names[key], key[1])) for land in two]
    return tuple(replace(by_id[key], span=None) for key in main)


_PARTY, _BOTH = 0.2, 0.6
"""Parts of all that take part in an article's acts which each of its two parties, and both together, must have."""


def _beside(parse: Parse, person: ResolvedActor) -> bool:
    """Whether somebody makes the offer with its maker: "*together with* Oslo"."""
    if person.span is None:
        return False
    before = parse.document.text[max(0, person.span.start - _BESIDE_LENGTH) : person.span.start].lower().split()
    return " ".join(before[-2:]) in _BESIDE or before[-1:] == ["alongside"]


_BESIDE = ("together with", "along with", "jointly with")
_BESIDE_LENGTH = 24


def _lands(people: Sequence[ResolvedActor]) -> frozenset[str]:
    return frozenset(a.country for a in people if a.country)


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
