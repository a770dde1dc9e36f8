"""What the pages of the benchmark tell: own articles with an outlet, its clock and its names, drawn with a seed."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from dragoman.ingest.dateline import find_head

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an article: ``form`` is ``"p"``, ``"h2"``, ``"quote"`` or ``"li"``."""

    form: str
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """One article as its outlet would have it in its system.

    Attributes:
        published: With the outlet's own offset; near midnight in four of ten.
        updated: Later than that or None.
        style: ``"month"`` for "May 5, 2024", ``"day"`` for "5 May 2024".
    """

    outlet: str
    host: str
    style: str
    language: str
    headline: str
    pieces: tuple[Piece, ...]
    writers: tuple[str, ...]
    published: datetime
    updated: datetime | None
    number: int

    @property
    def slug(self) -> str:
        """The headline as an address has it."""
        return "-".join(re.findall(r"[a-z0-9]+", self.headline.lower()))

    @property
    def url(self) -> str:
        """Its address without a day."""
        return f"https://{self.host}/world/{self.slug}-{self.number}"

    @property
    def dated_url(self) -> str:
        """Its address with the outlet's day."""
        return f"https://{self.host}/{self.published:%Y/%m/%d}/{self.slug}/"

    @property
    def lines(self) -> tuple[str, ...]:
        """Its text, a piece a line."""
        return tuple(piece.text for piece in self.pieces)

    def shown(self, moment: datetime, clock: bool = True, zone: str = "") -> str:
        """A moment as the outlet writes it for readers."""
        month, weekday = MONTHS[moment.month - 1], WEEKDAYS[moment.weekday()]
        if self.style == "month":
            day = f"{month} {moment.day}, {moment.year}"
            hour = f"{(moment.hour - 1) % 12 + 1}:{moment:%M} {'a.m.' if moment.hour < 12 else 'p.m.'}"
            return f"{day} at {hour}{zone and ' ' + zone}" if clock else day
        day = (
            f"{weekday}, {moment.day} {month} {moment.year}"
            if moment.day % 2
            else f"{moment.day} {month} {moment.year}"
        )
        return f"{day}, {moment:%H:%M}{zone and ' ' + zone}" if clock else day


@lru_cache(maxsize=1)
def phrases() -> Mapping[str, Any]:
    """The words of ``phrases.toml``."""
    return tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _articles() -> tuple[tuple[str, ...], ...]:
    """The paragraphs of the sample articles, without their heads."""
    found = []
    for file in sorted(files("dragoman.samples").iterdir(), key=lambda path: path.name):
        if file.name.endswith(".txt"):
            text = file.read_text(encoding="utf-8")
            body = text[find_head(text).body :]
            found.append(tuple(" ".join(part.split()) for part in body.split("\n\n") if part.strip()))
    return tuple(found)


def draw_story(dice: random.Random, number: int) -> Story:
    """An article: paragraphs of a sample and of our own, sometimes with headings, a list, a quotation."""
    words = phrases()
    outlet, host, minutes, style, language = dice.choice(words["outlets"])
    zone = timezone(timedelta(minutes=minutes))
    hour = dice.choice((0, 23, 22, 1, 6, 9, 12, 15, 18, 20))
    published = datetime(
        dice.randint(2014, 2025),
        dice.randint(1, 12),
        dice.randint(1, 28),
        hour,
        dice.randint(0, 59),
        dice.randint(0, 59),
        tzinfo=zone,
    )
    later = timedelta(minutes=dice.choice((7, 95, 400, 1500, 4400)))
    return Story(
        outlet=outlet,
        host=host,
        style=style,
        language=language,
        headline=dice.choice(words["headlines"]),
        pieces=tuple(_pieces(dice)),
        writers=tuple(dice.sample(words["writers"], dice.choice((1, 1, 1, 2)))),
        published=published,
        updated=published + later if dice.random() < 0.6 else None,
        number=number,
    )


def _pieces(dice: random.Random) -> list[Piece]:
    words = phrases()
    told = list(dice.choice(_articles()))
    own = dice.sample(words["paragraphs"], dice.randint(2, 6))
    pieces = [Piece("p", text) for text in told[: dice.randint(4, len(told))]]
    for text in own:
        pieces.insert(
            dice.randint(1, len(pieces)), Piece("quote" if text.startswith("“") and dice.random() < 0.3 else "p", text)
        )
    if dice.random() < 0.35:
        heads: Sequence[str] = dice.sample(words["subheads"], 2)
        for share, head in zip((0.7, 0.35), heads, strict=True):
            pieces.insert(max(1, int(len(pieces) * share)), Piece("h2", head))
    if dice.random() < 0.2:
        at = dice.randint(2, len(pieces) - 1)
        while pieces[at].form == "h2" or pieces[at - 1].form == "h2":
            at -= 1
        pieces[at:at] = [Piece("p", "The draft has four points:"), *(Piece("li", point) for point in words["points"])]
    if pieces[-1].form == "h2":
        pieces.pop()
    return pieces
