"""Ledgers made by hand."""

import pytest
from ledger_sample import sample

from dateline.model import Ledger


@pytest.fixture
def ledger() -> Ledger:
    return Ledger.model_validate(sample())


@pytest.fixture
def empty_ledger() -> Ledger:
    return Ledger.model_validate(
        sample(title=None, publisher=None, published=None, published_basis=None)
        | {"events": [], "claims": [], "links": []}
    )
