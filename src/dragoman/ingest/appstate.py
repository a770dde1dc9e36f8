"""The article in the data of a page that scripts draw: Next.js, Nuxt, Arc's Fusion and others carry it as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.ingest.blocks import read_blocks
from dragoman.ingest.jsonld import cleaned, names

_MAX_CHARACTERS = 6_000_000
_MAX_NODES = 300_000
_ASSIGNED = re.compile(
    r"(?:window\.|self\.|globalThis\.|var |let |const )?[A-Za-z_$][\w.$\[\]\"']{2,60}\s*=\s*(?=[{\[]|\"[{\[])"
)
_PARSED = re.compile(r"JSON\.parse\(\s*(?=\")")
_TITLES = ("headline", "title", "headlines", "displayTitle", "name")
_TEXTS = (
    "articleBody",
    "body",
    "content_elements",
    "content",
    "bodyHtml",
    "body_html",
    "html",
    "text",
    "paragraphs",
    "blocks",
    "story",
    "elements",
    "bodyText",
    "components",
    "contentElements",
    "sections",
)
_ISSUED = (
    "datePublished",
    "publishedAt",
    "published_at",
    "firstPublished",
    "first_publish_date",
    "publish_date",
    "publishDate",
    "publishedDate",
    "published",
    "pubDate",
    "display_date",
    "displayDate",
    "publicationDate",
    "date",
    "createdAt",
    "created_date",
)
_CHANGED = (
    "dateModified",
    "updatedAt",
    "updated_at",
    "last_updated_date",
    "lastModified",
    "modifiedAt",
    "modified",
    "lastUpdated",
    "updated",
    "modifiedDate",
)
_SIGNED = ("byline", "author", "authors", "credits", "by", "contributors")
_FOREIGN = re.compile(
    r"related|recommend|comment|trending|popular|caption|promo|teaser|image|photo|video|nav|footer|menu|sidebar|seo|meta|description|summary|excerpt|subhead|label|credit|newsletter|taxonomy|tag|ad|url|href|slug|id",
    re.IGNORECASE,
)
_KEPT_TYPES = re.compile(
    r"text|paragraph|p|body|raw_html|html|header|heading|h[2-4]|list|list_element|li|quote|blockquote|unstyled|ordered.*|unordered.*|root|doc|block|richtext|rich_text",
    re.IGNORECASE,
)
_DEPTH = 12


@dataclass(frozen=True, slots=True)
class State:
    """An article as a page's data hold it: its paragraphs, and days and names as written there."""

    lines: tuple[str, ...]
    title: str | None
    published: str | None
    updated: str | None
    people: tuple[str, ...]
    words: int


def find_state(tree: Any) -> State | None:
    """The object of the page's data that holds most prose beside a title; None where there is none."""
    best: State | None = None
    for value in _values(tree):
        for node in _objects(value):
            title = next((_title(node[key]) for key in _TITLES if key in node and _title(node[key])), None)
            body = next((node[key] for key in _TEXTS if node.get(key)), None)
            if not title or body is None:
                continue
            lines = tuple(_lines(body, _DEPTH))
            words = sum(line.count(" ") + 1 for line in lines)
            if words > (best.words if best else 0):
                best = State(lines, title, _string(node, _ISSUED), _string(node, _CHANGED), _people(node), words)
    return best


def html_lines(text: str) -> list[str]:
    """The paragraphs of a piece of HTML; plain text by its line ends."""
    if "<" not in text:
        return [line for part in text.splitlines() if (line := cleaned(part))]
    from lxml import html  # type: ignore[import-untyped]

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = html.document_fromstring(f"<div>{text}</div>".encode("utf-8", "replace"), parser=parser)
    page = read_blocks(tree, None, None)
    return [block.text for block in page.blocks if not (block.clutter or block.frame) and block.linked <= 0.7]


def _values(tree: Any) -> Iterator[Any]:
    left = _MAX_CHARACTERS
    for script in tree.iter("script"):
        text = script.text or ""
        kind = (script.get("type") or "").lower()
        if len(text) < 200 or "ld+json" in kind:
            continue
        left -= len(text)
        if left < 0:
            return
        starts = [0] if kind.endswith("json") or script.get("id") == "__NEXT_DATA__" else _starts(text)
        for start in starts:
            try:
                value = json.JSONDecoder(strict=False).raw_decode(text[start:].lstrip())[0]
                yield json.loads(value, strict=False) if isinstance(value, str) else value
            except (ValueError, RecursionError):
                continue


def _starts(text: str) -> list[int]:
    return [
        matched.end()
        for pattern in (_ASSIGNED, _PARSED)
        for matched, _ in zip(pattern.finditer(text), range(20), strict=False)
    ]


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every object of the data, from the outside in."""
    stack, left = [value], _MAX_NODES
    while stack and left > 0:
        left -= 1
        node = stack.pop()
        if isinstance(node, dict):
            yield node
            stack.extend(part for part in reversed(node.values()) if isinstance(part, dict | list))
        elif isinstance(node, list):
            stack.extend(part for part in reversed(node) if isinstance(part, dict | list))


def _lines(value: Any, depth: int) -> Iterator[str]:
    """The text of a body, in its order: a string of HTML or plain text, a list of pieces, or pieces within pieces."""
    if depth == 0:
        return
    if isinstance(value, str):
        yield from html_lines(value)
    elif isinstance(value, list):
        inline = [
            part
            for part in value
            if isinstance(part, dict) and set(part) & {"text", "value"} and _type(part) in ("text", "link", "")
        ]
        if (
            inline
            and len(inline) == len(value)
            and any(_type(part) in ("text", "") for part in inline)
            and _is_inline(inline)
        ):
            yield from html_lines("".join(str(part.get("text") or part.get("value") or "") for part in inline))
            return
        for part in value:
            yield from _lines(part, depth - 1)
    elif isinstance(value, dict):
        kind = _type(value)
        if kind and not _KEPT_TYPES.fullmatch(kind):
            return
        for key, part in value.items():
            told = isinstance(part, list | dict) or (key in _PROSE_KEYS and isinstance(part, str))
            if told and key not in _MARKS and not _FOREIGN.fullmatch(key.strip("_")):
                yield from _lines(part, depth - 1)


_MARKS = frozenset(("type", "_type", "__typename", "_id", "key", "lang"))
_PROSE_KEYS = frozenset(
    ("content", "text", "html", "body", "value", "paragraph", "data", "markup", "children", "rendered")
)


def _is_inline(parts: list[dict[str, Any]]) -> bool:
    """Whether pieces of text are runs of one paragraph: some of them begin or end within a sentence."""
    texts = [str(part.get("text") or part.get("value") or "") for part in parts]
    return any(text[:1] in " ,.;:" or text[-1:] == " " for text in texts if text)


def _type(node: Mapping[str, Any]) -> str:
    kind = node.get("type") or node.get("_type") or node.get("__typename") or ""
    return kind if isinstance(kind, str) else ""


def _title(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("basic") or value.get("default") or value.get("rendered") or value.get("text")
    return " ".join(value.split()) if isinstance(value, str) and value.strip() else None


def _string(node: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = node.get(key)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return None


def _people(node: Mapping[str, Any]) -> tuple[str, ...]:
    for key in _SIGNED:
        value = node.get(key)
        if isinstance(value, dict) and isinstance(value.get("by"), list):
            value = value["by"]
        if found := names(value):
            return found
    return ()
