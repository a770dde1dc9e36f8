"""PLOVER's types and CAMEO's codes, there and back."""

from __future__ import annotations

import pytest

from dragoman.exchange.codebook import (
    agent_of_sector,
    cameo_codes,
    cameo_meaning,
    cameo_of,
    intensity_of,
    sector_of_agent,
    type_scores,
)
from dragoman.exchange.countries import countries, groups, iso3_of_cameo, iso3_of_fips, iso3_of_name
from dragoman.knowledge.states import SECTORS
from dragoman.model.mention import EventType

MODES = [(kind, mode) for kind, score in type_scores().items() for mode in (None, *score.modes)]
LOST = {
    ("CONSULT", "multilateral"), ("RETREAT", "resign"), ("PROTEST", "boycott"), ("PROTEST", "vandalize"),
    ("SANCTION", "withdraw"), ("MOBILIZE", "weapons"), ("MOBILIZE", "militia"), ("COERCE", "censor"),
    ("COERCE", "withhold"), ("COERCE", "misinformation"), ("ASSAULT", "primitive"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "mode"), MODES)
def test_every_type_and_mode_has_a_code_of_its_type(kind: str, mode: str | None) -> None:
    meaning = cameo_meaning(cameo_of(kind, mode, ()).code)
    assert meaning is not None
    assert meaning.type == kind


@pytest.mark.parametrize(("kind", "mode"), [pair for pair in MODES if pair not in LOST])
def test_a_mode_that_cameo_knows_comes_back(kind: str, mode: str | None) -> None:
    meaning = cameo_meaning(cameo_of(kind, mode, ()).code)
    assert meaning is not None
    assert meaning.mode == mode


@pytest.mark.parametrize("code", list(cameo_codes()))
def test_every_code_means_a_type_and_mode_of_plover_or_nothing(code: str) -> None:
    meaning = cameo_codes()[code]
    if meaning.type is None:
        assert meaning.root == "01"
    else:
        assert meaning.type in list(EventType)
        assert meaning.mode is None or meaning.mode in type_scores()[meaning.type].modes


def test_a_context_narrows_the_code() -> None:
    assert cameo_of("AID", None, ("military",)).code == "072"
    assert cameo_of("AID", None, ("health",)).code == "070"


def test_a_longer_code_than_we_know_means_what_its_beginning_means() -> None:
    known = cameo_meaning("1909")
    assert known is not None
    assert known.code == "190"


@pytest.mark.parametrize("code", ["", "9", "99", "abc"])
def test_what_is_no_code_means_nothing(code: str) -> None:
    assert cameo_meaning(code) is None


@pytest.mark.parametrize(("code", "quad"), [("046", 1), ("0871", 2), ("139", 3), ("14", 4), ("204", 4)])
def test_the_quad_class_goes_by_the_root(code: str, quad: int) -> None:
    assert cameo_codes()[code].quad == quad


def test_a_mode_has_its_own_intensity_and_none_that_of_the_type() -> None:
    assert intensity_of("CONSULT", "phone") == 1.5
    assert intensity_of("CONSULT", None) == 2.5


def test_every_agent_code_means_a_sector_of_plover() -> None:
    assert set(sector_of_agent().values()) <= SECTORS


def test_a_sector_that_is_written_comes_back() -> None:
    assert {sector: sector_of_agent()[code] for sector, code in agent_of_sector().items()} == {
        sector: sector for sector in agent_of_sector()
    }


def test_journalists_and_doctors_swap_their_codes() -> None:
    assert agent_of_sector()["JRN"] == "MED"
    assert sector_of_agent()["HLH"] == "MED"


def test_no_two_countries_share_a_code() -> None:
    for attribute in ("numeric", "fips", "cameo", "name"):
        values = [getattr(country, attribute) for country in countries().values()]
        assert len(set(values)) == len(values), attribute


@pytest.mark.parametrize(("fips", "iso3"), [("UP", "UKR"), ("RS", "RUS"), ("GM", "DEU"), ("GZ", "PSE"), ("KV", "XKX")])
def test_fips_is_not_iso(fips: str, iso3: str | None) -> None:
    assert iso3_of_fips()[fips] == iso3


@pytest.mark.parametrize(("cameo", "iso3"), [("ROM", "ROU"), ("TMP", "TLS"), ("KSV", "XKX"), ("ROU", "ROU")])
def test_cameo_has_a_few_country_codes_of_its_own(cameo: str, iso3: str | None) -> None:
    assert iso3_of_cameo()[cameo] == iso3


@pytest.mark.parametrize(
    ("name", "iso3"), [("Burma", "MMR"), ("CÔTE D'IVOIRE", "CIV"), ("Western Sahara", "ESH"), ("Atlantis", None)]
)
def test_a_country_is_found_by_any_of_its_names(name: str, iso3: str | None) -> None:
    assert iso3_of_name(name) == iso3


def test_a_group_belongs_to_one_of_our_countries_or_none() -> None:
    known = {*countries(), "EUR", "IGO", None}
    assert {group.country for group in groups().values()} <= known
