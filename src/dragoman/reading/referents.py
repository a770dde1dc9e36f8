"""Those introduced before to whom "the group", "the general" or "the businessman" points back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from dragoman.knowledge.actorwords import NounKind
from dragoman.knowledge.folding import name_key
from dragoman.knowledge.registry import Role
from dragoman.model.actor import ActorForm, ActorKind, ActorMention, ResolvedActor
from dragoman.reading.groups import joined_rows
from dragoman.reading.noun_phrases import NounPhrase
from dragoman.reading.offices import note_facts
from dragoman.reading.pairs import joined, side_key, the_sides
from dragoman.reading.possession import Ideas, country_of, extent_of, plain_name, sector_of
from dragoman.reading.scene import Scene
from dragoman.reading.standings import Standing

_REFERENT_KINDS = {
    "armed": (ActorKind.ARMED_GROUP,),
    "group": (ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.INTERNATIONAL),
    "party": (ActorKind.PARTY,),
    "bloc": (ActorKind.INTERNATIONAL,),
    "company": (ActorKind.COMPANY,),
    "state": (ActorKind.STATE, ActorKind.GOVERNMENT),
}
_MEDIATION = 25
"""Sentences within which somebody who brought the sides together is still "the mediator"."""
_MOST_MEDIATORS = 3
_BODIES = frozenset(("agency", "court", "business", "unit", "outlet", "party"))
_PLURAL_BACK = 6
"""Sentences within which "the leaders" are those named so before."""
_WIDE = frozenset(("official", "civilian", "leader"))
"""Ideas whose words are too many to mean the same person."""


def is_superlative(phrase: NounPhrase) -> bool:
    """Whether "the" is owed to "only", "first" or a superlative, so that nobody told of before need be meant."""
    inside = range(phrase.first, phrase.head)
    return any(w in ("only", "first", "last", "next") for w in phrase.words) or any(
        phrase.sentence.xpos[w] in ("JJS", "RBS") for w in inside
    )


def repeated(scene: Scene, sentence: int, phrase: NounPhrase) -> ActorMention | None:
    """The same words once more, now with "the": "a standby army ... the standby army"."""
    if phrase.determiner != "the" or phrase.owner is not None:
        return None
    known = f"text:{name_key(plain_name(scene, phrase))}"
    if phrase.first + 2 > phrase.head:
        found = _same_people(scene, sentence, phrase)
    else:
        found = scene.standings.latest(sentence, phrase.head, lambda s: s.mention.actor.id == known)
    if found is None:
        return None
    return scene.mention(
        sentence,
        extent_of(scene, phrase),
        phrase.head,
        found.mention.actor,
        ActorForm.ROLE,
        "repeated",
        0.8,
        kind=found.mention.kind,
        plural=phrase.plural,
    )


def _same_people(scene: Scene, sentence: int, phrase: NounPhrase) -> Standing | None:
    """Those whom the same plural noun meant a little before: "27 leaders met ... the leaders agreed"."""
    _, ideas = scene.words.nouns(phrase.words, phrase.lemma)
    body = any(i.kind is NounKind.GROUP and i.id in _BODIES for i in ideas) and not any(i.body for i in ideas)
    if len(phrase.words) != 2 or not (phrase.plural or body):
        return None

    def fits(standing: Standing) -> bool:
        of, mention = scene.sentence(standing.sentence), standing.mention
        same = of.words[standing.word].lower() == phrase.words[1] and mention.form is ActorForm.ROLE
        return same and mention.actor.id.startswith("text:") and mention.rule in ("noun", "repeated")

    return scene.standings.latest(sentence, phrase.head, fits, _PLURAL_BACK)


def undergone(scene: Scene, sentence: int, phrase: NounPhrase) -> ActorMention | None:
    """The person to whom the article has told that something was done: "X was suspended ... the suspended leader"."""
    if phrase.determiner != "the" or phrase.plural or phrase.owner is not None:
        return None
    done = {w for w in phrase.words[1:-1] if w.endswith("ed")}
    if not done:
        return None

    def fits(standing: Standing) -> bool:
        of = scene.sentence(standing.sentence)
        if not standing.is_one_person or standing.clause < 0 or standing.mention.form is not ActorForm.NAME:
            return False
        return standing.relation in ("obj", "nsubj:pass") and of.words[standing.clause].lower() in done

    found = scene.standings.latest(sentence, phrase.head, fits)
    if found is None:
        return None
    return scene.mention(
        sentence, extent_of(scene, phrase), phrase.head, found.mention.actor, ActorForm.ROLE, "undergone", 0.8,
        kind=ActorKind.PERSON,
    )  # fmt: skip


def just_named(scene: Scene, sentence: int, phrase: NounPhrase, ideas: Ideas, role: Role | None) -> ActorMention | None:
    """A person named in the sentence before whom nothing described yet: "X is free. ... arrested the businessman"."""
    described = any(i.kind is NounKind.PERSON and not i.weak and i.id not in _WIDE for i in ideas)
    if phrase.determiner != "the" or phrase.plural or phrase.link in ("poss", "of", "in") or not described:
        return None
    if is_superlative(phrase):
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
    known = scene.standings.complete(actor)
    return scene.mention(
        sentence, extent_of(scene, phrase), phrase.head, known, ActorForm.ROLE, "just-named", 0.6, kind=ActorKind.PERSON
    )


def _is_new(scene: Scene, standing: Standing) -> bool:
    """Whether a standing is the first of its actor."""
    actor = standing.mention.actor.id
    return not any(s.mention.actor.id == actor for s in scene.standings.before(standing.sentence, standing.word))


def mediators(scene: Scene, sentence: int, phrase: NounPhrase) -> ActorMention | None:
    """Those whom the article called so, else those who brought the sides together: "the mediators"."""
    if phrase.determiner != "the" or phrase.owner is not None or not scene.words.has("mediator", phrase.lemma):
        return None
    before = [s for s in scene.standings.before(sentence, phrase.first, _MEDIATION) if s.mention.rule != "noun"]
    sides = the_sides(scene, sentence, phrase.head)
    called = [s for s in before if scene.standings.is_told(s.mention.actor.id, phrase.lemma)]
    both = {(s.sentence, s.clause) for s in before if len(s.mention.members) > 1 and not s.is_subject}
    acting = [
        s
        for s in before
        if s.is_subject and s.clause >= 0 and not s.is_place and _mediates(scene, s)
        and ((s.sentence, s.clause) in both or side_key(scene, s) not in sides)
    ]  # fmt: skip
    found = list({s.mention.actor.id: s.mention.actor for s in called or acting}.values())
    found = found or _row_apart(scene, sentence, phrase, sides)
    if not found:
        return None
    members = tuple(reversed(found[:_MOST_MEDIATORS])) if phrase.plural else (found[0],)
    return joined(scene, sentence, extent_of(scene, phrase), phrase.head, members, ActorForm.ROLE, "mediators", 0.6)


def _row_apart(scene: Scene, sentence: int, phrase: NounPhrase, sides: Sequence[str]) -> list[ResolvedActor]:
    """The last row of names that act together and are not the two sides, the last name first."""
    for row in joined_rows(scene, sentence, phrase.first, _MEDIATION):
        apart = len(row) > 2 or not any(side_key(scene, s) in sides for s in row)
        if apart and all(s.is_subject for s in row) and not any(s.mention.rule == "noun" for s in row):
            return [s.mention.actor for s in reversed(row)]
    return []


def _mediates(scene: Scene, standing: Standing) -> bool:
    """Whether the verb of a subject, or the one that hangs on it ("failed to bring"), is of those who mediate."""
    of = scene.sentence(standing.sentence)
    verbs = (standing.clause, *of.dependents(standing.clause, "xcomp"))
    return any(scene.words.has("mediating", of.lemmas[v].lower()) for v in verbs)


def referent(scene: Scene, sentence: int, phrase: NounPhrase, ideas: Ideas) -> ActorMention | None:
    """Somebody introduced before: "the group", "the rebels", "the front", "the general"."""
    if not phrase.definite or (phrase.owner is not None and phrase.link in ("poss", "of", "name")):
        return None
    if is_superlative(phrase):
        return None
    for fits in _referent_tests(scene, phrase, ideas):
        found = scene.standings.latest(sentence, phrase.head, fits)
        if found is not None:
            return scene.mention(
                sentence,
                extent_of(scene, phrase),
                phrase.head,
                found.mention.actor,
                ActorForm.ROLE,
                "referent",
                0.7,
                kind=found.mention.kind,
                plural=phrase.plural,
            )
    ahead = next((i.refers for i in ideas if i.refers in ("bloc", "armed")), None)
    named = scene.named_ahead(frozenset(_REFERENT_KINDS[ahead])) if ahead and not phrase.plural else None
    if named is None:
        return None
    return scene.mention(sentence, extent_of(scene, phrase), phrase.head, named, ActorForm.ROLE, "referent-ahead", 0.5)


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
            unlike = scene.words.listed("no-group") if idea.refers == "group" else ()
            tests.append(partial(_is_kind, kinds=kinds, unlike=unlike))
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


def _is_kind(standing: Standing, kinds: Sequence[ActorKind], unlike: Sequence[str] = ()) -> bool:
    return standing.mention.kind in kinds and not standing.is_place and standing.mention.actor.id not in unlike


def _is_armed(standing: Standing) -> bool:
    return standing.mention.actor.sector in ("REB", "PRM")


def _is_bystander(standing: Standing, scene: Scene, gender: str) -> bool:
    """A person named before as something other than a subject: whom the article has just brought in."""
    if not standing.is_one_person or standing.is_subject or standing.mention.rule in ("noun", "part"):
        return False
    return not gender or scene.standings.gender(standing.mention.actor.id) in ("", gender)
