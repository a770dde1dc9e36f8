"""Acts that tempt to be taken for one, or for two: each case of ``benchmarks/storyline/adversarial.tsv``, read and merged."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from dragoman.pipeline.record import Record
from dragoman.reading.reader import Reader

FILE = Path(__file__).parents[2] / "benchmarks" / "storyline" / "adversarial.tsv"
LINES = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
CASES = list(dict.fromkeys(case for case, *_ in LINES))


def merged(reader: Reader, folder: Path, case: str) -> dict[str, set[str]]:
    """Each expected event to the merged events of the first act in each of its reports."""
    told = {f"{case}-{n}": line for n, line in enumerate(LINES) if line[0] == case}
    record = Record(folder, load=lambda: reader)
    record.add(
        [{"id": name, "source": o, "published": day, "text": text} for name, (_, _, o, day, text) in told.items()]
    )
    first: dict[str, tuple[int, str]] = {}
    for event in record.events().to_dicts():
        if event["type"] in ("ACCUSE", "REJECT") and case == "denied-and-told":
            continue  # that somebody denies it is an act of its own
        for mention in event["mentions"]:
            found = (mention["start"], event["id"])
            first[mention["doc"]] = min(first.get(mention["doc"], found), found)
    groups: dict[str, set[str]] = defaultdict(set)
    for name, (_, label, *_) in told.items():
        groups[label].add(first[name][1])
    return groups


@pytest.mark.parametrize("case", CASES)
def test_twins_stay_two_and_one_act_stays_one(reader: Reader, tmp_path: Path, case: str) -> None:
    """Reports of one event share one merged event, and those of another have another."""
    groups = merged(reader, tmp_path / "record", case)
    assert all(len(events) == 1 for events in groups.values()), groups
    assert len({event for events in groups.values() for event in events}) == len(groups), groups


def test_a_toll_revised_down_moves_the_figure_and_contradicts_nothing(reader: Reader, tmp_path: Path) -> None:
    """Later counts correct earlier ones: both are kept with their day."""
    merged(reader, tmp_path / "record", "toll-revised-down")
    raid = next(e for e in Record(tmp_path / "record").events().to_dicts() if e["figures"])
    killed = next(figure for figure in raid["figures"] if figure["measure"] == "killed")
    assert (killed["low"], killed["high"]) == (24, 31)
    assert [claim["published"] for claim in killed["claims"]] == sorted(
        claim["published"] for claim in killed["claims"]
    )
    assert "toll" not in [each["about"] for each in raid["contradictions"]]


def test_an_act_that_one_tells_and_another_denies_is_one_event_with_a_contradiction(
    reader: Reader, tmp_path: Path
) -> None:
    """The status is that of those who tell it."""
    merged(reader, tmp_path / "record", "denied-and-told")
    raid = next(e for e in Record(tmp_path / "record").events().to_dicts() if e["type"] == "ASSAULT")
    assert raid["status"] == "happened"
    assert [each["about"] for each in raid["contradictions"]] == ["status"]
