"""The commands that write the record in the formats of others, and take their event data in."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.model.errors import UsageError
from dragoman.terminal.filters import filtered
from dragoman.terminal.messages import exit_code, open_record, report_aside, say, tell
from dragoman.terminal.options import RecordFolder
from dragoman.terminal.output import write_bytes

if TYPE_CHECKING:
    from dragoman.exchange.formats import ExportFormat

_PIPED = 1 << 20
"""Bytes that are handed on at once."""


def add_commands(app: typer.Typer) -> None:
    """Give the command line the commands of this file."""
    app.command("export")(filtered(export))
    app.command("import")(import_)


def export(
    filters: dict[str, Any],
    form: Annotated[str | None, typer.Argument(metavar="FORMAT", help="--list names them.")] = None,
    path: Annotated[Path | None, typer.Argument(metavar="FILE", help="Default: standard output.")] = None,
    record: RecordFolder = Path("record"),
    mentions: Annotated[bool, typer.Option("--mentions", help="Every mention instead of merged events.")] = False,
    show: Annotated[bool, typer.Option("--list", help="Every format: what it keeps and what it loses.")] = False,
) -> None:
    """Write events in the format of another tool: GDELT, ACLED, TimelineJS, SQLite, GeoJSON and more.

    A format that cannot say whether something happened gets what happened, unless --status asks otherwise; what is left
    out is told on standard error.

    dragoman export --list\n
    dragoman export gdelt events.tsv --since 2025-01\n
    dragoman export sqlite record.db
    """
    from dragoman.exchange.registry import export_format

    if show:
        _list_formats()
        return
    if form is None:
        raise UsageError("which format?", "dragoman export --list names them.")
    known = export_format(form)
    if path is not None and str(path) != "-":
        written = open_record(record).export(form, path, mentions=mentions, **filters)
    elif known.is_folder:
        raise UsageError(f"{known.title} is a folder", f"Name one: dragoman export {form} FOLDER.")
    else:
        with tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
            draft = Path(folder) / f"export{known.suffix}"
            written = open_record(record).export(form, draft, mentions=mentions, **filters)
            _pipe(draft)
    tell(f"{written.rows} written.")
    _tell_left_out(written.left_out, known)


def import_(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="gdelt, polecat, icews, acled or plover.")],
    paths: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files, .zip or .gz of them, folders.")],
    record: RecordFolder = Path("record"),
) -> None:
    """Take in somebody else's event data, so that relations, timelines and questions run on it too.

    Doing it twice changes nothing, and after a crash it goes on where it was. Rows that are wrong go to the quarantine.

    dragoman import gdelt 20250515*.export.CSV.zip\n
    dragoman import acled ukraine.csv --record war
    """
    from dragoman.terminal.progress import progress

    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder")
    with progress("importing", unit="rows") as told:
        done = open_record(record).import_(form, paths, tell=told)
    tell(f"{done.rows} rows imported, {done.known} known already.")
    for reason, count in done.left_out.items():
        tell(f"{count} left out: {reason}")
    report_aside(done.quarantined, done.aside)
    raise typer.Exit(exit_code(done.rows + done.known, done.quarantined))


def _tell_left_out(left_out: Mapping[str, int], form: ExportFormat) -> None:
    for reason, count in left_out.items():
        tell(f"{count} left out: {reason}")
    if any(reason.startswith("status ") for reason in left_out):
        tell(f"{form.title} cannot say a status, so only what happened is written; --status asks for others.")


def _list_formats() -> None:
    from dragoman.exchange.table import format_table

    for line in format_table():
        say(line)


def _pipe(file: Path) -> None:
    with file.open("rb") as stream:
        while data := stream.read(_PIPED):
            write_bytes(data)
    sys.stdout.flush()
