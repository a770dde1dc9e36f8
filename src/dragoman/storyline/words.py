"""What two reports have in common by their words: stems, names and words that mean the same, as a set of keys.

A key's weight depends on the word alone, never on what else a record holds, so that a pair of reports is as alike in
a small record as in a large one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.files import KnowledgeFiles

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d,.]*\d|\d")
_SHORTEST = 3  # "is", "of": shorter words tell nothing
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+")

NAME, PLAIN, RARE = 1.5, 0.25, 1.0
"""Weights of a word in capitals, of a word of the trade, of any other; set by hand on the 150 reports of twins.tsv."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The lists of ``en/wording.toml``, stemmed."""

    empty: frozenset[str]
    plain: frozenset[str]
    same: dict[str, str]


@cache
def wording() -> Wording:
    """The shipped lists, read once.

    Raises:
        KnowledgeError: the file is broken.
    """
    files = KnowledgeFiles()
    lists = {entry.text("id"): entry.text("words").split() for entry in files.entries("en/wording.toml", "words")}
    same = {
        stem(word): entry.text("id")
        for entry in files.entries("en/wording.toml", "same")
        for word in (*entry.texts("words"), entry.text("id"))
    }
    empty = frozenset(lists.get("empty", ()))
    plain = {stem(word) for word in lists.get("plain", ())} | {stem(word) for word in _nations(files)}
    return Wording(empty, frozenset(plain), same)


@cache
def state_names() -> frozenset[str]:
    """Names of states: a place that is one says no more than which country."""
    return frozenset(row.text("name") for row in KnowledgeFiles().rows("states.csv"))


def _nations(files: KnowledgeFiles) -> Iterator[str]:
    """Names of states, peoples and capitals: who and where is compared apart from the words."""
    for row in files.rows("states.csv"):
        for column in ("name", "adjectives", "peoples", "capitals"):
            for name in row.texts(column):
                yield from name.removeprefix("?").lower().split()


_ENDINGS = ("ments", "ment", "ings", "ing", "ions", "ion", "ers", "ies", "er", "ed", "es", "s", "e", "y")
_LEAST_STEM = 4


@cache
def stem(word: str) -> str:
    """A word without its commonest endings, so that "strikes" meets "strike"; the same word always the same stem."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            cut = word[: -len(ending)]
            return cut[:-1] if cut[-1] == cut[-2] and cut[-1] not in "sl" else cut
    return word


def keys_of(text: str) -> dict[str, float]:
    """The words of a text as keys with their weights; each key once, at its heaviest.

    Words in capitals that do not open a sentence count as names; words that mean the same share a key.
    """
    lists = wording()
    found: dict[str, float] = {}
    opens = True
    last = 0
    for match in _WORD.finditer(text):
        opens = opens or _SENTENCE_END.search(text, last, match.start() + 1) is not None
        word, last = match.group(), match.end()
        key, weight = _key(word, opens, lists)
        opens = False
        if key and found.get(key, 0.0) < weight:
            found[key] = weight
    return found


def _key(word: str, opens: bool, lists: Wording) -> tuple[str, float]:
    lowered = word.lower()
    if word[0].isdigit():
        return (f"#{lowered.rstrip('.,')}", RARE) if len(word) > 1 else ("", 0.0)
    if lowered in lists.empty or len(word) < _SHORTEST:
        return "", 0.0
    stemmed = stem(lowered)
    if (group := lists.same.get(stemmed)) is not None:
        return f"={group}", RARE
    if stemmed in lists.plain:
        return stemmed, PLAIN
    return stemmed, NAME if word[0].isupper() and not opens else RARE


_LONGEST_SENTENCE = 1200  # code points; a table without full stops is no sentence


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence of a text in which a stretch stands, by full stops and line ends alone."""
    before = text.rfind("\n", 0, start) + 1
    for match in _SENTENCE_END.finditer(text, max(before, start - _LONGEST_SENTENCE // 2), start):
        before = match.end()
    after = _SENTENCE_END.search(text, end)
    last = after.start() + (text[after.start()] != "\n") if after else len(text)
    return text[before:last][:_LONGEST_SENTENCE]
