"""From the head word of a slot to the actors that its phrase names."""

from __future__ import annotations

import pytest

from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.registry import Registry
from dragoman.model.actor import ActorForm, ActorKind, ActorMention, Place, PlaceMention, ResolvedActor
from dragoman.model.document import Span
from dragoman.reading.cast import Cast, members_of
from dragoman.reading.sentence import Sentence
from tests.reading.drawn import drawn

CITY = drawn("""
    Norwegian norwegian ADJ JJ 2 amod
    troops troop NOUN NNS 3 nsubj
    left leave VERB VBD 0 root
    the the DET DT 5 det
    city city NOUN NN 3 obj
    of of ADP IN 7 case
    Kiruna Kiruna PROPN NNP 5 nmod
""")


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load(KnowledgeFiles(None))


def mention(
    sentence: Sentence, word: int, country: str | None, kind: ActorKind, confidence: float = 0.9, rule: str = "name"
) -> ActorMention:
    """A mention of one word."""
    span = sentence.span(word, word + 1)
    actor = ResolvedActor(f"state:{country}", str(country), country, None, span)
    return ActorMention(actor, span, span.start, ActorForm.NAME, kind, rule, confidence)


def place(sentence: Sentence, word: int, country: str | None) -> PlaceMention:
    """A town of one word."""
    return PlaceMention(sentence.span(word, word + 1), Place(sentence.words[word], country, 0.0, 0.0, None, "city"))


def test_a_nationality_lends_its_state(registry: Registry) -> None:
    """Where the head of the phrase is nobody by itself; ``deep=False`` asks the head alone."""
    cast = Cast.of([mention(CITY, 0, "NOR", ActorKind.STATE)], [], registry)
    assert [actor.country for actor in cast.actors(CITY, [1])] == ["NOR"]
    assert cast.actors(CITY, [1], deep=False) == ()


def test_a_place_lends_the_state_in_which_it_lies(registry: Registry) -> None:
    """Under the words that name the place."""
    cast = Cast.of([], [place(CITY, 6, "SWE")], registry)
    (actor,) = cast.actors(CITY, [4])
    assert (actor.id, actor.span) == ("state:SWE", CITY.span(6, 7))


@pytest.mark.parametrize("country", [None, "ATA"], ids=["the high sea", "a territory without a state"])
def test_a_place_in_no_state_lends_none(registry: Registry, country: str | None) -> None:
    """And that is no error."""
    assert Cast.of([], [place(CITY, 6, country)], registry).actors(CITY, [4]) == ()


def test_of_two_mentions_with_one_head_the_surer_stands(registry: Registry) -> None:
    """Whichever came first."""
    two = [mention(CITY, 1, "SWE", ActorKind.STATE, 0.5), mention(CITY, 1, "NOR", ActorKind.STATE, 0.9)]
    for order in (two, two[::-1]):
        found = Cast.of(order, [], registry).mention(CITY, 1)
        assert found is not None
        assert found.actor.country == "NOR"


def test_each_actor_is_given_once(registry: Registry) -> None:
    """Though two phrases name it."""
    cast = Cast.of([mention(CITY, 1, "NOR", ActorKind.MILITARY)], [], registry)
    assert len(cast.actors(CITY, [1, 1])) == 1


def test_classes_follow_the_sort_of_actor(registry: Registry) -> None:
    """As conditions of frames ask for them."""
    cast = Cast.of([mention(CITY, 1, "NOR", ActorKind.MILITARY)], [place(CITY, 6, "SWE")], registry)
    assert cast.classes(CITY, 1) == {"*person", "*armed"}
    assert cast.classes(CITY, 4) == {"*place"}
    assert cast.classes(CITY, 2) == frozenset()


def test_the_focus_is_the_country_of_more_than_half(registry: Registry) -> None:
    """Half is not enough."""
    norway, sweden = mention(CITY, 0, "NOR", ActorKind.STATE), mention(CITY, 1, "SWE", ActorKind.STATE)
    assert Cast.of([norway, sweden], [], registry).focus is None
    assert Cast.of([norway, norway, sweden], [], registry).focus == "NOR"


def test_members_of_a_plural_carry_the_words_that_name_them() -> None:
    """The plural's own words."""
    one = ResolvedActor("state:NOR", "Norway", "NOR", None, None)
    whole = Span(0, 9)
    both = ActorMention(one, whole, 0, ActorForm.PRONOUN, ActorKind.STATE, "pronoun", 0.7, True, (one, one))
    assert [member.span for member in members_of(both)] == [whole, whole]
