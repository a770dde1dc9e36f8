"""Nouns that could mean an actor but stand here in an idiom or for a thing: "taken prisoner", "on social media"."""

from __future__ import annotations

from dragoman.reading.noun_phrases import NounPhrase
from dragoman.reading.pairs import is_collective
from dragoman.reading.scene import Scene
from dragoman.reading.sentence import ROOT, Sentence

_MARKS = frozenset(("acl", "nmod", "amod", "compound", "appos"))


def is_thing(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a phrase that a list of actor nouns knows means no actor where it stands.

    That is so for bare nouns in idioms ("in public", "suspended from office"), for posts and seats without an owner
    ("the chair stayed empty", "holds the chair"), for powers over others ("the authority of the judges") and for
    media as a channel.
    """
    words = scene.words
    if words.has("channel", " ".join(phrase.words[-2:])):
        return not phrase.sentence.relations[phrase.head].startswith("nsubj")
    if words.has("document", phrase.lemma):
        return True
    if phrase.lemma in ("state", "power", "host") and _is_abstract(scene, phrase):
        return True
    if phrase.plural:
        return False
    if phrase.lemma == "side":
        acts = phrase.sentence.relations[phrase.head].startswith("nsubj")
        return not (acts or phrase.link == "name" or is_collective(phrase))
    if phrase.words == (phrase.lemma,) and words.has("bare-idiom", phrase.lemma):
        return not _MARKS & {phrase.sentence.relations[c].split(":")[0] for c in phrase.sentence.children[phrase.head]}
    if words.has("post", phrase.lemma):
        return phrase.owner is None or _is_held(scene, phrase)
    return phrase.lemma == "authority" and phrase.link == "of"


def _is_abstract(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a state is one of mind or emergency, a power no great one, a host no more than many."""
    of, words = phrase.sentence, scene.words
    if phrase.lemma == "host":
        return phrase.link == "of" and phrase.determiner == "a"
    if phrase.lemma == "power":
        return not phrase.plural and not any(words.has("great-power", w) for w in phrase.words[:-1])
    behind = of.words[phrase.head + 2].lower() if phrase.head + 2 < len(of) else ""
    of_mind = behind and of.words[phrase.head + 1].lower() == "of" and words.has("state-of", behind)
    return bool(of_mind) or any(words.has("condition", w) for w in phrase.words[:-1])


def _is_held(scene: Scene, phrase: NounPhrase) -> bool:
    of = phrase.sentence
    above = of.heads[phrase.head]
    return of.relations[phrase.head] == "obj" and above != ROOT and scene.words.has("holding", of.lemmas[above].lower())


def is_vehicle(scene: Scene, sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name is that of a ship or aircraft: "Air Force One", "HMS Daring", "the tanker Sea Rose"."""
    text = " ".join(w.lower() for w in sentence.words[first : last + 1])
    if any(text.startswith(name) for name in scene.words.listed("vehicle")):
        return True
    before = sentence.words[first - 1] if first else ""
    if scene.words.has("ship-prefix", sentence.words[first]) or scene.words.has("ship-prefix", before):
        return True
    return scene.words.has("ship", before.lower()) or scene.words.has("ship", _described(sentence, first, last))


def _described(sentence: Sentence, first: int, last: int) -> str:
    """The noun to which a name stands in apposition, lower case: "an oil tanker, the Sea Rose"."""
    for word in range(first, last):
        if sentence.relations[word] == "appos":
            return sentence.lemmas[sentence.heads[word]].lower()
    return ""


def is_plane(phrase: NounPhrase, scene: Scene) -> bool:
    """Whether a "fighter" is an aircraft: one of a state, alone or beside other craft, not "a Hamas fighter"."""
    if phrase.lemma != "fighter" or phrase.link not in ("name", "poss") or phrase.owner is None:
        return _flies_with(phrase, scene) if phrase.lemma == "fighter" else False
    chunk = scene.chunks.get((phrase.sentence.index, phrase.owner))
    state = chunk is not None and any(e.actor.startswith(("state:", "government:", "military:")) for e in chunk.entries)
    return state and (not phrase.plural or _flies_with(phrase, scene))


def _flies_with(phrase: NounPhrase, scene: Scene) -> bool:
    """Whether the word is joined to another craft: "bombers and fighters"."""
    of, head = phrase.sentence, phrase.head
    beside = [*of.dependents(head, "conj"), *([of.heads[head]] if of.relations[head] == "conj" else [])]
    return any(scene.words.has("craft", of.lemmas[w].lower()) for w in beside)
