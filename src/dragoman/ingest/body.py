"""Which blocks of a page are the article, and which of their lines are its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from dragoman.ingest.blocks import Block, Blocks, Container
from dragoman.ingest.pagewords import begins, kind_of, says
from dragoman.ingest.stamp import is_day_line, read_stamp

_NEARNESS = (1.0, 0.8, 0.55, 0.4, 0.3, 0.2)
"""How much a paragraph speaks for the container it stands in, the one around it, and so on."""

_NAMED, _HEADED, _ABOVE = 3.0, 1.4, 0.5
_PART, _SMALL_PART = 0.3, 0.05
"""Of the words found so far, what further containers must add to be parts of the same body; less where they bear its name."""
_MOST = 0.7
_ENOUGH = 25
_COMPARED = 60_000  # characters of an article in which pull quotes are looked for
_SHORT = 24
_LONG_HEADING = 9  # words from which a heading above the first paragraph is a standfirst
_LABEL = 14
_WORD = re.compile(r"\w+")
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*\(?[A-Za-z]{0,5}(?:\s*[+-]\d{1,2})?\)?", re.IGNORECASE
)
_AGO = re.compile(r"(?:about )?(?:\d+|an?) (?:min(?:ute)?|hour|hr|day|week|month)s? ago", re.IGNORECASE)
_COMMENTS = re.compile(
    r"(?:\d+\s+)?(?:readers?['’]?s?['’]?\s+)?(?:comments?|thoughts|responses|replies|reactions)(?:\s+(?:on|to)\s.*|\s*\(\d+\))?"
    r"|(?:leave|post|write|add) a (?:comment|reply)|join the (?:conversation|discussion)|have your say",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"—\s*[^—\n]{1,60}\(@\w{1,30}\)")
_COUNTED = re.compile(
    r"\d+ (?:comments?|shares?|likes?|views?|min(?:ute)?s? read|replies)|page \d+ of \d+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Story:
    """The text of an article as found in its page.

    Attributes:
        lines: Its paragraphs, headings and list items.
        first: Number of the block of its first line, the number of blocks where it has none.
        last: Number of the block after its last.
        notes: Corrections and editors' notes that stood in it, left out of the lines.
        gated: Whether something stands in or under it that asks for a subscription.
    """

    lines: tuple[str, ...]
    first: int
    last: int
    notes: tuple[str, ...] = ()
    gated: bool = False

    @property
    def words(self) -> int:
        """Words between blanks."""
        return sum(line.count(" ") + 1 for line in self.lines)


def find_body(tree: Any) -> Any:
    """The element that by its names is the article's text; of several the one with most of it, None where there is none."""
    from lxml import etree  # type: ignore[import-untyped]

    best, most = None, _ENOUGH * 4
    told, starts = 0, []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            starts.append(told)
            told += len(element.text or "") if element.tag in ("p", "div", "td") else 0
            continue
        size = told - starts.pop()
        if element.tag != "a" and element.getparent() is not None and element.getparent().tag in ("p", "div", "td"):
            told += len(element.tail or "")
        if size > most and element.attrib and element.tag not in ("html", "body"):
            kind = kind_of(element)
            if kind.body and not kind.clutter:
                best, most = element, size
    return best


def find_story(page: Blocks, titles: Iterable[str] = (), people: Iterable[str] = (), live: bool = False) -> Story:
    """The article of a page.

    The container is the one that most prose stands near, where names and the headline speak for it; the parts of a body
    that a page cut into pieces are joined. Out of its blocks go lists of links, labels, what repeats the headline,
    signatures, pull quotes (told twice), notes and the lines of ``page_words.toml``.

    Args:
        titles: The headline, in every form that is known.
        people: Who signed it.
        live: It is a live blog, whose posts may have headings of the first level.
    """
    page = without_boxes(page)
    ranges = _ranges(page) if live else _of_headline(page, _ranges(page))
    if not ranges:
        return Story((), len(page.blocks), len(page.blocks))
    numbers = _before_comments(page, [number for first, last in ranges for number in range(first, last)])
    blocks = [page.blocks[number] for number in numbers]
    after = page.blocks[ranges[-1][1] : ranges[-1][1] + 6]
    gated = any(block.words < 80 and says("gates", block.text) for block in (*blocks, *after))
    posts = _foreign_posts(page, numbers)
    kept = [
        n
        for n, block in zip(numbers, blocks, strict=True)
        if not (block.clutter or block.frame) and block.linked <= 0.7 and n not in posts
    ]
    notes = tuple(block.text for block in blocks if not block.clutter and begins("notes", block.text))
    lines = _Lines(page, [page.blocks[number] for number in kept], titles, people)
    told = [kept[at] for at in lines.told()]
    first, end = (told[0], told[-1] + 1) if told else ranges[0]
    return Story(tuple(page.blocks[number].text for number in told), first, end, notes, gated)


def without_boxes(page: Blocks) -> Blocks:
    """The page with every box that a heading such as "More stories" or "Comments" opens marked as clutter.

    A box with the headline in it, or with half the prose of a page without one, is the article's own container and stays.
    """
    boxes = sorted(set(_boxes(page)))
    if not boxes:
        return page
    blocks, end = list(page.blocks), 0
    for first, last in boxes:
        for at in range(max(first, end), last):
            blocks[at] = replace(blocks[at], clutter=True)
        end = max(end, last)
    return replace(page, blocks=tuple(blocks))


def _boxes(page: Blocks) -> Iterator[tuple[int, int]]:
    words = [0, *accumulate(block.words if block.is_prose else 0 for block in page.blocks)]
    for at, block in enumerate(page.blocks):
        if at == page.headline or not (_opens_comments(block) or (_is_label(block) and begins("heads", block.text))):
            continue
        box = page.containers[page.containers[block.container].parent if block.is_heading else block.container]
        if at - box.first > 4 or not all(
            page.blocks[n].is_heading or page.blocks[n].words < 4 for n in range(box.first, at)
        ):
            continue
        mine = page.headline is not None and box.first <= page.headline < box.last
        if not mine and (page.headline is not None or 2 * _count(box, words) < words[-1]) and not box.kind.body:
            yield box.first, box.last


def _is_label(block: Block) -> bool:
    """Whether a block may head a box: short, and set apart from paragraphs."""
    return block.words <= 7 and (block.is_heading or block.bold or block.tag not in ("p", "li"))


def _opens_comments(block: Block) -> bool:
    return _is_label(block) and _COMMENTS.fullmatch(block.text.strip(" .:!|")) is not None


def _before_comments(page: Blocks, numbers: list[int]) -> list[int]:
    """The blocks up to where readers begin to speak, if the article has been told by then."""
    words = 0
    for place, number in enumerate(numbers):
        block = page.blocks[number]
        if words >= _ENOUGH and _opens_comments(block):
            return numbers[:place]
        words += block.words if block.is_prose else 0
    return numbers


def _foreign_posts(page: Blocks, numbers: Sequence[int]) -> set[int]:
    """Posts of others shown within: a quotation that ends in "— Jane Roe (@jane) May 5, 2024"."""
    found: set[int] = set()
    for number in numbers:
        block = page.blocks[number]
        if not (block.quoted or block.words <= 40) or not _HANDLE.search(block.text):
            continue
        found.add(number)
        while number > 0 and page.blocks[number - 1].quoted and page.blocks[number].quoted:
            number -= 1
            found.add(number)
    return found


def _ranges(page: Blocks) -> list[tuple[int, int]]:
    """The blocks of the container that is the article, and of those that go on with it."""
    scores = _scores(page)
    if not scores:
        return []
    words = [0, *accumulate(block.words if block.is_prose else 0 for block in page.blocks)]
    best = max(scores, key=lambda number: (scores[number], -number))
    best = _widened(page.containers, best, words)
    chosen = page.containers[_narrowed(page.containers, best, words)]
    return _joined(page, chosen, words)


def _of_headline(page: Blocks, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The blocks up to the headline of another article, which some pages load below the one that was asked for."""
    if page.headline is None or not ranges or page.headline >= ranges[-1][1]:
        return ranges
    start = max(page.headline + 1, ranges[0][0] + 1)
    other = (at for at in range(start, ranges[-1][1]) if page.blocks[at].tag == "h1" and not page.blocks[at].clutter)
    end = next(other, ranges[-1][1])
    return [(first, min(last, end)) for first, last in ranges if first < end]


def _scores(page: Blocks) -> dict[int, float]:
    scores: dict[int, float] = {}
    for block in page.blocks:
        if not block.is_prose:
            continue
        number = block.container
        for share in _NEARNESS:
            if number < 0:
                break
            scores[number] = scores.get(number, 0.0) + share * block.words
            number = page.containers[number].parent
    for number in scores:
        container = page.containers[number]
        scores[number] *= _NAMED if container.kind.body and not container.kind.clutter else 1.0
        scores[number] *= _standing(page, container)
    return scores


def _standing(page: Blocks, container: Container) -> float:
    """More for what stands in one article with the headline, less for what ends above it."""
    if page.headline is None:
        return 1.0
    if container.last <= page.headline:
        return _ABOVE
    around = container
    while around.parent >= 0 and around.tag not in ("article", "main"):
        around = page.containers[around.parent]
    named = around.tag in ("article", "main")
    return _HEADED if named and around.first <= page.headline < around.last else 1.0


def _widened(containers: Sequence[Container], number: int, words: Sequence[int]) -> int:
    """The container around, where it adds a good part of prose in pieces of the same shape: a body cut into parts."""
    best = at = number
    for _ in range(6):
        own = containers[at]
        if own.parent < 0 or containers[own.parent].tag in ("html", "body"):
            break
        told, around = _count(own, words), containers[own.parent]
        more = _count(around, words) - told
        at = around.number
        if more < 12:
            continue
        alike = sum(
            _count(each, words) for each in containers if each.parent == around.number and each.shape == own.shape
        )
        named = own.shape != f"{own.tag} "
        if more < (_SMALL_PART if named else _PART) * told or alike - told < 0.5 * more:
            break
        best = at
    return best


def _narrowed(containers: Sequence[Container], number: int, words: Sequence[int]) -> int:
    """The list of posts within, where three ``article`` elements or more tell most of it: what stands above is an introduction."""
    own = containers[number]
    told: dict[int, list[int]] = {}
    for each in containers:
        if each.tag == "article" and own.first <= each.first and each.last <= own.last and each.parent != number:
            told.setdefault(each.parent, []).append(_count(each, words))
    for parent, counts in told.items():
        inside = own.first <= containers[parent].first and containers[parent].last <= own.last
        if inside and len(counts) >= 3 and sum(counts) >= _MOST * _count(own, words):
            return parent
    return number


def _joined(page: Blocks, chosen: Container, words: Sequence[int]) -> list[tuple[int, int]]:
    """The chosen container and those of the same shape elsewhere, where its name says that they are the body too.

    Parts that stand each in a wrapper of its own are posts of a live blog: then the wrappers are taken, with the posts'
    headings. Where the headline stands in one ``article`` with the chosen container, nothing outside that is joined.
    """
    containers = page.containers
    if not chosen.kind.body:
        return [(chosen.first, chosen.last)]
    home = _article_of(containers, chosen)
    bound = page.headline is not None and home.tag == "article" and home.first <= page.headline < home.last
    parts: list[Container] = []
    for each in containers:
        if each.shape != chosen.shape or not _count(each, words) or (bound and _article_of(containers, each) != home):
            continue
        if not parts or each.first >= parts[-1].last:
            parts.append(each)
    around = [containers[part.parent] for part in parts if part.parent >= 0]
    if (
        len(parts) > 1
        and len({each.number for each in around}) == len(parts)
        and len({each.shape for each in around}) == 1
    ):
        parts = around
    return [(part.first, part.last) for part in parts] or [(chosen.first, chosen.last)]


def _article_of(containers: Sequence[Container], container: Container) -> Container:
    while container.parent >= 0 and container.tag != "article":
        container = containers[container.parent]
    return container


def _count(container: Container, words: Sequence[int]) -> int:
    return words[container.last] - words[container.first]


class _Lines:
    """The lines of the chosen blocks."""

    def __init__(self, page: Blocks, blocks: Sequence[Block], titles: Iterable[str], people: Iterable[str]) -> None:
        self.blocks = blocks
        self.titles = {_plain(title) for title in titles}
        self.people = [_plain(name) for name in people]
        homes = Counter(block.container for block in blocks if block.is_prose)
        self.home = max(homes, key=lambda number: (homes[number], -number), default=-1)
        self.containers = page.containers
        ways = Counter(self._way(block) for block in blocks if block.is_prose)
        self.way = max(ways, key=lambda way: (ways[way], way), default=(-1, ""))
        self.prose = [block.is_prose or self._is_curt(block) for block in blocks]
        self.told_once: set[str] = set()
        self.compared = 0

    def told(self) -> Iterator[int]:
        """Which of the blocks are lines of the text."""
        first = next((at for at, prose in enumerate(self.prose) if prose), len(self.prose))
        last = next((at for at in range(len(self.prose) - 1, -1, -1) if self.prose[at]), -1)
        whole = " ".join(_plain(block.text) for block in self.blocks if block.is_prose and not block.quoted)[:_COMPARED]
        for at, block in enumerate(self.blocks):
            plain = _plain(block.text)
            if not plain or plain in self.titles or plain in self.people or self._is_noise(block):
                continue
            if at > last or (at < first and not (block.is_heading and block.words <= _LONG_HEADING)):
                continue
            if block.is_heading and not self._leads(at):
                continue
            if self._is_repeated(block, plain, whole) or self._is_portrait(at, last, plain):
                continue
            yield at

    def _way(self, block: Block) -> tuple[int, str]:
        """How a block stands in the article: what holds it, and its own tag and class."""
        own = self.containers[block.container]
        return own.parent, own.shape

    def _is_curt(self, block: Block) -> bool:
        """A sentence of two or three words among others that are parted by line breaks or set in elements like theirs."""
        return (
            self._way(block) == self.way
            and not block.is_heading
            and block.words >= 2
            and block.text.endswith((".", "!", "?", "”"))
        )

    def _is_noise(self, block: Block) -> bool:
        text = block.text
        if block.words <= _SHORT and begins("begins", text) and not (block.is_prose and block.words > _LABEL):
            return True
        if begins("notes", text) or (block.words <= 40 and begins("credits", text)):
            return True
        if block.words <= 60 and says("gates", text) and not text.startswith(('"', "“")):
            return True
        if any(pattern.fullmatch(text.strip(" .|·•-–—")) for pattern in (_CLOCK, _AGO, _COUNTED)):
            return True
        if block.words <= 40 and says("pleas", text) and not text.startswith(('"', "“")):
            return True
        if block.words <= _LABEL and (is_day_line(text) or (begins("signed", text) and read_stamp(text))):
            return True
        loose = block.tag not in ("p", "li", "blockquote", "pre") and not block.is_heading and not block.bold
        return (
            loose and block.container != self.home and block.words <= 8 and not (block.is_prose or self._is_curt(block))
        )

    def _leads(self, at: int) -> bool:
        """Whether prose follows a heading before the next of its level."""
        for block, prose in zip(self.blocks[at + 1 :], self.prose[at + 1 :], strict=True):
            if prose or block.tag == "li":
                return True
            if block.is_heading and block.tag <= self.blocks[at].tag:
                return False
        return False

    def _is_repeated(self, block: Block, plain: str, whole: str) -> bool:
        """Whether it was told before: a long paragraph twice, or a pull quote of the article's own words."""
        if block.words >= 8 and block.is_prose:
            if plain in self.told_once:
                return True
            self.told_once.add(plain)
        loose = block.quoted or block.is_heading or block.tag not in ("p", "li", "pre")
        self.compared += loose
        return bool(loose) and self.compared <= _SHORT * 10 and 5 <= block.words <= 60 and _inside(plain, whole, block)

    def _is_portrait(self, at: int, last: int, plain: str) -> bool:
        """Whether it is the line on its writer at the end: "Jane Roe is our correspondent in ..."."""
        if at < last - 2 or len(self.blocks) < 3:
            return False
        return any(
            name and re.match(rf"{re.escape(name)} (?:is|has been|writes|reports|covers|joined|was)\b", plain)
            for name in self.people
        )


def _inside(plain: str, whole: str, block: Block) -> bool:
    """Whether words stand in the article's own prose, once more than the block itself does where it is prose."""
    own = 1 if block.is_prose and not block.quoted else 0
    return whole.count(plain) > own


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
