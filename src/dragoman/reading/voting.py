"""Frames and the trained head vote on which words tell events.

The frames know words, the head sees them in their sentence. Where they agree nothing changes. Where no frame fits and the
head is sure, an event is added. Where they differ the frames have it, since they are right more often, and the record names
both. A frame's find is never given up on the head's word alone: that lost more true events than false ones, however sure
the head was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dragoman.knowledge.rules import EventRules, Field, Frame
from dragoman.model.mention import EventType
from dragoman.reading.clauses import Clause, obliques, owners, read_clause
from dragoman.reading.opinion import Opinion
from dragoman.reading.sentence import Sentence
from dragoman.reading.triggers import Classes, Trigger, TriggerKind, setting_of

HEAD = "head:"
"""Begins the id of the frame that stands for the head's own find."""
SURE_OF_TYPE = 0.95
"""Share from which the head's own find is an event. Of own sentences held out, four in five of what it adds from .9 on are
right, three in five from .7."""
_DEEDS = (EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE)
"""Acts that floods, fires and accidents are told like: the head's own find needs a doer."""
_DOERS = frozenset(("*person", "*state", "*armed"))
_GIVEN = ("VERB", "NOUN")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the head says of one find of the frames.

    Attributes:
        type: Its likeliest type, None where it sees no event.
        share: How likely, 0 to 1.
        agrees: Whether that is what the frame says.
    """

    type: EventType | None
    share: float
    agrees: bool

    def __str__(self) -> str:
        return f"{HEAD}{self.type or 'none'}"


def verdict_of(trigger: Trigger, opinion: Opinion) -> Verdict:
    """The head's verdict on a trigger, all words of its pattern taken together."""
    kind, share = opinion.likeliest(trigger.words)
    own, none = opinion.of(trigger.words, trigger.frame.type), opinion.none(trigger.words)
    if none > share:
        return Verdict(None, none, agrees=False)
    return Verdict(kind, share, agrees=own >= share)


@dataclass(frozen=True, slots=True)
class Ballot:
    """What the vote on one sentence looks at beside the frames' finds.

    Attributes:
        opinion: The head's; None from a language model that has no such head.
        told_of: Fields of life that the whole article is about.
    """

    sentence: Sentence
    opinion: Opinion | None
    rules: EventRules
    classes: Classes
    told_of: Sequence[Field] = ()


def vote(triggers: Sequence[Trigger], ballot: Ballot) -> list[Trigger]:
    """The triggers of a sentence after the vote, in text order; without an opinion those of the frames."""
    if ballot.opinion is None:
        return list(triggers)
    sure = np.flatnonzero(ballot.opinion.shares[:, 1:].max(1) >= SURE_OF_TYPE)
    added = [t for word in sure.tolist() if (t := _added(word, ballot.opinion, triggers, ballot)) is not None]
    return sorted([*triggers, *added], key=lambda t: t.word)


def _added(word: int, opinion: Opinion, triggers: Sequence[Trigger], ballot: Ballot) -> Trigger | None:
    """The head's own find at a word, None where the frames have the act already or the sentence is of something else."""
    sentence, (kind, _) = ballot.sentence, opinion.likeliest((word,))
    if sentence.upos[word] not in _GIVEN or any(word in t.words for t in triggers):
        return None
    near = (sentence.heads[word], *sentence.children[word])
    if any(t.frame.type is kind and any(w in near for w in t.words) for t in triggers):
        return None  # "imposed *sanctions*": one act in two words
    if kind in setting_of(sentence, ballot.rules, ballot.told_of).spared:
        return None  # sport, weather, an accident
    verb = sentence.upos[word] == "VERB"
    clause = read_clause(sentence, word) if verb else _noun_clause(sentence, word)
    if kind in _DEEDS and not any(ballot.classes(sentence, w) & _DOERS for w in clause.subject):
        return None  # "houses *hit* by heavy rain"
    frame = _made(ballot.rules.frames, kind)
    return Trigger(sentence, word, (word,), frame, TriggerKind.VERB if verb else TriggerKind.NOUN, clause)


def _noun_clause(sentence: Sentence, word: int) -> Clause:
    around, own = obliques(sentence, word), owners(sentence, word)
    return Clause(subject=own, oblique=around, complement=tuple(sentence.dependents(word, "acl")))


def _made(frames: Sequence[Frame], kind: EventType) -> Frame:
    """A frame for a word that no frame knows: that of the type's first plain verb, without its mode and contexts."""
    plain = [f for f in frames if f.type is kind and f.verbs]
    model = next((f for f in plain if f.content is None), plain[0])
    return replace(model, id=f"{HEAD}{kind}", mode=None, contexts=(), content=None)
