"""Every example and near miss of every frame, read by the whole reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.rules import EventRules, Example, Frame
from dragoman.model.actor import ResolvedActor
from dragoman.model.document import Document
from dragoman.model.mention import EventMention, Reading
from dragoman.reading.reader import Reader

PUBLISHED = date(2024, 5, 15)
FRAMES = EventRules.load(KnowledgeFiles()).frames


@dataclass(frozen=True, slots=True)
class Read:
    """The readings of one frame's sentences, in the order of its file."""

    examples: tuple[Reading, ...]
    near_misses: tuple[Reading, ...]


@pytest.fixture(scope="session")
def read() -> dict[str, Read]:
    """All sentences read in one batch, by frame: alone each would cost the parser a batch of its own."""
    texts = [text for frame in FRAMES for text in (*(e.text for e in frame.examples), *frame.near_misses)]
    documents = [Document(f"frame-{n}", text, PUBLISHED, language="en") for n, text in enumerate(texts)]
    readings = iter(Reader.load().read_many(documents))
    return {
        frame.id: Read(
            tuple(next(readings) for _ in frame.examples),
            tuple(next(readings) for _ in frame.near_misses),
        )
        for frame in FRAMES
    }


every_frame = pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)


@every_frame
def test_examples_are_read_as_they_say(frame: Frame, read: dict[str, Read]) -> None:
    """The trigger gives an event of the frame's type with the status, actor and recipient that the example names."""
    wrong = [
        line
        for example, reading in zip(frame.examples, read[frame.id].examples, strict=True)
        for line in _differences(frame, example, reading)
    ]
    assert wrong == []


@every_frame
def test_the_frame_itself_finds_an_example(frame: Frame, read: dict[str, Read]) -> None:
    """A frame whose every example another frame finds first could be dropped without a test noticing."""
    assert any(_is_of(event, frame) for reading in read[frame.id].examples for event in reading.events)


@every_frame
def test_near_misses_are_passed_over(frame: Frame, read: dict[str, Read]) -> None:
    """Where the same words mean another thing the frame is silent."""
    fired = [
        f"{event.span.of(reading.document.text)} in: {reading.document.text}"
        for reading in read[frame.id].near_misses
        for event in reading.events
        if _is_of(event, frame)
    ]
    assert fired == []


def _is_of(event: EventMention, frame: Frame) -> bool:
    return event.rule.split(" ", 1)[0] == f"frames:{frame.id}"


def _differences(frame: Frame, example: Example, reading: Reading) -> list[str]:
    """What a reading of an example has otherwise than the example says; its own frame's event is taken first."""
    first = example.text.find(example.trigger)
    last = first + len(example.trigger)
    here = [e for e in reading.events if e.type is frame.type and e.span.start < last and first < e.span.end]
    here.sort(key=lambda event: not _is_of(event, frame))
    if not here:
        return [f"no {frame.type} at {example.trigger}: {example.text}"]
    event = here[0]
    found = []
    if example.status and event.status.value != example.status:
        found.append(f"status {event.status.value}, not {example.status}: {example.text}")
    roles = (("actor", example.actor, event.actors), ("recipient", example.recipient, event.recipients))
    for role, wanted, actors in roles:
        if wanted and wanted not in _countries(actors):
            found.append(f"{role} {_countries(actors)}, not {wanted}: {example.text}")
    return found


def _countries(actors: tuple[ResolvedActor, ...]) -> list[str | None]:
    return [actor.country for actor in actors]
