"""Clauses -> event mentions: who did what to whom, and whether it came about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from dragoman.knowledge.registry import Registry
from dragoman.knowledge.rules import EventRules
from dragoman.model.actor import ActorMention, PlaceMention, ResolvedActor
from dragoman.model.document import Span
from dragoman.model.interval import Interval
from dragoman.model.mention import EventMention, EventType, Manner, Quote, Status
from dragoman.reading.cast import Cast
from dragoman.reading.clauses import case_of, governor_of, modifiers, owners, read_clause
from dragoman.reading.discourse import complete
from dragoman.reading.draft import Draft, unsaid
from dragoman.reading.holders import holder_of
from dragoman.reading.sentence import ROOT, Parse, Sentence
from dragoman.reading.status import Decision, StatusReader
from dragoman.reading.triggers import Trigger, TriggerKind, find_triggers

DateOf = Callable[[int, int], Interval]
"""From sentence and word to the days of the act told there."""

_TO_COME = (
    Status.PLANNED, Status.THREATENED, Status.OFFERED, Status.REQUESTED, Status.HOPED, Status.HYPOTHETICAL,
)  # fmt: skip
_OVER_ALL = ("martial-law", "curfew", "censor")
"""Modes of coercion that fall on the whole country where nobody is named."""
_CARRYING = ("light_verb", "ongoing", "ended", "did_not_happen", "planned", "hoped", "offered")
"""Groups of verbs whose subject does what their object tells: "launched an attack", "cancelled a visit"."""
_AT = ("in", "at", "near", "outside", "on", "across", "to", "from", "over", "around", "inside")
"""Prepositions of place, the surest first."""
_TOGETHER = (EventType.CONSULT, EventType.AGREE, EventType.COOPERATE)
_SAYING = (EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN)
_HOSTILE = (EventType.ASSAULT, EventType.COERCE, EventType.SANCTION)
_AT_HOME = (
    EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.RETREAT, EventType.MOBILIZE, EventType.AID,
)  # fmt: skip
_JUDGING = (EventType.ACCUSE, EventType.REQUEST, EventType.SUPPORT, EventType.REJECT, EventType.THREATEN)
_SPEECH = (Manner.SAID, Manner.WRITTEN)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Scene:
    """All that earlier steps found, which the reading of events draws on."""

    parse: Parse
    actors: Sequence[ActorMention]
    places: Sequence[PlaceMention]
    quotes: Sequence[Quote]
    date_of: DateOf
    registry: Registry


def find_events(scene: Scene, rules: EventRules) -> list[EventMention]:
    """Every event mention of an article, in text order.

    One trigger gives one mention. A speech act and its content are two, joined by ``content_of``. Actors that no word of
    the clause names are understood from the speech act, the event in subject or object, or the offer answered; their span
    is then None.
    """
    return mentions_of(draft_events(scene, rules), scene, rules)


def draft_events(scene: Scene, rules: EventRules) -> list[Draft]:
    """The events of an article with the trigger and the decision that made each, in text order."""
    cast = Cast.of(scene.actors, scene.places, scene.registry)
    claims = Claims(scene.quotes)
    drafts: list[Draft] = []
    for sentence in scene.parse.sentences:
        drafts.extend(_drafts_of(sentence, len(drafts), scene, cast, claims, rules))
    return complete(drafts)


def mentions_of(drafts: Sequence[Draft], scene: Scene, rules: EventRules) -> list[EventMention]:
    """The finished mention of each draft, in the same order."""
    ids = [_identity(scene.parse.document.id, d) for d in drafts]
    return [_mention(d, ids, scene, rules) for d in drafts]


def _drafts_of(
    sentence: Sentence, first: int, scene: Scene, cast: Cast, claims: Claims, rules: EventRules
) -> list[Draft]:
    triggers = find_triggers(sentence, rules, cast.classes)
    if not triggers:
        return []
    by_word = {t.word: t for t in triggers}
    order = {t.word: first + n for n, t in enumerate(triggers)}
    reader = StatusReader(sentence, by_word, rules.cues)
    drafts = []
    for trigger in triggers:
        decision = reader.of(trigger)
        actors, recipients = _roles(trigger, cast, rules)
        actors = actors or _speaking(trigger, claims)
        place = _place(trigger, cast)
        actors, recipients = _located(actors, recipients, place, trigger, cast)
        place = place or _wider_place(trigger, cast)
        decision = _by_calendar(decision, trigger, scene)
        days = _days(decision, scene.date_of(sentence.index, trigger.word), scene.parse.document.published)
        drafts.append(
            Draft(
                order[trigger.word],
                trigger,
                decision,
                actors,
                recipients,
                days,
                place,
                holder_of(decision, sentence, cast) or claims.at(sentence.starts[trigger.word]),
                order.get(decision.speech) if decision.speech is not None else None,
                _event_in(trigger.clause.subject, order, trigger.word),
                _event_in(trigger.clause.object, order, trigger.word),
            )
        )
    return [_as_content(d, drafts, first) for d in drafts]


def _by_calendar(decision: Decision, trigger: Trigger, scene: Scene) -> Decision:
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


# ---- who


def _roles(
    trigger: Trigger, cast: Cast, rules: EventRules
) -> tuple[tuple[ResolvedActor, ...], tuple[ResolvedActor, ...]]:
    if trigger.kind is TriggerKind.NOUN:
        actors, recipients = _noun_roles(trigger, cast, rules)
    else:
        actors, recipients = _verb_roles(trigger, cast)
    named = {a.id for a in actors}
    both = len(actors) > 1 and {r.id for r in recipients} == named
    if both or (trigger.frame.reciprocal and not recipients and len(actors) > 1):
        return actors, actors
    return actors, tuple(r for r in recipients if r.id not in named)


def _speaking(trigger: Trigger, claims: Claims) -> tuple[ResolvedActor, ...]:
    """The speaker, where a quoted clause has "I" or "we" for its doer."""
    sentence = trigger.sentence
    if trigger.kind is TriggerKind.NOUN:
        own = owners(sentence, trigger.word)
        words = {sentence.words[w].lower() for w in own}
        said = words & {"my", "our"}
    else:
        said = {sentence.words[w].lower() for w in trigger.clause.subject} & {"i", "we"}
    speaker = claims.at(sentence.starts[trigger.word]) if said else None
    return (replace(speaker, span=None),) if speaker is not None else ()


def _verb_roles(trigger: Trigger, cast: Cast) -> tuple[tuple[ResolvedActor, ...], tuple[ResolvedActor, ...]]:
    sentence, clause, frame = trigger.sentence, trigger.clause, trigger.frame
    actors = cast.actors(sentence, clause.slot(frame.actor))
    recipients: tuple[ResolvedActor, ...] = ()
    slots = frame.recipient if not clause.iobject else ("iobject", *frame.recipient)
    weak: tuple[ResolvedActor, ...] = ()
    lands = {a.country for a in actors}
    for slot in slots:
        recipients = cast.actors(sentence, clause.slot(slot))
        recipients = tuple(r for r in recipients if all(r.id != a.id for a in actors))
        if any(not r.id.startswith("text:") or r.country not in {None, *lands} for r in recipients):
            break
        weak, recipients = weak or recipients, ()  # nameless people of one's own: somebody else may be meant
    recipients = recipients or (weak if frame.type in _AT_HOME or frame.type in _SAYING else ())
    if not recipients:
        recipients = _inside_object(trigger, actors, cast) or _inside_complement(trigger, actors, cast)
    return actors, recipients


def _inside_complement(trigger: Trigger, actors: Sequence[ResolvedActor], cast: Cast) -> tuple[ResolvedActor, ...]:
    """Whom the content of a speech act concerns: "declined to send envoys *to Oslo*", "complained that *they* had lied"."""
    sentence, own = trigger.sentence, {a.id for a in actors}
    for word in trigger.clause.complement:
        inner = read_clause(sentence, word)
        slots: tuple[str, ...] = ("object", "iobject", "to", "with", "against", "from", "on", "for")
        if sentence.dependents(word, "nsubj"):
            if trigger.frame.type not in _JUDGING:
                continue
            slots = ("subject", *slots)
        for slot in slots:
            found = tuple(a for a in cast.actors(sentence, inner.slot(slot)) if a.id not in own)
            if found:
                return found
    return ()


def _located(
    actors: tuple[ResolvedActor, ...],
    recipients: tuple[ResolvedActor, ...],
    place: PlaceMention | None,
    trigger: Trigger,
    cast: Cast,
) -> tuple[tuple[ResolvedActor, ...], tuple[ResolvedActor, ...]]:
    """Unnamed people take the country of the place, else that of the other side: "gunmen in Mali", "arrested protesters"."""
    here = place.place.country if place is not None and trigger.frame.type in _AT_HOME else cast.focus
    lands = [a.country for a in actors if a.country and a.country not in ("IGO", "EUR")]
    actors = tuple(replace(a, country=here) if here and _nameless(a) else a for a in actors)
    struck = trigger.frame.type is EventType.ASSAULT  # whose people an army strikes is not said by whose army it is
    home = here or (lands[0] if lands and trigger.frame.type in _AT_HOME and not struck else None)
    recipients = tuple(replace(r, country=home) if home and _nameless(r) else r for r in recipients)
    if not recipients and lands and trigger.frame.mode in _OVER_ALL:
        state = cast.registry.get(f"state:{lands[0]}")
        if state is not None:
            return actors, (ResolvedActor(state.id, state.name, state.country, state.sector, None),)
    protested = trigger.frame.type is EventType.PROTEST and not recipients
    land = here or (lands[0] if lands else None)
    if protested and land:  # a march that names no target is against whoever rules there
        state = cast.registry.get(f"state:{land}")
        if state is not None:
            return actors, (ResolvedActor(state.id, state.name, state.country, state.sector, None),)
    if not recipients and here and trigger.frame.type is EventType.ASSAULT and here not in lands:
        state = cast.registry.get(f"state:{here}")
        if state is not None:
            recipients = (ResolvedActor(state.id, state.name, state.country, state.sector, None),)
    return actors, recipients


def _nameless(actor: ResolvedActor) -> bool:
    return actor.country is None and actor.id.startswith("text:")


def _inside_object(trigger: Trigger, actors: Sequence[ResolvedActor], cast: Cast) -> tuple[ResolvedActor, ...]:
    """Whom a phrase inside the arguments names: "cut off *aid to Niger*", "walked away from the *deal with Kuwait*"."""
    sentence, clause, own = trigger.sentence, trigger.clause, {a.id for a in actors}
    predicates = sentence.dependents(trigger.word, "xcomp", "advmod")  # "drew closer *to Guyana*"
    around = (w for case, words in clause.oblique.items() if case not in ("in", "at", "by", "after") for w in words)
    found = tuple(a for a in cast.actors(sentence, clause.object) if a.id not in own and not a.id.startswith("text:"))
    if found and trigger.frame.type in _JUDGING:  # "vetoed a Security Council resolution"
        return found
    for word in (*clause.object, *around, *predicates):
        inside = read_clause(sentence, word).oblique
        for case in (*trigger.frame.recipient, "to", "against", "on", "for", "with", "of", "in"):
            found = tuple(a for a in cast.actors(sentence, inside.get(case, ())) if a.id not in own)
            if found:
                return found
    return ()


def _noun_roles(
    trigger: Trigger, cast: Cast, rules: EventRules
) -> tuple[tuple[ResolvedActor, ...], tuple[ResolvedActor, ...]]:
    sentence, frame, word, clause = trigger.sentence, trigger.frame, trigger.word, trigger.clause
    actors: tuple[ResolvedActor, ...] = ()
    recipients: tuple[ResolvedActor, ...] = ()
    for slot in frame.noun_actor:
        if slot == "possessive":
            actors = cast.actors(sentence, owners(sentence, word), deep=False)
        elif slot == "adjective":
            before = modifiers(sentence, word)
            if frame.type is EventType.ASSAULT:  # "the *Kyiv* bombings" struck Kyiv
                towns = [w for w in before if cast.is_town(sentence, w)]
                recipients = cast.actors(sentence, towns) or tuple(
                    s for w in towns if (s := cast.state_of_place(sentence, w)) is not None
                )
                before = tuple(w for w in before if w not in towns)
            actors = cast.actors(sentence, before, deep=False)
        else:
            actors = cast.actors(sentence, clause.oblique.get(slot, ()))
            if slot == "between" and actors:
                return actors, actors
        if actors:
            break
    for slot in frame.noun_recipient:
        if recipients:
            break
        recipients = tuple(r for r in cast.actors(sentence, clause.oblique.get(slot, ())) if r not in actors)
    return _from_carrier(trigger, actors, recipients, cast, rules)


def _from_carrier(
    trigger: Trigger,
    actors: tuple[ResolvedActor, ...],
    recipients: tuple[ResolvedActor, ...],
    cast: Cast,
    rules: EventRules,
) -> tuple[tuple[ResolvedActor, ...], tuple[ResolvedActor, ...]]:
    """Actors lent by the verb that carries the noun: "*Oslo* launched an attack *on Bergen*"."""
    sentence = trigger.sentence
    head, relation = governor_of(sentence, trigger.word)
    if head == ROOT or sentence.upos[head] not in ("VERB", "AUX"):
        return actors, recipients
    lemma = sentence.lemmas[head].lower()
    carrier = read_clause(sentence, head)
    carries = any(rules.cues.has(group, lemma) for group in _CARRYING)
    between = cast.actors(sentence, carrier.slot("between"))
    if not actors and len(between) > 1:
        return between, between
    if relation in ("obj", "nsubj:pass") and carries:
        if not actors:
            actors = cast.actors(sentence, carrier.subject)
        for slot in ("with", "on", "against", "to"):
            if not recipients:
                recipients = tuple(r for r in cast.actors(sentence, carrier.slot(slot)) if r not in actors)
    return actors, recipients


def _event_in(heads: Sequence[int], order: dict[int, int], own: int) -> int | None:
    """The event noun that fills a slot, None where none does."""
    for head in heads:
        if head in order and head != own:
            return order[head]
    return None


def _as_content(draft: Draft, drafts: Sequence[Draft], first: int) -> Draft:
    """Completes the content of a speech act from the act: who is to do it, at whom it is aimed, who says so."""
    if draft.speech is None:
        return draft
    act = drafts[draft.speech - first]
    doers = act.recipients if act.trigger.frame.content_actor == "recipient" else act.actors
    others = act.actors if act.trigger.frame.content_actor == "recipient" else act.recipients
    if not doers and draft.type in _TOGETHER:
        doers = others
    actors = draft.actors or unsaid(doers)
    named = {a.id for a in actors}
    recipients = draft.recipients or tuple(a for a in unsaid(others) if a.id not in named)
    claimant = act.actors[0] if act.actors else draft.claimed_by
    return replace(draft, actors=actors, recipients=recipients, claimed_by=claimant)


# ---- where, who says so


def _place(trigger: Trigger, cast: Cast) -> PlaceMention | None:
    """The place of an act: its own phrase of place, the thing struck, or the place of a governing clause."""
    sentence, clause = trigger.sentence, trigger.clause
    around = dict(clause.oblique)
    if trigger.kind is TriggerKind.NOUN:
        head, _ = governor_of(sentence, trigger.word)
        if head != ROOT:
            around = {**read_clause(sentence, head).oblique, **around}
    found = _first_place(sentence, (w for case in _AT for w in around.get(case, ())), cast)
    if found is None and trigger.frame.type is EventType.ASSAULT:
        struck = (*clause.object, *(w for c in ("on", "against", "of") for w in around.get(c, ())))
        found = _first_place(sentence, struck, cast)
    return found


def _wider_place(trigger: Trigger, cast: Cast) -> PlaceMention | None:
    """A place that the clause names less directly: "met the leaders *in Doha*", "swept through villages *in Chad* and attacked"."""
    sentence, clause = trigger.sentence, trigger.clause
    nouns = (*clause.object, *clause.subject, *(w for words in clause.oblique.values() for w in words))
    near = (w for noun in (*nouns, trigger.word) for w in sentence.subtree(noun) if case_of(sentence, w) in _AT[:6])
    inside = [w for w in dict.fromkeys(near) if w > trigger.word or trigger.kind is TriggerKind.NOUN]
    found = _first_place(sentence, inside, cast)
    at = trigger.word
    while found is None and sentence.relations[at].split(":")[0] in ("conj", "xcomp", "advcl"):
        at = sentence.heads[at]
        around = read_clause(sentence, at).oblique
        above = [w for case in _AT for w in around.get(case, ())]
        nested = [
            w for words in around.values() for noun in words for w in read_clause(sentence, noun).oblique.get("in", ())
        ]
        found = _first_place(sentence, (*above, *nested), cast)
    return found


def _first_place(sentence: Sentence, words: Iterable[int], cast: Cast) -> PlaceMention | None:
    """The place that the first of some phrases names."""
    return next((place for w in words if (place := cast.place_in(sentence, w)) is not None), None)


class Claims:
    """Who says what stands at an offset: quotations of speech, looked up by where they stand."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._parts = sorted(
            (
                (p.start, p.end, q.span.end - q.span.start, n)
                for n, q in enumerate(quotes)
                if q.manner in _SPEECH
                for p in q.parts
            )
        )
        self._longest = max((end - start for start, end, _, _ in self._parts), default=0)
        self._quotes = quotes

    def at(self, offset: int) -> ResolvedActor | None:
        """The speaker of the innermost quotation that holds an offset; None in the writer's own voice."""
        found: tuple[int, int] | None = None
        position = bisect_right(self._parts, (offset, 1 << 62, 0, 0)) - 1
        while position >= 0 and self._parts[position][0] >= offset - self._longest:
            _, end, size, number = self._parts[position]
            if offset < end and (found is None or size < found[0]):
                found = (size, number)
            position -= 1
        return self._quotes[found[1]].speaker if found is not None else None


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


def _mention(draft: Draft, ids: Sequence[str], scene: Scene, rules: EventRules) -> EventMention:
    frame, sentence = draft.trigger.frame, draft.sentence
    fact = rules.types[frame.type]
    rule = f"frames:{frame.id}"
    if draft.decision.cue:
        rule += f" status:{draft.decision.cue}"
    if draft.inferred:
        rule += f" actors:{'+'.join(draft.inferred)}"
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
        confidence=_confidence(draft),
        rule=rule,
        model=scene.parse.model,
        mode=frame.mode,
        contexts=frame.contexts,
        same_as=ids[draft.same_as] if draft.same_as is not None else None,
        content_of=ids[draft.speech] if draft.speech is not None else None,
        trigger=" ".join(sentence.lemmas[w].lower() for w in draft.trigger.words),
    )


def _confidence(draft: Draft) -> float:
    """How far to trust a mention: less for nouns, rival frames, missing or understood actors."""
    sure = 0.8
    sure -= 0.1 if draft.trigger.kind is not TriggerKind.VERB else 0.0
    sure -= 0.05 * min(len(draft.trigger.competed), 2)
    sure -= 0.15 if not draft.actors else 0.0
    sure -= 0.05 if not draft.recipients else 0.0
    sure -= 0.1 if draft.inferred else 0.0
    return round(max(0.1, sure), 2)
