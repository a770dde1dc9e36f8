"""The commands that look after a record: what is in it, what was set aside, whether it is whole; and the demonstration."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import typer

from dragoman.terminal.messages import DONE, NOTHING_READ, open_record, say, tell
from dragoman.terminal.options import RecordFolder, To
from dragoman.terminal.output import Format, chosen, write_objects, write_rows


def add_commands(app: typer.Typer) -> None:
    """Give the command line the commands of this file."""
    for command in (status, quarantine, verify, demo):
        app.command()(command)


def status(record: RecordFolder = Path("record"), to: To = None) -> None:
    """How much is in the record, from when to when, read by what."""
    counts = open_record(record).status()
    if chosen(to) is Format.JSONL:
        write_objects([{key: str(value) if isinstance(value, date) else value for key, value in counts.items()}])
        return
    for key, value in counts.items():
        say(f"{key.replace('_', ' '):>21}  {_shown(value)}")


def _shown(value: Any) -> str:
    """A count, a list or counts by name, on as many lines as there are names."""
    if isinstance(value, dict):
        return f"\n{'':>21}  ".join(f"{number} {name}" for name, number in value.items()) or "-"
    shown = ", ".join(map(str, value)) if isinstance(value, list) else value
    return "-" if shown in (None, "") else str(shown)


def quarantine(record: RecordFolder = Path("record"), to: To = None) -> None:
    """What was set aside, and why."""
    write_rows(open_record(record).quarantine(), chosen(to))


def verify(record: RecordFolder = Path("record")) -> None:
    """Check that every part is whole and every fact stands where it says.

    dragoman verify --record war
    """
    problems = open_record(record).verify()
    for problem in problems:
        say(problem)
    tell(f"{len(problems)} problems.")
    raise typer.Exit(NOTHING_READ if problems else DONE)


def demo(record: RecordFolder = Path("record")) -> None:
    """Read the sample articles that come with the package and show what can be done with them."""
    from dragoman.terminal.demo import show_demo

    show_demo(record, say)
