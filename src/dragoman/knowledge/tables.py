"""What the registry looks things up in: made from the actor files once, in a form that can be kept and read back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any

from dragoman.knowledge.faults import KnowledgeFault
from dragoman.knowledge.folding import name_key
from dragoman.knowledge.lexicon import NameTable, name_table
from dragoman.knowledge.people import Person
from dragoman.knowledge.roles import Role
from dragoman.knowledge.shelf import Shelf
from dragoman.model.actor import Actor, ActorKind, Office


@dataclass(frozen=True, slots=True)
class Tables:
    """The registry's tables.

    Attributes:
        actors: By id, in file order.
        names: What the lexicon looks names up in.
        shouted: Look-up keys of acronyms that are plain words where all is in capitals.
        genders: ``f`` or ``m`` by person, where the files tell.
        short_names: Ids of persons by the look-up key of a short name.
        body_nouns: Key of a body of a state by the noun that names it.
    """

    actors: dict[str, Actor]
    names: NameTable
    shouted: frozenset[str]
    genders: dict[str, str]
    short_names: dict[str, tuple[str, ...]]
    body_nouns: dict[str, str]
    roles: tuple[Role, ...]
    offices: tuple[Office, ...]
    faults: tuple[KnowledgeFault, ...]


def tables_of(shelf: Shelf) -> Tables:
    """The tables of the files as read."""
    return Tables(
        shelf.actors,
        name_table(shelf.names, shelf.words.masks),
        shelf.words.shouted,
        {person.actor.id: person.gender for person in shelf.people if person.gender},
        _by_short_name(shelf.people),
        {name_key(noun): body.key for body in shelf.bodies for noun in body.nouns},
        shelf.roles,
        shelf.offices,
        shelf.faults,
    )


def _by_short_name(people: Iterable[Person]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for person in people:
        for short in person.short_names:
            found.setdefault(name_key(short), {})[person.actor.id] = None
    return {key: tuple(ids) for key, ids in found.items()}


def packed(tables: Tables) -> tuple[Any, ...]:
    """The tables as nothing but texts, numbers, tuples and dicts; ``unpacked`` gives them back."""
    return (
        [(a.id, a.name, a.kind.value, a.country, a.sector, a.qid, a.parent) for a in tables.actors.values()],
        tables.names,
        sorted(tables.shouted),
        tables.genders,
        tables.short_names,
        tables.body_nouns,
        [astuple(role) for role in tables.roles],
        [_packed_office(office) for office in tables.offices],
        [astuple(fault) for fault in tables.faults],
    )


def _packed_office(office: Office) -> tuple[object, ...]:
    first = office.first.toordinal() if office.first else 0
    last = office.last.toordinal() if office.last else 0
    return office.role, office.body, office.holder, first, last, office.precision


def unpacked(kept: tuple[Any, ...]) -> Tables:
    """Tables that ``packed`` made."""
    actors, names, shouted, genders, short_names, body_nouns, roles, offices, faults = kept
    kinds = {kind.value: kind for kind in ActorKind}
    return Tables(
        {a[0]: Actor(a[0], a[1], kinds[a[2]], *a[3:]) for a in actors},
        names,
        frozenset(shouted),
        genders,
        short_names,
        body_nouns,
        tuple(Role(*role) for role in roles),
        tuple(_office(*office) for office in offices),
        tuple(KnowledgeFault(*fault) for fault in faults),
    )


def _office(role: str, body: str, holder: str, first: int, last: int, precision: str) -> Office:
    begun = date.fromordinal(first) if first else None
    ended = date.fromordinal(last) if last else None
    return Office(role, body, holder, begun, ended, precision)
