"""The commands that ask about many articles at once: relations, the ledger of offers, stories, predictions, what is new."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.model.errors import UsageError
from dragoman.terminal.output import Format, chosen, write_rows

if TYPE_CHECKING:
    from dragoman.pipeline.record import Record

_Folder = Annotated[
    Path, typer.Option("--record", envvar="DRAGOMAN_RECORD", help="Folder of the record.", show_default="record")
]
_To = Annotated[Format | None, typer.Option("--to", help="Default: a table on a terminal, JSONL when piped.")]
_Several = list[str] | None
_Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day, month or year on.")]
_Story = Annotated[
    str | None, typer.Option("--story", metavar="STORY", help="A story, a thread, or an event told in it.")
]
_Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to the end of this day, month or year.")]


def add_commands(app: typer.Typer) -> None:
    """Give the command line the commands of this file."""
    for command in (relations, offers, stories, predictions, claims, since):
        app.command()(command)


def relations(
    one: Annotated[str, typer.Argument(metavar="A", help="An actor: an id, ISO3 or a name; several with commas.")],
    other: Annotated[str, typer.Argument(metavar="B")],
    record: _Folder = Path("record"),
    to: _To = None,
    daily: Annotated[bool, typer.Option("--daily", help="A step a day instead of a week.")] = False,
    plot: Annotated[Path | None, typer.Option(metavar="FILE.svg", help="Draw the curve into a file.")] = None,
) -> None:
    """How two sides stood to each other, in both directions, with the turning points and what explains them.

    dragoman relations RUS UKR\n
    dragoman relations EU,GBR RUS\n
    dragoman relations USA IRN --daily --plot usa-iran.svg
    """
    from dragoman.pipeline.storyline import relation_rows
    from dragoman.terminal.curve import curve, svg

    found = _open(record).relation(one, other, step_days=1 if daily else 7)
    if plot is not None:
        if plot.suffix != ".svg":
            raise UsageError(f"{plot}: cannot draw {plot.suffix or 'that'}", "Give a file that ends in .svg.")
        plot.write_text(svg(found), encoding="utf-8")
    if chosen(to) is not Format.TABLE:
        write_rows(relation_rows(found), chosen(to))
        return
    from shutil import get_terminal_size

    for line in curve(found, get_terminal_size((120, 24)).columns):
        typer.echo(line)


def offers(
    record: _Folder = Path("record"),
    to: Annotated[_Several, typer.Option("--to", help="A format (table, jsonl, csv, parquet), or to whom.")] = None,
    actor: Annotated[_Several, typer.Option(metavar="ACTOR", help="Who makes the offer.")] = None,
    recipient: Annotated[_Several, typer.Option(metavar="ACTOR", help="To whom.")] = None,
    between: Annotated[tuple[str, str] | None, typer.Option(metavar="A B", help="Two actors, either way.")] = None,
    type: Annotated[_Several, typer.Option(metavar="TYPE", help="PLOVER type of the act that offers.")] = None,  # noqa: A002
    mode: Annotated[_Several, typer.Option(metavar="MODE")] = None,
    status: Annotated[_Several, typer.Option(metavar="STATUS")] = None,
    since: _Since = None,
    until: _Until = None,
    place: Annotated[_Several, typer.Option(metavar="PLACE")] = None,
    source: Annotated[_Several, typer.Option("--source", metavar="OUTLET", help="Outlet.")] = None,
    story: _Story = None,
    min_confidence: Annotated[float | None, typer.Option(min=0, max=1)] = None,
    ledger: Annotated[bool, typer.Option("--ledger", help="One line an offer, over all articles.")] = False,
    only_open: Annotated[bool, typer.Option("--open", help="The ledger's open lines alone.")] = False,
    totals: Annotated[bool, typer.Option("--totals", help="For each actor: made, answered, missed.")] = False,
) -> None:
    """What was offered, asked or demanded, and what became of it; --actor makes the offer.

    dragoman offers --between USA IRN\n
    dragoman offers --open --to Russia\n
    dragoman offers --totals
    """
    form, asked = _form_and_whom(to or [])
    given = {
        "actor": actor, "recipient": [*(recipient or []), *asked], "between": between, "type": type, "mode": mode,
        "status": status, "since": since, "until": until, "place": place, "source": source,
        "story": story, "min_confidence": min_confidence,
    }  # fmt: skip
    held = _open(record)
    if totals:
        rows = held.offer_totals(**given)
    elif ledger or only_open:
        rows = held.ledger(only_open=only_open, **given)
    else:
        rows = held.offers(**given)
    write_rows(rows, chosen(form))


def stories(
    record: _Folder = Path("record"),
    to: _To = None,
    days: Annotated[int, typer.Option(min=1, help="Days told of each.")] = 3,
) -> None:
    """What several reports tell of one happening, with the days that matter and a line for each.

    dragoman stories --to jsonl
    """
    write_rows(_open(record).stories(days), chosen(to))


def predictions(record: _Folder = Path("record"), to: _To = None) -> None:
    """What was planned, threatened or held possible, and whether the record later knows of it.

    dragoman predictions
    """
    write_rows(_open(record).predictions(), chosen(to))


def claims(record: _Folder = Path("record"), to: _To = None) -> None:
    """What articles call the first, deadliest or lowest since a day, and whether the record bears it out.

    dragoman claims --to jsonl
    """
    write_rows(_open(record).claims(), chosen(to))


def since(
    day: Annotated[str, typer.Argument(metavar="DATE", help="A day, month or year.")],
    record: _Folder = Path("record"),
    to: _To = None,
) -> None:
    """What is new: events that an article of this day or later tells of.

    dragoman since 2025-05-14
    """
    write_rows(_open(record).since(day), chosen(to))


def _open(folder: Path) -> Record:
    from dragoman.pipeline.record import Record

    return Record(folder)


def _form_and_whom(given: Sequence[str]) -> tuple[Format | None, list[str]]:
    """``--to`` names a format or an actor: what is no format is an actor."""
    formats = [word for word in given if word in list(Format)]
    return (Format(formats[-1]) if formats else None), [word for word in given if word not in list(Format)]
