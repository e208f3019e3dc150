"""Tells IPython how to show what the package returns.

Types are named, not imported: a notebook that reads no incident loads nothing for incidents.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Protocol

__all__ = ["load_ipython_extension"]

_HERE = "dateline.notebook"
_SHOWN = {
    ("dateline.model.ledger", "Ledger"): ("report", "ledger"),
    ("dateline.model.event", "Event"): ("report", "event"),
    ("dateline.model.incident", "Incident"): ("incident", "incident"),
    ("dateline.model.query", "IncidentPage"): ("incident", "incidents"),
    ("dateline.ledger.view.ledger_view", "LedgerView"): ("whole", "view"),
    ("dateline.ledger.store", "LedgerStore"): ("whole", "store"),
}
"""Module and name of each type to the module that shows it, and what the functions there are called."""


class _Formatter(Protocol):
    """IPython's, for one kind of output."""

    def for_type_by_name(self, type_module: str, type_name: str, func: Callable[..., object]) -> object:
        """Register a function for a type that need not be imported yet."""


class _DisplayFormatter(Protocol):
    formatters: dict[str, _Formatter]


class Shell(Protocol):
    """What is asked of IPython's shell."""

    display_formatter: _DisplayFormatter


class Printer(Protocol):
    """IPython's pretty printer."""

    def text(self, obj: str) -> None:
        """Print these words."""


def load_ipython_extension(shell: Shell) -> None:
    """Register HTML and plain text for reports, events, incidents, pages of them, and whole ledgers."""
    formatters = shell.display_formatter.formatters
    for (module, name), (home, function) in _SHOWN.items():
        formatters["text/html"].for_type_by_name(module, name, _html(home, f"{function}_html"))
        formatters["text/plain"].for_type_by_name(module, name, _text(f"{function}_text"))


def _html(home: str, function: str) -> Callable[[object], str]:
    def show(value: object) -> str:
        shown: str = getattr(import_module(f"{_HERE}.{home}"), function)(value)
        return shown

    return show


def _text(function: str) -> Callable[[object, Printer, bool], None]:
    def show(value: object, printer: Printer, _cycle: bool) -> None:
        printer.text(getattr(import_module(f"{_HERE}.plain"), function)(value))

    return show
