"""Filters: what can be asked of every kind, and the SQL condition that they amount to."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from dragoman.model.errors import UsageError
from dragoman.model.mention import EventType, Status


@dataclass(frozen=True, slots=True)
class ActorKey:
    """What an actor is found by: any of these will do. Names are folded (``fold``)."""

    ids: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


FindActor = Callable[[str], ActorKey]
"""Turns what the user calls an actor into what the record has."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; None asks for all. A tuple means any of its members.

    Attributes:
        actor: Who did it, said it, offered it, or gives the figure.
        recipient: At whom it was aimed.
        between: Two actors, on either side or both doing it together.
        type, mode, status: Of the event; for a figure or an offer of the event that it belongs to.
        since, until: Day, month (``2025-03``) or year; kept is what may have happened in between. What has no
            day of its own counts by the day of publication.
        place: Name of the event's place, or ISO3 of its country.
        source: Outlet.
        min_confidence: 0 to 1.
        event: A merged event, by any id that it ever had: itself, or what hangs on it, figures and offers.
        story: A story or a thread of stories, as ``stories`` names them, or any event told in it.
    """

    actor: tuple[str, ...] | None = None
    recipient: tuple[str, ...] | None = None
    between: tuple[str, str] | None = None
    type: tuple[str, ...] | None = None
    mode: tuple[str, ...] | None = None
    status: tuple[str, ...] | None = None
    since: date | None = None
    until: date | None = None
    place: tuple[str, ...] | None = None
    source: tuple[str, ...] | None = None
    min_confidence: float | None = None
    event: str | None = None
    story: str | None = None

    @classmethod
    def of(cls, **given: Any) -> Filters:
        """Filters from loose values: one text or several, days as text.

        Raises:
            UsageError: no such filter, type or status, or a day that cannot be read.
        """
        known = {field.name for field in fields(cls)}
        if wrong := sorted(set(given) - known):
            raise UsageError(f'no filter "{wrong[0]}"', f"There are {', '.join(sorted(known))}.")
        values = {key: _loose(key, value) for key, value in given.items() if value not in (None, (), [], "")}
        if len(values.get("between", (1, 2))) != 2:
            raise UsageError("between takes two actors", 'Give them as ("RUS", "UKR").')
        _check_words("type", values.get("type"), [kind.value for kind in EventType])
        _check_words("status", values.get("status"), [status.value for status in Status])
        return cls(**values)


DOERS = {
    "events": "t.actors",
    "quotes": "[t.speaker]",
    "figures": "list_concat([t.claimed_by], e.actors)",
    "shifts": "[t.from_actor]",
    "offers": "t.offered_by",
}
RECEIVERS = {
    "events": "t.recipients",
    "quotes": "[t.addressee]",
    "figures": "e.recipients",
    "shifts": "[t.to_actor]",
    "offers": "t.offered_to",
}
OF_EVENT = ("figures", "offers")  # kinds that hang on an event and are dated, placed and typed by it
_EVENT_FILTERS = ("type", "mode", "status", "place")


def fold(name: str) -> str:
    """A name without case and accents, as the record compares it."""
    plain = unicodedata.normalize("NFKD", name.strip().lower())
    return "".join(c for c in plain if not unicodedata.combining(c))


def plain_actor_key(name: str) -> ActorKey:
    """An actor by id, ISO3 or the name in the record, without any knowledge of other names."""
    if re.fullmatch(r"[a-z_]+:\S+", name):
        return ActorKey(ids=(name,))
    if re.fullmatch(r"[A-Z]{3}", name):
        return ActorKey(countries=(name,))
    return ActorKey(names=(fold(name),))


def first_day(value: str | date) -> date:
    """First day of a day, month or year as written (``2025-03-01``, ``2025-03``, ``2025``).

    Raises:
        UsageError: none of these.
    """
    return _bound(value, last=False)


def last_day(value: str | date) -> date:
    """Last day of a day, month or year as written.

    Raises:
        UsageError: none of these.
    """
    return _bound(value, last=True)


class Where:
    """Builds the condition of one question; ``t`` is the kind's table, ``e`` its event, ``d`` its article."""

    def __init__(self, kind: str, filters: Filters, find_actor: FindActor) -> None:
        self.kind = kind
        self.filters = filters
        self.find_actor = find_actor
        self.clauses: list[str] = ["true"]
        self.values: list[Any] = []

    def build(self) -> tuple[str, list[Any]]:
        """The condition and the values of its question marks."""
        filters = self.filters
        if filters.actor:
            self._any([self._party(DOERS[self.kind], name) for name in filters.actor])
        if filters.recipient:
            self._any([self._party(RECEIVERS[self.kind], name) for name in filters.recipient])
        if filters.between:
            self._between(*filters.between)
        self._event_words()
        self._days()
        if filters.source:
            outlets = "list_transform(t.outlets, lambda o: lower(o))" if self.kind == "events" else "[lower(d.source)]"
            self._add(f"coalesce(list_has_any({outlets}, ?), false)", [[name.lower() for name in filters.source]])
        if filters.event is not None:
            self._of_event(filters.event)
        if filters.story is not None:
            self._of_story(filters.story)
        if filters.min_confidence is not None:
            self._add("t.confidence >= ?", [filters.min_confidence])
        return " AND ".join(self.clauses), self.values

    def _of_story(self, story: str) -> None:
        column, own = ("event", "t.id") if self.kind == "events" else ("reading", "t.reading")
        known = "s.story = ? OR s.thread = ? OR s.story IN (SELECT n.story FROM story_members n WHERE n.event = ?)"
        self._add(f"{own} IN (SELECT s.{column} FROM story_members s WHERE {known})", [story] * 3)  # noqa: S608

    def _of_event(self, event: str) -> None:
        if self.kind == "events":
            self._add("t.id = ?", [event])
            return
        if self.kind not in OF_EVENT:
            raise UsageError(
                f"{self.kind} hang on no event", "Leave out --event, or ask for events, figures or offers."
            )
        clause = "(t.reading, e.act) IN (SELECT (m.reading, m.act) FROM merged_members m WHERE m.event = ?)"
        self._add(clause, [event])

    def _add(self, clause: str, values: Sequence[Any]) -> None:
        self.clauses.append(clause)
        self.values.extend(values)

    def _any(self, choices: Sequence[tuple[str, list[Any]]]) -> None:
        self._add("(" + " OR ".join(c for c, _ in choices) + ")", [v for _, values in choices for v in values])

    def _party(self, side: str, name: str) -> tuple[str, list[Any]]:
        key = self.find_actor(name)
        clause = (
            f"coalesce(len(list_filter({side}, lambda a: coalesce(list_contains(?::VARCHAR[], a.id), false)"
            " OR coalesce(list_contains(?::VARCHAR[], a.country), false)"
            " OR coalesce(list_contains(?::VARCHAR[], strip_accents(lower(a.name))), false))) > 0, false)"
        )
        return clause, [list(key.ids), list(key.countries), list(key.names)]

    def _between(self, one: str, other: str) -> None:
        doers, receivers = DOERS[self.kind], RECEIVERS[self.kind]
        sides = [(doers, receivers), (receivers, doers), (doers, doers)]
        pairs = []
        for left, right in sides:
            (a, a_values), (b, b_values) = self._party(left, one), self._party(right, other)
            pairs.append((f"({a} AND {b})", a_values + b_values))
        self._any(pairs)

    def _event_words(self) -> None:
        asked = [name for name in _EVENT_FILTERS if getattr(self.filters, name)]
        if asked and self.kind not in ("events", *OF_EVENT):
            raise UsageError(f"{self.kind} have no {asked[0]}", f"Leave out --{asked[0]}, or ask for events.")
        table = "e" if self.kind in OF_EVENT else "t"
        for name in ("type", "mode", "status"):
            if words := getattr(self.filters, name):
                self._add(f"list_contains(?::VARCHAR[], {table}.{name})", [list(words)])
        if self.filters.place:
            names = [fold(name) for name in self.filters.place]
            self._add(
                f"(list_contains(?::VARCHAR[], strip_accents(lower({table}.place.name)))"
                f" OR list_contains(?::VARCHAR[], {table}.place.country))",
                [names, list(self.filters.place)],
            )

    def _days(self) -> None:
        table = "e" if self.kind in OF_EVENT else "t"
        first, last = f"{table}.earliest", f"{table}.latest"
        if self.filters.since:
            clause = f"CASE WHEN {last} IS NOT NULL THEN {last} >= ? WHEN {first} IS NOT NULL THEN true"
            self._add(f"coalesce({clause} ELSE d.published >= ? END, false)", [self.filters.since] * 2)
        if self.filters.until:
            clause = f"CASE WHEN {first} IS NOT NULL THEN {first} <= ? WHEN {last} IS NOT NULL THEN true"
            self._add(f"coalesce({clause} ELSE d.published <= ? END, false)", [self.filters.until] * 2)


def _loose(key: str, value: Any) -> Any:
    if key == "since":
        return first_day(value)
    if key == "until":
        return last_day(value)
    if key == "min_confidence":
        return float(value)
    if key in ("event", "story"):
        return str(value)
    words = (value,) if isinstance(value, str) else tuple(value)
    if key == "type":
        return tuple(word.upper() for word in words)
    if key in ("status", "mode"):
        return tuple(word.lower().replace(" ", "_" if key == "status" else "-") for word in words)
    return words


def _check_words(what: str, given: Sequence[str] | None, known: Sequence[str]) -> None:
    for word in given or ():
        if word not in known:
            raise UsageError(f'no {what} "{word}"', f"There are {', '.join(known)}.")


def _bound(value: str | date, last: bool) -> date:
    if isinstance(value, date):
        return value
    matched = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value.strip())
    try:
        if matched is None:
            raise ValueError(value)
        year, month = int(matched[1]), int(matched[2] or (12 if last else 1))
        day = int(matched[3] or (calendar.monthrange(year, month)[1] if last else 1))
        return date(year, month, day)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise UsageError(f'"{value}" is no day', "Write 2025-03-01, 2025-03 or 2025.") from error
