"""Serving the desk: the socket, the web server, and a clean end."""

import errno
import socket
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

__all__ = ["AddressError", "DeskServer", "address_of", "listen_on"]

_EVERY = frozenset({"0.0.0.0", "::", ""})
"""Hosts that stand for every address of the machine."""
GRACE = 3
"""Seconds that answers under way may take once the server is told to end."""


class AddressError(Exception):
    """The server can't listen there; the message is one line that says why and what to try."""


def listen_on(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes any free one.

    Raises:
        AddressError: if the port is taken or the host is not this machine's.
    """
    try:
        family, _, _, _, place = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (socket.gaierror, UnicodeError):
        raise AddressError(f"no machine goes by the name {host!r}: try --host 127.0.0.1") from None
    try:
        listening = socket.create_server(place[:2], family=family, backlog=256)
    except PermissionError:
        raise AddressError(f"port {port} needs more rights: choose one above 1023 with --port") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise AddressError(
                f"port {port} on {host} is taken: choose another with --port, or --port 0 for any free one"
            ) from None
        reason = (error.strerror or str(error)).lower()
        raise AddressError(f"can't listen on {host}, port {port}: {reason}") from None
    # An answer is written as head and body. Without this the body waits until the browser has acknowledged
    # the head, 40 ms for every answer; asyncio sets it only on sockets that name their protocol.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def address_of(listening: socket.socket, host: str) -> str:
    """The address to open, such as `http://127.0.0.1:8484/`."""
    port = listening.getsockname()[1]
    shown = socket.gethostname() if host in _EVERY else host
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"


class DeskServer(uvicorn.Server):
    """Answers until interrupted: says when it is ready, and ends the streams of open pages when it is to end.

    Args:
        app: of `create_app`.
        listening: of `listen_on`.
        ready: called once requests are answered.
    """

    def __init__(self, app: FastAPI, listening: socket.socket, ready: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http="h11",
                ws="none",
                lifespan="on",
                log_level="warning",
                access_log=False,
                server_header=False,
                # Nobody stands between by default, so nobody's word on where a request comes from is taken.
                proxy_headers=False,
                timeout_graceful_shutdown=GRACE,
            )
        )
        self._app = app
        self._listening = listening
        self._ready = ready

    def answer(self) -> None:
        """Answer requests; comes back when the server has ended.

        Raises:
            KeyboardInterrupt: where Ctrl-C ended it.
        """
        self.run(sockets=[self._listening])

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin, and say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End: streams first, which would go on for ever."""
        self._app.state.changes.close()
        await super().shutdown(sockets)
