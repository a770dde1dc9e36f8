"""Every other verb and event noun, with whether it came about: what ``--predicates all`` adds to the events."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge.rules import EventRules
from dragoman.model.mention import EventMention, Predicate
from dragoman.reading.cast import Cast
from dragoman.reading.claims import Claims
from dragoman.reading.events import Findings
from dragoman.reading.factuality import factuality
from dragoman.reading.holders import holder_of
from dragoman.reading.sentence import Sentence
from dragoman.reading.status import StatusReader
from dragoman.reading.triggers import find_triggers

_EVENTIVE = ("tion", "sion", "ment")
_NO_PREDICATE = ("aux", "cop", "case", "mark", "fixed", "flat", "punct")


def is_event_noun(lemma: str, rules: EventRules) -> bool:
    """Whether a noun tells an act or a happening: by frame, by list, or by its ending."""
    if any(not pattern.beside for pattern in rules.nouns.get(lemma, ())):
        return True
    return rules.cues.has("event_noun", lemma) or (len(lemma) > 6 and lemma.endswith(_EVENTIVE))


def find_predicates(scene: Findings, rules: EventRules, events: Sequence[EventMention]) -> list[Predicate]:
    """Verbs, event nouns and words with a copula that are no event's trigger, in text order; helpers are left out."""
    known = {e.span.start for e in events}
    claims = Claims(scene.quotes)
    cast = Cast.of(scene.actors, scene.places, scene.registry)
    found: list[Predicate] = []
    for sentence in scene.parse.sentences:
        triggers = {t.word: t for t in find_triggers(sentence, rules, cast.classes)}
        reader = StatusReader(sentence, triggers, rules.cues)
        found.extend(
            _predicate(reader, word, scene, cast, claims)
            for word in range(len(sentence))
            if sentence.starts[word] not in known and _is_predicate(sentence, word, rules)
        )
    return found


def _is_predicate(sentence: Sentence, word: int, rules: EventRules) -> bool:
    upos, xpos = sentence.upos[word], sentence.xpos[word]
    if upos == "VERB" or (xpos.startswith("VB") and sentence.lemmas[word].lower() == "get"):
        return True  # "get" is a helper to the parse where it tells a change: "get certified"
    if sentence.relations[word].split(":")[0] in _NO_PREDICATE:
        return False
    if xpos.startswith("VB") or (upos == "ADJ" and sentence.words[word].lower().endswith(("ing", "ed"))):
        return True
    if upos == "NOUN" and is_event_noun(sentence.lemmas[word].lower(), rules):
        return True
    return upos in ("ADJ", "NOUN") and bool(sentence.dependents(word, "cop"))


def _predicate(reader: StatusReader, word: int, scene: Findings, cast: Cast, claims: Claims) -> Predicate:
    sentence = reader.sentence
    decision = reader.noun(word) if sentence.upos[word] == "NOUN" else reader.verb(word)
    return Predicate(
        sentence.span(word, word + 1),
        decision.status,
        holder_of(decision, sentence, cast) or claims.at(sentence.starts[word]),
        factuality(sentence, word, reader.cues),
        scene.date_of(sentence.index, word),
    )
