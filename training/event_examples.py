"""What the head of events learns from: our own sentences, the frames' examples, and open text as the frames read it.

``sentences/*.tsv`` holds a sentence a line, a tab, and its events: ``trigger|TYPE|status|actor|recipient|claimant`` joined by `` ;; ``;
``word#2`` is the second standing of a word; no event is an empty column.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.knowledge.rules import EventRules
from dragoman.model.document import Document
from dragoman.model.mention import EventType
from dragoman.reading.cast import Cast
from dragoman.reading.reader import Reader
from dragoman.reading.repairs import mend
from dragoman.reading.triggers import find_triggers

OPEN_TEXT = ("ner-crosspol-train", "ner-crosspol-dev", "ner-re3d-train", "ner-wikigold-train", "ner-gum-train")
_STANDING = re.compile(r"(.+?)(?:#(\d))?")


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the types of events at offsets in it.

    Attributes:
        whole: Whether words at no offset are known to tell none.
        denied: Lemmas known to tell none, where the rest is unknown.
        weight: How much a word counts in training.
    """

    text: str
    events: tuple[tuple[int, EventType], ...]
    whole: bool
    denied: frozenset[str] = frozenset()
    weight: float = 1.0


def place_of(text: str, trigger: str) -> int | None:
    """Offset of a trigger as the TSV names it; None where it is not there."""
    found = _STANDING.fullmatch(trigger)
    assert found is not None
    wanted, standing = found[1], int(found[2] or 1)
    hits = [m.start() for m in re.finditer(r"(?<!\w)" + re.escape(wanted) + r"(?!\w)", text)]
    return hits[standing - 1] if len(hits) >= standing else None


def own_examples(folder: Path) -> Iterator[Example]:
    """The sentences written for this project."""
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text, _, told = line.partition("\t")
            if not text or text.startswith("#"):
                continue
            events = []
            for event in told.split(" ;; ") if told.strip() else ():
                trigger, kind, *_ = event.split("|")
                at = place_of(text, trigger)
                if at is not None:
                    events.append((at, EventType(kind)))
            yield Example(text, tuple(events), whole=True)


def frame_examples(rules: EventRules) -> Iterator[Example]:
    """Examples and near misses of the frames; of both only the trigger's word is known."""
    for frame in rules.frames:
        for example in frame.examples:
            at = place_of(example.text, example.trigger) if example.trigger else None
            if at is not None:
                yield Example(example.text, ((at, frame.type),), whole=False)
        words = [p.split() for p in (*frame.verbs, *frame.nouns, *frame.adjectives)]
        ends = frozenset(w for p in words for w in (p[0], p[-1]))
        for text in frame.near_misses:
            yield Example(text, (), whole=False, denied=ends)


def silver_examples(data: Path, reader: Reader, weight: float) -> Iterator[Example]:
    """Openly licensed text, labelled by the frames: it lends the head their vocabulary. Of sentences without an event every
    fourth is taken."""
    empty = 0
    for name in OPEN_TEXT:
        with gzip.open(data / "ner-open" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                text = "".join(
                    w + " " * s for w, s in zip(row["words"], row.get("spaces") or [1] * len(row["words"]), strict=True)
                ).strip()
                parse = reader.parser.parse(Document("silver", text, None, language="en"))
                scene = reader.scene(parse)[1]
                cast = Cast.of(scene.actors, scene.places, scene.registry)
                for sentence in parse.sentences:
                    mine = [mend(t) for t in find_triggers(sentence, reader.knowledge.events, cast.classes)]
                    events = tuple((sentence.starts[t.word] - sentence.start, t.frame.type) for t in mine)
                    empty += not events
                    if events or empty % 4 == 0:
                        yield Example(text[sentence.start : sentence.end], events, whole=True, weight=weight)
