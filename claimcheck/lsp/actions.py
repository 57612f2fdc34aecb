"""Code actions: silence a finding with a reason, or record a decision on it."""

from __future__ import annotations

import json
from pathlib import Path

from lsprotocol import types

from claimcheck.articles.article import Article
from claimcheck.articles.paragraphs import paragraphs
from claimcheck.findings.decisions import Resolution
from claimcheck.findings.finding import Finding
from claimcheck.findings.sidecar import SUFFIX, sidecar_of
from claimcheck.lsp.positions import Positions
from claimcheck.lsp.session import Examined
from claimcheck.spans import Span

DECIDE = "claimcheck.decide"  # the command: path, fingerprint, resolution, reason
REASONS = ("checked with our own source", "the other report is mistaken")
_COMMENTED = frozenset({".md", ".html", ".htm"})  # copy in which a comment is not printed
_QUOTED = 8  # words of a paragraph that a sidecar knows it by


def actions(
    examined: Examined, wanted: types.Range, encoding: str | None
) -> list[types.CodeAction]:
    """What can be done about the findings that meet a range."""
    own = Positions.of(examined.text, encoding)
    start, end = own.offset(wanted.start), own.offset(wanted.end)
    article = next(a for a in examined.report.articles if a.id == examined.article)
    found: list[types.CodeAction] = []
    for finding in examined.report.findings:
        span = finding.location.span
        if span.start <= end and start <= span.end:
            found.extend(_suppressing(finding, article, examined, own, encoding))
            found.extend(_deciding(finding, examined))
    return found


def _suppressing(
    finding: Finding,
    article: Article,
    examined: Examined,
    own: Positions,
    encoding: str | None,
) -> list[types.CodeAction]:
    titles = [(reason, f"Silence {finding.code} here: {reason}") for reason in REASONS]
    titles.append(("", f"Silence {finding.code} here (write the reason yourself)"))
    return [
        types.CodeAction(
            title=title,
            kind=types.CodeActionKind.QuickFix,
            edit=_edit(finding, article, examined, own, reason, encoding),
        )
        for reason, title in titles
    ]


def _deciding(finding: Finding, examined: Examined) -> list[types.CodeAction]:
    return [
        types.CodeAction(
            title=f"Record {finding.code} as {resolution}",
            kind=types.CodeActionKind.QuickFix,
            command=types.Command(
                title=f"Record as {resolution}",
                command=DECIDE,
                arguments=[
                    str(examined.path),
                    finding.fingerprint,
                    str(resolution),
                    f"{resolution} in the editor",
                ],
            ),
        )
        for resolution in Resolution
    ]


def _edit(
    finding: Finding,
    article: Article,
    examined: Examined,
    own: Positions,
    reason: str,
    encoding: str | None,
) -> types.WorkspaceEdit:
    paragraph = _paragraph(article, finding.location.span)
    if examined.path.suffix.lower() in _COMMENTED:
        comment = f"<!-- claimcheck: ignore[{finding.code}]{f' {reason}' if reason else ''} -->\n\n"
        at = own.position(paragraph.start)
        change = types.TextEdit(types.Range(at, at), comment)
        return types.WorkspaceEdit(changes={examined.path.as_uri(): [change]})
    quote = " ".join(paragraph.of(article.text).split()[:_QUOTED])
    entry = (
        f"[[ignore]]\ncodes = [{json.dumps(finding.code)}]\n"
        f"reason = {json.dumps(reason)}\nquote = {json.dumps(quote, ensure_ascii=False)}\n"
    )
    return _appended(examined.path, entry, encoding)


def _appended(draft: Path, entry: str, encoding: str | None) -> types.WorkspaceEdit:
    """The edit that adds an entry to the sidecar, which is made if there is none."""
    known = sidecar_of(draft)
    sidecar = known or draft.with_name(draft.stem + SUFFIX)
    there = sidecar.read_text(encoding="utf-8") if known else ""
    end = Positions.of(there, encoding).position(len(there))
    text = f"\n{entry}" if there.strip() else entry
    return types.WorkspaceEdit(
        document_changes=[
            types.CreateFile(
                uri=sidecar.as_uri(), options=types.CreateFileOptions(ignore_if_exists=True)
            ),
            types.TextDocumentEdit(
                types.OptionalVersionedTextDocumentIdentifier(uri=sidecar.as_uri()),
                [types.TextEdit(types.Range(end, end), text)],
            ),
        ]
    )


def _paragraph(article: Article, span: Span) -> Span:
    whole = Span(0, len(article.text))
    found = paragraphs(article.text, whole, wrapped=article.wrapped)
    return next((p for p in found if p.start <= span.start <= p.end), span)
