"""Acts of many articles become events: which are one, which are two, and what is said of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.storyline.acts import Acts, acts_of
from dragoman.storyline.events import Pairs, agreed_days, chosen, merged_groups
from tests.storyline.act_rows import act

MAY = date(2031, 5, 1)
JUNE = date(2031, 6, 1)


def groups(*rows: dict[str, Any]) -> list[list[str]]:
    return merged_groups(acts_of(rows))[0]


def test_two_reports_of_one_raid_are_one_event() -> None:
    """Same side, same town, same day."""
    assert groups(act("a"), act("b")) == [["a", "b"]]


@pytest.mark.parametrize(
    "told",
    [
        {"day": JUNE},
        {"town": "Southwick"},
        {"type": "CONSULT", "mode": "visit"},
        {"status": "planned"},
        {"status": "did_not_happen"},
        {"earliest": None, "latest": None},
        {"earliest": date(2031, 1, 1), "latest": date(2031, 12, 31)},
    ],
    ids=str,
)
def test_what_differs_in_one_thing_that_counts_is_another_event(told: dict[str, Any]) -> None:
    """Weeks, towns, kinds and whether it came about keep acts apart."""
    assert groups(act("a"), act("b", **told)) == []


@pytest.mark.parametrize(
    "told",
    [
        {"day": date(2031, 5, 2)},
        {"actor": None},
        {"town": None, "sentence": "Jets bombed the harbour depots."},
        {"mode": None},
        {"status": "denied"},
        {"earliest": date(2031, 4, 30)},
    ],
    ids=str,
)
def test_what_one_report_leaves_out_or_disputes_keeps_an_event_together(told: dict[str, Any]) -> None:
    """A day's difference, an unnamed side, a denial."""
    assert groups(act("a"), act("b", **told)) == [["a", "b"]]


def test_a_vague_report_does_not_tie_two_raids_together() -> None:
    """It may join either, but the two are days and towns apart."""
    found = groups(act("a"), act("b"), act("c", town="Eastbury"), act("d", town="Eastbury"), act("e", town=None))
    assert [set(group) - {"e"} for group in found] == [{"a", "b"}, {"c", "d"}]


def test_one_side_blaming_another_twice_a_day_is_two_events_unless_about_one_thing() -> None:
    """What is said counts by what it is about."""
    blame = {"type": "ACCUSE", "mode": "allege", "town": None}
    one = act("a", sentence="Norway accused Sweden of mining the ferry fairway to the harbour.", **blame)
    other = act("b", sentence="Norway accused Sweden of jailing teachers.", **blame)
    again = act("c", sentence="Sweden mined the fairway of the harbour ferry, Oslo said.", **blame)
    assert groups(one, other, again) == [["a", "c"]]


WAR = [
    act(f"{town[0]}{day}{n}", town=town if n else None, day=date(2031, 5, day), actor=None if n == 1 else ("military:NOR", "NOR"))
    for town in ("Northford", "Southwick", "Eastbury")
    for day in (1, 2, 9)
    for n in range(3)
]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.permutations(WAR))
def test_the_order_of_articles_changes_nothing(rows: Sequence[dict[str, Any]]) -> None:
    """Groups are a function of the set."""
    assert merged_groups(acts_of(rows))[0] == WHOLE


@settings(max_examples=40, deadline=None)
@given(st.permutations(WAR), st.integers(1, len(WAR)))
def test_adding_in_batches_changes_nothing(rows: Sequence[dict[str, Any]], size: int) -> None:
    """Pairs found before are kept, and only those of new acts are looked for."""
    known: tuple[list[str], Pairs] | None = None
    for end in range(size, len(rows) + size, size):
        acts = acts_of(rows[:end])
        found, pairs = merged_groups(acts, *carried(known, acts))
        known = acts.keys, pairs
    assert found == WHOLE


WHOLE = merged_groups(acts_of(WAR))[0]


def carried(known: tuple[list[str], Pairs] | None, acts: Acts) -> tuple[Any, Any]:
    """Earlier pairs at their new rows, and which rows are new."""
    if known is None:
        return None, None
    keys, (one, other, score) = known
    row = {key: at for at, key in enumerate(acts.keys)}
    moved = np.array([row[key] for key in keys], dtype=np.int64)
    fresh = np.array([key not in set(keys) for key in acts.keys], dtype=bool)
    return (np.minimum(moved[one], moved[other]), np.maximum(moved[one], moved[other]), score), fresh


def test_most_voices_decide_the_days() -> None:
    """The narrowest days on which most agree."""
    days = [(date(2031, 5, 1), date(2031, 5, 7)), (MAY, MAY), (MAY, date(2031, 5, 2)), (None, date(2031, 6, 1))]
    assert agreed_days(days) == (MAY, MAY)


def test_copies_of_one_text_are_one_voice() -> None:
    """Three copies of one story do not outvote two others."""
    copies = [act(f"c{n}", status="ongoing", voice="agency") for n in range(3)]
    assert chosen([*copies, act("a"), act("b")]).status == "happened"


def test_a_denial_is_a_contradiction_and_no_majority() -> None:
    """Who tells of an act outweighs who denies it; both are kept."""
    found = chosen([act("a", status="denied"), act("b"), act("c", status="denied")])
    assert found.status == "happened"
    assert [(each.about, each.values) for each in found.contradictions] == [("status", ("denied", "happened"))]


def test_rival_culprits_are_a_contradiction() -> None:
    """Each side blames the other."""
    found = chosen([act("a"), act("b", actor=("military:SWE", "SWE"))])
    assert [(each.about, each.values) for each in found.contradictions] == [("actor", ("NOR", "SWE"))]


@pytest.mark.parametrize(("later", "disputed"), [(2, True), (3, False)])
def test_tolls_contradict_each_other_only_on_one_day(later: int, disputed: bool) -> None:
    """A toll rises over days, and nobody was wrong."""
    one = act("a", figures=[{"measure": "killed", "value": 10.0}])
    other = act("b", figures=[{"measure": "killed", "value": 30.0}], published=date(2031, 5, later))
    assert [each.about for each in chosen([one, other]).contradictions] == (["toll"] if disputed else [])


def test_the_fullest_names_stand_for_an_event() -> None:
    """Whoever names the army is asked for the actor, whoever names the town for the place."""
    found = chosen([act("a", actor=("text:gunmen", None), town=None), act("b", town=None), act("c", actor=None)])
    assert (found.actors_from, found.place_from) == ("b", "c")
