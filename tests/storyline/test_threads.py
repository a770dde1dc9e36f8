"""Happenings of one story over longer spans."""

from __future__ import annotations

import pytest

from dragoman.storyline.threads import THREAD_DAYS, Strand, threads

BOTH = frozenset(("state:NOR", "state:SWE"))
OSLO = frozenset(("Oslo",))


def strand(
    name: str,
    day: int | None = 0,
    causes: frozenset[str] = frozenset(),
    actors: frozenset[str] = frozenset(),
    places: frozenset[str] = frozenset(),
) -> Strand:
    return Strand(name, day, frozenset((f"event of {name}",)), causes, actors, places)


def test_what_one_happening_caused_is_of_its_thread() -> None:
    """However long after; the thread is named after the first."""
    found = threads([strand("answer", 400, causes=frozenset(("event of raid",))), strand("raid"), strand("storm", 1)])
    assert found == {"raid": "thread:raid", "answer": "thread:raid", "storm": "thread:storm"}


@pytest.mark.parametrize(("day", "count"), [(THREAD_DAYS, 1), (THREAD_DAYS + 1, 2)])
def test_two_actors_at_a_place_are_one_thread_for_two_months(day: int, count: int) -> None:
    """Later it is another story."""
    strands = [strand("raid", 0, actors=BOTH, places=OSLO), strand("talks", day, actors=BOTH, places=OSLO)]
    assert len(set(threads(strands).values())) == count


@pytest.mark.parametrize(("actors", "places"), [(BOTH, frozenset()), (frozenset(("state:NOR",)), OSLO)])
def test_actors_or_a_place_alone_are_no_thread(actors: frozenset[str], places: frozenset[str]) -> None:
    """Else every act of a war would be one."""
    strands = [strand("raid", 0, actors=actors, places=places), strand("talks", 1, actors=actors, places=places)]
    assert len(set(threads(strands).values())) == 2


def test_the_order_given_changes_nothing() -> None:
    """Nor do happenings without a day."""
    strands = [strand("a", 3, actors=BOTH, places=OSLO), strand("b", None), strand("c", 1, actors=BOTH, places=OSLO)]
    assert threads(strands) == threads(strands[::-1])
