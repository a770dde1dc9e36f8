"""The demonstration, on samples of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.model.errors import DragomanError
from dragoman.pipeline import desk
from dragoman.terminal.demo import show_demo
from tests.fake_reader import load_fake

SAMPLE = "OSLO, May 15, 2025 — Norway invited Sweden on Wednesday, and the two of them said that they would meet again."


def test_it_reads_shows_and_says_what_to_type_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Events, timeline, an explained event, commands."""
    monkeypatch.setattr(desk.ReaderSettings, "__call__", lambda _: load_fake())
    monkeypatch.setattr(desk, "_loaded", {})
    monkeypatch.setattr("dragoman.pipeline.explain.explain", lambda *_: ["the reasons"])
    (tmp_path / "samples").mkdir()
    (tmp_path / "samples" / "a.txt").write_text(SAMPLE)
    said: list[str] = []
    show_demo(tmp_path / "record", said.append, tmp_path / "samples")
    told = "\n".join(said)
    assert all(words in told for words in ("Read 1 sample", "timeline", "the reasons", "Now try:", "--record"))


def test_missing_samples_are_told(tmp_path: Path) -> None:
    """An installation without them is broken."""
    with pytest.raises(DragomanError, match="sample articles are missing"):
        show_demo(tmp_path / "record", lambda _: None, tmp_path)
