"""A timeline in characters."""

from __future__ import annotations

from typing import Any

from dragoman.terminal.timeline import label, timeline


def event(name: str, earliest: str | None, latest: str | None, **more: Any) -> dict[str, Any]:
    actor = {"name": "Norway"}
    base = {"id": name, "type": "CONSULT", "mode": None, "status": "happened", "actors": [actor], "recipients": []}
    return {**base, "earliest": earliest, "latest": latest, **more}


def bar(line: str) -> str:
    return line[69:]


def test_events_stand_by_their_first_day() -> None:
    """Whatever order they come in."""
    rows = [event("b", "2025-03-09", "2025-03-09"), event("a", "2025-03-01", "2025-03-01")]
    assert [line[:10] for line in timeline(rows, 100)[1:]] == ["2025-03-01", "2025-03-09"]


def test_a_day_is_a_dot_and_a_stretch_a_bar() -> None:
    """The first day stands in the first column, the last in the last."""
    rows = [event("a", "2025-03-01", "2025-03-01"), event("b", "2025-03-01", "2025-03-31")]
    _, day, stretch = timeline(rows, 100)
    assert bar(day) == "●"
    assert bar(stretch) == "├" + "─" * 28 + "┤"


def test_open_ends_are_arrows() -> None:
    """They run to the edge."""
    rows = [event("a", "2025-03-01", None), event("b", None, "2025-03-31")]
    lines = [bar(line) for line in timeline(rows, 100)[1:]]
    assert lines[0].startswith("├")
    assert lines[0].endswith("►")
    assert lines[1].startswith("◄")
    assert lines[1].endswith("┤")


def test_undated_events_stand_at_the_end() -> None:
    """They are not left out."""
    lines = timeline([event("a", None, None), event("b", "2025-03-01", "2025-03-01")], 100)
    assert lines[-2] == "1 without a day:"


def test_nothing_is_said_of_nothing() -> None:
    """In words."""
    assert timeline([], 80) == ["no events"]


def test_a_label_tells_what_did_not_simply_happen() -> None:
    """So that a threat is not taken for a deed."""
    row = event("a", None, None, status="did_not_happen", mode="visit", recipients=[{"name": "Sweden"}])
    assert label(row) == "CONSULT visit (did not happen): Norway → Sweden"


def test_no_line_is_wider_than_the_terminal() -> None:
    """Also with long names in wide letters."""
    rows = [event("a", "2025-03-01", "2025-04-01", actors=[{"name": "北" * 60}])]
    assert all(len(line) <= 100 for line in timeline(rows, 100))
