"""Where the hand-coded reports and the public sets lie."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import dateline

__all__ = ["Places", "PlacesError", "find_places"]


class PlacesError(Exception):
    """A folder that was named is none, or holds nothing; the message is one line."""


@dataclass(frozen=True, slots=True)
class Places:
    """Two folders, either of which may be absent.

    Attributes:
        keys: hand-coded reports, `NAME.txt` beside `NAME.key.json`.
        data: public sets, `NAME.tar.xz` or `NAME/`.
    """

    keys: Path | None
    data: Path | None


def find_places(keys: Path | None = None, data: Path | None = None) -> Places:
    """The folders that were named, else those that stand where they are looked for.

    The hand-coded reports are looked for in `dev` below the folder that `DATELINE_GOLD` names, else in
    `shared/gold/dev` beside the checkout or the current folder; the sets in `data` beside that gold folder.

    Args:
        keys: folder of hand-coded reports that the user names.
        data: folder of public sets that the user names.

    Raises:
        PlacesError: if a named folder is none, or the named keys hold no key.
    """
    if keys is not None:
        if not keys.is_dir():
            raise PlacesError(f"no folder {keys}")
        if not any(keys.glob("*.key.json")):
            raise PlacesError(f"{keys} holds no hand-coded reports (NAME.key.json beside NAME.txt)")
    if data is not None and not data.is_dir():
        raise PlacesError(f"no folder {data}")
    named = os.environ.get("DATELINE_GOLD")
    if named and not Path(named).is_dir():
        raise PlacesError(f"DATELINE_GOLD names no folder: {named}")
    gold = next((folder for folder in _candidates(named) if folder.is_dir()), None)
    if keys is None and gold is not None and (gold / "dev").is_dir():
        keys = gold / "dev"
    if data is None and gold is not None and (gold.parent / "data").is_dir():
        data = gold.parent / "data"
    return Places(keys, data)


def _candidates(named: str | None) -> Iterator[Path]:
    if named:
        yield Path(named).absolute()
        return
    checkout = Path(dateline.__file__).resolve().parents[2]
    yield checkout.parent / "shared/gold"
    yield Path.cwd().parent / "shared/gold"
