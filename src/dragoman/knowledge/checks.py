"""Faults of the actor files that one row alone does not show: doubled names, broken terms of office, unknown ids.

A check takes the read files and gives back faults; a list of checks is the whole framework. No fault stops another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import pairwise

from dragoman.knowledge.faults import KnowledgeFault, fault_of
from dragoman.knowledge.files import Entry, KnowledgeFiles
from dragoman.knowledge.folding import fold_name, name_key, words_of_mixed_script
from dragoman.knowledge.lexicon import NameEntry
from dragoman.knowledge.people import office_of
from dragoman.knowledge.shelf import Shelf, read_shelf
from dragoman.knowledge.states import BEYOND_STATES
from dragoman.model.actor import Office

LONGEST_GAP = timedelta(days=60)  # a caretaker or a vacancy rarely lasts longer
_GAP = "nobody holds it"
_SLACK = {"day": timedelta(days=1), "month": timedelta(days=31), "year": timedelta(days=366)}


Check = Callable[[KnowledgeFiles, Shelf], Iterator[KnowledgeFault]]


def check_registry(files: KnowledgeFiles) -> list[KnowledgeFault]:
    """Every fault of the actor files, by file and line.

    Raises:
        KnowledgeError: a file cannot be read at all.
    """
    shelf = read_shelf(files)
    found = list(shelf.faults)
    for check in CHECKS:
        found.extend(check(files, shelf))
    return sorted(dict.fromkeys(found))


def countries_are_known(files: KnowledgeFiles, shelf: Shelf) -> Iterator[KnowledgeFault]:
    """The country of an actor or a person is a code of states.csv, EUR or IGO."""
    known = BEYOND_STATES.union(state.iso3 for state in shelf.states)
    for row in _rows(files, "actors.csv", "people.csv"):
        country = row.text("country")
        if country and country not in known:
            advice = "A code of states.csv, EUR, IGO, or nothing."
            yield fault_of(row, row.text("id"), f'no country "{country}"', advice)


def parents_are_known(files: KnowledgeFiles, shelf: Shelf) -> Iterator[KnowledgeFault]:
    """The parent of an actor is an actor."""
    for row in files.rows("actors.csv"):
        parent = row.text("parent")
        if parent and parent not in shelf.actors:
            yield fault_of(row, row.text("id"), f'no parent "{parent}"', "Add it, or mend the id.")


def ids_are_single(files: KnowledgeFiles, _: Shelf) -> Iterator[KnowledgeFault]:
    """An id belongs to one row of actors.csv and people.csv together."""
    seen: dict[str, Entry] = {}
    for row in _rows(files, "actors.csv", "people.csv"):
        first = seen.setdefault(row.text("id"), row)
        if first is not row:
            yield fault_of(row, row.text("id"), f"the id stands at {first.file}:{first.line} already", "Drop one row.")


def strong_names_are_single(files: KnowledgeFiles, shelf: Shelf) -> Iterator[KnowledgeFault]:
    """A strong name means one actor; where it means two, both rows of it should be weak.

    The state and its own bodies may share a name, and so may an adjective and a people.
    """
    rows = {row.text("name"): row for row in files.rows("names.csv")}
    homes = {row.text("id"): row for row in _rows(files, "actors.csv", "people.csv", "states.csv")}
    owners: dict[str, dict[str, NameEntry]] = {}
    for entry in shelf.names:
        if entry.strong:
            owners.setdefault(fold_name(entry.name), {}).setdefault(entry.actor, entry)
    for spelling, entries in owners.items():
        if len(entries) < 2:
            continue
        last = list(entries.values())[-1]
        row = rows.get(last.name) or homes.get(last.actor) or homes.get(last.actor.removeprefix("state:"))
        if row is not None:
            problem = f'the strong name "{spelling}" means {" and ".join(entries)}'
            yield fault_of(row, last.actor, problem, "Make it weak in names.csv for all but the usual one.")


def names_are_given_once(files: KnowledgeFiles, _: Shelf) -> Iterator[KnowledgeFault]:
    """A name of an actor stands once in names.csv, an alias once in its row."""
    seen: dict[tuple[str, str, str], Entry] = {}
    for row in files.rows("names.csv"):
        key = (row.text("actor"), row.text("name"), row.text("form"))
        first = seen.setdefault(key, row)
        if first is not row:
            problem = f'"{row.text("name")}" stands at {first.file}:{first.line} already'
            yield fault_of(row, row.text("actor"), problem, "Drop one row.")
    for row in files.rows("people.csv"):
        names = [row.text("name"), *row.texts("aliases")]
        for name in dict.fromkeys(name for name in names if names.count(name) > 1):
            yield fault_of(row, row.text("id"), f'"{name}" stands twice in the row', "Drop one.")


def names_are_of_one_script(files: KnowledgeFiles, _: Shelf) -> Iterator[KnowledgeFault]:
    """No name mixes Latin letters with look-alikes of another alphabet."""
    for row in _rows(files, "names.csv", "actors.csv", "people.csv", "states.csv"):
        for column in ("name", "aliases"):
            written = row.text(column)
            for span in words_of_mixed_script(written):
                problem = f'"{span.of(written)}" mixes letters of two alphabets'
                yield fault_of(row, written, problem, "Type the word anew.")


def phrases_are_single(files: KnowledgeFiles, _: Shelf) -> Iterator[KnowledgeFault]:
    """A phrase names one role."""
    seen: dict[str, str] = {}
    for row in files.rows("roles.csv"):
        for phrase in row.texts("phrases"):
            first = seen.setdefault(name_key(phrase), row.text("role"))
            if first != row.text("role"):
                problem = f'"{phrase}" names {first} already'
                yield fault_of(row, row.text("role"), problem, "Leave it in one of the two.")


def roles_are_known(files: KnowledgeFiles, shelf: Shelf) -> Iterator[KnowledgeFault]:
    """The role of an office stands in roles.csv, and so does every role that another leads on to."""
    known = {role.key for role in shelf.roles}
    for row in files.rows("roles.csv"):
        for key in row.texts("also"):
            if key not in known:
                yield fault_of(row, row.text("role"), f'no role "{key}"', "Add it, or mend the key.")
    for row in files.rows("offices.csv"):
        if row.text("role") not in known:
            about = f"{row.text('role')} of {row.text('body')}"
            yield fault_of(row, about, f'no role "{row.text("role")}"', "Add it to roles.csv, or mend the key.")


def unique_offices_have_one_holder(files: KnowledgeFiles, shelf: Shelf) -> Iterator[KnowledgeFault]:
    """Terms of a unique office neither overlap nor leave a long gap.

    The day of handing over may belong to both. Where a day is only known to the month or year, so much may overlap.
    """
    for terms in _terms(files, shelf).values():
        terms.sort(key=lambda term: (term[1].first is not None, term[1].first or term[1].last, term[0].line))
        for (_, before), (row, after) in pairwise(terms):
            if (problem := _break_between(before, after)) is not None:
                about, gap = f"{after.role} of {after.body}", problem.startswith(_GAP)
                yield fault_of(row, about, problem, "Mend first or last of one of the two.", may_be_right=gap)


def _terms(files: KnowledgeFiles, shelf: Shelf) -> dict[tuple[str, str], list[tuple[Entry, Office]]]:
    unique = {role.key for role in shelf.roles if role.unique}
    found: dict[tuple[str, str], list[tuple[Entry, Office]]] = {}
    for row in files.rows("offices.csv"):
        if row.text("role") not in unique or not (row.text("first") or row.text("last")):
            continue
        try:
            office = office_of(row)
        except ValueError:
            continue  # read_offices has told of it
        found.setdefault((office.role, office.body), []).append((row, office))
    return found


def _break_between(before: Office, after: Office) -> str | None:
    """What is wrong between one term and the next; None where nothing is."""
    if after.first is None:
        return None
    slack = max(_SLACK[before.precision], _SLACK[after.precision])
    if before.last is None:
        return f"{after.holder} begins {after.first} while {before.holder} has no last day"
    if before.last - after.first >= slack:
        return f"{after.holder} begins {after.first}, before {before.holder} ends {before.last}"
    if after.first - before.last > LONGEST_GAP + slack:
        return f"{_GAP} between {before.last} ({before.holder}) and {after.first} ({after.holder})"
    return None


def _rows(files: KnowledgeFiles, *names: str) -> Iterable[Entry]:
    return (row for name in names for row in files.rows(name))


CHECKS: tuple[Check, ...] = (
    countries_are_known,
    parents_are_known,
    ids_are_single,
    strong_names_are_single,
    names_are_given_once,
    names_are_of_one_script,
    phrases_are_single,
    roles_are_known,
    unique_offices_have_one_holder,
)
