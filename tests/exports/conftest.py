"""Where the tests of exports find their incidents."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from made_incidents import StandIn
from sample_incidents import sample

from dateline.model import Incident


@pytest.fixture
def incidents() -> list[Incident]:
    return sample()


@pytest.fixture
def view(incidents: list[Incident]) -> StandIn:
    return StandIn(incidents)
