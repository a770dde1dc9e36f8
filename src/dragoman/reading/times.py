"""Words -> ``Timex``, from the day of publication, from a quotation's day or from the time told last."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import dragoman.reading.timebounds
import dragoman.reading.timenamed
import dragoman.reading.timespans
import dragoman.reading.timeunits
import dragoman.reading.timewords  # noqa: F401  they register their ways of reading
from dragoman.knowledge.timerules import UNKNOWN_NAME, UNKNOWN_WORD, TimeRule, TimeRules
from dragoman.model.document import Span
from dragoman.model.interval import UNKNOWN, Anchor, Grain, Interval, Timex, TimexType
from dragoman.reading.eras import Eras, find_eras, is_proxy, written_before
from dragoman.reading.sentence import Parse, Sentence
from dragoman.reading.stretches import Stretch, a_year
from dragoman.reading.tellings import told_acts
from dragoman.reading.tense import Tense, embedded, governing_verb, in_passing, tense_at
from dragoman.reading.timephrases import Phrase, Tokens, cut_tokens, find_phrases
from dragoman.reading.timereadings import read_phrase
from dragoman.reading.timesetting import Meaning, Reference, Setting, ToldEvents

_OLD_YEARS = 5
"""A text with so many years long past, and fewer words such as "Monday" or "last week", tells a history."""
_LONG_HISTORY = 20
"""With so many of them even the months before the first year are a history's, and not those before publication."""
_LEAP_YEARS = 6
"""A history's next date rarely lies farther off; one that does is a look back or ahead (calibrated on WikiWars)."""
_NEWS_RULES = frozenset(("weekday", "deictic", "ago"))
_NAMING = frozenset(("calendar", "season", "until", "since", "early", "which_unit", "range", "of_year"))
_LENGTHS = frozenset(
    ("for", "in", "after", "within", "during", "over", "about", "than", "nearly", "almost", "lasted", "another")
)
_BACKWARD = frozenset(("earlier", "before", "previous", "previously", "preceding", "prior"))
_RECORDED = frozenset(("video", "footage", "audio", "music", "film", "recordings", "tape", "tapes", "content"))
"""What is measured by how long it plays ("12 hours of footage"), which is no time in which something was."""
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_OPENING, _CLOSING = frozenset("“«"), frozenset("”»")


@dataclass(frozen=True, slots=True)
class _Found:
    """The phrases of one sentence."""

    sentence: Sentence
    tokens: Tokens
    phrases: tuple[Phrase, ...]


@dataclass(slots=True)
class _Thread:
    """What the text has told so far; the only thing that changes while it is read."""

    eras: Eras
    opening: Stretch | None = None
    mentioned: Stretch | None = None
    reference: Reference | None = None
    aside: Reference | None = None
    told: ToldEvents = field(default_factory=ToldEvents)
    leapt: bool = False
    quoted: bool = False
    paragraph: int = -1
    found: list[Timex] = field(default_factory=list)


def find_times(parse: Parse, rules: TimeRules, narrative: bool = False) -> list[Timex]:
    """Every time named in a document, in text order, none overlapping.

    Relative words are read from the day of publication, never from today, so an article reads the same for ever; words
    such as "two days later" from the time told last in a main clause. A text that tells a history of years long past
    carries each date over to the next. Without a day of publication nothing that needs one is dated.

    Args:
        parse: The article; tense comes from its tags and heads, the times themselves from its words.
        rules: Of two matches on the same words the longer wins, then the earlier rule.
        narrative: Read it as a history in any case; else the text itself shows whether it is one.

    Returns:
        Spans in code points of the document's text. A day that does not exist ("April 31") is left out.

    Source:
        TIMEX3 of ISO 24617-1; the intervals follow RECORD.md's conventions of time.
    """
    eras = find_eras(parse)
    founds = [_phrases(parse, sentence, rules, eras) for sentence in parse.sentences]
    old, news = _years_and_news(parse, founds)
    narrative = narrative or (old >= _OLD_YEARS and old > 2 * news)
    thread = _Thread(eras=eras)
    if narrative and old >= _LONG_HISTORY:
        thread.opening = _opening_year(founds, eras)
    for found in founds:
        quoted = _quoted(found, thread)
        if found.phrases:
            _read_sentence(parse, found, rules, narrative, thread, quoted)
    return _apart(thread.found)


def _phrases(parse: Parse, sentence: Sentence, rules: TimeRules, eras: Eras) -> _Found:
    tokens = cut_tokens(parse.document.text, sentence.start, sentence.end)
    signs = "".join(map(rules.encode, tokens.words))
    if eras.years:
        spans = zip(signs, tokens.spans, strict=True)
        signs = "".join(rules.old_year if span.start in eras.years else sign for sign, span in spans)
    people = [sentence.span(n.first, n.last) for n in sentence.names if n.kind == "PERSON"]
    if people:
        signs = "".join(
            UNKNOWN_NAME if w[0].isupper() and _is_name(w, s, people, rules) else sign
            for sign, w, s in zip(signs, tokens.words, tokens.spans, strict=True)
        )
    if not signs.strip(UNKNOWN_WORD + UNKNOWN_NAME + "p"):
        return _Found(sentence, tokens, ())
    return _Found(sentence, tokens, tuple(find_phrases(tokens, signs, rules)))


def _years_and_news(parse: Parse, founds: Sequence[_Found]) -> tuple[int, int]:
    """How many years long past a text names, and how many words that only the news of a day has ("Monday")."""
    published = parse.document.published
    old = news = 0
    for phrase, tokens in ((p, f.tokens) for f in founds for top in f.phrases for p in top.innermost()):
        if phrase.rule.id in _NEWS_RULES:
            news += 1
        elif "year" in phrase.parts and phrase.rule.reads == "calendar":
            year = int("".join(c for c in tokens.words[phrase.parts["year"][1] - 1] if c.isdigit()) or 0)
            if published is None or year < published.year - 1:
                old += 1
    return old, news


def _is_name(word: str, span: Span, people: Sequence[Span], rules: TimeRules) -> bool:
    """Whether a word is part of a person's name ("Theresa May"); a weekday in one is the tagger's slip."""
    return any(p.contains(span) for p in people) and rules.value("WEEKDAY", word) is None


def _opening_year(founds: Sequence[_Found], eras: Eras) -> Stretch | None:
    """The first year that a history names, by which the months before it are told."""
    for found in founds:
        for phrase in (p for top in found.phrases for p in top.innermost()):
            if "year" in phrase.parts and phrase.rule.reads == "calendar":
                digits = "".join(c for c in found.tokens.words[phrase.parts["year"][0]] if c.isdigit())
                return a_year(int(digits)) if digits and not eras.before_christ else None
    return None


def _read_sentence(
    parse: Parse, found: _Found, rules: TimeRules, narrative: bool, thread: _Thread, quoted: Sequence[bool]
) -> None:
    start = thread.reference
    later: list[tuple[Phrase, int]] = []
    for phrase in found.phrases:
        word = _word_of(found, phrase)
        if quoted[phrase.first]:
            later.append((phrase, word))
            continue
        at = _setting(parse, found, rules, narrative, thread, phrase, word)
        _keep(phrase, read_phrase(phrase, at), found, thread, at, word)
    told = thread.reference if thread.reference is not start else None
    for phrase, word in later:
        at = _setting(parse, found, rules, narrative, thread, phrase, word)
        if told is not None and told.stretch.grain in (Grain.DAY, Grain.PART_OF_DAY):
            at = replace(at, now=told.stretch.first, quoted=True)
        _keep(phrase, read_phrase(phrase, at), found, thread, at, None)


def _quoted(found: _Found, thread: _Thread) -> list[bool]:
    """Which tokens stand between quotation marks, those opened in an earlier sentence of the paragraph included."""
    tokens, paragraph = found.tokens, found.sentence.paragraph
    inside, marks = thread.quoted and thread.paragraph == paragraph, []
    thread.paragraph = paragraph
    for word in tokens.words:
        if word in _OPENING:
            inside = True
        elif word in _CLOSING:
            inside = False
        elif word == '"':
            inside = not inside
        marks.append(inside)
    thread.quoted = inside and tokens.words[-1:] != ('"',)
    return marks


def _word_of(found: _Found, phrase: Phrase) -> int:
    """The parser's word whose clause a phrase belongs to: the last word of the phrase whose head lies outside it."""
    sentence = found.sentence
    first = max(bisect_right(sentence.starts, found.tokens.spans[phrase.first].start) - 1, 0)
    last = max(bisect_right(sentence.starts, found.tokens.spans[phrase.last - 1].start) - 1, first)
    for word in range(last, first - 1, -1):
        if not first <= sentence.heads[word] <= last:
            return word
    return last


def _verb_of(text: str, found: _Found, phrase: Phrase, word: int) -> int | None:
    """The verb whose clause a phrase dates: one right before it ("said on Monday"), else the one above it in the tree.

    A headline that the parser took into the sentence is passed over.
    """
    sentence = found.sentence
    here = found.tokens.spans[phrase.first].start
    before = bisect_right(sentence.starts, here) - 2
    if before >= 0 and sentence.words[before].lower() in ("on", "late", "early", "in", "at", "earlier"):
        before -= 1
    if before >= 0 and sentence.xpos[before] in ("VBD", "VBN", "VBZ", "VBP"):
        return governing_verb(sentence, before)
    verb = governing_verb(sentence, word)
    if verb is not None and "\n" in text[sentence.starts[verb] : here]:
        later = (i for i in range(before + 2, len(sentence)) if sentence.xpos[i] in _FINITE)
        return next(later, verb)
    return verb


def _verbs(sentence: Sentence, verb: int | None) -> tuple[str, ...]:
    if verb is None:
        return ()
    above = [a for a in sentence.ancestors(verb) if sentence.upos[a] in ("VERB", "AUX")]
    return tuple(sentence.lemmas[v].lower() for v in (verb, *above))


def _setting(
    parse: Parse, found: _Found, rules: TimeRules, narrative: bool, thread: _Thread, phrase: Phrase, word: int
) -> Setting:
    sentence = found.sentence
    verb = _verb_of(parse.document.text, found, phrase, word)
    tense = tense_at(sentence, word if verb is None else verb)
    return Setting(
        rules=rules,
        tokens=found.tokens,
        now=parse.document.published,
        quoted=False,
        reference=_counted_from(thread, found, phrase, tense) or _opened(thread, sentence),
        mentioned=thread.mentioned,
        narrative=narrative,
        tense=tense,
        verbs=_verbs(sentence, verb),
        sentence=sentence.index,
        paragraph=sentence.paragraph,
        before_christ=thread.eras.before_christ,
        told_events=thread.told,
    )


def _counted_from(thread: _Thread, found: _Found, phrase: Phrase, tense: Tense) -> Reference | None:
    """The time from which a step counts: of a look back only while it lasts, of the main thread else.

    A look back lasts to its sentence's end, goes on with "had" ("the next day he had fled"), and through a paragraph that
    it opened; "two nights earlier" then still counts from the main thread.
    """
    main, aside = thread.reference, thread.aside
    if aside is None or main is None:
        return main
    here = found.sentence
    if aside.sentence == here.index:
        return aside
    if aside.paragraph == here.paragraph != main.paragraph:
        return aside
    back = _BACKWARD.intersection(found.tokens.lower[phrase.first : phrase.last])
    return aside if tense is Tense.PLUPERFECT and not back and aside.paragraph == here.paragraph else main


def _opened(thread: _Thread, sentence: Sentence) -> Reference | None:
    return Reference(thread.opening, sentence.index, sentence.paragraph) if thread.opening else None


def _keep(
    phrase: Phrase, meaning: Meaning | None, found: _Found, thread: _Thread, at: Setting, word: int | None
) -> None:
    if meaning is None or not _stands(phrase, found.tokens):
        return
    if phrase.rule.options.get("text") == "history" and not at.narrative:
        return
    last = phrase.last - int(phrase.rule.options.get("trim", "0"))
    for first, end, part in meaning.parts or ((phrase.first, last, meaning),):
        thread.found.append(_timex(phrase.rule, part, _span(found.tokens, first, end), thread.eras))
    stretch = meaning.stretch
    if stretch is not None and phrase.rule.reads in _NAMING and not _mentioned_in_passing(found, thread, at, word):
        thread.mentioned = a_year(stretch.first.year) if stretch.grain is Grain.YEAR else stretch
    if stretch is None or word is None or not meaning.locates:
        return
    if stretch.grain in (Grain.DAY, Grain.PART_OF_DAY) and meaning.type is not TimexType.DURATION:
        thread.told = thread.told.with_one(found.sentence.index, told_acts(found.sentence, word), stretch)
    coming = at.now is not None and stretch.first > at.now and not is_proxy(stretch.first.year)
    ahead = at.tense is Tense.FUTURE if at.narrative else coming
    first = at.narrative and thread.reference is None
    if ahead or (not first and _passing(phrase, found, word, thread, at.now)):
        return
    told = thread.reference
    known = phrase.named is not None and not phrase.named.comes_back
    fine = stretch.grain in (Grain.DAY, Grain.PART_OF_DAY)
    if not at.narrative and (known or in_passing(found.sentence, word, fine)):
        thread.aside = Reference(stretch, found.sentence.index, found.sentence.paragraph)
        return
    if not at.narrative and told is not None and at.tense is Tense.PLUPERFECT and stretch.last < told.stretch.first:
        thread.aside = Reference(stretch, found.sentence.index, found.sentence.paragraph)
        return
    thread.aside = None
    moved = thread.opening is None and _leads(found.sentence, word)
    if not (at.narrative and _leaps(stretch, thread) and not moved):
        thread.reference = Reference(stretch, found.sentence.index, found.sentence.paragraph)


def _mentioned_in_passing(found: _Found, thread: _Thread, at: Setting, word: int | None) -> bool:
    """Whether "that year" behind the main verb still means the one told before a clause that only describes."""
    if at.narrative or word is None or thread.mentioned is None:
        return False
    return word < found.sentence.root and in_passing(found.sentence, word, fine=False)


def _leads(sentence: Sentence, word: int) -> bool:
    """Whether a time stands before its verb, and that verb is a main one: the text has moved there."""
    verb = governing_verb(sentence, word)
    return verb is not None and word < verb and sentence.relations[verb] in ("root", "conj")


def _leaps(stretch: Stretch, thread: _Thread) -> bool:
    """Whether a history's date lies years from its thread; a second leap in a row is followed."""
    told = thread.reference
    if told is None or abs(stretch.first.year - told.stretch.first.year) <= _LEAP_YEARS or thread.leapt:
        thread.leapt = False
        return False
    thread.leapt = True
    return True


def _stands(phrase: Phrase, tokens: Tokens) -> bool:
    """Whether a phrase is a time of its own: "the month" alone is none, "months" only as a length."""
    before = tokens.lower[phrase.first - 1] if phrase.first else ""
    if phrase.rule.kind in ("bare", "barepart", "told"):
        return False
    measured = tokens.lower[phrase.last : phrase.last + 3]
    if phrase.rule.reads == "duration" and measured[:1] == ("of",) and _RECORDED.intersection(measured):
        return False
    if phrase.rule.kind in ("many", "hours"):
        return before in _LENGTHS
    one = phrase.rule.reads == "duration" and tokens.lower[phrase.first] in ("a", "an") and "vague" not in phrase.parts
    if one and phrase.last - phrase.first == 2:
        behind = tokens.lower[phrase.last] if phrase.last < len(tokens.words) else ""
        return before in _LENGTHS or (not before and behind == "of")
    return True


def _span(tokens: Tokens, first: int, end: int) -> Span:
    return Span(tokens.spans[first].start, tokens.spans[end - 1].end)


def _passing(phrase: Phrase, found: _Found, word: int, thread: _Thread, now: date | None) -> bool:
    """Whether a time is told in passing: in a relative clause, or as an attribute ("a 1992 ban", "Friday's talks")."""
    tokens = found.tokens
    behind = tokens.words[phrase.last].lower() if phrase.last < len(tokens.words) else ""
    before = tokens.words[phrase.first - 1].lower() if phrase.first else ""
    if behind in ("'s", "’s"):
        return True
    if before in ("a", "an", "the", "its", "their", "his", "her") and phrase.rule.kind in (
        "year",
        "baremonth",
        "decade",
    ):
        return True
    here = tokens.spans[phrase.first].start
    start, written = found.sentence.start, Interval(now, now)
    started = any(start <= t.span.start < here and t.interval != written for t in thread.found)
    return started and embedded(found.sentence, word)


def _timex(rule: TimeRule, meaning: Meaning, span: Span, eras: Eras) -> Timex:
    interval, value = UNKNOWN, meaning.value
    proxy = [day for day in (meaning.first, meaning.last) if day is not None and is_proxy(day.year)]
    if proxy and eras.before_christ:
        value = written_before(value) if value else None
    elif meaning.first is not None or meaning.last is not None:
        interval = _in_order(meaning.first, meaning.last)
    anchor: Anchor | None = meaning.anchor if interval.known else None
    return Timex(span, meaning.type, value, interval, meaning.grain, anchor, rule.id)


def _in_order(first: date | None, last: date | None) -> Interval:
    """From the earlier to the later day: a span counted back from a day told ("within 48 hours") may give them turned round."""
    if first is not None and last is not None and first > last:
        first, last = last, first
    return Interval(first, last)


def _apart(found: list[Timex]) -> list[Timex]:
    """In text order; of two that overlap the longer stays."""
    kept: list[Timex] = []
    for timex in sorted(found, key=lambda t: (t.span.start, -t.span.end)):
        if not kept or timex.span.start >= kept[-1].span.end:
            kept.append(timex)
    return kept
