"""Reads news reports on political and armed conflict into a ledger in which every value points to its words.

    >>> import dateline
    >>> ledger = dateline.read("report.txt", published="2024-01-18")   # doctest: +SKIP
    >>> [event.type for event in ledger.events]                        # doctest: +SKIP

`read` reads one report; `Reader` loads the models once and reads many; `open` opens a ledger that holds many
reports and the incidents that they tell of. Nothing heavy is imported
until it is first used.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.ledger import LedgerStore
    from dateline.ledger.store import open_ledger as open
    from dateline.model import Ledger
    from dateline.reading.reader import Reader
    from dateline.services.reading import read

    __version__: str

__all__ = ["Ledger", "LedgerStore", "Reader", "__version__", "open", "read"]


_HOMES = {
    "Ledger": ("dateline.model", "Ledger"),
    "LedgerStore": ("dateline.ledger", "LedgerStore"),
    "Reader": ("dateline.reading.reader", "Reader"),
    "open": ("dateline.ledger", "open_ledger"),
    "read": ("dateline.services.reading", "read"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the module protocol (PEP 562) returns whatever was asked for
    """Import what was asked for on first use (PEP 562)."""
    if name == "__version__":
        value: Any = import_module("importlib.metadata").version("dateline")
    elif name in _HOMES:
        module, attribute = _HOMES[name]
        value = getattr(import_module(module), attribute)
    else:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


def _tell_notebook() -> None:
    """Where this runs inside IPython, tell it how to show ledgers; nothing is loaded before one is shown."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None and hasattr(ipython, "get_ipython") else None
    if shell is not None:
        import_module("dateline.notebook").load_ipython_extension(shell)


_tell_notebook()
