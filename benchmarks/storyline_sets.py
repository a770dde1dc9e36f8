"""What the storyline says of three sets: reports of one event, mentions of one event, timelines."""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.gold import Row, documents, rows
from dragoman.model.mention import Reading, Status
from dragoman.pipeline.desk import Task, read_chunk
from dragoman.pipeline.record import Record
from dragoman.reading.reader import Reader
from dragoman.storyline.build import reports_of_record
from dragoman.storyline.reports import Report, happenings
from dragoman.storyline.timelines import Naming, days_that_matter, lines_of
from dragoman.storyline.words import keys_of, sentence_around

_BATCH = 64


def predict_many(reader: Reader, path: Path) -> Iterator[Row]:
    """The happening of each report; only id, outlet, date and text are read."""
    yield from happenings_of(reader, rows(path))


def happenings_of(reader: Reader, given: Sequence[Row]) -> Iterator[Row]:
    """Rows ``id, cluster`` for reports with ``id, outlet, date, text``, read into a record of their own."""
    articles = [{"id": str(r["id"]), "source": r["outlet"], "published": r["date"], "text": r["text"]} for r in given]
    with tempfile.TemporaryDirectory() as folder:
        record = Record(folder, load=lambda: reader)
        record.add(articles)
        cluster = clusters_of(record)
    for row in given:
        yield {"id": row["id"], "cluster": cluster.get(str(row["id"]), f"single:{row['id']}")}


def clusters_of(record: Record) -> dict[str, str]:
    """Each article that shares a happening with others, by id, to the name of the happening."""
    member = record.sql("SELECT reading, act, event FROM merged_members").to_pylist()
    names = {row["reading"]: row["doc"] for row in record.sql("SELECT reading, doc FROM current_documents").to_pylist()}
    times = Counter(row["event"] for row in member)
    merged = {f"{row['reading']}:{row['act']}": row["event"] for row in member if times[row["event"]] > 1}
    groups = happenings(reports_of_record(record.questions(), merged))
    return {names[name]: names[group[0]] for group in groups for name in group}


_ALIKE_DOCS = 0.1


def predict_ecb(_: Reader, path: Path) -> Iterator[Row]:
    """Clusters of given mentions: the same word or a word of one meaning, in articles of one happening.

    The texts lie beside, in ``docs...``. ECB+ has no days of publication, so that articles are compared by words alone.
    """
    texts = {str(r["id"]): str(r["text"]) for r in rows(path.with_name(path.name.replace("mentions", "docs")))}
    given = rows(path)
    group_of = _groups_by_words({name: texts[name] for name in sorted({str(r["doc"]) for r in given})})
    for row in given:
        yield {"id": row["id"], "cluster": f"{group_of[str(row['doc'])]}|{_head_key(row['text'])}"}


def _head_key(words: str) -> str:
    """A mention by its heaviest word: the group of meaning it belongs to, else its stem."""
    keys = keys_of(f"x {words}")
    if not keys:
        return words.lower()
    return max(keys, key=lambda key: (keys[key], -words.lower().find(key[:4])))


def _groups_by_words(texts: Mapping[str, str]) -> dict[str, str]:
    found = {name: {("word", key): weight for key, weight in keys_of(text).items()} for name, text in texts.items()}
    reports = [Report(name, 0, frozenset({0}), keys) for name, keys in found.items()]
    group_of = {name: name for name in texts}
    for group in happenings(reports, alike=_ALIKE_DOCS):
        group_of |= dict.fromkeys(group, group[0])
    return group_of


def predict_timelines(reader: Reader, path: Path) -> Iterator[Row]:
    """The days that matter of each topic, one line each.

    As is usual on this set, a timeline's first and last day and its number of days are given; the articles lie beside,
    in ``docs.TOPIC.jsonl``.
    """
    read: dict[str, tuple[list[Naming], list[date]]] = {}
    for row in rows(path):
        topic = str(row["topic"])
        if topic not in read:
            read[topic] = _namings(reader, rows(path.with_name(f"docs.{topic}.jsonl")))
        namings, published = read[topic]
        days = sorted(date.fromisoformat(day) for day in row["dates"])
        ranked = [day for day, _ in days_that_matter(namings, published) if days[0] <= day <= days[-1]]
        told = {day.isoformat(): lines_of(day, namings, LINES) for day in sorted(ranked[: len(days)])}
        yield {"topic": topic, "timeline": row["timeline"], "dates": told}


LINES = 2


def _namings(reader: Reader, given: list[Row]) -> tuple[list[Naming], list[date]]:
    found: list[Naming] = []
    published: list[date] = []
    articles = list(documents(given))
    for start in range(0, len(articles), _BATCH):
        tasks = [Task(document) for document in articles[start : start + _BATCH]]
        for reading in read_chunk(reader, tasks, False):
            if isinstance(reading, Reading) and reading.document.published is not None:
                published.append(reading.document.published)
                found.extend(namings_of(reading, reading.document.published))
    return found, published


def namings_of(reading: Reading, published: date) -> Iterator[Naming]:
    """Every single day that an article names, by a date or by an act that happened on it."""
    name, text = reading.document.id, reading.document.text
    happened = [e for e in reading.events if e.status in (Status.HAPPENED, Status.ONGOING)]
    told: Iterable[tuple[Any, bool]] = [*((t, False) for t in reading.times), *((e, True) for e in happened)]
    for item, is_act in told:
        first, last = item.interval.earliest, item.interval.latest
        if first is not None and first == last:
            sentence = " ".join(sentence_around(text, item.span.start, item.span.end).split())
            yield Naming(name, published, first, sentence, is_act)


def twins(path: Path) -> list[Row]:
    """The reports of ``twins.tsv``."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [
        {"id": f"twin-{n:03d}", "cluster": cluster, "outlet": outlet, "date": day, "text": text}
        for n, (cluster, outlet, day, text) in enumerate(lines)
    ]


def mixed(gold: Sequence[Row], predicted: Iterable[Row]) -> int:
    """How many predicted clusters hold reports of more than one event: twins that were merged."""
    event = {row["id"]: row["cluster"] for row in gold}
    held: dict[str, set[str]] = defaultdict(set)
    for row in predicted:
        held[row["cluster"]].add(event[row["id"]])
    return sum(len(events) > 1 for events in held.values())
