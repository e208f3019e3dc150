"""Judgements of people on a ledger: made, taken back, queued, and how far reviewers agree."""

from dateline.services.review.agreement import Agreement, agreements
from dateline.services.review.error import ReviewError
from dateline.services.review.joining import joined_to, joinings
from dateline.services.review.service import ReviewService
from dateline.services.review.source import ReviewLedger, ReviewView

__all__ = [
    "Agreement",
    "ReviewError",
    "ReviewLedger",
    "ReviewService",
    "ReviewView",
    "agreements",
    "joined_to",
    "joinings",
]
