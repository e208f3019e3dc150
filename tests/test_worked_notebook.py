"""docs/notebook: the worked notebook runs from top to bottom, offline, and is kept without outputs."""

import json
import os
import re
import time
from pathlib import Path

import lxml.html
import nbclient
import nbformat
import polars
import pytest

from dateline.model import Snapshot

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "docs/notebook").glob("*.ipynb"))
MOST_SECONDS = 120
"""Of its own work, where a busy machine makes it wait."""
HUNG = 600
"""Seconds after which a cell counts as hung."""


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_output_is_committed(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert not cell.get("outputs"), cell.source
        assert cell.get("execution_count") is None, cell.source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_asks_for_no_network(path):
    code = "\n".join(
        cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"
    )
    assert not re.search(r"https?://|^\s*[!%]", code, flags=re.M)


@pytest.mark.slow
def test_it_runs_from_raw_reports_to_a_figure(tmp_path, monkeypatch):
    (path,) = NOTEBOOKS
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # nothing answers there: what asks a network fails
    notebook = nbformat.read(path, as_version=4)
    client = nbclient.NotebookClient(
        notebook, timeout=HUNG, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    )
    before, started = os.times(), time.monotonic()
    client.execute()
    after, wall = os.times(), time.monotonic() - started
    # The kernel was waited for, so its time is among the children's.
    worked = sum(after[2:4]) - sum(before[2:4])
    assert min(wall, worked) < MOST_SECONDS

    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert not [
        output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"
    ]
    pages = [output.data["text/html"] for output in outputs if "text/html" in output.get("data", {})]
    titles = [title for page in pages for title in lxml.html.fromstring(page).xpath("//p[@class='title']")]
    shown = [title.text_content() for title in titles]
    assert len(shown) == 4, "the ledger, a report, an event, an incident"
    assert not any("<script" in page for page in pages)
    assert any("image/svg+xml" in output.get("data", {}) for output in outputs)
    assert outputs[-1].data["text/plain"] == "[]", "the ledger does not hold what it says"

    (folder,) = tmp_path.glob("dateline-*")
    toll = polars.read_csv(folder / "toll.csv")
    assert toll.height >= 3
    assert toll["publisher"].n_unique() >= 2
    assert (toll["highest"] >= toll["lowest"]).all()
    assert (folder / "toll.svg").read_text(encoding="utf-8").startswith("<svg")
    drawn = json.loads((folder / "toll.vl.json").read_text(encoding="utf-8"))
    (data,) = drawn["datasets"].values()
    assert len(data) == toll.height
    snapshot = Snapshot.model_validate_json((folder / "snapshot.json").read_text(encoding="utf-8"))
    assert snapshot.id in "".join(pages)
    assert snapshot.reports == 5
