"""The commands that read articles: read and add."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from dragoman.model.errors import UsageError
from dragoman.terminal.messages import DONE, articles, day_of, exit_code, report_aside, tell, tell_some
from dragoman.terminal.options import Columns, Knowledge, Model, Paths, Published, RecordFolder, To, Workers
from dragoman.terminal.output import Format, chosen, write_objects

if TYPE_CHECKING:
    from dragoman.ingest.quarantine import Quarantined
    from dragoman.model.plain import Plain
    from dragoman.pipeline.adding import Added


def add_commands(app: typer.Typer) -> None:
    """Give the command line the commands of this file."""
    for command in (read, add):
        app.command()(command)


def read(
    paths: Paths,
    to: To = None,
    published: Published = None,
    columns: Columns = None,
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
        columns=columns,
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
    columns: Columns = None,
    follow: Annotated[bool, typer.Option("--follow", help="Also fetch the pages that feeds link to.")] = False,
    every: Annotated[
        str | None, typer.Option(metavar="TIME", help="Add again and again, until Ctrl-C: 15m, 2h, 1d.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also fetch from machines that are not on the open net.")
    ] = False,
    workers: Workers = 1,
    model: Model = "en_dragoman",
    knowledge: Knowledge = None,
) -> None:
    """Read articles and keep what they tell; adding the same again changes nothing.

    dragoman add articles/ --record war\n
    dragoman add news.warc.gz feed.xml --workers 2\n
    dragoman add corpus.csv --map text=body,published=date\n
    dragoman add https://example.org/feed.xml --follow --every 15m
    """
    from dragoman.pipeline.record import Record
    from dragoman.terminal.progress import progress

    kept = Record(record, model=model, knowledge=knowledge)
    day = day_of(published, "--published")

    def once() -> Added:
        with progress("adding") as count:
            return kept.add(
                paths,
                published=day,
                workers=workers,
                tell=count,
                columns=columns,
                follow=follow,
                allow_private=allow_private,
                today=date.today(),
            )

    if every is not None:
        _keep_adding(once, paths, record, every)
    added = once()
    _report(added, record)
    raise typer.Exit(exit_code(added.read + added.known, added.quarantined))


def _keep_adding(once: Callable[[], Added], paths: Sequence[str], record: Path, every: str) -> NoReturn:
    from dragoman.pipeline.watch import seconds_of, watch

    if "-" in paths:
        raise UsageError("standard input can be read once, not --every so often", "Give feeds, addresses or folders.")
    rounds = watch(once, seconds_of(every), lambda added: _report(added, record), lambda why: tell(f"Error: {why}"))
    tell(f"Stopped in round {rounds}.")
    raise typer.Exit(DONE)


def _report(added: Added, record: Path) -> None:
    """One line of counts, then what was odd, then what was set aside."""
    counts = [f"{articles(added.new)} added to {record}"]
    counts += [f"{added.updated} updated"] if added.updated else []
    counts += [f"{added.again} read again by new rules"] if added.again else []
    counts.append(f"{added.known} known already")
    tell(", ".join(counts) + ".")
    tell_some("Note: ", added.notes)
    report_aside(added.quarantined, added.aside)


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
