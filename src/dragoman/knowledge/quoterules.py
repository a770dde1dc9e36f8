"""The cues of quotes.toml ready for use: words that bring what somebody said, wrote, thought, intended or shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeVar

from dragoman.knowledge.files import Entry, KnowledgeFiles
from dragoman.knowledge.occasionrules import OccasionRules
from dragoman.model.mention import Manner

FILE = "en/quotes.toml"

Choice = TypeVar("Choice", bound=StrEnum)


class CuePart(StrEnum):
    """Part of speech as which a word is a cue."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    PHRASE = "phrase"


class Stance(StrEnum):
    """What the speaker does with the content."""

    TELLS = "tells"
    ASSERTS = "asserts"
    DENIES = "denies"
    ASKS = "asks"
    ORDERS = "orders"
    PROMISES = "promises"
    WISHES = "wishes"
    JUDGES = "judges"
    FEARS = "fears"


class Addressee(StrEnum):
    """Where the words name who is spoken to."""

    OBJECT = "object"
    TO = "to"
    OF = "of"
    NONE = "none"


TAKES = frozenset(
    {
        "quote", "clause", "question", "infinitive", "person-infinitive", "raised", "gerund", "claim", "noun",
        "noun-for", "noun-of", "noun-shown", "words", "as", "at", "name", "saying", "rest", "of", "about", "for", "on",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class QuoteExample:
    """A sentence and what must come out of it; ``speaker`` and ``addressee`` are "" where the words name none."""

    text: str
    content: str
    speaker: str
    addressee: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """One idea of how a content is brought.

    Attributes:
        id: Name of the entry.
        part: Part of speech.
        words: Lemmas, a particle after a space.
        manner: What the content is.
        stance: What the speaker does with it.
        takes: Complements that hold the content; see the head of quotes.toml.
        addressee: Where the addressee stands.
        examples: Sentences in which it must fire.
        near_misses: Sentences in which no cue may fire.
    """

    id: str
    part: CuePart
    words: tuple[str, ...]
    manner: Manner
    stance: Stance
    takes: frozenset[str]
    addressee: Addressee
    examples: tuple[QuoteExample, ...]
    near_misses: tuple[str, ...]


class Lexeme:
    """All that one word or phrase can bring; of two entries that give the same complement the earlier wins.

    Attributes:
        words: The lemmas, head word first.
        takes: Complement -> cue.
    """

    __slots__ = ("takes", "words")

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self.takes: dict[str, Cue] = {}

    def add(self, cue: Cue) -> None:
        """Takes up what an entry says of the word."""
        for take in sorted(cue.takes):
            self.takes.setdefault(take, cue)


class QuoteRules:
    """The cues by part of speech and head lemma.

    Args:
        cues: In file order.
        bearers: Noun -> manner, for subjects that speak for no mouth ("the poll says").
        irregular: Verb -> past tense and participle.
        occasions: Interview, post, letter and their like.
    """

    def __init__(
        self,
        cues: Sequence[Cue],
        bearers: Mapping[str, Manner],
        irregular: Mapping[str, Sequence[str]] | None = None,
        occasions: OccasionRules | None = None,
    ) -> None:
        self.cues = tuple(cues)
        self.occasions = occasions or OccasionRules(())
        self.bearers = dict(bearers)
        self.written = frozenset(noun for noun, manner in bearers.items() if manner is Manner.WRITTEN)
        self._lexemes: dict[CuePart, dict[str, list[Lexeme]]] = {part: {} for part in CuePart}
        found: dict[tuple[CuePart, str], Lexeme] = {}
        for cue in cues:
            for phrase in cue.words:
                if (cue.part, phrase) not in found:
                    lexeme = found[cue.part, phrase] = Lexeme(tuple(phrase.split()))
                    self._lexemes[cue.part].setdefault(lexeme.words[0], []).append(lexeme)
                found[cue.part, phrase].add(cue)
        for by_head in self._lexemes.values():
            for lexemes in by_head.values():
                lexemes.sort(key=lambda lexeme: -len(lexeme.words))
        self._forms = {part: _forms(part, by_head, irregular or {}) for part, by_head in self._lexemes.items()}

    def lexemes(self, part: CuePart, word: str, lemma: str) -> Sequence[Lexeme]:
        """Words and phrases that begin with a word, the longest first.

        The surface form is asked before the tagger's lemma, for the tagger cuts rare verbs wrongly.
        """
        by_head = self._lexemes[part]
        return by_head.get(self._forms[part].get(word, lemma)) or by_head.get(lemma) or ()

    def phrases(self) -> list[Lexeme]:
        """Every cue that is a phrase ("according to"), in file order."""
        return [lexeme for lexemes in self._lexemes[CuePart.PHRASE].values() for lexeme in lexemes]

    def __len__(self) -> int:
        return sum(len(lexemes) for by_head in self._lexemes.values() for lexemes in by_head.values())


def load_quote_rules(files: KnowledgeFiles | None = None) -> QuoteRules:
    """The cues of ``en/quotes.toml`` and the occasions of ``en/occasions.toml``.

    Args:
        files: Where to read; None for the shipped knowledge, read once.

    Raises:
        KnowledgeError: an entry lacks words or examples, or holds a value that is not known.
    """
    return _shipped() if files is None else _read(files)


@cache
def _shipped() -> QuoteRules:
    return _read(KnowledgeFiles())


def _read(files: KnowledgeFiles) -> QuoteRules:
    cues = [_cue(entry) for entry in files.entries(FILE, "cue")]
    bearers = {
        noun: _one_of(entry, "manner", Manner)
        for entry in files.entries(FILE, "bearer")
        for noun in entry.texts("nouns")
    }
    irregular = {entry.text("id"): entry.texts("forms") for entry in files.entries(FILE, "irregular")}
    return QuoteRules(cues, bearers, irregular, OccasionRules.load(files))


def _forms(part: CuePart, lemmas: Iterable[str], irregular: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Surface form -> lemma for verbs and nouns; a form that is itself a lemma stays itself."""
    found: dict[str, str] = {}
    if part not in (CuePart.VERB, CuePart.NOUN):
        return found
    for lemma in lemmas:
        stem = lemma.removesuffix("e")
        doubled = lemma + lemma[-1]
        soft = lemma[:-1] + "i" if lemma.endswith("y") and lemma[-2:-1] not in "aeou" else lemma
        hissing = soft != lemma or lemma.endswith(("s", "sh", "ch", "x", "z", "o"))
        found.setdefault(soft + ("es" if hissing else "s"), lemma)
        if part is CuePart.VERB:
            past = irregular.get(lemma) or (stem + "ed" if stem != lemma else soft + "ed", doubled + "ed")
            present = (stem + "ing" if lemma[-2:] not in ("ee", "oe", "ye") else lemma + "ing", doubled + "ing")
            for form in (*past, *present):
                found.setdefault(form, lemma)
    found.update({lemma: lemma for lemma in lemmas})
    return found


def _cue(entry: Entry) -> Cue:
    takes = frozenset(entry.texts("takes"))
    if unknown := sorted(takes - TAKES):
        raise entry.fault(f'"takes" names {unknown[0]!r}', f"Known are {', '.join(sorted(TAKES))}.")
    if not (words := entry.texts("words")):
        raise entry.fault("has no words")
    examples = tuple(_example(entry, fields) for fields in entry.fields.get("examples", ()))
    if len(examples) < 2 or not entry.texts("not"):
        raise entry.fault(
            f'cue "{entry.text("id")}": has {len(examples)} examples and needs 2, and one near miss under "not"',
            "Add a sentence in which the cue must fire; see knowledge/README.md.",
        )
    return Cue(
        id=entry.text("id"),
        part=_one_of(entry, "part", CuePart),
        words=words,
        manner=_one_of(entry, "manner", Manner),
        stance=_one_of(entry, "stance", Stance),
        takes=takes,
        addressee=_one_of(entry, "addressee", Addressee),
        examples=examples,
        near_misses=entry.texts("not"),
    )


def _example(entry: Entry, fields: object) -> QuoteExample:
    if not isinstance(fields, Mapping) or not {"text", "content", "speaker"} <= fields.keys():
        raise entry.fault(f"example {fields!r} needs text, content and speaker")
    return QuoteExample(**{key: str(value) for key, value in fields.items()})


def _one_of(entry: Entry, key: str, choices: type[Choice]) -> Choice:
    given = entry.text(key)
    try:
        return choices(given)
    except ValueError:
        known = ", ".join(choice.value for choice in choices)
        raise entry.fault(f'"{key}" is {given!r}', f"Known are {known}.") from None
