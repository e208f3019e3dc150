"""A stretch of the frozen text, with its words."""

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Row", "Span"]


class Row(BaseModel):
    """Base of everything in a ledger: immutable, closed to unknown fields."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True
    )


class Span(Row):
    """Words of a report: `report.text[start:end] == quote`, always.

    Offsets count Unicode code points of the frozen text.
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
