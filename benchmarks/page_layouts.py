"""Layouts of web pages as publishing systems make them, for html_pages.py; all words are our own."""
# ruff: noqa: E501 - markup

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import escape

Layout = Callable[[str, list[str]], str]

MENU = "<nav><ul>" + "".join(
    f'<li><a href="/{w.lower()}">{w}</a></li>'
    for w in ("News", "Sport", "Weather", "Markets", "Opinion", "Travel", "Puzzles", "Archive")
) + "</ul></nav>"  # fmt: skip
COOKIES = (
    '<div class="cookie-banner"><p>We and our 214 partners keep cookies on your device to measure how'
    " our pages are read. You can change your mind at any time.</p><button>Agree</button></div>"
)
FOOT = (
    "<footer><p>All rights reserved. Contact us | Work with us | Privacy | Terms of use</p>"
    "<p>The Tarnside Post is printed every day but Sunday by Tarnside Press Limited.</p></footer>"
)
TEASERS = (
    "Council to vote on plan for a second swimming pool at Eastfield",
    "Ten walks within an hour of the city that children like too",
    "Why the price of eggs has doubled since the spring, in four charts",
    "Rovers sign goalkeeper from Harwick on a three-year deal",
    "Baker wins prize for a loaf made of acorns and old ale",
)
RELATED = '<div class="related"><h3>More on this</h3><ul>' + "".join(
    f'<li><a href="/s/{n}">{t}</a></li>' for n, t in enumerate(TEASERS)
) + "</ul></div>"  # fmt: skip
LETTER = (
    '<div class="newsletter-signup"><p>Start your day with our morning letter: six stories in five'
    ' minutes.</p><form><input type="email"><button>Sign up</button></form></div>'
)
SHARE = (
    '<div class="share"><a href="#">Share</a><a href="#">Copy link</a><a href="#">Print</a></div>'
)
BIO = (
    '<div class="author-bio"><p>Wren Halloway has written about the valley for the Post since 2009 and'
    " lives in Lower Tarn with two dogs. Follow her for the latest.</p></div>"
)
REMARKS = '<section id="comments" class="comments"><h2>Comments (3)</h2>' + "".join(
    f'<div class="comment"><span class="user">{who}</span><p>{said}</p></div>'
    for who, said in (
        ("old_pete", "I said years ago that this would happen and nobody listened to a word of it."),
        ("marnie77", "My cousin works there and tells it quite otherwise, for what that is worth."),
        ("tarn_walker", "Thoughts with everyone. The council should have spent the money in time."),
    )
) + "</section>"  # fmt: skip
CAPTION = (
    '<figure><img src="p.jpg" alt="A street"><figcaption>The scene on the day after. Picture: Owen'
    " Pryke</figcaption></figure>"
)


def head(title: str, more: str = "") -> str:
    """The head of a page."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} -'
        f" Tarnside Post</title>{more}</head>"
    )


def ps(paragraphs: list[str], attributes: str = "") -> list[str]:
    """The paragraphs as elements."""
    return [f"<p{attributes}>{escape(p)}</p>" for p in paragraphs]


def semantic(title: str, body: list[str]) -> str:
    """An article element among header, navigation and footer."""
    parts = ps(body)
    return (
        f"{head(title)}<body>{COOKIES}<header>{MENU}</header><main><article><h1>{escape(title)}</h1>"
        f"{CAPTION}{''.join(parts)}</article>{RELATED}</main>{FOOT}</body></html>"
    )


def divisions(title: str, body: list[str]) -> str:
    """Nothing but divisions with the classes of a publishing system."""
    parts = "".join(f'<div class="c-text"><p class="p1">{escape(p)}</p></div>' for p in body)
    return (
        f'{head(title)}<body><div id="wrap">{MENU}{COOKIES}<div class="l-col"><div class="headline">'
        f'<h1>{escape(title)}</h1></div><div class="story-body__inner">{parts}</div>{SHARE}{BIO}'
        f"</div><div class='rail'>{RELATED}{LETTER}</div></div>{FOOT}</body></html>"
    )


def breaks(title: str, body: list[str]) -> str:
    """Paragraphs parted by line breaks in one division."""
    text = "<br><br>\n".join(escape(p) for p in body)
    return (
        f"{head(title)}<body>{MENU}<h2>{escape(title)}</h2><div class='entry'>{text}</div>{RELATED}"
        f"{FOOT}</body></html>"
    )


def old_tables(title: str, body: list[str]) -> str:
    """A page of the nineties: tables, fonts, paragraphs that are not closed."""
    text = "".join(f'<p><font face="Times">{escape(p)}</font>' for p in body)
    return (
        f"{head(title)}<body><table width=760><tr><td colspan=3>{MENU}</td></tr><tr><td width=140>"
        f"{RELATED}</td><td width=460><font size=5><b>{escape(title)}</b></font>{text}</td>"
        f"<td width=160>{LETTER}</td></tr></table>{FOOT}</body></html>"
    )


def linked_data(title: str, body: list[str], shown: int = 0) -> str:
    """The text in JSON-LD, the first ``shown`` paragraphs of it on the page."""
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title,
            "articleBody": "\n\n".join(body)}  # fmt: skip
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    wall = "<div class='paywall'><p>Subscribe to go on reading. Cancel at any time.</p></div>"
    visible = "".join(ps(body[:shown])) + wall if shown else "<noscript>Turn on scripts.</noscript>"
    return (
        f"{head(title, script)}<body>{MENU}<div id=app><h1>{escape(title)}</h1>{visible}</div>{FOOT}"
        "</body></html>"
    )


def paywall(title: str, body: list[str]) -> str:
    """One paragraph on the page, all of the text in its JSON-LD."""
    return linked_data(title, body, 1)


def promotions(title: str, body: list[str]) -> str:
    """Promotions, pull quotes and captions between the paragraphs."""
    parts: list[str] = []
    between = (
        f'<p class="read-more"><strong>Read more:</strong> <a href="/s/1">{TEASERS[0]}</a></p>',
        LETTER,
        f'<aside class="pullquote"><p>{escape(body[0][:70])}</p></aside>',
        f'<p><a href="/s/2"><em>{TEASERS[1]}</em></a></p>',
        '<div class="ad-slot"><span>Advertisement</span></div>',
        '<p class="caption">A view of the river on Tuesday (Photo: Owen Pryke/Tarnside Post)</p>',
    )
    for n, paragraph in enumerate(ps(body)):
        parts.append(paragraph)
        if n % 2 == 1:
            parts.append(between[(n // 2) % len(between)])
    return (
        f"{head(title)}<body>{MENU}<article><h1>{escape(title)}</h1>{SHARE}{''.join(parts)}{BIO}"
        f"</article>{RELATED}{FOOT}</body></html>"
    )


def remarks(title: str, body: list[str]) -> str:
    """Readers' comments below, more of them than article."""
    return (
        f"{head(title)}<body>{MENU}<div class='post'><h1>{escape(title)}</h1>"
        f"<div class='post-content'>{''.join(ps(body))}</div></div>{REMARKS * 3}{FOOT}</body></html>"
    )


def teasers_first(title: str, body: list[str]) -> str:
    """Teasers of other stories before and behind the article."""
    river = "".join(
        f"<div class='card'><h3><a href='/s/{n}'>{t}</a></h3><p>{t}, and what it means for those who"
        " live there, in the words of those who know it best.</p></div>"
        for n, t in enumerate(TEASERS)
    )
    return (
        f"{head(title)}<body>{MENU}<div class='river'>{river}</div><div class='text'>"
        f"<h1>{escape(title)}</h1>{''.join(ps(body))}</div><div class='river'>{river}</div>{FOOT}"
        "</body></html>"
    )


def quotations(title: str, body: list[str]) -> str:
    """Every third paragraph is a block quotation."""
    parts = [f"<blockquote>{p}</blockquote>" if n % 3 == 2 else p for n, p in enumerate(ps(body))]
    return (
        f"{head(title)}<body>{MENU}<article><header><h1>{escape(title)}</h1></header>"
        f"{''.join(parts)}</article>{FOOT}</body></html>"
    )


def short(title: str, body: list[str]) -> str:
    """Two paragraphs."""
    return semantic(title, body[:2])


def spans(title: str, body: list[str]) -> str:
    """Spans in divisions in place of paragraphs."""
    parts = "".join(
        f'<div data-block="true"><span data-text="true">{escape(p)}</span></div>' for p in body
    )
    return (
        f"{head(title)}<body>{MENU}<div role='main'><div class='title'>{escape(title)}</div>"
        f"<div class='rich-text'>{parts}</div></div>{RELATED}{FOOT}</body></html>"
    )


def bullets(title: str, body: list[str]) -> str:
    """The first three paragraphs are a list."""
    points = "".join(f"<li>{escape(p)}</li>" for p in body[:3])
    return (
        f"{head(title)}<body>{MENU}<main><h1>{escape(title)}</h1><div class='article-body'>"
        f"<ul>{points}</ul>{''.join(ps(body[3:]))}</div></main>{RELATED}{FOOT}</body></html>"
    )


def sections(title: str, body: list[str]) -> str:
    """Sections of three paragraphs with a form between them."""
    parts = "".join(
        f"<section class='body-section'>{''.join(ps(body[n : n + 3]))}</section>{LETTER}"
        for n in range(0, len(body), 3)
    )
    return (
        f"{head(title)}<body>{COOKIES}{MENU}<main id='content'><h1>{escape(title)}</h1>{parts}"
        f"</main>{FOOT}</body></html>"
    )


def linked(title: str, body: list[str]) -> str:
    """Two words in three are links."""

    def words_as_links(paragraph: str) -> str:
        parts = paragraph.split(" ")
        return " ".join(
            f'<a href="/topic/{n}">{escape(w)}</a>' if n % 3 else escape(w)
            for n, w in enumerate(parts)
        )

    text = "".join(f"<p>{words_as_links(p)}</p>" for p in body)
    return (
        f"{head(title)}<body>{MENU}<article><h1>{escape(title)}</h1>{text}</article>{RELATED}{FOOT}"
        "</body></html>"
    )


def article_cards(title: str, body: list[str]) -> str:
    """Teasers that are article elements themselves."""
    cards = "".join(
        f"<article class='tile'><h2><a href='/s/{n}'>{t}</a></h2><p>{t}: that is what people in the"
        " valley asked themselves this week.</p></article>"
        for n, t in enumerate(TEASERS)
    )
    return (
        f"{head(title)}<body>{MENU}<article class='full'><h1>{escape(title)}</h1>{''.join(ps(body))}"
        f"</article><div class='grid'>{cards}</div>{FOOT}</body></html>"
    )


def gallery(title: str, body: list[str]) -> str:
    """A picture with words of its own behind every paragraph."""
    parts = []
    for n, paragraph in enumerate(ps(body)):
        parts.append(paragraph)
        parts.append(
            f"<div class='slide'><img src='{n}.jpg'><span>A row of sandbags stands before the old mill"
            f" in picture {n + 1} of the series</span></div>"
        )
    return (
        f"{head(title)}<body>{MENU}<main><h1>{escape(title)}</h1><div class='body'>{''.join(parts)}"
        f"</div></main>{FOOT}</body></html>"
    )


def live_blog(title: str, body: list[str]) -> str:
    """Posts with their times, each with links to share it."""
    posts = "".join(
        f"<div class='live-post'><time datetime='2025-03-12T{9 + n % 10:02}:15:00Z'>{9 + n % 10}.15am"
        f"</time><div class='post-body'><p>{escape(p)}</p></div>{SHARE}</div>"
        for n, p in enumerate(body)
    )
    return (
        f"{head(title)}<body>{MENU}<main><h1>{escape(title)}</h1><div class='live'>{posts}</div></main>"
        f"{FOOT}</body></html>"
    )


def unnamed_remarks(title: str, body: list[str]) -> str:
    """Readers' comments that no name tells from the article."""
    said = re.findall(r"<p>(.*?)</p>", REMARKS)
    below = "".join(f"<div class='x9'><b>reader{n}</b><p>{t}</p></div>" for n, t in enumerate(said))
    return (
        f"{head(title)}<body>{MENU}<div class='x1'><h1>{escape(title)}</h1>{''.join(ps(body))}</div>"
        f"<div class='x8'><h3>What you say</h3>{below}</div>{FOOT}</body></html>"
    )


def facts_box(title: str, body: list[str]) -> str:
    """A table of figures inside the article."""
    rows = "".join(
        f"<tr><td>{k}</td><td>{v}</td></tr>"
        for k, v in (("Population", "18,400"), ("Founded", "1209"), ("River", "Tarn"))
    )
    box = f"<table class='facts'><caption>Tarnside in figures</caption>{rows}</table>"
    parts = ps(body)
    parts.insert(min(2, len(parts)), box)
    return (
        f"{head(title)}<body>{MENU}<article><h1>{escape(title)}</h1>{''.join(parts)}</article>{FOOT}"
        "</body></html>"
    )


LAYOUTS: dict[str, Layout] = {
    f.__name__: f
    for f in (semantic, divisions, breaks, old_tables, linked_data, paywall, promotions, remarks,
              teasers_first, quotations, short, spans, bullets, sections,
              linked, article_cards, gallery, live_blog, unnamed_remarks, facts_box)
}  # fmt: skip
