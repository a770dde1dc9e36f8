"""What many articles add up to: merged events, stories, relations and their turns, the ledgers of offers and predictions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dragoman.model.actor import ResolvedActor
from dragoman.model.interval import Interval
from dragoman.model.mention import EventType, OfferForm, Outcome, Status


@dataclass(frozen=True, slots=True)
class Claimed:
    """One figure of one article, on its way into an event's range.

    Attributes:
        value, upper: As ``Figure`` has them.
        claimed_by: Name of who gives it; None is the outlet's own voice.
        source: The outlet.
        published: Day of the article.
    """

    value: float
    upper: float | None
    claimed_by: str | None
    source: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class EventFigure:
    """What all articles of an event say of one count.

    Attributes:
        low, high: The smallest and the largest number that anyone gives.
        claims: Every claim, by day of publication: how the number moved.
    """

    measure: str
    unit: str
    low: float
    high: float
    claims: tuple[Claimed, ...]

    @property
    def claimants(self) -> tuple[str, ...]:
        """Names of those who give it, in order of the alphabet."""
        return tuple(sorted({claim.claimed_by for claim in self.claims if claim.claimed_by}))


class Disputed(StrEnum):
    """About what reports of one event contradict each other."""

    STATUS = "status"
    ACTOR = "actor"
    TOLL = "toll"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Reports of one event that cannot both be right.

    Attributes:
        about: What they differ in.
        values: The rival answers, in order of the alphabet.
        acts: One act for each answer, the earliest.
    """

    about: Disputed
    values: tuple[str, ...]
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened once, however often it was told.

    Attributes:
        id: Depends on the set of its mentions alone.
        acts: Acts of single articles that tell it, each the id of its first mention, in order of the alphabet.
        mentions: Ids of all mentions.
        lead: The act whose words stand for the event: the earliest report of the surest kind.
        type, mode, status: As most voices have it.
        interval: The narrowest days on which most voices agree.
        voices: Independent reports: copies of one text count once.
        outlets: Names of the outlets, in order of the alphabet.
        first_reported: Earliest day of publication.
    """

    id: str
    acts: tuple[str, ...]
    mentions: tuple[str, ...]
    lead: str
    type: EventType
    mode: str | None
    status: Status
    interval: Interval
    voices: int
    outlets: tuple[str, ...]
    first_reported: date | None
    contradictions: tuple[Contradiction, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A thread of events that belong together.

    Attributes:
        id: Depends on its events alone.
        title: Made of names of the record and words of a template.
        events: Ids, by day.
        days: The days that matter, most important first.
    """

    id: str
    title: str
    events: tuple[str, ...]
    days: tuple[tuple[date, float], ...] = ()


@dataclass(frozen=True, slots=True)
class RelationPoint:
    """One step of the series of two actors, in one direction.

    Attributes:
        first: First day of the step.
        events: Merged events that fall into it.
        intensity: Their mean PLOVER intensity, each weighted by what share of the step it fills; None without any.
        weight: Events for every 100 articles of the step, so that a day with more news is no day with more acts.
        balance: Their summed intensity for every 100 articles: how much there was of it, not only how friendly it was.
    """

    first: date
    events: int
    intensity: float | None
    weight: float
    balance: float = 0.0


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A day on which the level of a series changed.

    Attributes:
        day: First day of the new level.
        before, after: Mean intensity of the stretches before and after.
        confidence: 0 to 1: share of rearranged series in which no change as large is found, the less the fewer events
            the shorter side rests on (n of n + 1: three events leave three quarters of it).
        leading, following: Events that explain it: the strongest of the days before and after.
        shifts: Explicit statements of a shift near that day, as ``doc:start``.
    """

    day: date
    before: float
    after: float
    confidence: float
    leading: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    shifts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """How two sides stood to each other over time.

    Attributes:
        one, other: Their names.
        step_days: Days of one step.
        forth, back: What the first did to the second, and the second to the first; what they did together is in both.
        turns: By day, of both directions together.
        forth_turns, back_turns: The same of each direction alone.
        shifts: Explicit statements that a stance moved, by day: the day, and where it stands as ``doc:start``.
    """

    one: str
    other: str
    step_days: int
    forth: tuple[RelationPoint, ...]
    back: tuple[RelationPoint, ...]
    turns: tuple[TurningPoint, ...]
    forth_turns: tuple[TurningPoint, ...] = ()
    back_turns: tuple[TurningPoint, ...] = ()
    shifts: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A line of the ledger: one offer over many articles.

    Attributes:
        id: That of its merged event.
        event: The merged event that makes it.
        by, to: Who made it, to whom.
        made: Days on which it was made.
        outcome: As the latest article that knows tells it.
        answer: The merged event that answers it, if any.
        answered: Days of the answer.
        days_to_answer: From the last day of making to the first of the answer.
        acts: Acts that tell of it.
        moved: Later demands by the same side about the same matter: who moved the goalposts.
    """

    id: str
    event: str
    form: OfferForm
    by: tuple[ResolvedActor, ...]
    to: tuple[ResolvedActor, ...]
    made: Interval
    deadline: date | None
    outcome: Outcome
    answer: str | None
    answered: Interval
    days_to_answer: int | None
    acts: tuple[str, ...] = field(default=())
    moved: tuple[str, ...] = field(default=())


class Verdict(StrEnum):
    """What the record says of a prediction or a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    OPEN = "open"
    NOT_CHECKABLE = "not_checkable"


@dataclass(frozen=True, slots=True)
class Prediction:
    """What was said would happen, and whether the record later knows of it.

    Attributes:
        event: The merged event that is foretold.
        said: Earliest day on which it was foretold.
        due: Days by which it was to come; an open end where none was given.
        verdict: Supported once it came, contradicted when its days have passed without it, else open.
        came_of: The event that came of it.
    """

    event: str
    said: date | None
    due: Interval
    verdict: Verdict
    came_of: str | None
