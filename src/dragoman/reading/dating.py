"""The days of an act: from its clause's time, the clause above, the thread of the telling, or its tense."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.interval import UNKNOWN, Anchor, Grain, Interval, Timex, TimexType
from dragoman.reading.sentence import ROOT, Parse, Sentence
from dragoman.reading.stray_times import dated_antecedents, is_dateline, of_what_is_judged, steps_from, told_with
from dragoman.reading.tellings import MAKING, SAYING, told_acts
from dragoman.reading.tense import Tense, embedded, governing_verb, in_passing, tense_at

RECENT_DAYS = 1
"""How far back an undated act of the news may lie: the day of publication and the one before (measured on T4)."""
_MOST_COST = 6
_MOVES_ON = ("then", "later", "afterwards", "afterward", "subsequently", "eventually", "thereafter")
"""First words of a sentence by which a story goes on from the day told last to one that it does not name."""
_THREAD_DAYS = 31
_STRUCTURE = frozenset(("nsubj", "obj", "iobj", "csubj"))
_BOUNDS = frozenset(("until", "not-before", "within", "now", "recently", "same-period", "span", "recent-span", "clock"))
_STEPS = frozenset(("later", "unit-before", "ago"))
_VERB_TAGS = frozenset(("VBD", "VBN", "VBZ", "VBP", "VB"))
_BEING = frozenset(["is", "are", "was", "were", "be", "been", "has", "have", "had", "does", "do", "did"])
_LENGTHS = (TimexType.DURATION, TimexType.SET)
_UNDATING = frozenset(("span", "span-compound", "span-long", "many-units"))
_DATING = frozenset(("after", "before", "since", "during", "in", "following", "until", "at", "on", "amid", "by"))
_ASCENT = {
    "conj": 1, "xcomp": 1, "advcl": 3, "acl": 4, "ccomp": 5, "parataxis": 5, "appos": 3, "csubj": 4, "nmod": 2,
}  # fmt: skip
_DESCENT = {"conj": 7, "advcl": 8, "acl": 8, "ccomp": 8, "parataxis": 7, "xcomp": 4, "csubj": 8, "appos": 3}


Day = date  # "date" is also the name of a method below
_Told = tuple[int, int, Interval]
"""A sentence, a word of it, and the days that the text had come to there."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A time with its first word and the word by which it hangs in the tree.

    Attributes:
        whole: Whether that word is one of its own, and not the verb before it.
    """

    timex: Timex
    first: int
    word: int
    whole: bool


class EventDater:
    """Dates the acts of one article.

    Args:
        parse: The article.
        times: Its times in text order, as ``find_times`` gives them.
        kin: Nouns of acts with the words by which else an article may tell of the same act ("death": die, kill).
    """

    def __init__(self, parse: Parse, times: Sequence[Timex], kin: Mapping[str, int | str] | None = None) -> None:
        self._parse = parse
        self._kin = kin or {}
        self._published = parse.document.published
        self._placed: dict[int, list[_Placed]] = {s.index: [] for s in parse.sentences}
        for timex in times:
            sentence = parse.sentence_at(timex.span.start)
            tells = timex.interval.known and timex.rule not in _UNDATING
            if tells and sentence is not None and not is_dateline(sentence):
                self._placed[sentence.index].append(_place(sentence, timex))
        self._thread: list[_Told] = []
        self._dated: list[tuple[int, frozenset[str], Interval]] = []
        for sentence in parse.sentences:
            self._follow(sentence)
            self._remember(sentence)

    def date(self, sentence: int, word: int) -> Interval:
        """The days on which the act told by a word took place or is to.

        A time in its own clause counts first, then one that governs a clause above it; the time of a verb of saying is
        not that of what is said. Without any, a past act goes on with the thread of the telling, else tense decides:
        a past is of the day of publication or the one before, a future of any day from then on.

        Returns:
            Nights by their first day; ``UNKNOWN`` where neither text nor publication gives a day.
        """
        found = self._parse.sentences[sentence]
        tense = tense_at(found, word)
        own = self._told_elsewhere(found, word, tense) or self._stepped(found, word) or self._attached(found, word)
        own = own or self._with_antecedent(found, word, tense)
        if own is not None:
            return own
        said = self._said_on(found, word)
        if said is not None:
            return self._content(said, tense)
        if tense.ahead:
            return self._by_tense(tense)
        thread = self._told_before(found, word) if tense in (Tense.PAST, Tense.PLUPERFECT) else None
        return thread if thread is not None else self._by_tense(tense)

    def _remember(self, sentence: Sentence) -> None:
        """Keeps which acts a sentence dates by the day."""
        for placed in self._placed[sentence.index]:
            days = event_days(placed.timex)
            if days.days == 1 and placed.timex.type not in _LENGTHS and placed.timex.rule not in _BOUNDS:
                self._dated.append((sentence.index, told_acts(sentence, placed.word), days))

    def _told_elsewhere(self, sentence: Sentence, word: int, tense: Tense) -> Interval | None:
        """The day that the article gives elsewhere to the act which a definite noun names ("the raid", "his death").

        Only where the noun has no time of its own; that told last before it counts, else the first behind it, which
        is none of what a clause awaits ("the truce would hold").
        """
        noun = sentence.lemmas[word].lower()
        words = {noun, *str(self._kin.get(noun, "")).split()}
        if noun not in self._kin or sentence.upos[word] != "NOUN" or not _definite(sentence, word):
            return None
        if sentence.relations[word] == "appos":
            return None
        if any(word == p.word or word in sentence.ancestors(p.word) for p in self._placed[sentence.index]):
            return None
        told = [(at, days) for at, lemmas, days in self._dated if not lemmas.isdisjoint(words)]
        if any(at == sentence.index for at, _ in told):
            return None
        before = [days for at, days in told if at < sentence.index]
        if before:
            return before[-1]
        return told[0][1] if told and not tense.ahead else None

    def note(self, sentence: int, word: int, interval: Interval) -> None:
        """Lets later acts of the paragraph go on from an act's days, where they are few."""
        days = interval.days
        if days is not None and days <= _THREAD_DAYS:
            at = bisect_right(self._thread, (sentence, word), key=lambda entry: entry[:2])
            self._thread.insert(at, (sentence, word, interval))

    def _attached(self, sentence: Sentence, word: int) -> Interval | None:
        best, least = None, _MOST_COST + 1
        tense = tense_at(sentence, word)
        for placed in self._placed[sentence.index]:
            if self._yet_to_come(placed, tense):
                continue
            if placed.timex.rule == "until" and self._bounds_another(sentence, placed, word):
                continue
            if self._old_name(placed.timex) and not _dated_by(sentence, placed, word):
                continue
            if of_what_is_judged(sentence, word, placed.first, placed.timex.interval, self._kin, self._published):
                continue
            cost = _cost(sentence, word, placed)
            led = placed.first == 1 and sentence.upos[0] == "ADP"
            if led or (placed.first == 0 and not _attributive(sentence, placed.word)):
                cost = min(cost, 2 + _ascent(sentence, word))
            if cost < least:
                best, least = placed, cost
        if best is None:
            return None
        days = self._until_now(event_days(best.timex), tense)
        when = "when" in sentence.words[best.word : word] or best.word in sentence.ancestors(word)
        if best.timex.rule == "since" and days.earliest and when:
            return Interval(days.earliest, days.earliest)
        return days

    def _stepped(self, sentence: Sentence, word: int) -> Interval | None:
        """The day of an act that the sentence counts from another: "left on Monday, *a day after* shells *fell*"."""
        step = steps_from(sentence, word)
        if step is None or step[0] == word:
            return None
        main = self._attached(sentence, step[0])
        if main is None or main.earliest is None or main.days != 1:
            return None
        day = main.earliest + timedelta(step[1])
        return Interval(day, day)

    def _with_antecedent(self, sentence: Sentence, word: int, tense: Tense) -> Interval | None:
        """The day of the act that a relative clause tells more of: "the raid of Monday, *in which two died*"."""
        if tense.ahead:
            return None
        for noun in dated_antecedents(sentence, word):
            for placed in self._placed[sentence.index]:
                if noun == sentence.heads[placed.word] and sentence.relations[placed.word].startswith("nmod"):
                    return event_days(placed.timex)
        return None

    def _bounds_another(self, sentence: Sentence, placed: _Placed, word: int) -> bool:
        """Whether a bound is that of a clause below: "they asked to *stay through May*"."""
        bounded, own = governing_verb(sentence, placed.word), governing_verb(sentence, word)
        if bounded is None or bounded == own or _fronted(sentence, placed):
            return False
        return own in sentence.ancestors(bounded)

    def _until_now(self, days: Interval, tense: Tense) -> Interval:
        """The part of a running week or month in which a past act can lie."""
        published, last = self._published, days.latest
        if tense.ahead or published is None or last is None or last <= published:
            return days
        if days.earliest is None or days.earliest > published:
            return days
        return Interval(days.earliest, published)

    def _yet_to_come(self, placed: _Placed, tense: Tense) -> bool:
        """Whether a time lies ahead, or reaches ahead ("until June"), while the clause tells what is past."""
        first = placed.timex.interval.earliest
        if placed.timex.rule == "until" and placed.timex.interval.latest != first:
            first = placed.timex.interval.latest
        return not tense.ahead and self._published is not None and first is not None and first > self._published

    def _said_on(self, sentence: Sentence, word: int) -> Interval | None:
        """Days of the verb of saying under which a word stands, where that verb has a time."""
        at = word
        while at != ROOT:
            head = sentence.heads[at]
            if head != ROOT and sentence.relations[at].split(":")[0] in ("ccomp", "xcomp", "acl", "advcl"):
                own = self._attached(sentence, head)
                if own is not None:
                    return own
            at = head
        return None

    def _content(self, said: Interval, tense: Tense) -> Interval:
        if tense.ahead:
            return Interval(said.earliest, None)
        return said

    def _told_before(self, sentence: Sentence, word: int) -> Interval | None:
        """The time told last before a word: of its own paragraph, else of the one before."""
        at = bisect_right(self._thread, (sentence.index, word), key=lambda entry: entry[:2])
        if at == 0:
            later = self._thread[0] if self._thread and self._thread[0][0] == sentence.index else None
            return later[2] if later else None
        index, _, interval = self._thread[at - 1]
        before = self._parse.sentences[index]
        if before.paragraph != sentence.paragraph and self._of_background(interval):
            return None
        if before.paragraph != sentence.paragraph and self._speaks_of_now(sentence):
            return None
        if index < sentence.index and sentence.words[0].lower() in _MOVES_ON:
            return self._between(interval, at)
        return interval

    def _of_background(self, told: Interval) -> bool:
        """Whether what was told last lies so far back that only its own paragraph goes on from it."""
        if told.latest is None:
            return False
        if self._published is None:
            return told.days != 1
        return (self._published - told.latest).days > 2 * _THREAD_DAYS

    def _between(self, before: Interval, at: int) -> Interval:
        """From the time told last to the next one told, or to publication: "*Then* shells fell on the port"."""
        if before.earliest is None:
            return before
        ahead = (told[2].earliest for told in self._thread[at:])
        last = next((day for day in ahead if day is not None and day > before.earliest), self._published)
        return Interval(before.earliest, last if last is None or last >= before.earliest else before.earliest)

    def _speaks_of_now(self, sentence: Sentence) -> bool:
        """Whether the paragraph, up to a sentence, has come back to the present."""
        for other in self._parse.sentences[: sentence.index + 1]:
            if other.paragraph == sentence.paragraph:
                root = other.root
                if other.upos[root] in ("VERB", "AUX") and tense_at(other, root) in (Tense.PRESENT, Tense.PERFECT):
                    return True
        return False

    def _by_tense(self, tense: Tense) -> Interval:
        published = self._published
        if published is None:
            return UNKNOWN
        if tense is Tense.FUTURE:
            return Interval(published, None)
        if tense is Tense.PRESENT:
            return Interval(published, published)
        return Interval(_back(published, RECENT_DAYS), published)

    def _follow(self, sentence: Sentence) -> None:
        """Goes on with the thread through a sentence's times; one that only looks back in passing is left out."""
        for placed in self._placed[sentence.index]:
            days = self._located(sentence, placed)
            if days is None or days.earliest is None:
                continue
            current = self._thread[-1] if self._thread else None
            told_here = current is not None and current[0] == sentence.index
            if told_here and embedded(sentence, placed.word):
                continue
            if in_passing(sentence, placed.word, _by_day(placed.timex)) or self._old_name(placed.timex):
                continue
            if current is not None and _holds(days, current[2]):
                continue
            if current is not None and self._looks_back(sentence, placed, days.earliest, current):
                continue
            self._thread.append((sentence.index, placed.first, days))

    def _old_name(self, timex: Timex) -> bool:
        """Whether a time is the name of what happened long before ("the annexation of Crimea"), no day of the story."""
        first, published = timex.interval.earliest, self._published
        if timex.anchor is not Anchor.NAMED_EVENT or first is None:
            return False
        return published is None or (published - first).days > 2 * _THREAD_DAYS

    def _looks_back(self, sentence: Sentence, placed: _Placed, day: Day, current: _Told) -> bool:
        """Whether a time before the thread is told only in passing; the next sentence then goes on from the thread."""
        index, _, told = current
        if told.earliest is None or day >= told.earliest:
            return False
        coarse = not _by_day(placed.timex) and placed.timex.grain is not Grain.WEEK
        if _fronted(sentence, placed):
            here = self._parse.sentences[index].paragraph == sentence.paragraph
            fresh = self._published is not None and (self._published - told.earliest).days <= 7
            return coarse and fresh and here
        tense = tense_at(sentence, placed.word)
        return coarse or not _of_root(sentence, placed) or tense not in (Tense.PAST, Tense.PLUPERFECT)

    def _located(self, sentence: Sentence, placed: _Placed) -> Interval | None:
        timex, published = placed.timex, self._published
        days = event_days(timex)
        if timex.rule == "since" and days.earliest and tense_at(sentence, placed.word) is not Tense.PERFECT:
            return Interval(days.earliest, days.earliest)
        if days.days is None or days.days > _THREAD_DAYS or timex.rule in _BOUNDS or timex.type in _LENGTHS:
            return None
        if published is not None and days.earliest is not None and days.earliest > published:
            return None
        if placed.first == 1 and sentence.upos[0] == "ADP":
            return days
        if _attributive(sentence, placed.word) and not _of_circumstance(sentence, placed.word):
            return days if self._opens_paragraph(sentence) and _of_subject(sentence, placed.word) else None
        return days

    def _opens_paragraph(self, sentence: Sentence) -> bool:
        index = sentence.index
        return index == 0 or self._parse.sentences[index - 1].paragraph != sentence.paragraph


def _holds(days: Interval, told: Interval) -> bool:
    """Whether a week or month is that of the day told last ("twice that week")."""
    if days.earliest is None or days.latest is None or told.earliest is None or told.days != 1:
        return False
    return days.earliest != days.latest and days.earliest <= told.earliest <= days.latest


def _by_day(timex: Timex) -> bool:
    return timex.grain in (Grain.DAY, Grain.PART_OF_DAY)


def event_days(timex: Timex) -> Interval:
    """A time as the days of an act: a night counts by its first day."""
    interval = timex.interval
    night = timex.grain is Grain.PART_OF_DAY and interval.days == 2
    return Interval(interval.earliest, interval.earliest) if night else interval


def _definite(sentence: Sentence, word: int) -> bool:
    """Whether a noun names what the reader knows of ("the raid", "that visit", "Petrov's death")."""
    for child in sentence.children[word]:
        relation = sentence.relations[child]
        if relation == "nmod:poss" or sentence.words[child].lower() in ("the", "that", "this"):
            return True
    return False


def _attributive(sentence: Sentence, word: int) -> bool:
    """Whether a time stands before the noun that it describes ("a 1992 ban")."""
    return sentence.relations[word] in ("compound", "amod", "nummod", "nmod:poss")


def _of_circumstance(sentence: Sentence, word: int) -> bool:
    """Whether that noun tells when the clause was ("in a Wednesday speech")."""
    head = sentence.heads[word]
    return head != ROOT and sentence.relations[head].split(":")[0] == "obl"


def _of_subject(sentence: Sentence, word: int) -> bool:
    """Whether a time dates the subject ("Friday's declaration lets ..."), which the paragraph then is about."""
    head = sentence.heads[word]
    return head != ROOT and sentence.relations[word] == "nmod:poss" and sentence.relations[head].startswith("nsubj")


def _fronted(sentence: Sentence, placed: _Placed) -> bool:
    """Whether a time comes before the main verb, and not in passing."""
    return placed.word < sentence.root and not embedded(sentence, placed.word)


def _of_root(sentence: Sentence, placed: _Placed) -> bool:
    """Whether a time hangs on the sentence's main verb."""
    verb = governing_verb(sentence, placed.word)
    return verb is not None and (sentence.heads[verb] == ROOT or sentence.relations[verb] == "conj")


def _dated_by(sentence: Sentence, placed: _Placed, word: int) -> bool:
    """Whether an old event's name dates an act: as its own noun, or by a preposition ("during the Korean War")."""
    start, span = sentence.starts[word], placed.timex.span
    if span.start <= start < span.end:
        return True
    case = (sentence.words[c].lower() for c in sentence.dependents(placed.word, "case"))
    return any(c in _DATING for c in case)


def _place(sentence: Sentence, timex: Timex) -> _Placed:
    first = max(bisect_right(sentence.starts, timex.span.start) - 1, 0)
    last = max(bisect_right(sentence.starts, timex.span.end - 1) - 1, first)
    inside = range(first, last + 1)
    word = next((w for w in reversed(inside) if sentence.heads[w] not in inside), last)
    if timex.rule in _STEPS and _attributive(sentence, word):
        word = governing_verb(sentence, word) or word  # "a week earlier local elders had met": no earlier elders
    before = first - 1
    if before >= 0 and sentence.words[before].lower() in ("on", "in", "late", "early"):
        before -= 1
    verb = before if before >= 0 and sentence.xpos[before] in _VERB_TAGS else word
    hangs = verb if sentence.words[verb].lower() not in _BEING else word
    return _Placed(timex, first, hangs, hangs == word)


def _cost(sentence: Sentence, word: int, placed: _Placed) -> int:
    """How far a time is from being an act's own: steps up from act and time to where they meet, dear across clauses.

    Two clauses are none: one that is the time itself ("before the month is out"), and the one that tells how an act
    named by a noun came about ("a truce proclaimed in March").
    """
    above = _heights(sentence, word)
    time = placed.word
    if _names_its_noun(sentence, placed, word):
        return 99
    cost, at = 0, time
    while at not in above:
        relation = sentence.relations[at].split(":")[0]
        head = sentence.heads[at]
        itself = at == time and relation == "advcl" and placed.whole
        told = relation == "acl" and head == word and sentence.lemmas[at].lower() in MAKING
        told = told or (relation == "advcl" and told_with(sentence, at))
        told = told or (
            sentence.relations[at] == "acl" and sentence.xpos[at] == "VBG" and sentence.relations[head] == "obj"
        )
        cost += 1 if itself or told else _DESCENT.get(relation, 0 if at == time else 1)
        if relation in _STRUCTURE:
            cost += 8 if sentence.relations[time] in ("compound", "amod", "nummod") else 3
        if sentence.relations[at] == "acl" and sentence.relations[head].split(":")[0] == "obl":
            cost -= 4
        if head == ROOT:
            return 99
        at = head
    return cost + above[at]


def _names_its_noun(sentence: Sentence, placed: _Placed, word: int) -> bool:
    """Whether a time says which thing is meant ("the camps behind the raid of May 2"), and not when another was."""
    noun = sentence.heads[placed.word]
    if not placed.whole or noun in (ROOT, word) or sentence.relations[placed.word].split(":")[0] != "nmod":
        return False
    if sentence.upos[noun] not in ("NOUN", "PROPN"):
        return False
    before = (sentence.words[c].lower() for c in sentence.dependents(noun, "case"))
    if sentence.relations[noun].split(":")[0] == "obl" and any(c in _DATING for c in before):
        return False
    of = any(sentence.words[c].lower() == "of" for c in sentence.dependents(placed.word, "case"))
    return of and noun not in sentence.ancestors(word)


def _heights(sentence: Sentence, word: int) -> dict[int, int]:
    """An act's word and all above it, with what it costs to share a time of theirs."""
    above, cost, at = {word: 0}, 0, word
    while sentence.heads[at] != ROOT:
        head = sentence.heads[at]
        relation = sentence.relations[at].split(":")[0]
        cost += _ASCENT.get(relation, 1)
        if relation in ("ccomp", "xcomp", "csubj", "acl") and sentence.lemmas[head].lower() in SAYING:
            cost += 10
        above[head] = cost
        at = head
    return above


def _ascent(sentence: Sentence, word: int) -> int:
    return max(_heights(sentence, word).values())


def _back(day: date, days: int) -> date:
    return day - timedelta(days) if day.toordinal() > days else date.min
