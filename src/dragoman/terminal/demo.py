"""The demonstration: reads the packaged sample articles, keeps a record of them, shows it, says what to type next."""

from __future__ import annotations

import csv
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from shutil import get_terminal_size

from dragoman.ingest.sources import read_sources
from dragoman.model.document import Document
from dragoman.model.errors import DragomanError
from dragoman.model.plain import Plain
from dragoman.pipeline.desk import ReaderSettings, reader_of
from dragoman.pipeline.record import Record
from dragoman.terminal.timeline import timeline

Say = Callable[[str], None]
_SHOWN_EVENTS, _SHOWN_LINES, _PLAIN_DAYS = 12, 20, 7


def show_demo(folder: Path, say: Say, samples: Path | None = None) -> None:
    """Read the samples into a record and show events, a timeline and one explained event.

    Args:
        samples: Another folder of ``.txt`` articles than the packaged one.

    Raises:
        DragomanError: the package came without its samples.
    """
    record = Record(folder)
    with as_file(files("dragoman").joinpath("samples")) if samples is None else nullcontext(samples) as there:
        articles = _articles(there)
        if not articles:
            raise DragomanError("the sample articles are missing from this installation", "Install dragoman again.")
        added = record.add(articles)
    say(f"Read {added.read + added.known} sample articles into {folder}.\n")
    events = record.events().to_dicts()
    plain = sorted((event for event in events if _is_plain(event)), key=lambda event: (event["earliest"], event["id"]))
    _show_events(plain, len(events), say)
    _show_timeline(plain, say)
    _show_explained(record, plain or events, say)
    _show_next(folder, events, say)


def _articles(folder: Path) -> list[Document]:
    """The samples in order, each with the outlet that ``outlets.csv`` gives it."""
    listed = folder / "outlets.csv"
    rows = csv.DictReader(listed.read_text(encoding="utf-8").splitlines()) if listed.is_file() else ()
    outlets = {row["file"]: row["source"] for row in rows}
    texts = sorted(folder.glob("*.txt"))
    found = [document for document in read_sources(texts) if isinstance(document, Document)]
    return [replace(document, source=outlets.get(f"{document.id}.txt", document.source)) for document in found]


def _is_plain(event: Plain) -> bool:
    """Whether an event shows itself: it happened, within a week, by and to others who are known by name."""
    if event["status"] != "happened" or not (event["earliest"] and event["latest"]):
        return False
    days = (date.fromisoformat(event["latest"]) - date.fromisoformat(event["earliest"])).days + 1
    doers, receivers = ({actor["id"] for actor in event[side]} for side in ("actors", "recipients"))
    named = not any(name.startswith("text:") for name in doers | receivers)
    return days <= _PLAIN_DAYS and bool(doers) and bool(receivers) and not doers & receivers and named


def _show_events(plain: list[Plain], total: int, say: Say) -> None:
    from rich.console import Console

    from dragoman.terminal.tables import table_of

    rows = [{**event, "id": ""} for event in _told_once(plain)][:_SHOWN_EVENTS]
    say(f"{total} events; {len(rows)} that happened, by day (all of them: dragoman events):\n")
    console = Console()
    console.print(table_of("event", rows, console.width))


def _told_once(events: list[Plain]) -> list[Plain]:
    """Of several events of one kind between the same on the same day the first."""
    found: dict[tuple[str, tuple[str, ...], str], Plain] = {}
    for event in events:
        parties = tuple(actor["id"] for actor in (*event["actors"], *event["recipients"]))
        found.setdefault((event["type"], parties, event["earliest"]), event)
    return list(found.values())


def _show_timeline(plain: list[Plain], say: Say) -> None:
    say("\nTheir timeline (dragoman timeline):\n")
    shown = _told_once(plain)
    for line in timeline(shown[:_SHOWN_LINES], get_terminal_size((120, 24)).columns):
        say(line)
    if len(shown) > _SHOWN_LINES:
        say(f"... and {len(shown) - _SHOWN_LINES} more")


def _show_explained(record: Record, events: list[Plain], say: Say) -> None:
    best = max(events, key=_plainness, default=None)
    found = record.questions().document_of_event(best["id"]) if best else None
    if best is None or found is None:
        return
    from dragoman.pipeline.explain import explain
    from dragoman.reading.reader import Reader

    article = found[1]
    reader = reader_of(ReaderSettings())
    loaded = reader if isinstance(reader, Reader) else None
    say(f"\nWhy one of them is there (dragoman explain {best['id']}):\n")
    for line in explain(article["text"], article["published"], best["id"], article["doc"], loaded):
        say(line)


def _plainness(event: Plain) -> tuple[bool, bool, float]:
    """Well suited to be shown: who and whom are known by name, the day is one day, and it is sure."""
    parties = [actor["id"] for actor in (*event["actors"], *event["recipients"])]
    known = bool(event["actors"] and event["recipients"]) and not any(name.startswith("text:") for name in parties)
    return known, event["earliest"] is not None and event["earliest"] == event["latest"], event["confidence"]


def _show_next(folder: Path, events: list[Plain], say: Say) -> None:
    option = "" if folder == Path("record") else f" --record {folder}"
    country = next((actor["country"] for event in events for actor in event["actors"] if actor["country"]), "RUS")
    say("Now try:\n")
    say(f"  dragoman events --actor {country}{option}")
    say(f"  dragoman quotes{option}")
    say(f"  dragoman offers{option}")
    say("  dragoman read YOUR-ARTICLE.txt")
    say(f"  dragoman add YOUR-FOLDER{option}")
