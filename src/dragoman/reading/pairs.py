"""Two who belong together: both sides, the two leaders, neither, "Mali and Burkina Faso"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge.folding import name_key
from dragoman.model.actor import Actor, ActorForm, ActorKind, ActorMention, ResolvedActor
from dragoman.reading.noun_phrases import NounPhrase, role_in_clause
from dragoman.reading.scene import Scene, as_actor, bodies_of_state
from dragoman.reading.standings import NOT_STATES, Standing, named_persons

_PERSONS_BACK = 20
_BOTH = frozenset(("both", "two", "each", "either", "neither"))
_PLAIN = frozenset(("side", "party"))
PERSON_WORDS = frozenset(
    ("leader", "president", "minister", "man", "woman", "premier", "statesman", "politician", "chief")
)
"""Heads of a collective that means persons, not the states behind them."""
_BODY_WORDS = {
    "army": "military", "military": "military", "navy": "military", "government": "government",
    "parliament": "parliament", "ministry": "foreign_ministry",
}  # fmt: skip


def is_collective(phrase: NounPhrase) -> bool:
    """Whether the words mean two already introduced: "both sides", "each camp", "the parties"."""
    if phrase.link in ("of", "name") or any(w in ("other", "another") for w in phrase.words):
        return False
    before = set(phrase.words[:-1])
    if phrase.first and phrase.sentence.words[phrase.first - 1].lower() == "the":
        before.add("the")
    if before & _BOTH:
        return "two" not in before or bool(before & {"the", "these", "those", "both"}) or phrase.link == "poss"
    return phrase.plural and phrase.lemma in _PLAIN and phrase.determiner == "the"


def side_key(scene: Scene, standing: Standing) -> str | None:
    """The side to which a mention belongs: an armed group, else a state; None for international bodies and places."""
    mention = standing.mention
    if standing.is_place or mention.form is ActorForm.PRONOUN or (mention.plural and mention.members):
        return None
    actor = mention.actor
    if mention.kind is ActorKind.ARMED_GROUP and not actor.id.startswith("text:"):
        return actor.id
    if mention.kind is ActorKind.PERSON:
        for office in scene.registry.offices_of(actor.id, scene.published):
            if office.body.startswith("group:"):
                return office.body
    if actor.country is None or actor.country in NOT_STATES:
        return None
    return f"state:{actor.country}"


def the_sides(scene: Scene, sentence: int, word: int) -> list[str]:
    """Keys of the two sides in play at a word, fewer where there are not two."""
    return scene.standings.sides(sentence, word, lambda s: side_key(scene, s))


def other_side(scene: Scene, sentence: int, word: int, own: str | None) -> str | None:
    """The side that stands against ``own``, None where there is none."""
    return next((key for key in the_sides(scene, sentence, word) if key != own), None)


def pair_mention(scene: Scene, sentence: int, phrase: NounPhrase) -> ActorMention | None:
    """Whom "both sides", "the two leaders" or "both men" mean."""
    members = pair_members(scene, sentence, phrase.head, phrase.lemma, set(phrase.words))
    if len(members) < 2:
        return None
    return joined(scene, sentence, (phrase.first, phrase.last), phrase.head, members, ActorForm.RELATION, "pair", 0.7)


def bare_pair(scene: Scene, sentence: int, word: int) -> ActorMention | None:
    """Whom "both", "neither", "each" or "the two" without a noun mean."""
    of = scene.sentence(sentence)
    first = word - 1 if word and of.words[word - 1].lower() == "the" else word
    members = pair_members(scene, sentence, word, "side", set())
    if len(members) < 2:
        return None
    return joined(scene, sentence, (first, word + 1), word, members, ActorForm.PRONOUN, "pair", 0.6)


def pair_members(scene: Scene, sentence: int, head: int, lemma: str, words: set[str]) -> tuple[ResolvedActor, ...]:
    """The two whom a collective means, in order of entry."""
    excluded = _coarguments(scene, sentence, head)
    sides = [s for s in the_sides(scene, sentence, head) if s not in excluded]
    if lemma in PERSON_WORDS:
        return _two_persons(scene, sentence, head, sides, excluded, lemma, words)
    if len(sides) < 2:
        sides = _last_two_sides(scene, sentence, head, excluded)
    body = _BODY_WORDS.get(lemma)
    found = [scene.registry.get(s.replace("state:", f"{body}:") if body else s) for s in sides[:2]]
    return tuple(as_actor(a) for a in found if a is not None)


def _two_persons(
    scene: Scene, sentence: int, head: int, sides: Sequence[str], excluded: set[str], lemma: str, words: set[str]
) -> tuple[ResolvedActor, ...]:
    gender = {"man": "m", "woman": "f"}.get(lemma, "")
    before = [
        s
        for s in scene.standings.before(sentence, head, _PERSONS_BACK)
        if s.mention.actor.id not in excluded and s.mention.form is ActorForm.NAME
    ]
    persons = [s for s in named_persons(before) if gender in ("", scene.standings.gender(s.mention.actor.id) or gender)]
    joint = _joined_persons(scene, before, lemma) if len(persons) > 1 else ()
    if joint:
        return joint
    found: list[ResolvedActor] = []
    for side in sides:
        own = [p.mention.actor for p in persons if side_key(scene, p) == side]
        leader = _leader_of_side(scene, sentence, head, side, words) if not gender else None
        told = [o for o in own if _is_told_leader(scene, o)]
        if told and lemma != "minister":
            own, leader = told, None
        if leader is not None and (not own or leader.id in {o.id for o in own}):
            found.append(as_actor(leader))
        elif own:
            found.append(scene.standings.complete(own[0]))
    if len(found) == 2:
        return tuple(found)
    two = persons[:2]
    return tuple(scene.standings.complete(s.mention.actor) for s in reversed(two))


def _joined_persons(scene: Scene, before: Sequence[Standing], lemma: str) -> tuple[ResolvedActor, ...]:
    """The two persons of two countries that "and" joined last: "Zelensky and Trump met ... the two leaders"."""
    if lemma == "minister":
        return ()
    known = {s.mention.actor.id for s in before if s.is_one_person}
    for later in before:
        of = scene.sentence(later.sentence)
        if of.relations[later.word] != "conj" or later.mention.actor.id not in known:
            continue
        first = scene.resolve(later.sentence, of.heads[later.word])
        if first is None or first.actor.id not in known:
            continue
        if first.actor.country != later.mention.actor.country:
            return scene.standings.complete(first.actor), scene.standings.complete(later.mention.actor)
    return ()


def _is_told_leader(scene: Scene, actor: ResolvedActor) -> bool:
    roles = ("president", "prime_minister", "chancellor")
    return any(scene.standings.is_told(actor.id, f"role:{role}") for role in roles)


def _leader_of_side(scene: Scene, sentence: int, head: int, side: str, words: set[str]) -> Actor | None:
    day = scene.day(sentence, head)
    if not side.startswith("state:"):
        return scene.holder("leader", (side,), day)
    country = side.removeprefix("state:")
    for word in ("foreign", "defence", "defense"):
        role = scene.registry.role(f"{word} minister") if word in words else None
        if role is not None:
            return scene.holder(role.key, bodies_of_state(country), day)
    return scene.leader(country, day)


def _coarguments(scene: Scene, sentence: int, head: int) -> set[str]:
    """Ids and sides of whoever acts on the pair in the same clause: the host of "Gonsalves invited both men"."""
    of = scene.sentence(sentence)
    relation, verb = role_in_clause(of, head)
    found: set[str] = set()
    if relation.startswith("nsubj"):
        return found
    above = of.ancestors(head)
    reported = next((i for i, a in enumerate(above) if of.relations[a] == "ccomp"), len(above))
    for standing in scene.standings.before(sentence, head, 0):
        if standing.mention.rule == "noun":
            continue
        if standing.is_subject and standing.clause in (verb, *above[: reported + 1]):
            found.add(standing.mention.actor.id)
            key = side_key(scene, standing)
            if key:
                found.add(key)
    return found


def _last_two_sides(scene: Scene, sentence: int, head: int, excluded: set[str]) -> list[str]:
    keys = [k for s in scene.standings.before(sentence, head) if (k := side_key(scene, s)) and k not in excluded]
    return list(reversed(list(dict.fromkeys(keys))[:2]))


def composite(scene: Scene, sentence: int, mentions: Sequence[ActorMention]) -> ActorMention:
    """Several mentions joined by "and" as one plural mention that spans them."""
    members: list[ResolvedActor] = []
    for mention in mentions:
        members.extend(mention.members or (mention.actor,))
    of = scene.sentence(sentence)
    ordered = sorted(mentions, key=lambda m: m.span)
    first = next(w for w in range(len(of)) if of.ends[w] > ordered[0].span.start)
    last = next((w + 1 for w in range(len(of)) if of.ends[w] >= ordered[-1].span.end), len(of))
    head = next((w for w in range(len(of)) if of.starts[w] == mentions[0].head), first)
    return joined(
        scene,
        sentence,
        (first, max(last, first + 1)),
        head,
        tuple(members),
        mentions[0].form,
        "joined",
        min(m.confidence for m in mentions),
        kind=mentions[0].kind,
    )


def joined(
    scene: Scene,
    sentence: int,
    words: tuple[int, int],
    head: int,
    members: tuple[ResolvedActor, ...],
    form: ActorForm,
    rule: str,
    confidence: float,
    kind: ActorKind = ActorKind.OTHER,
) -> ActorMention:
    """A plural mention of known members; country and sector only where all share them."""
    members = tuple({m.id: m for m in members}.values())
    if len(members) == 1:
        return scene.mention(sentence, words, head, members[0], form, rule, confidence, kind=kind)
    name = " and ".join(m.name for m in members)
    countries, sectors = {m.country for m in members}, {m.sector for m in members}
    actor = ResolvedActor(
        id=f"text:{name_key(name)}",
        name=name,
        country=members[0].country if len(countries) == 1 else None,
        sector=members[0].sector if len(sectors) == 1 else None,
        span=None,
    )
    return scene.mention(sentence, words, head, actor, form, rule, confidence, kind=kind, plural=True, members=members)
