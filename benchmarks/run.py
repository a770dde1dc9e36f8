"""Scores every set that is at hand and prints one table: ``python -m benchmarks.run [SET ...] [--pin]``.

The sets lie in ``../shared/evaluation`` (or where DRAGOMAN_EVALUATION points) with their scorers; a set that is not there is left out.
``--pin`` writes the figures with the digest of their data into ``benchmarks/scores.json``; without it a figure that fell below its
pinned one is named and the exit code is 1.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.intervals import SETS as INTERVAL_SETS
from benchmarks.intervals import interval_figures
from benchmarks.pages.scoring import page_figures
from benchmarks.predict import SETS
from dragoman.reading.reader import Reader

EVALUATION = Path(os.environ.get("DRAGOMAN_EVALUATION", "../shared/evaluation"))
PINNED = Path(__file__).with_name("scores.json")
PAGES = Path(__file__).parent / "pages" / "phrases.toml"
_SLACK = 0.0005
_LOWER_IS_BETTER = ("mae", "days", "fired")


@dataclass(frozen=True, slots=True)
class Measure:
    """One set: what is predicted on which file, which scorer reads it, which figures are shown.

    Attributes:
        figures: Name shown to the path of keys in the scorer's JSON; an empty path means that the scorer's own words are shown.
    """

    name: str
    kind: str
    gold: str
    scorer: tuple[str, ...]
    figures: Mapping[str, tuple[str, ...]]


MEASURES = (
    Measure("MEANTIME times", "times", "time/dev/meantime_apple.jsonl", ("time/score_time.py", "timex", "{gold}", "{pred}", "--json"),
            {"strict": ("strict", "F1"), "relaxed": ("relaxed", "F1"), "value": ("value", "F1"), "interval": ("interval", "F1")}),
    Measure("WikiWars times", "times", "time/dev/wikiwars.jsonl", ("time/score_time.py", "timex", "{gold}", "{pred}", "--json"),
            {"relaxed": ("relaxed", "F1"), "value": ("value", "F1")}),
    Measure("GUM dates", "intervals", "time/dev/gum_dates.jsonl", ("time/score_time.py", "dates", "{gold}", "{pred}", "--json"),
            {"found": ("found",), "exact": ("exact",), "covers": ("covers",)}),
    Measure("phenomena dates", "intervals", "time/dev/phenomena.jsonl", ("time/score_time.py", "dates", "{gold}", "{pred}", "--json"),
            {"found": ("found",), "exact": ("exact",), "covers": ("covers",)}),
    Measure("time traps", "intervals", "time/dev/phenomena_traps.jsonl", ("time/score_time.py", "traps", "{gold}", "{pred}", "--json"),
            {"fired": ("fallen_into",)}),
    Measure("event dates", "event_dates", "time/dev/t4_apple_events.jsonl", ("time/score_time.py", "events", "{gold}", "{pred}", "--json"),
            {"day": ("exact",), "lenient": ("lenient",)}),
    Measure("who is meant", "who", "story/dev/who.jsonl", ("story/score_who.py", "{gold}", "{pred}"),
            {"strict": ("all", "strict"), "country": ("all", "country")}),
    Measure("status", "status", "story/dev/status.jsonl", ("story/score_status.py", "{gold}", "{pred}"),
            {"accuracy": ("accuracy",), "macro F1": ("macro_f1",), "claimed by": ("claimed_by",)}),
    Measure("actors NGEC", "actors", "events/dev/actors_ngec.jsonl",
            ("events/score_actors.py", "--gold", "{gold}", "--pred", "{pred}", "--igo", "--json"),
            {"country": ("field:country", "acc"), "sector": ("field:sector", "acc"), "record": ("record", "acc")}),
    Measure("PLOVER records", "events", "events/dev/plover_gsr.jsonl",
            ("events/score_events.py", "--gold", "{gold}", "--pred", "{pred}", "--json"), {}),
    Measure("PLV, pair given", "pairs", "events/dev/plv_test.jsonl",
            ("events/score_events.py", "--gold", "{gold}", "--pred", "{pred}", "--json"), {}),
    Measure("PLV, pair found", "events", "events/dev/plv_test.jsonl",
            ("events/score_events.py", "--gold", "{gold}", "--pred", "{pred}", "--json"),
            {"root+pair P": ("root+src+tgt", "P"), "root+pair R": ("root+src+tgt", "R"), "root+pair F1": ("root+src+tgt", "F1")}),
    Measure("quad classes", "events", "events/dev/cameo_penta.jsonl",
            ("events/score_events.py", "--gold", "{gold}", "--pred", "{pred}", "--json"), {}),
    Measure("CASE 2021", "events", "events/dev/case2021_t2.jsonl",
            ("events/score_events.py", "--gold", "{gold}", "--pred", "{pred}", "--json"), {}),
    Measure("PolNeAR quotes", "quotes", "quotes/dev/dev.jsonl", ("quotes/score_quotes.py", "{gold}", "{pred}", "--json"), {}),
    Measure("quote phenomena", "quotes", "quotes/dev/phenomena.jsonl", ("quotes/score_quotes.py", "{gold}", "{pred}", "--json"), {}),
    Measure("factuality UDS", "factuality", "story/dev/factuality/uds_ih2.dev.jsonl", ("story/score_factuality.py", "{gold}", "{pred}"),
            {"r": ("pearson",), "mae": ("mae",)}),
    Measure("places TR-News", "places", "story/dev/geo/trnews.jsonl", ("story/score_geo.py", "{gold}", "{pred}", "--overlap"), {}),
    Measure("places LGL", "places", "story/dev/geo/lgl.jsonl", ("story/score_geo.py", "{gold}", "{pred}", "--overlap"), {}),
    Measure("given TR-News", "places_given", "story/dev/geo/trnews.jsonl", ("story/score_geo.py", "{gold}", "{pred}"), {}),
    Measure("many reports", "many", "story/dev/many.jsonl", ("story/score_coref.py", "{gold}", "{pred}"),
            {"B3": ("b3_f1",), "pairs": ("pair_f1",)}),
    Measure("ECB+ mentions", "ecb", "story/dev/ecb/mentions.dev.jsonl", ("story/score_coref.py", "{gold}", "{pred}"),
            {"CoNLL": ("conll_f1",), "B3": ("b3_f1",)}),
    Measure("Timeline17", "timelines", "story/dev/t17/timelines.jsonl", ("story/score_timeline.py", "{gold}", "{pred}"),
            {"date F1": ("date_f1",), "AR1-F": ("ar1_f",)}),
    Measure("given LGL", "places_given", "story/dev/geo/lgl.jsonl", ("story/score_geo.py", "{gold}", "{pred}"), {}),
)  # fmt: skip
"""The door of RECORD.md, one line a gold file."""


def score(reader: Reader, measure: Measure, folder: Path) -> dict[str, Any]:
    """What the scorer prints for our predictions on one set, as an object."""
    gold, pred = EVALUATION / measure.gold, folder / "pred.jsonl"
    with pred.open("w", encoding="utf-8") as file:
        for row in SETS[measure.kind](reader, gold):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return _scored(measure.scorer, {"gold": str(gold), "pred": str(pred)})


def score_articles(reader: Reader, folder: Path) -> dict[str, Any]:
    """Whole articles: their record against the hand-made one."""
    from dragoman.ingest.sources import read_sources
    from dragoman.model.document import Document
    from dragoman.pipeline.serialise import ArticleReading

    articles = EVALUATION / "record"
    found = [d for d in read_sources(sorted(articles.glob("*.txt"))) if isinstance(d, Document)]
    for reading in reader.read_many(found):
        lines = ArticleReading.of(reading).to_jsonl()
        (folder / f"{Path(reading.document.id).stem}.jsonl").write_text(lines, encoding="utf-8")
    return _scored(
        ("record/score_record.py", "{gold}", "{pred}", "--json"), {"gold": str(articles), "pred": str(folder)}
    )


def _scored(command: tuple[str, ...], names: Mapping[str, str]) -> dict[str, Any]:
    script, *rest = (part.format(**names) for part in command)
    done = subprocess.run(
        [sys.executable, str(EVALUATION / script), *rest], capture_output=True, text=True, check=False
    )
    if done.returncode:
        return {"error": done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "the scorer failed"}
    found = json.loads(done.stdout)
    return found if isinstance(found, dict) else {"all": found}


def flattened(found: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    """Every number of a nested object by its dotted path, in order."""
    for key, value in found.items():
        path = f"{prefix}{key}"
        if isinstance(value, Mapping):
            yield from flattened(value, f"{path}.")
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield path, round(float(value), 4)


def chosen(measure: Measure, found: Mapping[str, Any]) -> dict[str, float]:
    """The figures of a set that are shown."""
    if not measure.figures:
        return dict(flattened(found))
    figures = {}
    for name, path in measure.figures.items():
        value: Any = found
        for key in path:
            value = value.get(key) if isinstance(value, Mapping) else None
        if isinstance(value, int | float):
            figures[name] = round(float(value), 4)
    return figures or dict(flattened(found))


def digest(path: Path) -> str:
    """SHA-256 of a file, or of all files of a folder by name."""
    total = hashlib.sha256()
    for file in sorted(path.iterdir()) if path.is_dir() else [path]:
        total.update(file.read_bytes())
    return total.hexdigest()[:16]


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sets", nargs="*", help="words of the names of sets; all without")
    ask.add_argument("--pin", action="store_true")
    options = ask.parse_args()
    if not EVALUATION.is_dir():
        sys.exit(f"{EVALUATION}: no such folder; point DRAGOMAN_EVALUATION at the evaluation data")
    pinned = json.loads(PINNED.read_text(encoding="utf-8")) if PINNED.is_file() else {}
    reader = Reader.load()
    fallen = []
    for name, gold, figures in results(reader, options.sets):
        sys.stdout.write(f"{name:18s} " + "  ".join(f"{k} {v:.4g}" for k, v in figures.items()) + "\n")
        sys.stdout.flush()
        before = pinned.get(name, {})
        same = before.get("digest") == digest(gold)
        fallen += [
            f"{name}: {k} {before['figures'][k]} -> {v}"
            for k, v in figures.items()
            if same and k in before.get("figures", {}) and worse(k, before["figures"][k], v)
        ]
        if options.pin:
            pinned[name] = {"digest": digest(gold), "figures": figures}
    if options.pin:
        PINNED.write_text(json.dumps(pinned, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return 0
    sys.stdout.write("".join(f"fell: {line}\n" for line in fallen))
    return 1 if fallen else 0


def worse(name: str, before: float, now: float) -> bool:
    """Whether a figure fell by more than rounding."""
    if any(word in name for word in _LOWER_IS_BETTER):
        return now > before + _SLACK
    return now < before - _SLACK


def results(reader: Reader, wanted: list[str]) -> Iterator[tuple[str, Path, dict[str, float]]]:
    """Name, gold file and figures of each set at hand."""

    def asked(name: str) -> bool:
        return not wanted or any(w.lower() in name.lower() for w in wanted)

    if asked("whole articles") and (EVALUATION / "record").is_dir():
        with tempfile.TemporaryDirectory() as folder:
            found = score_articles(reader, Path(folder))
        yield "whole articles", EVALUATION / "record", dict(flattened(found))
    if asked("time intervals") and (EVALUATION / INTERVAL_SETS[-1]).is_file():
        yield "time intervals", EVALUATION / INTERVAL_SETS[-1], interval_figures(reader)
    for measure in MEASURES:
        if asked(measure.name) and (EVALUATION / measure.gold).is_file():
            with tempfile.TemporaryDirectory() as folder:
                found = score(reader, measure, Path(folder))
            yield measure.name, EVALUATION / measure.gold, chosen(measure, found)
    if asked("pages"):
        yield "pages", PAGES, page_figures()


if __name__ == "__main__":
    sys.exit(main())
