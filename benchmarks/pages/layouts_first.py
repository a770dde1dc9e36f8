"""Layouts on which the reader of pages was developed: the usual systems, first half."""

from __future__ import annotations

import json
import random
from html import escape

from benchmarks.pages.parts import (
    Made,
    by,
    comment_thread,
    cookie_banner,
    figure,
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
from benchmarks.pages.stories import Story, phrases


def wordpress(story: Story, dice: random.Random) -> Made:
    """A block theme: the graph of an SEO plug-in, sharing links and related posts inside the content, comments below."""
    plain = dice.random() < 0.3
    graph = {"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": story.outlet, "url": f"https://{story.host}/"},
        {"@type": "Organization", "@id": "#org", "name": story.outlet},
        {"@type": "WebPage", "@id": story.dated_url, "datePublished": story.published.isoformat(), "name": f"{story.headline} - {story.outlet}"},
        linked_data(story, "Article", mainEntityOfPage={"@id": story.dated_url}, wordCount=sum(len(line.split()) for line in story.lines)),
        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "World"}]},
    ]}  # fmt: skip
    shared = '<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="#">Click to share on Facebook (Opens in new window)</a></li></ul></div>'
    posts = '<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3><p>In the same section we told how it all began, two winters ago, in a hut by the road.</p></div>'
    changed = (
        f'<time class="updated" datetime="{story.updated.isoformat()}">{story.shown(story.updated)}</time>'
        if story.updated
        else ""
    )
    content = paragraphs(
        story.pieces,
        between=[
            figure(dice, ' class="wp-block-image"'),
            newsletter(dice),
            pull_quote(story, dice, "wp-block-pullquote"),
        ],
        dice=dice,
    )
    html = f"""<!DOCTYPE html><html lang="{story.language}"><head><meta charset="UTF-8"><title>{escape(story.headline)} - {story.outlet}</title>
<link rel="canonical" href="{story.dated_url}"><meta property="og:site_name" content="{story.outlet}">
{"" if plain else f'<meta property="article:published_time" content="{story.published.isoformat()}">'}{"" if plain else script(graph)}</head>
<body class="post-template-default single single-post postid-7 single-format-standard has-sidebar comments-open">{cookie_banner(dice)}<header id="masthead" class="site-header"><p class="site-title">{story.outlet}</p>{menu(dice)}</header>
<main id="primary" class="site-main"><article id="post-{story.number}" class="post type-post status-publish category-world tag-cookies">
<header class="entry-header"><h1 class="entry-title">{escape(story.headline, quote=False)}</h1><div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date published" datetime="{story.published.isoformat()}">{story.shown(story.published)}</time>{changed}</span> <span class="byline"> by <a class="url fn n" href="/author/x">{" and ".join(story.writers)}</a></span></div></header>
<div class="entry-content">{content}{shared}{posts}</div><footer class="entry-footer">Posted in <a href="/w">World</a> Tagged <a href="/t">Border</a></footer></article>
<nav class="navigation post-navigation"><a href="/prev">Previous: {pick(dice, "related")}</a></nav>{comment_thread(dice, dice.randint(0, 30))}</main>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Recent Posts</h2><ul><li><a href="/1">{pick(dice, "related")}</a> <span class="post-date">June 3, 2026</span></li></ul></section></aside><footer>Proudly powered</footer></body></html>"""
    return made(story, html, url=story.dated_url)


def arc(story: Story, dice: random.Random) -> Made:
    """A big group's system: JSON-LD in Greenwich time, the day for readers by the headline, promotions between paragraphs."""
    zone = dice.choice(("", "local time"))
    content = paragraphs(
        story.pieces,
        ' class="c-paragraph article-body__text"',
        [
            figure(dice),
            f'<div class="interstitial-link block-mb">[ <a href="/x">{pick(dice, "related")}</a> ]</div>',
            '<div class="ad-slot" data-ad="x"><span>Advertisement</span></div>',
            newsletter(dice, 1),
        ],
        dice,
    )
    changed = f" | Updated: {story.shown(story.updated, True, zone)}" if story.updated else ""
    fusion = {
        "_id": "AB",
        "content_elements": [{"type": "text", "content": line} for line in story.lines[:2]],
        "headlines": {"basic": story.headline},
    }
    html = f"""<!doctype html><html lang="en"><head><title>{escape(story.headline)} | {story.outlet}</title><link rel="canonical" href="{story.url}"/>
<meta property="og:title" content="{escape(story.headline)}"/><meta property="og:site_name" content="{story.outlet}"/>{script(linked_data(story, in_utc=True))}
<script>window.Fusion=window.Fusion||{{}};Fusion.globalContent={json.dumps(fusion)};Fusion.lastModified=1700000000000;</script></head><body><div id="fusion-app"><div class="c-stack b-header-nav-chain">{menu(dice)}<span class="date-today">Wednesday, January 7, 2026</span></div>
<main><div class="article-headline"><h1 class="c-heading">{escape(story.headline, quote=False)}</h1></div><div class="c-attribution b-byline">{by(story)}</div><time as="time" class="c-date b-date" dateTime="{utc(story.published)}">{story.shown(story.published, True, zone)}{changed}</time>
<div class="article-body-wrapper">{content}</div><div class="b-author-bio"><p>{story.writers[0]} {pick(dice, "bios")}</p></div></main>
<div class="right-rail">{related(dice, 2)}</div>{cookie_banner(dice, 1)}<footer><p>© 2026 {story.outlet}. All rights reserved.</p></footer></div></body></html>"""
    return made(story, html)


def drupal(story: Story, dice: random.Random) -> Made:
    """RDFa on the node, Dublin Core in the head with the day of a template, a sidebar full of other days."""
    wrong = dice.choice(("2011-01-01", "2026-05-05T00:00:00Z"))
    side = "".join(
        f'<div class="views-row"><a href="/n/{n}">{head}</a><span class="date-display-single" property="dc:date" content="2026-02-0{n + 1}T00:00:00+00:00">0{n + 1}/02/2026</span></div>'
        for n, head in enumerate(dice.sample(phrases()["related"], 5))
    )
    html = f"""<!DOCTYPE html><html lang="{story.language}" dir="ltr" prefix="content: http://purl.org/rss/1.0/modules/content/ dc: http://purl.org/dc/terms/"><head><meta charset="utf-8" /><meta name="dcterms.date" content="{wrong}" /><meta name="Generator" content="Drupal 10" />
<link rel="canonical" href="{story.url}" /><title>{escape(story.headline)} | {story.outlet}</title></head><body class="path-node page-node-type-article"><a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content</a>
<div class="dialog-off-canvas-main-canvas"><header role="banner"><div class="region region-header">{menu(dice)}</div></header><div class="layout-container"><aside class="region-sidebar-first" role="complementary"><h2>Latest headlines</h2>{side}</aside><main role="main"><a id="main-content"></a>
<article role="article" about="/node/{story.number}" class="node node--type-article node--view-mode-full"><h1 class="page-header"><span property="schema:name">{escape(story.headline, quote=False)}</span></h1>
<footer class="node__meta"><div class="node__submitted">Submitted by <span class="field field--name-uid"><span typeof="schema:Person" property="schema:name">{story.writers[0]}</span></span> on <span class="field field--name-created" property="schema:datePublished" content="{story.published.isoformat()}">{story.shown(story.published)}</span></div></footer>
<div class="node__content"><div class="field field--name-field-image">{figure(dice)}</div><div property="schema:text" class="clearfix text-formatted field field--name-body field--type-text-with-summary">{paragraphs(story.pieces, between=[tweet(dice)], dice=dice)}</div><div class="field field--name-field-tags"><div class="field__label">Tags</div><a href="/t">Ceasefire</a></div></div></article>
<section class="block block-views related-content"><h2>Related content</h2>{related(dice, 2)}</section></main></div></div></body></html>"""
    return made(story, html, updated=None, byline=story.writers[0])


def next_app(story: Story, dice: random.Random) -> Made:
    """A page that scripts draw: all of it is in the data."""
    content = [
        {"type": "paragraph" if piece.form in ("p", "quote", "li") else "heading", "text": piece.text}
        for piece in story.pieces
    ]
    if dice.random() < 0.5:
        article = {
            "title": story.headline,
            "publishedAt": story.published.isoformat(),
            "updatedAt": (story.updated or story.published).isoformat(),
            "authors": [{"name": name} for name in story.writers],
            "body": content,
            "related": [
                {"title": head, "body": [{"type": "paragraph", "text": head}]} for head in phrases()["related"]
            ],
        }
    else:
        article = {
            "headline": story.headline,
            "datePublished": story.published.isoformat(),
            "byline": [{"name": name} for name in story.writers],
            "bodyHtml": paragraphs(story.pieces, between=[figure(dice)], dice=dice),
            "summary": "What happened, and why it matters.",
        }
    data = {
        "props": {
            "pageProps": {"navigation": [{"title": word, "url": "/"} for word in phrases()["menu"]], "article": article}
        },
        "page": "/[slug]",
        "buildId": "x",
    }
    html = f"""<!DOCTYPE html><html><head><meta charSet="utf-8"/><title>{escape(story.headline)}</title><link rel="canonical" href="{story.url}"/><meta property="og:site_name" content="{story.outlet}"/></head><body><div id="__next"><div class="spinner">Loading…</div></div><noscript>You need to enable JavaScript to run this app.</noscript>
<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script><script src="/_next/static/chunks/main.js" defer></script></body></html>"""
    return made(story, html, updated=story.updated.date() if story.updated and "updatedAt" in article else None)


def amp(story: Story, dice: random.Random) -> Made:
    """The light form for telephones."""
    html = f"""<!doctype html><html ⚡ lang="{story.language}"><head><meta charset="utf-8"><title>{escape(story.headline)}</title><link rel="canonical" href="{story.url}"><style amp-boilerplate>body{{visibility:hidden}}</style>{script(linked_data(story))}<meta name="viewport" content="width=device-width"></head>
<body><amp-sidebar id="s" layout="nodisplay">{menu(dice)}</amp-sidebar><amp-consent id="c" layout="nodisplay"><p>{pick(dice, "cookies")}</p></amp-consent><header class="amp-wp-header"><a href="/">{story.outlet}</a></header>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{escape(story.headline, quote=False)}</h1><div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">{", ".join(story.writers)}</span></div><div class="amp-wp-meta amp-wp-posted-on"><time datetime="{story.published.isoformat()}">{dice.choice(("2 years ago", story.shown(story.published)))}</time></div></header>
<amp-img src="/p.jpg" width="1" height="1"><p class="caption">{pick(dice, "captions")}</p></amp-img><div class="amp-wp-article-content">{paragraphs(story.pieces, between=['<amp-ad width="300" height="250"><div placeholder>Advertisement</div></amp-ad>', '<amp-twitter data-tweetid="1"><blockquote placeholder><p>' + pick(dice, "tweets") + "</p></blockquote></amp-twitter>", '<p class="amp-readmore"><a href="/x">Also read: ' + pick(dice, "related") + "</a></p>"], dice=dice)}</div>
<footer class="amp-wp-article-footer"><div class="amp-wp-tax-category">Categories: <a href="/w">World</a></div></footer></article><amp-next-page><p>{pick(dice, "comments")}</p></amp-next-page></body></html>"""
    return made(story, html)


def blogger(story: Story, dice: random.Random) -> Made:
    """A blog of the older kind: line breaks for paragraphs, the day above the headline, the archive beside."""
    told = "<br /><br />\n".join(escape(piece.text, quote=False) for piece in story.pieces)
    archive = "".join(f"<li><a href='/{year}/'>{year}</a> ({year - 1990})</li>" for year in range(2008, 2027))
    html = f"""<!DOCTYPE html><html class='v2' dir='ltr' lang='en'><head><meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/><title>{story.outlet}: {escape(story.headline)}</title><link href='{story.url}' rel='canonical'/><meta content='{story.outlet}' property='og:site_name'/></head><body class='loading'>
<div class='content-outer'><div class='header section' id='header'><h1 class='title'><a href='/'>{story.outlet}</a></h1><p class='description'><span>News and notes from along the border, since 2008.</span></p></div><div class='main section' id='main'><div class='widget Blog' id='Blog1'><div class='blog-posts hfeed'><div class="date-outer"><h2 class='date-header'><span>{story.shown(story.published, False)}</span></h2>
<div class='post hentry uncustomized-post-template'><h3 class='post-title entry-title' itemprop='name'>{escape(story.headline, quote=False)}</h3><div class='post-body entry-content' itemprop='description articleBody'>{told}<div style='clear: both;'></div></div>
<div class='post-footer'><div class='post-footer-line'><span class='post-author vcard'>Posted by <span class='fn' itemprop='author'><span itemprop='name'>{story.writers[0]}</span></span></span> <span class='post-timestamp'>at <a class='timestamp-link' href='{story.url}'><abbr class='published' itemprop='datePublished' title='{story.published.isoformat()}'>{story.published:%H:%M}</abbr></a></span> <span class='post-labels'>Labels: <a href='/l'>truce</a></span></div></div></div></div></div>
<div class='comments' id='comments'><h4>7 comments:</h4><dl id='comments-block'><dt>Anonymous said...</dt><dd class='comment-body'><p>{pick(dice, "comments")}</p></dd><dd class='comment-footer'>3 May 2026 at 10:11</dd></dl></div></div></div><div class='sidebar section'><div class='widget BlogArchive'><h2>Blog Archive</h2><ul>{archive}</ul></div><div class='widget HTML'><h2>About me</h2><p>I have lived by the river for forty years, and I write down what I see.</p></div></div></div></body></html>"""
    return made(story, html, updated=None, byline=story.writers[0])


def front_page(story: Story, dice: random.Random) -> Made:
    """A page of the nineties: tables and fonts, tags that never close, Windows-1252 said or unsaid."""
    told = '\n<P><FONT FACE="Times New Roman" SIZE=3>'.join(escape(line, quote=False) for line in story.lines)
    links = "<BR>".join(
        f'<A HREF="p{n}.htm"><FONT SIZE=1>{word}</FONT></A>' for n, word in enumerate(phrases()["menu"])
    )
    charset = dice.choice(("windows-1252", "iso-8859-1", ""))
    said = f'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={charset}">' if charset else ""
    day = dice.choice(
        (
            story.shown(story.published, False),
            f"{story.published.day:02}.{story.published.month:02}.{story.published.year}",
        )
    )
    html = f"""<HTML><HEAD>{said}<TITLE>{escape(story.headline)}</TITLE><META NAME="GENERATOR" CONTENT="Microsoft FrontPage 4.0"></HEAD><BODY BGCOLOR=#FFFFFF TEXT=#000000><TABLE WIDTH=100% BORDER=0><TR><TD COLSPAN=3><CENTER><FONT SIZE=6>{story.outlet}</FONT><BR><FONT SIZE=1>Best viewed at 800 x 600</FONT></CENTER></TD></TR>
<TR><TD WIDTH=120 VALIGN=TOP BGCOLOR=#CCCCCC>{links}</TD><TD VALIGN=TOP><H1><FONT COLOR=#990000>{escape(story.headline, quote=False)}</FONT></H1><FONT SIZE=2><B>{by(story)}</B><BR>Published: {day}</FONT><HR>
<P><FONT FACE="Times New Roman" SIZE=3>{told}
<HR><FONT SIZE=1><A HREF="index.htm">Back to front page</A> | <A HREF="mailto:x">Write to us</A></FONT></TD><TD WIDTH=140 VALIGN=TOP><FONT SIZE=1><B>ALSO TODAY</B><BR><A HREF="a.htm">{pick(dice, "related")}</A><P><A HREF="b.htm">{pick(dice, "related")}</A></FONT></TD></TR>
<TR><TD COLSPAN=3><FONT SIZE=1>Copyright 1999-2026 {story.outlet}. Reproduction only with permission of the publisher.</FONT></TD></TR></TABLE></BODY></HTML>"""
    return made(story, html, updated=None, outlet=None, url=None, encoding="cp1252")


def live_blog(story: Story, dice: random.Random) -> Made:
    """Posts, the newest first, each with its hour and name; JSON-LD holds all or some of them."""
    posts = dice.sample(phrases()["posts"], dice.randint(4, 8))
    zone = story.published.tzinfo
    lines: list[str] = []
    told = ""
    for n, (head, text) in enumerate(posts):
        at = story.published.replace(hour=(23 - n) % 24)
        lines += [head, text]
        told += f'<div class="liveblog-post" id="p{n}"><div class="liveblog-post__meta"><time datetime="{at.isoformat()}">{at:%H:%M}</time><span class="byline">{dice.choice(story.writers)}</span></div><h2 class="liveblog-post__title">{escape(head)}</h2><div class="liveblog-post__content"><p>{escape(text, quote=False)}</p>{figure(dice) if n == 1 else ""}{tweet(dice) if n == 2 else ""}</div><div class="share-tools"><a href="#">Share</a></div></div>'
    updates = [
        {
            "@type": "BlogPosting",
            "headline": head,
            "articleBody": text,
            "datePublished": story.published.replace(hour=(23 - n) % 24).isoformat(),
        }
        for n, (head, text) in enumerate(posts[: dice.choice((0, 3, len(posts)))])
    ]
    start = story.published.replace(hour=5)
    data = linked_data(
        story,
        "LiveBlogPosting",
        coverageStartTime=start.isoformat(),
        datePublished=start.isoformat(),
        liveBlogUpdate=updates,
        dateModified=story.published.replace(hour=23).isoformat(),
    )
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(story.headline)} – live updates</title>{script(data)}<link rel="canonical" href="{story.url}"></head><body>{menu(dice)}<main><header class="headline-block"><span class="live-indicator">LIVE</span><h1>{escape(story.headline, quote=False)}</h1><p class="byline">{by(story)}</p><p>Last updated {story.published.replace(hour=23):%H:%M} {zone}</p></header>
<div class="key-points"><h2>Key points</h2><ul><li><a href="#p0">{posts[0][0]}</a></li></ul></div><div class="liveblog-timeline">{told}</div><button>Load more</button></main>{related(dice)}<footer>© {story.outlet}</footer></body></html>"""
    return made(story, html, lines=tuple(lines), published=start.date(), updated=start.date())
