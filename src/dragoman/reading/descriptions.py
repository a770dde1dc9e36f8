"""Noun phrases that mean an actor without a name of their own: offices, troops, counterparts, "the group"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge.actorwords import ActorNoun, NounKind
from dragoman.knowledge.registry import Role
from dragoman.model.actor import Actor, ActorForm, ActorKind, ActorMention, ResolvedActor
from dragoman.reading.appositions import named_partner
from dragoman.reading.groups import counted_group
from dragoman.reading.idioms import is_plane, is_thing
from dragoman.reading.named import north_or_south
from dragoman.reading.noun_phrases import NounPhrase, case_of
from dragoman.reading.offices import find_role, note_facts, office_holder
from dragoman.reading.pairs import is_collective, joined, pair_mention
from dragoman.reading.possession import Ideas, country_list, country_of, extent_of, owner_of, plain_name, sector_of
from dragoman.reading.referents import just_named, mediators, referent, repeated, undergone
from dragoman.reading.relations import related
from dragoman.reading.scene import Scene, as_actor
from dragoman.reading.sentence import ROOT
from dragoman.reading.standings import NOT_STATES, Standing

_OWN_SECTOR = frozenset(("REB", "PRM", "CRM", "PTY", "BUS", "JRN", "SPY", "COP"))
_BARE_IDEAS = frozenset(("official", "lawmaker", "court", "police", "troops", "judge", "policeman", "government"))
"""Bare plurals that mean those of the country in focus: "officials asserted"."""
_BARE_WITH_FOCUS = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "OPP"))
_BODIES_OF_MANY = frozenset(("team", "side", "delegation", "entourage"))
_OF_STATE = frozenset(("JUD", "COP"))
_OF_PLACE = frozenset(("CVL", "REB", "PRM", "MIL", "JUD", "COP", "GOV", "MED", "EDU", "AGR", "UAF"))
_STATES = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT))
_ALL_ROLE = frozenset((NounKind.PERSON, NounKind.RELATION))


_AT_PLACE = ("in", "at", "near", "outside", "around")
_STATE_BODIES = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.BODY)
_NAMED_SO = 2.0
_ONLY_ONE = 6.0
"""How much the state whose army or junta was told before is in focus: of several such, and where it is the only one."""


def describe(scene: Scene, sentence: int, head: int) -> ActorMention | None:
    """Who a noun phrase without a name means, or None where it means no actor.

    Tried in this order: a name in apposition, both sides, the holder of the office on the day, somebody known by
    relation to another, a body of the state, somebody introduced before, and last an actor whom only these words name.
    """
    phrase = scene.phrase(sentence, head)
    _, ideas = scene.words.nouns(phrase.words, phrase.lemma)
    role = find_role(scene, phrase)
    if not ideas and role is None:
        return _half_of_korea(scene, sentence, phrase) or _state_beside(scene, sentence, phrase)
    if is_thing(scene, phrase):
        return None
    ideas = _fitting(ideas, phrase)
    if is_plane(phrase, scene):
        ideas = scene.words.nouns(("warplane",), "warplane")[1]
    return (
        _apposed(scene, sentence, phrase, ideas, role)
        or counted_group(scene, sentence, phrase)
        or _both(scene, sentence, phrase, ideas)
        or undergone(scene, sentence, phrase)
        or office_holder(scene, sentence, phrase, role)
        or _relation(scene, sentence, phrase, ideas)
        or mediators(scene, sentence, phrase)
        or repeated(scene, sentence, phrase)
        or _body(scene, sentence, phrase, ideas)
        or referent(scene, sentence, phrase, ideas)
        or just_named(scene, sentence, phrase, ideas, role)
        or _unnamed(scene, sentence, phrase, ideas, role)
    )


def _fitting(ideas: Sequence[ActorNoun], phrase: NounPhrase) -> tuple[ActorNoun, ...]:
    """Ideas that the words around allow: a collective needs a plural or "each", a relation an owner."""
    owned = phrase.owner is not None
    found = []
    for idea in ideas:
        if idea.kind is NounKind.COLLECTIVE and not is_collective(phrase):
            continue
        if idea.kind is NounKind.RELATION and not owned and idea.id not in ("rival", "neighbour", "servant"):
            continue
        if idea.kind is NounKind.PART and not owned:
            continue
        if phrase.lemma == "nation" and idea.id == "civilian" and (phrase.plural or phrase.determiner != "the"):
            continue
        found.append(idea)
    return tuple(found)


def _apposed(scene: Scene, sentence: int, phrase: NounPhrase, ideas: Ideas, role: Role | None) -> ActorMention | None:
    """The name that stands beside the phrase: "Kosovo's prime minister, Albin Kurti"."""
    partner = named_partner(scene, sentence, phrase) or _further_title(scene, sentence, phrase)
    if partner is None and role is None:
        return _state_beside(scene, sentence, phrase)
    if partner is None:
        return None
    person = partner.kind is ActorKind.PERSON
    if person and not (role or any(i.kind in _ALL_ROLE or i.kind is NounKind.GENERIC for i in ideas)):
        return None
    if not person and not any(i.kind is NounKind.GROUP for i in ideas):
        return None
    if person:
        note_facts(scene, partner.actor.id, phrase, ideas, role, country_of(scene, sentence, phrase))
    form = ActorForm.RELATION if any(i.kind is NounKind.RELATION for i in ideas) else ActorForm.ROLE
    return scene.mention(
        sentence, (phrase.first, phrase.last), phrase.head, partner.actor, form, "apposition", 0.95,
        kind=partner.kind, plural=partner.plural, members=partner.members,
    )  # fmt: skip


def _further_title(scene: Scene, sentence: int, phrase: NounPhrase) -> ActorMention | None:
    """The person whom the first of two titles describes: "Ruiz, Peru's president and *the bloc's chairman*"."""
    of = phrase.sentence
    first = of.heads[phrase.head]
    start = phrase.owner if phrase.link == "poss" and phrase.owner is not None else phrase.head
    before = min(of.subtree(start)[0], phrase.first) - 1
    if of.relations[phrase.head] != "conj" or phrase.plural or first == ROOT or before < 1:
        return None
    if of.words[before].lower() != "and" or of.words[before - 1] == "," or of.xpos[first] == "NNS":
        return None
    titles = [first] if of.relations[first].startswith("appos") else of.dependents(first, "appos")
    if not any(of.upos[t] == "NOUN" and t < phrase.head for t in titles):
        return None
    found = scene.resolve(sentence, first)
    return found if found is not None and found.kind is ActorKind.PERSON and not found.plural else None


def _state_beside(scene: Scene, sentence: int, phrase: NounPhrase) -> ActorMention | None:
    """The state in apposition or predicated: "the group's main backer, Iran", "China, which is its only ally"."""
    if phrase.plural or not scene.words.has("state-like", phrase.lemma):
        return None
    of, head = phrase.sentence, phrase.head
    beside = [c for c in of.children[head] if of.relations[c] == "appos"]
    if of.relations[head] == "appos":
        beside.append(of.heads[head])
    subjects = of.dependents(head, "nsubj") if of.dependents(head, "cop") else []
    beside.extend(of.heads[head] if of.relations[head].startswith("acl") else s for s in subjects)
    start = of.subtree(head)[0]
    if of.relations[head] == "nsubj" and of.words[max(start, 1) - 1 if of.words[start] != "," else start] == ",":
        beside.extend(c for c in of.dependents(of.heads[head], "nsubj") if c < start)  # two subjects for one verb
    for word in beside:
        chunk = scene.chunks.get((sentence, word))
        if chunk is None or not any(e.actor.startswith("state:") for e in chunk.entries):
            continue
        found = scene.resolve(sentence, word)
        if found is not None and found.kind is ActorKind.STATE:
            scene.standings.tell(found.actor.id, f"{phrase.lemma}:{country_of(scene, sentence, phrase)}")
            return scene.mention(
                sentence, (phrase.first, phrase.last), head, found.actor, ActorForm.RELATION, "apposition", 0.9,
                kind=ActorKind.STATE,
            )  # fmt: skip
    return _state_told(scene, sentence, phrase)


def _half_of_korea(scene: Scene, sentence: int, phrase: NounPhrase) -> ActorMention | None:
    """ "The North" where the tagger saw no name in it."""
    state = north_or_south(scene, phrase.sentence, phrase.head)
    if state is None:
        return None
    words = (phrase.head - 1, phrase.head + 1)
    return scene.mention(sentence, words, phrase.head, state, ActorForm.NAME, "name", 0.7)


def _state_told(scene: Scene, sentence: int, phrase: NounPhrase) -> ActorMention | None:
    """The state that the article has called so before: "Baghdad's only ally" after "Jordan, Iraq's only ally"."""
    country = country_of(scene, sentence, phrase) if phrase.link in ("poss", "of") else None
    if country is None:
        return None
    fact = f"{phrase.lemma}:{country}"
    found = scene.standings.latest(sentence, phrase.head, lambda s: scene.standings.is_told(s.mention.actor.id, fact))
    if found is None:
        return None
    extent = (phrase.first, phrase.last)
    actor = found.mention.actor
    return scene.mention(sentence, extent, phrase.head, actor, ActorForm.RELATION, "told", 0.7, kind=ActorKind.STATE)


def _both(scene: Scene, sentence: int, phrase: NounPhrase, ideas: Ideas) -> ActorMention | None:
    if not any(i.kind is NounKind.COLLECTIVE for i in ideas) or not is_collective(phrase):
        return None
    return pair_mention(scene, sentence, phrase)


def _relation(scene: Scene, sentence: int, phrase: NounPhrase, ideas: Ideas) -> ActorMention | None:
    for idea in ideas:
        if idea.kind is NounKind.RELATION:
            owner = owner_of(scene, sentence, phrase)
            found = related(scene, sentence, phrase, idea, owner)
            if found is not None:
                return found
    return None


def _body(scene: Scene, sentence: int, phrase: NounPhrase, ideas: Ideas) -> ActorMention | None:
    """A body of a state: its government, its army, its foreign ministry."""
    idea = next((i for i in ideas if i.body), None)
    if idea is None or (idea.kind is NounKind.EQUIPMENT and phrase.owner is None):
        return None
    owner = owner_of(scene, sentence, phrase)
    if owner is None and (not phrase.definite or phrase.owner is not None):
        return None
    if owner is not None and owner.actor.sector in _OWN_SECTOR:
        return None
    if _is_own_craft(phrase, idea, owner) or _is_home(phrase, owner):
        return None
    spread = _bodies_of_many(scene, sentence, phrase, idea)
    if spread is not None:
        return spread
    country = owner.actor.country if owner is not None else _country_behind(scene, sentence, phrase)
    if country is None and owner is None:
        country = _focus_for_body(scene, sentence, phrase, idea)
    if country == "EUR" or country is None or country in NOT_STATES:
        return None
    if idea.body == "military" and not phrase.plural and idea.id == "troops" and phrase.determiner in ("a", "an"):
        return None
    actor = scene.registry.get(f"{idea.body}:{country}")
    if actor is None:
        return None
    scene.standings.tell(actor.id, idea.id)
    confidence = 0.9 if owner is not None else 0.6
    return scene.mention(
        sentence, extent_of(scene, phrase), phrase.head, actor, ActorForm.ROLE, "body", confidence, plural=phrase.plural
    )


def _is_own_craft(phrase: NounPhrase, idea: ActorNoun, owner: ActorMention | None) -> bool:
    """Whether a craft is what a person travels in: "the premier's plane"."""
    own = owner is not None and owner.kind is ActorKind.PERSON and not phrase.plural
    return own and idea.kind is NounKind.EQUIPMENT


def _is_home(phrase: NounPhrase, owner: ActorMention | None) -> bool:
    """Whether a house is where a person lives: "the mayor's house" is no parliament."""
    return phrase.lemma in ("house", "chamber") and owner is not None and owner.kind is ActorKind.PERSON


def _country_behind(scene: Scene, sentence: int, phrase: NounPhrase) -> str | None:
    """The state whose capital stands right behind, however the parser hangs it: "the government in Bangkok"."""
    of, after = phrase.sentence, phrase.head + 1
    chunk = scene.chunks.get((sentence, after + 1))
    if after >= len(of) or of.words[after].lower() not in ("in", "of") or chunk is None or chunk.is_person:
        return None
    return scene.registry.actor(chunk.entries[0].actor).country if chunk.entries else None


def _bodies_of_many(scene: Scene, sentence: int, phrase: NounPhrase, idea: ActorNoun) -> ActorMention | None:
    """One body for each of several states: "the navies of Chile and Peru"."""
    countries = country_list(scene, sentence, phrase)
    found = [scene.registry.get(f"{idea.body}:{c}") for c in countries] if len(countries) > 1 else []
    members = tuple(as_actor(actor) for actor in found if actor is not None)
    if len(members) < 2:
        return None
    return joined(
        scene,
        sentence,
        extent_of(scene, phrase),
        phrase.head,
        members,
        ActorForm.ROLE,
        "body",
        0.85,
        kind=ActorKind.BODY,
    )


def _focus_for_body(scene: Scene, sentence: int, phrase: NounPhrase, idea: ActorNoun) -> str | None:
    """The country of "the government", "the army": of the one named so before where it is still in focus."""

    def same(standing: Standing) -> bool:
        actor = standing.mention.actor.id
        return actor.startswith(f"{idea.body}:") and (
            idea.body == "military" or scene.standings.is_told(actor, idea.id)
        )

    told = [s.mention.actor.country for s in scene.standings.before(sentence, phrase.head) if same(s)]
    alone = idea.id == "junta" or (idea.body == "military" and len(set(told)) == 1)
    added = {told[0]: _ONLY_ONE if alone else _NAMED_SO} if told and told[0] else {}
    return scene.focus(sentence, phrase.head, added, _fellow_countries(scene, sentence, phrase))


def _fellow_countries(scene: Scene, sentence: int, phrase: NounPhrase) -> set[str]:
    """Countries named as other arguments of the same verb: "the junta charged Paris" is not about a junta in France."""
    of = phrase.sentence
    verb = of.heads[phrase.head]
    found: set[str] = set()
    if verb == ROOT or of.upos[verb] != "VERB":
        return found
    for child in of.dependents(verb, "obj", "iobj", "obl", "nsubj"):
        chunk = scene.chunks.get((sentence, child))
        if (
            child == phrase.head
            or chunk is None
            or not chunk.entries
            or chunk.is_person
            or case_of(of, child) in _AT_PLACE
        ):
            continue
        actor = scene.registry.actor(chunk.entries[0].actor)
        if actor.kind in _STATE_BODIES:  # rebels fight the army of their own land
            found.add(actor.country or "")
    return found


def _unnamed(scene: Scene, sentence: int, phrase: NounPhrase, ideas: Ideas, role: Role | None) -> ActorMention | None:
    """An actor whom only these words name, with the country and sector that they give."""
    idea = next((i for i in ideas if i.kind is not NounKind.COLLECTIVE), None)
    if idea is None and role is None:
        return None
    if idea is not None and idea.kind is NounKind.PART and not any(i.kind is NounKind.GROUP for i in ideas):
        return partitive(scene, sentence, phrase)
    unowned = idea is not None and idea.kind is NounKind.EQUIPMENT and phrase.owner is None
    if unowned and (scene.words.has("munition", phrase.lemma) or not _acts(phrase)):
        return None
    owner = owner_of(scene, sentence, phrase)
    if idea is not None and _is_own_craft(phrase, idea, owner):
        return None
    if phrase.link == "of" and owner is not None and (idea is None or idea.id in ("group", "unit", "rebels")):
        return partitive(scene, sentence, phrase)
    country = country_of(scene, sentence, phrase)
    sector = sector_of(scene, phrase, ideas, role, owner)
    if owner is not None and owner.kind in _STATES and scene.words.has("other-state", phrase.lemma):
        return _unnamed_state(scene, sentence, phrase, sector)
    if idea is not None and idea.id == "man" and _with_women(phrase):
        sector = "CVL"
    if country is None and owner is None and not unowned:
        country = _country_around(scene, sentence, phrase, ideas, sector)
    if idea is not None and idea.refers == "name":
        return None
    of_many = phrase.plural and phrase.link in ("poss", "name")
    if idea is not None and idea.refers == "state" and (country is None or not (phrase.link == "poss" or of_many)):
        return None
    state = scene.registry.get(f"state:{country}") if idea is not None and idea.refers == "state" else None
    if state is not None and not phrase.plural:
        extent = extent_of(scene, phrase)
        return scene.mention(sentence, extent, phrase.head, state, ActorForm.RELATION, "own-state", 0.7)
    name = plain_name(scene, phrase)
    members = _of_many(scene, sentence, phrase, name, sector)
    actor = scene.unknown(name, country if not members else None, sector)
    kind = _kind_of(ideas, phrase)
    confidence = 0.7 if country else 0.5
    form = ActorForm.RELATION if idea is not None and idea.kind is NounKind.RELATION else ActorForm.ROLE
    if kind is ActorKind.PERSON and country and phrase.sentence.words[phrase.head - 1] != "-":
        scene.standings.tell(actor.id, phrase.lemma, *(f"idea:{i.id}" for i in ideas if i.kind is NounKind.PERSON))
    return scene.mention(
        sentence,
        extent_of(scene, phrase),
        phrase.head,
        actor,
        form,
        "noun",
        confidence,
        kind=kind,
        plural=phrase.plural,
        members=members,
    )


def _unnamed_state(scene: Scene, sentence: int, phrase: NounPhrase, sector: str | None) -> ActorMention:
    """What a state has among other states and is of none of them for sure: "America and its allies"."""
    known = scene.unknown(plain_name(scene, phrase), None, sector)
    extent = extent_of(scene, phrase)
    return scene.mention(
        sentence,
        extent,
        phrase.head,
        known,
        ActorForm.RELATION,
        "noun",
        0.5,
        kind=ActorKind.OTHER,
        plural=phrase.plural,
    )


def _with_women(phrase: NounPhrase) -> bool:
    """Whether men are joined by women or children: not "two men", who may be anybody."""
    of = phrase.sentence
    return any(of.lemmas[c].lower() in ("woman", "child") for c in of.dependents(phrase.head, "conj"))


def _acts(phrase: NounPhrase) -> bool:
    """Whether the phrase is the subject of a verb in the active voice: "warplanes bombed"."""
    of = phrase.sentence
    above = of.heads[phrase.head]
    return of.relations[phrase.head] == "nsubj" and above != ROOT and of.upos[above] == "VERB"


def _country_around(scene: Scene, sentence: int, phrase: NounPhrase, ideas: Ideas, sector: str | None) -> str | None:
    """The country that the text around tells of people without an owner.

    A judge or the police are those of the state named last in the paragraph, officials those of the country in focus;
    other groups are of the one place of the sentence.
    """
    if (
        "joint" in phrase.words
        or _is_owned(phrase)
        or _is_of_elsewhere(phrase)
        or scene.words.has("mediator", phrase.lemma)
    ):
        return None
    if sector in ("BUS", "JRN") and phrase.definite and any(scene.words.has("of-the-state", w) for w in phrase.words):
        return scene.focus(sentence, phrase.head)
    if sector in _OF_STATE:
        nearest = scene.nearest_state(sentence, phrase.head)
        return nearest or scene.place_in(sentence) or scene.focus(sentence, phrase.head)
    if _takes_focus(phrase, ideas, sector):
        return scene.focus(sentence, phrase.head)
    if sector in _OF_PLACE and phrase.plural:
        return scene.place_in(sentence)
    return None


def _is_owned(phrase: NounPhrase) -> bool:
    """Whether the phrase names its owner: not "the coup's leaders", whose owner is a thing."""
    return phrase.owner is not None and not (phrase.link == "poss" and phrase.sentence.upos[phrase.owner] == "NOUN")


def _is_of_elsewhere(phrase: NounPhrase) -> bool:
    """Whether an adjective in capitals says whence somebody is, though no country: "Western envoys"."""
    between = range(phrase.first, phrase.head)
    return any(phrase.sentence.upos[w] == "ADJ" and phrase.sentence.words[w][0].isupper() and w > 0 for w in between)


def _takes_focus(phrase: NounPhrase, ideas: Ideas, sector: str | None) -> bool:
    """Whether somebody without an owner is of the country in focus: "the generals", not "Western envoys"."""
    if sector not in _BARE_WITH_FOCUS:
        return False
    return phrase.definite or (phrase.plural and any(i.id in _BARE_IDEAS for i in ideas))


def _of_many(
    scene: Scene, sentence: int, phrase: NounPhrase, name: str, sector: str | None
) -> tuple[ResolvedActor, ...]:
    """The same people of each of several countries: "their ministers" where "their" means two states."""
    if not phrase.plural:
        return ()
    countries = country_list(scene, sentence, phrase)
    if len(countries) < 2:
        return ()
    return tuple(scene.unknown(f"{name} ({country})", country, sector) for country in countries)


def _kind_of(ideas: Ideas, phrase: NounPhrase) -> ActorKind:
    if any(i.refers == "armed" for i in ideas):
        return ActorKind.ARMED_GROUP if not phrase.plural else ActorKind.PEOPLE
    if any(i.kind is NounKind.GROUP and not phrase.plural for i in ideas):
        kinds = {"party": ActorKind.PARTY, "business": ActorKind.COMPANY, "bloc": ActorKind.INTERNATIONAL}
        return next((kinds[i.id] for i in ideas if i.id in kinds), ActorKind.BODY)
    if phrase.lemma in _BODIES_OF_MANY and not phrase.plural:
        return ActorKind.BODY
    return ActorKind.PEOPLE if phrase.plural else ActorKind.PERSON


def partitive(scene: Scene, sentence: int, phrase: NounPhrase) -> ActorMention | None:
    """Part of a whole that is named with "of": "members of the guard", "three of them"."""
    owner = owner_of(scene, sentence, phrase)
    if owner is None or owner.rule == "place" or (phrase.lemma == "part" and owner.form is ActorForm.METONYM):
        return None
    whole = owner.actor
    one = phrase.words[-1] in ("one", "none", "each", "neither", "either", "member")
    taken_up = owner.form is ActorForm.PRONOUN and owner.kind is ActorKind.PEOPLE and not one
    if taken_up:
        actor: ResolvedActor | Actor = whole
    elif whole.id.startswith("text:") or owner.form is ActorForm.PRONOUN or owner.kind is ActorKind.STATE:
        actor = scene.unknown(plain_name(scene, phrase), whole.country, whole.sector)
    else:
        actor = whole
    kind, confidence = ActorKind.PERSON if one else ActorKind.PEOPLE, owner.confidence * 0.9
    return scene.mention(
        sentence,
        extent_of(scene, phrase),
        phrase.head,
        actor,
        ActorForm.ROLE,
        "part",
        confidence,
        kind=kind,
        plural=not one,
        members=owner.members,
    )
