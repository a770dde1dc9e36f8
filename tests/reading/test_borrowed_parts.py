"""Actors that a clause lends: to nouns from what carries them, to verbs whose parse slipped, from what was told before."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model.document import Document
from dragoman.model.mention import EventMention, Status
from dragoman.reading.reader import Reader


def events(reader: Reader, text: str) -> dict[str, EventMention]:
    """Events by trigger, the last of a word."""
    reading = reader.read(Document("test", text, date(2024, 5, 15), language="en"))
    return {e.span.of(text): e for e in reading.events}


def lands(event: EventMention) -> tuple[list[str | None], list[str | None]]:
    return [a.country for a in event.actors], [r.country for r in event.recipients]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("The attack launched by Sudan on Chad failed.", "attack", ["SDN"], ["TCD"]),
        ("Sanctions imposed by Canada on Belarus took effect.", "Sanctions", ["CAN"], ["BLR"]),
        ("The truce that Ethiopia and Eritrea reached in Djibouti held.", "truce", ["ETH", "ERI"], ["ETH", "ERI"]),
        ("Chadian troops left at the request of Norway.", "request", ["NOR"], ["TCD"]),
        ("Denmark doubled its team in Iraq at Baghdad's request.", "request", ["IRQ"], ["DNK"]),
        ("Chad rejected the accusation that it had armed rebels.", "accusation", [], ["TCD"]),
        ("Norway put a battalion at Kyiv's disposal.", "put", ["NOR"], ["UKR"]),
    ],
)  # fmt: skip
def test_what_stands_around_a_noun_lends_it_actors(
    reader: Reader, text: str, trigger: str, actors: list[str], recipients: list[str]
) -> None:
    assert lands(events(reader, text)[trigger]) == (actors, recipients)


def test_the_accused_does_the_deed_also_in_a_participial_clause(reader: Reader) -> None:
    found = events(reader, "Egypt left the pact, accusing Turkey of bombing a lighthouse.")
    assert lands(found["bombing"])[0] == ["TUR"]


def test_a_new_clause_after_a_semicolon_has_its_own_subject(reader: Reader) -> None:
    text = "Peru wrote to the bank in Lima; Chile, which owns no share, protested and recalled its envoy."
    found = events(reader, text)
    assert [lands(found[w])[0] for w in ("protested", "recalled")] == [["CHL"], ["CHL"]]


def test_whose_loss_is_mourned_is_not_the_mourner(reader: Reader) -> None:
    found = events(reader, "The pilot, whose arrest Norway has condemned, fell ill.")
    assert lands(found["condemned"])[0] == ["NOR"]


def test_those_who_agree_do_so_with_each_other(reader: Reader) -> None:
    found = events(reader, "Norway and Sweden agreed to open a port.")
    assert lands(found["agreed"]) == (["NOR", "SWE"], ["NOR", "SWE"])


def test_all_who_were_asked_answer_together(reader: Reader) -> None:
    found = events(reader, "The African Union invited Chad and Sudan to a parley. Both declined.")
    assert lands(found["declined"]) == (["TCD", "SDN"], ["IGO"])


def test_a_word_for_what_was_told_means_those_who_did_it(reader: Reader) -> None:
    found = events(reader, "On Monday Norway closed its border to Sweden. Finland condemned the move.")
    assert lands(found["condemned"]) == (["FIN"], ["NOR"])


def test_who_was_killed_in_a_strike_was_killed_by_those_who_struck(reader: Reader) -> None:
    found = events(reader, "Sudan shelled a market in Chad on Monday, and twelve people were killed.")
    assert lands(found["killed"])[0] == ["SDN"]


def test_a_known_act_keeps_its_day_when_it_is_told_again(reader: Reader) -> None:
    text = "Sudan attacked Chad on May 2. On May 10 Norway condemned the attack."
    attack = events(reader, text)["attack"]
    assert (attack.interval.earliest, attack.same_as is not None) == (date(2024, 5, 2), True)


def test_a_new_act_is_not_one_told_before(reader: Reader) -> None:
    text = "Sudan attacked Chad on May 2. On May 2 Norway feared another attack."
    assert events(reader, text)["attack"].same_as is None


def test_a_harm_denied_by_ones_own_side_is_denied(reader: Reader) -> None:
    found = events(reader, "Chadian jets had not bombed the port, Chad's army said.")
    assert found["bombed"].status is Status.DENIED


@pytest.mark.parametrize(
    ("text", "effect", "cause"),
    [
        ("Norway closed the border after Sweden shelled Bergen.", "closed", "shelled"),
        ("Norway imposed sanctions on Sweden because Sweden attacked Denmark.", "imposed", "attacked"),
        ("Sweden bombed Oslo in retaliation for a Norwegian attack on Malmo.", "bombed", "attack"),
        ("The raid on Bergen prompted Norway to impose sanctions on Sweden.", "impose", "raid"),
        ("Sweden attacked Norway. In response, Norway bombed Malmo.", "bombed", "attacked"),
        ("The attack on Bergen led to talks between Norway and Sweden.", "talks", "attack"),
    ],
)  # fmt: skip
def test_words_of_cause_join_two_acts(reader: Reader, text: str, effect: str, cause: str) -> None:
    found = events(reader, text)
    assert found[effect].caused_by == found[cause].id


def test_order_alone_is_no_cause(reader: Reader) -> None:
    found = events(reader, "Norway met Sweden before it attacked Denmark.")
    assert all(e.caused_by is None for e in found.values())


def test_who_accuse_each_other_are_both_accused(reader: Reader) -> None:
    found = events(reader, "Norway and Sweden accused each other of lying.")
    assert lands(found["accused"]) == (["NOR", "SWE"], ["NOR", "SWE"])


def test_who_brokers_a_truce_is_no_side_of_it(reader: Reader) -> None:
    assert lands(events(reader, "Norway and Chile brokered the truce.")["truce"])[0] == []


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Sudanese jets killed nine Chadian herders in raids near Tina.", "raids", ["SDN"], ["TCD"]),
        ("Chad answered with air strikes on Sudan.", "air strikes", ["TCD"], ["SDN"]),
        ("Norway noted the offer of Kenya to host a meeting.", "host", ["KEN"], []),
        ("Norway imposed sanctions on two Chadian traders for financing rebels.", "financing", ["TCD"], ["TCD"]),
        ("Chad, Niger and Burkina Faso have condemned Norway.", "condemned", ["TCD", "NER", "BFA"], ["NOR"]),
        ("Kenyan and Norwegian troops held joint exercises off Lamu.", "held", ["KEN", "NOR"], ["KEN", "NOR"]),
    ],
)  # fmt: skip
def test_parts_are_found_beyond_the_clause(
    reader: Reader, text: str, trigger: str, actors: list[str], recipients: list[str]
) -> None:
    assert lands(events(reader, text)[trigger]) == (actors, recipients)


def test_a_past_form_in_a_headline_is_passive(reader: Reader) -> None:
    found = events(reader, "Norwegian nurse arrested as strike goes on in Chad")
    assert lands(found["arrested"]) == ([], ["NOR"])


def test_a_verb_goes_on_from_the_clause_with_which_it_agrees(reader: Reader) -> None:
    found = events(reader, "Norwegian groups say a Chadian drone hit a barn, and have called for an inquiry.")
    assert lands(found["called for"])[0] == ["NOR"]


def test_a_thing_is_of_the_service_named_before_it(reader: Reader) -> None:
    found = events(reader, "Mali's government is at war with rebels in Gao. An army drone bombed a market in Gao.")
    assert lands(found["bombed"])[0] == ["MLI"]


def test_who_is_under_house_arrest_is_held(reader: Reader) -> None:
    found = events(reader, "Ahmed Tinubari, a Chadian general, has been under house arrest since March.")
    assert lands(found["house arrest"]) == ([], ["TCD"])
