"""A column of long texts, compressed on the disk."""

from sqlalchemy import Dialect, LargeBinary, TypeDecorator

from dateline.ledger.canonical import pack, unpack

__all__ = ["Packed"]


class Packed(TypeDecorator[str]):
    """Text that is stored as compressed bytes; statements give and take it as text."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002 - SQLAlchemy's own signature
        """Compress on the way in."""
        return None if value is None else pack(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - as above
        """Unpack on the way out."""
        return None if value is None else unpack(value)
