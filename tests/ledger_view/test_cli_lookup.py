"""`dateline incidents` and `dateline show`, on a ledger in a file."""

import csv
import io
import json

import pytest
from planted import key, report_id
from planting import plant

from dateline.cli import main
from dateline.ledger import open_ledger
from dateline.ledger.engine import make_engine
from dateline.model import Incident
from dateline.reconciling.occurrence import incident_id

SHELLING = incident_id(key("first", 1))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("cli") / "planted.db")
    open_ledger(path, create=True).close()
    plant(make_engine(path, create=False))
    return path


@pytest.fixture
def run(ledger, capfdbinary, monkeypatch):
    monkeypatch.setenv("DATELINE_LEDGER", ledger)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")

    def command(*args: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(args)
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    return command


def test_the_list_is_newest_first_and_says_how_many(run):
    status, out, _ = run("incidents", "--limit", "3")
    assert status == 0
    assert out.startswith("3 of 4 incidents\n")
    titles = ("villagers protest in Suvaré", "someone threatens someone", "Northern Army shells villagers")
    places = [out.index(title) for title in titles]
    assert places == sorted(places)
    assert "7–12 killed" in out
    assert "contested" in out
    assert not [line for line in out.splitlines() if line != line.rstrip()]


def test_filters_have_the_names_of_the_query(run):
    for args, title in (
        (("--text", "granary", "--type", "assault"), "Northern Army shells"),
        (("--near", "-17,180,80", "--standing", "denied"), "Free Valley Front attacks"),
        (("--box", "179,-18,-179,-16", "--since", "2024-05"), "villagers protest"),
        (("--by", "fvf", "--status", "negated"), "Free Valley Front attacks"),
        (("--toll", "killed:12", "--source", "Harbour Post"), "Northern Army shells"),
        (("--report", report_id("march")), "villagers protest"),
    ):
        status, out, err = run("incidents", *args)
        assert (status, err) == (0, "")
        assert out.startswith("1 incident\n"), args
        assert title in out
    assert "No incident matches." in run("incidents", "--country", "ZZZ")[1]


def test_documents_hold_all_and_parse(run, tmp_path):
    status, out, _ = run("incidents", "--format", "json")
    whole = json.loads(out)
    assert (status, whole["total"], len(whole["items"])) == (0, 4, 4)
    assert whole["snapshot"]["incidents"] == 5
    lines = run("incidents", "--format", "jsonl")[1].splitlines()
    assert [json.loads(line) for line in lines] == whole["items"]
    rows = list(csv.DictReader(io.StringIO(run("incidents", "--format", "csv")[1])))
    assert [row["id"] for row in rows] == [one["id"] for one in whole["items"]]
    shelling = next(row for row in rows if row["id"] == SHELLING)
    assert (shelling["place"], shelling["country"], shelling["start"]) == ("Kaldar", "IRQ", "2024-03-03")
    assert (shelling["actor"], shelling["killed_high"]) == ("Northern Army", "12")
    file = tmp_path / "found.csv"
    assert run("incidents", "--format", "csv", "--output", str(file))[:2] == (0, "")
    assert len(file.read_text(encoding="utf-8").splitlines()) == 5


def test_an_incident_whole(run):
    status, out, _ = run("show", SHELLING)
    assert status == 0
    for words in (
        "Northern Army shells villagers in Kaldar",
        "contested",
        "3 reports · 2 independent sources",
        "ASSAULT heavy-weapons",
        "Sun 3 March 2024",
        "Kaldar, Nineveh, Iraq (populated place)",
        "killed 7–12",
        "✓ 12 third party",
        "Harbour Post, 5 Mar 2024: Doctors of Kaldar",
        "denied by Ministry of Defence (official)",
        "figures conflict",
        "the latest figure of a third party",
    ):
        assert words in " ".join(out.split()), words
    bars = [line for line in out.splitlines() if "█" in line]
    assert len(bars) == 2
    assert bars[0].count("█") > bars[1].count("█"), "twelve by the doctors, then seven by the report itself"
    assert run("show", key("copy", 1))[1] == out, "a member's key leads to its incident"


def test_every_source_with_its_words(run):
    assert "“Doctors counted twelve dead”" in run("show", SHELLING, "--all")[1]
    assert "“Doctors counted twelve dead”" not in run("show", SHELLING)[1]


def test_json_is_the_model(run):
    found = Incident.model_validate_json(run("show", SHELLING, "--format", "json")[1])
    assert found.id == SHELLING


def test_words_lead_to_one_or_to_a_list(run):
    assert "What is said" in run("show", "granary")[1]
    several = run("show", "villagers")[1]
    assert several.startswith("2 incidents\n") or several.startswith("3 incidents\n")
    assert "dateline show ID" in several


def test_actors_and_reports(run):
    army = run("show", "a-00000000000a1")[1]
    assert "acts in 1 incident, is acted on in 1" in army
    assert "Northern Army → villagers" in army
    report = run("show", report_id("first"))[1]
    assert "Shells hit Kaldar" in report
    assert SHELLING in report
    assert report_id("copy").removeprefix("sha256:")[:12] in report


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("show", "i-0000000000000"), "no incident i-0000000000000"),
        (("show", "zzzz", "qqqq"), "nothing in the ledger matches 'zzzz qqqq'"),
        (("show", "…"), "no word to look for"),
        (("incidents", "--near", "1,2"), "write it as in 33.3,44.4,50"),
        (("incidents", "--toll", "killed"), "such as killed:10"),
        (("incidents", "--type", "MURDER"), "choose from AGREE"),
        (("incidents", "--since", "soon"), "write it as YYYY-MM-DD"),
        (("incidents", "--box", "0,5,1,1"), "west,south,east,north"),
        (("incidents", "--ledger", "no/such.db"), "no ledger no/such.db"),
        (("incidents", "--as-of", "the day before"), "the day before"),
    ],
)
def test_complaints_are_one_line(run, args, says):
    status, out, err = run(*args)
    assert status == 2
    assert out == ""
    assert says in err
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err
