"""Exports of LexisNexis and Factiva as plain text -> one draft an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from dragoman.ingest.dateline import find_day
from dragoman.ingest.draft import Draft
from dragoman.ingest.quarantine import Quarantined

_COUNTED = re.compile(
    r"[ \t]*(?:document[ \t]+)?\d{1,5}[ \t]+of[ \t]+\d{1,5}(?:[ \t]+documents?)?[ \t]*", re.IGNORECASE
)
_END = re.compile(r"[ \t]*End of Document[ \t]*", re.IGNORECASE)
_LABEL = re.compile(
    r"[ \t]*(HEADLINE|TITLE|BYLINE|SECTION|LENGTH|DATELINE|BODY|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|JOURNAL-CODE|GRAPHIC|SUBJECT"
    r"|ORGANIZATION|COMPANY|TICKER|INDUSTRY|GEOGRAPHIC|COUNTRY|STATE|CITY|PERSON|CORRECTION-DATE|CORRECTION|HIGHLIGHT|SERIES"
    r"|NOTES|DISTRIBUTION|URL|TYPE|ACC-NO|DOCUMENT-TYPE|PUB-TYPE|COPYRIGHT|CLASSIFICATION)(?::[ \t]*|[ \t]*$)(.*)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"[ \t]*(?:copyright\b|\(c\)|©)[ \t]*(?:\(c\)|©)?[ \t]*(?:19|20)\d\d\b", re.IGNORECASE)
_RIGHTS = re.compile(r"[ \t]*all rights reserved\.?[ \t]*", re.IGNORECASE)
_FACTIVA_CODE = re.compile(
    r"(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|CLM|ART|DLN|PBC)(?:[ \t]+(.*)|[ \t]*)"
)
_FACTIVA_END = re.compile(r"(?:AN)?[ \t]*Document[ \t]+([A-Z]{2,10}[A-Za-z0-9]{10,40})[ \t]*")
_WORDS = re.compile(r"[ \t]*[\d,.]{1,7}[ \t]+words[ \t]*", re.IGNORECASE)
_ENGLISH = re.compile(r"english\b", re.IGNORECASE)
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)
_EDITION = re.compile(r"\b(?:edition|final|correction appended)\b", re.IGNORECASE)
_FULL_LINE = 50
_SAMPLE = 200_000


def is_export(text: str) -> bool:
    """Whether a text is such an export: the marks that its articles begin or end with, and the labels between them."""
    lines = text[:_SAMPLE].splitlines()
    labels = {matched[1].upper() for line in lines if (matched := _LABEL.fullmatch(line))}
    if "LOAD-DATE" in labels and {"BODY", "LENGTH"} & labels:
        return True
    if any(map(_COUNTED.fullmatch, lines)) and {"BODY", "LENGTH", "BYLINE", "SECTION"} & labels:
        return True
    codes = {matched[1] for line in lines if (matched := _FACTIVA_CODE.fullmatch(line))}
    if {"HD", "PD", "SN"} <= codes and {"LP", "TD"} & codes:
        return True
    return any(map(_FACTIVA_END.fullmatch, lines)) and any(map(_WORDS.fullmatch, lines))


def read_export(text: str, origin: str, stem: str) -> Iterator[Draft | Quarantined]:
    """The articles of an export, in its order, numbered from 1.

    Title, outlet and day are those of its heads; the text is the body, a paragraph a line. What cannot be taken apart is set
    aside by its number.
    """
    number = 0
    for block in _blocks(text.splitlines()):
        number += 1
        is_coded = sum(_FACTIVA_CODE.fullmatch(line) is not None for line in block) >= 4
        found = _coded(block) if is_coded else _factiva(block) if _accession(block) else _lexis(block)
        body = paragraphs(found.get("body", ()))
        if not body:
            yield Quarantined(origin, number, "an article without text in the export")
            continue
        yield _draft(found, body, f"{stem}-{number}", number)


def _draft(found: Mapping[str, Sequence[str]], body: str, name: str, number: int) -> Draft:
    said = {key: " ".join(" ".join(lines).split()) for key, lines in found.items() if key != "body"}
    day = find_day(said.get("day", ""))
    return Draft(
        id=said.get("id") or name,
        text=body,
        published=day,
        title=said.get("title") or None,
        source=said.get("source") or None,
        url=said.get("url") or None,
        language="en" if _ENGLISH.match(said.get("language", "")) else None,
        line=number,
        dated=day is not None,
        byline=_BY.sub("", said.get("byline", "")) or None,
    )


def paragraphs(lines: Sequence[str]) -> str:
    """Lines as paragraphs, one a line: where blank lines stand between them, what was wrapped is joined."""
    found: list[str] = []
    is_open = False
    is_wrapped = _is_wrapped(lines)
    for line in (" ".join(line.split()) for line in lines):
        if line and is_open:
            found[-1] += f" {line}"
        elif line:
            found.append(line)
        is_open = bool(line) and is_wrapped
    return "\n".join(found)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines are broken at a width: most of those that another follows at once are long, and none is very long."""
    followed = [line.strip() for line, after in pairwise(lines) if line.strip() and after.strip()]
    long = sum(_FULL_LINE <= len(line) <= 110 for line in followed)
    return bool(followed) and max(map(len, followed)) <= 130 and 2 * long >= len(followed)


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines of one article each: a block ends where the next begins, or at a mark of its end."""
    block: list[str] = []
    for line in lines:
        is_end = _END.fullmatch(line) or _FACTIVA_END.fullmatch(line)
        if _COUNTED.fullmatch(line) or is_end:
            if _FACTIVA_END.fullmatch(line):
                block.append(line)
            if _is_article(block):
                yield block
            block = []
        else:
            block.append(line)
    if _is_article(block):
        yield block


def _is_article(block: Sequence[str]) -> bool:
    """Not the cover page or a list of search terms: something in it says that an article is here."""
    return any(
        _LABEL.fullmatch(line) or _FACTIVA_CODE.fullmatch(line) or _FACTIVA_END.fullmatch(line) for line in block
    )


def _accession(block: Sequence[str]) -> str | None:
    return next((matched[1] for line in block if (matched := _FACTIVA_END.fullmatch(line))), None)


def _coded(block: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Factiva's two-letter codes at the head of lines: HD headline, PD day, SN outlet, LP and TD the text."""
    fields: dict[str, list[str]] = {}
    into: list[str] = []
    for line in block:
        if _FACTIVA_END.fullmatch(line):
            break
        if matched := _FACTIVA_CODE.fullmatch(line):
            into = fields.setdefault(matched[1], [])
            into.extend([matched[2]] if matched[2] else [])
        else:
            into.append(line)
    return {
        "title": fields.get("HD", ()),
        "day": fields.get("PD", ()),
        "source": fields.get("SN", ()),
        "language": fields.get("LA", ()),
        "byline": fields.get("BY", ()),
        "body": [*fields.get("LP", ()), "", *fields.get("TD", ())],
        "id": [accession] if (accession := _accession(block)) else [],
    }


def _factiva(block: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Factiva's article view: headline, "512 words", day, outlet, code, language, copyright, then the text."""
    lines = [line.strip() for line in block if not _FACTIVA_END.fullmatch(line)]
    counted = next((at for at, line in enumerate(lines) if _WORDS.fullmatch(line)), None)
    if counted is None:
        return {}
    above = [line for line in lines[:counted] if line]
    day = next((at for at in range(counted + 1, min(counted + 5, len(lines))) if find_day(lines[at])), counted)
    start = next((at + 1 for at in range(day, min(day + 14, len(lines))) if _COPYRIGHT.match(lines[at])), day + 1)
    head = [line for line in lines[day + 1 : start] if line and not line[0].isdigit()]
    return {
        "title": [line for line in above if not _BY.match(line)][-1:],
        "byline": [line for line in above if _BY.match(line)][-1:],
        "day": lines[day : day + 1],
        "source": head[:1],
        "language": [line for line in head if _ENGLISH.match(line)],
        "body": lines[start:],
        "id": [accession] if (accession := _accession(block)) else [],
    }


def _lexis(block: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """LexisNexis: outlet, day and copyright above labels; the text from BODY to the first label of another kind after it."""
    labelled: dict[str, list[str]] = {}
    above: list[str] = []
    into = above
    in_body = False
    for line in block:
        matched = _LABEL.fullmatch(line)
        if matched and not (in_body and not _ends_body(matched, line)):
            in_body = matched[1].upper() == "BODY"
            into = labelled.setdefault(matched[1].upper(), [])
            into.extend([matched[2]] if matched[2].strip() else [])
        elif in_body and _COPYRIGHT.match(line) and len(line.strip()) < 120:
            in_body, into = False, []
        else:
            into.append(line)
    head = [line.strip() for line in above if line.strip() and not _RIGHTS.fullmatch(line)]
    head = [line for line in head if not _COPYRIGHT.match(line)]
    dated = next((at for at, line in enumerate(head) if find_day(line)), None)
    names = head[:dated] if dated is not None else head
    under = [line for line in head[dated + 1 :] if not _EDITION.search(line)] if dated is not None else []
    title = [line for line in (*labelled.get("HEADLINE", ()), *labelled.get("TITLE", ())) if line.strip()]
    return {
        "title": title or names[:-1] or under[-1:],
        "byline": labelled.get("BYLINE", ()),
        "day": [head[dated]] if dated is not None else labelled.get("LOAD-DATE", []),
        "source": names[-1:],
        "language": labelled.get("LANGUAGE", ()),
        "url": labelled.get("URL", ()),
        "body": labelled.get("BODY") or (),
    }


def _ends_body(matched: re.Match[str], line: str) -> bool:
    """Whether a label within the text is one of the export's: written in its way, and not a sentence's "Section: ..."."""
    return line.lstrip() == line.strip() and matched[1].upper() in _AFTER_BODY and not line.strip()[0].islower()


_AFTER_BODY = frozenset(
    (
        *(
            "LOAD-DATE",
            "LANGUAGE",
            "PUBLICATION-TYPE",
            "GRAPHIC",
            "SUBJECT",
            "JOURNAL-CODE",
            "DOCUMENT-TYPE",
            "URL",
            "NOTES",
        ),
        *("CORRECTION-DATE", "CORRECTION", "CLASSIFICATION", "ACC-NO", "PUB-TYPE", "COPYRIGHT", "TYPE"),
    )
)
