"""Dragoman reads the news of a conflict and keeps its record: who did what to whom, when, where, whether it happened.

    import dragoman

    reading = dragoman.read(text, published="2025-05-15")
    for event in reading.events:
        print(event.type, event.status, event.span.of(text))

    record = dragoman.open("record")
    record.add(["articles/"])
    record.events(actor="RUS", since="2025-03-01").df()

What a name needs is loaded when the name is first used, so that importing this costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.model.document import Document
    from dragoman.model.errors import DragomanError
    from dragoman.model.mention import Reading
    from dragoman.pipeline.operations import read, read_many, read_paths, who
    from dragoman.pipeline.record import Record

    open = Record  # noqa: A001 - dragoman.open("record") reads as it should

__version__ = "0.1.0"

_WHERE = {
    "Document": ("dragoman.model.document", "Document"),
    "DragomanError": ("dragoman.model.errors", "DragomanError"),
    "Reading": ("dragoman.model.mention", "Reading"),
    "Record": ("dragoman.pipeline.record", "Record"),
    "open": ("dragoman.pipeline.record", "Record"),
    "read": ("dragoman.pipeline.operations", "read"),
    "read_many": ("dragoman.pipeline.operations", "read_many"),
    "read_paths": ("dragoman.pipeline.operations", "read_paths"),
    "who": ("dragoman.pipeline.operations", "who"),
}

__all__ = [
    "Document",
    "DragomanError",
    "Reading",
    "Record",
    "__version__",
    "open",
    "read",
    "read_many",
    "read_paths",
    "who",
]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _WHERE[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return __all__
