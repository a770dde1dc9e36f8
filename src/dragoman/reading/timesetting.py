"""From where a time is read: the day of publication, the time told last, the tense of its clause."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dragoman.knowledge.timerules import TimeRules
from dragoman.model.interval import Anchor, Grain, TimexType
from dragoman.reading.eras import year_before
from dragoman.reading.stretches import Stretch
from dragoman.reading.tense import Tense
from dragoman.reading.timephrases import Phrase, Tokens


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means.

    Attributes:
        first, last: Days; None where open or unknown.
        grain: Unit named.
        value: TIMEX3 value, without the readings of hedges.
        type: TIMEX3 type.
        anchor: What it was read from.
        locates: Whether later words ("the next day") may count from it.
        parts: Where one phrase holds two times ("3 to 5 May"): their words and meanings.
    """

    first: date | None
    last: date | None
    grain: Grain | None
    value: str | None
    type: TimexType = TimexType.DATE
    anchor: Anchor | None = Anchor.ABSOLUTE
    locates: bool = True
    parts: tuple[tuple[int, int, Meaning], ...] = ()

    @classmethod
    def of(cls, stretch: Stretch, anchor: Anchor | None, locates: bool = True) -> Meaning:
        """A stretch as it stands; a part of a day is a TIME."""
        kind = TimexType.TIME if stretch.grain is Grain.PART_OF_DAY else TimexType.DATE
        return cls(stretch.first, stretch.last, stretch.grain, stretch.value, kind, anchor, locates)

    @property
    def stretch(self) -> Stretch | None:
        """Its days as a stretch, None where an end is open."""
        if self.first is None or self.last is None:
            return None
        return Stretch(self.first, self.last, self.grain or Grain.DAY, self.value or "")

    def aside(self) -> Meaning:
        """The same, but nothing counts from it."""
        return replace(self, locates=False)


def undated(value: str | None, kind: TimexType = TimexType.DATE, grain: Grain | None = None) -> Meaning:
    """A time that the text names without saying when."""
    return Meaning(None, None, grain, value, kind, None, False)


@dataclass(frozen=True, slots=True)
class Reference:
    """The time told last, from which "two days later" counts."""

    stretch: Stretch
    sentence: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class ToldEvents:
    """What the article has told with a day so far.

    Attributes:
        entries: Sentence, lemmas of the clause (its verb and the nouns beside it), days; in text order.
    """

    entries: tuple[tuple[int, frozenset[str], Stretch], ...] = ()

    def day_of(self, words: set[str], sentence: int) -> Stretch | None:
        """The days told last, up to a sentence, of an act that one of the words names."""
        told = (days for at, lemmas, days in reversed(self.entries) if at <= sentence and not lemmas.isdisjoint(words))
        return next(told, None)

    def with_one(self, sentence: int, lemmas: frozenset[str], days: Stretch) -> ToldEvents:
        """The same and one more."""
        return ToldEvents((*self.entries, (sentence, lemmas, days)))


@dataclass(frozen=True, slots=True)
class Setting:
    """All that the reading of one phrase depends on.

    Attributes:
        rules: Worth of words.
        tokens: The sentence.
        now: Day of writing, or the day on which a quotation was spoken; None where unknown.
        quoted: Whether ``now`` is a quotation's day.
        reference: The time told last.
        narrative: Whether the text tells a history, each date from the one before, and not the news of a day.
        tense: Of the phrase's clause.
        verbs: Lemmas of that clause's verb and of those above it.
        sentence, paragraph: Where the phrase stands.
        mentioned: The time named last, in passing or not: what "that year" points at.
        before_christ: Whether a three-digit year without an era is one before Christ.
        told_events: What the article has told with a day so far.
    """

    rules: TimeRules
    tokens: Tokens
    now: date | None
    quoted: bool
    reference: Reference | None
    narrative: bool
    tense: Tense
    verbs: tuple[str, ...]
    sentence: int
    paragraph: int
    mentioned: Stretch | None = None
    before_christ: bool = False
    told_events: ToldEvents = ToldEvents()

    def year(self, phrase: Phrase, name: str = "year") -> int:
        """The year that such a part writes; one before Christ as its proxy."""
        words = self.words(phrase, name)
        era = self.rules.value("ERA", words[-1])
        digits = "".join(c for c in (words[-2] if era else words[-1]) if c.isdigit())
        before = era == "BC" if era else self.before_christ and len(digits) == 3
        return year_before(int(digits)) if before else int(digits)

    def words(self, phrase: Phrase, name: str) -> list[str]:
        """Lower-cased words that a part of the pattern kept."""
        place = phrase.parts.get(name)
        return self.tokens.text(*place) if place else []

    def word(self, phrase: Phrase, name: str) -> str:
        """The last word of such a part, "" where it kept none."""
        words = self.words(phrase, name)
        return words[-1] if words else ""

    def worth(self, phrase: Phrase, name: str, kind: str) -> int | str | None:
        """What the last word of a part is worth in a class."""
        word = self.word(phrase, name)
        return self.rules.value(kind, word) if word else None

    def before(self, phrase: Phrase) -> str:
        """The word before the phrase, "" at the sentence's start."""
        return self.tokens.words[phrase.first - 1].lower() if phrase.first else ""

    def behind(self, phrase: Phrase) -> str:
        """The word after the phrase, "" at the sentence's end."""
        return self.tokens.words[phrase.last].lower() if phrase.last < len(self.tokens.words) else ""

    @property
    def verb(self) -> str:
        """Lemma of the clause's verb, "" where unknown."""
        return self.verbs[0] if self.verbs else ""

    @property
    def anchor(self) -> Anchor:
        """How ``now`` is known."""
        return Anchor.QUOTATION if self.quoted else Anchor.PUBLICATION

    @property
    def near(self) -> Reference | None:
        """The reference, where it stands in the same paragraph or just before."""
        reference = self.reference
        return reference if reference and self.paragraph - reference.paragraph <= 1 else None

    @property
    def told(self) -> Stretch | None:
        """The stretch by which dates without a year are told here: history's last date, or an old one close by."""
        reference = self.reference
        if reference is None:
            return None
        if self.narrative:
            return reference.stretch
        if self.now is None:
            return reference.stretch if reference.paragraph == self.paragraph else None
        old = (self.now - reference.stretch.last).days > 366
        close = reference.paragraph == self.paragraph
        return reference.stretch if old and close and not self.tense.ahead else None

    def told_after(self, stretch: Stretch) -> Setting:
        """The same setting with another time told last."""
        return replace(self, reference=Reference(stretch, self.sentence, self.paragraph))


def number_of(words: list[str], rules: TimeRules) -> float | None:
    """The number that words write: "21", "twenty-one", "two and a half"; None where they write none.

    "half a" is 0.5; commas of thousands are taken out.
    """
    total = 0.0
    factor = 1.0
    if "/" in words:
        slash = words.index("/")
        top, bottom = number_of(words[slash - 1 : slash], rules), number_of(words[slash + 1 : slash + 2], rules)
        whole = number_of(words[: slash - 1], rules) or 0.0
        return whole + top / bottom if top and bottom else None
    for word in words:
        if word in ("-", "and"):
            continue
        if word[0].isdigit():
            try:
                total += float(word.replace(",", ""))
            except ValueError:
                return None
            continue
        worth = 1 if word in ("a", "an") else rules.value("NUMWORD", word)
        if not isinstance(worth, int | float):
            return None
        if worth == 0.5 and total == 0:
            factor = 0.5
        elif worth in (12, 100, 1000, 1000000) and total and word not in ("ten", "twelve"):
            total *= worth
        elif word in ("a", "an", "one") and total:
            continue
        else:
            total += worth
    return (total or 1.0) * factor if words else None
