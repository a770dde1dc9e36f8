"""What is said of days to come: a probability with what it rests on, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Precedent:
    """A dated case like the present one.

    Attributes:
        source, target: Who acted towards whom; not always the pair asked about.
        sign: Class of the act that is like one of these days; None where nothing led.
        day: When it was.
        event: Its event; an empty text where the history has none.
        followed: Day on which the act asked about came after it; None in a counter-case.
        follower: That act's event.
    """

    source: str
    target: str
    sign: str | None
    day: date
    event: str
    followed: date | None
    follower: str


@dataclass(frozen=True, slots=True)
class Cause:
    """What an indicator adds to the log odds, beside its usual value."""

    indicator: str
    share: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """How likely it is that an act is reported.

    Attributes:
        source, target: Who towards whom.
        label: PLOVER type or quad class.
        on: First day of the stretch: what was reported before it is known.
        days: Length of the stretch.
        probability: That at least one such act is reported in it.
        low, high: Bounds of a 90% interval of that probability.
        base_rate: Share of stretches as long in which the pair had one, drawn towards that of all pairs.
        rests_on: ``"indicators"`` where the history was long enough to fit their weights, else ``"rate"``.
        acts, stretches: Acts of the label by the pair so far, and stretches looked back at.
        precedents, counter_cases: Cases in which it came, and in which it did not.
        followed, cases: How many of the cases it came after, and of how many.
        causes: What moves it most, strongest first.
        abstain: What speaks for giving no forecast at all.
        open_offers: Events of offers between the two that nobody has answered.
    """

    source: str
    target: str
    label: str
    on: date
    days: int
    probability: float
    low: float
    high: float
    base_rate: float
    rests_on: str
    acts: int
    stretches: int
    precedents: tuple[Precedent, ...] = ()
    counter_cases: tuple[Precedent, ...] = ()
    followed: int = 0
    cases: int = 0
    causes: tuple[Cause, ...] = ()
    abstain: tuple[str, ...] = ()
    open_offers: tuple[str, ...] = ()

    @property
    def lift(self) -> float:
        """The probability as a multiple of the base rate."""
        return self.probability / self.base_rate if self.base_rate else 1.0


@dataclass(frozen=True, slots=True)
class Supposed:
    """What a supposed act would change.

    Attributes:
        label: Class of the act whose probability changes.
        before, after: Its probability without and with the supposed acts.
        causes: Which indicators they move, and by how much each moves the log odds; all of them, largest first.
    """

    label: str
    before: float
    after: float
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """How good past forecasts were (Brier 1950; Murphy 1973).

    Attributes:
        group: Which forecasts: ``"all"``, a class, or a horizon.
        forecasts: How many whose outcome is known.
        came: Share that came.
        brier: Mean squared error.
        base_brier: That of the base rates given with them.
        skill: 1 - brier / base_brier; None where the base rates were without error.
        calibration_error: Mean distance of forecast and share, over up to ten groups of equal size.
        bins: (mean forecast, share that came, forecasts) of each group.
    """

    group: str
    forecasts: int
    came: float
    brier: float
    base_brier: float
    skill: float | None
    calibration_error: float
    bins: tuple[tuple[float, float, int], ...]
