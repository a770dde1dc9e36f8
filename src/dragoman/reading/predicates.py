"""Every other verb and event noun, with whether it came about: what ``--predicates all`` adds to the events."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge.rules import EventRules
from dragoman.model.mention import EventMention, Predicate, Status
from dragoman.reading.cast import Cast
from dragoman.reading.events import Claims, Scene
from dragoman.reading.status import StatusReader
from dragoman.reading.triggers import find_triggers

FACTUALITY = {
    Status.HAPPENED: 3.0,
    Status.ONGOING: 3.0,
    Status.DID_NOT_HAPPEN: -3.0,
    Status.DENIED: -2.0,
    Status.PLANNED: 1.0,
    Status.THREATENED: 0.5,
    Status.OFFERED: 0.5,
    Status.REQUESTED: 0.0,
    Status.HOPED: 0.5,
    Status.HYPOTHETICAL: 0.0,
}
"""Each status on the scale of UDS It-Happened (-3..3), by hand; a calibrated figure comes with a trained head."""


_EVENTIVE = ("tion", "sion", "ment")


def is_event_noun(lemma: str, rules: EventRules) -> bool:
    """Whether a noun tells an act or a happening: by list, or by its ending."""
    return rules.cues.has("event_noun", lemma) or (len(lemma) > 6 and lemma.endswith(_EVENTIVE))


def find_predicates(scene: Scene, rules: EventRules, events: Sequence[EventMention]) -> list[Predicate]:
    """Verbs that are no event's trigger, in text order; auxiliaries and copulas are left out."""
    known = {e.span.start for e in events}
    claims = Claims(scene.quotes)
    cast = Cast.of(scene.actors, scene.places, scene.registry)
    found = []
    for sentence in scene.parse.sentences:
        triggers = {t.word: t for t in find_triggers(sentence, rules, cast.classes)}
        reader = StatusReader(sentence, triggers, rules.cues)
        for word, upos in enumerate(sentence.upos):
            noun = upos == "NOUN" and is_event_noun(sentence.lemmas[word].lower(), rules)
            if not (upos == "VERB" or noun) or sentence.starts[word] in known:
                continue
            decision = reader.noun(word) if noun else reader.verb(word)
            found.append(
                Predicate(
                    sentence.span(word, word + 1),
                    decision.status,
                    claims.at(sentence.starts[word]),
                    FACTUALITY[decision.status],
                    scene.date_of(sentence.index, word),
                )
            )
    return found
