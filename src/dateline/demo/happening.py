"""The happenings that the shipped reports tell of."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

__all__ = ["DemoHappening", "happenings"]

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class DemoHappening:
    """A real happening and the shipped reports on it, in the order of their publication."""

    name: str
    """Short name, also that of the folder of its reports."""
    title: str
    dates: str
    first: date
    last: date
    one_toll: bool
    """Whether it is one act with one toll, so that the figures of its reports compare."""
    shows: str
    """What a reader of the reports can see, in one sentence."""
    reports: tuple[Path, ...]


def happenings() -> tuple[DemoHappening, ...]:
    """All of them, in the order of the catalogue."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    catalogue = yaml.load((FOLDER / "happenings.yaml").read_text(encoding="utf-8"), Loader=loader)
    return tuple(
        DemoHappening(
            name=entry["name"],
            title=entry["title"],
            dates=entry["dates"],
            first=entry["first"],
            last=entry["last"],
            one_toll=entry.get("one_toll", False),
            shows=" ".join(entry["shows"].split()),
            reports=tuple(sorted((FOLDER / "reports" / entry["name"]).glob("*.json"))),
        )
        for entry in catalogue
    )
