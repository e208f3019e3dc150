"""What must hold for every format on whatever ledger."""

from pathlib import Path

from dateline.checks import check
from dateline.exports import FORMATS, load_codebook
from dateline.imports import read_incidents
from dateline.ledger import LedgerView
from dateline.services.exporting import export, write_export


def assert_every_format_is_sound(view: LedgerView, folder: Path) -> None:
    """Export the ledger in every format: each file passes its checker, and what is whole reads back equal."""
    for form in FORMATS:
        path = folder / f"made-{form}{load_codebook(form).suffix}"
        made = export(view, None, form)
        write_export(made, path)
        assert [str(fault) for fault in check(path, form)] == [], form
        assert made.loss.rows > 0, form
        assert made.loss.incidents == view.snapshot().incidents, form
        print(f"\n{form}: {made.loss.rows} rows of {made.loss.incidents} incidents", end="")
        if form in ("jsonl", "parquet"):
            for incident in read_incidents(path):
                assert incident == view.incident(incident.id)
