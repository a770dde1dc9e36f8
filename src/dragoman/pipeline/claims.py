"""Claims that an act is the first, deadliest, largest or lowest in or since a time, held against the record."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from dragoman.pipeline.passing import passing
from dragoman.pipeline.superlatives import Claim, claims_of, may_claim, since_of
from dragoman.record.filters import Filters
from dragoman.record.queries import Questions, Rows
from dragoman.storyline.relations import Deed, check_superlative
from dragoman.storyline.words import sentence_around

_ALL = Filters()
_Told = tuple[str, str, Claim]
"""Article, sentence, claim."""


def claims(questions: Questions, filters: Filters = _ALL) -> Rows:
    """Every claim with the event of which it is said and a verdict: supported, contradicted, not_checkable.

    Args:
        filters: Of the events of which something is claimed; they are held against all of the record.
    """
    facts = questions.sql("SELECT * FROM merged_events ORDER BY id").to_pylist()
    covered = questions.sql("SELECT min(published) AS day FROM current_documents").to_pylist()[0]["day"]
    kept = passing(questions, filters)
    usual = _usual_lands(facts)
    fact_of = {fact["id"]: fact for fact in facts if kept is None or fact["id"] in kept}
    rows = [
        _row(doc, sentence, claim, fact_of[event], facts, covered, usual[doc])
        for (doc, sentence, claim), (_, event) in _nearest(questions, facts).items()
        if event in fact_of
    ]
    rows.sort(key=lambda row: (row["event"], row["doc"], row["sentence"], row["claim"], row["window"]))
    return Rows("claim", pa.Table.from_pylist(rows, schema=_CLAIM))


def _usual_lands(facts: Sequence[Mapping[str, Any]]) -> Mapping[str, frozenset[str]]:
    """The two countries of which each article tells most acts: those of its war, where a sentence names none."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for fact in facts:
        for doc in {mention["doc"] for mention in fact["mentions"]}:
            told[doc].update(_lands(fact, "actors") | _lands(fact, "recipients"))
    return {doc: frozenset(sorted(count, key=lambda land: (-count[land], land))[:2]) for doc, count in told.items()}


def _nearest(questions: Questions, facts: Sequence[Mapping[str, Any]]) -> dict[_Told, tuple[int, str]]:
    """Each claim to how far from it the nearest act of its sentence stands, and that act's event."""
    texts = {
        row["doc"]: row["text"]
        for row in questions.sql("SELECT doc, text FROM current_documents ORDER BY doc").to_pylist()
        if may_claim(row["text"])
    }
    nearest: dict[_Told, tuple[int, str]] = {}
    for fact in facts:
        if fact["status"] not in ("happened", "ongoing") or fact["earliest"] is None:
            continue
        for mention in fact["mentions"]:
            if mention["doc"] not in texts:
                continue
            text = texts[mention["doc"]]
            sentence = sentence_around(text, mention["char_start"], mention["char_end"])
            at = text.rfind(sentence, 0, mention["char_end"] + len(sentence))
            for claim in claims_of(sentence):
                fits = claim.kind != "deadliest" or fact["type"] == "ASSAULT"
                if fits and not claim.names_an_act_at(sentence, mention["char_start"] - at):
                    key = (mention["doc"], sentence, claim)
                    found = (abs(mention["char_start"] - at - claim.start), fact["id"])
                    nearest[key] = min(nearest.get(key, found), found)
    return nearest


_CLAIM = pa.schema(
    [("event", pa.string()), ("doc", pa.string()), ("claim", pa.string()), ("window", pa.string()), ("since", pa.date32()),
     ("sentence", pa.string()), ("verdict", pa.string())]
)  # fmt: skip


def _row(
    doc: str,
    sentence: str,
    claim: Claim,
    fact: Mapping[str, Any],
    facts: Sequence[Mapping[str, Any]],
    covered: date | None,
    usual: frozenset[str],
) -> dict[str, Any]:
    lands = _lands(fact, "actors") | _lands(fact, "recipients") | _where(fact) or usual
    since = since_of(claim, fact["earliest"], lands)
    deeds = [_deed(each) for each in facts if each["earliest"] is not None and _same_sort(claim.kind, fact, each)]
    verdict = check_superlative(claim.kind, fact["earliest"], since if claim.checkable else None, deeds, covered)
    return {
        "event": fact["id"], "doc": doc, "claim": claim.kind, "window": " ".join(claim.window.split()), "since": since,
        "sentence": " ".join(sentence.split()), "verdict": verdict.value,
    }  # fmt: skip


def _deed(fact: Mapping[str, Any]) -> Deed:
    return Deed(
        fact["id"],
        fact["earliest"],
        fact["intensity"] or 0.0,
        fact["status"],
        None,
        toll=_highest(fact, "killed"),
        size=_highest(fact, "weapons", "troops"),
    )


def _highest(fact: Mapping[str, Any], *measures: str) -> float | None:
    return max((figure["high"] for figure in fact["figures"] if figure["measure"] in measures), default=None)


def _same_sort(kind: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether an event is of those among which the claim makes its own the first, deadliest or lowest."""
    if kind in ("deadliest", "largest"):
        return bool(one["type"] == other["type"] and _where(one) & _where(other))
    sides = all(_lands(one, side) == _lands(other, side) for side in ("actors", "recipients"))
    return sides and (kind in ("lowest", "highest") or (one["type"], one["mode"]) == (other["type"], other["mode"]))


def _lands(fact: Mapping[str, Any], side: str) -> frozenset[str]:
    return frozenset(person["country"] or person["id"] for person in fact[side])


def _where(fact: Mapping[str, Any]) -> frozenset[str]:
    place = fact["place"] and fact["place"]["country"]
    return frozenset((place,)) if place else _lands(fact, "recipients")
