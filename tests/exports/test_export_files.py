"""Files are whole or not there; the commands say in one line what is wrong."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from made_incidents import StandIn, incident

from dateline.cli import filters
from dateline.cli.program import program
from dateline.services.exporting import ExportError, export, write_export


@pytest.fixture
def run(monkeypatch, view):
    """A command of the program over the incidents made by hand."""
    from types import SimpleNamespace

    class Ledger(StandIn):
        def incidents_page(self, query):
            return SimpleNamespace(total=len(view.incidents))

    held = Ledger(view.incidents)
    opened = SimpleNamespace(
        snapshot=held.snapshot,
        rows=held.rows,
        incidents=lambda query: SimpleNamespace(total=len(view.incidents)),
    )
    for module in ("export", "compare"):
        monkeypatch.setattr(f"dateline.cli.{module}.open_view", lambda ledger, as_of: opened)

    def invoke(*words):
        return CliRunner().invoke(program, [str(word) for word in words], standalone_mode=False)

    return invoke


def test_an_export_to_standard_output_is_the_file(run, view):
    result = run("export", "--format", "csv")
    assert result.stdout_bytes == b"".join(export(view, None, "csv"))
    assert "13 incidents found, 13 rows written as csv" in result.stderr


def test_an_export_to_a_file_has_its_note_beside_it(run, tmp_path):
    result = run(
        "export", "--format", "acled", "--output", tmp_path / "made.csv", "--loss", tmp_path / "loss.json"
    )
    assert result.stdout == ""
    note = json.loads((tmp_path / "made.csv.meta.json").read_text(encoding="utf-8"))
    assert note == json.loads((tmp_path / "loss.json").read_text(encoding="utf-8"))
    assert note["format"] == "acled"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["loss.json", "made.csv", "made.csv.meta.json"]


def test_formats_with_a_place_for_the_note_have_no_side_file(run, tmp_path):
    run("export", "--format", "parquet", "--output", tmp_path / "made.parquet")
    assert [path.name for path in tmp_path.iterdir()] == ["made.parquet"]


@pytest.mark.parametrize("fault", [KeyboardInterrupt, RuntimeError])
def test_an_export_that_breaks_off_leaves_the_older_file(view, tmp_path, fault):
    path = tmp_path / "made.csv"
    path.write_text("older")

    def stop(done: int) -> None:
        raise fault

    with pytest.raises(fault):
        write_export(export(view, None, "csv", passed=stop), path)
    assert path.read_text() == "older"
    assert [one.name for one in tmp_path.iterdir()] == ["made.csv"]


def test_ctrl_c_leaves_no_half_file(tmp_path):
    script = f"""
import sys, time
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from made_incidents import StandIn, incident
from dateline.services.exporting import export, write_export
class Slow(StandIn):
    def rows(self, *args, **values):
        for batch in super().rows(*args, **values):
            yield batch
            print("going", flush=True)
            time.sleep(30)
path = Path({str(tmp_path / "made.geojson")!r})
write_export(export(Slow([incident(n) for n in range(1, 1200)]), None, "geojson"), path)
"""
    child = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"going\n"
    deadline = time.monotonic() + 20
    while not list(tmp_path.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert list(tmp_path.iterdir()), "nothing was begun"
    os.kill(child.pid, signal.SIGINT)
    child.wait(timeout=30)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file_to_write(view, tmp_path):
    with pytest.raises(ExportError, match=r"cannot write .*: is a folder"):
        write_export(export(view, None, "csv"), tmp_path)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export", "--format", "xml"], "'xml' is none: choose from csv, jsonl"),
        (["check", "made.csv", "--format", "xls"], "'xls' is none: choose from csv"),
        (["check", "absent.csv", "--format", "csv"], "cannot read absent.csv: no such file or directory"),
        (["compare", "absent.csv", "--format", "ucdp"], "cannot read absent.csv: no such file or directory"),
        (["compare", "absent.csv", "--format", "gdelt"], "'gdelt' is none: choose from ucdp, acled, polecat"),
        (["compare", "absent.csv", "--format", "ucdp", "--plot", "x.gif"], "has no ending of a picture"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(run, words, said):
    result = run(*words)
    assert said in str(
        result.exception.format_message() if hasattr(result.exception, "format_message") else ""
    )


def test_check_ends_with_1_where_there_is_a_fault(run, view, tmp_path):
    path = tmp_path / "made.csv"
    write_export(export(view, None, "ucdp"), path)
    assert run("check", path, "--format", "ucdp").return_value == 0
    path.write_text(
        path.read_text(encoding="utf-8").replace(",0,9,0,0,9,9,7,", ",0,9,0,0,10,9,7,"), encoding="utf-8"
    )
    result = run("check", path, "--format", "ucdp", "--json")
    assert result.return_value == 1
    faults = [json.loads(line) for line in result.stdout.splitlines()]
    assert faults[0]["line"] == 2
    assert "9 + 0 + 0 = 9" in faults[0]["words"]


def test_the_filters_of_export_are_those_of_incidents():
    names = {option.name for option in program.commands["export"].params}
    own = {"sort", "limit", "policy"}
    assert {option.name for option in program.commands["incidents"].params} - names == own
    assert filters.filtered


def test_a_ledger_that_grows_meanwhile_is_begun_again(incidents):
    class Growing(StandIn):
        states = iter(("s-1", "s-2", "s-2", "s-2"))

        def snapshot(self):
            return super().snapshot().model_copy(update={"id": next(self.states)})

    made = export(Growing([*incidents, incident(99)]), None, "jsonl")
    assert made.note.snapshot.id == "s-2"
    assert len(b"".join(made).splitlines()) == 14
