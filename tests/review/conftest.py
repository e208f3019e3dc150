"""A ledger of six reports on three strikes."""

import pytest

from dateline.ledger import open_ledger
from dateline.services.review import ReviewService
from made_ledgers import read


@pytest.fixture
def store(tmp_path):
    with open_ledger(tmp_path / "ledger.db", create=True) as opened:
        opened.add_many(
            [
                (read("Northline", killed=9), None),
                (read("Dispatch", killed=9), None),
                (read("Lantern", killed=7), None),
                (read("Northline", town="Panjgur", actor="Iran", killed=2, day="2024-01-16"), None),
                (read("Bulletin", town="Panjgur", actor="Iran", killed=2, day="2024-01-16"), None),
                (read("Register", town="Khash", killed=1, day="2024-02-20"), None),
            ]
        )
        yield opened


@pytest.fixture
def review(store):
    return ReviewService(store)
