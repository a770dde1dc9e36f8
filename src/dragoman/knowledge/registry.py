"""Actors by name, office or metonym, as of a given day."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

from dragoman.knowledge.compiled import load_tables
from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.folding import name_key
from dragoman.knowledge.lexicon import Lexicon, NameEntry, NameForm, NameHit
from dragoman.knowledge.people import OfficeBook
from dragoman.knowledge.roles import Role, RoleBook
from dragoman.knowledge.tables import Tables
from dragoman.model.actor import Actor, Office
from dragoman.model.errors import KnowledgeError

__all__ = ["NameEntry", "NameForm", "NameHit", "Registry", "Role"]


class Registry:
    """Everyone the knowledge files know; made by ``Registry.load``.

    Attributes:
        faults: What was left out of the files because it is wrong, in file order.
    """

    def __init__(self, tables: Tables) -> None:
        self._actors = tables.actors
        self._lexicon = Lexicon(tables.names, tables.shouted)
        self._roles = RoleBook(tables.roles)
        self._genders = tables.genders
        self._short_names = tables.short_names
        self._offices = OfficeBook(tables.offices)
        self._body_nouns = tables.body_nouns
        self.faults = tables.faults

    @classmethod
    def load(cls, files: KnowledgeFiles) -> Registry:
        """The registry of the shipped files and a user's folder over them.

        The shipped files take about 0.3 s. A user's folder is compiled once; from then on 60,000 actors take as long.
        A wrong row is left out and kept in ``faults``; it stops no other.

        Raises:
            KnowledgeError: a file cannot be read at all.
        """
        return cls(load_tables(files))

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

    def second_sector(self, actor: str, day: date | None, phrase: str = "") -> str | None:
        """A further PLOVER sector after the first: that of the office held on a day, else of the one a phrase names.

        Args:
            actor: Actor id.
            phrase: What a text calls somebody whom the registry does not know ("defence minister").
        """
        held = (self._roles.get(office.role) for office in self._offices.of(actor, day))
        named = self._roles.find(phrase) if phrase else None
        return next((role.second for role in (*held, named) if role is not None and role.second), None)

    def people_named(self, last_name: str) -> tuple[Actor, ...]:
        """Persons whom the press calls by this short name, in file order."""
        return tuple(self._actors[person] for person in self._short_names.get(name_key(last_name), ()))

    def gender(self, person: str) -> str:
        """``f``, ``m``, or empty where the registry does not say or does not know the person."""
        return self._genders.get(person, "")
