"""How many reports some targets hold, counted without reading them."""

from collections.abc import Iterable
from pathlib import Path

__all__ = ["LINES", "estimate_reports"]

LINES = frozenset({".jsonl", ".ndjson"})
"""Suffixes of files that hold one report a line."""


def estimate_reports(targets: Iterable[str]) -> int | None:
    """An estimate for a progress bar; the real count may differ.

    Returns:
        None where a target's count cannot be told cheaply (standard input).
    """
    from dateline.sources import SourceError  # noqa: PLC0415 - HTML extraction is heavy
    from dateline.sources.folder import files_in  # noqa: PLC0415

    total = 0
    for target in targets:
        if target == "-":
            return None
        if "://" in target:
            total += 1
            continue
        path = Path(target)
        try:
            files = files_in(path) if path.is_dir() else (path,)
            total += sum(_lines(file) if file.suffix.lower() in LINES else 1 for file in files)
        except (OSError, ValueError, SourceError):
            total += 1
    return total


def _lines(file: Path) -> int:
    with file.open("rb") as stream:
        return sum(1 for line in stream if line.strip())
