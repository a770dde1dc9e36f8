"""Words that stand for actors without naming them: officials, troops, counterparts, both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dragoman.knowledge.files import Entry, KnowledgeFiles

FILE = "en/actorwords.toml"
LONGEST = 4  # words in the longest entry of the file


class NounKind(StrEnum):
    """How a noun comes to mean an actor."""

    PERSON = "person"
    GROUP = "group"
    EQUIPMENT = "equipment"  # stands for the military that owns it
    RELATION = "relation"  # means nobody without an owner: counterpart, envoy
    COLLECTIVE = "collective"  # in the plural, those already introduced: both sides
    GENERIC = "generic"  # man, people
    PART = "part"  # means what its "of" names: a group of ...


@dataclass(frozen=True, slots=True)
class ActorNoun:
    """One idea of actorwords.toml.

    Attributes:
        id: Name of the entry.
        kind: How its words mean an actor.
        sector: PLOVER sector, None where only the owner gives it.
        body: Registry body that "its army" is, "" for none.
        weak: Whether the sector yields to the owner's and to a modifier's.
        refers: What "the X" alone points back to, "" for nothing.
        gender: ``"f"``, ``"m"`` or "".
    """

    id: str
    kind: NounKind
    sector: str | None
    body: str
    weak: bool
    refers: str
    gender: str


class ActorWords:
    """The lexicon, made ready for look-up.

    Raises:
        KnowledgeError: an entry has an unknown kind or fewer than two examples.
    """

    def __init__(
        self, nouns: Sequence[Entry], modifiers: Sequence[Entry], lists: Sequence[Entry], leaders: Sequence[Entry]
    ) -> None:
        self._nouns: dict[str, list[ActorNoun]] = {}
        for entry in nouns:
            noun = _noun(entry)
            for word in entry.texts("words"):
                known = self._nouns.setdefault(word, [])
                if noun not in known:
                    known.append(noun)
        self._modifiers = {
            word: sector for e in modifiers for sector in e.fields if sector.isupper() for word in e.texts(sector)
        }
        self._ordered = {e.text("id"): e.texts("words") for e in lists}
        self._lists = {name: frozenset(listed) for name, listed in self._ordered.items()}
        self._leaders = {state: e.text("id") for e in leaders for state in e.texts("states")}

    @classmethod
    def load(cls, files: KnowledgeFiles) -> ActorWords:
        """The words of ``en/actorwords.toml``."""
        return cls(*(files.entries(FILE, table) for table in ("noun", "modifier", "list", "leader")))

    def nouns(self, phrase: Sequence[str], lemma: str) -> tuple[int, tuple[ActorNoun, ...]]:
        """The ideas that a phrase ending in its head noun may have, and how many words they take.

        Args:
            phrase: Lower-case words up to and with the head; the longest ending that is known wins.
            lemma: Of the head; tried where the word itself is not listed.

        Returns:
            Number of words used (0 where nothing fits) and the ideas in file order.
        """
        for length in range(min(LONGEST, len(phrase)), 0, -1):
            before = phrase[len(phrase) - length : -1]
            for head in (phrase[-1], lemma, *_singulars(phrase[-1])):
                found = self._nouns.get(" ".join((*before, head)))
                if found:
                    return length, tuple(found)
        return 0, ()

    def modifier_sector(self, word: str) -> str | None:
        """The sector to which a word before a noun points ("rebel", "police")."""
        return self._modifiers.get(word)

    def has(self, name: str, word: str) -> bool:
        """Whether the list ``name`` has the word; a list that the file lacks is empty."""
        return word in self._lists.get(name, ())

    def listed(self, name: str) -> tuple[str, ...]:
        """The words of a list in file order; none where the file lacks it."""
        return self._ordered.get(name, ())

    def leader_role(self, state: str) -> str:
        """Key of the office that leads a state, by ISO code."""
        return self._leaders.get(state, "president")


def _singulars(word: str) -> tuple[str, ...]:
    """What a regular English plural may be the plural of; a wrong guess is no listed word."""
    if word.endswith("men"):
        return (f"{word[:-3]}man",)
    if not word.endswith("s"):
        return ()
    if word.endswith("ies"):
        return (f"{word[:-3]}y", word[:-1])
    return (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)


def _noun(entry: Entry) -> ActorNoun:
    kind = entry.text("kind")
    if kind not in {k.value for k in NounKind}:
        raise entry.fault(f'kind "{kind}" is unknown', f"Use one of {', '.join(NounKind)}.")
    if len(entry.texts("examples")) < 2:
        raise entry.fault("needs 2 examples", "Add a phrase in which the word means an actor.")
    return ActorNoun(
        id=entry.text("id"),
        kind=NounKind(kind),
        sector=entry.text("sector") or None,
        body=entry.text("body"),
        weak=bool(entry.fields.get("weak", False)),
        refers=entry.text("refers"),
        gender=entry.text("gender"),
    )
