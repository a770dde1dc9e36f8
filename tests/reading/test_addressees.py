"""Whom an act is aimed at, and whom it is not: those hit by a deed that is condemned, denied or only asked for."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model.document import Document
from dragoman.model.mention import EventMention
from dragoman.reading.reader import Reader


def events(reader: Reader, text: str) -> dict[str, EventMention]:
    """Events by trigger, the last of a word."""
    reading = reader.read(Document("test", text, date(2024, 5, 15), language="en"))
    return {e.span.of(text): e for e in reading.events}


def aimed_at(reader: Reader, text: str, trigger: str) -> list[str | None]:
    return [r.country for r in events(reader, text)[trigger].recipients]


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        ("Norway condemned the raid on a Chadian clinic.", "condemned", []),
        ("Norway condemned the Sudanese raid on a Chadian clinic.", "condemned", ["SDN"]),
        ("Norway condemned the shelling of Chad by Sudan.", "condemned", ["SDN"]),
        ("Sudan denied bombing a clinic in Chad.", "denied", []),
        ("Chad blamed Sudan for the fire. Sudan denied setting it.", "denied", ["TCD"]),
        ("Norway protested against the Chadian arrests.", "protested against", ["TCD"]),
        ("Chad asked the European Union to impose an arms embargo.", "impose", []),
        ("Peru offered to free nine prisoners.", "offered", []),
        ("A Chadian court sentenced a former mayor to six years in prison.", "sentenced", ["TCD"]),
        ("Rebels in Mali attacked a Greek-owned depot in Gao.", "attacked", ["GRC"]),
        ("Chad's army has held a village on the Sudanese border since May. It shelled a camp there.", "shelled", ["TCD"]),
    ],
)  # fmt: skip
def test_an_act_is_aimed_at_those_and_no_others(
    reader: Reader, text: str, trigger: str, recipients: list[str | None]
) -> None:
    assert aimed_at(reader, text, trigger) == recipients


def test_a_demand_for_release_is_put_to_the_captors(reader: Reader) -> None:
    text = "Sudanese soldiers arrested two Norwegian nurses on Monday. Norway demanded their immediate release."
    assert aimed_at(reader, text, "demanded") == ["SDN"]


def test_those_who_agree_after_a_meeting_agree_with_whom_they_met(reader: Reader) -> None:
    text = "Chile's foreign minister met his Peruvian counterpart in Arica and agreed to reopen a bridge."
    assert aimed_at(reader, text, "agreed") == ["PER"]


def test_an_invitation_refused_is_that_of_the_inviter(reader: Reader) -> None:
    text = (
        "Kenya invited the Sudanese government to talks in Nairobi. Chad and Kenya agreed to open a road. "
        "Sudan rejected the invitation."
    )
    assert aimed_at(reader, text, "rejected") == ["KEN"]


@pytest.mark.parametrize(
    "text",
    [
        "Together with Norway, Sweden condemned the vote in Chad.",
        "Sweden, along with Norway, condemned the vote in Chad.",
    ],
)
def test_those_who_act_together_are_doers_both(reader: Reader, text: str) -> None:
    assert sorted(a.country or "" for a in events(reader, text)["condemned"].actors) == ["NOR", "SWE"]
