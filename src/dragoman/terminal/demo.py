"""The demonstration: reads the packaged sample articles, keeps a record of them, shows it, says what to type next."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from shutil import get_terminal_size

from dragoman.model.errors import DragomanError
from dragoman.model.plain import Plain
from dragoman.pipeline.record import Record
from dragoman.terminal.timeline import timeline

Say = Callable[[str], None]
_SHOWN_EVENTS, _SHOWN_LINES = 12, 20


def show_demo(folder: Path, say: Say) -> None:
    """Read the samples into a record and show events, a timeline and one explained event.

    Raises:
        DragomanError: the package came without its samples.
    """
    record = Record(folder)
    samples = files("dragoman").joinpath("samples")
    if not samples.is_dir():
        raise DragomanError("the sample articles are missing from this installation", "Install dragoman again.")
    with as_file(samples) as there:
        texts = sorted(there.glob("*.txt"))
        if not texts:
            raise DragomanError("the sample articles are missing from this installation", "Install dragoman again.")
        added = record.add(texts)
    say(f"Read {added.read + added.known} sample articles into {folder}.\n")
    _show_events(record, say)
    events = record.events(status="happened").to_dicts()
    say("\nTheir timeline (dragoman timeline):\n")
    for line in timeline(events, get_terminal_size((120, 24)).columns)[: _SHOWN_LINES + 1]:
        say(line)
    _show_explained(record, events, say)
    _show_next(folder, events, say)


def _show_events(record: Record, say: Say) -> None:
    from rich.console import Console

    from dragoman.terminal.tables import table_of

    rows = record.events().to_dicts()
    say(f"{len(rows)} events; the first {min(len(rows), _SHOWN_EVENTS)} by day (dragoman events):\n")
    Console().print(table_of("event", rows[:_SHOWN_EVENTS]))


def _show_explained(record: Record, events: list[Plain], say: Say) -> None:
    best = next((event for event in events if event["actors"] and event["recipients"] and event["earliest"]), None)
    found = record.questions().document_of_event(best["id"]) if best else None
    if best is None or found is None:
        return
    text = found[1]["text"]
    start = max(text.rfind("\n", 0, best["start"]), text.rfind(". ", 0, best["start"]) + 1, -1) + 1
    stop = text.find(". ", best["end"])
    say(f"\nWhy one of them is there (dragoman explain {best['id']}):\n")
    say(f"  “{' '.join(text[start : stop + 1 if stop > 0 else len(text)].split())}”")
    say(f"  {best['text']!r} at {best['start']}-{best['end']} of {best['doc']} is {best['type']}, {best['status']}")
    say(f"  by rule {best['rule']}, model {best['model']}, confidence {best['confidence']}")


def _show_next(folder: Path, events: list[Plain], say: Say) -> None:
    option = "" if folder == Path("record") else f" --record {folder}"
    country = next((actor["country"] for event in events for actor in event["actors"] if actor["country"]), "RUS")
    say("\nNow try:\n")
    say(f"  dragoman events --actor {country}{option}")
    say(f"  dragoman quotes{option}")
    say(f"  dragoman offers{option}")
    say("  dragoman read YOUR-ARTICLE.txt")
    say(f"  dragoman add YOUR-FOLDER{option}")
