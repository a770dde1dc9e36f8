"""How much of a page was taken out rightly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.pages.generate import KEPT_APART, Sample, draw_pages
from dragoman.ingest.page import Page, read_page
from dragoman.model.errors import IngestError

RIGHT = 0.98
"""F1 of words from which a text counts as right: one short sentence lost or strange in an article of a page."""

_WORD = re.compile(r"\w+")
FIELDS = ("date", "updated", "title", "outlet", "byline", "address", "stub")


@dataclass(frozen=True, slots=True)
class Score:
    """One page: F1 of its words, whether it is the same line for line, and which fields are right (None: not asked)."""

    layout: str
    name: str
    f1: float
    exact: bool
    fields: Mapping[str, bool | None]
    fault: str | None = None

    @property
    def is_right(self) -> bool:
        """Whether text and day are."""
        return self.f1 >= RIGHT and self.fields["date"] is not False


def score_page(sample: Sample) -> Score:
    """The page read and held against what is right."""
    right = sample.right
    try:
        page = read_page(sample.data)
    except IngestError as error:
        return Score(sample.layout, sample.name, 0.0, False, dict.fromkeys(FIELDS, False), error.problem)
    lines = tuple(" ".join(line.split()) for line in right.lines)
    fields = {
        "date": page.published == right.published,
        "updated": page.updated == right.updated if right.updated else None,
        "title": page.title == right.title if right.title else None,
        "outlet": page.source == right.outlet if right.outlet else None,
        "byline": page.byline == right.byline if right.byline else None,
        "address": page.url == right.url if right.url else None,
        "stub": _is_stub(page) == right.stub,
    }
    return Score(
        sample.layout, sample.name, word_f1(page.text, "\n".join(lines)), tuple(page.text.splitlines()) == lines, fields
    )


def page_figures(count: int = 330, seed: int = 1) -> dict[str, float]:
    """The shares of pages whose text and day are right, of all layouts and of those kept apart, and the F1 of words."""
    scores = [score_page(sample) for sample in draw_pages(count, seed)]
    apart = [score for score in scores if score.layout in KEPT_APART]
    return {
        "text and day right": round(sum(score.is_right for score in scores) / len(scores), 4),
        "kept apart": round(sum(score.is_right for score in apart) / len(apart), 4),
        "words F1": round(sum(score.f1 for score in scores) / len(scores), 4),
    }


def _is_stub(page: Page) -> bool:
    return any("only the beginning" in warning for warning in page.warnings)


def word_f1(found: str, right: str) -> float:
    """F1 of the words of two texts as bags."""
    ours, theirs = Counter(_WORD.findall(found)), Counter(_WORD.findall(right))
    both = sum((ours & theirs).values())
    return 2 * both / (sum(ours.values()) + sum(theirs.values())) if both else 0.0


def table(scores: Sequence[Score], layouts: Iterable[str]) -> str:
    """One line a layout, one for all."""
    head = (
        f"{'layout':16}{'pages':>6}{'F1':>7}{'right':>7}{'exact':>7}"
        + "".join(f"{field:>9}" for field in FIELDS)
        + f"{'both':>7}"
    )
    rows = [_row(layout, [score for score in scores if score.layout == layout]) for layout in layouts]
    return "\n".join([head, *rows, _row("all", scores)])


def _row(name: str, scores: Sequence[Score]) -> str:
    if not scores:
        return f"{name:16}{0:>6}"
    told = f"{name:16}{len(scores):>6}{sum(score.f1 for score in scores) / len(scores):>7.3f}"
    told += f"{_share([score.f1 >= RIGHT for score in scores]):>7}{_share([score.exact for score in scores]):>7}"
    for field in FIELDS:
        asked = [value for score in scores if (value := score.fields[field]) is not None]
        told += f"{_share(asked):>9}"
    return told + f"{_share([score.is_right for score in scores]):>7}"


def _share(values: Sequence[bool]) -> str:
    return f"{100 * sum(values) / len(values):.1f}" if values else "-"
