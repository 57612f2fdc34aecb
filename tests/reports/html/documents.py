"""Small JSON documents (version 1) built by hand: texts, claims as words of them, relations."""

from __future__ import annotations

import hashlib
from typing import Any

LEVELS = {"CC110": "note", "CC201": "note", "CC207": "note", "CC401": "error"}
NAMES = {
    "CC101": "number-conflict",
    "CC102": "time-conflict",
    "CC110": "superseded-figure",
    "CC201": "single-source",
    "CC202": "single-unnamed-source",
    "CC207": "echo-not-corroboration",
    "CC401": "weekday-date-mismatch",
}


class Story:
    """Collects the parts of a document; every claim and answer is named by its words."""

    def __init__(self) -> None:
        self.articles: list[dict[str, Any]] = []
        self.claims: list[dict[str, Any]] = []
        self.relations: list[dict[str, Any]] = []
        self.findings: list[dict[str, Any]] = []

    def article(self, name: str, outlet: str, text: str, **fields: Any) -> None:
        """Add an article; ``fields`` replace what an ordinary one has."""
        article = {
            "id": name, "path": f"{name}.txt", "outlet": outlet, "title": f"Title of {name}",
            "url": f"https://example.org/{name}", "published": None, "sha256": "0" * 64,
            "story": "s1", "copy_family": None, "text": text, "skipped": None,
            "skipped_spans": [],
        }  # fmt: skip
        self.articles.append({**article, **fields})

    def claim(self, name: str, article: str, words: str, **fields: Any) -> None:
        """Add a claim that stands where ``words`` first do in the article."""
        text = self._text(article)
        start = text.index(words)
        end = start + len(words)
        line = text.count("\n", 0, start) + 1
        claim = {
            "id": name, "article": article, "span": {"start": start, "end": end}, "line": line,
            "column": start - text.rfind("\n", 0, start), "text": words,
            "selector": {"exact": words, "prefix": text[max(0, start - 32) : start],
                         "suffix": text[end : end + 32]},
            "attribution": None, "factuality": {"certainty": "asserted", "polarity": "positive"},
            "quantities": [], "times": [], "places": [],
        }  # fmt: skip
        self.claims.append({**claim, **fields})

    def figure(self, claim: str, words: str, low: float | None, high: float | None) -> None:
        """Give a claim the quantity that ``words`` of it state, in people."""
        bound = "exact" if low == high else "between"
        self._claim(claim)["quantities"].append(
            {**self._span(claim, words), "text": words, "low": low, "high": high, "bound": bound,
             "dimension": "count", "unit": "", "counted": "people"}
        )  # fmt: skip

    def relate(self, a: str, b: str, verb: str, kind: str, answers: tuple[str, str], why: str,
               code: str = "", **fields: Any) -> None:  # fmt: skip
        """Relate two claims by the answering words of each; ``code`` also reports a finding."""
        evidence: dict[str, Any] = {"slot": fields.pop("slot", kind), "why": why}
        for side, claim, words in (("a", a, answers[0]), ("b", b, answers[1])):
            evidence[side] = {**self._span(claim, words), "value": words}
        relation = {
            "a": a, "b": b, "relation": verb, "kind": kind, "entails": "none", "score": 0.85,
            "between": "outlets" if verb == "contradiction" else None, "origin": "independent",
            "evidence": evidence,
        }  # fmt: skip
        self.relations.append({**relation, **fields})
        if code:
            self.find(code, (a, b), why)

    def find(self, code: str, claims: tuple[str, ...], message: str, **fields: Any) -> None:
        """Report a finding on claims."""
        places = []
        for name in claims:
            claim = self._claim(name)
            span = {"article": claim["article"], **claim["span"]}
            places.append({**span, "line": claim["line"], "column": claim["column"]})
        print_of = hashlib.sha256("|".join((code, message, *claims)).encode()).hexdigest()[:16]
        finding = {
            "fingerprint": print_of, "code": code, "name": NAMES[code],
            "level": LEVELS.get(code, "warning"), "score": 0.5, "message": message,
            "claims": list(claims), "location": places[0], "related": places[1:],
            "baseline_state": None, "suppression": None,
        }  # fmt: skip
        self.findings.append({**finding, **fields})

    def document(self) -> dict[str, Any]:
        """The document, with clusters joined from the relations slot by slot."""
        return {
            "schema_version": "1",
            "tool": {"name": "claimcheck", "version": "0.0", "models": {"spacy": "none"},
                     "config_digest": "0"},
            "articles": self.articles, "claims": self.claims, "clusters": self._clusters(),
            "relations": self.relations, "findings": self.findings,
            "hidden": {"baseline": 0, "suppressed": 0, "filtered": 0},
            "pruned": {"pairs_possible": 10, "pairs_compared": 5},
        }  # fmt: skip

    def _clusters(self) -> list[dict[str, Any]]:
        sets: list[tuple[str, set[str], list[dict[str, Any]]]] = []
        for relation in self.relations:
            if relation["relation"] == "compatible":
                continue
            slot, names = relation["evidence"]["slot"], {relation["a"], relation["b"]}
            own = [relation]
            for other in [s for s in sets if s[0] == slot and s[1] & names]:
                sets.remove(other)
                names |= other[1]
                own = other[2] + own
            sets.append((slot, names, own))
        related = {n for r in self.relations for n in (r["a"], r["b"])}
        sets.extend(("", {c["id"]}, []) for c in self.claims if c["id"] not in related)
        order = ("contradiction", "update", "agreement")
        clusters = []
        for slot, names, own in sets:
            verbs = {r["relation"] for r in own}
            members = sorted(names)
            outlets = {self._outlet(n) for n in members}
            shared = any(r["origin"] == "shared" for r in own)
            clusters.append(
                {"id": f"k-{slot}-{members[0]}", "label": self._claim(members[0])["text"],
                 "status": next((v for v in order if v in verbs), "single"), "claims": members,
                 "independent_origins": max(1, len(outlets) - shared)}
            )  # fmt: skip
        return clusters

    def _text(self, article: str) -> str:
        return next(a["text"] for a in self.articles if a["id"] == article)

    def _claim(self, name: str) -> dict[str, Any]:
        return next(c for c in self.claims if c["id"] == name)

    def _outlet(self, claim: str) -> str:
        article = self._claim(claim)["article"]
        return next(a["outlet"] for a in self.articles if a["id"] == article)

    def _span(self, claim: str, words: str) -> dict[str, int]:
        found = self._claim(claim)
        start = self._text(found["article"]).index(words, found["span"]["start"])
        return {"start": start, "end": start + len(words)}


def lighthouse() -> dict[str, Any]:
    """A story with everything that a page can show, in five articles by four outlets."""
    s = Story()
    s.article(
        "agency", "Norvik Wire",
        "NORVIK (Wire) - At least four people were hurt when the lighthouse at Sker fell on "
        "Monday evening.\nThe tower stood 38 metres high.\nRead more: ten towers to see\n"
        "The keeper, Ada Holm, was inside, the coastguard said.\nThe lamp is from 1911.",
        published="2025-03-10T20:00:00Z", copy_family="f1",
        skipped_spans=[{"start": 0, "end": 16, "reason": "dateline"}],
    )  # fmt: skip
    s.article(
        "herald", "The Sker Herald",
        "Nine people were hurt when the lighthouse fell, a doctor said.\n"
        "It came down on Tuesday morning.\nThe tower was 38 metres high.\n"
        "A person close to the council blames the new road. 😀 Boats will be warned by radio.",
        published="2025-03-11T09:30:00Z",
    )  # fmt: skip
    s.article(
        "copy", "Coast Post",
        "The keeper, Ada Holm, was inside, the coastguard said.\n"
        "The lighthouse at Sker fell on Monday evening.\nFishermen brought blankets.",
        published="2025-03-11", copy_family="f1",
    )  # fmt: skip
    s.article(
        "rtl", "صحيفة المنارة",
        "سقطت المنارة مساء الاثنين.\nأصيب تسعة أشخاص.",
        title="سقوط المنارة", published=None, url="javascript:alert(1)",
    )  # fmt: skip
    s.article(
        "french", "Le Phare", "Le phare est tombé.", skipped="not in English (fr)", story=None
    )
    start = s.articles[0]["text"].index("Read more")
    s.articles[0]["skipped_spans"].append(
        {"start": start, "end": start + len("Read more: ten towers to see"), "reason": "teaser"}
    )
    s.claim("a1", "agency", "At least four people were hurt")
    s.claim("a2", "agency", "the lighthouse at Sker fell on Monday evening")
    s.claim("a3", "agency", "The tower stood 38 metres high")
    coastguard = {"source": "the coastguard", "cue": "said", "kind": "institution"}
    s.claim("a4", "agency", "The keeper, Ada Holm, was inside", attribution=coastguard)
    s.claim("a5", "agency", "The lamp is from 1911")
    s.claim("h1", "herald", "Nine people were hurt",
            attribution={"source": "a doctor", "cue": "said", "kind": "anonymous"})  # fmt: skip
    s.claim("h2", "herald", "It came down on Tuesday morning")
    s.claim("h3", "herald", "The tower was 38 metres high")
    s.claim("h4", "herald", "A person close to the council blames the new road",
            attribution={"source": "a person close to the council", "cue": "blames",
                         "kind": "anonymous"},
            factuality={"certainty": "possible", "polarity": "negative"})  # fmt: skip
    s.claim("h5", "herald", "Boats will be warned by radio")
    s.claim("c1", "copy", "The keeper, Ada Holm, was inside", attribution=coastguard)
    s.claim("c2", "copy", "The lighthouse at Sker fell on Monday evening")
    s.claim("c3", "copy", "Fishermen brought blankets")
    s.claim("r1", "rtl", "سقطت المنارة مساء الاثنين")
    s.claim("r2", "rtl", "أصيب تسعة أشخاص")
    s.figure("a1", "At least four people", 4, None)
    s.figure("h1", "Nine people", 9, 9)
    s.figure("r2", "تسعة أشخاص", 9, 9)
    days = ("Monday evening", "Tuesday morning")
    why = "Monday evening and Tuesday morning exclude each other"
    s.relate("a2", "h2", "contradiction", "time", days, why, "CC102", score=0.7)
    s.relate("c2", "h2", "contradiction", "time", days, why, "CC102", score=0.7)
    s.relate("a2", "c2", "agreement", "time", ("Monday evening", "Monday evening"),
             "both name the same time", origin="shared")  # fmt: skip
    s.relate("a2", "r1", "agreement", "time", ("Monday evening", "مساء الاثنين"),
             "both name the same time")  # fmt: skip
    s.relate("a1", "h1", "update", "quantity", ("At least four people", "Nine people"),
             "the count grew from at least four to nine", "CC110", between="outlets")  # fmt: skip
    s.relate("h1", "r2", "agreement", "quantity", ("Nine people", "تسعة أشخاص"),
             "both say nine")  # fmt: skip
    s.relate("a3", "h3", "agreement", "quantity", ("38 metres", "38 metres"), "both say 38 metres",
             slot="length", entails="both")  # fmt: skip
    s.relate("a4", "c1", "agreement", "other",
             ("The keeper, Ada Holm, was inside", "The keeper, Ada Holm, was inside"),
             "both say the same", slot="proposition", origin="shared")  # fmt: skip
    s.find("CC207", ("a4", "c1"), "2 outlets carry it, all from one origin")
    s.relate("a5", "h5", "compatible", "other", ("lamp", "radio"), "different means of warning",
             entails="a", score=0.4)  # fmt: skip
    s.find("CC202", ("h4",), "only The Sker Herald carries it, from a source it does not name")
    s.find("CC201", ("c3",), "only Coast Post carries it", score=0.9, baseline_state="unchanged")
    s.find("CC401", ("a2",), "10 March 2025 was a Monday, not a Sunday",
           suppression="checked with the almanac")  # fmt: skip
    return s.document()
