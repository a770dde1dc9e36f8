"""Numbers in a sentence, in digits, words or both: "1.5 million", "two dozen", "tens of thousands", "20 to 30", "half".

Words are arithmetic, so they stand here and not in a knowledge file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_ONES = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_SCALES = {
    "dozen": 12.0, "score": 20.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "lakh": 1e5, "crore": 1e7, "bn": 1e9, "m": 1e6, "mn": 1e6, "k": 1e3, "tn": 1e12, "mln": 1e6, "bln": 1e9,
}  # fmt: skip
# RECORD.md: what a bare plural stands for, as a lower bound
_PLURALS = {
    "dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6, "billions": 2e9,
    "trillions": 2e12, "tens": 20.0,
}  # fmt: skip
_FRACTIONS = {
    "half": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "tenth": 10,
    "tenths": 10,
}
_STARTERS = frozenset((*_ONES, *_TENS, *_SCALES, *_PLURALS, "half", "a", "an", "several", "few"))
"""The words with which a number can begin, digits apart: most words need no closer look."""
_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(bn|mn|tn|mln|bln|m|k|b)?$", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}$")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}$|\d{1,3}(?:\.\d{3}){2,}$")
_LAKHS = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}$")
_GROUP = re.compile(r"\d{3}$")
_FIRST_GROUP = re.compile(r"[1-9]\d{0,2}$")
_OUT_OF = frozenset((3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000))
"""Wholes of which news tells a share: "one in five", "nine in ten"."""
_LOOSE = {"couple": 2.0, "handful": 5.0}
"""What "a couple of" and "a handful of" stand for; a hand has five fingers."""
_NO_GROUPS_AFTER = frozenset(
    "january february march april may june july august september october november december no no. number page article "
    "chapter section flight route highway room resolution call phone tel dial +".split()
)
_HYPHENS = frozenset("-–—‑")
_FEW = frozenset(("several", "few"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number: words ``first`` to ``last`` (not included) of a sentence.

    Attributes:
        value: The number; the lower one of a range; a fraction in percent.
        upper: The upper one of a range.
        vague: Whether it is a plural that stands for "so many and more" ("dozens").
        fraction: Whether it is a share of something ("half", "two-thirds").
        digits: Whether it is written in figures.
        loose: Whether it is a word that only comes near a number ("a couple of").
    """

    first: int
    last: int
    value: float
    upper: float | None = None
    vague: bool = False
    fraction: bool = False
    digits: bool = False
    loose: bool = False


def find_numbers(words: Sequence[str]) -> list[Number]:
    """Every number of a sentence in text order, none overlapping; ranges joined.

    Ordinals, years and dates are numbers here too: what they count is asked elsewhere.
    """
    lower = [w.lower() for w in words]
    found, at = [], 0
    while at < len(lower):
        word = lower[at]
        number = _number_at(lower, at) if word[0].isdigit() or word in _STARTERS else None
        if number is None:
            at += 1
            continue
        number = _ranged(lower, number)
        found.append(number)
        at = number.last
    return found


def _number_at(words: Sequence[str], at: int) -> Number | None:
    return (
        _part_of_scale_at(words, at)
        or _one_in_at(words, at)
        or _loose_at(words, at)
        or _fraction_at(words, at)
        or _vague_at(words, at)
        or _half_scale_at(words, at)
        or _exact_at(words, at)
    )


def _ranged(words: Sequence[str], low: Number) -> Number:
    """The number joined with the upper end of its range: "20 to 30", "20-30", "between 10 and 20", "two or three"."""
    if low.last + 1 >= len(words) or low.vague or low.fraction:
        return low
    link = words[low.last]
    between = low.first > 0 and words[low.first - 1] == "between"
    from_ = low.first > 0 and words[low.first - 1] == "from"
    if not (link in ("to", "or") or (link in _HYPHENS and low.digits) or (link == "and" and between)):
        return low
    high = _exact_at(words, low.last + 1)
    if high is None or high.vague or from_ or (link in _HYPHENS and not high.digits):
        return low
    value = low.value
    if value < high.value and _scale_of(high.value) > value and _bare_scale(words, high):
        value *= _scale_of(high.value) if value < 1000 else 1.0  # "two to three million"
    if not value < high.value or (link == "or" and high.value > 3 * value):
        return low
    return replace(low, first=low.first - between, last=high.last, value=value, upper=high.value)


def _scale_of(value: float) -> float:
    return next((s for s in (1e12, 1e9, 1e6, 1e3) if value >= s), 1.0)


def _bare_scale(words: Sequence[str], number: Number) -> bool:
    return words[number.last - 1] in ("thousand", "million", "billion", "trillion", "bn", "m") or bool(
        re.search(r"\d(bn|m|k)$", words[number.last - 1])
    )


def _fraction_at(words: Sequence[str], at: int) -> Number | None:
    """ "half", "a third", "two-thirds", "three quarters"; in percent."""
    word = words[at]
    if word == "half":
        if _word(words, at + 1) in ("a", "an") or _word(words, at + 1) in _HYPHENS:
            return None
        return Number(at, at + 1, 50.0, fraction=True)
    count = 1 if word in ("a", "one") else _ONES.get(word, 0)
    below = at + 2 if _word(words, at + 1) in _HYPHENS else at + 1
    part = _FRACTIONS.get(_word(words, below), 0)
    plural = _word(words, below).endswith("s")
    if not count or part < 3 or plural != (count > 1):
        return None
    by = _word(words, at - 1) == "by" and _word(words, below + 1) in (
        "",
        ".",
        "to",
        "in",
        "since",
        "from",
        "after",
        ";",
    )
    if not plural and _word(words, below + 1) not in ("of", ",") and not by:
        return None  # "a third round"
    return Number(at, below + 1, round(100.0 * count / part, 1), fraction=True)


def _one_in_at(words: Sequence[str], at: int) -> Number | None:
    """ "one in five", "nine in 10", "one out of every six"; in percent."""
    count = _plain_at(words, at)
    if count is None or words[at - 1 : at] == ["."]:
        return None
    rest = list(words[at + 1 : at + 4])
    size = 3 if rest == ["out", "of", "every"] else 2 if rest[:2] in (["out", "of"], ["in", "every"]) else 1
    if size == 1 and rest[:1] != ["in"]:
        return None
    whole = _plain_at(words, at + 1 + size)
    if whole is None or whole not in _OUT_OF or not 0 < count < whole:
        return None
    return Number(at, at + 2 + size, round(100.0 * count / whole, 1), fraction=True)


def _plain_at(words: Sequence[str], at: int) -> int | None:
    """A small whole number that stands in one word."""
    word = _word(words, at)
    return int(word) if word.isascii() and word.isdigit() and len(word) < 5 else _ONES.get(word)


def _loose_at(words: Sequence[str], at: int) -> Number | None:
    """ "a couple of", "a handful of", "a couple dozen"; the bare noun is no number."""
    value = _LOOSE.get(_word(words, at + 1)) if words[at] == "a" else None
    after = _word(words, at + 2)
    if value is None:
        return None
    if after == "of" and _word(words, at + 3) not in ("the", "his", "her", "their"):
        return Number(at, at + 2, value, loose=True)
    scale = _SCALES.get(after, 0.0) if len(after) > 2 else 0.0
    return Number(at, at + 3, value * scale, loose=True) if scale else None


def _part_of_scale_at(words: Sequence[str], at: int) -> Number | None:
    """ "a quarter of a million", "three-quarters of a billion", "half of a million"."""
    count = 1 if words[at] in ("a", "one", "half") else _ONES.get(words[at], 0)
    below = at if words[at] == "half" else at + 2 if _word(words, at + 1) in _HYPHENS else at + 1
    part = _FRACTIONS.get(_word(words, below), 0)
    scale = _SCALES.get(_word(words, below + 3), 0.0)
    if not count or not part or scale < 100 or tuple(words[below + 1 : below + 3]) != ("of", "a"):
        return None
    return Number(at, below + 4, float(round(count * scale / part)))


def _vague_at(words: Sequence[str], at: int) -> Number | None:
    """ "dozens", "tens of thousands", "several hundred", "a few dozen"."""
    word, start = words[at], at
    if word in _PLURALS:
        value = _PLURALS[word]
        if _word(words, at + 1) == "of" and _word(words, at + 2) in ("thousands", "millions", "billions"):
            scale = _PLURALS[words[at + 2]] / 2
            value = {"tens": 20.0, "dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2e3}.get(
                word, 2.0
            ) * scale
            return Number(at, at + 3, value, vague=True)
        return None if word == "tens" else Number(at, at + 1, value, vague=True)
    if word == "a" and _word(words, at + 1) == "few":
        at += 1
    if words[at] in _FEW and _word(words, at + 1) in _SCALES and len(words[at + 1]) > 3:
        scale, end = _SCALES[words[at + 1]], at + 2
        if _word(words, end) in ("thousand", "million", "billion"):
            scale, end = scale * _SCALES[words[end]], end + 1
        return Number(start, end, 2 * scale, vague=True)
    return None


def _half_scale_at(words: Sequence[str], at: int) -> Number | None:
    """ "half a million", "half-dozen"."""
    if words[at] == "a" and _word(words, at + 1) == "half":
        inner = _half_scale_at(words, at + 1)
        return replace(inner, first=at) if inner else None
    if words[at] != "half":
        return None
    between = _word(words, at + 1)
    if (between in ("a", "an") or between in _HYPHENS) and _word(words, at + 2) in _SCALES:
        return Number(at, at + 3, _SCALES[words[at + 2]] / 2)
    return None


def _exact_at(words: Sequence[str], at: int) -> Number | None:
    """A number in digits or words with the scale words after it."""
    word = words[at]
    if word in ("a", "an") and _word(words, at + 1) in _SCALES and len(words[at + 1]) > 3:
        if words[at + 1] == "score":
            return None
        return _scaled(words, at, at + 1, 1.0, digits=False)
    if word in ("hundred", "thousand", "million", "billion", "dozen") and _word(words, at - 1) not in ("a", "per"):
        return _scaled(words, at, at, 1.0, digits=False)
    if (foreign := _foreign_at(words, at)) is not None:
        value, end = foreign
        return _scaled(words, at, end, value, digits=True)
    digits = _DIGITS.match(word)
    if digits:
        value = float(digits[1].replace(",", "") + (digits[2] or ""))
        if digits[3]:
            return Number(at, at + 1, value * {"b": 1e9}.get(digits[3], _SCALES.get(digits[3], 1.0)), digits=True)
        hyphened = _word(words, at + 1) in _HYPHENS and _SCALES.get(_word(words, at + 2), 0.0) >= 1e6
        return _scaled(words, at, at + 1 + hyphened, value, digits=True)
    small, end = _small_at(words, at)
    return None if end == at else _scaled(words, at, end, small, digits=False)


def _foreign_at(words: Sequence[str], at: int) -> tuple[float, int] | None:
    """A number in the writing of another country, and where it ends: "1.500,75", "1,5", "1 500 000", "12,34,567"."""
    word = words[at]
    if not word[0].isdigit():
        return None
    if _DOTTED.match(word):
        return float(word.replace(".", "").replace(",", ".")), at + 1
    if _LAKHS.match(word):
        return float(word.replace(",", "")), at + 1
    if _DECIMAL_COMMA.match(word):
        return float(word.replace(",", ".")), at + 1
    end = at + 1
    while _GROUP.match(_word(words, end)) or (_word(words, end) in ("'", "’") and _GROUP.match(_word(words, end + 1))):
        end += 1 if _GROUP.match(words[end]) else 2
    before = words[at - 1] if at else ""
    if end == at + 1 or not _FIRST_GROUP.match(word) or before in _NO_GROUPS_AFTER or _word(words, end) in _HYPHENS:
        return None
    return float("".join(w for w in words[at:end] if w.isdigit())), end


def _small_at(words: Sequence[str], at: int) -> tuple[float, int]:
    """A number below a hundred in words, and where it ends; ``at`` itself where there is none."""
    word = words[at]
    if word in _TENS:
        end = at + 1
        ones = end + 1 if _word(words, end) in _HYPHENS else end
        if 0 < _ONES.get(_word(words, ones), 0) < 10:
            return float(_TENS[word] + _ONES[words[ones]]), ones + 1
        return float(_TENS[word]), end
    if word in _ONES:
        return float(_ONES[word]), at + 1
    return 0.0, at


def _scaled(words: Sequence[str], first: int, at: int, value: float, digits: bool) -> Number:
    """The number with all scale words after it: "two hundred and fifty thousand", "1.5 million", "two dozen"."""
    total, group = 0.0, value
    while at < len(words):
        word = words[at]
        scale = (
            _SCALES.get(word, 0.0) if len(word) > 2 or word == "bn" or (digits and word == "m" and total == 0) else 0.0
        )
        if word == "m" and group < 1000 and not _is_money(words, first):
            scale = 0.0
        if scale >= 1000.0:
            total, group = total + group * scale, 0.0
        elif scale:
            group *= scale
        else:
            joins = word == "and" or (word == "," and total and group == 0.0 and _word(words, at + 2) == "hundred")
            step = at + 1 if joins and (group >= 100 or total) and not digits else at
            small, end = _small_at(words, step) if step < len(words) else (0.0, step)
            room = group == 0.0 or (group >= 100 and group % 100 == 0)
            if digits or end == step or not room:
                break
            group, at = group + small, end
            continue
        at += 1
    return Number(first, at, total + group, digits=digits)


def _is_money(words: Sequence[str], first: int) -> bool:
    return first > 0 and words[first - 1] in ("$", "£", "€", "us$")


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""
