"""Who holds the office that a noun phrase names, on the day of which it speaks."""

from __future__ import annotations

from datetime import date

from dragoman.knowledge.folding import name_key
from dragoman.knowledge.registry import Role
from dragoman.model.actor import Actor, ActorForm, ActorKind, ActorMention
from dragoman.reading.noun_phrases import NounPhrase
from dragoman.reading.possession import Ideas, country_of, extent_of, is_past, owner_of
from dragoman.reading.scene import Scene, bodies_of_state
from dragoman.reading.standings import Standing

_GOES_ON = frozenset(("of", "for", "to", "general", "elect", "designate", "-"))
_LONGEST_TAIL = 5
_CALLINGS = frozenset(("CVL", "REF", "CRM", "UAF", "EDU", "MED", "JRN", "LAB", "AGR", "SOC"))
"""Sectors whose roles are no offices: "her mother" is not whoever the article called a woman."""
_LOCAL_OFFICES = frozenset(("mayor", "governor", "prime_minister", "president", "leader"))
_PARTS_OF_STATES = ("region:", "city:")
_STATES = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT))


def find_role(scene: Scene, phrase: NounPhrase) -> Role | None:
    """The office that the words name, the longest wording first: "defence minister", "secretary of state"."""
    key = (phrase.sentence.index, phrase.first, phrase.head)
    if key not in scene.roles_found:
        scene.roles_found[key] = _find_role(scene, phrase)
    return scene.roles_found[key]


def _find_role(scene: Scene, phrase: NounPhrase) -> Role | None:
    of = phrase.sentence
    after: list[str] = []
    if phrase.head + 1 < len(of) and of.words[phrase.head + 1].lower() in _GOES_ON:
        after = [w.lower() for w in of.words[phrase.head + 1 : phrase.head + 1 + _LONGEST_TAIL]]
    own = " ".join(w for w in phrase.words if w not in ("the", "a", "an")).replace("most senior", "top").split()
    for tail in range(len(after), -1, -1):
        for first in range(max(0, len(own) - _LONGEST_TAIL), len(own)):
            role = scene.registry.role(" ".join(own[first:] + after[:tail]).replace("- ", ""))
            if role is not None:
                return role if not _is_second(phrase, role) else None
    return None


def _is_second(phrase: NounPhrase, role: Role) -> bool:
    """Whether "deputy" means the second to somebody: "the minister's deputy" sits in no parliament."""
    return role.sector == "LEG" and phrase.lemma == "deputy" and phrase.link == "poss"


def note_facts(
    scene: Scene, actor: str, phrase: NounPhrase, ideas: Ideas, role: Role | None, country: str | None
) -> None:
    """Keeps what the article calls a person, for "the general" and "the prime minister" later on."""
    scene.standings.tell(actor, phrase.lemma, *(f"idea:{i.id}" for i in ideas))
    if role is not None and not is_past(scene, phrase):
        scene.standings.tell(actor, f"role:{role.key}", f"role:{role.key}:{country}")
    for word in phrase.words:
        if scene.words.has("female-title", word):
            scene.standings.learn_gender(actor, "f")
        elif scene.words.has("male-title", word):
            scene.standings.learn_gender(actor, "m")


def office_holder(scene: Scene, sentence: int, phrase: NounPhrase, role: Role | None) -> ActorMention | None:
    """The holder of an office, as the article told it or the registry knows it."""
    if phrase.plural or phrase.determiner in ("a", "an", "another", "no", "any", "some", "every"):
        return None
    if role is not None and role.sector in _CALLINGS:
        return None
    owner = owner_of(scene, sentence, phrase)
    if role is None or role.key == "leader":
        found = _leader_of_state(scene, sentence, phrase, owner)
        if found is not None or role is None or (owner is not None and owner.kind in _STATES):
            return found
        if owner is not None and owner.kind is ActorKind.PERSON:
            return None
    if owner is None and not (phrase.definite or phrase.head == phrase.first or len(phrase.words) <= 3):
        return None
    if owner is None:
        known = _told_office(scene, sentence, phrase, role)
        if known is not None:
            return known
    house = _house(scene, sentence, phrase)
    country = house or country_of(scene, sentence, phrase)
    if owner is None:
        country = country or scene.focus(sentence, phrase.head)
    if owner is not None and owner.actor.id.startswith("parliament:") and scene.words.has("top-word", role.key):
        return _speaker(scene, sentence, phrase, country)
    role = _top_diplomat(scene, phrase, role, country)
    told = _told_office(scene, sentence, phrase, role, country) if country else None
    if told is not None and owner is not None:
        return told
    local = _local_holder(scene, sentence, phrase, role)
    if local is not None:
        return local
    bodies = _organ(scene, phrase, owner) or _sole_body(scene, role, owner)
    bodies += _bodies(scene, None if house else owner, country)
    if role.key == "leader":
        bodies = tuple(body for body in bodies if body not in bodies_of_state(country))
    coming = any(scene.words.has("coming", w) for w in phrase.words)
    holder = None
    if any(scene.words.has("ousted", w) for w in phrase.words):
        holder = scene.last_holder(role.key, bodies, scene.day(sentence, phrase.head))
    elif not is_past(scene, phrase) and not _is_deputy(scene, phrase, role):
        holder = scene.holder(role.key, bodies, scene.day(sentence, phrase.head), coming=coming)
        if holder is None and role.key == "president" and owner is not None and owner.kind in _STATES and country:
            holder = scene.leader(country, scene.day(sentence, phrase.head))
        if holder is None and coming and owner is None:
            holder = scene.holder(role.key, bodies_of_state("USA"), scene.day(sentence, phrase.head), coming=True)
        if holder is None and owner is not None and phrase.head - phrase.first < 3:
            holder = _top_of(scene, owner, role.key, scene.day(sentence, phrase.head))
    if holder is None:
        return None
    confidence = 0.9 if owner is not None else 0.7
    return scene.mention(sentence, extent_of(scene, phrase), phrase.head, holder, ActorForm.ROLE, "office", confidence)


def _top_diplomat(scene: Scene, phrase: NounPhrase, role: Role, country: str | None) -> Role:
    """The office of a state's "top diplomat", which in some states is above the foreign minister."""
    if phrase.lemma != "diplomat" or role.key != "foreign_minister":
        return role
    for rule in scene.words.listed("top-diplomat"):
        state, key = rule.split()
        if state == country:
            return next((r for r in scene.registry.roles() if r.key == key), role)
    return role


def _speaker(scene: Scene, sentence: int, phrase: NounPhrase, country: str | None) -> ActorMention | None:
    """The president or head of a parliament."""
    holder = scene.holder("speaker", bodies_of_state(country), scene.day(sentence, phrase.head))
    if holder is None or is_past(scene, phrase):
        return None
    return scene.mention(sentence, extent_of(scene, phrase), phrase.head, holder, ActorForm.ROLE, "office", 0.85)


def _house(scene: Scene, sentence: int, phrase: NounPhrase) -> str | None:
    """The state of "the speaker of the House": the American one unless a state in focus has a House of that name."""
    of = phrase.sentence
    if not any(of.words[w] == "House" for w in range(phrase.head + 1, min(len(of), phrase.head + 4))):
        return None
    focus = scene.focus(sentence, phrase.head)
    return focus if focus is not None and scene.words.has("house-state", focus) else "USA"


def _leader_of_state(
    scene: Scene, sentence: int, phrase: NounPhrase, owner: ActorMention | None
) -> ActorMention | None:
    """ "Serbia's leader": whoever leads the state, whatever the office."""
    if phrase.lemma != "leader" or owner is None or owner.kind not in _STATES or len(phrase.words) > 4:
        return None
    leader = scene.leader(owner.actor.country or "", scene.day(sentence, phrase.head))
    if leader is None or is_past(scene, phrase):
        return None
    return scene.mention(sentence, extent_of(scene, phrase), phrase.head, leader, ActorForm.ROLE, "leader", 0.85)


def _top_of(scene: Scene, owner: ActorMention, role: str, day: date | None) -> Actor | None:
    """ "The head of" a body: whoever holds its highest office, by whatever title."""
    if owner.actor.id.startswith(("text:", "person:", "state:", "government:", "military:")):
        return None
    if not scene.words.has("top-word", role):
        return None
    for pair in scene.words.listed("sector-chief"):
        sector, chief = pair.split()
        if owner.actor.sector == sector and owner.actor.country:
            return scene.holder(chief, bodies_of_state(owner.actor.country), day)
    for top in scene.words.listed("top-role"):
        found = scene.holder(top, (owner.actor.id,), day)
        if found is not None:
            return found
    return None


def _bodies(scene: Scene, owner: ActorMention | None, country: str | None) -> tuple[str, ...]:
    own: tuple[str, ...] = ()
    if owner is not None:
        own = (owner.actor.id,)
        if owner.actor.id.startswith(_PARTS_OF_STATES):
            return own
        if owner.kind is ActorKind.PERSON:
            own = tuple(dict.fromkeys(o.body for o in scene.registry.offices_of(owner.actor.id)))
        known = scene.registry.get(owner.actor.id)
        if known is not None and known.parent:
            own += (known.parent,)
    return own + bodies_of_state(country)


def _local_holder(scene: Scene, sentence: int, phrase: NounPhrase, role: Role) -> ActorMention | None:
    """Who heads a town or region: "London's mayor", "the Donetsk governor", "Bavaria's premier"."""
    if role.key not in _LOCAL_OFFICES or is_past(scene, phrase) or _is_deputy(scene, phrase, role):
        return None
    day = scene.day(sentence, phrase.head)
    named = [w for w in range(phrase.first, phrase.head) if w != phrase.owner and phrase.sentence.upos[w] == "PROPN"]
    for word in ([phrase.owner] if phrase.owner is not None else []) + named:
        chunk = scene.chunks.get((sentence, word))
        text = chunk.text if chunk is not None else phrase.sentence.words[word]
        key = name_key(text).replace(" ", "-")
        for body in (f"city:{key}", f"region:{key}"):
            for office in ("mayor", "governor", role.key):
                holder = scene.holder(office, (body,), day) if scene.registry.get(body) is not None else None
                if holder is not None and (office == role.key or role.key not in ("mayor", "governor")):
                    extent = (phrase.first, max(phrase.last, phrase.head + 1))
                    return scene.mention(sentence, extent, phrase.head, holder, ActorForm.ROLE, "office", 0.85)
    return None


def _organ(scene: Scene, phrase: NounPhrase, owner: ActorMention | None) -> tuple[str, ...]:
    """The part of an international body that the words name: "the UN's human rights chief" heads its rights office."""
    if owner is None or owner.kind is not ActorKind.INTERNATIONAL:
        return ()
    told = set(phrase.words[:-1])
    for rule in scene.words.listed("organ-chief"):
        body, word, organ = rule.split()
        if body == owner.actor.id and word in told:
            return (organ,)
    return ()


def _sole_body(scene: Scene, role: Role, owner: ActorMention | None) -> tuple[str, ...]:
    """The only body that has such an office: "the pope"."""
    if owner is not None:
        return ()
    return tuple(r.split()[1] for r in scene.words.listed("sole-office") if r.split()[0] == role.key)


def _told_office(
    scene: Scene, sentence: int, phrase: NounPhrase, role: Role, country: str | None = None
) -> ActorMention | None:
    """Whoever the article itself has introduced in this office, or in the registry held it and was named before."""
    if is_past(scene, phrase) or _is_deputy(scene, phrase, role):
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
    return scene.mention(
        sentence,
        extent_of(scene, phrase),
        phrase.head,
        found.mention.actor,
        ActorForm.ROLE,
        "told-office",
        0.85,
        kind=ActorKind.PERSON,
    )


def _is_deputy(scene: Scene, phrase: NounPhrase, role: Role) -> bool:
    if any(set(p.split()) & set(phrase.words) & {"deputy", "vice", "acting"} for p in role.phrases):
        return False
    return any(scene.words.has("deputy", w) for w in phrase.words)


def one_of_office(scene: Scene, sentence: int, word: int) -> ActorMention | None:
    """ "Three prime ministers ... the Polish one": the holder of the office named last, in the country named here."""
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
                extent = (phrase.first, word + 1)
                return scene.mention(sentence, extent, word, holder, ActorForm.RELATION, "one-of", 0.7)
    return None
