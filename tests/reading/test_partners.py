"""The usual partner of a side: named throughout, by the words themselves, or none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.rules import EventRules, Frame
from dragoman.model.actor import ResolvedActor
from dragoman.model.document import Span
from dragoman.model.interval import UNKNOWN
from dragoman.model.mention import EventType, Status
from dragoman.reading.clauses import Clause
from dragoman.reading.decision import Decision
from dragoman.reading.draft import Draft
from dragoman.reading.partners import Partners, facing
from dragoman.reading.triggers import Trigger, TriggerKind
from tests.reading.drawn import drawn

NORWAY = ResolvedActor("state:NOR", "Norway", "NOR", None, Span(0, 6))
SWEDEN = ResolvedActor("state:SWE", "Sweden", "SWE", None, Span(10, 16))
DENMARK = ResolvedActor("state:DNK", "Denmark", "DNK", None, Span(20, 27))


@pytest.fixture(scope="module")
def frame() -> Frame:
    return next(f for f in EventRules.load(KnowledgeFiles(None)).frames if f.type is EventType.ACCUSE)


def accused(
    frame: Frame, actor: ResolvedActor, *recipients: ResolvedActor, kind: TriggerKind = TriggerKind.VERB
) -> Draft:
    trigger = Trigger(drawn("blamed blame VERB VBD 0 root"), 0, (0,), frame, kind, Clause())
    return Draft(0, trigger, Decision(Status.HAPPENED), (actor,), recipients, UNKNOWN, None, None, None)


def faced(frame: Frame, told: list[Draft], actor: ResolvedActor, kind: TriggerKind = TriggerKind.VERB) -> list[str]:
    return [r.id for r in facing(accused(frame, actor, kind=kind), Partners.of(told)).recipients]


def test_an_act_without_addressee_is_aimed_at_the_one_side_dealt_with_throughout(frame: Frame) -> None:
    """In either direction."""
    told = [accused(frame, NORWAY, SWEDEN)] * 2 + [accused(frame, SWEDEN, NORWAY)]
    assert faced(frame, told, NORWAY) == ["state:SWE"]
    assert faced(frame, told, SWEDEN) == ["state:NOR"]


def test_two_acts_make_no_usual_partner(frame: Frame) -> None:
    """A guess from so little would be wrong more often than right."""
    assert faced(frame, [accused(frame, NORWAY, SWEDEN)] * 2, NORWAY) == []


def test_who_deals_with_several_has_no_usual_partner(frame: Frame) -> None:
    """Three with one side and two with another."""
    told = [accused(frame, NORWAY, SWEDEN)] * 3 + [accused(frame, NORWAY, DENMARK)] * 2
    assert faced(frame, told, NORWAY) == []


def test_what_was_only_understood_does_not_count(frame: Frame) -> None:
    """Guesses prove no guess."""
    told = [accused(frame, NORWAY, replace(SWEDEN, span=None))] * 4
    assert faced(frame, told, NORWAY) == []


def test_a_noun_is_aimed_at_nobody(frame: Frame) -> None:
    """ "A recommendation" need not be to the other side."""
    assert faced(frame, [accused(frame, NORWAY, SWEDEN)] * 3, NORWAY, TriggerKind.NOUN) == []


def test_a_journalist_does_not_face_the_other_side(frame: Frame) -> None:
    """What a private person does is no act of the state."""
    told = [accused(frame, NORWAY, SWEDEN)] * 3
    assert faced(frame, told, replace(NORWAY, id="person:x", sector="JRN")) == []
