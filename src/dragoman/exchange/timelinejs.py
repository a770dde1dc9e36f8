"""TimelineJS 3: the JSON that it loads, and the sheet that it reads from a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from dragoman.exchange.cells import safe_text
from dragoman.exchange.formats import ExportFormat, Row, Source, Tally, Written
from dragoman.exchange.json_lists import write_list
from dragoman.exchange.narrow import narrow_rows
from dragoman.exchange.spreadsheet import csv_lines

COLUMNS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text",
    "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text", "Type", "Group", "Background",
)  # fmt: skip
"""Of the sheet, in the order of TimelineJS's own template."""

_NEEDED = (
    "id", "char_start", "text", "type", "mode", "status", "actors", "recipients", "earliest", "latest", "claimed_by",
    "figures", "sentence", "sentence_start", "url", "title", "source", "published",
)  # fmt: skip
_UNDATED = "no day is known"
_WEB = ("http://", "https://")


def write(source: Source, path: Path) -> Written:
    """One slide an event, in order of days; an event without any day is left out.

    The headline says type, mode, actors and recipients as the record has them, and the status unless the event happened.
    The text is the sentence with the trigger in bold, then claimant, figures, outlet, day and link. Nothing in either
    is anybody's but the article's and the record's. All text is escaped: words that look like markup stay words.

    Source:
        "JSON format", TimelineJS 3 documentation, and what version 3.9 of its ``TimelineConfig`` takes.
    """
    tally = Tally()
    tally.rows = write_list(path, '{"scale":"human","events":[', _slides(source, tally), "]}")
    return tally.written()


def write_sheet(source: Source, path: Path) -> Written:
    """The same as rows of the spreadsheet template, days as numbers."""
    tally = Tally()
    with path.open("wb") as file:
        lines = csv_lines(file)
        lines.writerow(COLUMNS)
        for slide in _slides(source, tally):
            lines.writerow(_sheet_row(slide))
            tally.rows += 1
    return tally.written()


def _slides(source: Source, tally: Tally) -> Iterator[dict[str, Any]]:
    for event in narrow_rows(source, "events", _NEEDED):
        if event["earliest"] or event["latest"]:
            yield _slide(event)
        else:
            tally.leave_out(_UNDATED)


def _slide(event: Row) -> dict[str, Any]:
    first, last = event["earliest"] or event["latest"], event["latest"] or event["earliest"]
    slide: dict[str, Any] = {"unique_id": event["id"], "start_date": _day(first)}
    if last > first:
        slide["end_date"] = _day(last)
    if shown := _display_date(event):
        slide["display_date"] = shown
    text = {"headline": escape(_headline(event)), "text": "".join(_paragraphs(event))}
    return {**slide, "text": text, "group": event["type"], "autolink": False}


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _display_date(event: Row) -> str:
    """What the days mean where they are not simply the day, or the days through which it went on."""
    first, last = event["earliest"], event["latest"]
    if first is None:
        return f"{last.isoformat()} or earlier"
    if last is None:
        return f"{first.isoformat()} or later"
    if first == last or event["status"] == "ongoing":
        return ""
    return f"between {first.isoformat()} and {last.isoformat()}"


def _headline(event: Row) -> str:
    """``"ASSAULT aerial: Armed Forces of Freedonia → Sylvania (threatened)"``."""
    what = " ".join(filter(None, (event["type"], event["mode"])))
    who = _names(event["actors"])
    whom = _names(event["recipients"])
    between = " → ".join((who or "?", whom)) if whom else who
    told = f"{what}: {between}" if between else what
    return told if event["status"] == "happened" else f"{told} ({event['status'].replace('_', ' ')})"


def _names(actors: list[Row] | None) -> str:
    return ", ".join(actor["name"] for actor in actors or () if actor["name"])


def _paragraphs(event: Row) -> Iterator[str]:
    if event["sentence"]:
        yield f"<p>{_sentence(event)}</p>"
    if event["claimed_by"]:
        yield f"<p>According to {escape(event['claimed_by']['name'] or '?')}</p>"
    for figure in event["figures"] or ():
        yield f"<p>{escape(_figure(figure))}</p>"
    if origin := _origin(event):
        yield f"<p>{origin}</p>"


def _sentence(event: Row) -> str:
    """The sentence with its trigger in bold, where it is found at its place."""
    sentence, words = event["sentence"], event["text"] or ""
    start = (event["char_start"] or 0) - (event["sentence_start"] or 0)
    if not words or start < 0 or sentence[start : start + len(words)] != words:
        return escape(sentence)
    end = start + len(words)
    return f"{escape(sentence[:start])}<b>{escape(words)}</b>{escape(sentence[end:])}"


def _figure(figure: Row) -> str:
    low, high = figure["low"], figure["high"]
    amount = f"{low:g}" if high is None or high == low else f"{low:g}–{high:g}"
    claimants = ", ".join(figure["claimants"] or ())
    said = f"{figure['measure']}: {amount} {figure['unit'] or ''}".rstrip()
    return f"{said} ({claimants})" if claimants else said


def _origin(event: Row) -> str:
    """Outlet and day of the leading article, with a link where it has an address of the web."""
    day = event["published"].isoformat() if event["published"] else ""
    told = escape(", ".join(filter(None, (event["source"], day))))
    url = event["url"] or ""
    if not url.lower().startswith(_WEB):
        return told
    return f'<a href="{escape(url)}">{told or escape(event["title"] or url)}</a>'


def _sheet_row(slide: dict[str, Any]) -> list[str | int]:
    start, end = slide["start_date"], slide.get("end_date", {})
    days: list[str | int] = [
        *(start[part] for part in ("year", "month", "day")),
        "",
        *(end.get(part, "") for part in ("year", "month", "day")),
        "",
    ]
    words = (slide.get("display_date", ""), slide["text"]["headline"], slide["text"]["text"])
    return [*days, *(safe_text(word) for word in words), *[""] * 6, slide["group"], ""]


_KEEPS = "Every dated event: days, type, mode, actors, recipients, status, the sentence, figures, outlet and link."
_LOSES = "Place, contexts, intensity, confidence and other mentions; an event of which no day is known is left out."

FORMATS = (
    ExportFormat(
        id="timelinejs",
        title="TimelineJS JSON",
        suffix=".json",
        keeps=_KEEPS,
        loses=_LOSES,
        write=write,
    ),
    ExportFormat(
        id="timelinejs_sheet",
        title="TimelineJS sheet",
        suffix=".csv",
        keeps=_KEEPS,
        loses=f"{_LOSES} The event's id as well.",
        write=write_sheet,
    ),
)
