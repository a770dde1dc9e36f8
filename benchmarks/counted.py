"""Which events of a reading count where a set codes acts alone, and as what: section 3 of the codebook.

Of a speech act and its content only the act counts, of two tellings of one act the first. An act told by a noun counts where no verb of
its sentence tells who did what to whom. Of acts without any doer, where the sentence has acts with one, only violence and protest
done to somebody count.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model.mention import EventMention, EventType, Reading, Status

_DONE = (Status.HAPPENED, Status.ONGOING)
_ACT = {
    Status.PLANNED: EventType.AGREE,
    Status.OFFERED: EventType.AGREE,
    Status.THREATENED: EventType.THREATEN,
    Status.REQUESTED: EventType.REQUEST,
}
_WITHHELD = (
    EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE, EventType.COOPERATE, EventType.AID,
    EventType.RETREAT,
)  # fmt: skip
_PLANNED_AS = {
    EventType.ACCUSE: EventType.ACCUSE,
    EventType.REQUEST: EventType.REQUEST, EventType.REJECT: EventType.REJECT, EventType.THREATEN: EventType.THREATEN,
    EventType.PROTEST: EventType.PROTEST, EventType.SANCTION: EventType.THREATEN, EventType.MOBILIZE: EventType.THREATEN,
    EventType.COERCE: EventType.THREATEN, EventType.ASSAULT: EventType.THREATEN,
}  # fmt: skip
"""A release or withdrawal still to come is CAMEO's 035, "express intent to yield": AGREE in these sets, CONCEDE in the codebook."""
_LIKELY = 0.45
"""Confidence from which an act is what its sentence tells; the rest is background, but for deeds, which count however they are told."""
_DEEDS = (EventType.ASSAULT, EventType.PROTEST, EventType.COERCE)
_DONE_BY_UNKNOWN = (EventType.ASSAULT, EventType.PROTEST)
_SENTENCE_ENDS = (". ", "? ", "! ", '." ', "\n")


def act_of(event: EventMention) -> EventType | None:
    """What an event amounts to where a set codes acts alone, None where it is no act.

    A planned visit is an agreement, a threatened raid a threat; help or talks that somebody will not give are a refusal.
    """
    if event.status in _DONE:
        return event.type
    if event.status is Status.DID_NOT_HAPPEN:
        return EventType.REJECT if event.type in _WITHHELD and event.actors else None
    if event.status is Status.PLANNED and event.type in _PLANNED_AS:
        return _PLANNED_AS[event.type]
    return _ACT.get(event.status)


def counted(reading: Reading) -> list[EventMention]:
    """The events that count, in text order."""
    acts = [e for e in reading.events if act_of(e) is not None]
    known = {e.id for e in acts}
    first = [e for e in acts if e.content_of not in known and e.same_as is None]
    text = reading.document.text
    told = [e for e in first if _is_told(e, first, text) and (e.actors or _stands_alone(e, first, text))]
    return [e for e in told if e.confidence >= _LIKELY or e.type in _DEEDS]


def _is_told(event: EventMention, others: Sequence[EventMention], text: str) -> bool:
    """Whether an act is more than the noun beside a verb that tells doer and recipient: "rejected the *proposal* of Oslo"."""
    if not _is_nominal(event):
        return True
    return not any(o.actors and o.recipients and not _is_nominal(o) and _one_sentence(event, o, text) for o in others)


def _is_nominal(event: EventMention) -> bool:
    """Whether the frame is one of nouns, which are named so."""
    return event.rule.split(" ")[0].endswith("-noun")


def _stands_alone(event: EventMention, others: Sequence[EventMention], text: str) -> bool:
    """Whether an act without a doer is told for its own sake: somebody suffers it, or nothing else in its sentence has a doer.

    Talks, deals or aid that a mere noun names without anybody's part in them are what is talked about.
    """
    if event.type in _DONE_BY_UNKNOWN and event.recipients:
        return True
    if _is_nominal(event) and event.type not in (*_DONE_BY_UNKNOWN, EventType.COERCE):
        return False  # "sceptical of negotiations"
    return not any(o.actors and _one_sentence(event, o, text) for o in others)


def _one_sentence(one: EventMention, other: EventMention, text: str) -> bool:
    first, last = sorted((one.span.start, other.span.start))
    return not any(end in text[first:last] for end in _SENTENCE_ENDS)
