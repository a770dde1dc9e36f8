"""Who said, wrote, thought or intended what, and what shows what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dragoman.knowledge.occasionrules import OccasionRules
from dragoman.knowledge.quoterules import QuoteRules
from dragoman.model.actor import ActorMention
from dragoman.model.document import Span
from dragoman.model.interval import UNKNOWN, Interval, Timex
from dragoman.model.mention import Manner, Quote, QuoteForm
from dragoman.reading.attribution import Finding, MarkedText
from dragoman.reading.dating import EventDater
from dragoman.reading.direct_quotes import direct_quotes
from dragoman.reading.headlines import headline_quotes, turn_quotes
from dragoman.reading.indirect_quotes import indirect_quotes
from dragoman.reading.occasions import occasion_of
from dragoman.reading.report_chains import relayer_of, with_chains
from dragoman.reading.sentence import ROOT, Parse, Sentence
from dragoman.reading.speakers import Speakers
from dragoman.reading.speech import direct_speech

_LEAD_WORDS = 4
"""Words in the writer's own voice from which on they and the speech they lead into are one content."""
_THINGS = (" noun", " noun-for", " for", " of", " on", " about")


def find_quotes(parse: Parse, actors: Sequence[ActorMention], times: Sequence[Timex], rules: QuoteRules) -> list[Quote]:
    """Every content that the article gives as somebody's, in text order; one inside another comes after it.

    Quoted words woven into a content in the writer's words make that one quote, mixed. Titles, nicknames and scare
    quotes, which no cue brings, are left out. Marks around a content do not belong to it, those inside do.

    Args:
        actors: Every mention, pronouns resolved. A source phrase that none covers becomes a speaker of its own, named
            as the text names it, with the country of a mention inside the phrase.
        times: They date a quote as they date an act: by the cue's own clause, else by the thread of the telling.
        rules: Cues; see ``load_quote_rules``.

    Returns:
        Speakers carry the source phrase of this clause as span, also where they are understood from the quote before.
        ``speaker`` is None for a passive without agent.
    """
    marked = MarkedText(parse)
    speech = direct_speech(marked, rules)
    indirect = indirect_quotes(marked, rules, speech)
    direct = direct_quotes(marked, rules, speech, indirect)
    speakers = Speakers(marked.text, actors, rules.written)
    days = EventDater(parse, times).date
    by_cue: dict[Span | None, list[Finding]] = {}
    for finding in direct:
        by_cue.setdefault(finding.cue, []).append(finding)
    woven = [finding for finding in indirect if _woven(finding, by_cue.get(finding.cue, ()), marked)]
    taken = {finding.cue for finding in woven}
    direct = [finding for finding in direct if finding.cue is None or finding.cue not in taken]
    rest = [f for f in indirect if f in woven or not _told_twice(f, by_cue.get(f.cue, ()))]
    rest = [_to_the_close(finding, marked) for finding in rest]
    direct, rest = _joined(direct, rest, marked)
    named = [*headline_quotes(marked), *turn_quotes(marked)]
    findings = _without_inner(_distinct([*direct, *rest, *named]))
    spoken = [finding for finding in findings if not _of_no_mouth(finding, speakers)]
    return with_chains([_quote(f, marked, speakers, _days(f, days), rules.occasions) for f in spoken])


def _distinct(findings: Iterable[Finding]) -> list[Finding]:
    """In text order, outer before inner; of two with the same content the surer one."""
    best: dict[tuple[Span, ...], Finding] = {}
    for finding in findings:
        if finding.parts and (finding.parts not in best or best[finding.parts].confidence < finding.confidence):
            best[finding.parts] = finding
    return sorted(best.values(), key=lambda f: (f.parts[0].start, -f.parts[-1].end, f.cue or f.parts[0]))


def _told_twice(finding: Finding, same: Sequence[Finding]) -> bool:
    """Whether direct speech that its cue brings has the same words."""
    return any(mine.overlaps(its) for other in same for mine in finding.parts for its in other.parts)


def _woven(finding: Finding, same: Sequence[Finding], marked: MarkedText) -> bool:
    """Whether a content in the writer's words leads into the speech of its own cue: "said that it failed since “we ...”"."""
    if len(finding.parts) > 1 or len(same) != 1 or not same[0].parts:
        return False
    part, speech = finding.parts[0], same[0].parts[0]
    lead = marked.text[part.start : speech.start]
    return part.start < speech.start < part.end and ":" not in lead and len(lead.split()) >= _LEAD_WORDS


def _joined(
    direct: Sequence[Finding], indirect: Sequence[Finding], marked: MarkedText
) -> tuple[list[Finding], list[Finding]]:
    """Speech that goes on right behind the cue of a half-quoted content is one with it: "It is “over,” X said. “We ..."."""
    going_on = [f for f in direct if f.cue is None and f.rule == "quotes:same-speaker"]
    left, done = list(direct), list(indirect)
    for place, finding in enumerate(indirect):
        cue, last = finding.cue, finding.parts[-1] if finding.parts else None
        if cue is None or last is None or finding.clause is None or last.end > cue.start:
            continue
        if not any(last.start <= q.start < last.end for q in marked.quotations):
            continue
        follows = next((f for f in going_on if f.parts[0].start >= finding.clause[0].end), None)
        if follows is None or not _nothing_between(marked.text[finding.clause[0].end : follows.parts[0].start]):
            continue
        done[place] = replace(finding, parts=finding.parts + follows.parts)
        left.remove(follows)
    return left, done


def _nothing_between(text: str) -> bool:
    """Whether only marks and blanks of one paragraph stand between two contents."""
    return "\n\n" not in text and not any(map(str.isalnum, text))


def _to_the_close(finding: Finding, marked: MarkedText) -> Finding:
    """A content whose sentence ends inside a quotation, drawn out to where that closes."""
    part = finding.parts[-1] if finding.parts else None
    at = bisect_left(marked.quotations, part.end, key=lambda quotation: quotation.end) if part is not None else 0
    if part is None or at == len(marked.quotations) or finding.clause is None:
        return finding
    quotation, sentence = marked.quotations[at], finding.clause[0]
    within = quotation.start < part.end < quotation.end and quotation.end > sentence.end
    rest = marked.text[part.end : sentence.end] if within else "x"
    end = quotation.end
    while end > part.end and not marked.text[end - 1].isalnum():
        end -= 1
    if any(map(str.isalnum, rest)) or end == part.end:
        return finding
    return replace(finding, parts=(*finding.parts[:-1], Span(part.start, end)))


def _without_inner(findings: Sequence[Finding]) -> list[Finding]:
    """Leaves out what stands inside another content, unless it is itself a clause that somebody says.

    "Lund said her pilots had warned her that fog was near" is two quotes; "said he wants peace" is one.
    """
    kept: list[Finding] = []
    still: list[Finding] = []  # those kept that reach beyond the start of the next
    for finding in findings:
        still = [f for f in still if f.parts[-1].end > finding.parts[0].start]
        outer = [f for f in still if any(p.contains(finding.parts[0]) for p in f.parts) and f.parts != finding.parts]
        told = finding.manner in (Manner.SAID, Manner.WRITTEN) and finding.source is not None
        if not outer or (told and finding.rule.endswith((" clause", " rest", " question"))):
            kept.append(finding)
            still.append(finding)
    return kept


def _of_no_mouth(finding: Finding, speakers: Speakers) -> bool:
    """Whether a thing, not an actor, has a noun for its content: "deals that promise high profits"."""
    source = finding.source
    if finding.rule == "quotes:headline" and source is not None:
        return speakers.any and speakers.mention_of(source) is None  # "Swine flu: your questions answered"
    if source is None or finding.manner in (Manner.SHOWN, Manner.WRITTEN) or not finding.rule.endswith(_THINGS):
        return False
    named = source.stands_for or source
    return speakers.any and named.sentence.upos[named.head] == "NOUN" and speakers.mention_of(named) is None


def _quote(
    finding: Finding, marked: MarkedText, speakers: Speakers, interval: Interval, occasions: OccasionRules
) -> Quote:
    form = _form(finding, marked)
    addressee, relayer = speakers.resolve(finding.addressee), speakers.resolve(relayer_of(finding))
    occasion = occasion_of(finding, addressee, occasions)
    parts = tuple(_closed(part, marked) for part in finding.parts) if form is QuoteForm.MIXED else finding.parts
    return Quote(
        span=Span(parts[0].start, parts[-1].end),
        form=form,
        manner=finding.manner,
        parts=parts,
        speaker=speakers.resolve(finding.source),
        addressee=addressee,
        cue=finding.cue,
        interval=interval,
        rule=finding.rule,
        confidence=finding.confidence,
        occasion=None if occasion is None else occasion[0],
        occasion_words=None if occasion is None else occasion[1],
        via=() if relayer is None else (relayer,),
    )


def _closed(part: Span, marked: MarkedText) -> Span:
    """A part with the closing mark of a quotation that opens inside and ends with it."""
    for quotation in marked.within(part):
        rest = marked.text[part.end : quotation.close]
        opens_inside = part.start < quotation.start < part.end <= quotation.end
        if opens_inside and not any(map(str.isalnum, rest)):
            return Span(part.start, quotation.close)
    return part


def _form(finding: Finding, marked: MarkedText) -> QuoteForm:
    """Direct where every word stands between marks, indirect where none does."""
    inside = outside = 0
    for part in finding.parts:
        quoted = sum(max(0, min(q.end, part.end) - max(q.start, part.start)) for q in marked.within(part))
        inside += quoted
        outside += part.end - part.start - quoted
    if inside == 0:
        return QuoteForm.INDIRECT
    return QuoteForm.DIRECT if outside <= 0 else QuoteForm.MIXED


def _days(finding: Finding, days: Callable[[int, int], Interval]) -> Interval:
    """Days of the cue, as of any act; unknown where the speaker is understood and no cue stands there."""
    return UNKNOWN if finding.clause is None else days(finding.clause[0].index, _cue_verb(*finding.clause))


def _cue_verb(sentence: Sentence, word: int) -> int:
    """The verb by which a cue is dated: itself, or that of the clause of a noun, a colon or "according to"."""
    while sentence.upos[word] not in ("VERB", "AUX") and sentence.heads[word] != ROOT:
        word = sentence.heads[word]
    return word
