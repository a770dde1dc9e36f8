"""Between PLOVER's types and CAMEO's codes, and between the sectors of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.knowledge.files import KnowledgeFiles, read_rows

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class TypeScore:
    """A PLOVER type: its quad class (1 verbal cooperation ... 4 material conflict) and intensities."""

    quad: int
    intensity: float
    modes: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One code of CAMEO.

    Attributes:
        label: Its name in the codebook.
        type: The PLOVER type it stands for; None for what is no event under PLOVER (statements, root 01).
        mode, context: PLOVER's, None where the code says nothing of them.
        goldstein: Goldstein score, as GDELT gives it.
    """

    code: str
    label: str
    type: str | None
    mode: str | None
    context: str | None
    goldstein: float

    @property
    def root(self) -> str:
        """The first two digits."""
        return self.code[:2]

    @property
    def base(self) -> str:
        """The first three digits, or the root where the code is no longer."""
        return self.code[:3]

    @property
    def quad(self) -> int:
        """CAMEO's quad class, by the root: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict."""
        root = int(self.root)
        return 1 if root <= _VERBAL_COOPERATION else 2 if root <= _COOPERATION else 3 if root <= _VERBAL else 4


_VERBAL_COOPERATION, _COOPERATION, _VERBAL = 5, 8, 13
"""Last roots of the first three quad classes (GDELT event codebook 2.0, QuadClass)."""


@cache
def type_scores() -> Mapping[str, TypeScore]:
    """PLOVER's types by name, from ``events.toml``."""
    return {
        entry.text("id"): TypeScore(
            int(entry.fields["quad"]),
            float(entry.fields["intensity"]),
            {str(mode): float(score) for mode, score in entry.fields["modes"].items()},
        )
        for entry in KnowledgeFiles().entries("events.toml", "type")
    }


def intensity_of(kind: str, mode: str | None) -> float:
    """PLOVER's score of a type with a mode, -10 to 10."""
    score = type_scores()[kind]
    return score.modes.get(mode or "", score.intensity)


@cache
def cameo_codes() -> Mapping[str, CameoCode]:
    """CAMEO's codes, from ``cameo.csv``."""
    return {code.code: code for code, _ in _cameo_rows()}


@cache
def _cameo_rows() -> tuple[tuple[CameoCode, tuple[str, ...]], ...]:
    rows = read_rows(DATA / "cameo.csv", "cameo.csv")
    return tuple(
        (
            CameoCode(
                row.text("code"),
                row.text("label"),
                None if row.text("type") == "-" else row.text("type"),
                row.text("mode") or None,
                row.text("context") or None,
                float(row.text("goldstein")),
            ),
            row.texts("written"),
        )
        for row in rows
    )


@cache
def _writing() -> tuple[Mapping[tuple[str, str | None], CameoCode], Mapping[tuple[str, str | None, str], CameoCode]]:
    """Codes by type and mode, and those by type, mode and context."""
    plain: dict[tuple[str, str | None], CameoCode] = {}
    narrow: dict[tuple[str, str | None, str], CameoCode] = {}
    for code, written in _cameo_rows():
        if code.type is None:
            continue
        for word in written:
            if word == "context":
                narrow.setdefault((code.type, code.mode, code.context or ""), code)
            else:
                plain[(code.type, code.mode if word == "yes" else word)] = code
    return plain, narrow


def cameo_of(kind: str, mode: str | None, contexts: Iterable[str]) -> CameoCode:
    """The code for an event: by its first context that has one, else by its mode, else by its type alone."""
    plain, narrow = _writing()
    for context in contexts:
        if found := narrow.get((kind, mode, context)):
            return found
    return plain.get((kind, mode)) or plain[(kind, None)]


def cameo_meaning(code: str) -> CameoCode | None:
    """What a code stands for; that of the longest beginning of it that is a code; None for none."""
    codes = cameo_codes()
    return next((codes[code[:end]] for end in range(len(code), 1, -1) if code[:end] in codes), None)


@cache
def sector_of_agent() -> Mapping[str, str]:
    """CAMEO's agent codes to our sectors."""
    return {row.text("cameo"): row.text("sector") for row in read_rows(DATA / "agents.csv", "agents.csv")}


@cache
def agent_of_sector() -> Mapping[str, str]:
    """Our sectors to CAMEO's agent codes."""
    rows = read_rows(DATA / "agents.csv", "agents.csv")
    return {row.text("sector"): row.text("cameo") for row in rows if row.text("written")}
