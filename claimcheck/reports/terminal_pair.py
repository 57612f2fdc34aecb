"""Two articles side by side in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimcheck.reports.html.document import Article, Claim, Document
from claimcheck.reports.html.pages import pair_counts
from claimcheck.reports.html.side_by_side import Tie, side_by_side, ties
from claimcheck.reports.html.statement import Piece
from claimcheck.reports.html.wording import NOUNS, SYMBOLS
from claimcheck.reports.terminal import plain

_STYLES = {"contradiction": "red", "update": "yellow", "agreement": "green", "compatible": "blue"}


def render_pair(raw: Mapping[str, Any], console: Console) -> None:
    """Print what the two articles of a report both speak of, gravest first, then the counts.

    The words that answer a disputed question are in brackets, or reversed where there is colour.
    """
    document = Document.of(raw)
    a, b = document.articles
    pair = side_by_side(document, a, b, ties(document))
    console.print(_columns(console, [_name(a), _name(b)], "bold"))
    console.print(Text(pair_counts(pair)))
    for _, tie in pair.graved:
        console.print()
        head = f"{SYMBOLS[tie.verb]} {NOUNS[tie.verb]}: {plain(tie.relations[0].why)}"
        console.print(Text(head, _STYLES[tie.verb]))
        console.print(_columns(console, [_said(tie.a, tie, console), _said(tie.b, tie, console)]))
    related = {r_claim.id for r in document.relations for r_claim in (r.a, r.b)}
    alone = [
        sum(c.article is article and c.id not in related for c in document.claims.values())
        for article in (a, b)
    ]
    console.print()
    console.print(Text(f"claims of one side alone: {alone[0]} and {alone[1]}", "dim"))


def _columns(console: Console, cells: Iterable[Text | str], style: str = "") -> Table:
    table = Table.grid(padding=(0, 2), expand=True)
    half = (console.width - 4) // 2
    for cell in cells:
        del cell
        table.add_column(ratio=1, max_width=half, overflow="fold")
    table.add_row(*(Text(c) if isinstance(c, str) else c for c in cells), style=style)
    return table


def _name(article: Article) -> str:
    return plain(f"{article.outlet}, {article.path}, {article.when}")


def _said(claim: Claim, tie: Tie, console: Console) -> Text:
    pieces: tuple[Piece, ...] = tie.a_pieces if claim is tie.a else tie.b_pieces
    line = Text("“")
    for piece in pieces:
        words = plain(piece.text)
        if piece.mark == "claim":
            line.append(words)
        elif console.color_system is not None:
            line.append(words, "bold reverse" if piece.mark == "answer" else "underline")
        else:
            line.append(f"[{words}]" if piece.mark == "answer" else words)
    line.append("”")
    if claim.source:
        line.append(plain(f" according to {claim.source}"), "dim")
    line.append(f" (line {claim.line})", "dim")
    return line
