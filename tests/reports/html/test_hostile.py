"""Articles that try to get out of their page: they stay text, run nothing and ask for nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.articles.reading import article_from_text
from claimcheck.check import cross_reference
from claimcheck.reports.html.site import write_folder, write_single
from claimcheck.reports.json_report import to_dict

pytestmark = pytest.mark.model

ATTACKS = {
    "script": "<script>window.hit = 1</script><img src=x onerror='window.hit = 2'>",
    "attribute": '" onmouseover="window.hit = 3" \' autofocus onfocus=\'window.hit = 4',
    "closing": "</script></style></title></template><script>window.hit = 5</script>]]><!-- -->",
    "template": "{{ 7 * 7 }} {% for x in y %} ${window.hit = 6} #{x} <%= x %>",
    "link": "[a](javascript:window.hit=7) <a href='javascript:window.hit=8'>javascript:hit</a>",
    "remote": "<link rel=stylesheet href=https://example.org/x.css><iframe src=//example.org>"
    "<style>@import url(https://example.org/y.css); * { display: none }</style>",
    "bidi": "The \u202etxet desrever\u202c and \u2066isolated \u200f\u061c marks, open \u202b",
    "control": "bell \x07 escape \x1b[31mred\x1b[0m \x00 \x85 \u2028 \ufffe \ud800 \ufdd0",
    "word": "W" * 100_000,
    "zalgo": "Z" + "\u0301\u0489\u035c" * 400,
    "entity": "&lt;b&gt; &#x3c;script&#x3e;window.hit=9&#x3c;/script&#x3e; &notanentity",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """A report on two outlets that print every attack in text, title, outlet and address."""
    articles = []
    for name, attack in ATTACKS.items():
        for n, figure in enumerate((37, 47)):
            articles.append(
                replace(
                    article_from_text(
                        f"The {name} train has a top speed of {figure} mph. {attack}\n"
                        f"“{attack}”, said the {name} minister {attack[:40]} on Monday.\n"
                        f"{attack}",
                        outlet=f"Outlet {n} {attack[:60]}",
                        path=f"{name}-{n}.txt",
                    ),
                    title=f"Title {attack[:200]}",
                    url=f"javascript:window.hit=10//{name}",
                )
            )
    document = to_dict(cross_reference(articles))
    root = tmp_path_factory.mktemp("hostile")
    write_folder(document, root)
    write_single(document, root / "single.html")
    return root, document


def test_attacks_are_in_the_report(pages):
    _, document = pages
    assert len(document["articles"]) == 2 * len(ATTACKS)
    assert sum(r["relation"] == "contradiction" for r in document["relations"]) >= len(ATTACKS) // 2


def test_nothing_runs_is_asked_for_or_breaks_out(pages, chromium):
    root, document = pages
    names = ["index.html", "compare.html", "single.html"]
    names.extend(f"articles/{a['id']}.html" for a in document["articles"][::2])
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    for name in names:
        page.goto((root / name).as_uri())
        page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        for kind in ("mouseover", "focus", "click"):
            page.evaluate(
                "kind => document.querySelectorAll('main *:not(a):not(button):not(summary)')"
                ".forEach(e => e.dispatchEvent(new Event(kind)))",
                kind,
            )
        state = page.evaluate(
            """() => ({
                hit: window.hit,
                width: document.documentElement.scrollWidth,
                scripts: document.querySelectorAll('script').length,
                foreign: document.querySelectorAll(
                    'iframe, img, object, embed, link[rel~=stylesheet]').length,
                handlers: Array.from(document.querySelectorAll('*')).filter(
                    e => Array.from(e.attributes).some(a => a.name.startsWith('on'))).length,
                links: Array.from(document.links).map(a => a.getAttribute('href')).filter(
                    h => /^[a-z]+:/i.test(h) && !/^https?:/i.test(h)),
            })"""
        )
        assert state == {
            "hit": None, "width": 390, "scripts": 1, "foreign": 0, "handlers": 0, "links": [],
        }, name  # fmt: skip
    context.close()
    assert said == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_text_is_shown_as_it_is_and_controls_as_signs(pages, chromium):
    root, document = pages
    article = next(a for a in document["articles"] if a["path"] == "template-0.txt")
    control = next(a for a in document["articles"] if a["path"] == "bidi-0.txt")
    context = chromium.new_context()
    page = context.new_page()
    page.goto((root / "articles" / f"{article['id']}.html").as_uri())
    assert "{{ 7 * 7 }} {% for x in y %}" in page.locator(".text").inner_text()
    page.goto((root / "articles" / f"{control['id']}.html").as_uri())
    text = page.locator(".text").inner_text()
    assert "\u202e" not in text
    assert "txet desrever" in text
    context.close()
