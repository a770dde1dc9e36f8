"""Whole reports of one happening."""

from __future__ import annotations

import random

from dragoman.storyline.reports import Report, happenings
from dragoman.storyline.words import keys_of


def report(name: str, day: int, text: str, land: str = "SWE") -> Report:
    keys = {("word", word): weight for word, weight in keys_of(text).items()} | {
        ("land", land): 1.0,
        ("day", str(day)): 1.0,
    }
    return Report(name, day + 1, frozenset({day}), keys)


NEWS = [
    report("a", 100, "Jets bombed the harbour of Northford."),
    report("b", 100, "The harbour of Northford burned after an air raid."),
    report("c", 101, "Northford counted the damage to its harbour."),
    report("d", 100, "Fishermen in Eastbury elected a new guild master.", "NOR"),
    report("e", 101, "The guild of Eastbury has a new master, fishermen said.", "NOR"),
    report("f", 140, "Jets bombed the harbour of Northford."),
]


def test_reports_of_one_happening_are_grouped_and_others_are_not() -> None:
    """By words, places and days: the same words weeks later are another raid."""
    assert happenings(NEWS) == [["a", "b", "c"], ["d", "e"]]


def test_the_order_of_reports_changes_no_group() -> None:
    """Groups are a function of the set."""
    for seed in range(20):
        assert happenings(random.Random(seed).sample(NEWS, len(NEWS))) == happenings(NEWS)


def test_a_lone_report_joins_the_nearest_group() -> None:
    """Also where it tells only of what people said."""
    said = report("g", 101, "A bishop prayed for the harbour.")
    assert ["a", "b", "c", "g"] in happenings([*NEWS, said])


def test_a_report_with_nothing_in_common_stays_alone() -> None:
    """In another country, about another thing, days later."""
    assert all(
        "h" not in group for group in happenings([*NEWS, report("h", 112, "A comet was seen over Chad.", "TCD")])
    )
