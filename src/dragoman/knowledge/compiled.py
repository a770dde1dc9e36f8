"""The registry of a user's folder, compiled once and kept beside the user's other caches.

Reading 50,000 actors from CSV and folding their names takes over two seconds, reading them back half of one (measured on
two shared cores). What is kept is good for the very same files and code; anything else, a broken file too, is made anew.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from dragoman.knowledge.files import SHIPPED, KnowledgeFiles
from dragoman.knowledge.shelf import read_shelf
from dragoman.knowledge.tables import Tables, packed, tables_of, unpacked

FILES = (
    "states.csv", "bodies.csv", "actors.csv", "people.csv", "names.csv", "plain_words.csv", "roles.csv", "offices.csv",
)  # fmt: skip
FOLDER = "DRAGOMAN_CACHE"
"""Environment variable that names the folder for what is compiled; "off" keeps nothing."""
_DIGEST = 32
_WORTH_KEEPING = 500_000
"""Bytes of a user's actor files from which on reading takes noticeably longer than for the shipped ones alone."""


def load_tables(files: KnowledgeFiles) -> Tables:
    """The registry's tables; those of a large folder of the user's are kept for the next time.

    Where the cache cannot be written, the tables are made every time, and nothing else differs.

    Raises:
        KnowledgeError: a file cannot be read at all.
    """
    folder = cache_folder()
    if files.user is None or folder is None or _size(files.user) < _WORTH_KEEPING:
        return tables_of(read_shelf(files))
    path = folder / f"registry-{hashlib.sha256(str(files.user.resolve()).encode()).hexdigest()[:16]}.bin"
    digest = digest_of(files)
    kept = _read(path, digest)
    if kept is not None:
        return unpacked(kept)
    tables = tables_of(read_shelf(files))
    _write(path, digest, packed(tables))
    return tables


def _size(user: Path) -> int:
    return sum((user / name).stat().st_size for name in FILES if (user / name).is_file())


def cache_folder() -> Path | None:
    """Where compiled knowledge is kept: ``DRAGOMAN_CACHE``, else the user's cache folder; None where it is off."""
    named = os.environ.get(FOLDER, "")
    if named.lower() == "off":
        return None
    base = os.environ.get("XDG_CACHE_HOME", "")
    return Path(named) if named else (Path(base) if base else Path.home() / ".cache") / "dragoman"


def digest_of(files: KnowledgeFiles) -> bytes:
    """What the tables depend on: every actor file, the code that reads them, and the form in which they are kept."""
    found = hashlib.sha256(f"{sys.implementation.cache_tag} {marshal.version}".encode())
    folders = [SHIPPED] if files.user is None else [SHIPPED, files.user]
    paths = [folder / name for folder in folders for name in FILES] + sorted(Path(__file__).parent.glob("*.py"))
    for path in paths:
        content = path.read_bytes() if path.is_file() else b""
        found.update(f"{path.name} {len(content)} ".encode())
        found.update(content)
    return found.digest()


def _read(path: Path, digest: bytes) -> tuple[Any, ...] | None:
    """What is kept, if it is whole and of these files."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    body = content[2 * _DIGEST :]
    if content[:_DIGEST] != digest or content[_DIGEST : 2 * _DIGEST] != hashlib.sha256(body).digest():
        return None
    kept: tuple[Any, ...] = marshal.loads(body)  # noqa: S302 (our own file, whole by its digest)
    return kept


def _write(path: Path, digest: bytes, kept: tuple[Any, ...]) -> None:
    """Puts the file in place at once, so that another process never reads half of it."""
    body = marshal.dumps(kept)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
            part.write(digest + hashlib.sha256(body).digest() + body)
        Path(part.name).replace(path)
    except OSError:
        return
