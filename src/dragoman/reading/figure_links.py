"""Which act a figure counts, and who gives it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.actor import ResolvedActor
from dragoman.model.document import Span
from dragoman.model.mention import EventMention, EventType, Figure, Manner, Measure, Quote
from dragoman.reading.sentence import Parse, Sentence

_RAISING = frozenset("bring raise take push lift put".split())
_TOTALS = frozenset("total toll number count tally figure casualty".split())
_WHEN = frozenset("after before since within until ago".split())
_CLAUSES = frozenset(("advcl", "ccomp", "parataxis", "acl", "csubj"))
_KILLING = ("kill", "die", "dead", "death", "slain", "murder")
_HURTING = ("wound", "injur", "hurt", "maim")
_CASUALTIES = (Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.DISPLACED, Measure.DETAINED, Measure.RELEASED)

# which kinds of act a measure is likely to count, the likeliest first
_SUITING: dict[Measure, tuple[EventType, ...]] = {
    Measure.KILLED: (EventType.ASSAULT,),
    Measure.WOUNDED: (EventType.ASSAULT,),
    Measure.MISSING: (EventType.ASSAULT, EventType.COERCE),
    Measure.DISPLACED: (EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.SANCTION),
    Measure.DETAINED: (EventType.COERCE, EventType.ASSAULT, EventType.SANCTION),
    Measure.RELEASED: (EventType.CONCEDE, EventType.RETREAT, EventType.COOPERATE, EventType.AID),
    Measure.TROOPS: (EventType.MOBILIZE, EventType.RETREAT, EventType.ASSAULT, EventType.AID),
    Measure.WEAPONS: (EventType.ASSAULT, EventType.MOBILIZE, EventType.AID),
    Measure.MONEY: (EventType.AID, EventType.SANCTION, EventType.AGREE),
    Measure.PEOPLE: (EventType.PROTEST, EventType.COERCE, EventType.ASSAULT),
}


def link_figures(
    figures: Sequence[Figure], parse: Parse, events: Sequence[EventMention], quotes: Sequence[Quote]
) -> list[Figure]:
    """The figures with the act that each counts and who gives it.

    The act is the one whose trigger governs the figure, else one of a suiting type in the same sentence, the nearest
    first, for victims else the last attack that the paragraph told before. "After five days of war" counts no act.
    The claimant is the speaker of the innermost quote around the figure, else of the act; None is the writer.

    Args:
        figures: As of ``find_figures``.
        parse: Of the same article.
        events: The article's acts.
        quotes: The article's quotes; only what was said, written or shown makes a claimant.
    """
    governed = [_governed_by(figure, parse, events) for figure in figures]
    taken = {(event.id, figure.measure) for figure, event in zip(figures, governed, strict=True) if event is not None}
    return [
        _linked(
            figure, governing, parse, [e for e in events if governing or (e.id, figure.measure) not in taken], quotes
        )
        for figure, governing in zip(figures, governed, strict=True)
    ]


def _governed_by(figure: Figure, parse: Parse, events: Sequence[EventMention]) -> EventMention | None:
    place = parse.word_at(figure.span.start)
    if place is None or _only_times(figure, place[0]):
        return None
    return _governing(figure, *place, _between(events, place[0].start, place[0].end))


def _linked(
    figure: Figure,
    governing: EventMention | None,
    parse: Parse,
    events: Sequence[EventMention],
    quotes: Sequence[Quote],
) -> Figure:
    sentence, event = parse.sentence_at(figure.span.start), governing
    if sentence is not None and _is_running_total(figure, sentence):
        event, governing = None, None
    elif event is None and sentence is not None:
        inside = _between(events, sentence.start, sentence.end)
        event = _nearest_suiting(figure, inside) or _attack_before(figure, sentence, parse, events)
    claimant = _claimant(figure.span, quotes) or (governing.claimed_by if governing else None)
    return replace(figure, event=event.id if event else None, claimed_by=claimant)


def _is_running_total(figure: Figure, sentence: Sentence) -> bool:
    """Whether a number is that of all such acts so far, no toll of this one: "bringing the total to 212"."""
    word = bisect_left(sentence.starts, figure.span.end) - 1
    for at in sentence.ancestors(word):
        if sentence.upos[at] != "VERB":
            continue
        totals = {sentence.lemmas[c].lower() for c in sentence.dependents(at, "obj")}
        return sentence.lemmas[at].lower() in _RAISING and sentence.xpos[at] == "VBG" and bool(totals & _TOTALS)
    return False


def _between(events: Sequence[EventMention], start: int, end: int) -> Sequence[EventMention]:
    first = bisect_left(events, start, key=lambda event: event.span.start)
    return events[first : bisect_left(events, end, key=lambda event: event.span.start)]


def _only_times(figure: Figure, sentence: Sentence) -> bool:
    """Whether a stretch of time says when and not how long: "after five days of war"."""
    if figure.measure is not Measure.DURATION:
        return False
    before = bisect_left(sentence.starts, figure.span.start) - 1
    return before >= 0 and sentence.words[before].lower() in _WHEN


def _attack_before(
    figure: Figure, sentence: Sentence, parse: Parse, events: Sequence[EventMention]
) -> EventMention | None:
    """For the killed and wounded the last attack of the paragraph before the sentence."""
    if figure.measure not in (Measure.KILLED, Measure.WOUNDED):
        return None
    first = next(
        (s.start for s in parse.sentences[: sentence.index] if s.paragraph == sentence.paragraph), sentence.start
    )
    told = _between(events, first, sentence.start)
    return next((e for e in reversed(told) if e.type is EventType.ASSAULT and _suits(e, figure)), None)


def _suits(event: EventMention, figure: Figure) -> bool:
    """Whether an act can have such victims: a killing has no wounded, an injuring no dead."""
    words = event.trigger.lower()
    if figure.measure is Measure.KILLED:
        return not any(stem in words for stem in _HURTING)
    return figure.measure not in _CASUALTIES or not any(stem in words for stem in _KILLING)


def _governing(figure: Figure, sentence: Sentence, word: int, inside: Sequence[EventMention]) -> EventMention | None:
    """The act whose trigger lies in the figure or between it and the root, of a type that suits the measure."""
    suiting, by_word = _SUITING.get(figure.measure, ()), dict[int, EventMention]()
    for event in inside:
        for at in range(len(sentence)):
            if event.span.start <= sentence.starts[at] < event.span.end:
                by_word.setdefault(at, event)
    own = [w for w in range(word, len(sentence)) if sentence.starts[w] < figure.span.end]
    for at in [*own, *sentence.ancestors(word)]:
        if at in by_word and (not suiting or by_word[at].type in suiting) and _suits(by_word[at], figure):
            return by_word[at]
        if not suiting and sentence.relations[at].split(":")[0] in _CLAUSES:
            break  # "declared an emergency as 20 cases were confirmed"
        unlike = sentence.upos[at] in ("NOUN", "PROPN") and sentence.upos[sentence.heads[at]] == "VERB"
        if sentence.relations[at] == "conj" and (unlike or sentence.dependents(at, "nsubj")):
            break  # "34 were killed, and a dozen died there": the clause before has its own
    return None


def _nearest_suiting(figure: Figure, inside: Sequence[EventMention]) -> EventMention | None:
    """For victims, troops and arms the nearest act of the sentence that could have such a number."""
    if figure.measure not in (*_CASUALTIES, Measure.TROOPS, Measure.WEAPONS):
        return None
    likely = [e for e in inside if e.type in _SUITING[figure.measure] and _suits(e, figure)]
    return min(likely, key=lambda e: abs(e.span.start - figure.span.start), default=None)


def _claimant(span: Span, quotes: Sequence[Quote]) -> ResolvedActor | None:
    around = [
        q
        for q in quotes
        if q.speaker is not None
        and q.manner in (Manner.SAID, Manner.WRITTEN, Manner.SHOWN)
        and any(part.start <= span.start < part.end for part in q.parts or (q.span,))
    ]
    return min(around, key=lambda q: q.span.end - q.span.start).speaker if around else None
