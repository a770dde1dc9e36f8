"""Words that tell an event: frames matched on a parsed sentence, one winner a word, the losers kept for ``explain``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from dragoman.knowledge.rules import EventRules, Frame, Pattern
from dragoman.model.mention import EventType
from dragoman.reading.clauses import Clause, obliques, owners, read_clause
from dragoman.reading.sentence import Sentence

WINDOW = 6
"""Words after a verb within which a pattern's further words stand ("turned the generous offer down")."""

_DONE_TO = (EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.SANCTION, EventType.AID)

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september"
    " october november december day week month year morning evening night afternoon weekend".split()
)

Classes = Callable[[Sentence, int], frozenset[str]]
"""Gives the classes of an argument: ``*person``, ``*place``, ``*state``, ``*armed``."""


class TriggerKind(StrEnum):
    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True)
class Trigger:
    """One event-telling word.

    Attributes:
        word: Index of the trigger; words: all words of the pattern, in text order.
        frame: The winner; competed: ids of frames that fitted too.
        clause: Slots; of a noun its preposition phrases and owners.
    """

    sentence: Sentence
    word: int
    words: tuple[int, ...]
    frame: Frame
    kind: TriggerKind
    clause: Clause
    competed: tuple[str, ...] = ()


def find_triggers(sentence: Sentence, rules: EventRules, classes: Classes) -> list[Trigger]:
    """Triggers of a sentence in text order; a noun that a verb's pattern already holds is none of its own."""
    found: dict[int, Trigger] = {}
    lemmas = frozenset(lemma.lower() for lemma in sentence.lemmas)
    taken: set[int] = set()
    for word, lemma in enumerate(sentence.lemmas):
        trigger = _trigger_at(sentence, word, lemma.lower(), rules, classes, lemmas)
        if trigger is None:
            continue
        found[word] = trigger
        if trigger.kind is TriggerKind.VERB:
            taken.update(trigger.words[1:])
    return [
        t
        for w, t in sorted(found.items())
        if t.kind is TriggerKind.VERB or not (w in taken or _carried_by_like(sentence, t, found))
    ]


def _carried_by_like(sentence: Sentence, noun: Trigger, found: dict[int, Trigger]) -> bool:
    """Whether a noun is the object of a verb that tells the same: "imposed *sanctions*", "hosted *talks*"."""
    if noun.kind is not TriggerKind.NOUN:
        return False
    verb = found.get(sentence.heads[noun.word])
    direct = sentence.relations[noun.word] in ("obj", "nsubj:pass")
    return direct and verb is not None and verb.kind is TriggerKind.VERB and verb.frame.type is noun.frame.type


def _trigger_at(
    sentence: Sentence, word: int, lemma: str, rules: EventRules, classes: Classes, lemmas: frozenset[str]
) -> Trigger | None:
    xpos, upos = sentence.xpos[word], sentence.upos[word]
    if word > 1 and sentence.words[word - 1] == "-" and (xpos.startswith("VB") or upos == "ADJ"):
        return None  # "Iran-backed", "long-threatened" tell what a thing is, not what was done
    if xpos.startswith("VB") and upos != "AUX":
        if lemma in rules.verbs:
            trigger = _verb(sentence, word, rules.verbs[lemma], classes, lemmas)
            if trigger is not None:
                return trigger
        if xpos in ("VBN", "VBD") and sentence.words[word].lower() in rules.adjectives:
            return _adjective(sentence, word, rules.adjectives[sentence.words[word].lower()], lemmas)
        return None
    if upos == "NOUN" and lemma in rules.nouns and xpos in ("NN", "NNS"):
        return _noun(sentence, word, rules.nouns[lemma], lemmas)
    if upos == "ADJ" and sentence.words[word].lower() in rules.adjectives:
        return _adjective(sentence, word, rules.adjectives[sentence.words[word].lower()], lemmas)
    return None


def _verb(
    sentence: Sentence, word: int, patterns: tuple[Pattern, ...], classes: Classes, lemmas: frozenset[str]
) -> Trigger | None:
    clause: Clause | None = None
    fitting: list[tuple[Pattern, tuple[int, ...]]] = []
    for pattern in patterns:
        beside = beside_verb(sentence, word, pattern.beside)
        if beside is None:
            continue
        clause = clause or read_clause(sentence, word)
        if _fits(sentence, pattern, clause, classes, lemmas):
            fitting.append((pattern, beside))
    if not fitting or clause is None:
        return None
    (winner, beside), rest = fitting[0], fitting[1:]
    competed = tuple(dict.fromkeys(p.frame.id for p, _ in rest if p.frame.id != winner.frame.id))
    return Trigger(sentence, word, (word, *beside), winner.frame, TriggerKind.VERB, clause, competed)


def beside_verb(sentence: Sentence, word: int, beside: tuple[str, ...]) -> tuple[int, ...] | None:
    """Indices of the pattern's further words after the verb, in order; None where one is missing."""
    if not beside:
        return ()
    found: list[int] = []
    at = word + 1
    limit = min(len(sentence), word + WINDOW + 1 + len(beside))
    for wanted in beside:
        while at < limit and sentence.lemmas[at].lower() != wanted and sentence.words[at].lower() != wanted:
            at += 1
        if at >= limit or not _under(sentence, at, word) or _elsewhere(sentence, at, word, found):
            return None
        found.append(at)
        at += 1
    return tuple(found)


def _elsewhere(sentence: Sentence, particle: int, verb: int, found: list[int]) -> bool:
    """Whether a particle of a pattern stands in a phrase of its own: "took firm action *in* the country" is no "take in"."""
    if sentence.upos[particle] != "ADP" or sentence.relations[particle] != "case":
        return False
    above = sentence.heads[sentence.heads[particle]]
    return above != verb and above not in found and sentence.upos[above] in ("NOUN", "PROPN") and particle - verb > 2


def _under(sentence: Sentence, word: int, verb: int) -> bool:
    """Whether a word hangs on the verb without another finite verb between."""
    at = word
    for _ in range(5):
        at = sentence.heads[at]
        if at == verb:
            return True
        if at < 0 or (sentence.xpos[at] in ("VBD", "VBZ", "VBP") and sentence.upos[at] == "VERB"):
            return False
    return False


def _fits(sentence: Sentence, pattern: Pattern, clause: Clause, classes: Classes, lemmas: frozenset[str]) -> bool:
    frame = pattern.frame
    after = clause.oblique.get(pattern.beside[-1], ()) if pattern.beside else ()  # "pull out of *the pact*"
    if frame.with_words and not frame.with_words & lemmas:
        return False
    if frame.not_words and frame.not_words & lemmas:
        return False
    if frame.object and not _holds(sentence, frame.object, (*clause.object, *clause.iobject, *after), clause, classes):
        return False
    if pattern.beside and after and all(_is_date(sentence, w) for w in after):
        return False  # "called them in *on Monday*" is no call on anyone
    if frame.not_object and _holds(sentence, frame.not_object, clause.object, clause, classes):
        return False
    return not frame.subject or _holds(sentence, frame.subject, clause.subject, clause, classes)


def _is_date(sentence: Sentence, word: int) -> bool:
    """Whether a phrase's head is a calendar word."""
    return sentence.lemmas[word].lower() in _CALENDAR or any(
        n.kind == "DATE" and n.first <= word < n.last for n in sentence.names
    )


def _holds(
    sentence: Sentence, wanted: frozenset[str], heads: tuple[int, ...], clause: Clause, classes: Classes
) -> bool:
    """Whether one of the heads is a wanted lemma or of a wanted class."""
    if "*clause" in wanted and clause.complement:
        return True
    for head in heads:
        if sentence.lemmas[head].lower() in wanted or sentence.words[head].lower() in wanted:
            return True
        if any(w.startswith("*") for w in wanted) and classes(sentence, head) & wanted:
            return True
    return False


def _noun(sentence: Sentence, word: int, patterns: tuple[Pattern, ...], lemmas: frozenset[str]) -> Trigger | None:
    if sentence.relations[word] == "compound" and sentence.heads[word] > word:
        return None
    fitting = []
    for pattern in patterns:
        if not _before_noun(sentence, word, pattern.beside):
            continue
        frame = pattern.frame
        if (frame.with_words and not frame.with_words & lemmas) or (frame.not_words and frame.not_words & lemmas):
            continue
        fitting.append(pattern)
    if not fitting:
        return None
    winner = fitting[0]
    words = (*range(word - len(winner.beside), word), word)
    around = obliques(sentence, word)
    clause = Clause(subject=owners(sentence, word), oblique=around, complement=tuple(sentence.dependents(word, "acl")))
    competed = tuple(dict.fromkeys(p.frame.id for p in fitting[1:] if p.frame.id != winner.frame.id))
    return Trigger(sentence, word, words, winner.frame, TriggerKind.NOUN, clause, competed)


def _before_noun(sentence: Sentence, word: int, beside: tuple[str, ...]) -> bool:
    first = word - len(beside)
    return first >= 0 and all(
        wanted in (sentence.lemmas[first + n].lower(), sentence.words[first + n].lower())
        for n, wanted in enumerate(beside)
    )


def _adjective(sentence: Sentence, word: int, patterns: tuple[Pattern, ...], lemmas: frozenset[str]) -> Trigger | None:
    for pattern in patterns:
        frame = pattern.frame
        beside = beside_verb(sentence, word, pattern.beside)
        if beside is None or (frame.with_words and not frame.with_words & lemmas):
            continue
        if frame.not_words and frame.not_words & lemmas:
            continue
        clause = read_clause(sentence, word)
        if sentence.relations[word] == "amod":
            clause = Clause(object=(sentence.heads[word],), passive=True)
        elif not clause.passive and frame.type in _DONE_TO:  # "is free": the subject is the one acted on
            clause = Clause(object=clause.subject, oblique=clause.oblique, passive=True)
        return Trigger(sentence, word, (word, *beside), frame, TriggerKind.ADJECTIVE, clause)
    return None
