"""Pieces of mark-up that several layouts share, each in a few dialects."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import escape
from typing import Any

from benchmarks.pages.stories import Piece, Story, phrases


@dataclass(frozen=True, slots=True)
class Made:
    """A page and what is right about it; None where the page does not tell, and is not asked.

    Attributes:
        lines: The article, a paragraph, heading or list item each.
        stub: Whether it is only the beginning of an article.
    """

    html: str
    lines: tuple[str, ...]
    published: date | None
    updated: date | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    stub: bool = False
    encoding: str = "utf-8"


def made(story: Story, html: str, **changed: Any) -> Made:
    """A page that tells all there is; ``changed`` names what differs."""
    right: dict[str, Any] = {
        "lines": story.lines,
        "published": story.published.date(),
        "updated": story.updated.date() if story.updated else None,
        "title": story.headline,
        "byline": ", ".join(story.writers),
        "outlet": story.outlet,
        "url": story.url,
    }
    return Made(html=html, **(right | changed))


def pick(dice: random.Random, kind: str) -> Any:
    """One phrase of a kind."""
    return dice.choice(phrases()[kind])


def utc(moment: datetime) -> str:
    """A moment as machines write it: in Greenwich time."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def linked_data(story: Story, kind: str = "NewsArticle", in_utc: bool = False, **more: Any) -> dict[str, Any]:
    """The article's JSON-LD as an object; a value of None takes a key out."""
    stamp = utc if in_utc else datetime.isoformat
    node: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": story.headline,
        "datePublished": stamp(story.published),
        "dateModified": stamp(story.updated or story.published),
        "author": [
            {"@type": "Person", "name": name, "url": f"https://{story.host}/people/{n}"}
            for n, name in enumerate(story.writers)
        ],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": story.outlet,
            "logo": {"@type": "ImageObject", "url": "/logo.png"},
        },
        "mainEntityOfPage": {"@type": "WebPage", "@id": story.url},
    }
    return {key: value for key, value in (node | more).items() if value is not None}


def script(value: Any) -> str:
    """JSON-LD in its element."""
    return f'<script type="application/ld+json">{json.dumps(value, ensure_ascii=False)}</script>'


def paragraphs(
    pieces: Sequence[Piece], attributes: str = "", between: Sequence[str] = (), dice: random.Random | None = None
) -> str:
    """An article's pieces as elements, with strange ones set between its paragraphs."""
    told: list[str] = []
    last = ""
    for piece in pieces:
        if last == "li" and piece.form != "li":
            told.append("</ul>")
        if piece.form == "li" and last != "li":
            told.append("<ul>")
        told.append(_element(piece, attributes))
        last = piece.form
    if last == "li":
        told.append("</ul>")
    free = [at for at in range(1, len(told)) if told[at].startswith("<p") and told[at - 1].startswith("<p")]
    for strange in between:
        told.insert(dice.choice(free) if dice and free else len(told) // 2, strange)
        free = [at for at in range(1, len(told)) if told[at].startswith("<p") and told[at - 1].startswith("<p")]
    return "\n".join(told)


def _element(piece: Piece, attributes: str) -> str:
    text = escape(piece.text, quote=False)
    if piece.form == "quote":
        return f"<blockquote><p>{text}</p></blockquote>"
    return f"<{piece.form}{attributes if piece.form == 'p' else ''}>{text}</{piece.form}>"


def related(dice: random.Random, style: int = 0, dated: bool = True) -> str:
    """A box of other stories, with days of their own."""
    heads = dice.sample(phrases()["related"], 4)
    day = f"{dice.randint(1, 28)} March {dice.randint(2010, 2026)}"
    when = f'<time datetime="2026-0{dice.randint(1, 9)}-11T08:00:00Z">{day}</time>' if dated else ""
    if style == 0:
        return (
            '<div class="related-stories"><h3>Related stories</h3><ul>'
            + "".join(f'<li><a href="/x/{n}">{head}</a> {when}</li>' for n, head in enumerate(heads))
            + "</ul></div>"
        )
    if style == 1:
        return f'<aside class="c-recirc"><p><strong>Read more:</strong> <a href="/x">{heads[0]}</a></p></aside>'
    return (
        '<section data-component="more-on-this-story"><h2>More on this</h2>'
        + "".join(
            f'<article class="card"><h3><a href="/x/{n}">{head}</a></h3><p>{head}, and what came of it: our reporters look back at a long day. {when}</p></article>'
            for n, head in enumerate(heads)
        )
        + "</section>"
    )


def comment_thread(dice: random.Random, count: int, style: int = 0) -> str:
    """What readers wrote below, often more than the article itself."""
    told = [dice.choice(phrases()["comments"]) for _ in range(count)]
    if style == 0:
        return (
            f'<div id="comments" class="comments-area"><h2>{count} thoughts on this</h2><ol class="comment-list">'
            + "".join(
                f'<li class="comment"><article class="comment-body"><footer><b class="fn">reader{n}</b> <time datetime="2025-12-{n % 28 + 1:02}T10:00:00+00:00">December {n % 28 + 1}, 2025 at 10:00 am</time></footer><div class="comment-content"><p>{text}</p></div></article></li>'
                for n, text in enumerate(told)
            )
            + "</ol></div>"
        )
    return (
        '<section class="discussion__thread" id="disqus_thread"><h3>Join the conversation</h3>'
        + "".join(
            f'<div class="post"><div class="author">walker_{n}</div><div class="body-text">{text}<br>{text}</div><span>3 days ago</span></div>'
            for n, text in enumerate(told)
        )
        + "</section>"
    )


def menu(dice: random.Random) -> str:
    """A site's menu."""
    return (
        "<nav><ul>"
        + "".join(f'<li><a href="/{word.lower()}">{word}</a></li>' for word in dice.sample(phrases()["menu"], 7))
        + "</ul></nav>"
    )


def newsletter(dice: random.Random, style: int = 0) -> str:
    """A call to sign up."""
    name, text = pick(dice, "newsletters")
    if style == 0:
        return f'<div class="newsletter-signup"><h4>{name}</h4><p>{text}</p><form><input type="email" placeholder="Your email"><button>Sign up</button></form></div>'
    return f'<aside aria-label="Newsletter"><h3>{name}</h3><p>{text}</p></aside>'


def cookie_banner(dice: random.Random, style: int = 0) -> str:
    """A question for consent."""
    text = pick(dice, "cookies")
    names = (
        'id="onetrust-banner-sdk" class="otFlat cookie-consent" role="dialog"',
        'class="gdpr-banner"',
        'id="cookie-notice"',
    )
    return f"<div {names[style % 3]}><h2>We value your privacy</h2><p>{text}</p><button>Accept all</button><a href='/privacy'>Privacy policy</a></div>"


def figure(dice: random.Random, names: str = "") -> str:
    """A picture with its caption."""
    return f'<figure{names}><img src="/p.jpg" alt=""><figcaption>{pick(dice, "captions")}</figcaption></figure>'


def tweet(dice: random.Random) -> str:
    """A post of somebody else's, shown within."""
    return f'<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{pick(dice, "tweets")}</p>&mdash; Somebody (@somebody) <a href="https://social.example/1">March 9, 2017</a></blockquote><script async src="//platform.social.example/widgets.js"></script>'


def pull_quote(story: Story, dice: random.Random, names: str = "pullquote") -> str:
    """Words of the article, told twice."""
    spoken = [piece.text for piece in story.pieces if piece.form == "p" and 8 <= len(piece.text.split()) <= 40]
    text = dice.choice(spoken).split(". ")[0] if spoken else story.headline
    return f'<div class="{names}"><p>{escape(text, quote=False)}</p></div>'


def by(story: Story) -> str:
    """The signature as a line."""
    return "By " + " and ".join(escape(name) for name in story.writers)
