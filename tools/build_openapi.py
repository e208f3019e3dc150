"""Writes the desk's OpenAPI document from its routes: `python tools/build_openapi.py`.

The front end draws its types from it. A test holds the two together.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline.desk import create_app
from dateline.ledger import open_ledger

OUT = Path(__file__).resolve().parents[1] / "frontend/openapi.json"


def document() -> dict[str, Any]:
    """The document as the desk answers it."""
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "empty.db", create=True) as store:
        drawn: dict[str, Any] = create_app(store).openapi()
    # The document is the same for every release that does not change the API.
    drawn["info"]["version"] = "v1"
    return drawn


def main() -> None:
    """Write the file."""
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(document(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"wrote {OUT}")


if __name__ == "__main__":
    main()
