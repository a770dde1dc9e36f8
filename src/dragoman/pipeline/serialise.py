"""A reading as lines of JSON, and as the Python user holds it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields

from dragoman.model.mention import Reading
from dragoman.model.plain import Plain, plain_objects


class ArticleReading(Reading):
    """What one article tells, as ``dragoman.read`` gives it: a ``Reading`` that can be written out."""

    __slots__ = ()

    @classmethod
    def of(cls, reading: Reading) -> ArticleReading:
        """The same reading with the ways out."""
        if isinstance(reading, cls):
            return reading
        return cls(**{field.name: getattr(reading, field.name) for field in fields(Reading)})

    def to_dicts(self) -> list[Plain]:
        """The objects of ``dragoman read --to jsonl``, in its order."""
        return list(plain_objects(self))

    def to_jsonl(self) -> str:
        """The lines of ``dragoman read --to jsonl``."""
        return "".join(json_lines(plain_objects(self)))


def json_lines(objects: Iterable[Plain]) -> Iterator[str]:
    """One line an object, keys in the order they stand, characters as they are, no spaces that carry nothing."""
    for plain in objects:
        yield json.dumps(plain, ensure_ascii=False, separators=(", ", ": ")) + "\n"
