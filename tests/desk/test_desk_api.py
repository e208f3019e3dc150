"""The API: what it answers, over a real ledger and a real server."""

import json
import re
from pathlib import Path

import httpx
import pytest
from serving import WRITES

from dateline import model
from dateline.desk.api import shapes
from dateline.desk.api.described import examples
from dateline.desk.api.session import Session
from dateline.exports import FORMATS
from dateline.model import Incident, IncidentPage, Snapshot

ROOT = Path(__file__).resolve().parents[2]
ADA = {"name": "Ada"}


def items(desk, **filters):
    found = desk.get("incidents", params={"limit": 1000, **filters})
    assert found.status_code == 200, found.text
    return found.json()["items"]


@pytest.mark.parametrize("name", [name for name in examples() if not name.startswith("x-")])
def test_examples_are_what_they_show(name):
    shape = next(
        found
        for room in (model, shapes, None)
        if (found := getattr(room, name, None) or (Session if not room else None))
    )
    written = json.loads(shape.model_validate(examples()[name]).model_dump_json(by_alias=True))
    shown = json.loads(json.dumps(examples()[name]))
    assert {key: written[key] for key in shown} == shown


def test_the_committed_description_is_what_the_desk_answers(desk):
    served = desk.get("openapi.json").json()
    committed = json.loads((ROOT / "frontend/openapi.json").read_text(encoding="utf-8"))
    served["info"]["version"] = committed["info"]["version"]
    assert served == committed, "run: python tools/build_openapi.py"


def test_every_operation_has_an_example_and_tells_of_its_problems(desk):
    for path, methods in desk.get("openapi.json").json()["paths"].items():
        for method, operation in methods.items():
            assert operation["summary"], path
            assert operation["description"], path
            good = next(answer for code, answer in operation["responses"].items() if code in {"200", "201"})
            kind, content = next(iter(good["content"].items()))
            assert kind != "application/json" or "example" in content or path.endswith("/export"), (
                path,
                method,
            )
            assert "application/problem+json" in operation["responses"]["403"]["content"], path


def test_answers_are_the_typed_models(desk):
    Snapshot.model_validate(desk.get("snapshot").json())
    page = IncidentPage.model_validate(desk.get("incidents").json())
    incident = Incident.model_validate(desk.get(f"incidents/{page.items[0].id}").json())
    assert incident.members
    report = desk.get(f"reports/{incident.members[0].report}").json()
    shapes.ReportDetail.model_validate(report)
    assert report["belongs"] == {"e1": incident.id}
    for span in (span for event in report["reading"]["events"] for span in event["evidence"]):
        assert report["report"]["text"][span["start"] : span["end"]] == span["quote"]
    actor = model.ActorProfile.model_validate(desk.get(f"actors/{incident.actor[0].id}").json())
    assert actor.party == incident.actor[0]
    model.ActorPage.model_validate(desk.get("actors").json())
    model.ReportPage.model_validate(desk.get("reports").json())
    model.QueuePage.model_validate(desk.get("queue").json())
    shapes.Dyads.model_validate(desk.get("dyads").json())
    shapes.Timeline.model_validate(desk.get("timeline").json())
    shapes.Facets.model_validate(desk.get("facets").json())


def test_a_report_is_found_by_its_short_key_too(desk):
    whole = desk.get("reports").json()["items"][0]
    assert desk.get(f"reports/{whole['key']}").json()["id"] == whole["id"]


@pytest.mark.parametrize(
    ("filters", "holds"),
    [
        ({"type": ["ASSAULT", "AGREE"]}, lambda one: one["type"] in {"ASSAULT", "AGREE"}),
        ({"country": "irn"}, lambda one: one["place"]["country"] == "IRN"),
        ({"since": "2024-01-10"}, lambda one: one["time"]["end"] >= "2024-01-10"),
        ({"until": "2024-01-09"}, lambda one: one["time"]["start"] <= "2024-01-09"),
        ({"toll": "killed:5"}, lambda one: (one["killed_high"] or 0) >= 5),
        ({"box": "60,25,70,30"}, lambda one: 60 <= one["place"]["longitude"] <= 70),
        ({"near": "36.19,44.01,5"}, lambda one: one["place"]["name"] == "Al Qasr"),
        ({"by": "the Free Front"}, lambda one: one["actor"][0]["name"] == "the Free Front"),
        ({"source": "Harbour Gazette"}, lambda one: one["reports"] == 3),
    ],
)
def test_filters_are_those_of_the_query(desk, filters, holds):
    found = items(desk, **filters)
    whole = items(desk)
    assert 0 < len(found) < len(whole)
    assert all(map(holds, found))
    points = desk.get("points", params=filters).json()
    assert {row[0] for row in points["rows"]} <= {one["id"] for one in found}
    assert sum(one["count"] for one in desk.get("facets", params=filters).json()["facets"]["type"]) == len(
        found
    )


def test_pages_follow_one_another_without_gaps(desk):
    whole = [one["id"] for one in items(desk)]
    seen, cursor = [], None
    while True:
        page = desk.get("incidents", params={"limit": 5, **({"cursor": cursor} if cursor else {})}).json()
        seen += [one["id"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == whole
    assert page["total"] == len(whole)


def test_an_answer_that_the_browser_holds_is_not_sent_again(desk):
    for path in ("incidents", "facets", "points", "snapshot", "queue"):
        first = desk.get(path)
        again = desk.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b""), path
        assert again.headers["dateline-snapshot"] == first.headers["dateline-snapshot"]
    assert desk.get("snapshot", headers={"If-None-Match": 'W/"another"'}).status_code == 200


def test_long_answers_are_compressed(desk):
    assert desk.get("incidents").headers["content-encoding"] == "gzip"


def test_the_ledger_as_it_stood(desk):
    now = desk.get("snapshot").json()
    before = desk.get("snapshot", params={"as_of": 2})
    assert before.json()["sequence"] == 2
    assert before.headers["etag"] != desk.get("snapshot").headers["etag"]
    assert len(items(desk, as_of=2)) == 1
    assert desk.get("snapshot", params={"as_of": now["id"]}).json() == now
    assert items(desk, as_of="1999-12-31") == []


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("incidents?cursor=zz", 400, "cursor"),
        ("incidents?cursor=%00", 422, "query.cursor"),
        ("incidents?text=%00", 422, "query.text"),
        ("incidents?type=WAR", 422, "query.type.0"),
        ("incidents?colour=red", 422, "query.colour"),
        ("incidents?since=2024-02-30", 422, "the calendar has no day 2024-02-30"),
        ("incidents?near=91,0,10", 422, "query.near"),
        ("incidents?near=9,0,0", 422, "query.near"),
        ("incidents?report=zz", 422, "query.report"),
        ("incidents?near=1,2", 422, "query.near"),
        ("incidents?box=0,10,5,5", 422, "south lies above north"),
        ("incidents?toll=killed", 422, "query.toll"),
        ("incidents?limit=100000", 422, "query.limit"),
        ("incidents?as_of=yesterday", 422, "query.as_of"),
        ("incidents?as_of=999999", 404, "999999"),
        ("incidents?as_of=0001-01-01T00:00%2B05:00", 404, "beyond the calendar"),
        ("incidents?as_of=s-0123456789abcdef", 404, "s-0123456789abcdef"),
        ("incidents?text=" + "x" * 400, 422, "query.text"),
        ("incidents/i-0000000000000", 404, "i-0000000000000"),
        ("incidents/zz", 422, "path.id"),
        ("reports/000000000000", 404, "000000000000"),
        ("actors/a-0000000000000", 404, "a-0000000000000"),
        ("judgements?incident=i-0000000000000", 404, "i-0000000000000"),
        ("export?format=docx", 422, "query.format"),
        ("nothing", 404, "/api/v1/nothing"),
    ],
)
def test_what_is_wrong_is_said_as_a_problem(desk, path, status, says):
    answer = desk.get(path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert says in problem["detail"]
    assert "Traceback" not in answer.text


def test_a_method_that_an_address_does_not_have(desk):
    answer = desk.put("snapshot", headers=WRITES)
    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"


def test_every_export_format_comes_as_a_file_and_says_what_it_could_not_hold(desk):
    for name in FORMATS:
        file = desk.get("export", params={"format": name, "type": "ASSAULT"})
        assert file.status_code == 200, (name, file.text[:300])
        assert re.fullmatch(
            rf'attachment; filename="dateline-s-[0-9a-f]{{16}}-{name}\.[\w.]+"',
            file.headers["content-disposition"],
        )
        note = desk.get("export", params={"format": name, "type": "ASSAULT", "part": "note"}).json()
        assert note["query"]["type"] == ["ASSAULT"]
        assert note["snapshot"]["id"] == file.headers["dateline-snapshot"]
    rows = desk.get("export", params={"format": "csv", "type": "ASSAULT"}).text.splitlines()
    assert len(rows) == 1 + len(items(desk, type="ASSAULT"))


def test_citations_hold_the_state_that_was_seen(desk):
    one, state = items(desk)[0], desk.get("snapshot").json()["id"]
    cited = desk.get(f"incidents/{one['id']}/citation").json()
    for form in (cited["text"], cited["bibtex"]):
        assert one["id"] in form
        assert state in form
    plain = desk.get(f"incidents/{one['id']}/citation", params={"format": "bibtex"})
    assert plain.headers["content-type"].startswith("application/x-bibtex")
    assert plain.text == cited["bibtex"]


def test_places_of_a_name_come_in_the_shape_of_a_correction(open_desk):
    with httpx.Client(base_url=f"{open_desk()}api/v1/", headers=WRITES, timeout=30) as desk:
        found = desk.get("places", params={"name": "Springfield", "country": "usa"}).json()["places"]
        assert len(found) > 5
        assert {one["place"]["country"] for one in found} == {"USA"}
        chances = [one["probability"] for one in found]
        assert chances == sorted(chances, reverse=True)
        incident = desk.get("incidents?limit=1").json()["items"][0]["id"]
        events = [member["event"] for member in desk.get(f"incidents/{incident}").json()["members"]]
        desk.post("session", json=ADA)
        place = found[0]["place"]
        made = desk.post(
            "judgements", json={"action": "correct", "events": events, "field": "place", "value": place}
        )
        assert made.status_code == 201, made.text
        assert desk.get(f"incidents/{incident}").json()["place"] == place


def test_a_name_of_no_place_brings_names_like_it(desk):
    answer = desk.get("places", params={"name": "Qwxzpy"})
    assert answer.status_code == 200
    assert answer.json()["places"] == []
    assert "Qwxzpy" in answer.json()["told"]


def test_modes_and_forms_of_export_are_listed(desk):
    modes = desk.get("modes").json()["modes"]
    assert "aerial" in modes["ASSAULT"]
    assert modes.keys() >= {"AGREE", "PROTEST"}
    forms = desk.get("export/formats").json()["formats"]
    assert [one["name"] for one in forms] == list(FORMATS)
    assert all(one["title"] and one["suffix"].startswith(".") for one in forms)
