"""Offices and callings by which texts name people: "prime minister", "top diplomat", "rebel leader"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.knowledge.faults import KnowledgeFault, fault_of
from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.folding import name_key
from dragoman.knowledge.states import sector_problem

_ENDINGS = (("ies", "y"), ("women", "woman"), ("men", "man"), ("people", "person"), ("ss", "ss"), ("s", ""))
_YES_OR_NO = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Role:
    """An office or a calling.

    Attributes:
        key: ``"foreign_minister"``.
        phrases: What a text calls it, singular, the usual one first.
        sector: PLOVER sector of who holds it.
        unique: Whether one person holds it in a body at a time.
        also: Keys of the roles that the same words mean in a body that has no such office ("chief" of NATO is its
            secretary-general), tried in order.
        second: A further PLOVER sector of who holds it, "" for none: a defence minister is GOV, then MIL.
    """

    key: str
    phrases: tuple[str, ...]
    sector: str
    unique: bool
    also: tuple[str, ...] = ()
    second: str = ""


def read_roles(files: KnowledgeFiles, faults: list[KnowledgeFault]) -> list[Role]:
    """The rows of ``roles.csv``; a faulty one is left out and told of. A later row of the same key replaces."""
    roles: dict[str, Role] = {}
    for row in files.rows("roles.csv"):
        key, sector, unique = row.text("role"), row.text("sector"), row.text("unique")
        problem = sector_problem(sector) or sector_problem(row.text("second"))
        if unique not in _YES_OR_NO:
            problem = f'unique is "{unique}"', "Write yes or no."
        if problem is None and not row.texts("phrases"):
            problem = "no phrases", "Write at least one, singular, cut at |."
        if problem is not None:
            faults.append(fault_of(row, key, *problem))
            continue
        roles[key] = Role(key, row.texts("phrases"), sector, _YES_OR_NO[unique], row.texts("also"), row.text("second"))
    return list(roles.values())


class RoleBook:
    """Roles by phrase."""

    def __init__(self, roles: Iterable[Role]) -> None:
        self.roles = tuple(roles)
        self._by_key = {role.key: role for role in self.roles}
        self._by_phrase: dict[str, Role] = {}
        for role in self.roles:
            for phrase in role.phrases:
                self._by_phrase.setdefault(name_key(phrase), role)

    def get(self, key: str) -> Role | None:
        """The role of this key, or None."""
        return self._by_key.get(key)

    def find(self, phrase: str) -> Role | None:
        """The role that a phrase names, singular or plural, whatever its case, hyphens and accents; or None."""
        key = name_key(phrase)
        for candidate in (key, *_singulars(key)):
            if (found := self._by_phrase.get(candidate)) is not None:
                return found
        return None


def _singulars(phrase: str) -> Iterator[str]:
    """The phrase with one of its words made singular, the last word first ("chiefs of staff", "attorneys general")."""
    words = phrase.split(" ")
    for place in range(len(words) - 1, -1, -1):
        single = _singular(words[place])
        if single != words[place]:
            yield " ".join([*words[:place], single, *words[place + 1 :]])


def _singular(word: str) -> str:
    for plural, single in _ENDINGS:
        if word.endswith(plural):
            return word.removesuffix(plural) + single
    return word
