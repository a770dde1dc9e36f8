"""Who a name, an office or a metonym means, as of a day."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.folding import fold_text, words_of_mixed_script
from dragoman.knowledge.people import last_name
from dragoman.knowledge.registry import NameForm, Registry
from dragoman.model.actor import ActorKind
from dragoman.model.errors import KnowledgeError


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load(KnowledgeFiles())


SMALL = {
    "states": "id,name,article,aliases,adjectives,peoples,capitals\nFJI,Fiji,,,Fijian,Fijians,Suva\n",
    "bodies": "id,name,kind,sector,nouns,names\ngovernment,Government of {the},government,GOV,cabinet,\n",
    "actors": "id,name,kind,country,sector,qid,parent,checked\ngroup:reed,Reed Front,armed_group,FJI,REB,,,\n",
    "roles": "role,phrases,sector,unique,also\nmayor,mayor,GOV,yes,\nspeaker,speaker,LEG,yes,\n"
    "prime_minister,prime minister|premier,GOV,yes,\nsecretary_general,secretary-general,,yes,\n"
    "leader,leader|chief,,no,secretary_general\n",
}  # a small world, so that each test reads it in a moment


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the test's own rows, laid over the small world instead of the shipped one."""
    shipped, user = tmp_path / "shipped", tmp_path / "user"
    shipped.mkdir()
    user.mkdir()
    for name, rows in SMALL.items():
        (shipped / f"{name}.csv").write_text(rows, encoding="utf-8")
    monkeypatch.setattr("dragoman.knowledge.files.SHIPPED", shipped)
    return user


@pytest.fixture
def own(small: Path) -> Callable[..., Registry]:
    """A registry of the small world with rows of the test's own."""

    def load(**files: str) -> Registry:
        for name, rows in files.items():
            (small / f"{name}.csv").write_text(rows, encoding="utf-8")
        return Registry.load(KnowledgeFiles(small))

    return load


def ids(registry: Registry, text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.entries[0].actor) for hit in registry.find_names(text)]


@pytest.mark.parametrize(
    ("text", "found", "actor"),
    [
        ("Ukraine's envoys left.", "Ukraine", "state:UKR"),
        ("The U.S.-led talks failed.", "U.S.", "state:USA"),
        ("They flew to the UK.", "UK", "state:GBR"),
        ("DR Congo recalled him.", "DR Congo", "state:COD"),
        ("The Kremlin kept silent.", "Kremlin", "presidency:RUS"),
        ("It was the Quai d’Orsay that wrote.", "Quai d’Orsay", "foreign_ministry:FRA"),
        ("The Foreign Office confirmed it.", "Foreign Office", "foreign_ministry:GBR"),
        ("A note reached Foggy Bottom.", "Foggy Bottom", "foreign_ministry:USA"),
        ("The Pentagon moved a ship.", "Pentagon", "defence_ministry:USA"),
        ("Itamaraty offered rooms.", "Itamaraty", "foreign_ministry:BRA"),
        ("The Knesset rose at noon.", "Knesset", "parliament:ISR"),
        ("Soldiers of the IDF crossed.", "IDF", "military:ISR"),
        ("The Security Council met.", "Security Council", "igo:un-security-council"),
        ("Al-Shabaab left the town.", "Al-Shabaab", "group:al-shabaab"),
        ("M23 took the road.", "M23", "group:m23"),
        ("The Rapid Support Forces left.", "Rapid Support Forces", "group:rsf"),
        ("Türkiye opened the border.", "Türkiye", "state:TUR"),
        ("Guinea-Bissau closed it.", "Guinea-Bissau", "state:GNB"),
        ("Revolutionary\nGuards held the port.", "Revolutionary\nGuards", "military:irgc"),
    ],
)
def test_a_name_is_found_where_it_stands(registry: Registry, text: str, found: str, actor: str) -> None:
    assert (found, actor) in ids(registry, text)


@pytest.mark.parametrize(
    "text",
    [
        "They may turn to us, who can polish it.",
        "A fleet sailed the South China Sea.",
        "It costs US$5 a head.",
        "Latin America is wide.",
        "Romania",
    ],
)
def test_no_other_actor_is_found_in(registry: Registry, text: str) -> None:
    assert [found for found, _ in ids(registry, text) if found != "Romania"] == []


def test_look_alike_letters_do_not_match(registry: Registry) -> None:
    """The second letter of this "Hamas" is Cyrillic."""
    text = "H\u0430mas denied it."
    assert registry.find_names(text) == []
    assert [span.of(text) for span in words_of_mixed_script(text)] == ["H\u0430mas"]


def test_a_hidden_character_breaks_a_name(registry: Registry) -> None:
    assert registry.find_names("Rus\u200bsia and US\u200bA") == []


def test_offsets_hold_where_accents_are_separate_code_points(registry: Registry) -> None:
    text = "Near Bogota\u0301,  in Co\u0302te d\u2019Ivoire\u00a0and Peru"
    assert [text[h.start : h.end] for h in registry.find_names(text)] == [
        "Bogota\u0301",
        "Co\u0302te d\u2019Ivoire",
        "Peru",
    ]


def test_no_name_crosses_an_empty_line(registry: Registry) -> None:
    assert ("North\n\nKorea", "state:PRK") not in ids(registry, "He went North\n\nKorea waited.")


def test_a_name_at_the_end_ends_with_the_text(registry: Registry) -> None:
    text = "They spoke of Iran"
    assert registry.find_names(text)[-1].end == len(text)


def test_capitals_of_a_headline_match_but_not_its_plain_words(registry: Registry) -> None:
    assert [actor for _, actor in ids(registry, "IRAN ASKS WHO WILL PAY FOR THE BRIDGE")] == ["state:IRN"]


def test_the_longest_name_wins(registry: Registry) -> None:
    assert ids(registry, "The People's Republic of China")[0][1] == "state:CHN"


def test_folding_never_lengthens_a_text() -> None:
    text = "Straße\u0301  ﬁne \u1e9e \u0130zmir"
    assert len(fold_text(text).text) <= len(text)


def test_a_capital_is_a_weak_metonym_of_the_government(registry: Registry) -> None:
    (entry,) = registry.entries("Kyiv")
    assert (entry.actor, entry.form, entry.strong) == ("government:UKR", NameForm.METONYM, False)


def test_adjective_and_people_are_told_apart(registry: Registry) -> None:
    assert {entry.form for entry in registry.entries("the Dutch")} == {NameForm.DEMONYM, NameForm.PEOPLE}
    assert registry.entries("Danes")[0].form is NameForm.PEOPLE


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        ("government:UKR", "Government of Ukraine"),
        ("government:GBR", "Government of the United Kingdom"),
        ("presidency:RUS", "Presidency of Russia"),
        ("foreign_ministry:GBR", "Foreign Ministry of the United Kingdom"),
        ("military:ISR", "Armed Forces of Israel"),
        ("state:KOR", "South Korea"),
        ("parliament:USA", "Congress of the United States"),
        ("government:PSE", "Palestinian Authority"),
    ],
)
def test_a_body_is_called_by_its_state(registry: Registry, actor: str, name: str) -> None:
    assert registry.actor(actor).name == name


@pytest.mark.parametrize(
    ("actor", "country", "sector"),
    [
        ("group:hamas", "PSE", "REB"),
        ("group:houthis", "YEM", "REB"),
        ("group:m23", "COD", "REB"),
        ("group:rsf", "SDN", "REB"),
        ("group:hezbollah", "LBN", "REB"),
        ("group:pkk", "TUR", "REB"),
        ("group:wagner-group", "RUS", "PRM"),
        ("igo:eu", "EUR", None),
        ("igo:nato", "IGO", None),
        ("igo:icj", "IGO", "JUD"),
        ("region:transnistria", "MDA", "PRE"),
        ("state:XKX", "XKX", None),
    ],
)
def test_country_and_sector_follow_the_codebook(
    registry: Registry, actor: str, country: str, sector: str | None
) -> None:
    known = registry.get(actor) or registry.actor(actor.replace("region:", "group:"))
    assert (known.country, known.sector) == (country, sector)


def test_every_state_has_its_bodies(registry: Registry) -> None:
    states = [actor.country for actor in registry.actors() if actor.kind is ActorKind.STATE and actor.country]
    assert len(states) > 190
    for iso3 in states:
        assert registry.government(iso3).parent == registry.military(iso3).parent == f"state:{iso3}"
        assert registry.ministry(iso3, "foreign_ministry").country == iso3


def test_an_unknown_id_is_answered_with_near_ones(registry: Registry) -> None:
    with pytest.raises(KnowledgeError, match="group:hamas"):
        registry.actor("group:hammas")


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("prime minister", "prime_minister"),
        ("Prime Ministers", "prime_minister"),
        ("top diplomat", "foreign_minister"),
        ("foreign-policy chief", "foreign_policy_chief"),
        ("army chief", "army_chief"),
        ("chiefs of staff", "chief_of_staff"),
        ("special envoy", "special_envoy"),
        ("Secretary of Defense", "defence_minister"),
        ("home secretary", "interior_minister"),
        ("chargé d'affaires", "ambassador"),
        ("spokeswomen", "spokesperson"),
        ("UN chief", "secretary_general"),
    ],
)
def test_a_phrase_names_a_role(registry: Registry, phrase: str, role: str) -> None:
    found = registry.role(phrase)
    assert found is not None
    assert found.key == role


def test_a_phrase_that_is_no_role_names_none(registry: Registry) -> None:
    assert registry.role("wooden table") is None


@pytest.mark.parametrize(
    ("noun", "body"), [("army", "military"), ("foreign office", "foreign_ministry"), ("cabinet", "government")]
)
def test_a_noun_names_a_body_of_its_state(registry: Registry, noun: str, body: str) -> None:
    assert registry.body(noun) == body


@pytest.mark.parametrize(
    ("name", "country", "short"),
    [
        ("Jane Doe", "GBR", "Doe"),
        ("Anna van der Berg", "NLD", "van der Berg"),
        ("Li Xiaoming", "CHN", "Li"),
        ("Sara Haile", "ETH", "Sara"),
        ("John Doe Jr.", "USA", "Doe"),
        ("John Doe, Sr.", "USA", "Doe"),
        ("John Lee", "HKG", "Lee"),
        ("Ban Ki-moon", "IGO", "Ban"),
        ("Hun Sen", "KHM", ""),
        ("King Philippe", "BEL", "Philippe"),
        ("Srettha Thavisin", "THA", "Srettha"),
        ("Omar al-Amin", "SYR", "al-Amin"),
        ("Wani", "IDN", ""),
    ],
)
def test_the_short_name_follows_the_use_of_the_country(name: str, country: str, short: str) -> None:
    assert last_name(name, country, {"li", "lee", "ban", "lam"}) == short


PEOPLE = "id,name,country,sector,aliases,gender,qid,checked\n"
OFFICES = "role,body,holder,first,last,precision,checked\n"
TWO = PEOPLE + "person:ann-quill,Ann Quill,FJI,GOV,,f,,\nperson:bob-zarn,Bob Zarn,FJI,GOV,,m,,\n"


def test_an_office_is_held_by_whoever_held_it_on_the_day(own: Callable[..., Registry]) -> None:
    registry = own(
        people=TWO,
        offices=OFFICES
        + "speaker,state:FJI,person:ann-quill,1901-02-01,1902-03-04,day,\n"
        + "speaker,state:FJI,person:bob-zarn,1902-03,1903,month,\n",
    )
    (office,) = registry.holders("speaker", "state:FJI", date(1901, 5, 1))
    assert office.holder == "person:ann-quill"
    assert registry.holders("speaker", "state:FJI", date(1950, 1, 1)) == ()
    assert registry.offices_of("person:bob-zarn")[0].last == date(1903, 12, 31)
    assert registry.holders("speaker", "state:FJI", None)[0].holder == "person:bob-zarn"


def test_the_chief_of_a_body_without_one_is_its_secretary_general(own: Callable[..., Registry]) -> None:
    registry = own(
        actors="id,name,kind,country,sector,qid,parent,checked\nigo:test,Test League,international,IGO,,,,\n",
        people=TWO,
        offices=OFFICES + "secretary_general,igo:test,person:ann-quill,1901,,,\n",
    )
    assert [o.holder for o in registry.holders("leader", "igo:test", date(1905, 1, 1))] == ["person:ann-quill"]


def test_a_last_name_shared_by_two_office_holders_is_weak(own: Callable[..., Registry]) -> None:
    rows = "person:ann-quorn,Ann Quorn,FJI,GOV,,f,,\nperson:bob-quorn,Bob Quorn,FJI,GOV,,m,,\n"
    terms = "mayor,state:FJI,person:ann-quorn,1901,1902,,\nmayor,state:FJI,person:bob-quorn,1903,1904,,\n"
    both = own(people=PEOPLE + rows, offices=OFFICES + terms)
    assert not any(entry.strong for entry in both.entries("Quorn"))
    assert [actor.id for actor in both.people_named("quorn")] == ["person:ann-quorn", "person:bob-quorn"]


def test_a_last_name_means_the_one_who_held_an_office(own: Callable[..., Registry]) -> None:
    rows = "person:ann-quorn,Ann Quorn,FJI,GOV,,f,,\nperson:bob-quorn,Bob Quorn,FJI,ELI,,m,,\n"
    registry = own(people=PEOPLE + rows, offices=OFFICES + "mayor,state:FJI,person:ann-quorn,1901,1902,,\n")
    assert [(e.actor, e.strong) for e in registry.entries("Quorn")] == [
        ("person:ann-quorn", True),
        ("person:bob-quorn", False),
    ]


def test_a_wrong_row_is_told_of_and_stops_no_other(own: Callable[..., Registry]) -> None:
    registry = own(
        names="actor,name,form,strength\ngroup:nobody,Nobodies,name,strong\ngroup:reed,Testnamas,name,weak\n"
    )
    assert any(fault.entry == "Nobodies" for fault in registry.faults)
    assert registry.entries("Testnamas")[0].actor == "group:reed"


def test_a_users_row_replaces_the_shipped_one(own: Callable[..., Registry]) -> None:
    registry = own(
        actors="id,name,kind,country,sector,qid,parent,checked\ngroup:reed,Test Name,armed_group,FJI,GOV,,,\n"
    )
    assert registry.actor("group:reed").name == "Test Name"


def test_six_hundred_words_take_a_few_milliseconds_at_most(registry: Registry) -> None:
    """Ten times slower than measured, so that a busy machine passes."""
    text = "The envoy of Ukraine met officials in Cairo and said that talks with Moscow would go on in May. " * 33
    start = time.perf_counter()
    registry.find_names(text)
    assert time.perf_counter() - start < 0.03
