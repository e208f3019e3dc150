"""Measuring the reader on the sets that are here."""

from dateline.scoring.floors import FloorsError, parse_floors, under_floors
from dateline.scoring.page import PageError, insert_scores
from dateline.scoring.score import FigureScore, SetScore
from dateline.scoring.table import format_faults, format_table
from dateline.services.scoring.places import Places, PlacesError, find_places
from dateline.services.scoring.service import ScoringService, SetMissing, set_names

__all__ = [
    "FigureScore",
    "FloorsError",
    "PageError",
    "Places",
    "PlacesError",
    "ScoringService",
    "SetMissing",
    "SetScore",
    "find_places",
    "format_faults",
    "format_table",
    "insert_scores",
    "parse_floors",
    "set_names",
    "under_floors",
]
