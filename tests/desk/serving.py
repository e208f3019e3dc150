"""Runs desks for tests: real servers, on loopback, in a thread."""

import threading
from contextlib import contextmanager

from dateline.desk import create_app
from dateline.desk.server import DeskServer, address_of, listen_on

TOKEN = "a-token-of-forty-two-letters-made-for-tests"
WRITES = {"Dateline-Request": "1"}


@contextmanager
def served(store, settings=None):
    """A running desk: its application and its address."""
    app = create_app(store, settings)
    up = threading.Event()
    with listen_on("127.0.0.1", 0) as listening:
        server = DeskServer(app, listening, up.set)
        thread = threading.Thread(target=server.answer)
        thread.start()
        try:
            assert up.wait(30), "the server did not start"
            yield address_of(listening, "127.0.0.1")
        finally:
            server.should_exit = True
            thread.join(30)
    assert not thread.is_alive(), "the server did not end"
