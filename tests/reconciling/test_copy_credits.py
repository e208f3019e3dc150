"""Whose story it is, by the credit lines."""

import pytest

from dateline.reconciling.copies import credited_agency

BODY = "The river rose by two metres overnight.\nThousands left their homes."


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"EASTON, Jan 18 (Reuters) - {BODY}", "Reuters"),
        (f"EASTON/LOWMOOR, Feb. 2, 2024 (AP) — {BODY}", "Associated Press"),
        (f"(AFP) — {BODY}", "Agence France-Presse"),
        (f"Floods in Easton\nEASTON, Jan 18 (AP)\n{BODY}", "Associated Press"),
        (f"Floods in Easton\nBy Jane Doe, Associated Press\n{BODY}", "Associated Press"),
        (f"Floods in Easton\nBy Jane Doe and John Roe (Reuters)\n{BODY}", "Reuters"),
        (f"Floods in Easton\nAFP\n{BODY}", "Agence France-Presse"),
        (f"{BODY}\n— AP", "Associated Press"),
        (f"{BODY} ab/cd (Reuters, dpa)", "Reuters"),
        (f"{BODY}\nCopyright 2024 The Associated Press. All rights reserved.", "Associated Press"),
        (f"{BODY}\nSource: Xinhua", "Xinhua"),
        (f"{BODY} (Reporting by Jane Doe; Editing by John Roe)", "Reuters"),
    ],
)
def test_credited(text, agency):
    assert credited_agency(text) == agency


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\nThe Associated Press contributed to this report.",
        f"{BODY}\nAgence France-Presse contributed to this report",
        f"{BODY} He told Reuters (the news agency) that the dam held.",
        f'{BODY} "We left at night," she told Agence France-Presse (AFP). Others stayed behind in the town.',
        f"{BODY} The (AP) exam was put off until the schools of Easton open again. " + "Rain went on. " * 30,
        f"{BODY}\nWith inputs from PTI",
        f"A night with Alcoholics Anonymous (AA)\n{BODY}",
        f"{BODY} The vote went to the Amber Party (AP)",
    ],
)
def test_a_part_credited_is_no_copy(text):
    assert credited_agency(text) is None


def test_the_agency_is_its_own_publisher():
    assert credited_agency(BODY, publisher="Reuters") == "Reuters"
    assert credited_agency(BODY, url="https://www.reuters.com/world/floods") == "Reuters"
    assert credited_agency(BODY, url="https://notreuters.com/world/floods") is None


def test_the_author_that_the_page_names():
    assert credited_agency(BODY, author="The Associated Press") == "Associated Press"
    assert credited_agency(BODY, author="Jane Doe") is None
