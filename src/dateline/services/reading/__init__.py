"""From targets (paths, URLs, standard input) to ledgers, one report at a time."""

from dateline.services.reading.disagreement import Dispute, disputes
from dateline.services.reading.estimate import estimate_reports
from dateline.services.reading.outcome import Outcome
from dateline.services.reading.service import ReaderUnavailableError, ReadingService
from dateline.services.reading.single import read

__all__ = [
    "Dispute",
    "Outcome",
    "ReaderUnavailableError",
    "ReadingService",
    "disputes",
    "estimate_reports",
    "read",
]
