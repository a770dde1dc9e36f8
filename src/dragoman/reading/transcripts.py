"""Turns of a transcript: lines that begin with who speaks and a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model.document import Span

MOST_LABEL_WORDS = 7
MOST_GAP = 2
"""Paragraphs without a label that still belong to the turn before, where another turn follows."""
_LABELLED = re.compile(r"^[ \t]*(?:[\"“][ \t]*)?(?:([^\W\d_][^:\n]{0,58}):|([QA])\.)[ \t]+(?=\S)", re.MULTILINE)
_BREAK = re.compile(r"\n[ \t]*\n\s*")
_NOBODY = frozenset({"q", "a", "question", "answer"})
_SMALL = frozenset("of the de del la van von der den bin ibn al el and for to in at".split())
_NO_LABELS = frozenset(
    "update breaking live video photo photos watch analysis opinion exclusive related read more report note editor source "
    "sources correction clarification place date price time location when where who what why how name address tel phone "
    "email subject from to cc re p.s. ps here example result conclusion summary background context topics tags".split()
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before another does.

    Attributes:
        label: The words that name the speaker; None for "Q" and "A".
        parts: What is said, paragraph by paragraph, quotation marks at the edges left out.
        start, end: The whole stretch, label included.
        colon: The mark behind the label.
    """

    label: Span | None
    parts: tuple[Span, ...]
    start: int
    end: int
    colon: Span


@dataclass(frozen=True, slots=True)
class _Line:
    label: str
    name: Span
    start: int
    content: int
    colon: Span


def find_turns(text: str) -> list[Turn]:
    """The turns of every transcript in an article, in text order; [] where there is none.

    Two lines with a label make a transcript, if the labels are capital letters, or one of them comes back, or each is a
    name of several words before a whole sentence. One line alone is none, nor is a list ("Place: Oslo").
    """
    lines = [line for match in _LABELLED.finditer(text) if (line := _line(match)) is not None]
    capitals = [line for line in lines if line.label.isupper()]
    if len(capitals) > 1 and len(capitals) == len(lines) - 1:
        lines = capitals  # a headline with a name before its colon stands over a transcript in capitals
    if len(lines) < 2 or not _is_transcript(text, lines):
        return []
    ends = [*(line.start for line in lines[1:]), len(text)]
    return [
        turn
        for place, (line, end) in enumerate(zip(lines, ends, strict=True))
        if (turn := _turn(text, line, end, last=place + 1 == len(lines))) is not None
    ]


def _line(match: re.Match[str]) -> _Line | None:
    group = 1 if match[1] else 2
    label = match[group].strip()
    if not _names_somebody(label):
        return None
    end = match.end(group)
    return _Line(label, Span(match.start(group), end), match.start(), match.end(), Span(end, end + 1))


def _names_somebody(label: str) -> bool:
    words = label.split()
    if not words or len(words) > MOST_LABEL_WORDS or words[0].lower() in _NO_LABELS or label.endswith((".", "?", "!")):
        return False
    name = label.partition(",")[0].partition("(")[0].split()
    return bool(name) and all(word[0].isupper() or word.lower() in _SMALL for word in name)


def _is_transcript(text: str, lines: Sequence[_Line]) -> bool:
    labels = Counter(line.label.lower() for line in lines)
    if all(line.label.isupper() or line.label.lower() in _NOBODY for line in lines) and len(labels) > 1:
        return True
    if len(labels) > 1 and max(labels.values()) > 1 and 2 * len(labels) <= len(lines) + 2:
        return True
    ends = [text.find("\n", line.content) for line in lines]
    told = [
        text[line.content : end if end >= 0 else len(text)].rstrip(" \"'”’")
        for line, end in zip(lines, ends, strict=True)
    ]
    sentences = all(said.endswith((".", "?", "!", "…")) and len(said.split()) > 2 for said in told)
    return sentences and all(len(line.label.split()) > 1 for line in lines)


def _turn(text: str, line: _Line, end: int, *, last: bool) -> Turn | None:
    bounds = _paragraphs(text, line.content, end)
    kept = [bounds[0]]
    for start, stop in bounds[1:]:
        marked = text.startswith(('"', "“"), start)
        if (
            (last and not marked)
            or (not marked and len(bounds) > MOST_GAP + 1)
            or text.startswith(("(", '"(', "[", "_"), start)
        ):
            break
        kept.append((start, stop))
    parts = tuple(span for start, stop in kept if (span := _bare(text, start, stop)) is not None)
    if not parts:
        return None
    label = None if line.label.lower() in _NOBODY else line.name
    return Turn(label, parts, line.start, kept[-1][1], line.colon)


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [(match.start(), match.end()) for match in _BREAK.finditer(text, start, end)]
    firsts = [start, *(after for _, after in cuts)]
    lasts = [*(before for before, _ in cuts), end]
    return [(a, b) for a, b in zip(firsts, lasts, strict=True) if text[a:b].strip()] or [(start, end)]


def _bare(text: str, start: int, end: int) -> Span | None:
    """A stretch without blanks and marks at its edges; None for one without a word."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if start < end else None
