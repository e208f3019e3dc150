"""How much is taken in, and for how long an address is waited for."""

__all__ = [
    "MAXIMUM_FILE_BYTES",
    "MAXIMUM_LIST_BYTES",
    "MAXIMUM_PAGE_BYTES",
    "MAXIMUM_REDIRECTS",
    "MAXIMUM_TEXT",
    "TOTAL_SECONDS",
    "WAIT_SECONDS",
    "size_reason",
]

MAXIMUM_TEXT = 1_000_000
"""Code points of one report's text. A long feature has 60,000; beyond a million the syntax models ask for
about a gigabyte for each 100,000, and spaCy refuses."""

MAXIMUM_FILE_BYTES = 4 * MAXIMUM_TEXT
"""A text file of more bytes is over `MAXIMUM_TEXT` in any encoding but UTF-32."""

MAXIMUM_PAGE_BYTES = 20_000_000
"""An HTML page with its scripts and styles; the heaviest news pages have about 5 MB."""

MAXIMUM_LIST_BYTES = 500_000_000
"""A JSON file, which has to be held whole. JSONL has no such limit: it is read line by line."""

WAIT_SECONDS = 15.0
"""For each step of a request: name look-up and connection, each read."""

TOTAL_SECONDS = 60.0
"""For a whole page."""

MAXIMUM_REDIRECTS = 5


def size_reason(size: int, limit: int, unit: str, mend: str) -> str:
    """The line for what is too large."""
    return f"it holds {size:,} {unit}, over the limit of {limit:,}; {mend}"
