"""Offers with their answers, and shifts of stance, as one article tells them."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.model.document import Document
from dragoman.model.mention import Direction, OfferForm, Outcome, Reading
from dragoman.reading.reader import Reader


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Document("test", text, date(2024, 5, 15), language="en"))


@pytest.mark.parametrize(
    ("text", "form", "outcome"),
    [
        ("Norway proposed a truce to Sweden. Sweden rejected the proposal.", OfferForm.PROPOSAL, Outcome.REFUSED),
        ("Norway invited Sweden to talks. Sweden accepted.", OfferForm.INVITATION, Outcome.ACCEPTED),
        ("Norway demanded that Sweden withdraw its troops.", OfferForm.DEMAND, Outcome.OPEN),
        ("Norway asked Sweden in vain for help.", OfferForm.REQUEST, Outcome.REFUSED),
        ("Sweden accepted Norway's proposals on the border.", OfferForm.PROPOSAL, Outcome.ACCEPTED),
        ("Norway proposed a truce to Sweden. Denmark welcomed the truce.", OfferForm.PROPOSAL, Outcome.OPEN),
        ("Norway demanded that Sweden withdraw its troops. Sweden denied the charge.", OfferForm.DEMAND, Outcome.OPEN),
        (
            "Norway was ready to invite Sweden to the talks. On Monday it took back the offer.",
            OfferForm.INVITATION,
            Outcome.WITHDRAWN,
        ),
        (
            "Norway demanded that Sweden free the sailors. Sweden has ignored the demand.",
            OfferForm.DEMAND,
            Outcome.IGNORED,
        ),
        ("Norway offered Sweden a truce. Sweden called the offer a ploy.", OfferForm.PROPOSAL, Outcome.REFUSED),
        (
            "Norway demanded that Sweden free the sailors. On Friday Sweden met the demand.",
            OfferForm.DEMAND,
            Outcome.ACCEPTED,
        ),
        ("Norway asked Sweden for help. It never got an answer.", OfferForm.REQUEST, Outcome.IGNORED),
        ("Norway asked Sweden for troops; Sweden urged it to send envoys instead.", OfferForm.REQUEST, Outcome.REFUSED),
        ("Norway asked the United Nations to decide; Sweden refused.", OfferForm.REQUEST, Outcome.REFUSED),
        (
            "Norway urged Sweden to withdraw its troops. On Friday Sweden withdrew its troops.",
            OfferForm.CALL,
            Outcome.ACCEPTED,
        ),
    ],
)
def test_an_offer_is_kept_with_what_became_of_it(reader: Reader, text: str, form: OfferForm, outcome: Outcome) -> None:
    offers = read(reader, text).offers
    assert (offers[0].form, offers[0].outcome) == (form, outcome)
    assert [a.country for a in offers[0].by] == ["NOR"]


def test_who_answers_is_to_whom_an_offer_was_put(reader: Reader) -> None:
    """Where its own clause does not say."""
    (offer,) = read(reader, "Norway proposed a truce. Sweden rejected the proposal.").offers
    assert [a.country for a in offer.to] == ["SWE"]


def test_who_asks_together_with_somebody_does_not_ask_them(reader: Reader) -> None:
    """Both make the demand."""
    text = "Together with Denmark, Norway demands that the guns fall silent. Sweden has ignored the demand."
    offer = read(reader, text).offers[0]
    assert {a.country for a in offer.by} == {"NOR", "DNK"}
    assert [a.country for a in offer.to] == ["SWE"]


def test_a_question_to_somebody_is_no_offer(reader: Reader) -> None:
    """Nothing is asked for."""
    assert not read(reader, "On Monday Norway's prime minister was asked again about the truce.").offers


def test_an_answer_is_named_by_its_event(reader: Reader) -> None:
    reading = read(reader, "Norway proposed a truce to Sweden. Sweden rejected the proposal.")
    answers = {e.id: e for e in reading.events}
    answer = reading.offers[0].answer
    assert answer is not None
    assert [a.country for a in answers[answer].actors] == ["SWE"]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Norway drew closer to Sweden.", Direction.BETTER),
        ("Norway turned against Sweden.", Direction.WORSE),
        ("Relations between Norway and Sweden soured.", Direction.WORSE),
        ("Norway's ties with Sweden improved.", Direction.BETTER),
    ],
)
def test_a_shift_has_two_sides_and_a_direction(reader: Reader, text: str, direction: Direction) -> None:
    (shift,) = read(reader, text).shifts
    assert (shift.from_actor.country, shift.to_actor.country, shift.direction) == ("NOR", "SWE", direction)


def test_a_shift_that_is_denied_is_none(reader: Reader) -> None:
    assert not read(reader, "Norway never turned against Sweden.").shifts


def test_an_offer_named_again_is_one_offer(reader: Reader) -> None:
    assert len(read(reader, "Norway proposed a truce to Sweden. Sweden rejected the proposal.").offers) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Norway demanded that Sweden withdraw its troops by Friday.", date(2024, 5, 17)),
        ("Norway demanded the release of the sailors within 48 hours.", date(2024, 5, 17)),
        ("Norway gave the garrison three days to leave.", date(2024, 5, 18)),
        ("Norway asked Sweden on Monday to withdraw its troops.", None),
    ],
)  # fmt: skip
def test_the_day_by_which_an_answer_is_due(reader: Reader, text: str, day: date | None) -> None:
    assert read(reader, text).offers[0].deadline == day


FATES = KnowledgeFiles(None).entries("en/offers.toml", "fate")


@pytest.mark.parametrize("name", [e.text("id") for e in FATES])
def test_examples_of_a_fate_are_read_and_its_near_misses_leave_the_offer_open(reader: Reader, name: str) -> None:
    (entry,) = [e for e in FATES if e.text("id") == name]
    outcome = name.partition("-")[0]
    for text in entry.texts("examples"):
        assert read(reader, _with_states(text)).offers[0].outcome == outcome
    for text in entry.texts("not"):
        assert read(reader, _with_states(text)).offers[0].outcome is Outcome.OPEN


def _with_states(text: str) -> str:
    """Two states in place of the two towns, so that the reader knows both."""
    return text.replace("Oslo", "Norway").replace("Bergen", "Sweden")


SHIFTS = KnowledgeFiles(None).entries("en/shifts.toml", "shift")


@pytest.mark.parametrize("name", [e.text("id") for e in SHIFTS])
def test_examples_of_a_shift_are_read_and_its_near_misses_are_not(reader: Reader, name: str) -> None:
    (entry,) = [e for e in SHIFTS if e.text("id") == name]
    assert all(read(reader, t).shifts for t in entry.texts("examples"))
    assert not any(read(reader, t).shifts for t in entry.texts("not"))
