"""Names before a colon: headlines ("Petro: the talks are over") and the turns of a transcript."""

from __future__ import annotations

from bisect import bisect_right

from dragoman.model.document import Span
from dragoman.model.mention import Manner
from dragoman.reading.attribution import Finding, MarkedText
from dragoman.reading.content_bounds import trimmed
from dragoman.reading.indirect_quotes import pieces
from dragoman.reading.sentence import Sentence
from dragoman.reading.speakers import Phrase

MOST_NAME_WORDS = 5
LEAST_CONTENT_WORDS = 4
_NO_SPEAKERS = frozenset(
    {"update", "breaking", "live", "video", "photos", "watch", "analysis", "opinion", "exclusive", "related", "read"}
    | {"more", "report"}
)


def headline_quotes(marked: MarkedText) -> list[Finding]:
    """What a headline gives as somebody's: a name, a colon, a clause. Only the article's first paragraph can be one.

    A line that ends in a full stop and has a date or a verb before the colon is none.
    """
    first = marked.sentences[: 0 if marked.turns else 1]
    return [found for s in first if (found := _named_clause(marked, s)) is not None]


def _named_clause(marked: MarkedText, sentence: Sentence) -> Finding | None:
    colon = next((w for w, word in enumerate(sentence.words[: MOST_NAME_WORDS + 1]) if word == ":"), 0)
    name, words = range(colon), trimmed(sentence, range(colon + 1, len(sentence)))
    if not colon or len(words) < LEAST_CONTENT_WORDS or "\n" in sentence.span(0, colon).of(marked.text):
        return None
    if not all(sentence.upos[w] in ("PROPN", "ADJ", "NOUN") for w in name) or sentence.upos[colon - 1] != "PROPN":
        return None
    if {sentence.words[w].lower() for w in name} & _NO_SPEAKERS:
        return None
    if not any(sentence.upos[w] in ("VERB", "AUX") for w in words):
        return None
    head = next((w for w in name if sentence.heads[w] not in name), 0)
    cue = Span(sentence.starts[colon], sentence.ends[colon])
    return Finding(
        pieces(sentence, words), Phrase(sentence, head, 0, colon), None, cue, (sentence, colon), Manner.SAID,
        "quotes:headline", 0.7,
    )  # fmt: skip


def turn_quotes(marked: MarkedText) -> list[Finding]:
    """What each speaker of a transcript says, one quote a turn; who is meant by "Q" and "A" is left open."""
    found = []
    for turn in marked.turns:
        source = None if turn.label is None else _label(marked, turn.label)
        rule = "quotes:turn" if source else "quotes:turn open"
        posted = turn.label is not None and "@" in turn.label.of(marked.text)
        manner = Manner.WRITTEN if posted else Manner.SAID
        found.append(Finding(turn.parts, source, None, turn.colon, None, manner, rule, 0.9 if source else 0.6))
    return found


def _label(marked: MarkedText, label: Span) -> Phrase | None:
    """The words of a label as a phrase of the sentence in which it stands."""
    at = bisect_right(marked.sentences, label.start, key=lambda sentence: sentence.start) - 1
    sentence = marked.sentences[max(at, 0)]
    words = [w for w in range(len(sentence)) if label.start <= sentence.starts[w] and sentence.ends[w] <= label.end]
    if not words:
        return None
    handle = next((w for w in words if sentence.words[w].startswith(("@", "(@"))), None)
    if handle is not None and handle > words[0]:
        words = trimmed(sentence, [w for w in words if w < handle])  # "Ann Roe (@annroe)"
    tops = [w for w in words if sentence.heads[w] not in words and sentence.upos[w] != "PUNCT"]
    return Phrase(sentence, tops[0] if tops else words[0], words[0], words[-1] + 1)
