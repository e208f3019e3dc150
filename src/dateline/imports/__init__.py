"""Files of others as second opinions, and this project's own exports read back."""

from collections.abc import Callable, Iterator
from pathlib import Path

from dateline.exports.readback import read_incidents
from dateline.imports.acled import read_acled
from dateline.imports.happening import ForeignHappening
from dateline.imports.polecat import read_polecat
from dateline.imports.rows import ImportFileError
from dateline.imports.ucdp import read_ucdp

__all__ = ["READERS", "ForeignHappening", "ImportFileError", "read_incidents"]

READERS: dict[str, Callable[[Path], Iterator[ForeignHappening]]] = {
    "ucdp": read_ucdp,
    "acled": read_acled,
    "polecat": read_polecat,
}
"""What can be compared with a ledger, by the name of its format."""
