"""Where the formats go: literal tables of formats, files replaced in one step.

``TEXTS`` are formats of one text, for standard output and for files. ``EMITTERS`` are all that
``--out FORMAT=FILE`` can write; formats of several files are there only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import UsageError
from claimcheck.reports.files import write_text
from claimcheck.reports.layout import Layout

if TYPE_CHECKING:
    from claimcheck.check import Report


def _late(module: str, function: str) -> Callable[[Report], str]:
    """A function of a module of this package, which is imported when it is called."""

    def to_text(report: Report) -> str:
        text: str = getattr(import_module(f"claimcheck.reports.{module}"), function)(report)
        return text

    return to_text


TEXTS: dict[str, Callable[[Report], str]] = {
    "full": _late("full", "to_full"),
    "concise": _late("concise", "to_concise"),
    "json": _late("json_report", "to_json"),
    "jsonl": _late("json_lines", "to_json_lines"),
    "sarif": _late("sarif", "to_sarif"),
    "github": _late("github", "to_github"),
    "gitlab": _late("gitlab", "to_gitlab"),
    "junit": _late("junit", "to_junit"),
    "markdown": _late("markdown", "to_markdown"),
}


_PLAIN = Layout()


def _text(report: Report, name: str, target: Path, _layout: Layout) -> None:
    write_text(target, TEXTS[name](report))


def _csv(report: Report, _name: str, target: Path, _layout: Layout) -> None:
    from claimcheck.reports.csv_tables import write_csv

    write_csv(report, target)


def _html(report: Report, _name: str, target: Path, layout: Layout) -> None:
    from claimcheck.reports.excerpts import excerpted
    from claimcheck.reports.html.site import write_folder, write_single
    from claimcheck.reports.json_report import to_dict

    document = to_dict(report)
    if layout.excerpts is not None:
        document = excerpted(document, layout.excerpts)
    (write_single if layout.single_file else write_folder)(document, target)


EMITTERS: dict[str, Callable[[Report, str, Path, Layout], None]] = {
    **dict.fromkeys(TEXTS, _text),
    "csv": _csv,
    "html": _html,
}


def parse_target(option: str) -> tuple[str, Path]:
    """Split ``FORMAT=FILE``.

    Raises UsageError for an unknown format, no file, or a file in a folder that is not there: at
    once, and not when all the work is done.
    """
    name, _, target = option.partition("=")
    if name not in EMITTERS or not target:
        raise UsageError(
            f"--out {option} is not FORMAT=FILE", remedy=f"formats are {', '.join(EMITTERS)}"
        )
    if name in TEXTS and not Path(target).parent.is_dir():
        raise UsageError(
            "cannot be written: there is no such folder", where=target, remedy="make it first"
        )
    return name, Path(target)


def known_format(name: str) -> None:
    """Raise UsageError for a format that cannot be printed."""
    if name not in TEXTS:
        raise UsageError(f"there is no format {name}", remedy=f"formats are {', '.join(TEXTS)}")


def emit(report: Report, name: str, target: Path, layout: Layout = _PLAIN) -> None:
    """Write ``report`` in one format. Raises UsageError where the target cannot be written."""
    try:
        EMITTERS[name](report, name, target, layout)
    except OSError as error:
        raise _unwritable(target, error) from error


def emit_pair(report: Report, document: Mapping[str, Any], name: str, target: Path) -> None:
    """Write a report on two articles: as HTML its ``document`` side by side, else as ever.

    Raises UsageError where the target cannot be written.
    """
    from claimcheck.reports.html.site import write_pair

    if name != "html":
        emit(report, name, target)
        return
    try:
        write_pair(document, target)
    except OSError as error:
        raise _unwritable(target, error) from error


def write_file(target: Path, text: str) -> None:
    """Replace ``target`` in one step. Raises UsageError where it cannot be written."""
    try:
        write_text(target, text)
    except OSError as error:
        raise _unwritable(target, error) from error


def _unwritable(target: Path, error: OSError) -> UsageError:
    return UsageError(
        f"cannot be written: {error.strerror or error}",
        where=str(target),
        remedy="check the folder and its permissions",
    )
