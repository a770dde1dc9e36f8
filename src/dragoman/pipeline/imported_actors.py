"""An actor as somebody else's data set names it -> one of ours."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from dragoman.exchange.countries import country_name
from dragoman.exchange.imports import Party
from dragoman.knowledge.folding import name_key
from dragoman.knowledge.registry import Registry
from dragoman.model.actor import Actor, ActorKind

_BODIES = {
    "GOV": "government",
    "MIL": "military",
    "COP": "police",
    "LEG": "parliament",
    "SPY": "intelligence",
    "JUD": "supreme_court",
}
"""The body of a state that a sector alone stands for."""
_KEPT_NAMES = 100_000


class Cast:
    """Finds actors by id, by name within their country, and by country and sector.

    Args:
        registry: Whom we know.
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self.row = lru_cache(maxsize=_KEPT_NAMES)(self._row)

    def _row(self, party: Party) -> dict[str, Any] | None:
        """An actor as the record's tables have it, without words of a text; None where the data set names nobody.

        Somebody unknown keeps the name that the data set gives, with its country and sector.
        """
        known = self._known(party)
        if known is not None:
            return _as_row(known.id, known.name, known.country, known.sector or party.sector)
        name = party.name if party.id else _spelled(party.name)
        if name and party.id:
            return _as_row(party.id, name, party.country, party.sector)
        if name:
            return _as_row(f"text:{name_key(name)}", name, party.country, party.sector)
        if party.country:
            return _as_row(
                f"text:{party.country.lower()}-{(party.sector or '').lower()}",
                country_name(party.country),
                party.country,
                party.sector,
            )
        return None

    def _known(self, party: Party) -> Actor | None:
        if party.id:
            return self._registry.get(party.id)
        named = self._named(party)
        if named is None and party.name and name_key(party.name) != name_key(country_name(party.country)):
            key = self._registry.body(party.name)
            return self._body(key, party.country) if key else None
        if named is not None and named.kind is not ActorKind.STATE:
            return named
        return self._of_state(party, named)

    def _of_state(self, party: Party, named: Actor | None) -> Actor | None:
        """The body of a state for a sector; the state where no sector is given, nobody for one without a body (rebels)."""
        country = (named.country if named else None) or party.country
        body = self._body(_BODIES.get(party.sector or ""), country)
        if body is not None or party.sector:
            return body
        return named or (self._registry.get(f"state:{country}") if country and not party.name else None)

    def _body(self, key: str | None, country: str | None) -> Actor | None:
        return self._registry.get(f"{key}:{country}") if key and country else None

    def _named(self, party: Party) -> Actor | None:
        """Whom the name means, of the country that is given: a strong name first, then a weak one that the country bears out."""
        if not party.name:
            return None
        for entry in self._registry.entries(party.name):
            actor = self._registry.get(entry.actor)
            if actor is not None and _agrees(actor, party, entry.strong):
                return actor
        return None


def _agrees(actor: Actor, party: Party, strong: bool) -> bool:
    if party.country is None or actor.country is None:
        return strong
    return actor.country == party.country


def _spelled(name: str) -> str:
    """A name in capitals, as GDELT has it, in ordinary spelling: "NAVAL STAFF" becomes "Naval Staff"."""
    return name.title() if name.isupper() and len(name) > len("NATO") else name


def _as_row(ident: str, name: str, country: str | None, sector: str | None) -> dict[str, Any]:
    return {
        "id": ident, "name": name, "country": country, "sector": sector,
        "char_start": None, "char_end": None, "text": None,
    }  # fmt: skip
