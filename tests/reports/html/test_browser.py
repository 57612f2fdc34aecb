"""The report in a real browser, opened from disk as a reader does."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from documents import Story

from claimcheck.reports.html.site import write_folder, write_pair, write_single

STORED = Path(__file__).with_name("stored.json")
PAGES = ("index", "article", "compare", "single", "pair")
DESKTOP, PHONE = (1280, 900), (390, 844)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Every type of page, from the stored document."""
    root = tmp_path_factory.mktemp("report")
    document = json.loads(STORED.read_text(encoding="utf-8"))
    write_folder(document, root)
    write_single(document, root / "single.html")
    write_pair({**document, "articles": document["articles"]}, root / "pair.html")
    return {
        "index": root / "index.html",
        "article": root / "articles" / "agency.html",
        "compare": root / "compare.html",
        "single": root / "single.html",
        "pair": root / "pair.html",
    }


@pytest.fixture
def visit(chromium, site):
    """Open a page; afterwards nothing may have been said in the console or asked of a network."""
    contexts, said, asked = [], [], []

    def visit(name, fragment="", size=DESKTOP, **options):
        width, height = size
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(site[name].as_uri() + fragment)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert said == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def visible(page, selector):
    """The ids of what can be seen."""
    return [e.get_attribute("id") for e in page.locator(selector).all() if e.is_visible()]


def settled(page):
    """Wait until a filter has been applied: it waits for the typing to pause."""
    page.wait_for_selector("#tools:not([aria-busy])")


def until(page, expression):
    """Wait until it is true; the policy of the page forbids that the page asks itself."""
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_no_violation_of_accessibility(visit, name, scheme):
    page = visit(name, color_scheme=scheme)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    # The dark page is the same page in other colours.
    options = {"runOnly": rules if scheme == "light" else ["color-contrast"]}
    found = Axe().run(page, options=options).response["violations"]
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found] == []


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_window(visit, name, width):
    page = visit(name, size=(width, 800))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_first_screen_says_who_differs_and_what_stands_alone(visit):
    page = visit("index")
    assert page.locator("h1").inner_text() == "4 outlets differ on 1 point"
    card = page.locator("#q-k-time-a2")
    assert card.locator(".value").all_inner_texts() == ["Monday evening", "Tuesday morning"]
    assert card.locator("mark").first.inner_text() == "Monday evening"
    first_screen = "e => e.getBoundingClientRect().bottom <= innerHeight"
    assert card.locator(".sides").evaluate(first_screen)
    assert page.locator("#singles .single").first.evaluate(first_screen)
    assert "not in English (fr)" in page.locator(".deck").inner_text()


def test_filter_by_status_and_outlet_is_kept_in_the_address(visit):
    page = visit("index")
    everything = visible(page, ".item[id^='q-'], .item[id^='s-'], .item[id^='row-']")
    assert "q-k-quantity-a1" in everything
    page.get_by_label("conflicts").check()
    settled(page)
    assert visible(page, ".card, .single") == ["q-k-time-a2"]
    assert visible(page, ".matrix .item") == ["row-k-time-a2"]
    assert page.locator("#shown").inner_text() == "1 of 8 shown"
    assert page.url.endswith("#?status=contradiction")
    page.reload()
    settled(page)
    assert visible(page, ".card, .single") == ["q-k-time-a2"]
    page.get_by_role("button", name="clear").click()
    settled(page)
    assert visible(page, ".item[id^='q-'], .item[id^='s-'], .item[id^='row-']") == everything
    page.locator(".more summary").click()
    page.locator("[name=outlet]").select_option("Coast Post")
    settled(page)
    assert "q-k-quantity-a1" not in visible(page, ".item")
    assert "q-k-proposition-a4" in visible(page, ".item"), "what is folded opens for its matches"


@pytest.mark.parametrize(
    ("field", "value", "there", "gone"),
    [
        ("rule", "CC202", "The Sker Herald", "q-k-time-a2"),
        ("kind", "time", "q-k-time-a2", "q-k-quantity-a1"),
        ("from", "2025-03-11", "q-k-time-a2", "q-r007de2143298-none"),
        ("to", "2025-03-10", "q-k-length-a3", "q-none"),
    ],
)
def test_further_filters(visit, field, value, there, gone):
    page = visit("index")
    page.locator(".more summary").click()
    control = page.locator(f"[name={field}]")
    if field in ("from", "to"):
        control.fill(value)
    else:
        control.select_option(value)
    settled(page)
    shown = visible(page, ".item")
    texts = " ".join(page.locator(".single:visible").all_inner_texts())
    assert there in shown or there in texts
    assert gone not in shown


def test_search_finds_words_in_folded_entries(visit):
    page = visit("index", "#?q=ada+holm")
    assert visible(page, ".card, .single") == ["q-k-proposition-a4"]
    page.get_by_role("searchbox").fill("nothing of the kind")
    settled(page)
    assert visible(page, ".item") == []
    assert page.locator("#shown").inner_text() == "0 of 8 shown"


def test_sort(visit):
    page = visit("index", "#?sort=latest")
    rows = visible(page, ".matrix .item")
    page.goto(page.url.split("#")[0] + "#?sort=text")
    until(page, "document.querySelector('[name=sort]').value === 'text'")
    assert rows[0] == "row-k-time-a2"
    assert visible(page, ".matrix .item")[0] == "row-k-quantity-a1"


def test_permalink_opens_what_is_folded_and_clears_a_filter(visit):
    page = visit("index", "#q-k-proposition-a4")
    assert page.locator("#q-k-proposition-a4").is_visible()
    assert page.evaluate("document.activeElement.id") == "q-k-proposition-a4"
    page.get_by_label("conflicts").check()
    settled(page)
    page.evaluate("location.hash = '#q-k-length-a3'")
    until(page, "document.activeElement.id === 'q-k-length-a3'")


def test_keys_go_search_help_and_can_be_switched_off(visit):
    page = visit("index")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "q-k-time-a2"
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.id")
    assert second.startswith("f-")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "q-k-time-a2"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("j?")
    assert page.get_by_role("searchbox").input_value() == "j?", "keys are letters in a field"
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    until(page, "!document.getElementById('help').open")
    page.keyboard.press("j")
    assert not page.evaluate("document.activeElement.matches('.item')")
    page.reload()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.tagName") == "BODY", "the choice is remembered"


def test_card_is_copied_as_markdown_and_the_shown_exported_as_csv(visit, tmp_path):
    page = visit("index", permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
    page.locator("#q-k-time-a2 [data-do=copy-card]").click()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("**≠ time conflict Monday evening and Tuesday morning")
    assert "- **Tuesday morning** (The Sker Herald, as of 2025-03-11T09:30:00Z)" in text
    page.locator("#singles .single").last.focus()
    page.keyboard.press("c")
    until(page, "navigator.clipboard.readText().then(t => t.startsWith('**Only'))")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "(The Sker Herald, unnamed source: a person close to the council" in text
    page.get_by_label("updates").check()
    settled(page)
    page.locator(".more summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="export as CSV").click()
    download.value.save_as(tmp_path / "shown.csv")
    rows = list(csv.DictReader((tmp_path / "shown.csv").open(encoding="utf-8-sig", newline="")))
    assert [r["outlet"] for r in rows] == ["Norvik Wire", "The Sker Herald", "صحيفة المنارة"]
    assert {r["status"] for r in rows} == {"update"}
    assert rows[1]["source"] == "unnamed source: a doctor"


def test_side_by_side_of_two_chosen_articles(visit):
    page = visit("compare")
    assert page.locator("h1").inner_text() == "Norvik Wire and The Sker Herald"
    still = [page.locator(f".column[data-side={s}]").inner_text() for s in "ab"]
    page.get_by_label("Right").select_option(label="Coast Post: Title of copy")
    assert page.locator("h1").inner_text() == "Norvik Wire and Coast Post"
    assert page.locator("#pair-counts").inner_text() == "2 agreements"
    assert page.url.endswith("#?a=agency&b=copy")
    column = page.locator(".column[data-side=b]")
    assert "Fishermen brought blankets." in column.inner_text()
    page.get_by_label("Right").select_option(label="The Sker Herald: Title of herald")
    assert [page.locator(f".column[data-side={s}]").inner_text() for s in "ab"] == still, (
        "what the script sets is what the page was set with"
    )
    assert page.locator(".column .word").all_inner_texts() == [
        "At least four people", "Monday evening", "Nine people", "Tuesday morning",
    ]  # fmt: skip
    page.goto(page.url.split("#")[0] + "#?a=herald&b=agency")
    until(page, "document.querySelector('h1').textContent.startsWith('The Sker')")
    row = page.locator("#tie-rows tr").first
    assert row.locator("td").first.inner_text().startswith("It came down on Tuesday morning")


def test_columns_scroll_together_and_ties_lead_across(visit):
    page = visit("compare", size=(1280, 160))
    left, right = page.locator(".column[data-side=a]"), page.locator(".column[data-side=b]")
    for column in (left, right):
        assert column.evaluate("e => e.scrollHeight > e.clientHeight")
    left.evaluate("e => { e.scrollTop = e.scrollHeight }")
    until(page, "document.querySelector('.column[data-side=b]').scrollTop > 0")
    page.locator(".column[data-side=a] a.tie", has_text="≠").click()
    assert right.locator(".lit").first.inner_text() == "It came down on "


def test_article_says_who_else_says_so(visit):
    page = visit("article")
    assert "Nine people were hurt" in page.locator("#n-0").inner_text()
    assert page.locator("#n-4 .other").count() == 1
    assert page.locator(".text .skipped").all_inner_texts() == [
        "NORVIK (Wire) - ", "Read more: ten towers to see",
    ]  # fmt: skip
    page.locator(".passage .run", has_text="At least four people").click()
    assert page.evaluate("document.activeElement.id") == "n-0"
    assert page.locator(".passage .run.lit").all_inner_texts() == [
        "At least four people", " were hurt",
    ]  # fmt: skip
    page.locator("#n-0 a", has_text="all answers").click()
    assert page.url.endswith("index.html#q-k-quantity-a1")


def test_everything_can_be_read_without_javascript(visit):
    page = visit("index", java_script_enabled=False)
    assert page.locator("#q-k-time-a2 blockquote").count() == 4
    assert not page.locator("#tools").is_visible(), "no control that does nothing"
    assert page.locator("button:visible").count() == 0
    page.locator("summary", has_text="2 agreements").click()
    assert page.locator("#q-k-length-a3").is_visible()
    page.locator("#q-k-time-a2 a", has_text="side by side").first.click()
    assert page.locator("#tie-rows tr").count() == 4
    assert page.locator("noscript").first.is_visible()
    page.locator(".column[data-side=a] a.tie", has_text="≠").click()
    page.locator("a", has_text="The whole report").click()
    page.get_by_role("link", name="Title of agency", exact=True).click()
    page.locator("a.tie").first.click()
    assert page.locator("#n-0").is_visible()


def test_single_file_holds_the_texts_and_the_side_by_side(visit):
    page = visit("single")
    page.locator("#q-k-time-a2 a", has_text="side by side").click()
    until(page, "location.hash.startsWith('#?a=')")
    assert page.locator("#compare h2").inner_text().endswith("Norvik Wire and The Sker Herald")
    page.get_by_label("Right").select_option(label="Coast Post: Title of copy")
    assert "Fishermen" in page.locator(".column[data-side=b]").inner_text()
    page.locator("#q-k-time-a2 a", has_text="line ").first.click()
    until(page, "location.hash === '#c-1'")


def test_schemes_motion_and_direction(visit):
    light = visit("index", color_scheme="light")
    dark = visit("index", color_scheme="dark", reduced_motion="reduce")
    background = "getComputedStyle(document.documentElement).backgroundColor"
    assert light.evaluate(background) == "rgb(253, 252, 249)"
    assert dark.evaluate(background) == "rgb(23, 22, 20)"
    motion = "getComputedStyle(document.documentElement).scrollBehavior"
    assert (light.evaluate(motion), dark.evaluate(motion)) == ("smooth", "auto")
    quote = light.locator("blockquote", has_text="المنارة").first
    assert quote.evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_print_shows_what_is_folded(visit, tmp_path):
    page = visit("index")
    page.emulate_media(media="print")
    assert not page.locator("#tools").is_visible()
    assert page.pdf().startswith(b"%PDF-")
    assert page.locator("#q-k-length-a3").is_visible(), "folded parts are opened for print"


def test_no_status_by_colour_alone(visit):
    page = visit("index")
    states = page.locator(".matrix td:not(.number)").all_inner_texts()
    words = ("conflicts", "updates", "superseded", "agrees", "refines", "allows", "silent")
    for text in states:
        assert any(w in text for w in words), text


def test_update_has_a_chart_and_the_same_as_a_table(visit):
    page = visit("index")
    chart = page.locator("#q-k-quantity-a1 .chart")
    assert chart.locator("circle").count() == 2
    assert chart.locator("tbody tr").all_inner_texts() == [
        "10 Mar 2025, 20:00 UTC\tNorvik Wire\tAt least four people",
        "11 Mar 2025, 09:30 UTC\tThe Sker Herald\tNine people",
    ]


@pytest.fixture(scope="module")
def two_stories(site):
    """A folder with the lighthouse and another story, and a file on one article alone."""
    document = json.loads(STORED.read_text(encoding="utf-8"))
    s = Story()
    s.article("x", "Norvik Wire", "The mine employs 300.", story="s2", title="The mine")
    s.article("y", "Coast Post", "The mine employs 500.", story="s2", published="2025-05-01")
    s.claim("x1", "x", "The mine employs 300")
    s.claim("y1", "y", "The mine employs 500")
    s.relate("x1", "y1", "contradiction", "quantity", ("300", "500"), "300 and 500", "CC101")
    other = s.document()
    for part in ("articles", "claims", "clusters", "relations", "findings"):
        document[part].extend(other[part])
    root = site["index"].parent / "two"
    write_folder(document, root)
    s = Story()
    s.article("a", "A", "Only one.")
    write_single(s.document(), root / "alone.html")
    site["two"], site["alone"] = root / "index.html", root / "alone.html"


def test_stories_are_named_and_can_be_chosen(visit, two_stories):
    page = visit("two")
    assert "in 2 stories" in page.locator(".deck").inner_text()
    card = page.locator("#q-k-quantity-x1")
    assert "Title of y" in card.inner_text()
    page.locator(".more summary").click()
    page.locator("[name=story]").select_option(label="Title of y")
    settled(page)
    assert visible(page, ".card, .single") == ["q-k-quantity-x1"]
    assert visible(page, ".matrix .item") == ["row-k-quantity-x1"]
    assert page.locator(".story:visible").count() == 1


def test_report_on_one_article_opens(visit, two_stories):
    page = visit("alone")
    assert page.locator("h1").inner_text() == "1 outlet, no conflict found"
    assert page.locator("#texts .text").inner_text() == "Only one."
