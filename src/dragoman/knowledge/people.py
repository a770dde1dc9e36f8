"""Persons of the registry: the names by which the press calls them, and the offices that they held."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.knowledge.faults import KnowledgeFault, fault_of
from dragoman.knowledge.files import Entry, KnowledgeFiles
from dragoman.knowledge.folding import name_key
from dragoman.knowledge.lexicon import NameEntry, NameForm
from dragoman.knowledge.states import sector_problem
from dragoman.model.actor import Actor, ActorKind, Office

_FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "HKG", "MAC", "PRK", "KOR", "SGP", "MYS"})
_FIRST_NAME_ONLY = frozenset({"ETH", "ERI", "THA", "MYS", "LAO"})  # what follows is the father's name or seldom used
_NEVER_SHORT = frozenset({"KHM", "MMR"})  # "Hun Sen", "Min Aung Hlaing": always in full
_PARTICLES = frozenset(
    {"al", "el", "as", "ash", "ad", "an", "ar", "at", "bin", "ben", "ibn", "bint", "abu", "ould"}
    | {"de", "del", "della", "der", "den", "di", "da", "do", "dos", "du", "la", "le", "van", "von", "st", "san"}
)
_SUFFIX = re.compile(r"(Jr|Sr|[IVX]+)[.,]*")
_TITLES = frozenset({"King", "Queen", "Prince", "Princess", "Sultan", "Emir", "Pope"})
_GIVEN_NAME = re.compile(r"[A-Z][a-z]+-[a-z]+")  # Ki-moon, Ching-te: never a family name
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_SHORTEST = 3  # "Oo", "Dar", "Ali": names of so few letters are syllables of many others
PRECISIONS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Person:
    """One row of ``people.csv``.

    Attributes:
        aliases: Other spellings and short names.
        last_name: The short name the press uses after the first mention; empty where the name is one word.
        gender: ``f``, ``m`` or empty.
    """

    actor: Actor
    aliases: tuple[str, ...]
    last_name: str
    gender: str

    @property
    def short_names(self) -> tuple[str, ...]:
        """Last name and one-word aliases: what stands alone after the first mention."""
        shorts = [self.last_name] if self.last_name else []
        return tuple(dict.fromkeys(shorts + [alias for alias in self.aliases if _is_short(alias)]))


def read_people(
    files: KnowledgeFiles, faults: list[KnowledgeFault], surnames: Collection[str] = frozenset()
) -> list[Person]:
    """The rows of ``people.csv``; a faulty one is left out and told of.

    Args:
        surnames: Look-up keys of family names that stand first in East Asia.
    """
    people = []
    for row in files.rows("people.csv"):
        key, name, sector = row.text("id"), row.text("name"), row.text("sector")
        problem = sector_problem(sector)
        if not key.startswith("person:") or not name:
            problem = "a person needs a name and an id that starts with person:", "person:jane-doe, Jane Doe"
        if problem is not None:
            faults.append(fault_of(row, key, *problem))
            continue
        country = row.text("country") or None
        actor = Actor(key, name, ActorKind.PERSON, country, sector or None, row.text("qid") or None)
        people.append(Person(actor, row.texts("aliases"), last_name(name, country, surnames), row.text("gender")))
    return people


def last_name(name: str, country: str | None, surnames: Collection[str] = frozenset()) -> str:
    """The part of a full name that stands alone in the press; empty for a name of one word or one never cut.

    A family name of ``surnames`` comes first in China, Taiwan, Korea and among the Chinese of Malaysia and Singapore
    ("Xi", but "Lee" of "John Lee"); Ethiopians, Eritreans, Thais, Malays and Laotians go by their own first name,
    Cambodians and Burmese by the whole; a particle stays with its name ("Le Drian", "von der Leyen", "bin Salman").

    Args:
        surnames: Look-up keys of family names that stand first in East Asia.
    """
    words = [word.rstrip(",") for word in name.split() if _SUFFIX.fullmatch(word) is None]
    if len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
        return words[0] if len(words) == 1 else last_name(" ".join(words), country, surnames)
    if len(words) < 2 or country in _NEVER_SHORT:
        return ""
    is_east_asian = country in _FAMILY_NAME_FIRST and len(words) <= 3 and name_key(words[0]) in surnames
    if is_east_asian or (len(words) == 2 and _GIVEN_NAME.fullmatch(words[1])):
        return words[0]
    if country in _FIRST_NAME_ONLY and name_key(words[-1]) not in surnames:
        return words[0]
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in _PARTICLES:
        first -= 1
    return " ".join(words[first:])


def names_of_people(
    people: Sequence[Person], weak: Collection[str], never: Collection[str], in_office: Collection[str]
) -> Iterator[NameEntry]:
    """Full names, aliases and short names.

    A full name is strong. A name of one word is strong only where a single person of the registry has it, or a single
    one of those who held an office, where it has four letters or more, is nobody's first name and not in ``weak``:
    "May" and "Johnson" need support, "Scholz" does not, and "Trump" is not his daughter.

    Args:
        in_office: Ids of all who ever held an office.
        never: Look-up keys of words that are no short name at all ("He", "No").
        weak: Look-up keys of common words, of names that many people share, and of all other actors.
    """
    unsure = _first_names(people).union(weak)
    bearers: dict[str, set[str]] = {}
    for person in people:
        for short in person.short_names:
            bearers.setdefault(name_key(short), set()).add(person.actor.id)
    for person in people:
        actor = person.actor.id
        yield NameEntry(actor, person.actor.name, NameForm.NAME, " " in person.actor.name or _is_own(person, weak))
        for alias in person.aliases:
            if not _is_short(alias):
                yield NameEntry(actor, alias, NameForm.NAME, True)
        for short in person.short_names:
            key = name_key(short)
            if key not in never:
                usual = bearers[key] if len(bearers[key]) == 1 else bearers[key].intersection(in_office)
                yield NameEntry(
                    actor, short, NameForm.NAME, usual == {actor} and key not in unsure and len(key) > _SHORTEST
                )


def _first_names(people: Iterable[Person]) -> set[str]:
    """Look-up keys of all first names; those by which the bearer is known alone are left out."""
    firsts = ((person.actor.name.split()[0], person) for person in people if person.last_name)
    return {name_key(first) for first, person in firsts if first not in person.short_names}


def _is_own(person: Person, weak: Collection[str]) -> bool:
    return name_key(person.actor.name) not in weak


def _is_short(name: str) -> bool:
    words = name.split()
    return len([word for word in words if word.casefold() not in _PARTICLES]) == 1


class OfficeBook:
    """Offices by body and by holder, the latest first."""

    def __init__(self, offices: Iterable[Office]) -> None:
        self._by_body: dict[tuple[str, str], list[Office]] = {}
        self._by_holder: dict[str, list[Office]] = {}
        for office in sorted(offices, key=_latest_first):
            self._by_body.setdefault((office.role, office.body), []).append(office)
            self._by_holder.setdefault(office.holder, []).append(office)

    def knows(self, role: str, body: str) -> bool:
        """Whether anyone ever held this role in this body."""
        return (role, body) in self._by_body

    def holders(self, role: str, body: str, day: date | None) -> tuple[Office, ...]:
        """Who held a role in a body on a day; everyone who ever did when ``day`` is None."""
        return _running(self._by_body.get((role, body), ()), day)

    def of(self, person: str, day: date | None) -> tuple[Office, ...]:
        """What a person held on a day; all of it when ``day`` is None."""
        return _running(self._by_holder.get(person, ()), day)


def _running(offices: Sequence[Office], day: date | None) -> tuple[Office, ...]:
    return tuple(office for office in offices if day is None or office.held_on(day))


def _latest_first(office: Office) -> tuple[int, int]:
    """Order by first day, then last; an open end is latest, an unknown beginning earliest."""
    first = office.first.toordinal() if office.first else 0
    last = office.last.toordinal() if office.last else date.max.toordinal()
    return -first, -last


def read_offices(files: KnowledgeFiles, actors: Collection[str], faults: list[KnowledgeFault]) -> list[Office]:
    """The rows of ``offices.csv`` in file order; a faulty one is left out and told of.

    Args:
        actors: Ids that may hold an office or be the body of one.
    """
    offices = []
    for row in files.rows("offices.csv"):
        about = f"{row.text('role')} of {row.text('body')}"
        unknown = [row.text(key) for key in ("body", "holder") if row.text(key) not in actors]
        if unknown:
            faults.append(fault_of(row, about, f'no actor "{unknown[0]}"', "Add it to people.csv or actors.csv."))
            continue
        try:
            offices.append(office_of(row))
        except ValueError as error:
            faults.append(fault_of(row, about, str(error), "Write YYYY-MM-DD, YYYY-MM, YYYY or nothing."))
    return offices


def office_of(row: Entry) -> Office:
    """One row of ``offices.csv``.

    Raises:
        ValueError: a date or the precision cannot be read, or the last day is before the first.
    """
    first, last = first_day(row.text("first")), last_day(row.text("last"))
    if first and last and last < first:
        raise ValueError(f"the last day {last} is before the first {first}")
    precision = row.text("precision") or _coarsest(row.text("first"), row.text("last"))
    if precision not in PRECISIONS:
        raise ValueError(f'no precision "{precision}": one of {", ".join(PRECISIONS)}')
    return Office(row.text("role"), row.text("body"), row.text("holder"), first, last, precision)


def _coarsest(*written: str) -> str:
    shortest = min((len(day) for day in written if day), default=10)
    return {4: "year", 7: "month"}.get(shortest, "day")


def first_day(written: str) -> date | None:
    """First day of a day, month or year as written; None where nothing is.

    Raises:
        ValueError: it is none of these.
    """
    return _parts(written, month=1, last=False)


def last_day(written: str) -> date | None:
    """Last day of a day, month or year as written; None where nothing is.

    Raises:
        ValueError: it is none of these.
    """
    return _parts(written, month=12, last=True)


def _parts(written: str, *, month: int, last: bool) -> date | None:
    if not written:
        return None
    if _DATE.fullmatch(written) is None:
        raise ValueError(f'"{written}" is no date')
    numbers = [int(part) for part in written.split("-")]
    year = numbers[0]
    month = numbers[1] if len(numbers) > 1 else month
    day = numbers[2] if len(numbers) > 2 else (monthrange(year, month)[1] if last else 1)
    return date(year, month, day)
