"""Pages: texts with one slot marked, grouped by the question that the slot answers.

A page is what one batch learns from: texts about one subject. Two texts of one group answer the
same question; two of one page, one kind and different groups do not. Texts whose group cannot be
told are left out.

Sources (all may be shared, see README.md): FEVER claims with evidence, Textual Entailment: New
Protocols, semi-automatic NLI (Wikipedia parts), counterfactually augmented SNLI, ConjNLI,
MultiNLI and SNLI slices.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from slots import Slot, clause, marked, slots

BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "(", "-RSB-": ")", "``": '"', "''": '"', "--": "–"}
LONGEST = 45  # words of a sentence that is learnt from


@dataclass(frozen=True, slots=True)
class Text:
    """A text with a marked slot: the whole sentence and the clause, and what identifies it."""

    kind: str
    value: str
    group: str
    sentence: str
    clause: str


def clean(text: str) -> str:
    """Penn tokens back to plain text, brackets of our markers out of the way."""
    for mark, plain in BRACKETS.items():
        text = text.replace(mark, plain)
    text = text.replace("[", "(").replace("]", ")")
    text = re.sub(r"\( \)|\(\s*;", "(", text)
    return re.sub(r" ([.,;:?!'%)])", r"\1", re.sub(r"\s+", " ", text)).replace("( ", "(").strip()


def fever(folder: Path) -> Iterator[list[Text]]:
    """One page for each subject of FEVER: its claims and the sentences that decide them."""
    by_subject: dict[str, list[dict[str, object]]] = defaultdict(list)
    with gzip.open(folder / "fever_train/fever_train_claims_evidence.jsonl.gz", "rt") as handle:
        for line in handle:
            row = json.loads(line)
            if row["label"] != "NOT ENOUGH INFO" and row["evidence"]:
                words = re.findall(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)?", row["claim"])
                by_subject[words[0] if words else ""].append(row)
    for subject in sorted(by_subject):
        texts = list(_fever_page(by_subject[subject]))
        if len({t.group for t in texts}) >= 2:
            yield texts


def _fever_page(rows: list[dict[str, object]]) -> Iterator[Text]:
    evidence: dict[str, list[Slot]] = {}
    linked: dict[tuple[str, int], list[Text]] = defaultdict(list)
    for row in rows:
        claim = clean(str(row["claim"]))
        own = slots(claim)
        sentences = [clean(s) for s in row["evidence"]][:3]  # type: ignore[union-attr]
        for sentence in sentences:
            if sentence not in evidence and len(sentence.split()) <= LONGEST:
                evidence[sentence] = slots(sentence)
        for slot in own:
            if sum(s.value == slot.value for s in own) > 1:
                continue
            hits = _answers(slot, own, sentences, evidence, row["label"] == "SUPPORTS")
            for key, target in hits:
                text = marked(claim, slot, target.kind)
                linked[key].append(
                    Text(target.kind, slot.value, f"{key[0]}#{key[1]}", text, clause(text))
                )
    used = {sentence for sentence, _ in linked}
    for sentence, found in evidence.items():
        if sentence not in used:
            continue
        for slot in found:
            text = marked(sentence, slot)
            group = f"{sentence}#{slot.start}"
            yield Text(slot.kind, slot.value, group, text, clause(text))
            seen = {text}
            for other in linked.get((sentence, slot.start), []):
                if other.sentence not in seen and len(seen) <= 4:
                    seen.add(other.sentence)
                    yield other


def _answers(
    slot: Slot,
    own: list[Slot],
    sentences: list[str],
    evidence: dict[str, list[Slot]],
    supported: bool,
) -> list[tuple[tuple[str, int], Slot]]:
    """The slots of the evidence that answer the question of ``slot``, where that is certain."""
    hits: list[tuple[tuple[str, int], Slot]] = []
    mine = {s.value for s in own}
    for sentence in sentences:
        found = evidence.get(sentence, [])
        alike = [s for s in found if _same_kind(s.kind, slot.kind)]
        same = [s for s in alike if _same_value(s.value, slot.value)]
        if len(same) == 1 and (supported or len(sentences) == 1):
            hits.append(((sentence, same[0].start), same[0]))
        elif not supported and not same and len(sentences) == 1 and slot.kind != "NAME":
            other = [s for s in alike if s.kind == slot.kind and s.value not in mine]
            known = [s for s in own if s.kind == slot.kind]
            if len(other) == 1 and len(known) == 1:
                hits.append(((sentence, other[0].start), other[0]))
    return hits[:1]


def _same_kind(a: str, b: str) -> bool:
    return a == b or {a, b} == {"NAME", "PLACE"}


def _same_value(a: str, b: str) -> bool:
    if a == b:
        return True
    # "1983" answers the question of "October 24, 1983"; "Houghton" that of "Adrienne Houghton".
    return len(min(a, b, key=len)) >= 4 and (f" {a}" in f" {b}" or f" {b}" in f" {a}")


def nli(folder: Path) -> Iterator[list[Text]]:
    """One page for each NLI pair whose two sentences share a value or differ in just one."""
    for premise, hypothesis, label in nli_pairs(folder):
        if label == "neutral":
            continue
        a, b = clean(premise), clean(hypothesis)
        if len(a.split()) > LONGEST or len(b.split()) > LONGEST:
            continue
        texts = list(_nli_page(a, b, label))
        if texts:
            yield texts


def _nli_page(a: str, b: str, label: str) -> Iterator[Text]:
    left, right = slots(a), slots(b)
    paired: dict[int, Slot] = {}
    for slot in left:
        same = [s for s in right if _same_kind(s.kind, slot.kind) and s.value == slot.value]
        if len(same) == 1 and sum(s.value == slot.value for s in left) == 1:
            paired[slot.start] = same[0]
    if label == "contradiction":
        lone = [s for s in left if s.start not in paired]
        rest = [s for s in right if s not in paired.values()]
        for slot in lone:
            match = [s for s in rest if s.kind == slot.kind]
            alike = [s for s in lone if s.kind == slot.kind]
            if len(match) == 1 and len(alike) == 1 and _overlap(a, b) >= 0.5:
                paired[slot.start] = match[0]
    if not paired:
        return
    for slot in left:
        text = marked(a, slot)
        group = f"{a}#{slot.start}"
        yield Text(slot.kind, slot.value, group, text, clause(text))
        other = paired.get(slot.start)
        if other is not None:
            text = marked(b, other, slot.kind)
            yield Text(slot.kind, other.value, group, text, clause(text))


def _overlap(a: str, b: str) -> float:
    left, right = set(a.lower().split()), set(b.lower().split())
    return len(left & right) / max(1, min(len(left), len(right)))


def sentences(folder: Path) -> Iterator[list[Text]]:
    """One page for each sentence with two or more slots of a kind, each twice, for two views."""
    seen: set[str] = set()
    for text in _all_sentences(folder):
        text = clean(text)
        if text in seen or not 8 <= len(text.split()) <= LONGEST:
            continue
        seen.add(text)
        found = slots(text)
        kinds = Counter(s.kind for s in found)
        if not any(kinds[k] >= 2 for k in ("NUM", "TIME", "PLACE")):
            continue
        page = []
        for slot in found:
            if slot.kind != "NAME" and kinds[slot.kind] >= 2:
                form = marked(text, slot)
                page += [Text(slot.kind, slot.value, str(slot.start), form, clause(form))] * 2
        yield page


def _all_sentences(folder: Path) -> Iterator[str]:
    with gzip.open(folder / "fever_train/fever_train_claims_evidence.jsonl.gz", "rt") as handle:
        for line in handle:
            yield from json.loads(line)["evidence"][:3]
    for premise, _, _ in nli_pairs(folder):
        yield premise


def nli_pairs(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(premise, hypothesis, label) of every NLI source whose licence lets weights be shared."""
    names = {"e": "entailment", "n": "neutral", "c": "contradiction"}
    files = [
        *(f"entailment_new_protocols/{n}_train" for n in ("base", "contrast", "edit_other")),
        "entailment_new_protocols/edit_premise_train",
        *(f"semi_automatic_nli/{n}_wiki_train" for n in ("base", "sim", "translate")),
        "mnli_train_20k/mnli_train_20k",
        "nli_dev/snli_dev",
    ]
    for name in files:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt") as handle:
            for line in handle:
                row = json.loads(line)
                label = names.get(row["label"], row["label"])
                if label in names.values():
                    yield row["premise"], row["hypothesis"], label
    with (folder / "cad_nli/all_combined_train.tsv").open(newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t"):
            yield row["sentence1"], row["sentence2"], row["gold_label"]
    with gzip.open(
        folder / "conjnli/adversarial_train_15k.tsv.gz", "rt", encoding="utf-8-sig"
    ) as h:
        for row in csv.reader(h, delimiter="\t", quoting=csv.QUOTE_NONE):
            if len(row) >= 3 and row[2] in names.values():
                yield row[0], row[1], row[2]
