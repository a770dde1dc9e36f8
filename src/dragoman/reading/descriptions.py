"""Noun phrases that mean an actor without a name of their own: offices, troops, counterparts, "the group"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from dragoman.knowledge.actorwords import ActorNoun, NounKind
from dragoman.knowledge.folding import name_key
from dragoman.knowledge.registry import NameForm, Role
from dragoman.model.actor import Actor, ActorForm, ActorKind, ActorMention, ResolvedActor
from dragoman.reading.appositions import named_partner
from dragoman.reading.standings import NOT_STATES, Standing
from dragoman.reading.noun_phrases import NounPhrase, conjuncts
from dragoman.reading.pairs import is_collective, joined, pair_mention
from dragoman.reading.relations import related
from dragoman.reading.sentence import ROOT
from dragoman.reading.scene import Scene, as_actor, bodies_of_state

_REFERENT_KINDS = {
    "armed": (ActorKind.ARMED_GROUP,),
    "group": (ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.INTERNATIONAL),
    "party": (ActorKind.PARTY,),
    "bloc": (ActorKind.INTERNATIONAL,),
    "company": (ActorKind.COMPANY,),
    "state": (ActorKind.STATE, ActorKind.GOVERNMENT),
}
_OWN_SECTOR = frozenset(("REB", "PRM", "CRM", "PTY", "BUS", "JRN", "SPY", "COP"))
_BARE_IDEAS = frozenset(("official", "lawmaker", "court", "police", "troops", "judge", "policeman", "government"))
"""Bare plurals that mean those of the country in focus: "officials asserted"."""
_BARE_WITH_FOCUS = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "OPP"))
_NO_NAME = frozenset(("DET", "NUM", "PRON", "ADV", "PUNCT", "ADP", "SCONJ"))
_WIDE = frozenset(("official", "civilian", "leader"))
"""Ideas whose words are too many to mean the same person."""
_ALL_ROLE = frozenset((NounKind.PERSON, NounKind.RELATION))


def describe(scene: Scene, sentence: int, head: int) -> ActorMention | None:
    """Who a noun phrase without a name means, or None where it means no actor.

    Tried in this order: a name in apposition, both sides, the holder of the office on the day, somebody known by relation
    to another, a body of the state, somebody already introduced, and last an actor whom only these words name.
    """
    phrase = scene.phrase(sentence, head)
    length, ideas = scene.words.nouns(phrase.words, phrase.lemma)
    role = find_role(scene, phrase)
    if not ideas and role is None:
        return None
    ideas = _fitting(ideas, phrase)
    for step in (_apposed, _both, _office, _relation, _repeated, _body, _referent, _just_named):
        found = step(scene, sentence, phrase, ideas, role)
        if found is not None:
            return found
    return _unnamed(scene, sentence, phrase, ideas, role)


def find_role(scene: Scene, phrase: NounPhrase) -> Role | None:
    """The office that the words name, the longest wording first: "defence minister", "speaker of the House"."""
    words = phrase.words
    start = len(words) - 1
    after = [w.lower() for w in phrase.sentence.words[phrase.head + 1 : phrase.last]] if phrase.link == "of" else []
    own = " ".join(w for w in words if w not in ("the", "a", "an")).replace("most senior", "top").split()
    for tail in range(len(after), -1, -1):
        for first in range(max(0, len(own) - 4), len(own)):
            role = scene.registry.role(" ".join(own[first:] + after[:tail]))
            if role is not None:
                return role
    return scene.registry.role(words[start])


def owner_of(scene: Scene, sentence: int, phrase: NounPhrase) -> ActorMention | None:
    """Whose the phrase is."""
    return scene.resolve(sentence, phrase.owner) if phrase.owner is not None else None


def country_of(scene: Scene, sentence: int, phrase: NounPhrase) -> str | None:
    """The country to which a phrase belongs: its owner's, else that of another name in it."""
    owner = owner_of(scene, sentence, phrase)
    if owner is not None and owner.actor.country:
        return owner.actor.country
    for word in (*range(phrase.first, phrase.head), *range(phrase.head + 1, phrase.last)):
        chunk = scene.chunks.get((sentence, word))
        entry = next((e for e in chunk.entries if not e.actor.startswith("person:")), None) if chunk else None
        if entry is not None and (entry.strong or entry.form is not NameForm.METONYM):
            country = scene.registry.actor(entry.actor).country
            if country:
                return country
    return None


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
        found.append(idea)
    return tuple(found)


Ideas = Sequence[ActorNoun]


def _apposed(scene: Scene, sentence: int, phrase: NounPhrase, ideas: Ideas, role: Role | None) -> ActorMention | None:
    """The name that stands beside the phrase: "Kosovo's prime minister, Albin Kurti"."""
    partner = named_partner(scene, sentence, phrase)
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


def note_facts(
    scene: Scene, actor: str, phrase: NounPhrase, ideas: Ideas, role: Role | None, country: str | None
) -> None:
    """Keeps what the article calls a person, for "the general" and "the prime minister" later on."""
    scene.standings.tell(actor, phrase.lemma, *(f"idea:{i.id}" for i in ideas))
    if role is not None and not _is_past(scene, phrase):
        scene.standings.tell(actor, f"role:{role.key}", f"role:{role.key}:{country}")
    for word in phrase.words:
        if scene.words.has("female-title", word):
            scene.standings.learn_gender(actor, "f")
        elif scene.words.has("male-title", word):
            scene.standings.learn_gender(actor, "m")


def _both(scene: Scene, sentence: int, phrase: NounPhrase, ideas: Ideas, role: Role | None) -> ActorMention | None:
    if not any(i.kind is NounKind.COLLECTIVE for i in ideas) or not is_collective(phrase):
        return None
    return pair_mention(scene, sentence, phrase)


def _office(scene: Scene, sentence: int, phrase: NounPhrase, ideas: Ideas, role: Role | None) -> ActorMention | None:
    """The holder of an office, as the article told it or the registry knows it."""
    if phrase.plural or phrase.determiner in ("a", "an", "another", "no", "any", "some", "every"):
        return None
    owner = owner_of(scene, sentence, phrase)
    if role is None:
        return _leader_of_state(scene, sentence, phrase, owner)
    if owner is None and not (phrase.definite or phrase.head == phrase.first or len(phrase.words) <= 3):
        return None
    if owner is None:
        known = _told_office(scene, sentence, phrase, role)
        if known is not None:
            return known
    house = _house(scene, sentence, phrase)
    country = house or country_of(scene, sentence, phrase)
    country = country or scene.focus(sentence, phrase.head)
    told = _told_office(scene, sentence, phrase, role, country) if country else None
    if told is not None and owner is not None:
        return told
    bodies = _bodies(scene, None if house else owner, country)
    coming = any(scene.words.has("coming", w) for w in phrase.words)
    holder = None
    if not _is_past(scene, phrase) and not _is_deputy(scene, phrase, role):
        holder = scene.holder(role.key, bodies, scene.day(sentence, phrase.head), coming=coming)
        if holder is None and role.key in ("leader", "president", "head_of_state") and owner is not None and country:
            holder = scene.leader(country, scene.day(sentence, phrase.head))
        if holder is None and coming and owner is None and not bodies:
            holder = scene.holder(role.key, bodies_of_state("USA"), scene.day(sentence, phrase.head), coming=True)
        if holder is None and owner is not None and owner.actor.id.startswith("parliament:") and country:
            holder = scene.holder("speaker", bodies_of_state(country), scene.day(sentence, phrase.head))
        if holder is None and owner is not None and phrase.head - phrase.first < 3:
            holder = _top_of(scene, owner, role.key, scene.day(sentence, phrase.head))
    if holder is None:
        return None
    confidence = 0.9 if owner is not None else 0.7
    return scene.mention(sentence, _extent(scene, phrase), phrase.head, holder, ActorForm.ROLE, "office", confidence)


def _top_of(scene: Scene, owner: ActorMention, role: str, day: date | None) -> Actor | None:
    """"The head of" a body: whoever holds its highest office, by whatever title."""
    if owner.actor.id.startswith(("text:", "person:", "state:", "government:", "military:")):
        return None
    if not scene.words.has("top-word", role):
        return None
    for top in scene.words.listed("top-role"):
        found = scene.holder(top, (owner.actor.id,), day)
        if found is not None:
            return found
    return None


def _leader_of_state(
    scene: Scene, sentence: int, phrase: NounPhrase, owner: ActorMention | None
) -> ActorMention | None:
    """"Serbia's leader": whoever leads the state, whatever the office."""
    if phrase.lemma != "leader" or owner is None or owner.kind is not ActorKind.STATE or len(phrase.words) > 4:
        return None
    leader = scene.leader(owner.actor.country or "", scene.day(sentence, phrase.head))
    if leader is None or _is_past(scene, phrase):
        return None
    return scene.mention(sentence, _extent(scene, phrase), phrase.head, leader, ActorForm.ROLE, "leader", 0.85)


def _house(scene: Scene, sentence: int, phrase: NounPhrase) -> str | None:
    """"The speaker of the House", in capitals and without a country, is the American one unless a House of that name is near."""
    of = phrase.sentence
    if not any(of.words[w] == "House" for w in range(phrase.head + 1, min(len(of), phrase.head + 4))):
        return None
    focus = scene.focus(sentence, phrase.head)
    return focus if focus is not None and scene.words.has("house-state", focus) else "USA"


def _bodies(scene: Scene, owner: ActorMention | None, country: str | None) -> tuple[str, ...]:
    own: tuple[str, ...] = ()
    if owner is not None:
        own = (owner.actor.id,)
        if owner.kind is ActorKind.PERSON:
            own = tuple(dict.fromkeys(o.body for o in scene.registry.offices_of(owner.actor.id)))
        known = scene.registry.get(owner.actor.id)
        if known is not None and known.parent:
            own += (known.parent,)
    return own + bodies_of_state(country)


def _told_office(
    scene: Scene, sentence: int, phrase: NounPhrase, role: Role, country: str | None = None
) -> ActorMention | None:
    """Whoever the article itself has introduced in this office, or in the registry held it and was named before."""
    if _is_past(scene, phrase) or _is_deputy(scene, phrase, role):
        return None
    fact = f"role:{role.key}:{country}" if country else f"role:{role.key}"
    day = scene.day(sentence, phrase.head)

    def fits(standing: Standing) -> bool:
        mention = standing.mention
        if mention.kind is not ActorKind.PERSON or mention.plural:
            return False
        if scene.standings.is_told(mention.actor.id, fact):
            return True
        if country is not None or day is None:
            return False
        return any(o.role == role.key for o in scene.registry.offices_of(mention.actor.id, day))

    found = scene.standings.latest(sentence, phrase.head, fits)
    if found is None:
        return None
    return scene.mention(sentence, _extent(scene, phrase), phrase.head, found.mention.actor, ActorForm.ROLE, "told-office", 0.85,
                         kind=ActorKind.PERSON)


def _is_past(scene: Scene, phrase: NounPhrase) -> bool:
    return any(scene.words.has("past", w) or w.startswith("ex-") for w in phrase.words)


def _is_deputy(scene: Scene, phrase: NounPhrase, role: Role) -> bool:
    if any(set(p.split()) & set(phrase.words) & {"deputy", "vice", "acting"} for p in role.phrases):
        return False
    return any(scene.words.has("deputy", w) for w in phrase.words)


def _relation(scene: Scene, sentence: int, phrase: NounPhrase, ideas: Ideas, role: Role | None) -> ActorMention | None:
    for idea in ideas:
        if idea.kind is NounKind.RELATION:
            owner = owner_of(scene, sentence, phrase)
            found = related(scene, sentence, phrase, idea, owner)
            if found is not None:
                return found
    return None


def _repeated(scene: Scene, sentence: int, phrase: NounPhrase, ideas: Ideas, role: Role | None) -> ActorMention | None:
    """The same words once more, now with "the": "a standby army ... the standby army"."""
    if phrase.determiner != "the" or phrase.owner is not None or phrase.first + 2 > phrase.head:
        return None
    known = f"text:{name_key(_plain_name(scene, phrase))}"
    found = scene.standings.latest(sentence, phrase.head, lambda s: s.mention.actor.id == known)
    if found is None:
        return None
    return scene.mention(sentence, _extent(scene, phrase), phrase.head, found.mention.actor, ActorForm.ROLE, "repeated",
                         0.8, kind=found.mention.kind, plural=phrase.plural)


def _just_named(
    scene: Scene, sentence: int, phrase: NounPhrase, ideas: Ideas, role: Role | None
) -> ActorMention | None:
    """A person named in the sentence before whom nothing described yet: "X is free. ... arrested the businessman"."""
    described = any(i.kind is NounKind.PERSON and not i.weak and i.id not in _WIDE for i in ideas)
    if phrase.determiner != "the" or phrase.plural or phrase.link in ("poss", "of", "in") or not described:
        return None
    country = country_of(scene, sentence, phrase)
    sector = sector_of(scene, phrase, ideas, role, None)

    def fits(standing: Standing) -> bool:
        actor = scene.standings.complete(standing.mention.actor)
        return (
            standing.is_one_person
            and standing.mention.form is ActorForm.NAME
            and (actor.sector in (None, sector) or _is_new(scene, standing))
            and (actor.country is None or country in (None, actor.country))
        )

    found = scene.standings.latest(sentence, phrase.head, fits, 1)
    if found is None or found.sentence == sentence:
        return None
    actor = found.mention.actor
    if actor.id.startswith("text:"):
        scene.standings.learn(ResolvedActor(actor.id, actor.name, country, sector, None))
    note_facts(scene, actor.id, phrase, ideas, role, country)
    return scene.mention(sentence, _extent(scene, phrase), phrase.head, scene.standings.complete(actor), ActorForm.ROLE,
                         "just-named", 0.6, kind=ActorKind.PERSON)


def _is_new(scene: Scene, standing: Standing) -> bool:
    """Whether a standing is the first of its actor."""
    actor = standing.mention.actor.id
    return not any(s.mention.actor.id == actor for s in scene.standings.before(standing.sentence, standing.word))


def _body(scene: Scene, sentence: int, phrase: NounPhrase, ideas: Ideas, role: Role | None) -> ActorMention | None:
    """A body of a state: its government, its army, its foreign ministry."""
    idea = next((i for i in ideas if i.body), None)
    if idea is None or (idea.kind is NounKind.EQUIPMENT and phrase.owner is None):
        return None
    owner = owner_of(scene, sentence, phrase)
    if owner is None and (not phrase.definite or phrase.owner is not None):
        return None
    if owner is not None and owner.actor.sector in _OWN_SECTOR:
        return None
    spread = _bodies_of_many(scene, sentence, phrase, idea)
    if spread is not None:
        return spread
    country = owner.actor.country if owner is not None else None
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
    return scene.mention(sentence, _extent(scene, phrase), phrase.head, actor, ActorForm.ROLE, "body", confidence,
                         plural=phrase.plural)


def _bodies_of_many(scene: Scene, sentence: int, phrase: NounPhrase, idea: ActorNoun) -> ActorMention | None:
    """One body for each of several states: "the foreign ministries of Armenia and Azerbaijan"."""
    countries = country_list(scene, sentence, phrase)
    found = [scene.registry.get(f"{idea.body}:{c}") for c in countries] if len(countries) > 1 else []
    members = tuple(as_actor(actor) for actor in found if actor is not None)
    if len(members) < 2:
        return None
    return joined(scene, sentence, _extent(scene, phrase), phrase.head, members, ActorForm.ROLE, "body", 0.85,
                  kind=ActorKind.BODY)


def _focus_for_body(scene: Scene, sentence: int, phrase: NounPhrase, idea: ActorNoun) -> str | None:
    """The country of "the government", "the army": of the one named so before where it is still in focus."""
    def same(standing: Standing) -> bool:
        actor = standing.mention.actor.id
        return actor.startswith(f"{idea.body}:") and scene.standings.is_told(actor, idea.id)

    earlier = scene.standings.latest(sentence, phrase.head, same)
    added = {}
    if earlier is not None and earlier.mention.actor.country:
        added = {earlier.mention.actor.country: 6.0 if idea.id == "junta" else 2.0}
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
        if child != phrase.head and chunk is not None and chunk.entries and not chunk.is_person:
            found.add(scene.registry.actor(chunk.entries[0].actor).country or "")
    return found


def _referent(scene: Scene, sentence: int, phrase: NounPhrase, ideas: Ideas, role: Role | None) -> ActorMention | None:
    """Somebody introduced before: "the group", "the rebels", "the front", "the general"."""
    if not phrase.definite or phrase.owner is not None and phrase.link in ("poss", "of", "name"):
        return None
    for fits in _referent_tests(scene, phrase, ideas):
        found = scene.standings.latest(sentence, phrase.head, fits)
        if found is not None:
            return scene.mention(sentence, _extent(scene, phrase), phrase.head, found.mention.actor, ActorForm.ROLE, "referent",
                                 0.7, kind=found.mention.kind, plural=phrase.plural)
    return None


def _referent_tests(scene: Scene, phrase: NounPhrase, ideas: Ideas) -> list[Callable[[Standing], bool]]:
    """What to look for before the phrase, the surest first."""
    tests: list[Callable[[Standing], bool]] = []
    if not any(i.body for i in ideas):
        tests.append(partial(_bears_word, word=phrase.lemma))
    if not phrase.plural:
        tests.append(partial(_is_called, scene=scene, facts=(phrase.lemma,)))
        own = tuple(f"idea:{i.id}" for i in ideas if not i.weak and i.kind is NounKind.PERSON and i.id not in _WIDE)
        tests.append(partial(_is_called, scene=scene, facts=own))
    for idea in ideas:
        kinds = _REFERENT_KINDS.get(idea.refers)
        if kinds and (idea.refers == "armed" or not phrase.plural):
            tests.append(partial(_is_kind, kinds=kinds))
        if idea.refers == "armed":
            tests.append(_is_armed)
        if idea.refers == "person" and not phrase.plural:
            tests.append(partial(_is_bystander, scene=scene, gender=idea.gender))
    return tests


def _bears_word(standing: Standing, word: str) -> bool:
    """Whether a body has the word in its name: "the front" of a liberation front."""
    mention = standing.mention
    if mention.kind in (ActorKind.PERSON, ActorKind.STATE, ActorKind.PEOPLE):
        return False
    if mention.actor.id.startswith("text:") and mention.rule != "tagger":
        return False
    return word in name_key(mention.actor.name).split()


def _is_called(standing: Standing, scene: Scene, facts: Sequence[str]) -> bool:
    return standing.is_one_person and any(scene.standings.is_told(standing.mention.actor.id, f) for f in facts)


def _is_kind(standing: Standing, kinds: Sequence[ActorKind]) -> bool:
    return standing.mention.kind in kinds and not standing.is_place


def _is_armed(standing: Standing) -> bool:
    return standing.mention.actor.sector in ("REB", "PRM")


def _is_bystander(standing: Standing, scene: Scene, gender: str) -> bool:
    """A person named before as something other than a subject: whom the article has just brought in."""
    if not standing.is_one_person or standing.is_subject or standing.mention.rule in ("noun", "part"):
        return False
    return not gender or scene.standings.gender(standing.mention.actor.id) in ("", gender)


def _unnamed(scene: Scene, sentence: int, phrase: NounPhrase, ideas: Ideas, role: Role | None) -> ActorMention | None:
    """An actor whom only these words name, with the country and sector that they give."""
    idea = next((i for i in ideas if i.kind is not NounKind.COLLECTIVE), None)
    if idea is None and role is None:
        return None
    if idea is not None and idea.kind is NounKind.PART and not any(i.kind is NounKind.GROUP for i in ideas):
        return partitive(scene, sentence, phrase)
    if idea is not None and idea.kind is NounKind.EQUIPMENT and phrase.owner is None:
        return None
    owner = owner_of(scene, sentence, phrase)
    if phrase.link == "of" and owner is not None and (idea is None or idea.id in ("group", "unit", "rebels", "leader")):
        if idea is None or idea.id != "leader":
            return partitive(scene, sentence, phrase)
    country = country_of(scene, sentence, phrase)
    sector = sector_of(scene, phrase, ideas, role, owner)
    if country is None and owner is None and _takes_focus(phrase, ideas, sector):
        country = scene.focus(sentence, phrase.head)
    if idea is not None and idea.refers == "name":
        return None
    if idea is not None and idea.refers == "state" and (country is None or phrase.link != "poss"):
        return None
    name = _plain_name(scene, phrase)
    members = _of_many(scene, sentence, phrase, name, sector)
    actor = scene.unknown(name, country if not members else None, sector)
    kind = _kind_of(ideas, phrase)
    confidence = 0.7 if country else 0.5
    form = ActorForm.RELATION if idea is not None and idea.kind is NounKind.RELATION else ActorForm.ROLE
    return scene.mention(sentence, _extent(scene, phrase), phrase.head, actor, form, "noun", confidence, kind=kind,
                         plural=phrase.plural, members=members)


def _takes_focus(phrase: NounPhrase, ideas: Ideas, sector: str | None) -> bool:
    """Whether somebody without an owner belongs to the country in focus: "the generals", "officials", not "Western envoys"."""
    if phrase.owner is not None or sector not in _BARE_WITH_FOCUS:
        return False
    between = range(phrase.first, phrase.head)
    if any(phrase.sentence.upos[w] == "ADJ" and phrase.sentence.words[w][0].isupper() and w > 0 for w in between):
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
    return ActorKind.PEOPLE if phrase.plural else ActorKind.PERSON


def partitive(scene: Scene, sentence: int, phrase: NounPhrase) -> ActorMention | None:
    """Part of a whole that is named with "of": "members of the guard", "three of them"."""
    owner = owner_of(scene, sentence, phrase)
    if owner is None:
        return None
    whole = owner.actor
    one = phrase.words[-1] in ("one", "none", "each", "neither", "either", "member")
    if whole.id.startswith("text:") or owner.form is ActorForm.PRONOUN or owner.kind is ActorKind.STATE:
        actor: ResolvedActor | Actor = scene.unknown(_plain_name(scene, phrase), whole.country, whole.sector)
    else:
        actor = whole
    return scene.mention(sentence, _extent(scene, phrase), phrase.head, actor, ActorForm.ROLE, "part", owner.confidence * 0.9,
                         kind=ActorKind.PERSON if one else ActorKind.PEOPLE, plural=not one, members=owner.members)


def one_of_office(scene: Scene, sentence: int, word: int) -> ActorMention | None:
    """"Three prime ministers ... the Polish one": the holder of the office named last before, in the country named here."""
    phrase = scene.phrase(sentence, word)
    country = country_of(scene, sentence, phrase) if phrase.link == "name" else None
    if country is None:
        return None
    for standing in scene.standings.before(sentence, word, 2):
        before = scene.phrase(standing.sentence, standing.word)
        role = find_role(scene, before)
        if role is not None:
            holder = scene.holder(role.key, bodies_of_state(country), scene.day(sentence, word))
            if holder is not None:
                return scene.mention(sentence, (phrase.first, word + 1), word, holder, ActorForm.RELATION, "one-of", 0.7)
    return None


def sector_of(
    scene: Scene, phrase: NounPhrase, ideas: Ideas, role: Role | None, owner: ActorMention | None
) -> str | None:
    """The sector in which somebody acts: of an armed group or firm all its people's, else the noun's, a modifier's, the owner's."""
    idea = next((i for i in ideas if i.kind not in (NounKind.COLLECTIVE, NounKind.PART)), None)
    if owner is not None and owner.actor.id.startswith("parliament:"):
        return "LEG"
    if owner is not None and owner.actor.sector in _OWN_SECTOR and (idea is None or idea.id != "civilian"):
        return owner.actor.sector
    sector = (role.sector if role is not None else None) or (idea.sector if idea is not None else None)
    if idea is not None and not idea.weak and idea.sector is not None:
        sector = idea.sector
    if idea is not None and (idea.weak or (sector is None and role is None)):
        told = next((s for s in map(scene.words.modifier_sector, reversed(phrase.words[:-1])) if s), None)
        owned = owner.actor.sector if owner is not None and owner.kind is not ActorKind.PERSON else None
        sector = told or (owned if role is None or owned == "LEG" else None) or sector
    if _is_past(scene, phrase) and sector is not None and scene.words.has("sector-past", sector):
        return "ELI"
    return sector


def _plain_name(scene: Scene, phrase: NounPhrase) -> str:
    """The words without article, number and possessive pronoun."""
    of = phrase.sentence
    first = phrase.first
    while first < phrase.head and (
        of.upos[first] in _NO_NAME or of.words[first].lower() in ("the", "a", "an", "more", "many", "some", "fewer")
    ):
        first += 1
    text = scene.parse.document.text
    return " ".join(of.span(first, max(phrase.last, phrase.head + 1)).of(text).split())


def _extent(scene: Scene, phrase: NounPhrase) -> tuple[int, int]:
    """The words of the mention: with "of ..." only where that names an actor."""
    if phrase.link in ("of", "in") and owner_of(scene, phrase.sentence.index, phrase) is None:
        return phrase.first, phrase.head + 1
    return phrase.first, max(phrase.last, phrase.head + 1)


def country_list(scene: Scene, sentence: int, phrase: NounPhrase) -> list[str]:
    """Countries of all the owners joined in a phrase: "of Venezuela and Guyana"."""
    if phrase.owner is None:
        return []
    found: list[str] = []
    for word in conjuncts(phrase.sentence, phrase.owner):
        if word != phrase.owner and word >= phrase.last and word > phrase.head:
            continue
        mention = scene.resolve(sentence, word)
        if mention is not None:
            found.extend(m.country for m in (mention.members or (mention.actor,)) if m.country)
    return list(dict.fromkeys(found))
