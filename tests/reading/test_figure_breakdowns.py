"""How many, part by part: breakdowns, wholes and parts, running totals, wars of figures, numbers that count nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.knowledge.figurerules import FigureRules
from dragoman.knowledge.files import KnowledgeFiles
from dragoman.model.document import Document
from dragoman.model.mention import Bound, Figure, Measure
from dragoman.reading.figures import find_figures
from dragoman.reading.parse import Parser
from dragoman.reading.reader import Reader

RULES = FigureRules.load(KnowledgeFiles())
Figures = Callable[[str], list[Figure]]
Expected = tuple[float, float | None, Measure, Bound]
EXACT, AT_LEAST, ABOUT = Bound.EXACT, Bound.AT_LEAST, Bound.ABOUT
AFFECTED, AREA, COUNT, DETAINED = Measure.AFFECTED, Measure.AREA, Measure.COUNT, Measure.DETAINED
DISPLACED, DURATION, KILLED = Measure.DISPLACED, Measure.DURATION, Measure.KILLED
MISSING, MONEY, PEOPLE, RELEASED = Measure.MISSING, Measure.MONEY, Measure.PEOPLE, Measure.RELEASED
SHARE, TROOPS, WEAPONS, WOUNDED = Measure.SHARE, Measure.TROOPS, Measure.WEAPONS, Measure.WOUNDED


@pytest.fixture
def figures(parser: Parser) -> Figures:
    def read(text: str) -> list[Figure]:
        return find_figures(parser.parse(Document("d", text)), RULES)

    return read


# text -> value, upper end of a range, measure, bound of every figure
CASES: list[tuple[str, list[Expected]]] = [
    ("Of the 70 boats that sailed, 61 came back.", [(70.0, None, WEAPONS, EXACT), (61.0, None, WEAPONS, EXACT)]),
    ("Some 61 of 70 boats came back.", [(61.0, None, WEAPONS, ABOUT), (70.0, None, WEAPONS, EXACT)]),
    ("Only 12 of the 40 miners were rescued.", [(12.0, None, RELEASED, EXACT), (40.0, None, PEOPLE, EXACT)]),
    ("Air defences shot down 61 of 70 drones.", [(61.0, None, WEAPONS, EXACT), (70.0, None, WEAPONS, EXACT)]),
    (
        "The quake killed 41 people, 12 of them children, and injured 300.",
        [(41.0, None, KILLED, EXACT), (12.0, None, KILLED, EXACT), (300.0, None, WOUNDED, EXACT)],
    ),
    (
        "Police said 23 people had died: 14 men, six women and three children.",
        [
            (23.0, None, KILLED, EXACT),
            (14.0, None, KILLED, EXACT),
            (6.0, None, KILLED, EXACT),
            (3.0, None, KILLED, EXACT),
        ],
    ),
    (
        "Five soldiers died on Sunday, taking the army's losses to 1,204 since the war began.",
        [(5.0, None, KILLED, EXACT), (1204.0, None, KILLED, EXACT)],
    ),
    (
        "The shelling wounded eleven people, four of them seriously.",
        [(11.0, None, WOUNDED, EXACT), (4.0, None, WOUNDED, EXACT)],
    ),
    (
        "The union put the number of strikers at 40,000; the ministry counted 9,000.",
        [(40000.0, None, PEOPLE, EXACT), (9000.0, None, PEOPLE, EXACT)],
    ),
    (
        "The army says 12 rebels were killed, while the rebels admit to three deaths.",
        [(12.0, None, KILLED, EXACT), (3.0, None, KILLED, EXACT)],
    ),
    ("UN Resolution 2735 was passed by 14 votes to none.", [(14.0, None, COUNT, EXACT)]),
    ("A 1.5 million-strong crowd filled the square.", [(1500000.0, None, PEOPLE, EXACT)]),
    ("A 40,000-strong army crossed the river.", [(40000.0, None, TROOPS, EXACT)]),
    (
        "The harvest fell by a fifth to 2,3 million tonnes.",
        [(20.0, None, SHARE, EXACT), (2300000.0, None, COUNT, EXACT)],
    ),
    ("The strike killed a mother and her two children.", [(2.0, None, KILLED, EXACT)]),
    ("Two brothers, aged 9 and 12, were killed.", [(2.0, None, KILLED, EXACT)]),
    ("Between 8 and 10 million people lost power.", [(8000000.0, 10000000.0, AFFECTED, EXACT)]),
    (
        "The war has cost between $20bn and $30bn.",
        [(20000000000.0, None, MONEY, EXACT), (30000000000.0, None, MONEY, EXACT)],
    ),
    (
        "Aid worth 40 million euros ($43.5 million) was frozen.",
        [(40000000.0, None, MONEY, EXACT), (43500000.0, None, MONEY, EXACT)],
    ),
    (
        "At least one person was killed and dozens more wounded.",
        [(1.0, None, KILLED, AT_LEAST), (24.0, None, WOUNDED, AT_LEAST)],
    ),
    ("Nobody was hurt, but 40 homes burned.", [(40.0, None, COUNT, EXACT)]),
    (
        "The ship carried 900 refugees; only 84 survived.",
        [(900.0, None, DISPLACED, EXACT), (84.0, None, PEOPLE, EXACT)],
    ),
    (
        "More than half of the 90 hostages have been freed.",
        [(50.0, None, SHARE, AT_LEAST), (90.0, None, PEOPLE, EXACT)],
    ),
    ("The death toll rose to 52 from 48.", [(52.0, None, KILLED, EXACT), (48.0, None, KILLED, EXACT)]),
    ("The death toll rose from 48 to 52.", [(48.0, None, KILLED, EXACT), (52.0, None, KILLED, EXACT)]),
    ("The toll of wounded stood at 200.", [(200.0, None, WOUNDED, EXACT)]),
    ("Thirty-five people remain in hospital.", [(35.0, None, PEOPLE, EXACT)]),
    ("Another 30 are still missing.", [(30.0, None, MISSING, EXACT)]),
    ("The rebels hold a third of the country.", [(33.3, None, SHARE, EXACT)]),
    ("Troops seized 12 villages and 300 sq km of land.", [(12.0, None, COUNT, EXACT), (300.0, None, AREA, EXACT)]),
    ("The ceasefire lasted barely two hours.", [(2.0, None, DURATION, EXACT)]),
    ("The plant employs 1 200 workers.", [(1200.0, None, PEOPLE, EXACT)]),
    (
        "Tehran enriched uranium to 60 percent and holds 440 kilograms of it.",
        [(60.0, None, SHARE, EXACT), (440.0, None, COUNT, EXACT)],
    ),
    ("A suicide bomber killed himself and at least six others.", [(6.0, None, KILLED, AT_LEAST)]),
    (
        "Gunmen shot dead seven worshippers and abducted 25.",
        [(7.0, None, KILLED, EXACT), (25.0, None, DETAINED, EXACT)],
    ),
    ("The two-year-old girl was among 17 victims.", [(17.0, None, PEOPLE, EXACT)]),
    (
        "Fighting has killed some 150,000 people, the aid group says, and driven 12 million from their homes.",
        [(150000.0, None, KILLED, ABOUT), (12000000.0, None, DISPLACED, EXACT)],
    ),
    (
        "The king pardoned 1,500 prisoners, 300 of them foreigners.",
        [(1500.0, None, RELEASED, EXACT), (300.0, None, RELEASED, EXACT)],
    ),
    (
        "Some 400 of the 1,200 detained were later released.",
        [(400.0, None, RELEASED, ABOUT), (1200.0, None, DETAINED, EXACT)],
    ),
    ("The flight MH17 carried 298 people.", [(298.0, None, PEOPLE, EXACT)]),
    ("He has 1.2 million followers on X.", [(1200000.0, None, PEOPLE, EXACT)]),
    ("Casualties: 3 killed, 14 injured.", [(3.0, None, KILLED, EXACT), (14.0, None, WOUNDED, EXACT)]),
    (
        "The operation left 3 police officers and 2 civilians dead.",
        [(3.0, None, KILLED, EXACT), (2.0, None, KILLED, EXACT)],
    ),
    ("Eight of the dead were women.", [(8.0, None, KILLED, EXACT)]),
    ("They had 40 to 60 fighters with them.", [(40.0, 60.0, TROOPS, EXACT)]),
    ("A total of 812 people have died of cholera this year.", [(812.0, None, KILLED, EXACT)]),
]

SILENT = [
    "Call +44 20 7946 0958 for details.",
    "Call 0800 123 456 now.",
    "Norway beat Sweden 3-1 on Sunday.",
    "The match ended 2–2 after extra time.",
    "She won 6-4, 6-3 in the final.",
    "He was born on 12 May 1961 and lives in flat 4.",
    "The vote was 61-40 in favour.",
    "No one was killed in the raid.",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_value_measure_and_bound(figures: Figures, text: str, expected: list[Expected]) -> None:
    assert [(f.value, f.upper, f.measure, f.bound) for f in figures(text)] == expected


@pytest.mark.parametrize("text", SILENT, ids=SILENT)
def test_telephones_scores_of_matches_and_nobody_count_nothing(figures: Figures, text: str) -> None:
    assert figures(text) == []


def test_a_part_ends_before_its_whole(figures: Figures) -> None:
    text = "Air defences shot down 61 of 70 drones."
    assert [figure.span.of(text) for figure in figures(text)] == ["61", "70 drones"]


def test_a_part_is_counted_in_the_noun_of_its_whole(figures: Figures) -> None:
    assert [figure.unit for figure in figures("Air defences shot down 61 of 70 drones.")] == ["drone", "drone"]


def test_a_dot_in_a_number_of_people_parts_thousands(figures: Figures) -> None:
    assert [figure.value for figure in figures("The corps has 1.200 soldiers.")] == [1200.0]


def test_a_dot_in_a_length_is_that_of_a_decimal(figures: Figures) -> None:
    assert [figure.value for figure in figures("The ditch is 1.250 km long.")] == [1.25]


# text -> of every figure the words of the act that it counts, and who gives it
LINKED: list[tuple[str, list[tuple[str | None, str | None]]]] = [
    ("A raid on the port killed 12 people on Monday, the ministry said.", [("killed", "ministry")]),
    ("Gunmen killed three soldiers and abducted two nurses.", [("killed", None), ("abducted", None)]),
    (
        "Nine people were killed in the attack, bringing the toll this year to 212.",
        [("killed", None), (None, None)],
    ),
    (
        "The army said it had killed 30 rebels; the rebels put their losses at four.",
        [("killed", "army"), (None, "rebels")],
    ),
    (
        "The ministry said 12 people had died, but doctors put the number of dead at 30.",
        [(None, "ministry"), (None, "doctors")],
    ),
    ("Norway will send 40 tanks to Ukraine.", [("send", None)]),
    ("The court jailed nine activists.", [("jailed", None)]),
    ("“We lost 12 men,” the commander said.", [(None, "commander")]),
    ("Officials declared a curfew on Monday as 20 cases were confirmed.", [(None, None)]),
]


@pytest.mark.parametrize(("text", "expected"), LINKED, ids=[text for text, _ in LINKED])
def test_which_act_a_figure_counts_and_who_gives_it(
    reader: Reader, text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    reading = reader.read(Document("d", text))
    triggers = {event.id: event.span.of(text) for event in reading.events}
    found = [
        (triggers.get(f.event) if f.event else None, f.claimed_by.name if f.claimed_by else None)
        for f in reading.figures
    ]
    assert found == expected
