"""Reading for a check: the drafts, and the coverage that they are held against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.articles.article import Article
from claimcheck.articles.reading import distinct, items_of
from claimcheck.articles.source import Passed, printable
from claimcheck.articles.walking import real, walk
from claimcheck.errors import ReadError, UsageError

_WILD = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Copy:
    """The articles of a check. ``house`` maps the drafts' identifiers to their files.

    ``typed`` is the draft that comes from no file: the path it is known by, and its bytes.
    ``passed`` says of what is not read why.
    """

    articles: tuple[Article, ...]
    house: Mapping[str, Path]
    errors: tuple[ReadError, ...]
    typed: tuple[Path, bytes] | None = None
    passed: tuple[Passed, ...] = ()


def read_copy(
    drafts: Sequence[Path],
    against: Sequence[Path],
    *,
    typed: bytes | None = None,
    typed_as: Path | None = None,
) -> Copy:
    """Read drafts and coverage; a file that is a draft is left out of the coverage.

    ``typed`` is a draft that comes from no file and is known as ``typed_as``. Raises UsageError for
    a path that does not exist and where there is no draft to read.
    """
    ours, theirs = walk(expanded(drafts)), walk(expanded(against))
    own = {Path(real(f.file)): f.file for f in ours if not f.why}
    typed_real = Path(real(typed_as)) if typed_as is not None else None
    if typed_as is not None and typed_real is not None:
        own[typed_real] = typed_as
    others = {Path(real(f.file)): f.file for f in theirs if not f.why}
    others = {place: file for place, file in others.items() if place not in own}
    read: list[tuple[Article, Path | None]] = []
    errors = [f.error for f in (*ours, *theirs) if f.error is not None]
    passed = [Passed(shown(f.file), f.why) for f in (*ours, *theirs) if f.why and not f.error]
    for place, file in [*own.items(), *others.items()]:
        name = shown(file)
        for item in items_of(typed or b"" if place == typed_real else file, name):
            if isinstance(item, ReadError):
                errors.append(item)
            elif isinstance(item, Passed):
                passed.append(item)
            else:
                read.append((item, place if place in own else None))
    if not own or (not errors and not any(file for _, file in read)):
        where = ", ".join(map(str, drafts))
        raise UsageError("holds no drafts", where=where, remedy="name a draft, or set `house`")
    read.sort(key=lambda pair: pair[0].order)
    articles = distinct([article for article, _ in read])
    house = {a.id: f for a, (_, f) in zip(articles, read, strict=True) if f is not None}
    given = (typed_real, typed or b"") if typed_real is not None else None
    return Copy(articles, house, tuple(errors), given, tuple(passed))


def expanded(paths: Iterable[Path]) -> list[Path]:
    """``paths`` with patterns (``drafts/*.md``) replaced by what they match, sorted."""
    result: list[Path] = []
    for path in paths:
        wild = next((n for n, part in enumerate(path.parts) if _WILD & set(part)), None)
        if wild is None or path.exists():
            result.append(path)
        else:
            folder, pattern = Path(*path.parts[:wild]), "/".join(path.parts[wild:])
            result.extend(sorted(folder.glob(pattern)))
    return result


def shown(file: Path) -> str:
    """The path as reports name it: from the current folder, with forward slashes."""
    for here, path in ((Path.cwd(), file.absolute()), (Path.cwd().resolve(), Path(real(file)))):
        if path.is_relative_to(here) and ".." not in path.parts:
            return printable(path.relative_to(here).as_posix())
    return printable(Path(real(file)).as_posix())
