"""Writes the tables of a ledger into docs/tables.md from their comments: `python tools/build_tables_page.py`.

What stands between the two marks is written anew, the rest of the page by people. A test holds the page and
the tables together.
"""

from pathlib import Path

from sqlalchemy import Boolean, Column, Float, Integer, Table

from dateline.ledger.tables import DERIVED

__all__ = ["BEGIN", "END", "PAGE", "page", "tables"]

PAGE = Path(__file__).resolve().parents[1] / "docs/tables.md"
BEGIN = "<!-- tables: python tools/build_tables_page.py -->\n"
END = "<!-- end of tables -->\n"


def tables() -> str:
    """Every derived table as a section with a row for each column, in the order of the code."""
    return "\n".join(_section(table) for table in DERIVED.tables.values())


def page(present: str) -> str:
    """The page with its tables as the code has them.

    Raises:
        ValueError: if the page has lost its marks.
    """
    head, begin, rest = present.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{PAGE.name} needs the lines {BEGIN.strip()} and {END.strip()}")
    return f"{head}{BEGIN}\n{tables()}\n{END}{tail}"


def _section(table: Table) -> str:
    rows = [f"| `{column.name}` | {_type(column)} | {column.comment} |" for column in table.columns]
    keys = ", ".join(f"`{column.name}`" for column in table.primary_key.columns)
    head = [f"### {table.name}", "", f"{table.comment}. Key: {keys}.", ""]
    return "\n".join([*head, "| column | type | what it holds |", "|---|---|---|", *rows, ""])


def _type(column: Column[object]) -> str:
    match column.type:
        case Boolean():
            kind = "yes or no"
        case Integer():
            kind = "integer"
        case Float():
            kind = "number"
        case _:
            kind = "bytes" if column.name == "body" else "text"
    return f"{kind} or null" if column.nullable else kind


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"wrote {PAGE}")


if __name__ == "__main__":
    main()
