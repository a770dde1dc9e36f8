"""Counting by side, kind and time: as a naive recount has it, with zeros, with what was read, with what was left out."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from dragoman import samples
from dragoman.model.errors import UsageError
from dragoman.model.mention import EventType, Status
from dragoman.pipeline.outlook import quad_of
from dragoman.pipeline.panels import CAME, KEYS, Count, count_events, keys_of
from dragoman.pipeline.record import Record
from dragoman.reading.reader import Reader
from dragoman.record.filters import Filters
from dragoman.record.merged import MERGED
from tests.fake_reader import load_fake

FIRST = date(2031, 1, 1)
PEOPLE = [
    ("state:NOR", "Norway", "NOR", None),
    ("mil:nor", "Armed Forces of Norway", "NOR", "MIL"),
    ("state:SWE", "Sweden", "SWE", "GOV"),
    ("group:fen", "Fen Front", "TCD", "REB"),
    ("org:un", "United Nations", "IGO", "IGO"),
    ("text:crowd", "a crowd", None, None),
]
ARTICLES = [
    {"id": f"a{at}", "text": "Norway invited Sweden.", "published": str(FIRST + timedelta(17 * at)), "source": source}
    for at, source in enumerate(["Post", "Globe", "Post", None, "Post", "Globe"])
]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Record:
    made = Record(tmp_path_factory.mktemp("panels") / "record", load=load_fake)
    made.add(ARTICLES)
    return made


@pytest.fixture
def lent(held: Record):
    """Lets the record hold other merged events for one test."""
    questions = held.questions()
    before = questions.sql("SELECT * FROM merged_events")
    reading = questions.sql("SELECT reading FROM current_documents ORDER BY doc").column("reading")[0].as_py()

    def lend(*rows: dict[str, object]) -> Record:
        whole = [
            {"reading": reading, "doc": "a0", "char_start": 0, "id": f"e{at}", **row} for at, row in enumerate(rows)
        ]
        questions.lend("merged_events", pa.Table.from_pylist(whole, schema=MERGED))
        return held

    yield lend
    questions.lend("merged_events", before)


def people(*places: int) -> list[dict[str, object]]:
    return [dict(zip(("id", "name", "country", "sector"), PEOPLE[at], strict=True)) for at in places]


def event(**given: object) -> dict[str, object]:
    day = given.pop("day", FIRST)
    plain = {"type": "ASSAULT", "status": "happened", "actors": people(0), "recipients": people(2), "intensity": -9.0}
    return {**plain, "earliest": day, "latest": day, "first_reported": day, "outlets": ["Post"], **given}


def toll(low: float, high: float, measure: str = "killed") -> dict[str, object]:
    return {"measure": measure, "unit": "person", "low": low, "high": high, "claimants": [], "claims": []}


def numbers(rows, *keys: str, measure: str = "events") -> dict[object, int]:
    told = [(tuple(row[key] for key in keys), row[measure]) for row in rows.table.to_pylist()]
    return {key if len(key) > 1 else key[0]: number for key, number in told}


def some_events(seed: int) -> list[dict[str, object]]:
    drawn = random.Random(seed)
    kinds, statuses = [kind.value for kind in EventType], [status.value for status in Status]
    rows = []
    for _ in range(drawn.randrange(1, 40)):
        day = FIRST + timedelta(drawn.randrange(400)) if drawn.random() < 0.9 else None
        rows.append(
            event(
                day=day,
                type=drawn.choice(kinds[:4]),
                status=drawn.choice(statuses[:4] + ["happened"] * 4),
                actors=people(*drawn.sample(range(6), drawn.randrange(3))),
                recipients=people(*drawn.sample(range(6), drawn.randrange(3))),
                first_reported=FIRST + timedelta(drawn.randrange(400)) if drawn.random() < 0.9 else None,
                intensity=drawn.choice([-9.0, -2.5, 4.0]),
                figures=[toll(low, low + drawn.randrange(9)) for low in drawn.sample(range(99), drawn.randrange(3))],
                outlets=drawn.sample(["Post", "Globe"], drawn.randrange(3)),
            )
        )
    return rows


def side(person: dict[str, object]) -> object:
    state = person["sector"] in (None, "GOV", "MIL", "COP", "LEG", "JUD", "SPY")
    return person["country"] if person["country"] and state else person["id"]


def recount(rows: list[dict[str, object]]) -> pd.DataFrame:
    """What happened, by pair and month, as one would do it by hand."""
    told = []
    for row in rows:
        day = row["earliest"] or row["latest"] or row["first_reported"]
        if row["status"] not in CAME or day is None:
            continue
        pairs = set(product(map(side, row["actors"]), map(side, row["recipients"] or row["actors"])))
        tolls = [each for each in row["figures"] if each["measure"] == "killed"]
        killed = max(((each["low"] + each["high"]) / 2 for each in tolls), default=0.0)
        for actor, recipient in pairs:
            if row["recipients"] or actor != recipient:
                told.append((actor, recipient, day.replace(day=1), quad_of(row["type"]), row["intensity"], killed))
    return pd.DataFrame(told, columns=["actor", "recipient", "month", "quad", "intensity", "killed"])


@pytest.mark.parametrize("seed", range(100))
def test_a_panel_agrees_with_a_recount_in_pandas(lent, seed: int) -> None:
    """Numbers, sums of intensity and of the killed, for each pair, month and quad class."""
    rows = some_events(seed)
    keys = ["actor", "recipient", "month", "quad"]
    found = lent(*rows).count(by=keys).df()
    by_hand = (
        recount(rows)
        .groupby(keys, as_index=False)
        .agg(events=("intensity", "size"), intensity_sum=("intensity", "sum"), killed=("killed", "sum"))
    )
    ours = found[[*keys, "events", "intensity_sum", "killed"]]
    assert sorted(ours.itertuples(index=False, name=None)) == sorted(by_hand.itertuples(index=False, name=None))


def test_the_sample_record_agrees_with_a_recount(reader: Reader, tmp_path: Path) -> None:
    """The articles that come with the package, read for good."""
    record = Record(tmp_path / "record", load=lambda: reader)
    record.add(sorted(Path(samples.__file__).parent.glob("*.txt")))
    keys = ["actor", "recipient", "month", "quad"]
    by_hand = recount(record.events().table.to_pylist()).groupby(keys).size()
    assert numbers(record.count(by=keys), *keys) == by_hand.to_dict()


@pytest.mark.parametrize("seed", range(100, 108))
def test_zeros_are_every_pair_in_every_unit_and_class(lent, seed: int) -> None:
    """A product of what occurs; the rows with events are those without zeros."""
    record = lent(*some_events(seed))
    bare, full = (record.count(by="actor,recipient,month,quad", zeros=zeros).df() for zeros in (False, True))
    pairs = bare[["actor", "recipient"]].drop_duplicates()
    months = {day.replace(day=1) for day in full["month"]}
    assert len(full) == len(pairs) * len(months) * bare["quad"].nunique()
    assert full[full["events"] > 0].reset_index(drop=True).equals(bare)


def test_zeros_leave_no_month_out(lent) -> None:
    """From the first to the last month, whether or not anything happened or was read."""
    found = lent(event(day=FIRST), event(day=date(2031, 6, 3))).count(by="month", zeros=True)
    assert [row["month"].month for row in found.table.to_pylist()] == [1, 2, 3, 4, 5, 6]
    assert list(numbers(found, "month").values()) == [1, 0, 0, 0, 0, 1]


def test_zeros_fill_the_span_asked_for(lent) -> None:
    found = lent(event(day=FIRST)).count(by="quarter", zeros=True, since="2030-10", until="2031-09")
    assert list(numbers(found, "quarter").values()) == [0, 1, 0, 0]


def test_a_month_without_articles_is_not_covered(lent) -> None:
    """Six articles, one each seventeen days; none in April."""
    found = lent(event(day=FIRST), event(day=date(2031, 4, 20))).count(by="month", zeros=True).table.to_pylist()
    assert [(row["articles"], row["covered"]) for row in found] == [(2, True), (2, True), (2, True), (0, False)]
    assert "4 months, 1 of them without any article" in lent(event(day=date(2031, 4, 20))).count(zeros=True).notes[-1]


def test_coverage_is_of_the_outlet_that_is_counted_by(lent) -> None:
    found = lent(event(outlets=["Globe", "Post"])).count(by="source")
    assert numbers(found, "source", measure="articles") == {"Globe": 2, "Post": 3}


def test_coverage_is_of_the_outlets_asked_for(lent) -> None:
    found = lent(event(outlets=["Post"])).count(by="year", source="post").table.to_pylist()
    assert [(row["events"], row["articles"]) for row in found] == [(1, 3)]


def test_only_the_outlets_asked_for_are_counted_by(lent) -> None:
    """What another told as well is not counted for that other."""
    record = lent(event(outlets=["Globe", "Post"]))
    assert numbers(record.count(by="source", source="post"), "source") == {"Post": 1}


@pytest.mark.parametrize(
    ("unit", "first"),
    [
        ("day", "2031-08-07"),
        ("week", "2031-08-04"),
        ("month", "2031-08-01"),
        ("quarter", "2031-07-01"),
        ("year", "2031-01-01"),
    ],
)
def test_a_unit_is_named_by_its_first_day(lent, unit: str, first: str) -> None:
    """A week by its Monday: the 7th of August 2031 is a Thursday."""
    found = lent(event(day=date(2031, 8, 7))).count(by=unit)
    assert numbers(found, unit) == {date.fromisoformat(first): 1}


def test_an_event_of_many_days_counts_on_the_first(lent) -> None:
    found = lent(event(earliest=date(2031, 1, 30), latest=date(2031, 3, 2))).count(by="month")
    assert numbers(found, "month") == {date(2031, 1, 1): 1}


def test_an_event_that_begins_before_the_span_is_left_out_and_told(lent) -> None:
    """So that one span and the next add up to both."""
    found = lent(event(earliest=date(2031, 1, 30), latest=date(2031, 3, 2))).count(by="month", since="2031-02")
    assert len(found) == 0
    assert "Left out, as they begin before --since or after --until: 1 event." in found.notes


def test_an_event_without_a_day_counts_when_first_reported(lent) -> None:
    found = lent(event(day=None, first_reported=date(2031, 5, 5))).count(by="month")
    assert numbers(found, "month") == {date(2031, 5, 1): 1}
    assert any(note == "Counted when first reported, having no day of their own: 1 event." for note in found.notes)


def test_an_event_without_any_day_is_left_out_and_told(lent) -> None:
    found = lent(event(day=None)).count(by="month")
    assert len(found) == 0
    assert any(note == "Left out, as neither they nor their articles have a day: 1 event." for note in found.notes)


def test_an_event_without_a_recipient_is_told(lent) -> None:
    found = lent(event(recipients=[])).count()
    assert len(found) == 0
    assert any("Left out, as no actor or recipient is known" in note for note in found.notes)


def test_a_state_stands_for_its_organs(lent) -> None:
    """An act of two of its organs is one act of the state; a rebel group stands for itself."""
    record = lent(event(actors=people(0, 1, 3)))
    assert numbers(record.count(by="actor"), "actor") == {"NOR": 1, "group:fen": 1}


def test_actors_by_country_leave_out_who_has_none(lent) -> None:
    record = lent(event(actors=people(1, 3, 5)))
    assert numbers(record.count(by="actor", actors="country"), "actor") == {"NOR": 1, "TCD": 1}


def test_actors_by_id_are_counted_by_themselves(lent) -> None:
    record = lent(event(actors=people(0, 1)))
    assert numbers(record.count(by="actor", actors="id"), "actor") == {"mil:nor": 1, "state:NOR": 1}


def test_what_two_did_together_each_did_to_the_other(lent) -> None:
    record = lent(event(actors=people(0, 2), recipients=[]))
    pair = ("actor", "recipient")
    assert numbers(record.count(by=pair), *pair) == {("NOR", "SWE"): 1, ("SWE", "NOR"): 1}
    assert numbers(record.count(by=pair, undirected=True), *pair) == {("NOR", "SWE"): 1}


def test_pairs_without_a_direction_are_in_the_order_of_the_alphabet(lent) -> None:
    record = lent(event(), event(actors=people(2), recipients=people(0)))
    pair = ("actor", "recipient")
    assert numbers(record.count(by=pair, undirected=True), *pair) == {("NOR", "SWE"): 2}


def test_only_the_sides_asked_for_are_counted(lent) -> None:
    """A second actor of the same event would otherwise stand there with a part of its acts."""
    record = lent(event(actors=people(0, 4), recipients=people(2, 3)))
    pair = ("actor", "recipient")
    assert numbers(record.count(by="actor", actor="NOR"), "actor") == {"NOR": 1}
    assert numbers(record.count(by=pair, recipient="SWE"), *pair) == {("NOR", "SWE"): 1, ("org:un", "SWE"): 1}
    assert numbers(record.count(by=pair, between=("SWE", "NOR")), *pair) == {("NOR", "SWE"): 1}


def test_what_did_not_happen_counts_only_when_asked_for(lent) -> None:
    record = lent(event(), event(status="planned"))
    assert numbers(record.count(by="type"), "type") == {"ASSAULT": 1}
    assert numbers(record.count(by="type", status=["planned", "happened"]), "type") == {"ASSAULT": 2}
    assert numbers(record.count(by="status"), "status") == {"happened": 1, "planned": 1}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "Counted: happened, ongoing; --status asks for others."),
        ({"status": "did_not_happen"}, "Counted: did not happen."),
        ({"by": "status"}, "Every status counts."),
    ],
)
def test_the_statuses_counted_are_told(lent, asked: dict[str, str], said: str) -> None:
    assert lent(event()).count(**asked).notes[0] == said


def test_the_killed_are_the_middle_of_the_largest_figure(lent) -> None:
    """ "12 people, three of them children" is no 15; the wounded are not counted."""
    found = lent(event(figures=[toll(10, 14), toll(3, 3), toll(90, 90, "wounded")])).count(by="type").table.to_pylist()
    assert found[0]["killed"] == 12.0


def test_intensity_has_no_mean_where_nothing_happened(lent) -> None:
    rows = lent(event(), event(day=date(2031, 3, 1), intensity=4.0)).count(by="month", zeros=True).table.to_pylist()
    assert [(row["intensity_mean"], row["intensity_sum"]) for row in rows] == [(-9.0, -9.0), (None, 0.0), (4.0, 4.0)]


def test_a_key_without_a_value_is_a_group_of_its_own(lent) -> None:
    found = lent(event(mode="aerial"), event(mode=None)).count(by="mode")
    assert found.table.column("mode").to_pylist() == ["aerial", None]


def test_an_empty_selection_is_an_empty_panel(lent) -> None:
    assert len(lent(event()).count(type="AID", zeros=True)) == 0


def test_each_key_can_be_counted_by(lent) -> None:
    record = lent(event(place={"name": "Oslo", "country": "NOR"}))
    assert all(record.count(by=key).table.column_names[0] == key for key in KEYS)


def test_mentions_count_each_telling(tmp_path: Path) -> None:
    """One attack, named twice; the killed hang on the mention beside which they stand."""
    text = "Norway attacked Sweden in Oslo. The attack came at dawn, and at least 34 people were killed."
    record = Record(tmp_path / "record", load=load_fake)
    record.add({"id": "a", "text": text, "published": "2031-05-15", "source": "Post"})
    merged, told = (record.count(by="type,source", mentions=mentions).to_dicts() for mentions in (False, True))
    assert [(row["events"], row["killed"]) for row in merged] == [(1, 34)]
    assert [(row["mentions"], row["killed"]) for row in told] == [(2, 34)]


def test_the_same_question_has_the_same_answer(lent) -> None:
    """Sums too: they are exact, whatever the order in which they are added."""
    record = lent(*some_events(7))
    assert record.count(zeros=True).table.equals(record.count(zeros=True).table)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"by": ("actor", "mood")}, "mood"),
        ({"by": ()}, "count by what"),
        ({"by": ("actor", "actor")}, "count by what"),
        ({"by": ("month", "year")}, "two units of time"),
        ({"by": ("actor",), "undirected": True}, "two sides"),
        ({"actors": "club"}, "club"),
    ],
)
def test_what_cannot_be_counted_is_refused(given: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        Count(**given)


def test_a_panel_beyond_all_measure_is_refused(lent) -> None:
    """Days since a year long gone, times pairs and types, with what to do instead."""
    record = lent(*some_events(3), *some_events(5))
    with pytest.raises(UsageError, match="--since"):
        count_events(
            record.questions(),
            Filters.of(since="1000", until="2999"),
            Count(("day", "actor", "recipient", "type"), zeros=True),
        )


def test_keys_come_as_names_or_with_commas() -> None:
    assert keys_of(" Actor, month ,") == keys_of(["actor", "month"]) == ("actor", "month")
