"""The command with the real reader, each time in a process of its own."""

import json
import os
import subprocess
import sys

import jsonschema
import pytest

from dateline.demo import happenings
from dateline.model import Ledger
from dateline.views.document import json_schema

pytestmark = pytest.mark.slow

REPORT = happenings()[0].reports[0]


def dateline(*args: object, given: bytes = b"", seed: str = "0") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dateline", *map(str, args)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, capture_output=True, check=False, input=given, env=environment)


def test_same_bytes_whatever_the_hash_seed_and_valid():
    first, second = (dateline("read", REPORT, "--format", "json", seed=seed) for seed in ("1", "2"))
    assert (first.returncode, first.stderr) == (0, b"")
    assert first.stdout == second.stdout
    data = json.loads(first.stdout)
    jsonschema.Draft202012Validator(json_schema()).validate(data)
    ledger = Ledger.model_validate(data)
    assert ledger.events
    assert ledger.claims
    assert all(ledger.report.text[span.start : span.end] == span.quote for span in ledger.spans())


def test_standard_input():
    text = json.loads(REPORT.read_text(encoding="utf-8"))["text"].encode()
    result = dateline("read", "-", "--published", "2024-01-17", "--format", "json", given=text)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["events"]


def test_processes_change_no_byte():
    one, two = (dateline("read", REPORT.parent, "--format", "jsonl", "--processes", n) for n in (1, 2))
    assert (one.returncode, two.returncode) == (0, 0), two.stderr
    assert one.stdout == two.stdout


def test_demo():
    result = dateline("demo")
    assert result.returncode == 0, result.stderr
    page = result.stdout.decode()
    for happening in happenings():
        assert happening.title in page
    assert "ASSAULT" in page
    assert "Traceback" not in result.stderr.decode()


def test_unknown_pipeline():
    result = dateline("read", REPORT, "--pipeline", "no_such_pipeline")
    assert result.returncode == 2
    assert result.stdout == b""
    (line,) = result.stderr.decode().splitlines()
    assert "no_such_pipeline" in line


def test_python_interface():
    code = (
        "import dateline, sys; ledger = dateline.read(sys.argv[1]);"
        "again = dateline.read(ledger.report.text, published=ledger.report.published);"
        "print(len(ledger.events), ledger.report.id == again.report.id)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(REPORT)], capture_output=True, check=True, text=True
    )
    count, same = result.stdout.split()
    assert int(count) > 3
    assert same == "True"
