"""One row a state, made into the state, its government, its armed forces, its ministries, and all their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.knowledge.faults import KnowledgeFault, fault_of
from dragoman.knowledge.files import Entry, KnowledgeFiles
from dragoman.knowledge.lexicon import NameEntry, NameForm
from dragoman.model.actor import Actor, ActorKind

BEYOND_STATES = frozenset({"EUR", "IGO"})  # Europe and the EU; other international bodies
SECTORS = frozenset(
    {"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS"}
    | {"CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"}
)  # PLOVER 2.0, sector table
KINDS = tuple(kind.value for kind in ActorKind)
_WEAK = "?"


@dataclass(frozen=True, slots=True)
class BodyPattern:
    """A body that every state has.

    Attributes:
        key: First part of its actor id, ``"foreign_ministry"``.
        name: Name with ``{the}`` for the state's name and its article.
        nouns: What a text calls it beside a state's name or adjective.
        names: Names with ``{the}`` or ``{adjective}``.
    """

    key: str
    name: str
    kind: ActorKind
    sector: str
    nouns: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateRow:
    """One state as ``states.csv`` has it; a name with a leading ``?`` is weak."""

    iso3: str
    name: str
    article: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    peoples: tuple[str, ...]
    capitals: tuple[str, ...]

    @property
    def with_article(self) -> str:
        return f"{self.article} {self.name}".strip()


def read_bodies(files: KnowledgeFiles, faults: list[KnowledgeFault]) -> list[BodyPattern]:
    """The rows of ``bodies.csv``; a faulty one is left out and told of."""
    bodies = []
    for row in files.rows("bodies.csv"):
        key, kind, sector = row.text("id"), row.text("kind"), row.text("sector")
        if (problem := kind_problem(kind) or sector_problem(sector)) is not None:
            faults.append(fault_of(row, key, *problem))
            continue
        nouns, names = row.texts("nouns"), row.texts("names")
        bodies.append(BodyPattern(key, row.text("name"), ActorKind(kind), sector, nouns, names))
    return bodies


def read_states(files: KnowledgeFiles, faults: list[KnowledgeFault]) -> list[StateRow]:
    """The rows of ``states.csv``; a faulty one is left out and told of."""
    states = []
    for row in files.rows("states.csv"):
        iso3 = row.text("id")
        if not (len(iso3) == 3 and iso3.isascii() and iso3.isupper() and row.text("name")):
            problem = "a state needs a code of three capitals and a name"
            faults.append(fault_of(row, iso3, problem, "ISO 3166-1 alpha-3."))
            continue
        states.append(_state_row(row, iso3))
    return states


def _state_row(row: Entry, iso3: str) -> StateRow:
    return StateRow(
        iso3,
        row.text("name"),
        row.text("article"),
        row.texts("aliases"),
        row.texts("adjectives"),
        row.texts("peoples"),
        row.texts("capitals"),
    )


def actors_of(state: StateRow, bodies: Sequence[BodyPattern]) -> Iterator[Actor]:
    """The state itself, then each body in file order."""
    home = f"state:{state.iso3}"
    yield Actor(home, state.name, ActorKind.STATE, state.iso3, None)
    for body in bodies:
        name = body.name.format(the=state.with_article)
        yield Actor(f"{body.key}:{state.iso3}", name, body.kind, state.iso3, body.sector, parent=home)


def names_of(state: StateRow, bodies: Sequence[BodyPattern]) -> Iterator[NameEntry]:
    """Every name of a state and its bodies.

    A capital names the government and is always weak: it is a place as well.
    """
    home = f"state:{state.iso3}"
    yield NameEntry(home, state.name, NameForm.NAME, True)
    yield from _marked(home, state.aliases, NameForm.NAME)
    yield from _marked(home, state.adjectives, NameForm.DEMONYM)
    yield from _marked(home, state.peoples, NameForm.PEOPLE)
    for capital in state.capitals:
        yield NameEntry(f"government:{state.iso3}", capital.removeprefix(_WEAK), NameForm.METONYM, False)
    for body in bodies:
        yield from _body_names(state, body)


def _body_names(state: StateRow, body: BodyPattern) -> Iterator[NameEntry]:
    actor = f"{body.key}:{state.iso3}"
    own = next((adjective for adjective in state.adjectives if not adjective.startswith(_WEAK)), "")
    for pattern in body.names:
        if "{adjective}" not in pattern or own:
            yield NameEntry(actor, pattern.format(the=state.with_article, adjective=own), NameForm.NAME, True)


def _marked(actor: str, names: Sequence[str], form: NameForm) -> Iterator[NameEntry]:
    for name in names:
        yield NameEntry(actor, name.removeprefix(_WEAK), form, not name.startswith(_WEAK))


def kind_problem(kind: str) -> tuple[str, str] | None:
    """What is wrong with an actor's kind, and what to do; None where nothing is."""
    if kind in KINDS:
        return None
    return f'no kind "{kind}"', "One of " + ", ".join(KINDS) + "."


def sector_problem(sector: str) -> tuple[str, str] | None:
    """What is wrong with a sector; an empty one is right."""
    if not sector or sector in SECTORS:
        return None
    return f'no sector "{sector}"', "One of " + ", ".join(sorted(SECTORS)) + ", or nothing."
