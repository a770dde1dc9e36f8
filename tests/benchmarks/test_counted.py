"""Which events count where a set codes acts alone."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.counted import act_of, counted
from dragoman.model.document import Document
from dragoman.reading.reader import Reader


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Norway threatened to attack Sweden.", ["THREATEN"]),
        ("Norway rejected the proposal of Sweden.", ["REJECT"]),
        ("Norway will withdraw its troops from Sweden.", ["AGREE"]),
        ("Norway met Sweden.", ["CONSULT"]),
        ("Norway was sceptical of the negotiations.", []),
    ],
)
def test_of_each_act_one_counts(reader: Reader, text: str, acts: list[str]) -> None:
    """The speech act without its content, the verb without the noun beside it, no topic."""
    reading = reader.read(Document("test", text, date(2024, 5, 15), language="en"))
    assert [str(act_of(event)) for event in counted(reading)] == acts
