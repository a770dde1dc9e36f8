"""Groups of plain words by which the reading of clauses goes: verbs of motion, of making, of blame; nouns that lie somewhere.

They are rules of English and not of a conflict, and are read once when a step is imported; a user's folder does not
change them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dragoman.knowledge.files import KnowledgeFiles

FILE = "en/clauses.toml"


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    return {entry.text("id"): entry.texts("words") for entry in KnowledgeFiles().entries(FILE, "group")}


def words_of(group: str) -> frozenset[str]:
    """The words of a group of ``clauses.toml``, lower case.

    Raises:
        KeyError: there is no such group.
    """
    return frozenset(_groups()[group])


def listed(group: str) -> tuple[str, ...]:
    """The same words in file order, where order counts: the surest first."""
    return _groups()[group]
