"""On what occasion words were said, and through whom they came."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.knowledge.occasionrules import OccasionEntry, OccasionExample
from dragoman.knowledge.quoterules import load_quote_rules
from dragoman.model.actor import ActorForm, ActorKind, ActorMention, ResolvedActor
from dragoman.model.document import Document, Span
from dragoman.model.mention import Occasion, Quote, Reading
from dragoman.model.plain import plain_objects
from dragoman.reading.parse import Parser
from dragoman.reading.quotes import find_quotes
from dragoman.record.tables import SCHEMAS

RULES = load_quote_rules()
Quotes = Callable[[str], list[Quote]]


@pytest.fixture
def quotes(parser: Parser) -> Quotes:
    def read(text: str) -> list[Quote]:
        return find_quotes(parser.parse(Document("d", text)), [], [], RULES)

    return read


def told(text: str, found: list[Quote]) -> list[tuple[Occasion, str]]:
    return [(q.occasion, q.occasion_words.of(text)) for q in found if q.occasion and q.occasion_words]


EXAMPLES = [(entry, example) for entry in RULES.occasions.entries for example in entry.examples]
NEAR_MISSES = [(entry, text) for entry in RULES.occasions.entries for text in entry.near_misses]


def test_every_occasion_has_an_entry() -> None:
    assert {entry.kind for entry in RULES.occasions.entries} == set(Occasion)


@pytest.mark.parametrize(("entry", "example"), EXAMPLES, ids=[example.text for _, example in EXAMPLES])
def test_every_example_of_the_occasions_is_found(
    quotes: Quotes, entry: OccasionEntry, example: OccasionExample
) -> None:
    assert (entry.kind, example.words) in told(example.text, quotes(example.text))


@pytest.mark.parametrize(("entry", "text"), NEAR_MISSES, ids=[text for _, text in NEAR_MISSES])
def test_a_near_miss_is_a_quote_without_that_occasion(quotes: Quotes, entry: OccasionEntry, text: str) -> None:
    found = quotes(text)
    assert found
    assert all(quote.occasion is not entry.kind for quote in found)


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("“The weir is dry,” Ilse Braun said in an interview with a weekly.", Occasion.INTERVIEW),
        ("Speaking at a rally in Graz, Ilse Braun said the weir was dry.", Occasion.SPEECH),
        ("Ilse Braun, speaking at a news conference, said the weir was dry.", Occasion.BRIEFING),
        ("“The weir is dry,” she wrote in a post on Telegram.", Occasion.POST),
        ("Ilse Braun sat down for an interview and said that the weir was dry.", Occasion.INTERVIEW),
        ("Ilse Braun told lawmakers that the weir was dry.", Occasion.ASSEMBLY),
        ("Ilse Braun told reporters that the weir was dry.", Occasion.OUTLET),
        ("Ilse Braun told reporters on the plane that the weir was dry.", Occasion.JOURNEY),
        ("“The weir is dry,” the agency said in a statement on its website.", Occasion.STATEMENT),
        ("According to a letter from the engineers, the weir was dry.", Occasion.LETTER),
        ("“The weir is dry,” Ilse Braun said by telephone.", Occasion.CALL),
        ("In a report published on Monday, the auditors said the weir was dry.", Occasion.REPORT),
        ("Ilse Braun wrote in her memoir that the weir was dry.", Occasion.ARTICLE),
        ("The engineer told the inquest that the weir was dry.", Occasion.HEARING),
    ],
)
def test_the_occasion_is_read_from_the_words_beside_the_cue(quotes: Quotes, text: str, occasion: Occasion) -> None:
    assert [quote.occasion for quote in quotes(text)] == [occasion]


@pytest.mark.parametrize(
    "text",
    [
        "“The weir is dry,” Ilse Braun said.",
        "Ilse Braun said the letter had been lost in a call centre.",
        "Ilse Braun said on Monday that the weir was dry.",
        "Guards at a border post said that the weir was dry.",
        "Ilse Braun told her sister that the weir was dry.",
    ],
)
def test_where_no_word_tells_it_there_is_no_occasion(quotes: Quotes, text: str) -> None:
    assert told(text, quotes(text)) == []


def test_an_occasion_inside_the_content_is_not_that_of_the_cue(quotes: Quotes) -> None:
    text = "Ilse Braun said that she had sold the mill in a letter to her son."
    assert told(text, quotes(text)) == []


def test_to_tell_an_outlet_is_to_give_it_words(parser: Parser) -> None:
    text = "Ilse Braun told Morgenpost that the weir was dry."
    start = text.index("Morgenpost")
    outlet = ResolvedActor("outlet:x", "Morgenpost", "AUT", "JRN", Span(start, start + 10))
    mention = ActorMention(outlet, Span(start, start + 10), start, ActorForm.NAME, ActorKind.OTHER, "name", 0.9)
    found = find_quotes(parser.parse(Document("d", text)), [mention], [], RULES)
    assert told(text, found) == [(Occasion.OUTLET, "Morgenpost")]


# -- the chain of report


def via(text: str, found: list[Quote]) -> dict[str, list[str]]:
    return {quote.speaker.name: [actor.name for actor in quote.via] for quote in found if quote.speaker}


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "According to one clerk, Horak told Lind that the weir would close.",
            {"one clerk": [], "Horak": ["one clerk"]},
        ),
        (
            "Two clerks said Horak had told Lind that the weir would close.",
            {"Two clerks": [], "Horak": ["Two clerks"]},
        ),
        (
            "The mayor said her deputy had warned that the envoy had threatened to leave.",
            {"The mayor": [], "her deputy": ["The mayor"]},
        ),
        ("The agency quoted Horak as saying that the weir would close.", {"Horak": ["The agency"]}),
        ("Horak was quoted by the agency as saying that the weir would close.", {"Horak": ["the agency"]}),
        ("Horak, quoted by the agency, said the weir would close.", {"Horak": ["the agency"]}),
        ("Horak said the weir would close, adding that the mill was sold.", {"Horak": []}),
    ],
)
def test_who_passes_words_on_stands_before_who_said_them(
    quotes: Quotes, text: str, chain: dict[str, list[str]]
) -> None:
    assert via(text, quotes(text)) == chain


def test_three_mouths_make_a_chain_of_two(quotes: Quotes) -> None:
    text = "The clerk said the mayor had claimed that Horak had written that the weir would close."
    chain = {name: through for name, through in via(text, quotes(text)).items() if name == "Horak"}
    assert chain == {"Horak": ["The clerk", "the mayor"]}


def test_what_is_printed_carries_occasion_and_chain(parser: Parser) -> None:
    text = "Two clerks said Horak had told Lind in a phone call that the weir would close."
    document = Document("d", text)
    found = tuple(find_quotes(parser.parse(document), [], [], RULES))
    plain = [p for p in plain_objects(Reading(document, quotes=found)) if p["kind"] == "quote"][-1]
    assert (plain["occasion"], plain["occasion_words"]["text"]) == ("call", "in a phone call")
    assert [actor["name"] for actor in plain["via"]] == ["Two clerks"]


def test_the_table_of_quotes_carries_occasion_and_chain() -> None:
    assert {"occasion", "occasion_words", "via"} <= set(SCHEMAS["quotes"].names)
