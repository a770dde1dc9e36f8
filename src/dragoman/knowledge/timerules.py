"""The words and patterns by which a language names times, made ready to run over tokens.

A word is turned into one character that stands for it, a number into one that stands for its shape; a pattern of
``times.toml`` then becomes a regular expression over such characters, so that one rule reads a whole family of words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.knowledge.files import Entry, KnowledgeFiles
from dragoman.knowledge.signpatterns import SignPattern, build_pattern

UNKNOWN_WORD, UNKNOWN_NAME, UNKNOWN_SIGN = "x", "X", "p"
KINDS = (
    "day", "bareday", "part", "month", "baremonth", "season", "bareseason", "quarter", "year", "decade", "century",
    "named", "unit", "bare", "barepart", "span", "many", "hours", "clock", "set", "other", "told",
)  # fmt: skip
"""What a higher layer sees a phrase as; a ``bare`` month or day has no year yet, ``many`` is a plural
without one, ``told`` an event that the article may have dated."""
SHAPES: Mapping[str, tuple[str, ...]] = {
    "day": ("N", "DAYNUM"),
    "two": ("N", "YEAR2"),
    "three": ("N", "YEAR3"),
    "year": ("YEAR",),
    "big": ("N",),
    "dayth": ("NTH", "DAYTH"),
    "nth": ("NTH",),
    "decade": ("DECADE",),
    "iso": ("ISODATE",),
    "numeric": ("NUMDATE",),
    "clock": ("CLOCK",),
    "dotted": ("DOTCLOCK",),
    "short": ("YEAR2", "SHORTYEAR"),
    "old": ("N", "OLDYEAR"),
    "olddecade": ("OLDDECADE",),
}
GROUPS = {"date": KINDS[:13], "many": ("many", "hours")}

_WORD = re.compile(r"[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*|'s\b|\d+(?:st|nd|rd|th)?|\S")
_ISO_DAYS = re.compile(r"\d{4}-\d\d-\d\d(?: \d{4}-\d\d-\d\d)*$")
_COARSE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?$")
_FEAST = re.compile(
    r"--\d\d-(?:\d\d|(?:\d|last)(?:mon|tue|wed|thu|fri|sat|sun))$|(?:easter|orthodox)[+-]\d+$|(?:islamic|hebrew)-\d\d-\d\d$"
)
_SHAPED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("iso", re.compile(r"\d{4}(?:-\d\d-\d\d(?:t\S*)?|/\d{1,2}/\d{1,2})$")),
    ("numeric", re.compile(r"\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)$")),
    ("clock", re.compile(r"\d{1,2}:\d\d(?::\d\d)?$")),
    ("dotted", re.compile(r"\d{1,2}\.\d\d$")),
    ("decade", re.compile(r"(?:\d{3}0|['’]?\d0)s$")),
    ("olddecade", re.compile(r"\d\d0s$")),
    ("short", re.compile(r"['’]\d\d$")),
    ("dayth", re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)$")),
    ("nth", re.compile(r"\d+(?:st|nd|rd|th)$")),
    ("day", re.compile(r"(?:0?[1-9]|[12]\d|3[01])$")),
    ("two", re.compile(r"\d{1,2}$")),
    ("three", re.compile(r"\d{3}$")),
    ("year", re.compile(r"(?:1\d|20)\d\d$")),
)


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One pattern of ``times.toml``.

    Attributes:
        id: Its name there; every time it reads says so.
        layer: Rules of a higher layer see what lower ones found as one sign (``@day``, ``@span``).
        pattern: Over the signs of a sentence.
        reads: Which way of reading turns the words into days.
        kind: What a higher layer sees it as, one of ``KINDS``.
        options: Further fields, for the way of reading.
        after, before: Signs one of which must stand next to it; empty for any.
        not_after, not_before: Signs that must not.
        examples: Sentences with the words it must find and the days.
        near_misses: Sentences in which it must find nothing.
    """

    id: str
    layer: int
    pattern: SignPattern
    reads: str
    kind: str
    options: Mapping[str, str]
    after: frozenset[str]
    before: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]
    examples: tuple[Mapping[str, str], ...]
    near_misses: tuple[str, ...]

    def fits(self, signs: str, start: int, end: int) -> bool:
        """Whether the neighbours allow it; ``^`` and ``$`` stand for the sentence's ends."""
        left = signs[start - 1] if start else "^"
        right = signs[end] if end < len(signs) else "$"
        return (
            (not self.after or left in self.after)
            and (not self.before or right in self.before)
            and left not in self.not_after
            and right not in self.not_before
        )


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A dated event or a feast of ``named_events.csv``.

    Attributes:
        words: Lower-cased, as the text names it, without a "the" before it.
        first, last: ISO days, months or years of an event; of a feast that comes back one of the forms that
            ``reading/feasts.py`` tells.
        cased: Whether the name has a capital, which the text must then have too.
    """

    words: tuple[str, ...]
    first: str
    last: str
    cased: bool = True

    @property
    def comes_back(self) -> bool:
        """Whether it is a feast of many years, and not an event of one."""
        return not self.first[:1].isdigit() or " " in self.first


NAMED_RULE = TimeRule(
    "named-day", 1, SignPattern(re.compile("(?!)"), frozenset(), ()), "named", "named", {}, frozenset(), frozenset(),
    frozenset(), frozenset(), (), (),
)  # fmt: skip
"""What stands behind the rows of named_events.csv."""


class TimeRules:
    """Every rule of one language, compiled.

    Args:
        entries: ``[[rule]]`` of times.toml.
        classes: ``[[class]]``: words with what they are worth; those of a ``plain`` one, and of no other, stay ``x``.
        macros: ``[[macro]]``: patterns used in others by their name.
        named: Rows of named_events.csv.

    Raises:
        KnowledgeError: a pattern names a class or macro that is not there, or does not close a bracket.
    """

    def __init__(
        self, entries: Iterable[Entry], classes: Iterable[Entry], macros: Iterable[Entry], named: Iterable[Entry]
    ) -> None:
        self.worth: dict[str, dict[str, int | str]] = {}
        self._cased: set[str] = set()
        plain: set[str] = set()
        for entry in classes:
            words = entry.fields.get("words", {})
            worth = dict(words) if isinstance(words, dict) else dict.fromkeys(entry.texts("words"), 1)
            self.worth[entry.text("id")] = worth
            self._cased.update(entry.texts("cased"))
            if entry.fields.get("plain"):
                plain.update(worth)
        self._macros = {entry.text("id"): entry.text("pattern") for entry in macros}
        self._signs: dict[str, str] = {}
        self.kind_signs = {kind: chr(0xE000 + number) for number, kind in enumerate(KINDS)}
        self._shape_signs = {shape: chr(0xE030 + number) for number, shape in enumerate(SHAPES)}
        for worth in self.worth.values():
            for word in worth:
                self._sign(word)
        kinds = Counter(word for worth in self.worth.values() for word in worth)
        self.unknown = UNKNOWN_WORD + "".join(sorted(self._sign(word) for word in plain if kinds[word] == 1))
        ordered = [self._compile(entry) for entry in entries]
        self.layers = tuple(
            tuple(rule for rule in ordered if rule.layer == layer) for layer in sorted({r.layer for r in ordered})
        )
        self._starts = [self._index(rules) for rules in self.layers]
        self._starting = [re.compile(f"[{re.escape(''.join(sorted(index)))}]") for index in self._starts]
        self.named = self._named(named)
        self.named_rule = NAMED_RULE

    @classmethod
    def load(cls, files: KnowledgeFiles, language: str = "en") -> TimeRules:
        """The rules of a language, a user's laid over ours."""
        source = f"{language}/times.toml"
        return cls(
            files.entries(source, "rule"),
            files.entries(source, "class"),
            files.entries(source, "macro"),
            files.rows(f"{language}/named_events.csv"),
        )

    @property
    def rules(self) -> tuple[TimeRule, ...]:
        """All of them, layer by layer, in file order."""
        return tuple(rule for layer in self.layers for rule in layer)

    def beginning_with(self, layer: int, sign: str) -> tuple[TimeRule, ...]:
        """Rules of a layer (counted from 0) that may begin with this sign, in file order."""
        return self._starts[layer].get(sign, ())

    def starting_signs(self, layer: int) -> re.Pattern[str]:
        """Matches every sign with which some rule of a layer begins."""
        return self._starting[layer]

    def encode(self, word: str) -> str:
        """The sign that stands for a word or number."""
        lower = word.lower().replace("’", "'")
        sign = self._signs.get(lower)
        if sign is not None:
            return UNKNOWN_WORD if lower in self._cased and not word[0].isupper() else sign
        if lower[:1].isdigit() or (lower[:1] == "'" and lower[1:2].isdigit()):
            return self._shape_signs.get(shape_of(lower), UNKNOWN_SIGN)
        if not word[:1].isalpha():
            return UNKNOWN_SIGN
        return UNKNOWN_NAME if word[0].isupper() else UNKNOWN_WORD

    @property
    def old_year(self) -> str:
        """The sign of a three-digit number that is known to be a year."""
        return self._shape_signs["old"]

    def value(self, name: str, word: str) -> int | str | None:
        """What a word is worth in a class, None where it is no member."""
        return self.worth[name].get(word.lower().replace("’", "'"))

    def _sign(self, word: str) -> str:
        return self._signs.setdefault(word.lower(), chr(0xE050 + len(self._signs)))

    def _members(self, name: str, entry: Entry) -> str:
        if name.startswith("@"):
            kinds = GROUPS.get(name[1:], (name[1:],))
            return "".join(self.kind_signs[kind] for kind in kinds)
        if name in ("^", "$"):
            return name
        if name == UNKNOWN_WORD:
            return self.unknown
        if name in (UNKNOWN_NAME, UNKNOWN_SIGN):
            return name
        if not name.isupper():
            return self._sign(name)
        if name in self.worth:
            return "".join(self._sign(word) for word in self.worth[name])
        shapes = [self._shape_signs[shape] for shape, classes in SHAPES.items() if name in classes]
        if not shapes:
            known = ", ".join(sorted(self.worth))
            raise entry.fault(f'class "{name}" is not there', f"There are {known}.")
        return "".join(shapes)

    def _compile(self, entry: Entry) -> TimeRule:
        def signs(key: str) -> frozenset[str]:
            return frozenset("".join(self._members(name, entry) for name in entry.texts(key)))

        try:
            pattern = build_pattern(entry.text("pattern"), lambda name: self._members(name, entry), self._macros.get)
        except (re.error, ValueError) as error:
            raise entry.fault(
                f"pattern cannot be read: {error}", "See times.toml's head for how one is written."
            ) from error
        used = {
            "id",
            "layer",
            "pattern",
            "reads",
            "kind",
            "after",
            "before",
            "not_after",
            "not_before",
            "examples",
            "not",
        }
        return TimeRule(
            id=entry.text("id"),
            layer=int(entry.fields.get("layer", 1)),
            pattern=pattern,
            reads=entry.text("reads"),
            kind=entry.text("kind", "other"),
            options={key: str(value) for key, value in entry.fields.items() if key not in used},
            after=signs("after"),
            before=signs("before"),
            not_after=signs("not_after"),
            not_before=signs("not_before"),
            examples=tuple(dict(e) for e in entry.fields.get("examples", ())),
            near_misses=entry.texts("not"),
        )

    @staticmethod
    def _index(rules: tuple[TimeRule, ...]) -> dict[str, tuple[TimeRule, ...]]:
        found: dict[str, list[TimeRule]] = {}
        for rule in rules:
            for sign in rule.pattern.first:
                found.setdefault(sign, []).append(rule)
        return {sign: tuple(some) for sign, some in found.items()}

    @staticmethod
    def _named(rows: Iterable[Entry]) -> dict[str, tuple[NamedDay, ...]]:
        found: dict[str, list[NamedDay]] = {}
        for row in rows:
            for name in row.texts("names"):
                words = tuple(_WORD.findall(name.lower().replace("’", "'")))
                words = words[1:] if words[0] == "the" else words
                day = NamedDay(words, _days(row, "first"), _days(row, "last"), name != name.lower())
                found.setdefault(words[0], []).append(day)
        return {word: tuple(sorted(days, key=lambda d: -len(d.words))) for word, days in found.items()}


def _days(row: Entry, field: str) -> str:
    """A first or last day of a row, as one of the forms that can be read."""
    text = row.text(field)
    try:
        for each in text.split() if _ISO_DAYS.match(text) else ():
            date.fromisoformat(each)
    except ValueError as error:
        raise row.fault(f'"{text}" is no day', "Write days that exist, as 2024-05-15.") from error
    if not (_ISO_DAYS.match(text) or _COARSE.match(text) or _FEAST.match(text)):
        raise row.fault(f'"{text}" is no day of an event and no rule of a feast', "See the head of named_events.csv.")
    return text


def shape_of(word: str) -> str:
    """The shape of a number as written; ``big`` for any that is none of a day, a year or an ordinal."""
    for shape, pattern in _SHAPED:
        if pattern.match(word):
            return shape
    return "big"
