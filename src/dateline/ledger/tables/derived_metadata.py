"""What the tables for looking up have in common: they are dropped and made together."""

from sqlalchemy import MetaData

__all__ = ["DERIVED"]

DERIVED = MetaData()
