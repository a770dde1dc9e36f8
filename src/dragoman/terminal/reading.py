"""The commands that read articles: read and add."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.model.errors import UsageError
from dragoman.terminal.messages import articles, day_of, exit_code, report_aside, tell, tell_some
from dragoman.terminal.options import Knowledge, Model, Paths, Published, RecordFolder, To, Workers
from dragoman.terminal.output import Format, chosen, write_objects

if TYPE_CHECKING:
    from dragoman.ingest.quarantine import Quarantined
    from dragoman.model.plain import Plain


def add_commands(app: typer.Typer) -> None:
    """Give the command line the commands of this file."""
    for command in (read, add):
        app.command()(command)


def read(
    paths: Paths,
    to: To = None,
    published: Published = None,
    predicates: Annotated[str, typer.Option(help="`all` also gives every other verb and event noun.")] = "events",
    narrative: Annotated[bool, typer.Option("--narrative", help="A history: each date counts from the last.")] = False,
    workers: Workers = 1,
    model: Model = "en_dragoman",
    knowledge: Knowledge = None,
) -> None:
    """Read articles and print what they tell; nothing is stored.

    dragoman read article.txt\n
    dragoman read news.jsonl --to jsonl > record.jsonl\n
    cat article.txt | dragoman read - --published 2025-05-15
    """
    from dragoman.pipeline.operations import read_paths
    from dragoman.terminal.progress import progress

    form = chosen(to)
    if form not in (Format.TABLE, Format.JSONL):
        raise UsageError(f"read cannot write {form}", "Use --to table or --to jsonl, or add and ask the record.")
    if predicates not in ("events", "all"):
        raise UsageError(f'no predicates "{predicates}"', "Give --predicates all.")
    outcomes = read_paths(
        paths,
        published=day_of(published, "--published"),
        workers=workers,
        predicates=predicates == "all",
        narrative=narrative,
        model=model,
        knowledge=knowledge,
    )
    with progress("reading", shown=not (form is Format.JSONL and sys.stdout.isatty())) as count:
        done, aside = _write_outcomes(outcomes, form, count)
    report_aside(aside)
    raise typer.Exit(exit_code(done, aside))


def add(
    paths: Paths,
    record: RecordFolder = Path("record"),
    published: Published = None,
    workers: Workers = 1,
    model: Model = "en_dragoman",
    knowledge: Knowledge = None,
) -> None:
    """Read articles and keep what they tell; adding the same again changes nothing.

    dragoman add articles/ --record war\n
    dragoman add news.warc.gz feed.xml --workers 2
    """
    from dragoman.pipeline.record import Record
    from dragoman.terminal.progress import progress

    kept = Record(record, model=model, knowledge=knowledge)
    with progress("adding") as count:
        added = kept.add(paths, published=day_of(published, "--published"), workers=workers, tell=count)
    tell(f"{articles(added.read)} added to {record}, {added.known} known already.")
    report_aside(added.quarantined)
    raise typer.Exit(exit_code(added.read + added.known, added.quarantined))


def _write_outcomes(outcomes: Any, form: Format, count: Callable[[int], None]) -> tuple[int, list[Quarantined]]:
    """Write readings as they come (tables at the end); how many there were, and what was set aside."""
    from dragoman.ingest.quarantine import Quarantined
    from dragoman.model.plain import plain_document

    done = 0
    aside: list[Quarantined] = []
    shown: list[list[Plain]] = []
    warned: list[str] = []
    for outcome in outcomes:
        count(1)
        if isinstance(outcome, Quarantined):
            aside.append(outcome)
            if outcome.document and form is Format.JSONL:
                write_objects([plain_document(outcome.document, (outcome.reason,))])
            continue
        done += 1
        warned.extend(f"{outcome.document.id}: {warning}" for warning in outcome.warnings)
        if form is Format.JSONL:
            write_objects(outcome.to_dicts())
        else:
            shown.append(outcome.to_dicts())
    _show_readings(shown)
    tell_some("Note: ", warned)
    return done, aside


def _show_readings(readings: Sequence[Any]) -> None:
    if not readings:
        return
    from rich.console import Console

    from dragoman.terminal.tables import show_reading

    console = Console()
    for objects in readings:
        show_reading(console, objects)
