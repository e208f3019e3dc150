"""Writes the published JSON Schema of a ledger from the typed model: `python tools/build_schema.py`.

A test holds the two together.
"""

import json
from pathlib import Path

from dateline.model.schema import ledger_schema

OUT = Path(__file__).resolve().parents[1] / "src/dateline/data/schema/dateline-1.schema.json"


def main() -> None:
    """Write the file."""
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(ledger_schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"wrote {OUT}")


if __name__ == "__main__":
    main()
