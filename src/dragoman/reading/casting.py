"""Who plays which part in an act: doer and addressee from the slots of a clause, passive, nominal, shared and lent.

The slots are those of ``clauses.py``; here they become actors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.knowledge.rules import EventRules
from dragoman.model.actor import PlaceMention, ResolvedActor
from dragoman.model.mention import EventType
from dragoman.reading.cast import Cast
from dragoman.reading.claims import Claims
from dragoman.reading.clauses import governor_of, modifiers, owners, read_clause
from dragoman.reading.lending import Actors, lend
from dragoman.reading.sentence import ROOT
from dragoman.reading.triggers import Trigger, TriggerKind

_OVER_ALL = ("martial-law", "curfew", "censor")
"""Modes of coercion that fall on the whole country where nobody is named."""
_SAYING = (EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN)
_AT_HOME = (
    EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.RETREAT, EventType.MOBILIZE, EventType.AID,
)  # fmt: skip
_FELT_IN = (*_AT_HOME, EventType.CONCEDE, EventType.SANCTION)
"""Types whose place is also whom they touch: "lifted the curfew *in Kosovo*"."""
_JUDGING = (EventType.ACCUSE, EventType.REQUEST, EventType.SUPPORT, EventType.REJECT, EventType.THREATEN)


def roles(trigger: Trigger, cast: Cast, rules: EventRules) -> tuple[Actors, Actors]:
    if trigger.kind is TriggerKind.NOUN:
        actors, recipients = _noun_roles(trigger, cast, rules)
    else:
        actors, recipients = _verb_roles(trigger, cast)
    if len(actors) > 1 and not recipients and _each_other(trigger):
        return actors, actors
    named = {a.id for a in actors}
    both = len(actors) > 1 and {r.id for r in recipients} == named
    if both or (trigger.frame.reciprocal and not recipients and len(actors) > 1):
        return actors, actors
    return actors, tuple(r for r in recipients if r.id not in named)


def _each_other(trigger: Trigger) -> bool:
    """Whether the object is a word for one another: "accused *each other*"."""
    sentence = trigger.sentence
    around = (w for words in trigger.clause.oblique.values() for w in words)
    for word in (*trigger.clause.object, *trigger.clause.iobject, *around):
        around_word = " ".join(sentence.words[max(word - 1, 0) : word + 2]).lower()
        if "each other" in around_word or "one another" in around_word:
            return True
    return False


def speaking(trigger: Trigger, claims: Claims) -> Actors:
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


def _verb_roles(trigger: Trigger, cast: Cast) -> tuple[Actors, Actors]:
    sentence, clause, frame = trigger.sentence, trigger.clause, trigger.frame
    actors = cast.actors(sentence, clause.slot(frame.actor))
    recipients = _of_pattern(trigger, actors, cast)
    if recipients:
        return actors, recipients
    slots = frame.recipient if not clause.iobject else ("iobject", *frame.recipient)
    weak: Actors = ()
    lands = {a.country for a in actors}
    for slot in slots:
        recipients = cast.actors(sentence, clause.slot(slot))
        recipients = tuple(r for r in recipients if all(r.id != a.id for a in actors))
        if any(not r.id.startswith("text:") or r.country not in {None, *lands} for r in recipients):
            break
        weak, recipients = weak or recipients, ()  # nameless people of one's own: somebody else may be meant
    recipients = recipients or (weak if frame.type in _AT_HOME or frame.type in _SAYING else ())
    if not recipients and not (frame.reciprocal and len(lands) > 1):
        recipients = _inside_object(trigger, actors, cast) or _inside_complement(trigger, actors, cast)
    return actors, recipients


def _of_pattern(trigger: Trigger, actors: Sequence[ResolvedActor], cast: Cast) -> Actors:
    """Whose the noun is that a verb's pattern holds: "put at *Oslo*'s disposal", "took *Bergen*'s side"."""
    sentence, own = trigger.sentence, {a.id for a in actors}
    owned = [o for w in trigger.words[1:] if sentence.upos[w] == "NOUN" for o in owners(sentence, w)]
    return tuple(a for a in cast.actors(sentence, owned, deep=False) if a.id not in own)


def _inside_complement(trigger: Trigger, actors: Sequence[ResolvedActor], cast: Cast) -> Actors:
    """Whom the content of a speech act concerns: "declined to send envoys *to Oslo*", "complained that *they* had lied"."""
    sentence, own, lands = trigger.sentence, {a.id for a in actors}, {a.country for a in actors}
    weak: Actors = ()
    for word in trigger.clause.complement:
        inner = read_clause(sentence, word)
        slots: tuple[str, ...] = ("object", "iobject", "to", "with", "against", "from", "on", "for", "in")
        if sentence.dependents(word, "nsubj"):
            if trigger.frame.type not in _JUDGING:
                continue
            slots = ("subject", *slots)
        for slot in slots:
            found = tuple(a for a in cast.actors(sentence, inner.slot(slot)) if a.id not in own)
            if any(not a.id.startswith("text:") or a.country not in {None, *lands} for a in found):
                return found
            weak = weak or found
    return weak if trigger.frame.type in _SAYING else ()


def located(
    actors: Actors,
    recipients: Actors,
    place: PlaceMention | None,
    trigger: Trigger,
    cast: Cast,
) -> tuple[Actors, Actors]:
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
    if actor.country is not None or not actor.id.startswith("text:"):
        return False
    first, *rest = actor.name.lower().split()
    return first not in _OF_MANY and (rest or [first])[-1] not in _WORLDLY


_OF_MANY = frozenset(
    ("world", "other", "foreign", "international", "regional", "western", "global", "various", "allied", "allies")
)
"""First words of groups that are of many countries or of others: "world leaders", "foreign envoys"."""
_WORLDLY = frozenset(("leaders", "diplomats", "critics", "allies", "donors", "observers", "delegates"))
"""People who, unlike villagers or gunmen, need not be of where something happens."""


def _inside_object(trigger: Trigger, actors: Sequence[ResolvedActor], cast: Cast) -> Actors:
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
            if case == "in" and trigger.frame.type not in _FELT_IN:
                continue  # "signed an accord in Oslo" only tells where
            found = tuple(a for a in cast.actors(sentence, inside.get(case, ())) if a.id not in own)
            if found:
                return found
    return ()


def _noun_roles(trigger: Trigger, cast: Cast, rules: EventRules) -> tuple[Actors, Actors]:
    sentence, frame, word, clause = trigger.sentence, trigger.frame, trigger.word, trigger.clause
    actors: Actors = ()
    recipients: Actors = ()
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
        if actors and slot == "with" and len(actors) == 1 and not recipients and _has_doer(trigger):
            actors, recipients = (), actors  # "*Oslo* signed an accord with Bergen"
        if actors or recipients:
            break
    for slot in frame.noun_recipient:
        if recipients:
            break
        recipients = tuple(r for r in cast.actors(sentence, clause.oblique.get(slot, ())) if r not in actors)
    return lend(trigger, actors, recipients, cast, rules)


def _has_doer(trigger: Trigger) -> bool:
    """Whether the noun is the object of a verb with a subject."""
    sentence = trigger.sentence
    head, relation = governor_of(sentence, trigger.word)
    return relation == "obj" and head != ROOT and bool(sentence.dependents(head, "nsubj"))


def event_in(heads: Sequence[int], order: dict[int, int], own: int) -> int | None:
    """The event noun that fills a slot, None where none does."""
    for head in heads:
        if head in order and head != own:
            return order[head]
    return None
