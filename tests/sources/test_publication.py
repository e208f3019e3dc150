"""When a report was published."""

from datetime import date

import pytest

from dateline.model import PublishedBasis
from dateline.sources import SourceError, freeze, parse_published
from dateline.sources.stated_date import date_of_value, stated_dates

LEAD = "Rebels seized the border town of Kestova on Thursday after a night of shelling, two officials said."


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        (f"Rebels seize town\nUpdated 3:14 pm ET, Thu January 18, 2024\n{LEAD}", "2024-01-18", "dateline"),
        (
            f"Rebels seize town\nUpdated 20 January 2024\nPublished 18 January 2024\n{LEAD}",
            "2024-01-18",
            "dateline",
        ),
        (f"Rebels seize town\nBORG, Jan. 18, 2024 (Wire) - {LEAD}", "2024-01-18", "dateline"),
        (
            f"Rebels seize town Posted: Thursday, January 18, 2024 3:56 PM Updated: May 1, 2024\n{LEAD}",
            "2024-01-18",
            "dateline",
        ),
        (
            f"Rebels seize town\nBORG, Jan 2 (Wire) - {LEAD}\nSmoke rises in Kestova, Dec. 30, 2023.",
            "2024-01-02",
            "dateline",
        ),
        (f"Rebels seize town\n{LEAD}\nSmoke rises over Kestova, Jan. 17, 2024.", "2024-01-18", "text"),
        (f"Rebels seize town\nBORG, Jan 2 (Wire) - {LEAD}", None, None),
        (f"Rebels seize town\n{LEAD}\nFILE - Smoke rises over Kestova, Jan. 17, 2024.", None, None),
        (f"Rebels seize town\n{LEAD}\nThe truce was signed on May 3, 2012, in Borg.", None, None),
    ],
)
def test_found_in_the_text(text: str, day: str | None, basis: str | None) -> None:
    report = freeze(text)
    assert (report.published, report.published_basis) == (day, basis)


def test_given_comes_first() -> None:
    report = freeze(f"Rebels seize town\nPublished 18 January 2024\n{LEAD}", published=date(2024, 1, 19))
    assert (report.published, report.published_basis) == ("2024-01-19", PublishedBasis.GIVEN)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-01-18T23:40:00-05:00", date(2024, 1, 18)),
        ("2017-2-7", date(2017, 2, 7)),
        ("20240118", date(2024, 1, 18)),
        ("Thu, 18 Jan 2024 10:00:00 GMT", date(2024, 1, 18)),
        ("January 18th, 2024", date(2024, 1, 18)),
        (1705600000, date(2024, 1, 18)),
        (1705600000000, date(2024, 1, 18)),
        ("18/01/2024", date(2024, 1, 18)),
        ("03/04/2024", None),
        ("2024-02-30", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        (True, None),
        (1e300, None),
    ],
)
def test_metadata_values(value: object, day: date | None) -> None:
    assert date_of_value(value) == day


def test_only_full_dates_are_stated() -> None:
    text = "On Feb. 30, 2024 and May 2023, in 2012, on 3 May 2011 and Sept. 9, 2010 (2009-08-07)."
    assert [d.value for d in stated_dates(text)] == [date(2011, 5, 3), date(2010, 9, 9), date(2009, 8, 7)]


def test_parse_published() -> None:
    assert parse_published(" 2024-01-18 ") == date(2024, 1, 18)
    for text in ("18.1.2024", "2024-13-01", "yesterday", "", "2024-1-8"):
        with pytest.raises(SourceError, match="YYYY-MM-DD"):
            parse_published(text)
