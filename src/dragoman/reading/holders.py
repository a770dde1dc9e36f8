"""Who holds the attitude that gives an act its status: the one who hopes, asks, offers, threatens, denies."""

from __future__ import annotations

from dragoman.model.actor import ResolvedActor
from dragoman.model.mention import Status
from dragoman.reading.cast import Cast
from dragoman.reading.clauses import owners, read_clause
from dragoman.reading.decision import Decision
from dragoman.reading.sentence import Sentence

_HELD = (Status.THREATENED, Status.REQUESTED, Status.OFFERED, Status.HOPED, Status.DENIED)


def holder_of(decision: Decision, sentence: Sentence, cast: Cast) -> ResolvedActor | None:
    """The first subject (of a noun the owner) of the word that holds an act: "*mediators* hope a truce can be agreed".

    Returns:
        None where the status is no one's attitude or no word of the clause names the holder.
    """
    word = decision.holder if decision.holder is not None else decision.speech
    if word is None or decision.status not in _HELD:
        return None
    heads = read_clause(sentence, word).subject if sentence.upos[word] != "NOUN" else owners(sentence, word)
    found = cast.actors(sentence, heads)
    return found[0] if found else None
