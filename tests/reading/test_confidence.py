"""What counts for and against a mention."""

from __future__ import annotations

from datetime import date

from dragoman.model.document import Document
from dragoman.reading.confidence import LEAST, MOST, confidence_of, facts_of
from dragoman.reading.draft import Draft
from dragoman.reading.events import draft_events
from dragoman.reading.opinion import Opinion
from dragoman.reading.reader import Reader


def drafted(reader: Reader, text: str) -> tuple[Draft, Opinion]:
    """The first event of a text, and the head's opinion of its sentence."""
    parse = reader.parser.parse(Document("test", text, date(2024, 5, 15), language="en"))
    draft = draft_events(reader.scene(parse)[1], reader.knowledge.events)[0]
    return draft, parse.opinions[draft.sentence.index]


def test_confidence_is_a_chance_in_hundredths(reader: Reader) -> None:
    """Kept from the ends: nothing is certain."""
    sure = confidence_of(*drafted(reader, "Norway imposed sanctions on the junta in Mali."), 20, 0)
    assert LEAST <= sure <= MOST
    assert sure == round(sure, 2)


def test_a_known_actor_and_recipient_make_it_surer(reader: Reader) -> None:
    """ "Was attacked" alone says less than who attacked whom."""
    full = confidence_of(*drafted(reader, "Rebels attacked an army post in Chad."), 1, 0)
    bare = confidence_of(*drafted(reader, "It was attacked."), 1, 0)
    assert full > bare


def test_a_sentence_alone_counts_as_such(reader: Reader) -> None:
    """An article says again what it says."""
    draft, opinion = drafted(reader, "Norway expelled two envoys.")
    assert "alone" in dict(facts_of(draft, opinion, 1, 0))
    assert "alone" not in dict(facts_of(draft, opinion, 20, 0))


def test_a_model_without_a_head_still_gives_a_confidence(reader: Reader) -> None:
    """Its facts are left out."""
    draft, _ = drafted(reader, "Norway expelled two envoys.")
    assert not {"head type", "head none"} & set(dict(facts_of(draft, None, 20, 0)))
    assert LEAST <= confidence_of(draft, None, 20, 0) <= MOST


def test_the_same_text_has_the_same_confidence(reader: Reader) -> None:
    """Nothing random, no clock."""
    text = "Rebels attacked an army post in Chad."
    assert confidence_of(*drafted(reader, text), 20, 0) == confidence_of(*drafted(reader, text), 20, 0)
