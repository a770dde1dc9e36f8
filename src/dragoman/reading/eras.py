"""Years of long ago: three-digit ones that only an old text means, and years before Christ as years one can count.

Python's calendar begins with the year 1, so a year before Christ is told as a proxy year, 480 BC as ``BEFORE_CHRIST``
less 480. Proxies run forward as the years did, keep decades and centuries whole, and lie beyond any year that the text
could mean otherwise; they are written back where a time leaves the reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.reading.sentence import ROOT, Parse, Sentence

BEFORE_CHRIST = 4999
"""A proxy year and its year before Christ add up to this."""
_FIRST_PROXY = 3000
_ERA = re.compile(r"\b\d{1,4}s? ?(?:B\.?C\.?(?:E\b\.?)?|A\.?D\b\.?|CE\b)|\bA\.?D\.? \d{1,4}\b|\bcentury B\.?C\b")
_BEFORE = re.compile(r"\b\d{1,4}s? ?B\.?C\b|\bcentury B\.?C\b")
_THREE = re.compile(r"(?<![\d.,$€£#/:])\b\d{3}\b(?![\d%°:/]|[.,]\d)")
_SURE = frozenset(("in", "c.", "c", "ca.", "ca", "circa", "since", "until", "till", "after", "before"))
_LIKELY_WORDS = "( – - — to and from by between about around of or early late"
_LIKELY = frozenset(_LIKELY_WORDS.split())
_MONTH_WORDS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec"
)
_MONTHS = frozenset(_MONTH_WORDS.split())
_ENOUGH = 2
"""So many three-digit numbers that stand as years do make an old text."""


@dataclass(frozen=True, slots=True)
class Eras:
    """Which numbers of a text are years of long ago.

    Attributes:
        years: Offsets at which a three-digit year begins.
        before_christ: Whether a year without an era is one before Christ.
    """

    years: frozenset[int] = frozenset()
    before_christ: bool = False


def find_eras(parse: Parse) -> Eras:
    """The years of long ago that a text names without an era.

    A text is old where it names an era ("480 BC") or twice puts a three-digit number where a year stands ("in 347",
    "30 September 420"); in any other a number of three digits is never a year.
    """
    text = parse.document.text
    era = _ERA.search(text) is not None
    sure: set[int] = set()
    likely: set[int] = set()
    for match in _THREE.finditer(text):
        place = parse.word_at(match.start())
        if place is None or _counts(*place):
            continue
        before = _before(text[max(0, match.start() - 20) : match.start()])
        if before in _SURE or before in _MONTHS:
            sure.add(match.start())
        elif before in _LIKELY:
            likely.add(match.start())
    if not era and len(sure) < _ENOUGH:
        return Eras()
    return Eras(frozenset(sure | likely), _BEFORE.search(text) is not None)


def _before(text: str) -> str:
    """The word before a number, which may end the sentence before ("c."); before "of" the one before that."""
    words: list[str] = re.findall(r"[\w.]+|[^\w\s]", text.lower())[-2:]
    if words[-1:] == ["of"] and words[0].rstrip(".") in _MONTHS:
        return words[0].rstrip(".")
    last = words[-1] if words else ""
    return last.rstrip(".") if last.rstrip(".") in _MONTHS else last


def _counts(sentence: Sentence, word: int) -> bool:
    """Whether a number counts something: the noun behind it, or "of" them."""
    head = sentence.heads[word]
    if head != ROOT and head > word and sentence.relations[word].split(":")[0] in ("nummod", "det", "amod", "compound"):
        return True
    if word + 1 >= len(sentence):
        return False
    behind = sentence.words[word + 1].lower()
    return (sentence.upos[word + 1] in ("NOUN", "NUM", "SYM", "ADJ") and behind not in "–-—") or behind in ("of", "per")


def year_before(number: int) -> int:
    """The proxy of a year before Christ.

    Raises:
        ValueError: it lies too far back for a proxy.
    """
    if not 0 < number <= BEFORE_CHRIST - _FIRST_PROXY:
        raise ValueError(f"{number} BC has no proxy")
    return BEFORE_CHRIST - number


def is_proxy(year: int) -> bool:
    """Whether a year stands for one before Christ."""
    return _FIRST_PROXY <= year < BEFORE_CHRIST


def written_before(value: str) -> str:
    """A TIMEX3 value in which proxies stand, with the years that they stand for: ``4519-SU`` is ``BC0480-SU``.

    A number of four digits is a year, of three a decade, of two a century.
    """

    def written(match: re.Match[str]) -> str:
        digits = match.group()
        whole = BEFORE_CHRIST // 10 ** (4 - len(digits))
        return f"BC{whole - int(digits):0{len(digits)}}"

    return "/".join(re.sub(r"^\d{2,4}(?!\d)", written, part) for part in value.split("/"))
