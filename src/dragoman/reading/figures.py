"""Figures of an article: how many were killed, fled, were sent or paid, as hedged as the article says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge.figurerules import FigureRules
from dragoman.model.document import Span
from dragoman.model.mention import Bound, Figure, Measure
from dragoman.reading.counted import (
    Unit,
    core_of,
    find_unit,
    measure_of,
    measure_of_noun,
    measure_of_whole,
    numbered_noun,
)
from dragoman.reading.numbers import Number, find_numbers
from dragoman.reading.sentence import ROOT, Parse, Sentence

_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sept sep oct nov dec jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.".split()
)
_LABELS = frozenset(
    "no no. number page article chapter section phase flight route highway room unit channel category level class "
    "type version resolution protocol paragraph annex line gate platform district ward bus aged age turned top".split()
)
_CLOCK = frozenset(
    "a.m. p.m. am pm a.m p.m o'clock o’clock gmt utc hrs bst cet cest est edt et pst pdt pt cst cdt ist msk eet aest jst".split()
)
_AGO = frozenset("ago later earlier before after afterwards previously since".split())
_WERE = frozenset("was is remained remains".split())
_NOT_ONE = frozenset("no any every this that the each which other".split())
_GLUED = frozenset("km kg cm mm mi ft mph kph lb lbs sq ha".split())
_TIMES_AS = frozenset("as the more over that higher larger".split())
_STREETS = frozenset("street road avenue square lane boulevard drive st. st ave. ave rd. rd".split())
_DEFINITE = frozenset("the these those his her its their our my your both".split())
_COMPOUND_UNITS = frozenset("member strong man nation point state storey story seat page".split())
_OVER_VERBS = frozenset(
    "hand take turn sign pass give pull mull fly fire rule preside argue fight carry run win quarrel".split()
)
_HYPHENS = frozenset("-–—‑")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_CHANGING = 3  # words that may stand between hedge and number
_CASUALTIES = (Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.DISPLACED, Measure.DETAINED, Measure.RELEASED)
_CONFIDENCE = {"verb": 0.9, "part": 0.8, "unit": 0.8, "count": 0.6, "understood": 0.6}
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_OLDEST = 115


@dataclass(frozen=True, slots=True)
class _Hedge:
    first: int
    last: int
    bound: Bound | None


def find_figures(parse: Parse, rules: FigureRules) -> list[Figure]:
    """Every figure of an article in text order, none overlapping; ``event`` and ``claimed_by`` still None.

    What became of those counted decides the measure ("wounded nine sailors"), else their noun. Dates, ages, times of
    day, labels ("Resolution 1701"), scores and "the two sides" are no figures. A number without a noun takes that of
    the figure before it in the sentence, and is left out where neither a verb nor such a figure says what it counts.

    Source:
        RECORD.md, "Figures", for what vague words stand for; the words themselves are in ``en/figures.toml``.
    """
    found: list[Figure] = []
    for sentence in parse.sentences:
        if any(x == "CD" for x in sentence.xpos) or any(w[0] in "dhstmbDHSTMB" for w in sentence.words):
            found.extend(_in_sentence(sentence, parse, rules))
    return found


def _in_sentence(sentence: Sentence, parse: Parse, rules: FigureRules) -> list[Figure]:
    found: list[Figure] = []
    numbers = find_numbers(sentence.words)
    for place, number in enumerate(numbers):
        if _is_label(sentence, number, parse.document.text):
            continue
        figure = _figure(sentence, number, found, rules, numbers[place - 1] if place else None)
        if figure is None:
            continue
        if found and found[-1].span.overlaps(figure.span):
            part = numbers[place - 1]
            if not _is_whole(sentence, part, number) or found[-1].span.start >= sentence.ends[part.last - 1]:
                continue
            found[-1] = replace(found[-1], span=Span(found[-1].span.start, sentence.ends[part.last - 1]))
        found.append(figure)
    return found


def _is_whole(sentence: Sentence, part: Number | None, number: Number) -> bool:
    """Whether a number is that of which the one before is a part: "61 of the *70* boats"."""
    if part is None or part.vague or not part.last < number.first <= part.last + 3:
        return False
    between = [w.lower() for w in sentence.words[part.last : number.first]]
    return between[0] == "of" and set(between[1:]) <= _DEFINITE | {"all", "some", "about", "nearly"}


def _figure(
    sentence: Sentence, number: Number, earlier: Sequence[Figure], rules: FigureRules, before: Number | None
) -> Figure | None:
    hedge = _hedge_of(sentence, number, rules)
    money = _sign_before(sentence, number, rules)
    if money is not None:
        code, first = money
        hedge = _hedge_of(sentence, replace(number, first=first), rules)
        return _made(
            sentence, number, hedge, Unit(None, code, Measure.MONEY, number.last, first), Measure.MONEY, "money", rules
        )
    unit = find_unit(sentence, number, rules)
    if number.fraction and sentence.words[number.first - 1 : number.first] == ("by",) and unit.last > number.last + 1:
        unit = Unit(None, "", Measure.SHARE, number.last, unit.node)  # "fell by a fifth to two million tonnes"
    if _is_no_count(sentence, number, unit, hedge):
        return None
    number = _without_dots(sentence, number, unit)
    whole = _is_whole(sentence, before, number)
    measure = (measure_of_whole if whole else measure_of)(sentence, number, unit, rules)
    rule = "verb" if measure else "unit"
    humans = unit.measure in (Measure.PEOPLE, Measure.TROOPS)
    if measure is None and earlier and humans and _is_part(sentence, hedge, number, earlier):
        measure, rule = earlier[-1].measure, "part"
    if number.fraction:
        measure = Measure.SHARE
    elif measure is None and unit.word is None:
        return _understood(sentence, number, hedge, unit, earlier, rules)
    elif measure is None:
        measure, rule = (unit.measure, "unit") if unit.measure else (Measure.COUNT, "count")
    if _is_mere_reference(sentence, number, unit, measure, hedge):
        return None
    return _made(sentence, number, hedge, unit, measure, rule, rules)


def _without_dots(sentence: Sentence, number: Number, unit: Unit) -> Number:
    """ "1.200 soldiers" with the dot of other countries for thousands: nobody counts parts of people and arms."""
    written = sentence.words[number.first]
    counted = unit.measure in (Measure.PEOPLE, Measure.TROOPS, Measure.WEAPONS)
    if not counted or number.last - number.first > 1 or not _THOUSANDS.fullmatch(written):
        return number
    return replace(number, value=float(written.replace(".", "")))


def _is_part(sentence: Sentence, hedge: _Hedge, number: Number, earlier: Sequence[Figure]) -> bool:
    """Whether those counted are some of those counted before.

    "117 were wounded, among them 15 children", "300 of them children", "23 people died: 14 men and nine women".
    """
    if tuple(w.lower() for w in sentence.words[max(0, hedge.first - 2) : hedge.first]) == ("among", "them"):
        return True
    if tuple(w.lower() for w in sentence.words[number.last : number.last + 2]) == ("of", "them"):
        return number.value < earlier[-1].value
    whole = next((f for f in earlier if f.measure is earlier[-1].measure), earlier[-1])
    between = [w for w in range(hedge.first) if sentence.starts[w] >= whole.span.end]
    return number.value < whole.value and any(sentence.words[w] == ":" for w in between)


def _understood(
    sentence: Sentence, number: Number, hedge: _Hedge, unit: Unit, earlier: Sequence[Figure], rules: FigureRules
) -> Figure | None:
    """A number whose noun is left out, counted like the figure before it ("from 1,900 men to 700")."""
    if (counted := numbered_noun(sentence, number, rules)) is not None:
        measure = counted.measure or Measure.COUNT
        return _made(sentence, number, hedge, replace(counted, word=None), measure, "understood", rules)
    if not earlier or number.value == 1 or _is_year(sentence, number):
        return None
    last, head = earlier[-1], sentence.heads[unit.node]
    acts = head != ROOT and sentence.relations[unit.node] == "nsubj" and sentence.upos[head] == "VERB"
    measure = Measure.PEOPLE if acts and last.measure in _CASUALTIES else last.measure  # "; only 84 survived"
    like = Unit(None, last.unit, measure, number.last, unit.node)
    return _made(sentence, number, hedge, like, measure, "understood", rules)


def _made(
    sentence: Sentence, number: Number, hedge: _Hedge, unit: Unit, measure: Measure, rule: str, rules: FigureRules
) -> Figure:
    first = min(hedge.first, number.first, unit.node if rule == "money" else number.first)
    last = max(number.last, unit.last if unit.word is None or unit.last - number.last <= 8 else number.last)
    last = _with_like(sentence, unit, last, rules)
    bound, last = _bound_after(sentence, number, hedge, last, rules)
    states = {w for r in rules.measures for w in r.state}
    known = unit.name not in states or unit.name in rules.units
    name = "percent" if number.fraction else unit.name if unit.name and known else "person"
    return Figure(
        span=sentence.span(first, last),
        measure=measure,
        value=number.value,
        upper=number.upper,
        bound=bound,
        unit=name,
        event=None,
        claimed_by=None,
        rule=f"figures:{rule}",
        confidence=_CONFIDENCE.get(rule, 0.9),
    )


def _with_like(sentence: Sentence, unit: Unit, last: int, rules: FigureRules) -> int:
    """The end of the words, a second noun of one count included: "200 missiles and drones"."""
    joined = last + 1 < len(sentence) and sentence.words[last].lower() in ("and", "or") and unit.last == last
    if not joined or unit.word is None or unit.measure is None or sentence.heads[last + 1] != unit.word:
        return last
    alike = sentence.upos[last + 1] == "NOUN" and measure_of_noun(sentence, last + 1, rules) is unit.measure
    return last + 2 if alike else last


def _hedge_of(sentence: Sentence, number: Number, rules: FigureRules) -> _Hedge:
    """The hedge before a number, words without a bound ("another") skipped."""
    lower = [w.lower() for w in sentence.words[max(0, number.first - 9) : number.first]]
    offset, end = number.first - len(lower), len(lower)
    for _ in range(_CHANGING):
        for phrase, bound in rules.before:
            stands = end >= len(phrase) and tuple(lower[end - len(phrase) : end]) == phrase
            if stands and _hedges(sentence, phrase, offset + end, number):
                return _Hedge(offset + end - len(phrase), offset + end, bound)
        if not end or lower[end - 1] not in rules.skip:
            break
        end -= 1
    return _Hedge(number.first, number.first, None)


def _hedges(sentence: Sentence, phrase: tuple[str, ...], end: int, number: Number) -> bool:
    """Whether a hedge word is one here: "over two days" is a stretch of time and "for over two days" a bound."""
    if phrase == ("some",):
        return end == number.first
    if end >= 2 and phrase == ("over",) and sentence.lemmas[end - 2].lower() in _OVER_VERBS:
        return False  # "turn over six maps"
    if phrase in (("over",), ("under",), ("below",), ("above",), ("beyond",)):
        unit = number.last < len(sentence) and sentence.lemmas[number.last].lower()
        before = sentence.words[end - 2].lower() if end >= 2 else ""
        return unit not in ("day", "week", "month", "year", "hour", "night") or before in (
            "for",
            "of",
            "lasted",
            "after",
        )
    return True


def _bound_after(sentence: Sentence, number: Number, hedge: _Hedge, last: int, rules: FigureRules) -> tuple[Bound, int]:
    for at in (number.last, last):
        for phrase, bound in rules.after:
            if tuple(w.lower() for w in sentence.words[at : at + len(phrase)]) == phrase and hedge.bound is None:
                if find_numbers(sentence.words[at + len(phrase) : at + len(phrase) + 1]):
                    continue  # "in two weeks at least 50 homes burned": it belongs to the next number
                return bound, max(last, at + len(phrase))
    if number.last < len(sentence) and sentence.words[number.last] == "+":
        return Bound.AT_LEAST, last
    if hedge.bound is not None:
        return hedge.bound, last
    return (Bound.AT_LEAST if number.vague else Bound.ABOUT if number.loose else Bound.EXACT), last


def _sign_before(sentence: Sentence, number: Number, rules: FigureRules) -> tuple[str, int] | None:
    """Currency code and first word of the sign before a number."""
    at = number.first - 1
    if at < 0 or sentence.words[at] not in rules.signs:
        return None
    if at and sentence.ends[at - 1] == sentence.starts[at]:
        joined = sentence.words[at - 1] + sentence.words[at]
        if joined in rules.signs:
            return rules.signs[joined], at - 1
    return rules.signs[sentence.words[at]], at


def _is_label(sentence: Sentence, number: Number, text: str) -> bool:
    """Whether the number names and does not count: date, time of day, age, model, article, address."""
    before = sentence.words[number.first - 1].lower() if number.first else ""
    after = sentence.words[number.last].lower() if number.last < len(sentence) else ""
    start, end = sentence.starts[number.first], sentence.ends[number.last - 1]
    if (
        before in _LABELS
        or after in _CLOCK
        or (before in _MONTHS and number.value < 2100)
        or after in _MONTHS
        or number.value == 0
    ):
        return True
    if text[max(0, start - 2) : start - 1].isalnum() and text[start - 1 : start] in ("-", "‑", ":", "/", "."):
        return True
    if text[end : end + 1] in (":", "/") and text[end + 1 : end + 2].isdigit():
        return True
    glued = text[end : end + 1].isalnum() and after.rstrip(".") not in _GLUED
    if number.digits and (glued or (number.upper and text[end : end + 1] in _HYPHENS)):
        return True
    if number.upper and (_is_year(sentence, number) or number.upper > 20 * number.value):
        return True
    return _is_age(sentence, number, before, after) or _is_after_head(sentence, number) or _is_address(sentence, number)


def _is_age(sentence: Sentence, number: Number, before: str, after: str) -> bool:
    rest = [w.lower() for w in sentence.words[number.last : number.last + 4]]
    if "old" in rest and ("year" in rest[:2] or "years" in rest[:2] or "month" in rest[:2] or "months" in rest[:2]):
        return True
    between = (before == "," and after in (",", ".", ")", ";")) or (before == "(" and after == ")")
    if _follows_age(sentence, number):
        return True
    named = number.first >= 2 and sentence.upos[number.first - 2] in ("PROPN", "NOUN")
    return (
        between and named and number.digits and number.value <= _OLDEST and sentence.relations[number.first] != "conj"
    )


def _follows_age(sentence: Sentence, number: Number) -> bool:
    """The second of several ages: "two boys, aged 9 and 12"."""
    at = number.first - 1
    while at > 0 and (sentence.words[at].lower() in ("and", ",", "to") or sentence.xpos[at] == "CD"):
        at -= 1
    return at < number.first - 1 and sentence.words[at].lower() in ("aged", "ages")


def _is_after_head(sentence: Sentence, number: Number) -> bool:
    """ "Resolution 1701", "Group 4": the number hangs on a noun before it."""
    core = core_of(sentence, number)
    head, relation = sentence.heads[core], sentence.relations[core].split(":")[0]
    if head == ROOT or head >= number.first or relation not in ("nummod", "flat", "dep", "compound"):
        return False
    return sentence.upos[head] in ("PROPN", "NOUN") and head == number.first - 1


def _is_address(sentence: Sentence, number: Number) -> bool:
    ahead = range(number.last, min(number.last + 4, len(sentence)))
    return any(
        sentence.words[w].lower() in _STREETS
        and sentence.words[w][0].isupper()
        and all(sentence.words[i][0].isupper() for i in range(number.last, w))
        for w in ahead
    )


def _is_year(sentence: Sentence, number: Number) -> bool:
    plain = (
        number.digits
        and (number.last - number.first == 1 or number.upper is not None)
        and "," not in sentence.words[number.first]
    )
    return plain and _FIRST_YEAR <= number.value <= _LAST_YEAR and number.value == int(number.value)


def _is_no_count(sentence: Sentence, number: Number, unit: Unit, hedge: _Hedge) -> bool:
    """Years, points of time ("two days later"), halves of a period, compounds such as "two-state"."""
    known = unit.measure is not None and unit.measure is not Measure.DURATION
    if _is_year(sentence, number) and hedge.bound is None and not known:
        return True
    after = sentence.words[unit.last].lower() if unit.last < len(sentence) else ""
    if unit.measure is Measure.DURATION and (after in _AGO or (number.fraction and _in_all(sentence, number))):
        return True
    if unit.name == "time" and (
        after in _TIMES_AS or sentence.xpos[min(unit.last, len(sentence) - 1)] in ("JJR", "RBR")
    ):
        return True
    before = sentence.words[number.first - 1].lower() if number.first else ""
    if number.fraction and (before in ("first", "second", "latter", "other", "better", "-") or unit.word is None):
        return before != "by"
    hyphened = number.last < len(sentence) and sentence.words[number.last] in _HYPHENS
    if hyphened and unit.word == number.last + 1 and unit.measure in (None, Measure.PEOPLE):
        return sentence.lemmas[unit.word].lower() not in _COMPOUND_UNITS
    return False


def _in_all(sentence: Sentence, number: Number) -> bool:
    """Whether a share is written as so many in so many: "two in three days" is none."""
    return any(sentence.words[w].lower() in ("in", "out") for w in range(number.first, number.last))


def _is_mere_reference(sentence: Sentence, number: Number, unit: Unit, measure: Measure, hedge: _Hedge) -> bool:
    """ "the two sides", "one day", "one of them": known things pointed at, not counted."""
    if hedge.bound is not None or number.digits or number.vague or number.fraction or number.loose:
        return False
    after = sentence.words[number.last].lower() if number.last < len(sentence) else ""
    before = sentence.words[number.first - 1].lower() if number.first else ""
    if number.value == 1:
        counted = measure in _CASUALTIES or measure in (Measure.WEAPONS, Measure.TROOPS)
        bare = unit.word is None and not (after in _WERE and before not in _NOT_ONE)
        return after in ("of", "another") or bare or not counted
    return number.value < 10 and before in _DEFINITE and measure in (Measure.PEOPLE, Measure.COUNT)
