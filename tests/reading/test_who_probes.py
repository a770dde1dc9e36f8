"""Whom the words of ``who_probes`` mean, each read with the shipped model and knowledge."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model.actor import ActorMention
from dragoman.model.document import Document
from dragoman.reading.reader import Reader
from tests.reading.who_probes import (
    NEIGHBOURS_AND_NAMESAKES,
    NOBODY,
    PASSAGES,
    PEOPLE_AND_BODIES,
    SEVERAL,
    TITLES_AND_TOWNS,
)


def _cases(table: str) -> list[tuple[str, str, str]]:
    rows = (line.split(" | ") for line in table.splitlines() if line)
    return [(day.strip(), text.strip(), whom.strip()) for day, text, whom in rows]


def _mention(reader: Reader, day: str, marked: str) -> ActorMention | None:
    """The mention that shares most with the words in brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    document = Document("probe", marked.replace("[", "").replace("]", ""), date.fromisoformat(day), language="en")
    (parse,) = reader.parser.parse_many([document])
    _, scene = reader.scene(parse)

    def share(mention: ActorMention) -> float:
        shared = min(end, mention.span.end) - max(start, mention.span.start)
        wide = max(end, mention.span.end) - min(start, mention.span.start)
        return shared / wide * (0.5 if mention.rule == "demonym" else 1.0)

    found = max(scene.actors, key=share, default=None)
    return found if found is not None and share(found) > 0 else None


def _means(mention: ActorMention | None, whom: str) -> bool:
    if whom.startswith("-|"):
        return mention is None or _means(mention, whom[2:])
    if mention is None or whom == "-":
        return mention is None and whom == "-"
    if "&" in whom:
        return sorted(member.country or "" for member in mention.members) == sorted(whom.split("&"))
    country, sector, name = whom.split(":")
    actor = mention.actor
    fits = (country == "*" or (actor.country or "") in country.split("|")) and (
        sector == "*" or (actor.sector or "") in sector.split("|")
    )
    return fits and name.lower() in actor.name.lower()


@pytest.mark.parametrize(
    ("day", "marked", "whom"), _cases(PEOPLE_AND_BODIES + TITLES_AND_TOWNS), ids=lambda value: value
)
def test_a_name_or_description_means_this_actor(reader: Reader, day: str, marked: str, whom: str) -> None:
    """On that day, with this country and sector."""
    found = _mention(reader, day, marked)
    assert _means(found, whom), found


@pytest.mark.parametrize(("day", "marked", "whom"), _cases(PASSAGES), ids=lambda value: value)
def test_a_passage_tells_who_is_meant(reader: Reader, day: str, marked: str, whom: str) -> None:
    """Later words point back to those introduced before."""
    found = _mention(reader, day, marked)
    assert _means(found, whom), found


@pytest.mark.parametrize(("day", "marked", "whom"), _cases(NEIGHBOURS_AND_NAMESAKES), ids=lambda value: value)
def test_nobody_is_taken_for_a_neighbour(reader: Reader, day: str, marked: str, whom: str) -> None:
    """Countries come from the words of a phrase and ships, conditions and papers are no actors."""
    found = _mention(reader, day, marked)
    assert _means(found, whom), found


@pytest.mark.parametrize(("day", "marked", "whom"), _cases(SEVERAL), ids=lambda value: value)
def test_a_group_means_these(reader: Reader, day: str, marked: str, whom: str) -> None:
    """One country for each of them."""
    found = _mention(reader, day, marked)
    assert _means(found, whom), found


@pytest.mark.parametrize(("day", "marked", "whom"), _cases(NOBODY), ids=lambda value: value)
def test_these_words_mean_nobody(reader: Reader, day: str, marked: str, whom: str) -> None:
    """They only look like a name or an office."""
    found = _mention(reader, day, marked)
    assert _means(found, whom), found
