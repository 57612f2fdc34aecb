"""Readers for tables, one article a row: CSV, TSV and Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimcheck.articles.source import Draft, Input, Item, foreign, metadata, whole
from claimcheck.errors import ReadError

# Names of columns in tables of news, by the field that they are taken for; the first one counts.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "full_text", "maintext", "article_text"),
    "id": ("id", "article_id", "guid", "uuid"),
    "outlet": ("outlet", "publication", "publisher", "source", "site", "domain", "newspaper"),
    "title": ("title", "headline"),
    "url": ("url", "link", "address", "href"),
    "published": (
        "published",
        "date",
        "published_at",
        "publish_date",
        "date_published",
        "datetime",
    ),
    "author": ("author", "authors", "byline"),
    "language": ("language", "lang"),
}
_DELIMITERS = ",;\t|"
_REMEDY = "give columns named text, outlet, title, url and published"
_BATCH = 256  # rows of a Parquet file in memory


def read_csv(given: Input) -> Iterator[Item]:
    """The articles of a CSV or TSV file with a header; bad rows come back as errors.

    The delimiter is the one of comma, semicolon, tab and bar that the header has most often.
    Raises ReadError for a file without a column of text.
    """
    text = given.text()
    header = text.lstrip().split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=header.count)
    old = csv.field_size_limit(given.limits.file_bytes)
    try:
        rows = csv.reader(io.StringIO(text.lstrip(), newline=""), delimiter=delimiter)
        names = _columns(next(rows, []), given.where)
        while True:
            line = rows.line_num + 1
            try:
                row = next(rows)
            except StopIteration:
                return
            if len(row) > len(names):
                yield ReadError(
                    "the row has more cells than the header",
                    where=f"{given.where}:{line}",
                    remedy="put texts that hold the delimiter in quotation marks",
                )
            elif row:
                yield _row(dict(zip(names, row, strict=False)), f"{given.where}:{line}", line)
    except csv.Error as error:
        raise ReadError(
            f"is no table: {error}", where=f"{given.where}:{rows.line_num}", remedy=_REMEDY
        ) from error
    finally:
        csv.field_size_limit(old)


def read_parquet(given: Input) -> Iterator[Item]:
    """The articles of a Parquet file; rows without text come back as errors. Raises ReadError.

    Needs pyarrow.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ModuleNotFoundError as error:
        raise missing("pyarrow", given.where) from error
    with foreign("Parquet", given.where, "write the file again"):
        file = parquet.ParquetFile(pyarrow.BufferReader(given.raw))
        schema = [str(name) for name in file.schema_arrow.names]
        rows = file.metadata.num_rows
    if rows > given.limits.records:
        raise ReadError(
            f"has more than {given.limits.records:,} rows",
            where=given.where,
            remedy="give it in several files",
        )
    names = _columns(schema, given.where)
    wanted = {schema[n]: name for n, name in enumerate(names) if name}
    number = 0
    with foreign("Parquet", given.where, "write the file again"):
        for batch in file.iter_batches(batch_size=_BATCH, columns=list(wanted)):
            for values in batch.to_pylist():
                number += 1
                row = {wanted[k]: v for k, v in values.items() if k in wanted}
                # One value of a dictionary may stand in every row.
                given.budget.spend(len(str(row.get("text") or "")), given.where)
                yield _row(row, f"{given.where}, row {number}", number)


def missing(package: str, where: str) -> ReadError:
    """What to say of a file whose reader needs a package that is not installed."""
    return ReadError(
        f"needs {package}, which is not installed",
        where=where,
        remedy="pip install 'claimcheck-news[inputs]'",
    )


def _columns(header: Sequence[str], where: str) -> list[str]:
    """The field of each column, "" for a column that is not read."""
    place = {name.strip().lower(): n for n, name in reversed(list(enumerate(header)))}
    fields = [""] * len(header)
    for field, names in COLUMNS.items():
        known = next((place[name] for name in names if name in place), None)
        if known is not None:
            fields[known] = field
    if "text" not in fields:
        raise ReadError("has no column of text", where=where, remedy=_REMEDY)
    return fields


def _row(values: Mapping[str, Any], where: str, line: int) -> Draft | ReadError:
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        return ReadError("the row has no text", where=where, remedy=_REMEDY)
    fields = {k: _cell(v) for k, v in values.items() if k and k != "text"}
    return Draft(whole(text), 0, metadata(fields), line)


def _cell(value: Any) -> Any:
    """Times of Parquet as ISO 8601, as text has them."""
    return value.isoformat() if hasattr(value, "isoformat") else value
