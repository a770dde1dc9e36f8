"""Who comes next: the usual counterpart before all others, whatever is learnt or not."""

from __future__ import annotations

from datetime import timedelta

from dragoman.outlook.history import History
from dragoman.outlook.succession import Query, Succession
from tests.outlook.drawn import FIRST, drawn_history

ON = FIRST + timedelta(days=7 * 38)


def best(history: History, known: str, label: str, acts: bool) -> str:
    """The likeliest counterpart."""
    query = Query(ON.toordinal(), history.actor_at[known], history.label_at[label], acts)
    ((_, ranked),) = Succession(history, ON.toordinal()).rank([query])
    return history.actors[ranked.actors[ranked.scores.argmax()]]


def test_the_usual_counterpart_comes_first() -> None:
    """A28 meets A29 nearly every week."""
    assert best(drawn_history(), "A28", "CONSULT", True) == "A29"


def test_who_acts_is_asked_as_well() -> None:
    """A28 is accused by A29."""
    assert best(drawn_history(), "A28", "ACCUSE", False) == "A29"


def test_the_same_history_gives_the_same_scores() -> None:
    """The order of learning is fixed."""
    history = drawn_history()
    query = Query(ON.toordinal(), history.actor_at["A10"], history.label_at["CONSULT"], True)
    first, second = (next(iter(Succession(history, ON.toordinal()).rank([query])))[1].scores for _ in range(2))
    assert (first == second).all()
