"""What all tests share: the parser, loaded once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.model.document import Document
from dragoman.reading.parse import Parser, load_parser
from dragoman.reading.reader import Knowledge, Reader


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The shipped English model."""
    return load_parser()


@pytest.fixture(scope="session")
def reader(parser: Parser) -> Reader:
    """The whole reader, its knowledge loaded once."""
    return Reader(parser, Knowledge.load())


@pytest.fixture
def article() -> Callable[..., Document]:
    """Makes a document of one text, with a day of publication as ISO text."""

    def make(text: str, published: str | None = None) -> Document:
        return Document("test", text, date.fromisoformat(published) if published else None, language="en")

    return make
