"""Draws pages with their right answers: every layout in turn, every page with a story and faults of its own."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.pages import layouts_first, layouts_last, layouts_later, layouts_second
from benchmarks.pages.parts import Made
from benchmarks.pages.stories import Story, draw_story

_NAMED = re.compile(rb"\s(?:class|id|role|data-[a-z-]+)=(?:\"[^\"]*\"|'[^']*')(?=[^<]*>)")

Layout = Callable[[Story, random.Random], Made]

DEVELOPED: Mapping[str, Layout] = {
    "wordpress": layouts_first.wordpress,
    "arc": layouts_first.arc,
    "drupal": layouts_first.drupal,
    "next app": layouts_first.next_app,
    "amp": layouts_first.amp,
    "blogger": layouts_first.blogger,
    "front page": layouts_first.front_page,
    "live blog": layouts_first.live_blog,
    "paywall": layouts_second.paywall,
    "print view": layouts_second.print_view,
    "crowded": layouts_second.crowded,
    "gallery": layouts_second.gallery,
    "wire": layouts_second.wire,
    "microdata": layouts_second.microdata,
    "several pages": layouts_second.several_pages,
    "hashed": layouts_second.hashed,
}
"""Layouts whose mistakes were looked at."""

DRAWN_LATER: Mapping[str, Layout] = {
    "broadcaster": layouts_later.broadcaster,
    "daily": layouts_later.daily,
    "agency": layouts_later.agency,
    "station": layouts_later.station,
    "ministry": layouts_later.ministry,
    "letter": layouts_later.letter,
    "minutes": layouts_later.minutes,
    "portal": layouts_later.portal,
}
"""Layouts drawn up after the reader was done; a first run was blind, then their general faults were mended."""

KEPT_APART: Mapping[str, Layout] = {
    "gazette": layouts_last.gazette,
    "half drawn": layouts_last.half_drawn,
    "utility": layouts_last.utility,
    "broadsheet": layouts_last.broadsheet,
    "syndicated": layouts_last.syndicated,
    "weekly": layouts_last.weekly,
}
"""Layouts drawn up last; no page of theirs was looked at."""

LAYOUTS: Mapping[str, Layout] = {**DEVELOPED, **DRAWN_LATER, **KEPT_APART}


@dataclass(frozen=True, slots=True)
class Sample:
    """A page as a file would hold it."""

    name: str
    layout: str
    data: bytes
    right: Made


def draw_pages(count: int, seed: int = 1, layouts: Mapping[str, Layout] = LAYOUTS) -> Iterator[Sample]:
    """Pages in a fixed order: the layouts in turn, so that any number of them holds all alike."""
    names = list(layouts)
    for number in range(count):
        layout = names[number % len(names)]
        dice = random.Random(f"{seed}/{layout}/{number // len(names)}")
        right = layouts[layout](draw_story(dice, 1000 + number), dice)
        yield Sample(f"{number:04}-{layout.replace(' ', '-')}", layout, _written(right, dice), right)


def bare(sample: Sample) -> Sample:
    """The same page without the names of its parts: class, id, role and data attributes gone, those of its data kept."""
    return replace(sample, data=_NAMED.sub(lambda found: b"" if b"__NEXT" not in found[0] else found[0], sample.data))


def _written(right: Made, dice: random.Random) -> bytes:
    """The page's bytes, with the noise that servers and editors leave."""
    html = right.html
    if dice.random() < 0.25:
        html = html.replace("<p>", "<p>\n\t  ").replace("</p>", "&nbsp;\n</p>")
    if dice.random() < 0.2:
        html = html.replace(". ", ".&#160; ", 3)
    if dice.random() < 0.15:
        html = html.replace("</p>", "")
    if dice.random() < 0.2:
        html = html.replace("<body", "<!-- built 2026-11-02T03:04:05Z <p>not text</p> --><body", 1)
    if right.encoding != "utf-8":
        return html.encode(right.encoding, "xmlcharrefreplace")
    return b"\xef\xbb\xbf" * (dice.random() < 0.1) + html.encode("utf-8")


def write_pages(folder: Path, count: int, seed: int = 1) -> None:
    """The pages as files, and ``gold.jsonl`` beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "gold.jsonl").open("w", encoding="utf-8") as gold:
        for sample in draw_pages(count, seed):
            (folder / f"{sample.name}.html").write_bytes(sample.data)
            right = sample.right
            row = {
                "id": sample.name,
                "layout": sample.layout,
                "text": "\n".join(right.lines),
                "title": right.title,
                "published": right.published.isoformat() if right.published else None,
                "updated": right.updated.isoformat() if right.updated else None,
                "source": right.outlet,
                "byline": right.byline,
                "url": right.url,
                "stub": right.stub,
            }
            gold.write(json.dumps(row, ensure_ascii=False) + "\n")
