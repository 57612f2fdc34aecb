"""The HTML report without a browser: what is asked, who answers, what is written."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import jsonschema
import pytest
from documents import Story, lighthouse

from claimcheck.errors import UsageError
from claimcheck.reports.excerpts import CUT, excerpted
from claimcheck.reports.html.article import noted
from claimcheck.reports.html.document import Document
from claimcheck.reports.html.pages import Pages
from claimcheck.reports.html.questions import questions
from claimcheck.reports.html.shown import anchor, shown, web_link, when
from claimcheck.reports.html.side_by_side import ties
from claimcheck.reports.html.site import write_folder, write_single
from claimcheck.reports.html.statement import REACH, sentence_around
from claimcheck.reports.html.words import differing
from claimcheck.reports.json_report import load_schema

STORED = Path(__file__).with_name("stored.json")


def asked(document):
    return {q.id: q for q in questions(Document.of(document))}


def test_stored_document_is_a_report_of_version_1():
    document = json.loads(STORED.read_text(encoding="utf-8"))
    jsonschema.validate(document, load_schema())
    assert document == lighthouse(), "write it again with tests/reports/html/documents.py"


def test_every_clause_of_a_cluster_answers_its_own_question():
    s = Story()
    s.article("a", "A", "Eight dead, nine missing.", published="2025-01-02")
    s.article("b", "B", "Seven are dead. Twelve are missing.", published="2025-01-02")
    s.claim("a1", "a", "Eight dead, nine missing")
    s.claim("b1", "b", "Seven are dead")
    s.claim("b2", "b", "Twelve are missing")
    why = ("eight and seven cannot both be right", "nine and twelve cannot both be right")
    s.relate("a1", "b1", "contradiction", "quantity", ("Eight", "Seven"), why[0], "CC101")
    s.relate("a1", "b2", "contradiction", "quantity", ("nine", "Twelve"), why[1], "CC101")
    found = questions(Document.of(s.document()))
    assert [sorted(a.words for a in q.answers) for q in found] == [
        ["Eight", "Seven"], ["Twelve", "nine"],
    ]  # fmt: skip
    assert [[f.message for f in q.findings] for q in found] == [[why[0]], [why[1]]]
    assert len({q.id for q in found}) == 2


def test_answers_that_say_the_same_stand_together():
    question = asked(lighthouse())["k-time-a2"]
    assert [[a.claim.article.outlet for a in group] for group in question.groups] == [
        ["Norvik Wire", "Coast Post", "صحيفة المنارة"], ["The Sker Herald"],
    ]  # fmt: skip
    # The fourth is only known to agree with the first: no more is said of it.
    assert [a.state for a in question.answers] == ["conflicts", "conflicts", "agrees", "conflicts"]
    assert [a.origin for a in question.answers] == ["a", "a", "", ""]


def test_gravest_finding_heads_a_card():
    s = Story()
    s.article("a", "A", "At least three died.", published="2025-01-01")
    s.article("b", "B", "Eight died.", published="2025-01-02")
    s.article("c", "C", "Seven died.", published="2025-01-02")
    for name, words in (("a", "At least three died"), ("b", "Eight died"), ("c", "Seven died")):
        s.claim(f"{name}1", name, words)
    s.relate("a1", "b1", "update", "quantity", ("At least three", "Eight"), "moved on", "CC110")
    s.relate("b1", "c1", "contradiction", "quantity", ("Eight", "Seven"), "differ", "CC101")
    (question,) = questions(Document.of(s.document()))
    assert [f.code for f in question.findings] == ["CC101", "CC110"]


def test_equal_words_that_conflict_stay_apart():
    s = Story()
    s.article("a", "A", "Of the 20 people on board all lived.")
    s.article("b", "B", "In the crash 20 people died.")
    s.claim("a1", "a", "Of the 20 people on board all lived")
    s.claim("b1", "b", "20 people died")
    s.relate("a1", "b1", "contradiction", "quantity", ("20 people", "20 people"), "no and 20")
    (question,) = questions(Document.of(s.document()))
    assert len(question.groups) == 2


def test_later_side_of_an_update_updates():
    question = asked(lighthouse())["k-quantity-a1"]
    assert [(a.claim.article.id, a.state) for a in question.answers] == [
        ("agency", "superseded"), ("herald", "updates"), ("rtl", "agrees"),
    ]  # fmt: skip


def test_fields_that_are_not_known_are_left_out():
    document = lighthouse()
    for article in document["articles"]:
        article["copy_family"] = article["story"] = None
    for finding in document["findings"]:
        finding["baseline_state"] = finding["suppression"] = None
    page = Pages(Document.of(document)).index()
    assert 'class="badge">copy family' not in page
    assert "suppressed:" not in page
    assert 'id="q-k-time-a2"' in page


@pytest.mark.parametrize("kind", ["index", "compare", "single"])
def test_policy_allows_what_is_on_the_page_and_nothing_else(kind):
    page = getattr(Pages(Document.of(lighthouse())), kind)()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1].replace("&#39;", "'")
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert not re.search(r"<[^>]+\s(on\w+|style)\s*=", page)


def test_order_of_clusters_does_not_matter():
    document = lighthouse()
    again = {**document, "clusters": list(reversed(document["clusters"]))}
    first, second = (Pages(Document.of(d)) for d in (document, again))
    assert first.single() == second.single()


def test_folder_keeps_foreign_files_and_drops_its_own_old_pages(tmp_path):
    write_folder(lighthouse(), tmp_path)
    (tmp_path / "articles" / "mine.html").write_text("<p>mine</p>")
    fewer = lighthouse()
    fewer["articles"] = [a for a in fewer["articles"] if a["id"] != "rtl"]
    fewer["claims"] = [c for c in fewer["claims"] if c["article"] != "rtl"]
    known = {c["id"] for c in fewer["claims"]}
    fewer["relations"] = [r for r in fewer["relations"] if {r["a"], r["b"]} <= known]
    fewer["clusters"] = [c for c in fewer["clusters"] if known.issuperset(c["claims"])]
    write_folder(fewer, tmp_path)
    names = {p.name for p in (tmp_path / "articles").iterdir()}
    assert names == {"agency.html", "herald.html", "copy.html", "mine.html"}


def test_errors_say_what_to_do(tmp_path):
    with pytest.raises(UsageError, match="version '2'"):
        Document.of({**lighthouse(), "schema_version": "2"})
    broken = lighthouse()
    broken["claims"] = broken["claims"][1:]
    with pytest.raises(UsageError, match="'a1', which the report does not hold"):
        Document.of(broken)
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="is a file"):
        write_folder(lighthouse(), tmp_path / "file")
    with pytest.raises(UsageError, match="is a folder"):
        write_single(lighthouse(), tmp_path)


@pytest.mark.parametrize("around", [0, 5, 40, 10_000])
def test_excerpts_keep_the_claims_shown_and_little_else(around):
    document = lighthouse()
    short = excerpted(document, around)
    jsonschema.validate(short, load_schema())
    texts = {a["id"]: a["text"] for a in short["articles"]}
    said = {c["id"]: c["text"] for c in document["claims"]}
    for claim in short["claims"]:
        span = claim["span"]
        assert texts[claim["article"]][span["start"] : span["end"]] == said[claim["id"]]
        for quantity in claim["quantities"]:
            assert texts[claim["article"]][quantity["start"] : quantity["end"]] == quantity["text"]
    for relation in short["relations"]:
        for side in ("a", "b"):
            answer = relation["evidence"][side]
            article = next(c["article"] for c in short["claims"] if c["id"] == relation[side])
            assert texts[article][answer["start"] : answer["end"]] == answer["value"]
    assert ("Read more" in texts["agency"]) == (around > 20)
    assert (CUT in texts["agency"]) == (around < 20)
    Pages(Document.of(short)).single()


def test_excerpts_count_the_single_sources_left_out():
    s = Story()
    s.article("a", "A", " ".join(f"Fact number {n} stands here." for n in range(15)))
    for n in range(15):
        s.claim(f"c{n}", "a", f"Fact number {n} stands here")
        s.find("CC201", (f"c{n}",), "only A carries it", score=n / 20)
    short = excerpted(s.document(), 0)
    assert len(short["claims"]) == 10
    assert short["hidden"]["filtered"] == 5
    assert "Fact number 4 " not in short["articles"][0]["text"]
    assert "5 filtered" in Pages(Document.of(short)).index()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\x00b\x1b", "a␀b␛"),
        ("a\tb\nc\r", "a\tb\nc "),
        ("\u202eabc\u2066", "�abc�"),
        ("\ud800x", "�x"),
        ("سلام e\u0301 😀", "سلام e\u0301 😀"),
    ],
)
def test_what_cannot_be_seen_is_shown(text, seen):
    assert shown(text) == seen
    assert len(shown(text)) == len(text)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c", True), ("http://example.org", True), (None, False),
        ("javascript:alert(1)", False), ("data:text/html,x", False), ("//example.org", False),
        ("https://", False), ("http://[broken", False), ("HTTPS://EXAMPLE.org", True),
        (" java\nscript:x", False), ("file:///etc/passwd", False),
    ],
)  # fmt: skip
def test_only_web_addresses_become_links(url, kept):
    assert (web_link(url) == url) is (kept or url is None)


def test_times_as_a_reader_expects_them():
    assert when("2025-10-14T11:30:00Z") == "14 Oct 2025, 11:30 UTC"
    assert when("2025-10-04") == "4 Oct 2025"
    assert when(None) == "undated"
    assert when("some day") == "some day"


def test_names_are_safe_and_never_meet():
    assert anchor("5d00474b277e") == "5d00474b277e"
    strange = ["../a", "a b", "", "a/b", "ä", "a" * 50]
    assert len({anchor(s) for s in strange}) == len(strange)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", anchor(s)) for s in strange)


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One. Two three four. Five.", "three", "Two three four."),
        ("One.\nTwo three", "three", "Two three"),
        ('He left. "It fell," she said. Rain.', "It fell", '"It fell," she said.'),
        ("A 3.5 metre wave came. Then none.", "wave", "A 3.5 metre wave came."),
    ],
)
def test_sentence_around(text, words, sentence):
    start = text.index(words)
    around = sentence_around(text, start, start + len(words))
    assert text[around.left : around.right].strip() == sentence
    assert not (around.cut_left or around.cut_right)


def test_long_sentences_are_cut_between_words():
    text = f"{'far ' * 100}near{' away' * 100}"
    around = sentence_around(text, 400, 404)
    shown = text[around.left : around.right]
    assert (around.cut_left, around.cut_right) == (True, True)
    assert set(shown.split()) == {"far", "near", "away"}
    assert len(shown) <= 4 + 2 * REACH
    word = "x" * 1000
    around = sentence_around(word, 500, 501)
    assert around.right - around.left == 1 + 2 * REACH


def test_differing_words():
    a, b = "The train has 20 cars, he said", "the train had 38 cars"
    left, right = differing(a, b)
    assert [a[s:e] for s, e in left] == ["has 20", "he said"]
    assert [b[s:e] for s, e in right] == ["had 38"]
    assert differing("x " * 5000, "y " * 5000) == ([], [])


def test_note_says_how_others_stand_to_this_claim():
    view = next(v for v in Pages(Document.of(lighthouse())).views if v.article.id == "agency")
    note = view.numbers[1]
    assert [(o.answer.claim.id, o.state) for o in note.others] == [
        ("c2", "agrees"), ("r1", "agrees"), ("h2", "conflicts"),
    ]  # fmt: skip


def test_clauses_of_one_long_sentence_are_listed_once():
    s = Story()
    s.article("a", "A", f"The mayor left, {'and it rained ' * 30}and the ferry sank. It was May.")
    for n, words in enumerate(("The mayor left", "the ferry sank", "It was May")):
        s.claim(f"c{n}", "a", words)
        s.find("CC201", (f"c{n}",), "only A carries it", score=0.5 - n / 10)
    singles = Pages(Document.of(s.document())).overview.singles
    assert [[c.id for c in x.claims] for x in singles] == [["c0", "c1"], ["c2"]]


def nested():
    """Two articles whose clauses lie inside one another and agree crosswise."""
    s = Story()
    s.article("a", "A", "The council confirmed on Monday that the bridge will close in May.")
    s.article("b", "B", "A spokesman confirmed that the bridge is to close in May, for 40 days.")
    s.claim("a1", "a", "The council confirmed on Monday that the bridge will close in May")
    s.claim("a2", "a", "the bridge will close in May")
    s.claim("b1", "b", "A spokesman confirmed that the bridge is to close in May")
    s.claim("b2", "b", "the bridge is to close in May")
    for a, b, score in (("a1", "b1", 0.7), ("a1", "b2", 0.6), ("a2", "b1", 0.6), ("a2", "b2", 0.9)):
        s.relate(a, b, "agreement", "time", ("May", "May"), "both say May", score=score)
    return s


def test_clauses_inside_one_another_make_one_tie_and_one_note():
    document = Document.of(nested().document())
    (tie,) = ties(document)
    assert (tie.a.id, tie.b.id) == ("a2", "b2")
    view = Pages(document).views[0]
    assert [[n.claim.id for n in p.notes] for p in view.passages] == [["a1"]]
    (passage,) = view.passages
    assert [len(noted(view, run)) for run in passage.paragraph.runs].count(1) == 1
    (other,) = passage.notes[0].others
    assert other.answer.claim.article.id == "b"


def test_conflict_inside_an_agreeing_clause_keeps_its_tie():
    s = nested()
    s.claim("a3", "a", "confirmed on Monday that the bridge will close")
    s.claim("b3", "b", "close in May, for 40 days")
    s.relate("a3", "b3", "contradiction", "time", ("Monday", "40 days"), "no")
    assert [t.verb for t in ties(Document.of(s.document()))] == ["contradiction"]
    s.relate("a2", "b2", "update", "time", ("will", "is"), "later", slot="tense")
    assert [t.verb for t in ties(Document.of(s.document()))] == ["contradiction", "update"]


def test_article_is_no_witness_for_itself_but_may_contradict_itself():
    s = Story()
    s.article("a", "A", "Eight are dead. Later: nine are dead. Nine died.")
    s.article("b", "B", "Nine people died.")
    s.claim("a1", "a", "Eight are dead")
    s.claim("a2", "a", "nine are dead")
    s.claim("a3", "a", "Nine died")
    s.claim("b1", "b", "Nine people died")
    s.relate("a2", "a3", "agreement", "quantity", ("nine", "Nine"), "both nine")
    s.relate("a3", "b1", "agreement", "quantity", ("Nine", "Nine"), "both nine")
    pages = Pages(Document.of(s.document()))
    note = pages.views[0].passages[0].notes[0]
    assert [o.answer.claim.id for o in note.others] == ["b1"]
    s.relate("a1", "a2", "contradiction", "quantity", ("Eight", "nine"), "no")
    pages = Pages(Document.of(s.document()))
    note = pages.views[0].passages[0].notes[0]
    assert "a2" in [o.answer.claim.id for o in note.others]
    assert pages.questions[0].facing is not None
