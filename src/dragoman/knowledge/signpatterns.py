"""Patterns over words and classes of words, turned into regular expressions over one-character signs.

``(on|by)? the? day=DAYNUM of? month=MONTH`` is a sequence of elements; a small word stands for itself, a CAPITAL one
for a class or a macro, ``@kind`` for what a lower layer found, ``name=`` keeps what an element matched, ``?`` and ``*``
are as usual.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

_ELEMENT = re.compile(r"(?:[a-z_]+=)?\(|\)[?*]?|\||[^\s()|]+")


@dataclass(frozen=True, slots=True)
class SignPattern:
    """A pattern made ready.

    Attributes:
        expression: To be matched against a string of signs.
        first: Signs with which a match may begin.
        names: Kept name of each group of the expression; several groups may share one name.
    """

    expression: re.Pattern[str]
    first: frozenset[str]
    names: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Builder:
    elements: list[str]
    members: Callable[[str], str]
    macros: Callable[[str], str | None]
    at: int = 0
    depth: int = 0
    names: list[tuple[str, str]] = field(default_factory=list)

    def group(self, name: str) -> str:
        if not name:
            return "(?:"
        key = f"g{len(self.names)}"
        self.names.append((key, name))
        return f"(?P<{key}>"

    def choice(self) -> tuple[str, set[str], bool]:
        """Alternatives up to a closing bracket: expression, first signs, whether it may be empty."""
        parts, first, empty = [], set[str](), False
        while True:
            part, some, nothing = self.sequence()
            parts.append(part)
            first |= some
            empty = empty or nothing
            if self.at >= len(self.elements) or self.elements[self.at] != "|":
                return "|".join(parts), first, empty
            self.at += 1

    def sequence(self) -> tuple[str, set[str], bool]:
        parts, first, open_start = [], set[str](), True
        while self.at < len(self.elements) and self.elements[self.at] != "|" and self.elements[self.at][0] != ")":
            part, some, nothing = self.element()
            parts.append(part)
            if open_start:
                first |= some
            open_start = open_start and nothing
        return "".join(parts), first, open_start

    def element(self) -> tuple[str, set[str], bool]:
        word = self.elements[self.at]
        self.at += 1
        if word.endswith("("):
            opening = self.group(word[:-1].rstrip("="))
            inner, first, empty = self.choice()
            if self.at >= len(self.elements):
                raise ValueError("a bracket is not closed")
            mark = self.elements[self.at][1:]
            self.at += 1
            return f"{opening}{inner}){mark}", first, empty or bool(mark)
        name, _, rest = word.rpartition("=") if word != "=" else ("", "", word)
        rest, mark = (rest[:-1], rest[-1]) if len(rest) > 1 and rest[-1] in "?*" else (rest, "")
        opening = self.group(name)
        inner, first, empty = self.atom(rest)
        return f"{opening}{inner}){mark}", first, empty or bool(mark)

    def atom(self, name: str) -> tuple[str, set[str], bool]:
        macro = self.macros(name)
        if macro is None:
            signs = self.members(name)
            return f"[{re.escape(signs)}]", set(signs), False
        if self.depth > 8:
            raise ValueError(f'macro "{name}" calls itself')
        inner = _Builder(_ELEMENT.findall(macro), self.members, self.macros, 0, self.depth + 1, self.names)
        return inner.choice()


def build_pattern(source: str, members: Callable[[str], str], macros: Callable[[str], str | None]) -> SignPattern:
    """A pattern from its text.

    Args:
        source: As in the TOML file.
        members: Gives all signs of a word or class.
        macros: Gives the text of a macro, None for what is none.

    Raises:
        ValueError: a bracket is not closed or a macro calls itself.
    """
    builder = _Builder(_ELEMENT.findall(source), members, macros)
    text, first, empty = builder.choice()
    if builder.at != len(builder.elements):
        raise ValueError("a bracket is closed that was not opened")
    if empty:
        raise ValueError("it would match no word at all")
    return SignPattern(re.compile(text), frozenset(first), tuple(builder.names))
