"""The command line: thin, teaching, quick to answer ``--help``. What a command needs is loaded when it runs."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dragoman.model.errors import DragomanError, UsageError
from dragoman.terminal import exchange, outlook, panels, questions, reading, stories, upkeep
from dragoman.terminal.knowledge import knowledge_app
from dragoman.terminal.messages import DONE, NOTHING_READ, WRONG_USE, say, tell


class _Commands(TyperGroup):
    """Tells errors of ours in two lines instead of a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except DragomanError as error:
            tell(f"Error: {error}")
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
reading.add_commands(app)
questions.add_questions(app)
stories.add_commands(app)
outlook.add_commands(app)
questions.add_commands(app)
panels.add_commands(app)
exchange.add_commands(app)
upkeep.add_commands(app)
app.add_typer(knowledge_app, name="knowledge")


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False) -> None:
    if version:
        from dragoman import __version__

        say(f"dragoman {__version__}")
        raise typer.Exit


def main() -> None:
    """The ``dragoman`` command."""
    app()
