"""What a clause leaves unsaid and the article has said before: known acts told again, offers answered."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.model.actor import ResolvedActor
from dragoman.model.mention import EventType, Status
from dragoman.reading.draft import Draft, unsaid
from dragoman.reading.triggers import TriggerKind

_ANSWERS = (EventType.AGREE, EventType.REJECT)
_ASKING = (EventType.REQUEST, EventType.AGREE, EventType.THREATEN)
_JUDGING = (EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT)
_DONE = (Status.HAPPENED, Status.ONGOING)
_DYADIC = (
    EventType.REJECT, EventType.THREATEN, EventType.ACCUSE, EventType.REQUEST, EventType.SANCTION, EventType.AGREE,
    EventType.ASSAULT,
)  # fmt: skip
_FACING_NEAR = 3
"""Sentences back within which an act without an addressee is aimed at whom its doer dealt with last."""
_REMEMBERED = 200
"""Events of one type among which an earlier telling is sought; no article of the development sets has as many."""
_NEAR = 4
"""Sentences back within which an answer finds its offer."""


def complete(drafts: Sequence[Draft]) -> list[Draft]:
    """The same drafts, in the same order, with unsaid actors filled in and repeated tellings joined."""
    joined: list[Draft] = []
    by_type: dict[EventType, deque[Draft]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))
    for draft in _from_content(drafts):
        found = _told_again(draft, by_type[draft.type])
        joined.append(found)
        by_type[draft.type].append(found)
    partners = Partners.of(joined)
    fought = Partners.of([d for d in joined if d.type is EventType.ASSAULT])
    done: list[Draft] = []
    for draft in joined:
        found = _from_event_arguments(draft, done, joined)
        found = _answering(found, done)
        found = _facing(found, done, fought if draft.type is EventType.ASSAULT else partners)
        done.append(found)
    return done


@dataclass(frozen=True, slots=True)
class Partners:
    """Whom each actor deals with most in the article.

    Attributes:
        by_actor: Actor id to the partner met in most of its events; by_country: the same by country, abroad only.
    """

    by_actor: Mapping[str, ResolvedActor]
    by_country: Mapping[str, ResolvedActor]

    @classmethod
    def of(cls, drafts: Sequence[Draft]) -> Partners:
        """Counts pairs over all events that name both sides; ties go to the pair told first."""
        known: dict[str, ResolvedActor] = {}
        ids: dict[str, Counter[str]] = defaultdict(Counter)
        lands: dict[str, Counter[str]] = defaultdict(Counter)
        for draft in drafts:
            for one in draft.actors:
                for other in draft.recipients:
                    if one.id == other.id or not one.country or not other.country:
                        continue
                    for a, b in ((one, other), (other, one)):
                        known.setdefault(b.id, b)
                        ids[a.id][b.id] += 1
                        if a.country != b.country:
                            lands[str(a.country)][b.id] += 1
        return cls(
            {k: known[c.most_common(1)[0][0]] for k, c in ids.items()},
            {k: known[c.most_common(1)[0][0]] for k, c in lands.items()},
        )

    def of_actors(self, actors: Sequence[ResolvedActor]) -> tuple[ResolvedActor, ...]:
        """The usual partner of the first of some actors that has one."""
        own = {a.id for a in actors}
        for actor in actors:
            found = self.by_actor.get(actor.id) or self.by_country.get(actor.country or "")
            if found is not None and found.id not in own:
                return (found,)
        return ()


def _from_content(drafts: Sequence[Draft]) -> list[Draft]:
    """A refusal, threat or promise without an addressee is aimed at whom its content is aimed: "refused to meet *him*"."""
    found = list(drafts)
    for draft in drafts:
        if draft.speech is None:
            continue
        act = found[draft.speech]
        if act.recipients or act.trigger.frame.content_actor == "recipient" or not draft.recipients:
            continue
        own = {a.id for a in act.actors}
        others = tuple(r for r in draft.recipients if r.id not in own)
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
    if not recipients and target is not None:
        source = target.actors if draft.type in _JUDGING else target.recipients or target.actors
        own = {a.id for a in actors}
        source = tuple(a for a in source if a.id not in own)
        if source:
            recipients, inferred = unsaid(source), (*inferred, "object-event")
    return replace(draft, actors=actors, recipients=recipients, inferred=inferred)


def _told_again(draft: Draft, done: Sequence[Draft]) -> Draft:
    """Joins a later mention of the same act: same type, both done, actors that agree, days that meet."""
    if draft.decision.status not in _DONE:
        return draft
    definite = draft.trigger.kind is TriggerKind.NOUN
    for earlier in reversed(done):
        if earlier.decision.status not in _DONE:
            continue
        if not earlier.interval.meets(draft.interval):
            continue
        if not (_agree(earlier.actors, draft.actors) and _agree(earlier.recipients, draft.recipients)):
            continue
        if not definite and not (draft.actors and draft.recipients and _same(earlier, draft)):
            continue
        first = earlier.same_as if earlier.same_as is not None else earlier.order
        actors = draft.actors or unsaid(earlier.actors)
        recipients = draft.recipients or tuple(
            r for r in unsaid(earlier.recipients) if r.id not in {a.id for a in actors}
        )
        inferred = draft.inferred if draft.actors and draft.recipients else (*draft.inferred, "told-again")
        return replace(draft, actors=actors, recipients=recipients, same_as=first, inferred=inferred)
    return draft


def _agree(one: Sequence[ResolvedActor], other: Sequence[ResolvedActor]) -> bool:
    """Whether two lists can mean the same: one is empty, or they share an actor or a country."""
    if not one or not other:
        return True
    return bool({a.id for a in one} & {a.id for a in other}) or bool(
        {a.country for a in one if a.country} & {a.country for a in other if a.country}
    )


def _same(one: Draft, other: Draft) -> bool:
    return {a.id for a in one.actors} == {a.id for a in other.actors} and {a.id for a in one.recipients} == {
        a.id for a in other.recipients
    }


def _answering(draft: Draft, done: Sequence[Draft]) -> Draft:
    """An acceptance or refusal without an addressee is put to whoever asked last."""
    if draft.type not in _ANSWERS or draft.recipients or not draft.actors or draft.speech is not None:
        return draft
    if draft.type is EventType.AGREE and draft.trigger.frame.content in (Status.OFFERED, Status.REQUESTED):
        return draft  # an offer of its own answers nothing
    own, lands = {a.id for a in draft.actors}, {a.country for a in draft.actors}
    for earlier in reversed(done):
        if draft.sentence.index - earlier.sentence.index > _NEAR:
            break
        if earlier.type not in _ASKING or earlier.decision.status not in _DONE:
            continue
        if earlier.type is EventType.AGREE and not earlier.trigger.frame.content:
            continue  # a yes asks for nothing
        askers = tuple(a for a in earlier.actors if a.id not in own and a.country not in lands)
        if askers:
            return replace(draft, recipients=unsaid(askers), inferred=(*draft.inferred, "answered-offer"))
    return draft


def _facing(draft: Draft, done: Sequence[Draft], partners: Partners) -> Draft:
    """An act between two that names but one is aimed at whom its doer last dealt with, or deals with most."""
    if any(r.country for r in draft.recipients) or not draft.actors or draft.trigger.kind is TriggerKind.ADJECTIVE:
        return draft
    if draft.type not in _DYADIC or (draft.recipients and draft.type is not EventType.ASSAULT):
        return draft
    others = _last_faced(draft, done) if draft.type is not EventType.ASSAULT else ()
    others = others or partners.of_actors(draft.actors)
    if not others:
        return draft
    if draft.recipients:  # nameless victims belong to the other side
        land = others[0].country
        recipients = tuple(replace(r, country=r.country or land) for r in draft.recipients)
    else:
        recipients = unsaid(others)
    return replace(draft, recipients=recipients, inferred=(*draft.inferred, "facing"))


def _last_faced(draft: Draft, done: Sequence[Draft]) -> tuple[ResolvedActor, ...]:
    """Whom the doer dealt with in the sentences just before."""
    own, lands = {a.id for a in draft.actors}, {a.country for a in draft.actors if a.country}
    for earlier in reversed(done):
        if draft.sentence.index - earlier.sentence.index > _FACING_NEAR:
            break
        for one, other in ((earlier.actors, earlier.recipients), (earlier.recipients, earlier.actors)):
            involved = {a.id for a in one} & own or {a.country for a in one if a.country} & lands
            partners = tuple(a for a in other if a.id not in own and a.country)
            if involved and partners:
                return partners
    return ()
