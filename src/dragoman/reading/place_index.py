"""The places of an article by the words that name them, so that later steps can ask what lies where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dragoman.model.actor import PlaceMention
from dragoman.reading.sentence import Parse, Sentence

_LOCATIVE = frozenset("in at near from to into around outside inside toward towards across through over on of".split())


class PlaceIndex:
    """The places of an article by the words that name them.

    Args:
        parse: The article.
        places: Its places, in text order.
    """

    def __init__(self, parse: Parse, places: Sequence[PlaceMention]) -> None:
        self._parse = parse
        self._places = list(places)
        self._starts = [place.span.start for place in places]

    def at(self, sentence: Sentence, word: int) -> PlaceMention | None:
        """The place whose name holds a word."""
        start = sentence.starts[word]
        before = bisect_right(self._starts, start) - 1
        if before < 0 or start >= self._places[before].span.end:
            return None
        return self._places[before]

    def last_before(
        self, sentence: Sentence, word: int, kinds: Sequence[str] | None, back: int, *, located: bool = False
    ) -> PlaceMention | None:
        """The place named last before a word.

        Args:
            kinds: Which kinds of place count; None for all but countries.
            back: Sentences back in which it is sought.
            located: Whether only a place after a preposition counts: "in Goma", not "Goma said".
        """
        first = self._parse.sentences[max(0, sentence.index - back)].start
        for at in range(bisect_left(self._starts, sentence.starts[word]) - 1, -1, -1):
            place = self._places[at]
            if place.span.start < first:
                return None
            fits = place.place.kind in kinds if kinds else place.place.kind != "country"
            if fits and (not located or self._is_located(place)):
                return place
        return None

    def _is_located(self, place: PlaceMention) -> bool:
        found = self._parse.word_at(place.span.start)
        return found is not None and found[1] > 0 and found[0].words[found[1] - 1].lower() in _LOCATIVE

    def called(self, sentence: Sentence, word: int) -> PlaceMention | None:
        """The place named last before a word whose name ends in that word: "the strip" after "the Gaza Strip"."""
        noun = sentence.lemmas[word].lower()
        for at in range(bisect_left(self._starts, sentence.starts[word]) - 1, -1, -1):
            if self._places[at].place.name.lower().endswith(f" {noun}"):
                return self._places[at]
        return None
