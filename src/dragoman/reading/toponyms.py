"""Which of several places of one name an article means, read off the places that it names beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log1p

from dragoman.knowledge.gazetteer import Candidate, Gazetteer, distance_km, fold_name
from dragoman.model.actor import Place
from dragoman.model.document import Span

# Weights set on the development halves of LGL and TR-News; a unit is a power of ten of inhabitants.
_COUNTRY_NAMED = 4.0
_UNIT_NAMED = 3.5
_NEAR = 4.0
_NEAR_KM = 300.0
_PEOPLE_NAMED = 0.5  # "Kenyan" speaks half as loud for Kenya as "Kenya"
_SAID = 12.0  # what stands beside the name decides: "Paris, Texas"
_ROUNDS = 3
_MOST_CANDIDATES = 80
_COMMA_GAP = 3  # code points between a name and what it is cut from: ", "
_UNIT_WORDS = frozenset(
    "county parish province oblast region governorate district department prefecture state borough canton krai".split()
)


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A name to be resolved: where it stands and what it may be."""

    span: Span
    key: str
    candidates: tuple[Candidate, ...]
    said: str = ""

    @property
    def same(self) -> tuple[str, str, int]:
        """Equal for names that must mean the same place."""
        return self.key, self.said, len(self.candidates)


@dataclass(slots=True)
class _Votes:
    """How often the article speaks of each country and of each first-level unit, between 0 and 1."""

    countries: dict[str, float] = field(default_factory=dict)
    units: dict[str, float] = field(default_factory=dict)


class PlaceContext:
    """All place names of an article, each resolved in the light of the others.

    Args:
        text: The article.
        spans: The names, in text order.
        gazetteer: Where they are looked up.
        peoples: Names of peoples in the article ("Kenyan"), each a word for its country.
    """

    def __init__(self, text: str, spans: Sequence[Span], gazetteer: Gazetteer, peoples: Iterable[str] = ()) -> None:
        self._gazetteer = gazetteer
        self._peoples = _votes_of_peoples(peoples, gazetteer)
        self.names = [self._named(text, spans, at) for at in range(len(spans))]
        self._meant = self._resolve()

    def fitting(self, name: str) -> Place | None:
        """The place of a name that stands nowhere in particular, as what the article names suggests."""
        named = NamedPlace(Span(0, 0), fold_name(name), _meanings(name, self._gazetteer))
        if not named.candidates:
            return None
        known = [n for n in self.names if n.candidates]
        return _best(named, _count_votes(known, self._meant, self._peoples), _anchors(known, self._meant)).place

    def resolve(self, span: Span) -> Place | None:
        """The place that the name at a span means; None where the gazetteer has none of that name."""
        chosen = self._meant.get(span)
        return chosen.place if chosen else None

    def _named(self, text: str, spans: Sequence[Span], at: int) -> NamedPlace:
        span = spans[at]
        name = span.of(text)
        key = fold_name(name)
        found = _meanings(name, self._gazetteer)
        said = ""
        following = text[span.end : span.end + 24]
        if following[:2] in (", ", " (") or following[:3] == " , ":
            rest = following.lstrip(" ,(")
            said = self._unit_at(rest) or self._container(text, spans, at)
        return NamedPlace(span, key, found, said)

    def _unit_at(self, rest: str) -> str:
        word = rest.split(" ")[0].rstrip(",;:)")
        for form in (word, word.rstrip(".")):
            if form in self._gazetteer.abbreviations:
                return self._gazetteer.abbreviations[form][1]
        return ""

    def _container(self, text: str, spans: Sequence[Span], at: int) -> str:
        """Admin code or country of the name that follows at once after a comma, where it can hold a town."""
        if at + 1 >= len(spans) or spans[at + 1].start - spans[at].end > _COMMA_GAP:
            return ""
        for candidate in _look_up(spans[at + 1].of(text), self._gazetteer)[:3]:
            if candidate.place.kind == "country":
                return candidate.place.country or ""
            if candidate.place.kind == "admin":
                return candidate.admin
        return ""

    def _resolve(self) -> dict[Span, Candidate]:
        known = [n for n in self.names if n.candidates]
        meant = {n.span: _first(n) for n in known}
        for _ in range(_ROUNDS):
            votes = _count_votes(known, meant, self._peoples)
            anchors = _anchors(known, meant)
            best: dict[tuple[str, str, int], Candidate] = {}  # a name told a hundred times is weighed once
            for named in known:
                if named.same not in best:
                    best[named.same] = _best(named, votes, anchors)
            meant = _one_sense(known, {n.span: best[n.same] for n in known})
        return meant


def resolve_place(name: str, context: PlaceContext) -> Place | None:
    """The place of that name which fits best what the article names elsewhere; None where there is none."""
    return context.fitting(name)


def _votes_of_peoples(peoples: Iterable[str], gazetteer: Gazetteer) -> dict[str, float]:
    votes: dict[str, float] = defaultdict(float)
    for people in peoples:
        for candidate in gazetteer.look_up(gazetteer.demonyms.get(people, ""))[:1]:
            votes[candidate.place.country or ""] += _PEOPLE_NAMED
    votes.pop("", None)
    return votes


def _meanings(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Candidates of what is given as a place, the name of a people or an abbreviated state included."""
    if name in gazetteer.demonyms:
        return gazetteer.look_up(gazetteer.demonyms[name])[:1]
    short = gazetteer.abbreviations.get(name) or gazetteer.abbreviations.get(name.replace(" ", ""))
    if short and not (name.isupper() and name.isalpha()):
        return tuple(c for c in gazetteer.look_up(short[0]) if c.admin == short[1])
    return _look_up(name, gazetteer)


def _look_up(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Candidates of a name, of the name without its type word ("Aleppo province") or without its article."""
    found = gazetteer.look_up(name)
    if found:
        return found[:_MOST_CANDIDATES]
    words = name.split()
    if len(words) > 1 and words[0].lower() in (
        "the",
        "greater",
        "downtown",
        "central",
        "northern",
        "southern",
        "eastern",
        "western",
    ):
        return _look_up(" ".join(words[1:]), gazetteer)
    if len(words) > 1 and words[-1].lower() in _UNIT_WORDS:
        units = [c for c in gazetteer.look_up(" ".join(words[:-1])) if c.place.kind in ("admin", "district", "region")]
        return tuple(units[:_MOST_CANDIDATES])
    if len(words) > 1 and words[-1].lower() in ("city", "town", "village", "camp"):
        return gazetteer.look_up(" ".join(words[:-1]))[:_MOST_CANDIDATES]
    return ()


def _first(named: NamedPlace) -> Candidate:
    return max(named.candidates, key=lambda c: c.standing + (_SAID if _lies_in(c, named.said) else 0.0))


def _lies_in(candidate: Candidate, unit: str) -> bool:
    """Whether a candidate lies in a unit ("US.LA") or country ("FRA")."""
    if not unit:
        return False
    if "." in unit:
        return candidate.admin.startswith(unit + ".") or (candidate.admin == unit and candidate.place.kind != "admin")
    return candidate.place.country == unit and candidate.place.kind != "country"


def _count_votes(names: Iterable[NamedPlace], meant: Mapping[Span, Candidate], peoples: Mapping[str, float]) -> _Votes:
    countries: dict[str, float] = defaultdict(float, peoples)
    units: dict[str, float] = defaultdict(float)
    for named in names:
        chosen = meant[named.span]
        sure = _sureness(named, chosen)
        if chosen.place.country:
            countries[chosen.place.country] += sure
        if chosen.admin:
            units[_unit(chosen)] += sure
        if "." in named.said:
            units[named.said] += 1.0
    return _Votes(_shares(countries), _shares(units))


def _shares(votes: Mapping[str, float]) -> dict[str, float]:
    total = sum(votes.values())
    return {key: votes[key] / total for key in votes} if total else {}


def _unit(candidate: Candidate) -> str:
    return ".".join(candidate.admin.split(".")[:2])


def _sureness(named: NamedPlace, chosen: Candidate) -> float:
    """How much a name's reading can be relied upon: the share of its candidates' weight that the chosen one has."""
    if named.said:
        return 1.0
    weights = [exp(2.0 * (c.standing - chosen.standing)) for c in named.candidates]
    return 1.0 / sum(weights) if sum(weights) > 1.0 else 1.0


def _anchors(names: Iterable[NamedPlace], meant: Mapping[Span, Candidate]) -> list[tuple[str, Candidate, float]]:
    """Each name's chosen place, countries left out, with how sure it is."""
    found: dict[str, tuple[str, Candidate, float]] = {}
    for named in names:
        chosen = meant[named.span]
        if chosen.place.kind not in ("country", "region") and chosen.place.lat is not None:
            found.setdefault(named.key, (named.key, chosen, _sureness(named, chosen)))
    return list(found.values())


def _best(named: NamedPlace, votes: _Votes, anchors: Sequence[tuple[str, Candidate, float]]) -> Candidate:
    if len(named.candidates) == 1:
        return named.candidates[0]
    return max(named.candidates, key=lambda c: _fit(c, named, votes, anchors))


def _fit(
    candidate: Candidate, named: NamedPlace, votes: _Votes, anchors: Sequence[tuple[str, Candidate, float]]
) -> float:
    fit = candidate.standing
    if candidate.place.country:
        fit += _COUNTRY_NAMED * votes.countries.get(candidate.place.country, 0.0)
    if candidate.admin:
        fit += _UNIT_NAMED * votes.units.get(_unit(candidate), 0.0)
    if _lies_in(candidate, named.said):
        fit += _SAID
    nearest = 0.0
    for key, other, sure in anchors:
        if key != named.key:
            far = distance_km(candidate.place, other.place)
            if far is not None:
                nearest = max(nearest, sure / (1.0 + log1p(far / _NEAR_KM) ** 2 * 4))
    return fit + _NEAR * nearest


def _one_sense(names: Sequence[NamedPlace], meant: Mapping[Span, Candidate]) -> dict[Span, Candidate]:
    """A name means one place throughout, the one that its own words say where any do ("Paris, Texas ... Paris")."""
    said = {n.key: meant[n.span] for n in reversed(names) if n.said and _lies_in(meant[n.span], n.said)}
    return {
        n.span: said[n.key] if n.key in said and not n.said and said[n.key] in n.candidates else meant[n.span]
        for n in names
    }
