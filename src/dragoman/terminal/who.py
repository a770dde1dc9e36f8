"""The answer to ``who``: a table on a terminal, one object when piped."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.model.plain import Plain
from dragoman.pipeline.who import Answer


def who_object(answers: Sequence[Answer]) -> Plain:
    """Who is meant, with those who were passed over under ``competing``."""
    first, *others = answers
    return {
        **_fields(first),
        "form": first.form,
        "offices": list(first.offices),
        "reason": first.reason,
        "competing": [{**_fields(other), "reason": other.reason} for other in others],
    }


def show_answers(answers: Sequence[Answer]) -> None:
    """Who is meant and why, in the first row; below it, dimmed, who else it might have been."""
    table = Table(box=None, pad_edge=False, header_style="bold dim")
    for heading in ("who", "country", "sector", "why", "id"):
        table.add_column(heading, overflow="fold")
    for at, answer in enumerate(answers):
        further = [office for office in answer.offices if office != answer.reason]
        why = "; ".join((answer.reason, *further))
        cells = (answer.name, answer.country or "", answer.sector or "", why, answer.id)
        table.add_row(*(Text(cell) for cell in cells), style="dim" if at else "")
        if not at and len(answers) > 1:
            table.add_row(Text("passed over:", style="dim italic"))
    Console().print(table)


def _fields(answer: Answer) -> Plain:
    return {"id": answer.id, "name": answer.name, "country": answer.country, "sector": answer.sector}
