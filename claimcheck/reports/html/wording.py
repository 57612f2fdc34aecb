"""The words and signs for relations: a colour never says anything that these do not."""

from __future__ import annotations

NOUNS = {
    "contradiction": "conflict",
    "update": "update",
    "agreement": "agreement",
    "compatible": "compatible",
    "single": "one source",
}
SYMBOLS = {"contradiction": "≠", "update": "→", "agreement": "=", "compatible": "≈", "single": "○"}
MEANINGS = {
    "contradiction": "another outlet conflicts",
    "update": "moved on by later coverage",
    "agreement": "others agree",
    "compatible": "others are vaguer or more precise",
    "single": "only here",
}
SIGNS = {
    "conflicts": "≠",
    "updates": "→",
    "superseded": "←",
    "agrees": "=",
    "refines": "⊂",
    "allows": "≈",
}
