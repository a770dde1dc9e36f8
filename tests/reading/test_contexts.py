"""What a paragraph is about, by the words of contexts.toml; each entry's own examples are run."""

from __future__ import annotations

import pytest

from dragoman.knowledge.contextrules import ContextRules
from dragoman.knowledge.files import KnowledgeFiles
from dragoman.model.document import Document
from dragoman.reading.contexts import contexts_of
from dragoman.reading.parse import Parser
from dragoman.reading.reader import Reader

FILES = KnowledgeFiles(None)
RULES = ContextRules.load(FILES)
ENTRIES = FILES.entries("en/contexts.toml", "context")


def about(parser: Parser, text: str) -> set[str]:
    return set().union(*contexts_of(parser.parse(Document("test", text, None)), RULES).values())


def test_there_are_the_thirty_seven_of_plover() -> None:
    assert len(RULES.names) == len(set(RULES.names)) == 37


@pytest.mark.parametrize("name", RULES.names)
def test_an_example_has_its_context_and_a_near_miss_has_not(parser: Parser, name: str) -> None:
    (entry,) = [e for e in ENTRIES if e.text("id") == name]
    assert all(name in about(parser, t) for t in entry.texts("examples"))
    assert not any(name in about(parser, t) for t in entry.texts("not"))


def test_one_weak_word_proves_nothing(parser: Parser) -> None:
    assert "military" not in about(parser, "The general retired.")


def test_two_weak_words_prove_a_context(parser: Parser) -> None:
    assert "military" in about(parser, "The general spoke to his troops.")


def test_an_event_has_the_contexts_of_its_paragraph(reader: Reader) -> None:
    text = "Norway condemned the troll farm."
    assert reader.read(Document("test", text, None)).events[0].contexts == ("misinformation",)
