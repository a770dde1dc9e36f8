"""Takes the article out of a web page: text, headline, outlet, who signed it, days, address and language."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dragoman.ingest.appstate import State, find_state, html_lines
from dragoman.ingest.blocks import Blocks, read_blocks
from dragoman.ingest.body import Story, find_body, find_story
from dragoman.ingest.dateline import find_head
from dragoman.ingest.daysaid import Days, find_days
from dragoman.ingest.declared import (
    Declared,
    find_byline,
    find_headline,
    find_language,
    find_outlet,
    find_title,
    find_url,
    read_metas,
)
from dragoman.ingest.jsonld import Node, cleaned, find_article, is_free, is_live, text_of
from dragoman.ingest.language import detect_language
from dragoman.ingest.markup import Markup, parse_markup
from dragoman.ingest.pagewords import says
from dragoman.ingest.stamp import read_stamp
from dragoman.model.errors import IngestError

_FEW_WORDS = 25
_FEW_LETTERS = 12
_LITTLE = 60  # words below which names that told clutter may have been wrong
_GUESSED = "its day is written in numbers and nothing tells whether day or month comes first; read day first"
_NOTHING = 10  # words of a text that is none, so that other ways are tried
_STUB_WORDS = 160
"""Words below which an article behind a gate is told as a beginning; the gates of papers open on two or three paragraphs."""

_FALLBACK_TAGS = 10_000  # trafilatura and htmldate take seconds from there on
_FIRST_WEB_DAY, _LAST_DAY = "1991-08-06", "2049-12-31"  # htmldate asks the clock unless told
_PAGE_OF = re.compile(r"\bpage\s+(\d{1,3})\s+of\s+(\d{1,3})\b", re.IGNORECASE)
_DAY_FIRST = re.compile(r"en-(?:gb|ie|au|nz|in|za|pk|ng|ke|sg|my|hk|eu|mt|cy)|(?!en)[a-z]{2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page holds.

    Attributes:
        text: The article, one paragraph, heading or list item a line.
        published: The outlet's local day of publication.
        updated: The outlet's local day of the last change.
        byline: Names joined by ", ".
        url: The canonical address where the page names one, else where it was found.
        language: ISO 639-1: what the text is in, else what the page says; None where neither tells.
        warnings: What is odd: only the beginning of an article, one page of several, corrections, days that disagree.
    """

    text: str
    title: str | None
    source: str | None
    url: str | None
    published: date | None
    updated: date | None = None
    byline: str | None = None
    language: str | None = None
    warnings: tuple[str, ...] = ()


def read_page(data: bytes | str, url: str | None = None, charset: str | None = None) -> Page:
    """The article of an HTML page.

    Left out are menus, boxes beside and within the article, captions, comments, embedded posts, notices, notes of
    correction (told in a warning) and pull quotes; a live blog is its posts in the page's order. Where the page's
    elements hold less of the article than its JSON-LD or the data of its scripts, those are taken. The day is that of
    most weight among all that tell one (``choose_day``), the outlet's own.

    Args:
        data: The page as it was saved or sent.
        url: Where it was found.
        charset: What the server said about its encoding.

    Raises:
        IngestError: no article in it, or too large, binary or nested too deep to be one.
    """
    markup = parse_markup(data, charset)
    page = _read(markup, url)
    if page is None:
        raise _without_article(markup.tree, markup.cut)
    warnings = ((markup.warning,) if markup.warning else ()) + page.warnings
    if markup.cut:
        warnings += ("nested too deep; read to where the parser stopped",)
    return replace(page, warnings=warnings)


def plain_text(fragment: str) -> str:
    """The text of a piece of HTML, one paragraph a line; what holds no mark-up comes back as it is."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    from lxml import html  # type: ignore[import-untyped]

    try:
        tree = html.fromstring(f"<div>{fragment}</div>")
    except (ValueError, html.etree.ParserError):
        return fragment.strip()
    for element in tree.iter("script", "style"):
        element.text = None
    for element in tree.iter("p", "br", "div", "li", "h1", "h2", "h3", "blockquote"):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().splitlines())
    return "\n".join(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class _Found:
    """The text of a page, and where in it that stands."""

    lines: tuple[str, ...]
    story: Story
    page: Blocks
    state: State | None


def _read(markup: Markup, url: str | None) -> Page | None:
    tree = markup.tree
    metas = read_metas(tree)
    shown = find_headline(tree, metas)
    node = find_article(tree, "".join(shown.itertext()) if shown is not None else metas.get("og:title"))
    declared = Declared(metas, find_headline(tree, metas, node), node)
    outlet = find_outlet(declared, tree)
    title = find_title(declared, tree, outlet)
    small = markup.tags <= _FALLBACK_TAGS and not markup.cut
    found = _text(tree, declared, title, small)
    if sum(character.isalpha() for line in found.lines for character in line[:200]) < _FEW_LETTERS:
        return None
    byline = find_byline(declared, found.page) or (", ".join(found.state.people) if found.state else None)
    address = find_url(declared, tree, url)
    days = _days(tree, declared, found, address)
    if days.published is None and not days.warnings and small:
        days = replace(days, published=_guessed_day(tree))
    text = "\n".join(found.lines)
    if title is None or (found.state and declared.headline is None):
        title = found.state.title if found.state else title
    return Page(
        text=text,
        title=title,
        source=outlet,
        url=address,
        published=days.published,
        updated=days.updated,
        byline=byline,
        language=detect_language(text) or find_language(declared, tree),
        warnings=tuple(_oddities(tree, declared, found)) + days.warnings,
    )


def _text(tree: Any, declared: Declared, title: str | None, small: bool) -> _Found:
    """The article of the page's elements, or of its data where those hold more of it."""
    body = find_body(tree)
    story, page = _story(tree, declared, body, title, strict=True)
    if story.words < _NOTHING or (story.words < _LITTLE and not story.gated):
        loose, wider = _story(tree, declared, body, title, strict=False)
        if loose.words > (2 * story.words if story.words < _NOTHING else max(3 * story.words, _LITTLE)):
            story, page = loose, wider
    lines, state = story.lines, None
    said = _said_body(declared.node)
    if _words(said) > 1.5 * _words(lines):
        lines = tuple(said)
    if (
        _words(lines) < _STUB_WORDS
        and (state := find_state(tree))
        and state.words > max(1.5 * _words(lines), _FEW_WORDS)
    ):
        lines = state.lines
    else:
        state = None
    if small and _words(lines) < _NOTHING and (other := _extracted(tree)) and _words(other) > 2 * _words(lines):
        lines = other
    return _Found(lines, story, page, state)


def _story(tree: Any, declared: Declared, body: Any, title: str | None, strict: bool) -> tuple[Story, Blocks]:
    page = read_blocks(tree, declared.headline, body, strict)
    titles = [each for each in (title, declared.metas.get("og:title"), text_of(declared.node, "headline")) if each]
    if declared.headline is not None:
        titles.append(" ".join("".join(declared.headline.itertext()).split()))
    people = (find_byline(declared, page) or "").split(", ")
    return find_story(page, titles, [name for name in people if name], is_live(declared.node)), page


def _said_body(node: Node | None) -> list[str]:
    """The paragraphs that JSON-LD holds: of an article, or of a live blog's posts."""
    body = node.get("articleBody") if node else None
    if isinstance(body, str) and body.strip():
        return html_lines(body if "<" in body else body.replace("&nbsp;", " "))
    posts = node.get("liveBlogUpdate") if node else None
    lines: list[str] = []
    for post in posts if isinstance(posts, list) else []:
        if isinstance(post, Mapping):
            lines += [cleaned(part) for part in (post.get("headline"),) if isinstance(part, str) and part.strip()]
            lines += html_lines(post["articleBody"]) if isinstance(post.get("articleBody"), str) else []
    return lines


def _extracted(tree: Any) -> tuple[str, ...]:
    """What trafilatura takes for the article: another pair of eyes for pages built like none that we know."""
    _quieten()
    import trafilatura

    try:
        text = trafilatura.extract(
            tree, include_comments=False, include_tables=False, favor_recall=True, with_metadata=False
        )
    except RecursionError:
        return ()
    never = {block.text for block in read_blocks(tree, None, None).blocks if block.clutter}
    lines = (" ".join(line.split()) for line in (text or "").splitlines())
    return tuple(line for line in lines if line and line not in never)


def _days(tree: Any, declared: Declared, found: _Found, address: str | None) -> Days:
    root = tree if tree.tag == "html" else None
    language = (root.get("lang") if root is not None else None) or declared.metas.get("og:locale") or ""
    day_first = (
        True
        if _DAY_FIRST.match(language.replace("_", "-"))
        else False
        if language.lower().replace("_", "-") == "en-us"
        else None
    )
    text = (found.story.first, found.story.last)
    days = find_days(declared, found.page, text, address, day_first)
    if days == Days(None, None, ()) and day_first is None:
        days = find_days(declared, found.page, text, address, day_first=True)
        days = replace(days, warnings=(*days.warnings, _GUESSED) if days.published else days.warnings)
    if days.published is None and found.state:
        stamp, change = read_stamp(found.state.published), read_stamp(found.state.updated)
        days = Days(stamp.day if stamp else None, change.day if change else None, days.warnings)
    if days.published is None and (dated := find_head("\n".join(found.lines[:3])).published):
        days = replace(days, published=dated)
    return days


def _guessed_day(tree: Any) -> date | None:
    """What htmldate finds where nothing else told a day."""
    _quieten()
    from htmldate import find_date

    try:
        written = find_date(
            tree, original_date=True, extensive_search=False, min_date=_FIRST_WEB_DAY, max_date=_LAST_DAY
        )
    except (RecursionError, ValueError):
        return None
    stamp = read_stamp(written)
    return stamp.day if stamp else None


def _oddities(tree: Any, declared: Declared, found: _Found) -> list[str]:
    told = []
    words = _words(found.lines)
    counted = str((declared.node or {}).get("wordCount") or "")
    missing = counted.isdigit() and int(counted) > 1.5 * words + 20
    gated = found.story.gated or is_free(declared.node) is False
    cut = found.lines[-1].endswith(("…", "..."))
    whole = found.lines is not found.story.lines  # taken from the page's data, where gates do not stand
    walled = found.story.gated and is_free(declared.node) is False and not whole
    if gated and (missing or cut or walled or (not whole and words < _STUB_WORDS)):
        told.append("only the beginning of the article stands on the page; the rest is for subscribers")
    for block in found.page.blocks[found.story.last : found.story.last + 12]:
        if (matched := _PAGE_OF.search(block.text)) and int(matched[2]) > 1 and len(block.text) < 80:
            told.append(f"page {matched[1]} of {matched[2]}; the others are not read")
            break
    else:
        if any("next" in (link.get("rel") or "").lower().split() for link in tree.iter("link")):
            told.append("one page of several; the others are not read")
    told += [f"a note on the article, left out of its text: {note[:200]}" for note in found.story.notes[:3]]
    return told


def _without_article(tree: Any, cut: bool) -> IngestError:
    if cut:
        return IngestError("nested too deep to be a page")
    written = " ".join(" ".join(tree.itertext()).split())[:20_000]
    if says("scripted", written) or sum(1 for _ in tree.iter("script")) > 0:
        advice = "Open it in a browser, let it load, save the page as it then stands."
        return IngestError("no article in this page: it is drawn by scripts", advice)
    return IngestError("no article in this page", "Save the page as text and give that.")


def _words(lines: tuple[str, ...] | list[str]) -> int:
    return sum(line.count(" ") + 1 for line in lines)


def _quieten() -> None:
    """Both libraries log an error where we raise one."""
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
