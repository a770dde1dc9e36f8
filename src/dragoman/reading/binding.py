"""Whom a pronoun cannot mean: fellows of its own verb, the subject of its clause, the speaker of its quotation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.actor import ActorForm, ActorKind
from dragoman.reading.scene import Scene
from dragoman.reading.sentence import ROOT, Sentence
from dragoman.reading.standings import Standing

CLASSES = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}
BODIES = frozenset(
    (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.BODY, ActorKind.MILITARY, ActorKind.PARTY, ActorKind.ARMED_GROUP,
     ActorKind.INTERNATIONAL, ActorKind.COMPANY, ActorKind.OUTLET, ActorKind.OTHER)
)  # fmt: skip


_LONGEST_QUOTATION = 4
"""Sentences after which an open quotation mark is thought forgotten."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A third-person pronoun: where it stands, its class (m, f, it, they), its relation and what governs it."""

    sentence: int
    word: int
    gender: str
    relation: str
    verb: int

    @property
    def is_possessive(self) -> bool:
        """Whether it is "his", "its" or "their" before a noun."""
        return self.relation == "nmod:poss"


def barred(scene: Scene, sentence: Sentence, pronoun: Pronoun) -> set[str]:
    """Whom a pronoun cannot mean: as an object the subject of its verb under any name, in a quotation its speaker."""
    found: set[str] = set()
    verbs = _verbs_without_subject(sentence, pronoun)
    if pronoun.relation.split(":")[0] in ("obj", "iobj", "obl") and not _is_reflexive(sentence, pronoun.word):
        for standing in scene.standings.before(pronoun.sentence, pronoun.word, 0):
            if standing.is_subject and standing.clause in verbs:
                found.add(standing.mention.actor.id)
                if standing.mention.kind in BODIES and standing.mention.actor.country:
                    found.add(standing.mention.actor.country)
    opener = _opener(scene, sentence)
    if opener is not None:
        found.update(_speakers(scene, opener))
        found.update(_announcer(scene, opener))
    if in_quotation(sentence, pronoun.word):
        found.update(_speakers(scene, sentence))
    if pronoun.gender in ("m", "f"):
        found.update(_others_of_report(scene, sentence, pronoun))
    return found


def _others_of_report(scene: Scene, sentence: Sentence, pronoun: Pronoun) -> Iterator[str]:
    """Whom a pronoun cannot mean for a report in the same sentence.

    "X, he said, was lying": he is not X. "The only way to stop him, he said": him is not he. "After X had left, he
    told reporters": he is not X.
    """
    if pronoun.relation == "nsubj" and pronoun.verb != ROOT:
        others = set(_reported(scene, sentence, pronoun.verb)) | set(_gone(scene, sentence, pronoun.verb))
        for standing in scene.standings.before(pronoun.sentence, pronoun.word, 0):
            apart = ";" in sentence.words[standing.word : pronoun.word]
            named = standing.is_subject and standing.mention.form is not ActorForm.PRONOUN
            if named and standing.clause in others and not apart:
                yield standing.mention.actor.id
    if pronoun.relation.split(":")[0] not in ("obj", "iobj", "obl"):
        return
    for subject in range(pronoun.word + 1, len(sentence)):
        verb = sentence.heads[subject]
        if CLASSES.get(sentence.words[subject].lower()) != pronoun.gender or sentence.relations[subject] != "nsubj":
            continue
        if verb != ROOT and sentence.relations[verb] == "parataxis" and any(_reported(scene, sentence, verb)):
            found = scene.resolve(sentence.index, subject)
            if found is not None:
                yield found.actor.id


def _reported(scene: Scene, sentence: Sentence, verb: int) -> Iterator[int]:
    """The clause before or around a verb of speech that is its content."""
    if scene.words.has("speech", sentence.lemmas[verb].lower()):
        if sentence.relations[verb] == "parataxis":
            yield sentence.heads[verb]
        yield from (c for c in sentence.dependents(verb, "ccomp", "parataxis") if c < verb)


def _gone(scene: Scene, sentence: Sentence, verb: int) -> Iterator[int]:
    """A clause before a verb that tells whose departure came first: "after the envoy had left"."""
    for clause in sentence.dependents(verb, "advcl"):
        after = any(sentence.words[c].lower() in ("after", "once") for c in sentence.children[clause])
        if clause < verb and after and scene.words.has("gone", sentence.lemmas[clause].lower()):
            yield clause


def _verbs_without_subject(sentence: Sentence, pronoun: Pronoun) -> list[int]:
    """The pronoun's verb and those above it up to the one whose subject acts in it: "spent days calling on him"."""
    verbs, verb = [pronoun.verb], pronoun.verb
    while verb != ROOT and not sentence.dependents(verb, "nsubj"):
        relation = sentence.relations[verb].split(":")[0]
        above = sentence.heads[verb]
        if relation not in ("xcomp", "advcl") or above == ROOT or sentence.upos[above] != "VERB":
            break
        if relation == "xcomp" and sentence.dependents(above, "obj", "iobj"):
            break
        verb = above
        verbs.append(verb)
    return verbs


def in_quotation(sentence: Sentence, word: int) -> bool:
    """Whether a word stands between quotation marks of its own sentence."""
    straight = sum(1 for w in sentence.words[:word] if w in ('"', "``", "''"))
    opened = sum(1 for w in sentence.words[:word] if w == "“") - sum(1 for w in sentence.words[:word] if w == "”")
    return straight % 2 == 1 or opened > 0


def open_quotation(scene: Scene, sentence: Sentence) -> tuple[int, int] | None:
    """Where the quotation began that is still open at the start of a sentence: sentence and word."""
    opener = _opener(scene, sentence)
    return (opener.index, opener.words.index("“")) if opener is not None else None


def _opener(scene: Scene, sentence: Sentence) -> Sentence | None:
    """The sentence before this one, of its paragraph, in which a quotation opened that is still open here."""
    for index in range(sentence.index - 1, max(-1, sentence.index - _LONGEST_QUOTATION), -1):
        of = scene.sentence(index)
        if of.paragraph != sentence.paragraph or "”" in of.words[-2:]:
            return None
        if "“" in of.words:
            return of if of.words.count("“") > of.words.count("”") else None
    return None


def _announcer(scene: Scene, opener: Sentence) -> Iterator[str]:
    """Who speaks after a colon: the subject of the clause before it."""
    mark = opener.words.index("“")
    if mark and opener.words[mark - 1] == ":":
        for subject in opener.dependents(opener.root, "nsubj"):
            found = scene.resolve(opener.index, subject) if subject < mark else None
            if found is not None:
                yield found.actor.id


def _speakers(scene: Scene, sentence: Sentence) -> Iterator[str]:
    for word, lemma in enumerate(sentence.lemmas):
        if sentence.upos[word] == "VERB" and scene.words.has("speech", lemma.lower()):
            for subject in sentence.dependents(word, "nsubj"):
                chunk = scene.chunks.get((sentence.index, subject))
                if chunk is not None and chunk.is_person:
                    yield scene.persons.named(chunk).id


def _is_reflexive(sentence: Sentence, word: int) -> bool:
    return sentence.words[word].lower().endswith(("self", "selves"))


def is_fellow(sentence: Sentence, pronoun: Pronoun, standing: Standing) -> bool:
    """Whether a mention is another argument of the pronoun's own verb, or holds the pronoun inside itself."""
    if standing.sentence != pronoun.sentence:
        return False
    if _is_reflexive(sentence, pronoun.word):
        return False
    if pronoun.is_possessive:
        return sentence.heads[pronoun.word] == standing.word or _is_apposed(sentence, pronoun, standing)
    return standing.clause == pronoun.verb and standing.relation != "nmod:poss"


def _is_apposed(sentence: Sentence, pronoun: Pronoun, standing: Standing) -> bool:
    head = sentence.heads[pronoun.word]
    if head == ROOT or not (sentence.relations[head].startswith("appos") or _is_bare_conjunct(sentence, head)):
        return False
    host = sentence.heads[head]
    joined = {host, *sentence.dependents(host, "conj")}
    if sentence.relations[host] == "conj":
        joined.add(sentence.heads[host])
    return standing.word in joined


def _is_bare_conjunct(sentence: Sentence, head: int) -> bool:
    """Whether a noun taken for a further member of a row is no member: "Chad and Niger, its friends, agreed"."""
    first = next(w for w in sentence.subtree(head) if sentence.upos[w] != "PUNCT")
    bare = not any(sentence.relations[c] == "cc" for c in sentence.children[head])
    return bare and sentence.relations[head] == "conj" and first > 0 and sentence.words[first - 1] == ","
