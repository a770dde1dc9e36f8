"""Who has entered the article so far, and where: what later words such as "he" or "the group" point back to."""

from __future__ import annotations

from bisect import bisect_left, insort_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.model.actor import ActorKind, ActorMention, ResolvedActor

NOT_STATES = frozenset(("IGO", "EUR"))
_SUBJECT_WEIGHT = 2.0  # subjects are taken up again most often (Lappin and Leass 1994 rank them first)
_PLACE_WEIGHT = 0.3
_NAMED_WEIGHT = 0.15
_APART = 0.7  # a pair named in two sentences, not in one
_FOCUS_SENTENCES = 12
_FOR_EVER = 120
"""Sentences after which somebody is forgotten, so that a book costs no more a page than an article."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One mention with its place in the syntax.

    Attributes:
        mention: The mention.
        sentence, word: Index of its sentence, and of its head word there.
        relation: Relation of the head word, ``nsubj``; a conjunct has that of its first.
        clause: Word that governs it, -1 at the root.
    """

    mention: ActorMention
    sentence: int
    word: int
    relation: str
    clause: int

    @property
    def position(self) -> tuple[int, int]:
        """Orders standings as a reader meets them."""
        return self.sentence, self.word

    @property
    def is_subject(self) -> bool:
        """Whether it is the subject of its clause."""
        return self.relation.startswith(("nsubj", "csubj"))

    @property
    def is_place(self) -> bool:
        """Whether a state or capital stands here only as the place of something."""
        return self.mention.rule == "place"

    @property
    def is_one_person(self) -> bool:
        """Whether it means a single person."""
        return self.mention.kind is ActorKind.PERSON and not self.mention.plural


class Standings:
    """The mentions resolved so far and what the article has told about each actor."""

    def __init__(self) -> None:
        self._standings: list[Standing] = []
        self._genders: dict[str, str] = {}
        self._told: defaultdict[str, set[str]] = defaultdict(set)
        self._learned: dict[str, ResolvedActor] = {}
        self.expected: Counter[str] = Counter()
        """How often each country is named anywhere in the article, headline to end."""

    def add(self, standing: Standing) -> None:
        """Takes in one more mention."""
        insort_right(self._standings, standing, key=_position)

    def learn_gender(self, actor: str, gender: str) -> None:
        """Notes whether an actor is ``"f"`` or ``"m"``; the first word on it stays."""
        if gender:
            self._genders.setdefault(actor, gender)

    def gender(self, actor: str) -> str:
        """``"f"``, ``"m"`` or "" where nothing tells."""
        return self._genders.get(actor, "")

    def tell(self, actor: str, *facts: str) -> None:
        """Notes what the article calls an actor: ``"general"``, ``"role:prime_minister"``."""
        self._told[actor].update(fact for fact in facts if fact)

    def is_told(self, actor: str, fact: str) -> bool:
        """Whether the article has called an actor so."""
        return fact in self._told.get(actor, ())

    def learn(self, actor: ResolvedActor) -> None:
        """Keeps country and sector of an actor whom only the article knows."""
        known = self._learned.get(actor.id, actor)
        self._learned[actor.id] = replace(
            known, country=known.country or actor.country, sector=known.sector or actor.sector, span=None
        )

    def complete(self, actor: ResolvedActor) -> ResolvedActor:
        """The actor with all that the article tells about it."""
        known = self._learned.get(actor.id)
        if known is None:
            return actor
        return replace(actor, country=actor.country or known.country, sector=actor.sector or known.sector)

    def before(self, sentence: int, word: int, sentences_back: int = _FOR_EVER) -> list[Standing]:
        """Standings before a word, the nearest first."""
        return list(self._backwards(sentence, word, sentences_back))

    def latest(
        self, sentence: int, word: int, fits: Callable[[Standing], bool], sentences_back: int = _FOR_EVER
    ) -> Standing | None:
        """The nearest standing before a word that fits."""
        return next((s for s in self._backwards(sentence, word, sentences_back) if fits(s)), None)

    def _backwards(self, sentence: int, word: int, sentences_back: int) -> Iterator[Standing]:
        end = bisect_left(self._standings, (sentence, word), key=_position)
        for place in range(end - 1, -1, -1):
            standing = self._standings[place]
            if standing.sentence < sentence - sentences_back:
                return
            yield standing

    def weights(self, sentence: int, word: int) -> dict[str, float]:
        """How much each country is in focus at a word: near and as a subject counts more, and how often in all."""
        found = {country: _NAMED_WEIGHT * times for country, times in self.expected.items()}
        for standing in self.before(sentence, word, _FOCUS_SENTENCES):
            country = standing.mention.actor.country
            if country is None or country in NOT_STATES:
                continue
            weight = 1.0 / (1 + sentence - standing.sentence)
            weight *= _SUBJECT_WEIGHT if standing.is_subject else 1.0
            weight *= _PLACE_WEIGHT if standing.is_place else 1.0
            found[country] = found.get(country, 0.0) + weight
        return found

    def sides(self, sentence: int, word: int, side_of: Callable[[Standing], str | None]) -> list[str]:
        """The two sides that the article is about at a word, in order of entry; fewer where there are not two.

        Sides named in one sentence or in two that follow each other count as a pair, the nearer ones a little more.
        """
        named: defaultdict[int, list[str]] = defaultdict(list)
        for standing in reversed(self.before(sentence, word)):
            key = side_of(standing)
            if key and key not in named[standing.sentence]:
                named[standing.sentence].append(key)
        weight: defaultdict[tuple[str, str], float] = defaultdict(float)
        for index, keys in list(named.items()):
            others = {*keys, *named.get(index - 1, ())}
            for pair in sorted({(min(a, b), max(a, b)) for a in keys for b in others if a != b}):
                near = 1.0 / (1 + 0.1 * (sentence - index))
                weight[pair] += near if pair[0] in keys and pair[1] in keys else _APART * near
        if not weight:
            return []
        best = max(sorted(weight), key=lambda pair: weight[pair])
        return list(dict.fromkeys(k for index in sorted(named) for k in named[index] if k in best))


def _position(standing: Standing) -> tuple[int, int]:
    return standing.sentence, standing.word


def named_persons(standings: Iterable[Standing]) -> list[Standing]:
    """Standings of single persons, one an actor, in the order given."""
    found: dict[str, Standing] = {}
    for standing in standings:
        if standing.is_one_person:
            found.setdefault(standing.mention.actor.id, standing)
    return list(found.values())
