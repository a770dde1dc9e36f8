"""Exports of LexisNexis and Factiva come apart into their articles."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.ingest.newsbank import is_export, paragraphs
from tests.ingest.inputs import STORY, taken, write

NUMBERED = """
                               1 of 2 DOCUMENTS

                              The Harbour Post

                             May 15, 2024 Wednesday
                              Late Edition - Final

Envoys Meet in Harbour Town

BYLINE: By JANE DOE

SECTION: Section A; Column 0; Foreign Desk; Pg. 1

LENGTH: 812 words

BODY:

   The envoys of the two countries met in the harbour town on Tuesday and agreed
that they would go on talking for the rest of the week about the border.

   A second round was put off until the ministers had spoken to their own people
at home.

LOAD-DATE: May 16, 2024

LANGUAGE: ENGLISH

                   Copyright 2024 The Harbour Post Company
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                   Copyright 2024 Northern Wire
                              All Rights Reserved
                              Northern Wire

                             May 16, 2024 Thursday 9:15 PM GMT

LENGTH: 90 words

HEADLINE: Talks end without a deal

BODY:
 The talks ended on Thursday. Section: nobody said any more than that about it.

LOAD-DATE: May 17, 2024
"""

ENDED = """Envoys Meet in Harbour Town
The Harbour Post
May 15, 2024 Wednesday

Copyright 2024 The Harbour Post Company All Rights Reserved
Section: Section A; Column 0; Foreign Desk; Pg. 1
Length: 812 words
Byline: By Jane Doe
Body


The envoys of the two countries met in the harbour town on Tuesday and agreed to go on.

A second round was put off.

Load-Date: May 15, 2024


End of Document
Talks end without a deal
Northern Wire
May 16, 2024 Thursday

Copyright 2024 Northern Wire All Rights Reserved
Length: 90 words
Body

The talks ended on Thursday and nobody said any more than that.

Classification

Language: ENGLISH
Load-Date: May 17, 2024

End of Document
"""

CODED = """HD   Envoys Meet in Harbour Town
BY   By Jane Doe
WC   120 words
PD   15 May 2024
ET   10:00
SN   The Harbour Post
SC   HARB
LA   English
CY   Copyright 2024 The Harbour Post.

LP
The envoys of the two countries met in the harbour town on Tuesday and agreed to go on.

TD
A second round was put off.

CO
x : X Co
NS   gdip : Diplomacy
AN   Document HARB000020240515ek5f00abc

HD
Talks end
without a deal
WC
33 words
PD
16 May 2024
SN
Northern Wire
LA
English
LP
The talks ended on Thursday and nobody said any more than that.
TD

Document NORW000020240516ek5f00abd
"""

VIEWED = """
 Envoys Meet in Harbour Town
By Jane Doe
120 words
15 May 2024
10:00
The Harbour Post
HARB
English
Copyright 2024 The Harbour Post. All Rights Reserved.

The envoys of the two countries met in the harbour town on Tuesday and agreed to go on.

A second round was put off.

Document HARB000020240515ek5f00abc

Talks end without a deal
33 words
16 May 2024
Northern Wire
NORW
English
(c) 2024 Northern Wire

The talks ended on Thursday and nobody said any more than that.

Document NORW000020240516ek5f00abd
"""

EXPORTS = {"numbered": NUMBERED, "ended": ENDED, "coded": CODED, "viewed": VIEWED}


@pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS)
def test_an_export_comes_apart_into_articles(tmp_path: Path, export: str) -> None:
    """Each with its headline, outlet and day; the labels are no text."""
    documents, aside, _ = taken(write(tmp_path / "export.txt", export))
    assert [document.title for document in documents] == ["Envoys Meet in Harbour Town", "Talks end without a deal"]
    assert [document.source for document in documents] == ["The Harbour Post", "Northern Wire"]
    assert [document.published for document in documents] == [date(2024, 5, 15), date(2024, 5, 16)]
    assert documents[0].text.startswith("The envoys of the two countries met")
    assert documents[0].text.count("\n") == 1
    assert not any(word in document.text for document in documents for word in ("Copyright", "LOAD", "Load", "words"))
    assert not aside


def test_articles_are_signed(tmp_path: Path) -> None:
    """By whom the byline names."""
    assert taken(write(tmp_path / "export.txt", CODED))[0][0].byline == "Jane Doe"


def test_articles_of_factiva_are_named_by_their_number(tmp_path: Path) -> None:
    """The same article of two exports is the same article."""
    for name in ("a.txt", "b.txt"):
        assert taken(write(tmp_path / name, CODED))[0][1].id == "NORW000020240516ek5f00abd"


def test_articles_of_lexisnexis_are_named_by_place(tmp_path: Path) -> None:
    """It gives them no number of their own."""
    documents, _, _ = taken(write(tmp_path / "export.txt", NUMBERED))
    assert [document.id for document in documents] == ["export-1", "export-2"]


def test_an_article_without_text_is_set_aside(tmp_path: Path) -> None:
    """By its place in the export; the others are read."""
    broken = NUMBERED.replace(" The talks ended on Thursday. Section: nobody said any more than that about it.\n", "")
    documents, (fault,), _ = taken(write(tmp_path / "export.txt", broken))
    assert (len(documents), fault.line) == (1, 2)


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Copyright 2024 The Harbour Post\n\n" + STORY,
        STORY + "\nPage 1 of 2\n" + STORY,
        "HD television sales grew.\nLA mayor speaks.\n" + STORY,
        "Document AB12 was signed.\n" + STORY,
    ],
)
def test_an_article_is_no_export(text: str) -> None:
    """Though a word of it may look like one."""
    assert not is_export(text)


def test_wrapped_lines_are_joined_where_blank_lines_part_them() -> None:
    """Else each line is a paragraph."""
    wrapped = "The envoys of the two countries met in the harbour town and did not\nagree on anything."
    assert paragraphs(wrapped.splitlines()) == wrapped.replace("\n", " ")
    assert paragraphs(["One.", "Two."]) == "One.\nTwo."
