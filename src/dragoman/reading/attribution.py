"""What the quote steps share: an article with its quotation marks laid over its words, and a quote not yet whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dragoman.model.document import Span
from dragoman.model.mention import Manner
from dragoman.reading.quotation_marks import Quotation, find_quotations, paragraph_bounds
from dragoman.reading.sentence import Parse, Sentence
from dragoman.reading.speakers import Phrase
from dragoman.reading.transcripts import find_turns
from dragoman.reading.unclosed_marks import closed_at_cue

Word = tuple[Sentence, int]
"""A word of the article: its sentence and its index there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A quote before its speaker is resolved.

    Attributes:
        parts: Content, in text order.
        source, addressee: Phrases of the cue's clause; None where it names nobody.
        cue: Its words; None where the speaker is understood from the quote before.
        clause: Sentence and word of the cue, by which its times are found.
        rule: Entry of quotes.toml, or how the speaker was understood.
    """

    parts: tuple[Span, ...]
    source: Phrase | None
    addressee: Phrase | None
    cue: Span | None
    clause: Word | None
    manner: Manner
    rule: str
    confidence: float


class MarkedText:
    """An article whose words know whether they stand between quotation marks.

    Attributes:
        text: The article.
        turns: What each speaker of a transcript says.
        quotations: The outermost ones, in text order, turns of a transcript among them.
        quoted: For every sentence and word the index of its quotation, -1 outside.
    """

    def __init__(self, parse: Parse) -> None:
        self.text = parse.document.text
        self.sentences = parse.sentences
        self.paragraphs = paragraph_bounds(parse)
        self.turns = find_turns(self.text)
        self._starts = {number: start for number, start, _ in self.paragraphs}
        self._words: dict[int, list[Word]] = {}
        for sentence in parse.sentences:
            self._words.setdefault(sentence.paragraph, []).extend((sentence, w) for w in range(len(sentence)))
        marked = find_quotations(self.text, self.paragraphs)
        closed = [q if q.close != q.end else closed_at_cue(q, self.sentences_of(q.paragraph)) for q in marked]
        self.quotations = self._with_turns(closed)
        self.quoted = self._lay_over()

    def _with_turns(self, quotations: list[Quotation]) -> list[Quotation]:
        """The quotations outside every turn, and each part of a turn as one."""
        if not self.turns:
            return quotations
        starts = [start for _, start, _ in self.paragraphs]
        said = [
            Quotation(
                self.paragraphs[max(bisect_right(starts, part.start) - 1, 0)][0],
                part.start,
                part.start,
                part.end,
                part.end,
            )
            for turn in self.turns
            for part in turn.parts
        ]
        outside = [q for q in quotations if not any(t.start < q.close and q.open < t.end for t in self.turns)]
        return sorted([*outside, *said], key=lambda quotation: quotation.open)

    def of_turn(self, quotation: Quotation) -> bool:
        """Whether a quotation is part of a turn, which needs no cue."""
        return any(turn.start <= quotation.open < turn.end for turn in self.turns)

    def _lay_over(self) -> list[list[int]]:
        rows, at = [], 0
        for sentence in self.sentences:
            row = []
            for start in sentence.starts:
                while at < len(self.quotations) and self.quotations[at].end <= start:
                    at += 1
                inside = at < len(self.quotations) and self.quotations[at].start <= start
                row.append(at if inside else -1)
            rows.append(row)
        return rows

    def within(self, span: Span) -> list[Quotation]:
        """The quotations that share a character with a stretch, or end where it does."""
        at = bisect_left(self.quotations, span.start, key=lambda quotation: quotation.end)
        found = []
        while at < len(self.quotations) and self.quotations[at].start < span.end:
            found.append(self.quotations[at])
            at += 1
        return found

    def words_of(self, paragraph: int) -> list[Word]:
        """Every word of a paragraph, in text order."""
        return self._words.get(paragraph, [])

    def sentences_of(self, paragraph: int) -> list[Sentence]:
        """Every sentence of a paragraph, in text order."""
        return [sentence for sentence, word in self.words_of(paragraph) if word == 0]

    def before(self, quotation: Quotation) -> str:
        """The last character before the opening mark that is no white space, "" at the start of a paragraph or line."""
        before = self.text[self._starts[quotation.paragraph] : quotation.open]
        ahead = before.rstrip()
        return "" if "\n" in before[len(ahead) :] and ahead[-1:] not in (",", ":") else ahead[-1:]

    def start_of(self, paragraph: int) -> int:
        """Where a paragraph begins, or the first one after it that holds a sentence; 0 after the last."""
        at = bisect_left(self.paragraphs, paragraph, key=lambda bounds: bounds[0])
        return self.paragraphs[at][1] if at < len(self.paragraphs) else 0

    def quotations_before(self, quotation: Quotation) -> list[Quotation]:
        """The quotations of its paragraph that close before one opens."""
        at = bisect_left(self.quotations, quotation.open, key=lambda other: other.open)
        first = bisect_left(self.quotations, self._starts[quotation.paragraph], key=lambda other: other.open)
        return [other for other in self.quotations[first:at] if other.close <= quotation.open]

    def runs_on_into(self, paragraph: int) -> bool:
        """Whether a quotation of the paragraph before was left open."""
        at = bisect_left(self.quotations, paragraph, key=lambda quotation: quotation.paragraph)
        last = self.quotations[at - 1] if at else None
        return last is not None and last.continued and last.paragraph == paragraph - 1
