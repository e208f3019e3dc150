"""`dateline place`."""

import json
import sys

import pytest

from dateline.cli.place import place
from dateline.cli.program import program


@pytest.fixture
def run(capsysbinary, monkeypatch):
    """Run the command as the program would; its status, output and complaint."""
    if "place" not in program.commands:
        monkeypatch.setitem(program.commands, "place", place)
    from dateline.cli import main

    def call(*args):
        with pytest.raises(SystemExit) as ended:
            main(["place", *args])
        sys.stdout.flush()
        out, err = capsysbinary.readouterr()
        return ended.value.code, out.decode(), err.decode()

    return call


def test_json_gives_ranked_places_with_reasons(run):
    status, out, _ = run("Tripoli", "--near", "Benghazi", "--format", "json")
    assert status == 0
    document = json.loads(out)
    first = document["places"][0]
    assert first["country"] == "LBY"
    assert first["radius_km"] > 0
    assert first["reasons"]
    assert all(isinstance(reason["weight"], float) for reason in first["reasons"])
    chances = [one["probability"] for one in document["places"]]
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) <= 1


def test_near_turns_the_order(run):
    def first(*args):
        return json.loads(run("Hyderabad", *args, "--format", "json")[1])["places"][0]["country"]

    assert (first("--near", "New Delhi"), first("--near", "Karachi")) == ("IND", "PAK")


@pytest.mark.parametrize("country", ["IR", "irn", "Iran"])
def test_country_narrows(run, country):
    _, out, _ = run("Saravan", "--country", country, "--format", "json")
    assert {one["country"] for one in json.loads(out)["places"]} == {"IRN"}


def test_the_table_says_why(run):
    status, out, _ = run("Springfield", "--near", "Chicago", "--limit", "2")
    assert status == 0
    assert "Illinois" in out
    assert "Chicago" in out
    assert "--limit" in out


def test_a_misspelled_name_is_found_and_said_so(run):
    _, out, _ = run("Bakhmutt", "--format", "json")
    first = json.loads(out)["places"][0]
    assert first["country"] == "UKR"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("Qqzzxw",), "no place is called 'Qqzzxw'"),
        (("Saravan", "--country", "FRA"), "it is in IRN"),
        (("Saravan", "--country", "Atlantisland"), "ISO 3166-1"),
        (("Saravan", "--near", "Qqzzxw"), "no place is called 'Qqzzxw'"),
    ],
)
def test_bad_input_gets_one_line(run, args, words):
    status, out, err = run(*args)
    assert status == 2
    assert out == ""
    assert len(err.splitlines()) == 1
    assert words in err
