"""Who there is, who held which office from when to when, and one mention resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.model.document import Span


class ActorKind(StrEnum):
    """What sort of thing an actor is."""

    PERSON = "person"
    STATE = "state"
    GOVERNMENT = "government"
    BODY = "body"  # ministry, parliament, court, police, palace
    MILITARY = "military"
    PARTY = "party"
    ARMED_GROUP = "armed_group"
    INTERNATIONAL = "international"
    COMPANY = "company"
    OUTLET = "outlet"
    PEOPLE = "people"  # a group without a name of its own: officials, protesters, Ukrainians
    OTHER = "other"


class ActorForm(StrEnum):
    """How the words name an actor."""

    NAME = "name"
    ROLE = "role"
    RELATION = "relation"
    METONYM = "metonym"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Actor:
    """One row of the registry.

    Attributes:
        id: Stable; ``"state:UKR"``, ``"person:volodymyr-zelensky"``.
        name: Usual English press name.
        kind: What it is.
        country: ISO 3166-1 alpha-3, or EUR, IGO, XKX; None where it has none.
        sector: PLOVER sector (GOV, MIL, REB ...), None for a bare state.
        qid: Wikidata id where certain.
        parent: Id of the actor it belongs to.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    qid: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """Who held an office, from its first to its last day; None at an end that is unknown or still running.

    Attributes:
        role: Key of the office, ``"foreign_minister"``.
        body: Actor id of the country or body it belongs to.
        holder: Actor id of the person.
        precision: ``day``, ``month`` or ``year``: how far the two days can be trusted.
    """

    role: str
    body: str
    holder: str
    first: date | None
    last: date | None
    precision: str = "day"

    def held_on(self, day: date) -> bool:
        """Whether the holder was in office on that day, both ends included."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    Attributes:
        name: English name.
        country: ISO 3166-1 alpha-3; None for seas and wide regions.
        lat, lon: Degrees; None for an area too wide for a point.
        geonameid: GeoNames id; None for our own rows.
        kind: ``country``, ``admin``, ``city``, ``region``, ``site``.
        population: Inhabitants, 0 unknown.
    """

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    kind: str
    population: int = 0


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in the text."""

    span: Span
    place: Place


@dataclass(frozen=True, slots=True)
class ResolvedActor:
    """Who a stretch of text means.

    Attributes:
        id: Registry id, or ``"text:..."`` for someone whom only the article knows.
        name: As the registry spells it, else as the text does.
        country, sector: As of the registry, or read from the words around the name; None where they do not say.
        span: The words of the clause that name it; None where it is understood from an earlier clause.
    """

    id: str
    name: str
    country: str | None
    sector: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One mention: who, by which form of words, how sure.

    Attributes:
        head: Offset of the head word's start, by which clauses find their actors.
        kind: What sort of actor.
        plural: Whether the words mean several ("both men"); then ``members`` has them where known.
        rule: What resolved it: ``"name"``, ``"office"``, ``"pronoun"`` ...
    """

    actor: ResolvedActor
    span: Span
    head: int
    form: ActorForm
    kind: ActorKind
    rule: str
    confidence: float
    plural: bool = False
    members: tuple[ResolvedActor, ...] = ()
