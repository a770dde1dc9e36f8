"""Places of an article: which words name one, and which place of that name is meant."""

from __future__ import annotations

import time
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


def test_a_list_of_towns_vouches_for_its_members(parser: Parser, gazetteer: Gazetteer) -> None:
    """The small ones beside a sure one."""
    text = "Shells fell on Bakhmut, Siversk and Soledar."
    assert set(found(text, parser, gazetteer)) == {"Bakhmut", "Siversk", "Soledar"}


def test_a_county_is_found_before_its_sheriff(parser: Parser, gazetteer: Gazetteer) -> None:
    """The office lies in the county."""
    assert "Anderson County" in found("She was taken to the Anderson County Jail.", parser, gazetteer)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kyiv", "Kiev"),
        ("Odesa", "Odessa"),
        ("Kharkiv", "Kharkov"),
        ("El Fasher", "Al-Fashir"),
        ("Deir al-Zor", "Deir ez-Zor"),
        ("Hodeidah", "Hudaydah"),
        ("Stepanakert", "Khankendi"),
        ("Pokrovsk", "Krasnoarmiisk"),
        ("Khan Younis", "Khan Yunis"),
        ("Laascaanood", "Las Anod"),
        ("Bab al-Mandab", "Bab el-Mandeb"),
    ],
)
def test_spellings_of_the_press_mean_one_place(gazetteer: Gazetteer, one: str, other: str) -> None:
    """Whatever alphabet they come from, and whoever renamed it."""
    first, second = (gazetteer.candidates(name)[0] for name in (one, other))
    assert (first.country, first.lat, first.lon) == (second.country, second.lat, second.lon)


@pytest.mark.parametrize("area", ["Sahel", "Nile", "Barents Sea", "Middle East"])
def test_what_has_no_middle_has_no_point(gazetteer: Gazetteer, area: str) -> None:
    """A point would be a false one."""
    assert gazetteer.candidates(area)[0].lat is None


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Zaatari camp", "JOR", 32.3, 36.3),
        ("Tishrin Dam", "SYR", 36.4, 38.2),
        ("Masnaa", "LBN", 33.7, 35.9),
        ("Al Dhafra", "ARE", 24.2, 54.5),
        ("Chornomorsk", "UKR", 46.3, 30.7),
        ("Lombok Strait", None, -8.8, 115.7),
        ("Depsang Plains", "IND", 35.3, 78.0),
        ("Bürgenstock", "CHE", 47.0, 8.4),
    ],
)
def test_places_of_conflict_and_talks_are_known(
    gazetteer: Gazetteer, name: str, country: str | None, lat: float, lon: float
) -> None:
    """Camps, dams, crossings, bases, ports, straits, plains, venues."""
    best = gazetteer.candidates(name)[0]
    assert best.country == country
    assert (best.lat, best.lon) == (pytest.approx(lat, abs=0.1), pytest.approx(lon, abs=0.1))


def test_an_article_of_forty_namesakes_is_read_in_its_own_light(parser: Parser, gazetteer: Gazetteer) -> None:
    """San Antonio beside Honduran towns is the Honduran one, and the other hundreds cost no time."""
    assert len(gazetteer.candidates("San Antonio")) > 40
    text = "Gunmen drove from Tegucigalpa to San Antonio. In Honduras, roads from San Antonio to Comayagua are shut."
    started = time.process_time()
    places = found(text, parser, gazetteer)
    assert places["San Antonio"] == "HND"
    assert time.process_time() - started < 2.0


def test_many_names_take_time_in_proportion(gazetteer: Gazetteer) -> None:
    """A list of thousands of names of many namesakes is resolved within seconds."""
    names = ("San Antonio", "Santa Cruz", "Springfield", "San Juan", "Victoria") * 800
    text = " ".join(names)
    spans, at = [], 0
    for name in names:
        spans.append(Span(at, at + len(name)))
        at += len(name) + 1
    started = time.process_time()
    PlaceContext(text, spans, gazetteer)
    assert time.process_time() - started < 5.0
