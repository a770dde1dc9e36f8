"""Pairs quotation marks: which stretches of a paragraph stand between them, whatever the typography."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.reading.sentence import Parse

_CLOSERS = {
    "“": ("”", '"'),
    "„": ("“", "”", '"'), "‟": ("”", '"'), "”": ("”", '"'), "«": ("»",), "»": ("«",), "‹": ("›",), '"': ('"', "”"),
    "``": ("''",), "''": ("''",), "‘": ("’", "‘", "'"), "‚": ("‘", "’"), "'": ("'", "’"),
}  # fmt: skip
_SINGLE = frozenset("‘‚'‹")
_MARKS = re.compile(r"``|''|[“”„‟«»‹›\"‘’‚']")
_CLITIC = re.compile(r"(?:s|ll|re|ve|m|d|t)(?!\w)")
_OPENS = ("“", "„", "‟", "«", '"', "``", "''")
MOST_SINGLE = 400
"""A pair of single marks farther apart than this many characters is two apostrophes (news dev: longest 230)."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks, nested ones included in the outer.

    Attributes:
        paragraph: Index of the paragraph.
        open: Offset of the opening mark.
        start, end: The words between the marks, ``end`` not included.
        close: Offset after the closing mark; ``end`` where there is none.
        continued: No closing mark stands here, and the next paragraph opens with one again.
    """

    paragraph: int
    open: int
    start: int
    end: int
    close: int
    continued: bool = False


@dataclass(slots=True)
class _Open:
    mark: str
    at: int
    depth: int


def paragraph_bounds(parse: Parse) -> list[tuple[int, int, int]]:
    """Index, start and end of every paragraph that holds a sentence; each reaches to the start of the next."""
    starts: dict[int, int] = {}
    for sentence in parse.sentences:
        starts.setdefault(sentence.paragraph, sentence.start)
    order = sorted(starts)
    ends = [*(starts[later] for later in order[1:]), len(parse.document.text)]
    return [(p, starts[p], end) for p, end in zip(order, ends, strict=False)]


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int, int]]) -> list[Quotation]:
    """The outermost quotations of an article, in text order, none overlapping.

    A mark without a partner runs to the paragraph's end where the next paragraph opens with a mark (the custom for
    speech of several paragraphs) or where it opens its own paragraph or sentence or follows a colon; else it is a slip, left
    out.
    """
    found: list[Quotation] = []
    for place, (number, start, end) in enumerate(paragraphs):
        limit = start + len(text[start:end].rstrip())
        follows = place + 1 < len(paragraphs) and text.startswith(_OPENS, paragraphs[place + 1][1])
        found.extend(_pair(text, number, start, limit, follows))
    return found


def _pair(text: str, number: int, start: int, end: int, follows: bool) -> list[Quotation]:
    found: list[Quotation] = []
    outer: _Open | None = None
    inner: list[_Open] = []
    for match in _MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if outer is None:
            if _may_open(text, mark, at, start, end):
                outer, inner = _Open(mark, at, 0), []
            continue
        if inner and mark in _CLOSERS[inner[-1].mark] and _may_close(text, inner[-1], mark, at, end):
            inner.pop()
        elif mark in _CLOSERS[outer.mark] and _may_close(text, outer, mark, at, end):
            found.append(_closed(number, outer, at, at + len(mark)))
            outer = None
        elif mark == outer.mark == "“" and not _looks_opening(text, mark, at, start):
            found.append(_closed(number, outer, at, at + 1))
            outer = None
        elif mark == outer.mark and _looks_opening(text, mark, at, start):
            if (slip := _unclosed(text, number, outer, start, at, False)) is not None and not inner:
                found.append(slip)
            outer = _Open(mark, at, 0)
        elif mark != outer.mark and _may_open(text, mark, at, start, end):
            inner.append(_Open(mark, at, len(inner) + 1))
    if outer is not None and (last := _unclosed(text, number, outer, start, end, follows)) is not None:
        found.append(last)
    return found


def _closed(number: int, opened: _Open, end: int, close: int) -> Quotation:
    return Quotation(number, opened.at, opened.at + len(opened.mark), end, close)


def _unclosed(text: str, number: int, opened: _Open, start: int, end: int, follows: bool) -> Quotation | None:
    before = text[start : opened.at].rstrip()
    if opened.mark in _SINGLE or not (follows or not before or before.endswith((":", ".", "?", "!"))):
        return None
    return Quotation(number, opened.at, opened.at + len(opened.mark), end, end, continued=follows)


def _looks_opening(text: str, mark: str, at: int, start: int) -> bool:
    """Whether white space or a bracket stands before and a word after."""
    before = text[at - 1] if at > start else " "
    after = text[at + len(mark) : at + len(mark) + 1]
    begins = bool(after) and not after.isspace() and after not in ".,;:!?)"
    return begins and (before.isspace() or before in "([—–-/“‘'\"")


def _may_open(text: str, mark: str, at: int, start: int, end: int) -> bool:
    if mark in "“„‟":
        return True
    if mark == "”":
        return text[start:at].strip() == "" or (text[at - 1] == "\n" and _looks_opening(text, mark, at, start))
    if mark == "«":
        return "»" in text[at:end]
    if mark == "»":
        return "«" in text[at + 1 : end]
    if mark in ("``", "‹"):
        return True
    if mark in ('"', "''"):
        return _looks_opening(text, mark, at, start)
    if mark in "‘‚'":
        clitic = _CLITIC.match(text, at + 1) is not None  # "the port 's", as tokenised text has it
        return not clitic and _looks_opening(text, mark, at, start) and _single_closes(text, mark, at, end)
    return False


def _single_closes(text: str, mark: str, at: int, end: int) -> bool:
    """Whether a single mark finds its partner; "‘90s" and "'em" do not."""
    opened = _Open(mark, at, 0)
    limit = min(end, at + MOST_SINGLE)
    return any(_may_close(text, opened, text[p], p, end) for p in range(at + 3, limit) if text[p] in _CLOSERS[mark])


def _may_close(text: str, opened: _Open, mark: str, at: int, end: int) -> bool:
    if mark in ('"', "''"):
        return not _looks_opening(text, mark, at, opened.at + 1)
    if opened.mark not in "‘‚'":
        return True
    after = text[at + 1] if at + 1 < end else " "
    if after.isalnum() or text[at - 1].isspace():
        return False
    return not _plural_possessive(text, opened, at, end)


def _plural_possessive(text: str, opened: _Open, at: int, end: int) -> bool:
    """Whether "the workers’ union" is meant: an s before, a small letter after, and a better partner to come."""
    if text[at - 1] != "s" or not text[at + 1 : at + 3].strip()[:1].islower():
        return False
    rest = text[at + 1 : min(end, opened.at + MOST_SINGLE)]
    later = re.search(r"[,.!?][’'](?!\w)", rest)
    opens = re.search(r"(?<!\w)[‘'](?=\w)", rest)
    return later is not None and (opens is None or opens.start() > later.start())
