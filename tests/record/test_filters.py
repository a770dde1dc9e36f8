"""What can be asked, and how it is written."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model.errors import UsageError
from dragoman.record.filters import Filters, first_day, fold, last_day, plain_actor_key


def test_loose_values_become_filters() -> None:
    """One text or several, small letters or large."""
    filters = Filters.of(type="assault", status=["Did Not Happen"], since="2025-03", until="2025-03", actor="RUS")
    assert (filters.type, filters.status) == (("ASSAULT",), ("did_not_happen",))
    assert (filters.since, filters.until, filters.actor) == (date(2025, 3, 1), date(2025, 3, 31), ("RUS",))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"actr": "RUS"}, 'no filter "actr"'),
        ({"type": "FIGHT"}, 'no type "FIGHT"'),
        ({"status": "done"}, 'no status "done"'),
        ({"since": "last week"}, "is no day"),
        ({"since": "2025-02-30"}, "is no day"),
        ({"until": "2025-13"}, "is no day"),
        ({"between": ("RUS",)}, "two actors"),
    ],
)
def test_a_wrong_filter_is_told(given: dict[str, object], told: str) -> None:
    """With what there is."""
    with pytest.raises(UsageError, match=told):
        Filters.of(**given)


def test_a_month_and_a_year_have_ends() -> None:
    """Also the February of a leap year."""
    assert (first_day("2024-02"), last_day("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (first_day("2024"), last_day("2024")) == (date(2024, 1, 1), date(2024, 12, 31))


def test_names_are_compared_without_case_and_accents() -> None:
    """As outlets spell them in their own ways."""
    assert fold("Recep Tayyip Erdoğan ") == fold("RECEP TAYYIP ERDOGAN")


@pytest.mark.parametrize(
    ("name", "ids", "countries", "names"),
    [("state:FRA", ("state:FRA",), (), ()), ("FRA", (), ("FRA",), ()), ("Ana Ruiz", (), (), ("ana ruiz",))],
)
def test_an_actor_is_an_id_a_country_or_a_name(
    name: str, ids: tuple[str, ...], countries: tuple[str, ...], names: tuple[str, ...]
) -> None:
    """By its shape."""
    key = plain_actor_key(name)
    assert (key.ids, key.countries, key.names) == (ids, countries, names)
