"""Very long texts in windows, so that the time to read grows with the length and not with its square.

What an article tells is worked out over the whole of it (who "she" is, which of two tellings came first), which is
right for an article and ruinous for a book. No newspaper article reaches one window.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain

from dragoman.model.document import Document
from dragoman.model.mention import Reading

WINDOW_CHARACTERS = 60_000
"""Ten thousand words: the longest magazine articles fit. 250,000 characters took 48 s in one, 23 s in windows."""


def is_long(document: Document) -> bool:
    """Whether a document is read in windows."""
    return len(document.text) > WINDOW_CHARACTERS


def read_in_windows(document: Document, read: Callable[[Document], Reading]) -> Reading:
    """A reading of a long document, window by window, in text order.

    Pronouns and repeated tellings are not followed from one window into the next.
    """
    readings = [read(window) for window in windows(document)]
    return Reading(
        document=document,
        times=tuple(chain.from_iterable(reading.times for reading in readings)),
        actors=tuple(chain.from_iterable(reading.actors for reading in readings)),
        places=tuple(chain.from_iterable(reading.places for reading in readings)),
        events=tuple(chain.from_iterable(reading.events for reading in readings)),
        predicates=tuple(chain.from_iterable(reading.predicates for reading in readings)),
        quotes=tuple(chain.from_iterable(reading.quotes for reading in readings)),
        figures=tuple(chain.from_iterable(reading.figures for reading in readings)),
        shifts=tuple(chain.from_iterable(reading.shifts for reading in readings)),
        offers=tuple(chain.from_iterable(reading.offers for reading in readings)),
        model=readings[0].model,
        warnings=(f"{len(document.text):,} characters, read in {len(readings)} windows",),
    )


def windows(document: Document) -> list[Document]:
    """The windows of a long document, in text order; a shorter one alone.

    A window is the same document with blanks for all that stands before it, so that offsets and ids are those of the whole.
    """
    if not is_long(document):
        return [document]
    return [_window(document, start, end) for start, end in _cuts(document.text)]


def _window(document: Document, start: int, end: int) -> Document:
    return replace(document, text=" " * start + document.text[start:end], body=max(start, document.body))


def _cuts(text: str) -> list[tuple[int, int]]:
    """Windows that end at the last paragraph, sentence or word that fits; those without a word are left out."""
    found, start = [], 0
    while start < len(text):
        end = min(start + WINDOW_CHARACTERS, len(text))
        if end < len(text):
            end = next((at for at in _ends(text, start, end) if at > start + WINDOW_CHARACTERS // 2), end)
        if text[start:end].strip():
            found.append((start, end))
        start = end
    return found


def _ends(text: str, start: int, end: int) -> tuple[int, ...]:
    return tuple(text.rfind(mark, start, end) + len(mark) for mark in ("\n\n", "\n", ". ", " "))
