"""Objects of the record as tables for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.model.plain import Plain

Cell = Callable[[Plain], str]

_STATUS_STYLE = {
    "did not happen": "red",
    "denied": "red",
    "threatened": "magenta",
    "planned": "cyan",
    "offered": "cyan",
    "requested": "cyan",
    "hoped": "yellow",
    "hypothetical": "yellow",
}
_LEAST_WIDTH = {"where": 100, "says": 100, "id": 120}
"""Columns of a terminal below which a column is left out; JSONL has them all."""


def days(row: Plain) -> str:
    """When: one day, a stretch, an open end, or nothing."""
    first, last = row.get("earliest"), row.get("latest")
    if first and first == last:
        return str(first)
    if first and last:
        return f"{first} – {last}"
    return f"from {first}" if first else f"until {last}" if last else ""


def names(actors: object) -> str:
    """Actors by name, several after each other."""
    if isinstance(actors, dict):
        actors = [actors]
    return ", ".join(str(actor["name"]) for actor in actors) if isinstance(actors, list) else ""


def kind_of_act(row: Plain) -> str:
    """Type with its mode: ``CONSULT visit``."""
    return " ".join(part for part in (row["type"], row.get("mode")) if part)


def act(row: Plain) -> str:
    """Type, mode, and the status where the act did not simply happen: ``CONSULT visit, did not happen``."""
    told = kind_of_act(row)
    return told if row["status"] in ("happened", "ongoing") else f"{told}, {row['status'].replace('_', ' ')}"


def number(row: Plain) -> str:
    """A figure as it was hedged: ``≥ 34 killed``."""
    sign = {"exact": "", "at_least": "≥ ", "at_most": "≤ ", "about": "~ "}[row["bound"]]
    upper = f"–{row['upper']:,}" if row.get("upper") is not None else ""
    return f"{sign}{row['value']:,}{upper}"


def told(row: Plain) -> str:
    """How many independent reports tell a merged event, with a mark where they contradict each other; "" for one."""
    voices = row.get("voices") or 1
    disputed = ", ".join(each["about"] for each in row.get("contradictions") or ())
    return (f"{voices}×" if voices > 1 else "") + (f" disputed: {disputed}" if disputed else "")


def _where(row: Plain) -> str:
    place = row.get("place")
    return str(place["name"]) if place else ""


_COLUMNS: dict[str, list[tuple[str, Cell]]] = {
    "event": [
        ("when", days),
        ("what", act),
        ("who", lambda row: names(row["actors"])),
        ("whom", lambda row: names(row["recipients"])),
        ("where", _where),
        ("says", lambda row: names(row["claimed_by"])),
        ("told", lambda row: told(row)),
        ("words", lambda row: str(row["text"])),
        ("id", lambda row: str(row["id"])),
    ],
    "quote": [
        ("when", days),
        ("who", lambda row: names(row["speaker"])),
        ("to", lambda row: names(row["addressee"])),
        ("form", lambda row: f"{row['form']} {row['manner']}"),
        ("words", lambda row: str(row["text"])),
    ],
    "figure": [
        ("measure", lambda row: str(row["measure"])),
        ("figure", number),
        ("unit", lambda row: str(row["unit"])),
        ("says", lambda row: names(row["claimed_by"])),
        ("words", lambda row: str(row["text"])),
    ],
    "offer": [
        ("form", lambda row: str(row["form"])),
        ("by", lambda row: names(row["by"])),
        ("to", lambda row: names(row["to"])),
        ("outcome", lambda row: str(row["outcome"])),
        ("deadline", lambda row: str(row["deadline"] or "")),
        ("answered", lambda row: days(row["answered"] or {})),
        ("words", lambda row: str(row["text"])),
    ],
    "shift": [
        ("when", days),
        ("from", lambda row: names(row["from"])),
        ("to", lambda row: names(row["to"])),
        ("direction", lambda row: str(row["direction"])),
        ("words", lambda row: str(row["text"])),
    ],
    "ledger": [
        ("made", lambda row: days({"earliest": row["made_earliest"], "latest": row["made_latest"]})),
        ("form", lambda row: str(row["form"])),
        ("by", lambda row: names(row["by"])),
        ("to", lambda row: names(row["to"])),
        ("outcome", lambda row: str(row["outcome"])),
        ("deadline", lambda row: str(row["deadline"] or "")),
        ("answered", lambda row: days(row["answered"] or {})),
        ("days", lambda row: "" if row["days_to_answer"] is None else str(row["days_to_answer"])),
        ("id", lambda row: str(row["id"])),
    ],
    "total": [
        ("who", lambda row: str(row["name"])),
        *(
            (column, lambda row, column=column: str(row[column]))
            for column in ("made", "received", "answered", "missed", "open")
        ),
    ],
    "story": [
        ("first day", lambda row: str(row["first_day"] or "")),
        ("story", lambda row: str(row["title"])),
        ("articles", lambda row: str(len(row["articles"]))),
        ("events", lambda row: str(len(row["events"]))),
        ("days that matter", lambda row: "\n".join(f"{each['day']} {each['line']}" for each in row["days"])),
    ],
    "prediction": [
        ("said", lambda row: str(row["said"] or "")),
        ("due", lambda row: days({"earliest": row["due_earliest"], "latest": row["due_latest"]})),
        ("verdict", lambda row: str(row["verdict"]).replace("_", " ")),
        ("event", lambda row: str(row["event"])),
        ("came of it", lambda row: str(row["came_of"] or "")),
    ],
    "quarantine": [
        ("input", lambda row: str(row["origin"]) + (f":{row['line']}" if row["line"] else "")),
        ("article", lambda row: str(row["doc"] or "")),
        ("reason", lambda row: str(row["reason"])),
        ("what to do", lambda row: str(row["advice"] or "")),
    ],
}


def table_of(kind: str, rows: Iterable[Plain], width: int, title: str | None = None) -> Table:
    """A table of one kind's objects; left out are columns that are empty throughout or for which there is no room.

    Args:
        width: Columns of the terminal.
    """
    room = [(heading, cell) for heading, cell in _COLUMNS[kind] if width >= _LEAST_WIDTH.get(heading, 0)]
    cells = [[_clean(cell(row)) for _, cell in room] for row in rows]
    used = [any(row[at] for row in cells) for at in range(len(room))]
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold dim")
    for (heading, _), shown in zip(room, used, strict=True):
        if shown:
            table.add_column(heading, overflow="fold", no_wrap=heading in ("when", "id"))
    for row in cells:
        table.add_row(*[_styled(room[at][0], value) for at, value in enumerate(row) if used[at]])
    return table


def show_reading(console: Console, objects: Sequence[Plain]) -> None:
    """All that one article tells, kind by kind; times, actors and places as counts."""
    document = objects[0]
    console.rule(_clean(f"{document['id']}  {document['published'] or 'no date'}"), align="left")
    for kind in ("event", "quote", "figure", "offer", "shift"):
        rows = [plain for plain in objects if plain["kind"] == kind]
        if rows:
            console.print(table_of(kind, rows, console.width, f"{kind.capitalize()}s"))
            console.print()
    counted = {
        kind: sum(plain["kind"] == kind for plain in objects) for kind in ("time", "actor", "place", "predicate")
    }
    console.print(", ".join(f"{count} {kind}s" for kind, count in counted.items() if count), style="dim")


def _clean(words: str) -> str:
    """Text on one line, without control characters that would steer the terminal."""
    return "".join(c if c.isprintable() else " " for c in words)


def _styled(heading: str, value: str) -> Text:
    style = _STATUS_STYLE.get(value.rpartition(", ")[2], "") if heading == "what" else ""
    return Text(value, style=style)
