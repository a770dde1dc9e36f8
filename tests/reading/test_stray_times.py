"""A time in a sentence may be another act's; an act may be dated by another one."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model.document import Document
from dragoman.reading.reader import Reader

PUBLISHED = date(2024, 5, 15)
"""A Wednesday."""


def day(reader: Reader, text: str, trigger: str) -> tuple[date | None, date | None]:
    reading = reader.read(Document("test", text, PUBLISHED, language="en"))
    event = next(e for e in reading.events if e.span.of(text) == trigger)
    return event.interval.earliest, event.interval.latest


@pytest.mark.parametrize(
    ("text", "trigger", "first"),
    [
        ("On Monday Chad left the talks, two days after its envoy accused Sudan of fraud.", "accused", date(2024, 5, 11)),
        ("Nine people were killed when shells hit a clinic in Goma on Sunday.", "killed", date(2024, 5, 12)),
        ("Chad's navy turned back a boat carrying ninety Nigerians on Sunday.", "turned back", date(2024, 5, 12)),
        ("Norway condemned the attack of 3 May on a depot, in which two guards were killed.", "killed", date(2024, 5, 3)),
    ],
)  # fmt: skip
def test_an_act_has_the_day_that_the_sentence_gives_it(reader: Reader, text: str, trigger: str, first: date) -> None:
    assert day(reader, text, trigger)[0] == first


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A prosecutor in Lima charged a retired colonel with the murder of six farmers in 2008.", "charged"),
        ("Chad said that it would not return to the table, which it left in January.", "return to"),
    ],
)
def test_an_old_time_of_another_act_is_left_to_that(reader: Reader, text: str, trigger: str) -> None:
    first = day(reader, text, trigger)[0]
    assert first is not None
    assert (first.year, first.month) == (2024, 5)


def test_the_day_of_a_dateline_is_that_of_writing_alone(reader: Reader) -> None:
    text = "Clinic shelled\n\nPORT SUDAN, May 15, 2024 — Shells hit a clinic in Goma. A guard accused Chad of the raid."
    assert day(reader, text, "accused") == (date(2024, 5, 14), PUBLISHED)
