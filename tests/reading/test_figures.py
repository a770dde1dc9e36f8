"""Figures: numbers in words and digits, their hedges, what they count, whom they belong to."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.knowledge.figurerules import FigureRules
from dragoman.knowledge.files import Entry, KnowledgeFiles
from dragoman.model.actor import ResolvedActor
from dragoman.model.document import Document, Span
from dragoman.model.interval import UNKNOWN, Interval
from dragoman.model.mention import EventMention, EventType, Figure, Manner, Quote, QuoteForm, Status
from dragoman.reading.figure_links import link_figures
from dragoman.reading.figures import find_figures
from dragoman.reading.numbers import find_numbers
from dragoman.reading.parse import Parser

RULES = FigureRules.load(KnowledgeFiles())


def figures_in(text: str, parser: Parser) -> list[Figure]:
    return find_figures(parser.parse(Document("test", text)), RULES)


@pytest.mark.parametrize(
    ("words", "value", "upper"),
    [
        ("1.5 million", 1_500_000, None),
        ("5,000", 5000, None),
        ("300bn", 3e11, None),
        ("two hundred and fifty thousand", 250_000, None),
        ("twenty - one", 21, None),
        ("two dozen", 24, None),
        ("a dozen", 12, None),
        ("dozens", 24, None),
        ("scores", 40, None),
        ("hundreds", 200, None),
        ("tens of thousands", 20_000, None),
        ("hundreds of thousands", 200_000, None),
        ("several hundred", 200, None),
        ("half a million", 500_000, None),
        ("half - dozen", 6, None),
        ("a quarter of a million", 250_000, None),
        ("three - quarters of a billion", 7.5e8, None),
        ("half", 50, None),
        ("two - thirds", 66.7, None),
        ("20 to 30", 20, 30),
        ("20 - 30", 20, 30),
        ("between 10 and 20", 10, 20),
        ("two or three", 2, 3),
        ("two to three million", 2e6, 3e6),
        ("8.8 - billion", 8.8e9, None),
    ],
)
def test_number_words_are_read(words: str, value: float, upper: float | None) -> None:
    """Digits, words, both mixed, vague plurals, fractions and ranges."""
    (number,) = find_numbers(words.split())
    assert (number.value, number.upper) == (value, upper)


def test_a_change_is_two_numbers_and_no_range() -> None:
    """ "from 8,000 to 4,000" went down; it does not lie between."""
    assert [n.value for n in find_numbers("from 4,000 to 8,000".split())] == [4000, 8000]


def test_a_score_is_no_range() -> None:
    """ "3-1" runs backwards."""
    assert [n.upper for n in find_numbers("3 - 1".split())] == [None, None]


def examples() -> list[tuple[Entry, dict[str, object]]]:
    return [(entry, example) for entry in RULES.entries for example in entry.fields["examples"]]


@pytest.mark.parametrize(("entry", "example"), examples(), ids=lambda v: v["text"] if isinstance(v, dict) else "")
def test_a_rule_fires_on_its_examples(parser: Parser, entry: Entry, example: dict[str, object]) -> None:
    """Every rule of figures.toml reads its own sentences."""
    found = [(f.value, f.bound.value, f.measure.value) for f in figures_in(str(example["text"]), parser)]
    assert (example["value"], example["bound"], example["measure"]) in found


@pytest.mark.parametrize("entry", RULES.entries, ids=lambda e: f"{e.file} {e.text('id')}")
def test_a_rule_keeps_quiet_on_its_near_miss(parser: Parser, entry: Entry) -> None:
    """The near miss holds no figure of the rule's measure, nor one with its bound."""
    name = entry.text("measure") or entry.text("bound") or entry.text("id")
    for text in entry.texts("not"):
        assert not [f for f in figures_in(text, parser) if name in (f.measure.value, f.bound.value)], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The attack killed 117 people, including 15 children, wounding another 230.",
            [(117, "killed"), (15, "killed"), (230, "wounded")],
        ),
        ("The ministry said 12 people were killed and 30 injured.", [(12, "killed"), (30, "wounded")]),
        ("The regiment shrank from 1,900 men to 700.", [(1900, "troops"), (700, "troops")]),
        ("Brussels promised $1.5 billion and London another £200m.", [(1.5e9, "money"), (2e8, "money")]),
        ("The army seized 15 villages and 300 square kilometres.", [(15, "count"), (300, "area")]),
        ("A dozen people or more lost their lives, and scores were wounded.", [(12, "killed"), (40, "wounded")]),
        ("Another 117 were wounded, among them 15 children.", [(117, "wounded"), (15, "wounded")]),
        ("The army fired more than 200 missiles and drones.", [(200, "weapons")]),
        ("The quake left 300 dead and thousands homeless.", [(300, "killed"), (2000, "displaced")]),
        ("Dozens were arrested.", [(24, "detained")]),
        ("A strike claimed at least 40 lives.", [(40, "killed")]),
        ("The militia killed between 30 and 40 villagers.", [(30, "killed")]),
        ("They agreed to a 90-day pause.", [(90, "duration")]),
        ("They turned over six maps.", [(6, "count")]),
    ],
)
def test_the_governing_words_decide_what_is_counted(
    parser: Parser, text: str, expected: list[tuple[float, str]]
) -> None:
    """Verb first, then noun; a part shares the fate of its whole; a number without a noun is like the one before."""
    assert [(f.value, f.measure.value) for f in figures_in(text, parser)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "They met on 5 May 2023 at 10 a.m.",
        "A 36-year-old man spoke.",
        "The council cited Resolution 1701.",
        "F-16s flew over the town.",
        "He lives at 10 Sample Street.",
        "The two sides met.",
        "He won two days later.",
        "One of them spoke.",
        "Call 1-855-808-5160 now.",
    ],
)
def test_labels_dates_and_ages_are_no_figures(parser: Parser, text: str) -> None:
    """A number that names does not count."""
    assert figures_in(text, parser) == []


def test_the_span_holds_hedge_number_and_unit(parser: Parser) -> None:
    """What is underlined on the page is the whole figure."""
    text = "Police detained more than a hundred fans on Friday."
    assert [f.span.of(text) for f in figures_in(text, parser)] == ["more than a hundred fans"]


def test_a_sum_of_money_has_its_currency_as_unit(parser: Parser) -> None:
    """ISO 4217, whichever way the text writes it."""
    text = "It cost $5m, or some 4 million euros."
    assert [f.unit for f in figures_in(text, parser)] == ["USD", "EUR"]


def actor(name: str) -> ResolvedActor:
    return ResolvedActor(f"text:{name}", name, None, None, None)


def event(text: str, trigger: str, kind: EventType) -> EventMention:
    start = text.index(trigger)
    span = Span(start, start + len(trigger))
    return EventMention(
        f"e:{trigger}", span, kind, Status.HAPPENED, (), (), UNKNOWN, None, None, 0.0, 1.0, "test", "test"
    )


def test_a_figure_belongs_to_the_act_that_governs_it(parser: Parser) -> None:
    """Of two acts in one sentence each has its own victims."""
    text = "Gunmen killed three soldiers and abducted two nurses."
    events = [event(text, "killed", EventType.ASSAULT), event(text, "abducted", EventType.COERCE)]
    linked = link_figures(figures_in(text, parser), parser.parse(Document("test", text)), events, [])
    assert [f.event for f in linked] == ["e:killed", "e:abducted"]


def test_a_figure_in_a_quote_is_its_speakers_claim(parser: Parser) -> None:
    """What the ministry says is not the writer's own count."""
    text = "The ministry said that 40 villagers were killed. Twelve soldiers died."
    span = Span(text.index("that"), text.index("."))
    quote = Quote(
        span, QuoteForm.INDIRECT, Manner.SAID, (span,), actor("Ministry"), None, None,
        Interval(date(2024, 1, 1), None), "test", 1.0,
    )  # fmt: skip
    linked = link_figures(figures_in(text, parser), parser.parse(Document("test", text)), [], [quote])
    assert [f.claimed_by.name if f.claimed_by else None for f in linked] == ["Ministry", None]


def test_the_same_text_gives_the_same_figures(parser: Parser) -> None:
    """Nothing depends on order of sets or on the clock."""
    text = "Some 30 tanks and up to 600 soldiers crossed; 5% of the town fled."
    assert figures_in(text, parser) == figures_in(text, parser)
