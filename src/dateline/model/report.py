"""One published document, its text frozen."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from dateline.model.span import Row
from dateline.model.vocabulary import BlockRole, PublishedBasis

__all__ = ["Block", "Report"]


class Block(Row):
    """A paragraph of the frozen text and what it is to the report.

    Blocks are in order, do not overlap, hold no line break, and leave out only white space. A dateline is a
    block apart from the paragraph that it opens.
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    role: BlockRole

    @property
    def tells(self) -> bool:
        """True where it tells something: furniture, bylines and datelines do not."""
        return self.role not in (BlockRole.FURNITURE, BlockRole.BYLINE, BlockRole.DATELINE)


class Report(Row):
    """A news report. The text never changes: every offset in the ledger counts its code points."""

    id: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    """`sha256:` and the hash of the frozen text's UTF-8 bytes."""
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str = "en"
    published: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")] | None = None
    """ISO 8601 day."""
    published_basis: PublishedBasis | None = None
    text: str
    blocks: tuple[Block, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.published is None) != (self.published_basis is None):
            raise ValueError("published and published_basis come together")
        last = 0
        for block in self.blocks:
            if not last <= block.start < block.end <= len(self.text):
                raise ValueError(f"block {block.start}..{block.end} is out of order or outside the text")
            last = block.end
        return self
