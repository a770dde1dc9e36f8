"""What a clause leaves unsaid and the article has said before: known acts told again, offers answered."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.mention import EventType, Status
from dragoman.reading.addressees import opposed
from dragoman.reading.draft import Draft, unsaid
from dragoman.reading.partners import Partners, facing
from dragoman.reading.retelling import told_again
from dragoman.reading.triggers import TriggerKind

_ANSWERS = (EventType.AGREE, EventType.REJECT)
_ASKING = (EventType.REQUEST, EventType.AGREE, EventType.THREATEN)
_JUDGING = (EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT)
_DONE = (Status.HAPPENED, Status.ONGOING)
_TOGETHER = (EventType.AGREE, EventType.CONSULT, EventType.COOPERATE)
_ACCEPTING = ("accept", "consent", "decline", "refuse")
_YES = ("accept", "agree", "consent", "acquiesce", "approve", "say")
"""Verbs of agreeing that answer; a vow or a plan answers nobody."""
_ALL = ("both", "neither", "each", "all", "none")
_OFFICIALS = ("GOV", "MIL", "COP")
_HOLDING = ("arrest", "abduct")
"""Modes of acts after which somebody is held."""
_REMEMBERED = 200
"""Events of one type among which an earlier telling is sought; no article of the development sets has as many."""
_SOON = 2
"""Sentences back within which an answer is taken for that to an offer put to nobody by name."""
_NEAR = 4
"""Sentences back within which an answer finds its offer."""


def complete(drafts: Sequence[Draft]) -> list[Draft]:
    """The same drafts, in the same order, with unsaid actors filled in and repeated tellings joined."""
    joined: list[Draft] = []
    by_type: dict[EventType, deque[Draft]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))
    for draft in _from_content(drafts):
        found = told_again(draft, by_type[draft.type])
        joined.append(found)
        by_type[draft.type].append(found)
    partners = Partners.of(joined)
    fought = Partners.of([d for d in joined if d.type is EventType.ASSAULT])
    done: list[Draft] = []
    for draft in joined:
        found = _from_event_arguments(draft, done, joined)
        found = _of_strike(_mutual(found), done)
        found = _judging_what_was_told(found, done)
        found = _answering(_denying(_at_meeting(found, done), done), done)
        found = _of_own_side(_by_captors(found, done), done)
        found = facing(found, fought if draft.type is EventType.ASSAULT else partners)
        done.append(_apart(found))
    return done


def _apart(draft: Draft) -> Draft:
    """Nobody acts upon himself: an actor is a recipient too only where several act upon each other."""
    own = {a.id for a in draft.actors}
    if not any(r.id in own for r in draft.recipients) or (len(own) > 1 and {r.id for r in draft.recipients} == own):
        return draft
    return replace(draft, recipients=tuple(r for r in draft.recipients if r.id not in own))


def _from_content(drafts: Sequence[Draft]) -> list[Draft]:
    """A speech act without an addressee is aimed at those in its content: "refused to meet *him*", "demanded *their* retreat".

    Of a refusal, threat or promise that is whom the content is aimed at, of a request who is to do it. Those hit by a
    denied act, and captives whose release is offered, are not spoken to.
    """
    found = list(drafts)
    for draft in drafts:
        if draft.speech is None or draft.decision.status is Status.DENIED:
            continue
        act = found[draft.speech]
        asked = act.trigger.frame.content_actor == "recipient"
        source = draft.actors if asked else draft.recipients
        if act.recipients or not source or (draft.trigger.frame.mode == "release" and not asked):
            continue
        own = {a.id for a in act.actors}
        others = tuple(r for r in source if r.id not in own)
        found[draft.speech] = replace(act, recipients=unsaid(others), inferred=(*act.inferred, "content"))
    return found


def _from_event_arguments(draft: Draft, done: Sequence[Draft], drafts: Sequence[Draft]) -> Draft:
    """ "The raid killed three": the raiders; "condemned the bombardment": the bombers."""
    actors, recipients, inferred = draft.actors, draft.recipients, draft.inferred

    def event(order: int | None) -> Draft | None:
        if order is None:
            return None
        return done[order] if order < len(done) else drafts[order]

    subject, target = event(draft.subject_event), event(draft.object_event)
    if not actors and subject is not None and subject.actors:
        actors, inferred = unsaid(subject.actors), (*inferred, "subject-event")
        if not recipients:
            recipients = unsaid(subject.recipients)
    if not recipients and subject is not None and subject.actors == subject.recipients:
        own = {a.id for a in actors}  # "the talks between Oslo and Bergen ended without a deal"
        recipients = tuple(a for a in unsaid(subject.actors) if a.id not in own)
    if not recipients and target is not None and (actors or draft.type not in _TOGETHER):
        freeing = draft.type is EventType.REQUEST and target.trigger.frame.mode == "release"  # put to the captors
        source = target.actors if draft.type in _JUDGING or freeing else target.recipients or target.actors
        own = {a.id for a in actors}
        source = tuple(a for a in source if a.id not in own)
        if source:
            recipients, inferred = unsaid(source), (*inferred, "object-event")
    return replace(draft, actors=actors, recipients=recipients, inferred=inferred)


def _mutual(draft: Draft) -> Draft:
    """Those who agree, meet or work together do so with each other."""
    lands = {a.country for a in draft.actors}
    answers = draft.sentence.lemmas[draft.trigger.word].lower() in _ACCEPTING  # they answer a third
    between = draft.trigger.frame.mode == "third-party"  # mediators bring others together
    if (
        draft.type in _TOGETHER
        and not answers
        and not between
        and not draft.recipients
        and len(draft.actors) > 1
        and len(lands) > 1
    ):
        return replace(draft, recipients=draft.actors)
    return draft


def _of_strike(draft: Draft, done: Sequence[Draft]) -> Draft:
    """ "Jets struck the port; twelve were killed": who was killed without a doer was so by the act told just before."""
    if draft.type is not EventType.ASSAULT or draft.actors or draft.decision.status not in _DONE:
        return draft
    for earlier in reversed(done):
        if draft.sentence.index - earlier.sentence.index > 1:
            break
        struck = earlier.type is EventType.ASSAULT and earlier.decision.status in _DONE and earlier.actors
        if struck and draft.trigger.clause.passive and earlier.interval.meets(draft.interval):
            return replace(draft, actors=unsaid(earlier.actors), inferred=(*draft.inferred, "strike"))
    return draft


def _judging_what_was_told(draft: Draft, done: Sequence[Draft]) -> Draft:
    """ "Condemned *both steps*", "welcomed *the text*": a word for what was told means those who did it last."""
    if draft.type not in _JUDGING or draft.recipients or not draft.told or not draft.actors or draft.speech is not None:
        return draft
    for earlier in reversed(done):
        if draft.sentence.index - earlier.sentence.index > _NEAR:
            break
        doers = tuple(a for a in earlier.actors if all(opposed(a, judge) for judge in draft.actors))
        if doers and earlier.decision.status is not Status.DENIED:
            return replace(draft, recipients=unsaid(doers), inferred=(*draft.inferred, "what-was-told"))
    return draft


def _at_meeting(draft: Draft, done: Sequence[Draft]) -> Draft:
    """ "Met *his counterpart* and agreed to talk again": those who agree in the clause after do so with whom they met."""
    if draft.type is not EventType.AGREE or draft.recipients or draft.sentence.relations[draft.trigger.word] != "conj":
        return draft
    own = {a.id for a in draft.actors}
    for earlier in reversed(done):
        if earlier.sentence is not draft.sentence:
            break
        met = earlier.type is EventType.CONSULT and earlier.decision.status in _DONE
        if (
            met
            and earlier.trigger.word == draft.sentence.heads[draft.trigger.word]
            and own & {a.id for a in earlier.actors}
        ):
            others = tuple(r for r in earlier.recipients if r.id not in own)
            return replace(draft, recipients=unsaid(others), inferred=(*draft.inferred, "meeting")) if others else draft
    return draft


def _by_captors(draft: Draft, done: list[Draft]) -> Draft:
    """ "Rebels seized two aid workers. Oslo demanded *their release*": of the rebels, to whom the demand is put as well."""
    if draft.trigger.frame.mode != "release" or draft.actors or draft.decision.status is not Status.REQUESTED:
        return draft
    for earlier in reversed(done):
        if draft.sentence.index - earlier.sentence.index > _NEAR:
            break
        held = earlier.trigger.frame.mode in _HOLDING and earlier.decision.status in _DONE
        if held and earlier.actors:
            captors = unsaid(earlier.actors)
            if draft.speech is not None and draft.speech < len(done) and not done[draft.speech].recipients:
                done[draft.speech] = replace(done[draft.speech], recipients=captors)
            return replace(draft, actors=captors, inferred=(*draft.inferred, "captors"))
    return draft


def _of_own_side(draft: Draft, done: Sequence[Draft]) -> Draft:
    """ "Oslo rejected it, and *a ministry spokesman* warned Bergen": an official of no named land is of that which acted before."""
    if len(draft.actors) != 1 or draft.actors[0].country is not None or draft.actors[0].sector not in _OFFICIALS:
        return draft
    relation, head = draft.sentence.relations[draft.trigger.word], draft.sentence.heads[draft.trigger.word]
    for earlier in reversed(done):
        if earlier.sentence is not draft.sentence or relation != "conj":
            break
        lands = {a.country for a in earlier.actors}
        if earlier.trigger.word == head and len(lands) == 1:
            actor = replace(draft.actors[0], country=lands.pop())
            return replace(draft, actors=(actor,), inferred=(*draft.inferred, "own-side"))
    return draft


def _denying(draft: Draft, done: Sequence[Draft]) -> Draft:
    """A denial is put to whoever made the charge last: "Oslo blamed Bergen. *Bergen denied it*"."""
    if draft.type is not EventType.REJECT or draft.trigger.frame.content is not Status.DENIED or draft.recipients:
        return draft
    own, lands = {a.id for a in draft.actors}, {a.country for a in draft.actors if a.country}
    for earlier in reversed(done):
        if draft.sentence.index - earlier.sentence.index > _NEAR:
            break
        charged = earlier.type is EventType.ACCUSE and earlier.decision.status in _DONE and earlier.actors
        if not charged or not any(r.id in own or r.country in lands for r in earlier.recipients):
            continue
        chargers = tuple(a for a in earlier.actors if a.id not in own)
        return replace(draft, recipients=unsaid(chargers), inferred=(*draft.inferred, "charge"))
    return draft


def _answering(draft: Draft, done: Sequence[Draft]) -> Draft:
    """An acceptance or refusal without an addressee is put to whoever asked last."""
    if draft.type not in _ANSWERS or draft.speech is not None:
        return draft
    if not draft.actors and _all_asked(draft):
        return _by_all_asked(draft, done)
    if draft.recipients or not draft.actors or draft.trigger.kind is not TriggerKind.VERB:
        return draft
    if draft.type is EventType.AGREE and draft.trigger.frame.content in (Status.OFFERED, Status.REQUESTED):
        return draft  # an offer of its own answers nothing
    if draft.type is EventType.AGREE and draft.sentence.lemmas[draft.trigger.word].lower() not in _YES:
        return draft
    lands = {a.country for a in draft.actors}
    for earlier in reversed(done):
        if draft.sentence.index - earlier.sentence.index > _NEAR:
            break
        if earlier.type not in _ASKING or earlier.decision.status not in _DONE:
            continue
        if earlier.type is EventType.AGREE and not earlier.trigger.frame.content:
            continue  # a yes asks for nothing
        asked = {r.country for r in earlier.recipients if r.country}
        if not (asked & lands or (not asked and draft.sentence.index - earlier.sentence.index <= _SOON)):
            continue  # put to others
        askers = tuple(a for a in earlier.actors if all(opposed(a, answerer) for answerer in draft.actors))
        if askers:
            return replace(draft, recipients=unsaid(askers), inferred=(*draft.inferred, "answered-offer"))
    return draft


def _all_asked(draft: Draft) -> bool:
    """Whether a pronoun for all or none is the doer: "*both* accepted", "*neither* agreed"."""
    return any(draft.sentence.words[w].lower() in _ALL for w in draft.trigger.clause.subject)


def _by_all_asked(draft: Draft, done: Sequence[Draft]) -> Draft:
    """Those to whom the last offer was put, who answer it together."""
    for earlier in reversed(done):
        if draft.sentence.index - earlier.sentence.index > _NEAR:
            break
        if earlier.type in _ASKING and earlier.decision.status in _DONE and len(earlier.recipients) > 1:
            return replace(
                draft,
                actors=unsaid(earlier.recipients),
                recipients=unsaid(earlier.actors),
                inferred=(*draft.inferred, "answered-offer"),
            )
    return draft
