"""Text on its way into a cell that a spreadsheet may open."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BREAKS = str.maketrans(
    {"\t": " ", "\r": " ", "\n": " ", "\x0b": " ", "\x0c": " ", "\x85": " ", "\u2028": " ", "\u2029": " "}
)


def safe_text(value: str | None) -> str:
    """Text that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe before it.

    For text alone: a number is written as it is, ``-3`` stays ``-3``. ``plain_text`` is the way back.

    Source:
        OWASP, "CSV Injection".
    """
    if not value:
        return ""
    return f"'{value}" if value.startswith(_FORMULA) else value


def plain_text(cell: str) -> str:
    """The text that ``safe_text`` was given."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def one_line(value: str | None) -> str:
    """Text for a tab-separated cell: tabs and line ends become spaces, nothing is quoted."""
    return value.translate(_BREAKS) if value else ""


def number(value: float | None) -> str:
    """A number as short as it can be read back: ``4``, ``-1.5``; empty for none."""
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else repr(float(value))
