"""Who said what, by many small cases: typographies, nesting, splits, transcripts, unnamed sources, bad marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.knowledge.quoterules import load_quote_rules
from dragoman.model.document import Document
from dragoman.model.mention import Manner, Quote
from dragoman.reading.parse import Parser
from dragoman.reading.quotes import find_quotes

RULES = load_quote_rules()
Reading = Callable[[str], list[Quote]]
Expected = tuple[list[str], str | None, Manner]
SAID, WRITTEN, THOUGHT, INTENDED, SHOWN = Manner.SAID, Manner.WRITTEN, Manner.THOUGHT, Manner.INTENDED, Manner.SHOWN


@pytest.fixture
def quotes(parser: Parser) -> Reading:
    def read(text: str) -> list[Quote]:
        return find_quotes(parser.parse(Document("d", text)), [], [], RULES)

    return read


# text -> the stretches of each content, its speaker as the text names him, its manner
CASES: list[tuple[str, list[Expected]]] = [
    ("“The valves are shut,” engineer Ilse Braun said.", [(["The valves are shut"], "engineer Ilse Braun", SAID)]),
    ('"The valves are shut," engineer Ilse Braun said.', [(["The valves are shut"], "engineer Ilse Braun", SAID)]),
    ("'The valves are shut,' engineer Ilse Braun said.", [(["The valves are shut"], "engineer Ilse Braun", SAID)]),
    ("‘The valves are shut,’ engineer Ilse Braun said.", [(["The valves are shut"], "engineer Ilse Braun", SAID)]),
    ("« The valves are shut », engineer Ilse Braun said.", [(["The valves are shut"], "engineer Ilse Braun", SAID)]),
    ("»The valves are shut«, engineer Ilse Braun said.", [(["The valves are shut"], "engineer Ilse Braun", SAID)]),
    ("„The valves are shut“, engineer Ilse Braun said.", [(["The valves are shut"], "engineer Ilse Braun", SAID)]),
    ("„The valves are shut”, engineer Ilse Braun said.", [(["The valves are shut"], "engineer Ilse Braun", SAID)]),
    ("``The valves are shut,'' engineer Ilse Braun said.", [(["The valves are shut"], "engineer Ilse Braun", SAID)]),
    ("‹The valves are shut,› engineer Ilse Braun said.", [(["The valves are shut"], "engineer Ilse Braun", SAID)]),
    ('“The valves are shut," engineer Ilse Braun said.', [(["The valves are shut"], "engineer Ilse Braun", SAID)]),
    ('"The valves are shut,” engineer Ilse Braun said.', [(["The valves are shut"], "engineer Ilse Braun", SAID)]),
    ("“The valves are shut”, engineer Ilse Braun said.", [(["The valves are shut"], "engineer Ilse Braun", SAID)]),
    ("“The valves are shut.” engineer Ilse Braun said.", [(["The valves are shut"], "engineer Ilse Braun", SAID)]),
    ("— The valves are shut, engineer Ilse Braun said.", [(["The valves are shut"], "engineer Ilse Braun", SAID)]),
    (
        "“He shouted ‘Stand back!’ and the crowd ran,” the nurse said.",
        [(["He shouted ‘Stand back!’ and the crowd ran"], "the nurse", SAID)],
    ),
    (
        "'She told me \"never again\" and hung up,' the nurse said.",
        [(['She told me "never again" and hung up'], "the nurse", SAID)],
    ),
    (
        "“We loaded the carts,” said Pavel Horak.\n\n“The road was empty.\n\n“Nobody stopped us.”\n\nThe convoy left.",
        [
            (["We loaded the carts"], "Pavel Horak", SAID),
            (["The road was empty", "Nobody stopped us"], "Pavel Horak", SAID),
        ],
    ),
    (
        "Pavel Horak said: “We loaded the carts at dawn.\n\n“The road was empty.\n\n“Nobody stopped us.”",
        [(["We loaded the carts at dawn", "The road was empty", "Nobody stopped us"], "Pavel Horak", SAID)],
    ),
    (
        'Pavel Horak said: "We loaded the carts at dawn.\n\n"The road was empty."',
        [(["We loaded the carts at dawn", "The road was empty"], "Pavel Horak", SAID)],
    ),
    (
        "“The dam,” Ines Prado said, “will hold until spring.”",
        [(["The dam", "will hold until spring"], "Ines Prado", SAID)],
    ),
    (
        "“The dam will hold,” Ines Prado said on Monday. “The town will not.”",
        [(["The dam will hold", "The town will not"], "Ines Prado", SAID)],
    ),
    (
        "“The dam will hold,” said Ines Prado, who runs the plant. “The town will not.”",
        [(["The dam will hold", "The town will not"], "Ines Prado", SAID)],
    ),
    (
        "“If the dam breaks,” warned Ines Prado, “the town goes with it.”",
        [(["If the dam breaks", "the town goes with it"], "Ines Prado", SAID)],
    ),
    ("“No,” Ines Prado said — “not this year.”", [(["No", "not this year"], "Ines Prado", SAID)]),
    (
        "Prado warns dam ‘will not last the winter’\n\nThe river rose again on Monday.",
        [(["dam ‘will not last the winter’"], "Prado", SAID)],
    ),
    (
        "Minister calls border plan ‘a trap’\n\nThe plan was published on Monday.",
        [(["border plan ‘a trap’"], "Minister", SAID)],
    ),
    (
        "Prado: the dam will not last the winter\n\nThe river rose again.",
        [(["the dam will not last the winter"], "Prado", SAID)],
    ),
    (
        "Prado: ‘The dam will not last the winter’\n\nThe river rose again.",
        [(["The dam will not last the winter"], "Prado", SAID)],
    ),
    (
        "‘We have no water left,’ says mayor of besieged town\n\nThe river rose again.",
        [(["We have no water left"], "mayor of besieged town", SAID)],
    ),
    (
        "Dam ‘will not last the winter’, says Prado\n\nThe river rose again.",
        [(["Dam ‘will not last the winter’"], "Prado", SAID)],
    ),
    ("Ines Prado shook her head. “The dam is finished.”", [(["The dam is finished"], "Ines Prado", SAID)]),
    (
        "Ines Prado was blunt. “The dam is finished. We should leave.”",
        [(["The dam is finished. We should leave"], "Ines Prado", SAID)],
    ),
    (
        "“The dam is finished,” said Ines Prado.\n\n“Nobody will come to mend it.”",
        [(["The dam is finished"], "Ines Prado", SAID), (["Nobody will come to mend it"], "Ines Prado", SAID)],
    ),
    (
        "“The dam is finished,” Ines Prado, who has run the plant above the gorge since the war and knows its gates, said.",
        [(["The dam is finished"], "Ines Prado", SAID)],
    ),
    (
        "Speaking to reporters outside the plant after a night of heavy rain, Ines Prado said: “The dam is finished.”",
        [(["The dam is finished"], "Ines Prado", SAID)],
    ),
    (
        "Ines Prado told a meeting of farmers and villagers: “The dam is finished.”",
        [(["The dam is finished"], "Ines Prado", SAID)],
    ),
    ("“The dam is finished,” warned the engineer.", [(["The dam is finished"], "the engineer", SAID)]),
    ("The dam is finished, said the engineer.", [(["The dam is finished"], "the engineer", SAID)]),
    ("Said the engineer: “The dam is finished.”", [(["The dam is finished"], "the engineer", SAID)]),
    ("“Where is the convoy?” asked the sergeant.", [(["Where is the convoy"], "the sergeant", SAID)]),
    ("“Leave at once!” shouted one of the guards.", [(["Leave at once"], "one of the guards", SAID)]),
    (
        "The minister was quoted as saying that the road was mined.",
        [(["that the road was mined"], "The minister", SAID)],
    ),
    (
        "The minister was quoted by state radio as saying the road was mined.",
        [(["the road was mined"], "The minister", SAID)],
    ),
    ("“The road is mined,” the minister was quoted as saying.", [(["The road is mined"], "the minister", SAID)]),
    (
        "The radio quoted the minister as saying that the road was mined.",
        [(["that the road was mined"], "the minister", SAID)],
    ),
    (
        "Residents were told by the army that the bridge would close.",
        [(["that the bridge would close"], "the army", SAID)],
    ),
    ("It was announced that the bridge would close.", [(["that the bridge would close"], None, SAID)]),
    ("The bridge is said to be unsafe.", [(["The bridge", "to be unsafe"], None, SAID)]),
    (
        "According to the harbour master, two ships ran aground.",
        [(["two ships ran aground"], "the harbour master", SAID)],
    ),
    (
        "Two ships ran aground, according to the harbour master.",
        [(["Two ships ran aground"], "the harbour master", SAID)],
    ),
    (
        "Two ships, according to the harbour master, ran aground.",
        [(["Two ships", "ran aground"], "the harbour master", SAID)],
    ),
    (
        "According to two diplomats briefed on his plans, the envoy will fly to Doha.",
        [(["the envoy will fly to Doha"], "two diplomats briefed on his plans", SAID)],
    ),
    (
        "Two ships ran aground, according to a statement from the navy.",
        [(["Two ships ran aground"], "a statement from the navy", WRITTEN)],
    ),
    (
        "In the words of the harbour master, “two ships ran aground.”",
        [(["two ships ran aground"], "the harbour master", SAID)],
    ),
    (
        "According to one official, Marek told Kovac that the talks were over.",
        [
            (["Marek told Kovac that the talks were over"], "one official", SAID),
            (["that the talks were over"], "Marek", SAID),
        ],
    ),
    (
        "A diplomat said Marek had warned Kovac that the talks were over.",
        [
            (["Marek had warned Kovac that the talks were over"], "A diplomat", SAID),
            (["that the talks were over"], "Marek", SAID),
        ],
    ),
    (
        "The paper reported that an aide said the king was ill.",
        [(["that an aide said the king was ill"], "The paper", WRITTEN), (["the king was ill"], "an aide", SAID)],
    ),
    ("“Marek told me the talks were over,” Kovac said.", [(["Marek told me the talks were over"], "Kovac", SAID)]),
    (
        "Two diplomats briefed on the talks said the envoy had left.",
        [(["the envoy had left"], "Two diplomats briefed on the talks", SAID)],
    ),
    ("Officials said the envoy had left.", [(["the envoy had left"], "Officials", SAID)]),
    (
        "A senior official, who asked not to be named, said the envoy had left.",
        [(["the envoy had left"], "A senior official", SAID)],
    ),
    (
        "A person familiar with the matter said the envoy had left.",
        [(["the envoy had left"], "A person familiar with the matter", SAID)],
    ),
    ("Sources told the agency the envoy had left.", [(["the envoy had left"], "Sources", SAID)]),
    (
        "“The envoy has left,” one of the guards said on condition of anonymity.",
        [(["The envoy has left"], "one of the guards", SAID)],
    ),
    ("Kovac told Marek the road was mined.", [(["the road was mined"], "Kovac", SAID)]),
    ("Kovac said to Marek that the road was mined.", [(["that the road was mined"], "Kovac", SAID)]),
    ("Kovac warned the rebels not to cross the river.", [(["the rebels not to cross the river"], "Kovac", SAID)]),
    ("Kovac asked the guards whether the road was mined.", [(["whether the road was mined"], "Kovac", SAID)]),
    ("Kovac wrote to the king that the road was mined.", [(["that the road was mined"], "Kovac", WRITTEN)]),
    ("Kovac informed the council that the road was mined.", [(["that the road was mined"], "Kovac", SAID)]),
    ("Kovac wrote that the road was mined.", [(["that the road was mined"], "Kovac", WRITTEN)]),
    ("Kovac tweeted: “The road is mined.”", [(["The road is mined"], "Kovac", WRITTEN)]),
    ("Kovac posted on Telegram that the road was mined.", [(["that the road was mined"], "Kovac", WRITTEN)]),
    ("Kovac believes that the road is mined.", [(["that the road is mined"], "Kovac", THOUGHT)]),
    ("Kovac fears the road is mined.", [(["the road is mined"], "Kovac", THOUGHT)]),
    ("Kovac plans to close the road.", [(["to close the road"], "Kovac", INTENDED)]),
    ("Kovac wants to close the road.", [(["to close the road"], "Kovac", INTENDED)]),
    ("Satellite images show that the road was bombed.", [(["that the road was bombed"], "Satellite images", SHOWN)]),
    ("A survey found that most villagers want peace.", [(["that most villagers want peace"], "A survey", SHOWN)]),
    ("The report concluded that the road was bombed.", [(["that the road was bombed"], "The report", WRITTEN)]),
    ("In a letter, Kovac said the road was mined.", [(["the road was mined"], "Kovac", WRITTEN)]),
    (
        "In a statement on Monday, the ministry said the road was mined.",
        [(["the road was mined"], "the ministry", WRITTEN)],
    ),
    ("“The road is mined,” Kovac wrote on X.", [(["The road is mined"], "Kovac", WRITTEN)]),
    ("“The road is mined,” Kovac said in a post on Facebook.", [(["The road is mined"], "Kovac", WRITTEN)]),
    ("Kovac vowed to reopen the road.", [(["to reopen the road"], "Kovac", SAID)]),
    ("Kovac denied that the road was mined.", [(["that the road was mined"], "Kovac", SAID)]),
    ("Kovac insisted that “the road is safe”.", [(["that “the road is safe”"], "Kovac", SAID)]),
    (
        "Q: Will the dam hold?\n\nA: It will hold until spring. Then we shall see.",
        [(["Will the dam hold"], None, SAID), (["It will hold until spring. Then we shall see"], None, SAID)],
    ),
    (
        "REPORTER: Will the dam hold?\n\nPRADO: It will hold until spring.",
        [(["Will the dam hold"], "REPORTER", SAID), (["It will hold until spring"], "PRADO", SAID)],
    ),
    (
        "Ines Prado: It will hold until spring.\nHost: And then?\nInes Prado: Then we shall see.",
        [
            (["It will hold until spring"], "Ines Prado", SAID),
            (["And then"], "Host", SAID),
            (["Then we shall see"], "Ines Prado", SAID),
        ],
    ),
    (
        '"MAREK: Will the dam hold?\n\n"PRADO: It will hold until spring."',
        [(["Will the dam hold"], "MAREK", SAID), (["It will hold until spring"], "PRADO", SAID)],
    ),
    (
        "Ines Prado, engineer: We never had the money.\n\nMayor Tomas Ek: Nobody asked for it.",
        [(["We never had the money"], "Ines Prado, engineer", SAID), (["Nobody asked for it"], "Mayor Tomas Ek", SAID)],
    ),
    (
        "Here is the record of the talk.\n\nMODERATOR: How deep is it?\n\nDR. EK: Nine metres.\n\nThe talk was held on Monday.",
        [(["How deep is it"], "MODERATOR", SAID), (["Nine metres"], "DR. EK", SAID)],
    ),
    (
        "Kovac replied:\n\n“The road is mined. Turn back.”\n\n— Ana Kovac (@anakovac) May 3, 2024",
        [(["The road is mined. Turn back"], "Ana Kovac", WRITTEN)],
    ),
    (
        "“The road is mined. Turn back. pic.twitter.com/abc”\n\n— Ana Kovac (@anakovac) May 3, 2024",
        [(["The road is mined. Turn back. pic.twitter.com/abc"], "Ana Kovac", WRITTEN)],
    ),
    (
        "“We were five in the cellar. The lamp went out. My brother counted the shells.”",
        [
            (
                ["We were five in the cellar. The lamp went out. My brother counted the shells"],
                None,
                SAID,
            )
        ],
    ),
    ("The valves are shut,” engineer Ilse Braun said.", [(["The valves are shut"], "engineer Ilse Braun", SAID)]),
    (
        "Ilse Braun said “the valves are shut and left.\n\nThe town slept.",
        [(["the valves are shut and left"], "Ilse Braun", SAID)],
    ),
    (
        "“The valves are shut,” Ilse Braun said. “The pumps are not.\n\nThe town slept.",
        [(["The valves are shut", "The pumps are not"], "Ilse Braun", SAID)],
    ),
    ("“The valves are shut,“ Ilse Braun said.", [(["The valves are shut"], "Ilse Braun", SAID)]),
    ("”The valves are shut,” Ilse Braun said.", [(["The valves are shut"], "Ilse Braun", SAID)]),
    (
        "Kovac told her supporters, “our village is in trouble. Why sit here and wait?”",
        [(["our village is in trouble. Why sit here and wait"], "Kovac", SAID)],
    ),
    (
        "Kovac argued that “only the council can mend this. The army cannot. It has no money.”",
        [(["that “only the council can mend this. The army cannot. It has no money.”"], "Kovac", SAID)],
    ),
    ("“The road is mined.” Kovac said.", [(["The road is mined"], "Kovac", SAID)]),
    ("Added Kovac: “The road is mined.”", [(["The road is mined"], "Kovac", SAID)]),
    ("Asked if the road was mined, Kovac said no.", [(["if the road was mined"], None, SAID)]),
    ("Asked about the road, Kovac replied: “It is mined.”", [(["It is mined"], "Kovac", SAID)]),
    (
        "Kovac issued a statement calling the attack “an act of war.”",
        [(["the attack “an act of war.”"], "Kovac", WRITTEN)],
    ),
    ("The crowd chanted “No more war!”", [(["No more war"], "The crowd", SAID)]),
    (
        "Kovac said the attack was “cowardly”, “cruel” and “useless”.",
        [(["the attack was “cowardly”, “cruel” and “useless”"], "Kovac", SAID)],
    ),
    (
        "“The dam is safe,” he said, adding: “We have tested it.”",
        [(["The dam is safe"], "he", SAID), (["We have tested it"], "he", SAID)],
    ),
    (
        "“The dam is safe,” she said, but added that the gates were old.",
        [(["The dam is safe"], "she", SAID), (["that the gates were old"], "she", SAID)],
    ),
    ("Kovac declined to comment.", [(["to comment"], "Kovac", SAID)]),
    ("Kovac said yes.", [(["yes"], "Kovac", SAID)]),
    ("Kovac said the road was mined, but Marek disagreed.", [(["the road was mined"], "Kovac", SAID)]),
    (
        "Kovac said the road was mined and that the bridge was closed.",
        [(["the road was mined and that the bridge was closed"], "Kovac", SAID)],
    ),
    ("Kovac and Marek said the road was mined.", [(["the road was mined"], "Kovac and Marek", SAID)]),
    ("The road, Kovac believes, is mined.", [(["The road", "is mined"], "Kovac", THOUGHT)]),
    ("The road is mined, Kovac says.", [(["The road is mined"], "Kovac", SAID)]),
    ("The road was mined, state media reported.", [(["The road was mined"], "state media", SAID)]),
    (
        "The road had been mined, the ministry confirmed on Friday.",
        [(["The road had been mined"], "the ministry", SAID)],
    ),
    ("Kovac’s message was simple: “Leave.”", [(["Leave"], "Kovac", SAID)]),
    ("Kovac’s claim that the road was mined is false.", [(["that the road was mined"], "Kovac", SAID)]),
    ("There are fears that the dam will burst.", [(["that the dam will burst"], None, THOUGHT)]),
    ("Kovac: “The road is mined.”", [(["The road is mined"], "Kovac", SAID)]),
    (
        "In an interview with the radio on Monday, Kovac said the road was mined.",
        [(["the road was mined"], "Kovac", SAID)],
    ),
    ("Estimates vary: activists put the toll at 30.", [(["the toll at 30"], "activists", SAID)]),
    ("“At last,” beamed Ines Prado.", [(["At last"], "Ines Prado", SAID)]),
    (
        "Kovac said the plan was “dead”, calling it “a trap”.",
        [(["the plan was “dead”"], "Kovac", SAID), (["it “a trap”"], "Kovac", SAID)],
    ),
    (
        "Kovac said the plan was “dead,” calling Marek “a liar.”",
        [(["the plan was “dead,”"], "Kovac", SAID), (["Marek “a liar.”"], "Kovac", SAID)],
    ),
    ("Kovac said the plan was “dead” — a first for the mayor.", [(["the plan was “dead”"], "Kovac", SAID)]),
    (
        "The mayor says the council has “always kept a clean house.”",
        [(["the council has “always kept a clean house.”"], "The mayor", SAID)],
    ),
    ("She says reports of a raid are “lies.”", [(["reports of a raid are “lies.”"], "She", SAID)]),
    ("Asked whether he would resign, the minister laughed.", [(["whether he would resign"], None, SAID)]),
    ("The video of Kovac saying the war was lost spread fast.", [(["the war was lost"], "Kovac", SAID)]),
    (
        "HOST: Who fired first?\n\nKOVAC: They did.\n\n(LAUGHTER)\n\nHOST: Are you sure?\n\nKOVAC: I was there.",
        [
            (["Who fired first"], "HOST", SAID),
            (["They did"], "KOVAC", SAID),
            (["Are you sure"], "HOST", SAID),
            (["I was there"], "KOVAC", SAID),
        ],
    ),
    (
        "Q. Who fired first?\nA. They did.\nQ. Are you sure?\nA. I was there.",
        [
            (["Who fired first"], None, SAID),
            (["They did"], None, SAID),
            (["Are you sure"], None, SAID),
            (["I was there"], None, SAID),
        ],
    ),
    ("«He called it “a farce” and left», the clerk said.", [(["He called it “a farce” and left"], "the clerk", SAID)]),
    (
        "“The gate is shut.\n\nThe clerk left.\n\n“The gate is open,” the guard said.",
        [(["The gate is shut"], None, SAID), (["The gate is open"], "the guard", SAID)],
    ),
    ("The clerk said “no\n\nThe guard left.", [(["no"], "The clerk", SAID)]),
    (
        "The guards’ chief said the prisoners’ cells were full.",
        [(["the prisoners’ cells were full"], "The guards’ chief", SAID)],
    ),
]

SILENT = [
    "The “doctor” had no licence.",
    "Her film “The Long Ford” opened in May.",
    "Ivo “Hammer” Novak led the band.",
    "The so-called ‘caliphate’ fell in spring.",
    "The app, named “Nightjar”, was banned.",
    "The band played “Sons of the River” twice.",
    "Soldiers painted ‘Z’ on the trucks.",
    "The operation, code-named “Grey Heron,” began at dawn.",
    "It was a “who’s who” of the party.",
    "UPDATE: The dam has burst.\n\nThe town was flooded.",
    "Place: Oslo\nDate: May 3\nPrice: 40 euros",
    "Kovac did not say whether the road was mined.",
    "Kovac neither confirmed nor denied that the road was mined.",
    "No official said that the road was mined.",
    "Note: the road is closed.\n\nSource: ministry.",
    '"""',
    "“”",
    "“ ”",
    "’’’ “““",
    "He said: “",
    "“…” he said.",
]

ADDRESSED = [
    (
        "Ines Prado told a meeting of farmers and villagers: “The dam is finished.”",
        "a meeting of farmers and villagers",
    ),
    ("Residents were told by the army that the bridge would close.", "Residents"),
    ("According to one official, Marek told Kovac that the talks were over.", "Kovac"),
    ("A diplomat said Marek had warned Kovac that the talks were over.", "Kovac"),
    ("Sources told the agency the envoy had left.", "the agency"),
    ("Kovac told Marek the road was mined.", "Marek"),
    ("Kovac said to Marek that the road was mined.", "Marek"),
    ("Kovac warned the rebels not to cross the river.", "the rebels"),
    ("Kovac asked the guards whether the road was mined.", "the guards"),
    ("Kovac wrote to the king that the road was mined.", "the king"),
    ("Kovac informed the council that the road was mined.", "the council"),
    ("Kovac told her supporters, “our village is in trouble. Why sit here and wait?”", "her supporters"),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_content_speaker_and_manner(quotes: Reading, text: str, expected: list[Expected]) -> None:
    found = [
        ([part.of(text) for part in quote.parts], quote.speaker.name if quote.speaker else None, quote.manner)
        for quote in quotes(text)
    ]
    assert found == expected


@pytest.mark.parametrize("text", SILENT, ids=SILENT)
def test_scare_quotes_titles_labels_and_what_is_not_said_are_no_quotes(quotes: Reading, text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(("text", "name"), ADDRESSED, ids=[text for text, _ in ADDRESSED])
def test_who_is_spoken_to(quotes: Reading, text: str, name: str) -> None:
    assert name in [quote.addressee.name for quote in quotes(text) if quote.addressee]


@pytest.mark.parametrize("text", [text for text, _ in CASES] + SILENT)
def test_every_part_is_a_slice_in_order(quotes: Reading, text: str) -> None:
    for quote in quotes(text):
        bounds = [offset for part in quote.parts for offset in (part.start, part.end)]
        assert bounds == sorted(bounds)
        assert bounds[-1] <= len(text)


def test_a_thousand_marks_do_not_stop_the_reader(quotes: Reading) -> None:
    assert isinstance(quotes("“a ‘b «c „d " * 250), list)


def test_an_article_of_one_long_quotation_is_one_quote(quotes: Reading) -> None:
    body = "\n\n".join(f"“We dug the well again on day {day} and the water was brown." for day in range(2, 40))
    found = quotes(f"Vera Lysak said: {body}”")
    assert [(len(quote.parts), quote.speaker.name if quote.speaker else None) for quote in found] == [
        (38, "Vera Lysak")
    ]
