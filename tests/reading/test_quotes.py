"""Who said what: marks, direct and indirect speech, speakers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.knowledge.quoterules import Cue, CuePart, QuoteExample, load_quote_rules
from dragoman.model.actor import ActorForm, ActorKind, ActorMention, ResolvedActor
from dragoman.model.document import Document, Span
from dragoman.model.interval import UNKNOWN
from dragoman.model.mention import Manner, Quote, QuoteForm
from dragoman.reading.parse import Parser
from dragoman.reading.quotation_marks import find_quotations
from dragoman.reading.quotes import find_quotes

RULES = load_quote_rules()
Reading = Callable[[str], list[Quote]]


@pytest.fixture
def quotes(parser: Parser) -> Reading:
    def read(text: str) -> list[Quote]:
        return find_quotes(parser.parse(Document("d", text)), [], [], RULES)

    return read


def contents(text: str, found: list[Quote]) -> list[list[str]]:
    return [[part.of(text) for part in quote.parts] for quote in found]


def speakers(found: list[Quote]) -> list[str | None]:
    return [quote.speaker.name if quote.speaker else None for quote in found]


# -- marks


def inner(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text, [(0, 0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The gate is open,” she said.", ["The gate is open,"]),
        ('"The gate is open," she said.', ["The gate is open,"]),
        ("«The gate is open», she said.", ["The gate is open"]),
        ("»The gate is open«, she said.", ["The gate is open"]),
        ("„The gate is open“, she said.", ["The gate is open"]),
        ("‘The gate is open,’ she said.", ["The gate is open,"]),
        ("'The gate is open,' she said.", ["The gate is open,"]),
        ("``The gate is open,'' she said.", ["The gate is open,"]),
        ("''It's the workers' gate,'' she said.", ["It's the workers' gate,"]),
        ("‘We shan’t sign,’ he said.", ["We shan’t sign,"]),
        ("“He cried ‘Run!’ and ran,” she said.", ["He cried ‘Run!’ and ran,"]),
        ("“Not now,“ he said.", ["Not now,"]),
    ],
)
def test_every_typography_pairs(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The guards' union met in the ‘90s.",
        "The door is 6' high and 5\" thick.",
        "Rock 'n' roll.",
        "It's the ministers' plan, the mayors' too.",
    ],
)
def test_an_apostrophe_opens_nothing(text: str) -> None:
    assert inner(text) == []


def test_a_plural_possessive_does_not_close() -> None:
    assert inner("'The workers' union is here,' he said.") == ["The workers' union is here,"]


def test_an_odd_mark_in_a_sentence_is_left_out() -> None:
    assert inner("The road “was closed on Monday. She said “no way” to him.") == ["no way"]


def test_an_unclosed_mark_goes_on_where_the_next_paragraph_opens_again() -> None:
    text = "“We waited.\n\n“Nobody came.”"
    found = find_quotations(text, [(0, 0, 13), (1, 13, len(text))])
    assert [q.continued for q in found] == [True, False]


def test_a_forgotten_closing_mark_at_the_paragraphs_start_runs_to_its_end() -> None:
    assert inner("“We waited until dark, he said.") == ["We waited until dark, he said."]


# -- the lexicon


def test_the_lexicon_has_400_cues() -> None:
    assert len(RULES) >= 400


def test_the_longest_phrase_comes_first() -> None:
    words = [lexeme.words for lexeme in RULES.lexemes(CuePart.VERB, "point", "point")]
    assert words == sorted(words, key=len, reverse=True)


def test_an_irregular_form_finds_its_verb() -> None:
    assert RULES.lexemes(CuePart.VERB, "swore", "swor")[0].words == ("swear",)


def test_a_wrong_lemma_does_no_harm() -> None:
    assert RULES.lexemes(CuePart.VERB, "accused", "accus")[0].words == ("accuse",)


EXAMPLES = [(cue, example) for cue in RULES.cues for example in cue.examples]
NEAR_MISSES = [(cue, text) for cue in RULES.cues for text in cue.near_misses]


@pytest.mark.parametrize(("cue", "example"), EXAMPLES, ids=[example.text for _, example in EXAMPLES])
def test_every_example_of_the_lexicon_fires(quotes: Reading, cue: Cue, example: QuoteExample) -> None:
    found = quotes(example.text)
    told = [" ".join(parts) for parts in contents(example.text, found)]
    assert example.content in told
    quote = found[told.index(example.content)]
    assert (quote.speaker.name if quote.speaker else "") == example.speaker
    if example.addressee:
        assert quote.addressee is not None
        assert quote.addressee.name == example.addressee


@pytest.mark.parametrize(("cue", "text"), NEAR_MISSES, ids=[text for _, text in NEAR_MISSES])
def test_no_near_miss_of_the_lexicon_fires(quotes: Reading, cue: Cue, text: str) -> None:
    assert contents(text, quotes(text)) == []


# -- direct speech


@pytest.mark.parametrize(
    ("text", "parts", "speaker"),
    [
        ("“The list is final,” Ana Kovac said.", ["The list is final"], "Ana Kovac"),
        ("“The list is final,” said Ana Kovac, the mayor.", ["The list is final"], "Ana Kovac"),
        ("Ana Kovac said: “The list is final.”", ["The list is final"], "Ana Kovac"),
        ("Ana Kovac told the crowd, “The list is final.”", ["The list is final"], "Ana Kovac"),
        ("“The list,” Ana Kovac said, “is final.”", ["The list", "is final"], "Ana Kovac"),
        ("“We lost,” Ana Kovac said. “We will return.”", ["We lost", "We will return"], "Ana Kovac"),
        ("“Will they come?” Ana Kovac asked.", ["Will they come"], "Ana Kovac"),
        ("“No shots were fired,” according to Ana Kovac.", ["No shots were fired"], "Ana Kovac"),
        ("Kovac hit back: “The list is final.”", ["The list is final"], "Kovac"),
        ("“The list is final.” — Ana Kovac", ["The list is final"], "Ana Kovac"),
        ("“Probably not,” Ana Kovac said.", ["Probably not"], "Ana Kovac"),
    ],
)
def test_direct_speech_finds_its_cue(quotes: Reading, text: str, parts: list[str], speaker: str) -> None:
    found = quotes(text)
    assert contents(text, found) == [parts]
    assert speakers(found) == [speaker]
    assert found[0].form is QuoteForm.DIRECT


def test_each_speaker_keeps_his_words(quotes: Reading) -> None:
    text = "“Lower the ramp,” Haddad said. “Wait for the tide,” the guard replied."
    assert speakers(quotes(text)) == ["Haddad", "the guard"]


def test_speech_of_two_paragraphs_is_one_quote(quotes: Reading) -> None:
    text = "“We waited until dark,” said Vera Lysak. “They never came.\n\n“So we walked.”"
    assert contents(text, quotes(text)) == [["We waited until dark", "They never came", "So we walked"]]


def test_a_paragraph_of_nothing_but_speech_goes_on_with_the_speaker_before(quotes: Reading) -> None:
    text = "“We waited until dark,” said Vera Lysak.\n\n“The buses never came to our town.”"
    found = quotes(text)
    assert speakers(found) == ["Vera Lysak", "Vera Lysak"]
    assert found[1].cue is None


def test_a_colon_brings_the_paragraph_below(quotes: Reading) -> None:
    text = "Vera Lysak wrote:\n\n“The buses never came to our town.”"
    assert speakers(quotes(text)) == ["Vera Lysak"]


@pytest.mark.parametrize(
    "text",
    [
        "The “museum” is a shed with two oars.",
        "Her novel “Salt and Tar” sold well.",
        "Ivan “the Wolf” Marek was freed.",
    ],
)
def test_scare_quotes_titles_and_nicknames_are_no_quotes(quotes: Reading, text: str) -> None:
    assert quotes(text) == []


# -- indirect and mixed speech


def test_said_without_that(quotes: Reading) -> None:
    text = "The colonel said the army would leave on Friday."
    found = quotes(text)
    assert contents(text, found) == [["the army would leave on Friday"]]
    assert found[0].form is QuoteForm.INDIRECT


def test_a_thrown_in_cue_splits_the_content(quotes: Reading) -> None:
    text = "The talks, a diplomat said, have failed."
    found = quotes(text)
    assert contents(text, found) == [["The talks", "have failed"]]
    assert speakers(found) == ["a diplomat"]


def test_quoted_words_in_an_indirect_content_make_one_mixed_quote(quotes: Reading) -> None:
    text = "The colonel said the bridge was “old but sound”."
    found = quotes(text)
    assert [quote.form for quote in found] == [QuoteForm.MIXED]


def test_a_name_given_in_quotes_is_mixed(quotes: Reading) -> None:
    text = "Marek called the charter “a first step.”"
    found = quotes(text)
    assert contents(text, found) == [["the charter “a first step.”"]]
    assert found[0].form is QuoteForm.MIXED


def test_a_told_within_a_told_is_two_quotes(quotes: Reading) -> None:
    text = "Marek said the pilots had warned him that fog was near."
    found = quotes(text)
    assert speakers(found) == ["Marek", "the pilots"]
    assert found[0].span.contains(found[1].span)


def test_a_wish_within_a_told_is_one_quote(quotes: Reading) -> None:
    assert speakers(quotes("Marek said the rebels want to talk.")) == ["Marek"]


def test_a_participle_speaks_with_the_subject_of_the_cue_before(quotes: Reading) -> None:
    found = quotes("Marek said the truce was over, adding that the road was mined.")
    assert speakers(found) == ["Marek", "Marek"]


def test_a_passive_without_agent_has_no_speaker(quotes: Reading) -> None:
    found = quotes("The ship is expected to arrive on Friday.")
    assert speakers(found) == [None]


def test_who_is_asked_does_not_ask(quotes: Reading) -> None:
    found = quotes("Asked whether he would resign, the minister laughed.")
    assert all(quote.speaker is None for quote in found)


def test_a_cue_with_an_object_does_not_take_the_sentence_before(quotes: Reading) -> None:
    assert speakers(quotes("Marek said the bridge was mined; Kovac denied it.")) == ["Marek"]


def test_what_is_not_said_is_no_quote(quotes: Reading) -> None:
    assert quotes("The colonel did not say when the army would leave.") == []


def test_a_poll_shows_and_a_letter_is_written(quotes: Reading) -> None:
    assert quotes("The poll says that most voters are tired.")[0].manner is Manner.SHOWN
    assert quotes("The letter says that the troops will leave.")[0].manner is Manner.WRITTEN


# -- speakers


def mention(text: str, words: str, name: str, kind: ActorKind = ActorKind.PERSON) -> ActorMention:
    start = text.index(words)
    actor = ResolvedActor(f"person:{name.lower()}", name, "SVK", "GOV", Span(start, start + len(words)))
    return ActorMention(actor, Span(start, start + len(words)), start, ActorForm.NAME, kind, "name", 0.9)


def test_the_resolved_actor_speaks_with_the_phrase_of_this_clause(parser: Parser) -> None:
    text = "The premier said the talks had failed."
    found = find_quotes(parser.parse(Document("d", text)), [mention(text, "premier", "Ana Kovac")], [], RULES)
    speaker = found[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.span) == ("Ana Kovac", Span(0, len("The premier")))


def test_an_aide_is_not_his_master_but_shares_his_country(parser: Parser) -> None:
    text = "Kovac’s aide said the talks had failed."
    found = find_quotes(parser.parse(Document("d", text)), [mention(text, "Kovac", "Ana Kovac")], [], RULES)
    speaker = found[0].speaker
    assert speaker is not None
    assert (speaker.id, speaker.name, speaker.country) == ("text:kovac-s-aide", "Kovac’s aide", "SVK")


def test_unnamed_sources_are_kept_as_the_text_names_them(quotes: Reading) -> None:
    found = quotes("Two diplomats briefed on the plan said the bridge would close.")
    assert speakers(found) == ["Two diplomats briefed on the plan"]


def test_a_relative_pronoun_speaks_for_its_noun(parser: Parser) -> None:
    text = "The crowd cheered Ana Kovac, who said the war was over."
    found = find_quotes(parser.parse(Document("d", text)), [mention(text, "Ana Kovac", "Ana Kovac")], [], RULES)
    assert speakers(found) == ["Ana Kovac"]


def test_no_time_in_the_clause_leaves_the_day_unknown(quotes: Reading) -> None:
    assert quotes("The colonel said the army would leave.")[0].interval == UNKNOWN


def test_every_span_is_a_slice_of_the_text(quotes: Reading) -> None:
    text = "“We lost,” Ana Kovac told reporters. “We will return.” The colonel said it was late."
    for quote in quotes(text):
        assert quote.span == Span(quote.parts[0].start, quote.parts[-1].end)
        assert quote.cue is None or quote.cue.of(text).strip() == quote.cue.of(text)
        assert quote.speaker is None or quote.speaker.span is not None


def test_an_article_without_words_has_no_quotes(quotes: Reading) -> None:
    assert quotes("") == []
