"""Every day that a page tells: in its data, by its headline, in its address; ``pageday`` weighs them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from urllib.parse import urlsplit

from dragoman.ingest.blocks import Blocks, Mark
from dragoman.ingest.declared import Declared
from dragoman.ingest.jsonld import Node
from dragoman.ingest.pageday import Day, Saying, choose_day, clock_shift, local_day
from dragoman.ingest.pagewords import zone_of
from dragoman.ingest.stamp import Stamp, read_stamp

_PUBLISHED = {
    "article:published_time": 4.0,
    "og:article:published_time": 4.0,
    "datepublished": 4.0,
    "schema:datepublished": 4.0,
    "og:published_time": 3.5,
    "parsely-pub-date": 3.0,
    "sailthru.date": 3.0,
    "cxenseparse:recs:publishtime": 3.0,
    "cxenseparse:publishtime": 3.0,
    "article.published": 3.0,
    "article_date_original": 3.0,
    "originalpublicationdate": 3.0,
    "publish-date": 3.0,
    "publishdate": 3.0,
    "publish_date": 3.0,
    "published_time": 3.0,
    "publication_date": 3.0,
    "pubdate": 3.0,
    "ptime": 3.0,
    "rnews:datepublished": 3.0,
    "dc.date.issued": 3.0,
    "dcterms.issued": 3.0,
    "dcterms.created": 2.0,
    "dcterms.date": 2.0,
    "dc.date.created": 2.0,
    "dc.date": 2.0,
    "dc:date": 2.0,
    "displaydate": 2.0,
    "datecreated": 1.5,
    "date": 1.5,
}
"""Names of metadata in the order of trust; the older and vaguer ones are often the day of rendering or of a template."""

_UPDATED = (
    "article:modified_time",
    "og:article:modified_time",
    "datemodified",
    "schema:datemodified",
    "og:updated_time",
    "article.updated",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "revision_date",
)
_CHANGED_WORD = re.compile(
    r"(?<![A-Za-z])(?:updated?|modified|edited|revised|amended|changed|last\s+update)\b", re.IGNORECASE
)
_ISSUED_WORD = re.compile(
    r"(?<![A-Za-z])(?:published|posted|issued|released|first\s+published|created|written|filed|on\s+air)\b",
    re.IGNORECASE,
)
_OTHER_WORD = re.compile(
    r"(?<![A-Za-z])(?:printed|accessed|retrieved|today\s+is|expires?|event\s+date|copyright)\b|©", re.IGNORECASE
)
_PATH_DAY = re.compile(
    r"/(\d{4})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/_.-]|$)|[/_-](\d{4})-?(\d\d)-?(\d\d)(?=[/_.-]|$)", re.IGNORECASE
)
_ABOVE, _BELOW = 4, 10
_LONG_LINE = 180
_MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a page: of publication and last change, with what was odd about them."""

    published: date | None
    updated: date | None
    warnings: tuple[str, ...]


def find_days(
    declared: Declared, page: Blocks, text: tuple[int, int], address: str | None, day_first: bool | None
) -> Days:
    """The days of publication and of the last change.

    Args:
        text: The block with which the article's text begins, and the one after its end.
        address: The page's own, which may hold its day.
        day_first: How "5/6/2024" is meant, None where the page does not tell.
    """
    shown, changed = _shown_days(page, *text, day_first)
    node = declared.node or {}
    zone = zone_of(urlsplit(address).netloc.partition(":")[0]) if address else None
    shown, moved = _without_changes(shown, node)
    changed += moved
    sayings = list(_said_days(declared, day_first)) + shown + list(_address_days(address))
    changes = [read_stamp(str(node.get("dateModified") or ""))]
    changes += [read_stamp(declared.metas.get(name), day_first) for name in _UPDATED]
    stamps = [stamp for stamp in changes if stamp] + changed
    told = [*sayings, *(Saying(stamp, "beside the headline", 1.0) for stamp in stamps)]
    shift = clock_shift(told)
    zone = zone if shift is None else shift
    updated = local_day(stamps[0], told, zone) if stamps else None
    others = [stamp.day for stamp in stamps] + _mark_days(page)
    day = choose_day(_doubted(sayings, node), updated, others, zone)
    if not sayings and updated:
        day = Day(updated, ("only the day of its last change is told; it is used",))
    if updated and day.published and updated < day.published:
        updated = None if (day.published - updated).days > 1 else day.published
    return Days(day.published, updated, day.warnings)


def _said_days(declared: Declared, day_first: bool | None) -> Iterator[Saying]:
    node = declared.node or {}
    for key, weight in (("datePublished", 5.0), ("coverageStartTime", 1.0), ("dateCreated", 1.5), ("uploadDate", 1.0)):
        if stamp := read_stamp(str(node.get(key) or "")):
            yield Saying(stamp, f"JSON-LD {key}", weight)
    for name, weight in _PUBLISHED.items():
        if stamp := read_stamp(declared.metas.get(name), day_first):
            yield Saying(stamp, f"meta {name}", weight)


def _doubted(sayings: Sequence[Saying], node: Node) -> list[Saying]:
    """A day that JSON-LD gives both as first and as last is often the last alone: then it counts less."""
    if not node.get("dateModified") or node.get("dateModified") != node.get("datePublished"):
        return list(sayings)
    return [Saying(each.stamp, each.where, 2.5) if each.where == "JSON-LD datePublished" else each for each in sayings]


def _without_changes(shown: Sequence[Saying], node: Node) -> tuple[list[Saying], list[Stamp]]:
    """Days shown without a word on what they are, whose clock is that of the last change: they tell that."""
    issued, change = (read_stamp(str(node.get(key) or "")) for key in ("datePublished", "dateModified"))
    if (
        not issued
        or not change
        or not issued.moment
        or not change.moment
        or issued.moment.minute == change.moment.minute
    ):
        return list(shown), []
    minute = change.moment.minute
    moved = [
        each.stamp
        for each in shown
        if each.stamp.local
        and (each.stamp.local.minute - minute) % 15 == 0
        and (each.stamp.local.minute - issued.moment.minute) % 15
    ]
    return [each for each in shown if each.stamp not in moved], moved


def _address_days(address: str | None) -> Iterator[Saying]:
    matched = _PATH_DAY.search(urlsplit(address).path) if address else None
    if matched:
        year, month, day = (part for part in matched.groups() if part)
        written = f"{year}-{month}-{day}" if month.isdigit() else f"{day} {month} {year}"
        if (stamp := read_stamp(written)) and stamp.day.year >= 1991:
            yield Saying(stamp, "the address", 2.0, shown=True)


def _shown_days(page: Blocks, first: int, last: int, day_first: bool | None) -> tuple[list[Saying], list[Stamp]]:
    """Days told to readers by the headline, or under the article where the line says what they are: of publication, of change."""
    issued: list[Saying] = []
    changed: list[Stamp] = []
    for weight, written, meant in islice(_shown(page, first, last), _MOST_SHOWN):
        for label, part in islice(_parts(written[: 2 * _LONG_LINE], meant), 8):
            stamp = read_stamp(part, day_first)
            if stamp is None or _OTHER_WORD.search(label):
                continue
            if _CHANGED_WORD.search(label) and not _ISSUED_WORD.search(label):
                changed.append(stamp)
            else:
                bonus = 1.0 if _ISSUED_WORD.search(label) else 0.0
                issued.append(Saying(stamp, "beside the headline", weight + bonus, shown=weight >= 2))
    return issued, changed


def _shown(page: Blocks, first: int, last: int) -> Iterator[tuple[float, str, str]]:
    """Weight, words and label of each line and each ``time`` element that may tell a day."""
    top = page.headline if page.headline is not None else max(0, first - _BELOW)
    low, high = max(0, top - _ABOVE), min(len(page.blocks), max(first + 1, top + 2), top + _BELOW + 12)
    for mark in page.marks:
        if low <= mark.block <= high and not mark.clutter:
            told = _label_before(page, mark) + " " + mark.names
            yield (3.0 if mark.block >= top else 1.5), mark.datetime or mark.text, told
            if mark.datetime and mark.text:
                yield 2.0, mark.text, told
    for at in range(low, high):
        block = page.blocks[at]
        if (
            block.clutter
            or len(block.text) > _LONG_LINE
            or (at >= first and block.is_prose and block.words > 14 and not block.dated)
        ):
            continue
        yield (2.0 if at >= top else 1.0) + (0.5 if block.dated else 0.0), block.text, ""
    for block in page.blocks[last : last + 6]:
        if len(block.text) <= _LONG_LINE and _ISSUED_WORD.search(block.text[:60]):
            yield 1.5, block.text, ""


def _label_before(page: Blocks, mark: Mark) -> str:
    """The words of the line just before what a ``time`` element shows."""
    line = page.blocks[mark.block].text if mark.block < len(page.blocks) else ""
    at = line.find(mark.text) if mark.text else -1
    label = line[max(0, at - 24) : at] if at >= 0 else ""
    cut = max(label.rfind(sign) for sign in "|•·;—–")
    return label[cut + 1 :]


def _parts(written: str, meant: str) -> Iterator[tuple[str, str]]:
    """A line cut at the words that say what a day is, each part with its label."""
    starts = sorted(
        {
            matched.start()
            for pattern in (_CHANGED_WORD, _ISSUED_WORD, _OTHER_WORD)
            for matched in pattern.finditer(written)
        }
    )
    if not starts:
        yield meant, written
        return
    if starts[0] > 0:
        yield meant, written[: starts[0]]
    for start, end in zip(starts, [*starts[1:], len(written)], strict=True):
        yield written[start:end][:24], written[start:end]


def _mark_days(page: Blocks) -> list[date]:
    stamps = (read_stamp(mark.datetime) or read_stamp(mark.text) for mark in page.marks[:500])
    return [stamp.day for stamp in stamps if stamp]
