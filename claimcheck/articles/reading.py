"""From paths to articles: walk, read, describe; what cannot be read is an error beside the rest."""

from __future__ import annotations

import errno
import logging
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.articles.article import Article
from claimcheck.articles.describing import described
from claimcheck.articles.kinds import KINDS, kind_of
from claimcheck.articles.limits import LIMITS, Limits
from claimcheck.articles.readers import (
    containers,
    docx,
    json_records,
    mail,
    pdf,
    plain,
    table,
    web_archive,
    web_page,
    xml_news,
)
from claimcheck.articles.source import Budget, Draft, Input, Item, Passed, metadata
from claimcheck.articles.walking import walk
from claimcheck.errors import ReadError, UsageError

Reader = Callable[[Input], Iterable[Item]]
READERS: dict[str, Reader] = {
    ".txt": plain.read,
    ".md": plain.read,
    ".html": web_page.read,
    ".htm": web_page.read,
    ".xhtml": web_page.read,
    ".json": json_records.read,
    ".jsonl": json_records.read_lines,
    ".ndjson": json_records.read_lines,
    ".xml": xml_news.read,
    ".rss": xml_news.read,
    ".atom": xml_news.read,
    ".csv": table.read_csv,
    ".tsv": table.read_csv,
    ".parquet": table.read_parquet,
    ".pdf": pdf.read,
    ".docx": docx.read,
    ".eml": mail.read,
    ".warc": web_archive.read,
    ".zip": containers.read_zip,
    ".gz": containers.read_gzip,
}
_ADVICE = {
    errno.EACCES: "check its permissions",
    errno.EPERM: "check its permissions",
    errno.ENOENT: "see whether it is still there",
    errno.ELOOP: "mend the link",
    errno.EIO: "check the disk",
}
for _library in ("pypdf", "trafilatura", "fastwarc", "charset_normalizer"):
    # What they complain of ends in an error of ours, or is no matter; nothing goes to stderr.
    logging.getLogger(_library).addHandler(logging.NullHandler())
_TRIES = 3  # times that a file is read which changes while it is


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What could be read, an error for each input that could not, and what was passed over."""

    articles: tuple[Article, ...]
    errors: tuple[ReadError, ...]
    passed: tuple[Passed, ...] = ()


def read_articles(
    paths: Sequence[Path], *, typed: bytes | None = None, typed_as: str = "stdin"
) -> ReadResult:
    """Everything under ``paths`` that is an article, sorted by path.

    ``typed`` is an input that comes from no file and is known as ``typed_as``. Raises UsageError
    for a path that does not exist and where there is nothing to read.
    """
    articles: list[Article] = []
    errors: list[ReadError] = []
    passed: list[Passed] = []
    for item in _all(paths, typed, typed_as):
        if isinstance(item, Article):
            articles.append(item)
        elif isinstance(item, ReadError):
            errors.append(item)
        else:
            passed.append(item)
    if not articles and not errors:
        why = f"; {passed[0].where} {passed[0].why}" if len(passed) == 1 else ""
        raise UsageError(
            f"holds no articles{why}",
            where=", ".join(map(str, paths)) or typed_as,
            remedy=f"give a folder with files that end in {', '.join(KINDS)}",
        )
    return ReadResult(distinct(articles), tuple(errors), tuple(passed))


def article_from_text(
    text: str, *, outlet: str = "", published: str | None = None, path: str = "text"
) -> Article:
    """An article that comes from no file."""
    given = metadata({"outlet": outlet, "published": published})
    return described(Draft(text, 0, given), path)


def read_bytes(raw: bytes, path: str) -> list[Article | ReadError]:
    """The articles in ``raw``, read as the end of ``path`` says, and an error for each other."""
    return [i for i in items_of(raw, path) if not isinstance(i, Passed)]


def items_of(
    given: Path | bytes, path: str, limits: Limits = LIMITS
) -> Iterator[Article | ReadError | Passed]:
    """What is in a file or in bytes known as ``path``: articles, errors, what is passed over."""
    try:
        raw = given if isinstance(given, bytes) else _contents(given, path, limits)
    except ReadError as error:
        yield error
        return
    budget = Budget(limits.unpacked_bytes, limits.members)
    complaints = 0
    for item in items_in(Input(path, raw, kind_of(path, raw), limits=limits, budget=budget)):
        if isinstance(item, ReadError):
            complaints += 1
            if complaints > limits.complaints:
                continue
        yield item
    if complaints > limits.complaints:
        yield ReadError(
            f"holds {complaints - limits.complaints:,} more articles that cannot be read",
            where=path,
            remedy="mend those named above, which are like them",
        )


def items_in(given: Input) -> Iterator[Article | ReadError | Passed]:
    """The articles of an input and of all its members, and what is wrong with the others."""
    reader = READERS.get(given.suffix, plain.read)
    try:
        for item in reader(given):
            if isinstance(item, Input):
                yield from items_in(item)
            elif isinstance(item, Draft):
                yield _described(item, given)
            else:
                yield item
    except ReadError as error:
        yield error


def distinct(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Sorted by path; a text that comes twice from one outlet keeps its own identifier."""
    seen: dict[str, int] = {}
    result = []
    for article in sorted(articles, key=lambda a: a.order):
        seen[article.id] = seen.get(article.id, 0) + 1
        number = seen[article.id]
        result.append(article if number == 1 else replace(article, id=f"{article.id}-{number}"))
    return tuple(result)


def _all(
    paths: Sequence[Path], typed: bytes | None, typed_as: str
) -> Iterator[Article | ReadError | Passed]:
    if typed is not None:
        yield from items_of(typed, typed_as)
    for found in walk(paths):
        if found.error is not None:
            yield found.error
        elif found.why:
            yield Passed(found.path, found.why)
        else:
            yield from items_of(found.file, found.path)


def _contents(file: Path, path: str, limits: Limits) -> bytes:
    """The bytes of a file as they were at one moment. Raises ReadError."""
    try:
        for _ in range(_TRIES):
            with file.open("rb") as stream:
                before = os.fstat(stream.fileno())
                if before.st_size > limits.file_bytes:
                    raise _too_large(path, limits)
                raw = stream.read(limits.file_bytes + 1)
                after = os.fstat(stream.fileno())
            if len(raw) > limits.file_bytes:
                raise _too_large(path, limits)
            same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
            if same or not stat.S_ISREG(before.st_mode):  # a pipe can be read once only
                return raw
    except OSError as error:
        why = f"cannot be read: {error.strerror or error}"
        raise ReadError(
            why, where=path, remedy=_ADVICE.get(error.errno or 0, "try again")
        ) from error
    raise ReadError("changes while it is read", where=path, remedy="run again when it is written")


def _too_large(path: str, limits: Limits) -> ReadError:
    return ReadError(
        f"is larger than {limits.file_bytes:,} bytes", where=path, remedy="give it in parts"
    )


def _described(draft: Draft, given: Input) -> Article | ReadError:
    limit = given.limits.text_characters
    if len(draft.text) > limit:
        return ReadError(
            f"is an article of more than {limit:,} characters",
            where=f"{given.where}:{draft.line}" if draft.line > 1 else given.where,
            remedy="give each article of it by itself",
        )
    return described(draft, given.where)
