"""Actors that an event noun does not name itself and the words around it lend: its carrier, its clause, its occasion."""

from __future__ import annotations

from dragoman.knowledge.clausewords import words_of
from dragoman.knowledge.rules import EventRules
from dragoman.model.actor import ResolvedActor
from dragoman.model.mention import EventType
from dragoman.reading.cast import Cast
from dragoman.reading.clauses import Clause, case_of, governor_of, read_clause
from dragoman.reading.sentence import ROOT, Sentence
from dragoman.reading.triggers import Trigger

Actors = tuple[ResolvedActor, ...]

_CARRYING = ("light_verb", "ongoing", "ended", "did_not_happen", "planned", "hoped", "offered")
"""Groups of verbs whose subject does what their object tells: "launched an attack", "cancelled a visit"."""
_ANSWERING = ("did_not_happen", "denied")
"""Groups of verbs whose object, where it is an act of speech, is another's: "rejected the charge"."""
_SPOKEN = (EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.AGREE)
_OWNED_BY_OF = (EventType.REQUEST, EventType.REJECT, EventType.AGREE, EventType.THREATEN)
"""Types whose nouns name their doer after "of": "the refusal of the junta"."""
_BETWEEN_OTHERS = words_of("third-parties")
"""Verbs whose subject brings about what others then do: who brokers a truce is no side of it."""
_MEANS = ("in", "with", "during", "by")
_ANSWERED_BY = words_of("retaliating")
_AIMED = ("with", "on", "against", "to")


def lend(trigger: Trigger, actors: Actors, recipients: Actors, cast: Cast, rules: EventRules) -> tuple[Actors, Actors]:
    """The actors and recipients of an event noun, completed from the words around it.

    Args:
        trigger: A noun.
        actors, recipients: Those that its own phrase names; what is named is never replaced.
    """
    for lender in (_by_owner, _by_clause, _by_carrier, _by_occasion, _by_neighbour, _by_state):
        found_actors, found_recipients = lender(trigger, cast, rules)
        if not actors and not recipients and len(found_actors) > 1 and found_actors == found_recipients:
            return found_actors, found_recipients
        actors = actors or tuple(a for a in found_actors if a not in recipients)
        recipients = recipients or tuple(r for r in found_recipients if r not in actors)
    return actors, recipients


def _by_owner(trigger: Trigger, cast: Cast, _: EventRules) -> tuple[Actors, Actors]:
    """ "The refusal *of the junta*", "at the request *of the council*"."""
    if trigger.frame.type not in _OWNED_BY_OF:
        return (), ()
    return cast.actors(trigger.sentence, trigger.clause.slot("of"), deep=False), ()


def _by_clause(trigger: Trigger, cast: Cast, rules: EventRules) -> tuple[Actors, Actors]:
    """A clause on the noun: "the attack *launched by Oslo on Bergen*", "the truce that *they* reached"."""
    sentence = trigger.sentence
    for verb in sentence.dependents(trigger.word, "acl"):
        lemma = sentence.lemmas[verb].lower()
        if lemma in _BETWEEN_OTHERS or not _carries(rules, lemma, _CARRYING):
            continue
        clause = read_clause(sentence, verb)
        if trigger.word in clause.object:
            return _from_clause(sentence, clause, cast)
    return (), ()


def _by_carrier(trigger: Trigger, cast: Cast, rules: EventRules) -> tuple[Actors, Actors]:
    """The verb that carries the noun: "*Oslo* launched an attack *on Bergen*"; a charge rejected is another's."""
    sentence = trigger.sentence
    head, relation = governor_of(sentence, trigger.word)
    if head == ROOT or sentence.upos[head] not in ("VERB", "AUX"):
        return (), ()
    lemma, clause = sentence.lemmas[head].lower(), read_clause(sentence, head)
    direct = relation in ("obj", "nsubj:pass")
    if lemma in _BETWEEN_OTHERS:
        return (), ()
    if direct and trigger.frame.type in _SPOKEN and _carries(rules, lemma, _ANSWERING):
        return (), cast.actors(sentence, clause.subject)
    if direct and _carries(rules, lemma, _CARRYING):
        return _from_clause(sentence, clause, cast)
    between = cast.actors(sentence, clause.slot("between"))
    return (between, between) if len(between) > 1 else ((), ())


def _by_occasion(trigger: Trigger, cast: Cast, rules: EventRules) -> tuple[Actors, Actors]:
    """What a phrase of occasion shares: "*Oslo* left at the request of Bergen", "*the envoy* flew in for talks".

    A harm by which another was done is by the same and to the same: "*jets* killed *nine* in raids".
    """
    sentence = trigger.sentence
    head = governor_of(sentence, trigger.word)[0]
    if head == ROOT or sentence.upos[head] != "VERB":
        return (), ()
    case, kind = case_of(sentence, trigger.word), trigger.frame.type
    if case == "at" and kind in (EventType.REQUEST, EventType.AGREE):
        return (), cast.actors(sentence, read_clause(sentence, head).subject)
    if case == "for" and kind is EventType.CONSULT:
        return cast.actors(sentence, read_clause(sentence, head).subject), ()
    lemma = sentence.lemmas[head].lower()
    if (
        case in _MEANS
        and kind is EventType.ASSAULT
        and _tells(rules, lemma, kind)
        and (case != "with" or lemma in _ANSWERED_BY)
    ):
        clause = read_clause(sentence, head)
        return cast.actors(sentence, clause.subject), cast.actors(sentence, clause.object)
    return (), ()


def _by_neighbour(trigger: Trigger, cast: Cast, _: EventRules) -> tuple[Actors, Actors]:
    """A phrase behind a harm that the parse hung on the verb: "condemned the raid of Monday *on a patrol of Norway*"."""
    sentence = trigger.sentence
    head, relation = governor_of(sentence, trigger.word)
    if trigger.frame.type is not EventType.ASSAULT or relation != "obj" or sentence.upos[head] != "VERB":
        return (), ()
    around = read_clause(sentence, head).oblique
    behind = [w for case in ("on", "against") for w in around.get(case, ()) if w > trigger.word]
    return (), cast.actors(sentence, behind)


def _by_state(trigger: Trigger, cast: Cast, _: EventRules) -> tuple[Actors, Actors]:
    """Who is in the state that a noun tells: "*the general* has been under house arrest"."""
    sentence, word = trigger.sentence, trigger.word
    held = (
        trigger.frame.mode == "arrest"
        and sentence.dependents(word, "cop")
        and case_of(sentence, word) in ("under", "in")
    )
    return (), cast.actors(sentence, read_clause(sentence, word).subject) if held else ()


def _from_clause(sentence: Sentence, clause: Clause, cast: Cast) -> tuple[Actors, Actors]:
    between = cast.actors(sentence, clause.slot("between"))
    if len(between) > 1:
        return between, between
    doers = cast.actors(sentence, clause.subject)
    for slot in _AIMED:
        found = tuple(r for r in cast.actors(sentence, clause.slot(slot)) if r not in doers)
        if found:
            return doers, found
    return doers, ()


def _tells(rules: EventRules, lemma: str, kind: EventType) -> bool:
    return any(p.frame.type is kind for p in rules.verbs.get(lemma, ()))


def _carries(rules: EventRules, lemma: str, groups: tuple[str, ...]) -> bool:
    return any(rules.cues.has(group, lemma) for group in groups)
