"""Known acts told again: which earlier telling a mention goes back to, and what it takes from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.knowledge.clausewords import words_of
from dragoman.model.actor import ResolvedActor
from dragoman.model.mention import EventType, Status
from dragoman.reading.backreference import is_known, is_shown
from dragoman.reading.draft import Draft, unsaid
from dragoman.reading.sentence import ROOT
from dragoman.reading.triggers import TriggerKind

_DONE = (Status.HAPPENED, Status.ONGOING)
_SINGLE = (
    EventType.ASSAULT, EventType.CONSULT, EventType.PROTEST, EventType.AGREE, EventType.MOBILIZE, EventType.ACCUSE,
)  # fmt: skip
"""Types of single acts, which a verb tells and a noun names again: "jets hit the port ... *the strike*"."""
_BY_MODE = (EventType.COERCE, EventType.RETREAT)
"""Types of which a noun tells an act again where both are of one mode: "detained", "*the arrests*"."""
_DEFENDING = words_of("defending")
"""Verbs of the defender, whose act is not the attack that a noun means."""
_AGREEING = words_of("agreeing")
"""Verbs by which a pact comes about, which "the deal" may then mean; a promise of something else is none."""
_STEM = 4
"""Letters by which words of one stem are known: shell, shelling; bomb, bombardment; detain and detention differ."""
_LASTING = (EventType.AID, EventType.SUPPORT, EventType.COOPERATE)
"""Types whose nouns name what goes on rather than an act ("the aid", "the alliance"): only "*that* aid" is told again."""
_NEAR = 8
"""Sentences back within which another word may have told the act; the same word may go back further."""


def told_again(draft: Draft, done: Sequence[Draft]) -> Draft:
    """Joins a later mention of the same act: same type, both done, actors and days that agree, a noun that points back.

    A known noun without a day of its own ("condemned *the raid* on Monday") takes the day of the act it goes back to.
    """
    if draft.decision.status not in _DONE or draft.fresh:
        return draft
    fitting = [e for e in reversed(done) if _may_be(e, draft)]
    if not fitting:
        return draft
    earlier = _meant(draft, fitting)
    first = earlier.same_as if earlier.same_as is not None else earlier.order
    actors = draft.actors or unsaid(earlier.actors)
    named = {a.id for a in actors}
    told = tuple(r for r in unsaid(earlier.recipients) if r.id not in named)
    recipients = draft.recipients if _said(draft.recipients) or not told else told
    inferred = draft.inferred if draft.actors and draft.recipients else (*draft.inferred, "told-again")
    days = earlier.interval if draft.undated and earlier.interval.known else draft.interval
    return replace(draft, actors=actors, recipients=recipients, same_as=first, inferred=inferred, interval=days)


def _meant(draft: Draft, fitting: Sequence[Draft]) -> Draft:
    """Of several earlier acts, the last first, the one that a noun means.

    One told by a verb of the same stem comes before others ("shelled", "the *shelling*"), then the last that names its
    doer, else the last; one told in passing, in a relative clause, only where there is no other.
    """
    told = [e for e in fitting if e.trigger.kind is TriggerKind.VERB and _stem(e) == _stem(draft)]
    kindred = told or fitting
    by_somebody = [e for e in kindred if e.actors] or kindred
    return next((e for e in by_somebody if not _in_passing(e)), by_somebody[0])


def _stem(draft: Draft) -> str:
    return _lemma(draft)[:_STEM]


def _may_be(earlier: Draft, draft: Draft) -> bool:
    """Whether an earlier mention may be of the same act."""
    if earlier.decision.status not in _DONE or _governs(earlier, draft):
        return False
    if not (earlier.interval.meets(draft.interval) or (draft.undated and _before(earlier, draft))):
        return False
    if not (_agree(earlier.actors, draft.actors) and _agree(earlier.recipients, _said(draft.recipients))):
        return False
    if draft.trigger.kind is not TriggerKind.NOUN:
        return bool(draft.actors and draft.recipients and _same(earlier, draft))
    known = is_shown(draft.trigger) if draft.type in _LASTING else is_known(draft.trigger)
    return known and _akin(earlier, draft) and _labels(draft) <= _labels(earlier)


def _governs(earlier: Draft, draft: Draft) -> bool:
    """Whether a noun stands under the verb of an earlier act: "launched raids in response to *the killing*"."""
    if earlier.sentence is not draft.sentence or earlier.trigger.kind is TriggerKind.NOUN:
        return False
    at, sentence = draft.trigger.word, draft.sentence
    while sentence.heads[at] != ROOT and sentence.relations[at] not in ("conj", "parataxis"):
        at = sentence.heads[at]
        if at == earlier.trigger.word:
            return True
    return False


def _akin(earlier: Draft, draft: Draft) -> bool:
    """Whether the words can mean one act: the same word, or near by another word for a single act."""
    if _lemma(earlier) == _lemma(draft):
        return True
    near = draft.sentence.index - earlier.sentence.index <= _NEAR
    if not near or _lemma(earlier) in _DEFENDING:
        return False
    if draft.type is EventType.AGREE and earlier.trigger.frame.id != draft.trigger.frame.id:
        return _stem(earlier) == _stem(draft) or _lemma(earlier) in _AGREEING
    mode = draft.trigger.frame.mode
    alike = draft.type in _BY_MODE and mode is not None and earlier.trigger.frame.mode == mode
    return alike or earlier.trigger.frame.id == draft.trigger.frame.id or draft.type in _SINGLE


def _in_passing(draft: Draft) -> bool:
    sentence, word = draft.sentence, draft.trigger.word
    return draft.trigger.kind is not TriggerKind.NOUN and sentence.relations[word] == "acl:relcl"


def _lemma(draft: Draft) -> str:
    return draft.sentence.lemmas[draft.trigger.word].lower()


def _labels(draft: Draft) -> frozenset[str]:
    """Names and numbers before a noun that tell which act it is, those of its own actors aside: "the *Oslo* bombing"."""
    sentence = draft.sentence
    spans = [a.span for a in draft.actors if a.span is not None]
    return frozenset(
        sentence.words[w].lower()
        for w in sentence.dependents(draft.trigger.word, "compound", "nummod")
        if sentence.upos[w] in ("PROPN", "NUM") and not any(s.start <= sentence.starts[w] < s.end for s in spans)
    )


def _before(earlier: Draft, later: Draft) -> bool:
    first, last = earlier.interval.earliest, later.interval.latest
    return first is not None and last is not None and first <= last


def _agree(one: Sequence[ResolvedActor], other: Sequence[ResolvedActor]) -> bool:
    """Whether two lists can mean the same: one is empty, or they share an actor or a country."""
    if not one or not other:
        return True
    return bool({a.id for a in one} & {a.id for a in other}) or bool(
        {a.country for a in one if a.country} & {a.country for a in other if a.country}
    )


def _said(actors: Sequence[ResolvedActor]) -> tuple[ResolvedActor, ...]:
    """Those whom words of the clause name; whom the place or the article lets us guess binds nothing."""
    return tuple(a for a in actors if a.span is not None)


def _same(one: Draft, other: Draft) -> bool:
    return {a.id for a in one.actors} == {a.id for a in other.actors} and {a.id for a in one.recipients} == {
        a.id for a in other.recipients
    }
