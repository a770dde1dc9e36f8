"""The commands that ask about many articles at once: relations, the ledger of offers, stories, predictions, what is new."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.terminal.filters import filtered
from dragoman.terminal.messages import open_record
from dragoman.terminal.options import RecordFolder, To
from dragoman.terminal.output import Format, chosen, write_rows

_Filters = dict[str, Any]


def add_commands(app: typer.Typer) -> None:
    """Give the command line the commands of this file."""
    for command in (relations, offers, stories, predictions, claims, since):
        app.command()(filtered(command))


def relations(
    one: Annotated[str, typer.Argument(metavar="A", help="An actor: an id, ISO3 or a name; several with commas.")],
    other: Annotated[str, typer.Argument(metavar="B")],
    filters: _Filters,
    record: RecordFolder = Path("record"),
    to: To = None,
    daily: Annotated[bool, typer.Option("--daily", help="A step a day instead of a week.")] = False,
    plot: Annotated[Path | None, typer.Option(metavar="FILE", help="Draw it for print: .svg, or .png.")] = None,
) -> None:
    """How two sides stood to each other, in both directions, with the turning points and what explains them.

    dragoman relations RUS UKR\n
    dragoman relations EU,GBR RUS --since 2025\n
    dragoman relations USA IRN --daily --plot usa-iran.png
    """
    from dragoman.pipeline.storyline import relation_rows, words_of
    from dragoman.terminal.curve import curve
    from dragoman.terminal.plot import write_plot

    held = open_record(record)
    found = held.relation(one, other, step_days=1 if daily else 7, **filters)
    if plot is not None:
        write_plot(found, plot)
    if chosen(to) is not Format.TABLE:
        write_rows(relation_rows(found), chosen(to))
        return
    from shutil import get_terminal_size

    for line in curve(found, get_terminal_size((120, 24)).columns, words_of(held.questions(), found)):
        typer.echo(line)


def offers(
    filters: _Filters,
    record: RecordFolder = Path("record"),
    to: Annotated[
        list[str] | None, typer.Option("--to", help="A format (table, jsonl, csv, parquet), or to whom.")
    ] = None,
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
    given = {**filters, "recipient": [*(filters["recipient"] or []), *asked]}
    held = open_record(record)
    if totals:
        rows = held.offer_totals(**given)
    elif ledger or only_open:
        rows = held.ledger(only_open=only_open, **given)
    else:
        rows = held.offers(**given)
    write_rows(rows, chosen(form))


def stories(
    filters: _Filters,
    record: RecordFolder = Path("record"),
    to: To = None,
    days: Annotated[int, typer.Option(min=1, help="Days told of each.")] = 3,
) -> None:
    """What several reports tell of one happening, with the days that matter and a line for each.

    dragoman stories --to jsonl\n
    dragoman stories --between ISR IRN --since 2025-06
    """
    write_rows(open_record(record).stories(days, **filters), chosen(to))


def predictions(filters: _Filters, record: RecordFolder = Path("record"), to: To = None) -> None:
    """What was planned, threatened or held possible, by when, and whether the record later knows of it.

    dragoman predictions\n
    dragoman predictions --actor USA --status threatened
    """
    write_rows(open_record(record).predictions(**filters), chosen(to))


def claims(filters: _Filters, record: RecordFolder = Path("record"), to: To = None) -> None:
    """What articles call the first, deadliest or lowest in or since a time, and whether the record bears it out.

    dragoman claims --to jsonl\n
    dragoman claims --type ASSAULT --place UKR
    """
    write_rows(open_record(record).claims(**filters), chosen(to))


def since(
    day: Annotated[str, typer.Argument(metavar="DATE", help="A day, month or year.")],
    filters: _Filters,
    record: RecordFolder = Path("record"),
    to: To = None,
) -> None:
    """What is new: events that an article of this day or later tells of; --since and --until are of the event's day.

    dragoman since 2025-05-14\n
    dragoman since 2025-05-14 --between RUS UKR
    """
    write_rows(open_record(record).since(day, **filters), chosen(to))


def _form_and_whom(given: Sequence[str]) -> tuple[Format | None, list[str]]:
    """``--to`` names a format or an actor: what is no format is an actor."""
    formats = [word for word in given if word in list(Format)]
    return (Format(formats[-1]) if formats else None), [word for word in given if word not in list(Format)]
