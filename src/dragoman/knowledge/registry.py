"""Actors by name, office or metonym, as of a given day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.folding import name_key
from dragoman.knowledge.lexicon import Lexicon, NameEntry, NameForm, NameHit
from dragoman.knowledge.people import OfficeBook, Person
from dragoman.knowledge.roles import Role, RoleBook
from dragoman.knowledge.shelf import Shelf, read_shelf
from dragoman.model.actor import Actor, Office
from dragoman.model.errors import KnowledgeError

__all__ = ["NameEntry", "NameForm", "NameHit", "Registry", "Role"]


class Registry:
    """Everyone the knowledge files know; made by ``Registry.load``.

    Attributes:
        faults: What was left out of the files because it is wrong, in file order.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._actors = shelf.actors
        self._lexicon = Lexicon(shelf.names, shelf.words.masks, shelf.words.shouted)
        self._roles = RoleBook(shelf.roles)
        self._people = {person.actor.id: person for person in shelf.people}
        self._by_last_name = _by_short_name(shelf.people)
        self._offices = OfficeBook(shelf.offices)
        self._body_nouns = {name_key(noun): body.key for body in shelf.bodies for noun in body.nouns}
        self.faults = shelf.faults

    @classmethod
    def load(cls, files: KnowledgeFiles) -> Registry:
        """The registry of the shipped files and a user's folder over them, in about 0.25 s.

        A wrong row is left out and kept in ``faults``; it stops no other.

        Raises:
            KnowledgeError: a file cannot be read at all.
        """
        return cls(read_shelf(files))

    def get(self, actor_id: str) -> Actor | None:
        """The actor of this id, or None."""
        return self._actors.get(actor_id)

    def actor(self, actor_id: str) -> Actor:
        """The actor of this id.

        Raises:
            KnowledgeError: there is none; the nearest ids are named.
        """
        found = self._actors.get(actor_id)
        if found is None:
            near = get_close_matches(actor_id, self._actors, n=3, cutoff=0.6)
            raise KnowledgeError(f'no actor "{actor_id}"', f"Near it: {', '.join(near)}." if near else "")
        return found

    def actors(self) -> tuple[Actor, ...]:
        """All actors: states with their bodies, the other actors, persons, each in file order."""
        return tuple(self._actors.values())

    def find_names(self, text: str) -> list[NameHit]:
        """All names in a text, in text order, none overlapping; the leftmost, then the longest wins.

        Offsets are code points of ``text``. Accents, curly apostrophes, hyphens and line ends count as the plain
        letter, apostrophe and space; a look-alike of another script does not. The article "the" is no part of a name.
        """
        return self._lexicon.find(text)

    def entries(self, name: str) -> tuple[NameEntry, ...]:
        """What one name may mean, whatever its case, accents and article; strong entries first."""
        return self._lexicon.entries(name)

    def state(self, iso3: str) -> Actor:
        """The bare state.

        Raises:
            KnowledgeError: no state has this code.
        """
        return self.actor(f"state:{iso3}")

    def government(self, iso3: str) -> Actor:
        """The government of a state; raises as ``state``."""
        return self.actor(f"government:{iso3}")

    def military(self, iso3: str) -> Actor:
        """The armed forces of a state; raises as ``state``."""
        return self.actor(f"military:{iso3}")

    def ministry(self, iso3: str, body: str) -> Actor:
        """A body of a state by its key in ``bodies.csv``, ``"foreign_ministry"``; raises as ``state``."""
        return self.actor(f"{body}:{iso3}")

    def body(self, noun: str) -> str | None:
        """The key of the body that a noun names beside a state's name or adjective.

        "army" of "the Ukrainian army" is ``"military"``, "foreign office" ``"foreign_ministry"``; None for other words.
        """
        return self._body_nouns.get(name_key(noun))

    def role(self, phrase: str) -> Role | None:
        """The role that a phrase names, singular or plural, whatever its case, hyphens and accents; or None."""
        return self._roles.find(phrase)

    def roles(self) -> tuple[Role, ...]:
        """All roles, in file order."""
        return self._roles.roles

    def holders(self, role: str, body: str, day: date | None) -> tuple[Office, ...]:
        """Who held a role in a body on a day, the latest first; everyone who ever did when ``day`` is None.

        In a body that never had such an office, the holders of the first of the role's ``also`` that it has.
        """
        known = self._roles.get(role)
        for key in (role, *(known.also if known else ())):
            if self._offices.knows(key, body):
                return self._offices.holders(key, body, day)
        return ()

    def offices_of(self, person: str, day: date | None = None) -> tuple[Office, ...]:
        """The offices of a person on a day, the latest first; all of them when ``day`` is None."""
        return self._offices.of(person, day)

    def people_named(self, last_name: str) -> tuple[Actor, ...]:
        """Persons whom the press calls by this short name, in file order."""
        return tuple(self._by_last_name.get(name_key(last_name), ()))

    def gender(self, person: str) -> str:
        """``f``, ``m``, or empty where the registry does not say or does not know the person."""
        found = self._people.get(person)
        return found.gender if found else ""


def _by_short_name(people: Iterable[Person]) -> dict[str, tuple[Actor, ...]]:
    found: dict[str, dict[str, Actor]] = {}
    for person in people:
        for short in person.short_names:
            found.setdefault(name_key(short), {})[person.actor.id] = person.actor
    return {key: tuple(actors.values()) for key, actors in found.items()}
