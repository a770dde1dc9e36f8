"""Harm or help on a condition that its own doer names."""

from __future__ import annotations

import pytest

from dragoman.model.document import Document
from dragoman.reading.reader import Reader


def statuses(reader: Reader, text: str) -> dict[str, str]:
    """Status of each event of a sentence by its words."""
    document = Document("test", text, language="en")
    return {e.span.of(text): e.status.value for e in reader.read(document).events}


@pytest.mark.parametrize(
    ("text", "words", "status"),
    [
        ("The party said it would boycott the vote unless the judge resigned.", "boycott", "threatened"),
        ("Kenya warned it will close the border if Sudan holds the vote.", "close", "threatened"),
        ("Kenya said it would send grain to Sudan if the road were opened.", "send", "offered"),
        ("The rebels said they would meet the envoy if he came alone.", "meet", "offered"),
    ],
    ids=lambda value: value,
)
def test_one_s_own_act_on_a_condition_is_meant(reader: Reader, text: str, words: str, status: str) -> None:
    """Harm is a threat, help an offer."""
    assert statuses(reader, text)[words] == status


@pytest.mark.parametrize(
    "text",
    [
        "Analysts said that Kenya would close the border if Sudan held the vote.",
        "Kenya said it would not close the border if Sudan held the vote.",
    ],
)
def test_another_s_act_or_an_act_denied_is_no_threat(reader: Reader, text: str) -> None:
    """Only who would act can threaten, and who says that he will not does not."""
    assert "threatened" not in statuses(reader, text).values()
