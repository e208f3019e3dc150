"""The ledger in the forms that others read: one module a format, its rules in `data/exports/`."""

from importlib import import_module

from dateline.exports.codebook import Codebook, Column, load_codebook
from dateline.exports.exporter import Exporter
from dateline.exports.loss import LossReport
from dateline.exports.note import Note
from dateline.exports.record import Record

__all__ = [
    "FORMATS",
    "Codebook",
    "Column",
    "Exporter",
    "LossReport",
    "Note",
    "Record",
    "load_codebook",
    "make_exporter",
]

_HOMES = {
    "csv": ("table", "TableExporter"),
    "jsonl": ("jsonl", "JsonlExporter"),
    "parquet": ("parquet", "ParquetExporter"),
    "geojson": ("geojson", "GeojsonExporter"),
    "gpkg": ("geopackage", "GeopackageExporter"),
    "plover": ("plover", "PloverExporter"),
    "polecat": ("polecat", "PolecatExporter"),
    "acled": ("acled", "AcledExporter"),
    "ucdp": ("ucdp", "UcdpExporter"),
    "gdelt": ("gdelt", "GdeltExporter"),
    "gdelt-mentions": ("gdelt_mentions", "GdeltMentionsExporter"),
    "petrarch": ("petrarch", "PetrarchExporter"),
    "prov": ("prov", "ProvExporter"),
    "annotation": ("annotation", "AnnotationExporter"),
    "claimreview": ("claimreview", "ClaimreviewExporter"),
}

FORMATS = tuple(_HOMES)
"""Names of the formats, as on the command line."""


def make_exporter(note: Note, loss: LossReport) -> Exporter:
    """The writer of the note's format.

    Raises:
        KeyError: where there is no such format.
    """
    module, name = _HOMES[note.format]
    exporter: type[Exporter] = getattr(import_module(f"dateline.exports.{module}"), name)
    return exporter(note, loss)
