"""A progress bar on standard error, where somebody is watching."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(
    what: str, shown: bool = True, unit: str = "articles", total: int | None = None
) -> Iterator[Callable[[int], None]]:
    """Counts articles, or what else is done, as they are done; silent where standard error is no terminal.

    Args:
        what: What is being done, ``"reading"``.
        shown: False where output and bar would share the terminal.
        unit: What is counted; ``"bytes"`` are shown as megabytes.
        total: How many there are, where that is known beforehand.
    """
    if not shown or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn() if unit == "bytes" else TextColumn(f"{{task.completed}} {unit}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda count: bar.update(task, advance=count)
