"""`dateline serve`, as a process of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time

import httpx
import pytest
from serving import TOKEN

from dateline.cli import main
from dateline.desk.server import listen_on

SERVE = [sys.executable, "-c", "from dateline.cli import main; main()", "serve", "--no-open"]


@pytest.fixture
def serve(ledger_file):
    """Starts `dateline serve` on a free port; ends what a test leaves running."""
    started = []

    def start(*options, **environment):
        process = subprocess.Popen(
            [*SERVE, "--ledger", str(ledger_file), "--port", "0", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONWARNINGS": "ignore", **environment},
        )
        started.append(process)
        line = process.stdout.readline()
        found = re.search(r"http://\S+", line)
        assert found, (line, process.stderr.read() if process.poll() is not None else "")
        return process, found.group(0)

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def refused(capsys, monkeypatch):
    """The one line with which the command refuses to start."""

    def start(*options, **environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            main(["serve", "--no-open", *map(str, options)])
        assert ended.value.code == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith("dateline: ")
        return line

    return start


def test_it_says_where_it_is_answers_and_ends_cleanly(serve):
    process, address = serve()
    assert httpx.get(f"{address}api/v1/snapshot", timeout=30).json()["reports"] == 25
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, "")
    assert "closed" in out


def test_open_pages_do_not_keep_it_from_ending(serve):
    process, address = serve()
    told = threading.Event()

    def listen():
        with httpx.stream("GET", f"{address}api/v1/events", timeout=60) as stream:
            for _ in stream.iter_lines():
                told.set()

    page = threading.Thread(target=listen)
    page.start()
    assert told.wait(30)
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    page.join(30)
    assert process.returncode == 0
    assert time.monotonic() - began < 10
    assert not page.is_alive()


def test_a_port_that_is_taken(refused, ledger_file):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        line = refused("--ledger", ledger_file, "--port", port)
    assert f"port {port} on 127.0.0.1 is taken" in line
    assert "--port" in line


def test_a_ledger_that_is_not_there(refused, tmp_path):
    line = refused("--ledger", tmp_path / "none.db")
    assert "none.db" in line
    assert "dateline add" in line


def test_a_file_that_is_no_ledger(refused, tmp_path):
    (tmp_path / "text.db").write_text("these are words", encoding="utf-8")
    assert "text.db is no ledger" in refused("--ledger", tmp_path / "text.db")


def test_other_machines_need_a_token(refused, ledger_file, tmp_path):
    assert "DATELINE_TOKEN" in refused("--ledger", ledger_file, "--host", "0.0.0.0")
    assert "too short" in refused("--ledger", ledger_file, "--host", "0.0.0.0", DATELINE_TOKEN="short")
    empty = tmp_path / "empty"
    empty.write_text("\n", encoding="utf-8")
    assert "holds no token" in refused("--ledger", ledger_file, "--token-file", empty)
    assert "nowhere" in refused("--ledger", ledger_file, "--token-file", tmp_path / "nowhere")


def test_a_host_that_is_not_there(refused, ledger_file):
    line = refused("--ledger", ledger_file, "--host", "no-such-machine.invalid", DATELINE_TOKEN=TOKEN)
    assert "no-such-machine.invalid" in line


def test_with_a_token_file_strangers_stay_out(serve, tmp_path):
    held = tmp_path / "token"
    held.write_text(TOKEN + "\n", encoding="utf-8")
    process, address = serve("--token-file", str(held))
    assert httpx.get(f"{address}api/v1/snapshot", timeout=30).status_code == 401
    right = httpx.get(f"{address}api/v1/snapshot", timeout=30, headers={"Authorization": f"Bearer {TOKEN}"})
    assert right.status_code == 200
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert TOKEN not in out + err + address


def test_answers_are_sent_at_once():
    """A body that waits for the acknowledgement of its head is 40 ms late, each time."""
    with listen_on("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()) as browser:
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
            assert browser.getpeername() == listening.getsockname()
