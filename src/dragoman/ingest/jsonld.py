"""The JSON-LD of a page: which article it tells of, and what it says about it (schema.org NewsArticle and its kin)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_DEPTH = 8
_MAX_CHARACTERS = 4_000_000
_WAYS_DOWN = ("@graph", "mainEntity", "mainEntityOfPage", "@set")
_ARTICLES = ("article", "newsarticle", "liveblogposting", "blogposting", "reportage", "socialmediaposting", "report")
_PAGES = ("webpage", "itempage")
_COMMA = re.compile(r",\s*([}\]])")
_COMMENT = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*\Z"
)
_SALVAGED = re.compile(r'"(datePublished|dateModified|headline)"\s*:\s*"((?:[^"\\]|\\.){4,300})"')
_WORDS = re.compile(r"\w+")

Node = Mapping[str, Any]


def find_article(tree: Any, headline: str | None = None) -> Node | None:
    """The node of the page's own article, None where no node tells of one.

    Lists of other stories (ItemList, related links, comments) are not looked into. Of several articles the one whose
    headline is that of the page wins, then one with a day of publication, then the first. A page's own node (WebPage)
    serves where it has a day.
    """
    nodes = list(_nodes(tree))
    articles = [node for node in nodes if kind_of(node) == "article"]
    pages = [node for node in nodes if kind_of(node) == "page" and node.get("datePublished")]
    wanted = _words(headline or "")

    def rank(node: Node) -> tuple[bool, bool]:
        own = _words(str(node.get("headline") or node.get("name") or ""))
        return bool(own) and own == wanted, "datePublished" in node

    best = max(articles, key=rank, default=None)  # of equals the first
    return best if best is not None else next(iter(pages), None)


def kind_of(node: Node) -> str | None:
    """``"article"``, ``"page"``, or None for anything else."""
    types = [name.lower().rpartition("/")[2] for name in texts(node.get("@type"))]
    if any(name.endswith(_ARTICLES) for name in types):
        return "article"
    if any(name in _PAGES for name in types):
        return "page"
    return "article" if not types and "headline" in node and "datePublished" in node else None


def is_live(node: Node | None) -> bool:
    """Whether it is a live blog."""
    return node is not None and any(name.lower().endswith("liveblogposting") for name in texts(node.get("@type")))


def names(value: Any) -> tuple[str, ...]:
    """The names of people or bodies, each once, however they are written: a string, an object, a list of either."""
    found: dict[str, None] = {}
    for part in value if isinstance(value, list) else [value]:
        name = part.get("name") if isinstance(part, Mapping) else part
        for each in name if isinstance(name, list) else [name]:
            if isinstance(each, str) and (clean := cleaned(each)) and "://" not in clean:
                found.setdefault(clean)
    return tuple(found)


def text_of(node: Node | None, *keys: str) -> str | None:
    """The first of some keys that holds text."""
    for key in keys if node else ():
        assert node is not None
        value = node.get(key)
        if isinstance(value, Mapping):
            value = value.get("@id") or value.get("url") or value.get("@value")
        for part in texts(value):
            if clean := cleaned(part):
                return clean
    return None


def texts(value: Any) -> list[str]:
    """A string or a list of strings as a list."""
    return [part for part in (value if isinstance(value, list) else [value]) if isinstance(part, str)]


def cleaned(value: str) -> str:
    """Text without entities and with single blanks."""
    return " ".join(html.unescape(html.unescape(value)).split())


def is_free(node: Node | None) -> bool | None:
    """What the page says on whether everybody may read it; None where it says nothing."""
    if node is None:
        return None
    parts = node.get("hasPart")
    sayings = [node.get("isAccessibleForFree")]
    sayings += [
        part.get("isAccessibleForFree")
        for part in (parts if isinstance(parts, list) else [parts])
        if isinstance(part, Mapping)
    ]
    told = [str(saying).lower().rpartition("/")[2] for saying in sayings if saying is not None]
    if any(saying in ("false", "no", "0") for saying in told):
        return False
    return True if told else None


def _nodes(tree: Any) -> Iterator[Node]:
    for script in tree.iter("script"):
        if not (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            continue
        written = script.text or ""
        if len(written) <= _MAX_CHARACTERS:
            yield from _objects(_loaded(written), _DEPTH)


def _loaded(written: str) -> Any:
    """The JSON of a script, with the usual faults mended; what cannot be mended gives the dates that still stand there."""
    for text in (written, _COMMA.sub(r"\1", _COMMENT.sub("", _COMMENT.sub("", written))), html.unescape(written)):
        try:
            found, end = json.JSONDecoder(strict=False).raw_decode(text.strip().rstrip(";"))
        except (ValueError, RecursionError):
            continue
        rest = text.strip()[end:].strip(" \n\r\t,;")
        return [found, _loaded(rest)] if rest.startswith(("{", "[")) and len(rest) < len(written) // 2 + 2 else found
    return {key: html.unescape(value) for key, value in reversed(_SALVAGED.findall(written))}


def _objects(value: Any, depth: int) -> Iterator[Node]:
    if depth == 0:
        return
    if isinstance(value, list):
        for part in value:
            yield from _objects(part, depth - 1)
    elif isinstance(value, dict):
        yield value
        for key in _WAYS_DOWN:
            yield from _objects(value.get(key), depth - 1)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(cleaned(text).lower()))
