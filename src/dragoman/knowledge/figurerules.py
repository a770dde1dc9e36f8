"""Words with which news counts, read from ``en/figures.toml`` and made ready for look-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.knowledge.files import Entry, KnowledgeFiles
from dragoman.model.mention import Bound, Measure

FILE = "en/figures.toml"


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """What became of those counted.

    Attributes:
        object: Verbs, alone or with the words they need ("shoot dead"), whose object is counted.
        subject: Verbs whose subject is counted.
        noun: Nouns that are counted themselves or whose "of" is.
        state: Adjectives and participles that are said of those counted.
        leaves: Verbs that put their object into such a state.
        loss: Nouns that are counted when they are lost or claimed.
        people_only: Whether only people are counted by it.
    """

    measure: Measure
    object: tuple[tuple[str, ...], ...]
    subject: tuple[tuple[str, ...], ...]
    noun: frozenset[str]
    state: frozenset[str]
    leaves: frozenset[str]
    loss: frozenset[str]
    people_only: bool


@dataclass(frozen=True, slots=True)
class FigureRules:
    """All that is known about counting.

    Attributes:
        before, after: Hedges in lower-case words to bound, the longest first.
        skip: Words between hedge and number that set no bound.
        signs: Currency sign to ISO 4217 code.
        currencies: Noun, singular, to code.
        units: Noun, singular, to measure.
        measures: In file order.
        entries: Where each rule stands, for messages and tests.
    """

    before: tuple[tuple[tuple[str, ...], Bound], ...]
    after: tuple[tuple[tuple[str, ...], Bound], ...]
    skip: frozenset[str]
    signs: Mapping[str, str]
    currencies: Mapping[str, str]
    units: Mapping[str, Measure]
    measures: tuple[MeasureRule, ...]
    entries: tuple[Entry, ...]

    @classmethod
    def load(cls, files: KnowledgeFiles) -> FigureRules:
        """The rules of ``en/figures.toml``, the user's laid over the shipped ones.

        Raises:
            KnowledgeError: an entry names a bound or measure that there is not, or lacks its examples.
        """
        hedges, skips = files.entries(FILE, "hedge"), files.entries(FILE, "skip")
        money, units, measures = (files.entries(FILE, t) for t in ("currency", "unit", "measure"))
        for entry in (*hedges, *units, *measures):
            _check_examples(entry)
        return cls(
            before=_hedges(hedges, "before"),
            after=_hedges(hedges, "after"),
            skip=frozenset(w for e in skips for w in e.texts("words")),
            signs={s: e.text("code") for e in money for s in e.texts("signs")},
            currencies={n: e.text("code") for e in money for n in e.texts("nouns")},
            units={w: _measure(e, e.text("measure")) for e in units for w in e.texts("words")},
            measures=tuple(_measure_rule(e) for e in measures),
            entries=(*hedges, *units, *measures),
        )


def _check_examples(entry: Entry) -> None:
    examples = entry.fields.get("examples", ())
    if not isinstance(examples, list) or len(examples) < 2:
        raise entry.fault(f'"{entry.text("id")}" needs 2 examples', "Add sentences in which the rule must fire.")
    if not entry.texts("not"):
        raise entry.fault(f'"{entry.text("id")}" needs a near miss', 'Add a sentence under "not".')


def _hedges(entries: list[Entry], side: str) -> tuple[tuple[tuple[str, ...], Bound], ...]:
    found: list[tuple[tuple[str, ...], Bound]] = []
    for entry in entries:
        try:
            bound = Bound(entry.text("bound"))
        except ValueError as error:
            raise entry.fault(str(error), f"Use one of {', '.join(Bound)}.") from error
        found.extend((tuple(phrase.split()), bound) for phrase in entry.texts(side))
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))


def _measure(entry: Entry, name: str) -> Measure:
    try:
        return Measure(name)
    except ValueError as error:
        raise entry.fault(str(error), f"Use one of {', '.join(Measure)}.") from error


def _measure_rule(entry: Entry) -> MeasureRule:
    return MeasureRule(
        measure=_measure(entry, entry.text("id")),
        object=tuple(tuple(v.split()) for v in entry.texts("object")),
        subject=tuple(tuple(v.split()) for v in entry.texts("subject")),
        noun=frozenset(entry.texts("noun")),
        state=frozenset(entry.texts("state")),
        leaves=frozenset(entry.texts("leaves")),
        loss=frozenset(entry.texts("loss")),
        people_only=bool(entry.fields.get("people_only", False)),
    )
