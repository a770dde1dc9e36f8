"""Those who are known by somebody else: counterpart, rival, predecessor, neighbour, guests."""

from __future__ import annotations

from datetime import date

from dragoman.knowledge.actorwords import ActorNoun
from dragoman.model.actor import Actor, ActorForm, ActorKind, ActorMention, ResolvedActor
from dragoman.reading.noun_phrases import NounPhrase, role_in_clause
from dragoman.reading.pairs import joined, other_side, side_key
from dragoman.reading.scene import Scene, as_actor, bodies_of_state, first_day
from dragoman.reading.standings import NOT_STATES, named_persons


def related(
    scene: Scene, sentence: int, phrase: NounPhrase, idea: ActorNoun, owner: ActorMention | None
) -> ActorMention | None:
    """Whom a relation noun means, or None where the article and the registry do not tell."""
    if idea.id == "servant":
        return None
    if idea.id == "counterpart":
        found = _counterpart(scene, sentence, phrase, owner)
    elif idea.id == "succession":
        found = _successor(scene, sentence, phrase, owner)
    elif idea.id == "rival":
        found = _rival(scene, sentence, phrase, owner)
    elif idea.id == "neighbour" and (phrase.link == "poss") and not phrase.plural:
        found = _neighbour(scene, sentence, phrase, owner)
    else:
        found = ()
    if not found:
        return None
    kind = ActorKind.PERSON if found[0].id.startswith("person:") or idea.id == "counterpart" else ActorKind.OTHER
    known = scene.registry.get(found[0].id)
    extent = (phrase.first, phrase.last)
    return joined(
        scene,
        sentence,
        extent,
        phrase.head,
        found,
        ActorForm.RELATION,
        f"relation:{idea.id}",
        0.75,
        kind=known.kind if known is not None else kind,
    )


def _counterpart(
    scene: Scene, sentence: int, phrase: NounPhrase, owner: ActorMention | None
) -> tuple[ResolvedActor, ...]:
    if owner is None:
        return ()
    day = scene.day(sentence, phrase.head)
    country = named_country(scene, sentence, phrase)
    own = owner.members or (owner.actor,)
    if country is not None:
        found = equal_in(scene, own[0], country, day)
        return (as_actor(found),) if found is not None else ()
    ids = {o.id for o in own}
    before = [s for s in scene.standings.before(sentence, phrase.head, 6) if s.mention.actor.id not in ids]
    persons = named_persons(before)
    if phrase.plural:
        foreign = [p for p in persons if p.mention.actor.country not in {o.country for o in own}]
        two = foreign[:2] if len(foreign) > 1 else []
        return tuple(scene.standings.complete(p.mention.actor) for p in reversed(two))
    if phrase.lemma == "host":
        _, verb = role_in_clause(phrase.sentence, phrase.head)
        persons = [p for p in persons if p.sentence < sentence or p.clause != verb]
        return (scene.standings.complete(persons[0].mention.actor),) if persons else ()
    return _equal_in_play(scene, sentence, phrase, own[0])


def _equal_in_play(scene: Scene, sentence: int, phrase: NounPhrase, own: ResolvedActor) -> tuple[ResolvedActor, ...]:
    """The equal on the other side: a person already named there of the same office, else the office's holder."""
    side = other_side(scene, sentence, phrase.head, f"state:{own.country}")
    if side is None or not side.startswith("state:"):
        return ()
    equal = equal_in(scene, own, side.removeprefix("state:"), scene.day(sentence, phrase.head))
    if equal is not None:
        return (as_actor(equal),)
    persons = named_persons(scene.standings.before(sentence, phrase.head))
    of_side = next((p for p in persons if side_key(scene, p) == side), None)
    return (scene.standings.complete(of_side.mention.actor),) if of_side is not None else ()


def equal_in(scene: Scene, person: ResolvedActor, country: str, day: date | None) -> Actor | None:
    """Who has the same standing in another state: leaders meet leaders, ministers ministers of their own field."""
    own = person.country if person.country and person.country not in NOT_STATES else None
    leader = scene.leader(own, day) if own is not None else None
    if leader is not None and leader.id == person.id:
        return scene.leader(country, day)
    for office in scene.registry.offices_of(person.id, day):
        found = scene.holder(office.role, bodies_of_state(country), day)
        if found is not None:
            return found
    for role in ("president", "prime_minister", "foreign_minister", "defence_minister"):
        plural = role.replace("_", " ")
        if scene.standings.is_told(person.id, f"role:{role}") or person.name.lower().startswith(plural):
            return scene.holder(role, bodies_of_state(country), day) or scene.leader(country, day)
    if person.id.startswith("text:") and person.name.lower().startswith("leader"):
        return scene.leader(country, day)
    return None


def _successor(
    scene: Scene, sentence: int, phrase: NounPhrase, owner: ActorMention | None
) -> tuple[ResolvedActor, ...]:
    """Who held the owner's present office just before or just after."""
    if owner is None or phrase.lemma in ("stand-in", "replacement"):
        return ()
    day = scene.published if phrase.lemma == "predecessor" else scene.day(sentence, phrase.head)
    held = scene.registry.offices_of(owner.actor.id, day) or scene.registry.offices_of(owner.actor.id)
    for office in held:
        others = [
            o for o in scene.registry.holders(office.role, office.body, None) if o.holder != owner.actor.id and o.first
        ]
        begun = office.first
        if begun is None:
            continue
        if phrase.lemma == "predecessor":
            near = sorted((o for o in others if o.first and o.first < begun), key=first_day, reverse=True)
        else:
            near = sorted((o for o in others if o.first and o.first > begun), key=first_day)
        if near:
            return (as_actor(scene.as_of(scene.registry.actor(near[0].holder), day)),)
    return ()


def _rival(scene: Scene, sentence: int, phrase: NounPhrase, owner: ActorMention | None) -> tuple[ResolvedActor, ...]:
    """The other side: its person for a person, the side itself for a body or in the plural."""
    if owner is None or _is_named_behind(scene, sentence, phrase):
        return ()
    own = _side_of(scene, owner.actor)
    side = other_side(scene, sentence, phrase.head, own)
    if side is None:
        return ()
    if owner.kind is ActorKind.PERSON and not phrase.plural:
        before = scene.standings.before(sentence, phrase.head)
        persons = named_persons(s for s in before if s.mention.form is not ActorForm.PRONOUN)
        found = next((p for p in persons if side_key(scene, p) == side), None)
        if found is not None:
            return (scene.standings.complete(found.mention.actor),)
    actor = scene.registry.get(side)
    return (as_actor(actor),) if actor is not None else ()


def _is_named_behind(scene: Scene, sentence: int, phrase: NounPhrase) -> bool:
    """Whether "of" and a name behind tell who they are: "his rivals of the Red Front"."""
    of = phrase.sentence
    behind = [c for c in of.children[phrase.head] if c > phrase.head and of.relations[c].startswith("nmod")]
    return any((sentence, c) in scene.chunks for c in behind)


def _side_of(scene: Scene, actor: ResolvedActor) -> str | None:
    if actor.id.startswith("group:"):
        return actor.id
    for office in scene.registry.offices_of(actor.id, scene.published):
        if office.body.startswith("group:"):
            return office.body
    return f"state:{actor.country}" if actor.country else None


def _neighbour(
    scene: Scene, sentence: int, phrase: NounPhrase, owner: ActorMention | None
) -> tuple[ResolvedActor, ...]:
    """The other state of the two that the article is about."""
    own = owner.actor.country if owner is not None else None
    side = other_side(scene, sentence, phrase.head, f"state:{own}")
    if side is None or not side.startswith("state:"):
        return ()
    actor = scene.registry.get(side)
    return (as_actor(actor),) if actor is not None else ()


def named_country(scene: Scene, sentence: int, phrase: NounPhrase) -> str | None:
    """The country that an adjective or name inside the phrase gives, the possessor left out."""
    for word in range(phrase.first, phrase.head):
        chunk = scene.chunks.get((sentence, word))
        if chunk is not None and word != phrase.owner and chunk.entries and not chunk.is_person:
            country = scene.registry.actor(chunk.entries[0].actor).country
            if country and country not in NOT_STATES:
                return country
    return None
