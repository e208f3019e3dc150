"""The desk: the web application that `dateline serve` opens."""

from dateline.desk.application import create_app
from dateline.desk.settings import DeskSettings

__all__ = ["DeskSettings", "create_app"]
