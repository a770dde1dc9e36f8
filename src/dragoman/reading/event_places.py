"""Where an act takes place: its own phrase of place, the thing struck, the act told just before; else nowhere.

An act has one place or none. ``own_place`` reads what the clause says of the act itself; ``wider_place`` what stands
about its doer, its object or the act that it goes on from; ``carry_places`` what an earlier telling has said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.knowledge.clausewords import listed, words_of
from dragoman.model.actor import PlaceMention
from dragoman.model.mention import EventType, Status
from dragoman.reading.clauses import Clause, case_of, conjuncts, governor_of, modifiers, obliques, read_clause
from dragoman.reading.draft import Draft
from dragoman.reading.place_index import PlaceIndex
from dragoman.reading.sentence import ROOT, Sentence
from dragoman.reading.stray_times import told_with
from dragoman.reading.triggers import Trigger, TriggerKind

_AT = listed("place-cases")
"""Prepositions of place, the surest first."""
_STRUCK = listed("struck-cases")
_NESTED = words_of("nested-cases")
_FORCE = (EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE, EventType.RETREAT, EventType.AID)
"""Acts done by hand: what they are done to has a place, and the act has that."""
_TALK = (EventType.CONSULT, EventType.AGREE, EventType.COOPERATE)
_SPOKEN = (EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.SUPPORT, EventType.THREATEN)
_REACHED = words_of("motion")
"""Words of motion: what they lead to is their place."""
_FROM = words_of("leaving")
_MAKING = words_of("bringing-about")
"""Verbs that tell of an act how it came about; where they say a place it is that of the act."""
_HALTING = words_of("halting")
_BLAMING = words_of("blaming")
_GATHERED = words_of("gathering")
_SETTING = words_of("ground")
"""Nouns that lie somewhere: a place inside their phrase is where they lie."""
_LOCAL = ("city", "site", "district")
_CITY = words_of("town-nouns")
_AREA = words_of("area-nouns")
_DEFINITE = frozenset(("the", "this", "that"))
_NEAR = 3  # sentences back in which "the city" finds its name
_TELLING = 2  # and "the talks" the talks
_CASUALTIES = words_of("casualties")
_REPEATABLE = (EventType.CONSULT, EventType.AGREE, EventType.ASSAULT, EventType.PROTEST, EventType.COERCE)
_TAKING_PLACE = (Status.HAPPENED, Status.ONGOING)
_DEEP = 3


def own_place(trigger: Trigger, places: PlaceIndex) -> PlaceMention | None:
    """The place that the clause gives the act itself: its phrase of place, the thing struck, the venue before the noun."""
    sentence = trigger.sentence
    found = _named_before(trigger, places) if trigger.kind is TriggerKind.NOUN else None
    found = found or _around(trigger, trigger.clause.oblique, places)
    if found is None and _stands_as_noun(trigger):
        found = _around(trigger, _adjacent(trigger), places)
    if found is None and _stands_as_noun(trigger):
        found = _of_carrier(trigger, places) or _of_noun_clause(trigger, places)
    if trigger.frame.type in _FORCE and (found is None or found.place.kind not in _LOCAL):
        struck = _first(sentence, _things(trigger), places)
        found = struck if found is None or (struck is not None and struck.place.kind in _LOCAL) else found
    return found


def wider_place(trigger: Trigger, places: PlaceIndex) -> PlaceMention | None:
    """A place that the clause names less directly.

    "met the leaders *in Doha*", "police *in Baku* arrested", "struck Sumy, killing nine", "leaders meeting *in Cairo*
    endorsed", "swept through villages *in Chad* and attacked".
    """
    sentence, clause = trigger.sentence, trigger.clause
    force, talk = trigger.frame.type in _FORCE, trigger.frame.type in _TALK
    found = None
    made = _lemma(trigger) in _MAKING | _HALTING
    if force or talk or made:
        found = _first_of(_lying(sentence, w, places) for w in _after(trigger))
    if found is None and trigger.frame.type is EventType.CONSULT and _moves(trigger):
        found = _first(sentence, clause.object, places)
    if found is None and force:
        found = _first_of(_lying(sentence, w, places) for w in clause.subject)
    found = found or _gathering(trigger, places)
    return found or _shared(trigger, places) or (_of_moment(trigger, places) if force else None)


def _of_moment(trigger: Trigger, places: PlaceIndex) -> PlaceMention | None:
    """The place of the clause that gives an act's moment: "nine died when a shell hit a clinic *in Goma*"."""
    sentence = trigger.sentence
    for clause in sentence.dependents(trigger.word, "advcl") if trigger.kind is not TriggerKind.NOUN else ():
        if told_with(sentence, clause):
            around = obliques(sentence, clause)
            words = [w for case in _AT for w in around.get(case, ())] + sentence.dependents(clause, "obj")
            found = _first_of(_named(sentence, w, places) or _lying(sentence, w, places) for w in words)
            if found is not None:
                return found
    return None


def carry_places(drafts: Sequence[Draft]) -> list[Draft]:
    """The same drafts with the place of an act told before: the same act again, its toll, "the talks" after "met in Doha"."""
    done: list[Draft] = []
    for draft in drafts:
        place = draft.place or _told_before(draft, done, drafts)
        done.append(replace(draft, place=place) if place is not draft.place else draft)
    return done


# ---- the act's own words


def _around(trigger: Trigger, oblique: dict[str, tuple[int, ...]], places: PlaceIndex) -> PlaceMention | None:
    sentence, kind = trigger.sentence, trigger.frame.type
    at = [w for case in _AT[:-1] for w in oblique.get(case, ())]
    at += [
        w for w in oblique.get("on", ()) if kind in (EventType.ASSAULT, EventType.PROTEST) or _is_ground(sentence, w)
    ]
    found = _narrowest(sentence, at, places) or _beyond(sentence, trigger.word, places)
    if found is None and _there(sentence, trigger.word):
        found = places.last_before(sentence, trigger.word, None, 1, located=True)
    if found is None and _moves(trigger):
        found = _first(sentence, (w for c in ("to", "into", "through", "onto") for w in oblique.get(c, ())), places)
    if found is None and _lemma(trigger) in _FROM:
        found = _first(sentence, oblique.get("from", ()), places)
    if found is None and kind in _FORCE and kind is not EventType.PROTEST:
        found = _first(sentence, (w for c in _STRUCK for w in oblique.get(c, ())), places)
    return found


def _stands_as_noun(trigger: Trigger) -> bool:
    """Whether the act is subject or object of another verb: "*the talks* were held", "*fighting* broke out"."""
    if trigger.kind is TriggerKind.NOUN:
        return True
    return trigger.sentence.relations[trigger.word].split(":")[0] in ("nsubj", "obj")


def _adjacent(trigger: Trigger) -> dict[str, tuple[int, ...]]:
    """The phrase right after a noun that the parse hung on its verb: "denounced strikes *on Sumy*"."""
    sentence, after = trigger.sentence, trigger.word + 1
    if after >= len(sentence) or sentence.relations[after] != "case":
        return {}
    head = sentence.heads[after]
    beside = head > after and sentence.heads[head] == sentence.heads[trigger.word]
    return {sentence.words[after].lower(): (head,)} if beside else {}


def _outermost(trigger: Trigger) -> int:
    """The word of the act's pattern on which the others hang: "*round* of talks"."""
    at = trigger.word
    while trigger.sentence.heads[at] in trigger.words:
        at = trigger.sentence.heads[at]
    return at


def _things(trigger: Trigger) -> tuple[int, ...]:
    return trigger.clause.object if trigger.kind is not TriggerKind.NOUN else ()


def _moves(trigger: Trigger) -> bool:
    """Whether the act leads somewhere: moves, visits, deliveries."""
    if trigger.frame.type in (EventType.REQUEST, EventType.SANCTION, EventType.ACCUSE, EventType.REJECT):
        return False
    return _lemma(trigger) in _REACHED or trigger.frame.type in (EventType.AID, EventType.MOBILIZE)


def _lemma(trigger: Trigger) -> str:
    return trigger.sentence.lemmas[trigger.word].lower()


def _named_before(trigger: Trigger, places: PlaceIndex) -> PlaceMention | None:
    """ "the *Kyiv* bombings", "the *Doha* talks": of talks a town, since "the Russia talks" are about it."""
    sentence = trigger.sentence
    for word in modifiers(sentence, trigger.word):
        place = places.at(sentence, word)
        if place is None or sentence.relations[word].split(":")[0] == "amod":
            continue
        local = place.place.kind in _LOCAL
        if local or (trigger.frame.type in _FORCE and place.place.kind != "country"):
            return place
    return None


def _of_carrier(trigger: Trigger, places: PlaceIndex) -> PlaceMention | None:
    """The place of the verb whose subject or object the noun is: "talks took place *in Jeddah*"."""
    sentence = trigger.sentence
    head, relation = governor_of(sentence, _outermost(trigger))
    if head == ROOT or sentence.upos[head] not in ("VERB", "AUX"):
        return None
    if relation.split(":")[0] not in ("obj", "nsubj") or sentence.lemmas[head].lower() not in _MAKING | _HALTING:
        return None
    around = obliques(sentence, head)
    found = _first(sentence, (w for case in _AT[:-1] for w in around.get(case, ())), places)
    return found or _beyond(sentence, head, places)


def _of_noun_clause(trigger: Trigger, places: PlaceIndex) -> PlaceMention | None:
    """The place in a clause on the noun: "the agreement announced *in Doha*"."""
    sentence = trigger.sentence
    for clause in sentence.dependents(trigger.word, "acl"):
        for verb in conjuncts(sentence, clause):
            if sentence.lemmas[verb].lower() in _MAKING:
                around = obliques(sentence, verb)
                found = _first(
                    sentence, (w for case in ("in", "at", "near", "on") for w in around.get(case, ())), places
                )
                if found is not None:
                    return found
    return None


def _beyond(sentence: Sentence, word: int, places: PlaceIndex) -> PlaceMention | None:
    """ "*north of Aleppo*", "*close to the border with Chad*": a direction and the place from which it counts."""
    for child in sentence.dependents(word, "advmod", "obl", "nmod"):
        if sentence.words[child].lower() in _COMPASS or sentence.words[child].lower() in ("close", "outside", "back"):
            found = _first_of(
                places.at(sentence, w) or _lying(sentence, w, places)
                for w in sentence.dependents(child, "obl", "nmod", "obj")
            )
            if found is not None:
                return found
    return None


_COMPASS = words_of("directions")


def _there(sentence: Sentence, word: int) -> bool:
    return any(sentence.words[c].lower() == "there" for c in sentence.dependents(word, "advmod"))


# ---- what lies where


def _first(sentence: Sentence, words: Iterable[int], places: PlaceIndex) -> PlaceMention | None:
    return _first_of(_named(sentence, w, places) for w in words)


def _narrowest(sentence: Sentence, words: Iterable[int], places: PlaceIndex) -> PlaceMention | None:
    """The first place that phrases name, or a town that another of them does: "near *Sinjar* in northern Iraq"."""
    found = [place for w in words if (place := _named(sentence, w, places)) is not None]
    return _first_of([*(p for p in found if p.place.kind in _LOCAL), *found])


def _first_of(found: Iterable[PlaceMention | None]) -> PlaceMention | None:
    return next((place for place in found if place is not None), None)


def _named(sentence: Sentence, word: int, places: PlaceIndex, depth: int = 0) -> PlaceMention | None:
    """The place that a phrase is, names, or lies at: "the city of *Sumy*", "a base in *Arauca*", "the enclave"."""
    own = places.at(sentence, word)
    if own is not None or depth == _DEEP:
        return own
    beside = (
        c for c in sentence.children[word] if sentence.relations[c].split(":")[0] in ("appos", "flat", "compound")
    )
    found = _first_of(places.at(sentence, c) for c in beside)
    lemma = sentence.lemmas[word].lower()
    ground = lemma in _SETTING or sentence.words[word].lower() in _SETTING
    if found is None:
        found = _lying(sentence, word, places, depth, of=ground)
    if found is None and ground:
        found = _first_of(places.at(sentence, c) for c in sentence.dependents(word, "nmod:poss"))
        found = found or _called(sentence, word, places)
    return found


def _lying(
    sentence: Sentence, word: int, places: PlaceIndex, depth: int = 0, *, of: bool = False
) -> PlaceMention | None:
    """The place in a phrase of place on a noun: "police *in Baku*", "the outskirts *of Kherson*"."""
    if depth == _DEEP:
        return None
    for case, words in obliques(sentence, word).items():
        found = None
        if case in _NESTED or (of and case in ("of", "from", "with", "to")):
            found = _first_of(_named(sentence, w, places, depth + 1) for w in words)
        elif case == "of":  # "a cessation *of hostilities in* Pretoria"
            found = _first_of(_lying(sentence, w, places, depth + 1) for w in words)
        if found is not None:
            return found
    return None


def _called(sentence: Sentence, word: int, places: PlaceIndex) -> PlaceMention | None:
    """The place named last that "the city" or "the enclave" can mean."""
    lemma = sentence.lemmas[word].lower()
    if not any(sentence.words[d].lower() in _DEFINITE for d in sentence.dependents(word, "det")):
        return None
    if sentence.dependents(word, "amod", "nmod", "acl", "compound"):
        return None
    if lemma in _CITY:
        return places.last_before(sentence, word, ("city", "site"), _NEAR)
    if lemma in _AREA and (called := places.called(sentence, word)) is not None:
        return called
    return places.last_before(sentence, word, ("region", "admin", "district"), _NEAR) if lemma in _AREA else None


def _is_ground(sentence: Sentence, word: int) -> bool:
    return sentence.lemmas[word].lower() in _SETTING or sentence.words[word].lower() in _SETTING


# ---- what stands about the act


def _after(trigger: Trigger) -> Iterator[int]:
    """Objects and other phrases of the clause that follow the act; of a noun all of them."""
    clause = trigger.clause
    around = [w for case, words in clause.oblique.items() if case not in ("to", "about", "for") for w in words]
    for word in (*clause.object, *around):
        if word > trigger.word or trigger.kind is TriggerKind.NOUN:
            yield word


def _gathering(trigger: Trigger, places: PlaceIndex) -> PlaceMention | None:
    """The place in which those who act are said to be: "leaders meeting *in Cairo* endorsed", "speaking *in Geneva*, he"."""
    sentence = trigger.sentence
    if trigger.kind is TriggerKind.NOUN:
        return None
    before = places.at(sentence, trigger.word - 1) if trigger.word > _DEEP else None
    if before is not None:  # whatever the parse makes of it
        verb = next((w for w in range(trigger.word - 1, 0, -1) if sentence.starts[w] < before.span.start), 0)
        if sentence.words[verb].lower() in ("in", "at") and sentence.lemmas[verb - 1].lower() in _GATHERED:
            return before
    clauses = [c for w in trigger.clause.subject for c in sentence.dependents(w, "acl")]
    clauses += [c for c in sentence.dependents(trigger.word, "advcl") if c < trigger.word]
    for verb in clauses:
        if sentence.lemmas[verb].lower() in _GATHERED:
            around = obliques(sentence, verb)
            found = _first(sentence, (w for case in ("in", "at", "near") for w in around.get(case, ())), places)
            if found is not None:
                return found
    return None


def _shared(trigger: Trigger, places: PlaceIndex) -> PlaceMention | None:
    """The place of the clause from which the act goes on: "met *in Muscat* and agreed", "hit *Odesa*, killing two"."""
    sentence, at = trigger.sentence, trigger.word
    if trigger.kind is TriggerKind.NOUN:
        return None
    for _ in range(_DEEP):
        relation, head = sentence.relations[at].split(":")[0], sentence.heads[at]
        if head == ROOT or relation not in ("conj", "advcl", "xcomp"):
            return None
        if relation == "xcomp" and trigger.frame.type in _SPOKEN:
            return None
        apart = relation == "conj" and sentence.dependents(at, "nsubj")
        clause = read_clause(sentence, head)
        found = _of_clause(trigger, head, clause, places, fronted=bool(apart))
        if found is not None:
            return found
        at = head
    return None


def _of_clause(
    trigger: Trigger, head: int, clause: Clause, places: PlaceIndex, *, fronted: bool
) -> PlaceMention | None:
    """The place of a governing clause; before its verb alone where the act has a subject of its own."""
    sentence = trigger.sentence
    words = [w for case in (*_AT, "to", "into", "through") for w in clause.oblique.get(case, ())]
    if fronted:
        return _first(sentence, (w for w in words if w < head), places)
    if sentence.lemmas[head].lower() not in _REACHED:
        words = [w for w in words if case_of(sentence, w) not in ("to", "into")]
    found = _first(sentence, words, places)
    if found is None and trigger.frame.type in _FORCE and sentence.lemmas[head].lower() not in _BLAMING:
        found = _first(sentence, clause.object, places)  # "accused Oslo of arming them" tells no place
    return found


# ---- what was told before


def _told_before(draft: Draft, done: Sequence[Draft], drafts: Sequence[Draft]) -> PlaceMention | None:
    if draft.same_as is not None and done[draft.same_as].place is not None:
        return done[draft.same_as].place
    for order in (draft.subject_event, draft.object_event):
        if order is None or draft.type in _SPOKEN:
            continue
        if order == draft.object_event and _lemma(draft.trigger) not in _HALTING:
            continue
        found = (done[order] if order < len(done) else drafts[order]).place
        if found is not None:
            return found
    return _of_earlier_act(draft, done)


def _of_earlier_act(draft: Draft, done: Sequence[Draft]) -> PlaceMention | None:
    """The place of "the talks" is that of the talks told just before; that of the dead, of the attack before."""
    toll = draft.type is EventType.ASSAULT and _lemma(draft.trigger) in _CASUALTIES and not draft.trigger.clause.subject
    again = draft.trigger.kind is TriggerKind.NOUN and draft.type in _REPEATABLE and _is_definite(draft)
    if not (toll or again) or draft.decision.status not in _TAKING_PLACE:
        return None
    for earlier in reversed(done):
        apart = draft.sentence.index - earlier.sentence.index
        if apart > _TELLING or earlier.sentence.paragraph != draft.sentence.paragraph:
            return None
        if earlier.type is draft.type and earlier.decision.status in _TAKING_PLACE:
            return earlier.place if earlier.interval.meets(draft.interval) else None
    return None


def _is_definite(draft: Draft) -> bool:
    """Whether "the" stands before the noun and nothing tells it from the one before."""
    sentence, word = draft.sentence, draft.trigger.word
    named = any(sentence.words[d].lower() in _DEFINITE for d in sentence.dependents(word, "det"))
    return named and not sentence.dependents(word, "amod", "nmod", "acl", "compound", "nummod")
