"""Names and descriptions that stand side by side and mean one and the same."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.actor import ActorMention
from dragoman.reading.names import NameChunk
from dragoman.reading.noun_phrases import NounPhrase, conjuncts
from dragoman.reading.pairs import composite
from dragoman.reading.scene import Scene
from dragoman.reading.sentence import ROOT, Sentence

_COMMAS = frozenset((",", "(", "—", "–", "-"))
_STOPS = frozenset((",", ".", ")", ";", "—", "–", ":", "!", "?", '"', "”"))


@dataclass(frozen=True, slots=True)
class Description:
    """A phrase that describes a name.

    Attributes:
        phrase: The phrase.
        order: Which of the names joined by "and" it is: 1 for Ali in "the presidents of X and Y, Maduro and Ali".
    """

    phrase: NounPhrase
    order: int = 0


def named_partner(scene: Scene, sentence: int, phrase: NounPhrase) -> ActorMention | None:
    """The name beside a description, or None; several names joined by "and" as one mention."""
    of = phrase.sentence
    if of.relations[phrase.head].startswith("conj") and not phrase.plural:
        return _one_beside(scene, sentence, phrase, only_after=True)
    if _is_subject_of_name(scene, sentence, phrase):
        return scene.resolve(sentence, of.heads[phrase.head])
    for child in of.children[phrase.head]:
        if of.relations[child].split(":")[0] == "appos" and _heads_name(scene, sentence, child):
            beside = scene.chunks[sentence, child]
            return _partner_at(scene, sentence, phrase, child) or (
                _several_beside(scene, sentence, phrase, beside) if phrase.plural and beside.is_person else None
            )
    if of.relations[phrase.head].split(":")[0] == "appos" and of.heads[phrase.head] != ROOT:
        host = of.heads[phrase.head]
        if _heads_name(scene, sentence, host):
            return _partner_at(scene, sentence, phrase, host)
    return _one_beside(scene, sentence, phrase)


def descriptions_of(scene: Scene, chunk: NameChunk) -> list[Description]:
    """The titles and appositions that describe a name, the nearest first."""
    of = scene.sentence(chunk.sentence)
    found: list[Description] = []
    if chunk.title < chunk.first:
        found.append(Description(scene.phrase(chunk.sentence, chunk.first - 1)))
    top = head_of(of, chunk)
    first, order = top, 0
    if of.relations[top] == "conj":
        first = of.heads[top]
        order = conjuncts(of, first).index(top) if top in conjuncts(of, first) else 0
    found.extend(
        Description(scene.phrase(chunk.sentence, child))
        for child in of.children[top]
        if of.relations[child].split(":")[0] == "appos" and (chunk.sentence, child) not in scene.chunks
    )
    if of.relations[first].split(":")[0] == "appos" and (chunk.sentence, of.heads[first]) not in scene.chunks:
        found.append(Description(scene.phrase(chunk.sentence, of.heads[first]), order))
    if not found:
        beside = _description_beside(scene, of, chunk)
        if beside is not None:
            found.append(beside)
    return found


def head_of(sentence: Sentence, chunk: NameChunk) -> int:
    """The word of a name and its titles on which the rest hangs."""
    inside = range(chunk.title, chunk.last)
    return next((w for w in inside if sentence.heads[w] == ROOT or sentence.heads[w] not in inside), chunk.head)


def _is_subject_of_name(scene: Scene, sentence: int, phrase: NounPhrase) -> bool:
    """Whether the phrase is said to be a person: "its leader was Ana Ruiz"."""
    of = phrase.sentence
    above = of.heads[phrase.head]
    chunk = scene.chunks.get((sentence, above)) if above != ROOT else None
    if chunk is None or not chunk.is_person or not of.relations[phrase.head].startswith("nsubj"):
        return False
    return any(of.relations[c] == "cop" for c in of.children[above])


def _heads_name(scene: Scene, sentence: int, word: int) -> bool:
    chunk = scene.chunks.get((sentence, word))
    return chunk is not None and (chunk.is_person or not _is_state(chunk))


def _is_state(chunk: NameChunk) -> bool:
    return any(e.actor.startswith(("state:", "government:")) for e in chunk.entries)


def _partner_at(scene: Scene, sentence: int, phrase: NounPhrase, word: int) -> ActorMention | None:
    joined = conjuncts(phrase.sentence, word) if phrase.plural else [word]
    mentions = [m for w in joined if (m := scene.resolve(sentence, w)) is not None]
    if not mentions or (phrase.plural and len(mentions) == 1 and mentions[0].kind.value == "person"):
        return mentions[0] if mentions and not phrase.plural else None
    return mentions[0] if len(mentions) == 1 else composite(scene, sentence, mentions)


def _one_beside(scene: Scene, sentence: int, phrase: NounPhrase, only_after: bool = False) -> ActorMention | None:
    """A name behind or before the phrase with a comma between, where the parser saw no apposition."""
    of = phrase.sentence
    for end in dict.fromkeys((phrase.last, phrase.head + 1)):
        chunk = scene.chunks.get((sentence, end + 1))
        if end + 1 < len(of) and of.words[end] in _COMMAS and chunk is not None and chunk.title == end + 1:
            if chunk.is_person and phrase.plural:
                return _several_beside(scene, sentence, phrase, chunk)
            if chunk.is_person and _closes(of, chunk.last) and not _leads_to_subject(of, phrase, chunk):
                return scene.resolve(sentence, chunk.first)
        chunk = scene.chunks.get((sentence, end))
        is_body = chunk is not None and not chunk.is_person and not _is_state(chunk)
        if (
            chunk is not None
            and is_body
            and chunk.first == end
            and (of.heads[chunk.head] == phrase.head or of.heads[phrase.head] == chunk.head)
        ):
            return scene.resolve(sentence, chunk.head)
    if only_after or phrase.first < 2 or of.words[phrase.first - 1] not in _COMMAS or phrase.plural:
        return None
    chunk = scene.chunks.get((sentence, phrase.first - 2))
    if (
        chunk is not None
        and chunk.is_person
        and phrase.determiner in ("the", "a", "an", "'s", "")
        and (_closes(of, phrase.last, commas_only=True))
    ):
        return scene.resolve(sentence, chunk.first)
    return None


def _leads_to_subject(sentence: Sentence, phrase: NounPhrase, chunk: NameChunk) -> bool:
    """Whether a fronted phrase and the subject behind it stand side by side: "According to one official, Ruiz left"."""
    top = head_of(sentence, chunk)
    fronted = sentence.relations[phrase.head].split(":")[0] == "obl" and sentence.dependents(phrase.head, "case")
    subject = sentence.relations[top].split(":")[0] == "nsubj"
    return bool(fronted) and subject and sentence.heads[top] == sentence.heads[phrase.head]


def _several_beside(scene: Scene, sentence: int, phrase: NounPhrase, chunk: NameChunk) -> ActorMention | None:
    """Names joined by "and" right after a plural phrase: "their envoys, A and B,"."""
    of = phrase.sentence
    chunks, end = [chunk], chunk.last
    while end + 1 < len(of) and (of.words[end] in ("and", ",", "&")):
        following = scene.chunks.get((sentence, end + 1))
        if following is None or not following.is_person:
            break
        chunks.append(following)
        end = following.last
    mentions = [m for c in chunks if (m := scene.resolve(sentence, c.first)) is not None]
    return composite(scene, sentence, mentions) if len(mentions) > 1 else None


def _closes(sentence: Sentence, end: int, commas_only: bool = False) -> bool:
    """Whether an apposition can end before word ``end``."""
    if end >= len(sentence) or sentence.words[end] in _STOPS:
        return True
    return not commas_only and sentence.upos[end] in ("VERB", "AUX", "SCONJ")


def _joined_before(scene: Scene, sentence: Sentence, chunk: NameChunk) -> Description | None:
    """The plural phrase before a row of names of which this is one."""
    order, first = 0, chunk
    while first.title > 1 and sentence.words[first.title - 1] in ("and", ",", "&"):
        previous = scene.chunks.get((chunk.sentence, first.title - 2))
        if previous is None or not previous.is_person:
            break
        order, first = order + 1, previous
    if first.title < 2 or sentence.words[first.title - 1] != ",":
        return None
    for head in range(first.title - 2, max(-1, first.title - 10), -1):
        if sentence.upos[head] in ("VERB", "AUX", "PUNCT"):
            return None
        if sentence.xpos[head] == "NNS":
            phrase = scene.phrase(chunk.sentence, head)
            return Description(phrase, order) if phrase.last == first.title - 1 else None
    return None


def _description_beside(scene: Scene, sentence: Sentence, chunk: NameChunk) -> Description | None:
    """A phrase in front of or behind a name by commas alone."""
    joined = _joined_before(scene, sentence, chunk)
    if joined is not None:
        return joined
    before = chunk.title - 2
    if before >= 0 and sentence.words[chunk.title - 1] in _COMMAS and _closes(sentence, chunk.last):
        for head in range(before, max(-1, before - 8), -1):
            if sentence.upos[head] in ("VERB", "AUX", "PUNCT"):
                break
            if sentence.upos[head] == "NOUN" and (chunk.sentence, head) not in scene.chunks:
                phrase = scene.phrase(chunk.sentence, head)
                if phrase.last == chunk.title - 1 and scene.words.nouns(phrase.words, phrase.lemma)[0]:
                    return Description(phrase)
    after = chunk.last + 1
    if after < len(sentence) and sentence.words[chunk.last] in _COMMAS:
        for head in range(after, min(len(sentence), after + 6)):
            if sentence.upos[head] in ("VERB", "AUX", "PUNCT"):
                break
            if sentence.upos[head] == "NOUN" and (chunk.sentence, head) not in scene.chunks:
                phrase = scene.phrase(chunk.sentence, head)
                if phrase.first == after and _closes(sentence, phrase.last, commas_only=True):
                    return Description(phrase)
    return None
