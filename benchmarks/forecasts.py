"""The outlook on public event data: who comes next, and whether an act comes within a week or four.

``python -m benchmarks.predict forecast DIR/test.tsv`` ranks counterparts for every query of a split; ``python -m benchmarks.predict
weekly WEEKLY/NAME_outcomes.tsv`` gives a probability for each cell of the test weeks, fitted anew at the start of each week on what was
reported before it. Names of actors are read as ICEWS writes them: a kind, then the country in brackets.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from dragoman.outlook.fitting import fit
from dragoman.outlook.forecast import probabilities
from dragoman.outlook.history import QUADS, History, Row
from dragoman.outlook.succession import Query, Succession

PARTS = ("train", "valid", "test")
_BRACKETED = re.compile(r"(.*?)\s*\(([^()]*)\)$")
Quadruple = tuple[str, str, str, str]


def predict_forecast(path: Path) -> Iterator[str]:
    """A JSON line for each query of a split: the candidates with their scores. Learnt from the days before the split."""
    folder, split = (path, "test") if path.is_dir() else (path.parent, path.stem)
    parts = {name: list(_quadruples(folder / f"{name}.tsv")) for name in PARTS if (folder / f"{name}.tsv").is_file()}
    asked = parts[split]
    begin = date.fromisoformat(min(day for *_, day in asked))
    history = _history([row for rows in parts.values() for row in rows], _classes(folder), begin, whole_relations=True)
    succession = Succession(history, begin.toordinal())
    keys = {(day, source, relation, True) for source, relation, _, day in asked}
    keys |= {(day, target, relation, False) for _, relation, target, day in asked}
    queries = [
        Query(
            date.fromisoformat(day).toordinal(), history.actor_at[known], history.label_at[f"relation {relation}"], acts
        )
        for day, known, relation, acts in sorted(keys)
    ]
    for (day, known, relation, acts), (_, ranked) in zip(sorted(keys), succession.rank(queries), strict=True):
        names = [history.actors[place] for place in ranked.actors]
        yield json.dumps(
            {
                "side": "object" if acts else "subject", "known": known, "relation": relation, "day": day,
                "cands": [[name, round(float(score), 6)] for name, score in zip(names, ranked.scores, strict=True)],
            },
            ensure_ascii=False,
        )  # fmt: skip


def predict_weekly(path: Path, days: int = 7) -> Iterator[str]:
    """Lines of a table: cell, forecast, outcome and the rate of the cell itself, for the weeks marked as test."""
    name = path.name.removesuffix("_outcomes.tsv")
    cells = list(csv.DictReader(path.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))
    pairs = {
        row["dyad"]: (row["source"], row["target"])
        for row in csv.DictReader(
            (path.parent / f"{name}_dyads.tsv").open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE
        )
    }
    column = "y" if days == 7 else "y28"
    asked = [cell for cell in cells if cell["split"] == "test" and cell[column]]
    history = _weekly_history(path.parent, name, cells, pairs, min(cell["week_start"] for cell in asked))
    rates = _own_rates(cells, days)
    weeks = defaultdict(list)
    for cell in asked:
        weeks[cell["week_start"], cell["class"]].append(cell)
    yield "\t".join(("dyad", "group", "week", "p", "y", "ref_dyad"))
    fitted = {
        week: fit(history, date.fromisoformat(week).toordinal(), days) for week in sorted({week for week, _ in weeks})
    }
    for (week, group), some in sorted(weeks.items()):
        asked_pairs = [pairs[cell["dyad"]] for cell in some]
        found = probabilities(history, asked_pairs, group.replace("-", " "), date.fromisoformat(week), fitted[week])
        for cell, chance in zip(some, found, strict=True):
            rate = rates[cell["dyad"], group]
            yield "\t".join((cell["dyad"], group, week, f"{chance:.6f}", cell[column], f"{rate:.6f}"))


def _quadruples(path: Path) -> Iterator[Quadruple]:
    for line in path.read_text(encoding="utf-8").splitlines():
        source, relation, target, day = line.split("\t")
        yield source, relation, target, day


def _classes(folder: Path) -> Mapping[str, tuple[str, str]]:
    """Quad class and PLOVER-like type of each relation, where the table lies beside the set."""
    path = folder.parent / "weekly" / "relation_classes.tsv"
    if not path.is_file():
        return {}
    rows = csv.DictReader(path.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["relation"]: (row["quad"].replace("-", " "), row["plover_like"]) for row in rows}


def _history(
    rows: Sequence[Quadruple], classes: Mapping[str, tuple[str, str]], until: date, *, whole_relations: bool
) -> History:
    """Rows as a history; countries of actors without one in their name are learnt from the days before ``until``."""
    told = []
    for source, relation, target, day in rows:
        quad, kind = classes.get(relation, (QUADS[0], ""))
        label = f"relation {relation}" if whole_relations else kind
        told.append(Row(source, target, (quad, label) if label else (quad,), date.fromisoformat(day)))
    names = {name for row in told for name in (row.source, row.target)}
    bracketed = {name: found for name in names if (found := _BRACKETED.match(name))}
    lands = {found.group(2) for found in bracketed.values()}
    countries = {name: found.group(2) for name, found in bracketed.items()} | {name: name for name in names & lands}
    kinds = {name: found.group(1) for name, found in bracketed.items()} | dict.fromkeys(names & lands, "country")
    met: dict[str, Counter[str]] = defaultdict(Counter)
    for row in told:
        if row.day < until:
            for one, other in ((row.source, row.target), (row.target, row.source)):
                if one not in countries and other in countries:
                    met[one][countries[other]] += 1
    learnt = {name: min(counts, key=lambda land: (-counts[land], land)) for name, counts in met.items()}
    return History.of(told, countries | learnt, kinds)


def _weekly_history(
    folder: Path, name: str, cells: Sequence[Mapping[str, str]], pairs: Mapping[str, tuple[str, str]], until: str
) -> History:
    """The rows behind the outcomes, where they lie beside them; else the weekly counts themselves."""
    events = folder.parent / name
    if (events / "train.tsv").is_file():
        rows = [
            row for part in PARTS if (events / f"{part}.tsv").is_file() for row in _quadruples(events / f"{part}.tsv")
        ]
        return _history(rows, _classes(events), date.fromisoformat(until), whole_relations=False)
    told = []
    for cell in cells:
        labels = (cell["class"].replace("-", " "),)
        told += [Row(*pairs[cell["dyad"]], labels, date.fromisoformat(cell["week_start"]))] * int(cell["n"])
    return History.of(told)


def _own_rates(cells: Sequence[Mapping[str, str]], days: int) -> Mapping[tuple[str, str], float]:
    """Each cell's own rate in the warm and training weeks, drawn towards its class; the strength is set on the valid weeks."""
    known: dict[tuple[str, str], list[int]] = defaultdict(list)
    for cell in cells:
        if cell["split"] in ("warm", "train"):
            known[cell["dyad"], cell["class"]].append(int(cell["y"]))
    of_class: dict[str, list[int]] = defaultdict(list)
    for (_, group), outcomes in known.items():
        of_class[group] += outcomes
    common = {group: float(np.mean(outcomes)) for group, outcomes in of_class.items()}
    valid = [cell for cell in cells if cell["split"] == "valid" and cell["y" if days == 7 else "y28"]]

    def rate(key: tuple[str, str], strength: int) -> float:
        outcomes = known[key]
        share = (sum(outcomes) + strength * common[key[1]]) / (len(outcomes) + strength)
        return share if days == 7 else 1 - (1 - share) ** (days / 7)

    def error(strength: int) -> float:
        column = "y" if days == 7 else "y28"
        return float(
            np.mean([(rate((cell["dyad"], cell["class"]), strength) - int(cell[column])) ** 2 for cell in valid])
        )

    best = min((1, 2, 4, 8, 16, 32), key=error) if valid else 4
    return {key: rate(key, best) for key in known}
