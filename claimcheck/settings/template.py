"""The configuration file that ``claimcheck init`` writes."""

from __future__ import annotations

from claimcheck.settings.keys import KEYS, THRESHOLDS
from claimcheck.settings.settings import toml

_HEAD = """\
# Configuration of claimcheck. Every line that is commented out shows the default.
# `claimcheck rule` lists the rules, `claimcheck check --show-settings` what is in force.
"""
_EXAMPLES = {
    "relations": '# model = "models/entailment/model.onnx"',
    "per-file-ignores": '# "opinion/*" = ["CC201", "CC204"]',
    "levels": '# CC203 = "warning"',
    "outlets": '# "courier.example" = "Albion Courier"',
}


def template(house: str = "drafts", against: str = "coverage") -> str:
    """A commented file with every key, the two folders filled in."""
    parts = [_HEAD]
    for name, key in KEYS.items():
        if isinstance(key.default, dict):
            continue
        filled = {"house": [house], "against": [against]}.get(name)
        value = "2025-03-12" if key.default is None else toml(key.default)
        line = f"{name} = {toml(filled)}" if filled else f"# {name} = {value}"
        parts.append(f"\n# {key.help}\n{line}\n")
    for name, example in _EXAMPLES.items():
        parts.append(f"\n# {KEYS[name].help}\n[{name}]\n{example}\n")
    parts.append(f"\n# {KEYS['thresholds'].help}\n[thresholds]\n")
    parts.extend(f"# {name} = {toml(value)}\n" for name, value in THRESHOLDS.items())
    return "".join(parts)
