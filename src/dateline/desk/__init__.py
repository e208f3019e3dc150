"""The desk: the web application that `dateline serve` opens."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.desk.application import create_app
    from dateline.desk.settings import DeskSettings

__all__ = ["DeskSettings", "create_app"]

_HOMES = {"DeskSettings": "dateline.desk.settings", "create_app": "dateline.desk.application"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the module protocol (PEP 562) returns whatever was asked for
    """Import what was asked for on first use: whoever borrows the pages' building blocks needs no server."""
    if name not in _HOMES:
        raise AttributeError(f"module 'dateline.desk' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
