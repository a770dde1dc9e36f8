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


def _is_held(scene: Scene, phrase: NounPhrase) -> bool:
    of = phrase.sentence
    above = of.heads[phrase.head]
    return of.relations[phrase.head] == "obj" and above != ROOT and scene.words.has("holding", of.lemmas[above].lower())


def is_vehicle(scene: Scene, sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name is that of a ship or aircraft, also where the tagger stopped short: "Air Force One"."""
    text = " ".join(w.lower() for w in sentence.words[first : last + 1])
    return any(text.startswith(name) for name in scene.words.listed("vehicle"))
