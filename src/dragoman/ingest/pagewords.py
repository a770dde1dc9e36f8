"""What a page's class names and lines say about its parts: the words of ``page_words.toml``, ready for use."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")
_LONGEST = 600  # characters of an attribute that are looked at
_NAMES = (
    "class",
    "id",
    "role",
    "itemprop",
    "property",
    "data-component",
    "data-testid",
    "data-module",
    "data-type",
    "name",
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What an element is by its names; all may hold at once.

    Attributes:
        body: The article's own text.
        post: One post of a live blog.
        clutter: No part of the article, whatever is in it.
        never: Clutter even where nothing else is on the page.
        frame: Frame of the article: captions, signatures, notices.
        dated: Says when it was published.
        signed: Says who wrote it.
    """

    body: bool
    post: bool
    clutter: bool
    never: bool
    frame: bool
    dated: bool
    signed: bool


def kind_of(element: Any) -> Kind:
    """What an element is by its class, id and the like."""
    get = element.get
    return _kind("\n".join(value[:_LONGEST] for name in _NAMES if (value := get(name))))


def begins(kind: str, line: str) -> bool:
    """Whether a line begins as those of a kind in ``[lines]`` or one of the lists beside it do."""
    return line.lstrip("\"'“‘([*•·-–— ").lower().startswith(_words().lines[kind])


def says(kind: str, text: str) -> bool:
    """Whether a text has one of the phrases of a kind anywhere."""
    lower = text.lower()
    return any(phrase in lower for phrase in _words().lines[kind])


def zone_of(host: str) -> int | None:
    """Minutes of an outlet's clock before Greenwich by the end of its address; None where that tells nothing."""
    return _words().zones.get(host.lower().rstrip(".").rpartition(".")[2])


@dataclass(frozen=True, slots=True)
class _Words:
    names: dict[str, frozenset[str]]
    lines: dict[str, tuple[str, ...]]
    zones: dict[str, int]


@lru_cache(maxsize=1)
def _words() -> _Words:
    text = files("dragoman.ingest").joinpath("page_words.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)
    lines = {name: tuple(value) for name, value in found.pop("lines").items()}
    zones = found.pop("zones")
    return _Words({name: frozenset(value) for name, value in found.items()}, lines, zones)


@lru_cache(maxsize=8_192)
def _kind(names: str) -> Kind:
    runs = _runs(names)
    found = {kind: bool(words & runs) for kind, words in _words().names.items()}
    found["body"] = found["body"] or "articlebody" in _itemprops(names)
    return Kind(**found)


def _itemprops(names: str) -> frozenset[str]:
    return frozenset(word.rpartition(":")[2].lower() for word in names.split())


def _runs(names: str) -> frozenset[str]:
    """Every run of up to three neighbouring words of a name."""
    runs: set[str] = set()
    for name in names.split():
        words = _WORD.findall(_CASE.sub(" ", name).lower())
        for length in (1, 2, 3):
            runs.update(" ".join(words[at : at + length]) for at in range(len(words) - length + 1))
    return frozenset(runs)
