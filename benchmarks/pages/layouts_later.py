"""Layouts drawn up once the reader of pages was done: a first run was blind, then its mistakes on them were looked at.

Each is built from the skeleton of one kind of site, as a template, and not from the shared pieces of the first layouts.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import timedelta
from html import escape
from string import Template

from benchmarks.pages.parts import Made, made, pick, utc
from benchmarks.pages.stories import MONTHS, Piece, Story, phrases


def _told(pieces: Sequence[Piece], wrap: Callable[[Piece], str]) -> list[str]:
    """Each piece in the mark-up of its site."""
    return [wrap(Piece(piece.form, escape(piece.text, quote=False))) for piece in pieces]


def _strewn(parts: list[str], strange: Sequence[str], dice: random.Random) -> str:
    """Strange parts set anywhere after the first paragraph."""
    for part in strange:
        parts.insert(dice.randint(1, len(parts)), part)
    return "\n".join(parts)


_BROADCASTER = Template("""<!DOCTYPE html><html lang="en-GB" class="no-js"><head><meta charset="utf-8"><title data-react-helmet="true">$title - $outlet</title>
<meta property="og:title" content="$title"/><meta property="og:site_name" content="$outlet"/><link rel="canonical" href="$url"/>
<script type="application/ld+json">{"@context":"http://schema.org","@type":"ReportageNewsArticle","url":"$url","publisher":{"@type":"NewsMediaOrganization","name":"$outlet"},"datePublished":"$zulu","dateModified":"$changed","headline":"$json_title","author":[$authors]}</script></head>
<body><div id="root"><div class="ssrcss-1ocoo3l-Wrap"><header class="ssrcss-x"><a href="/">$outlet</a><div role="navigation">$links</div></header>
<main id="main-content" data-testid="main-content"><div class="ssrcss-3z08n3-Container"><div class="ssrcss-pv1rh6-ArticleWrapper"><article class="ssrcss-pv1rh6-Article e1nh2i2l5">
<div data-component="headline-block" class="ssrcss-1"><h1 id="main-heading" class="ssrcss-2">$shown_title</h1></div>
<div data-component="byline-block"><div class="ssrcss-3-BylineWrapper"><span class="ssrcss-4-MetadataText"><time data-testid="timestamp" datetime="$zulu">$ago</time></span><div class="ssrcss-5-TextContributorName">By $people</div><div class="ssrcss-6-TextContributorDetail">Diplomatic correspondent, $outlet</div></div></div>
<div data-component="image-block"><figure><img alt="x"/><span role="text">Getty-like Images</span></figure></div><div data-component="caption-block"><figcaption>$caption</figcaption></div>
$body
<section data-component="topic-list"><h2>Related Topics</h2><ul><li><a href="/t1">Ceasefires</a></li><li><a href="/t2">Borders</a></li></ul></section></article>
<section data-component="related-internet-links"><h2>Related internet links</h2><p>The site is not responsible for the content of external sites.</p></section></div>
<div data-component="features-analysis"><h2>Features</h2>$cards</div></div></main><footer><p>Copyright © 2026 $outlet. Read about our approach to external linking.</p></footer></div></div></body></html>""")


def broadcaster(story: Story, dice: random.Random) -> Made:
    """Blocks by component with built class names; Greenwich time in the data, an age for readers."""
    parts = _told(
        story.pieces,
        lambda piece: (
            f'<div data-component="text-block" class="ssrcss-11r1m41"><div class="ssrcss-7uxr49-RichTextContainer">{_rich(piece)}</div></div>'
            if piece.form != "h2"
            else f'<div data-component="subheadline-block"><h2 class="ssrcss-y2fd7s">{piece.text}</h2></div>'
        ),
    )
    links = f'<div data-component="links-block"><ul><li><a href="/n1">{pick(dice, "related")}</a></li><li><a href="/n2">{pick(dice, "related")}</a></li></ul></div>'
    media = (
        f'<div data-component="media-block"><figure><div>Media caption: {pick(dice, "captions")}</div></figure></div>'
    )
    shown = story.shown(story.published, False)
    cards = "".join(
        f'<div class="promo"><a href="/f{n}"><p>{head}</p></a></div>'
        for n, head in enumerate(dice.sample(phrases()["related"], 3))
    )
    html = _BROADCASTER.substitute(
        title=escape(story.headline), json_title=story.headline, shown_title=escape(story.headline, quote=False), outlet=story.outlet, url=story.url, zulu=utc(story.published), changed=utc(story.updated or story.published),
        authors=",".join(f'{{"@type":"Person","name":"{name}"}}' for name in story.writers), people=" & ".join(story.writers), ago=shown, caption=pick(dice, "captions"), links="".join(f'<a href="/{word}">{word}</a>' for word in phrases()["menu"]),
        body=_strewn(parts, [links, media], dice), cards=cards,
    )  # fmt: skip
    return made(story, html)


def _rich(piece: Piece) -> str:
    if piece.form == "li":
        return f"<ul><li>{piece.text}</li></ul>"
    first, _, rest = piece.text.partition(". ")
    bold = f"<b class='ssrcss-hmf8ql-BoldText'>{first}.</b> {rest}" if rest and len(first) > 60 else piece.text
    return f'<p class="ssrcss-1q0x1qg-Paragraph">{bold}</p>'


_DAILY = Template("""<!doctype html><html lang="en"><head><meta charSet="utf-8"/><title>$title | Borders | $outlet</title><meta name="description" content="Sub-heading of the day"/>
<link rel="canonical" href="$url"/><meta property="article:published_time" content="$zulu"/><meta property="article:modified_time" content="$changed"/><meta property="article:author" content="https://$host/profile/x"/><meta property="og:site_name" content="$outlet"/></head>
<body><div data-print-layout="hide" id="bannerandheader"><div class="dcr-1"><nav>$links</nav></div></div><main><div class="dcr-grid"><div data-gu-name="title"><a href="/borders">Borders</a></div>
<div data-gu-name="headline"><div class="dcr-u0h1qy"><h1 class="dcr-y70er">$shown_title</h1></div></div><div data-gu-name="standfirst"><div class="dcr-jew0bi"><p>Both sides claim to have the upper hand, but few outside believe either of them</p></div></div>
<div data-gu-name="meta"><address aria-label="Contributor info"><div data-component="meta-byline" class="dcr-1cfpnlw"><a rel="author" href="/profile/x">$people</a></div></address><details class="dcr-eb59kw"><summary><span class="dcr-u0h1qy">$last</span></summary>First published on $first</details></div>
<div data-gu-name="body"><div id="maincontent" class="dcr-1j22iwh"><div class="article-body-commercial-selector article-body-viewer-selector dcr-11jq3zt">$body</div></div>
<div class="dcr-1nx1rmt" data-print-layout="hide"><div>Explore more on these topics</div><ul><li><a href="/a">Borders</a></li></ul><div><a href="/s">Share</a><a href="/r">Reuse this content</a></div></div></div></div></main>
<section id="most-viewed"><h2>Most viewed</h2>$cards</section><gu-island name="DiscussionWeb"><div id="comments"><p>Comments ($n)</p><div class="d-comment"><p>$comment</p></div></div></gu-island></body></html>""")


def daily(story: Story, dice: random.Random) -> Made:
    """A daily with a standfirst, the first publication under a fold, asides between paragraphs."""
    parts = _told(
        story.pieces,
        lambda piece: {
            "h2": f'<h2 class="dcr-n4qeq9" id="h">{piece.text}</h2>',
            "li": f'<ul class="dcr-130mj7b"><li>{piece.text}</li></ul>',
            "quote": f'<blockquote class="dcr-zzndwp"><p>{piece.text}</p></blockquote>',
        }.get(piece.form, f'<p class="dcr-iy9ec7">{piece.text}</p>'),
    )
    rich = f'<aside><div data-component="rich-link"><a href="/z"><span>{pick(dice, "related")}</span><span>Read more</span></a></div></aside>'
    plea = f'<div class="dcr-1lpi6p1"><div id="sign-in-gate"></div><div data-component="inline-newsletter"><h2>{pick(dice, "newsletters")[0]}</h2><p>{pick(dice, "newsletters")[1]}</p></div></div>'
    picture = f'<figure class="dcr-173mewl"><div><picture><img/></picture></div><figcaption><span>{pick(dice, "captions")}</span> Photograph: A. Nother</figcaption></figure>'
    first = f"{story.shown(story.published, False)} {story.published:%H.%M} {dice.choice(('BST', 'GMT', 'CET'))}"
    last = f"{story.shown(story.updated, False)} {story.updated:%H.%M}" if story.updated else first
    html = _DAILY.substitute(
        title=escape(story.headline), shown_title=escape(story.headline, quote=False), outlet=story.outlet, url=story.url, host=story.host, zulu=utc(story.published), changed=utc(story.updated or story.published),
        people="</a> and <a rel='author' href='/profile/y'>".join(story.writers), first=first, last=("Last modified on " if story.updated else "") + last, links="".join(f'<a href="/{word}">{word}</a>' for word in phrases()["menu"]), body=_strewn(parts, [rich, plea, picture], dice),
        cards="".join(f"<li><a href='/m{n}'>{head}</a></li>" for n, head in enumerate(dice.sample(phrases()["related"], 4))), n=dice.randint(3, 900), comment=pick(dice, "comments"),
    )  # fmt: skip
    return made(story, html)


_AGENCY = Template("""<!DOCTYPE html><html class="ArticlePage" lang="en"><head><meta charset="UTF-8"><title>$title | $outlet</title><meta property="og:title" content="$title"><meta property="og:url" content="$url"><meta property="og:site_name" content="$outlet"><link rel="canonical" href="$url">
<script type="application/ld+json">[{"@context":"http://schema.org","@type":"NewsArticle","headline":"$json_title","url":"$url","author":[$authors],"publisher":{"@type":"Organization","name":"$outlet"},"datePublished":"$zulu","dateModified":"$changed","mainEntityOfPage":{"@type":"NewsArticle","@id":"$url"},},]</script></head>
<body class="Page-body"><bsp-header class="Page-header"><div class="Page-header-trending-zone"><h2>Trending</h2>$cards</div></bsp-header><div class="Page-content"><main class="Page-main">
<div class="Page-headline"><h1 class="Page-headline">$shown_title</h1></div><div class="CarouselOverlay"><div class="CarouselSlide-info"><span class="CarouselSlide-infoDescription"><p>$caption</p></span></div></div>
<div class="Page-storyBody"><div class="Page-byline-info"><div class="Page-byline"><div class="Page-authors">By&nbsp; <a class="Link" href="/author/x">$people</a></div></div><div class="Page-dateModified"><span>Updated <bsp-timestamp data-timestamp="$millis"><span data-date="">$shown</span></bsp-timestamp></span></div></div>
<div class="RichTextStoryBody RichTextBody">$body</div></div><div class="AuthorCard"><div class="Page-bio-text"><p>$writer is based in the capital and $bio</p></div></div></main>
<aside class="Page-aside"><div class="PageListRightRailA"><h2>Most read</h2>$cards</div></aside></div></body></html>""")


def agency(story: Story, dice: random.Random) -> Made:
    """Elements of its own make, JSON-LD with commas too many, the day of change alone for readers."""
    changed = story.updated or story.published
    parts = _told(
        story.pieces,
        lambda piece: (
            f"<{'h2' if piece.form == 'h2' else 'p'}>{'• ' if False else ''}{piece.text}</{'h2' if piece.form == 'h2' else 'p'}>"
            if piece.form != "li"
            else f"<ul class='rte2-style-ul'><li>{piece.text}</li></ul>"
        ),
    )
    enhancement = f'<div class="Enhancement" data-align-center><div class="Enhancement-item"><div class="HTMLModuleEnhancement"><div class="hub-peek-embed"><p>{pick(dice, "comments")}</p></div></div></div></div>'
    related = f'<div class="PageList"><div class="PageList-header-title">RELATED STORIES</div><a href="/1">{pick(dice, "related")}</a></div>'
    html = _AGENCY.substitute(
        title=escape(story.headline), json_title=story.headline, shown_title=escape(story.headline, quote=False), outlet=story.outlet, url=story.url, zulu=utc(story.published), changed=utc(changed), millis=int(changed.timestamp() * 1000), shown=story.shown(changed, True),
        authors=",".join(f'{{"@type":"Person","name":"{name}"}}' for name in story.writers), people="</a> and <a class='Link' href='/author/y'>".join(name.upper() for name in story.writers), body=_strewn(parts, [related, enhancement] if dice.random() < 0.5 else [related], dice), caption=pick(dice, "captions"), writer=story.writers[0], bio=pick(dice, "bios"),
        cards="".join(f"<div class='PagePromo'><h3><a href='/t{n}'>{head}</a></h3></div>" for n, head in enumerate(dice.sample(phrases()["related"], 3))),
    )  # fmt: skip
    return made(story, html)


_STATION = Template("""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"/><title>$title</title><meta property="og:site_name" content="$outlet"/><link rel="canonical" href="$url"/><meta name="robots" content="max-image-preview:large"/></head><body class="article-template-default single"><div class="site-header"><div class="ticker"><span>Top story: $tick</span></div><ul class="menu">$links</ul></div>
<div class="site-content"><section class="article-header"><p class="article-category"><a href="/news">News</a></p><h1 class="article-title">$shown_title</h1><div class="article-authors">by: <a href="/author/x">$people</a></div><div class="article-dates"><p>Posted: <time datetime="$posted">$posted_shown</time></p>$updated</div></section>
<div class="article-content article-body rich-text">$body</div><div class="article-suggested"><h3>Suggest a Correction</h3><p>Tell us what is wrong and we will look into it as soon as we can.</p></div><div class="tags"><a href="/t">tag</a></div></div>
<aside class="aside"><div class="list"><h2>Trending Stories</h2><ol>$cards</ol></div><div class="weather">Currently 54°, clear. Tonight: clouds and a shower late.</div></aside></body></html>""")


def station(story: Story, dice: random.Random) -> Made:
    """A local station: "by:", "Posted:", "Updated:", a video box and a shout for its app between the paragraphs."""

    def shown(moment_offset: int) -> str:
        moment = story.published + timedelta(minutes=moment_offset)
        return f"{MONTHS[moment.month - 1][:3]} {moment.day}, {moment.year} / {moment:%I:%M %p} {dice.choice(('EDT', 'PST', 'AEST'))}"

    later = int((story.updated - story.published).total_seconds() // 60) if story.updated else 0
    updated = (
        f'<p>Updated: <time datetime="{story.updated.isoformat()}">{shown(later)}</time></p>' if story.updated else ""
    )
    parts = _told(
        story.pieces,
        lambda piece: (
            f"<p>{piece.text}</p>"
            if piece.form in ("p", "quote")
            else f"<h3 class='wp-block-heading'>{piece.text}</h3>"
            if piece.form == "h2"
            else f"<ul class='wp-block-list'><li>{piece.text}</li></ul>"
        ),
    )
    strange = [
        f'<p class="has-text-align-center"><strong><a href="/app">{pick(dice, "promos")}</a></strong></p>',
        f'<div class="lakana-video-player"><p>Video: {pick(dice, "captions")}</p></div>',
        f'<p><em>See also: <a href="/r">{pick(dice, "related")}</a></em></p>',
        '<div class="ad-unit" aria-hidden="true">Advertisement</div>',
    ]
    html = _STATION.substitute(
        title=escape(f"{story.headline} | {story.outlet}"), shown_title=escape(story.headline, quote=False), outlet=story.outlet, url=story.url, people=", ".join(story.writers), posted=story.published.isoformat(), posted_shown=shown(0), updated=updated, body=_strewn(parts, strange, dice), tick=pick(dice, "related"),
        links="".join(f"<li><a href='/{word}'>{word}</a></li>" for word in phrases()["menu"]), cards="".join(f"<li><a href='/t{n}'>{head}</a></li>" for n, head in enumerate(dice.sample(phrases()["related"], 5))),
    )  # fmt: skip
    return made(story, html)


_MINISTRY = Template("""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><head id="ctl00_Head1"><title>
	$title
</title><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /></head><body><form name="aspnetForm" method="post" action="Press.aspx?id=$n" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUK" /><div id="wrapper"><div id="ctl00_top"><span class="today">Today: 3 November 2026</span> <a href="/">Home</a> | <a href="/sitemap">Site map</a></div>
<table cellpadding="0" cellspacing="0" width="980"><tr><td valign="top" class="leftmenu"><a href="/a">Minister</a><br /><a href="/b">Press releases</a><br /><a href="/c">Contact</a></td><td valign="top" class="maincell"><div class="printlinks"><a href="#">Print</a> <a href="#">A+</a> <a href="#">A-</a></div><h1><span id="ctl00_ph_lblTitle">$shown_title</span></h1><div class="prdate"><span id="ctl00_ph_lblDate">$day</span></div>
<div id="ctl00_ph_pnlBody"><span id="ctl00_ph_lblBody">$body</span></div><br /><div class="prfoot">Press service, telephone +00 1 555 0100. Visitors between 9 and 12.</div></td></tr></table><div id="footer">© Ministry 2008-2026. Last update of the site: 01/11/2026</div></div></form></body></html>""")


def ministry(story: Story, dice: random.Random) -> Made:
    """A press release in one form element, its paragraphs parted by breaks, the day in numbers."""
    body = "<br /><br />\r\n".join(
        _told(
            story.pieces,
            lambda piece: (
                f"<strong>{piece.text}</strong>"
                if piece.form == "h2"
                else f"- {piece.text}"
                if piece.form == "li"
                else piece.text
            ),
        )
    )
    month = dice.choice(
        (
            f"{story.published.day:02}.{story.published.month:02}.{story.published.year}",
            f"{story.published.day} {MONTHS[story.published.month - 1]} {story.published.year}",
            f"{story.published.year}-{story.published.month:02}-{story.published.day:02}",
        )
    )
    html = _MINISTRY.substitute(
        title=escape(story.headline),
        shown_title=escape(story.headline, quote=False),
        day=month,
        body=body,
        n=story.number,
    )
    lines = tuple(f"- {piece.text}" if piece.form == "li" else piece.text for piece in story.pieces)
    return made(story, html, lines=lines, updated=None, byline=None, outlet=None, url=None)


_LETTER = Template("""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>$title</title><link rel="canonical" href="$url"><meta property="og:site_name" content="$outlet"><meta property="og:type" content="article"><meta name="author" content="$author">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","publisher":{"@type":"Organization","name":"$outlet","url":"https://$host/"},"author":{"@type":"Person","name":"$author"},"headline":"$json_title","datePublished":"$zulu","dateModified":"$changed","isAccessibleForFree":$free}</script></head>
<body class="post-template"><div class="viewport"><header id="gh-head" class="gh-head outer"><nav>$links</nav></header><div class="site-content"><main id="site-main" class="site-main"><article class="article post"><header class="article-header gh-canvas"><section class="article-tag"><a href="/tag/x">Analysis</a></section><h1 class="article-title">$shown_title</h1><p class="article-excerpt">Nine minutes on what was signed, and what was not.</p>
<div class="article-byline"><section class="article-byline-content"><h4 class="author-name"><a href="/author/x">$author</a></h4><div class="byline-meta-content"><time class="byline-meta-date" datetime="$iso">$short</time><span class="byline-reading-time">9 min read</span></div></section></div></header>
<section class="gh-content gh-canvas">$body</section>$gate</article></main><section class="footer-cta outer"><h2 class="footer-cta-title">Sign up for more like this.</h2><div class="footer-cta-button"><div>Enter your email</div></div></section><aside class="read-more-wrap outer"><div class="read-more inner">$cards</div></aside></div></div></body></html>""")


def letter(story: Story, dice: random.Random) -> Made:
    """A newsletter's site: cards between the paragraphs, and sometimes a wall after the third."""
    walled = dice.random() < 0.4
    pieces = tuple(piece for piece in story.pieces if piece.form == "p")[:3] if walled else story.pieces
    parts = _told(
        pieces,
        lambda piece: (
            f"<p>{piece.text}</p>"
            if piece.form == "p"
            else f"<blockquote>{piece.text}</blockquote>"
            if piece.form == "quote"
            else f"<ul><li>{piece.text}</li></ul>"
            if piece.form == "li"
            else f'<h2 id="x">{piece.text}</h2>'
        ),
    )
    cards = [
        f'<div class="kg-card kg-signup-card kg-width-wide"><div class="kg-signup-card-content"><h2>{pick(dice, "newsletters")[0]}</h2><p>{pick(dice, "newsletters")[1]}</p></div></div>',
        f'<figure class="kg-card kg-bookmark-card"><a href="/b"><div class="kg-bookmark-title">{pick(dice, "related")}</div><div class="kg-bookmark-description">What our reporter saw there, hour by hour.</div></a></figure>',
        "<hr>",
    ]
    gate = (
        '<aside class="gh-post-upgrade-cta"><div class="gh-post-upgrade-cta-content"><h2>This post is for paying subscribers only</h2><a href="/signup">Subscribe now</a><p>Already have an account? <a>Sign in</a></p></div></aside>'
        if walled
        else ""
    )
    offset = story.published.strftime("%d %b %Y")
    html = _LETTER.substitute(
        title=escape(story.headline), json_title=story.headline, shown_title=escape(story.headline, quote=False), outlet=story.outlet, url=story.url, host=story.host, author=story.writers[0], zulu=utc(story.published), changed=utc(story.updated or story.published), free=str(not walled).lower(), iso=story.published.date().isoformat(), short=offset,
        links="".join(f"<a href='/{word}'>{word}</a>" for word in phrases()["menu"]), body=_strewn(parts, cards, dice), gate=gate, cards="".join(f'<article class="post-card"><a href="/p{n}"><h2>{head}</h2><div class="post-card-excerpt">{head}: a letter from the road, with pictures and a map.</div></a><footer><time datetime="2026-08-0{n + 1}">Aug {n + 1}, 2026</time></footer></article>' for n, head in enumerate(dice.sample(phrases()["related"], 3))),
    )  # fmt: skip
    return made(story, html, lines=tuple(piece.text for piece in pieces), byline=story.writers[0], stub=walled)


_MINUTES = Template("""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>LIVE: $title - $outlet</title><meta property="og:title" content="LIVE: $title"><meta property="og:site_name" content="$outlet"><meta property="og:url" content="$url"><meta property="article:published_time" content="$start"></head><body><div class="top"><div class="nav-bar">$links</div></div>
<div class="container"><div class="row"><div class="col-8"><h1>LIVE: $shown_title</h1><p class="lede">Our reporters follow the day on both banks of the river. Times are local.</p><div class="social-share"><a>Tweet</a><a>Mail</a></div><div id="liveblog" class="lb-container">$posts</div><div class="lb-more"><button>Older posts</button></div></div><div class="col-4"><div class="box"><div class="box-title">Most read</div>$cards</div></div></div></div></body></html>""")


def minutes(story: Story, dice: random.Random) -> Made:
    """A day told by the minute without any JSON-LD: every post an ``article``, its hour in a line of its own."""
    posts = dice.sample(phrases()["posts"], dice.randint(4, 8))
    lines: list[str] = []
    told = ""
    for number, (head, text) in enumerate(posts):
        headed = dice.random() < 0.7
        lines += [head, text] if headed else [text]
        title = f"<h3>{escape(head)}</h3>" if headed else ""
        told += f'<article class="lb-item" id="i{number}"><div class="lb-time">{22 - number}:{dice.randint(10, 59)}</div><div class="lb-body">{title}<p>{escape(text, quote=False)}</p></div><div class="lb-foot"><a href="#">Link to this post</a></div></article>'
    html = _MINUTES.substitute(
        title=escape(story.headline),
        shown_title=escape(story.headline, quote=False),
        outlet=story.outlet,
        url=story.url,
        start=story.published.replace(hour=6).isoformat(),
        posts=told,
        links="".join(f"<a href='/{word}'>{word}</a>" for word in phrases()["menu"]),
        cards="".join(
            f"<div><a href='/m{n}'>{head}</a></div>" for n, head in enumerate(dice.sample(phrases()["related"], 4))
        ),
    )
    return made(story, html, lines=tuple(lines), updated=None, byline=None, title=None)


_PORTAL = Template("""<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="$tag" lang="$tag"><head><base href="https://$host/" /><meta http-equiv="content-type" content="text/html; charset=utf-8" /><meta name="author" content="Super User" /><meta name="generator" content="Joomla! - Open Source Content Management" /><title>$shown_title</title></head><body id="bd"><div id="ja-wrapper"><div id="ja-header"><h1 class="logo"><a href="/"><span>$outlet</span></a></h1></div><div id="ja-mainnav">$links</div>
<div id="ja-container"><div id="ja-colwrap"><div class="moduletable_menu"><h3>Latest News</h3><ul class="latestnews">$cards</ul></div><div class="moduletable"><h3>Poll</h3><p>Should the bridge be opened to lorries before the treaty is signed by all?</p></div></div><div id="ja-content"><div class="item-page"><h2 class="contentheading">$shown_title</h2><dl class="article-info"><dt class="article-info-term">Details</dt><dd class="createdby">Written by $people</dd><dd class="published">Published: $day</dd><dd class="hits">Hits: $n</dd></dl>
<div class="buttonheading"><a>Print</a> <a>Email</a></div>$body<div class="jcomments-links"><a href="#c">Add comment</a></div><div id="jc"><div id="comments-list"><div class="comment-box"><span class="comment-author">guest</span><span class="comment-date">2026-06-07 10:11</span><div class="comment-body">$comment</div></div></div></div></div></div></div><div id="ja-footer">Copyright &copy; 2026 $outlet. All Rights Reserved. Designed by Someone.</div></div></body></html>""")


def portal(story: Story, dice: random.Random) -> Made:
    """A portal with the site's name as its first heading, paragraphs as ``div`` without names, the day in numbers, day first."""
    parts = _told(
        story.pieces,
        lambda piece: (
            f"<div>{piece.text}</div>"
            if piece.form in ("p", "quote")
            else f"<h3>{piece.text}</h3>"
            if piece.form == "h2"
            else f"<ul><li>{piece.text}</li></ul>"
        ),
    )
    tag = "en-gb" if story.language == "en-US" else story.language.lower()
    day = (
        f"{story.published.day:02}/{story.published.month:02}/{story.published.year} {story.published:%H:%M}"
        if "-" in tag
        else f"{story.published.day} {MONTHS[story.published.month - 1]} {story.published.year}"
    )
    html = _PORTAL.substitute(
        tag=tag,
        host=story.host,
        outlet=story.outlet,
        shown_title=escape(story.headline, quote=False),
        people=story.writers[0],
        day=day,
        n=dice.randint(10, 9000),
        body="\n".join(parts),
        comment=pick(dice, "comments"),
        links="".join(f"<a href='/{word}'>{word}</a>" for word in phrases()["menu"]),
        cards="".join(
            f"<li><a href='/l{n}'>{head}</a> 0{n + 1}/06/2026</li>"
            for n, head in enumerate(dice.sample(phrases()["related"], 5))
        ),
    )
    return made(story, html, updated=None, byline=story.writers[0], outlet=None, url=None)
