"""The gazetteer: look-up of names, our own rows over GeoNames, what is faulty is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.gazetteer import Gazetteer, distance_km, fold_name
from dragoman.model.actor import Place
from dragoman.model.errors import KnowledgeError


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(KnowledgeFiles())


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Saint-Étienne", "st etienne"),
        ("Mt. Vernon", "mt vernon"),
        ("Sana'a", "sanaa"),
        ("Port-au-Prince", "port au prince"),
    ],
)
def test_spellings_of_a_name_fold_to_one_key(written: str, key: str) -> None:
    """Accents, points, apostrophes and hyphens do not part a name from itself."""
    assert fold_name(written) == key


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Kyiv", "UKR", "city"),
        ("Kiev", "UKR", "city"),
        ("Kharkov", "UKR", "city"),
        ("Paris", "FRA", "city"),
        ("Georgia", "GEO", "country"),
        ("Burma", "MMR", "country"),
        ("Rafah crossing", None, "site"),
        ("Donbas", "UKR", "region"),
        ("Eastern Congo", "COD", "region"),
        ("North Kivu", "COD", "admin"),
        ("Kosovo", "XKX", "country"),
        ("Avdiivka", "UKR", "city"),
        ("Washington", "USA", "city"),
    ],
)
def test_the_best_known_place_of_a_name_comes_first(
    gazetteer: Gazetteer, name: str, country: str | None, kind: str
) -> None:
    """Countries and what news names often stand before small namesakes."""
    best = gazetteer.candidates(name)[0]
    assert (best.country, best.kind) == (country, kind)


def test_all_namesakes_are_candidates(gazetteer: Gazetteer) -> None:
    """A reader of Texan news needs the Paris there."""
    assert {"FRA", "USA", "CAN"} <= {p.country for p in gazetteer.candidates("Paris")}


def test_a_name_that_nobody_knows_has_no_candidates(gazetteer: Gazetteer) -> None:
    """Nothing is made up for an unknown name."""
    assert gazetteer.candidates("Qwertyburg") == ()


def test_a_wide_area_has_no_point(gazetteer: Gazetteer) -> None:
    """The Sahel is nowhere in particular."""
    best = gazetteer.candidates("Sahel")[0]
    assert (best.lat, best.lon) == (None, None)


def test_our_row_takes_over_the_geonames_id_of_its_town(gazetteer: Gazetteer) -> None:
    """ "Hodeidah" is the press spelling of a town that GeoNames has as well."""
    best = gazetteer.candidates("Hodeidah")[0]
    assert best.name == "Hodeidah"
    assert best.geonameid is not None


def test_a_capital_letter_name_of_ours_is_known_by_its_exact_spelling(gazetteer: Gazetteer) -> None:
    """ "US" is a place and "us" a pronoun."""
    assert gazetteer.has_own("US")
    assert not gazetteer.has_own("us")


def test_distance_is_along_the_great_circle() -> None:
    """London to Paris is some 344 km; an area without a point has no distance."""
    london, paris = Place("L", "GBR", 51.507, -0.128, None, "city"), Place("P", "FRA", 48.857, 2.352, None, "city")
    assert distance_km(london, paris) == pytest.approx(344, abs=3)
    assert distance_km(london, Place("S", None, None, None, None, "region")) is None


def test_a_users_row_is_laid_over_ours(tmp_path: Path) -> None:
    """A village that no table has can be added in a folder of one's own."""
    row = "id,name,aliases,country,lat,lon,kind\nbase,Camp Testfield,,KEN,1.5,37.0,site\n"
    (tmp_path / "regions.csv").write_text(row, encoding="utf-8")
    assert Gazetteer.load(KnowledgeFiles(tmp_path)).candidates("Camp Testfield")[0].country == "KEN"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("x,X,,KEN,1.5,,site", "needs both or neither"),
        ("x,X,,KEN,north,37,site", "number cannot be read"),
        ("x,X,,KEN,1,37,hamlet", 'kind "hamlet"'),
    ],
)
def test_a_faulty_row_is_named(tmp_path: Path, row: str, problem: str) -> None:
    """Where, which, what is wrong."""
    (tmp_path / "regions.csv").write_text(f"id,name,aliases,country,lat,lon,kind\n{row}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=problem) as caught:
        Gazetteer.load(KnowledgeFiles(tmp_path))
    assert "regions.csv:2" in str(caught.value)


def test_every_row_of_ours_is_found_by_its_name(gazetteer: Gazetteer) -> None:
    """No own row is hidden by the folding of names."""
    for entry in KnowledgeFiles().rows("regions.csv"):
        assert any(p.name == entry.text("name") for p in gazetteer.candidates(entry.text("name"))), entry.text("name")
