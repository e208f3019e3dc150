"""Reports that ship with the package, to see the reader at work on."""

from dateline.demo.happening import DemoHappening, happenings

__all__ = ["DemoHappening", "happenings"]
