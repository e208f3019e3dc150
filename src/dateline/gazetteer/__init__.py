"""Names of places and what they may stand for."""

from dateline.gazetteer.candidate import Candidate, Feature, Match
from dateline.gazetteer.fold import bare, fold
from dateline.gazetteer.gazetteer import Gazetteer, GazetteerMissingError

__all__ = ["Candidate", "Feature", "Gazetteer", "GazetteerMissingError", "Match", "bare", "fold"]
