"""Through whom words reached the article: "according to one official, X told Y that ..."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.actor import ResolvedActor
from dragoman.model.mention import Manner, Quote
from dragoman.reading.attribution import Finding
from dragoman.reading.speakers import Phrase, agent_of, subject_of

_SPEECH = frozenset({Manner.SAID, Manner.WRITTEN})
_RELAYING = frozenset(("quote", "cite"))


def relayer_of(finding: Finding) -> Phrase | None:
    """Who passes a speaker's words on: "the agency quoted X as saying", "X, quoted by the agency, said"."""
    if finding.clause is None:
        return None
    sentence, cue = finding.clause
    if sentence.lemmas[cue].lower() in _RELAYING and finding.rule.endswith(" saying"):
        return subject_of(sentence, cue)
    if finding.source is None or finding.source.sentence is not sentence:
        return None
    participles = sentence.dependents(finding.source.head, "acl")
    relaying = [w for w in participles if sentence.lemmas[w].lower() in _RELAYING and sentence.xpos[w] == "VBN"]
    return agent_of(sentence, relaying[0]) if relaying else None


def with_chains(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes, each with those through whom its words came, outermost first.

    Whoever says a sentence in which somebody else speaks passes that on; a speaker who only goes on himself does not.

    Args:
        quotes: In text order, an outer one before those inside it.
    """
    done: list[Quote] = []
    open_: list[Quote] = []
    for quote in quotes:
        at = quote.cue.start if quote.cue is not None else quote.span.start
        open_ = [q for q in open_ if q.span.end > min(at, quote.span.start)]
        through = [q.speaker for q in open_ if _passes_on(q, quote, at)]
        via = _distinct([actor for actor in through if actor is not None], quote.speaker)
        done.append(replace(quote, via=(*via, *quote.via)) if via else quote)
        if quote.manner in _SPEECH:
            open_.append(quote)
    return done


def _passes_on(outer: Quote, inner: Quote, at: int) -> bool:
    """Whether both the cue and the content of a quote stand inside another's content."""
    holds_cue = any(part.start <= at < part.end for part in outer.parts)
    return holds_cue and outer.cue != inner.cue and outer.span.contains(inner.span) and outer.parts != inner.parts


def _distinct(actors: Sequence[ResolvedActor], speaker: ResolvedActor | None) -> list[ResolvedActor]:
    found: list[ResolvedActor] = []
    known = {speaker.id} if speaker is not None else set()
    for actor in actors:
        if actor.id not in known:
            known.add(actor.id)
            found.append(actor)
    return found
