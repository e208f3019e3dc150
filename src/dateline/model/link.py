"""A relation between two events that the report states."""

from pydantic import Field

from dateline.model.span import Row, Span
from dateline.model.vocabulary import LinkKind

__all__ = ["Link"]


class Link(Row):
    """From the later or smaller event to the earlier or larger one."""

    source: str = Field(alias="from")
    target: str = Field(alias="to")
    kind: LinkKind
    evidence: tuple[Span, ...] = ()
