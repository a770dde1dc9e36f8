"""What a clause leaves unsaid and the article has said before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.rules import EventRules, Frame
from dragoman.model.actor import ResolvedActor
from dragoman.model.document import Span
from dragoman.model.interval import Interval
from dragoman.model.mention import EventType, Status
from dragoman.reading.clauses import Clause
from dragoman.reading.decision import Decision
from dragoman.reading.discourse import complete
from dragoman.reading.draft import Draft
from dragoman.reading.triggers import Trigger, TriggerKind
from tests.reading.drawn import drawn

NORWAY = ResolvedActor("state:NOR", "Norway", "NOR", None, Span(0, 6))
SWEDEN = ResolvedActor("state:SWE", "Sweden", "SWE", None, Span(10, 16))
DENMARK = ResolvedActor("state:DNK", "Denmark", "DNK", None, Span(20, 27))
DAY = Interval(date(2024, 5, 14), date(2024, 5, 14))
LATER = Interval(date(2024, 5, 20), date(2024, 5, 20))
_WORD = "acted act VERB VBD 0 root"
_NOUN = "act act NOUN NN 0 root\nthe the DET DT 1 det"

MakeDraft = Callable[..., Draft]


@pytest.fixture(scope="module")
def frames() -> dict[EventType, Frame]:
    """A plain frame of each type, without content of its own."""
    found: dict[EventType, Frame] = {}
    for frame in EventRules.load(KnowledgeFiles(None)).frames:
        found.setdefault(frame.type, replace(frame, content=None, content_actor="subject"))
    return found


@pytest.fixture
def draft(frames: dict[EventType, Frame]) -> MakeDraft:
    """Makes a draft; each in a sentence of its own."""

    def make(
        order: int,
        type: EventType,  # noqa: A002
        actors: tuple[ResolvedActor, ...] = (),
        recipients: tuple[ResolvedActor, ...] = (),
        kind: TriggerKind = TriggerKind.VERB,
        status: Status = Status.HAPPENED,
        days: Interval = DAY,
        speech: int | None = None,
        subject_event: int | None = None,
        object_event: int | None = None,
    ) -> Draft:
        trigger = Trigger(
            drawn(_NOUN if kind is TriggerKind.NOUN else _WORD, order), 0, (0,), frames[type], kind, Clause()
        )
        decision = Decision(status, speech=speech)
        return Draft(
            order, trigger, decision, actors, recipients, days, None, None, speech, subject_event, object_event
        )  # fmt: skip

    return make


def ids(actors: tuple[ResolvedActor, ...]) -> list[str]:
    return [actor.id for actor in actors]


def test_the_same_act_told_again_points_to_the_first_telling(draft: MakeDraft) -> None:
    """And takes from it who did it; no word there names them, so that they have no span."""
    first = draft(0, EventType.ASSAULT, (NORWAY,), (SWEDEN,))
    again = complete([first, draft(1, EventType.ASSAULT, kind=TriggerKind.NOUN)])[1]
    assert again.same_as == 0
    assert (ids(again.actors), ids(again.recipients)) == (["state:NOR"], ["state:SWE"])
    assert again.actors[0].span is None
    assert "told-again" in again.inferred


def test_a_third_telling_points_to_the_first(draft: MakeDraft) -> None:
    """Not to the second."""
    noun = TriggerKind.NOUN
    told = [draft(0, EventType.ASSAULT, (NORWAY,), (SWEDEN,))] + [
        draft(n, EventType.ASSAULT, kind=noun) for n in (1, 2)
    ]
    assert [each.same_as for each in complete(told)] == [None, 0, 0]


@pytest.mark.parametrize(
    "other",
    [{"days": LATER}, {"status": Status.PLANNED}, {"actors": (DENMARK,)}],
    ids=["on another day", "only planned", "by another"],
)
def test_another_act_is_not_the_same(draft: MakeDraft, other: dict[str, Any]) -> None:
    """Though of one type."""
    first = draft(0, EventType.ASSAULT, (NORWAY,), (SWEDEN,))
    second = draft(1, EventType.ASSAULT, kind=TriggerKind.NOUN, **other)
    assert complete([first, second])[1].same_as is None


def test_a_refusal_is_aimed_at_whoever_asked(draft: MakeDraft) -> None:
    """Where it names nobody."""
    asked = draft(0, EventType.REQUEST, (NORWAY,), (SWEDEN,))
    refused = complete([asked, draft(1, EventType.REJECT, (SWEDEN,))])[1]
    assert ids(refused.recipients) == ["state:NOR"]
    assert refused.inferred == ("answered-offer",)


def test_a_refusal_is_aimed_at_whom_its_content_is(draft: MakeDraft) -> None:
    """ "Refused to meet him"."""
    act = draft(0, EventType.REJECT, (NORWAY,))
    content = draft(1, EventType.CONSULT, (NORWAY,), (DENMARK,), status=Status.DID_NOT_HAPPEN, speech=0)
    assert ids(complete([act, content])[0].recipients) == ["state:DNK"]


def test_who_condemns_an_attack_condemns_the_attacker(draft: MakeDraft) -> None:
    """Not the one attacked."""
    attack = draft(0, EventType.ASSAULT, (NORWAY,), (SWEDEN,), kind=TriggerKind.NOUN)
    condemned = complete([attack, draft(1, EventType.ACCUSE, (DENMARK,), object_event=0)])[1]
    assert ids(condemned.recipients) == ["state:NOR"]


def test_what_a_raid_did_the_raiders_did(draft: MakeDraft) -> None:
    """ "The raid wounded three"."""
    raid = draft(0, EventType.COERCE, (NORWAY,), (SWEDEN,), kind=TriggerKind.NOUN)
    assert ids(complete([raid, draft(1, EventType.ASSAULT, subject_event=0)])[1].actors) == ["state:NOR"]


def test_what_is_named_is_never_replaced(draft: MakeDraft) -> None:
    """A clause that says both is left as it is."""
    drafts = [draft(0, EventType.REQUEST, (NORWAY,), (SWEDEN,)), draft(1, EventType.REJECT, (SWEDEN,), (DENMARK,))]
    assert complete(drafts) == drafts


def test_who_speaks_of_himself_is_not_his_own_addressee(draft: MakeDraft) -> None:
    """An act upon oneself has no recipient."""
    assert complete([draft(0, EventType.ACCUSE, (NORWAY,), (NORWAY, SWEDEN))])[0].recipients == (SWEDEN,)


def test_talks_that_end_are_between_those_who_talked(draft: MakeDraft) -> None:
    """ "The talks between Oslo and Stockholm ended", where the parse gives the verb but one of them."""
    talks = draft(0, EventType.CONSULT, (NORWAY, SWEDEN), (NORWAY, SWEDEN), kind=TriggerKind.NOUN)
    ended = complete([talks, draft(1, EventType.REJECT, (NORWAY,), subject_event=0)])[1]
    assert ids(ended.recipients) == ["state:SWE"]


def test_an_answer_to_what_was_put_to_others_has_no_addressee(draft: MakeDraft) -> None:
    """Denmark does not refuse what Sweden was asked."""
    asked = draft(0, EventType.REQUEST, (NORWAY,), (SWEDEN,))
    assert complete([asked, draft(1, EventType.REJECT, (DENMARK,))])[1].recipients == ()


def test_a_vow_answers_nobody(draft: MakeDraft) -> None:
    """Only a word of assent takes up what was asked."""
    asked = draft(0, EventType.REQUEST, (NORWAY,), (SWEDEN,))
    assert complete([asked, draft(1, EventType.AGREE, (SWEDEN,))])[1].recipients == ()
