"""A check finds its fault, names the line, and stops no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.knowledge.checks import check_registry
from dragoman.knowledge.faults import KnowledgeFault
from dragoman.knowledge.files import KnowledgeFiles

ACTORS = "id,name,kind,country,sector,qid,parent,checked\n"
NAMES = "actor,name,form,strength\n"
PEOPLE = (
    "id,name,country,sector,aliases,gender,qid,checked\n"
    "person:ann-quill,Ann Quill,FJI,GOV,,f,,\nperson:bob-zarn,Bob Zarn,FJI,GOV,,m,,\n"
)
OFFICES = "role,body,holder,first,last,precision,checked\n"


SMALL = {
    "states": "id,name,article,aliases,adjectives,peoples,capitals\nFJI,Fiji,,,Fijian,Fijians,Suva\n",
    "bodies": "id,name,kind,sector,nouns,names\ngovernment,Government of {the},government,GOV,cabinet,\n",
    "actors": "id,name,kind,country,sector,qid,parent,checked\ngroup:reed,Reed Front,armed_group,FJI,REB,,,\n",
    "roles": "role,phrases,sector,unique,also\nmayor,mayor,GOV,yes,\nspeaker,speaker,LEG,yes,\n"
    "prime_minister,prime minister|premier,GOV,yes,\nsecretary_general,secretary-general,,yes,\n"
    "leader,leader|chief,,no,secretary_general\n",
}  # a small world, so that each test reads it in a moment


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the test's own rows, laid over the small world instead of the shipped one."""
    shipped, user = tmp_path / "shipped", tmp_path / "user"
    shipped.mkdir()
    user.mkdir()
    for name, rows in SMALL.items():
        (shipped / f"{name}.csv").write_text(rows, encoding="utf-8")
    monkeypatch.setattr("dragoman.knowledge.files.SHIPPED", shipped)
    return user


@pytest.fixture
def check(small: Path) -> Callable[..., list[KnowledgeFault]]:
    """The faults of the small world with rows of the test's own."""

    def run(**files: str) -> list[KnowledgeFault]:
        for name, rows in files.items():
            (small / f"{name}.csv").write_text(rows, encoding="utf-8")
        return check_registry(KnowledgeFiles(small))

    return run


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("group:x,Xenon Front,armed_group,ZZZ,REB,,,", 'no country "ZZZ"'),
        ("group:x,Xenon Front,armed_group,FJI,XXX,,,", 'no sector "XXX"'),
        ("group:x,Xenon Front,army,FJI,REB,,,", 'no kind "army"'),
        ("group:x,Xenon Front,armed_group,FJI,REB,,group:nobody,", 'no parent "group:nobody"'),
        ("xenon,Xenon Front,armed_group,FJI,REB,,,", "an actor needs a name and an id with a colon"),
        ("group:x,X\u0435non Front,armed_group,FJI,REB,,,", "mixes letters of two alphabets"),
        ("group:x,Reed Front,armed_group,FJI,REB,,,", 'the strong name "Reed Front" means'),
    ],
)
def test_a_wrong_actor_is_told_of(check: Callable[..., list[KnowledgeFault]], row: str, problem: str) -> None:
    found = [fault for fault in check(actors=ACTORS + row + "\n") if problem in fault.problem]
    assert [(fault.file, fault.line) for fault in found] == [("actors.csv", 2)]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("group:nobody,Nobodies,name,strong", 'no actor "group:nobody"'),
        ("group:reed,Testnamas,nickname,strong", 'no form "nickname"'),
        ("group:reed,Testnamas,name,strongish", 'no strength "strongish"'),
    ],
)
def test_a_wrong_name_is_told_of(check: Callable[..., list[KnowledgeFault]], row: str, problem: str) -> None:
    (fault,) = check(names=NAMES + row + "\n")
    assert (fault.file, fault.line, fault.problem) == ("names.csv", 2, problem)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("mayor,state:FJI,person:ann-quill,1902-01-01,1901-01-01,day,", "is before the first"),
        ("mayor,state:FJI,person:ann-quill,1902-13-01,,day,", "month must be in 1..12"),
        ("mayor,state:FJI,person:ann-quill,early 1902,,day,", "is no date"),
        ("mayor,state:FJI,person:ann-quill,1902,,about,", 'no precision "about"'),
        ("mayor,state:FJI,person:nobody,1902,,,", 'no actor "person:nobody"'),
        ("harbour_keeper,state:FJI,person:ann-quill,1902,,,", 'no role "harbour_keeper"'),
    ],
)
def test_a_wrong_office_is_told_of(check: Callable[..., list[KnowledgeFault]], row: str, problem: str) -> None:
    found = check(people=PEOPLE, offices=OFFICES + row + "\n")
    assert any(problem in fault.problem and fault.file == "offices.csv" and fault.line == 2 for fault in found)


@pytest.mark.parametrize(
    ("terms", "problem"),
    [
        (("1901-01-01,1902-06-01,day", "1902-01-01,1903-01-01,day"), "before person:ann-quill ends"),
        (("1901-01-01,,day", "1902-01-01,1903-01-01,day"), "has no last day"),
        (("1901-01-01,1901-12-31,day", "1902-12-01,1903-01-01,day"), "nobody holds it between"),
    ],
)
def test_broken_terms_of_a_unique_office_are_told_of(
    check: Callable[..., list[KnowledgeFault]], terms: tuple[str, str], problem: str
) -> None:
    rows = f"speaker,state:FJI,person:ann-quill,{terms[0]},\nspeaker,state:FJI,person:bob-zarn,{terms[1]},\n"
    found = [fault for fault in check(people=PEOPLE, offices=OFFICES + rows) if problem in fault.problem]
    assert found
    assert found[0].line == 3


def test_the_day_of_handing_over_may_belong_to_both(check: Callable[..., list[KnowledgeFault]]) -> None:
    rows = (
        "speaker,state:FJI,person:ann-quill,1901-01-01,1902-06-01,day,\n"
        "speaker,state:FJI,person:bob-zarn,1902-06-01,1903-01-01,day,\n"
    )
    assert check(people=PEOPLE, offices=OFFICES + rows) == []


def test_a_phrase_of_two_roles_is_told_of(check: Callable[..., list[KnowledgeFault]]) -> None:
    (fault,) = check(roles="role,phrases,sector,unique,also\nbarge_master,barge master|premier,CVL,yes,\n")
    assert fault.problem == '"premier" names prime_minister already'


def test_one_fault_stops_no_other(check: Callable[..., list[KnowledgeFault]]) -> None:
    found = check(actors=ACTORS + "group:x,Xenon Front,army,FJI,REB,,,\n", names=NAMES + "group:nobody,N,name,\n")
    assert {fault.file for fault in found} == {"actors.csv", "names.csv"}


def test_the_shipped_actors_and_names_are_without_fault() -> None:
    own = ("states.csv", "bodies.csv", "actors.csv", "names.csv", "roles.csv", "plain_words.csv")
    assert [str(fault) for fault in check_registry(KnowledgeFiles()) if fault.file in own] == []
