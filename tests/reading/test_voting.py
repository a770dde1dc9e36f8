"""Frames and the trained head vote; opinions are made by hand, so that a rule is tested and not a model."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dragoman.model.document import Document
from dragoman.model.mention import EventType
from dragoman.reading.cast import Cast
from dragoman.reading.opinion import TYPES, Opinion
from dragoman.reading.reader import Reader
from dragoman.reading.sentence import Sentence
from dragoman.reading.triggers import Trigger, find_triggers
from dragoman.reading.voting import Ballot, verdict_of, vote


def found(reader: Reader, text: str) -> tuple[list[Trigger], Ballot]:
    """What the frames find in a sentence, and the ballot without a head."""
    parse = reader.parser.parse(Document("test", text, language="en"))
    scene = reader.scene(parse)[1]
    cast = Cast.of(scene.actors, scene.places, scene.registry)
    rules, sentence = reader.knowledge.events, parse.sentences[0]
    return find_triggers(sentence, rules, cast.classes), Ballot(sentence, None, rules, cast.classes)


def voted(triggers: list[Trigger], ballot: Ballot, **shares: tuple[EventType | None, float]) -> list[Trigger]:
    """The triggers after the vote of a head that is sure of "no event" but for the words named."""
    return vote(triggers, replace(ballot, opinion=opinion_on(ballot.sentence, **shares)))


def opinion_on(sentence: Sentence, **shares: tuple[EventType | None, float]) -> Opinion:
    """ "No event" but for the words named."""
    rows = np.zeros((len(sentence), 1 + len(TYPES)), dtype=np.float32)
    rows[:, 0] = 1
    for word, (kind, share) in shares.items():
        at = sentence.words.index(word)
        rows[at] = 0
        rows[at, 0 if kind is None else 1 + TYPES.index(kind)] = share
        rows[at, 0] = share if kind is None else 1 - share
    return Opinion(rows)


def test_without_a_head_the_frames_decide(reader: Reader) -> None:
    """Another language model may have none."""
    triggers, ballot = found(reader, "Peru condemned the raid.")
    assert vote(triggers, ballot) == triggers


def test_a_find_of_the_frames_is_never_given_up(reader: Reader) -> None:
    """Where they differ the frames are right more often; the confidence falls, no more."""
    triggers, ballot = found(reader, "Peru praised the Bolivian government.")
    assert triggers
    assert voted(triggers, ballot) == triggers


def test_the_head_adds_what_no_frame_knows(reader: Reader) -> None:
    """Its rule says that it was the head."""
    triggers, ballot = found(reader, "Gunmen zapped the village.")
    (added,) = voted(triggers, ballot, zapped=(EventType.ASSAULT, 0.97))
    assert (added.frame.id, added.frame.type) == ("head:ASSAULT", EventType.ASSAULT)
    assert [ballot.sentence.words[w] for w in (added.word, *added.clause.subject)] == ["zapped", "Gunmen"]


@pytest.mark.parametrize(
    ("text", "word", "kind", "share"),
    [
        ("Gunmen zapped the village.", "zapped", EventType.ASSAULT, 0.8),  # not sure enough
        ("Heavy rain zapped the village.", "zapped", EventType.ASSAULT, 0.97),  # a deed needs a doer
        ("Oman condemned the letter.", "letter", EventType.ACCUSE, 0.97),  # the verb has the act already
        ("Mali is stable.", "stable", EventType.SUPPORT, 0.97),  # neither verb nor noun
    ],
)
def test_the_head_adds_nothing_where_it_must_not(
    reader: Reader, text: str, word: str, kind: EventType, share: float
) -> None:
    """Doubt, weather, an act that the frames have, a word that tells none."""
    triggers, ballot = found(reader, text)
    assert voted(triggers, ballot, **{word: (kind, share)}) == triggers


@pytest.mark.parametrize(
    ("share", "said"),
    [
        ((EventType.SUPPORT, 0.9), "agrees"),
        ((EventType.AID, 0.9), "head:AID"),
        ((None, 0.6), "head:none"),
    ],
)
def test_the_verdict_names_what_the_head_takes_it_for(
    reader: Reader, share: tuple[EventType | None, float], said: str
) -> None:
    """Agreement, another type, or no event."""
    triggers, ballot = found(reader, "Peru praised the Bolivian government.")
    verdict = verdict_of(triggers[0], opinion_on(ballot.sentence, praised=share))
    assert ("agrees" if verdict.agrees else str(verdict)) == said
