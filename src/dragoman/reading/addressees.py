"""Whom a verb's act is aimed at: the slots of its frame, the words of its pattern, what its object and its content name."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge.rules import EventRules
from dragoman.model.actor import ResolvedActor
from dragoman.model.mention import EventType, Status
from dragoman.reading.cast import Cast
from dragoman.reading.clauses import owners, read_clause
from dragoman.reading.sentence import Sentence
from dragoman.reading.triggers import Trigger

Actors = tuple[ResolvedActor, ...]

AT_HOME = (
    EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.RETREAT, EventType.MOBILIZE, EventType.AID,
)  # fmt: skip
"""Types of acts done somewhere to those who are there."""
JUDGING = (EventType.ACCUSE, EventType.REQUEST, EventType.SUPPORT, EventType.REJECT, EventType.THREATEN)
"""Types of speech about what others do: whom it is aimed at are the doers of that."""
_FELT_IN = (*AT_HOME, EventType.CONCEDE, EventType.SANCTION)
"""Types whose place is also whom they touch: "lifted the curfew *in Kosovo*"."""
_SAYING = (EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN)
_HARM = (EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE)
_UPON_PEOPLE = ("convict", "expel")
"""Modes of acts that are done to people, also to nameless ones of the doer's own country."""
_REBELLING = frozenset(("REB", "CRM", "UAF", "PRM", "SPT"))
"""Sectors that fight the state of their own country."""
_RULING = frozenset((None, "GOV", "MIL", "COP", "SPY"))
"""Sectors of the state that they fight; that of a state itself is None."""
_ACTS = (*_HARM, EventType.CONSULT, EventType.AGREE)
_MADE = (EventType.SUPPORT, EventType.AGREE, EventType.COOPERATE)
"""Types of which a verb's pattern may hold what is made: an alliance, a coalition."""
_EDGES = ("border", "frontier", "boundary", "coast", "side")
"""Nouns that only tell where: "hit a village on the Chadian *border*"."""
_BY = ("by", "from")
_INSIDE = ("to", "against", "on", "for", "with", "of", "in")
_OF_CONTENT = ("object", "iobject", "to", "with", "against", "from", "on", "for", "in")


def addressees(trigger: Trigger, actors: Actors, cast: Cast, rules: EventRules) -> Actors:
    """The recipients of a verb's act, the surest words first; nobody of ``actors``.

    A denial has none but those who are named as making the charge: whom the denied act would have hit is not addressed.
    """
    found = _of_pattern(trigger, actors, cast)
    if found:
        return found
    found = _of_slots(trigger, actors, cast, rules)
    lands = {a.country for a in actors}
    if found or (trigger.frame.reciprocal and len(lands) > 1):
        return found
    if trigger.frame.content is Status.DENIED:
        return _accusers(trigger, actors, cast)
    return _inside_object(trigger, actors, cast, rules) or _inside_complement(trigger, actors, cast)


def doers(trigger: Trigger, heads: Sequence[int], cast: Cast, rules: EventRules) -> Actors:
    """Those whom phrases name as acting: of "the shelling of Oslo" nobody, since Oslo was shelled."""
    return _named(trigger.sentence, heads, cast, rules, _ACTS)


def _of_pattern(trigger: Trigger, actors: Actors, cast: Cast) -> Actors:
    """Whose the noun is that a verb's pattern holds: "put at *Oslo*'s disposal", "took *Bergen*'s side"."""
    sentence, own = trigger.sentence, {a.id for a in actors}
    owned = [o for w in trigger.words[1:] if sentence.upos[w] == "NOUN" for o in owners(sentence, w)]
    return tuple(a for a in cast.actors(sentence, owned, deep=False) if a.id not in own)


def _of_slots(trigger: Trigger, actors: Actors, cast: Cast, rules: EventRules) -> Actors:
    sentence, clause, frame = trigger.sentence, trigger.clause, trigger.frame
    weak: Actors = ()
    lands = {a.country for a in actors}
    slots = frame.recipient if not clause.iobject else ("iobject", *frame.recipient)
    if frame.type in JUDGING and any(_tells(sentence, w, rules) for w in clause.object if w not in trigger.words):
        slots = tuple(s for s in slots if s in ("object", "by"))  # "condemned the raid *on Oslo*"
    for slot in slots:
        heads = clause.slot(slot)
        found = _named(sentence, heads, cast, rules) if frame.type in JUDGING else cast.actors(sentence, heads)
        found = tuple(r for r in found if all(r.id != a.id for a in actors) and not _of_its_words(r, trigger))
        if any(not r.id.startswith("text:") or r.country not in {None, *lands} or _hostile(r, actors) for r in found):
            return found
        weak = weak or found  # nameless people of one's own: somebody else may be meant
    return weak if frame.type in AT_HOME or frame.type in _SAYING or frame.mode in _UPON_PEOPLE else ()


def _of_its_words(actor: ResolvedActor, trigger: Trigger) -> bool:
    """Whether an actor is but a noun of the verb's pattern: "formed an *alliance*" is aimed at no alliance."""
    if actor.span is None or not actor.id.startswith("text:") or trigger.frame.type not in _MADE:
        return False
    starts = (trigger.sentence.starts[w] for w in trigger.words[1:])
    return any(actor.span.start <= start < actor.span.end for start in starts)


def _hostile(one: ResolvedActor, actors: Actors) -> bool:
    return bool(actors) and all(one.country == a.country and opposed(one, a) for a in actors)


def opposed(one: ResolvedActor, other: ResolvedActor) -> bool:
    """Whether two are of different sides: of two countries, or rebels and those against whom they rise."""
    if one.id == other.id:
        return False
    sectors = {one.sector, other.sector}
    return one.country != other.country or bool(sectors & _REBELLING and sectors & _RULING)


def _named(
    sentence: Sentence, heads: Sequence[int], cast: Cast, rules: EventRules, kinds: Sequence[EventType] = _HARM
) -> Actors:
    """The actors of phrases; of a noun that tells a harm its doers alone, not those hit: "the *Chadian* raid on Oslo"."""
    found: dict[str, ResolvedActor] = {}
    for head in heads:
        act = _tells(sentence, head, rules, kinds)
        for actor in (
            (cast.of_head(sentence, head) or cast.of_noun(sentence, head)) if act else cast.actors(sentence, (head,))
        ):
            found.setdefault(actor.id, actor)
    return tuple(found.values())


def _tells(sentence: Sentence, word: int, rules: EventRules, kinds: Sequence[EventType] = _HARM) -> bool:
    """Whether a noun tells an act of some types."""
    if sentence.upos[word] != "NOUN":
        return False
    patterns = rules.nouns.get(sentence.lemmas[word].lower(), ())
    return any(p.frame.type in kinds and not p.beside for p in patterns)


def _accusers(trigger: Trigger, actors: Actors, cast: Cast) -> Actors:
    """Those who make the charge that is denied: "denied the claims *by Oslo*"."""
    sentence, own = trigger.sentence, {a.id for a in actors}
    for word in trigger.clause.object:
        inside = read_clause(sentence, word).oblique
        heads = [*owners(sentence, word), *(h for case in _BY for h in inside.get(case, ()))]
        found = tuple(a for a in cast.actors(sentence, heads, deep=False) if a.id not in own)
        if found:
            return found
    return ()


def _inside_complement(trigger: Trigger, actors: Actors, cast: Cast) -> Actors:
    """Whom the content of a speech act concerns: "declined to send envoys *to Oslo*", "complained that *they* had lied"."""
    sentence, own, lands = trigger.sentence, {a.id for a in actors}, {a.country for a in actors}
    weak: Actors = ()
    for word in trigger.clause.complement:
        inner = read_clause(sentence, word)
        slots: tuple[str, ...] = _OF_CONTENT
        if sentence.dependents(word, "nsubj"):
            if trigger.frame.type not in JUDGING:
                continue
            slots = ("subject", *slots)
        for slot in slots:
            found = tuple(a for a in cast.actors(sentence, inner.slot(slot)) if a.id not in own)
            if any(not a.id.startswith("text:") or a.country not in {None, *lands} for a in found):
                return found
            weak = weak or found
    return weak if trigger.frame.type in _SAYING else ()


def _inside_object(trigger: Trigger, actors: Actors, cast: Cast, rules: EventRules) -> Actors:
    """Whom a phrase inside the arguments names: "cut off *aid to Niger*", "walked away from the *deal with Kuwait*"."""
    sentence, clause, own = trigger.sentence, trigger.clause, {a.id for a in actors}
    predicates = sentence.dependents(trigger.word, "xcomp", "advmod")  # "drew closer *to Guyana*"
    around = (w for case, words in clause.oblique.items() if case not in ("in", "at", "by", "after") for w in words)
    judging = trigger.frame.type in JUDGING
    if judging:  # "vetoed a Security Council resolution"
        named = _named(sentence, clause.object, cast, rules)
        found = tuple(a for a in named if a.id not in own and not a.id.startswith("text:"))
        if found:
            return found
    words = (*clause.object, *around, *predicates)
    if judging and any(_tells(sentence, w, rules) for w in clause.object if w not in trigger.words):
        words = clause.object
    for word in words:
        inside = read_clause(sentence, word).oblique
        harm = judging and _tells(sentence, word, rules)
        for case in _BY if harm else (*trigger.frame.recipient, *_INSIDE):
            if case == "in" and trigger.frame.type not in _FELT_IN:
                continue  # "signed an accord in Oslo" only tells where
            heads = [w for w in inside.get(case, ()) if sentence.lemmas[w].lower() not in _EDGES]
            found = tuple(a for a in cast.actors(sentence, heads) if a.id not in own)
            if found:
                return found
    return ()
