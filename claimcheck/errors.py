"""The one tree of errors: each says what was wrong, where, and what to do about it."""

from __future__ import annotations


class ClaimcheckError(Exception):
    """Something that the user can mend.

    ``what`` is one plain sentence without a full stop, ``where`` the file (with ``:line`` if known)
    and ``remedy`` what to do next.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.what}{advice}"


class ReadError(ClaimcheckError):
    """An input that could not be read; the other inputs are still processed."""


class UsageError(ClaimcheckError):
    """A wrong option, a missing path, or nothing to work on."""


class ConfigError(UsageError):
    """A configuration with an unknown key or a value out of range."""
