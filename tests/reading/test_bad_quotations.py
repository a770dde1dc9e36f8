"""Quotations as they should not be: marks unbalanced, mixed or cut apart, transcripts, posts, one long quotation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.knowledge.quoterules import load_quote_rules
from dragoman.model.document import Document
from dragoman.model.mention import Manner, Quote, QuoteForm
from dragoman.reading.parse import Parser
from dragoman.reading.quotes import find_quotes
from dragoman.reading.transcripts import find_turns

RULES = load_quote_rules()
Quotes = Callable[[str], list[Quote]]
Expected = tuple[list[str], str | None, Manner]
SAID, WRITTEN, THOUGHT = Manner.SAID, Manner.WRITTEN, Manner.THOUGHT


@pytest.fixture
def quotes(parser: Parser) -> Quotes:
    def read(text: str) -> list[Quote]:
        return find_quotes(parser.parse(Document("d", text)), [], [], RULES)

    return read


# text -> the stretches of each content, its speaker, its manner
CASES: list[tuple[str, list[Expected]]] = [
    # marks forgotten
    (
        "“The mast is down, the crew is safe, the coxswain said. We are towing her in.",
        [(["The mast is down, the crew is safe"], "the coxswain", SAID)],
    ),
    (
        "“We lost the mast,” Ida Lind said.\n\n“Nobody was hurt, she added. The boat was built in 1961.",
        [(["We lost the mast"], "Ida Lind", SAID), (["Nobody was hurt"], "she", SAID)],
    ),
    (
        "“The mast is down,” the coxswain said. “We are towing her in.",
        [(["The mast is down", "We are towing her in"], "the coxswain", SAID)],
    ),
    (
        "The coxswain said “the mast is down and the crew is safe.\n\nNobody was hurt.",
        [(["the mast is down and the crew is safe"], "The coxswain", SAID)],
    ),
    # marks mixed
    ('„The mast is down," the coxswain said.', [(["The mast is down"], "the coxswain", SAID)]),
    (
        '"The mast is down", the coxswain said, “and we are towing her in".',
        [(["The mast is down", "and we are towing her in"], "the coxswain", SAID)],
    ),
    (
        "“The mast is down”, the coxswain said, “and we are towing her in”.",
        [(["The mast is down", "and we are towing her in"], "the coxswain", SAID)],
    ),
    ("'The mast is down,\" the coxswain said.", [(["The mast is down"], "the coxswain", SAID)]),
    # marks and clitics set apart by a tokeniser
    (
        "The port 's coxswain said : `` The mast is down and the crew 's safe . ''",
        [(["The mast is down and the crew 's safe"], "The port 's coxswain", SAID)],
    ),
    (
        "`` The mast is down , '' the town 's coxswain said . `` We 're towing her in . ''",
        [(["The mast is down", "We 're towing her in"], "the town 's coxswain", SAID)],
    ),
    # another language
    ("« Le pont tient », affirme Anne Roy.", [(["Le pont tient"], "Anne Roy", SAID)]),
    # transcripts and interviews
    (
        "REPORTER: Is the mast down?\nCOXSWAIN: It is. We are towing her in.\nREPORTER: And the crew?",
        [
            (["Is the mast down"], "REPORTER", SAID),
            (["It is. We are towing her in"], "COXSWAIN", SAID),
            (["And the crew"], "REPORTER", SAID),
        ],
    ),
    (
        "Q. Is the mast down?\nA. It is. We are towing her in.\nQ. Who is at the helm?\nA. The mate.",
        [
            (["Is the mast down"], None, SAID),
            (["It is. We are towing her in"], None, SAID),
            (["Who is at the helm"], None, SAID),
            (["The mate"], None, SAID),
        ],
    ),
    (
        "INTERVIEWER: Is the mast down?\n\nLIND: It is.\n\nWe are towing her in.\n\nINTERVIEWER: Who steers?\n\nLIND: The mate.",
        [
            (["Is the mast down"], "INTERVIEWER", SAID),
            (["It is", "We are towing her in"], "LIND", SAID),
            (["Who steers"], "INTERVIEWER", SAID),
            (["The mate"], "LIND", SAID),
        ],
    ),
    # posts
    (
        "The station posted a warning on Monday.\n\n“Stay ashore tonight. The swell is eight metres.” — Vardo Lifeboat"
        " (@vardoboat) May 4, 2024\n\nTwo boats sailed all the same.",
        [(["Stay ashore tonight. The swell is eight metres"], "Vardo Lifeboat", WRITTEN)],
    ),
    (
        "Ida Lind (@idalind): The mast is down and the crew is safe.\nVardo Port (@vardoport): Keep clear of the tow.\n"
        "Ida Lind (@idalind): We shall be in by noon.",
        [
            (["The mast is down and the crew is safe"], "Ida Lind", WRITTEN),
            (["Keep clear of the tow"], "Vardo Port", WRITTEN),
            (["We shall be in by noon"], "Ida Lind", WRITTEN),
        ],
    ),
    (
        "The station tweeted: Stay ashore tonight, the swell is eight metres.",
        [(["Stay ashore tonight, the swell is eight metres"], "The station", WRITTEN)],
    ),
    # nothing but quotation
    (
        "“We came here as children. The harbour was full of boats.\n\n“Then the fish left. We sold the boat.\n\n"
        "“Now the harbour is a car park.”",
        [
            (
                [
                    "We came here as children. The harbour was full of boats",
                    "Then the fish left. We sold the boat",
                    "Now the harbour is a car park",
                ],
                None,
                SAID,
            )
        ],
    ),
]

# text -> content and speaker of every quote: who throws a clause in, and where a content ends
ENDS: list[tuple[str, list[tuple[list[str], str | None]]]] = [
    ("The ferry is late, per the harbour master.", [(["The ferry is late"], "the harbour master")]),
    ("Per the harbour master, the ferry sails at noon.", [(["the ferry sails at noon"], "the harbour master")]),
    ("As the mayor put it, the pier is “a dead end.”", [(["the pier is “a dead end.”"], "the mayor")]),
    ("The pier is a dead end, as the mayor put it.", [(["The pier is a dead end"], "the mayor")]),
    (
        "As the auditor has pointed out, the pier costs 60 crowns a day.",
        [(["the pier costs 60 crowns a day"], "the auditor")],
    ),
    (
        "Norway said it was “firmly opposed” to the plan and warned Denmark to stop.",
        [(["it was “firmly opposed” to the plan"], "Norway"), (["Denmark to stop"], "Norway")],
    ),
    (
        "These guards, Lind explained earlier, were “well paid,” making 60 crowns an hour.",
        [(["These guards", "were “well paid,”"], "Lind")],
    ),
    (
        "The pier is “over,” Ida Lind said. “We shall leave by the road.”",
        [(["The pier is “over,”", "We shall leave by the road"], "Ida Lind")],
    ),
    ("“The boat is slow,” Ida Lind told the crew when asked about the mast.", [(["The boat is slow"], "Ida Lind")]),
    ("The envoy seems to believe that the pier is safe.", [(["that the pier is safe"], None)]),
    ("Ida Lind is convinced that the pier is safe.", [(["that the pier is safe"], "Ida Lind")]),
    ("Voters have no way of knowing how much the pier cost.", [(["how much the pier cost"], "Voters")]),
    ("They sold it in the hope that the pier would close.", [(["that the pier would close"], "They")]),
    (
        "Ida Lind was blunt about the harbour board, saying the pier was rotten.",
        [(["the pier was rotten"], "Ida Lind")],
    ),
    (
        "Or, as Ida Lind, a former harbour master, put it: “The boats are here.”",
        [(["The boats are here"], "Ida Lind")],
    ),
]

SILENT = [
    "Tickets cost 5 crowns, per person.",
    "The winners praised the town as they met.",
    "As talks began, the pier was closed.",
    "The crew’s motto is “Out we go.” It hangs over the door.",
    "They were paid according to their rank.",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_content_speaker_and_manner_of_ill_marked_text(quotes: Quotes, text: str, expected: list[Expected]) -> None:
    found = [([p.of(text) for p in q.parts], q.speaker.name if q.speaker else None, q.manner) for q in quotes(text)]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), ENDS, ids=[text for text, _ in ENDS])
def test_where_a_content_ends_and_whose_it_is(
    quotes: Quotes, text: str, expected: list[tuple[list[str], str | None]]
) -> None:
    assert [([p.of(text) for p in q.parts], q.speaker.name if q.speaker else None) for q in quotes(text)] == expected


@pytest.mark.parametrize("text", SILENT, ids=SILENT)
def test_what_nobody_says_is_no_quote(quotes: Quotes, text: str) -> None:
    assert [q for q in quotes(text) if q.manner in (SAID, WRITTEN) and q.form is not QuoteForm.MIXED] == []


def test_noise_is_nobody_spoken_to(quotes: Quotes) -> None:
    assert [quote.addressee for quote in quotes("“We sail at dawn,” the coxswain said to cheers.")] == [None]


def test_a_headline_over_a_transcript_is_no_turn(quotes: Quotes) -> None:
    text = (
        "Lind: The pier is safe\n\nA record of the talk follows:\n\nHOST: Is it safe?\n\nLIND: It is.\n\nHOST: And dry?"
    )
    turns = [[p.of(text) for p in q.parts] for q in quotes(text) if q.rule.startswith("quotes:turn")]
    assert turns == [["Is it safe"], ["It is"], ["And dry"]]


def test_a_long_run_of_blanks_costs_no_more_than_its_length() -> None:
    """A late window of a long article stands behind as many blanks as there was text before it."""
    assert find_turns(" " * 300_000 + "Norway attacked Sweden.") == []
