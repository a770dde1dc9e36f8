"""A record's events, each once however often it was told; ids that resolve for good."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from dragoman.pipeline.record import Record
from dragoman.record.tables import digest
from tests.fake_reader import load_fake

HEADS = ("On the coast it was quiet before.", "Ferries had stopped an hour earlier.", "Nobody had seen it coming.")


def article(name: str, day: int = 14, head: int = 0, source: str = "post") -> dict[str, str]:
    text = f"{HEADS[head]} Norway attacked Sweden in Oslo on 2025-05-{day:02}, and at least {30 + head} people were killed."
    return {"id": name, "text": text, "published": f"2025-05-{day + 1:02}", "source": source}


ARTICLES = [article(f"{day}{head}", day, head, f"outlet {head}") for day in (2, 9, 16) for head in range(3)]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    made = Record(tmp_path / "record", load=load_fake)
    made.add([article("a"), article("b", head=1, source="times"), article("c", day=25, head=2)])
    return made


def exported(record: Record) -> list[object]:
    return record.events().to_dicts()


def test_two_articles_about_one_raid_are_one_event(record: Record) -> None:
    """With all mentions, both outlets, and the toll as a range that moved."""
    raid, other = record.events(type="ASSAULT").to_dicts()
    assert [mention["doc"] for mention in raid["mentions"]] == ["a", "b"]
    assert (raid["voices"], raid["outlets"], raid["first_reported"]) == (2, ["post", "times"], "2025-05-15")
    assert (raid["figures"][0]["low"], raid["figures"][0]["high"]) == (30, 31)
    assert [claim["source"] for claim in raid["figures"][0]["claims"]] == ["post", "times"]
    assert [mention["doc"] for mention in other["mentions"]] == ["c"]


def test_a_source_filter_finds_an_event_by_any_of_its_outlets(record: Record) -> None:
    """Not only by the one whose words stand for it."""
    assert len(record.events(type="ASSAULT", source="times")) == 1


def test_an_old_id_still_means_the_event_that_a_late_article_joined(record: Record) -> None:
    """Ids depend on the mentions; what was given out is kept."""
    before = record.events(type="ASSAULT").to_dicts()[0]["id"]
    record.add(article("late", head=2, source="late"))
    after = record.events(type="ASSAULT").to_dicts()[0]["id"]
    assert before != after
    assert record.event_of(before) == after == record.event_of(after)
    assert record.event_of("nothing") is None
    assert len(record.behind(before)) == 3


def test_an_old_id_says_what_took_its_place(record: Record) -> None:
    """Under the id asked for, with the one of today; the id of today has no successor."""
    before = record.events(type="ASSAULT").to_dicts()[0]["id"]
    record.add(article("late", head=2, source="late"))
    after = record.events(type="ASSAULT").to_dicts()[0]["id"]
    (old,), (new,) = record.events(event=before).to_dicts(), record.events(event=after).to_dicts()
    assert (old["id"], old["superseded_by"]) == (before, after)
    assert new["id"] == after
    assert "superseded_by" not in new


def test_a_story_keeps_what_its_articles_tell(record: Record) -> None:
    """Named by itself, by its thread or by an event in it; another name finds nothing."""
    story = record.stories().to_dicts()[0]
    for name in (story["id"], story["thread"], story["events"][0]):
        assert set(story["events"]) <= {row["id"] for row in record.events(story=name)}
        assert {row["doc"] for row in record.figures(story=name)} >= {"a", "b"}
    assert len(record.events(story="nothing")) == len(record.offers(story="nothing")) == 0


def test_a_mention_of_one_article_leads_to_the_merged_event(record: Record) -> None:
    """So that explain and figures take either."""
    (event, *_) = record.events(type="ASSAULT").to_dicts()
    assert {record.event_of(act) for act in event["acts"]} == {event["id"]}
    assert len(record.figures(event=event["id"])) == 2


@pytest.mark.parametrize("seed", range(4))
def test_order_and_batches_change_nothing_in_the_exported_events(tmp_path: Path, seed: int) -> None:
    """Asked after each batch, so that every merge but the first is incremental."""
    whole = Record(tmp_path / "whole", load=load_fake)
    whole.add(ARTICLES)
    chance = random.Random(seed)
    shuffled, size = chance.sample(ARTICLES, len(ARTICLES)), chance.randint(1, 5)
    parts = Record(tmp_path / "parts", load=load_fake)
    for start in range(0, len(shuffled), size):
        parts.add(shuffled[start : start + size])
        parts.events()
    assert exported(parts) == exported(whole)
    assert len(whole.events(type="ASSAULT")) == 3


def test_merged_events_are_kept_and_read_again(record: Record) -> None:
    """A second question finds them in the folder; a record that changed makes them anew."""
    record.events()
    files = {
        file.name: digest([file.read_bytes().hex()]) for file in (record.store.folder / "storyline").glob("*.parquet")
    }
    assert set(files) == {"acts.parquet", "events.parquet", "ids.parquet", "links.parquet", "members.parquet"}
    again = Record(record.store.folder, load=load_fake)
    assert exported(again) == exported(record)


def test_a_changed_article_takes_its_act_along(record: Record) -> None:
    """Its new text counts, the old one no more."""
    record.add({**article("b", head=1, source="times"), "text": "Nothing happened."})
    assert [len(row["mentions"]) for row in record.events(type="ASSAULT")] == [1, 1]


def test_a_side_may_be_a_group(record: Record) -> None:
    """Each event once, however many of the group had a part in it."""
    alone, group = record.relation("NOR", "SWE"), record.relation("NOR, DNK,NOR", "SWE")
    assert [point.events for point in group.forth] == [point.events for point in alone.forth]
    assert record.relation("DNK", "SWE").forth == ()


def test_questions_over_many_articles_answer_as_tables(record: Record) -> None:
    """Arrow, and objects."""
    assert {row["from_actor"] if "from_actor" in row else row["from"] for row in record.relations("NOR", "SWE")} == {
        "NOR",
        "SWE",
    }
    assert len(record.since("2025-05-26")) >= 1
    assert record.stories().arrow().num_columns == 8
    assert record.predictions().kind == "prediction"
    assert record.ledger().arrow().column_names[0] == "id"
    assert record.offer_totals().arrow().num_rows >= 0
