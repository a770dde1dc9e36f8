"""What a speaker says that he himself will do, on a condition: harm is a threat, help an offer.

"It will boycott the vote unless the judge goes" binds nobody yet, and still is the act: a threat (the codebook's section 3, "if
the speaker would do it himself and means it").
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.model.mention import EventType, Status
from dragoman.reading.decision import Decision
from dragoman.reading.sentence import ROOT, Sentence
from dragoman.reading.triggers import Trigger, TriggerKind

_SAID = frozenset("say announce warn state declare tell add insist stress vow repeat reiterate".split())
_OWN = frozenset("it they he she we i".split())
_MEANT = frozenset("will would shall 'll 'd".split())
_ON_CONDITION = frozenset(("if", "unless"))
_OPEN = (Status.PLANNED, Status.HYPOTHETICAL, Status.THREATENED)
_HARM = (EventType.PROTEST, EventType.SANCTION, EventType.COERCE, EventType.ASSAULT, EventType.MOBILIZE)
_HELP = (EventType.CONSULT, EventType.COOPERATE, EventType.AID, EventType.SUPPORT, EventType.RETREAT, EventType.CONCEDE)


def by_leverage(decision: Decision, trigger: Trigger) -> Decision:
    """The decision on an act, made a threat or an offer where its doer says that he will do it on a condition.

    An act denied, negated or put to somebody else is left as it is; so is what one speaker says of another.
    """
    if decision.status not in _OPEN or decision.negated or trigger.kind is not TriggerKind.VERB:
        return decision
    kind = Status.THREATENED if trigger.frame.type in _HARM else Status.OFFERED if trigger.frame.type in _HELP else None
    if kind is None or not _is_said_of_oneself(trigger.sentence, trigger.word):
        return decision
    return replace(decision, status=kind, cue=f"{decision.cue} on condition".strip())


def _is_said_of_oneself(sentence: Sentence, word: int) -> bool:
    """Whether a verb's subject says of itself that it will act, and names a condition."""
    head = sentence.heads[word]
    if head == ROOT or sentence.relations[word] != "ccomp" or sentence.lemmas[head].lower() not in _SAID:
        return False
    subjects = sentence.dependents(word, "nsubj")
    if not subjects or sentence.words[subjects[0]].lower() not in _OWN or not sentence.dependents(head, "nsubj"):
        return False
    means = any(sentence.words[a].lower() in _MEANT for a in sentence.dependents(word, "aux"))
    return means and any(
        sentence.words[mark].lower() in _ON_CONDITION
        for clause in sentence.dependents(word, "advcl")
        for mark in sentence.dependents(clause, "mark")
    )
