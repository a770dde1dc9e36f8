"""Options that many commands share, each described once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.terminal.output import Format

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Text, Markdown, HTML, JSONL, CSV, Parquet, RSS/Atom, WARC, PDF, zip or gzip files, LexisNexis or Factiva exports,"
        " folders, addresses (add only), - for standard input.",
    ),
]
RecordFolder = Annotated[
    Path, typer.Option("--record", envvar="DRAGOMAN_RECORD", help="Folder of the record.", show_default="record")
]
Published = Annotated[str | None, typer.Option(help="Day of articles that bring none: 2025-05-15.", metavar="DATE")]
Columns = Annotated[
    str | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN,...",
        help="What your columns are called: text=body,published=date,source=outlet.",
    ),
]
Workers = Annotated[int, typer.Option(min=1, max=64, help="Processes to read with; the output is the same.")]
Model = Annotated[str, typer.Option(help="Language model: the shipped one, or an installed spaCy pipeline.")]
Knowledge = Annotated[Path | None, typer.Option(help="Folder with your own names and rules, laid over ours.")]
To = Annotated[Format | None, typer.Option("--to", help="Default: a table on a terminal, JSONL when piped.")]
Several = list[str] | None
Actor = Annotated[
    Several, typer.Option(metavar="ACTOR", help="Who did it: an id, ISO3 (RUS), or a name (the Kremlin).")
]
Recipient = Annotated[Several, typer.Option(metavar="ACTOR", help="To whom.")]
Between = Annotated[tuple[str, str] | None, typer.Option(metavar="A B", help="Two actors, whoever did it to whom.")]
Type = Annotated[Several, typer.Option(metavar="TYPE", help="PLOVER type: CONSULT, ASSAULT ...")]
Mode = Annotated[Several, typer.Option(metavar="MODE", help="PLOVER mode: visit, aerial ...")]
Status = Annotated[
    Several, typer.Option(metavar="STATUS", help="happened, did_not_happen, planned, threatened, offered, denied ...")
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day, month or year on.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to the end of this day, month or year.")]
Place = Annotated[Several, typer.Option(metavar="PLACE", help="Name of the place, or ISO3 of its country.")]
Outlet = Annotated[Several, typer.Option("--source", metavar="OUTLET", help="Outlet.")]
OfEvent = Annotated[
    str | None, typer.Option("--event", metavar="EVENT", help="This event, by any id it ever had, or what hangs on it.")
]
OfStory = Annotated[
    str | None, typer.Option("--story", metavar="STORY", help="A story, a thread, or an event told in it.")
]
MinConfidence = Annotated[float | None, typer.Option(min=0, max=1, help="Leave out what is less sure.")]
