"""What each way of naming a time is read as, and what is no time at all."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from dragoman.knowledge.files import Entry, KnowledgeFiles
from dragoman.knowledge.timerules import TimeRules
from dragoman.model.document import Document
from dragoman.model.errors import KnowledgeError
from dragoman.model.interval import UNKNOWN, Anchor, Timex, TimexType
from dragoman.reading.parse import Parser
from dragoman.reading.times import find_times

PUBLISHED = "2024-05-15"  # a Wednesday
RULES = TimeRules.load(KnowledgeFiles())


def read(parser: Parser, text: str, published: str | None = PUBLISHED) -> list[Timex]:
    day = date.fromisoformat(published) if published else None
    return find_times(parser.parse(Document("x", text, day)), RULES)


def shown(timex: Timex, text: str) -> tuple[str, str | None, str | None]:
    first, last = timex.interval.earliest, timex.interval.latest
    return timex.span.of(text), first.isoformat() if first else None, last.isoformat() if last else None


EXAMPLES = [
    pytest.param(rule.id, example, id=f"{rule.id}: {example['text']}")
    for rule in RULES.rules
    for example in rule.examples
]
NEAR_MISSES = [pytest.param(text, id=f"{rule.id}: {text}") for rule in RULES.rules for text in rule.near_misses]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rule_reads_its_examples(parser: Parser, rule: str, example: dict[str, str]) -> None:
    """Every rule of times.toml finds the words of its examples and gives their days."""
    text = example["text"]
    found = [shown(t, text) for t in read(parser, text, example.get("published", PUBLISHED))]
    words = [f for f in found if f[0] == example["found"]]
    assert words, found
    if "first" in example:
        assert words[0][1] == example["first"]
    if "last" in example:
        assert words[0][2] == example["last"]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_a_near_miss_names_no_time(parser: Parser, text: str) -> None:
    """No rule finds a time in what stands under "not"."""
    assert [shown(t, text) for t in read(parser, text)] == []


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Envoys met on Wednesday.", "Wednesday", "2024-05-15", "2024-05-15"),
        ("Envoys meet on Wednesday.", "Wednesday", "2024-05-15", "2024-05-15"),
        ("Envoys had met on Thursday.", "Thursday", "2024-05-09", "2024-05-09"),
        ("Envoys are to meet on Thursday.", "Thursday", "2024-05-16", "2024-05-16"),
        ("The vote, a minister said on Friday, would be free.", "Friday", "2024-05-10", "2024-05-10"),
        ("They left last Wednesday.", "last Wednesday", "2024-05-08", "2024-05-08"),
    ],
)
def test_tense_says_which_weekday(parser: Parser, text: str, words: str, first: str, last: str) -> None:
    """A past looks back, a future ahead; the writer's own weekday is the day itself."""
    assert (words, first, last) in [shown(t, text) for t in read(parser, text)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Troops left on 3 May. That evening they were back.", "That evening", "2024-05-03", "2024-05-03"),
        ("Troops left on 3 May. The following week they were back.", "The following week", "2024-05-06", "2024-05-12"),
        ("Troops left on 3 May. The next day they were back.", "The next day", "2024-05-04", "2024-05-04"),
        ("Troops left on 3 May. The day before, they had dug in.", "The day before", "2024-05-02", "2024-05-02"),
        ("Troops left in March 2023. Two months later they were back.", "Two months later", "2023-05-01", "2023-05-31"),
        ("Troops left on 3 May. On the Monday they were back.", "the Monday", "2024-05-06", "2024-05-06"),
        ("Troops left on 3 May. Within hours they were back.", "hours", "2024-05-03", "2024-05-04"),
        ("Troops left on 3 May. Ten days after the raid they were back.", "Ten days", "2024-05-13", "2024-05-13"),
        (
            "Troops left on 24 April. Earlier that month they had dug in.",
            "Earlier that month",
            "2024-04-01",
            "2024-04-23",
        ),
    ],
)
def test_a_step_counts_from_the_time_told_last(parser: Parser, text: str, words: str, first: str, last: str) -> None:
    """What is told relative to the text is read from the text, not from the day of publication."""
    assert (words, first, last) in [shown(t, text) for t in read(parser, text)]


def test_a_relative_clause_does_not_move_the_thread(parser: Parser) -> None:
    """A time told in passing is not what "the next day" counts from."""
    text = "On Monday police held a dealer who last week had fled; the next day he was freed."
    assert ("the next day", "2024-05-14", "2024-05-14") in [shown(t, text) for t in read(parser, text)]


def test_a_quotation_speaks_on_its_own_day(parser: Parser) -> None:
    """ "Tomorrow" in quotation marks follows the day on which it was said, where the sentence names one."""
    text = '"We vote tomorrow," the mayor said on Monday.'
    found = read(parser, text)
    assert shown(found[0], text) == ("tomorrow", "2024-05-14", "2024-05-14")
    assert found[0].anchor is Anchor.QUOTATION


def test_nothing_relative_is_dated_without_a_day_of_publication(parser: Parser) -> None:
    """It is found all the same."""
    text = "Envoys met yesterday and will meet on Friday."
    found = read(parser, text, None)
    assert [t.span.of(text) for t in found] == ["yesterday", "Friday"]
    assert all(t.interval == UNKNOWN and t.anchor is None for t in found)


def test_a_full_date_needs_no_day_of_publication(parser: Parser) -> None:
    """And what follows it counts from it."""
    text = "Envoys met on 3 May 2021. Two days later they signed."
    assert [shown(t, text)[1] for t in read(parser, text, None)] == ["2021-05-03", "2021-05-05"]


def test_history_carries_its_year_over(parser: Parser) -> None:
    """In a text about years long past a month belongs to the year told last and not to the year of writing."""
    text = (
        "War broke out in July 1912. In October 1912 the league attacked. By March 1913 the fort had fallen, in May "
        "1913 a treaty was signed. The second war began in June 1913. In August it ended."
    )
    assert shown(read(parser, text)[-1], text) == ("August", "1913-08-01", "1913-08-31")


def test_a_day_that_does_not_exist_is_left_out(parser: Parser) -> None:
    """ "30 February" and "31 April 2023" give nothing and raise nothing."""
    assert read(parser, "It was due on February 30, 2023 and on 31 April 2023.") == []


def test_a_length_is_a_duration_without_days(parser: Parser) -> None:
    """ "two hours" has a period and no place on the calendar."""
    found = read(parser, "They talked for two hours.")
    assert [(t.type, t.value, t.interval) for t in found] == [(TimexType.DURATION, "PT2H", UNKNOWN)]


def test_a_perfect_anchors_a_length(parser: Parser) -> None:
    """What has lasted two years began two years ago."""
    text = "He has been in prison for two years."
    assert shown(read(parser, text)[0], text) == ("two years", "2022-05-15", "2024-05-15")


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It was the worst flood since 1978.", "1978", "1978-01-01", "1978-12-31"),
        ("The bridge has been shut since 1978.", "1978", "1978-01-01", "2024-05-15"),
        ("Smelters stood in this valley by the 11th century.", "the 11th century", "1000-01-01", "1099-12-31"),
        ("The post-1991 borders stand.", "post-1991", "1992-01-01", None),
        ("The pre-1967 borders stand.", "pre-1967", None, "1966-12-31"),
        ("Three years ago tomorrow the guns fell silent.", "Three years ago tomorrow", "2021-05-16", "2021-05-16"),
        ("In the past three days shells fell.", "the past three days", "2024-05-12", "2024-05-15"),
        ("Their first cabinet (2006-08) fell.", "08", "2008-01-01", "2008-12-31"),
        ("Troops took the ridge in a summer offensive.", "summer", "2023-06-01", "2023-08-31"),
        ("Rebels hit the port on Christmas Eve.", "Christmas Eve", "2023-12-24", "2023-12-24"),
    ],
)
def test_years_and_their_bounds(parser: Parser, text: str, words: str, first: str | None, last: str | None) -> None:
    """ "since" after a superlative only names a year; "post" and "pre" leave an end open."""
    assert (words, first, last) in [shown(t, text) for t in read(parser, text)]


def test_that_year_is_the_year_named_last(parser: Parser) -> None:
    """Even one named only in passing."""
    text = "In 1937 he went to the school at Arlen, where he took his degree in 1939. In that year war broke out."
    assert shown(read(parser, text)[-1], text) == ("that year", "1939-01-01", "1939-12-31")


HISTORY = (
    "War broke out in 1931. In 1932 the coast fell. By February 1933 the north had fallen too. On March 7 the king"
    " fled. His ministers said that he would return in 1940. In May the former guards surrendered. In 1934 they were"
    " tried, and in 1935 pardoned."
)


def test_a_history_carries_its_year_over(parser: Parser) -> None:
    """ "By February 1933" moves the telling on, a year that lies ahead in the telling does not."""
    found = {t.span.of(HISTORY): t.value for t in read(parser, HISTORY)}
    assert (found["March 7"], found["May"]) == ("1933-03-07", "1933-05")


def test_only_a_history_marks_former(parser: Parser) -> None:
    """TIMEX3 lists the word, but in the news it would be noise."""
    assert "PAST_REF" in [t.value for t in read(parser, HISTORY)]
    assert read(parser, "The former guards surrendered.") == []


def test_a_weekday_is_no_persons_name(parser: Parser) -> None:
    """A name tagger's slip at a line's end does not hide it."""
    text = "Shops shut early for the feast of Saint Olav.\nMonday's note was short."
    assert "Monday" in [t.span.of(text) for t in read(parser, text)]


def test_a_habit_is_a_set(parser: Parser) -> None:
    """ "every Friday" is many days and so none."""
    found = read(parser, "They meet every Friday.")
    assert [(t.type, t.value) for t in found] == [(TimexType.SET, "XXXX-WXX-5")]


@pytest.mark.parametrize(
    "text",
    [
        "May we ask why they march on?",
        "Her aunt June waited for Mr March.",
        "He came second and took 1,500 votes.",
        "The Fridays parade was banned.",
        "Soldiers of the 14th brigade took height 2011 metres away.",
    ],
)
def test_a_word_that_only_looks_like_a_date_is_none(parser: Parser, text: str) -> None:
    """Names, verbs, counts and numbers of units stay what they are."""
    assert [shown(t, text) for t in read(parser, text)] == []


def test_times_stand_in_order_and_apart(parser: Parser) -> None:
    """No two share a letter."""
    text = "On the night of 3 May, early in May 2024, from Monday to Friday, in the first week of last month, they met."
    spans = [t.span for t in read(parser, text)]
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for a, b in pairwise(spans))


@pytest.mark.parametrize(
    "text", ["", "99999", "0000-00-00", "32 May 0", "in 9999 years later than 99/99/9999", "— — —"]
)
def test_nonsense_raises_nothing(parser: Parser, text: str) -> None:
    """Whatever the text, the answer is a list."""
    assert isinstance(read(parser, text), list)


def test_the_same_text_reads_the_same(parser: Parser) -> None:
    """Reading twice gives equal times."""
    text = "Envoys met on Monday; three days earlier, at dawn, they had left."
    assert read(parser, text) == read(parser, text)


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [("on (the month=MONTHS", "MONTHS"), ("on (the", "not closed"), ("on )", "not opened"), ("on?", "no word")],
)
def test_a_faulty_pattern_is_named_with_its_line(pattern: str, fault: str) -> None:
    """The error says which file and line, and what is wrong."""
    entry = Entry("en/times.toml", 7, {"id": "mine", "pattern": pattern, "reads": "now"})
    with pytest.raises(KnowledgeError, match="en/times.toml:7.*" + fault):
        TimeRules([entry], [], [], [])


def test_a_users_own_dated_event_is_read(parser: Parser) -> None:
    """A row of named_events.csv is enough."""
    row = Entry("en/named_events.csv", 2, {"names": "the Arlen crossing", "first": "1951-04-02", "last": "1951-04-03"})
    files = KnowledgeFiles()
    source = "en/times.toml"
    rules = TimeRules(
        files.entries(source, "rule"), files.entries(source, "class"), files.entries(source, "macro"), [row]
    )
    text = "They met after the Arlen crossing."
    found = find_times(parser.parse(Document("x", text)), rules)
    assert [shown(t, text) for t in found] == [("the Arlen crossing", "1951-04-02", "1951-04-03")]
