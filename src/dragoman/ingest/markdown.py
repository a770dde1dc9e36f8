"""Markdown -> the text that a reader sees, and what the lines before it say about the article."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from dragoman.ingest.draft import Draft
from dragoman.ingest.lines import draft_of
from dragoman.ingest.mapping import ColumnMap, row_of
from dragoman.model.errors import IngestError

_YAML = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_TOML = re.compile(r"\ufeff?\+\+\+[ \t]*\r?\n(.*?)\r?\n\+\+\+[ \t]*(?:\r?\n|$)", re.DOTALL)
_ENTRY = re.compile(r"([A-Za-z_][\w-]*):[ \t]+(\S.*)")
_QUOTED = re.compile(r"""(["'])(.*)\1[ \t]*(?:#.*)?""")
_HEAD = 20_000  # front matter longer than this is none

_FENCE = re.compile(r"[ ]{0,3}(```+|~~~+)")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+|-+)$")
_LEAD = re.compile(r"[ ]{0,3}(?:#{1,6}[ \t]+|(?:>[ \t]?)+|[*+-][ \t]+(?=\S)|\d{1,3}[.)][ \t]+(?=[\"“A-Z]))")
_TAIL = re.compile(r"[ \t]+#+[ \t]*$")
_DEFINED = re.compile(r"[ ]{0,3}\[[^\]\n]{1,200}\]:[ \t]*\S")
_INLINE = (
    (re.compile(r"<!--[^\n]{0,2000}?-->"), ""),
    (re.compile(r"!\[[^\]\n]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])"), ""),
    (re.compile(r"\[\^[^\]\n]{1,50}\]"), ""),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\n]{0,1000}(?:\([^()\n]{0,200}\)[^()\n]{0,800})?\)"), r"\1"),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\[[^\]\n]{0,200}\]"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^\s<>]{1,1000})>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>\n]{0,500}>"), ""),
    (re.compile(r"(\*\*\*|\*\*|___|__|~~)(?=\S)([^\n]{1,2000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,2000}?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_\n]{1,2000}?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])"), r"\1"),
)


def read_markdown(text: str, stem: str) -> Draft:
    """The article of a Markdown file: links by their words, without marks of heading and emphasis, code and pictures.

    Line ends stay. Title, day, outlet, address and language come from front matter (``---`` or ``+++``), under the names that
    tables use for them.

    Raises:
        IngestError: nothing but front matter.
    """
    said, start = _front_matter(text)
    shown = plain(text[start:])
    if not shown.strip():
        raise IngestError("empty", "There is no text in it.")
    columns = ColumnMap().columns([*said, "text"])
    return draft_of({**row_of({**said, "text": shown}, columns), "id": stem}, stem, None)


def plain(text: str) -> str:
    """Markdown as its reader sees it, line by line."""
    lines: list[str] = []
    fence = ""
    for line in text.splitlines(keepends=True):
        if matched := _FENCE.match(line):
            fence = "" if fence and matched[1].startswith(fence) else fence or matched[1]
        elif not fence and not _RULE.match(line.rstrip()) and not _DEFINED.match(line):
            lines.append(_line(line))
    return "".join(lines).strip("\r\n")


def _line(line: str) -> str:
    body = line.rstrip("\r\n")
    end = line[len(body) :]
    is_heading = body.lstrip(" ").startswith("#")
    while (led := _LEAD.match(body)) and led.end():
        body = body[led.end() :]
        if is_heading:
            body = _TAIL.sub("", body)
            break
    if any(mark in body for mark in "[<*_~`\\"):
        for pattern, shown in _INLINE:
            body = pattern.sub(shown, body)
    return body + end


def _front_matter(text: str) -> tuple[Mapping[str, Any], int]:
    """What stands between the first two rules, by name, and where the article starts."""
    head = text[:_HEAD]
    if matched := _TOML.match(head):
        try:
            return tomllib.loads(matched[1]), matched.end()
        except tomllib.TOMLDecodeError:
            return {}, matched.end()
    if matched := _YAML.match(head):
        found = [entry for line in matched[1].splitlines() if (entry := _ENTRY.fullmatch(line.rstrip()))]
        return ({each[1].strip().lower(): _unquoted(each[2]) for each in found}, matched.end()) if found else ({}, 0)
    return {}, 0


def _unquoted(value: str) -> str:
    if matched := _QUOTED.fullmatch(value.strip()):
        return matched[2]
    return re.split(r"\s+#", value, maxsplit=1)[0].strip()
