"""Which person a name means: one the article introduced, one the registry knows, or one whom only the article knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from dragoman.knowledge.actorwords import ActorWords
from dragoman.knowledge.folding import name_key
from dragoman.knowledge.registry import Registry
from dragoman.model.actor import Actor, ActorKind
from dragoman.reading.names import NameChunk

_SHORTEST_SHORT_NAME = 2
_FIRST_OFFICES = frozenset(
    ("president", "prime_minister", "chancellor", "monarch", "crown_prince", "supreme_leader", "head_of_junta")
)
"""Whoever holds one of these needs no first name: "Mr Modi" is India's, not a minister's of the same name."""


class Persons:
    """The persons of one article by the words of their names.

    A name of several words that the registry does not know is a new person. A single word is the person of that name
    introduced last before it, else one introduced later, else the registry's best known bearer on the day.
    """

    def __init__(self, chunks: Sequence[NameChunk], registry: Registry, words: ActorWords, day: date | None) -> None:
        self._registry, self._words, self._day = registry, words, day
        self._introduced: defaultdict[str, list[tuple[tuple[int, int], Actor]]] = defaultdict(list)
        self._countries = _countries_of(chunks, registry)
        self._given: defaultdict[str, dict[str, Actor]] = defaultdict(dict)
        for chunk in chunks:
            if chunk.is_person and " " in chunk.text:
                self._introduce(chunk, self._by_full_name(chunk))
        for chunk in chunks:
            if chunk.is_person and chunk.entries and " " not in chunk.text:
                actor = self._by_short_name(chunk)
                self._given[name_key(actor.name.split()[0])][actor.id] = actor

    def named(self, chunk: NameChunk) -> Actor:
        """The person whom a name means."""
        if " " in chunk.text and not self._is_short(chunk):
            return self._by_full_name(chunk)
        return self._by_short_name(chunk)

    def by_word(self, word: str, position: tuple[int, int]) -> Actor | None:
        """The person introduced in this article who goes by this one word, or None."""
        return self._nearest(name_key(word), position)

    def gender(self, actor: Actor) -> str:
        """``"f"``, ``"m"`` or "" after the registry, else after the first name."""
        known = self._registry.gender(actor.id)
        if known:
            return known
        first = actor.name.split()[0].lower()
        if self._words.has("female-name", first):
            return "f"
        return "m" if self._words.has("male-name", first) else ""

    def _is_short(self, chunk: NameChunk) -> bool:
        """Whether a name of several words is what the press calls somebody after the first mention ("Le Drian")."""
        key = name_key(chunk.text)
        return any(
            e.actor.startswith("person:") and name_key(self._registry.actor(e.actor).name) != key for e in chunk.entries
        ) and bool(self._registry.people_named(chunk.text))

    def _introduce(self, chunk: NameChunk, actor: Actor) -> None:
        position = (chunk.sentence, chunk.first)
        names = {name_key(w) for w in (*chunk.text.split(), *actor.name.split()) if len(w) > _SHORTEST_SHORT_NAME - 1}
        for key in sorted(names | {name_key(chunk.text)}):
            known = self._introduced[key]
            if not known or known[-1][1].id != actor.id:  # told again says nothing new, and a book tells often
                known.append((position, actor))

    def _by_full_name(self, chunk: NameChunk) -> Actor:
        persons = [self._registry.actor(e.actor) for e in chunk.entries if e.actor.startswith("person:")]
        if persons:
            return self._best(persons)
        key = name_key(chunk.text)
        spelled = self._other_spelling(chunk.text)
        if spelled is not None:
            return spelled
        earlier = self._introduced.get(key)
        return earlier[0][1] if earlier else Actor(f"text:{key}", chunk.text, ActorKind.PERSON, None, None)

    def _other_spelling(self, text: str) -> Actor | None:
        """The one person of the registry whose first names are the same names in another spelling."""
        words = text.split()
        for place, word in enumerate(words[:-1]):
            group = next((g.split() for g in self._words.listed("spelling") if word.lower() in g.split()), [])
            for other in group:
                name = " ".join((*words[:place], other.capitalize(), *words[place + 1 :]))
                persons = [e.actor for e in self._registry.entries(name) if e.actor.startswith("person:")]
                if len(persons) == 1:
                    return self._registry.actor(persons[0])
        return None

    def _by_short_name(self, chunk: NameChunk) -> Actor:
        key = name_key(chunk.text)
        known = self._nearest(key, (chunk.sentence, chunk.first))
        if known is not None:
            return known
        persons = [self._registry.actor(e.actor) for e in chunk.entries if e.actor.startswith("person:")]
        if persons:
            return self._best(persons)
        given = self._given.get(key, {})  # "Vladimir" where the article has but one of that first name
        if len(given) == 1:
            return next(iter(given.values()))
        return Actor(f"text:{key}", chunk.text, ActorKind.PERSON, None, None)

    def _nearest(self, key: str, position: tuple[int, int]) -> Actor | None:
        """Of those introduced by a name with this word, the last before a position, family names first."""
        found = self._introduced.get(key)
        if not found:
            return None
        family = [f for f in found if name_key(f[1].name.split()[-1]) == key] or found
        before = [f for f in family if f[0] <= position]
        return before[-1][1] if before else family[0][1]

    def _best(self, persons: Sequence[Actor]) -> Actor:
        """The likeliest bearer: of a country in the article, in office on the day, a state's first, the latest there."""

        def rank(actor: Actor) -> tuple[bool, bool, bool, int]:
            offices = self._registry.offices_of(actor.id)
            running = [o for o in offices if self._day is not None and o.held_on(self._day)]
            leads = any(o.role in _FIRST_OFFICES and o.body.startswith("state:") for o in running)
            begun = [o.first for o in offices if o.first and (self._day is None or o.first <= self._day)]
            latest = max((d.toordinal() for d in begun), default=0)
            return actor.country in self._countries, bool(running), leads, latest

        return max(persons, key=rank)


def _countries_of(chunks: Sequence[NameChunk], registry: Registry) -> frozenset[str]:
    """Countries named in the article other than by a person."""
    found = set()
    for chunk in chunks:
        for entry in chunk.entries:
            if not entry.actor.startswith("person:"):
                found.add(registry.actor(entry.actor).country or "")
    return frozenset(found - {""})
