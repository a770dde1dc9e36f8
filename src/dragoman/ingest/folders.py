"""The files of a folder, in a fixed order, none of them outside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from dragoman.ingest.forms import form_of
from dragoman.ingest.quarantine import Quarantined

MAX_DEPTH = 100
"""Folders within folders that are entered."""

_ABOUT = frozenset({"README", "LICENSE", "LICENCE", "CHANGELOG", "CONTRIBUTING", "NOTICE", "COPYING"})


def files_of(folder: Path) -> Iterator[str | Quarantined]:
    """The paths of the articles in a folder and the folders below it, relative to it, with ``/``, sorted.

    Left out are hidden files, endings that are not known, what tells of the folder (README, LICENSE), and records. A link is
    followed to a file in the folder; one that leads out of it is set aside, and one to another folder passed over, since
    what lies inside is met anyway.
    """
    yield from _below(folder, folder.resolve(), "")


def is_wanted(name: str) -> bool:
    """Whether a file among many is taken for an article: a known ending, not hidden, no README."""
    parts = name.split("/")
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts)
    return not hidden and form_of(name) is not None and parts[-1].partition(".")[0].upper() not in _ABOUT


def _below(folder: Path, root: Path, before: str) -> Iterator[str | Quarantined]:
    try:
        with os.scandir(folder) as found:
            entries = sorted((each for each in found if not each.name.startswith(".")), key=_place)
    except OSError as error:
        yield Quarantined(str(folder), None, f"cannot be opened: {error.strerror or error}")
        return
    for entry in entries:
        name = before + entry.name
        if entry.is_dir(follow_symlinks=False):
            if name.count("/") >= MAX_DEPTH:
                yield Quarantined(entry.path, None, f"folders within folders, more than {MAX_DEPTH} deep")
            elif not _is_record(Path(entry.path)):
                yield from _below(folder / entry.name, root, f"{name}/")
        elif entry.is_symlink() and not _leads_into(Path(entry.path), root):
            yield Quarantined(entry.path, None, "a link that leads out of the folder, and is not followed")
        elif is_wanted(name) and entry.is_file():
            yield name


def _is_record(folder: Path) -> bool:
    """Whether a folder is a record of ours, whose tables hold what was read already."""
    return (folder / "record.json").is_file() and (folder / "parts").is_dir()


def _place(entry: os.DirEntry[str]) -> str:
    """A folder sorts as its files do, behind the stroke: the order is that of whole paths."""
    return f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name


def _leads_into(link: Path, root: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False
