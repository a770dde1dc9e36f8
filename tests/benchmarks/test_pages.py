"""Pages in the layouts of news sites are read rightly: a small sample of ``benchmarks.pages``."""

from __future__ import annotations

import pytest

from benchmarks.pages.generate import DEVELOPED, LAYOUTS, Sample, draw_pages
from benchmarks.pages.scoring import RIGHT, score_page, word_f1

SAMPLES = list(draw_pages(2 * len(LAYOUTS), seed=11))


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample.name for sample in SAMPLES])
def test_a_page_is_read(sample: Sample) -> None:
    """Nothing is raised, most of the words are there, and hardly any others."""
    score = score_page(sample)
    assert score.fault is None
    assert score.f1 >= (RIGHT if sample.layout in DEVELOPED else 0.9)


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s.layout in DEVELOPED], ids=lambda sample: sample.name)
def test_its_fields_are_right(sample: Sample) -> None:
    """Day, change, headline, outlet, names, address, and whether it is a beginning only."""
    assert [field for field, value in score_page(sample).fields.items() if value is False] == []


def test_the_same_seed_draws_the_same_pages() -> None:
    """Byte for byte."""
    assert [sample.data for sample in draw_pages(8, seed=3)] == [sample.data for sample in draw_pages(8, seed=3)]


def test_words_are_counted_as_bags() -> None:
    """A strange word and a lost one weigh alike."""
    assert word_f1("they met here", "they met there") == pytest.approx(2 / 3)
