"""What the user calls an actor -> what the record has: ids, countries, names."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.record.filters import ActorKey, fold

if TYPE_CHECKING:
    from dragoman.knowledge.registry import Registry


@lru_cache(maxsize=2)
def registry(knowledge: Path | None = None) -> Registry:
    """The registry, loaded once a process."""
    from dragoman.knowledge.files import KnowledgeFiles
    from dragoman.knowledge.registry import Registry

    return Registry.load(KnowledgeFiles(knowledge))


def find_actor(name: str) -> ActorKey:
    """An actor by id (``government:FRA``), ISO3 (``FRA``) or any name that the registry knows ("the Kremlin").

    A country stands for all its actors: "France" finds its ministers too. "The Kremlin" finds that body alone. Somebody
    whom the registry does not know is found by the name that the articles use.
    """
    if re.fullmatch(r"[a-z_]+:\S+", name):
        return ActorKey(ids=(name,))
    if re.fullmatch(r"[A-Z]{3}", name):
        return ActorKey(countries=(name,))
    known = registry()
    entries = known.entries(name) or known.entries(re.sub(r"^the\s+", "", name, flags=re.IGNORECASE))
    strong = [entry for entry in entries if entry.strong] or list(entries)
    ids = tuple(dict.fromkeys(entry.actor for entry in strong))
    states = tuple(i.removeprefix("state:") for i in ids if i.startswith("state:"))
    names = [actor.name for actor in map(known.get, ids) if actor is not None]
    return ActorKey(ids, states, tuple(dict.fromkeys(fold(each) for each in [name, *names])))
