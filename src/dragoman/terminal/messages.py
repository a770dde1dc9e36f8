"""What a command says beside its answer: on standard error, with the exit code that follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dragoman.model.errors import UsageError

if TYPE_CHECKING:
    from dragoman.ingest.quarantine import Quarantined
    from dragoman.pipeline.record import Record

DONE, NOTHING_READ, WRONG_USE, SOME_QUARANTINED = 0, 1, 2, 3
_SHOWN = 10  # faults and warnings told one by one; the rest is counted


def say(line: str) -> None:
    """A line of the answer, on standard output."""
    typer.echo(line)


def tell(line: str) -> None:
    """A line beside the answer, on standard error, without what could steer a terminal."""
    typer.echo("".join(c if c.isprintable() or c == "\n" else " " for c in line), err=True)


def open_record(folder: Path) -> Record:
    from dragoman.pipeline.record import Record

    return Record(folder)


def report_aside(aside: Sequence[Quarantined], total: int | None = None) -> None:
    """What was set aside; ``total`` where only the first of it is at hand."""
    if aside:
        total = len(aside) if total is None else total
        tell(f"{total} set aside:")
        told = [f"{each.where}: {each.reason}" + (f" - {each.advice}" if each.advice else "") for each in aside]
        tell_some("  ", told, total)


def tell_some(prefix: str, lines: Sequence[str], total: int | None = None) -> None:
    """The first few lines, and how many more there are."""
    for line in lines[:_SHOWN]:
        tell(f"{prefix}{line}")
    if len(lines) > _SHOWN:
        tell(f"{prefix}and {(total or len(lines)) - _SHOWN} more")


def exit_code(done: int, aside: Sequence[Quarantined]) -> int:
    if not done:
        return NOTHING_READ
    return SOME_QUARANTINED if aside else DONE


def day_of(value: str | None, option: str) -> date | None:
    from dragoman.ingest.dateline import read_day

    day = read_day(value)
    if value is not None and day is None:
        raise UsageError(f'{option} "{value}" is no day', "Write it as 2025-05-15.")
    return day


def articles(count: int) -> str:
    return f"{count} article{'' if count == 1 else 's'}"
