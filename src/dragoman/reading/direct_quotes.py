"""Speech between quotation marks: which quotations are speech, and which cue brings each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge.quoterules import CuePart, QuoteRules
from dragoman.model.document import Span
from dragoman.model.mention import Manner
from dragoman.reading.attribution import Finding, MarkedText, Word
from dragoman.reading.cues import CueWord, cue_at, negated
from dragoman.reading.indirect_quotes import addressee_by_any, manner_of, written_where_said
from dragoman.reading.quotation_marks import Quotation
from dragoman.reading.sentence import Sentence
from dragoman.reading.speakers import Phrase, author_of, noun_phrase, owner_of, subject_of
from dragoman.reading.speech import ends_sentence

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_DASHES = frozenset({"—", "–", "-", "--", "―"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPEN_CLASSES = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "X"})
_LOOKED_BACK = 20
"""Quotes before a paragraph among which the speaker of a bare one is sought."""
_UNDERSTOOD = 0.5
"""Confidence of a speaker who is understood from the quote before (PolNeAR, 252 articles: 0.53 right)."""


@dataclass(frozen=True, slots=True)
class _Brought:
    """A cue that brings direct speech, and its people."""

    cue: CueWord | None
    span: Span
    clause: Word
    source: Phrase | None
    addressee: Phrase | None
    manner: Manner
    rule: str


def direct_quotes(
    marked: MarkedText, rules: QuoteRules, speech: Sequence[bool], indirect: Sequence[Finding]
) -> list[Finding]:
    """Every direct quote, in text order; parts that one cue brings are one quote.

    A quotation without a cue goes on with the speaker before it: in the same paragraph, or, where the paragraph is
    nothing but quotation, in the one before, failing that in the one after. Nobody else is guessed.

    Args:
        indirect: Quotes found by the tree, whose speakers a bare quotation may go on with.
    """
    found: list[Finding] = []
    mine: dict[int, list[Quotation]] = {}
    for quotation, is_speech in zip(marked.quotations, speech, strict=True):
        if is_speech:
            mine.setdefault(quotation.paragraph, []).append(quotation)
    near = _by_paragraph(indirect)
    for number, quotations in mine.items():
        around = [*near.get(number - 1, ()), *near.get(number, ())]
        before = found[-_LOOKED_BACK:]
        found[len(found) - len(before) :] = _Paragraph(marked, rules, number, quotations).read(before, around)
    return _backfilled(found, marked)


def _by_paragraph(findings: Sequence[Finding]) -> dict[int, list[Finding]]:
    found: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.clause is not None:
            found.setdefault(finding.clause[0].paragraph, []).append(finding)
    return found


class _Paragraph:
    """The quotations of one paragraph with the words between them."""

    def __init__(self, marked: MarkedText, rules: QuoteRules, number: int, quotations: Sequence[Quotation]) -> None:
        self.marked, self.rules, self.number, self.quotations = marked, rules, number, quotations
        self.words = marked.words_of(number)

    def read(self, found: list[Finding], indirect: Sequence[Finding]) -> list[Finding]:
        """The findings so far and this paragraph's."""
        used: set[Span] = set()
        for place, quotation in enumerate(self.quotations):
            parts = self._parts(quotation)
            if not parts:
                continue
            brought = self._brought(place, used)
            if brought is not None:
                used.add(brought.span)
                found = self._with_cue(found, place, parts, brought)
            else:
                found = self._without_cue(found, place, parts, indirect)
        return found

    def _with_cue(self, found: list[Finding], place: int, parts: tuple[Span, ...], brought: _Brought) -> list[Finding]:
        fresh = Finding(
            parts, brought.source, brought.addressee, brought.span, brought.clause, brought.manner, brought.rule,
            0.95 if brought.source else 0.6,
        )  # fmt: skip
        last = found[-1] if found else None
        adjacent = place > 0 and not self._gap(place)
        if last is not None and last.cue is None and last.rule == "quotes:open" and (adjacent or self._runs_on(place)):
            return [*found[:-1], replace(fresh, parts=last.parts + parts)]
        return [*found, fresh]

    def _runs_on(self, place: int) -> bool:
        """Whether the paragraph before ended inside this quotation's speech."""
        return place == 0 and self.marked.runs_on_into(self.number)

    def _without_cue(
        self, found: list[Finding], place: int, parts: tuple[Span, ...], indirect: Sequence[Finding]
    ) -> list[Finding]:
        last = found[-1] if found else None
        if last is not None and (self._runs_on(place) or (place > 0 and self._only_cue_between(place, last))):
            return [*found[:-1], replace(last, parts=last.parts + parts)]
        if not self._stands_alone(self.quotations[place]):
            return found
        source, rule = self._understood(found, parts[0].start, indirect)
        return [*found, Finding(parts, source, None, None, None, Manner.SAID, rule, _UNDERSTOOD if source else 0.4)]

    def _stands_alone(self, quotation: Quotation) -> bool:
        """Whether a quotation without a cue is speech still: sentences of its own, not a title in a row of words."""
        inner = self.marked.text[quotation.start : quotation.end].split()
        capitals = sum(word[:1].isupper() for word in inner)
        starts = self.marked.before(quotation) not in (",", ":") and not self._lead(self.quotations.index(quotation))
        return starts and len(inner) > 2 and (2 * capitals <= len(inner) or len(inner) > 12)

    def _only_cue_between(self, place: int, last: Finding) -> bool:
        """Whether nothing but the cue of the quotation before stands between the two."""
        gap = self._gap(place)
        if not gap:
            return True
        return (
            last.cue is not None
            and self._one_clause(gap)
            and any(s.starts[w] <= last.cue.start < s.ends[w] for s, w in gap)
        )

    @staticmethod
    def _one_clause(gap: Sequence[Word]) -> bool:
        stops = [k for k, word in enumerate(gap) if ends_sentence(word)]
        return not stops or stops[0] == len(gap) - 1

    def _understood(self, found: Sequence[Finding], at: int, indirect: Sequence[Finding]) -> tuple[Phrase | None, str]:
        """The speaker of the nearest quote before, in this paragraph or, where it is all quotation, the one before."""
        outside = [w for w in self.words if not self._inside(w) and w[0].upos[w[1]] not in ("PUNCT", "SYM")]
        reach = self.number if outside else self.number - 1
        start = self.marked.start_of(reach)
        known = [f for f in (*found, *indirect) if f.source is not None and start <= f.parts[0].start < at]
        spoken = [f for f in known if f.manner in (Manner.SAID, Manner.WRITTEN)]
        if spoken:
            nearest = max(spoken, key=lambda f: max(f.parts[-1].end, f.cue.end if f.cue else 0))
            return nearest.source, "quotes:same-speaker"
        if outside and (subject := self._subject_before(at)) is not None:
            return subject, "quotes:subject-before"
        return None, "quotes:open"

    def _subject_before(self, at: int) -> Phrase | None:
        """The subject of the sentence before a quotation in the same paragraph."""
        before = [s for s in self.marked.sentences_of(self.number) if s.end <= at]
        for sentence in before[-1:]:
            subject = subject_of(sentence, sentence.root)
            if subject is not None and sentence.upos[subject.head] in ("PROPN", "PRON"):
                return subject
        return None

    def _inside(self, word: Word) -> bool:
        start = word[0].starts[word[1]]
        return any(q.open <= start < q.close for q in self.quotations)

    def _parts(self, quotation: Quotation) -> tuple[Span, ...]:
        inside = [
            (s.starts[w], s.ends[w])
            for s, w in self.words
            if quotation.start <= s.starts[w] and s.ends[w] <= quotation.end and any(c.isalnum() for c in s.words[w])
        ]
        return (Span(inside[0][0], inside[-1][1]),) if inside else ()

    def _gap(self, place: int) -> list[Word]:
        """The words between a quotation and the one before it, or the paragraph's start; bare marks left out."""
        start = self.quotations[place - 1].close if place else 0
        end = self.quotations[place].open if place < len(self.quotations) else len(self.marked.text)
        return [(s, w) for s, w in self.words if start <= s.starts[w] and s.ends[w] <= end]

    def _brought(self, place: int, used: set[Span]) -> _Brought | None:
        """The cue of a quotation: before it after a colon or comma, else after it, else at the paragraph before."""
        lead, tail = self._lead(place), self._tail(place)
        before = self._cue_before(lead) if lead else None
        if before is not None and before.span in used:
            before = None
        noun = before is not None and before.cue is not None and before.cue.part is CuePart.NOUN
        if before is not None and not (noun and before.source is None):
            return before
        if tail and (after := self._cue_after(tail)) is not None:
            return after
        if before is not None:
            return before
        if (signed := self._signed(place)) is not None:
            return signed
        return self._colon_above() if place == 0 and not self._gap(0) else None

    def _lead(self, place: int) -> list[Word]:
        """The end of the sentence that leads up to a quotation, [] where it begins one."""
        gap = self._gap(place)
        stops = [k for k, word in enumerate(gap) if ends_sentence(word)]
        return gap[stops[-1] + 1 :] if stops else gap

    def _tail(self, place: int) -> list[Word]:
        """The sentence's end after a quotation that it may attribute."""
        quotation, gap = self.quotations[place], self._gap(place + 1)
        inner = self.marked.text[quotation.start : quotation.end].rstrip().rstrip("\"'’”»")
        if not gap or not inner:
            return []
        stop = next((k for k, word in enumerate(gap) if ends_sentence(word)), len(gap))
        tail = gap[:stop]
        if not tail:
            return []
        first = tail[0][0].words[tail[0][1]]
        open_ended = inner[-1] in ",?!—–-…" or first in (",", "—", "–", "-", "--") or first[:1].islower()
        leads_on = place + 1 < len(self.quotations) and stop == len(gap) and gap[-1][0].words[gap[-1][1]] == ":"
        short = sum(s.upos[w] != "PUNCT" for s, w in tail) <= 5 and (
            inner[-1] != "." or self._is_mere_cue(tail, stop < len(gap))
        )
        return tail if (open_ended or short) and not (leads_on and inner[-1] != ",") else []

    def _is_mere_cue(self, tail: Sequence[Word], closed: bool) -> bool:
        """Whether a sentence behind a full stop is nothing but "X said"."""
        sentence, last = tail[-1]
        found = cue_at(sentence, last, CuePart.VERB, self.rules) if closed and sentence.xpos[last] in _FINITE else None
        return (
            found is not None and found.gives("quote") is not None and sentence.upos[tail[0][1]] in (*_NOMINAL, "DET")
        )

    def _cue_after(self, tail: Sequence[Word]) -> _Brought | None:
        candidates = list(self._candidates(tail))
        finite = [c for c in candidates if c.sentence.xpos[c.word] in _FINITE]
        for cue in sorted(finite, key=_aside) or candidates[:1]:
            return self._bring(cue, tail)
        return self._according(tail) or self._by_any_verb(tail)

    def _by_any_verb(self, tail: Sequence[Word]) -> _Brought | None:
        """A verb that is no cue elsewhere, right behind speech with a name right behind it: "“At last,” beamed Ann Roe"."""
        words = [(s, w) for s, w in tail if s.upos[w] != "PUNCT"]
        first = words[0] if words else None
        if first is None or len(words) < 2 or words[1][0] is not first[0] or words[1][0].upos[words[1][1]] != "PROPN":
            return None
        sentence, verb = first
        known = sentence.xpos[verb] in ("VBD", "VBZ", "VBN", "FW") and sentence.lemmas[verb] != "be"
        if not known and (sentence.upos[verb] not in _OPEN_CLASSES or not sentence.words[verb].islower()):
            return None  # a verb of another language may be tagged as anything: "« ... », affirme Anne Roy"
        source = _phrase_from(sentence, [w for s, w in words if s is sentence and s.upos[w] in _NOMINAL], verb + 1)
        if source is None:
            return None
        mark = sentence.span(verb, verb + 1)
        return _Brought(None, mark, first, self._outside(source), None, Manner.SAID, "quotes:any-verb quote")

    def _cue_before(self, lead: Sequence[Word]) -> _Brought | None:
        last = lead[-1][0].words[lead[-1][1]]
        candidates = list(self._candidates(lead))
        if candidates and (last in (",", ":", "—", "-", "–") or lead[-1][1] - candidates[-1].word < 6):
            return self._bring(candidates[-1], lead)
        if last == ",":
            return self._according(lead)
        return (self._noun_before(lead) or self._named_before(lead)) if last == ":" else None

    def _candidates(self, words: Sequence[Word]) -> Iterator[CueWord]:
        """Cue verbs of direct speech that are not denied and not in a relative clause set off by a comma."""
        for sentence, word in words:
            if sentence.upos[word] not in ("VERB", "AUX", "NOUN"):
                continue
            found = cue_at(sentence, word, CuePart.VERB, self.rules)
            if sentence.upos[word] == "NOUN" and (found is None or len(found.lexeme.words) == 1):
                continue  # only "hit back" is a verb whatever the tagger says
            after = 1 + max((w for w in range(word) if self._inside((sentence, w))), default=-1)
            if found is None or found.gives("quote") is None or negated(sentence, word, after):
                continue
            if sentence.relations[word] == "acl:relcl" and len(words) > 6 and word != words[-1][1] - 1:
                continue
            yield found

    def _bring(self, cue: CueWord, words: Sequence[Word]) -> _Brought:
        entry = cue.gives("quote")
        assert entry is not None
        sentence = cue.sentence
        source = subject_of(sentence, cue.word)
        if source is None or self._inside((sentence, source.head)):
            source = _nearest_noun(cue, words)
        source = source and self._outside(source)
        content = [w for w in range(len(sentence)) if self._inside((sentence, w))]
        manner = written_where_said(sentence, cue.word, manner_of(entry, source, self.rules), self.rules)
        source = source and author_of(sentence, source, cue.word)
        return _Brought(
            cue, cue.span, (sentence, cue.word), source, addressee_by_any(cue, entry, content), manner,
            f"quotes:{entry.id} quote",
        )  # fmt: skip

    def _outside(self, phrase: Phrase) -> Phrase:
        """A phrase without words of the speech that the parser drew into it."""
        sentence = phrase.sentence
        inside = [
            w for w in range(phrase.first, phrase.last) if self._inside((sentence, w)) or sentence.words[w] == ":"
        ]
        if not inside or phrase.head in inside:
            return phrase
        first = max((w + 1 for w in inside if w < phrase.head), default=phrase.first)
        last = min((w for w in inside if w > phrase.head), default=phrase.last)
        while first < phrase.head and sentence.upos[first] == "PUNCT":
            first += 1
        return Phrase(sentence, phrase.head, first, last, phrase.stands_for)

    def _noun_before(self, lead: Sequence[Word]) -> _Brought | None:
        """ "His message was simple: “...”": a noun cue before a colon, or the clause's subject."""
        for sentence, word in reversed(lead):
            if sentence.upos[word] != "NOUN":
                continue
            cue = cue_at(sentence, word, CuePart.NOUN, self.rules)
            entry = cue.gives("words") or cue.gives("clause") if cue is not None else None
            if cue is not None and entry is not None:
                source = owner_of(sentence, word)
                return _Brought(cue, cue.span, (sentence, word), source, None, entry.manner, f"quotes:{entry.id} quote")
        return None

    def _named_before(self, lead: Sequence[Word]) -> _Brought | None:
        """ "Scott: “...”" or "Hollande struck back: “...”": who is named before a colon speaks."""
        sentence, colon = lead[-1]
        here = [w for s, w in lead if s is sentence and s.upos[w] != "PUNCT"]
        tops = [w for w in here if sentence.heads[w] not in here]
        for top in tops[:1]:
            verbal = sentence.upos[top] in ("VERB", "AUX") or bool(sentence.dependents(top, "nsubj"))
            source = subject_of(sentence, top) if verbal else noun_phrase(sentence, top)
            if source is None or sentence.upos[source.head] not in ("PROPN", "PRON") or len(here) > 12:
                return None
            source = self._outside(source)
            cue = top if verbal else colon
            return _Brought(
                None, sentence.span(cue, cue + 1), (sentence, cue), source, None, Manner.SAID, "quotes:colon quote"
            )
        return None

    def _signed(self, place: int) -> _Brought | None:
        """ "“...” — Name": a name behind a dash signs a quotation, also one that fills the paragraph above."""
        tail = self._gap(place + 1)
        if place + 1 == len(self.quotations) and not tail:
            below = self.marked.sentences_of(self.number + 1)
            tail = [(below[0], w) for w in range(len(below[0]))] if below else []
        if len(tail) < 2 or tail[0][0].words[tail[0][1]] not in _DASHES or tail[1][0].upos[tail[1][1]] != "PROPN":
            return None
        sentence = tail[0][0]
        nouns = [w for s, w in tail[1:] if s is sentence and s.upos[w] in _NOMINAL]
        if len(tail) > 20 or any(s.upos[w] in ("VERB", "AUX") for s, w in tail[:6]):
            return None
        source = _phrase_from(sentence, nouns, tail[1][1])
        handle = next((w for s, w in tail if s is sentence and s.words[w].startswith("@")), None)
        if handle is not None and source is not None and handle > source.head:
            source = _without_handle(source, handle)
        mark = sentence.span(tail[0][1], tail[0][1] + 1)
        manner = Manner.SAID if handle is None else Manner.WRITTEN
        return _Brought(None, mark, (sentence, tail[0][1]), source, None, manner, "quotes:signed quote")

    def _colon_above(self) -> _Brought | None:
        """The cue of the paragraph before, where that ends in a colon."""
        above = self.marked.words_of(self.number - 1)
        if not above or above[-1][0].words[above[-1][1]] != ":":
            return None
        sentence = above[-1][0]
        return self._cue_before([(s, w) for s, w in above if s is sentence])

    def _according(self, tail: Sequence[Word]) -> _Brought | None:
        low = [s.words[w].lower() for s, w in tail]
        for lexeme in self.rules.phrases():
            size = len(lexeme.words)
            for at in range(len(tail) - size):
                if tuple(low[at : at + size]) == lexeme.words and not _counts(tail, at):
                    sentence, first = tail[at]
                    nouns = [w for s, w in tail[at + size :] if s is sentence and s.upos[w] in _NOMINAL]
                    source = _phrase_from(sentence, nouns, first + size)
                    entry = lexeme.takes["rest"]
                    span = sentence.span(first, first + size)
                    rule = f"quotes:{entry.id} quote"
                    return _Brought(None, span, (sentence, first), source, None, entry.manner, rule)
        return None


def _counts(words: Sequence[Word], at: int) -> bool:
    """Whether "per" measures ("five crowns per ton") and names no source ("per the mayor")."""
    sentence, first = words[at]
    after = [s.words[w].lower() == "the" or s.upos[w] == "PROPN" for s, w in words[at + 1 : at + 2]]
    return sentence.words[first].lower() == "per" and not any(after)


def _phrase_from(sentence: Sentence, nouns: Sequence[int], first: int) -> Phrase | None:
    """The phrase of the first noun whose head lies before it or outside."""
    for word in nouns:
        if sentence.heads[word] not in nouns:
            phrase = noun_phrase(sentence, word)
            return Phrase(sentence, word, max(first, phrase.first), phrase.last)
    return None


def _without_handle(phrase: Phrase, handle: int) -> Phrase:
    """The name before "(@handle)"."""
    sentence, last = phrase.sentence, min(phrase.last, handle)
    while last - 1 > phrase.head and sentence.upos[last - 1] == "PUNCT":
        last -= 1
    return replace(phrase, last=last)


def _aside(cue: CueWord) -> bool:
    """Whether a cue stands in a relative clause about the speaker: "Ann Roe, who knows the gates, said"."""
    sentence = cue.sentence
    return any(sentence.relations[w] == "acl:relcl" for w in (cue.word, *sentence.ancestors(cue.word)))


def _nearest_noun(cue: CueWord, words: Sequence[Word]) -> Phrase | None:
    """Where the tree gives a cue no subject: the noun phrase that stands before it in the gap, else the one after."""
    sentence = cue.sentence
    if sentence.dependents(cue.word, "aux:pass", "nsubj:pass"):
        return None
    mine = [w for s, w in words if s is sentence and sentence.upos[w] in _NOMINAL]
    before, after = [w for w in mine if w < cue.word], [w for w in mine if w > cue.word]
    if before:
        tops = [w for w in before if sentence.heads[w] not in before]
        near = tops and min(cue.word - tops[-1], cue.word - sentence.phrase(tops[-1])[1] + 2) < 4
        return noun_phrase(sentence, tops[-1]) if near else None
    if after and after[0] - cue.word < 5 and sentence.xpos[cue.word] in _FINITE:
        return _phrase_from(sentence, after, cue.last)
    return None


def _backfilled(found: list[Finding], marked: MarkedText) -> list[Finding]:
    """Quotations left open take the speaker of the next quote, where it stands in the same or the next paragraph."""
    done = list(found)
    for place, finding in enumerate(found[:-1]):
        follows = found[place + 1]
        if finding.rule != "quotes:open" or follows.source is None or follows.cue is None:
            continue
        between = marked.text[finding.parts[-1].end : follows.parts[0].start]
        if between.count("\n\n") <= 1 and len(between.split()) < 3:
            done[place] = replace(finding, source=follows.source, rule="quotes:next-speaker", confidence=_UNDERSTOOD)
    return done
