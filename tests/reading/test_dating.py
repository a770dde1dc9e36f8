"""On which days an act took place, by its own words and by those around it."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.timerules import TimeRules
from dragoman.model.document import Document
from dragoman.model.interval import UNKNOWN, Interval
from dragoman.reading.dating import EventDater
from dragoman.reading.parse import Parser
from dragoman.reading.times import find_times

RULES = TimeRules.load(KnowledgeFiles())


def day_of(parser: Parser, text: str, trigger: str, published: str | None = "2024-05-15") -> Interval:
    document = Document("x", text, date.fromisoformat(published) if published else None)
    parse = parser.parse(document)
    place = parse.word_at(text.index(trigger))
    assert place is not None
    sentence, word = place
    return EventDater(parse, find_times(parse, RULES), RULES.worth["EVENTNOUN"]).date(sentence.index, word)


def days(first: str, last: str | None = None) -> Interval:
    return Interval(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels shelled the port on Monday.", "shelled", days("2024-05-13")),
        ("On Monday rebels shelled the port and burned the depot.", "burned", days("2024-05-13")),
        ("Rebels burned a depot on Monday and shelled the port on Tuesday.", "shelled", days("2024-05-14")),
        ("Rebels burned a depot on Monday and shelled the port on Tuesday.", "burned", days("2024-05-13")),
        ("Ministers condemned the April 22 massacre.", "massacre", days("2024-04-22")),
        ("Ministers condemned Tuesday's bombardment.", "bombardment", days("2024-05-14")),
        ("Rebels shelled the port on the night of 3 May.", "shelled", days("2024-05-03")),
        ("In March 2023 rebels shelled the port.", "shelled", days("2023-03-01", "2023-03-31")),
    ],
)
def test_an_acts_own_time_comes_first(parser: Parser, text: str, trigger: str, expected: Interval) -> None:
    """The time in the clause, shared by joined verbs; a night counts by its first day."""
    assert day_of(parser, text, trigger) == expected


def test_the_day_of_saying_is_the_day_of_saying(parser: Parser) -> None:
    """ "said on Monday" dates the saying."""
    assert day_of(parser, "The army said on Monday that rebels would free the hostages.", "said") == days("2024-05-13")


def test_what_was_announced_lies_after_the_announcement(parser: Parser) -> None:
    """A future that was told on Monday begins on Monday and is open."""
    found = day_of(parser, "The army said on Monday that it would free the hostages.", "free")
    assert found == Interval(date(2024, 5, 13), None)


def test_a_past_act_goes_on_with_the_thread(parser: Parser) -> None:
    """The next sentence's past is of the day told last."""
    text = "On 3 May rebels shelled the port. The army answered with rockets."
    assert day_of(parser, text, "answered") == days("2024-05-03")


def test_an_attribute_dates_its_noun_alone(parser: Parser) -> None:
    """Lifting a ban of 1992 did not happen in 1992."""
    found = day_of(parser, "On Monday the senate lifted a 1992 ban.", "lifted")
    assert found == days("2024-05-13")


def test_a_length_dates_nothing(parser: Parser) -> None:
    """ "for two hours" leaves the day to the rest of the text."""
    assert day_of(parser, "On Monday envoys talked for two hours.", "talked") == days("2024-05-13")


def test_a_future_is_open(parser: Parser) -> None:
    """What will happen lies on or after the day of publication."""
    assert day_of(parser, "Envoys will sign the pact.", "sign") == Interval(date(2024, 5, 15), None)


def test_an_undated_past_is_of_yesterday_or_today(parser: Parser) -> None:
    """News tells the news."""
    assert day_of(parser, "Rebels shelled the port.", "shelled") == days("2024-05-14", "2024-05-15")


def test_without_any_day_nothing_is_dated(parser: Parser) -> None:
    """No publication, no time: unknown."""
    assert day_of(parser, "Rebels shelled the port.", "shelled", None) == UNKNOWN


def test_a_noted_act_dates_the_next(parser: Parser) -> None:
    """What a later step learned about one act carries over to the acts after it."""
    text = "Rebels shelled the port. The army answered with rockets."
    parse = parser.parse(Document("x", text, date(2024, 5, 15)))
    dater = EventDater(parse, [])
    dater.note(0, 1, days("2024-05-02"))
    answered = parse.sentences[1].words.index("answered")
    assert dater.date(1, answered) == days("2024-05-02")


def test_a_verb_whose_past_is_its_base_shares_the_first_verbs_day(parser: Parser) -> None:
    """ "denounced ..., put ... and promised": all three are of that night, whatever the tagger makes of "put"."""
    text = (
        "On Tuesday, 7 May, he spoke. In a broadcast that night his rival denounced the raid,"
        " put the fleet to sea and promised to call a vote."
    )
    assert [day_of(parser, text, word) for word in ("denounced", "put", "promised")] == [days("2024-05-07")] * 3


def test_a_noun_is_dated_by_the_participle_that_tells_it(parser: Parser) -> None:
    """The pact is of March, its end of April."""
    text = "A pact announced in March broke down on April 24."
    assert day_of(parser, text, "pact") == days("2024-03-01", "2024-03-31")
    assert day_of(parser, text, "broke") == days("2024-04-24")


def test_a_past_act_of_this_week_lies_before_publication(parser: Parser) -> None:
    """The days of the week that are still to come are cut off."""
    assert day_of(parser, "The union sued the port this week.", "sued") == days("2024-05-13", "2024-05-15")


def test_a_dated_subject_dates_the_paragraph(parser: Parser) -> None:
    """What follows "Friday's treaty opens ..." is told of Friday."""
    text = "Friday's treaty opens the strait. The fishermen asked the port to lower its fees."
    assert day_of(parser, text, "asked") == days("2024-05-10")


def test_a_clause_may_be_a_time(parser: Parser) -> None:
    """ "before the month is out" belongs to the verb before it."""
    text = "The envoy hopes to tour the camps before the month is out."
    assert day_of(parser, text, "tour") == days("2024-05-15", "2024-05-31")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (
            "The old general died on 3 May. Crowds mourned in the capital on Monday. Abroad, his death was ignored.",
            "death",
        ),
        ("Raiders stormed the depot on 3 May. On Monday a minister called the raid cowardly.", "raid"),
        ("On Monday a minister called the raid cowardly. Gunmen had raided the depot on 3 May.", "raid"),
    ],
)
def test_a_definite_noun_takes_the_day_told_elsewhere(parser: Parser, text: str, trigger: str) -> None:
    """ "The raid" is the one that the article has dated, before or after."""
    assert day_of(parser, text, trigger) == days("2024-05-03")


def test_an_indefinite_noun_is_an_act_of_its_own(parser: Parser) -> None:
    """ "A raid" is not the one told before."""
    text = "Raiders stormed the depot on 3 May. On Monday a raid was foiled."
    assert day_of(parser, text, "raid was") == days("2024-05-13")


def test_a_week_earlier_dates_its_verb_and_not_its_subject(parser: Parser) -> None:
    """ "A week earlier local elders had met" tells of no earlier elders."""
    text = (
        "Miners came out on strike on Sunday. A week earlier local elders had begged the company to reopen its clinic."
    )
    assert day_of(parser, text, "begged") == days("2024-05-05")


def test_a_bound_does_not_date_the_act_that_asks_for_it(parser: Parser) -> None:
    """What was asked to last through March was not asked in March."""
    text = "On 1 February the pilots asked to stay in the hotel through March."
    assert day_of(parser, text, "asked") == days("2024-02-01")


def test_an_old_event_by_its_name_moves_no_thread(parser: Parser) -> None:
    """What is told of a war long past does not take the next act there."""
    text = "Ministers deplored the annexation of Crimea. Envoys met in the capital."
    assert day_of(parser, text, "met") == days("2024-05-14", "2024-05-15")
    assert day_of(parser, text, "deplored") == days("2024-05-14", "2024-05-15")
    assert day_of(parser, text, "met", published=None) == UNKNOWN


def test_the_day_of_a_named_thing_is_not_that_of_the_act(parser: Parser) -> None:
    """ "The massacre of 22 April" dates the massacre alone."""
    text = "The army said on Monday that it had bombed the camp of the men behind the massacre of 22 April."
    assert day_of(parser, text, "massacre") == days("2024-04-22")
    assert day_of(parser, text, "bombed") == days("2024-05-13")


def test_a_background_of_years_ago_ends_with_its_paragraph(parser: Parser) -> None:
    """An undated act of the next paragraph is news again."""
    text = "In June 2021 rebels signed a truce.\n\nNorway urged calm."
    assert day_of(parser, text, "urged") == days("2024-05-14", "2024-05-15")


def test_that_week_leaves_the_thread_on_its_day(parser: Parser) -> None:
    """A week around the day told last is no new time."""
    text = "The envoy landed on 2 May. She had phoned twice that week. Ministers met her."
    assert day_of(parser, text, "met") == days("2024-05-02")
