"""What the desk refuses: other sites and names, strangers, large bodies, climbing paths."""

import json

import httpx
import pytest
from serving import WRITES

from dateline.desk.gate import BODY_LIMIT

API = "/api/v1"
COMMENT = {"action": "comment", "reason": "x"}


# Names, sites, strangers


@pytest.mark.parametrize(
    "name",
    [
        "evil.example",
        "evil.example:80",
        "localhost.evil.example",
        "",
        "user@localhost",
        "[",
        "localhost?",
        "localhost#",
        "localhost/pages/",
    ],
)
def test_a_name_that_is_not_the_desks_is_refused(address, ask_raw, name):
    status, body, _ = ask_raw(address, "GET", f"{API}/snapshot", {"Host": name})
    assert status == 400
    assert "snapshot" not in body.replace("/snapshot", "")


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]:9", "LOCALHOST:1234"])
def test_names_of_this_machine_are_answered(address, ask_raw, name):
    assert ask_raw(address, "GET", f"{API}/snapshot", {"Host": name})[0] == 200


@pytest.mark.parametrize(
    ("headers", "says"),
    [
        ({}, "Dateline-Request"),
        ({**WRITES, "Origin": "https://evil.example"}, "another site"),
        ({**WRITES, "Origin": "null"}, "another site"),
        ({**WRITES, "Sec-Fetch-Site": "cross-site"}, "another site"),
        ({**WRITES, "Sec-Fetch-Site": "same-site"}, "another site"),
        ({**WRITES, "Origin": "http://127.0.0.1:1"}, "another site"),
    ],
)
def test_what_another_sites_page_sends_does_nothing(open_desk, headers, says):
    with httpx.Client(base_url=open_desk(), timeout=30) as visitor:
        visitor.post(f"{API}/session", json={"name": "Ada"}, headers=WRITES)
        before = visitor.get(f"{API}/snapshot").json()
        for path, body in (("judgements", COMMENT), ("session", {"name": "Eve"})):
            answer = visitor.post(f"{API}/{path}", json=body, headers=headers)
            assert answer.status_code == 403
            assert says in answer.json()["detail"]
        assert visitor.delete(f"{API}/session", headers=headers).status_code == 403
        assert visitor.get(f"{API}/session").json()["user"] == "Ada"
        assert visitor.get(f"{API}/snapshot").json() == before


def test_the_desks_own_page_may_write(open_desk):
    where = open_desk()
    headers = {**WRITES, "Origin": where.rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    assert httpx.post(f"{where}api/v1/session", json={"name": "Ada"}, headers=headers).status_code == 200


def test_a_form_of_another_site_can_not_sign_anyone_in(open_desk):
    where = open_desk()
    sent = httpx.post(f"{where}sign-in", data={"name": "Eve"}, headers={"Origin": "https://evil.example"})
    assert sent.status_code == 403
    assert "set-cookie" not in sent.headers


def test_other_sites_pages_can_not_read(address):
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Origin": "https://evil.example"}
    assert httpx.get(f"{address}api/v1/incidents", headers=headers).status_code == 403
    plain = httpx.get(f"{address}api/v1/incidents", headers={"Origin": "https://evil.example"})
    assert not [name for name in plain.headers if name.startswith("access-control")]
    assert plain.headers["cross-origin-resource-policy"] == "same-origin"


def test_only_json_is_taken(open_desk):
    where = open_desk()
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        sent = httpx.post(
            f"{where}api/v1/session", content=b'{"name": "Eve"}', headers={**WRITES, "Content-Type": kind}
        )
        assert sent.status_code == 422, kind
        assert "set-cookie" not in sent.headers


# Bodies and paths


def test_a_body_that_says_that_it_is_too_large(address, ask_raw):
    headers = {**WRITES, "Content-Type": "application/json", "Content-Length": str(BODY_LIMIT + 1)}
    status, body, _ = ask_raw(address, "POST", f"{API}/session", headers)
    assert status == 413
    assert json.loads(body)["detail"] == f"the body is larger than {BODY_LIMIT} bytes"


def test_a_body_that_does_not_say_how_large_it_is(address):
    def endless():
        yield b'{"name": "'
        for _ in range(BODY_LIMIT // 65536 + 1):
            yield b"x" * 65536
        yield b'"}'

    sent = httpx.post(
        f"{address}api/v1/session", content=endless(), headers={**WRITES, "Content-Type": "application/json"}
    )
    assert sent.status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b'{"name": NaN}',
        b'{"name": "\\ud800"}',
        b"\xff\xfe",
        b'{"name": "\\u0000"}',
        b"null",
    ],
)
def test_bodies_that_are_no_session(address, body):
    sent = httpx.post(
        f"{address}api/v1/session", content=body, headers={**WRITES, "Content-Type": "application/json"}
    )
    assert sent.status_code in {400, 422}
    assert sent.headers["content-type"] == "application/problem+json"
    assert "set-cookie" not in sent.headers


@pytest.mark.parametrize("value", ["NaN", "Infinity", "[-1e999]", '"\\ud800"', "[" * 5000 + "]" * 5000])
def test_a_judgements_value_is_plain_json(open_desk, value):
    with httpx.Client(base_url=open_desk(), headers=WRITES, timeout=30) as desk:
        desk.post(f"{API}/session", json={"name": "Ada"})
        before = desk.get(f"{API}/snapshot").json()
        one = desk.get(f"{API}/incidents").json()["items"][0]
        event = desk.get(f"{API}/incidents/{one['id']}").json()["members"][0]["event"]
        body = f'{{"action": "comment", "reason": "x", "events": ["{event}"], "value": {value}}}'
        sent = desk.post(f"{API}/judgements", content=body, headers={"Content-Type": "application/json"})
        assert sent.status_code in {400, 422}, sent.text
        assert desk.get(f"{API}/snapshot").json() == before


@pytest.mark.parametrize(
    "path",
    [
        "/../settings.py",
        "/assets/../../settings.py",
        "/%2e%2e/settings.py",
        "/..%2fsettings.py",
        "/assets/..%5c..%5csettings.py",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/.../settings.py",
        "/assets/%00",
        "/pages/../../identity.py",
        "/pages/..%2f..%2fidentity.py",
        "/" + "a" * 5000 + ".js",
        "/%ff%fe.txt",
    ],
)
def test_paths_do_not_climb(address, ask_raw, path):
    status, body, headers = ask_raw(address, "GET", path, {"Accept": "*/*"})
    assert status in {400, 404} or "text/html" in headers["Content-Type"], body[:200]
    for words in ("DeskSettings", "root:", "compare_digest"):
        assert words not in body


# What goes out


@pytest.mark.parametrize(
    "path",
    [
        "",
        "api/v1/incidents",
        "api/v1/nothing",
        "i/i-0000000000000",
        "sign-in",
        "pages/pages.css",
        "review",
        "x.js",
    ],
)
def test_every_answer_carries_the_security_headers(address, path):
    headers = httpx.get(address + path).headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert policy.get("script-src", "'self'") == "'self'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers


def test_a_fault_of_the_desk_tells_nothing_of_its_inside(open_desk, monkeypatch):
    where = open_desk()

    def broken(*_):
        raise RuntimeError("secret path /etc/shadow")

    monkeypatch.setattr("dateline.ledger.view.LedgerView.facets", broken)
    answer = httpx.get(f"{where}api/v1/facets")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "shadow" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
