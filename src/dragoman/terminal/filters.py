"""The filters as options of a command: the same words and the same help everywhere, written once."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, get_type_hints

from dragoman.terminal.options import (
    Actor,
    Between,
    MinConfidence,
    Mode,
    OfEvent,
    OfStory,
    Outlet,
    Place,
    Recipient,
    Since,
    Status,
    Type,
    Until,
)

FILTERS: dict[str, Any] = {
    "actor": Actor, "recipient": Recipient, "between": Between, "type": Type, "mode": Mode, "status": Status,
    "since": Since, "until": Until, "place": Place, "source": Outlet, "event": OfEvent, "story": OfStory,
    "min_confidence": MinConfidence,
}  # fmt: skip
"""Every filter by name, with its option."""


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """A command that takes every filter as an option, and gets what was asked as ``filters``.

    Args:
        command: Has a parameter ``filters``, a dictionary; one of its own parameters of a filter's name is left to it.
    """
    own = [p for p in inspect.signature(command).parameters.values() if p.name != "filters"]
    hints = get_type_hints(command, include_extras=True)
    taken = {parameter.name for parameter in own}
    added = {name: option for name, option in FILTERS.items() if name not in taken}

    @wraps(command)
    def with_filters(**given: Any) -> None:
        asked = {name: given.pop(name) for name in added}
        command(**given, filters=asked)

    options = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=option)
        for name, option in added.items()
    ]
    shown = [parameter.replace(annotation=hints[parameter.name]) for parameter in own]
    with_filters.__signature__ = inspect.Signature([*shown, *options])  # type: ignore[attr-defined]
    with_filters.__annotations__ = {p.name: p.annotation for p in (*shown, *options)}
    return with_filters
