"""Clauses into which who says them is thrown: "The bridge, X said, is shut", "as X put it"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge.quoterules import Addressee
from dragoman.reading.content_bounds import filled, trimmed
from dragoman.reading.cues import CueWord
from dragoman.reading.sentence import ROOT, Sentence
from dragoman.reading.speakers import misread_subject

_QUESTION_WORDS = frozenset(["whether", "if", "how", "why", "what", "when", "where", "who", "which", "whom", "whose"])
_RELATIVE = frozenset({"who", "which", "that", "whom", "what", "as"})
_PARENTHESES = frozenset(
    "say put note write point explain observe argue acknowledge admit concede remark report warn predict recall state".split()
)
"""Verbs that throw in who says a clause with "as": "as the mayor put it"."""


def clause_kind(sentence: Sentence, clause: int) -> str:
    """``that``, ``question``, ``infinitive``, ``gerund`` or ``bare``."""
    marks = {sentence.words[c].lower() for c in sentence.dependents(clause, "mark")}
    if "that" in marks:
        return "that"
    first = sentence.words[sentence.phrase(clause)[0]].lower()
    if first in _QUESTION_WORDS or marks & {"whether", "if"}:
        return "question"
    subject = sentence.dependents(clause, "nsubj", "csubj", "expl", "cop")
    auxiliaries = [c for c in sentence.dependents(clause, "aux", "cop") if sentence.xpos[c] not in ("VB", "VBG")]
    if "to" in marks and not auxiliaries:
        return "infinitive"
    if sentence.xpos[clause] == "VBG" and not auxiliaries:
        return "gerund"
    if not subject and sentence.xpos[clause] not in ("VBD", "VBZ", "VBP", "MD") and not auxiliaries:
        return "infinitive" if sentence.xpos[clause] == "VB" else "small"
    return "bare"


def has_own_object(cue: CueWord) -> bool:
    """Whether a cue has its content behind it, so that what stands before it is none ("... ; Moscow denied it")."""
    entry = cue.gives("clause")
    spoken_to = entry is not None and entry.addressee is Addressee.OBJECT
    return not spoken_to and any(c > cue.word for c in cue.sentence.dependents(cue.word, "obj"))


def around(cue: CueWord) -> tuple[list[int], str] | None:
    """The clause into which "X said" is thrown in, between commas or at its end."""
    sentence, verb = cue.sentence, cue.word
    finite = sentence.xpos[verb] in ("VBD", "VBZ", "VBP", "VBN", "VB")
    if not finite or not cue.gives("clause") or has_own_object(cue):
        return None
    if sentence.relations[verb].split(":")[0] not in ("parataxis", "acl", "dep", "appos", "conj", "advcl"):
        return None
    misread = misread_subject(sentence, verb)
    own = trimmed(sentence, sentence.subtree(verb))
    if misread is not None:
        own = list(range(misread.first, max(verb, own[-1]) + 1))
    if not own or not _thrown_in(sentence, verb, own, misread is not None):
        return None
    clause = clause_above(sentence, sentence.heads[verb])
    if clause is None or clause in own:
        return None
    left = set(range(own[0], own[-1] + 1)) | _same_speaker_after(cue, clause)
    return filled(set(sentence.subtree(clause)) - left, left), "clause"


def thrown_in_with_as(cue: CueWord) -> tuple[list[int], str] | None:
    """The clause into which "as X said" or "as X put it" is thrown, from its start, its end or its middle."""
    sentence, verb = cue.sentence, cue.word
    if sentence.relations[verb] != "advcl" or sentence.lemmas[verb].lower() not in _PARENTHESES:
        return None
    own = trimmed(sentence, sentence.subtree(verb))
    told = sentence.dependents(verb, "ccomp", "xcomp", "iobj")
    objects = [c for c in sentence.dependents(verb, "obj") if sentence.words[c].lower() != "it"]
    subjects = sentence.dependents(verb, "nsubj")
    if sentence.words[own[0]].lower() != "as" or told or objects or not subjects or not _is_aside(sentence, own):
        return None
    clause = clause_above(sentence, sentence.heads[verb])
    if clause is None or clause in own:
        return None
    left = set(own)
    return filled(set(sentence.subtree(clause)) - left, left), "clause"


def _is_aside(sentence: Sentence, own: Sequence[int]) -> bool:
    """Whether marks or the sentence's edge stand on both sides."""
    before = own[0] == 0 or sentence.upos[own[0] - 1] == "PUNCT"
    return before and (own[-1] + 1 >= len(sentence) or sentence.upos[own[-1] + 1] == "PUNCT")


def _same_speaker_after(cue: CueWord, clause: int) -> set[int]:
    """A clause joined behind the cue whose subject is the cue's own: the writer goes on ("he said, and he")."""
    sentence, found = cue.sentence, set[int]()
    mine = {sentence.words[c].lower() for c in sentence.dependents(cue.word, "nsubj")}
    for child in sentence.children[clause]:
        first = sentence.phrase(child)[0]
        theirs = {sentence.words[c].lower() for c in sentence.dependents(child, "nsubj")}
        if sentence.relations[child] == "conj" and first > cue.word and mine & theirs:
            found.update(sentence.subtree(child))
    return found


def _thrown_in(sentence: Sentence, verb: int, own: Sequence[int], has_subject: bool) -> bool:
    """Whether a cue's clause is subject and verb and little else, and marks stand on both sides."""
    subjects = sentence.dependents(verb, "nsubj")
    if not (subjects or has_subject) or any(sentence.words[w].lower() in _RELATIVE for w in subjects):
        return False
    if sentence.dependents(verb, "mark", "cc") or own[0] == 0:
        return False
    return _is_aside(sentence, own)


def clause_above(sentence: Sentence, word: int) -> int | None:
    """The nearest head of a finite clause at or above a word."""
    while word != ROOT:
        if sentence.upos[word] in ("VERB", "AUX") or sentence.dependents(word, "nsubj", "cop"):
            relation = sentence.relations[word].split(":")[0]
            if relation not in ("xcomp", "acl", "advcl", "csubj") or clause_kind(sentence, word) == "that":
                return word
        word = sentence.heads[word]
    return None
