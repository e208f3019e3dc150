"""Answers that are kept: the same for the same question and state, and never more than there is room for."""

import gzip
import random

import httpx
from serving import WRITES

from dateline.desk.kept import KeptAnswers


def test_the_least_used_answers_go_first():
    noise = random.Random(1)
    bodies = [noise.randbytes(1000) for _ in range(3)]
    answers = KeptAnswers(limit=2500)
    for number, body in enumerate(bodies[:2]):
        assert gzip.decompress(answers.keep("s", str(number), body)) == body
    assert answers.get("s", "0") is not None
    answers.keep("s", "2", bodies[2])
    assert answers.get("s", "1") is None
    assert gzip.decompress(answers.get("s", "0")) == bodies[0]
    assert answers.get("t", "0") is None


def test_an_answer_that_is_too_large_is_given_and_not_kept():
    answers = KeptAnswers(limit=10)
    assert gzip.decompress(answers.keep("s", "q", b"x" * 100)) == b"x" * 100
    assert answers.get("s", "q") is None


def test_kept_answers_follow_the_ledger_and_the_question(open_desk):
    with httpx.Client(base_url=f"{open_desk()}api/v1/", headers=WRITES, timeout=30) as desk:
        first = desk.get("facets").json()
        assert desk.get("facets").json() == first
        plain = desk.get("facets", headers={"Accept-Encoding": "identity"})
        assert "content-encoding" not in plain.headers
        assert plain.json() == first
        assert desk.get("facets", params={"type": "ASSAULT"}).json() != first
        assert desk.get("points").json()["fields"][0] == "id"
        one = desk.get("incidents").json()["items"][0]
        event = desk.get(f"incidents/{one['id']}").json()["members"][0]["event"]
        desk.post("session", json={"name": "Ada"})
        assert desk.post("judgements", json={"action": "reject", "events": [event]}).status_code == 201
        after = desk.get("facets").json()
        assert sum(one["count"] for one in after["facets"]["type"]) == (
            sum(one["count"] for one in first["facets"]["type"]) - 1
        )
