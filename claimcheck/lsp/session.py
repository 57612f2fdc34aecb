"""Session: the checks behind one editor, and what they found for each open draft."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimcheck.check import Report
from claimcheck.desk.checking import check, displayed
from claimcheck.desk.reading import Copy, expanded
from claimcheck.desk.setup import copy_for, decisions_file, desk_for
from claimcheck.findings.decisions import decision, record
from claimcheck.memory import Memory
from claimcheck.settings.settings import Settings, load_settings
from claimcheck.store import default_folder, open_store


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in one version of a draft. ``article`` is the draft's identifier."""

    path: Path
    text: str
    article: str
    report: Report


@dataclass(slots=True)
class Session:
    """Checks drafts as they stand in the editor. It belongs to one thread."""

    examined: dict[Path, Examined] = field(default_factory=dict)
    memory: Memory | None = None

    def examine(self, path: Path, text: str) -> Examined | None:
        """Check a draft; None for a file that is not house copy or holds no article.

        Raises ClaimcheckError for a configuration that cannot be used.
        """
        settings = load_settings(path.parent)
        if not is_house(path, settings):
            return None
        drafts = [Path(p) for p in settings.paths("house") if Path(p).exists()]
        copy = copy_for(
            settings, drafts, typed=text.encode("utf-8", "surrogatepass"), typed_as=path
        )
        article = _article_of(copy, path)
        if article is None:
            return None
        if self.memory is None:
            self.memory = Memory(open_store(default_folder()) if settings["cache"] else None)
        report = check(copy, settings.config(), desk_for(settings), self.memory)
        shown = displayed(report, settings["min-level"])
        own = tuple(f for f in shown.findings if f.location.article == article and f.open)
        self.examined[path] = Examined(path, text, article, replace(shown, findings=own))
        return self.examined[path]

    def decide(self, path: Path, fingerprint: str, resolution: str, reason: str) -> None:
        """Record a decision. Raises ClaimcheckError for one that cannot be taken."""
        settings = load_settings(path.parent)
        record(decisions_file(settings), decision(fingerprint, resolution, reason, dt.date.today()))


def is_house(path: Path, settings: Settings) -> bool:
    """Whether a file is house copy: under ``house``, or if that is not set, not ``against``."""
    house = [p.resolve() for p in expanded(settings.paths("house"))]
    against = [p.resolve() for p in expanded(settings.paths("against"))]
    real = path.resolve()
    if house:
        return any(real.is_relative_to(p) for p in house)
    return not any(real.is_relative_to(p) for p in against)


def _article_of(copy: Copy, path: Path) -> str | None:
    return next((i for i, file in copy.house.items() if file == path.resolve()), None)
