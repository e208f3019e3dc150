"""From what a user names to frozen reports: files, folders, standard input, web addresses.

`read_reports` takes names, `freeze` a text that a program holds. Each form has its module: `text`, `page`
(HTML), `record` (JSON), `web`, `folder`; all end in `freezing`, which normalises the text once by stated
rules.

The publication date is, in this order: given by the user; stated by the page's or record's metadata; the
stamp or dateline near the top; pictures' dates. `Report.published_basis` says which.
"""

from dateline.sources.freezing import freeze, normalise
from dateline.sources.intake import Given
from dateline.sources.page import page_report
from dateline.sources.publication import parse_published
from dateline.sources.record import record_report
from dateline.sources.refusal import SetAside, SourceError, UnreadableError
from dateline.sources.target import STANDARD_INPUT, read_reports
from dateline.sources.text import text_report

__all__ = [
    "STANDARD_INPUT",
    "Given",
    "SetAside",
    "SourceError",
    "UnreadableError",
    "freeze",
    "normalise",
    "page_report",
    "parse_published",
    "read_reports",
    "record_report",
    "text_report",
]
