"""Who says what stands at an offset of an article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dragoman.model.actor import ResolvedActor
from dragoman.model.mention import Manner, Quote

_SPEECH = (Manner.SAID, Manner.WRITTEN)


class Claims:
    """Who says what stands at an offset: quotations of speech, looked up by where they stand."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._parts = sorted(
            (
                (p.start, p.end, q.span.end - q.span.start, n)
                for n, q in enumerate(quotes)
                if q.manner in _SPEECH
                for p in q.parts
            )
        )
        self._longest = max((end - start for start, end, _, _ in self._parts), default=0)
        self._quotes = quotes
        self._cued = {q.cue.start: q.speaker for q in reversed(quotes) if q.cue is not None and q.speaker is not None}

    def cued(self, offset: int) -> ResolvedActor | None:
        """The speaker of the quotation that a word at an offset introduces; None where it introduces none."""
        return self._cued.get(offset)

    def at(self, offset: int) -> ResolvedActor | None:
        """The speaker of the innermost quotation that holds an offset; None in the writer's own voice."""
        found: tuple[int, int] | None = None
        position = bisect_right(self._parts, (offset, 1 << 62, 0, 0)) - 1
        while position >= 0 and self._parts[position][0] >= offset - self._longest:
            _, end, size, number = self._parts[position]
            if offset < end and (found is None or size < found[0]):
                found = (size, number)
            position -= 1
        return self._quotes[found[1]].speaker if found is not None else None
