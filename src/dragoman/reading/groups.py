"""Three and more who belong together: "the trio", "the four countries", those whom "and" has joined before."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.actor import ActorForm, ActorKind, ActorMention, ResolvedActor
from dragoman.reading.noun_phrases import NounPhrase
from dragoman.reading.pairs import PERSON_WORDS, joined
from dragoman.reading.scene import Scene, as_actor
from dragoman.reading.standings import NOT_STATES, Standing, named_persons

_BACK = 6
"""Sentences within which a row of names is still "the three"."""
_POINTING = frozenset(("the", "these", "those", "all"))
_LARGE = frozenset(("hundred", "thousand", "million", "dozen", "score"))
_STATES = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT))


def counted_group(scene: Scene, sentence: int, phrase: NounPhrase) -> ActorMention | None:
    """Whom "the trio", "the three countries" or "the four leaders" mean: the last row of so many names."""
    if phrase.owner is not None or not _POINTING & set(phrase.words):
        return None
    count = _count(scene, phrase)
    if count is None:
        return None
    for row in joined_rows(scene, sentence, phrase.first, _BACK):
        members = _members(scene, row, phrase.lemma in PERSON_WORDS, sentence, phrase.head)
        if len(members) == count:
            extent = (phrase.first, phrase.head + 1)
            return joined(scene, sentence, extent, phrase.head, members, ActorForm.RELATION, "row", 0.75)
    persons = _persons_of_last(scene, sentence, phrase) if phrase.lemma in PERSON_WORDS else ()
    if len(persons) != count:
        return None
    extent = (phrase.first, phrase.head + 1)
    return joined(scene, sentence, extent, phrase.head, persons, ActorForm.RELATION, "row", 0.6, kind=ActorKind.PERSON)


def _persons_of_last(scene: Scene, sentence: int, phrase: NounPhrase) -> tuple[ResolvedActor, ...]:
    """All persons named in the sentence before: "Kim met Lee and Park. The three leaders ..."."""
    before = [s for s in scene.standings.before(sentence, phrase.first, 1) if s.sentence < sentence]
    named = [s for s in named_persons(before) if s.mention.form is ActorForm.NAME]
    return tuple(scene.standings.complete(s.mention.actor) for s in sorted(named, key=lambda s: s.position))


def joined_rows(scene: Scene, sentence: int, word: int, back: int) -> Iterator[list[Standing]]:
    """Names joined by "and" before a word, each row in text order, the nearest row first."""
    rows: dict[tuple[int, int], list[Standing]] = {}
    for standing in scene.standings.before(sentence, word, back):
        of = scene.sentence(standing.sentence)
        first = standing.word
        while of.relations[first] == "conj" and of.upos[of.heads[first]] not in ("VERB", "AUX"):
            first = of.heads[first]
        if standing.mention.form is not ActorForm.PRONOUN and not standing.mention.members:
            rows.setdefault((standing.sentence, first), []).append(standing)
    for row in rows.values():
        if len({s.mention.actor.id for s in row}) > 1:
            yield sorted(row, key=lambda s: s.position)


def _count(scene: Scene, phrase: NounPhrase) -> int | None:
    """How many the words mean, None where they do not say or say fewer than three."""
    if _LARGE & set(phrase.words):
        return None
    for rule in scene.words.listed("row-count"):
        word, count = rule.split()
        if word == phrase.lemma or (phrase.plural and word in phrase.words):
            return int(count)
    return None


def _members(scene: Scene, row: list[Standing], persons: bool, sentence: int, word: int) -> tuple[ResolvedActor, ...]:
    """The actors of a row, one of each; for "the three leaders" whoever leads the states of the row."""
    found: dict[str, ResolvedActor] = {}
    for standing in row:
        actor = scene.standings.complete(standing.mention.actor)
        if persons and standing.mention.kind in _STATES and actor.country not in NOT_STATES:
            leader = scene.leader(actor.country or "", scene.day(sentence, word))
            actor = as_actor(leader) if leader is not None else actor
        found[actor.id] = actor
    return tuple(found.values())
