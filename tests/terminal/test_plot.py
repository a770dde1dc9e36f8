"""A relation drawn for print, as SVG and as PNG."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dragoman.model.errors import UsageError
from dragoman.model.event import Relation, RelationPoint, TurningPoint
from dragoman.terminal.plot import plot, ticks, write_plot

START = date(2031, 1, 6)


def points(*levels: float | None) -> tuple[RelationPoint, ...]:
    return tuple(
        RelationPoint(START + timedelta(weeks=week), level is not None, level, 1.0) for week, level in enumerate(levels)
    )


TURN = TurningPoint(START + timedelta(weeks=2), 6.0, -8.0, 0.97)
FOUND = Relation("Norway", "A & B", 7, points(6.0, 6.0, -8.0, -8.0), points(None, 1.0, None, -10.0), (TURN,))
NONE = Relation("N", "S", 7, (), (), ())


def texts(found: Relation) -> list[str]:
    root = ElementTree.fromstring(plot(found).svg())
    return [text.text or "" for text in root.findall("{*}text")]


def test_the_drawing_names_sides_days_levels_and_turns() -> None:
    """All that a reader of the printed page needs."""
    shown = texts(FOUND)
    assert {"Norway and A & B", "Norway to A & B", "A & B to Norway", "+10", "0", "-10", "friendly", "hostile"} <= {
        *shown
    }
    assert any(text.startswith("2031-01-06 to 2031-02-02") for text in shown)
    assert "1   2031-01-20   mean +6.0 before, -8.0 after; confidence 0.97" in shown


def test_a_relation_without_events_is_drawn_all_the_same() -> None:
    """Axes, and a word that there is no turn."""
    assert "no turning point" in texts(NONE)


@pytest.mark.parametrize("days", [3, 12, 40, 90, 300, 900, 4000, 40_000])
def test_an_axis_has_a_handful_of_days_marked(days: int) -> None:
    """Enough to read a day by, few enough to be read."""
    marked = ticks(START, START + timedelta(days=days))
    assert 2 <= len(marked) <= 10
    assert [day for day, _ in marked] == sorted({day for day, _ in marked})


def test_a_png_is_drawn_at_print_resolution(tmp_path: Path) -> None:
    """Twice the drawing's units, 300 dots an inch, the same bytes each time."""
    image = pytest.importorskip("PIL.Image")
    for name in ("a.png", "b.png"):
        write_plot(FOUND, tmp_path / name)
    with image.open(tmp_path / "a.png") as drawn:
        assert drawn.size == (2400, 2 * plot(FOUND).height)
        assert round(drawn.info["dpi"][0]) == 300
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_a_png_without_pillow_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing half-written is left."""
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(UsageError, match=r"dragoman\[plot\]"):
        write_plot(FOUND, tmp_path / "a.png")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["a.pdf", "a", "gone/a.svg"])
def test_a_file_that_cannot_be_drawn_is_refused(tmp_path: Path, name: str) -> None:
    """By another ending, or in a folder that is not there."""
    with pytest.raises(UsageError):
        write_plot(FOUND, tmp_path / name)
