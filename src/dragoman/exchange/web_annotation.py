"""W3C Web Annotation: every mention as an annotation of the words that tell it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dragoman.exchange.formats import ExportFormat, Row, Source, Tally, Written
from dragoman.exchange.json_lists import write_list
from dragoman.exchange.narrow import narrow_rows

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_HEAD = (
    f'{{"@context":"{CONTEXT}","id":"urn:dragoman:annotations","type":"AnnotationCollection",'
    '"label":"Events in news articles","first":{"id":"urn:dragoman:annotations:1","type":"AnnotationPage",'
    '"startIndex":0,"items":['
)
_WORDLESS = "no words of an article stand behind it"
_WEB = ("http://", "https://")
_SAFE_IN_URL = ":/?#[]@!$&'()*+,;=%~-._"
_TAGS = ("type", "mode", "status", "earliest", "latest", "rule", "model")
_NEEDED = (
    "id", "event", "doc", "url", "char_start", "char_end", "text", "prefix", "suffix", *_TAGS, "contexts", "actors",
    "recipients", "place", "claimed_by",
)  # fmt: skip


def write(source: Source, path: Path) -> Written:
    """A collection with one page of annotations: one for each mention of the exported events.

    The target is the article, by its address or, where it has none, ``urn:dragoman:document:`` and its id, with two
    selectors that say the same: the place in the article's text as the record keeps it, in code points, and the words with
    up to 32 code points before and after. On a web page the words find the place; the positions hold for the kept text.
    The bodies are tags, ``"type: ASSAULT"``, and name the event, status, mode, days, actors, recipients, place and claimant.

    Source:
        Web Annotation Data Model and Vocabulary, W3C Recommendations of 23 February 2017.
    """
    tally = Tally()
    annotations = _annotations(source, tally)
    tally.rows = write_list(path, _HEAD, annotations, lambda total: f']}},"total":{total}}}')
    return tally.written()


def _annotations(source: Source, tally: Tally) -> Iterator[dict[str, Any]]:
    for mention in narrow_rows(source, "mentions", _NEEDED):
        if mention["text"]:
            yield _annotation(mention)
        else:
            tally.leave_out(_WORDLESS)


def _annotation(mention: Row) -> dict[str, Any]:
    return {
        "id": _name("mention", mention["doc"], mention["id"]),
        "type": "Annotation",
        "motivation": "tagging",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in _tags(mention)],
        "target": {"source": _article(mention), "selector": [_position(mention), _quotation(mention)]},
    }


def _tags(mention: Row) -> Iterator[str]:
    """What is known of the mention, each as name, colon and value; what is unknown has none."""
    yield f"event: {mention['event']}"
    for name in _TAGS:
        if mention[name] is not None:
            yield f"{name}: {mention[name]}"
    for context in mention["contexts"] or ():
        yield f"context: {context}"
    for role, column in (("actor", "actors"), ("recipient", "recipients")):
        for actor in mention[column] or ():
            yield f"{role}: {actor['name']}"
    for role, column in (("place", "place"), ("claimed by", "claimed_by")):
        if mention[column] is not None:
            yield f"{role}: {mention[column]['name']}"


def _position(mention: Row) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": mention["char_start"], "end": mention["char_end"]}


def _quotation(mention: Row) -> dict[str, Any]:
    around = {key: mention[key] for key in ("prefix", "suffix") if mention[key]}
    return {"type": "TextQuoteSelector", "exact": mention["text"], **around}


def _article(mention: Row) -> str:
    url = mention["url"] or ""
    return quote(url, safe=_SAFE_IN_URL) if url.lower().startswith(_WEB) else _name("document", mention["doc"])


def _name(*parts: str) -> str:
    return "urn:dragoman:" + ":".join(quote(part, safe="") for part in parts)


FORMATS = (
    ExportFormat(
        id="annotations",
        title="W3C Web Annotation",
        suffix=".jsonld",
        keeps="Every mention in its place: the words, where they stand in the article, type, mode, contexts, status, days,"
        " actors, recipients, place and claimant.",
        loses="Figures, quotes and how mentions disagree; a mention without words, as of imported data, is left out.",
        write=write,
    ),
)
