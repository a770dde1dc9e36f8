"""The commands that count and check: panels for statistics, sheets for checking by hand, and what the sheets say."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from dragoman.terminal.filters import filtered
from dragoman.terminal.messages import open_record, tell
from dragoman.terminal.options import RecordFolder, To
from dragoman.terminal.output import Format, chosen, write_objects, write_rows

if TYPE_CHECKING:
    from dragoman.pipeline.panels import Actors
    from dragoman.record.queries import Rows

_BATCH = 20_000


class _SheetForm(StrEnum):
    CSV = "csv"
    HTML = "html"


class _Actors(StrEnum):
    SIDE = "side"
    COUNTRY = "country"
    ID = "id"


def add_commands(app: typer.Typer) -> None:
    """Give the command line the commands of this file."""
    app.command()(filtered(count))
    app.command()(filtered(sample))
    app.command()(score)


def count(
    filters: dict[str, Any],
    record: RecordFolder = Path("record"),
    to: To = None,
    by: Annotated[
        str,
        typer.Option(
            metavar="KEY,...",
            help="actor, recipient, type, mode, quad, status, place, country (of the place), source (outlet);"
            " day, week, month, quarter or year.",
        ),
    ] = "actor,recipient,month",
    zeros: Annotated[bool, typer.Option("--zeros", help="Rows for quiet times too, for all that ever occurs.")] = False,
    mentions: Annotated[bool, typer.Option("--mentions", help="Count every mention, not merged events.")] = False,
    undirected: Annotated[bool, typer.Option("--undirected", help="Pairs, whoever did it to whom.")] = False,
    actors: Annotated[
        _Actors,
        typer.Option(help="Count an actor as its side (a state for all its organs), its country, or by itself."),
    ] = _Actors.SIDE,
) -> None:
    """How many events for each pair, kind and unit of time: a panel for R, pandas or Stata.

    What happened or goes on counts, unless --status asks otherwise. Beside the number stand the intensity, the killed, and
    how many articles were read in that unit; what was left out is told on standard error.

    dragoman count --by actor,recipient,month,quad --zeros --to csv > panel.csv\n
    dragoman count --by week --type ASSAULT --place UKR\n
    dragoman count --by actor,recipient,year --undirected --actors country --to parquet > dyads.parquet
    """
    known: Actors = actors.value
    found = open_record(record).count(
        by, zeros=zeros, mentions=mentions, undirected=undirected, actors=known, **filters
    )
    _write(found, chosen(to))
    for note in found.notes:
        tell(note)


def sample(
    filters: dict[str, Any],
    number: Annotated[int, typer.Argument(metavar="N", min=1, help="How many events.")] = 100,
    record: RecordFolder = Path("record"),
    seed: Annotated[int, typer.Option(help="Another number draws other events.")] = 0,
    to: Annotated[_SheetForm, typer.Option("--to", help="A spreadsheet, or a page to be filled in.")] = _SheetForm.CSV,
) -> None:
    """Events drawn by chance, with their sentences and empty columns for verdicts, to be checked by hand.

    Write y or n for each field, or leave it empty; dragoman score then says how good the record is.

    dragoman sample 200 --seed 7 > sheet.csv\n
    dragoman sample 100 --type ASSAULT --since 2025 --to html > sheet.html
    """
    from dragoman.terminal.sheets import write_csv, write_page

    drawn = open_record(record).sample(number, seed=seed, **filters)
    if to is _SheetForm.HTML:
        write_page(drawn, f"{len(drawn)} events to check (seed {seed})")
    else:
        write_csv(drawn)
    tell(f"{len(drawn)} events drawn.")


def score(
    sheets: Annotated[
        list[Path], typer.Argument(metavar="SHEET [SHEET2]", help="A filled sheet, or the same one by two people.")
    ],
    to: To = None,
) -> None:
    """What checked sheets say: precision of each field, over all and by type, with 95% intervals; and of two, agreement.

    dragoman score sheet.csv\n
    dragoman score anna.csv ben.csv --to csv
    """
    from dragoman.model.errors import UsageError
    from dragoman.pipeline.checking import read_sheet, score_sheets

    if len(sheets) > 2:
        raise UsageError(f"{len(sheets)} sheets", "Give one, or two to compare.")
    _write(score_sheets([read_sheet(path) for path in sheets]), chosen(to))


def _write(rows: Rows, form: Format) -> None:
    """An answer on standard output; long ones batch by batch."""
    from dragoman.record.queries import Rows as Part
    from dragoman.terminal.sheets import write_csv

    if form is Format.TABLE:
        _show(rows)
    elif form is Format.CSV:
        write_csv(rows)
    elif form is Format.PARQUET:
        write_rows(rows, form)
    else:
        for start in range(0, len(rows), _BATCH):
            write_objects(Part(rows.kind, rows.table.slice(start, _BATCH)))


def _show(rows: Rows) -> None:
    """A table for a terminal; a column without any value is left out."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    names = [name for name in rows.table.column_names if rows.table.column(name).null_count < len(rows)]
    table = Table(box=None, pad_edge=False, header_style="bold dim")
    for name in names:
        table.add_column(name.replace("_", " "), justify=_side_of(rows, name), overflow="fold")
    for row in rows.table.select(names).to_pylist():
        table.add_row(*[Text(_shown(value)) for value in row.values()])
    if len(rows):
        console.print(table)
    console.print(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", style="dim")


def _side_of(rows: Rows, name: str) -> Literal["left", "right"]:
    import pyarrow.types as kinds

    kind = rows.table.schema.field(name).type
    return "right" if kinds.is_integer(kind) or kinds.is_floating(kind) else "left"


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.4f}".rstrip("0").rstrip(".")
    return "".join(c if c.isprintable() else " " for c in str(value))
