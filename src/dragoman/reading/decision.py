"""What was decided of an act: its status, the cue that decided, who holds the attitude."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.mention import Status


@dataclass(frozen=True, slots=True)
class Decision:
    """A status and what decided it.

    Attributes:
        cue: Group and word, ``"negation:never"``; empty for the plain past.
        speech: The word of the speech act whose content this is, None where it is nobody's content.
        negated: Whether the act's own clause denies it.
        holder: The word whose subject holds the attitude ("*hopes* to meet"), None where a speech act does or nobody.
    """

    status: Status
    cue: str = ""
    speech: int | None = None
    negated: bool = False
    holder: int | None = None

    def begins(self, *groups: str) -> bool:
        """Whether the cue is of one of these groups."""
        return self.cue.startswith(groups)
