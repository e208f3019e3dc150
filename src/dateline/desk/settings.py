"""How one desk is served: who may reach it, and what they must show."""

import ipaddress
import secrets
import socket
from dataclasses import dataclass, field

__all__ = ["TOKEN_LENGTH", "DeskSettings", "is_loopback"]

TOKEN_LENGTH = 16
"""Least length of a token: 16 characters of base 64 are 96 bits, beyond guessing over a network."""


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that is bound to this host."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """What the server is bound to and what it asks for.

    Attributes:
        host: Name or address that it listens on.
        names: Further host names that it answers to (a reverse proxy's).
        token: What a visitor must show to get in; None leaves reading open, on loopback only.
        secret: Key that session cookies are signed with; a new one each start ends all sessions.

    Raises:
        ValueError: if it can be reached from elsewhere without a token, or the token is short.
    """

    host: str = "127.0.0.1"
    names: tuple[str, ...] = ()
    token: str | None = field(default=None, repr=False)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def __post_init__(self) -> None:
        if self.token is not None and len(self.token) < TOKEN_LENGTH:
            raise ValueError(
                f"the token is too short: use at least {TOKEN_LENGTH} characters, such as those that "
                '`python -c "import secrets; print(secrets.token_urlsafe())"` prints'
            )
        if self.token is None and not (is_loopback(self.host) and all(map(is_loopback, self.names))):
            reached = (
                self.host if not is_loopback(self.host) else next(n for n in self.names if not is_loopback(n))
            )
            raise ValueError(
                f"others can reach {reached}: give a token in DATELINE_TOKEN or with --token-file"
            )

    def answers_to(self, name: str) -> bool:
        """Whether a request whose Host header names this host is meant for this server.

        A page of another site that has its own name resolve to this machine (DNS rebinding) sends that
        name; addresses can't be had by that trick.
        """
        bare = name.strip("[]").lower().rstrip(".")
        if bare in {self.host.lower(), *(given.lower() for given in self.names)}:
            return True
        if is_loopback(self.host):
            return is_loopback(bare)
        try:
            ipaddress.ip_address(bare)
        except ValueError:
            return bare in {"localhost", socket.gethostname().lower(), socket.getfqdn().lower()}
        return True
