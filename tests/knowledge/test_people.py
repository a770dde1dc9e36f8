"""People and their offices: facts that the shipped rows must hold, and the order that all rows must keep."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from dragoman.knowledge.files import Entry, KnowledgeFiles
from dragoman.knowledge.people import first_day, last_day

PEOPLE = KnowledgeFiles().rows("people.csv")
OFFICES = KnowledgeFiles().rows("offices.csv")
NAMES = {row.text("id"): row.text("name") for row in PEOPLE}

ONE_AT_A_TIME = {
    *("president", "prime_minister", "chancellor", "monarch", "supreme_leader", "foreign_minister", "pope"),
    *("defence_minister", "interior_minister", "finance_minister", "army_chief", "secretary_general"),
    *("commission_president", "council_president", "foreign_policy_chief"),
}


def holders(role: str, body: str, day: str) -> list[str]:
    """Names of those whose rows cover a day, the latest to begin first."""
    when = date.fromisoformat(day)
    rows = [row for row in OFFICES if row.text("role") == role and row.text("body") == body and _covers(row, when)]
    return [NAMES[row.text("holder")] for row in sorted(rows, key=lambda row: row.text("first"), reverse=True)]


def _covers(row: Entry, when: date) -> bool:
    first, last = first_day(row.text("first")), last_day(row.text("last"))
    return (first is None or first <= when) and (last is None or when <= last)


@pytest.mark.parametrize(
    ("role", "body", "day", "name"),
    [
        ("foreign_minister", "state:FRA", "2024-02-03", "Stéphane Séjourné"),
        ("foreign_minister", "state:FRA", "2021-05-05", "Jean-Yves Le Drian"),
        ("president", "state:USA", "2012-07-01", "Barack Obama"),
        ("president", "state:USA", "2020-03-01", "Donald Trump"),
        ("president", "state:USA", "2022-03-01", "Joe Biden"),
        ("president", "state:USA", "2025-03-01", "Donald Trump"),
        ("foreign_minister", "state:USA", "2014-03-05", "John Kerry"),
        ("defence_minister", "state:USA", "2018-06-01", "Jim Mattis"),
        ("national_security_adviser", "state:USA", "2019-02-01", "John Bolton"),
        ("speaker", "state:USA", "2023-12-01", "Mike Johnson"),
        ("president", "state:RUS", "2010-01-01", "Dmitry Medvedev"),
        ("prime_minister", "state:RUS", "2010-01-01", "Vladimir Putin"),
        ("defence_minister", "state:RUS", "2024-09-01", "Andrei Belousov"),
        ("president", "state:UKR", "2013-11-30", "Viktor Yanukovych"),
        ("president", "state:UKR", "2014-03-10", "Oleksandr Turchynov"),
        ("foreign_minister", "state:UKR", "2024-11-01", "Andrii Sybiha"),
        ("army_chief", "state:UKR", "2023-06-01", "Valerii Zaluzhnyi"),
        ("chancellor", "state:DEU", "2025-06-01", "Friedrich Merz"),
        ("foreign_minister", "state:CHN", "2023-05-01", "Qin Gang"),
        ("foreign_minister", "state:CHN", "2023-09-01", "Wang Yi"),
        ("prime_minister", "state:GBR", "2022-10-01", "Liz Truss"),
        ("prime_minister", "state:ISR", "2022-09-01", "Yair Lapid"),
        ("defence_minister", "state:ISR", "2023-10-07", "Yoav Gallant"),
        ("foreign_minister", "state:IRN", "2015-07-14", "Mohammad Javad Zarif"),
        ("president", "state:SYR", "2025-05-01", "Ahmed al-Sharaa"),
        ("leader", "group:hezbollah", "2024-09-01", "Hassan Nasrallah"),
        ("leader", "group:hamas", "2023-10-07", "Ismail Haniyeh"),
        ("leader", "group:rsf", "2023-04-15", "Mohamed Hamdan Dagalo"),
        ("head_of_junta", "state:NER", "2024-01-01", "Abdourahamane Tchiani"),
        ("president", "state:KOR", "2013-04-01", "Park Geun-hye"),
        ("prime_minister", "state:JPN", "2015-01-01", "Shinzo Abe"),
        ("prime_minister", "state:PAK", "2020-01-01", "Imran Khan"),
        ("foreign_minister", "state:IND", "2020-06-01", "Subrahmanyam Jaishankar"),
        ("secretary_general", "igo:un", "2003-03-01", "Kofi Annan"),
        ("secretary_general", "igo:nato", "2022-03-01", "Jens Stoltenberg"),
        ("secretary_general", "igo:nato", "2025-03-01", "Mark Rutte"),
        ("foreign_policy_chief", "igo:eu", "2016-01-01", "Federica Mogherini"),
        ("director_general", "igo:iaea", "2015-01-01", "Yukiya Amano"),
        ("prosecutor", "igo:icc", "2020-01-01", "Fatou Bensouda"),
        ("pope", "state:VAT", "2010-01-01", "Pope Benedict XVI"),
        ("pope", "state:VAT", "2025-06-01", "Pope Leo XIV"),
        ("commission_president", "igo:au", "2020-01-01", "Moussa Faki Mahamat"),
        ("spokesperson", "presidency:RUS", "2022-02-24", "Dmitry Peskov"),
    ],
    ids=lambda value: str(value),
)
def test_an_office_is_held_by_who_held_it_that_day(role: str, body: str, day: str, name: str) -> None:
    """The holder on a day well inside the term, with nobody before them in the list."""
    assert holders(role, body, day)[0] == name


def test_between_two_popes_there_is_none() -> None:
    """A vacancy stays one."""
    assert holders("pope", "state:VAT", "2025-05-01") == []


def test_several_envoys_serve_at_a_time() -> None:
    """A state has more than one special envoy."""
    assert {"Steve Witkoff", "Adam Boehler", "Tom Barrack"} <= set(holders("special_envoy", "state:USA", "2025-07-01"))


def test_a_person_acts_for_the_body_that_sent_him() -> None:
    """The country of an official of an international body is the body's, his old national post stays in offices."""
    countries = {row.text("id"): row.text("country") for row in PEOPLE}
    assert countries["person:antonio-guterres"] == "IGO"
    assert countries["person:kaja-kallas"] == "EUR"
    assert holders("prime_minister", "state:PRT", "1999-01-01") == ["António Guterres"]


def test_ids_are_unique_lower_case_ascii() -> None:
    """One row a person, with an id that any tool can carry."""
    ids = [row.text("id") for row in PEOPLE]
    assert len(ids) == len(set(ids))
    assert [key for key in ids if not re.fullmatch(r"person:[a-z0-9]+(-[a-z0-9]+)*", key)] == []


def test_every_holder_is_a_person_of_the_list() -> None:
    """No office is held by someone unknown."""
    assert [row.text("holder") for row in OFFICES if row.text("holder") not in NAMES] == []


def test_gender_is_f_m_or_unknown() -> None:
    """It decides who "she" can be."""
    assert {row.text("gender") for row in PEOPLE} <= {"f", "m", ""}


def test_no_alias_repeats_the_name() -> None:
    """An alias adds a spelling."""
    assert [row.text("id") for row in PEOPLE if row.text("name") in row.texts("aliases")] == []


def test_no_term_ends_before_it_begins() -> None:
    """First and last day stand in order, however coarse."""
    assert [str(row.fields) for row in OFFICES if _backwards(row)] == []


def _backwards(row: Entry) -> bool:
    first, last = first_day(row.text("first")), last_day(row.text("last"))
    return first is not None and last is not None and last < first


def test_precision_is_that_of_the_coarser_date() -> None:
    """A day is claimed only where both dates give one."""
    for row in OFFICES:
        lengths = [len(row.text(key)) for key in ("first", "last") if row.text(key)]
        expected = {4: "year", 7: "month", 10: "day"}[min(lengths)] if lengths else ""
        assert row.text("precision") == expected, row.fields


def test_an_office_for_one_has_one_holder_at_a_time() -> None:
    """Terms may share the day, month or year of the handover and no more."""
    terms: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for row in OFFICES:
        if row.text("role") in ONE_AT_A_TIME and row.text("first"):
            terms[row.text("role"), row.text("body")].append(row)
    clashes = []
    for rows in terms.values():
        rows.sort(key=lambda row: (row.text("first"), row.text("last") or "9999"))
        clashes += [(a.fields, b.fields) for a, b in pairwise(rows) if _overlap(a, b)]
    assert clashes == []


def _overlap(earlier: Entry, later: Entry) -> bool:
    end, start = earlier.text("last") or "9999-12-31", later.text("first")
    shared = min(len(end), len(start))
    return end[:shared] > start[:shared]
