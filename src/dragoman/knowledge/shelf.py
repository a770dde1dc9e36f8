"""All actor files read once: what the registry is made of, and what the checks look at."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge.actors import PlainWords, all_actors, laid_over, read_actors, read_names, read_plain_words
from dragoman.knowledge.faults import KnowledgeFault
from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.folding import name_key
from dragoman.knowledge.lexicon import NameEntry, NameForm
from dragoman.knowledge.people import Person, names_of_people, read_offices, read_people
from dragoman.knowledge.roles import Role, read_roles
from dragoman.knowledge.states import BodyPattern, StateRow, names_of, read_bodies, read_states
from dragoman.model.actor import Actor, Office


@dataclass(frozen=True, slots=True)
class Shelf:
    """The rows of all actor files that are right in themselves, in file order.

    Attributes:
        actors: By id: states with their bodies, the other actors, persons.
        names: Those of states and bodies, of other actors, of names.csv, of persons.
        faults: The rows left out, and why.
    """

    states: tuple[StateRow, ...]
    bodies: tuple[BodyPattern, ...]
    people: tuple[Person, ...]
    actors: dict[str, Actor]
    names: tuple[NameEntry, ...]
    words: PlainWords
    roles: tuple[Role, ...]
    offices: tuple[Office, ...]
    faults: tuple[KnowledgeFault, ...]


def read_shelf(files: KnowledgeFiles) -> Shelf:
    """Reads states, bodies, actors, people, names, plain words, roles and offices.

    The short name of a person is weak where something else has the same name.

    Raises:
        KnowledgeError: a file cannot be read at all.
    """
    faults: list[KnowledgeFault] = []
    states, bodies = read_states(files, faults), read_bodies(files, faults)
    words = read_plain_words(files, faults)
    others, people = read_actors(files, faults), read_people(files, faults, words.surnames)
    actors = all_actors(states, bodies, others, people)
    made = [entry for state in states for entry in names_of(state, bodies)]
    made += [NameEntry(other.id, other.name, NameForm.NAME, True) for other in others]
    names = laid_over(made, read_names(files, actors, faults))
    taken = words.weak.union(name_key(entry.name) for entry in names)
    offices = read_offices(files, actors, faults)
    held = frozenset(office.holder for office in offices)
    return Shelf(
        tuple(states),
        tuple(bodies),
        tuple(people),
        actors,
        (*names, *names_of_people(people, taken, words.never, held)),
        words,
        tuple(read_roles(files, faults)),
        tuple(offices),
        tuple(sorted(faults)),
    )
