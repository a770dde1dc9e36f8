"""Offers over many articles, and what was foretold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dragoman.model.actor import ResolvedActor
from dragoman.model.event import Offer
from dragoman.model.interval import UNKNOWN, Interval
from dragoman.model.mention import OfferForm, Outcome
from dragoman.storyline.deeds import Deed
from dragoman.storyline.ledger import ledger
from dragoman.storyline.predictions import predictions

DAY = date(2031, 3, 3)
NORWAY = ResolvedActor("state:NOR", "Norway", "NOR", None, None)
SWEDEN = ResolvedActor("state:SWE", "Sweden", "SWE", None, None)
WORDS = frozenset({"=truce", "fjord", "ferri"})


def on(days: int) -> Interval:
    return Interval(DAY + timedelta(days=days), DAY + timedelta(days=days))


def offer(**told: object) -> Offer:
    made = Offer(
        "o", "o", OfferForm.PROPOSAL, (NORWAY,), (SWEDEN,), on(0), None, Outcome.OPEN, None, UNKNOWN, None, ("a1",)
    )
    return replace(made, **told)  # type: ignore[arg-type]


def deed(name: str, kind: str, days: int, who: str = "SWE", whom: str = "NOR", **told: object) -> Deed:
    made = Deed(name, kind, None, "happened", on(days), frozenset({who}), frozenset({whom}), WORDS, DAY)
    return replace(made, **told)  # type: ignore[arg-type]


MADE = deed("o", "REQUEST", 0, "NOR", "SWE")


@pytest.mark.parametrize(("kind", "outcome"), [("REJECT", "refused"), ("AGREE", "accepted"), ("CONCEDE", "accepted")])
def test_a_later_article_answers_an_open_offer(kind: str, outcome: str) -> None:
    """With the answer, its days and how long it took."""
    (line,) = ledger([(offer(), DAY)], [MADE, deed("x", kind, 6)], None)
    assert (line.outcome, line.answer, line.days_to_answer) == (outcome, "x", 6)


@pytest.mark.parametrize(
    "other",
    [
        deed("x", "REJECT", -3),
        deed("x", "REJECT", 90),
        deed("x", "REJECT", 6, who="FIN"),
        deed("x", "REJECT", 6, words=frozenset({"wheat", "fjord"})),
        deed("x", "CONSULT", 6),
        deed("x", "AGREE", 6, status="planned"),
    ],
    ids=["before", "long after", "another side", "another matter", "another act", "not yet"],
)
def test_what_is_no_answer_leaves_an_offer_open(other: Deed) -> None:
    """Only the side that was asked, soon, about the same matter."""
    (line,) = ledger([(offer(), DAY)], [MADE, other], None)
    assert line.outcome == "open"


def test_the_latest_article_that_knows_an_end_tells_it() -> None:
    """One that leaves it open afterwards does not open it again."""
    told = [
        (offer(outcome=Outcome.PARTLY), DAY),
        (offer(outcome=Outcome.REFUSED, acts=("a2",)), DAY + timedelta(days=3)),
        (offer(acts=("a3",)), DAY + timedelta(days=5)),
    ]
    (line,) = ledger(told, [MADE], None)
    assert (line.outcome, line.acts) == ("refused", ("a1", "a2", "a3"))


def test_an_offer_told_again_on_another_day_is_one_line() -> None:
    """The same form, sides and matter; about another matter it is a second offer."""
    again = offer(id="p", event="p", made=on(4), acts=("a4",))
    other = offer(id="q", event="q", made=on(4), acts=("a5",))
    deeds = [MADE, deed("p", "REQUEST", 4, "NOR", "SWE"), deed("q", "REQUEST", 4, "NOR", "SWE", words=frozenset("xy"))]
    lines = ledger([(offer(), DAY), (again, DAY), (other, DAY)], deeds, None)
    assert [line.acts for line in lines] == [("a1", "a4"), ("a5",)]


@pytest.mark.parametrize(("today", "outcome"), [(5, "open"), (11, "lapsed")])
def test_an_offer_lapses_when_its_deadline_passes_unanswered(today: int, outcome: str) -> None:
    """As of the last day of the record."""
    (line,) = ledger([(offer(deadline=DAY + timedelta(days=10)), DAY)], [MADE], DAY + timedelta(days=today))
    assert line.outcome == outcome


def test_a_second_demand_moves_the_goalposts() -> None:
    """The same side, the same side asked, soon after, about the same matter."""
    first = offer(form=OfferForm.DEMAND)
    second = offer(id="p", event="p", form=OfferForm.ULTIMATUM, made=on(4), acts=("a4",))
    harder = deed("p", "REQUEST", 4, "NOR", "SWE", words=frozenset({"fjord", "fee"}))
    lines = ledger([(first, DAY), (second, DAY)], [MADE, harder], None)
    assert [line.moved for line in lines] == [("p",), ()]


def test_a_demand_after_the_first_was_granted_moves_them_too() -> None:
    """Whatever it is about."""
    first = offer(form=OfferForm.DEMAND, outcome=Outcome.ACCEPTED, answer="x", answered=on(2))
    second = offer(id="p", event="p", form=OfferForm.DEMAND, made=on(4), acts=("a4",))
    other = deed("p", "REQUEST", 4, "NOR", "SWE", words=frozenset({"herring", "quota"}))
    lines = ledger([(first, DAY), (second, DAY)], [MADE, other], None)
    assert [line.moved for line in lines] == [("p",), ()]


def test_an_offer_of_which_nobody_says_whose_it_is_joins_the_one_that_is_known() -> None:
    """By words about its matter alone."""
    bare = offer(id="p", event="p", by=(), to=(), made=on(30), acts=("a2",))
    lines = ledger([(bare, DAY), (offer(), DAY)], [MADE, deed("p", "REQUEST", 30, "", "")], None)
    assert [(line.id, line.acts) for line in lines] == [("o", ("a1", "a2"))]


def test_one_act_that_offers_and_asks_is_two_lines() -> None:
    """Under ids of their own."""
    asked = offer(form=OfferForm.REQUEST, acts=("a2",))
    lines = ledger([(offer(), DAY), (asked, DAY)], [MADE], None)
    assert sorted(line.form for line in lines) == ["proposal", "request"]
    assert len({line.id for line in lines}) == 2


TRUCE = replace(MADE, wants=frozenset({("RETREAT", "ceasefire")}))


@pytest.mark.parametrize(("days", "outcome"), [(5, "ignored"), (40, "open")])
def test_who_was_called_on_to_cease_fire_and_goes_on_has_ignored_it(days: int, outcome: str) -> None:
    """Within two weeks."""
    raid = deed("raid", "ASSAULT", days, words=frozenset({"harbour"}))
    (line,) = ledger([(offer(form=OfferForm.CALL), DAY)], [TRUCE, raid], None)
    assert line.outcome == outcome


@pytest.mark.parametrize(("status", "outcome"), [("happened", "accepted"), ("did_not_happen", "refused")])
def test_the_act_that_was_asked_for_answers(status: str, outcome: str) -> None:
    """Done, or told as not done."""
    asked = replace(MADE, wants=frozenset({("CONSULT", "visit")}), place="Bergen")
    visit = deed("visit", "CONSULT", 3, mode="visit", status=status, place="Bergen")
    (line,) = ledger([(offer(form=OfferForm.INVITATION), DAY)], [asked, visit], None)
    assert (line.outcome, line.answer) == (outcome, "visit")


def test_who_turns_the_asker_down_within_days_turns_down_what_was_asked() -> None:
    """Though no word of the refusal names it; two demands that it answers are one line."""
    rebuff = deed("no", "REJECT", 2, words=frozenset())
    again = offer(id="p", event="p", form=OfferForm.REQUEST, made=on(1), acts=("a2",))
    deeds = [MADE, deed("p", "REQUEST", 1, "NOR", "SWE", words=frozenset({"herring"})), rebuff]
    (line,) = ledger([(offer(form=OfferForm.CALL), DAY), (again, DAY)], deeds, None)
    assert (line.outcome, line.answer, line.acts) == ("refused", "no", ("a1", "a2"))


def test_what_its_maker_takes_back_was_not_answered() -> None:
    """So that no days to the answer are counted."""
    (line,) = ledger([(offer(outcome=Outcome.WITHDRAWN, answer="x", answered=on(9)), DAY)], [MADE], None)
    assert (line.outcome, line.days_to_answer) == ("withdrawn", None)


PLAN = deed("plan", "CONSULT", 5, status="planned", reported=DAY)


@pytest.mark.parametrize(
    ("later", "today", "verdict"),
    [
        ([deed("visit", "CONSULT", 5)], 9, "supported"),
        ([deed("visit", "CONSULT", 8)], 9, "contradicted"),
        ([deed("raid", "ASSAULT", 5)], 9, "contradicted"),
        ([], 4, "open"),
    ],
    ids=["it came", "too late", "something else came", "not due yet"],
)
def test_a_plan_is_scored_when_the_record_knows(later: list[Deed], today: int, verdict: str) -> None:
    """By the same act of the same sides within its days."""
    (found,) = predictions([PLAN, *later], DAY + timedelta(days=today))
    assert found.verdict == verdict
    assert found.came_of == ("visit" if verdict == "supported" else None)


def test_a_plan_without_a_day_stays_open() -> None:
    """Nothing says that its time has passed."""
    (found,) = predictions([replace(PLAN, interval=UNKNOWN)], DAY + timedelta(days=900))
    assert found.verdict == "open"


def test_what_is_told_as_called_off_is_contradicted_before_its_days_are_over() -> None:
    """By the event that tells it."""
    off = deed("off", "CONSULT", 3, status="did_not_happen")
    (found,) = predictions([PLAN, off], DAY)
    assert (found.verdict, found.came_of) == ("contradicted", "off")


def test_a_meeting_of_others_is_not_the_one_foretold() -> None:
    """Both who were to meet must."""
    plan = replace(PLAN, actors=frozenset({"NOR", "SWE"}), recipients=frozenset({"NOR", "SWE"}))
    other = deed("talks", "CONSULT", 5, who="NOR", whom="FIN")
    (found,) = predictions([plan, other], DAY)
    assert found.verdict == "open"
