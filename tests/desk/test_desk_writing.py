"""What is written through the API: judgements, joined actors, and the changes that others are told of."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from serving import WRITES

from dateline.model import Judgement

ADA = {"name": "Ada"}


def items(desk, **filters):
    found = desk.get("incidents", params={"limit": 1000, **filters})
    assert found.status_code == 200, found.text
    return found.json()["items"]


def test_judging_from_signing_in_to_taking_back(open_desk):
    with httpx.Client(base_url=f"{open_desk()}api/v1/", headers=WRITES, timeout=30) as desk:
        one = desk.get("incidents", params={"toll": "killed:1"}).json()["items"][0]
        events = [member["event"] for member in desk.get(f"incidents/{one['id']}").json()["members"]]
        before = desk.get("incidents")
        accept = {"action": "accept", "events": events, "reason": "seen"}
        nobody = desk.post("judgements", json=accept)
        assert nobody.status_code == 401
        assert "session" in nobody.json()["detail"]
        assert desk.post("session", json={"name": " Ada\n "}).json()["user"] == "Ada"
        assert desk.get("session").json()["user"] == "Ada"

        made = desk.post("judgements", json=accept)
        assert made.status_code == 201, made.text
        judgement = Judgement.model_validate(made.json())
        assert (judgement.user, judgement.reason) == ("Ada", "seen")
        assert desk.get(f"incidents/{one['id']}").json()["accepted"]
        assert desk.get("incidents").headers["etag"] != before.headers["etag"]
        assert desk.get(f"incidents/{one['id']}/judgements").json()["judgements"] == [made.json()]

        fixed = {
            "action": "correct",
            "events": events,
            "field": "casualties.killed",
            "value": {"low": 1, "high": 1},
        }
        assert desk.post("judgements", json=fixed).status_code == 201
        assert desk.get(f"incidents/{one['id']}").json()["killed_high"] == 1

        taken = {"action": "undo", "undoes": judgement.sequence}
        assert desk.post("judgements", json=taken).status_code == 201
        assert not desk.get(f"incidents/{one['id']}").json()["accepted"]
        again = desk.post("judgements", json=taken)
        assert again.status_code == 409
        assert str(judgement.sequence) in again.json()["detail"]
        assert desk.delete("session").json()["user"] is None
        assert desk.post("judgements", json=accept).status_code == 401


@pytest.mark.parametrize(
    ("decision", "status"),
    [
        ({"action": "accept", "events": ["0123456789ab:e1"]}, 404),
        ({"action": "accept", "events": []}, 409),
        ({"action": "accept", "events": ["nonsense"]}, 422),
        ({"action": "explode"}, 422),
        ({"action": "undo", "undoes": 10**30}, 422),
        ({"action": "comment", "reason": " "}, 409),
        ({"action": "accept", "user": "Mallory"}, 422),
        ({"action": "correct", "field": "no.such.field", "value": 1}, 409),
    ],
)
def test_judgements_that_make_no_sense_are_refused_and_nothing_is_written(open_desk, decision, status):
    with httpx.Client(base_url=f"{open_desk()}api/v1/", headers=WRITES, timeout=30) as desk:
        desk.post("session", json=ADA)
        before = desk.get("snapshot").json()
        answer = desk.post("judgements", json=decision)
        assert answer.status_code == status, answer.text
        assert answer.json()["detail"]
        assert desk.get("snapshot").json() == before


def test_an_actor_that_was_joined_to_another_leads_there(open_desk):
    with httpx.Client(base_url=f"{open_desk()}api/v1/", headers=WRITES, timeout=30) as desk:
        first, second, third = (one["party"]["id"] for one in desk.get("actors?limit=3").json()["items"])
        desk.post("session", json=ADA)
        joined = [
            desk.post("judgements", json={"action": "relink", "field": one, "value": other, "reason": "same"})
            for one, other in ((third, second), (second, first))
        ]
        assert [one.status_code for one in joined] == [201, 201]
        for gone in (second, third):
            assert desk.get(f"actors/{gone}").json()["party"]["id"] == first
        told = desk.get(f"actors/{third}/judgements").json()["judgements"]
        assert [(one["field"], one["value"]) for one in told] == [(third, second), (second, first)]

        desk.post("judgements", json={"action": "undo", "undoes": joined[1].json()["sequence"]})
        assert desk.get(f"actors/{third}").json()["party"]["id"] == second
        assert [one["action"] for one in desk.get(f"actors/{first}/judgements").json()["judgements"]] == [
            "relink",
            "relink",
            "undo",
        ]
        assert desk.get("actors/a-0000000000000/judgements").status_code == 404


def test_changes_are_told_as_they_come(open_desk):
    where = f"{open_desk()}api/v1/"
    with httpx.Client(base_url=where, headers=WRITES, timeout=30) as desk:
        desk.post("session", json=ADA)
        member = desk.get(f"incidents/{desk.get('incidents').json()['items'][0]['id']}").json()["members"][0]
        with httpx.stream("GET", f"{where}events", timeout=30) as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            lines = stream.iter_lines()
            told = [line for line in (next(lines), next(lines), next(lines)) if line.startswith("id: ")]
            assert told == [f"id: {desk.get('snapshot').json()['id']}"]
            desk.post("judgements", json={"action": "comment", "events": [member["event"]], "reason": "look"})
            now = desk.get("snapshot").json()["id"]
            while (line := next(lines)) != f"id: {now}":
                assert not line.startswith("id: s-") or line == told[0]


def test_more_pages_than_the_desk_has_room_for_are_told_so(open_desk, monkeypatch):
    monkeypatch.setattr("dateline.desk.changes.LISTENERS", 1)
    where = f"{open_desk()}api/v1/events"
    with httpx.stream("GET", where, timeout=30) as first:
        lines = first.iter_lines()
        assert next(lines) == "event: snapshot"
        second = httpx.get(where)
        assert second.status_code == 503
        assert second.headers["retry-after"]


def test_many_read_while_others_write(open_desk):
    where = f"{open_desk()}api/v1/"
    paths = ["incidents", "facets", "points", "queue", "snapshot", "actors", "timeline"]
    paths += [f"{path}?as_of=5" for path in ("incidents", "facets", "points", "timeline")]

    def read(path):
        with httpx.Client(base_url=where, timeout=60) as reader:
            return {reader.get(path).status_code for _ in range(6)}

    def write(name):
        with httpx.Client(base_url=where, headers=WRITES, timeout=60) as writer:
            writer.post("session", json={"name": name})
            one = writer.get("incidents").json()["items"][0]
            event = writer.get(f"incidents/{one['id']}").json()["members"][0]["event"]
            comment = {"action": "comment", "events": [event], "reason": f"by {name}"}
            return [writer.post("judgements", json=comment).status_code for _ in range(3)]

    with ThreadPoolExecutor(12) as pool:
        written = [pool.submit(write, name) for name in ("Ada", "Grace")]
        seen = [pool.submit(read, path) for path in paths]
        assert [one.result() for one in written] == [[201] * 3] * 2
        assert [one.result() for one in seen] == [{200}] * len(paths)
    judgements = httpx.get(f"{where}judgements").json()["judgements"]
    assert sorted(one["user"] for one in judgements) == ["Ada"] * 3 + ["Grace"] * 3
    assert len({one["sequence"] for one in judgements}) == 6
