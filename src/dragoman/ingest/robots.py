"""robots.txt: what a site asks of those who fetch from it (RFC 9309)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

MAX_BYTES = 512_000
"""How much of the file is read; the standard asks for 500 KiB at least."""

MAX_DELAY_S = 30.0
"""Longest wait between two requests that a site is granted."""

_COMMENT = re.compile(r"\s*#.*")
_RULES = 5_000


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that one program has to keep.

    Attributes:
        rules: Pairs of a path with ``*`` and ``$`` and whether it may be fetched, the longest first.
        delay_s: Seconds between two requests, None where the site does not say.
    """

    rules: tuple[tuple[str, bool], ...] = ()
    delay_s: float | None = None

    def allows(self, path: str) -> bool:
        """Whether a path, query included, may be fetched: the longest rule that fits decides, a tie for it."""
        asked = unquote(path)
        return next((may for rule, may in self.rules if _fits(rule, asked)), True)


ALL = Robots()
NOTHING = Robots((("/", False),))


def read_robots(text: str, agent: str) -> Robots:
    """The rules for one program: those of the groups that name it, else those for all.

    Args:
        agent: Product name, ``"dragoman"``.
    """
    ours: list[tuple[str, str]] = []
    everyones: list[tuple[str, str]] = []
    names: list[str] = []
    is_head = False
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = _COMMENT.sub("", line).partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            name = value.lower().partition("/")[0].strip()
            names = [*names, name] if is_head else [name]
            is_head = True
        elif key in ("allow", "disallow", "crawl-delay"):
            is_head = False
            for group, meant in ((ours, agent.lower() in names), (everyones, "*" in names)):
                if meant and len(group) < _RULES:
                    group.append((key, value))
    named = agent.lower() in re.findall(r"(?im)^\s*user-agent\s*:\s*([\w-]+)", text.lower())
    return _robots(ours if named else everyones)


def _robots(found: Iterable[tuple[str, str]]) -> Robots:
    rules: list[tuple[str, bool]] = []
    delay: float | None = None
    for key, value in found:
        if key == "crawl-delay":
            delay = _seconds(value) if delay is None else delay
        elif value:
            rules.append((unquote(value), key == "allow"))
    return Robots(tuple(sorted(rules, key=lambda rule: (-len(rule[0]), not rule[1], rule[0]))), delay)


def _seconds(value: str) -> float | None:
    if not re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", value):
        return None
    return min(float(value), MAX_DELAY_S)


def _fits(rule: str, path: str) -> bool:
    """Whether a rule fits the start of a path, piece by piece between its stars, so that no rule takes long."""
    is_closed = rule.endswith("$")
    pieces = rule.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    for number, piece in enumerate(pieces[1:], 1):
        if is_closed and number == len(pieces) - 1:
            return len(path) - len(piece) >= at and path.endswith(piece)
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not is_closed or at == len(path)
