"""Words that name a time, found as nested phrases: first the small ones, then those that are made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.knowledge.timerules import NamedDay, TimeRule, TimeRules
from dragoman.model.document import Span

_TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?!\w)|(?<![\d/])\d{4}/\d{1,2}/\d{1,2}(?![\w/])"
    r"|(?<![\d./])\d{1,2}([./])\d{1,2}\1(?:\d{4}|\d\d)(?![\d./]*\d)"
    r"|\d{1,2}[:.]\d\d(?=\s?[ap]\.?m\b)|\d{1,2}:\d\d(?::\d\d)?"
    r"|['’]?\d+s\b|['’]\d\d(?!\w)|\d+(?:st|nd|rd|th)\b|\d+(?:[.,]\d+)*"
    r"|b\.c\.(?:e\.)?|a\.d\.|[ap]\.m\.?|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|ca|c)\.(?=\s*[\d,])"
    r"|q[1-4]\b|h[12]\b|['’]s\b|o['’]clock|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*|\S",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time named by words ``first`` to ``last`` (not included) of a sentence's tokens.

    Attributes:
        rule: What found it.
        parts: What each name of the pattern kept, as token numbers; or the inner phrase, where it kept one.
        named: The dated event or feast, where one is meant.
    """

    rule: TimeRule
    first: int
    last: int
    parts: dict[str, tuple[int, int]]
    inner: dict[str, Phrase]
    named: NamedDay | None = None

    def innermost(self) -> Iterator[Phrase]:
        """This phrase and all inside it."""
        yield self
        for phrase in self.inner.values():
            yield from phrase.innermost()


@dataclass(frozen=True, slots=True)
class Tokens:
    """A sentence cut for dates: ``mid-March`` is three tokens, ``25th`` one."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    lower: tuple[str, ...]

    def text(self, first: int, last: int) -> list[str]:
        """Lower-cased words with straight apostrophes."""
        return list(self.lower[first:last])


def cut_tokens(text: str, start: int, end: int) -> Tokens:
    """The tokens of a stretch of text, white space left out."""
    found = list(_TOKEN.finditer(text, start, end))
    words = tuple(m.group() for m in found)
    lower = tuple(w.lower().replace("’", "'") for w in words)
    return Tokens(words, tuple(Span(*m.span()) for m in found), lower)


@dataclass(frozen=True, slots=True)
class _Row:
    """Signs of a sentence, each with the tokens that it stands for and, from the second layer on, its phrase."""

    signs: str
    places: tuple[tuple[int, int], ...]
    phrases: tuple[Phrase | None, ...]


def find_phrases(tokens: Tokens, signs: str, rules: TimeRules) -> list[Phrase]:
    """Every time phrase of a sentence, in order; of two on the same words the longer stands, then the earlier rule.

    Args:
        signs: One a token, as ``TimeRules.encode`` gives them; ``x`` where a word is known to be no time.
    """
    row = _Row(signs, tuple((i, i + 1) for i in range(len(signs))), (None,) * len(signs))
    for layer in range(len(rules.layers)):
        row = _reduce(row, tokens, rules, layer)
    return [phrase for phrase in row.phrases if phrase is not None]


def _reduce(row: _Row, tokens: Tokens, rules: TimeRules, layer: int) -> _Row:
    starts = [m.start() for m in rules.starting_signs(layer).finditer(row.signs)]
    if layer == 0:
        named = [i for i, word in enumerate(tokens.lower) if word in rules.named]
        before = [i - 1 for i in named if i and tokens.lower[i - 1] == "the"]
        starts = sorted({*starts, *named, *before})
    found: list[tuple[int, int, Phrase]] = []
    free = 0
    for at in starts:
        best = _longest(row, at, tokens, rules, layer) if at >= free else None
        if best is not None:
            found.append((at, best[1], best[0]))
            free = best[1]
    return _replaced(row, found, rules) if found else row


def _replaced(row: _Row, found: list[tuple[int, int, Phrase]], rules: TimeRules) -> _Row:
    signs, places, phrases, at = "", list[tuple[int, int]](), list[Phrase | None](), 0
    for start, end, phrase in found:
        signs += row.signs[at:start] + rules.kind_signs[phrase.rule.kind]
        places += [*row.places[at:start], (phrase.first, phrase.last)]
        phrases += [*row.phrases[at:start], phrase]
        at = end
    return _Row(signs + row.signs[at:], (*places, *row.places[at:]), (*phrases, *row.phrases[at:]))


def _longest(row: _Row, at: int, tokens: Tokens, rules: TimeRules, layer: int) -> tuple[Phrase, int] | None:
    best: tuple[Phrase, int] | None = None
    if layer == 0:
        best = _named_day(at, tokens, rules)
    for rule in rules.beginning_with(layer, row.signs[at]):
        match = rule.pattern.expression.match(row.signs, at)
        if match is None or (best is not None and match.end() <= best[1]):
            continue
        if rule.fits(row.signs, at, match.end()):
            best = _phrase(rule, row, match), match.end()
    return best


def _phrase(rule: TimeRule, row: _Row, match: re.Match[str]) -> Phrase:
    parts: dict[str, tuple[int, int]] = {}
    inner: dict[str, Phrase] = {}
    for key, name in rule.pattern.names:
        start, end = match.span(key)
        if start < 0 or start == end:
            continue
        parts[name] = row.places[start][0], row.places[end - 1][1]
        phrase = next((p for p in row.phrases[start:end] if p is not None), None)
        if phrase is not None:
            inner[name] = phrase
    return Phrase(rule, row.places[match.start()][0], row.places[match.end() - 1][1], parts, inner)


def _named_day(at: int, tokens: Tokens, rules: TimeRules) -> tuple[Phrase, int] | None:
    """A name of the table that begins here; an event's may have "the" before it."""
    first = at + 1 if tokens.lower[at] == "the" else at
    for day in rules.named.get(tokens.lower[first], ()) if first < len(tokens.lower) else ():
        end = first + len(day.words)
        if tokens.lower[first:end] != day.words or (first > at and day.comes_back):
            continue
        if not day.cased or any(w[0].isupper() or w[0].isdigit() for w in tokens.words[at:end]):
            return Phrase(rules.named_rule, at, end, {}, {}, day), end
    return None
