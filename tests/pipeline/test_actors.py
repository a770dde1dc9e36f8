"""What the user calls an actor, against the shipped registry."""

from __future__ import annotations

from dragoman.pipeline.actors import find_actor
from dragoman.record.filters import ActorKey


def test_an_id_is_taken_as_it_is() -> None:
    """No look-up."""
    assert find_actor("government:FRA") == ActorKey(ids=("government:FRA",))


def test_iso3_is_a_country() -> None:
    """All its actors."""
    assert find_actor("FRA") == ActorKey(countries=("FRA",))


def test_a_country_by_name_stands_for_all_its_actors() -> None:
    """As its ISO3 does."""
    assert find_actor("France").countries == ("FRA",)


def test_a_metonym_is_one_body() -> None:
    """The Kremlin is not Russia."""
    key = find_actor("the Kremlin")
    assert key.ids == ("presidency:RUS",)
    assert key.countries == ()


def test_an_unknown_name_is_found_as_the_articles_spell_it() -> None:
    """Without case and accents."""
    assert find_actor("Zoë Nobody") == ActorKey(names=("zoe nobody",))
