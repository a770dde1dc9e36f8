"""Web annotations, read back by a JSON-LD processor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.exchange.formats import Written
from dragoman.exchange.web_annotation import CONTEXT, write
from tests.exchange.made_rows import event, person, place, source_of

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"


def _link(name: str, kind: str = "@id", **more: str) -> dict[str, str]:
    return {"@id": name, "@type": kind, **more}


TERMS: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    **{name: f"{OA}{name}" for name in ("Annotation", "TextualBody", "TextQuoteSelector", "TextPositionSelector")},
    **{name: f"{OA}{name}" for name in ("tagging", "start", "end", "exact", "prefix", "suffix")},
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "body": _link(f"{OA}hasBody"),
    "target": _link(f"{OA}hasTarget"),
    "source": _link(f"{OA}hasSource"),
    "selector": _link(f"{OA}hasSelector"),
    "motivation": _link(f"{OA}motivatedBy", "@vocab"),
    "purpose": _link(f"{OA}hasPurpose", "@vocab"),
    "first": _link(f"{AS}first"),
    "items": _link(f"{AS}items", **{"@container": "@list"}),
    "startIndex": f"{AS}startIndex",
    "total": f"{AS}totalItems",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
}
"""What the context of Web Annotation says of the terms that we use, so that the test needs no network."""


def written(folder: Path, *mentions: dict[str, Any]) -> Any:
    """The file of some mentions."""
    write(source_of(mentions=mentions), folder / "a.jsonld")
    return json.loads((folder / "a.jsonld").read_text(encoding="utf-8"))


def only(folder: Path, **given: Any) -> dict[str, Any]:
    """The annotation of one mention."""
    (found,) = written(folder, event(**given))["first"]["items"]
    return dict(found)


def tags(folder: Path, **given: Any) -> list[str]:
    """Its tags."""
    return [body["value"] for body in only(folder, **given)["body"]]


def expanded(collection: Any) -> Any:
    """As a JSON-LD processor understands it, without our terms."""
    jsonld = pytest.importorskip("pyld.jsonld")

    def load(address: str, _: Any) -> dict[str, Any]:
        assert address == CONTEXT
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address,
                "document": {"@context": TERMS}}  # fmt: skip

    return jsonld.expand(collection, {"documentLoader": load})


def test_a_processor_finds_every_annotation(tmp_path: Path) -> None:
    """In the first page of the collection, in order."""
    (collection,) = expanded(written(tmp_path, event(1), event(2)))
    (page,) = collection[f"{AS}first"]
    (items,) = page[f"{AS}items"]
    assert [item["@type"] for item in items["@list"]] == [[f"{OA}Annotation"]] * 2


def test_a_processor_finds_the_words(tmp_path: Path) -> None:
    """By quotation and by position, in the article."""
    (collection,) = expanded(written(tmp_path, event()))
    (target,) = collection[f"{AS}first"][0][f"{AS}items"][0]["@list"][0][f"{OA}hasTarget"]
    by_kind = {each["@type"][0]: each for each in target[f"{OA}hasSelector"]}
    assert (
        target[f"{OA}hasSource"][0]["@id"],
        by_kind[f"{OA}TextQuoteSelector"][f"{OA}exact"],
        by_kind[f"{OA}TextPositionSelector"][f"{OA}start"],
    ) == ("https://courier.example/1", [{"@value": "struck"}], [{"@value": 12}])


def test_no_term_is_unknown_to_the_context(tmp_path: Path) -> None:
    """A processor drops nothing."""
    jsonld = pytest.importorskip("pyld.jsonld")
    collection = written(tmp_path, event(mode="aerial", place=place("Paris", "FRA")))
    (back,) = [jsonld.compact(expanded(collection), {"@context": TERMS})]
    collection.pop("@context")
    back.pop("@context")
    assert back == collection


def test_quotation_and_position_agree(tmp_path: Path) -> None:
    """With each other, and with the text around."""
    position, quotation = only(tmp_path)["target"]["selector"]
    text = "The gunners struck the depot."
    assert text[position["start"] : position["end"]] == quotation["exact"]
    assert text == quotation["prefix"] + quotation["exact"] + quotation["suffix"]


def test_the_collection_tells_how_many(tmp_path: Path) -> None:
    """And is read in one page."""
    assert written(tmp_path, event(1), event(2), event(3))["total"] == 3


def test_tags_say_what_the_mention_tells(tmp_path: Path) -> None:
    """Type, mode and status first."""
    given = {"mode": "aerial", "place": place("Paris", "FRA"), "claimed_by": person("Somebody")}
    assert tags(tmp_path, **given) == [
        "event: 0000000000000001",
        "type: ASSAULT",
        "mode: aerial",
        "status: happened",
        "earliest: 2031-05-04",
        "latest: 2031-05-04",
        "rule: frames:strike",
        "model: en",
        "actor: Armed Forces of Freedonia",
        "recipient: Germany",
        "place: Paris",
        "claimed by: Somebody",
    ]


def test_every_tag_is_a_tag(tmp_path: Path) -> None:
    """By the purpose that the standard has for it."""
    assert {(b["type"], b["purpose"]) for b in only(tmp_path)["body"]} == {("TextualBody", "tagging")}


def test_an_article_without_an_address_is_named_by_its_id(tmp_path: Path) -> None:
    """As an IRI, whatever the id is."""
    target = only(tmp_path, url=None, doc="a b/c")["target"]
    assert target["source"] == "urn:dragoman:document:a%20b%2Fc"


def test_an_address_is_made_an_iri(tmp_path: Path) -> None:
    """Spaces and quotation marks are encoded, what is encoded stays."""
    target = only(tmp_path, url='https://courier.example/a b"?q=%20')["target"]
    assert target["source"] == "https://courier.example/a%20b%22?q=%20"


def test_a_mention_at_the_start_has_no_prefix(tmp_path: Path) -> None:
    """An empty one would say nothing."""
    assert "prefix" not in only(tmp_path, prefix="")["target"]["selector"][1]


def test_a_mention_without_words_is_left_out(tmp_path: Path) -> None:
    """Imported data has none to point at."""
    told = write(source_of(mentions=[event(1, text=""), event(2)]), tmp_path / "a.jsonld")
    assert told == Written(1, {"no words of an article stand behind it": 1})
