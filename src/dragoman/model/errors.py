"""The one family of errors.

DragomanError
├── KnowledgeError      a knowledge file is wrong: file, line, entry, what to do
├── IngestError         an input could not be read; becomes a quarantine row
├── ReadingError        an article could not be read; becomes a quarantine row
├── ModelError          a language model is missing or unfit
├── RecordError         a record folder is missing, newer than this version, or locked
└── UsageError          the caller asked for something that is not there
"""

from __future__ import annotations


class DragomanError(Exception):
    """Base of all; the first line says where, which and what is wrong, the next what to do."""

    def __init__(self, problem: str, advice: str = "") -> None:
        super().__init__(f"{problem}\n  {advice}" if advice else problem)
        self.problem = problem
        self.advice = advice


class KnowledgeError(DragomanError):
    """A knowledge file is wrong."""


class IngestError(DragomanError):
    """An input could not be read."""


class ReadingError(DragomanError):
    """An article could not be read."""


class ModelError(DragomanError):
    """A language model is missing or unfit."""


class RecordError(DragomanError):
    """A record folder is missing, unfit or in use."""


class UsageError(DragomanError):
    """The caller asked for something that is not there."""
