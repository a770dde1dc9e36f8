"""Calendar time as news tells it: a stretch of days, never a bare instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.model.document import Span


class Grain(StrEnum):
    """The finest calendar unit that the words commit to."""

    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Anchor(StrEnum):
    """What a time was read from."""

    ABSOLUTE = "absolute"
    PUBLICATION = "publication"
    EARLIER_TIME = "earlier_time"
    EARLIER_EVENT = "earlier_event"
    QUOTATION = "quotation"
    NAMED_EVENT = "named_event"


class TimexType(StrEnum):
    """TIMEX3's four types (ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Interval:
    """Inclusive days; None at an end that is open or unknown.

    Raises:
        ValueError: the last day lies before the first.
    """

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"interval {self.earliest}..{self.latest} runs backwards")

    @property
    def known(self) -> bool:
        """Whether at least one end is known."""
        return self.earliest is not None or self.latest is not None

    @property
    def days(self) -> int | None:
        """Number of days, None where an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def meets(self, other: Interval) -> bool:
        """Whether a day can lie in both; an open end reaches for ever."""
        starts_in_time = self.earliest is None or other.latest is None or self.earliest <= other.latest
        ends_in_time = self.latest is None or other.earliest is None or other.earliest <= self.latest
        return starts_in_time and ends_in_time


UNKNOWN = Interval(None, None)


@dataclass(frozen=True, slots=True)
class Timex:
    """A time named in the text.

    Attributes:
        span: The words, preposition left out unless it bounds the time ("since Monday" keeps it out too; see ``bound``).
        type: TIMEX3 type.
        value: TIMEX3 value, without the readings of hedges and parts; None where it cannot be written.
        interval: The days it may stand for; both ends None where the text does not say (a bare duration).
        grain: Finest unit named.
        anchor: What relative words were read from; None where nothing was needed or found.
        rule: Id of the rule in times.toml.
    """

    span: Span
    type: TimexType
    value: str | None
    interval: Interval
    grain: Grain | None
    anchor: Anchor | None
    rule: str
