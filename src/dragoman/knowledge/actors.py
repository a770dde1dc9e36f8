"""Reads the rows of actors and names, and the plain words that look like names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge.faults import KnowledgeFault, fault_of
from dragoman.knowledge.files import Entry, KnowledgeFiles
from dragoman.knowledge.folding import fold_name, name_key
from dragoman.knowledge.lexicon import NameEntry, NameForm
from dragoman.knowledge.people import Person
from dragoman.knowledge.states import BodyPattern, StateRow, actors_of, kind_problem, sector_problem
from dragoman.model.actor import Actor, ActorKind

FORMS = tuple(form.value for form in NameForm)
_STRENGTHS = {"strong": True, "": True, "weak": False}


def read_actors(files: KnowledgeFiles, faults: list[KnowledgeFault]) -> list[Actor]:
    """The rows of ``actors.csv``; a faulty one is left out and told of."""
    actors = []
    for row in files.rows("actors.csv"):
        if (problem := _actor_problem(row)) is not None:
            faults.append(fault_of(row, row.text("id"), *problem))
            continue
        actors.append(_actor(row))
    return actors


def _actor_problem(row: Entry) -> tuple[str, str] | None:
    if not row.text("id") or ":" not in row.text("id") or not row.text("name"):
        return "an actor needs a name and an id with a colon", "group:hamas, Hamas"
    return kind_problem(row.text("kind")) or sector_problem(row.text("sector"))


def _actor(row: Entry) -> Actor:
    return Actor(
        row.text("id"),
        row.text("name"),
        ActorKind(row.text("kind")),
        row.text("country") or None,
        row.text("sector") or None,
        row.text("qid") or None,
        row.text("parent") or None,
    )


def all_actors(
    states: Sequence[StateRow], bodies: Sequence[BodyPattern], others: Iterable[Actor], people: Iterable[Person]
) -> dict[str, Actor]:
    """Every actor by id, in file order; a row of ``actors.csv`` replaces the body that a state's row would give."""
    found = {actor.id: actor for state in states for actor in actors_of(state, bodies)}
    for actor in others:
        made = found.get(actor.id)
        found[actor.id] = actor if made is None or actor.parent else replace(actor, parent=made.parent)
    return found | {person.actor.id: person.actor for person in people}


def read_names(files: KnowledgeFiles, actors: Iterable[str], faults: list[KnowledgeFault]) -> list[NameEntry]:
    """The rows of ``names.csv``; a faulty one is left out and told of.

    Args:
        actors: Ids that a name may stand for.
    """
    known, names = frozenset(actors), []
    for row in files.rows("names.csv"):
        actor, name, form, strength = (row.text(key) for key in ("actor", "name", "form", "strength"))
        if (problem := _name_problem(actor, name, form, strength, known)) is not None:
            faults.append(fault_of(row, name or actor, *problem))
            continue
        names.append(NameEntry(actor, name, NameForm(form or "name"), _STRENGTHS[strength]))
    return names


def _name_problem(actor: str, name: str, form: str, strength: str, known: frozenset[str]) -> tuple[str, str] | None:
    if not fold_name(name):
        return "no name", "Write the name or drop the row."
    if actor not in known:
        return f'no actor "{actor}"', "Add it to actors.csv, or mend the id."
    if form and form not in FORMS:
        return f'no form "{form}"', "One of " + ", ".join(FORMS) + "."
    if strength not in _STRENGTHS:
        return f'no strength "{strength}"', "Write strong or weak."
    return None


def laid_over(made: Iterable[NameEntry], own: Iterable[NameEntry]) -> list[NameEntry]:
    """Names in order; a row of ``names.csv`` replaces the same name of the same actor in the same form."""
    found = {(e.actor, e.name, e.form): e for e in made}
    found |= {(e.actor, e.name, e.form): e for e in own}
    return list(found.values())


@dataclass(frozen=True, slots=True)
class PlainWords:
    """Words that look like names.

    Attributes:
        masks: Words that hold a name but mean no actor: "South China Sea".
        weak: Look-up keys of names that need support: common words, names that very many people bear.
        never: Look-up keys of words that are no short name of a person at all: "He".
        shouted: Look-up keys of acronyms that are plain words in a headline in capitals: "WHO".
        surnames: Look-up keys of family names that stand first in East Asia: "Xi".
    """

    masks: tuple[str, ...]
    weak: frozenset[str]
    never: frozenset[str]
    shouted: frozenset[str]
    surnames: frozenset[str] = frozenset()


def read_plain_words(files: KnowledgeFiles, faults: list[KnowledgeFault]) -> PlainWords:
    """The rows of ``plain_words.csv``; a faulty one is left out and told of."""
    found: dict[str, list[str]] = {"mask": [], "weak": [], "never": [], "shouted": [], "surname": []}
    for row in files.rows("plain_words.csv"):
        if row.text("use") not in found:
            faults.append(fault_of(row, row.text("words"), f'no use "{row.text("use")}"', "One of " + ", ".join(found)))
            continue
        found[row.text("use")].extend(row.texts("words"))
    uses = ("weak", "never", "shouted", "surname")
    return PlainWords(tuple(found["mask"]), *(frozenset(map(name_key, found[use])) for use in uses))
