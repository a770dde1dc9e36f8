"""Very long texts are read in windows."""

from __future__ import annotations

from dragoman.model.document import Document
from dragoman.model.mention import Reading
from dragoman.pipeline.operations import read
from dragoman.pipeline.windows import WINDOW_CHARACTERS, is_long, read_in_windows, windows
from tests.fake_reader import load_fake

PARAGRAPH = "Norway attacked Sweden in Oslo, the two governments said.\n\n"
LONG = "OSLO, May 15, 2025 — " + PARAGRAPH * 3_000


def test_offsets_hold_against_the_whole_text() -> None:
    """In every window, and nothing is lost between them."""
    reading = read(LONG, load=load_fake)
    assert len(reading.events) == 3_000
    assert {event.span.of(LONG) for event in reading.events} == {"attacked"}
    assert len({event.id for event in reading.events}) == 3_000


def test_events_come_in_text_order() -> None:
    """As from one reading."""
    starts = [event.span.start for event in read(LONG, load=load_fake).events]
    assert starts == sorted(starts)


def test_windows_end_where_a_paragraph_does() -> None:
    """And cover all of the text."""
    seen: list[str] = []

    def note(window: Document) -> Reading:
        seen.append(window.text.lstrip(" "))
        return Reading(window)

    read_in_windows(Document("a", LONG), note)
    assert "".join(seen) == LONG
    assert all(len(text) <= WINDOW_CHARACTERS and text.endswith("\n\n") for text in seen)


def test_text_without_any_break_is_cut_all_the_same() -> None:
    """It must come to an end."""
    reading = read_in_windows(Document("a", "x" * 200_000), Reading)
    assert "4 windows" in reading.warnings[0]


def test_an_article_is_read_whole() -> None:
    """Whatever a magazine prints."""
    assert not is_long(Document("a", PARAGRAPH * 1_000))


def test_a_short_document_is_its_own_window() -> None:
    """Untouched."""
    short = Document("a", PARAGRAPH)
    assert windows(short) == [short]
