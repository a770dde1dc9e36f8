"""A web page gives its article and nothing of what stands around and within it."""

# ruff: noqa: E501 - mark-up is read in one piece

from __future__ import annotations

import json
from typing import Any

import pytest

from dragoman.ingest.page import Page, read_page

FIRST = "The envoys of the two river countries met in the harbour on Thursday, and nobody spoke of a date."
SECOND = "“We were told, ‘Come back in spring,’” said one of the ferrymen, who has waited since the autumn."
THIRD = "The talks had been put off twice since the winter, and the bridge stays shut until they are over."
TEXT = "\n".join((FIRST, SECOND, THIRD))


def page(body: str, head: str = "", **options: Any) -> Page:
    """A page with the usual head."""
    return read_page(
        f"<!doctype html><html lang=en><head><title>Envoys meet again</title>{head}</head><body>{body}</body></html>",
        **options,
    )


def article(*strange: str) -> str:
    """An article with strange parts after its first paragraph."""
    within = "".join(strange)
    return f"<article><h1>Envoys meet again</h1><div class='entry-content'><p>{FIRST}</p>{within}<p>{SECOND}</p><p>{THIRD}</p></div></article>"


STRANGE = {
    "caption": "<figure><img src=a><figcaption>Ferries wait at the northern pier on Tuesday. Photo: Agency</figcaption></figure>",
    "caption by name": "<p class='wp-caption-text'>Ferries wait at the northern pier on Tuesday, as they have for weeks.</p>",
    "newsletter": "<div class='newsletter-signup'><h4>Morning letter</h4><p>Get the news of the river every day at six. It is free.</p></div>",
    "related": "<div class='related-stories'><h3>Related</h3><p>How the first bridge was built, and who paid for it in the end.</p></div>",
    "related by heading": "<div class='x1'><h3>Read next</h3><p>How the first bridge was built, and who paid for it in the end.</p></div>",
    "related link": "<p>Read more: <a href=/b>How the first bridge was built</a></p>",
    "advertisement": "<p>Advertisement</p>",
    "embedded post": "<blockquote class='twitter-tweet'><p>Boats seen at the pier! More soon, stay with us all day.</p></blockquote>",
    "pull quote": "<blockquote>The talks had been put off twice since the winter</blockquote>",
    "pull quote by name": "<div class='pullquote'><p>The talks had been put off twice since the winter.</p></div>",
    "script": "<script>var words = 'The envoys never met at all.';</script>",
    "comment": "<!-- <p>The envoys never met at all.</p> -->",
    "hidden": "<p class='sr-only'>The envoys shake hands in a picture that you cannot see.</p>",
    "share": "<div class='share-tools'>Share this story with the people you know.</div>",
    "age": "<span>3 hours ago</span>",
    "gate": "<p>Subscribe to continue reading this article and all others.</p>",
    "credit": "<p>Reporting by A. Person; Editing by B. Person</p>",
}


@pytest.mark.parametrize("strange", STRANGE.values(), ids=STRANGE.keys())
def test_what_is_strange_to_the_text_stays_out(strange: str) -> None:
    """Told by tags, by names, by what it says, or by being told twice."""
    assert page(article(strange)).text == TEXT


AROUND = {
    "menu": "<nav><a href=/>Home</a><p>All the news of the river in one place, every day.</p></nav>",
    "comments": "<div id='comments'>"
    + "<p>I have said so for years and nobody listened to a word of it.</p>" * 40
    + "</div>",
    "comments by heading": "<div><h2>Comments (40)</h2>"
    + "<p>I have said so for years, and nobody listened.</p>" * 40
    + "</div>",
    "sidebar": "<aside><h2>Latest</h2><p>Storm leaves thousands without power in the north of the country.</p></aside>",
    "consent": "<div class='cookie-consent' role='dialog'><p>We use cookies, and 800 partners of ours do too. You can say no.</p></div>",
    "footer": "<footer><p>All rights reserved by the people who own this paper and its press.</p></footer>",
    "writer": "<div class='author-bio'><p>Maren Holt writes about rivers. She lives by one.</p></div>",
}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND.keys())
def test_what_stands_around_stays_out(around: str) -> None:
    """However long it is."""
    assert page(article() + around).text == page(around + article()).text == TEXT


def test_headings_lists_and_quotations_stay() -> None:
    """They are the article's own."""
    own = "<h2>What was asked</h2><p>There are two points:</p><ul><li>a halt to the shelling</li><li>free passage</li></ul><blockquote><p>“Nothing is signed yet,” the minister said.</p></blockquote>"
    lines = page(article(own)).text.splitlines()
    assert lines[1:6] == [
        "What was asked",
        "There are two points:",
        "a halt to the shelling",
        "free passage",
        "“Nothing is signed yet,” the minister said.",
    ]


def test_a_short_sentence_is_a_paragraph() -> None:
    """Two words with a full stop."""
    assert "Nobody came." in page(article("<p>Nobody came.</p>")).text.splitlines()


def test_breaks_part_paragraphs_and_closing_tags_may_lack() -> None:
    """Old pages have no paragraphs but two breaks, or paragraphs that never end."""
    assert (
        page(f"<table><tr><td><a href=/>Home</a><td><font>{FIRST}<br><br>{SECOND}<br>{THIRD}</font></table>").text
        == TEXT
    )
    assert page(f"<div><p><font>{FIRST}<p><font>{SECOND}<p><font>{THIRD}</div>").text == TEXT


def test_blanks_are_plain_and_words_whole() -> None:
    """Hard blanks and line ends become one blank; soft hyphens and characters without width go."""
    first = (
        FIRST.replace(" met", "&nbsp;\n\t met")
        .replace("harbour", "har&shy;bour")
        .replace("Thursday", "Thurs&#8203;day")
    )
    assert page(article().replace(FIRST, first)).text == TEXT


def test_a_body_in_parts_is_joined() -> None:
    """Between advertisements, under names that a build made up."""
    parts = f"<div class='a1'><p>{FIRST}</p></div><div class='b2'><span>Advertisement</span></div><div class='a1'><p>{SECOND}</p><p>{THIRD}</p></div>"
    assert page(f"<div><h1>Envoys meet again</h1><section>{parts}</section></div>").text == TEXT


def test_only_the_article_that_was_asked_for_is_read() -> None:
    """Some pages load the next one below."""
    other = article().replace("Envoys meet again", "Storm over the hills").replace("envoys", "ferries")
    assert page(article() + other).text == TEXT


def test_a_live_blog_is_its_posts() -> None:
    """With their headings, without their hours and names."""
    posts = "".join(
        f"<article class='lb-post'><time>1{n}:05</time><span class='byline'>Jo Roe</span><h3>{head}</h3><p>{text}</p></article>"
        for n, (head, text) in enumerate((("Gates shut", FIRST), ("Boats wait", SECOND)))
    )
    data = {"@type": "LiveBlogPosting", "headline": "Envoys meet again", "datePublished": "2024-03-05T06:00:00+01:00"}
    found = page(
        f"<main><h1>Envoys meet again</h1><div class='lb'>{posts}</div></main>",
        f"<script type='application/ld+json'>{json.dumps(data)}</script>",
    )
    assert found.text.splitlines() == ["Gates shut", FIRST, "Boats wait", SECOND]


@pytest.mark.parametrize("form", ["html", "pieces"])
def test_a_page_that_scripts_draw_is_read_from_its_data(form: str) -> None:
    """The object with most prose beside a title, related ones left out."""
    body: object = (
        f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
        if form == "html"
        else [{"type": "paragraph", "text": text} for text in (FIRST, SECOND, THIRD)]
    )
    data = {
        "props": {
            "story": {
                "headline": "Envoys meet again",
                "publishedAt": "2024-03-05T23:30:00-05:00",
                "body": body,
                "related": [{"title": "Storm", "body": "Storm."}],
            }
        }
    }
    found = page(
        "<div id=app></div><noscript>Please enable JavaScript.</noscript>",
        f"<script type='application/json'>{json.dumps(data)}</script>",
    )
    assert (found.text, str(found.published)) == (TEXT, "2024-03-05")


def test_json_ld_gives_what_a_gate_hides() -> None:
    """Where it holds the whole article there is nothing to warn of."""
    data = json.dumps(
        {
            "@type": "NewsArticle",
            "headline": "Envoys meet again",
            "isAccessibleForFree": False,
            "articleBody": TEXT.replace("\n", "\n\n"),
        }
    )
    found = page(
        f"<article><h1>Envoys meet again</h1><p>{FIRST}</p></article>",
        f"<script type='application/ld+json'>{data}</script>",
    )
    assert (found.text, len(found.warnings)) == (TEXT, 0)


def test_a_beginning_is_told() -> None:
    """The gate's words stay out of the text and become a warning."""
    data = json.dumps({"@type": "NewsArticle", "headline": "Envoys meet again", "isAccessibleForFree": "False"})
    found = page(
        f"<article><h1>Envoys meet again</h1><p>{FIRST}</p></article><div class='paywall-gate'><p>Subscribe to continue reading.</p></div>",
        f"<script type='application/ld+json'>{data}</script>",
    )
    assert found.text == FIRST
    assert "only the beginning" in found.warnings[0]


def test_a_note_of_correction_is_a_warning() -> None:
    """It says what was never so."""
    note = "Correction: An earlier version of this article said that forty had drowned. Nobody did."
    found = page(article().replace("</article>", f"<p>{note}</p></article>"))
    assert found.text == TEXT
    found = page(article(f"<p>{note}</p>"))
    assert found.text == TEXT
    assert note in found.warnings[0]


def test_one_page_of_several_is_told() -> None:
    """The others are not fetched."""
    assert "one page of several" in page(article(), "<link rel=next href='?page=2'>").warnings[0]


def test_what_a_page_says_of_itself() -> None:
    """Headline, outlet, names, address and language; JSON-LD with a comma too many is mended."""
    data = '{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle", "headline": "Envoys meet &amp; part", "author": [{"name": "Maren Holt"}, {"name": "Jo Roe"}], "publisher": {"name": "The Harbour Post"},}]}'
    found = page(
        article(),
        f"<link rel=canonical href='/world/envoys'><script type='application/ld+json'>{data}</script>",
        url="https://post.example/amp/envoys?x=1",
    )
    assert (found.title, found.source, found.byline) == ("Envoys meet & part", "The Harbour Post", "Maren Holt, Jo Roe")
    assert (found.url, found.language) == ("https://post.example/world/envoys", "en")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Maren Holt", "Maren Holt"),
        ("By Maren Holt and Jean-Luc O’Roe", "Maren Holt, Jean-Luc O’Roe"),
        ("Written by Maren Holt | 5 May 2024", "Maren Holt"),
        ("By O. K. Lindqvist, Thursday, 5 May 2024", "O. K. Lindqvist"),
        ("By Maren van der Holt in the harbour", "Maren van der Holt"),
    ],
)
def test_a_signature_is_read_from_its_line(line: str, names: str) -> None:
    """Days and places after the names are no names."""
    assert page(article().replace("</h1>", f"</h1><p>{line}</p>")).byline == names


def test_a_standfirst_is_no_paragraph() -> None:
    """It says what the article says."""
    assert (
        page(
            article().replace(
                "</h1>", "</h1><p class='standfirst'>Two countries, one river, and no date for the bridge.</p>"
            )
        ).text
        == TEXT
    )


def test_the_same_page_reads_the_same() -> None:
    """From bytes or from text, every time."""
    html = f"<html><body>{article()}</body></html>"
    assert read_page(html) == read_page(html.encode()) == read_page(html)
