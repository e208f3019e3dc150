"""The desk as it is served: a real server on loopback, over a real ledger of made-up reports."""

import http.client
from contextlib import ExitStack

import httpx
import pytest
from made_up_ledgers import hostile, made_up
from serving import served

from dateline.desk import DeskSettings
from dateline.ledger import open_ledger


@pytest.fixture(scope="session")
def ledger_file(tmp_path_factory):
    """A ledger of twelve happenings in 23 reports, and one report that is full of markup."""
    path = tmp_path_factory.mktemp("desk") / "made_up.db"
    with open_ledger(path, create=True) as store:
        store.add_many((one, None) for one in [*made_up(12), hostile(15)])
    return path


@pytest.fixture(scope="session")
def address(ledger_file):
    """A desk that tests only read from."""
    with open_ledger(ledger_file) as store, served(store) as where:
        yield where


@pytest.fixture
def desk(address):
    """A reader at that desk."""
    with httpx.Client(base_url=f"{address}api/v1/", timeout=30) as client:
        yield client


@pytest.fixture
def pages(address):
    """A browser without JavaScript at that desk."""
    with httpx.Client(base_url=address, timeout=30, headers={"Accept": "text/html"}) as client:
        yield client


@pytest.fixture
def open_desk(ledger_file, tmp_path):
    """Opens desks over a copy of the ledger that tests may write to, each with its own settings."""
    copy = tmp_path / "copy.db"
    with ExitStack() as stack:
        copy.write_bytes(ledger_file.read_bytes())
        store = stack.enter_context(open_ledger(copy))

        def open_one(**settings):
            return stack.enter_context(served(store, DeskSettings(**settings)))

        open_one.store = store
        yield open_one


@pytest.fixture
def ask_raw():
    """Sends a request line as it is, which a client would tidy up first."""

    def ask(address, method, path, headers=None, body=None):
        host, _, port = address.removeprefix("http://").rstrip("/").partition(":")
        connection = http.client.HTTPConnection(host, int(port), timeout=30)
        try:
            connection.putrequest(
                method, path, skip_host="Host" in (headers or {}), skip_accept_encoding=True
            )
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            connection.endheaders(body)
            response = connection.getresponse()
            return response.status, response.read().decode("utf-8", "replace"), response.headers
        finally:
            connection.close()

    return ask
