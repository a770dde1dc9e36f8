"""Rows with the columns that a writer needs and no others: most of the time of an export goes into making rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.exchange.formats import Source


def narrow_rows(source: Source, kind: str, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The rows of ``source.rows(kind)``, in the same order, with these columns alone.

    Raises:
        KeyError: the kind has no such column.
    """
    for batch in source.batches(kind):
        yield from batch.select(list(columns)).to_pylist()
