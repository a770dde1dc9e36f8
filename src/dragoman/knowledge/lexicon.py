"""All names of the registry in one automaton: which actors may a stretch of text name?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ahocorasick_rs import AhoCorasick

from dragoman.knowledge.folding import HIDDEN, fold_name, fold_text, name_key


class NameForm(StrEnum):
    """How a name stands for its actor."""

    NAME = "name"
    DEMONYM = "demonym"  # the adjective: Ukrainian
    PEOPLE = "people"  # Ukrainians, the Dutch
    METONYM = "metonym"  # the Kremlin; Kyiv for its government


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One name of one actor.

    Attributes:
        actor: Actor id.
        name: As the registry spells it.
        form: How it stands for the actor.
        strong: False where the words often mean something else ("May", a capital for its government): such a name
            needs support from its context.
    """

    actor: str
    name: str
    form: NameForm
    strong: bool


@dataclass(frozen=True, slots=True)
class NameHit:
    """A stretch of text that is spelled like a name; strong entries first, then in file order."""

    start: int
    end: int
    entries: tuple[NameEntry, ...]


class Lexicon:
    """Finds every name in a text.

    Args:
        entries: In file order.
        masks: Words that hold a name but mean no actor ("South China Sea"): they hide what lies inside.
        shouted: Look-up keys of acronyms that are plain words where all is in capitals ("WHO").
    """

    def __init__(self, entries: Iterable[NameEntry], masks: Iterable[str] = (), shouted: Iterable[str] = ()) -> None:
        self._shouted = frozenset(shouted)
        found: dict[str, list[NameEntry]] = {}
        self._by_key: dict[str, list[NameEntry]] = {}
        for entry in entries:
            plain = fold_name(entry.name).removeprefix("the ")
            _add(self._by_key, plain.casefold().removeprefix("the "), entry)
            for spelling in spellings(plain):
                _add(found, spelling, entry)
        for mask in masks:
            for spelling in spellings(fold_name(mask)):
                found.setdefault(spelling, [])
        self._patterns = list(found)
        self._entries = [_strong_first(group) for group in found.values()]
        self._automaton = AhoCorasick(self._patterns, store_patterns=False)

    def __len__(self) -> int:
        return len(self._by_key)

    def find(self, text: str) -> list[NameHit]:
        """All names in a text, in text order, none overlapping: the leftmost, then the longest wins.

        Offsets are code points of ``text``. A name stands on word borders; its capitals must be capitals in the text,
        its small letters may be either ("al-Shabaab", "AL-SHABAAB").
        """
        folded = fold_text(text)
        plain, last = folded.text, -1
        hits: list[NameHit] = []
        raw = self._automaton.find_matches_as_indexes(plain, overlapping=True)
        for start, backwards, number in sorted((s, -e, n) for n, s, e in raw if _on_borders(plain, s, e)):
            if start < last or self._is_shouted(plain, start, -backwards):
                continue
            last = -backwards
            if self._entries[number]:
                hits.append(NameHit(*folded.span(start, last), self._entries[number]))
        return hits

    def _is_shouted(self, text: str, start: int, end: int) -> bool:
        """Whether it is a plain word where all around is in capitals, so that case tells nothing."""
        if text[start:end].casefold() not in self._shouted:
            return False
        around = text[max(0, start - 30) : end + 30]
        return around.isupper() and len(around) > 3 * (end - start)

    def entries(self, name: str) -> tuple[NameEntry, ...]:
        """What one name may mean, whatever its case and accents; strong entries first."""
        return _strong_first(self._by_key.get(name_key(name), []))

    def names(self) -> tuple[str, ...]:
        """Look-up keys of all names."""
        return tuple(self._by_key)


def spellings(plain: str) -> set[str]:
    """The ways a text may write a folded name: as it is, with its first or every word raised, in capitals."""
    found = {plain, plain.upper()}
    if " " in plain or plain[0].islower():
        found.add(plain[0].upper() + plain[1:])
        found.add(" ".join([word[:1].upper() + word[1:] for word in plain.split(" ")]))
    return found


def _strong_first(group: list[NameEntry]) -> tuple[NameEntry, ...]:
    return tuple(group) if len(group) < 2 else tuple(sorted(group, key=lambda entry: not entry.strong))


def _add(found: dict[str, list[NameEntry]], key: str, entry: NameEntry) -> None:
    group = found.get(key)
    if group is None:
        found[key] = [entry]
        return
    for place, other in enumerate(group):
        if other.actor == entry.actor and other.form == entry.form:
            group[place] = entry if entry.strong and not other.strong else other
            return
    group.append(entry)


def _on_borders(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and text[start].isalnum() and (before.isalnum() or before in HIDDEN):
        return False
    return not (after and text[end - 1].isalnum() and (after.isalnum() or after in HIDDEN))
