"""The roles of blocks."""

import pytest

from dateline.model import BlockRole
from dateline.sources import freeze

LEAD = "Rebels seized the border town of Kestova on Thursday after a night of shelling, two officials said."


def roles(text: str) -> dict[str, str]:
    report = freeze(text)
    return {report.text[b.start : b.end]: b.role.value for b in reversed(report.blocks)}


def listed(text: str) -> list[str]:
    return [b.role.value for b in freeze(text).blocks]


def test_headline_stands_below_navigation() -> None:
    text = f"Skip to content\nWorld\nThe Region\nRebels seize border town after shelling\nMira Doe\n{LEAD}\n"
    assert listed(text) == ["furniture", "furniture", "furniture", "headline", "byline", "body"]
    assert freeze(text).title == "Rebels seize border town after shelling"


def test_text_without_headline_has_none() -> None:
    report = freeze(f"{LEAD}\nThe army denied it.\n")
    assert report.title is None
    assert {b.role for b in report.blocks} == {BlockRole.BODY}


def test_given_title_is_the_headline() -> None:
    text = f"Night watch in the north\nTown falls to rebels\n{LEAD}\n"
    report = freeze(text, title="Town falls to rebels")
    assert report.blocks[1].role == BlockRole.HEADLINE


def test_a_question_can_be_the_headline() -> None:
    assert freeze(f"Why did the rebels seize Kestova?\n{LEAD}\n").title == "Why did the rebels seize Kestova?"


@pytest.mark.parametrize(
    "line",
    [
        "FILE - Soldiers stand at a checkpoint near Kestova.",
        "FILE PHOTO: The minister, Joe Roe, at the summit in Borg. REUTERS/Ann Poe",
        "Residents clear rubble from the market in Kestova, Jan. 18, 2024.",
        "Smoke rises over the town on 17 January 2024",
        "A woman walks past a burnt bus in Borg on October 28, 2013.",
        "In this photo released by the governor's office, firefighters work at the port.",
        "The commander is seen in an undated picture released by the army.",
        "Soldiers stand guard near the bridge [Ann Poe/AFP]",
        "Mourners carry a coffin in Borg. (AP Photo/Ann Poe)",
        "Kestova, Northland",
        "(A. Poe/VOA)",
        "Photo: Ann Poe/Getty Images",
    ],
)
def test_captions(line: str) -> None:
    text = f"Rebels seize border town\n{LEAD}\n{line}\nThe army denied it on Friday.\n"
    assert roles(text)[line] == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "The two sides signed the truce on May 3, 2012.",
        "The court said it would rule on the appeal on Monday, March 4, 2024.",
        "Files show that the army was told of the plan.",
        "Watch groups said on Monday that they had counted nine dead.",
        "Photos showed bodies in the street.",
        "Related inquiries are under way, the ministry said.",
        "By Tuesday, rebels had taken the city.",
        "“Follow us,” the soldiers told them.",
        "Share prices fell after the attack, and the bank shut its doors.",
        "Questions remain",
        "Her trial is scheduled for Feb. 10, 2014.",
        "BORG, Northland -",
        "Clashes were reported from three towns, and a staff writer of the daily was hurt.",
        "The firm said that its terms of service let it share the data with the police.",
        "’”",
        "Soldiers from Borg, Kestova and Mora took part, the army said.",
    ],
)
def test_what_is_uncertain_is_body(line: str) -> None:
    text = f"Rebels seize border town\n{LEAD}\n{line}\nThe army denied it on Friday.\n"
    assert roles(text)[line] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Advertisement · Scroll to continue",
        "Share this article",
        "Read more: Army says it will strike back",
        "WATCH: How the night unfolded",
        "0:00:26",
        "▶",
        "270p | 3.2MB",
        "4 minute read",
        "941 comments",
        "Sign up for our daily newsletter",
        "Get the news in your inbox with our newsletter. Sign up here.",
        "This website uses cookies to give you the best experience.",
        "Copyright 2024 The Northern Herald. All rights reserved.",
        "Follow us on Telegram",
        "https://herald.example/live",
    ],
)
def test_furniture(line: str) -> None:
    text = f"Rebels seize border town\n{LEAD}\n{line}\nThe army denied it on Friday.\n"
    assert roles(text)[line] == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "By Mira Doe and Joe Roe",
        "Updated 3:14 PM ET, Thu January 18, 2024",
        "Published On 18 Jan 2024",
        "Published in The Northern Herald, October 27th, 2020.",
        "5:11 PM UTC",
        "Reporting by Mira Doe; editing by Joe Roe",
        "Joe Roe in Borg contributed to this report.",
    ],
)
def test_bylines(line: str) -> None:
    assert roles(f"Rebels seize border town\n{line}\n{LEAD}\n")[line] == "byline"


def test_second_copies_are_furniture() -> None:
    caption = "FILE - Soldiers stand at a checkpoint near Kestova."
    text = f"Rebels seize border town\n{caption}\n{caption}\n{LEAD}\n“No.”\n{LEAD}\n“No.”\n"
    assert listed(text) == ["headline", "caption", "furniture", "body", "body", "furniture", "body"]


def test_lists_of_other_stories() -> None:
    others = (
        "Read more\nlist 1 of 2\nWhat is behind the war?\nlist 2 of 2\nArmy vows to strike\nend of list\n"
    )
    text = f"Rebels seize border town\n{LEAD}\n{others}The army denied it.\n"
    assert listed(text) == ["headline", "body", *["furniture"] * 6, "body"]


def test_paragraphs_broken_over_lines_stay_body() -> None:
    text = (
        "The army said on Thursday that its planes had\nstruck camps across the border, and that\nphotos\n"
        "of the sites would follow. Related\ninquiries are under way.\n"
    )
    assert "furniture" not in {role for line, role in roles(text).items() if line != "photos"}
