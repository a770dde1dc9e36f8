"""What a page says about itself, its days apart: JSON-LD, OpenGraph, microdata and RDFa, and the lines by its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from dragoman.ingest.blocks import Block, Blocks
from dragoman.ingest.jsonld import Node, cleaned, names, text_of
from dragoman.ingest.pagewords import kind_of

_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "cxenseparse:author",
)
_BY = re.compile(r"(?:^|(?<=\s))by:?\s+(?=[^\W\d_])", re.IGNORECASE)
_BEFORE_BY = re.compile(
    r"\s*(?:(?:story|text|words|report|article|written|posted|reported|published|photographs|pictures)\s+)?",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,4}")
_AFTER_NAMES = re.compile(
    r"\s*(?:[|•·;:/(\d]|\s[–—-]\s|\s(?:on|in|at|for)\s"
    r"|\b(?:published|posted|updated|last|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+")
_NO_NAMES = re.compile(
    r"\b(?:staff|admin|administrator|editors?|desk|correspondents?|reporters?|newsroom|team|published|updated)\b",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    ("admin", "administrator", "super user", "superuser", "webmaster", "author", "root", "editor", "guest", "staff")
)
_BELOW = 10
_MOST_INLINE = 1_000
_MOST_HEADINGS = 400


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page says about itself before its days are weighed.

    Attributes:
        metas: First content of each ``meta`` and ``itemprop`` name, in lower case.
        headline: The element of its ``h1``, None where there is none.
        node: The JSON-LD of its article.
    """

    metas: Mapping[str, str]
    headline: Any
    node: Node | None


def read_metas(tree: Any) -> dict[str, str]:
    """Metadata by name; microdata and RDFa of the page's own article count as such, those of boxes beside it do not."""
    found: dict[str, str] = {}
    inline = 0
    for element in tree.iter("meta", "time", "span", "abbr", "div", "p", "a", "h1", "h2", "section", "address"):
        get = element.get
        meta = element.tag == "meta"
        name = get("itemprop") or get("property") or (get("name") or get("http-equiv") if meta else None)
        if not name or "articlebody" in name.lower():
            continue
        inline += not meta or bool(get("itemprop"))
        if inline > _MOST_INLINE:
            break
        content = get("content") or get("datetime") or (None if meta else _short_text(element) or _inner_name(element))
        if not content or ((not meta or get("itemprop")) and _is_aside(element)):
            continue
        for each in name.lower().split():
            found.setdefault(each, content.strip())
    return found


def find_headline(tree: Any, metas: Mapping[str, str], node: Node | None = None) -> Any:
    """The heading that has most of the page's title, one of the first level before others; else the first of that level."""
    wanted = [
        cleaned(title).lower()
        for title in (text_of(node, "headline", "name"), metas.get("og:title"), tree.findtext(".//title"))
        if title
    ]
    best, most = None, 0.0
    for number, element in enumerate(tree.iter("h1", "h2", "h3")):
        told = _short_text(element, 300).lower()
        if number > _MOST_HEADINGS or not told or told == cleaned(metas.get("og:site_name", "")).lower():
            continue
        shared = max((_shared(told, title) for title in wanted), default=0.0)
        worth = shared + (0.25 if element.tag == "h1" and told.count(" ") >= 2 else 0.0)
        if worth > most and (shared >= 0.4 or element.tag == "h1"):
            best, most = element, worth
    return best


def _shared(told: str, title: str) -> float:
    """How much of the longer of two titles the shorter is, 0 where neither holds the other."""
    shorter, longer = sorted((told, title.rstrip(".… ")), key=len)
    return len(shorter) / len(longer) if shorter and shorter in longer else 0.0


def find_title(declared: Declared, tree: Any, outlet: str | None) -> str | None:
    """The headline: of JSON-LD, else OpenGraph, else the ``h1``, else the window's title without the outlet's name."""
    shown = _short_text(declared.headline, 400) if declared.headline is not None else None
    said = text_of(declared.node, "headline") or cleaned(declared.metas.get("og:title", "")) or None
    if said and shown and said.rstrip(".… ").lower() in shown.lower():
        return shown
    title = (
        said or shown or cleaned(declared.metas.get("headline", "")) or cleaned(tree.findtext(".//title") or "") or None
    )
    return _without_outlet(title, outlet, shown) if title else None


def find_outlet(declared: Declared, tree: Any) -> str | None:
    """Who printed it: the publisher of JSON-LD or microdata, the site's name, or what follows the headline in the title."""
    said = names(declared.node.get("publisher")) if declared.node else ()
    if not said and declared.node and isinstance(declared.node.get("isPartOf"), Mapping):
        said = names(declared.node["isPartOf"])
    if said:
        return said[0]
    for name in (
        "og:site_name",
        "publisher",
        "article:publisher",
        "application-name",
        "dc.publisher",
        "dcterms.publisher",
        "cre",
        "copyright",
    ):
        value = cleaned(declared.metas.get(name, "")).removeprefix("©").strip()
        if value and "://" not in value and len(value) <= 60 and not value[0].isdigit():
            return value
    title = cleaned(tree.findtext(".//title") or "")
    shown = _short_text(declared.headline, 400) if declared.headline is not None else None
    if shown and title.lower().startswith(shown.lower()):
        parts: list[str] = re.split(r"\s+[|–—-]\s+|\s+::\s+|\s+»\s+", title[len(shown) :])
        return parts[-1].strip(" |–—-:»") or None
    return None


def find_byline(declared: Declared, page: Blocks) -> str | None:
    """Who signed it, names joined by ", ": of JSON-LD, else metadata, else the line by the headline."""
    people = names(declared.node.get("author") or declared.node.get("creator")) if declared.node else ()
    if not people:
        for name in _AUTHORS:
            value = _unsigned(cleaned(declared.metas.get(name, "")))
            if value and "://" not in value and len(value) <= 100:
                people = tuple(part for part in _SPLIT.split(value) if part)
                break
    people = tuple(name for name in people if name.lower() not in _NOBODY) or tuple(_signed(page))
    return ", ".join(_unsigned(person) for person in people) or None


def find_url(declared: Declared, tree: Any, found_at: str | None) -> str | None:
    """The page's canonical address, absolute; that of its fetch where it names none, or only its front page."""
    base = tree.find(".//base")
    start = found_at or (base.get("href") if base is not None else None) or declared.metas.get("og:url") or ""
    links = (link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    said = [*links, declared.metas.get("og:url"), text_of(declared.node, "url", "mainEntityOfPage", "@id")]
    for address in said:
        if not address:
            continue
        try:
            absolute = str(urljoin(start, address.strip()))
            parts = urlsplit(absolute)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc and (parts.path.strip("/") or parts.query):
            return absolute
    return found_at


def find_language(declared: Declared, tree: Any) -> str | None:
    """The language that the page says it is in, as ISO 639-1; templates lie about it, so the text goes before it."""
    root = tree if tree.tag == "html" else tree.find(".//html")
    said = text_of(declared.node, "inLanguage") or (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") if root is not None else None
    )
    said = (
        said
        or declared.metas.get("og:locale")
        or declared.metas.get("content-language")
        or declared.metas.get("inlanguage")
    )
    code = re.match(r"[A-Za-z]{2}(?=[-_]|$)", said.strip()) if said else None
    return code[0].lower() if code else None


def _signed(page: Blocks) -> Iterator[str]:
    """The names of the line "By Jane Roe and John Doe" by the headline."""
    top = page.headline or 0
    for block in page.blocks[max(0, top - 1) : top + _BELOW]:
        if (found := _names_of(block)) and not block.clutter:
            yield from found
            return


def _names_of(block: Block) -> list[str]:
    by = _BY.search(block.text) if block.words <= 40 else None
    if not by and not (block.signed and block.words <= 10):
        return []
    if by and not (block.signed or block.dated or _BEFORE_BY.fullmatch(block.text[: by.start()])):
        return []
    line = block.text[by.end() if by else 0 :]
    people = _SPLIT.split(_AFTER_NAMES.split(line, maxsplit=1)[0].strip(" ,"))
    found = [who for who in people if who[:1].isupper() and _NAME.fullmatch(who) and not _NO_NAMES.search(who)][:6]
    return found if by or len(found) == len(people) else []


def _unsigned(name: str) -> str:
    matched = _BY.match(name)
    return name[matched.end() :] if matched else name


def _without_outlet(title: str, outlet: str | None, shown: str | None) -> str:
    if shown and title.lower().startswith(shown.lower()):
        return shown
    for sign in (" | ", " - ", " – ", " — ", " :: "):
        head, _, tail = title.rpartition(sign)
        if head and outlet and tail.strip().lower() == outlet.lower():
            return head.strip()
    return title


def _short_text(element: Any, limit: int = 200) -> str:
    """The first words of an element."""
    told, size = [], 0
    for part in element.itertext():
        told.append(part[: 4 * limit])
        size += len(part.strip())
        if size > limit:
            break
    return " ".join("".join(told).split())[:limit]


def _inner_name(element: Any) -> str | None:
    """The name of a body or person that microdata nests: ``<span itemprop="publisher"><meta itemprop="name" ...>``."""
    names_in: Iterator[str | None] = (
        part.get("content") for part in element.iter("meta") if part.get("itemprop") == "name"
    )
    found = next(names_in, None)
    return str(found) if found else None


def _is_aside(element: Any) -> bool:
    """Whether an element stands in a box beside the article."""
    for around in islice(element.iterancestors(), 40):
        if around.tag in ("aside", "nav"):
            return True
        if around.tag in ("html", "body", "main"):
            return False
        if around.attrib and kind_of(around).clutter and around.tag != "article":
            return True
    return False
