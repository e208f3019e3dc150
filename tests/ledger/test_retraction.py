"""An outlet takes a report back: by words at the same address, or by a notice on a page of its own."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import dateline
from dateline.ledger import LedgerStore
from dateline.ledger.engine import reading
from dateline.ledger.verification import fingerprints
from dateline.model import Incident, Ledger, Query, ReaderIdentity, Standing
from dateline.reconciling.notices import Notice, notice_in
from dateline.sources import record_report
from made_ledgers import Happening, make_ledger

VERBS = {
    "Northline": "reached the road by noon, past two checkpoints and a burnt lorry, and by nightfall raided",
    "Lantern": "sent every bus back, closed all shops beside the river and, late in the evening, raided",
    "Post": "waited until nurses at some clinic had left its yard and relatives were asleep; then raided",
}
STORY = "https://northline.example/raid"
RAID = Happening(place="Belmira", verb="raided", killed=3)
NOTE = (
    "The account rested on a single witness, who was not there. Northline regrets the error and has "
    "asked its editors to review how the report came to be published. Readers may write to the editor."
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LedgerStore]:
    with dateline.open(tmp_path / "t.db", create=True) as opened:
        yield opened


def notice(title: str, words: str = NOTE, url: str | None = None, publisher: str = "Northline") -> Ledger:
    record = {"title": title, "text": words, "url": url, "publisher": publisher, "published": "2024-03-05"}
    return Ledger(reader=ReaderIdentity(version="1", models={}), report=record_report(record))


def story(publisher: str) -> Ledger:
    """What an outlet tells in words of its own, without which it would be a copy of another's."""
    return make_ledger(replace(RAID, verb=VERBS[publisher]), publisher=publisher)


def only(store: LedgerStore) -> Incident:
    (one,) = store.view().incidents(Query()).items
    return store.view().incident(one.id)


def test_words_at_the_same_address_take_the_earlier_version_back(store: LedgerStore) -> None:
    first = store.add(make_ledger(RAID, url=STORY))
    assert only(store).standing is Standing.SINGLE_SOURCE
    later = store.add(notice("Raid in Belmira", f"This article has been retracted. {NOTE}", STORY))
    assert (later.outcome, later.story) == ("version", first.report)
    assert only(store).standing is Standing.RETRACTED
    assert only(store).members[0].report == first.report
    rows = {row["report"]: row for part in store.view().rows("reports") for row in part}
    assert (rows[first.report]["retracted"], rows[later.report]["retracted"]) == (True, False)


def test_a_notice_on_a_page_of_its_own_is_about_the_story_that_it_names(store: LedgerStore) -> None:
    told = make_ledger(RAID, url=STORY)
    store.add(told)
    store.add(notice(f"RETRACTION: {told.report.title}", url="https://northline.example/notice"))
    assert only(store).standing is Standing.RETRACTED


def test_what_another_outlet_tells_too_still_stands(store: LedgerStore) -> None:
    told = {name: story(name) for name in ("Northline", "Lantern", "Post")}
    store.add_many((one, None) for one in told.values())
    assert only(store).standing is Standing.CONFIRMED
    store.add(notice(f"Withdrawn: {told['Northline'].report.title}"))
    assert only(store).standing is Standing.CONFIRMED
    store.add(notice(f"Withdrawn: {told['Post'].report.title}", publisher="Post"))
    assert only(store).standing is Standing.SINGLE_SOURCE


def test_another_outlets_notice_takes_nothing_back(store: LedgerStore) -> None:
    told = make_ledger(RAID, url=STORY)
    store.add(told)
    assert store.add(notice(f"Retraction: {told.report.title}", publisher="Lantern")).outcome == "added"
    assert only(store).standing is Standing.SINGLE_SOURCE


def test_a_story_told_again_after_its_retraction_stands(store: LedgerStore) -> None:
    store.add(make_ledger(RAID, url=STORY))
    store.add(notice("Raid in Belmira", f"This article has been retracted. {NOTE}", STORY))
    store.add(make_ledger(RAID, url=STORY, lead="Checked."))
    assert only(store).standing is Standing.SINGLE_SOURCE
    with reading(store._engine, "") as connection:
        kept = fingerprints(connection)
    store.rebuild()
    with reading(store._engine, "") as connection:
        assert fingerprints(connection) == kept


@pytest.mark.parametrize(
    ("title", "words", "found"),
    [
        ("Retraction: Raid in Belmira", NOTE, Notice(True, "Raid in Belmira")),
        ("STORY WITHDRAWN - Raid in Belmira", NOTE, Notice(True, "Raid in Belmira")),
        ("Correction: Raid in Belmira", NOTE, Notice(False, "Raid in Belmira")),
        ("Raid in Belmira", f"Editor's note: This story has been removed. {NOTE}", Notice(True, None)),
        ("Ministry demands retraction: envoy summoned", NOTE, None),
        ("Withdrawn troops reach Belmira", NOTE, None),
        ("Troops withdrawn from Belmira", f"Soldiers have withdrawn from the town. {NOTE}", None),
    ],
)
def test_which_words_are_a_notice(title: str, words: str, found: Notice | None) -> None:
    assert notice_in(notice(title, words).report) == found
