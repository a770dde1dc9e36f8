"""Steps from a time ("two days later"), terms ("within a week"), lengths and sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.model.interval import Anchor, Grain, TimexType
from dragoman.reading import stretches as cal
from dragoman.reading.stretches import DAY
from dragoman.reading.tense import Tense
from dragoman.reading.timephrases import Phrase
from dragoman.reading.timereadings import read_phrase, reads
from dragoman.reading.timesetting import Meaning, Setting, undated
from dragoman.reading.timesteps import (
    DAYLIKE,
    Quantity,
    inner_quantity,
    ordinal,
    quantity,
    recent,
    step_meaning,
    unit_steps,
    whole_days,
)

_REACH = 10
_NONE = frozenset(("no", "not", "never", "nobody", "none", "nothing", "neither"))
_GIVING = frozenset(("give", "have", "get", "allow", "grant", "set", "leave"))


@reads("ago")
def read_ago(phrase: Phrase, at: Setting) -> Meaning | None:
    count = inner_quantity(phrase, at)
    if count is None or at.now is None or (at.narrative and not at.quoted):
        return undated("PAST_REF")
    beside, day = phrase.inner.get("beside"), _beside(phrase, at)
    found = step_meaning(cal.a_day(day or at.now), count, -1, at.anchor)
    named = read_phrase(beside, at) if beside else None
    if beside is None or named is None or named.grain is not Grain.PART_OF_DAY:
        return found
    which = phrase.parts["which"][1]
    return replace(found, parts=((phrase.first, which, found), (beside.first, beside.last, named)))


def _beside(phrase: Phrase, at: Setting) -> date | None:
    """The day from which "three years ago tomorrow" or "a year ago on Monday" counts."""
    beside = phrase.inner.get("beside")
    found = read_phrase(beside, at) if beside else None
    return found.first if found else None


@reads("from_now")
def read_from_now(phrase: Phrase, at: Setting) -> Meaning | None:
    count = inner_quantity(phrase, at)
    away = "away" in phrase.parts
    if count is not None and away and (count.unit in ("hour", "minute") or not at.tense.ahead):
        found = undated(count.value, TimexType.DURATION, cal.UNIT_GRAINS.get(count.unit))  # as often a distance
        return replace(found, parts=((phrase.first, phrase.last - 1, found),))
    if count is None or at.now is None:
        return undated("FUTURE_REF")
    return step_meaning(cal.a_day(_beside(phrase, at) or at.now), count, 1, at.anchor)


@reads("in_span")
def read_in_span(phrase: Phrase, at: Setting) -> Meaning | None:
    """ "in five days": from now with a future, counted inclusively from the time told last with a past."""
    if phrase.inner["span"].rule.reads == "recent_span":
        told = read_phrase(phrase.inner["span"], at)
        inner = phrase.inner["span"]
        return replace(told, parts=((inner.first, inner.last, told),)) if told else None
    count = inner_quantity(phrase, at)
    if count is None:
        return None
    found = (_since_then(at, count) if _measures(phrase, at) else _in_span(at, count)) or undated(
        count.value, TimexType.DURATION, cal.UNIT_GRAINS.get(count.unit)
    )
    inner = phrase.inner["span"]
    return replace(found, parts=((inner.first, inner.last, found),))


def _measures(phrase: Phrase, at: Setting) -> bool:
    """Whether it is said that something is the first, the worst, or none, in so long."""
    near = at.tokens.lower[max(0, phrase.first - _REACH) : phrase.first]
    measured = any(word in _NONE or at.rules.value("SUPERLATIVE", word) for word in near)
    return measured and at.tense is not Tense.FUTURE


def _since_then(at: Setting, count: Quantity) -> Meaning | None:
    """So long up to the day told in this sentence, else up to now: "the first raid in three years"."""
    near = at.near
    here = near is not None and near.sentence == at.sentence and near.stretch.grain in DAYLIKE
    if near is not None and here and at.now is not None:
        at = replace(at, now=min(at.now, near.stretch.first))
    return None if count.unit in ("hour", "minute") else _lasted(replace(at, tense=Tense.PERFECT), count)


def _in_span(at: Setting, count: Quantity) -> Meaning | None:
    plain = undated(count.value, TimexType.DURATION, cal.UNIT_GRAINS.get(count.unit))
    if at.tense.ahead and at.now and not count.vague:
        return replace(step_meaning(cal.a_day(at.now), count, 1, at.anchor), type=plain.type, value=plain.value)
    if at.tense in (Tense.PERFECT, Tense.PLUPERFECT):
        return _lasted(at, count)
    near = at.near
    if near is None or near.stretch.grain not in DAYLIKE or count.unit in ("hour", "minute"):
        return None
    last = cal.shifted(near.stretch.first, count.high, count.unit) - DAY
    return replace(plain, first=near.stretch.first, last=max(near.stretch.first, last), anchor=Anchor.EARLIER_TIME)


@reads("later")
def read_later(phrase: Phrase, at: Setting) -> Meaning | None:
    count = inner_quantity(phrase, at)
    which = at.word(phrase, "which")
    earlier = which in ("earlier", "before", "previously")
    if count is None:
        return None
    found = undated("PAST_REF" if earlier else "FUTURE_REF")
    if at.reference is not None:
        found = step_meaning(at.reference.stretch, count, -1 if earlier else 1, Anchor.EARLIER_TIME)
        if earlier and at.narrative:
            found = found.aside()
    if which in ("before", "after") and at.behind(phrase)[:1].isalnum() and not at.narrative:
        if at.reference is not None and at.reference.sentence == at.sentence:
            found = undated(count.value)  # of something that has no day here, and not of the sentence's own
        length = replace(found, type=TimexType.DURATION, value=count.value)
        return replace(length, parts=((phrase.first, phrase.last - 1, length),))
    return found


@reads("later_than")
def read_later_than(phrase: Phrase, at: Setting) -> Meaning | None:
    base = read_phrase(phrase.inner["base"], at)
    steps = -1 if at.word(phrase, "which") == "before" else 1
    count = inner_quantity(phrase, at)
    if phrase.inner["base"].rule.kind == "told":
        return _after_event(phrase, at, base, count, steps)
    if base is None or base.stretch is None:
        return base
    if count is not None:
        return step_meaning(base.stretch, count, steps, base.anchor or Anchor.EARLIER_TIME)
    return Meaning.of(unit_steps(base.stretch, at.word(phrase, "unit"), steps, at), base.anchor)


def _after_event(
    phrase: Phrase, at: Setting, base: Meaning | None, count: Quantity | None, steps: int
) -> Meaning | None:
    """ "two days after the visit": from the day on which the article told of it; the words up to "after" are the time."""
    if base is None or base.stretch is None:
        near = at.reference if at.narrative else at.near
        if near is None or (near.sentence == at.sentence and not at.narrative):
            base = None  # what the sentence dates itself cannot be counted from its own day
        else:
            base = Meaning.of(near.stretch, Anchor.EARLIER_TIME)
    unit = phrase.inner.get("unit")
    last = phrase.inner["span"].last if count is not None else unit.last if unit else phrase.parts["unit"][1]
    if base is None or base.stretch is None:
        found = undated(count.value if count else None, TimexType.DURATION if count else TimexType.DATE)
    elif count is not None:
        found = step_meaning(base.stretch, count, steps, base.anchor or Anchor.EARLIER_EVENT)
        if not at.narrative:
            found = replace(found, value=count.value, type=TimexType.DURATION)
    else:
        word = at.tokens.lower[last - 1]
        found = Meaning.of(unit_steps(base.stretch, word, steps, at), base.anchor)
    if steps < 0:
        found = found.aside()
    return replace(found, parts=((phrase.first, last, found),))


@reads("within")
def read_within(phrase: Phrase, at: Setting) -> Meaning | None:
    inner = phrase.inner["span"]
    if inner.rule.reads == "bare_unit":
        unit = read_phrase(inner, at)
        return replace(unit, first=at.now) if unit and unit.last and at.now and at.now <= unit.last else unit
    count = quantity(inner, at)
    if count is None:
        return None
    written, count = count.value, whole_days(count)
    base, anchor = _start_of_term(at)
    if base is None:
        return undated(written, TimexType.DURATION)
    last = base + DAY if count.unit in ("hour", "minute") else cal.shifted(base, count.high, count.unit)
    found = Meaning(base, last, cal.UNIT_GRAINS.get(count.unit), written, TimexType.DURATION, anchor, False)
    return replace(found, parts=((inner.first, inner.last, found),))


def _start_of_term(at: Setting) -> tuple[date | None, Anchor | None]:
    """Where a term starts: at the time told last, unless that is long past and the term lies ahead."""
    near = at.near
    if near is not None and near.stretch.grain in DAYLIKE:
        stale = at.now is not None and at.tense.ahead and (at.now - near.stretch.last).days > 14
        if not stale or near.sentence == at.sentence:
            return near.stretch.first, Anchor.EARLIER_TIME
    return at.now, at.anchor if at.now else None


@reads("is_out")
def read_is_out(phrase: Phrase, at: Setting) -> Meaning | None:
    base = read_phrase(phrase.inner["base"], replace(at, tense=Tense.FUTURE))
    if base is None or base.last is None or at.now is None:
        return base
    return replace(base, first=min(at.now, base.last), locates=False)


@reads("anniversary")
def read_anniversary(phrase: Phrase, at: Setting) -> Meaning | None:
    base, number = read_phrase(phrase.inner["base"], at), ordinal(at, at.words(phrase, "number"))
    if base is None or base.first is None or number is None:
        return base
    given = "year" in phrase.inner["base"].parts or base.anchor in (Anchor.NAMED_EVENT, Anchor.EARLIER_EVENT)
    year = base.first.year + number if given else base.first.year
    return Meaning.of(cal.a_day(cal.shifted(base.first, year - base.first.year, "year")), base.anchor)


@reads("duration")
def read_duration(phrase: Phrase, at: Setting) -> Meaning | None:
    count = quantity(phrase, at)
    if count is None:
        return None
    plain = undated(count.value, TimexType.DURATION, cal.UNIT_GRAINS.get(count.unit))
    if "-" in at.tokens.text(phrase.first, phrase.last) or count.unit in ("hour", "minute"):
        return plain
    if _GIVING.intersection(at.verbs) and at.behind(phrase) in ("to", "in"):
        base, anchor = _start_of_term(at)
        if base is not None:
            return replace(plain, first=base, last=cal.shifted(base, count.high, count.unit), anchor=anchor)
    if at.tense in (Tense.PERFECT, Tense.PLUPERFECT) and at.behind(phrase) not in ("old", "of", "before", "after"):
        return _lasted(at, count) or plain
    return plain


def _lasted(at: Setting, count: Quantity) -> Meaning | None:
    """A duration that reaches up to now, or with "had" up to the time told last."""
    end, anchor = at.now, at.anchor
    if at.tense is Tense.PLUPERFECT and at.reference is not None and not at.quoted:
        end, anchor = at.reference.stretch.first, Anchor.EARLIER_TIME
    if end is None or (at.narrative and not at.quoted):
        return None
    first = cal.shifted(end, -count.high, count.unit)
    if count.hedge == "more":
        first = cal.shifted(end, -count.high - 1, count.unit) + DAY
    elif count.hedge in ("nearly", "less"):
        first += DAY
    return Meaning(first, end, cal.UNIT_GRAINS.get(count.unit), count.value, TimexType.DURATION, anchor, False)


@reads("recent_span")
def read_recent_span(phrase: Phrase, at: Setting) -> Meaning | None:
    count = quantity(phrase, at)
    if count is None:
        return None
    mod = str(at.worth(phrase, "mod", "MOD") or "")
    return recent(at, count, "next" if at.word(phrase, "mod") == "ahead" else mod)


@reads("regular")
def read_regular(phrase: Phrase, at: Setting) -> Meaning | None:
    word = at.tokens.text(phrase.last - 1, phrase.last)[0]
    weekday = at.rules.value("WEEKDAY", word)
    if weekday is None:
        weekday = at.rules.value("WEEKDAYS", word)
    if isinstance(weekday, int):
        return undated(f"XXXX-WXX-{weekday + 1}", TimexType.SET)
    unit = at.rules.value("UNIT", word)
    value = at.rules.value("REGULAR", word) or (Quantity(1, 1, unit).value if isinstance(unit, str) else None)
    return undated(str(value) if value else None, TimexType.SET)


@reads("now")
def read_now(_phrase: Phrase, at: Setting) -> Meaning | None:
    if at.narrative or at.now is None:
        return undated("PRESENT_REF")
    return Meaning(at.now, at.now, Grain.DAY, "PRESENT_REF", anchor=at.anchor, locates=False)


@reads("history_word")
def read_history_word(phrase: Phrase, _at: Setting) -> Meaning | None:
    """A word that only a history's reader needs ("former"): it looks back or ahead and dates nothing."""
    return undated(phrase.rule.options.get("value"))


@reads("recently")
def read_recently(_phrase: Phrase, _at: Setting) -> Meaning | None:
    return undated("PAST_REF")
