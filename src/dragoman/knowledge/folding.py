"""One spelling for many: accents, apostrophes, hyphens and odd spaces folded, with the way back to the text's offsets.

Only Latin letters lose their accents. A letter of another script that looks like a Latin one stays what it is, so that
a name written with it does not match.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from dragoman.model.document import Span

_LATIN_WITH_MARKS = (range(0x00C0, 0x0250), range(0x1E00, 0x1F00))
_WITHOUT_DECOMPOSITION = {
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ħ": "h", "Ħ": "H", "ə": "e", "Ə": "E",
}  # fmt: skip
_APOSTROPHES = "\u2018\u2019\u201b\u02bb\u02bc\u02be\u02bf`\u00b4"
_SPACES = "-\u2010\u2011\u2012\u2013\t\r\n\u00a0\u2007\u2009\u202f"
_IGNORED = "\u00ad"
HIDDEN = "\u200b\u200c\u200d\u2060\ufeff"


def _letters() -> dict[int, str]:
    table = {ord(letter): plain for letter, plain in _WITHOUT_DECOMPOSITION.items()}
    for code in (code for block in _LATIN_WITH_MARKS for code in block):
        plain = unicodedata.normalize("NFD", chr(code))[0]
        if plain.isascii():
            table[code] = plain
    return table


_TABLE: dict[int, str] = _letters() | {ord(mark): "'" for mark in _APOSTROPHES} | {ord(space): " " for space in _SPACES}
_UNEVEN = re.compile(rf"[\u0300-\u036f{_IGNORED}]|\r?\n[ \t\r]*\n\s*|[ \t\r\n\u00a0]{{2,}}")


_ODD_ASCII = re.compile(r"[-`\t\r\n]|  ")


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text made plain for matching.

    Attributes:
        text: Accents, apostrophes, hyphens and spaces folded; case kept.
        offsets: For each folded code point, and one past the last, its offset in the text; None where both agree.
    """

    text: str
    offsets: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original text behind a stretch of the folded one, with the accents of its last letter."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end]


def fold_text(text: str) -> FoldedText:
    """A text ready for matching, never longer than the original.

    A hyphen counts as a space ("al-Shabaab" and "al Shabaab" are one), a line end as a space, and an empty line as a
    border that no name crosses. Soft hyphens and combining accents are skipped.
    """
    if _UNEVEN.search(text) is None:
        return FoldedText(text.translate(_TABLE), None)
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for found in _UNEVEN.finditer(text):
        pieces.append(text[at : found.start()].translate(_TABLE))
        offsets.extend(range(at, found.start()))
        if found.group()[0].isspace():
            pieces.append("\n" if found.group().count("\n") > 1 else " ")
            offsets.append(found.start())
        at = found.end()
    pieces.append(text[at:].translate(_TABLE))
    offsets.extend(range(at, len(text) + 1))
    return FoldedText("".join(pieces), tuple(offsets))


def fold_name(name: str) -> str:
    """A name as ``fold_text`` would leave it, edges stripped; case kept."""
    if name.isascii() and _ODD_ASCII.search(name) is None:
        return name.strip()
    return fold_text(name.strip()).text.strip()


def name_key(name: str) -> str:
    """A name for look-up: folded, lower case, without a leading "the"."""
    return fold_name(name).lower().removeprefix("the ")


def words_of_mixed_script(text: str) -> list[Span]:
    """Words whose letters come from Latin and another alphabet that has look-alikes of Latin letters, in text order.

    Such words never match a name; a reader is told of them, since they may be meant to pass for one.
    """
    if text.isascii():
        return []
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\W\d_]+", text) if _is_mixed(m.group())]


def _is_mixed(word: str) -> bool:
    if word.isascii():
        return False
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in word}
    return "LATIN" in scripts and bool(scripts & {"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH"})
