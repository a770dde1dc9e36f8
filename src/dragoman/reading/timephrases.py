"""Words that name a time, found as nested phrases: first the small ones, then those that are made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.knowledge.timerules import NamedDay, TimeRule, TimeRules
from dragoman.model.document import Span

_TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?!\w)"
    r"|(?<![\d./])\d{1,2}([./])\d{1,2}\1(?:\d{4}|\d\d)(?![\d./]*\d)"
    r"|\d{1,2}[:.]\d\d(?=\s?[ap]\.?m\b)|\d{1,2}:\d\d(?::\d\d)?"
    r"|['’]?\d+s\b|['’]\d\d(?!\w)|\d+(?:st|nd|rd|th)\b|\d+(?:[.,]\d+)*"
    r"|[ap]\.m\.?|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|ca|c)\.(?=\s*[\d,])"
    r"|['’]s\b|o['’]clock|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*|\S",
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

    def text(self, first: int, last: int) -> list[str]:
        return [w.lower().replace("’", "'") for w in self.words[first:last]]


def cut_tokens(text: str, start: int, end: int) -> Tokens:
    """The tokens of a stretch of text, white space left out."""
    found = [(m.group(), Span(*m.span())) for m in _TOKEN.finditer(text, start, end)]
    return Tokens(tuple(w for w, _ in found), tuple(s for _, s in found))


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
    signs, places, phrases = [], [], []
    at = 0
    while at < len(row.signs):
        found = _longest(row, at, tokens, rules, layer)
        if found is None:
            signs.append(row.signs[at])
            places.append(row.places[at])
            phrases.append(row.phrases[at])
            at += 1
        else:
            phrase, end = found
            signs.append(rules.kind_signs[phrase.rule.kind])
            places.append((phrase.first, phrase.last))
            phrases.append(phrase)
            at = end
    return _Row("".join(signs), tuple(places), tuple(phrases))


def _longest(row: _Row, at: int, tokens: Tokens, rules: TimeRules, layer: int) -> tuple[Phrase, int] | None:
    best: tuple[Phrase, int] | None = None
    if layer == 0:
        best = _named_day(row, at, tokens, rules)
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


def _named_day(row: _Row, at: int, tokens: Tokens, rules: TimeRules) -> tuple[Phrase, int] | None:
    word = tokens.words[at]
    for day in rules.named.get(word.lower().replace("’", "'"), ()):
        end = at + len(day.words)
        written = tokens.words[at:end]
        if tuple(tokens.text(at, end)) == day.words and any(w[0].isupper() for w in written):
            return Phrase(rules.named_rule, at, end, {}, {}, day), end
    return None
