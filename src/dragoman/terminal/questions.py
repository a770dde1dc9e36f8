"""The commands that ask the record: one for each kind of row, then who is meant, and why a row is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.model.errors import DragomanError, UsageError
from dragoman.terminal.messages import day_of, open_record, say
from dragoman.terminal.options import (
    Actor,
    Between,
    Knowledge,
    MinConfidence,
    Mode,
    Model,
    OfEvent,
    OfStory,
    Outlet,
    Place,
    Published,
    Recipient,
    RecordFolder,
    Since,
    Status,
    To,
    Type,
    Until,
)
from dragoman.terminal.output import Format, chosen, write_objects, write_rows

if TYPE_CHECKING:
    from dragoman.pipeline.record import Record


QUESTIONS = {
    "events": """Who did what to whom, when, and whether it happened.

    dragoman events --actor RUS --recipient Ukraine --since 2025-03\n
    dragoman events --between ISR IRN --type ASSAULT --status happened --to csv > strikes.csv
    """,
    "quotes": """Who said what, to whom; --actor is the speaker.

    dragoman quotes --actor "the Kremlin" --since 2025-05
    """,
    "figures": """How many, as hedged, and who says so.

    dragoman figures --type ASSAULT --place UKR
    """,
    "shifts": """Where an article says that one side's stance to another moved.

    dragoman shifts --actor USA --recipient RUS
    """,
    "timeline": """Events on a scale of days, a bar for the days on which each may have happened.

    dragoman timeline --between RUS UKR --since 2025-03 --until 2025-05
    """,
}
"""Kinds of rows that a command of its own asks for, and what its help teaches."""


def add_questions(app: typer.Typer) -> None:
    """Give the command line the commands that ask for one kind of row."""
    for kind, teaching in QUESTIONS.items():
        app.command(kind)(_question(kind, teaching))


def add_commands(app: typer.Typer) -> None:
    """Give the command line the other commands of this file."""
    for command in (explain, who):
        app.command()(command)


def _question(kind: str, teaching: str) -> Callable[..., None]:
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
            _show_timeline(open_record(record), asked, to)
        else:
            write_rows(open_record(record).ask(kind, **asked), chosen(to))

    command.__doc__ = teaching
    return command


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
    found = open_record(record).behind(event) if record.is_dir() and " " not in event else []
    if not found and " " not in event.strip():
        raise UsageError(f'no event "{event}" in {record}', "Give an id that events shows, or a sentence.")
    from dragoman.pipeline.explain import explain as explained
    from dragoman.pipeline.imported import told_of_import
    from dragoman.reading.reader import Reader

    reader = Reader.load(model, knowledge)
    told = [] if found else explained(event, day_of(published, "--published"), reader=reader)
    for row, article in found:
        source = ", ".join(str(article[key]) for key in ("source", "published") if article[key])
        if len(found) > 1:
            told.append(f"{article['doc']}{f' ({source})' if source else ''}:")
        if row["rule"].startswith("import:"):
            told += told_of_import(row, article)
            continue
        told += explained(article["text"], article["published"], row["id"], article["doc"], reader)
    for line in told:
        say(line)


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

    found = answers(phrase, day_of(on, "--on"), knowledge, ReaderSettings(knowledge=knowledge))
    if not found:
        raise DragomanError(f'nobody found for "{phrase}"', "Try another spelling, or another day with --on.")
    if chosen(to) is Format.TABLE:
        show_answers(found)
    else:
        write_objects([who_object(found)])


def _show_timeline(record: Record, asked: dict[str, Any], to: Format | None) -> None:
    rows = record.events(**asked)
    if chosen(to) is not Format.TABLE:
        write_rows(rows, chosen(to))
        return
    from shutil import get_terminal_size

    from dragoman.terminal.timeline import claim_lines, timeline

    shown = rows.to_dicts()
    for line in [*timeline(shown, get_terminal_size((120, 24)).columns), *claim_lines(record.claims(), shown)]:
        say(line)
