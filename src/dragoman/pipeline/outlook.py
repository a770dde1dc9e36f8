"""From the record to the outlook and back: which acts make the history, what is asked of it, what came of earlier answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

import numpy as np

from dragoman.model.errors import UsageError
from dragoman.model.event import Offer
from dragoman.model.forecast import Forecast, Precedent, Scores, Supposed
from dragoman.model.mention import EventType, Reading
from dragoman.model.mention import Outcome as OfferOutcome
from dragoman.outlook import track
from dragoman.outlook.fitting import Fitted, came, fit
from dragoman.outlook.forecast import Question, foretell_each, probabilities, suppose
from dragoman.outlook.history import QUADS, History, Row
from dragoman.outlook.indicators import UNREALISED, WEEK
from dragoman.pipeline.actors import registry
from dragoman.pipeline.outlook_history import (
    Sides,
    actor_key,
    called,
    check_apart,
    directed,
    history_of,
    labels_of,
    last_published,
    quad_of,
)
from dragoman.record.filters import FindActor
from dragoman.record.queries import Questions

DAYS = 28
_RISING_PAIRS, _RISEN = 60, 0.02
_SUPPOSED = re.compile(rf"(\d{{4}}-\d{{2}}-\d{{2}})\s+(.+?)\s+({'|'.join(EventType.__members__)})\s+(.+)")
_FURTHEST = timedelta(days=365)  # days after the record's end on which an act may be supposed

ReadSentence = Callable[[str, date], Reading]
"""Reads a supposed sentence as an article of a day."""


@dataclass(frozen=True)
class Outlook:
    """A record made ready to be asked what comes next.

    Attributes:
        history: Acts by side: a state for all its organs, anybody else for itself, and those asked about as they were asked for.
        on: First day that is foretold; what was published before it is known.
    """

    history: History
    on: date

    @classmethod
    def of(cls, questions: Questions, find_actor: FindActor, names: Sequence[str], on: date | None = None) -> Outlook:
        """The outlook from a day; without one, from the day after the newest article.

        Args:
            names: Actors that will be asked about, as the user calls them; several with commas between them are one side.

        Raises:
            UsageError: without a day, where no article has one.
        """
        last = last_published(questions)
        if on is None and last is None:
            raise UsageError("no article of the record has a day", "Say from which day on with --on 2025-05-15.")
        begin = on or (last or date.min) + timedelta(days=1)
        return cls(history_of(questions, Sides.of(find_actor, names), begin), begin)

    def forecast(
        self, source: str, target: str, label: str | None, days: int, fitted: Fitted | None = None
    ) -> list[Forecast]:
        """The forecasts for a class, or for every class that the record knows, likeliest first."""
        learnt = fitted or self.fitted(days)
        labels = self._labels(label)
        found = foretell_each(self.history, Question(source, target, labels[0], self.on, days), learnt, labels)
        return found if label else sorted(found, key=lambda each: (-each.probability, each.label))

    def fitted(self, days: int) -> Fitted:
        """What the history before the first day taught."""
        return fit(self.history, self.on.toordinal(), days)

    def supposed(self, source: str, target: str, label: str | None, days: int, rows: Sequence[Row]) -> list[Supposed]:
        """How some acts, had they been reported, would change the probabilities.

        Raises:
            UsageError: an act lies before the history or far behind it.
        """
        self._check_days(rows)
        begin = max([self.on, *(row.day + timedelta(days=1) for row in rows)])
        learnt = self.fitted(days)
        labels = self._labels(label)
        question = Question(source, target, labels[0], begin, days)
        return suppose(self.history, question, learnt, rows, labels)

    def _labels(self, label: str | None) -> list[str]:
        return [label] if label else [name for name in self.history.labels if name != UNREALISED]

    def _check_days(self, rows: Sequence[Row]) -> None:
        first = date.fromordinal(self.history.first_day) if len(self.history) else self.on - _FURTHEST
        for row in rows:
            if not first <= row.day <= self.on + _FURTHEST:
                raise UsageError(
                    f"nothing can be supposed of {row.day}",
                    f"The history begins on {first} and is asked from {self.on} on; name a day from then to a year later.",
                )

    def rising(self, name: str, days: int) -> list[dict[str, Any]]:
        """What has become likelier within a week, for acts by and towards an actor: largest rise first, onsets marked."""
        if name not in self.history.actor_at:
            return []
        learnt, earlier = self.fitted(days), self.on - timedelta(days=WEEK)
        pairs = self._pairs_of(self.history.actor_at[name])
        found = []
        for label in self.history.labels if pairs else ():
            if label == UNREALISED:
                continue
            now = probabilities(self.history, pairs, label, self.on, learnt)
            before = probabilities(self.history, pairs, label, earlier, learnt)
            quiet = self._quiet(pairs, label)
            found += [
                {"from": one, "to": other, "type": label, "on": self.on, "days": days, "probability": float(new),
                 "week_before": float(old), "rise": float(new - old), "onset": bool(onset)}
                for (one, other), new, old, onset in zip(pairs, now, before, quiet, strict=True)
                if new - old >= _RISEN
            ]  # fmt: skip
        return sorted(found, key=lambda row: (row["onset"], -row["rise"], row["from"], row["to"], row["type"]))

    def _pairs_of(self, actor: int) -> list[tuple[str, str]]:
        history = self.history.before(self.on.toordinal())
        mine = (history.source == actor) | (history.target == actor)
        keys, counts = np.unique(history.source[mine] * len(history.actors) + history.target[mine], return_counts=True)
        best = keys[np.lexsort((keys, -counts))[:_RISING_PAIRS]]
        return [(history.actors[key // len(history.actors)], history.actors[key % len(history.actors)]) for key in best]

    def _quiet(self, pairs: Sequence[tuple[str, str]], label: str) -> np.ndarray:
        """For each pair whether it had no such act in the eight weeks before the last one."""
        at = np.array([[self.history.actor_at[one], self.history.actor_at[other]] for one, other in pairs])
        places, number = np.arange(len(at)), self.history.label_at[label]
        start = np.full(len(at), self.on.toordinal() - 9 * WEEK)
        return ~came(self.history, at, start, places, np.full(len(at), number), 8 * WEEK)


def with_offers(forecasts: Sequence[Forecast], offers: Sequence[Offer]) -> list[Forecast]:
    """The forecasts with the offers that stand open between their sides."""
    still_open = [offer for offer in offers if offer.outcome is OfferOutcome.OPEN]
    return [replace(forecast, open_offers=tuple(offer.event for offer in still_open)) for forecast in forecasts]


def supposed_rows(text: str, on: date, find_actor: FindActor, names: Sequence[str], read: ReadSentence) -> list[Row]:
    """A supposed act, written as ``2025-05-20 USA SANCTION RUS`` or as a sentence.

    Raises:
        UsageError: no act can be made of it.
    """
    sides = Sides.of(find_actor, names)
    if written := _SUPPOSED.fullmatch(text.strip()):
        given, one, kind, other = written.groups()
        check_apart(find_actor, one, other)
        acting, met = (_side_of_name(find_actor, name, names, sides) for name in (one, other))
        return [Row(acting, met, (quad_of(kind), kind), _day(given))]
    rows: list[Row] = []
    for event in read(text, on).events:
        labels = labels_of(event.type.value, event.status.value)
        acting_sides, met_sides = (
            sides.each([{"id": a.id, "name": a.name, "country": a.country, "sector": a.sector} for a in people], {})
            for people in (event.actors, event.recipients)
        )
        day = min(event.interval.earliest or on, on)
        rows += [Row(a, b, labels, day, "supposed") for a, b in directed(acting_sides, met_sides) if labels]
    if not rows:
        raise UsageError(
            f'nothing can be supposed from "{text}"',
            "Write it as 2025-05-20 USA SANCTION RUS, or who did what to whom.",
        )
    return rows


def track_record(questions: Questions, find_actor: FindActor, given: Sequence[Mapping[str, Any]]) -> list[Scores]:
    """Scores of the forecasts whose days the record has passed, over all, by class and by length."""
    last = last_published(questions) if given else None
    if last is None:
        return []
    histories: dict[Sides, History] = {}
    outcomes = []
    for row in given:
        begin = date.fromisoformat(row["on"])
        if begin + timedelta(days=row["days"]) > last:
            continue
        sides = Sides.of(find_actor, (row["from"], row["to"]))
        if sides not in histories:
            histories[sides] = history_of(questions, sides, last + timedelta(days=1))
        source, target = called(find_actor, row["from"]), called(find_actor, row["to"])
        happened = _came(histories[sides], source, target, row["type"], begin.toordinal(), row["days"])
        outcomes.append(
            track.Outcome((row["type"], f"{row['days']} days"), row["probability"], row["base_rate"], happened)
        )
    return track.scores(outcomes)


def plain_forecast(forecast: Forecast) -> dict[str, Any]:
    """A forecast as the object that ``outlook`` prints."""
    until = forecast.on + timedelta(days=forecast.days - 1)
    return {
        "kind": "forecast", "from": forecast.source, "to": forecast.target, "type": forecast.label,
        "on": forecast.on.isoformat(), "until": until.isoformat(), "days": forecast.days,
        "probability": round(forecast.probability, 4), "low": round(forecast.low, 4), "high": round(forecast.high, 4),
        "base_rate": round(forecast.base_rate, 4), "lift": round(forecast.lift, 3), "rests_on": forecast.rests_on,
        "acts": forecast.acts, "stretches": forecast.stretches, "followed": forecast.followed, "cases": forecast.cases,
        "precedents": [_plain_precedent(each) for each in forecast.precedents],
        "counter_cases": [_plain_precedent(each) for each in forecast.counter_cases],
        "causes": [{"indicator": cause.indicator, "share": round(cause.share, 4)} for cause in forecast.causes],
        "abstain": list(forecast.abstain), "open_offers": list(forecast.open_offers),
    }  # fmt: skip


def plain_supposed(supposed: Supposed, source: str, target: str) -> dict[str, Any]:
    """The change that a supposed act makes, as the object that ``outlook --suppose`` prints."""
    return {
        "kind": "supposed", "from": source, "to": target, "type": supposed.label, "before": round(supposed.before, 4),
        "after": round(supposed.after, 4), "change": round(supposed.after - supposed.before, 4),
        "causes": [{"indicator": cause.indicator, "share": round(cause.share, 6)} for cause in supposed.causes],
    }  # fmt: skip


def plain_scores(found: Scores) -> dict[str, Any]:
    """A line of the track record, as the object that ``outlook --score`` prints."""
    return {"kind": "score", **asdict(found), "bins": [list(each) for each in found.bins]}


def _plain_precedent(case: Precedent) -> dict[str, Any]:
    return {
        "from": case.source, "to": case.target, "sign": case.sign, "day": case.day.isoformat(), "event": case.event,
        "followed": case.followed.isoformat() if case.followed else None, "follower": case.follower,
    }  # fmt: skip


def _came(history: History, source: str, target: str, label: str, day: int, days: int) -> bool:
    known = source in history.actor_at and target in history.actor_at and label in history.label_at
    if not known:
        return False
    pair = np.array([[history.actor_at[source], history.actor_at[target]]])
    zero = np.zeros(1, np.int64)
    return bool(came(history, pair, zero + day, zero, zero + history.label_at[label], days)[0])


def _side_of_name(find_actor: FindActor, name: str, asked: Sequence[str], sides: Sides) -> str:
    """What the history calls somebody who is named in a supposed act: one of those asked about, a state, or himself."""
    key = actor_key(find_actor, name)
    for other in asked:
        known = actor_key(find_actor, other)
        if set(key.ids) & set(known.ids) or set(key.countries) & set(known.countries):
            return called(find_actor, other)
    actor = registry().get(key.ids[0]) if key.ids and not key.countries else None
    if actor is not None:
        return sides.side({"id": actor.id, "name": actor.name, "country": actor.country, "sector": actor.sector})
    return called(find_actor, name)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f'"{text}" is no day', "Write it as 2025-05-20.") from error


def label_of(name: str | None) -> str | None:
    """A PLOVER type or quad class, however it is written.

    Raises:
        UsageError: the class is none that there is.
    """
    if name is None:
        return None
    word = (
        name.strip().upper()
        if name.strip().upper() in EventType.__members__
        else name.strip().lower().replace("-", " ")
    )
    if word not in (*QUADS, *EventType.__members__):
        raise UsageError(f'no type "{name}"', f"There are {', '.join((*EventType.__members__, *QUADS))}.")
    return word


def given_now(
    questions: Questions,
    find_actor: FindActor,
    offers: Sequence[Offer],
    one: str,
    other: str,
    label: str | None,
    days: int,
    on: date | None,
) -> list[dict[str, Any]]:
    """The forecasts for two sides, as plain objects, with the offers open between them.

    Raises:
        UsageError: the class is none that there is, or the sides have somebody in common.
    """
    wanted = label_of(label)
    check_apart(find_actor, one, other)
    asked = Outlook.of(questions, find_actor, (one, other), on)
    found = asked.forecast(called(find_actor, one), called(find_actor, other), wanted, days)
    named = [replace(each, source=one, target=other) for each in found]
    return [plain_forecast(each) for each in with_offers(named, offers)]


def supposed_now(
    questions: Questions,
    find_actor: FindActor,
    read: ReadSentence,
    one: str,
    other: str,
    act: str,
    label: str | None,
    days: int,
    on: date | None,
) -> list[dict[str, Any]]:
    """What a supposed act would change between two sides, as plain objects.

    Raises:
        UsageError: no act can be made of the words, or the class or the sides are wrong.
    """
    wanted = label_of(label)
    check_apart(find_actor, one, other)
    asked = Outlook.of(questions, find_actor, (one, other), on)
    rows = supposed_rows(act, asked.on, find_actor, (one, other), read)
    found = asked.supposed(called(find_actor, one), called(find_actor, other), wanted, days, rows)
    return [plain_supposed(each, one, other) for each in found]


def rising_now(
    questions: Questions, find_actor: FindActor, actor: str, days: int, on: date | None
) -> list[dict[str, Any]]:
    """What has become likelier within a week by and towards an actor, as plain objects."""
    found = Outlook.of(questions, find_actor, (actor,), on).rising(called(find_actor, actor), days)
    return [{**row, "on": row["on"].isoformat()} for row in found]
