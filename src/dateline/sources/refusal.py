"""What happens to input that cannot be read: one clear line, and the rest goes on."""

from dataclasses import dataclass

__all__ = ["SetAside", "SourceError", "UnreadableError"]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A report that could not be read."""

    where: str
    """The file, address or line ("news.jsonl, line 7")."""
    reason: str
    """One line: what is wrong, and how to mend it."""

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


class SourceError(Exception):
    """The whole call is unusable: nothing that was named can be read. The message is one clear line."""


class UnreadableError(Exception):
    """One report cannot be read. The message is the reason alone; whoever catches it knows where."""
