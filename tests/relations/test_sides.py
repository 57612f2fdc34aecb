"""What holds between two claims does not depend on which of them comes first."""

from __future__ import annotations

from msgspec import structs

from claimcheck.alignment.candidates import Candidates
from claimcheck.claims.claim import Claim
from claimcheck.config import Config
from claimcheck.relations.judge import judge_pairs
from claimcheck.relations.relation import Relation

_OTHER = {"a": "b", "b": "a"}


def _turned(relation: Relation) -> Relation:
    shown = relation.evidence
    return structs.replace(
        relation,
        a=relation.b,
        b=relation.a,
        entails=_OTHER.get(relation.entails, relation.entails),
        evidence=structs.replace(
            shown, a=shown.b, a_value=shown.b_value, b=shown.a, b_value=shown.a_value, why=""
        ),
    )


def test_two_claims_stand_to_each_other_alike_from_either_side(
    told_stories: tuple[tuple[Claim, ...], Candidates],
) -> None:
    claims, candidates = told_stories
    pairs = candidates.pairs.tolist()
    one = judge_pairs(claims, pairs, Config())
    other = judge_pairs(claims, [(j, i) for i, j in pairs], Config())
    assert one
    wordless = [structs.replace(r, evidence=structs.replace(r.evidence, why="")) for r in one]
    assert sorted(map(_turned, other), key=_order) == sorted(wordless, key=_order)


def _order(relation: Relation) -> tuple[str, str, str]:
    return relation.a, relation.b, relation.evidence.slot
