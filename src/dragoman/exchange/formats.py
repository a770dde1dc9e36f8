"""What a format of others is, what its writer is given, and what became of the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from dragoman.record.merged import MERGED

Row = Mapping[str, Any]
"""A row under the record's column names (``record/tables.py``, ``record/merged.py``)."""

KINDS = ("events", "mentions", "quotes", "figures", "offers", "shifts", "documents", "actors", "places", "times")
"""What a source can be asked for."""

_TEXT = pa.string()
_WORDS = [
    ("event", _TEXT),
    ("sentence", _TEXT),
    ("sentence_start", pa.int32()),
    ("prefix", _TEXT),
    ("suffix", _TEXT),
    ("url", _TEXT),
    ("title", _TEXT),
    ("source", _TEXT),
    ("published", pa.date32()),
    ("language", _TEXT),
]

EVENT_ROW = pa.schema([*MERGED, *(pa.field(name, kind) for name, kind in _WORDS)])
"""Columns of ``events`` and ``mentions``."""
MENTION_ROW = EVENT_ROW

HAPPENED = ("happened",)
"""The status of which a format without a status may speak: what it says is taken to have happened."""


class Source(Protocol):
    """The rows of one export, filtered and in a fixed order, block by block: never all of them in memory.

    ``events`` are merged events, or single mentions where the user asked for mentions. Their rows have the columns of
    ``record.merged.MERGED`` (a mention its own, with one entry in ``mentions``) and these of the leading article:

    ======================= =========================================================================
    ``event``               id of the merged event (of a merged event its own id)
    ``sentence``            the sentence around the trigger, white space as in the article
    ``sentence_start``      its offset in the article
    ``prefix``, ``suffix``  up to 32 code points before and after the trigger
    ``url, title, source``  of the article; None where it has none
    ``published, language`` of the article
    ======================= =========================================================================

    ``mentions`` are all mentions of the exported events, whatever the user asked for, with the same columns. ``figures``
    and ``offers`` are those that hang on these mentions. ``documents`` are the articles that the exported events rest
    on, or all articles where no filter was given, in order of publication; ``quotes``, ``shifts``, ``actors``,
    ``places`` and ``times`` are what those articles have. The columns of all these are those of ``record.tables.SCHEMAS``.

    Attributes:
        of_mentions: Whether ``events`` are mentions.
    """

    @property
    def of_mentions(self) -> bool: ...

    def batches(self, kind: str) -> Iterator[pa.RecordBatch]:
        """Arrow batches of a kind, in order, each at most some thousand rows; the schema is ``schema(kind)``."""
        ...

    def rows(self, kind: str) -> Iterator[dict[str, Any]]:
        """The same as dictionaries, one by one; days are ``datetime.date``, lists are lists, structs are dictionaries."""
        ...

    def schema(self, kind: str) -> pa.Schema:
        """Columns of a kind, also where it has no rows."""
        ...


@dataclass(slots=True)
class Tally:
    """Counts rows as a writer goes on; ``written`` makes the result.

    Attributes:
        rows: Rows written.
        left_out: Rows left out, by reason: a clause that ends "12 left out: ...".
    """

    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def leave_out(self, reason: str) -> None:
        """Count a row that the format cannot hold."""
        self.left_out[reason] += 1

    def written(self) -> Written:
        """The result, reasons in order of the alphabet."""
        return Written(self.rows, dict(sorted(self.left_out.items())))


@dataclass(frozen=True, slots=True)
class Written:
    """What became of an export.

    Attributes:
        rows: Rows (features, annotations, entries) written.
        left_out: Rows left out, by reason.
    """

    rows: int
    left_out: Mapping[str, int] = field(default_factory=dict)


Write = Callable[[Source, Path], Written]
"""Writes all rows of a source to a path that does not exist yet: a file, or a folder that the writer makes.

The frame puts what was written in place when the writer is done, so that no half export is left; it hands over a path
with the format's suffix. A writer asks for no clock and no locale: the same rows are the same bytes.
"""


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format that the record can be written in.

    Attributes:
        id: Its word on the command line, ``"gdelt"``.
        title: Its name, ``"GDELT 2 events"``.
        suffix: Of its file, ``".tsv"``; ``""`` where it is a folder.
        keeps: What of an event it holds, one sentence.
        loses: What it cannot say, one sentence.
        write: Its writer.
        default_status: Statuses of the events that are written unless the user asks otherwise; empty where the format
            can say the status and so takes all. What is left out by this is counted by the frame.
    """

    id: str
    title: str
    suffix: str
    keeps: str
    loses: str
    write: Write
    default_status: tuple[str, ...] = ()

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder rather than a file."""
        return not self.suffix
