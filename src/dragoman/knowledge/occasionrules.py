"""The occasions of occasions.toml ready for use: interview, post, briefing, letter and the like."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.knowledge.files import Entry, KnowledgeFiles
from dragoman.model.mention import Occasion

FILE = "en/occasions.toml"

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OccasionExample:
    """A sentence with a quote, and the words that tell its occasion."""

    text: str
    words: str


@dataclass(frozen=True, slots=True)
class OccasionEntry:
    """One kind of occasion, as the file gives it.

    Attributes:
        kind: Which one.
        examples: Sentences in which it must be found.
        near_misses: Sentences with a quote that has not this occasion.
    """

    kind: Occasion
    examples: tuple[OccasionExample, ...]
    near_misses: tuple[str, ...]


class OccasionRules:
    """Which occasion a noun, a hearer or a cue tells; of two entries with the same word the earlier wins.

    Attributes:
        entries: In file order.
        rank: Place of each occasion in the file; of several beside one cue the first wins.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(_entry(entry) for entry in entries)
        self.rank = {entry.kind: place for place, entry in enumerate(self.entries)}
        self._nouns: dict[str, list[tuple[Phrase, Occasion]]] = {}
        self._hearers: dict[str, list[tuple[Phrase, Occasion]]] = {}
        self._after: dict[Occasion, frozenset[str]] = {}
        self._verbs: dict[str, Occasion] = {}
        self._speaking: set[Occasion] = set()
        for entry in entries:
            kind = Occasion(entry.text("id"))
            _add(self._nouns, entry.texts("nouns"), kind)
            _add(self._hearers, entry.texts("hearers"), kind)
            self._after[kind] = frozenset(entry.texts("after"))
            for verb in entry.texts("verbs"):
                self._verbs.setdefault(verb, kind)
            if entry.fields.get("speaks"):
                self._speaking.add(kind)

    @classmethod
    def load(cls, files: KnowledgeFiles) -> OccasionRules:
        """The occasions of ``en/occasions.toml``.

        Raises:
            KnowledgeError: an entry names no known occasion, or lacks examples.
        """
        return cls(files.entries(FILE, "occasion"))

    def named(self, words: Sequence[str], lemma: str, preposition: str) -> Occasion | None:
        """What a noun behind a preposition tells; ``words`` end with the noun, in small letters."""
        kind = _longest(self._nouns, words, lemma)
        return kind if kind is not None and preposition in self._after[kind] else None

    def speaking(self, words: Sequence[str], lemma: str) -> Occasion | None:
        """What a noun tells that speaks itself: "the letter said"."""
        kind = _longest(self._nouns, words, lemma)
        return kind if kind in self._speaking else None

    def heard(self, words: Sequence[str], lemma: str) -> Occasion | None:
        """What those tell to whom words are put: "told parliament"."""
        return _longest(self._hearers, words, lemma)

    def brought(self, verb: str) -> Occasion | None:
        """What a cue tells alone: "tweeted"."""
        return self._verbs.get(verb)


def _add(table: dict[str, list[tuple[Phrase, Occasion]]], phrases: Iterable[str], kind: Occasion) -> None:
    for text in phrases:
        phrase = tuple(text.split())
        table.setdefault(phrase[-1], []).append((phrase, kind))
        table[phrase[-1]].sort(key=lambda entry: -len(entry[0]))


def _longest(table: Mapping[str, list[tuple[Phrase, Occasion]]], words: Sequence[str], lemma: str) -> Occasion | None:
    for form in (words[-1], lemma):
        for phrase, kind in table.get(form, ()):
            if tuple(words[len(words) - len(phrase) : -1]) == phrase[:-1]:
                return kind
    return None


def _entry(entry: Entry) -> OccasionEntry:
    given, known = entry.text("id"), ", ".join(kind.value for kind in Occasion)
    if given not in {kind.value for kind in Occasion}:
        raise entry.fault(f"{given!r} is no occasion", f"Known are {known}.")
    examples = tuple(_example(entry, fields) for fields in entry.fields.get("examples", ()))
    if len(examples) < 2 or not entry.texts("not"):
        raise entry.fault(
            f'occasion "{given}": has {len(examples)} examples and needs 2, and one near miss under "not"',
            "Add a sentence in which it must be found.",
        )
    return OccasionEntry(Occasion(given), examples, entry.texts("not"))


def _example(entry: Entry, fields: object) -> OccasionExample:
    if not isinstance(fields, Mapping) or not {"text", "words"} <= fields.keys():
        raise entry.fault(f"example {fields!r} needs text and words")
    return OccasionExample(str(fields["text"]), str(fields["words"]))
