"""Who plays in a clause: from the head word of a slot to the actors that its phrase names."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge.clausewords import words_of
from dragoman.knowledge.registry import Registry
from dragoman.model.actor import ActorKind, ActorMention, PlaceMention, ResolvedActor
from dragoman.reading.clauses import conjuncts, modifiers, obliques, owners
from dragoman.reading.sentence import Sentence

_ARMED = (ActorKind.MILITARY, ActorKind.ARMED_GROUP)
_SERVICES = {
    "army": "military:", "military": "military:", "navy": "military:", "government": "government:", "junta": "government:",
    "regime": "government:", "police": "police:",
}  # fmt: skip
"""Services of a state by the word for them, and the kind of actor that each is."""
_OWNED = words_of("owned")
_ARMS = words_of("arms")
"""What a service of state acts with."""
_STATES = (ActorKind.STATE, ActorKind.GOVERNMENT)


@dataclass(frozen=True, slots=True)
class Cast:
    """Looks actors up by the words that name them.

    Attributes:
        by_head: Offset of a mention's head word to the mention.
        places: Offset of a place's first word to the place.
        registry: Gives the state of a place.
        focus: The one country that an article is about, None where it is about several.
        heads: The offsets of ``by_head``, in text order.
    """

    by_head: dict[int, ActorMention]
    places: dict[int, PlaceMention]
    registry: Registry
    focus: str | None
    heads: Sequence[int] = ()

    @classmethod
    def of(cls, actors: Sequence[ActorMention], places: Sequence[PlaceMention], registry: Registry) -> Cast:
        """The cast of one article; of two mentions with one head the surer stands."""
        by_head: dict[int, ActorMention] = {}
        for mention in actors:
            known = by_head.get(mention.head)
            if known is None or mention.confidence > known.confidence:
                by_head[mention.head] = mention
        return cls(by_head, {p.span.start: p for p in places}, registry, _focus(actors), sorted(by_head))

    def mention(self, sentence: Sentence, word: int) -> ActorMention | None:
        """The mention whose head is this word, or that of a name whose other part is its head."""
        found = self.by_head.get(sentence.starts[word])
        if found is not None:
            return found
        for child in sentence.dependents(word, "flat", "appos", "compound"):
            inner = self.by_head.get(sentence.starts[child])
            if inner is not None and (
                sentence.relations[child] != "compound" or inner.span.end > sentence.starts[word]
            ):
                return inner
        return None

    def classes(self, sentence: Sentence, word: int) -> frozenset[str]:
        """Classes of an argument for the conditions of frames."""
        found: set[str] = set()
        mention = self.mention(sentence, word)
        if mention is not None:
            found.add("*person")
            if mention.kind in _ARMED:
                found.add("*armed")
            if mention.kind in _STATES:
                found.add("*state")
        if self.place_in(sentence, word) is not None:
            found.add("*place")
        return frozenset(found)

    def actors(self, sentence: Sentence, heads: Sequence[int], *, deep: bool = True) -> tuple[ResolvedActor, ...]:
        """The actors that phrases name, in text order, each once.

        Args:
            heads: Head words of the phrases.
            deep: Whether a phrase that names nobody by its head may lend an owner, a nationality or a place inside it.
        """
        found: dict[str, ResolvedActor] = {}
        for head in heads:
            for actor in self._of_phrase(sentence, head, deep):
                found.setdefault(actor.id, actor)
        return tuple(found.values())

    def _of_phrase(self, sentence: Sentence, head: int, deep: bool) -> tuple[ResolvedActor, ...]:
        named = self.of_head(sentence, head)
        if named:
            return named
        if not deep:
            return ()
        own = self.of_noun(sentence, head)
        if own:
            return own
        state = self.state_of_place(sentence, head)
        if state is not None:
            return (state,)
        for case in ("of", "from", "in"):
            inside = obliques(sentence, head).get(case, ())
            for word in inside:
                mention = self.mention(sentence, word)
                if mention is not None and (mention.rule != "place" or case == "of"):
                    return members_of(mention)
                state = self.state_of_place(sentence, word)
                if state is not None:
                    return (state,)
        return ()

    def of_head(self, sentence: Sentence, head: int) -> tuple[ResolvedActor, ...]:
        """Those whom a phrase names by its head, towns that only tell where left out."""
        mention = self.mention(sentence, head)
        return members_of(mention) if mention is not None and mention.rule != "place" else ()

    def of_noun(self, sentence: Sentence, head: int) -> tuple[ResolvedActor, ...]:
        """Those whom the owner or the adjectives of a noun name, "the *Philippine and American* fleets" both; not its place."""
        for inner in (*modifiers(sentence, head), *owners(sentence, head)):
            named = self.mention(sentence, inner)
            if named is not None and named.rule != "place":
                joined = (self.mention(sentence, c) for c in conjuncts(sentence, inner)[1:])
                others = [a for m in joined if m is not None and m.rule != "place" for a in members_of(m)]
                return (*members_of(named), *others)
        return self._of_owner(sentence, head) or self._of_service(sentence, head)

    def _of_owner(self, sentence: Sentence, head: int) -> tuple[ResolvedActor, ...]:
        """Whose a thing is by a joined adjective: "a *Greek*-owned tanker"."""
        for word in sentence.dependents(head, "amod"):
            if sentence.words[word].lower() in _OWNED:
                for inner in sentence.dependents(word, "compound", "amod", "obl", "advmod"):
                    named = self.mention(sentence, inner) if inner < word else None
                    if named is not None and named.rule != "place":
                        return members_of(named)
        return ()

    def _of_service(self, sentence: Sentence, head: int) -> tuple[ResolvedActor, ...]:
        """Whose a thing is by the plain word before it: "an *army* drone", "*government* aircraft".

        The army is that spoken of last, else that of the country which the article is about.
        """
        if sentence.lemmas[head].lower() not in _ARMS:
            return ()
        for word in sentence.dependents(head, "compound"):
            kind = _SERVICES.get(sentence.lemmas[word].lower())
            if kind is None or word > head:
                continue
            before = self.heads[: bisect_left(self.heads, sentence.starts[word])]
            told = (self.by_head[at].actor for at in reversed(before))
            found = next((a for a in told if a.id.startswith(kind)), None)
            if found is None and self.focus is not None:
                actor = self.registry.get(f"{kind}{self.focus}")
                found = ResolvedActor(actor.id, actor.name, actor.country, actor.sector, None) if actor else None
            if found is not None:
                return (replace(found, span=sentence.span(word, word + 1)),)
        return ()

    def is_town(self, sentence: Sentence, word: int) -> bool:
        """Whether a word names a town or region rather than a state or people."""
        place = self.places.get(sentence.starts[word])
        return place is not None and place.place.kind != "country"

    def place_in(self, sentence: Sentence, word: int) -> PlaceMention | None:
        """The place that a phrase is or names in apposition ("the city of Sumy", "Catatumbo region")."""
        for at in (word, *sentence.children[word]):
            found = self.places.get(sentence.starts[at])
            if found is not None and (
                at == word or sentence.relations[at].split(":")[0] in ("nmod", "appos", "compound", "flat")
            ):
                return found
        return None

    def state_of_place(self, sentence: Sentence, word: int) -> ResolvedActor | None:
        """The state in which a phrase's place lies; None where the place is in none that the registry knows."""
        place = self.place_in(sentence, word)
        if place is None or place.place.country is None:
            return None
        state = self.registry.get(f"state:{place.place.country}")
        if state is None:  # a territory without an entry of its own
            return None
        return ResolvedActor(state.id, state.name, state.country, state.sector, place.span)


def _focus(actors: Sequence[ActorMention]) -> str | None:
    """The country of more than half of the mentions that have one, international bodies aside."""
    lands = Counter(m.actor.country for m in actors if m.actor.country not in (None, "IGO", "EUR"))
    if not lands:
        return None
    land, count = lands.most_common(1)[0]
    return land if 2 * count > lands.total() else None


def members_of(mention: ActorMention) -> tuple[ResolvedActor, ...]:
    """The one actor, or those that a plural means, each with the words that name them."""
    if mention.members:
        return tuple(replace(m, span=mention.span) for m in mention.members)
    return (mention.actor if mention.actor.span is not None else replace(mention.actor, span=mention.span),)
