"""Who plays which part in an act: doer and addressee from the slots of a clause, passive, nominal, shared and lent.

The slots are those of ``clauses.py``; here they become actors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.knowledge.clausewords import words_of
from dragoman.knowledge.rules import EventRules
from dragoman.model.actor import PlaceMention, ResolvedActor
from dragoman.model.mention import EventType
from dragoman.reading.addressees import AT_HOME, Actors, addressees, doers
from dragoman.reading.cast import Cast
from dragoman.reading.claims import Claims
from dragoman.reading.clauses import governor_of, modifiers, obliques, owners
from dragoman.reading.lending import lend
from dragoman.reading.sentence import ROOT
from dragoman.reading.triggers import Trigger, TriggerKind

_SPEAKING = frozenset(("i", "we", "they", "it", "he", "she"))
_JOINTLY = ("together", "along", "jointly")
_OVER_ALL = ("martial-law", "curfew", "censor")
"""Modes of coercion that fall on the whole country where nobody is named."""


def roles(trigger: Trigger, cast: Cast, rules: EventRules) -> tuple[Actors, Actors]:
    if trigger.kind is TriggerKind.NOUN:
        actors, recipients = _noun_roles(trigger, cast, rules)
    else:
        actors, recipients = _verb_roles(trigger, cast, rules)
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
    """The speaker, where a reported clause has "I" or "we" for its doer, or a "they" that means nobody else."""
    sentence = trigger.sentence
    if trigger.kind is TriggerKind.NOUN:
        own = owners(sentence, trigger.word)
        words = {sentence.words[w].lower() for w in own}
        said = words & {"my", "our"}
    else:
        said = {sentence.words[w].lower() for w in trigger.clause.subject} & _SPEAKING
    speaker = claims.at(sentence.starts[trigger.word]) if said else claims.cued(sentence.starts[trigger.word])
    return (replace(speaker, span=None),) if speaker is not None else ()


def _verb_roles(trigger: Trigger, cast: Cast, rules: EventRules) -> tuple[Actors, Actors]:
    actors = doers(trigger, (*trigger.clause.slot(trigger.frame.actor), *_joint(trigger)), cast, rules)
    return actors, addressees(trigger, actors, cast, rules)


def _joint(trigger: Trigger) -> tuple[int, ...]:
    """Those who act with the subject: "*together with Oslo*, Bergen demanded"."""
    sentence, around = trigger.sentence, trigger.clause.oblique
    beside = around.get("alongside", ())
    for word in sentence.dependents(trigger.word, "advmod"):  # where the phrase hangs on "together" itself
        if sentence.words[word].lower() in _JOINTLY:
            beside = (*beside, *obliques(sentence, word).get("with", ()))
    of_subject = (w for s in trigger.clause.subject for w in obliques(sentence, s).get("with", ()))
    for word in (*around.get("with", ()), *of_subject):
        mark = next((m for m in sentence.dependents(word, "case") if sentence.words[m].lower() == "with"), 0)
        if mark and sentence.words[mark - 1].lower() in _JOINTLY:
            beside = (*beside, word)
    return beside if trigger.frame.actor == "subject" and trigger.clause.subject else ()


def located(
    actors: Actors,
    recipients: Actors,
    place: PlaceMention | None,
    trigger: Trigger,
    cast: Cast,
) -> tuple[Actors, Actors]:
    """Unnamed people take the country of the place, else that of the other side: "gunmen in Mali", "arrested protesters"."""
    here = place.place.country if place is not None and trigger.frame.type in AT_HOME else cast.focus
    lands = [a.country for a in actors if a.country and a.country not in ("IGO", "EUR")]
    actors = tuple(replace(a, country=here) if here and _nameless(a) else a for a in actors)
    struck = trigger.frame.type is EventType.ASSAULT  # whose people an army strikes is not said by whose army it is
    home = here or (lands[0] if lands and trigger.frame.type in AT_HOME and not struck else None)
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


_OF_MANY = words_of("of-many-lands")
"""First words of groups that are of many countries or of others: "world leaders", "foreign envoys"."""
_WORLDLY = words_of("of-no-land")
"""People who, unlike villagers or gunmen, need not be of where something happens."""


def _noun_roles(trigger: Trigger, cast: Cast, rules: EventRules) -> tuple[Actors, Actors]:
    sentence, frame, word, clause = trigger.sentence, trigger.frame, trigger.word, trigger.clause
    actors: Actors = ()
    recipients: Actors = ()
    for slot in frame.noun_actor:
        if slot == "possessive":
            owned = cast.actors(sentence, owners(sentence, word), deep=False)
            actors, recipients = ((), owned) if frame.mode == "release" else (owned, ())  # "*his* release" frees him
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
