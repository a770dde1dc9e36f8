"""Where the words of a frame stand and yet tell nothing, and where the parse hides what they tell."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model.document import Document
from dragoman.reading.reader import Reader


def told(reader: Reader, text: str) -> list[tuple[str, str | None]]:
    found = reader.read(Document("test", text, date(2024, 5, 15), language="en")).events
    return [(str(e.type), e.mode) for e in found]


@pytest.mark.parametrize(
    "text",
    [
        "The question of sanctions divides the party.",
        "Police patrol the occupied territories.",
        "Ministers agree that the roads are bad.",
        "The fire destroyed a warehouse in Lyon.",
        "Six workers were killed when a boiler exploded.",
        "The goalkeeper attacked the ball.",
    ],
)
def test_what_is_only_talked_about_is_no_act(reader: Reader, text: str) -> None:
    """Topics, descriptions, opinions, accidents and sport."""
    assert told(reader, text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gunmen kidnapped the goalkeeper near Lagos.", ("ASSAULT", "abduct")),
        ("A drone struck a chemical plant near Rostov.", ("ASSAULT", "drone")),
        ("Serbia shot down a Bosnian jet.", ("ASSAULT", "destroy")),
        ("Serbia cut aid to Bosnia.", ("SANCTION", "discontinue")),
        ("Kenya asked Sudan to hold talks.", ("REQUEST", "meet")),
        ("Kenya urged Sudan to free the sailors.", ("REQUEST", "yield")),
        ("Sudan refused to release the sailors.", ("REJECT", "yield")),
        ("The army captured part of the town after a battle.", ("ASSAULT", None)),
        ("Groups of protesters took to the streets in Gulu.", ("PROTEST", "demo")),
        ("Norway agreed to meet Kenya in Oslo.", ("AGREE", None)),
    ],
)  # fmt: skip
def test_what_is_told_is_found(reader: Reader, text: str, wanted: tuple[str, str | None]) -> None:
    """In spite of a word of sport, a slip of the tagger, a number before the noun, or a mode said only by the content."""
    assert wanted in told(reader, text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sudan must free the sailors, Kenya said.", "REQUEST"),
        ("A protest was lodged by Kenya with Sudan.", "ACCUSE"),
        ("Kenya stayed in touch with Sudan over the sailors.", "CONSULT"),
        ("Kenya test-fired a missile.", "MOBILIZE"),
        ("Kenya gave $40 million for schools in Sudan.", "AID"),
        ("Kenya walked away from the treaty with Sudan.", "SANCTION"),
    ],
)
def test_words_of_a_pattern_need_not_follow_the_verb_at_once(reader: Reader, text: str, wanted: str) -> None:
    """What is said stands first, a passive's subject before it, a phrase of the pattern between; a hyphen, a sum of money."""
    assert wanted in [kind for kind, _ in told(reader, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk submitted papers to stay on the list.",
        "The Iran-backed clinic opened on Monday.",
        "The owner poured money into the club.",
    ],
)
def test_a_particle_of_another_phrase_makes_no_pattern(reader: Reader, text: str) -> None:
    """The "to" of a purpose, a participle after a hyphen and a sum that moves tell none of these acts."""
    assert told(reader, text) == []


def test_no_such_subject_is_the_subject_of_a_passive_pattern(reader: Reader) -> None:
    """ "No date was set" sets none."""
    assert told(reader, "No date for the harvest fair was set.") == []
