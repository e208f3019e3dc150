"""Exports of a ledger: what a query finds, in another form."""

from dateline.services.exporting.export import Export, ExportError, export
from dateline.services.exporting.file import side_file, write_export, write_loss
from dateline.services.exporting.source import ExportSource

__all__ = ["Export", "ExportError", "ExportSource", "export", "side_file", "write_export", "write_loss"]
