"""Whom an act between two is aimed at where it names but its doer: the one side that the doer deals with throughout."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.model.actor import ResolvedActor
from dragoman.model.mention import EventType
from dragoman.reading.addressees import opposed
from dragoman.reading.draft import Draft, unsaid
from dragoman.reading.triggers import TriggerKind

_DYADIC = (
    EventType.REJECT, EventType.THREATEN, EventType.ACCUSE, EventType.REQUEST, EventType.SANCTION, EventType.AGREE,
    EventType.ASSAULT,
)  # fmt: skip
_OFFICIAL = (None, "GOV", "MIL", "REB", "SPY")
"""Sectors that act for their side; what a party, a journalist or a firm does is not aimed at the other side."""
_ENOUGH = 3
"""Acts whose words name both sides that make a partner usual."""
_SHARE = 0.7
"""Part of a side's acts with others that its one usual partner must have."""


@dataclass(frozen=True, slots=True)
class Partners:
    """Whom each side deals with most in the article, where one other side stands out.

    Attributes:
        by_land: Country to its usual partner.
    """

    by_land: Mapping[str, ResolvedActor]

    @classmethod
    def of(cls, drafts: Sequence[Draft]) -> Partners:
        """Counts the countries of both sides over all acts whose own words name both; ties go to the pair told first.

        A partner that only one act names, or that has no clear majority, is none: a guess would be wrong more often than
        right. What rebels and the state of one country do to each other counts against a partner abroad.
        """
        known: dict[tuple[str, str], Counter[ResolvedActor]] = defaultdict(Counter)
        lands: dict[str, Counter[str]] = defaultdict(Counter)
        for draft in drafts:
            for one, other in _pairs(draft):
                for a, b in ((one, other), (other, one)):
                    if b.sector not in _OFFICIAL:
                        continue
                    known[a.country or "", b.country or ""][replace(b, span=None)] += 1
                for land, partner in {(one.country, other.country), (other.country, one.country)}:
                    lands[land or ""][partner or ""] += 1
            for land in _at_home(draft):
                lands[land][land] += 1
        found: dict[str, ResolvedActor] = {}
        for land, counter in lands.items():
            partner, count = counter.most_common(1)[0]
            named = [a for a, _ in known[land, partner].most_common()]
            if named and count >= _ENOUGH and count >= _SHARE * counter.total():
                found[land] = next((a for a in named if a.id.startswith("state:")), named[0])
        return cls(found)

    def of_actors(self, actors: Sequence[ResolvedActor]) -> tuple[ResolvedActor, ...]:
        """The usual partner of those who act, where they all are of one side."""
        lands = {a.country for a in actors}
        land = next(iter(lands)) if len(lands) == 1 else None
        found = self.by_land.get(land) if land is not None else None
        return (found,) if found is not None else ()


def _pairs(draft: Draft) -> list[tuple[ResolvedActor, ResolvedActor]]:
    """Doer and addressee of different countries, both in the act's own words."""
    return [
        (a, r)
        for a in draft.actors
        for r in draft.recipients
        if a.span is not None and r.span is not None and a.country and r.country and a.country != r.country
    ]


def _at_home(draft: Draft) -> set[str]:
    """Countries in which one side of an act is opposed to the other."""
    return {
        a.country
        for a in draft.actors
        for r in draft.recipients
        if a.country and a.country == r.country and opposed(a, r)
    }


def facing(draft: Draft, partners: Partners) -> Draft:
    """An act between two that names but one is aimed at the usual partner of its doer."""
    if any(r.country for r in draft.recipients) or not draft.actors or draft.trigger.kind is not TriggerKind.VERB:
        return draft
    if not all(a.sector in _OFFICIAL for a in draft.actors):
        return draft
    if draft.type not in _DYADIC or (draft.recipients and draft.type is not EventType.ASSAULT):
        return draft
    others = partners.of_actors(draft.actors)
    if not others:
        return draft
    if draft.recipients:  # nameless victims belong to the other side
        land = others[0].country
        recipients = tuple(replace(r, country=r.country or land) for r in draft.recipients)
    else:
        recipients = unsaid(others)
    return replace(draft, recipients=recipients, inferred=(*draft.inferred, "facing"))
