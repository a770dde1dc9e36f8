"""Places of an article: which words name one, and which place of that name is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.model.document import Document, Span
from dragoman.reading.parse import Parser
from dragoman.reading.places import PlaceContext, find_places, resolve_place


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(KnowledgeFiles())


def spans_of(text: str, *names: str) -> list[Span]:
    return [Span(text.index(n), text.index(n) + len(n)) for n in names]


def found(text: str, parser: Parser, gazetteer: Gazetteer) -> dict[str, str | None]:
    mentions = find_places(parser.parse(Document("test", text)), gazetteer)
    return {m.span.of(text): m.place.country for m in mentions}


def test_what_stands_after_the_comma_decides(gazetteer: Gazetteer) -> None:
    """ "Paris, Texas" is in Texas although Paris in France is better known."""
    text = "Floods closed a road near Paris, Texas."
    context = PlaceContext(text, spans_of(text, "Paris", "Texas"), gazetteer)
    place = context.resolve(spans_of(text, "Paris")[0])
    assert place is not None
    assert place.country == "USA"


def test_an_abbreviated_state_decides_too(gazetteer: Gazetteer) -> None:
    """American papers write "Columbia, S.C."."""
    text = "Fire broke out in Columbia, S.C. on Sunday."
    context = PlaceContext(text, spans_of(text, "Columbia"), gazetteer)
    place = context.resolve(spans_of(text, "Columbia")[0])
    assert place is not None
    assert place.lat == pytest.approx(34.0, abs=0.5)


def test_a_town_is_sought_near_the_other_places(gazetteer: Gazetteer) -> None:
    """Tripoli beside Beirut and Sidon is the Lebanese one."""
    text = "Roads from Beirut and Sidon to Tripoli were shut; in Lebanon no train runs."
    names = ("Beirut", "Sidon", "Tripoli", "Lebanon")
    place = PlaceContext(text, spans_of(text, *names), gazetteer).resolve(spans_of(text, "Tripoli")[0])
    assert place is not None
    assert place.country == "LBN"


def test_a_name_means_one_place_throughout(gazetteer: Gazetteer) -> None:
    """Once "Paris, Texas" is said, Paris alone is that one."""
    text = "He left Paris, Texas, at noon. The old mill of Paris burned."
    later = Span(text.rindex("Paris"), text.rindex("Paris") + 5)
    context = PlaceContext(text, [*spans_of(text, "Paris", "Texas"), later], gazetteer)
    place = context.resolve(later)
    assert place is not None
    assert place.country == "USA"


def test_a_name_given_alone_is_read_in_the_light_of_the_article(gazetteer: Gazetteer) -> None:
    """A later step may ask for a name that stands nowhere in the text."""
    text = "Beirut and Sidon are quiet."
    place = resolve_place("Tripoli", PlaceContext(text, spans_of(text, "Beirut", "Sidon"), gazetteer))
    assert place is not None
    assert place.country == "LBN"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Shells fell on Kharkiv on Monday.", "Kharkiv", "UKR"),
        ("Rebels entered Goma in eastern Congo.", "Goma", "COD"),
        ("Washington said it would wait.", "Washington", "USA"),
        ("Aid lorries waited at the Rafah crossing.", "Rafah crossing", None),
        ("Drones were shot down over the Kursk region.", "Kursk region", "RUS"),
        ("Ships left the Red Sea.", "Red Sea", None),
        ("The ministers met in Doha.", "Doha", "QAT"),
    ],
)
def test_places_are_found(parser: Parser, gazetteer: Gazetteer, text: str, name: str, country: str | None) -> None:
    """Towns, regions, seas and crossings, with their country."""
    assert found(text, parser, gazetteer).get(name, "missing") == country


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("George Washington was a general.", "Washington"),
        ("Ukrainian drones flew on.", "Ukrainian"),
        ("He lives at 12 Cumberland Street.", "Cumberland"),
        ("They will meet in March.", "March"),
        ("It told us nothing.", "us"),
    ],
)
def test_other_names_are_no_places(parser: Parser, gazetteer: Gazetteer, text: str, name: str) -> None:
    """People, peoples, streets, months and pronouns."""
    assert name not in found(text, parser, gazetteer)


def test_mentions_come_in_text_order_and_keep_their_words(
    parser: Parser, gazetteer: Gazetteer, article: Callable[..., Document]
) -> None:
    """Offsets count in the caller's own text."""
    document = article("Talks in Cairo failed.\n\nEnvoys flew from Doha to Ankara.")
    mentions = find_places(parser.parse(document), gazetteer)
    assert [m.span.of(document.text) for m in mentions] == ["Cairo", "Doha", "Ankara"]


@pytest.mark.parametrize("text", ["He had been to the White House.", "The king of Morocco came to the White House."])
def test_the_white_house_is_a_building(parser: Parser, gazetteer: Gazetteer, text: str) -> None:
    """Casablanca, whose name means the same, is no candidate."""
    assert found(text, parser, gazetteer)["White House"] == "USA"


def test_a_dateline_vouches_for_its_town(parser: Parser, gazetteer: Gazetteer) -> None:
    """The tagger may miss a town at the head of a sentence; the dateline has named it."""
    document = Document("test", "Sumy lies in the north, far from the trenches.", dateline="SUMY, Ukraine")
    assert [m.place.country for m in find_places(parser.parse(document), gazetteer)] == ["UKR"]
