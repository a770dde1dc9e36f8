"""What is wrong in the knowledge files, as data: a check gives back a list, and no fault stops the others."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge.files import Entry


@dataclass(frozen=True, slots=True, order=True)
class KnowledgeFault:
    """One fault of one row.

    Attributes:
        file: Name inside the knowledge folder, ``"offices.csv"``.
        line: Line of the row.
        entry: What the row is about, by its id or name.
        problem: What is wrong.
        advice: What to do.
        may_be_right: Whether it is a fault only if the world was otherwise: an office that nobody held for a time.
    """

    file: str
    line: int
    entry: str
    problem: str
    advice: str = ""
    may_be_right: bool = False

    def __str__(self) -> str:
        told = f"{self.file}:{self.line}: {self.entry}: {self.problem}"
        return f"{told}\n  {self.advice}" if self.advice else told


def fault_of(entry: Entry, about: str, problem: str, advice: str = "", *, may_be_right: bool = False) -> KnowledgeFault:
    """A fault of this row."""
    return KnowledgeFault(entry.file, entry.line, about, problem, advice, may_be_right)
