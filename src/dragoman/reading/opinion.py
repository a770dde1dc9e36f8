"""What the trained head takes the words of a sentence for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dragoman.model.mention import EventType

TYPES = tuple(EventType)
"""Label 0 is "no event", label n the n-th type."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the head takes the words of one sentence for.

    Attributes:
        shares: (words, 1 + types); each row sums to about 1, column 0 is "no event".
    """

    shares: NDArray[np.float32] = field(repr=False, compare=False)

    def of(self, words: Sequence[int], kind: EventType) -> float:
        """How likely one of some words tells an event of a type."""
        return float(self.shares[list(words), 1 + TYPES.index(kind)].max())

    def none(self, words: Sequence[int]) -> float:
        """How likely none of some words tells an event."""
        return float(self.shares[list(words), 0].min())

    def likeliest(self, words: Sequence[int]) -> tuple[EventType, float]:
        """The type that one of some words tells most likely, and how likely; ties go to the first in the codebook."""
        best = self.shares[list(words), 1:].max(0)
        return TYPES[int(best.argmax())], float(best.max())
