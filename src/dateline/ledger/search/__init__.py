"""Full text over the ledger: SQLite's FTS5 or PostgreSQL's text search, kept up by the fold."""

from dateline.ledger.search.index import index
from dateline.ledger.search.matching import matching_actors, matching_incidents, matching_reports
from dateline.ledger.search.tables import create, drop, exists
from dateline.ledger.search.words import Phrase, SearchError, SearchWords, fold, words_of

__all__ = [
    "Phrase",
    "SearchError",
    "SearchWords",
    "create",
    "drop",
    "exists",
    "fold",
    "index",
    "matching_actors",
    "matching_incidents",
    "matching_reports",
    "words_of",
]
