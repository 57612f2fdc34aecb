"""From paths to articles: walk, read, describe; what cannot be read is an error beside the rest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from claimcheck.articles import dates, json_records, plain, web_page
from claimcheck.articles.article import Article, SkippedSpan
from claimcheck.articles.boilerplate import skipped_spans
from claimcheck.articles.comments import comments
from claimcheck.articles.decoding import decode
from claimcheck.articles.language import not_english
from claimcheck.articles.outlets import find_outlet
from claimcheck.articles.paragraphs import hard_wrapped
from claimcheck.articles.source import Draft, metadata
from claimcheck.errors import ReadError, UsageError
from claimcheck.spans import Span

READERS: dict[str, Callable[[str, str], Sequence[Draft | ReadError]]] = {
    ".txt": plain.read,
    ".md": plain.read,
    ".html": web_page.read,
    ".htm": web_page.read,
    ".json": json_records.read,
    ".jsonl": json_records.read_lines,
}
_ABOUT = ("readme", "licence", "license", "changelog")


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What could be read, and an error for each input that could not."""

    articles: tuple[Article, ...]
    errors: tuple[ReadError, ...]


def read_articles(paths: Sequence[Path]) -> ReadResult:
    """Everything under ``paths`` that is an article, sorted by path.

    Raises UsageError for a path that does not exist and where there is nothing to read.
    """
    articles: list[Article] = []
    errors: list[ReadError] = []
    seen: dict[str, int] = {}
    for file, relative in files_under(paths):
        seen[relative] = seen.get(relative, 0) + 1
        path = relative if seen[relative] == 1 else f"{relative}~{seen[relative]}"
        for item in read_file(file, path):
            if isinstance(item, ReadError):
                errors.append(item)
            else:
                articles.append(item)
    if not articles and not errors:
        raise UsageError(
            "holds no articles",
            where=", ".join(map(str, paths)),
            remedy=f"give a folder with files that end in {', '.join(READERS)}",
        )
    return ReadResult(distinct(articles), tuple(errors))


def article_from_text(
    text: str, *, outlet: str = "", published: str | None = None, path: str = "text"
) -> Article:
    """An article that comes from no file."""
    given = metadata({"outlet": outlet, "published": published})
    return _article(Draft(text, 0, given), path)


def files_under(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """The article files under ``paths``, each with its path from the folder that was given.

    Raises UsageError for a path that does not exist.
    """
    for root in paths:
        if not root.exists():
            raise UsageError("does not exist", where=str(root), remedy="check the path")
        if root.is_dir():
            for file in sorted(root.rglob("*"), key=lambda p: p.relative_to(root).as_posix()):
                relative = file.relative_to(root)
                if any(part.startswith(".") for part in relative.parts) or file.is_dir():
                    continue
                about = file.name.lower().startswith(_ABOUT)
                if file.suffix.lower() in READERS and not about:
                    yield file, relative.as_posix()
        else:
            yield root, root.name


def read_file(file: Path, path: str) -> list[Article | ReadError]:
    """The articles in ``file``, known as ``path``, and an error for each that could not be read."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        why = f"cannot be read: {error.strerror or error}"
        return [ReadError(why, where=path, remedy="check its permissions")]
    return read_bytes(raw, path)


def read_bytes(raw: bytes, path: str) -> list[Article | ReadError]:
    """The articles in ``raw``, read as the end of ``path`` says."""
    suffix = Path(path).suffix.lower()
    try:
        text = decode(raw, path)
        if suffix == ".json" and json_records.is_annotation(text):
            return []
        drafts = READERS.get(suffix, plain.read)(text, path)
    except ReadError as error:
        return [error]
    return [d if isinstance(d, ReadError) else _article(d, path) for d in drafts]


def _article(draft: Draft, path: str) -> Article:
    url = draft.get("url")
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    outlet = draft.get("outlet") or (find_outlet(host).name if host else Path(path).stem)
    lines = dates.date_lines(draft.text, draft.body)
    published = (
        dates.from_metadata(draft.get("published", "date"))
        or (lines[0][1] if lines else None)
        or dates.from_dateline(draft.text, draft.body)
        or dates.from_url(url)
    )
    skipped = [SkippedSpan(span, "date line") for span, _ in lines]
    if draft.body:
        skipped.append(SkippedSpan(Span(0, draft.body), "front matter"))
    skipped.extend(SkippedSpan(span, "comment") for span in comments(draft.text, draft.body))
    taken = [s.span for s in skipped]
    boilerplate = skipped_spans(draft.text, draft.body, tuple({outlet, host} - {""}))
    skipped.extend(s for s in boilerplate if not any(s.span.overlap(t) for t in taken))
    key = json.dumps([outlet, draft.get("id", "url") or "", draft.text])
    return Article(
        id=_digest(key)[:12],
        path=path,
        outlet=outlet,
        text=draft.text,
        sha256=_digest(draft.text),
        title=draft.get("title"),
        url=url,
        published=published,
        author=draft.get("author"),
        language=draft.get("language"),
        skipped=not_english(draft.text[draft.body :]),
        skipped_spans=tuple(sorted(skipped, key=lambda s: s.span)),
        wrapped=hard_wrapped(draft.text[draft.body :]),
    )


def distinct(articles: list[Article]) -> tuple[Article, ...]:
    """Sorted by path; a text that comes twice from one outlet keeps its own identifier."""
    seen: dict[str, int] = {}
    result = []
    for article in sorted(articles, key=lambda a: (a.path, a.id)):
        seen[article.id] = seen.get(article.id, 0) + 1
        number = seen[article.id]
        result.append(article if number == 1 else replace(article, id=f"{article.id}-{number}"))
    return tuple(result)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
