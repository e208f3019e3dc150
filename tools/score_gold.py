"""Reads the hand-coded reports, scores the ledgers with the scorer beside them, and holds the floors.

    python tools/score_gold.py [--gold FOLDER] [--out FOLDER] [--check]

The floors stand in docs/floors.json and only rise. Without the reports it says so and passes: they are not
part of the repository.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from dateline.reading.reader import Reader
from dateline.sources import freeze

ROOT = Path(__file__).resolve().parents[1]


def read_all(gold: Path, out: Path) -> None:
    """Write the ledger of each report of a folder to `out`."""
    reader = Reader()
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(gold.glob("*.key.json")):
        name = path.name.removesuffix(".key.json")
        text = path.with_name(f"{name}.txt").read_text(encoding="utf-8")
        published = date.fromisoformat(json.loads(path.read_text(encoding="utf-8"))["published"])
        ledger = reader.read(freeze(text, published=published))
        (out / f"{name}.json").write_text(ledger.to_json(), encoding="utf-8")


def main() -> int:
    """Score, print the table, and with --check compare with the floors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = os.environ.get("DATELINE_GOLD") or ROOT.parent / "shared/gold"
    parser.add_argument("--gold", type=Path, default=Path(default), help="folder with dev/ and score.py")
    parser.add_argument("--out", type=Path, help="where to keep the ledgers")
    parser.add_argument("--check", action="store_true", help="exit 1 where a figure is under its floor")
    args = parser.parse_args()
    if not (args.gold / "score.py").is_file():
        print(f"no hand-coded reports at {args.gold}: floors not checked (DATELINE_GOLD names the folder)")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        out = args.out or Path(folder)
        read_all(args.gold / "dev", out)
        command = [sys.executable, str(args.gold / "score.py"), str(args.gold / "dev"), str(out)]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        figures = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True).stdout
    table = json.loads(figures)
    if not args.check:
        return 0
    floors = json.loads((ROOT / "docs/floors.json").read_text(encoding="utf-8"))["gold/dev"]
    under = [
        f"{slot} F1 {table[slot]['f1']:.3f} is under its floor {floor}"
        for slot, floor in floors.items()
        if table[slot]["f1"] < floor
    ]
    print("\n".join(under) or "every figure holds its floor")
    return bool(under)


if __name__ == "__main__":
    sys.exit(main())
