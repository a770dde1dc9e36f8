"""What was fetched before: the marks by which a server tells whether a page has changed since."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_KEPT = ("etag", "modified", "stamp")


@dataclass
class AddressBook:
    """Marks of pages by address, kept in one file.

    The marks of other rules than today's are forgotten, since a page that has not changed is to be read again by new ones.

    Attributes:
        path: The file; None keeps nothing.
        made: What reads the pages.
    """

    path: Path | None = None
    made: str = ""
    pages: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def opened(cls, path: Path, made: str) -> AddressBook:
        """The book of a file; an empty one where there is none, it is broken, or others' rules read the pages in it."""
        try:
            found: Any = json.loads(path.read_text(encoding="utf-8"))
            pages = found["pages"] if found["made"] == made else {}
            kept = {str(url): {k: str(v) for k, v in marks.items() if k in _KEPT} for url, marks in pages.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            kept = {}
        return cls(path, made, kept)

    def conditions(self, url: str) -> dict[str, str]:
        """The heads that ask for a page only if it has changed."""
        marks = self.pages.get(url, {})
        heads = {"If-None-Match": marks.get("etag"), "If-Modified-Since": marks.get("modified")}
        return {name: value for name, value in heads.items() if value}

    def note(self, url: str, etag: str | None, modified: str | None) -> None:
        """Remember what a server says about a page."""
        marks = self.pages.setdefault(url, {})
        for name, value in (("etag", etag), ("modified", modified)):
            marks.pop(name, None)
            if value and value.isprintable() and value.isascii() and len(value) < 500:
                marks[name] = value

    def forget(self, url: str) -> None:
        """Ask for a page again the next time, changed or not: nothing could be made of it."""
        self.pages.pop(url, None)

    def stamp(self, url: str) -> str | None:
        """What a feed said of a page when it was last fetched."""
        return self.pages.get(url, {}).get("stamp")

    def note_stamp(self, url: str, stamp: str) -> None:
        """Remember what a feed says of a page."""
        self.pages.setdefault(url, {})["stamp"] = stamp

    def save(self) -> None:
        """Write the book, whole or not at all; nothing where it holds nothing."""
        pages = {url: marks for url, marks in self.pages.items() if marks}
        if self.path is None or not (pages or self.path.exists()):
            return
        written = json.dumps({"made": self.made, "pages": pages}, ensure_ascii=False, indent=0, sort_keys=True)
        draft = self.path.with_suffix(".tmp")
        draft.write_text(written + "\n", encoding="utf-8")
        draft.replace(self.path)
