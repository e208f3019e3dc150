"""Every format on a ledger of news that was written for readers: a part of the set `news_2017`."""

from itertools import islice
from pathlib import Path

import pytest
from every_format import assert_every_format_is_sound

from dateline.ledger import open_ledger
from dateline.scoring.archive import find_set

pytestmark = [pytest.mark.shared, pytest.mark.slow]

ARTICLES = 40
"""The first ones of the set: half a minute of reading."""


def test_every_format_passes_its_checker_on_news(shared: Path, tmp_path: Path):
    from dateline.services.reading import ReadingService

    news = find_set(shared / "data", "news_2017", tmp_path)
    if news is None:
        pytest.skip("news_2017 is not here")
    part = tmp_path / "part.jsonl"
    with (news / "articles.jsonl").open(encoding="utf-8") as lines:
        part.write_text("".join(islice(lines, ARTICLES)), encoding="utf-8")
    with open_ledger(tmp_path / "news.db", create=True) as store:
        for outcome in ReadingService().read([str(part)]):
            assert outcome.ledger is not None
            store.add(outcome.ledger)
        view = store.view()
        assert view.snapshot().incidents > ARTICLES
        assert_every_format_is_sound(view, tmp_path)
