"""Why a row is there: the words, the rule and the model that made an event, what competed, what decided its status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.ingest.draft import Draft as Article
from dragoman.ingest.sources import document_of
from dragoman.model.actor import ResolvedActor
from dragoman.model.document import Document
from dragoman.model.interval import Interval
from dragoman.model.mention import EventMention
from dragoman.pipeline.windows import windows
from dragoman.reading.draft import Draft
from dragoman.reading.events import Findings, draft_events, mentions_of
from dragoman.reading.reader import Reader
from dragoman.reading.voting import HEAD, verdict_of


def explain(
    text: str, published: date | None = None, event: str | None = None, name: str = "text", reader: Reader | None = None
) -> list[str]:
    """Lines for a person that explain the events of a text, or one of them.

    Args:
        text: An article or a sentence.
        published: Anchor of relative dates; None takes it from the text's own head, as ``read`` does.
        event: Id of the one event wanted; None for all. Long texts are read in the windows in which they are added.
        name: Id of the article, on which event ids rest.
        reader: A loaded reader, else the shipped one.
    """
    reader = reader or Reader.load()
    article = Article(name, text, published, language="en", dated=published is not None)
    lines = [line for window in windows(document_of(article)) for line in _explained(window, event, reader)]
    return lines or [_NO_EVENT if event is None else _OTHER_RULES.format(event)]


_NO_EVENT = "No event here: no word of the text fits a frame. A frame is added in a file of --knowledge DIR."
_OTHER_RULES = "Read again by these rules, the article has no event {}. Give the --model and --knowledge of its adding."


def _explained(document: Document, event: str | None, reader: Reader) -> list[str]:
    _, scene = reader.scene(reader.parser.parse(document))
    drafts = draft_events(scene, reader.knowledge.events)
    mentions = mentions_of(drafts, scene, reader.knowledge.events)
    wanted = [n for n, m in enumerate(mentions) if event is None or m.id == event]
    return [line for n in wanted for line in _told(drafts[n], mentions[n], mentions, scene)]


def _told(draft: Draft, mention: EventMention, mentions: Sequence[EventMention], scene: Findings) -> Iterator[str]:
    text = scene.parse.document.text
    sentence = draft.sentence
    start, end = mention.span.start, mention.span.end
    yield f"“{_flat(text[sentence.start : start])}[{text[start:end]}]{_flat(text[end : sentence.end])}”"
    mode = f" {mention.mode}" if mention.mode else ""
    yield f"  {mention.type}{mode}, {mention.status}   (confidence {mention.confidence}, id {mention.id})"
    frame = draft.trigger.frame
    if frame.id.startswith(HEAD):
        yield f"  words     {mention.trigger!r} fit no frame; the trained head found them"
    else:
        yield f"  words     {mention.trigger!r} fit frame {frame.id} ({frame.entry.file}:{frame.entry.line})"
    yield from _voted(draft, scene)
    if draft.trigger.competed:
        yield f"  competed  {', '.join(draft.trigger.competed)}"
    yield f"  status    {_decided(draft)}"
    yield f"  actor     {_people(mention.actors, text)}"
    yield f"  recipient {_people(mention.recipients, text)}"
    if draft.inferred:
        yield f"  understood from {', '.join(draft.inferred)}"
    yield f"  days      {_days(mention.interval)}"
    if mention.place is not None:
        yield f"  place     {mention.place.place.name}"
    if mention.claimed_by is not None:
        yield f"  says      {mention.claimed_by.name}"
    if mention.content_of is not None:
        act = next(m for m in mentions if m.id == mention.content_of)
        yield f"  content of {act.span.of(text)!r} ({act.type})"
    if mention.caused_by is not None:
        cause = next(m for m in mentions if m.id == mention.caused_by)
        yield f"  caused by {cause.span.of(text)!r} ({cause.type})"
    if mention.same_as is not None:
        first = next(m for m in mentions if m.id == mention.same_as)
        yield f"  same act as {first.span.of(text)!r} at {first.span.start}"
    yield f"  model     {mention.model}"
    yield ""


def _voted(draft: Draft, scene: Findings) -> Iterator[str]:
    """What the trained head takes the words for."""
    opinion = scene.parse.opinion_of(draft.sentence)
    if opinion is not None:
        verdict = verdict_of(draft.trigger, opinion)
        said = "agrees" if verdict.agrees else f"takes them for {verdict.type or 'no event'}"
        yield f"  head      {said} ({verdict.share:.2f})"


def _decided(draft: Draft) -> str:
    cue = draft.decision.cue
    return (
        f"{draft.decision.status} by {cue}"
        if cue
        else f"{draft.decision.status}: nothing in the clause or above it says otherwise"
    )


def _people(actors: Sequence[ResolvedActor], text: str) -> str:
    if not actors:
        return "- (no word of the clause names one)"
    return "; ".join(
        f"{a.name} [{a.country or '-'}{' ' + a.sector if a.sector else ''}]"
        + (f" from “{_flat(a.span.of(text))}”" if a.span is not None else " (understood)")
        for a in actors
    )


def _days(interval: Interval) -> str:
    if not interval.known:
        return "not said"
    return f"{interval.earliest or '...'} to {interval.latest or '...'}"


def _flat(text: str) -> str:
    return (
        " ".join(text.split())
        if text.strip() == text
        else f"{' ' if text[:1].isspace() else ''}{' '.join(text.split())}{' ' if text[-1:].isspace() else ''}"
    )
