"""UCDP's events of Ukraine against themselves with known noise: what was planted is found."""

import csv
import random
import tarfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from made_incidents import StandIn, day, incident, toll

from dateline.checks import check
from dateline.imports import READERS
from dateline.model import IncidentPlace, Party
from dateline.scoring.archive import extract
from dateline.services.comparing import Window, compare

pytestmark = [pytest.mark.shared, pytest.mark.slow]

PRECISION = {
    "1": "populated_place",
    "2": "admin2",
    "3": "admin2",
    "4": "admin1",
    "5": "region",
    "6": "country",
    "7": "water",
}


@pytest.fixture(scope="module")
def ukraine(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ged")
    archive = shared / "data/ucdp_ged_ukraine.tar.xz"
    if not archive.exists():
        pytest.skip("ucdp_ged_ukraine is not here")
    with tarfile.open(archive) as opened:
        extract(opened, folder)
    return next(folder.rglob("*.csv"))


def test_the_published_file_has_only_faults_of_its_own(ukraine):
    faults = list(check(ukraine, "ucdp"))
    print(f"\n{len(faults)} faults in the published file, of 2,989 rows")
    assert {fault.column for fault in faults} == {"low", "high"}
    assert len(faults) == 13


def ledger_of(path: Path, noise: random.Random):
    """Incidents made of a file's rows: some dropped, shifted, moved, with other tolls; some invented."""
    with path.open(encoding="utf-8", newline="") as stream:
        precision = {row["id"]: row["where_prec"] for row in csv.DictReader(stream)}
    rows = list(READERS["ucdp"](path))
    planted: dict[str, set[str]] = {
        "dropped": set(),
        "shifted": set(),
        "moved": set(),
        "toll": set(),
        "invented": set(),
    }
    made = []

    def plain(number, row, killed, low, high):
        sides = [
            Party(
                id=f"a-{abs(hash(name)) % 16**13:013x}",
                name=name,
                kind="state" if name.startswith("Gov") else "armed_group",
            )
            for name in row.actors
        ]
        return incident(
            number,
            title=" - ".join(row.actors),
            first_published=row.start.isoformat(),
            last_published=row.end.isoformat(),
            actor=tuple(sides[:1]),
            recipient=tuple(sides[1:]),
            time=day(row.start.isoformat(), row.end.isoformat(), "range"),
            place=IncidentPlace(
                name=row.place,
                country="UKR",
                latitude=row.latitude,
                longitude=row.longitude,
                precision=PRECISION[precision[row.id]],
            ),
            tolls=(toll("killed", low, high, latest_low=killed, latest_high=killed),),
            members=(),
            instruments=(),
        )

    for row in rows:
        number = int(row.id)
        if noise.random() < 0.1:
            planted["dropped"].add(row.id)
            continue
        told = row
        killed, low, high = (
            row.killed_best,
            min(row.killed_low, row.killed_best),
            max(row.killed_high, row.killed_best),
        )
        if noise.random() < 0.2:
            planted["shifted"].add(row.id)
            step = timedelta(days=noise.choice((-1, 1)))
            told = replace(told, start=row.start + step, end=row.end + step)
        if noise.random() < 0.2:
            planted["moved"].add(row.id)
            told = replace(
                told, latitude=row.latitude + noise.uniform(-0.1, 0.1), longitude=row.longitude + 0.05
            )
        if noise.random() < 0.2 and killed:
            planted["toll"].add(row.id)
            killed = killed * 2 + 1
            low, high = killed, killed
        made.append(plain(number, told, killed, low, high))
    for count in range(300):
        number = 9_000_000 + count
        model = noise.choice(rows)
        # A happening of nobody else's: other sides, at sea off the coast, on a day of the file.
        other = replace(
            model, latitude=44.0 + noise.random(), longitude=31.0, actors=("Harbour Watch", "Salt Column")
        )
        made.append(plain(number, other, 3, 3, 3))
        planted["invented"].add(str(number))
    return made, rows, planted


def test_what_was_planted_is_found(ukraine):
    made, rows, planted = ledger_of(ukraine, random.Random(20220224))
    found = compare(StandIn(made), ukraine, "ucdp", window=Window(days=2, kilometres=25))
    number = lambda pair: str(int(pair.ours.id[2:], 16))  # noqa: E731
    # Rows that agree in everything that is compared can't be told apart by anyone: either is right.
    kind = {
        row.id: (row.start, row.end, row.latitude, row.longitude, row.actors, row.killed_best) for row in rows
    }
    right = [pair for pair in found.pairs if kind.get(number(pair)) == kind[pair.theirs.id]]
    kept = len(rows) - len(planted["dropped"])
    invented = {str(int(one.id[2:], 16)) for one in found.only_ours} & planted["invented"]
    # A dropped row is found where the file's rows of its kind are more than the ledger's partners for them.
    missed = [one.id for one in found.only_theirs]
    dropped = sum(1 for one in missed if any(kind[other] == kind[one] for other in planted["dropped"]))
    changed = {number(pair) for pair in found.pairs if pair.toll == "apart"}
    tolls = changed & planted["toll"]
    figures = {
        "pairs: precision": len(right) / len(found.pairs),
        "pairs: recall": len(right) / kept,
        "invented incidents: recall": len(invented) / len(planted["invented"]),
        "dropped rows: precision": dropped / len(missed),
        "dropped rows: recall": dropped / len(planted["dropped"]),
        "changed tolls: precision": len(tolls) / len(changed),
        "changed tolls: recall": len(tolls) / len(planted["toll"]),
    }
    print()
    for name, value in figures.items():
        print(f"{name}: {value:.3f}")
    assert figures["pairs: precision"] > 0.8
    assert figures["pairs: recall"] > 0.8
    assert figures["invented incidents: recall"] > 0.98
    assert figures["dropped rows: recall"] > 0.6
    assert figures["changed tolls: recall"] > 0.6


def test_a_file_against_itself_agrees_wholly(ukraine):
    quiet = random.Random(1)
    quiet.random = lambda: 0.99  # type: ignore[method-assign]  # no noise
    made, rows, _ = ledger_of(ukraine, quiet)
    found = compare(StandIn([one for one in made if int(one.id[2:], 16) < 9_000_000]), ukraine, "ucdp")
    assert len(found.pairs) == len(rows) == 2989
    assert found.tolls()["same"] == 2989
