"""Who is meant: names, offices on a day, metonyms, relations, pairs, descriptions, pronouns."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.knowledge.actorwords import FILE, ActorWords, NounKind
from dragoman.knowledge.files import SHIPPED, KnowledgeFiles, read_entries
from dragoman.knowledge.registry import Registry
from dragoman.model.actor import ActorForm, ActorKind, ActorMention, Place, PlaceMention
from dragoman.model.document import Document, Span
from dragoman.model.errors import KnowledgeError
from dragoman.reading.actors import find_actors
from dragoman.reading.noun_phrases import noun_phrase
from dragoman.reading.parse import Parser
from dragoman.reading.sentence import Name, Parse, Sentence, children_of

Finder = Callable[..., list[ActorMention]]


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load(KnowledgeFiles())


@pytest.fixture(scope="module")
def words() -> ActorWords:
    return ActorWords.load(KnowledgeFiles())


@pytest.fixture
def find(parser: Parser, registry: Registry, words: ActorWords, article: Callable[..., Document]) -> Finder:
    def run(text: str, published: str = "2023-05-01") -> list[ActorMention]:
        return find_actors(parser.parse(article(text, published=published)), (), registry, words)

    return run


def who(mentions: list[ActorMention], text: str, words: str, last: bool = False) -> ActorMention:
    """The mention by exactly these words, an article before them aside."""
    found = [m for m in mentions if m.span.of(text).removeprefix("the ").removeprefix("The ") == words]
    assert found, f"no mention {words!r} among {[m.span.of(text) for m in mentions]}"
    return found[-1 if last else 0]


@pytest.mark.parametrize(
    ("text", "published", "phrase", "name"),
    [
        ("The British prime minister flew to Kyiv.", "2022-05-02", "British prime minister", "Boris Johnson"),
        ("The British prime minister flew to Kyiv.", "2024-11-20", "British prime minister", "Keir Starmer"),
        ("Israel's defence minister toured the border.", "2023-11-05", "Israel's defence minister", "Yoav Gallant"),
        ("The president of France received the delegates.", "2019-03-04", "president of France", "Emmanuel Macron"),
        ("Germany's leader spoke last.", "2016-03-04", "Germany's leader", "Angela Merkel"),
    ],
)
def test_an_office_is_its_holder_on_the_day(find: Finder, text: str, published: str, phrase: str, name: str) -> None:
    """The same words mean another person on another day."""
    found = who(find(text, published), text, phrase)
    assert (found.actor.name, found.form) == (name, ActorForm.ROLE)


@pytest.mark.parametrize(
    ("text", "phrase", "name", "country"),
    [
        ("The Kremlin published the list.", "Kremlin", "Presidency of Russia", "RUS"),
        ("Kyiv rejected the plan.", "Kyiv", "Government of Ukraine", "UKR"),
        ("Relations with Ankara improved.", "Ankara", "Government of Turkey", "TUR"),
        ("Brussels froze the funds.", "Brussels", "European Union", "EUR"),
    ],
)
def test_a_capital_or_palace_that_acts_is_its_government(
    find: Finder, text: str, phrase: str, name: str, country: str
) -> None:
    """A metonym is named by its body."""
    found = who(find(text), text, phrase)
    assert (found.actor.name, found.actor.country, found.form) == (name, country, ActorForm.METONYM)


@pytest.mark.parametrize(
    "text",
    ["Shots were heard in Moscow.", "The envoy flew to Moscow.", "A bridge near Moscow fell.", "They left Moscow."],
)
def test_a_capital_that_is_only_a_place_is_marked_as_one(find: Finder, text: str) -> None:
    """Where something happens is no actor, so its confidence is low."""
    found = who(find(text), text, "Moscow")
    assert found.rule == "place"
    assert found.confidence < 0.5


@pytest.mark.parametrize(
    ("text", "phrase", "country", "sector"),
    [
        ("Ukrainian officials left.", "Ukrainian officials", "UKR", "GOV"),
        ("A Cambodian soldier was hurt.", "A Cambodian soldier", "KHM", "MIL"),
        ("Hamas leaders met in Doha.", "Hamas leaders", "PSE", "REB"),
        ("Turkish prosecutors opened a case.", "Turkish prosecutors", "TUR", "JUD"),
        ("Polish farmers blocked the road.", "Polish farmers", "POL", "AGR"),
        ("Gunmen attacked a market.", "Gunmen", None, "UAF"),
        ("Several of the trade unions in Denmark met.", "Several of the trade unions in Denmark", "DNK", "LAB"),
    ],
)
def test_people_without_a_name_have_the_country_and_sector_of_their_words(
    find: Finder, text: str, phrase: str, country: str | None, sector: str
) -> None:
    """They keep the name that the text gives them, under an id that only the article knows."""
    found = who(find(text), text, phrase)
    assert (found.actor.country, found.actor.sector) == (country, sector)
    assert found.actor.id.startswith("text:")


@pytest.mark.parametrize(
    ("text", "phrase", "key"),
    [
        ("Israeli aircraft bombed the port.", "Israeli aircraft", "military:ISR"),
        ("The Thai army crossed the river.", "Thai army", "military:THA"),
        ("Kenya's government resigned.", "Kenya's government", "government:KEN"),
        ("Iran's foreign ministry summoned the envoy.", "Iran's foreign ministry", "foreign_ministry:IRN"),
        ("Police in Belgrade closed the bridge.", "Police in Belgrade", "police:SRB"),
    ],
)
def test_a_body_of_a_state_is_its_row_of_the_registry(find: Finder, text: str, phrase: str, key: str) -> None:
    """Equipment and troops stand for the armed forces."""
    assert who(find(text), text, phrase).actor.id == key


def test_an_apposition_gives_one_person_twice(find: Finder) -> None:
    """Name and description share the actor, and the description says who an unknown person is."""
    text = "Kenya's chief negotiator, Wanjiru Achieng, left early. Achieng gave no reason."
    found = find(text)
    person = who(found, text, "Wanjiru Achieng").actor
    assert (person.country, person.sector) == ("KEN", "GOV")
    assert who(found, text, "Kenya's chief negotiator").actor.id == person.id
    assert who(found, text, "Achieng").actor.id == person.id


def test_names_in_a_row_share_out_the_countries_before_them(find: Finder) -> None:
    """The first name belongs to the first country."""
    text = "The ministers of Ghana and Togo, Kofi Amanor and Ayi Mensavi, signed the accord."
    found = find(text)
    assert who(found, text, "Kofi Amanor").actor.country == "GHA"
    assert who(found, text, "Ayi Mensavi").actor.country == "TGO"


def test_two_persons_of_one_family_name_are_kept_apart(find: Finder) -> None:
    """A last name alone means the one introduced last before it."""
    text = "Senator Ana Ruizano arrived. Ruizano left at noon. General Beto Ruizano stayed. Ruizano spoke to reporters."
    found = find(text)
    assert who(found, text, "Ruizano").actor.name == "Ana Ruizano"
    assert who(found, text, "Ruizano", last=True).actor.name == "Beto Ruizano"


@pytest.mark.parametrize(
    ("text", "published", "phrase", "name"),
    [
        ("Pashinyan met his Azerbaijani counterpart.", "2023-06-01", "his Azerbaijani counterpart", "Ilham Aliyev"),
        ("Biden blamed his predecessor.", "2022-06-01", "his predecessor", "Donald Trump"),
        ("Two presidents came. The Polish one left first.", "2023-06-01", "Polish one", "Andrzej Duda"),
    ],
)
def test_a_relation_is_resolved_through_its_owner(
    find: Finder, text: str, published: str, phrase: str, name: str
) -> None:
    """Leaders have leaders for counterparts, office holders the one before for a predecessor."""
    found = who(find(text, published), text, phrase)
    assert (found.actor.name, found.form) == (name, ActorForm.RELATION)


def test_both_sides_are_the_two_of_the_article(find: Finder) -> None:
    """The host of the clause is not one of them."""
    text = "Armenia and Azerbaijan traded fire. Armenia blamed Azerbaijan. Qatar invited both sides to Doha."
    found = who(find(text), text, "both sides")
    assert {member.country for member in found.members} == {"ARM", "AZE"}
    assert found.plural


def test_a_group_is_pointed_back_to(find: Finder) -> None:
    """ "The group", "the rebels" and "the front" mean the armed group named before."""
    text = "The Tigray People's Liberation Front withdrew. The rebels kept their guns. The front denied it."
    found = find(text)
    first = who(found, text, "Tigray People's Liberation Front").actor.id
    assert who(found, text, "rebels").actor.id == first
    assert who(found, text, "front").actor.id == first


def test_the_army_without_a_country_is_that_of_the_country_in_focus(find: Finder) -> None:
    """The subject of the clause above decides."""
    text = "Chad closed its border. Chad's defence minister says the army will stay."
    assert who(find(text), text, "army").actor.id == "military:TCD"


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Angela Merkel met Emmanuel Macron. She left first.", "She", "Angela Merkel"),
        ("Angela Merkel met Emmanuel Macron. He left first.", "He", "Emmanuel Macron"),
        ("Hungary said that it would abstain.", "it", "Hungary"),
        ("Washington, which had waited for weeks, sent aid.", "which", "Government of the United States"),
        ("Mali and Burkina Faso said that they would leave.", "they", "Mali and Burkina Faso"),
        ("As he flew home, Emmanuel Macron called the crew.", "he", "Emmanuel Macron"),
        ("Joe Biden and Olaf Scholz met. The latter left first.", "latter", "Olaf Scholz"),
    ],
)
def test_a_pronoun_means_what_fits_in_gender_and_number(find: Finder, text: str, phrase: str, name: str) -> None:
    """Subjects come before objects, and a relative pronoun means the noun before it."""
    found = who(find(text), text, phrase)
    assert (found.actor.name, found.form) == (name, ActorForm.PRONOUN)


@pytest.mark.parametrize("text", ["It rained in the north.", "It is clear that nobody came."])
def test_a_pronoun_that_means_nobody_gives_no_mention(find: Finder, text: str) -> None:
    """Weather and empty subjects are no actors."""
    assert not [m for m in find(text) if m.form is ActorForm.PRONOUN]


def test_an_object_is_never_its_own_subject(find: Finder) -> None:
    """ "Him" beside "Macron" as the subject is somebody else."""
    text = "Olaf Scholz arrived in Paris. Emmanuel Macron received him."
    assert who(find(text), text, "him").actor.name == "Olaf Scholz"


def test_the_head_of_a_mention_starts_one_of_its_words(find: Finder) -> None:
    """By the head word clauses find their actors."""
    text = "Several Ukrainian officials met the Kremlin's envoy."
    found = who(find(text), text, "Several Ukrainian officials")
    assert text[found.head :].startswith("officials")


def test_mentions_stand_in_text_order_with_their_own_words(find: Finder) -> None:
    """Spans are code points of the article's text."""
    text = "Kyiv’s envoys met Qatar’s prime minister; they praised him."
    found = find(text)
    assert [m.span for m in found] == sorted(m.span for m in found)
    assert all(m.actor.span == m.span for m in found)


def test_an_elliptic_possessive_takes_the_noun_before(find: Finder) -> None:
    """ "Kosovo's" after "Serbia's leader" is Kosovo's leader."""
    text = "Serbia's leader agreed and Kosovo's refused."
    found = who(find(text, "2023-10-01"), text, "Kosovo")
    assert (found.actor.country, found.rule) == ("XKX", "ellipsis")


def test_the_same_article_is_read_the_same(find: Finder) -> None:
    """No set order and no clock enters."""
    text = "Both Sudan and Chad accused Libya. Its army denied it. The two countries' envoys met him."
    assert find(text) == find(text)


def test_an_article_costs_milliseconds(parser: Parser, registry: Registry, words: ActorWords) -> None:
    """Resolution may not cost more than the parse; the bound leaves room for a slow machine."""
    text = "Kenya's president met his Ugandan counterpart in Nairobi. They agreed that both armies would stay. " * 20
    parse = parser.parse(Document("long", text))
    started = time.perf_counter()
    find_actors(parse, (), registry, words)
    assert time.perf_counter() - started < 0.5


# The lexicon and the phrase, without the parser.


def _sentence(*rows: tuple[str, str, int, str]) -> Sentence:
    texts = tuple(row[0] for row in rows)
    starts = tuple(sum(len(t) + 1 for t in texts[:i]) for i in range(len(texts)))
    heads = tuple(row[2] for row in rows)
    return Sentence(
        index=0,
        paragraph=0,
        words=texts,
        lemmas=texts,
        starts=starts,
        ends=tuple(s + len(t) for s, t in zip(starts, texts, strict=True)),
        upos=tuple(row[1] for row in rows),
        xpos=tuple("NN" for _ in rows),
        heads=heads,
        relations=tuple(row[3] for row in rows),
        names=(Name(0, 1, "LOC"),),
        children=children_of(heads),
    )


def test_a_phrase_knows_its_owner() -> None:
    """A possessive owns the noun behind it, and the phrase begins with it."""
    sentence = _sentence(
        ("Chad", "PROPN", 3, "nmod:poss"), ("'s", "PART", 0, "case"),
        ("new", "ADJ", 3, "amod"), ("envoy", "NOUN", 4, "nsubj"),
        ("left", "VERB", -1, "root"),
    )  # fmt: skip
    phrase = noun_phrase(sentence, 3)
    assert (phrase.first, phrase.last, phrase.owner, phrase.link) == (0, 4, 0, "poss")


def test_an_article_without_words_has_no_actors(registry: Registry, words: ActorWords) -> None:
    """Nothing to read is no fault."""
    assert find_actors(Parse(Document("empty", ""), (), "none"), (), registry, words) == []


@pytest.mark.parametrize("entry", read_entries(SHIPPED / FILE, FILE, "noun"), ids=lambda entry: str(entry.fields["id"]))
def test_each_example_of_the_lexicon_holds_one_of_its_words(words: ActorWords, entry: object) -> None:
    """An example that its own entry does not read is a fault of the file."""
    from dragoman.knowledge.files import Entry

    assert isinstance(entry, Entry)
    for example in entry.texts("examples"):
        tokens = example.lower().replace("'s", " 's").split()
        ends = range(1, len(tokens) + 1)
        found = {noun.id for end in ends for noun in words.nouns(tokens[:end], tokens[end - 1])[1]}
        assert entry.text("id") in found, example


def test_the_longest_wording_wins(words: ActorWords) -> None:
    """A police officer is police, an officer is a soldier."""
    assert words.nouns(("a", "police", "officer"), "officer")[1][0].sector == "COP"
    assert words.nouns(("an", "officer"), "officer")[1][0].sector == "MIL"


def test_the_force_of_a_blow_is_no_army(words: ActorWords) -> None:
    """Only the plural "forces" means troops."""
    assert words.nouns(("forces",), "force")[1][0].body == "military"
    assert not [n for n in words.nouns(("force",), "force")[1] if n.kind is not NounKind.PART]


def test_an_unknown_kind_names_file_and_entry(tmp_path: Path) -> None:
    """The message says which file is wrong."""
    (tmp_path / "en").mkdir()
    (tmp_path / FILE).write_text('[[noun]]\nid = "odd"\nkind = "ghost"\nwords = ["ghost"]\n', encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"actorwords\.toml:2: kind"):
        ActorWords.load(KnowledgeFiles(tmp_path))


def test_a_phrase_is_one_mention(find: Finder) -> None:
    """The adjective inside it is none of its own; before a noun that is no actor it is."""
    text = "Ukrainian officials regretted the Russian attack."
    assert [m.span.of(text) for m in find(text)] == ["Ukrainian officials", "Russian"]


def test_the_head_of_a_body_is_whoever_leads_it_by_any_title(find: Finder) -> None:
    """A union has a president, an agency a director general."""
    text = "The head of the IAEA flew home."
    assert who(find(text), text, "head of the IAEA").actor.name == "Rafael Grossi"


def test_kinds_of_mentions_follow_the_registry(find: Finder) -> None:
    """NATO is an international body, a named senator a person."""
    text = "NATO invited Senator Ana Ruizano."
    found = find(text)
    assert who(found, text, "NATO").kind is ActorKind.INTERNATIONAL
    assert who(found, text, "Ana Ruizano").kind is ActorKind.PERSON


def test_a_judge_is_of_the_state_named_last(find: Finder) -> None:
    """Courts and police belong to the state of the paragraph, not to the one most often named."""
    text = "Norwegian police arrested the man on Monday. A judge freed him."
    assert who(find(text), text, "A judge").actor.country == "NOR"


def test_the_mediators_are_those_who_brought_the_sides_together(find: Finder) -> None:
    """They are none of the sides."""
    text = (
        "Armenia and Azerbaijan quarrelled. Finland invited both sides to Turku. Armenia accused Azerbaijan of "
        "treachery. The mediators urged patience."
    )
    assert who(find(text), text, "mediators").actor.name == "Finland"


def test_the_same_pronoun_in_a_joined_clause_means_the_same(find: Finder) -> None:
    """What opened in May is what lapsed in June."""
    text = "Officials praised the talks. He opened them, and in June he closed them, Ana Ruizano wrote."
    he = [m.actor.id for m in find(text) if m.span.of(text).lower() == "he"]
    assert len(set(he)) <= 1


def test_a_national_guard_without_a_state_is_nobodys(find: Finder) -> None:
    """Many states have one; it is the American one only where the United States are in the article."""
    alone = "Reporters waited for the National Guard."
    assert who(find(alone), alone, "National Guard").actor.country is None
    named = "The United States sent envoys. Reporters waited for the National Guard."
    assert who(find(named), named, "National Guard").actor.country == "USA"


def test_a_group_has_the_sector_of_its_day(find: Finder) -> None:
    """The Taliban were rebels between their two governments."""
    text = "The Taliban rejected the offer."
    assert who(find(text, published="2012-05-01"), text, "Taliban").actor.sector == "REB"
    assert who(find(text, published="2023-05-01"), text, "Taliban").actor.sector == "GOV"


def test_relatives_of_officials_have_no_office(find: Finder) -> None:
    text = "Emmanuel Macron's brother spoke, and her mother listened."
    assert who(find(text), text, "Emmanuel Macron's brother").actor.sector == "ELI"


def test_a_first_name_in_another_spelling_is_the_same_person(find: Finder) -> None:
    text = "Reporters met Sergey Shoigu and Dmitri Medvedev."
    assert {m.actor.id for m in find(text)} >= {"person:sergei-shoigu", "person:dmitry-medvedev"}


def test_a_family_name_that_is_a_city_is_the_person_whom_the_article_named(find: Finder) -> None:
    text = "Valeska Paris left the ship. Later Paris said that she was ill."
    assert who(find(text), text, "Paris").kind is ActorKind.PERSON


def test_a_town_says_of_which_country_its_police_are(
    parser: Parser, registry: Registry, words: ActorWords, article: Callable[..., Document]
) -> None:
    """Places of the article are handed in; without them the country stays open."""
    text = "Reporters met Osaka police."
    parse = parser.parse(article(text, published="2023-05-01"))
    osaka = Place("Osaka", "JPN", 34.7, 135.5, None, "city")
    at = text.index("Osaka")
    found = find_actors(parse, (), registry, words, [PlaceMention(Span(at, at + 5), osaka)])
    assert who(found, text, "Osaka police").actor.country == "JPN"


def test_chinas_top_diplomat_stands_above_its_foreign_minister(find: Finder) -> None:
    text = "China's top diplomat flew to Vienna."
    assert who(find(text, published="2023-05-20"), text, "China's top diplomat").actor.name == "Wang Yi"


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Lula and Macron met on Friday. The Brazilian left early.", "Brazilian", "Luiz Inácio Lula da Silva"),
        ("A Cambodian was killed at the border on Friday.", "Cambodian", "Cambodian"),
        ("Lula met Macron in Rio. The Frenchman left early.", "Frenchman", "Emmanuel Macron"),
    ],
)
def test_a_people_in_the_singular_is_one_person_of_it(find: Finder, text: str, phrase: str, name: str) -> None:
    mention = who(find(text), text, phrase)
    assert (mention.actor.name, mention.kind) == (name, ActorKind.PERSON)


@pytest.mark.parametrize(
    "text",
    [
        "The chair stayed empty.",
        "The mayor was suspended from office.",
        "The envoy repeated it in public.",
        "She wrote about the raid on social media.",
        "Two soldiers were taken prisoner.",
        "He won the general over to his side.",
        "The ruling party disputes the authority of the judges.",
        "The president flew home on Air Force One.",
    ],
)
def test_seats_idioms_channels_and_aircraft_are_no_actors(find: Finder, text: str) -> None:
    things = {"chair", "office", "public", "social media", "prisoner", "side", "authority", "Force"}
    assert not [m for m in find(text) if m.span.of(text).split()[-1] in things or "Air Force" in m.span.of(text)]
    assert not [m for m in find(text) if "social media" in m.span.of(text) or "authority" in m.span.of(text)]


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Macron looked pleased. After the envoy had left, he told reporters little.", "he", "Emmanuel Macron"),
        ("Macron and Lula met in Paris. The Brazilian, he complained, was late.", "he", "Emmanuel Macron"),
        ("It was Macron who moved Lula, by warning that he would cut the funds.", "he", "Emmanuel Macron"),
        ("Macron urged Lula to make the journey. A refusal could cost him much.", "him", "Luiz Inácio Lula da Silva"),
        ("Lula criticised Macron. For the French leader, it was a gift. His troops stayed.", "His", "Emmanuel Macron"),
    ],
)
def test_a_pronoun_of_a_report_or_a_topic_means_whom_a_reader_thinks(
    find: Finder, text: str, pronoun: str, name: str
) -> None:
    assert who(find(text), text, pronoun).actor.name == name


def test_what_was_done_to_somebody_names_them_later(find: Finder) -> None:
    text = "The court suspended Macron. Lula was sorry. Nobody will stand in for the suspended leader."
    assert who(find(text), text, "suspended leader").actor.name == "Emmanuel Macron"


def test_two_leaders_are_those_joined_last(find: Finder) -> None:
    text = "Macron and Lula spoke in Rome. Russia attacked Ukraine again. A quarrel had divided the two leaders."
    assert [m.name for m in who(find(text), text, "two leaders").members] == [
        "Emmanuel Macron",
        "Luiz Inácio Lula da Silva",
    ]


def test_troops_rather_than_civilians_fight(find: Finder) -> None:
    text = "Killing civilians did not help Russian forces in the east, where they have been fighting for years."
    assert who(find(text), text, "they").actor.country == "RUS"
    assert who(find(text), text, "they").actor.sector == "MIL"


def test_the_government_in_a_capital_is_that_of_its_state(find: Finder) -> None:
    text = "Cambodia agreed. Its prime minister accused Thailand. Phumtham leads the government in Bangkok."
    assert who(find(text), text, "government").actor.id == "government:THA"


def test_a_first_name_alone_is_the_one_whom_the_article_names_so(find: Finder) -> None:
    text = 'Macron appealed directly to Zelensky: "Volodymyr, come back!" he wrote.'
    assert who(find(text), text, "Volodymyr").actor.name == "Volodymyr Zelensky"
