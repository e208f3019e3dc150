"""The versions of an incident, field by field."""

from collections.abc import Sequence
from itertools import groupby

from dateline.model import Version

__all__ = ["by_field"]


def by_field(versions: Sequence[Version]) -> list[tuple[str, list[Version]]]:
    """Fields in the order in which they first appear, each with all of its versions in theirs."""
    order = list(dict.fromkeys(version.field for version in versions))
    laid = sorted(versions, key=lambda version: order.index(version.field))
    return [(field, list(group)) for field, group in groupby(laid, key=lambda version: version.field)]
