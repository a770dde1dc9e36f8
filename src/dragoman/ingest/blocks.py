"""A page as the blocks of text that a reader sees one below the other, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from dragoman.ingest.pagewords import Kind, kind_of

_UNREAD = frozenset(
    "script style noscript template svg math iframe object embed select option textarea button head title canvas audio video map"
    " datalist progress meter amp-ad amp-sidebar amp-consent amp-embed amp-analytics amp-sticky-ad amp-state amp-img amp-video"
    " amp-user-notification amp-geo amp-animation amp-social-share amp-web-push amp-lightbox amp-iframe amp-script"
    " amp-twitter amp-instagram amp-facebook amp-youtube".split()
)
_CLUTTER = frozenset("nav aside menu dialog amp-recommended-box amp-next-page".split())
_FRAME = frozenset("address figure figcaption header footer form amp-carousel label legend caption".split())
_ROLES = frozenset(
    "navigation complementary contentinfo search dialog banner alertdialog menu menubar tablist toolbar".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul label legend"
    " caption amp-accordion amp-carousel amp-story-page".split()
)
_DRAWN = frozenset("svg math select option button object canvas map".split())
_WHOLE = frozenset("table h1 h2 article main".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_PLAIN = Kind(body=False, post=False, clutter=False, never=False, frame=False, dated=False, signed=False)
_ENDS = (".", "!", "?", "…", '"', "”", "’", ":", ";")
_NO_CONTAINER = -1
_STAMPS = (
    "datetime",
    "content",
    "data-timestamp",
    "data-datetime",
    "data-date",
    "data-published",
    "data-time",
    "data-utc",
)
_STAMPED = frozenset(_STAMPS) - {"content"}
_INVISIBLE = dict.fromkeys(
    map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
"""Soft hyphens, characters without width and marks of direction: they part words where no reader sees a gap."""
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")


@dataclass(frozen=True, slots=True)
class Container:
    """A block-level element and the blocks in it, ``first`` included, ``last`` not.

    Attributes:
        parent: Number of the container around it, -1 for the outermost.
        shape: Tag and class: equal for the parts of one body.
    """

    number: int
    parent: int
    first: int
    last: int
    tag: str
    shape: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or cell.

    Attributes:
        text: Single blanks, no line ends.
        linked: Share of its characters that are links.
        container: Number of the container that it stands in.
        clutter: Stands in a part that is never the article's.
        frame: Stands in a caption, signature, notice or the like.
        quoted: Stands in a block quotation.
        bold: All of it is bold.
        words: Words between blanks.
        told: By its words, tag and links it reads like part of a story and not like a label or a list of links.
    """

    text: str
    tag: str
    linked: float
    container: int
    clutter: bool
    frame: bool
    quoted: bool
    bold: bool
    dated: bool
    signed: bool
    words: int
    told: bool

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading by its tag."""
        return self.tag in _HEADINGS

    @property
    def is_prose(self) -> bool:
        """Whether it reads like part of a story and stands where one is told."""
        return self.told and not self.clutter and not self.frame


@dataclass(frozen=True, slots=True)
class Mark:
    """A ``time`` element: what it says to machines and to readers, and before which block's end it stands."""

    block: int
    datetime: str
    text: str
    names: str
    clutter: bool


@dataclass(frozen=True, slots=True)
class Blocks:
    """A page's blocks, containers and time elements, each in document order; ``headline`` is the block of the title."""

    blocks: tuple[Block, ...]
    containers: tuple[Container, ...]
    marks: tuple[Mark, ...]
    headline: int | None


@dataclass(slots=True)
class _Place:
    """What holds for the text of an open element."""

    tag: str
    container: int
    clutter: bool = False
    frame: bool = False
    quoted: bool = False
    linked: bool = False
    bold: bool = False
    body: bool = False
    article: bool = False
    dated: bool = False
    signed: bool = False


def read_blocks(tree: Any, headline: Any, body: Any, strict: bool = True) -> Blocks:
    """The blocks of a page.

    Args:
        headline: The element of the title or None; what it stands in is no clutter.
        body: The element that most looks like the article's text or None; what it stands in is no clutter.
        strict: Whether names tell clutter; without, only tags do.
    """
    return _Walk(tree, headline, body, strict).walked()


@dataclass(slots=True)
class _Open:
    """A container whose end has not come yet."""

    number: int
    parent: int
    first: int
    tag: str
    shape: str
    kind: Kind


class _Walk:
    """One pass over the tree."""

    def __init__(self, tree: Any, headline: Any, body: Any, strict: bool) -> None:
        self.tree, self.strict, self.headline = tree, strict, headline
        self.kept = {*_with_ancestors(headline), *_with_ancestors(body)}
        self.blocks: list[Block] = []
        self.done: dict[int, Container] = {}
        self.open: list[_Open] = []
        self.places: list[_Place] = []
        self.marks: list[Mark] = []
        self.parts: list[tuple[str, _Place]] = []
        self.breaks = 0
        self.title: int | None = None
        self.number = 0

    def walked(self) -> Blocks:
        from lxml import etree  # type: ignore[import-untyped]

        walk = etree.iterwalk(self.tree, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._leave(element)
            elif not isinstance(element.tag, str) or (element.tag in _UNREAD and not _is_unclosed(element)):
                self.places.append(_Place("", _NO_CONTAINER, clutter=True))
                walk.skip_subtree()
            else:
                self._enter(element)
        self._flush()
        containers = tuple(self.done[number] for number in sorted(self.done))
        return Blocks(tuple(self.blocks), containers, tuple(self.marks), self.title)

    def _enter(self, element: Any) -> None:
        tag = element.tag
        if tag == "br":
            self._break()
        kind = kind_of(element) if element.attrib else _PLAIN
        block = tag in _BLOCKS
        if block:
            self._flush()
            around = (each.number for each in reversed(self.open) if each.tag != "p")  # no paragraph holds another
            parent = next(around, _NO_CONTAINER)
            shape = f"{tag} {element.get('class') or ''}"
            self.open.append(_Open(self.number, parent, len(self.blocks), tag, shape, kind))
            self.number += 1
        if element is self.headline:
            self.title = len(self.blocks)
        self.places.append(self._place(element, kind, block))
        if tag == "time" or (element.attrib and _STAMPED.intersection(element.keys())):
            self.marks.append(_mark(element, len(self.blocks), self.places[-1].clutter))
        if element.text:
            self._say(element.text, self.places[-1])

    def _leave(self, element: Any) -> None:
        if isinstance(element.tag, str) and element.tag in _BLOCKS and element.tag not in _UNREAD:
            self._flush()
            last = self.open.pop()
            self.done[last.number] = Container(
                last.number, last.parent, last.first, len(self.blocks), last.tag, last.shape, last.kind
            )
        self.places.pop()
        if element.tail and self.places:
            self._say(element.tail, self.places[-1])

    def _place(self, element: Any, kind: Kind, block: bool) -> _Place:
        tag = element.tag
        around = self.places[-1] if self.places else _Place("html", _NO_CONTAINER)
        body = around.body or kind.body
        kept = element in self.kept or tag in ("html", "body", "main")
        strange = not kept and (self._is_clutter(element, kind, body) or (tag == "footer" and not around.article))
        framed = not kept and block and (_is_frame(element) or (self.strict and kind.frame))
        return _Place(
            tag=tag if block else around.tag,
            container=self.open[-1].number if block else around.container,
            clutter=around.clutter or strange,
            frame=around.frame or framed,
            quoted=around.quoted or tag == "blockquote",
            linked=around.linked or tag == "a",
            bold=around.bold or tag in ("b", "strong"),
            body=body,
            article=around.article or tag == "article",
            dated=around.dated or kind.dated,
            signed=around.signed or kind.signed,
        )

    def _is_clutter(self, element: Any, kind: Kind, body: bool) -> bool:
        if element.tag in _CLUTTER or (element.get("role") or "").lower() in _ROLES:
            return True
        if kind.never or (self.strict and kind.clutter and not kind.post):
            return True
        return not body and _is_hidden(element)

    def _say(self, text: str, place: _Place) -> None:
        if text.strip():
            self.breaks = 0
        self.parts.append((text, place))

    def _break(self) -> None:
        """Two line breaks, or one at the end of a sentence, part paragraphs."""
        self.breaks += 1
        told = next((text.rstrip() for text, _ in reversed(self.parts) if text.strip()), "")
        if self.breaks >= 2 or told.endswith(_ENDS):
            self._flush()
        else:
            self.parts.append((" ", self.places[-1]))

    def _flush(self) -> None:
        parts, self.parts = self.parts, []
        if not any(text.strip() for text, _ in parts):
            return
        own = [(text, place) for text, place in parts if not place.clutter] or parts
        told = "".join(text for text, _ in own)
        pieces = _BLANK_LINE.split(told) if own[0][1].tag == "pre" else [told]
        for piece in pieces:
            if text := " ".join(piece.translate(_INVISIBLE).split()):
                self.blocks.append(_block(text, own))


def _block(text: str, parts: list[tuple[str, _Place]]) -> Block:
    told = [(len(part.strip()), place) for part, place in parts if part.strip()]
    size = sum(length for length, _ in told)
    place = told[0][1]
    linked = sum(length for length, where in told if where.linked) / size
    words = text.count(" ") + 1
    prose = words >= 25 or (words >= (2 if place.tag == "p" else 4) and text.endswith(_ENDS))
    return Block(
        text=text,
        tag=place.tag,
        linked=linked,
        container=place.container,
        clutter=place.clutter,
        frame=place.frame,
        quoted=place.quoted,
        bold=all(where.bold for _, where in told),
        dated=any(where.dated for _, where in told),
        signed=any(where.signed for _, where in told),
        words=words,
        told=prose and place.tag not in _HEADINGS and linked <= 0.6,
    )


def _mark(element: Any, block: int, clutter: bool) -> Mark:
    names = [element.get(name) or "" for name in ("class", "itemprop", "property")]
    names += ["pubdate"] if element.get("pubdate") is not None else []
    told = " ".join("".join(element.itertext())[:200].split())
    stamp = next((element.get(key) for key in _STAMPS if element.get(key)), "")
    return Mark(block, stamp[:60], told, " ".join(names).lower(), clutter)


def _is_unclosed(element: Any) -> bool:
    """Whether a drawing or the like never ended, so that the parser put the rest of the page into it."""
    return element.tag in _DRAWN and element.find(".//p") is not None


def _is_frame(element: Any) -> bool:
    """Whether a tag by itself says frame; some systems put the whole page into one form."""
    if element.tag == "form":
        return not any(part.tag in _WHOLE for part in islice(element.iter(), 1_000))
    return element.tag in _FRAME


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def _with_ancestors(element: Any) -> Iterator[Any]:
    if element is not None:
        yield element
        yield from element.iterancestors()
