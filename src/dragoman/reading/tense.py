"""Tense of the clause that a word belongs to, from the tree and the tags of verbs."""

from __future__ import annotations

from enum import StrEnum

from dragoman.reading.sentence import ROOT, Sentence


class Tense(StrEnum):
    """When a clause's act lies, seen from the day of writing."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    PERFECT = "perfect"
    PLUPERFECT = "pluperfect"

    @property
    def ahead(self) -> bool:
        """Whether an undated day is to be sought after the day of writing ("meets on Monday", "will meet")."""
        return self in (Tense.PRESENT, Tense.FUTURE)


_FUTURE_AUX = frozenset(
    ("will", "shall", "'ll", "’ll", "wo", "would", "could", "should", "might", "may", "can", "must", "ca")
)
_CARRIED_OUT_WORDS = (
    "fail manage begin start force compel refuse decline try attempt help continue have use cease stop proceed go"
    " come seek rush hurry urge prompt lead cause bring"
)
_CARRIED_OUT = frozenset(_CARRIED_OUT_WORDS.split())
_AHEAD_WORDS_WORDS = (
    "will would shall expect expects expected plan plans planned due scheduled set slated may might could should must"
)
_AHEAD_WORDS = frozenset(_AHEAD_WORDS_WORDS.split())
_SAME_IN_PAST_WORDS = "hit put set cut let shut hurt split spread quit cast burst bid thrust beat rid upset broadcast"
_SAME_IN_PAST = frozenset(_SAME_IN_PAST_WORDS.split())
"""Verbs whose past is their base: the news tells with them what was, whatever a tagger says."""
_RANKS = frozenset(("first", "last", "second", "third", "only", "latest"))
_TAGGED = frozenset(("VBD", "VBZ", "VBP", "VBN", "VBG", "VB", "MD"))
_CLAUSES = frozenset(("acl", "advcl", "ccomp", "xcomp", "conj", "parataxis"))


def governing_verb(sentence: Sentence, word: int) -> int | None:
    """The nearest verb (or predicate with a copula) above a word, itself included; None where there is none."""
    at = word
    while at != ROOT:
        verbal = sentence.upos[at] in ("VERB", "AUX") or any(
            sentence.relations[c] == "cop" for c in sentence.children[at]
        )
        if verbal and sentence.relations[at].split(":")[0] not in ("aux", "cop"):
            return at
        at = sentence.heads[at]
    return None


def tense_at(sentence: Sentence, word: int) -> Tense:
    """Tense of the clause in which a word stands; without tags, guessed from the words alone."""
    verb = governing_verb(sentence, word)
    if verb is None:
        verb = next((i for i, tag in enumerate(sentence.xpos) if tag in ("VBD", "VBZ", "VBP")), None)
        if verb is None:
            return _guess(sentence)
    return verb_tense(sentence, verb)


def verb_tense(sentence: Sentence, verb: int, depth: int = 0) -> Tense:
    """Tense of a verb with its auxiliaries; an infinitive or participle takes what its governor says."""
    helpers = [c for c in sentence.children[verb] if sentence.relations[c].split(":")[0] in ("aux", "cop")]
    lemmas = [sentence.lemmas[c].lower() for c in helpers]
    words = [sentence.words[c].lower() for c in helpers]
    perfect = "have" in lemmas or any(w in ("'ve", "’ve") for w in words)
    if any(w in _FUTURE_AUX for w in words):
        if "could" in words and any(sentence.lemmas[c].lower() == "not" for c in sentence.children[verb]):
            return Tense.PAST
        return Tense.PAST if perfect else Tense.FUTURE
    if perfect:
        had = any(w in ("had", "'d", "’d") for w, m in zip(words, lemmas, strict=True) if m == "have")
        return Tense.PLUPERFECT if had else Tense.PERFECT
    if words in (["'s"], ["’s"]) and sentence.xpos[verb] == "VBN" and sentence.relations[verb] == "conj":
        return _governor(sentence, verb, depth)  # "Serbia's leader agreed and Kosovo's refused"
    if any(sentence.xpos[c] == "VBD" for c in helpers):
        return _of_being(sentence, verb, Tense.PAST)
    if any(sentence.xpos[c] in ("VBZ", "VBP") for c in helpers):
        return _of_being(sentence, verb, Tense.PRESENT)
    if any(sentence.xpos[c] == "VB" for c in helpers) and _is_infinitive(sentence, verb):
        return Tense.FUTURE  # "a meeting to be held on Monday"
    return _bare(sentence, verb, depth)


def _is_infinitive(sentence: Sentence, verb: int) -> bool:
    return any(sentence.words[c].lower() == "to" for c in sentence.children[verb])


def _of_being(sentence: Sentence, verb: int, tense: Tense) -> Tense:
    """ "was to meet" and "is going to" look ahead."""
    if sentence.xpos[verb] == "VB" and _is_infinitive(sentence, verb):
        return Tense.FUTURE
    return tense


def _bare(sentence: Sentence, verb: int, depth: int) -> Tense:
    tag, relation = sentence.xpos[verb], sentence.relations[verb].split(":")[0]
    if tag == "VBD" or _past_in_disguise(sentence, verb):
        return Tense.PAST
    if tag == "VBP" and relation == "conj" and not sentence.dependents(verb, "nsubj"):
        return _governor(sentence, verb, depth)  # "denounced it and put the army on alert"
    if tag in ("VBZ", "VBP"):
        return Tense.PRESENT
    head = sentence.heads[verb]
    if tag == "VBN":
        return Tense.PAST if relation in ("acl", "advcl", "amod") or head == ROOT else _governor(sentence, verb, depth)
    if tag == "VB" and relation in ("xcomp", "ccomp", "acl") and head != ROOT:
        carried = sentence.lemmas[head].lower() in _CARRIED_OUT or (relation == "acl" and _ranked(sentence, head))
        return _governor(sentence, verb, depth) if carried else Tense.FUTURE
    if head == ROOT:
        return Tense.PRESENT if tag in _TAGGED else _guess(sentence)
    return _governor(sentence, verb, depth)


def _ranked(sentence: Sentence, noun: int) -> bool:
    """Whether a noun is the first or the only one, whose infinitive tells what it did ("the first envoy to come")."""
    return any(sentence.words[c].lower() in _RANKS for c in sentence.dependents(noun, "amod"))


def _past_in_disguise(sentence: Sentence, verb: int) -> bool:
    """Whether a base or present form is a past that looks the same ("put the army on alert"), no infinitive."""
    if sentence.xpos[verb] not in ("VB", "VBP") or sentence.words[verb].lower() not in _SAME_IN_PAST:
        return False
    root = sentence.heads[verb] == ROOT and not _is_infinitive(sentence, verb)
    return root or bool(sentence.dependents(verb, "nsubj"))


def _governor(sentence: Sentence, verb: int, depth: int) -> Tense:
    above = governing_verb(sentence, sentence.heads[verb]) if sentence.heads[verb] != ROOT else None
    if above is None or depth > 12:
        return Tense.PAST
    return verb_tense(sentence, above, depth + 1)


def _guess(sentence: Sentence) -> Tense:
    words = [w.lower() for w in sentence.words]
    if any(w in _AHEAD_WORDS for w in words):
        return Tense.FUTURE
    if any(w in ("has", "have") for w in words):
        return Tense.PERFECT
    if any(tag in ("VBZ", "VBP") for tag in sentence.xpos):
        return Tense.PRESENT
    return Tense.PAST


def embedded(sentence: Sentence, word: int) -> bool:
    """Whether a word stands in a relative clause or a participle's phrase, told only in passing."""
    at = word
    while at != ROOT:
        if sentence.relations[at].startswith("acl"):
            return True
        at = sentence.heads[at]
    return False


def in_passing(sentence: Sentence, word: int, fine: bool) -> bool:
    """Whether a time stands where a story does not go on: in a clause that describes, or that tells what went before.

    The day of a clause about the subject counts ("the truce that they signed on Monday is a day old"), its year does
    not; a clause with "since" looks back wherever it stands, one with "after" only behind the main verb.
    """
    behind, at = word > sentence.root, word
    while at != ROOT:
        relation = sentence.relations[at].split(":")[0]
        if relation == "acl" and (behind or not fine):
            noun = sentence.heads[at]
            main = sentence.heads[noun] == ROOT or not embedded(sentence, sentence.heads[noun])
            when = not behind and sentence.relations[noun].split(":")[0] == "obl" and main
            return not when  # "in meetings that began in May they agreed": the meetings are when
        if relation == "advcl":
            marks = {sentence.words[c].lower() for c in sentence.dependents(at, "mark")}
            if "since" in marks or (behind and "after" in marks):
                return True
        at = sentence.heads[at]
    return False
