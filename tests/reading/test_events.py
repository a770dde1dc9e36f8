"""Who did what to whom: slots, shared subjects, contents of speech acts, what is understood, and who says so."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model.document import Document
from dragoman.model.mention import EventMention, EventType, Reading, Status
from dragoman.reading.reader import Reader

PUBLISHED = date(2024, 5, 15)


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Document("test", text, PUBLISHED, language="en"))


def event(reader: Reader, text: str, trigger: str) -> EventMention:
    """The one event whose trigger begins where a word begins."""
    at = text.index(trigger)
    found = [e for e in read(reader, text).events if e.span.start == at]
    assert len(found) == 1, [e.span.of(text) for e in read(reader, text).events]
    return found[0]


def countries(event: EventMention) -> tuple[list[str | None], list[str | None]]:
    return [a.country for a in event.actors], [r.country for r in event.recipients]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Norway attacked Sweden.", "attacked", ["NOR"], ["SWE"]),
        ("Sweden was attacked by Norway.", "attacked", ["NOR"], ["SWE"]),
        ("Sweden, which was attacked by Norway, protested.", "attacked", ["NOR"], ["SWE"]),
        ("Norway and Denmark condemned Sweden.", "condemned", ["NOR", "DNK"], ["SWE"]),
        ("Norway condemned Sweden and Denmark.", "condemned", ["NOR"], ["SWE", "DNK"]),
        ("Norway threatened and then attacked Sweden.", "attacked", ["NOR"], ["SWE"]),
        ("Norway asked Sweden to release the sailors.", "release", ["SWE"], []),
        ("Norway accused Sweden of shelling Oslo.", "shelling", ["SWE"], ["NOR"]),
        ("Norway imposed sanctions on Sweden.", "imposed", ["NOR"], ["SWE"]),
        ("The Norwegian attack on Sweden went on.", "attack", ["NOR"], ["SWE"]),
        ("Troops were sent to Sweden by Norway.", "sent", ["NOR"], ["SWE"]),
        ("Norway refused to meet the Swedish envoy.", "refused", ["NOR"], ["SWE"]),
    ],
)  # fmt: skip
def test_the_doer_and_the_one_done_to(
    reader: Reader, text: str, trigger: str, actors: list[str], recipients: list[str]
) -> None:
    found = countries(event(reader, text, trigger))
    assert found[0] == actors
    assert found[1] == recipients or not recipients


def test_a_threat_is_one_event_and_what_is_threatened_another(reader: Reader) -> None:
    text = "Norway threatened to attack Sweden."
    threat, attack = event(reader, text, "threatened"), event(reader, text, "attack")
    assert (threat.type, threat.status) == (EventType.THREATEN, Status.HAPPENED)
    assert (attack.type, attack.status) == (EventType.ASSAULT, Status.THREATENED)
    assert attack.content_of == threat.id
    assert attack.claimed_by is not None
    assert attack.claimed_by.country == "NOR"


def test_a_refused_meeting_did_not_happen(reader: Reader) -> None:
    text = "Norway refused to meet Sweden."
    assert event(reader, text, "refused").type is EventType.REJECT
    assert event(reader, text, "meet").status is Status.DID_NOT_HAPPEN


def test_what_somebody_says_is_claimed_by_him(reader: Reader) -> None:
    claimed = event(reader, "Norway said that Sweden had attacked Denmark.", "attacked")
    assert claimed.status is Status.HAPPENED
    assert claimed.claimed_by is not None
    assert claimed.claimed_by.country == "NOR"


def test_an_answer_is_aimed_at_whoever_asked(reader: Reader) -> None:
    text = "Norway asked Sweden to withdraw its troops. Sweden refused."
    answer = event(reader, text, "refused")
    assert countries(answer) == (["SWE"], ["NOR"])
    assert answer.recipients[0].span is None


def test_the_same_act_told_twice_is_two_mentions_of_one(reader: Reader) -> None:
    text = "Norway attacked Sweden on Monday. The attack killed three people."
    first, second = event(reader, text, "attacked"), event(reader, text, "attack killed")
    assert second.same_as == first.id
    assert [a.country for a in second.actors] == ["NOR"]


def test_a_noun_that_a_verb_of_its_kind_carries_is_no_second_event(reader: Reader) -> None:
    text = "Norway imposed sanctions on Sweden."
    assert [e.span.of(text).split()[0] for e in read(reader, text).events] == ["imposed"]


def test_a_speaker_is_the_doer_of_what_he_promises_in_the_first_person(reader: Reader) -> None:
    text = "“We will attack Sweden,” Norway said."
    assert countries(event(reader, text, "attack"))[0] == ["NOR"]


@pytest.mark.parametrize(
    "text",
    [
        "The weather in Oslo improved.",
        "She met the target for sales.",
        "The film won a prize.",
        "March was cold in Norway.",
    ],
)
def test_what_is_no_act_gives_no_event(reader: Reader, text: str) -> None:
    assert not read(reader, text).events


def test_every_event_names_the_rule_and_the_model_that_made_it(reader: Reader) -> None:
    found = event(reader, "Norway attacked Sweden.", "attacked")
    assert found.rule.startswith("frames:")
    assert found.model.startswith("en_dragoman")
    assert 0 < found.confidence <= 1


def test_the_same_article_reads_the_same_twice(reader: Reader) -> None:
    text = "Norway attacked Sweden. Sweden denied that it had shelled Oslo, and asked for talks."
    assert read(reader, text) == read(reader, text)
