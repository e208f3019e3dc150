"""The command with the real reader, each time in a process of its own."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import jsonschema
import pytest

from dateline.demo import happenings
from dateline.model import Ledger
from dateline.model.schema import ledger_schema

pytestmark = pytest.mark.slow

REPORTS = happenings()[0].reports
REPORT = REPORTS[0]


def command(*args: object) -> list[str]:
    return [sys.executable, "-m", "dateline", *map(str, args)]


def dateline(*args: object, given: bytes = b"", seed: str = "0") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command(*args), capture_output=True, check=False, input=given, env=environment)


def begin(*args: object) -> subprocess.Popen[bytes]:
    """A run that has printed its first words; a session of its own, as a terminal gives it."""
    process = subprocess.Popen(
        command(*args), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, bufsize=0
    )
    process.first = process.stdout.read(1)
    return process


def is_gone(group: int) -> bool:
    """Whether every process of a group ends; workers finish the report that they read."""
    for _ in range(300):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """More reports than are read before a run can be stopped."""
    path = tmp_path_factory.mktemp("many") / "many.jsonl"
    records = [json.dumps(json.loads(report.read_text(encoding="utf-8"))) for report in REPORTS]
    path.write_text("".join(record + "\n" for record in records * 12), encoding="utf-8")
    return path


@pytest.fixture
def site(tmp_path):
    """Address of a server on this machine that serves a folder, and the folder."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    handler.func.log_message = lambda *_: None
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", tmp_path
    server.shutdown()
    server.server_close()


def page() -> str:
    """A report as a news site would print it."""
    record = json.loads(REPORT.read_text(encoding="utf-8"))
    paragraphs = "".join(f"<p>{line}</p>" for line in record["text"].splitlines() if line.strip())
    return (
        f"<html><head><title>{record['title']}</title>"
        '<meta property="article:published_time" content="2024-01-17T08:00:00Z"></head>'
        f"<body><nav>Home News Sport</nav><article><h1>{record['title']}</h1>{paragraphs}</article></body>"
        "</html>"
    )


def test_valid_and_the_same_bytes_whatever_the_hash_seed_and_the_processes():
    """One folder read twice shows all three; each run loads the models, which is what takes the time."""
    one = dateline("read", REPORT.parent, "--format", "jsonl", seed="1")
    two = dateline("read", REPORT.parent, "--format", "jsonl", "--processes", "2", seed="2")
    assert (one.returncode, one.stderr, two.returncode, two.stderr) == (0, b"", 0, b"")
    assert one.stdout == two.stdout
    lines = one.stdout.splitlines()
    assert len(lines) == len(REPORTS)
    for line in lines:
        data = json.loads(line)
        jsonschema.Draft202012Validator(ledger_schema()).validate(data)
        ledger = Ledger.model_validate(data)
        assert ledger.events
        assert ledger.claims
        assert all(ledger.report.text[span.start : span.end] == span.quote for span in ledger.spans())


def test_mixed_input_and_a_broken_line_in_the_middle(tmp_path, site):
    """Text on standard input, a page, an address and records, some of them broken, in one run."""
    address, served = site
    (served / "page.html").write_text(page(), encoding="utf-8")
    saved = tmp_path / "saved.html"
    saved.write_text(page(), encoding="utf-8")
    record = REPORT.read_text(encoding="utf-8").replace("\n", " ")
    lines = tmp_path / "news.jsonl"
    lines.write_text(f'{record}\n{{"text": "broken\n{record}\n', encoding="utf-8")
    text = json.loads(record)["text"].encode()
    targets = ("-", saved, f"{address}/page.html", lines, f"{address}/none.html", tmp_path / "missing.txt")
    result = dateline("read", *targets, "--format", "json", given=text)
    assert result.returncode == 1
    ledgers = json.loads(result.stdout)
    assert len(ledgers) == 5
    assert all(len(ledger["events"]) > 3 for ledger in ledgers)
    assert ledgers[1]["report"]["published"] == ledgers[2]["report"]["published"] == "2024-01-17"
    assert ledgers[2]["report"]["url"] == f"{address}/page.html"
    complaints = result.stderr.decode().splitlines()
    assert len(complaints) == 4
    for line, words in zip(complaints, ("line 2", "none.html", "missing.txt", "3 of 8"), strict=True):
        assert line.startswith("dateline: ")
        assert words in line


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("processes", [1, 2])
def test_interruption_leaves_a_whole_list_and_no_process(many, processes):
    process = begin("read", many, "--format", "json", "--processes", processes)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.decode().splitlines() == ["dateline: interrupted"]
    assert 0 < len(json.loads(process.first + out)) < 60
    assert is_gone(process.pid)


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
@pytest.mark.parametrize("arguments", [("--format", "table"), ("--processes", "2", "--format", "jsonl")])
def test_reader_of_the_output_goes_away(many, arguments):
    process = begin("read", many, *arguments)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 141


def test_demo(tmp_path):
    result = dateline("demo", "--ledger", tmp_path / "demo.db")
    assert result.returncode == 0, result.stderr
    found = result.stdout.decode()
    for happening in happenings():
        assert happening.title in found
    assert "ASSAULT" in found
    assert result.stderr == b""


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
