"""The JSON contract."""

from __future__ import annotations

import json

import jsonschema
import pytest

from claimcheck.articles.reading import article_from_text, read_articles
from claimcheck.check import cross_reference
from claimcheck.reports.json_report import load_schema, to_json

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "event", ["armoured-train", "harrow-flood", "merlen-cable-car", "northgate-merger"]
)
def test_report_fits_the_schema(corpora, event):
    report = json.loads(to_json(cross_reference(read_articles([corpora / event]).articles)))
    jsonschema.Draft202012Validator(load_schema()).validate(report)
    texts = {a["id"]: a["text"] for a in report["articles"]}
    for claim in report["claims"]:
        span = claim["span"]
        assert texts[claim["article"]][span["start"] : span["end"]] == claim["selector"]["exact"]


def test_schema_refuses_what_the_contract_does_not_name(corpora):
    report = json.loads(to_json(cross_reference([article_from_text("The bridge fell.")])))
    report["verdict"] = "false"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report, load_schema())


def test_hostile_text_stays_text():
    text = "The \x1b[31mmayor\x1b[0m said that [red]20 people[/red] were hurt \ud800 on Monday."
    out = to_json(cross_reference([article_from_text(text)]))
    assert json.loads(out)["articles"][0]["text"].startswith("The \x1b[31mmayor")
    out.encode("utf-8")
