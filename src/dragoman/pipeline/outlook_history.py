"""Merged events -> the rows of the outlook's history: on which day, under which classes, and who stands for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.model.errors import UsageError
from dragoman.model.mention import Status
from dragoman.outlook.history import QUADS, History, Row
from dragoman.outlook.indicators import UNREALISED
from dragoman.record.filters import ActorKey, FindActor, fold
from dragoman.record.queries import Questions

_CAME = (Status.HAPPENED, Status.ONGOING)
_CAME_NOT = (Status.DID_NOT_HAPPEN, Status.DENIED)
_OF_STATE = (None, "GOV", "MIL", "COP", "LEG", "JUD", "SPY")
"""Sectors whose acts are acts of their state; an armed group, a company or a church acts for itself."""
_BODIES = {"igo:eu": "EUR"}
"""Unions whose bodies have a country code in common; their acts are acts of the union, as in relations."""
_LONGEST = 31  # an event that may have happened on any of more days than these has no place in a history by days
_BEFORE_FIRST = timedelta(days=92)
"""So long before the first article an act may lie; what lies further back is told as the past, not reported as news."""

Person = Mapping[str, Any]

_PEOPLE = "list_transform(t.{side}, lambda a: {{'id': a.id, 'name': a.name, 'country': a.country, 'sector': a.sector}})"
_COLUMNS = (
    f"t.type, t.status, {_PEOPLE.format(side='actors')} AS actors, {_PEOPLE.format(side='recipients')} AS recipients,"
    " t.place.country AS land, t.earliest, t.latest"
)
_WHOLE = f"""
SELECT t.id, {_COLUMNS} FROM merged_events t
WHERE coalesce(list_max(list_transform(t.mentions, lambda m: coalesce(m.published, ?))), ?) < ? ORDER BY t.id
"""  # noqa: S608
_IN_PART = f"""
SELECT m.event AS id, {_COLUMNS} FROM merged_events x JOIN merged_members m ON m.event = x.id
JOIN current_events t ON t.reading = m.reading AND t.act = m.act JOIN current_documents d ON d.reading = t.reading
WHERE coalesce(list_max(list_transform(x.mentions, lambda n: coalesce(n.published, ?))), ?) >= ? AND d.published < ?
QUALIFY row_number() OVER (PARTITION BY m.event ORDER BY d.published DESC, t.id <> t.act, t.doc, t.char_start, t.id) = 1
ORDER BY m.event
"""  # noqa: S608
"""Of an event that later articles tell of too, the last telling known at the time: they may have corrected it since."""


@dataclass(frozen=True)
class Sides:
    """Who stands for whom: a state for all its organs, anybody else for himself, and those asked about as they were asked for.

    Attributes:
        asked: What somebody was asked for by that is more than a state, with what it is found by; persons before groups.
    """

    asked: tuple[tuple[str, ActorKey], ...] = ()

    @classmethod
    def of(cls, find_actor: FindActor, names: Iterable[str]) -> Sides:
        """The sides for some actors as the user calls them; several with commas between them are one side."""
        keys = {name: actor_key(find_actor, name) for name in names}
        found = [(name, key) for name, key in keys.items() if _state(key) is None]
        return cls(tuple(sorted(found, key=lambda each: (bool(each[1].countries), each[0]))))

    def side(self, person: Person) -> str:
        """For whom somebody acts."""
        for name, key in self.asked:
            if _is(person, key):
                return name
        state = person["country"] if person["sector"] in _OF_STATE else None
        return str(state or person["id"])

    def each(self, people: Iterable[Person], countries: dict[str, str]) -> list[str]:
        """The sides of several people, each once; what the country of each is goes into ``countries``."""
        found = []
        for person in people:
            side = self.side(person)
            if person["country"]:
                countries.setdefault(side, person["country"])
            found.append(side)
        return list(dict.fromkeys(found))


def actor_key(find_actor: FindActor, name: str) -> ActorKey:
    """What an actor, or a group with commas between its members, is found by."""
    keys = [find_actor(part.strip()) for part in name.split(",") if part.strip()]
    ids = tuple(dict.fromkeys(i for key in keys for i in key.ids))
    countries = [land for key in keys for land in key.countries]
    countries += [land for union, land in _BODIES.items() if union in ids]
    return ActorKey(ids, tuple(dict.fromkeys(countries)), tuple(dict.fromkeys(n for key in keys for n in key.names)))


def called(find_actor: FindActor, name: str) -> str:
    """What the history calls an actor: the code of a state by whatever name, anybody else as asked for."""
    return _state(actor_key(find_actor, name)) or name


def check_apart(find_actor: FindActor, one: str, other: str) -> None:
    """Nobody acts towards himself.

    Raises:
        UsageError: two sides have somebody in common.
    """
    first, second = actor_key(find_actor, one), actor_key(find_actor, other)
    shared = [{*first.ids} & {*second.ids}, {*first.countries} & {*second.countries}, {*first.names} & {*second.names}]
    if one == other or any(shared):
        raise UsageError(f'"{one}" and "{other}" have an actor in common', "Name two sides that are apart.")


def last_published(questions: Questions) -> date | None:
    """Day of the newest article."""
    day: date | None = questions.sql("SELECT max(published) AS day FROM current_documents").to_pylist()[0]["day"]
    return day


def history_of(questions: Questions, sides: Sides, on: date) -> History:
    """The merged events that articles before a day tell of, as those articles tell of them, as rows of a history.

    An undated article is known once every dated one is.
    """
    span = questions.sql("SELECT min(published) AS first, max(published) AS last FROM current_documents").to_pylist()[0]
    undated = span["last"] or date.min
    told = questions.sql(_WHOLE, [undated, undated, on]).to_pylist()
    if undated >= on:
        told += questions.sql(_IN_PART, [undated, undated, on, on]).to_pylist()
        told.sort(key=lambda event: str(event["id"]))
    first = span["first"] - _BEFORE_FIRST if span["first"] else date.min
    return history_from(told, sides, first, on)


def history_from(told: Iterable[Mapping[str, Any]], sides: Sides, first: date, on: date) -> History:
    """Events as rows of a history: those that have a day, from ``first`` to the day before ``on``."""
    rows: list[Row] = []
    countries: dict[str, str] = {}
    for event in told:
        day = _day_of(event)
        labels = labels_of(event["type"], event["status"])
        if day is None or not first <= day < on or not labels:
            continue
        acting, met = sides.each(event["actors"], countries), sides.each(_met(event), countries)
        rows += [Row(one, other, labels, day, event["id"]) for one, other in directed(acting, met)]
    return History.of(rows, countries)


def labels_of(kind: str, status: str) -> tuple[str, ...]:
    """The classes under which an event counts: quad and type, what did not come about apart; none for what may yet come."""
    if Status(status) in _CAME:
        return quad_of(kind), kind
    return (UNREALISED,) if Status(status) in _CAME_NOT else ()


def directed(acting: Sequence[str], met: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Who acted towards whom; what several did together each did towards the others."""
    return ((one, other) for one in acting for other in (met or acting) if one != other)


@lru_cache(maxsize=1)
def _quads() -> dict[str, str]:
    entries = KnowledgeFiles().entries("events.toml", "type")
    return {entry.text("id"): QUADS[int(entry.fields["quad"]) - 1] for entry in entries}


def quad_of(kind: str) -> str:
    """The quad class of a PLOVER type."""
    return _quads()[kind]


def _day_of(event: Mapping[str, Any]) -> date | None:
    """The day of an event, the first of a few; none where it may have been any of many."""
    first, last = event["earliest"] or event["latest"], event["latest"] or event["earliest"]
    if first is None or (last - first).days > _LONGEST:
        return None
    day: date = first
    return day


def _met(event: Mapping[str, Any]) -> list[Person]:
    """At whom it was aimed; people without a country, or nobody named in an attack, by the country of the place."""
    people: list[Person] = list(event["recipients"])
    if event["land"] is None:
        return people
    land = {"id": f"state:{event['land']}", "name": None, "country": event["land"], "sector": None}
    if not people and quad_of(event["type"]) == QUADS[3]:
        return [land] if all(actor["country"] != event["land"] for actor in event["actors"]) else []
    return [land if not person["country"] and str(person["id"]).startswith("text:") else person for person in people]


def _state(key: ActorKey) -> str | None:
    """The state that a key means and nobody beside it."""
    if len(key.countries) != 1 or set(key.ids) - {f"state:{key.countries[0]}"}:
        return None
    return key.countries[0]


def _is(person: Person, key: ActorKey) -> bool:
    of_state = person["country"] in key.countries and person["sector"] in (*_OF_STATE, "IGO")
    return bool(person["id"] in key.ids or of_state or fold(person["name"] or "") in key.names)
