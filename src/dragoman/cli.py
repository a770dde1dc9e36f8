"""The command line: thin, teaching, quick to answer ``--help``. What a command needs is loaded when it runs."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from dragoman.model.errors import DragomanError, UsageError
from dragoman.terminal.output import Format, chosen, write_objects, write_rows
from dragoman.terminal.stories import add_commands

if TYPE_CHECKING:
    from dragoman.ingest.quarantine import Quarantined
    from dragoman.model.plain import Plain
    from dragoman.pipeline.record import Record

DONE, NOTHING_READ, WRONG_USE, SOME_QUARANTINED = 0, 1, 2, 3
_SHOWN = 10  # faults and warnings told one by one; the rest is counted


class _Commands(TyperGroup):
    """Tells errors of ours in two lines instead of a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except DragomanError as error:
            _tell(f"Error: {error}")
            ctx.exit(WRONG_USE if isinstance(error, UsageError) else NOTHING_READ)
        except BrokenPipeError:
            sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - the reader of our pipe has gone; say no more
            ctx.exit(DONE)


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""Reads the news of a conflict and keeps its record: who did what to whom, when, where, whether it happened.

Begin with `dragoman demo`, then `dragoman read ARTICLE.txt`, then `dragoman add FOLDER` and `dragoman timeline`.""",
)
knowledge_app = typer.Typer(no_args_is_help=True, help="The rules and names that reading rests on.")
app.add_typer(knowledge_app, name="knowledge")

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Text, HTML, JSONL, RSS/Atom or WARC files, folders, - for standard input."),
]
RecordFolder = Annotated[
    Path, typer.Option("--record", envvar="DRAGOMAN_RECORD", help="Folder of the record.", show_default="record")
]
Published = Annotated[str | None, typer.Option(help="Day of articles that bring none: 2025-05-15.", metavar="DATE")]
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


@app.command()
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
        published=_day(published, "--published"),
        workers=workers,
        predicates=predicates == "all",
        narrative=narrative,
        model=model,
        knowledge=knowledge,
    )
    with progress("reading", shown=not (form is Format.JSONL and sys.stdout.isatty())) as tell:
        done, aside = _write_outcomes(outcomes, form, tell)
    _report_aside(aside)
    raise typer.Exit(_exit_code(done, aside))


@app.command()
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
    with progress("adding") as tell:
        added = kept.add(paths, published=_day(published, "--published"), workers=workers, tell=tell)
    _tell(f"{_articles(added.read)} added to {record}, {added.known} known already.")
    _report_aside(added.quarantined)
    raise typer.Exit(_exit_code(added.read + added.known, added.quarantined))


def _question(kind: str, teaching: str) -> None:
    """Makes the command that asks the record for one kind of row; the filters are the same for all."""

    def command(
        record: RecordFolder = Path("record"),
        to: To = None,
        actor: Actor = None,
        recipient: Recipient = None,
        between: Between = None,
        type: Type = None,  # noqa: A002 - the contract's name
        mode: Mode = None,
        status: Status = None,
        since: Since = None,
        until: Until = None,
        place: Place = None,
        source: Outlet = None,
        event: OfEvent = None,
        story: OfStory = None,
        min_confidence: MinConfidence = None,
    ) -> None:
        asked = {
            "actor": actor, "recipient": recipient, "between": between, "type": type, "mode": mode, "status": status,
            "since": since, "until": until, "place": place, "source": source, "min_confidence": min_confidence,
            "event": event, "story": story,
        }  # fmt: skip
        if kind == "timeline":
            _show_timeline(_open(record), asked, to)
        else:
            write_rows(_open(record).ask(kind, **asked), chosen(to))

    command.__doc__ = teaching
    app.command(kind)(command)


_question(
    "events",
    """Who did what to whom, when, and whether it happened.

    dragoman events --actor RUS --recipient Ukraine --since 2025-03\n
    dragoman events --between ISR IRN --type ASSAULT --status happened --to csv > strikes.csv
    """,
)
_question(
    "quotes",
    """Who said what, to whom; --actor is the speaker.

    dragoman quotes --actor "the Kremlin" --since 2025-05
    """,
)
_question(
    "figures",
    """How many, as hedged, and who says so.

    dragoman figures --type ASSAULT --place UKR
    """,
)
_question(
    "shifts",
    """Where an article says that one side's stance to another moved.

    dragoman shifts --actor USA --recipient RUS
    """,
)
_question(
    "timeline",
    """Events on a scale of days, a bar for the days on which each may have happened.

    dragoman timeline --between RUS UKR --since 2025-03 --until 2025-05
    """,
)


add_commands(app)


@app.command()
def explain(
    event: Annotated[str, typer.Argument(metavar="EVENT_OR_TEXT", help="An event's id in the record, or a sentence.")],
    record: RecordFolder = Path("record"),
    published: Published = None,
    model: Model = "en_dragoman",
    knowledge: Knowledge = None,
) -> None:
    """Which words, rule and model made an event, and why it is not something else.

    An event of the record is read again: give the --model and --knowledge with which it was added.

    dragoman explain 3f9a0c...\n
    dragoman explain "Oslo turned down the offer." --published 2025-05-15
    """
    found = _open(record).behind(event) if record.is_dir() and " " not in event else []
    if not found and " " not in event.strip():
        raise UsageError(f'no event "{event}" in {record}', "Give an id that events shows, or a sentence.")
    from dragoman.pipeline.explain import explain as explained
    from dragoman.reading.reader import Reader

    reader = Reader.load(model, knowledge)
    told = [] if found else explained(event, _day(published, "--published"), reader=reader)
    for row, article in found:
        source = ", ".join(str(article[key]) for key in ("source", "published") if article[key])
        if len(found) > 1:
            told.append(f"{article['doc']}{f' ({source})' if source else ''}:")
        told += explained(article["text"], article["published"], row["id"], article["doc"], reader)
    for line in told:
        _say(line)


@app.command()
def who(
    phrase: Annotated[str, typer.Argument(help="A name, an office, a relation, a metonym.")],
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day of which the article speaks.")] = None,
    to: To = None,
    knowledge: Knowledge = None,
) -> None:
    """Who is meant by a phrase on a day, why, and who else it might have meant.

    dragoman who "the French foreign minister" --on 2024-02-03\n
    dragoman who "the Kremlin"
    """
    from dragoman.pipeline.desk import ReaderSettings
    from dragoman.pipeline.who import answers
    from dragoman.terminal.who import show_answers, who_object

    found = answers(phrase, _day(on, "--on"), knowledge, ReaderSettings(knowledge=knowledge))
    if not found:
        raise DragomanError(f'nobody found for "{phrase}"', "Try another spelling, or another day with --on.")
    if chosen(to) is Format.TABLE:
        show_answers(found)
    else:
        write_objects([who_object(found)])


@knowledge_app.command("check")
def knowledge_check(
    model: Model = "en_dragoman",
    knowledge: Knowledge = None,
    gaps: Annotated[bool, typer.Option("--gaps", help="Also list offices that nobody holds for a time.")] = False,
) -> None:
    """Run every example and near miss of the rules and check every row.

    dragoman knowledge check --knowledge my-rules/\n
    dragoman knowledge check --gaps
    """
    from dragoman.pipeline.check import check_knowledge
    from dragoman.pipeline.desk import ReaderSettings

    run, found = check_knowledge(ReaderSettings(model, knowledge), knowledge)
    faults = [fault for fault in found if not fault.may_be_right]
    for fault in found if gaps else faults:
        _say(str(fault))
    where = ", ".join(f"{count} in {name}" for name, count in sorted(Counter(fault.file for fault in faults).items()))
    _tell(f"{run} examples run, {len(faults)} faults{': ' + where if where else ''}.")
    if not gaps and len(found) > len(faults):
        _tell(f"{len(found) - len(faults)} offices that nobody holds for a time: --gaps lists them.")
    raise typer.Exit(NOTHING_READ if faults else DONE)


@knowledge_app.command("add-gazetteer")
def knowledge_add_gazetteer(
    dump: Annotated[Path, typer.Argument(metavar="FILE", help="allCountries.txt, cities500.txt, UA.txt, or a .zip.")],
    knowledge: Annotated[
        Path | None, typer.Option(help="Folder of your own knowledge; made if it is not there.")
    ] = None,
) -> None:
    """Take the places of a GeoNames dump, which you have downloaded, into a knowledge folder.

    Reading with that folder then knows them. A dump added later is laid over what is there. Millions of rows take
    minutes, little memory, and some 70 MB of disk a million.

    dragoman knowledge add-gazetteer allCountries.zip --knowledge my-rules/\n
    dragoman read news.jsonl --knowledge my-rules/
    """
    from dragoman.knowledge.place_file import add_gazetteer, dump_size
    from dragoman.terminal.progress import progress

    if knowledge is None:
        raise UsageError("add-gazetteer needs a folder", "Give --knowledge my-rules/, and read with it later.")
    with progress("taking in places", unit="bytes", total=dump_size(dump)) as tell:
        added = add_gazetteer(dump, knowledge, tell)
    where = f"{knowledge / 'places.tsv'} now has {added.lines:,} names in {added.size / 1e6:,.1f} MB."
    _tell(f"{added.kept:,} of {added.rows:,} places taken; {where}")
    if added.broken:
        _tell(f"{added.broken:,} rows could not be read:")
        for fault in added.faults:
            _tell(f"  {fault}")
        if added.broken > len(added.faults):
            _tell(f"  and {added.broken - len(added.faults):,} more")
    raise typer.Exit(SOME_QUARANTINED if added.broken else DONE)


@app.command()
def status(record: RecordFolder = Path("record"), to: To = None) -> None:
    """How much is in the record, from when to when, read by what."""
    counts = _open(record).status()
    if chosen(to) is Format.JSONL:
        write_objects([{key: str(value) if isinstance(value, date) else value for key, value in counts.items()}])
        return
    for key, value in counts.items():
        shown = ", ".join(map(str, value)) if isinstance(value, list) else value
        _say(f"{key.replace('_', ' '):>16}  {'-' if shown in (None, '') else shown}")


@app.command()
def quarantine(record: RecordFolder = Path("record"), to: To = None) -> None:
    """What was set aside, and why."""
    write_rows(_open(record).quarantine(), chosen(to))


@app.command()
def verify(record: RecordFolder = Path("record")) -> None:
    """Check that every part is whole and every fact stands where it says.

    dragoman verify --record war
    """
    problems = _open(record).verify()
    for problem in problems:
        _say(problem)
    _tell(f"{len(problems)} problems.")
    raise typer.Exit(NOTHING_READ if problems else DONE)


@app.command()
def demo(record: RecordFolder = Path("record")) -> None:
    """Read the sample articles that come with the package and show what can be done with them."""
    from dragoman.terminal.demo import show_demo

    show_demo(record, _say)


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False) -> None:
    if version:
        from dragoman import __version__

        _say(f"dragoman {__version__}")
        raise typer.Exit


def main() -> None:
    """The ``dragoman`` command."""
    app()


def _open(folder: Path) -> Record:
    from dragoman.pipeline.record import Record

    return Record(folder)


def _write_outcomes(outcomes: Any, form: Format, tell: Callable[[int], None]) -> tuple[int, list[Quarantined]]:
    """Write readings as they come (tables at the end); how many there were, and what was set aside."""
    from dragoman.ingest.quarantine import Quarantined
    from dragoman.model.plain import plain_document

    done = 0
    aside: list[Quarantined] = []
    shown: list[list[Plain]] = []
    warned: list[str] = []
    for outcome in outcomes:
        tell(1)
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
    _tell_some("Note: ", warned)
    return done, aside


def _show_readings(readings: Sequence[Any]) -> None:
    if not readings:
        return
    from rich.console import Console

    from dragoman.terminal.tables import show_reading

    console = Console()
    for objects in readings:
        show_reading(console, objects)


def _show_timeline(record: Record, asked: dict[str, Any], to: Format | None) -> None:
    rows = record.events(**asked)
    if chosen(to) is not Format.TABLE:
        write_rows(rows, chosen(to))
        return
    from shutil import get_terminal_size

    from dragoman.terminal.timeline import claim_lines, timeline

    shown = rows.to_dicts()
    for line in [*timeline(shown, get_terminal_size((120, 24)).columns), *claim_lines(record.claims(), shown)]:
        _say(line)


def _report_aside(aside: Sequence[Quarantined]) -> None:
    if aside:
        _tell(f"{len(aside)} set aside:")
        _tell_some(
            "  ", [f"{each.where}: {each.reason}" + (f" - {each.advice}" if each.advice else "") for each in aside]
        )


def _tell_some(prefix: str, lines: Sequence[str]) -> None:
    for line in lines[:_SHOWN]:
        _tell(f"{prefix}{line}")
    if len(lines) > _SHOWN:
        _tell(f"{prefix}and {len(lines) - _SHOWN} more")


def _exit_code(done: int, aside: Sequence[Quarantined]) -> int:
    if not done:
        return NOTHING_READ
    return SOME_QUARANTINED if aside else DONE


def _day(value: str | None, option: str) -> date | None:
    from dragoman.ingest.dateline import read_day

    day = read_day(value)
    if value is not None and day is None:
        raise UsageError(f'{option} "{value}" is no day', "Write it as 2025-05-15.")
    return day


def _articles(count: int) -> str:
    return f"{count} article{'' if count == 1 else 's'}"


def _say(line: str) -> None:
    typer.echo(line)


def _tell(line: str) -> None:
    typer.echo("".join(c if c.isprintable() or c == "\n" else " " for c in line), err=True)
