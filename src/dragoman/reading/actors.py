"""Who is meant: every mention of an actor by name, office, relation or pronoun, as of the day the text speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dragoman.knowledge.actorwords import ActorWords
from dragoman.knowledge.registry import Registry
from dragoman.model.actor import ActorForm, ActorMention, PlaceMention
from dragoman.model.interval import Timex
from dragoman.reading.descriptions import describe, partitive
from dragoman.reading.named import resolve_name
from dragoman.reading.names import NameChunk, find_chunks
from dragoman.reading.noun_phrases import role_in_clause
from dragoman.reading.offices import one_of_office
from dragoman.reading.pairs import bare_pair
from dragoman.reading.pronouns import resolve_order, resolve_pronoun
from dragoman.reading.scene import Scene
from dragoman.reading.sentence import Parse, Sentence
from dragoman.reading.standings import NOT_STATES, Standing

_PARTS = frozenset(("some", "one", "ones", "many", "none", "all", "most", "several", "others", "another", "few"))
_ARGUMENTS = frozenset(("nsubj", "obj", "iobj", "obl", "nmod", "root", "appos", "conj", "ccomp", "parataxis", "xcomp"))


def find_actors(
    parse: Parse,
    times: Sequence[Timex],
    registry: Registry,
    words: ActorWords,
    places: Sequence[PlaceMention] = (),
) -> list[ActorMention]:
    """Every mention of an actor in an article, in text order.

    Offices are read on the day of which the sentence speaks: a time of its own clause, else one told just before, else
    the day of publication. Those whom the registry does not know keep the name that the text gives them, with an id
    ``text:...`` and the country and sector that the words around them tell; what the article tells of them later holds
    for earlier mentions as well.

    Args:
        parse: The parsed article.
        times: Times of the same article.
        registry: Who there is.
        words: Nouns that stand for actors.
        places: Of the same article; they tell of which country "villagers in X" and "X police" are.

    Returns:
        One mention a head word, so that a clause finds its actors by it; a state or capital that is only the place of
        something has rule ``place`` and a low confidence. A pronoun that cannot be told is left out.
    """
    return _Reading(parse, times, registry, words, places).mentions()


class _Reading:
    """One article being resolved, word by word; a word that another one needs is resolved first."""

    def __init__(
        self,
        parse: Parse,
        times: Sequence[Timex],
        registry: Registry,
        words: ActorWords,
        places: Sequence[PlaceMention],
    ) -> None:
        chunks = find_chunks(parse, registry, words)
        self._scene = Scene(parse, times, registry, words, chunks, places)
        self._scene.resolve = self.resolve
        self._scene.standings.expected = _countries(chunks, registry)
        self._found: dict[tuple[int, int], ActorMention | None] = {}

    def mentions(self) -> list[ActorMention]:
        for sentence in self._scene.parse.sentences:
            for word in range(len(sentence)):
                self.resolve(sentence.index, word)
        unique = {(m.span, m.head): m for m in self._found.values() if m is not None}
        known = self._scene.standings
        done = [
            replace(m, actor=known.complete(m.actor), members=tuple(known.complete(a) for a in m.members))
            for m in _without_inner_adjectives(list(unique.values()))
        ]
        return sorted(done, key=lambda m: (m.span, m.head))

    def resolve(self, sentence: int, word: int) -> ActorMention | None:
        """The mention that a word heads; the same object however often it is asked for."""
        chunk = self._scene.chunks.get((sentence, word))
        key = (sentence, chunk.first) if chunk is not None else (sentence, word)
        if key in self._found:
            return self._found[key]
        self._found[key] = None
        found = self._resolve(sentence, word, chunk)
        self._found[key] = found
        if found is not None:
            self._enter(sentence, word, found)
        return found

    def _resolve(self, sentence: int, word: int, chunk: NameChunk | None) -> ActorMention | None:
        scene = self._scene
        of = scene.sentence(sentence)
        if chunk is not None:
            return resolve_name(scene, chunk)
        text = of.words[word].lower()
        if text in ("latter", "former") and _is_argument(of, word):
            return resolve_order(scene, sentence, word)
        is_pronoun = of.upos[word] == "PRON" and text not in _PARTS
        if is_pronoun or (of.upos[word] in ("PRON", "DET", "NUM", "SCONJ") and _is_argument(of, word)):
            found = resolve_pronoun(scene, sentence, word)
            if found is not None or is_pronoun:
                return found
        if text in ("one", "ones") and (one := one_of_office(scene, sentence, word)) is not None:
            return one
        if of.upos[word] in ("NUM", "DET", "PRON", "ADJ") and _is_argument(of, word):
            return self._part(sentence, word)
        if self._ends_role(of, word):
            return None
        if of.upos[word] in ("ADJ", "VERB") and of.dependents(word, "det", "nmod:poss") and _is_argument(of, word):
            return describe(scene, sentence, word) if scene.words.nouns((text,), text)[0] else None
        if of.upos[word] in ("NOUN", "PROPN") and of.relations[word] not in ("compound", "flat"):
            return describe(scene, sentence, word)
        return None

    def _ends_role(self, of: Sentence, word: int) -> bool:
        """Whether a noun is the second half of an office: "staff" of "chief of staff"."""
        if word and of.words[word].lower() in ("general", "elect", "designate"):
            before = word - 2 if of.words[word - 1] == "-" and word > 1 else word - 1
            is_noun = of.upos[before] in ("NOUN", "PROPN") and of.relations[before] != "compound"
            if is_noun and self._scene.registry.role(f"{of.words[before]} {of.words[word]}") is not None:
                return True
        head = of.heads[word]
        if head < 0 or head >= word or not of.relations[word].startswith("nmod") or word - head > 3:
            return False
        return self._scene.registry.role(" ".join(of.words[head : word + 1])) is not None

    def _part(self, sentence: int, word: int) -> ActorMention | None:
        phrase = self._scene.phrase(sentence, word)
        of = phrase.sentence
        if phrase.link == "of" and phrase.owner is not None and of.upos[phrase.owner] == "PRON":
            if of.words[word].lower() in ("neither", "both", "each", "either"):
                return bare_pair(self._scene, sentence, word)
            above = of.heads[word]
            if of.relations[word] == "obj" and not self._scene.words.has("actor-object", of.lemmas[above].lower()):
                return None
        if phrase.link == "of":
            return partitive(self._scene, sentence, phrase)
        return describe(self._scene, sentence, word)

    def _enter(self, sentence: int, word: int, found: ActorMention) -> None:
        """Lets a mention into the cast, unless it is a predicate ("he is a soldier")."""
        of = self._scene.sentence(sentence)
        place = self._scene.parse.word_at(found.head)
        head = place[1] if place is not None else word
        if any(of.relations[c] == "cop" for c in of.children[head]) and found.form is not ActorForm.NAME:
            return
        relation, clause = role_in_clause(of, head)
        self._scene.standings.add(Standing(found, sentence, head, relation, clause))


def _without_inner_adjectives(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Mentions without the adjective of a phrase that is a mention itself: "Ukrainian officials" are one."""
    outer = [m.span for m in mentions if m.rule != "demonym"]
    return [m for m in mentions if m.rule != "demonym" or not any(span.contains(m.span) for span in outer)]


def _is_argument(sentence: Sentence, word: int) -> bool:
    return sentence.relations[word].split(":")[0] in _ARGUMENTS


def _countries(chunks: Sequence[NameChunk], registry: Registry) -> Counter[str]:
    """How often each country is named, persons included."""
    found: Counter[str] = Counter()
    for chunk in chunks:
        if chunk.entries:
            country = registry.actor(chunk.entries[0].actor).country
            if country is not None and country not in NOT_STATES:
                found[country] += 1
    return found
