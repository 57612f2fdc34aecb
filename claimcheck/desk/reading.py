"""Reading for a check: the drafts, and the coverage that they are held against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.articles.article import Article
from claimcheck.articles.reading import distinct, files_under, read_bytes, read_file
from claimcheck.errors import ReadError, UsageError

_WILD = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Copy:
    """The articles of a check. ``house`` maps the drafts' identifiers to their files.

    ``typed`` is the draft that comes from no file: the path it is known by, and its bytes.
    """

    articles: tuple[Article, ...]
    house: Mapping[str, Path]
    errors: tuple[ReadError, ...]
    typed: tuple[Path, bytes] | None = None


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
    own = _files(expanded(drafts))
    if typed_as is not None:
        own[typed_as.resolve()] = typed_as
    others = {real: f for real, f in _files(expanded(against)).items() if real not in own}
    read: list[tuple[Article, Path | None]] = []
    errors: list[ReadError] = []
    for real, file in [*own.items(), *others.items()]:
        is_typed = typed_as is not None and real == typed_as.resolve()
        items = read_bytes(typed or b"", shown(file)) if is_typed else read_file(file, shown(file))
        for item in items:
            if isinstance(item, ReadError):
                errors.append(item)
            else:
                read.append((item, real if real in own else None))
    if not own or (not errors and not any(file for _, file in read)):
        where = ", ".join(map(str, drafts))
        raise UsageError("holds no drafts", where=where, remedy="name a draft, or set `house`")
    read.sort(key=lambda pair: (pair[0].path, pair[0].id))
    articles = distinct([article for article, _ in read])
    house = {a.id: f for a, (_, f) in zip(articles, read, strict=True) if f is not None}
    return Copy(articles, house, tuple(errors))


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
    for here, path in ((Path.cwd(), file.absolute()), (Path.cwd().resolve(), file.resolve())):
        if path.is_relative_to(here) and ".." not in path.parts:
            return path.relative_to(here).as_posix()
    return file.resolve().as_posix()


def _files(paths: Sequence[Path]) -> dict[Path, Path]:
    """The article files under ``paths`` by their real path, so that none counts twice."""
    return {file.resolve(): file for file, _ in files_under(paths)}
