"""The command as a whole: help, version, schema, demo, pipes."""

import json
import os
import subprocess
import sys

import jsonschema
import pytest

import dateline as package


def dateline(*args: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8", **options)


def test_help_is_quick_and_loads_no_models():
    code = "import sys, dateline.cli; sys.exit('spacy' in sys.modules or 'pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    before = os.times()
    assert "Usage: dateline" in dateline("--help").stdout
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    assert used < 0.4, "seconds of processor time; the clock would measure the neighbours too"


def test_version():
    result = dateline("--version")
    assert result.returncode == 0
    assert result.stdout.startswith("dateline 0.")


def test_no_command_shows_the_help():
    result = dateline()
    assert result.returncode == 2
    assert "Commands:" in result.stderr


def test_schema_accepts_a_printed_ledger_and_refuses_another(run, tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("The army shelled the town of Kaldar on Sunday and killed seven people, officials said.")
    schema = json.loads(run("schema").out)
    ledger = json.loads(run("read", path, "--format", "json").out)
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    validator.validate(ledger)
    ledger["events"][0]["status"] = "perhaps"
    assert not validator.is_valid(ledger)


def test_schema_is_printed_the_same_twice(run):
    assert run("schema").out == run("schema").out


def test_reader_of_the_output_goes_away():
    process = subprocess.Popen(
        [sys.executable, "-m", "dateline", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


def test_own_fault_is_one_line(run, monkeypatch):
    def broken() -> None:
        raise RuntimeError("the schema\nfell over")

    monkeypatch.delenv("DATELINE_DEBUG", raising=False)
    monkeypatch.setattr("dateline.model.schema.ledger_schema", broken)
    result = run("schema")
    assert result.status == 70
    assert "internal fault: RuntimeError: the schema fell over" in result.complaint


def test_demo_lists_what_it_holds(run):
    result = run("demo", "--list")
    assert result.status == 0
    assert result.out.count(".json") >= 15
    assert "iran-pakistan-2024" in result.out


def test_demo_reads_one_happening_and_sums_it_up(run):
    result = run("demo", "--only", "iran-pakistan-2024")
    assert result.status == 0
    assert result.out.count("1 event, 1 claim") == 5
    assert "ASSAULT" in result.out
    assert "Meridian Wire" in result.out


def test_demo_shows_ledgers_where_asked(run):
    short, long = run("demo"), run("demo", "--ledgers")
    assert (short.status, long.status) == (0, 0)
    assert "╭" not in short.out
    assert long.out.count("╭") >= 15
    assert "dateline read PATH|URL" in short.out


def test_demo_refuses_an_unknown_happening(run):
    result = run("demo", "--only", "atlantis")
    assert result.status == 2
    assert "iran-pakistan-2024" in result.complaint


@pytest.mark.parametrize("name", ["Ledger", "Reader", "read", "__version__"])
def test_package_offers_its_names_without_importing_them(name):
    code = f"import sys, dateline; assert {name!r} in dateline.__all__; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_package_refuses_other_names():
    with pytest.raises(AttributeError, match="'open_sesame'"):
        _ = package.open_sesame
