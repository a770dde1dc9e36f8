"""Runs the knowledge against itself: every row, every example, every near miss."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.knowledge.checks import check_registry
from dragoman.knowledge.faults import KnowledgeFault, fault_of
from dragoman.knowledge.files import Entry, KnowledgeFiles
from dragoman.knowledge.placechecks import check_places
from dragoman.knowledge.rowchecks import broken_rows
from dragoman.knowledge.rules import EventRules, Example, Frame
from dragoman.model.document import Document
from dragoman.model.errors import KnowledgeError
from dragoman.model.mention import Quote, Status
from dragoman.pipeline.desk import LoadReader, reader_of

if TYPE_CHECKING:
    from dragoman.model.mention import EventMention, Predicate, Reading

PUBLISHED = date(2024, 5, 15)
"""The day on which an example counts as published that names none."""

Judge = Callable[["Reading"], str | None]
"""What is wrong with the reading of an example; None where it comes out."""


@dataclass(frozen=True, slots=True)
class _Case:
    """One sentence of an entry and what must come of it."""

    entry: Entry
    text: str
    judge: Judge
    published: date | None = None


def check_knowledge(load: LoadReader, user: Path | None = None) -> tuple[int, list[KnowledgeFault]]:
    """How many examples were run, and what is wrong: faulty rows first, then entries whose examples do not come out.

    Where rows cannot be read at all, these alone are told, all of them, and nothing is run.

    Run are the examples and near misses of frames, times, quotes, occasions and figures, and the examples of the status cues. An
    example of a frame comes out when an event of its type has its trigger and its status, one of the others when its
    words, days, speaker or number do. A near miss comes out when its entry gives nothing in it.
    """
    files = KnowledgeFiles(user)
    if broken := broken_rows(files):
        return 0, broken
    faults = [*check_registry(files), *check_places(files)]
    try:
        rules = EventRules.load(files)
        plain = [*_frames(rules.frames), *_times(files), *_quotes(files), *_occasions(files), *_figures(files)]
        acts = list(_statuses(files))
    except KnowledgeError as error:
        return 0, [*faults, KnowledgeFault("en", 0, "rules", error.problem, error.advice)]
    for cases, predicates in ((plain, False), (acts, True)):
        faults.extend(_run(load, cases, predicates))
    return len(plain) + len(acts), faults


def _run(load: LoadReader, cases: Sequence[_Case], predicates: bool) -> Iterator[KnowledgeFault]:
    documents = [Document(str(n), case.text, case.published, language="en") for n, case in enumerate(cases)]
    readings = reader_of(load).read_many(documents, predicates=predicates)
    for case, reading in zip(cases, readings, strict=True):
        if problem := case.judge(reading):
            yield fault_of(case.entry, case.entry.text("id"), f"{problem}: {case.text}")


def _frames(frames: Sequence[Frame]) -> Iterator[_Case]:
    for frame in frames:
        for example in frame.examples:
            yield _Case(frame.entry, example.text, _frame_judge(frame, example))
        for text in frame.near_misses:
            yield _Case(frame.entry, text, _quiet(_fires(frame)))


def _frame_judge(frame: Frame, example: Example) -> Judge:
    return lambda reading: _example_problem(frame, example, reading)


def _example_problem(frame: Frame, example: Example, reading: Reading) -> str | None:
    text = reading.document.text
    at_trigger = [event for event in reading.events if _touches(event.span.of(text), example.trigger)]
    if not at_trigger:
        return f'no event at "{example.trigger}" in'
    typed = [event for event in at_trigger if event.type == frame.type]
    if not typed:
        return f'"{example.trigger}" is {at_trigger[0].type}, not {frame.type} in'
    if example.status and all(event.status != example.status for event in typed):
        return f'"{example.trigger}" is {typed[0].status}, not {example.status} in'
    return None


def _fires(frame: Frame) -> Callable[[Reading], bool]:
    return lambda reading: any(_made_by(frame, event) for event in reading.events)


def _touches(found: str, trigger: str) -> bool:
    return found in trigger or trigger in found


def _made_by(frame: Frame, event: EventMention) -> bool:
    return event.rule.split()[0] == f"frames:{frame.id}"


def _quiet(fires: Callable[[Reading], bool]) -> Judge:
    return lambda reading: "fires in its near miss" if fires(reading) else None


def _examples(entry: Entry) -> list[Mapping[str, Any]]:
    return [example for example in entry.fields.get("examples", ()) if isinstance(example, Mapping)]


def _times(files: KnowledgeFiles) -> Iterator[_Case]:
    for entry in files.entries("en/times.toml", "rule"):
        for example in _examples(entry):
            day = date.fromisoformat(example["published"]) if "published" in example else PUBLISHED
            yield _Case(entry, example["text"], _time_judge(example), day)
        for text in entry.texts("not"):
            yield _Case(entry, text, _quiet(lambda reading: bool(reading.times)), PUBLISHED)


def _time_judge(example: Mapping[str, Any]) -> Judge:
    def judge(reading: Reading) -> str | None:
        found = [time for time in reading.times if time.span.of(reading.document.text) == example["found"]]
        if not found:
            return f'no time "{example["found"]}" in'
        days = {"first": found[0].interval.earliest, "last": found[0].interval.latest}
        wrong = [
            f"{days[end]}, not {example[end]}" for end in days if end in example and str(days[end]) != example[end]
        ]
        return f'"{example["found"]}" is {wrong[0]} in' if wrong else None

    return judge


def _quotes(files: KnowledgeFiles) -> Iterator[_Case]:
    for entry in files.entries("en/quotes.toml", "cue"):
        for example in _examples(entry):
            yield _Case(entry, example["text"], _quote_judge(example))
        for text in entry.texts("not"):
            yield _Case(entry, text, _quiet(lambda reading: bool(reading.quotes)))


def _quote_judge(example: Mapping[str, Any]) -> Judge:
    def judge(reading: Reading) -> str | None:
        told = [_content(quote, reading.document.text) for quote in reading.quotes]
        return None if example["content"] in told else f'"{example["content"]}" is no content in'

    return judge


def _content(quote: Quote, text: str) -> str:
    return " ".join(part.of(text) for part in quote.parts)


def _occasions(files: KnowledgeFiles) -> Iterator[_Case]:
    for entry in files.entries("en/occasions.toml", "occasion"):
        kind = entry.text("id")
        for example in _examples(entry):
            yield _Case(entry, example["text"], _occasion_judge(kind, example["words"]))
        for text in entry.texts("not"):
            yield _Case(entry, text, _quiet(_on_occasion(kind)))


def _on_occasion(kind: str) -> Callable[[Reading], bool]:
    return lambda reading: any(quote.occasion is not None and quote.occasion.value == kind for quote in reading.quotes)


def _occasion_judge(kind: str, words: str) -> Judge:
    def judge(reading: Reading) -> str | None:
        told = [(q.occasion.value, q.occasion_words) for q in reading.quotes if q.occasion is not None]
        text = reading.document.text
        right = any(name == kind and span is not None and span.of(text) == words for name, span in told)
        return None if right else f'"{words}" tells no {kind} in'

    return judge


def _figures(files: KnowledgeFiles) -> Iterator[_Case]:
    for table in ("hedge", "unit", "measure"):
        for entry in files.entries("en/figures.toml", table):
            for example in _examples(entry):
                yield _Case(entry, example["text"], _figure_judge(example))
            name = entry.text("measure") or entry.text("bound") or entry.text("id")
            for text in entry.texts("not"):
                yield _Case(entry, text, _quiet(_counts(name)))


def _counts(name: str) -> Callable[[Reading], bool]:
    return lambda reading: any(name in (figure.measure.value, figure.bound.value) for figure in reading.figures)


def _figure_judge(example: Mapping[str, Any]) -> Judge:
    wanted = (float(example["value"]), example["bound"], example["measure"])

    def judge(reading: Reading) -> str | None:
        found = [(figure.value, figure.bound.value, figure.measure.value) for figure in reading.figures]
        return None if wanted in found else f"no {wanted[2]} {wanted[0]:g} {wanted[1]} in"

    return judge


def _statuses(files: KnowledgeFiles) -> Iterator[_Case]:
    for entry in files.entries("en/status.toml", "cue"):
        for text in entry.texts("examples"):
            yield _Case(entry, text, _status_judge(entry.text("id")))


def _status_judge(group: str) -> Judge:
    """An act of the status that a group is called after; of others any act, of "reported" one with a claimant."""
    named = group.removesuffix("_adjective")
    wanted = Status(named) if named in set(Status) else None

    def judge(reading: Reading) -> str | None:
        acts: list[EventMention | Predicate] = [*reading.events, *reading.predicates]
        if group == "reported":
            return None if any(act.claimed_by is not None for act in acts) else "nobody claims anything in"
        comes_out = any(act.status is wanted for act in acts) if wanted is not None else bool(acts)
        return None if comes_out else f"nothing is {wanted or 'told'} in"

    return judge
