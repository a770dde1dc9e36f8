"""Claims that an act is the first, deadliest or lowest since a day: found in the articles, held against the record."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import pyarrow as pa

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.record.queries import Questions, Rows
from dragoman.storyline.relations import Deed, check_superlative
from dragoman.storyline.words import sentence_around

_NAMES = "January February March April May June July August September October November December".split()
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
_SINCE = r"[^.;\n]{0,120}?\bsince\s+(?:(?:early|mid|late)[ -])?"
_MONTH = "|".join(_NAMES)
_DAY = rf"(?:(?P<day>\d{{1,2}})\s+)?(?:(?P<month>{_MONTH})\s+(?:(?P<us_day>\d{{1,2}}),\s+)?)?(?P<year>\d{{4}})\b"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says: the kind, the day since when, and where in the sentence its first word stands."""

    kind: str
    since: date
    start: int


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (entry.text("kind"), re.compile(rf"\b(?:{'|'.join(map(re.escape, entry.texts('words')))})\b{_SINCE}{_DAY}"))
        for entry in KnowledgeFiles().entries("en/superlatives.toml", "claim")
    )


def claims_of(sentence: str) -> Iterator[Claim]:
    """The claims of a sentence; a year or month counts from its end, since what it alludes to lies within."""
    for kind, pattern in _patterns():
        for match in pattern.finditer(sentence):
            if (since := _last_day(match)) is not None:
                yield Claim(kind, since, match.start())


def _last_day(match: re.Match[str]) -> date | None:
    year, month = int(match["year"]), _MONTHS.get(match["month"] or "", 12)
    day = match["day"] or match["us_day"]
    try:
        return date(year, month, int(day) if day and match["month"] else calendar.monthrange(year, month)[1])
    except ValueError:
        return None


def claims(questions: Questions) -> Rows:
    """Every claim with the event of which it is said and a verdict: supported, contradicted, not_checkable."""
    facts = questions.sql("SELECT * FROM merged_events ORDER BY id").to_pylist()
    texts = {
        row["doc"]: row["text"]
        for row in questions.sql("SELECT doc, text FROM current_documents WHERE contains(text, 'since ')").to_pylist()
    }
    covered = questions.sql("SELECT min(published) AS day FROM current_documents").to_pylist()[0]["day"]
    nearest: dict[tuple[str, str, Claim], tuple[int, str]] = {}
    fact_of = {fact["id"]: fact for fact in facts}
    for fact in facts:
        if fact["status"] not in ("happened", "ongoing") or fact["earliest"] is None:
            continue
        for mention in fact["mentions"]:
            if mention["doc"] not in texts:
                continue
            sentence = sentence_around(texts[mention["doc"]], mention["char_start"], mention["char_end"])
            at = texts[mention["doc"]].find(sentence)
            for claim in claims_of(sentence):
                if claim.kind != "deadliest" or fact["type"] == "ASSAULT":
                    key = (mention["doc"], sentence, claim)
                    found = (abs(mention["char_start"] - at - claim.start), fact["id"])
                    nearest[key] = min(nearest.get(key, found), found)
    rows = [
        {"event": event, "doc": doc, "claim": claim.kind, "since": claim.since, "sentence": " ".join(sentence.split()),
         "verdict": _verdict(claim, fact_of[event], facts, covered)}
        for (doc, sentence, claim), (_, event) in nearest.items()
    ]  # fmt: skip
    rows.sort(key=lambda row: (row["event"], row["doc"], row["sentence"], row["claim"]))
    return Rows("claim", pa.Table.from_pylist(rows, schema=_CLAIM))


_CLAIM = pa.schema(
    [("event", pa.string()), ("doc", pa.string()), ("claim", pa.string()), ("since", pa.date32()), ("sentence", pa.string()),
     ("verdict", pa.string())]
)  # fmt: skip


def _verdict(claim: Claim, fact: Mapping[str, Any], facts: Sequence[Mapping[str, Any]], covered: date | None) -> str:
    deeds = [_deed(each) for each in facts if each["earliest"] is not None and _same_sort(claim.kind, fact, each)]
    return check_superlative(claim.kind, fact["earliest"], claim.since, deeds, covered).value


def _deed(fact: Mapping[str, Any]) -> Deed:
    tolls = [figure["high"] for figure in fact["figures"] if figure["measure"] == "killed"]
    return Deed(
        fact["id"], fact["earliest"], fact["intensity"] or 0.0, fact["status"], None, toll=max(tolls, default=None)
    )


def _same_sort(kind: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether an event is of those among which the claim makes its own the first, deadliest or lowest."""
    if kind == "deadliest":
        return bool(one["type"] == other["type"] and _where(one) & _where(other))
    sides = all(_lands(one, side) == _lands(other, side) for side in ("actors", "recipients"))
    return sides and (kind == "lowest" or (one["type"], one["mode"]) == (other["type"], other["mode"]))


def _lands(fact: Mapping[str, Any], side: str) -> frozenset[str]:
    return frozenset(person["country"] or person["id"] for person in fact[side])


def _where(fact: Mapping[str, Any]) -> frozenset[str]:
    place = fact["place"] and fact["place"]["country"]
    return frozenset((place,)) if place else _lands(fact, "recipients")
