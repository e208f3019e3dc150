"""One ledger made by hand, on both databases."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from planting import plant
from sqlalchemy import Engine, create_engine

from dateline.ledger.engine import make_engine
from dateline.ledger.view import LedgerView


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@pytest.fixture(scope="session")
def postgres() -> Iterator[Engine]:
    """A server of its own on the loopback; the test skips where PostgreSQL is not installed."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    # Not under pytest's own folder: a later run of pytest may clear that away while the server still runs.
    home = tempfile.TemporaryDirectory(prefix="dateline-postgres-", ignore_cleanup_errors=True)
    folder = Path(home.name)
    # The server refuses to run as root: it runs as the account that its package makes.
    account = (
        ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    )
    if account:
        if subprocess.run(["id", "postgres"], capture_output=True, check=False).returncode:
            pytest.skip("PostgreSQL can't run as root, and there is no account postgres")
        shutil.chown(folder, "postgres", "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = folder / "data"

    def run(*command: str) -> None:
        subprocess.run([*account, *command], check=True, capture_output=True, cwd=folder)

    run(
        str(programs / "initdb"),
        "-D",
        str(data),
        "-A",
        "trust",
        "-U",
        "postgres",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
    )
    options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off"
    run(str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        engine = create_engine(f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres")
        yield engine
        engine.dispose()
    finally:
        run(str(programs / "pg_ctl"), "-D", str(data), "-m", "fast", "stop")
        home.cleanup()


@pytest.fixture(scope="session")
def planted_postgres(postgres: Engine) -> Engine:
    plant(postgres)
    return postgres


@pytest.fixture(scope="session")
def planted_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine = make_engine(str(tmp_path_factory.mktemp("ledger") / "planted.db"), create=True)
    plant(engine)
    return engine


@pytest.fixture(params=["sqlite", "postgres"])
def view(request: pytest.FixtureRequest) -> LedgerView:
    return LedgerView(request.getfixturevalue(f"planted_{request.param}"))


@pytest.fixture
def fresh(tmp_path: Path) -> Engine:
    """A copy that a test may change."""
    engine = make_engine(str(tmp_path / "fresh.db"), create=True)
    plant(engine)
    return engine
