"""Copies of one text: agency stories that many outlets print count as one voice.

MinHash over runs of five words (Broder 1997), 64 hashes in 16 bands of 4: texts that share 70 of 100 runs meet in some band
with a chance of .99, those that share 20 with one of .03; what meets is then compared by all 64.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

RUN_WORDS = 5
COPY = 0.5
"""Share of equal hashes from which a text is a copy: an agency story with a new head and a cut tail keeps more."""
_HASHES, _BAND = 64, 4
_WORD = re.compile(r"\w+")
_PRIME = np.uint64((1 << 31) - 1)

Signature = npt.NDArray[np.uint64]


def _seeds() -> tuple[Signature, Signature]:
    drawn = np.random.Generator(np.random.PCG64(5)).integers(1, (1 << 31) - 1, size=(2, _HASHES), dtype=np.uint64)
    return drawn[0][:, None], drawn[1][:, None]


_FACTORS, _SHIFTS = _seeds()


def signature(text: str) -> Signature | None:
    """64 numbers that are the more alike the more runs of five words two texts share; None for fewer than five words."""
    words = _WORD.findall(text.lower())
    if len(words) < RUN_WORDS:
        return None
    hashed = np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words], dtype=np.uint64)
    runs = np.zeros(len(words) - RUN_WORDS + 1, dtype=np.uint64)
    for step in range(RUN_WORDS):
        runs = (runs * np.uint64(1_000_003) + hashed[step : step + len(runs)]) & np.uint64(0x7FFFFFFF)
    lowest: Signature = ((_FACTORS * np.unique(runs)[None, :] + _SHIFTS) % _PRIME).min(axis=1)
    return lowest


def voices(texts: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Each text's name to the name of the voice that it is: the alphabetically first of its copies.

    Args:
        texts: Name and text.
    """
    signatures = {name: made for name, text in texts if (made := signature(text)) is not None}
    leader = {name: name for name in signatures}
    buckets: dict[tuple[int, bytes], list[str]] = defaultdict(list)
    for name in sorted(signatures):
        for band in range(0, _HASHES, _BAND):
            buckets[(band, signatures[name][band : band + _BAND].tobytes())].append(name)
    for names in buckets.values():
        for other in names[1:]:
            if float((signatures[names[0]] == signatures[other]).mean()) >= COPY:
                _join(leader, names[0], other)
    return {name: _leader(leader, name) for name in leader}


def _leader(leader: dict[str, str], name: str) -> str:
    while leader[name] != name:
        leader[name] = leader[leader[name]]
        name = leader[name]
    return name


def _join(leader: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_leader(leader, one), _leader(leader, other)))
    leader[second] = first
