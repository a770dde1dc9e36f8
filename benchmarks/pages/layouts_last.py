"""Layouts drawn up last, when the reader of pages had been mended on all others; no page of theirs was looked at."""

from __future__ import annotations

import json
import random
from html import escape

from benchmarks.pages.parts import Made, made, pick, utc
from benchmarks.pages.stories import MONTHS, WEEKDAYS, Piece, Story, phrases


def _heads(dice: random.Random, count: int) -> list[str]:
    return dice.sample(phrases()["related"], count)


def _tag(piece: Piece, paragraph: str = "p", heading: str = "h2") -> str:
    """A piece in plain mark-up, every list item a list of its own."""
    text = escape(piece.text, quote=False)
    forms = {"p": f"<{paragraph}>{text}</{paragraph.split()[0]}>", "h2": f"<{heading}>{text}</{heading.split()[0]}>", "li": f"<ul><li>{text}</li></ul>", "quote": f"<blockquote><p>{text}</p></blockquote>"}  # fmt: skip
    return forms[piece.form]


def _between(parts: list[str], strange: list[str], dice: random.Random) -> str:
    for each in strange:
        parts.insert(dice.randint(1, max(1, len(parts) - 1)), each)
    return "".join(parts)


def gazette(story: Story, dice: random.Random) -> Made:
    """Tables within tables, prose in the columns beside, the day as mail programs write it."""
    day = f"{WEEKDAYS[story.published.weekday()][:3]}, {story.published.day} {MONTHS[story.published.month - 1][:3]} {story.published.year} {story.published:%H:%M:%S %z}"
    text = "<br><br>".join(f"<span class=style12>{escape(piece.text, quote=False)}</span>" for piece in story.pieces)
    side = "".join(
        f"<tr><td class=style3><b>{head}</b><br>{head}, our reporter found when he went there last week. <a href=m{n}.php>more</a></td></tr>"
        for n, head in enumerate(_heads(dice, 3))
    )
    html = f"""<html><head><title>{escape(story.headline)} : {story.outlet}</title><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body><table width=950 align=center><tr><td><table><tr><td><img src=logo.gif alt="{story.outlet}"></td><td class=style1>Online edition</td></tr></table></td></tr>
<tr><td><table><tr><td width=180 valign=top><table class=leftcol>{"".join(f"<tr><td><a href={n}.php>{word}</a></td></tr>" for n, word in enumerate(phrases()["menu"]))}</table></td><td width=560 valign=top><table><tr><td class=style20><h1>{escape(story.headline, quote=False)}</h1></td></tr><tr><td class=style9>{" and ".join(story.writers)}<br>{day}</td></tr><tr><td>{text}</td></tr><tr><td class=style4><a href=p.php>Printer friendly</a> | <a href=e.php>Email to a friend</a></td></tr></table></td><td width=200 valign=top><table>{side}</table></td></tr></table></td></tr><tr><td class=style2>&copy; {story.outlet}, 2026</td></tr></table></body></html>"""
    return made(story, html, updated=None, byline=None, outlet=None, url=None)


def half_drawn(story: Story, dice: random.Random) -> Made:
    """The first paragraph is there, scripts bring the rest from a string of JSON."""
    body = [
        {"kind": "text", "type": "paragraph" if piece.form != "h2" else "heading", "content": {"text": piece.text}}
        for piece in story.pieces
    ]
    state = {
        "user": None,
        "menu": [{"title": word} for word in phrases()["menu"]],
        "entities": {
            "articles": {
                str(story.number): {
                    "id": story.number,
                    "title": story.headline,
                    "published_at": story.published.isoformat(),
                    "modified_at": None,
                    "author": {"name": story.writers[0]},
                    "body": body,
                }
            }
        },
        "teasers": [{"title": head, "body": head} for head in _heads(dice, 5)],
    }
    text = json.dumps(json.dumps(state))
    html = f"""<!doctype html><html lang="{story.language}"><head><meta charset="utf-8"><title>{escape(story.headline)} – {story.outlet}</title><meta property="og:site_name" content="{story.outlet}"><meta property="og:url" content="{story.url}"><meta property="og:title" content="{escape(story.headline)}"><meta property="og:type" content="article"></head><body><div id="mount"><h1>{escape(story.headline, quote=False)}</h1><p>{escape(story.pieces[0].text, quote=False)}</p><div class="skeleton"></div></div><script>window.__PRELOADED_STATE__ = JSON.parse({text});</script><script src="/app.js"></script></body></html>"""
    return made(story, html, updated=None, byline=story.writers[0])


def utility(story: Story, dice: random.Random) -> Made:
    """Names that say how a thing looks: takeaways above, questions below, a card for the writer."""
    stamp = f'<time class="text-sm text-gray-500" dateTime="{story.published.isoformat()}">{story.shown(story.published, False)}</time>'
    changed = f'<span class="text-sm italic">Updated {story.shown(story.updated)}</span>' if story.updated else ""
    parts = [
        _tag(piece, 'p class="mb-6 leading-relaxed"', 'h2 class="text-2xl font-bold mt-8"') for piece in story.pieces
    ]
    card = f'<div class="not-prose my-8 rounded-xl border p-4 flex"><a class="font-semibold" href="/r">{pick(dice, "related")}</a></div>'
    cta = f'<div class="not-prose bg-blue-50 p-6 my-10"><p class="text-lg font-bold">{pick(dice, "newsletters")[0]}</p><form><input placeholder="you@mail.example"><button>Sign up</button></form></div>'
    html = f"""<!DOCTYPE html><html lang="en" class="scroll-smooth"><head><meta charset="utf-8"/><title>{escape(story.headline)} · {story.outlet}</title><link rel="canonical" href="{story.url}"/><meta property="og:site_name" content="{story.outlet}"/></head><body class="antialiased overflow-hidden"><header class="sticky top-0"><nav class="flex space-x-4">{"".join(f'<a href="/{word}">{word}</a>' for word in phrases()["menu"])}</nav></header>
<main class="max-w-3xl mx-auto px-4"><h1 class="text-4xl font-extrabold tracking-tight">{escape(story.headline, quote=False)}</h1><div class="flex items-center gap-2"><img class="rounded-full"/><span>By {" and ".join(story.writers)}</span><span>·</span>{stamp}{changed}</div><div class="prose prose-lg max-w-none">{_between(parts, [card, cta], dice)}</div><div class="border-t mt-12 pt-6"><h3 class="font-bold">About the author</h3><p>{story.writers[0]} {pick(dice, "bios")}</p></div></main>
<section class="bg-gray-50 py-12"><h2 class="text-xl">You might also like</h2><div class="grid grid-cols-3">{"".join(f'<a href="/{n}"><p class="font-medium">{head}</p><p class="text-gray-500">{head}: what our reporters saw on the day.</p></a>' for n, head in enumerate(_heads(dice, 3)))}</div></section><footer class="text-xs"><p>Made by people who read. © 2026</p></footer></body></html>"""
    return made(story, html)


def broadsheet(story: Story, dice: random.Random) -> Made:
    """The body in columns between advertisements, days run together, a correction at the foot."""
    shown = story.shown(story.published, False)
    changed = f"Updated {story.shown(story.updated, False)}" if story.updated else ""
    columns, pieces = [], list(story.pieces)
    while pieces:
        count = dice.randint(1, 3)
        while count < len(pieces) and "li" in (pieces[count].form, pieces[count - 1].form):
            count += 1
        columns.append(
            '<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8">'
            + "".join(
                _tag(piece, 'p class="css-at9mc1 evys1bk0"', 'h2 class="css-13o6u42 eoo0vm40"')
                for piece in pieces[:count]
            )
            + "</div></div>"
        )
        pieces = pieces[count:]
    ad = '<div><div class="css-dppyhl" id="dfp-ad-wrapper"><p class="css-8hvvyd">Advertisement</p><a href="#after" class="css-777zgl">SKIP ADVERTISEMENT</a></div></div>'
    shot = f'<div data-testid="imageblock-wrapper"><figure role="group" class="sizeMedium"><div><span>Image</span></div><figcaption><span>{pick(dice, "captions")}</span><span class="css-1u46b97">Credit...</span></figcaption></figure></div>'
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline[:50],
        "alternativeHeadline": "Print title",
        "datePublished": utc(story.published),
        "dateModified": utc(story.updated or story.published),
        "isAccessibleForFree": False,
        "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".meteredContent"},
        "author": [{"@type": "Person", "name": name} for name in story.writers],
        "publisher": {"@id": "#o", "@type": "NewsMediaOrganization", "name": story.outlet},
        "url": story.url,
    }
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title data-rh="true">{escape(story.headline)} - {story.outlet}</title><script type="application/ld+json">{json.dumps(data)}</script><meta name="byl" content="By {" and ".join(story.writers)}"/></head><body><div id="app"><div class="NYTAppHideMasthead"><a href="/">{story.outlet}</a><span>Wednesday, November 25, 2026</span><a href="/today">Today’s Paper</a></div><main id="site-content"><article id="story" class="css-vxcmzt e1lmdhsb0"><header class="css-1vb4yc5"><h1 data-testid="headline" class="css-88wicj">{escape(story.headline, quote=False)}</h1><p id="article-summary" class="css-79elbk">The ground is frozen, the price is rising, and nobody wants to be the first to go home.</p></header>
<div class="css-103l8m3"><p class="css-4anu6l e1jsehar1"><span class="byline-prefix">By </span>{" and ".join(f'<a class="e1jsehar0" href="/by/{n}">{name}</a>' for n, name in enumerate(story.writers))}</p><p class="css-x">Reporting from both banks</p><div><time class="css-1sbuyqj e16638kd3" datetime="{story.published.isoformat()}"><span>Published {shown}</span><span>{changed}</span></time></div></div><section name="articleBody" class="meteredContent css-1r7ky0e">{_between(columns, [ad, shot, ad], dice)}</section><div class="bottom-of-article"><div class="css-j4r19r"><p>A correction was made on&nbsp;Jan. 2, 2026: An earlier version of this article misspelled a river.</p></div><p>{story.writers[0]} {pick(dice, "bios")}</p></div></article></main></div></body></html>"""
    return made(story, html)


def syndicated(story: Story, dice: random.Random) -> Made:
    """Another outlet's story on a portal: a button in the midst of it, the address of the first print as the canonical one."""
    parts = [_tag(piece) for piece in story.pieces]
    button = '<button class="link caas-button collapse-button" aria-label="Story continues">Story continues</button>'
    clock = f"{WEEKDAYS[story.published.weekday()][:3]}, {MONTHS[story.published.month - 1]} {story.published.day}, {story.published.year} at {(story.published.hour - 1) % 12 + 1}:{story.published:%M} {'AM' if story.published.hour < 12 else 'PM'}"
    html = f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"><title>{escape(story.headline)}</title><link rel="canonical" href="{story.url}"><meta property="og:site_name" content="{story.outlet}"><meta property="og:title" content="{escape(story.headline)}"></head><body><div id="YDC-UH"><ul>{"".join(f"<li><a href='/{word}'>{word}</a></li>" for word in phrases()["menu"])}</ul></div><div class="caas-container"><article class="caas-article" role="article"><div class="caas-content-wrapper"><div class="caas-header"><header class="caas-title-wrapper"><h1 data-test-locator="headline">{escape(story.headline, quote=False)}</h1></header></div><div class="caas-content"><div class="caas-content-byline-wrapper"><div class="caas-attr"><div class="caas-attr-meta"><div class="caas-attr-item-author"><span class="caas-author-byline-collapse">{", ".join(story.writers)}</span></div><div class="caas-attr-time-style"><time datetime="{utc(story.published)}">{clock}</time><span class="caas-attr-mins-read">4 min read</span></div></div></div></div>
<figure class="caas-figure"><figcaption class="caption-collapse">{pick(dice, "captions")}</figcaption></figure><div class="caas-body">{_between(parts, [button], dice)}</div></div></div><div class="caas-readmore caas-readmore-collapse"><a href="#c">View comments (312)</a></div></article></div><div id="stream"><h2>Up next</h2>{"".join(f'<li class="stream-item"><h3><a href="/s{n}">{head}</a></h3><p>{head}. Thousands were on the road that night, police said.</p></li>' for n, head in enumerate(_heads(dice, 6)))}</div></body></html>"""
    return made(story, html, updated=None)


def weekly(story: Story, dice: random.Random) -> Made:
    """Elements of text one after the other, bold hints between them, one day for all with an abbreviation of its zone."""
    elements = [
        f'<div class="story-element story-element-text"><div>{_tag(piece, "p", "h4")}</div></div>'
        for piece in story.pieces
    ]
    hint = f'<div class="story-element story-element-text-also-read"><p><strong>Also Read | </strong><a href="/a">{pick(dice, "related")}</a></p></div>'
    shot = f'<div class="story-element story-element-image"><p class="media-description">{pick(dice, "captions")}</p></div>'
    line = f"Published: {story.published.day:02} {MONTHS[story.published.month - 1][:3]} {story.published.year}, {story.published:%I:%M %p} IST"
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>{escape(story.headline)} | {story.outlet}</title><meta name="title" content="{escape(story.headline)}"><meta property="og:site_name" content="{story.outlet}"><link rel="canonical" href="{story.url}"><script type="application/ld+json">{json.dumps({"@context": "http://schema.org", "@type": "BreadcrumbList", "itemListElement": []})}</script></head><body><div class="breaking-news-ticker"><a href="/b">{pick(dice, "related")}</a></div><div class="header-menu">{"".join(f'<a href="/{word}">{word}</a>' for word in phrases()["menu"])}</div><div class="story-page"><div class="story-grid"><h1 class="story-headline-m__headline__x3Abc">{escape(story.headline, quote=False)}</h1><div class="author-name-wrapper-m__wrap__9sfK"><a class="author-name" href="/author">{story.writers[0]}</a></div><div class="publish-details__Qz1">{line}</div><div class="arr--story-page-card-wrapper">{_between(elements, [hint, shot], dice)}</div><div class="story-tags"><a href="/t">#river</a></div></div><div class="side-story-section"><h3>Most viewed</h3>{"".join(f"<div><a href='/v{n}'>{head}</a></div>" for n, head in enumerate(_heads(dice, 4)))}</div></div></body></html>"""
    return made(story, html, updated=None, byline=story.writers[0])
