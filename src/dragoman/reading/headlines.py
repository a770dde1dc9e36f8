"""Headlines that name a speaker before a colon: "Petro: the talks are over"."""

from __future__ import annotations

from dragoman.model.document import Span
from dragoman.model.mention import Manner
from dragoman.reading.attribution import Finding, MarkedText
from dragoman.reading.complements import trimmed
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
    first = marked.sentences
    return [found for s in first[:1] if (found := _named_clause(marked, s)) is not None]


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
