"""What made a reading: digests of the rules and the model, by which the record knows what it has read already."""

from __future__ import annotations

import hashlib
from pathlib import Path

from dragoman.record.tables import Provenance

_RULES = (".csv", ".toml", ".tsv", ".gz", ".json", ".txt")


def provenance_of(model: str, knowledge: Path | None, code: str) -> Provenance:
    """Name of the model, digest of the rules, version of the code.

    The digest covers every shipped knowledge file, a user's own, and name and size of the shipped model's files.
    """
    from dragoman.knowledge.files import SHIPPED

    digest = hashlib.sha256()
    for folder in [SHIPPED] if knowledge is None else [SHIPPED, knowledge]:
        for path in _files(folder):
            if path.suffix in _RULES:
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    for path in _files(SHIPPED.parent.parent / "reading" / "model"):
        digest.update(f"{path.name} {path.stat().st_size}".encode())
    return Provenance(model, digest.hexdigest()[:16], code)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
