"""Whether a mention goes back to what the article told before: a known noun, a new one, a word for what was told."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.knowledge.rules import EventRules
from dragoman.model.interval import Interval
from dragoman.reading.clauses import governor_of
from dragoman.reading.sentence import ROOT
from dragoman.reading.triggers import Trigger, TriggerKind

DateOf = Callable[[int, int], Interval]
"""From sentence and word to the days of the act told there."""

_KNOWN = ("the", "this", "that", "these", "those", "both", "such")
_SHOWING = ("this", "that", "these", "those", "such")
_NEW = ("a", "an", "another", "more", "further", "new", "fresh", "second", "third", "other")
_TIMELY = ("latest", "last", "earliest")
"""Superlatives that only order acts in time."""


def is_fresh(trigger: Trigger) -> bool:
    """Whether a noun brings a new act: "*a* raid", "*further* talks", "its *largest* barrage"."""
    sentence = trigger.sentence
    if trigger.kind is not TriggerKind.NOUN:
        return False
    near = sentence.dependents(trigger.word, "det", "amod", "nummod")
    greatest = any(sentence.xpos[w] == "JJS" and sentence.words[w].lower() not in _TIMELY for w in near)
    return greatest or any(sentence.words[w].lower() in _NEW for w in near)


def is_known(trigger: Trigger) -> bool:
    """Whether a noun points at an act told before or known by its day: "*the* raid", "*Friday's* talks", "*their* meeting"."""
    sentence, word = trigger.sentence, trigger.word
    if any(sentence.words[w].lower() in _KNOWN for w in sentence.dependents(word, "det", "det:predet")):
        return True
    return bool(sentence.dependents(word, "nmod:poss"))


def is_shown(trigger: Trigger) -> bool:
    """Whether a demonstrative points at the act: "*that* aid"."""
    sentence = trigger.sentence
    return any(sentence.words[w].lower() in _SHOWING for w in sentence.dependents(trigger.word, "det"))


def is_undated(trigger: Trigger, date_of: DateOf) -> bool:
    """Whether a known noun has no day but that of its verb: "*the raid* was condemned on Monday"."""
    sentence, word = trigger.sentence, trigger.word
    if trigger.kind is not TriggerKind.NOUN:
        return False
    head = governor_of(sentence, word)[0]
    known = any(sentence.words[w].lower() in _KNOWN for w in sentence.dependents(word, "det"))
    if not known or head == ROOT or sentence.upos[head] not in ("VERB", "AUX"):
        return False
    return date_of(sentence.index, word) == date_of(sentence.index, head)


def points_back(trigger: Trigger, rules: EventRules) -> bool:
    """Whether the object is a word for what was told before: "condemned *the move*", "a step that they *rejected*"."""
    sentence = trigger.sentence
    for word in trigger.clause.object:
        known = any(sentence.words[w].lower() in _KNOWN for w in sentence.dependents(word, "det"))
        apposed = sentence.relations[word] == "appos" and sentence.relations[trigger.word] == "acl:relcl"
        if (known or apposed) and rules.cues.has("told_noun", sentence.lemmas[word].lower()):
            return True
    return False
