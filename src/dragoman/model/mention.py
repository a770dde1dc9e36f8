"""What one article tells: events, quotes, figures, shifts, offers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.model.actor import ActorMention, PlaceMention, ResolvedActor
from dragoman.model.document import Document, Span
from dragoman.model.interval import Interval, Timex


class EventType(StrEnum):
    """The sixteen types of PLOVER 2.0 (Open Event Data Alliance, draft of February 2024)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """Whether an act came about, as the article tells it."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    DID_NOT_HAPPEN = "did_not_happen"
    PLANNED = "planned"
    THREATENED = "threatened"
    OFFERED = "offered"
    REQUESTED = "requested"
    HOPED = "hoped"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class EventMention:
    """One telling of one act; the span is its trigger.

    Attributes:
        id: Depends on the article, the span and the type alone.
        same_as: Id of an earlier mention of the same act in this article.
        type, mode, contexts: PLOVER 2.0.
        status: Whether it came about.
        actors, recipients: Who did it, at whom it was aimed; empty where the text does not say.
        interval: Days on which it may have happened.
        place: One place, or None.
        claimed_by: Who says so; None is the writer's own voice.
        content_of: Id of the speech act whose content this is.
        caused_by: Id of the act that the article's words give as its cause.
        intensity: PLOVER's score, -10 to 10.
        confidence: 0 to 1.
        rule: Frame id, ``"frames:turn-down-offer"``; with what decided the status after a space.
        model: Name and version of the language model.
        trigger: Lemma or phrase that fired.
    """

    id: str
    span: Span
    type: EventType
    status: Status
    actors: tuple[ResolvedActor, ...]
    recipients: tuple[ResolvedActor, ...]
    interval: Interval
    place: PlaceMention | None
    claimed_by: ResolvedActor | None
    intensity: float
    confidence: float
    rule: str
    model: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    same_as: str | None = None
    content_of: str | None = None
    caused_by: str | None = None
    trigger: str = ""


@dataclass(frozen=True, slots=True)
class Predicate:
    """Any other verb or event noun, with whether it came about.

    Attributes:
        factuality: -3 (certainly not) to 3 (certainly so), after UDS It-Happened.
    """

    span: Span
    status: Status
    claimed_by: ResolvedActor | None
    factuality: float
    interval: Interval


class QuoteForm(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Manner(StrEnum):
    """How the content was brought: only said and written are speech."""

    SAID = "said"
    WRITTEN = "written"
    THOUGHT = "thought"
    INTENDED = "intended"
    SHOWN = "shown"


class Occasion(StrEnum):
    """On what occasion words were said or written; a closed list."""

    INTERVIEW = "interview"
    POST = "post"
    BRIEFING = "briefing"
    LETTER = "letter"
    MESSAGE = "message"
    CALL = "call"
    SPEECH = "speech"
    HEARING = "hearing"
    ASSEMBLY = "assembly"
    MEETING = "meeting"
    JOURNEY = "journey"
    ARTICLE = "article"
    REPORT = "report"
    STATEMENT = "statement"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words or thoughts that the article gives as somebody's.

    Attributes:
        span: From first to last word of the content, quotation marks left out.
        parts: The stretches of content where a cue splits it; else the span alone.
        speaker, addressee: None where the text names none.
        cue: The word that brings it ("said", "according to").
        occasion: Interview, post, letter ...; None where no word beside the cue tells.
        occasion_words: The words that tell it ("in an interview"); None without an occasion.
        via: Those through whom the words came, outermost first: of "according to one official, X told Y that ..." the
            official. Empty where the article itself gives the speaker's words.
    """

    span: Span
    form: QuoteForm
    manner: Manner
    parts: tuple[Span, ...]
    speaker: ResolvedActor | None
    addressee: ResolvedActor | None
    cue: Span | None
    interval: Interval
    rule: str
    confidence: float
    occasion: Occasion | None = None
    occasion_words: Span | None = None
    via: tuple[ResolvedActor, ...] = ()


class Bound(StrEnum):
    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


class Measure(StrEnum):
    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    DISPLACED = "displaced"
    DETAINED = "detained"
    RELEASED = "released"
    AFFECTED = "affected"
    TROOPS = "troops"
    PEOPLE = "people"
    WEAPONS = "weapons"
    MONEY = "money"
    SHARE = "share"
    AREA = "area"
    DISTANCE = "distance"
    DURATION = "duration"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Figure:
    """A count that an article gives, as hedged as the article gives it.

    Attributes:
        value: The number given; the lower one of a range.
        upper: The upper one of a range, else None.
        bound: How the words hedge it: "at least 34" is 34, ``Bound.AT_LEAST``.
        unit: Singular noun as the text has it: ``"missile"``, ``"USD"``.
        span: Where the number stands, hedge and unit included.
        event: Id of the event mention that it counts, else None.
        claimed_by: Who gives the number; None is the writer's own voice.
    """

    span: Span
    measure: Measure
    value: float
    upper: float | None
    bound: Bound
    unit: str
    event: str | None
    claimed_by: ResolvedActor | None
    rule: str
    confidence: float


class Direction(StrEnum):
    BETTER = "better"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Shift:
    """The article says that one actor's stance to another moved."""

    span: Span
    from_actor: ResolvedActor
    to_actor: ResolvedActor
    direction: Direction
    interval: Interval
    rule: str
    confidence: float


class OfferForm(StrEnum):
    INVITATION = "invitation"
    PROPOSAL = "proposal"
    REQUEST = "request"
    DEMAND = "demand"
    CALL = "call"
    ULTIMATUM = "ultimatum"
    PROMISE = "promise"


class Outcome(StrEnum):
    ACCEPTED = "accepted"
    PARTLY = "partly"
    REFUSED = "refused"
    IGNORED = "ignored"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class OfferMention:
    """An act put to someone, and what became of it as far as the article tells.

    Attributes:
        event: Id of the event mention that makes the offer.
        answer: Id of the event mention that answers it, else None.
        answered: Days of the answer.
        deadline: Day by which an answer is due.
    """

    span: Span
    event: str
    form: OfferForm
    by: tuple[ResolvedActor, ...]
    to: tuple[ResolvedActor, ...]
    deadline: date | None
    outcome: Outcome
    answer: str | None
    answered: Interval
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article tells, each list in text order."""

    document: Document
    times: tuple[Timex, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    shifts: tuple[Shift, ...] = ()
    offers: tuple[OfferMention, ...] = ()
    model: str = ""
    warnings: tuple[str, ...] = ()
