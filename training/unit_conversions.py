"""Write claimcheck/lexicons/conversions.toml: pint's factors between the units of units.toml.

Making pint's registry takes half a second, which is more than all that a check after an edit
compares; these are the only units that claims hold. Run it again when units.toml has changed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pint

from claimcheck.lexicons import load

TARGET = Path(__file__).parents[1] / "claimcheck" / "lexicons" / "conversions.toml"
HEAD = """# Conversions between units. Provenance: pint's registry, by training/unit_conversions.py.
# A figure in the unit of a table times the first number plus the second is one in the unit named.
"""


def table() -> dict[str, dict[str, tuple[float, float]]]:
    """Factor and shift from each unit to each other one of its kind that measures the same."""
    return {
        unit: {into: c for into in kind if into != unit and (c := conversion(unit, into))}
        for kind in load("units")["units"].values()
        for unit in kind
    }


def conversion(unit: str, into: str) -> tuple[float, float] | None:
    """Factor and shift from one unit to another; None where they do not measure the same."""
    if "decade" in (unit, into):  # to pint a factor of ten, on a logarithmic scale
        years = conversion(*("year" if u == "decade" else u for u in (unit, into)))
        scale = 10.0 if unit == "decade" else 0.1
        return (scale, 0.0) if years is None else (scale * years[0], 0.0)
    registry = _registry()
    if unit == into or not registry.Quantity(1.0, unit).is_compatible_with(into):
        return None
    zero = float(registry.Quantity(0.0, unit).to(into).magnitude)
    one = float(registry.Quantity(1.0, unit).to(into).magnitude)
    return one - zero, zero


@cache
def _registry() -> pint.UnitRegistry:
    return pint.UnitRegistry()


def main() -> None:
    """Write the file."""
    lines = [HEAD]
    for unit, others in table().items():
        lines.append(f'[units."{unit}"]')
        lines += [f'"{into}" = [{one!r}, {zero!r}]' for into, (one, zero) in others.items()]
        lines.append("")
    TARGET.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
