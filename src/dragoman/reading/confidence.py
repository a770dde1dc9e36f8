"""How far to trust an event mention: the chance that its type and status are right, from facts of how it was found.

Fitted by ``training/confidence.py`` on development articles and sentences; ``python -m benchmarks.calibration`` shows how
the chances compare with what was right. Rounded to hundredths, so that the record's bytes do not depend on a processor's
last digit.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from functools import cache

from dragoman.knowledge.files import SHIPPED
from dragoman.model.mention import EventType, Status
from dragoman.reading.draft import Draft
from dragoman.reading.opinion import Opinion
from dragoman.reading.triggers import TriggerKind
from dragoman.reading.voting import HEAD

WEIGHTS = "en/confidence.csv"
LEAST, MOST = 0.02, 0.98
_NEWS = 3
"""Sentences from which a text is an article, in which what is said once is mostly said again."""
_LEAST_SHARE = 0.02
_VERBAL = (
    EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT,
    EventType.THREATEN, EventType.CONCEDE,
)  # fmt: skip
_DONE = (Status.HAPPENED, Status.ONGOING)


def confidence_of(draft: Draft, opinion: Opinion | None, sentences: int, place: int) -> float:
    """The chance that a mention is right, 0.02 to 0.98.

    Args:
        opinion: The head's opinion of its sentence; None where the model has no such head.
        sentences: How many the article has.
        place: How many events its sentence tells before it.
    """
    weights = _weights()
    total = sum(weights.get(name, 0.0) * value for name, value in facts_of(draft, opinion, sentences, place))
    return round(min(MOST, max(LEAST, 1 / (1 + math.exp(-total)))), 2)


def facts_of(draft: Draft, opinion: Opinion | None, sentences: int, place: int) -> Iterator[tuple[str, float]]:
    """Names and values of what counts for and against a mention."""
    trigger = draft.trigger
    yield "base", 1.0
    if opinion is not None:
        yield "head type", _odds(opinion.of(trigger.words, draft.type))
        yield "head none", _odds(opinion.none(trigger.words))
    if sentences < _NEWS:
        yield "alone", 1.0
        if place:
            yield "alone and later", 1.0
        if not (draft.actors and draft.recipients):
            yield "alone and lacking", 1.0
    facts = {
        "noun": trigger.kind is TriggerKind.NOUN,
        "adjective": trigger.kind is TriggerKind.ADJECTIVE,
        "competed": bool(trigger.competed),
        "found by head": trigger.frame.id.startswith(HEAD),
        "no actor": not draft.actors,
        "no recipient": not draft.recipients,
        "understood": bool(draft.inferred),
        "content": draft.speech is not None,
        "again": draft.same_as is not None,
        "later": place > 0,
        "verbal": draft.type in _VERBAL,
        "undone": draft.decision.status is Status.DID_NOT_HAPPEN,
        "open": draft.decision.status not in (*_DONE, Status.DID_NOT_HAPPEN),
    }
    yield from ((name, 1.0) for name, holds in facts.items() if holds)


def _odds(share: float) -> float:
    """Log odds of a share, kept from the ends, which the head never earns."""
    held = min(1 - _LEAST_SHARE, max(_LEAST_SHARE, share))
    return math.log(held / (1 - held))


@cache
def _weights() -> dict[str, float]:
    with (SHIPPED / WEIGHTS).open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return {row["fact"]: float(row["weight"]) for row in csv.DictReader(lines)}
