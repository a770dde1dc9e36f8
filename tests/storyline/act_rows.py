"""Rows of acts for tests: what a record would say of a small war between invented towns."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

TOWNS = {
    "Northford": (60.0, 10.0),
    "Southwick": (55.0, 12.0),
    "Eastbury": (57.0, 20.0),
}


def act(name: str, **told: Any) -> dict[str, Any]:
    """An air raid of Norway on Northford, on 1 May 2031, but for what is told otherwise."""
    day = told.pop("day", date(2031, 5, 1))
    town = told.pop("town", "Northford")
    actor = told.pop("actor", ("military:NOR", "NOR"))
    place = None if town is None else {
        "name": town, "country": "SWE", "lat": TOWNS[town][0], "lon": TOWNS[town][1],
        "geonameid": 100 + list(TOWNS).index(town),
    }  # fmt: skip
    row = {
        "key": name, "id": name, "reading": f"r-{name}", "type": "ASSAULT", "mode": "aerial", "status": "happened",
        "earliest": day, "latest": day, "actors": [{"id": actor[0], "country": actor[1]}] if actor else [],
        "recipients": [{"id": "state:SWE", "country": "SWE"}], "place": place, "figures": None,
        "sentence": f"Jets bombed the harbour of {town} and its depots.", "published": day + timedelta(days=1),
        "voice": f"r-{name}",
    }  # fmt: skip
    return row | told
