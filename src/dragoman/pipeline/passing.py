"""Which merged events pass the filters: how claims, predictions, stories and what is new are filtered as events are."""

from __future__ import annotations

from dragoman.record.filters import Filters
from dragoman.record.queries import Questions


def passing(questions: Questions, filters: Filters) -> frozenset[str] | None:
    """Ids of merged events that pass; None where nothing is asked for, so that all do."""
    if filters == Filters():
        return None
    return frozenset(questions.ask("events", filters).table.column("id").to_pylist())
