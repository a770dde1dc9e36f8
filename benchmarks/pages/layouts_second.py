"""Layouts on which the reader of pages was developed: second half, the awkward ones."""

from __future__ import annotations

import random
from html import escape

from benchmarks.pages.parts import (
    Made,
    by,
    comment_thread,
    cookie_banner,
    linked_data,
    made,
    menu,
    newsletter,
    paragraphs,
    pick,
    pull_quote,
    related,
    script,
    tweet,
    utc,
)
from benchmarks.pages.stories import Piece, Story, phrases


def paywall(story: Story, dice: random.Random) -> Made:
    """A beginning and a gate; in one case of three the whole article stands in the JSON-LD, as search engines want it."""
    whole = dice.random() < 0.33
    pieces = tuple(piece for piece in story.pieces if piece.form == "p")
    start = pieces[: dice.choice((1, 2))]
    told = (*start[:-1], Piece("p", " ".join(start[-1].text.split()[:18]) + "…")) if not whole else start
    more = {"articleBody": "\n\n".join(piece.text for piece in pieces)} if whole else {"wordCount": 900}
    data = linked_data(
        story,
        isAccessibleForFree=dice.choice((False, "False")),
        hasPart={"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paywall"},
        **more,
    )
    html = f"""<!DOCTYPE html><html lang="{story.language}"><head><meta charset="utf-8"><title>{escape(story.headline)} | {story.outlet}</title><meta name="description" content="{escape(pieces[0].text)}">{script(data)}<link rel="canonical" href="{story.url}"></head><body>{cookie_banner(dice)}{menu(dice)}
<article class="article article--premium"><div class="article__header"><span class="label">Subscribers</span><h1>{escape(story.headline, quote=False)}</h1><p class="article__standfirst">A look at what comes next, from our reporters on both sides.</p><div class="article__meta">{by(story)} <time datetime="{story.published.isoformat()}">{story.shown(story.published)}</time></div></div>
<div class="article__body paywall">{paragraphs(told)}</div><div class="paywall-gate regwall"><h2>Keep reading</h2><p>{pick(dice, "gates")}</p><a href="/subscribe">See all offers</a></div></article>{related(dice, 2)}<footer>Terms</footer></body></html>"""
    lines = tuple(piece.text for piece in (pieces if whole else told))
    return made(story, html, lines=lines, stub=not whole)


def print_view(story: Story, dice: random.Random) -> Made:
    """For the printer: the day of printing at the top, links as footnotes at the end."""
    html = f"""<html><head><title>{story.outlet} - Print version</title><meta name="robots" content="noindex"><link rel="canonical" href="{story.url}"><style>@media print{{.no-print{{display:none}}}}</style></head><body onload="window.print()"><div class="print-header"><img src="/logo.gif" alt="{story.outlet}"><p>Printed from {story.host} on 24 October 2026</p><p><a href="javascript:window.print()">Print this page</a></p></div><hr>
<h1>{escape(story.headline, quote=False)}</h1><p class="byline">{by(story)}</p><p class="date">{dice.choice(("", "Published: "))}{story.shown(story.published, dice.random() < 0.5)}</p><div class="print-body">{paragraphs(story.pieces)}</div>
<hr><p>Source URL: {story.url}</p><p>Links<br>[1] https://{story.host}/a<br>[2] https://{story.host}/b</p><p class="print-footer">© 2026 {story.outlet}</p></body></html>"""
    return made(story, html, updated=None, outlet=None)


def crowded(story: Story, dice: random.Random) -> Made:
    """More words of readers than of the writer, and thumbs, ages and badges with them."""
    html = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(story.headline)}</title><meta property="og:title" content="{escape(story.headline)}"><meta property="og:type" content="article"><meta property="og:url" content="{story.url}"><meta property="og:site_name" content="{story.outlet}"><meta property="article:published_time" content="{utc(story.published)}"><meta name="author" content="{", ".join(story.writers)}"></head><body><div class="page-wrap">{menu(dice)}
<div class="story"><h1 class="story-title">{escape(story.headline, quote=False)}</h1><div class="story-info"><span>{by(story)}</span> • <span>{story.shown(story.published, False)}</span> • <span>214 comments</span></div><div class="story-content"><div class="media-caption">{pick(dice, "captions")}</div>{paragraphs(story.pieces, between=[f'<p class="promo">{pick(dice, "promos")}</p>'], dice=dice)}</div></div>
{comment_thread(dice, dice.randint(20, 60), dice.choice((0, 1)))}</div></body></html>"""
    return made(story, html, updated=None)


def gallery(story: Story, dice: random.Random) -> Made:
    """A story with many pictures between, each with its caption and credit."""
    slides = "".join(
        f'<li class="slide"><div class="slide__image"><img src="/{n}.jpg"></div><div class="slide__caption">{n + 1} / 9 {caption}</div></li>'
        for n, caption in enumerate(phrases()["captions"])
    )
    shots = [
        f'<figure class="image-block"><img src="/{n}.jpg"><figcaption><span>{pick(dice, "captions")}</span><cite>Agency</cite></figcaption></figure>'
        for n in range(4)
    ]
    html = f"""<!DOCTYPE html><html lang="{story.language}"><head><meta charset="utf-8"><title>{escape(story.headline)} | In pictures | {story.outlet}</title>{script(linked_data(story))}<meta property="og:url" content="{story.url}"></head><body>{menu(dice)}<main class="gallery-page"><h1>{escape(story.headline, quote=False)}</h1><div class="credits-line">{by(story)} · <time datetime="{story.published.isoformat()}">{story.shown(story.published)}</time></div>
<div class="slideshow" data-slides="9"><ul class="slides">{slides}</ul><button>Next</button></div><section class="article-text">{paragraphs(story.pieces, between=shots, dice=dice)}</section></main>{newsletter(dice)}<footer>Imprint</footer></body></html>"""
    return made(story, html)


def wire(story: Story, dice: random.Random) -> Made:
    """An agency's bare page: no metadata, the day in the dateline alone."""
    place = dice.choice(("GENEVA", "NAIROBI", "SEOUL", "OSLO"))
    day = (
        story.shown(story.published, False).split(", ", 1)[-1]
        if story.style == "day"
        else story.shown(story.published, False)
    )
    head = dice.choice((f"{place}, {day} (Field Wire) — ", f"{place}, {day} — "))
    first = Piece("p", head + story.pieces[0].text)
    pieces = (first, *story.pieces[1:])
    sep = dice.choice(("pre", "p"))
    told = (
        "<pre>" + "\n\n".join(escape(piece.text, quote=False) for piece in pieces) + "</pre>"
        if sep == "pre"
        else paragraphs(pieces)
    )
    html = f"""<html><head><title>{escape(story.headline)}</title></head><body><h2>{escape(story.headline, quote=False)}</h2>{told}<p>END</p><p><a href="/">Index</a> <a href="/next">Next story</a></p></body></html>"""
    return made(
        story,
        html,
        lines=tuple(piece.text for piece in pieces),
        updated=None,
        byline=None,
        outlet=None,
        url=None,
        title=story.headline,
    )


def microdata(story: Story, dice: random.Random) -> Made:
    """Microdata on the article, and on the teasers beside it."""
    teasers = "".join(
        f'<div itemscope itemtype="https://schema.org/NewsArticle" class="sidebar-item"><meta itemprop="datePublished" content="2026-04-0{n + 1}"><a itemprop="url" href="/{n}"><span itemprop="headline">{head}</span></a></div>'
        for n, head in enumerate(dice.sample(phrases()["related"], 4))
    )
    authors = " and ".join(
        f'<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">{name}</span></span>'
        for name in story.writers[:1]
    )
    changed = f'<meta itemprop="dateModified" content="{story.updated.isoformat()}">' if story.updated else ""
    html = f"""<!DOCTYPE html><html lang="{story.language}"><head><meta charset="utf-8"><title>{escape(story.headline)}</title><link rel="canonical" href="{story.url}"></head><body>{menu(dice)}<div class="sidebar">{teasers}</div>
<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{escape(story.headline, quote=False)}</h1><p>{authors}</p><meta itemprop="datePublished" content="{story.published.isoformat()}">{changed}<span itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="{story.outlet}"></span>
<p class="when">{story.shown(story.published)}</p><div itemprop="articleBody">{paragraphs(story.pieces, between=[pull_quote(story, dice, "quote--pull"), related(dice, 1)], dice=dice)}</div><p class="correction">{pick(dice, "corrections")}</p></div>{cookie_banner(dice, 2)}</body></html>"""
    return made(story, html, byline=story.writers[0])


def several_pages(story: Story, dice: random.Random) -> Made:
    """The first of three pages."""
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(story.headline)} - Page 1 - {story.outlet}</title><link rel="next" href="{story.url}?page=2"><link rel="canonical" href="{story.url}"><meta name="pubdate" content="{story.published:%Y-%m-%dT%H:%M}"><meta property="og:title" content="{escape(story.headline)}"><meta property="og:site_name" content="{story.outlet}"></head><body><div id="header">{menu(dice)}</div><div id="content"><div id="article"><h1>{escape(story.headline, quote=False)}</h1><div class="byline">{by(story)}, {story.shown(story.published, False)}</div>
<div id="articleBody">{paragraphs(story.pieces)}</div><div class="pagination">Page 1 of 3 <a href="?page=2">2</a> <a href="?page=3">3</a> <a href="?page=2">Next &raquo;</a></div></div><div id="rightcol">{related(dice, 0)}</div></div><div id="footer">Contact</div></body></html>"""
    return made(story, html, updated=None)


def hashed(story: Story, dice: random.Random) -> Made:
    """Names that a build made up: nothing says what a part is but its tags and its words."""

    def name() -> str:
        return "css-" + "".join(dice.choice("abcdefghijkmnpqrstuvwxyz0123456789") for _ in range(7))

    css = name()
    cut = max(1, len(story.pieces) // 2)
    while 0 < cut < len(story.pieces) and "li" in (story.pieces[cut].form, story.pieces[cut - 1].form):
        cut += 1
    chunks = [
        f'<div class="{css}"><div class="{name()}">{paragraphs(part, f""" class="{css}p" """)}</div></div>'
        for part in (story.pieces[:cut], story.pieces[cut:])
        if part
    ]
    middle = f'<div class="{name()}"><div class="{name()}"><span>{pick(dice, "promos")}</span></div></div>{newsletter(dice, 1)}{tweet(dice)}'
    changed = f"<span>Updated {story.shown(story.updated)}</span>" if story.updated else ""
    html = f"""<!doctype html><html lang="{story.language}"><head><meta charset="utf-8"><title>{escape(story.headline)} - {story.outlet}</title><meta property="og:title" content="{escape(story.headline)}"><meta property="og:site_name" content="{story.outlet}"><link rel="canonical" href="{story.url}"></head><body><div id="app"><div class="{name()}"><div class="{name()}">{menu(dice)}</div></div><div class="{name()}"><div class="{name()}"><h1 class="{name()}">{escape(story.headline, quote=False)}</h1><div class="{name()}"><span>{by(story)}</span></div><div class="{name()}"><span>Published {story.shown(story.published)}</span> {changed}</div></div>
<section class="{name()}">{chunks[0]}{middle}{"".join(chunks[1:])}</section><div class="{name()}"><h2>More stories</h2>{"".join(f'<a class="{name()}" href="/{n}"><h3>{head}</h3><p>{head}. A short look at what happened and who was there.</p></a>' for n, head in enumerate(dice.sample(phrases()["related"], 5)))}</div></div>{cookie_banner(dice, 1)}</div></body></html>"""
    return made(story, html)
