"""Who is let in: tokens, names, cookies, and the form without JavaScript."""

import httpx
import pytest
from serving import TOKEN, WRITES

from dateline.desk import DeskSettings
from dateline.desk.identity import COOKIE, clean_name

API = "/api/v1"
COMMENT = {"action": "comment", "reason": "x"}


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "desk.example", ""])
def test_others_can_not_be_let_in_without_a_token(host):
    with pytest.raises(ValueError, match="token"):
        DeskSettings(host=host)


def test_a_name_of_a_proxy_asks_for_a_token_too():
    with pytest.raises(ValueError, match=r"desk\.example"):
        DeskSettings(names=("desk.example",))


def test_a_token_that_can_be_guessed_is_refused_and_none_is_shown():
    with pytest.raises(ValueError, match="16 characters"):
        DeskSettings(token="hunter2")
    assert TOKEN not in repr(DeskSettings(token=TOKEN))


def test_strangers_see_nothing_of_the_ledger(open_desk):
    where = open_desk(token=TOKEN)
    with httpx.Client(base_url=where, timeout=30) as stranger:
        for path in ("snapshot", "incidents", "points", "events", "export", "reports", "queue"):
            answer = stranger.get(f"{API}/{path}")
            assert answer.status_code == 401, path
            assert answer.headers["www-authenticate"].startswith("Bearer")
            assert "token" in answer.json()["detail"]
        page = stranger.get("/i/i-0123456789abc?as_of=3")
        assert page.status_code == 303
        assert page.headers["location"] == "/sign-in?next=%2Fi%2Fi-0123456789abc%3Fas_of%3D3"
        assert stranger.get(f"{API}/session").json() == {"user": None, "admitted": False, "needs_token": True}


@pytest.mark.parametrize(
    "shown", ["", "wrong", TOKEN[:-1], TOKEN + "x", TOKEN.upper(), "ünïcode-tokén", f"{TOKEN} x"]
)
def test_wrong_tokens(open_desk, shown):
    with httpx.Client(base_url=open_desk(token=TOKEN), headers=WRITES, timeout=30) as stranger:
        sent = stranger.post(f"{API}/session", json={"name": "Eve", "token": shown})
        assert sent.status_code == 401
        assert "token" in sent.json()["detail"]
        assert "set-cookie" not in sent.headers
        bearer = {"Authorization": b"Bearer" + f" {shown}".rstrip().encode()}
        assert stranger.get(f"{API}/snapshot", headers=bearer).status_code == 401
        assert stranger.get(f"{API}/snapshot", params={"token": TOKEN}).status_code == 401


def test_the_right_token_lets_in_by_header_or_session(open_desk):
    with httpx.Client(base_url=open_desk(token=TOKEN), headers=WRITES, timeout=30) as visitor:
        bearer = {"Authorization": f"Bearer {TOKEN}"}
        assert visitor.get(f"{API}/snapshot", headers=bearer).status_code == 200
        # The token says that one may come in, not who one is.
        assert visitor.post(f"{API}/judgements", json=COMMENT, headers=bearer).status_code == 401
        assert visitor.post(f"{API}/session", json={"name": "Ada", "token": TOKEN}).json()["user"] == "Ada"
        assert visitor.get(f"{API}/snapshot").status_code == 200


def test_signing_in_without_javascript(open_desk):
    with httpx.Client(base_url=open_desk(token=TOKEN), timeout=30) as visitor:
        form = visitor.get("/sign-in", params={"next": "/r/abc"})
        assert 'name="token"' in form.text
        wrong = visitor.post("/sign-in", data={"name": "Ada <b>", "token": "wrong", "next": "/r/abc"})
        assert wrong.status_code == 401
        assert "Ada &lt;b&gt;" in wrong.text
        right = visitor.post("/sign-in", data={"name": "Ada", "token": TOKEN, "next": "/r/abc"})
        assert (right.status_code, right.headers["location"]) == (303, "/r/abc")
        assert visitor.get(f"{API}/session").json()["user"] == "Ada"


@pytest.mark.parametrize(
    "leads", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb"]
)
def test_signing_in_leads_to_no_other_site(open_desk, leads):
    sent = httpx.post(f"{open_desk()}sign-in", data={"name": "Ada", "next": leads})
    assert (sent.status_code, sent.headers["location"]) == (303, "/")


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(open_desk):
    sent = httpx.post(f"{open_desk()}api/v1/session", json={"name": "Ada"}, headers=WRITES)
    cookie = sent.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/" in cookie
    secure = httpx.post(
        f"{open_desk(names=('localhost',))}api/v1/session",
        json={"name": "Ada"},
        headers={**WRITES, "Origin": "https://localhost", "Sec-Fetch-Site": "same-origin"},
    )
    assert "secure" in secure.headers["set-cookie"].lower()


def test_a_cookie_that_was_changed_or_made_elsewhere_is_nobodys(open_desk):
    where, other = open_desk(token=TOKEN), open_desk(token=TOKEN + "2")
    made = httpx.post(f"{where}api/v1/session", json={"name": "Ada", "token": TOKEN}, headers=WRITES).cookies[
        COOKIE
    ]
    payload, _, signature = made.partition(".")
    forged = [
        f"{payload}.", payload, "", ".", f"{payload}.{signature[:-1]}{'1' if signature[-1] == '0' else '0'}",
        f"A{payload}.{signature}", f"{payload}.é", "x" * 3000,
    ]  # fmt: skip
    for value in [*forged, made]:
        headers = {"Cookie": f"{COOKIE}={value}".encode()}
        expected = 200 if value == made else 401
        assert httpx.get(f"{where}api/v1/snapshot", headers=headers).status_code == expected, value
        assert httpx.get(f"{other}api/v1/snapshot", headers=headers).status_code == 401, value


def test_names_hold_no_control_characters():
    assert clean_name("  Ada\u202e\x00\n Lovelace ") == "Ada Lovelace"
    for empty in ("", " ", "\u200b", "\x07"):
        with pytest.raises(ValueError, match="name"):
            clean_name(empty)
