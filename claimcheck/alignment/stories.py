"""Stories: which articles report one event; nothing is compared across stories.

Two articles are likely to report one event if their words, names, lead and headline are alike and
they were published close together. Average-link clustering turns the pairs into stories, so that
one article which looks back at two events does not join them; two groups that each hold together
need more in common than an article that stands alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from claimcheck.alignment.average_link import average_link
from claimcheck.alignment.documents import document, document_vectors
from claimcheck.alignment.sparse_rows import SparseRows
from claimcheck.articles.article import Article
from claimcheck.config import Config

# Candidates share PARTIAL of their cosine in the SIGNATURE strongest words of one of them: rare
# words have few holders, so that the work stays near linear. 21 of 2,600 deciding pairs are lost.
SIGNATURE = 48
PARTIAL = 0.03
UNDATED = 3.5  # days that an unknown date counts for
FARTHEST = 14.0  # days beyond which distance costs no more: a trial follows the deed by years
UNLIKELY = 0.01  # likeness below which a pair counts as 0


def stories(articles: Sequence[Article], config: Config) -> dict[str, str]:
    """The story of each article that is not skipped, named by its first article's identifier.

    A threshold ``story`` of zero or less takes all articles for one story.
    """
    told = sorted((a for a in articles if a.skipped is None), key=lambda a: a.id)
    if not told or config.story <= 0:
        return {a.id: told[0].id for a in told}
    vectors = document_vectors([document(a) for a in told])
    days = np.array([a.date.toordinal() if a.date else np.nan for a in told])
    found = average_link(
        len(told),
        _likely(vectors, days, config),
        needed=lambda a, b: config.story if min(a, b) == 1 else config.story_groups,
        places=[None if np.isnan(day) else float(day) for day in days],
        widest=config.story_days,
    )
    return {article.id: told[found[i]].id for i, article in enumerate(told)}


def _likely(
    vectors: SparseRows, days: np.ndarray, config: Config
) -> Iterator[tuple[int, int, float]]:
    """The pairs of rows that may report one event, with how likely that is."""
    for rows, others in vectors.strongest(SIGNATURE).overlapping(vectors, PARTIAL):
        for i in np.unique(rows).tolist():
            j = others[np.searchsorted(rows, i) : np.searchsorted(rows, i, side="right")]
            j = j[j != i]
            alike = likeness(vectors.products(i, j), np.abs(days[i] - days[j]), config)
            kept = alike >= UNLIKELY
            found = zip(j[kept].tolist(), alike[kept].tolist(), strict=True)
            yield from ((i, other, value) for other, value in found)


def likeness(cosines: np.ndarray, gaps: np.ndarray, config: Config) -> np.ndarray:
    """Cosines less what the days between two articles cost (NaN where one is undated)."""
    gaps = np.where(np.isnan(gaps), UNDATED, np.minimum(gaps, FARTHEST))
    return np.asarray(cosines - config.story_gap * np.log1p(gaps))
