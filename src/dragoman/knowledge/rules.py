"""Frames, status cues and event types, made ready for use: what the reading of clauses knows of words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.knowledge.files import SHIPPED, Entry, KnowledgeFiles
from dragoman.model.mention import EventType, Status

VERSION = "1"
NOUN_ACTOR = ("possessive", "by", "adjective", "between", "from")
NOUN_RECIPIENT = ("on", "against", "to", "with", "of", "into", "in", "at")
RECIPIENT = ("object", "to", "with", "against", "on")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in which a frame must fire, and what it must give."""

    text: str
    trigger: str
    actor: str
    recipient: str
    status: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One idea: the words that tell it, whom they join, and what they say of the act in their complement.

    Attributes:
        verbs, nouns, adjectives: Patterns of lemmas; the first (of nouns the last) word is the trigger.
        object, not_object, subject, not_subject: Lemmas or classes (``*person``, ``*place``, ``*state``, ``*armed``,
            ``*clause``, ``*opinion``, and the kinds of noun in fields.toml) that the argument must, or must not, have.
        needs: What must hang on an event noun, any one of: a preposition, ``clause``, ``owner``, ``name``, ``plural``.
        with_words, not_words: Lemmas of which one must, or none may, stand in the clause.
        actor: Slot of the doer; recipient: slots of the one it is aimed at, in order of preference.
        content: Status of the acts in its complement, None where it says nothing of them.
        content_actor: ``subject`` or ``recipient``: who is to do them.
    """

    id: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    object: frozenset[str]
    not_object: frozenset[str]
    subject: frozenset[str]
    not_subject: frozenset[str]
    with_words: frozenset[str]
    not_words: frozenset[str]
    needs: frozenset[str]
    actor: str
    recipient: tuple[str, ...]
    noun_actor: tuple[str, ...]
    noun_recipient: tuple[str, ...]
    reciprocal: bool
    content: Status | str | None
    content_actor: str
    priority: int
    examples: tuple[Example, ...]
    near_misses: tuple[str, ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Pattern:
    """A frame with the words beside the trigger: after a verb, before a noun."""

    frame: Frame
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypeFact:
    """Definition, intensity and codes of one event type, with the intensity of its modes."""

    intensity: float
    quad: int
    modes: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that decide whether an act came about, by group of status.toml."""

    groups: Mapping[str, frozenset[str]]

    def has(self, group: str, lemma: str) -> bool:
        """Whether a lemma belongs to a group; a group that is not there is empty."""
        return lemma in self.groups.get(group, frozenset())


@dataclass(frozen=True, slots=True)
class Field:
    """A part of life, such as sport, whose words make a sentence tell no act of some types.

    Attributes:
        words: Lemmas of which one marks the field.
        phrases: The same of several words, lower case.
        unless: Lemmas that overrule it.
        spares: Types of event that are not told there.
    """

    words: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    unless: frozenset[str]
    spares: frozenset[EventType]


@dataclass(frozen=True, slots=True)
class EventRules:
    """All that the reading of events knows of words.

    Attributes:
        frames: In file order.
        verbs, nouns, adjectives: Trigger lemma to the patterns that it may start, higher priority and longer first.
        types: Facts of each event type.
        cues: Status cues.
        fields: Parts of life in which the words of conflict mean something else.
        topics: Nouns of what is talked about, by group of fields.toml.
    """

    frames: tuple[Frame, ...]
    verbs: Mapping[str, tuple[Pattern, ...]]
    nouns: Mapping[str, tuple[Pattern, ...]]
    adjectives: Mapping[str, tuple[Pattern, ...]]
    types: Mapping[EventType, TypeFact]
    cues: Cues = field(repr=False)
    fields: tuple[Field, ...] = ()
    topics: Cues = field(default_factory=lambda: Cues({}), repr=False)

    @classmethod
    def load(cls, files: KnowledgeFiles) -> EventRules:
        """The shipped rules with the user's laid over.

        Raises:
            KnowledgeError: a file or an entry is wrong; names file, line and frame.
        """
        frames = tuple(_frame(e) for name in frame_files(files) for e in files.entries(name, "frame"))
        return cls(
            frames,
            _index([(p, f) for f in frames for p in f.verbs], first=True),
            _index([(p, f) for f in frames for p in f.nouns], first=False),
            _index([(p, f) for f in frames for p in f.adjectives], first=True),
            {EventType(e.text("id")): _type(e) for e in files.entries("events.toml", "type")},
            Cues({e.text("id"): frozenset(e.texts("words")) for e in files.entries("en/status.toml", "cue")}),
            tuple(_field(e) for e in files.entries("en/fields.toml", "field")),
            Cues({e.text("id"): frozenset(e.texts("words")) for e in files.entries("en/fields.toml", "topic")}),
        )


def frame_files(files: KnowledgeFiles) -> list[str]:
    """Names of all frame files, shipped and the user's, sorted."""
    folders = [SHIPPED] if files.user is None else [SHIPPED, files.user]
    return sorted({f"en/{path.name}" for folder in folders for path in (folder / "en").glob("frames*.toml")})


def _index(patterns: list[tuple[str, Frame]], *, first: bool) -> dict[str, tuple[Pattern, ...]]:
    found: dict[str, list[Pattern]] = defaultdict(list)
    for text, frame in patterns:
        words = text.lower().split()
        trigger, beside = (words[0], words[1:]) if first else (words[-1], words[:-1])
        found[trigger].append(Pattern(frame, tuple(beside)))
    for rows in found.values():
        rows.sort(key=lambda p: (-p.frame.priority, -len(p.beside), -_narrowness(p.frame), p.frame.id))
    return {lemma: tuple(rows) for lemma, rows in found.items()}


def _narrowness(frame: Frame) -> int:
    """How many conditions a frame sets; of two that fit, the narrower one knows better."""
    return sum(bool(c) for c in (frame.object, frame.subject, frame.with_words)) * 2 + bool(frame.mode)


def _frame(entry: Entry) -> Frame:
    try:
        kind = EventType(entry.text("type"))
    except ValueError:
        raise entry.fault(f'type "{entry.text("type")}" is none of PLOVER\'s sixteen') from None
    return Frame(
        id=entry.text("id"),
        type=kind,
        mode=entry.text("mode") or None,
        contexts=entry.texts("contexts"),
        verbs=entry.texts("verbs"),
        nouns=entry.texts("nouns"),
        adjectives=entry.texts("adjectives"),
        object=frozenset(entry.texts("object")),
        not_object=frozenset(entry.texts("not_object")),
        subject=frozenset(entry.texts("subject")),
        not_subject=frozenset(entry.texts("not_subject")),
        with_words=frozenset(entry.texts("with_words")),
        not_words=frozenset(entry.texts("not_words")),
        needs=frozenset(entry.texts("needs")),
        actor=entry.text("actor") or "subject",
        recipient=entry.texts("recipient") or RECIPIENT,
        noun_actor=entry.texts("noun_actor") or NOUN_ACTOR,
        noun_recipient=entry.texts("noun_recipient") or NOUN_RECIPIENT,
        reciprocal=bool(entry.fields.get("reciprocal", False)),
        content=_content(entry),
        content_actor=entry.text("content_actor") or "subject",
        priority=int(entry.fields.get("priority", 0)),
        examples=tuple(_example(entry, e) for e in entry.fields.get("examples", ())),
        near_misses=entry.texts("not"),
        entry=entry,
    )


def _field(entry: Entry) -> Field:
    try:
        spares = frozenset(EventType(name) for name in entry.texts("spares"))
    except ValueError:
        raise entry.fault(f'field "{entry.text("id")}" spares a type that is none of PLOVER\'s sixteen') from None
    words = [tuple(text.split()) for text in entry.texts("words")]
    return Field(
        words=frozenset(w[0] for w in words if len(w) == 1),
        phrases=tuple(w for w in words if len(w) > 1),
        unless=frozenset(entry.texts("unless")),
        spares=spares,
    )


def _content(entry: Entry) -> Status | str | None:
    given = entry.text("content")
    if given in ("", "claimed"):
        return given or None
    try:
        return Status(given)
    except ValueError:
        raise entry.fault(f'frame "{entry.text("id")}": content "{given}" is no status') from None


def _example(entry: Entry, given: Any) -> Example:
    if not isinstance(given, dict) or not given.get("text") or not given.get("trigger"):
        raise entry.fault(
            f'frame "{entry.text("id")}": an example needs text and trigger', "See knowledge/README.md for the form."
        )
    keys = ("text", "trigger", "actor", "recipient", "status")
    return Example(*(str(given.get(k, "")) for k in keys))


def _type(entry: Entry) -> TypeFact:
    modes = entry.fields.get("modes", {})
    if not isinstance(modes, dict):
        raise entry.fault("modes must be a table of mode = score")
    return TypeFact(
        float(entry.fields["intensity"]), int(entry.fields["quad"]), {str(k): float(v) for k, v in modes.items()}
    )
