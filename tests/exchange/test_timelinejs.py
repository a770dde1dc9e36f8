"""TimelineJS, by its own expectations: those of its TimelineConfig, version 3.9."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import threading
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from dragoman.exchange.formats import Written
from dragoman.exchange.timelinejs import COLUMNS, write, write_sheet
from tests.exchange.made_rows import event, person, source_of

DAY = date(2031, 5, 4)
LATER = date(2031, 5, 9)


def slides(folder: Path, *events: dict[str, Any]) -> list[dict[str, Any]]:
    """The slides of some events."""
    write(source_of(events=events), folder / "a.json")
    found: list[dict[str, Any]] = json.loads((folder / "a.json").read_text(encoding="utf-8"))["events"]
    return found


def slide(folder: Path, **given: Any) -> dict[str, Any]:
    """The slide of one event."""
    return slides(folder, event(**given))[0]


def faults(timeline: Any) -> list[str]:
    """What TimelineJS would not take, or would take for something else."""
    return [
        *(f"scale {timeline.get('scale')}" for _ in range(timeline.get("scale") not in ("human", "cosmological"))),
        *(f"{number}: {fault}" for number, each in enumerate(timeline["events"]) for fault in _slide_faults(each)),
    ]


def _slide_faults(each: dict[str, Any]) -> list[str]:
    known = {"unique_id", "start_date", "end_date", "display_date", "text", "group", "autolink", "media", "background"}
    found = [f"unknown {name}" for name in sorted(set(each) - known)]
    for name in ("start_date", "end_date"):
        if name in each or name == "start_date":
            try:
                date(each[name]["year"], each[name]["month"], each[name]["day"])
            except (KeyError, TypeError, ValueError):
                found.append(f"no day in {name}")
    if set(each["text"]) != {"headline", "text"} or not all(isinstance(t, str) for t in each["text"].values()):
        found.append("text")
    if "end_date" in each and each["end_date"] == each["start_date"]:
        found.append("an end that is the start is dropped")
    if any(mark in str(each.get(name, "")) for name in ("group", "display_date") for mark in "<>&"):
        found.append("markup is stripped from group and display_date")
    return found


def test_timelinejs_takes_what_is_written(tmp_path: Path) -> None:
    """Days open at either end, a stretch, a strange name."""
    write(
        source_of(
            events=[
                event(1),
                event(2, earliest=None),
                event(3, latest=None),
                event(4, latest=LATER),
                event(5, actors=[person("</script><b>&")]),
            ]
        ),
        tmp_path / "a.json",
    )
    assert faults(json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))) == []


def test_an_event_of_one_day_has_no_end(tmp_path: Path) -> None:
    """TimelineJS would drop it."""
    assert "end_date" not in slide(tmp_path)


def test_a_stretch_has_both_ends(tmp_path: Path) -> None:
    """And says that the day lies between them."""
    one = slide(tmp_path, latest=LATER)
    assert (one["end_date"], one["display_date"]) == (
        {"year": 2031, "month": 5, "day": 9},
        "between 2031-05-04 and 2031-05-09",
    )


def test_what_goes_on_goes_on_from_day_to_day(tmp_path: Path) -> None:
    """Its days are no doubt about one."""
    assert "display_date" not in slide(tmp_path, latest=LATER, status="ongoing")


@pytest.mark.parametrize(
    ("days", "shown"),
    [({"earliest": None}, "2031-05-04 or earlier"), ({"latest": None}, "2031-05-04 or later")],
)
def test_an_open_end_is_told(tmp_path: Path, days: dict[str, None], shown: str) -> None:
    """The slide stands at the end that is known."""
    one = slide(tmp_path, **days)
    assert (one["start_date"]["day"], one["display_date"]) == (4, shown)


def test_an_event_without_any_day_is_left_out(tmp_path: Path) -> None:
    """And counted."""
    told = write(source_of(events=[event(earliest=None, latest=None), event(2)]), tmp_path / "a.json")
    assert told == Written(1, {"no day is known": 1})


def test_a_headline_says_who_did_what_to_whom(tmp_path: Path) -> None:
    """In the record's words."""
    assert slide(tmp_path, mode="aerial")["text"]["headline"] == "ASSAULT aerial: Armed Forces of Freedonia → Germany"


def test_a_headline_says_what_did_not_happen(tmp_path: Path) -> None:
    """Nothing passes for having happened."""
    assert slide(tmp_path, status="did_not_happen")["text"]["headline"].endswith("(did not happen)")


@pytest.mark.parametrize(
    ("given", "headline"),
    [
        ({"recipients": []}, "ASSAULT: Armed Forces of Freedonia"),
        ({"actors": []}, "ASSAULT: ? → Germany"),
        ({"actors": [], "recipients": []}, "ASSAULT"),
    ],
)
def test_who_is_not_named_is_not_made_up(tmp_path: Path, given: dict[str, Any], headline: str) -> None:
    """A question mark for an unknown doer."""
    assert slide(tmp_path, **given)["text"]["headline"] == headline


def test_the_trigger_is_bold_in_its_sentence(tmp_path: Path) -> None:
    """The article's own words."""
    assert slide(tmp_path)["text"]["text"].startswith("<p>The gunners <b>struck</b> the depot.</p>")


def test_markup_in_an_article_stays_words(tmp_path: Path) -> None:
    """Nobody's script runs."""
    text = slide(tmp_path, sentence="<script>x</script> struck", sentence_start=100)["text"]["text"]
    assert text.startswith("<p>&lt;script&gt;x&lt;/script&gt; struck</p>")


def test_outlet_and_day_link_to_the_article(tmp_path: Path) -> None:
    """By its address."""
    assert '<a href="https://courier.example/1">Courier, 2031-05-05</a>' in slide(tmp_path)["text"]["text"]


def test_an_address_that_is_none_of_the_web_is_no_link(tmp_path: Path) -> None:
    """A script could stand in it."""
    assert "href" not in slide(tmp_path, url="javascript:alert(1)")["text"]["text"]


def test_claimant_and_figures_are_told(tmp_path: Path) -> None:
    """Low and high, and who says so."""
    figure = {"measure": "killed", "unit": "soldier", "low": 2.0, "high": 3.0, "claimants": ["Nobody"], "claims": []}
    text = slide(tmp_path, claimed_by=person("Somebody"), figures=[figure])["text"]["text"]
    assert "<p>According to Somebody</p><p>killed: 2–3 soldier (Nobody)</p>" in text


def sheet(folder: Path, *events: dict[str, Any]) -> list[dict[str, str]]:
    """The rows of the sheet of some events."""
    write_sheet(source_of(events=events), folder / "a.csv")
    with (folder / "a.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_sheet_has_the_columns_of_the_template(tmp_path: Path) -> None:
    """All nineteen, in order."""
    assert tuple(sheet(tmp_path, event())[0]) == COLUMNS


def test_a_day_of_the_sheet_is_three_numbers(tmp_path: Path) -> None:
    """Start and end."""
    (row,) = sheet(tmp_path, event(latest=LATER))
    days = [row[name] for name in ("Year", "Month", "Day", "End Year", "End Month", "End Day")]
    assert days == ["2031", "5", "4", "2031", "5", "9"]


def test_sheet_and_json_say_the_same(tmp_path: Path) -> None:
    """Headline, text and group."""
    (row,), one = sheet(tmp_path, event()), slide(tmp_path)
    assert (row["Headline"], row["Text"], row["Group"]) == (one["text"]["headline"], one["text"]["text"], one["group"])


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PLAYER = Path(os.environ.get("DRAGOMAN_TIMELINEJS", "node_modules/@knight-lab/timelinejs/dist"))
"""Folder ``dist`` of the npm package @knight-lab/timelinejs."""

_PAGE = """<!doctype html><html><head><meta charset="utf-8"><script src="js/timeline.js"></script></head><body>
<div id="t" style="width:1200px;height:600px"></div><pre id="told"></pre><script>
const t = new TL.Timeline("t", "%s");
t.on("loaded", () => { document.getElementById("told").textContent = JSON.stringify([
  t.config.events.length, t.config.messages.errors.length, document.querySelectorAll(".tl-slide").length,
  document.querySelectorAll("h2.tl-headline b").length]); });
</script></body></html>"""


@pytest.mark.skipif(CHROMIUM is None or not PLAYER.is_dir(), reason="needs Chromium and TimelineJS")
@pytest.mark.parametrize("name", ["a.json", "a.csv"])
def test_timelinejs_shows_it_in_a_browser(tmp_path: Path, name: str) -> None:
    """Every event is a slide, no error is told, and markup in a name is no markup."""
    events = [event(1), event(2, latest=LATER, actors=[person("<b>A</b> & B")]), event(3, earliest=None)]
    slides(tmp_path, *events)
    sheet(tmp_path, *events)
    shutil.copytree(PLAYER, tmp_path, dirs_exist_ok=True)
    (tmp_path / "page.html").write_text(_PAGE % name, encoding="utf-8")
    assert json.loads(shown(tmp_path, "page.html")) == [3, 0, 3, 0]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def shown(folder: Path, page: str) -> str:
    """What stands in the element ``told`` of a page of a folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        command = [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
            f"--user-data-dir={folder / 'browser'}", "--virtual-time-budget=10000", "--dump-dom",
            f"http://127.0.0.1:{server.server_port}/{page}",
        ]  # fmt: skip
        dom = subprocess.run(command, capture_output=True, timeout=120, check=True).stdout.decode("utf-8")
        server.shutdown()
    return dom.partition('<pre id="told">')[2].partition("</pre>")[0]
