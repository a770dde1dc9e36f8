"""The table of formats, for the README and ``dragoman export --list``."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.exchange.registry import EXPORTS, IMPORTS


def format_table() -> Iterator[str]:
    """The lines of a Markdown table: format, direction, what is kept, what is lost."""
    yield "| word | format | direction | kept | lost |"
    yield "|---|---|---|---|---|"
    for name, form in EXPORTS.items():
        direction = "out, in" if name in IMPORTS else "out"
        suffix = f"`{form.suffix}`" if form.suffix else "folder"
        yield f"| `{name}` | {form.title} ({suffix}) | {direction} | {form.keeps} | {form.loses} |"
