"""Where a content begins and ends: what the parser cut off it, hung on it, or drew into it."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.knowledge.quoterules import Addressee
from dragoman.reading.cues import CueWord
from dragoman.reading.sentence import Sentence

_LEADING = frozenset({"and", "but", "yet", "so", "or"})
_LONG_DASHES = frozenset({"—", "–", "--"})


def trimmed(sentence: Sentence, words: Iterable[int]) -> list[int]:
    """The words without punctuation, "and" and "but" at their edges."""
    found = sorted(words)
    while found and (sentence.upos[found[0]] == "PUNCT" or sentence.words[found[0]].lower() in _LEADING):
        found.pop(0)
    while found and sentence.upos[found[-1]] == "PUNCT":
        found.pop()
    return found


def filled(words: Iterable[int], without: Iterable[int]) -> list[int]:
    """Every word from the first to the last, less those of another phrase."""
    found = sorted(words)
    left_out = set(without)
    return [w for w in range(found[0], found[-1] + 1) if w not in left_out] if found else []


def cue_clause(sentence: Sentence, verb: int, content: int) -> set[int]:
    """The words that a cue brings along (subject, auxiliaries, adverbials), all but the content's."""
    found = {verb}
    for child in sentence.children[verb]:
        if child != content and sentence.upos[child] != "PUNCT":
            found.update(sentence.subtree(child))
    return found


def before_comment(cue: CueWord, words: list[int]) -> list[int]:
    """A content with quoted words up to where the writer comments: "said it was “over,” calling it ...", "“over” — a first".

    Without quoted words as many dashes and participles go on with the content (PolNeAR, 440 articles).
    """
    sentence, found = cue.sentence, sorted(words)
    if not found or cue.word > found[-1] or not any(cue.quoted[w] for w in found):
        return words
    ends = found[-1] + 2 >= len(sentence)
    for word in found[1:]:
        if cue.quoted[word] or not any(cue.quoted[w] for w in found if w < word):
            continue
        if (ends and _is_dash(sentence, word)) or (sentence.xpos[word] == "VBG" and _comma_closes(cue, word)):
            again = any(_is_dash(sentence, w) for w in range(word + 1, found[-1]))
            return words if again else [w for w in found if w < word]
    return words


def with_next(cue: CueWord, words: list[int]) -> list[int]:
    """A content and the one joined to it with "and that", "but that", which the parser hung elsewhere."""
    sentence, found = cue.sentence, sorted(words)
    if not found or found[0] < cue.word or not cue.gives("clause"):
        return words
    at = found[-1] + 1
    at += at < len(sentence) and sentence.words[at] == ","
    if at + 1 >= len(sentence) or sentence.words[at].lower() not in ("and", "but"):
        return words
    if sentence.words[at + 1].lower() != "that" or sentence.relations[at + 1] != "mark":
        return words
    tree = [w for w in sentence.subtree(sentence.heads[at + 1]) if w > at]
    return [*found, *range(found[-1] + 1, at + 1), *tree]


def split_off(cue: CueWord, clause: int) -> list[int]:
    """What the parser cut off a finite clause behind its cue: its subject, taken for an object, or its second half.

    "said | reports of a raid | were lies"; "says the council has | always kept order".
    """
    sentence, verb, found = cue.sentence, cue.word, list[int]()
    if (
        clause < verb
        or sentence.relations[clause] != "ccomp"
        or any(entry.addressee is Addressee.OBJECT for entry in cue.lexeme.takes.values())
    ):
        return found
    if not sentence.dependents(clause, "nsubj", "nsubj:pass", "csubj", "expl", "mark"):
        for child in sentence.dependents(verb, "obj"):
            if verb < child < clause and sentence.subtree(child)[-1] + 1 == sentence.phrase(clause)[0]:
                found.extend(sentence.subtree(child))
    last = sentence.phrase(clause)[1]
    for child in sentence.dependents(verb, "ccomp"):
        words = [w for w in sentence.subtree(child) if sentence.upos[w] != "PUNCT"]
        if child <= clause or not words or "," in sentence.words[last : words[0]]:
            continue
        if all(sentence.upos[w] == "PUNCT" for w in range(last, words[0])):
            found.extend(sentence.subtree(child))
    return found


def without_hearer(cue: CueWord, clause: int, tree: list[int]) -> list[int]:
    """A bare clause without a first subject that is who is told: "told | the agency | the envoy had left"."""
    sentence, verb = cue.sentence, cue.word
    subjects = [c for c in sentence.dependents(clause, "nsubj", "nsubj:pass", "expl") if verb < c < clause]
    told = any(entry.addressee is Addressee.OBJECT for entry in cue.lexeme.takes.values())
    if not told or len(subjects) < 2 or sentence.subtree(subjects[0])[0] != verb + 1:
        return tree
    hearer = set(sentence.subtree(subjects[0]))
    return [w for w in tree if w not in hearer]


def interrupted(cue: CueWord, clause: int) -> list[int]:
    """The subject from which "he said" cuts its clause off: "Russia, he complained, was lying"; [] where none is."""
    sentence, verb = cue.sentence, cue.word
    subjects = [c for c in sentence.dependents(verb, "nsubj") if c < verb]
    own = [
        c for c in sentence.dependents(clause, "nsubj", "csubj", "mark", "expl") if "," not in sentence.words[c:clause]
    ]
    if clause < verb or len(subjects) < 2 or own:
        return []
    words = sentence.subtree(subjects[0])
    cut_off = "," in sentence.words[words[-1] : subjects[-1]] and "," in sentence.words[verb:clause]
    return trimmed(sentence, words) if cut_off else []


def from_that(cue: CueWord, tree: list[int]) -> list[int]:
    """A content without the adverb of the cue that the parser hung on it ("said then that ...")."""
    thats = [w for w in tree if cue.sentence.words[w].lower() == "that" and cue.sentence.relations[w] == "mark"]
    if not thats or tree[0] < cue.word or any(cue.sentence.upos[w] != "ADV" for w in tree if w < thats[0]):
        return tree
    return [w for w in tree if w >= thats[0]]


def _is_dash(sentence: Sentence, word: int) -> bool:
    spaced = 0 < word < len(sentence) - 1 and sentence.starts[word] > sentence.ends[word - 1]
    return sentence.words[word] in _LONG_DASHES or (sentence.words[word] == "-" and spaced)


def _comma_closes(cue: CueWord, word: int) -> bool:
    """Whether a comma and a closing mark stand right before a word that goes on with a participle or "a ..."."""
    sentence, before = cue.sentence, word - 1
    if sentence.xpos[word] == "DT" and sentence.words[word].lower() not in ("a", "an"):
        return False
    while before > 0 and sentence.upos[before] == "PUNCT" and sentence.words[before] != ",":
        before -= 1
    near = any(cue.quoted[w] for w in range(max(0, before - 2), before + 1))
    return sentence.words[before] == "," and before < word and near
