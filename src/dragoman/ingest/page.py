"""Takes the article out of a web page: text, headline, outlet, day of publication."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.ingest.dateline import find_day
from dragoman.model.errors import IngestError

_DATE_KEYS = ("datePublished", "dateCreated", "uploadDate")
_DATE_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publishdate",
    "date",
)
_ARTICLE_DEPTH = 8
_FIRST_WEB_DAY, _LAST_DAY = "1991-08-06", "2200-01-01"  # htmldate asks the clock unless told


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page holds; ``text`` has one paragraph a line."""

    text: str
    title: str | None
    source: str | None
    url: str | None
    published: date | None


def read_page(data: bytes | str, url: str | None = None) -> Page:
    """The article of an HTML page.

    The day is that of JSON-LD's ``datePublished``, else of the page's metadata, else of a ``time`` element, as written
    there (the outlet's local day), else what htmldate finds. Comments, tables and links are left out.

    Raises:
        IngestError: no article in it.
    """
    _quieten()
    import trafilatura
    from lxml import html  # type: ignore[import-untyped]

    try:
        tree = trafilatura.load_html(data)
    except (ValueError, html.etree.ParserError) as error:
        raise IngestError("no HTML that can be parsed") from error
    if tree is None:
        raise IngestError("no HTML that can be parsed")
    declared = _declared(tree)
    try:
        found = trafilatura.bare_extraction(
            tree,
            url=url,
            include_comments=False,
            include_tables=False,
            favor_recall=True,
            with_metadata=True,
            date_extraction_params=_date_parameters(),
        )
    except RecursionError as error:
        raise IngestError("nested too deep to be a page") from error
    text = getattr(found, "text", None)
    if not text or not text.strip():
        raise IngestError("no article in this page", "Save the page as text and give that.")
    return Page(
        text=text,
        title=declared.title or _filled(getattr(found, "title", None)),
        source=declared.source or _filled(getattr(found, "sitename", None)),
        url=url or _filled(getattr(found, "url", None)),
        published=declared.published or find_day(getattr(found, "date", None) or ""),
    )


def plain_text(fragment: str) -> str:
    """The text of a piece of HTML, one paragraph a line; what holds no mark-up comes back as it is."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    from lxml import html

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
class _Declared:
    published: date | None
    title: str | None
    source: str | None


def _declared(tree: Any) -> _Declared:
    """What the page says about itself in JSON-LD, metadata and ``time`` elements."""
    articles = [node for node in _json_ld(tree) if any(key in node for key in (*_DATE_KEYS, "headline"))]
    days = (find_day(str(node.get(key, ""))) for node in articles for key in _DATE_KEYS)
    published = next((day for day in days if day), None) or _meta_day(tree)
    title = next((node["headline"] for node in articles if isinstance(node.get("headline"), str)), None)
    return _Declared(published, _filled(title), next((s for s in map(_publisher, articles) if s), None))


def _json_ld(tree: Any) -> Iterator[Mapping[str, Any]]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            yield from _objects(json.loads(script.text_content(), strict=False), _ARTICLE_DEPTH)
        except (ValueError, RecursionError):
            continue  # broken JSON-LD is common, and the page's other dates remain


def _objects(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for part in value:
            yield from _objects(part, depth - 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth - 1)


def _publisher(node: Mapping[str, Any]) -> str | None:
    publisher = node.get("publisher")
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return _filled(name) if isinstance(name, str) else None


def _meta_day(tree: Any) -> date | None:
    found: dict[str, date] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        day = find_day(meta.get("content") or "") if name in _DATE_METAS else None
        if day:
            found.setdefault(name, day)
    for name in _DATE_METAS:
        if name in found:
            return found[name]
    stamps = (find_day(element.get("datetime") or "") for element in tree.iter("time"))
    return next((day for day in stamps if day), None)


def _date_parameters() -> dict[str, Any]:
    return {"original_date": True, "extensive_search": True, "min_date": _FIRST_WEB_DAY, "max_date": _LAST_DAY}


def _filled(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _quieten() -> None:
    """Both libraries log an error where we raise one."""
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
