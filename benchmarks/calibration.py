"""Whether confidence means what it says: ``python -m benchmarks.calibration``.

Every event mention of the whole articles and of PLOVER's gold records is judged. In an article it is right where the hand-made record
has its type and status at that place. A gold record codes one act of its sentence: a mention is right where it is of
that act's type, and all else counts as wrong, though some of it is only uncoded; there confidence is a lower bound. That a
text is a sentence alone, and a mention not its first, are among the facts that confidence is made of: in part it has learned that convention.

The table shows how many mentions have a confidence in each band, what they have on average, and how many of them are right. ECE is the mean
gap between the two, each band weighing as many as it has.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.counted import act_of
from benchmarks.gold import rows
from benchmarks.run import EVALUATION
from dragoman.ingest.sources import read_sources
from dragoman.model.document import Document
from dragoman.model.mention import EventMention
from dragoman.reading.confidence import facts_of
from dragoman.reading.events import draft_events, mentions_of
from dragoman.reading.reader import Reader

BANDS = 10
RECORDS = "events/dev/plover_gsr.jsonl"


@dataclass(frozen=True, slots=True)
class Judged:
    """One mention, what counts for it, and whether it is right.

    Attributes:
        group: The article or sentence it is from; a fit leaves out whole groups.
    """

    group: str
    facts: dict[str, float]
    confidence: float
    right: bool


def judged_articles(reader: Reader, folder: Path) -> Iterator[Judged]:
    """Mentions of the whole articles."""
    scorer = _scorer(folder / "score_record.py")
    for document in read_sources(sorted(folder.glob("*.txt"))):
        if not isinstance(document, Document):
            continue
        name = Path(document.id).stem
        gold, text = scorer.read_gold(folder / f"{name}.gold")["E"], scorer.Text(document.text)
        spans = [(span, row[1]) for row in gold if (span := text.find(row[0]))]
        for mention, facts in _read(reader, document):
            yield Judged(name, facts, mention.confidence, _in_record(mention, spans))


def judged_records(reader: Reader, path: Path) -> Iterator[Judged]:
    """Mentions of the sentences that each code one act."""
    for row in rows(path):
        accepted = {kind for event in row["events"] for kind in event["accept"]}
        if "YIELD" in accepted:
            accepted |= {"CONCEDE", "RETREAT"}
        for mention, facts in _read(reader, Document(row["id"], row["text"], None, language="en")):
            act = act_of(mention)
            if act is not None:
                yield Judged(row["id"], facts, mention.confidence, act.value in accepted)


def _read(reader: Reader, document: Document) -> Iterator[tuple[EventMention, dict[str, float]]]:
    parse = reader.parser.parse(document)
    scene = reader.scene(parse)[1]
    drafts = draft_events(scene, reader.knowledge.events)
    places: dict[int, int] = {}
    for draft, mention in zip(drafts, mentions_of(drafts, scene, reader.knowledge.events), strict=True):
        index = draft.sentence.index
        place = places[index] = places.get(index, -1) + 1
        opinion = parse.opinions[index] if parse.opinions else None
        yield mention, dict(facts_of(draft, opinion, len(parse.sentences), place))


def _in_record(mention: EventMention, spans: Sequence[tuple[tuple[int, int], str]]) -> bool:
    """Whether the innermost phrase in which a mention starts, else that it touches, has its type and status."""
    start, end = mention.span.start, mention.span.end
    begun = [(b - a, codings) for (a, b), codings in spans if a <= start < b]
    held = begun or [(b - a, codings) for (a, b), codings in spans if a < end and start < b]
    return bool(held) and f"{mention.type}/{mention.status}" in min(held)[1].split(",")


def _scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_record", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def table_of(pairs: Sequence[tuple[float, bool]]) -> tuple[list[tuple[float, int, float, float]], float]:
    """Lower end of each band with mentions, how many, mean confidence, share that is right; and the ECE."""
    bands: dict[int, list[tuple[float, bool]]] = {}
    for sure, right in pairs:
        bands.setdefault(min(BANDS - 1, int(sure * BANDS)), []).append((sure, right))
    found, gap = [], 0.0
    for band in sorted(bands):
        inside = bands[band]
        mean, share = sum(s for s, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside)
        found.append((band / BANDS, len(inside), mean, share))
        gap += abs(mean - share) * len(inside)
    return found, gap / max(1, len(pairs))


def shown(name: str, pairs: Sequence[tuple[float, bool]]) -> str:
    """A reliability table for a person."""
    bands, gap = table_of(pairs)
    lines = [f"{name}: {len(pairs)} mentions, {sum(r for _, r in pairs) / max(1, len(pairs)):.3f} right, ECE {gap:.3f}"]
    lines += [f"  from {low:.1f}  {n:4d} mentions  said {mean:.2f}  right {share:.2f}" for low, n, mean, share in bands]
    return "\n".join(lines) + "\n"


def main() -> None:
    if not EVALUATION.is_dir():
        sys.exit(f"{EVALUATION}: no such folder; point DRAGOMAN_EVALUATION at the evaluation data")
    reader = Reader.load()
    articles = list(judged_articles(reader, EVALUATION / "record"))
    records = list(judged_records(reader, EVALUATION / RECORDS))
    if "--facts" in sys.argv:
        for found in (*articles, *records):
            sys.stdout.write(json.dumps([found.group, found.facts, found.confidence, found.right]) + "\n")
        return
    for name, part in (("both", [*articles, *records]), ("whole articles", articles), ("PLOVER records", records)):
        sys.stdout.write(shown(name, [(j.confidence, j.right) for j in part]))


if __name__ == "__main__":
    main()
