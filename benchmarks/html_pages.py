"""How well the article is found in a web page, beside trafilatura with its plain defaults.

The articles of the demo corpora are set into layouts as publishing systems make them, with menus,
promotions, captions, comments and teasers around and inside of them. What counts is words: of those
extracted, how many are the article's (precision), of the article's, how many are extracted
(recall); the headline counts for neither. claimcheck's words are those that it takes for
journalism, without what it marks as notices, captions and the like.

    python benchmarks/html_pages.py [--pages DIR] [--worst]
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from pathlib import Path

import trafilatura
from page_layouts import LAYOUTS

from claimcheck.articles.article import Article
from claimcheck.articles.reading import read_articles, read_bytes

CORPORA = Path(__file__).parent.parent / "corpora"
WORD = re.compile(r"\w+(?:['’.,-]\w+)*")


def stories() -> list[tuple[str, list[str]]]:
    """Headline and paragraphs of the articles of the demo corpora."""
    found = []
    for article in read_articles([CORPORA]).articles:
        if article.path.endswith((".txt", ".md")):
            lines = kept(article).split("\n")
            paragraphs = [" ".join(p.split()) for p in "\n".join(lines).split("\n\n")]
            paragraphs = [p.lstrip("# ") for p in paragraphs if p.strip()]
            found.append((paragraphs[0], [p for p in paragraphs[1:] if len(p) > 40]))
    return found


def kept(article: Article) -> str:
    """What of an article's text is taken for journalism."""
    return " ".join(span.of(article.text) for span in article.kept())


def plain_defaults(html: str) -> str:
    """trafilatura with nothing set."""
    return trafilatura.extract(html) or ""


def ours(html: str) -> str:
    """The reader of this package."""
    return " ".join(kept(a) for a in read_bytes(html.encode(), "a.html") if isinstance(a, Article))


def words(text: str) -> Counter[str]:
    """The words of a text in small letters, with their number."""
    return Counter(WORD.findall(text.lower()))


def main() -> None:
    """Print precision, recall and F1 for each layout and extractor."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=Path, help="write the pages there")
    arguments.add_argument("--worst", action="store_true", help="show what is wrong with the worst")
    options = arguments.parse_args()
    totals: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    extractors = {"trafilatura": plain_defaults, "claimcheck": ours}
    worst: list[tuple[float, str, str]] = []
    pages = 0
    for number, (title, body) in enumerate(stories()):
        for name, layout in LAYOUTS.items():
            html = layout(title, body)
            pages += 1
            if options.pages:
                options.pages.mkdir(parents=True, exist_ok=True)
                (options.pages / f"{name}-{number}.html").write_text(html, encoding="utf-8")
            wanted = words(" ".join(body[:2] if name == "short" else body))
            for who, extract in extractors.items():
                found = words(extract(html))
                hits = sum((found & wanted).values())
                extra = (found - wanted) - words(title)
                for key in (name, "all"):
                    total = totals[who, key]
                    total[0] += hits
                    total[1] += hits + sum(extra.values())
                    total[2] += sum(wanted.values())
                if who == "claimcheck":
                    share = hits / max(
                        1, hits + sum(extra.values()) + sum((wanted - found).values())
                    )
                    missing = " ".join(wanted - found)
                    said = f"extra {' '.join(extra)[:300]!r}; missing {missing[:200]!r}"
                    worst.append((share, f"{name}-{number}", said))
    print(f"{pages} pages, words\n{'':16}" + "".join(f"{who:^26}" for who in extractors))
    print(f"{'layout':16}" + f"{'P':>9}{'R':>8}{'F1':>8} " * 2)
    for name in (*LAYOUTS, "all"):
        row = f"{name:16}"
        for who in extractors:
            hits, got, all_of_them = totals[who, name]
            p, r = hits / max(1, got), hits / all_of_them
            row += f"{p:9.3f}{r:8.3f}{2 * p * r / max(1e-9, p + r):8.3f} "
        print(row)
    for share, page, said in sorted(worst)[: 12 if options.worst else 0]:
        print(f"{share:.2f} {page}: {said}")


if __name__ == "__main__":
    main()
