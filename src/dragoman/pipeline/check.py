"""Runs the knowledge against itself: every row, every example, every near miss."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.knowledge.faults import KnowledgeFault, fault_of
from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.registry import Registry
from dragoman.knowledge.rules import EventRules, Example, Frame
from dragoman.model.document import Document
from dragoman.model.errors import KnowledgeError
from dragoman.pipeline.desk import LoadReader, reader_of

if TYPE_CHECKING:
    from dragoman.model.mention import EventMention, Reading


def check_knowledge(load: LoadReader, user: Path | None = None) -> tuple[int, list[KnowledgeFault]]:
    """How many examples were run, and what is wrong: faulty rows first, then frames whose examples do not come out.

    An example comes out when an event of the frame's type has its trigger and its status. A near miss comes out when
    the frame gives no event in it.
    """
    files = KnowledgeFiles(user)
    faults = list(Registry.load(files).faults)
    try:
        rules = EventRules.load(files)
    except KnowledgeError as error:
        return 0, [*faults, KnowledgeFault("en/frames", 0, "frames", error.problem, error.advice)]
    texts = [text for frame in rules.frames for text in _sentences(frame)]
    documents = [Document(str(number), text, language="en") for number, text in enumerate(texts)]
    readings = iter(reader_of(load).read_many(documents))
    for frame in rules.frames:
        faults.extend(_check_frame(frame, [next(readings) for _ in _sentences(frame)]))
    return len(texts), faults


def _sentences(frame: Frame) -> list[str]:
    return [*(example.text for example in frame.examples), *frame.near_misses]


def _check_frame(frame: Frame, readings: list[Reading]) -> Iterator[KnowledgeFault]:
    for example, reading in zip(frame.examples, readings, strict=False):
        problem = _example_problem(frame, example, reading)
        if problem:
            yield fault_of(frame.entry, frame.id, f"{problem} in: {example.text}")
    for text, reading in zip(frame.near_misses, readings[len(frame.examples) :], strict=True):
        if any(_made_by(frame, event) for event in reading.events):
            yield fault_of(frame.entry, frame.id, f"fires in its near miss: {text}")


def _example_problem(frame: Frame, example: Example, reading: Reading) -> str | None:
    text = reading.document.text
    at_trigger = [event for event in reading.events if _touches(event.span.of(text), example.trigger)]
    if not at_trigger:
        return f'no event at "{example.trigger}"'
    typed = [event for event in at_trigger if event.type == frame.type]
    if not typed:
        return f'"{example.trigger}" is {at_trigger[0].type}, not {frame.type}'
    if example.status and all(event.status != example.status for event in typed):
        return f'"{example.trigger}" is {typed[0].status}, not {example.status}'
    return None


def _touches(found: str, trigger: str) -> bool:
    return found in trigger or trigger in found


def _made_by(frame: Frame, event: EventMention) -> bool:
    return event.rule.split()[0] == f"frames:{frame.id}"
