"""Clauses -> event mentions: who did what to whom, and whether it came about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from dragoman.knowledge.registry import Registry
from dragoman.knowledge.rules import EventRules, Field
from dragoman.model.actor import ActorMention, PlaceMention, ResolvedActor
from dragoman.model.document import Span
from dragoman.model.interval import Interval
from dragoman.model.mention import EventMention, EventType, Quote, Status
from dragoman.reading.addressees import JUDGING
from dragoman.reading.backreference import DateOf, is_fresh, is_undated, points_back
from dragoman.reading.cast import Cast
from dragoman.reading.casting import event_in, located, roles, speaking
from dragoman.reading.causes import with_causes
from dragoman.reading.claims import Claims
from dragoman.reading.confidence import confidence_of
from dragoman.reading.discourse import complete
from dragoman.reading.draft import Draft, unsaid
from dragoman.reading.event_places import carry_places, own_place, wider_place
from dragoman.reading.holders import holder_of
from dragoman.reading.leverage import by_leverage
from dragoman.reading.place_index import PlaceIndex
from dragoman.reading.repairs import mend
from dragoman.reading.sentence import Parse, Sentence
from dragoman.reading.status import Decision, StatusReader
from dragoman.reading.triggers import Trigger, TriggerKind, fields_of, find_triggers
from dragoman.reading.voting import HEAD, Ballot, verdict_of, vote

_TO_COME = (
    Status.PLANNED, Status.THREATENED, Status.OFFERED, Status.REQUESTED, Status.HOPED, Status.HYPOTHETICAL,
)  # fmt: skip
_TOGETHER = (EventType.CONSULT, EventType.AGREE, EventType.COOPERATE)
_HOSTILE = (EventType.ASSAULT, EventType.COERCE, EventType.SANCTION)
_HARM = (*_HOSTILE, EventType.MOBILIZE, EventType.THREATEN)
_JUDGED_OVER = ("against", "at", "over", "about", "to", "with", "by", "of")
_PAST = ("has", "have", "had", "did", "was", "were")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Findings:
    """All that earlier steps found, which the reading of events draws on."""

    parse: Parse
    actors: Sequence[ActorMention]
    places: Sequence[PlaceMention]
    quotes: Sequence[Quote]
    date_of: DateOf
    registry: Registry


def find_events(scene: Findings, rules: EventRules) -> list[EventMention]:
    """Every event mention of an article, in text order.

    One trigger gives one mention. A speech act and its content are two, joined by ``content_of``. Actors that no word of
    the clause names are understood from the speech act, the event in subject or object, or the offer answered; their span
    is then None.
    """
    return mentions_of(draft_events(scene, rules), scene, rules)


def draft_events(scene: Findings, rules: EventRules) -> list[Draft]:
    """The events of an article with the trigger and the decision that made each, in text order."""
    places = _true_places(scene.places, scene.actors)
    cast = Cast.of(scene.actors, places, scene.registry)
    about = fields_of(scene.parse.sentences, rules)
    desk = _Desk(scene, cast, Claims(scene.quotes), rules, PlaceIndex(scene.parse, places), about)
    drafts: list[Draft] = []
    for sentence in scene.parse.sentences:
        drafts.extend(_drafts_of(sentence, len(drafts), desk))
    return with_causes(carry_places(complete(drafts)), rules.cues)


def _true_places(places: Sequence[PlaceMention], actors: Sequence[ActorMention]) -> list[PlaceMention]:
    """The places without those whose very words name somebody of another land: the fighters called as a town abroad is."""
    named = {m.span: m.actor.country for m in actors if m.rule == "name" and m.actor.country}
    return [p for p in places if named.get(p.span, p.place.country) == p.place.country or p.place.country is None]


def mentions_of(drafts: Sequence[Draft], scene: Findings, rules: EventRules) -> list[EventMention]:
    """The finished mention of each draft, in the same order."""
    ids = [_identity(scene.parse.document.id, d) for d in drafts]
    first: dict[int, int] = {}
    for draft in drafts:
        first.setdefault(draft.sentence.index, draft.order)
    return [_mention(d, ids, scene, rules, d.order - first[d.sentence.index]) for d in drafts]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the drafting of every mention of one article looks things up in."""

    scene: Findings
    cast: Cast
    claims: Claims
    rules: EventRules
    places: PlaceIndex
    told_of: tuple[Field, ...]


def _drafts_of(sentence: Sentence, first: int, desk: _Desk) -> list[Draft]:
    found = [mend(t) for t in find_triggers(sentence, desk.rules, desk.cast.classes, desk.told_of)]
    opinion = desk.scene.parse.opinion_of(sentence)
    triggers = vote(found, Ballot(sentence, opinion, desk.rules, desk.cast.classes, desk.told_of))
    if not triggers:
        return []
    order = {t.word: first + n for n, t in enumerate(triggers)}
    reader = StatusReader(sentence, {t.word: t for t in triggers}, desk.rules.cues)
    drafts = [_draft(t, order, reader, desk) for t in triggers]
    return [_as_content(d, drafts, first) for d in drafts]


def _draft(trigger: Trigger, order: dict[int, int], reader: StatusReader, desk: _Desk) -> Draft:
    sentence, word, scene = trigger.sentence, trigger.word, desk.scene
    actors, recipients = roles(trigger, desk.cast, desk.rules)
    actors = actors or speaking(trigger, desk.claims)
    place = own_place(trigger, desk.places)
    actors, recipients = located(actors, recipients, place, trigger, desk.cast)
    decision = by_leverage(_by_calendar(reader.of(trigger), trigger, scene), trigger)
    claimant = holder_of(decision, sentence, desk.cast) or desk.claims.at(sentence.starts[word])
    decision = _by_speaker(decision, trigger, actors, claimant)
    days = _days(decision, scene.date_of(sentence.index, word), scene.parse.document.published)
    return Draft(
        order[word],
        trigger,
        decision,
        actors,
        recipients,
        days,
        place or wider_place(trigger, desk.places),
        claimant,
        order.get(decision.speech) if decision.speech is not None else None,
        event_in(trigger.clause.subject, order, word),
        _target(trigger, order),
        fresh=is_fresh(trigger),
        undated=is_undated(trigger, scene.date_of),
        told=points_back(trigger, desk.rules),
    )


def _target(trigger: Trigger, order: dict[int, int]) -> int | None:
    """The event noun that an act is done to; of a judgement also one after a preposition: "protested *against the raid*"."""
    found = event_in(trigger.clause.object, order, trigger.word)
    if found is not None or trigger.kind is TriggerKind.NOUN or trigger.frame.type not in JUDGING:
        return found
    words = tuple(w for case in _JUDGED_OVER for w in trigger.clause.slot(case))
    return event_in(words, order, trigger.word)


def _by_speaker(
    decision: Decision, trigger: Trigger, actors: Sequence[ResolvedActor], claimant: ResolvedActor | None
) -> Decision:
    """A harm that one's own side says it did not do is denied: "its jets had not crossed the line, the army said"."""
    if not decision.negated or decision.status is not Status.DID_NOT_HAPPEN or claimant is None or not actors:
        return decision
    sentence = trigger.sentence
    past = any(sentence.words[h].lower() in _PAST for h in sentence.dependents(trigger.word, "aux"))
    ours = claimant.country is not None and claimant.country == actors[0].country
    if past and ours and trigger.frame.type in _HARM:
        return replace(decision, status=Status.DENIED, cue=f"{decision.cue} denied by its own side")
    return decision


def _by_calendar(decision: Decision, trigger: Trigger, scene: Findings) -> Decision:
    """The present tense on a day to come is a plan ("meets him tomorrow"); a hostile vow is a threat."""
    sentence, word, published = trigger.sentence, trigger.word, scene.parse.document.published
    if decision.status in (Status.HAPPENED, Status.ONGOING) and sentence.xpos[word] in (
        "VBZ",
        "VBP",
        "VBG",
        "NN",
        "NNS",
    ):
        first = scene.date_of(sentence.index, word).earliest
        today = sentence.xpos[word] in ("VBZ", "VBP") and any(
            sentence.words[w].lower() in _WEEKDAYS for w in sentence.dependents(word, "obl")
        )
        if published is not None and first is not None and (first > published or (today and first == published)):
            return Decision(Status.PLANNED, f"{decision.cue} day to come".strip(), decision.speech)
    if (
        decision.status is Status.PLANNED
        and trigger.frame.type in _HOSTILE
        and ("vow" in decision.cue or "warn" in decision.cue)
    ):
        return replace(decision, status=Status.THREATENED)
    return decision


def _days(decision: Decision, found: Interval, published: date | None) -> Interval:
    """The days of an act still to come have no known end unless the text gives one."""
    if decision.status in _TO_COME and found.latest is not None and published is not None and found.latest <= published:
        return Interval(found.earliest, None)
    return found


def _as_content(draft: Draft, drafts: Sequence[Draft], first: int) -> Draft:
    """Completes the content of a speech act from the act: who is to do it, at whom it is aimed, who says so."""
    if draft.speech is None:
        return draft
    act = drafts[draft.speech - first]
    doers = act.recipients if act.trigger.frame.content_actor == "recipient" else act.actors
    others = act.actors if act.trigger.frame.content_actor == "recipient" else act.recipients
    if not doers and draft.type in _TOGETHER:
        doers = others
    if act.trigger.frame.content_actor == "recipient" and draft.type in _HARM:
        others = ()  # who asks for sanctions does not want them upon himself
    actors = draft.actors or unsaid(doers)
    named = {a.id for a in actors}
    recipients = draft.recipients or tuple(a for a in unsaid(others) if a.id not in named)
    claimant = act.actors[0] if act.actors else draft.claimed_by
    return replace(draft, actors=actors, recipients=recipients, claimed_by=claimant)


# ---- the finished mention


def _span(trigger: Trigger) -> Span:
    """The trigger with the words of its pattern that follow it at once."""
    sentence, last = trigger.sentence, trigger.word
    for word in trigger.words:
        if word == last + 1:
            last = word
    first = min((w for w in trigger.words if trigger.kind is TriggerKind.NOUN), default=trigger.word)
    return sentence.span(first, last + 1)


def _identity(document: str, draft: Draft) -> str:
    span = _span(draft.trigger)
    return "m-" + sha256(f"{document}\0{span.start}\0{span.end}\0{draft.type}".encode()).hexdigest()[:12]


def _mention(draft: Draft, ids: Sequence[str], scene: Findings, rules: EventRules, place: int) -> EventMention:
    frame, sentence = draft.trigger.frame, draft.sentence
    fact = rules.types[frame.type]
    rule = frame.id if frame.id.startswith(HEAD) else f"frames:{frame.id}"
    if draft.decision.cue:
        rule += f" status:{draft.decision.cue}"
    if draft.inferred:
        rule += f" actors:{'+'.join(draft.inferred)}"
    opinion = scene.parse.opinion_of(sentence)
    if opinion is not None and not (verdict := verdict_of(draft.trigger, opinion)).agrees:
        rule += f" {verdict}"
    return EventMention(
        id=ids[draft.order],
        span=_span(draft.trigger),
        type=frame.type,
        status=draft.decision.status,
        actors=draft.actors,
        recipients=draft.recipients,
        interval=draft.interval,
        place=draft.place,
        claimed_by=draft.claimed_by,
        intensity=fact.modes.get(frame.mode or "", fact.intensity),
        confidence=confidence_of(draft, opinion, len(scene.parse.sentences), place),
        rule=rule,
        model=scene.parse.model,
        mode=frame.mode,
        contexts=frame.contexts,
        same_as=ids[draft.same_as] if draft.same_as is not None else None,
        content_of=ids[draft.speech] if draft.speech is not None else None,
        caused_by=ids[draft.cause] if draft.cause is not None else None,
        trigger=" ".join(sentence.lemmas[w].lower() for w in draft.trigger.words),
    )
