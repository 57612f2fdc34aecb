"""Whether one text says all that another says: its words, and figures that imply the other's.

Lexical coverage in one direction is the classic baseline of textual entailment (Monz and de Rijke
2001; Dagan and others 2006); here it is asked only beside figures that bear each other out.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from claimcheck.claims.quantity import Quantity
from claimcheck.relations.comparison import Comparison, Outcome
from claimcheck.relations.pairing import Pairing
from claimcheck.relations.quantity import compare_quantities
from claimcheck.relations.relation import Kind, Relation, Verb

COVERED = 0.7  # share of a text's content, by weight, that another text must have to imply it
LEAST = 0.6  # share below which no single slot makes one text imply the other
ENOUGH = 3  # words that the two must share
WHY = "one says all that the other says, and more"


def with_coverage(pair: Pairing, relation: Relation | None) -> Relation | None:
    """``relation`` of two whole texts with ``entails`` by what each of them covers.

    Where there was none, texts of which one covers the other are compatible. Agreements and
    conflicts are left as they are.
    """
    covers_b = covers(pair.match.b, pair.a.quantities, pair.b.quantities)
    covers_a = covers(pair.match.a, pair.b.quantities, pair.a.quantities)
    if relation is not None and relation.relation is not Verb.COMPATIBLE:
        return relation
    same_side = pair.a.factuality.polarity is pair.b.factuality.polarity
    entails = ""
    if covers_a != covers_b and len(pair.match.pairs) >= ENOUGH and same_side:
        entails = "a" if covers_b else "b"
    if relation is None:
        if not entails:
            return None
        a, b = pair.a.span, pair.b.span
        comparison = Comparison(Outcome.REFINES, WHY, entails)
        score = pair.match.b if entails == "a" else pair.match.a
        return pair.relation(
            Verb.COMPATIBLE, Kind.OTHER, "proposition", a, b, comparison, score
        )  # fmt: skip
    if relation.entails == "none":
        return structs.replace(relation, entails=entails or "none")
    share = pair.match.b if relation.entails == "a" else pair.match.a
    return relation if share >= LEAST else structs.replace(relation, entails="none")


def covers(share: float, whole: Sequence[Quantity], part: Sequence[Quantity]) -> bool:
    """Whether a text with ``whole``'s figures and ``share`` of the words implies one with these."""
    return share >= COVERED and all(
        any(_implies(x, y) for x in whole if x.dimension == y.dimension) for y in part
    )


def _implies(x: Quantity, y: Quantity) -> bool:
    return compare_quantities(x, y).entails in {"a", "both"}
