"""Markup in what reports and people say: it stays text on every page."""

import json
import re
from html.parser import HTMLParser

import httpx
import pytest
from serving import WRITES

from dateline.desk.pages.rendering import web_address

API = "/api/v1"


class Elements(HTMLParser):
    """The elements of a page with their attributes, as a browser would make them."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.scripts = []
        self.inside = None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag == "script":
            self.inside = ""

    def handle_data(self, data):
        if self.inside is not None:
            self.inside += data

    def handle_endtag(self, tag):
        if tag == "script" and self.inside is not None:
            self.scripts.append(self.inside)
            self.inside = None


def hostile_report(desk):
    (one,) = [one for one in desk.get("reports?limit=1000").json()["items"] if "</script>" in one["title"]]
    return one


def test_markup_in_titles_texts_and_names_stays_text(desk, pages):
    one = hostile_report(desk)
    (incident,) = one["incidents"]
    for path in (f"/i/{incident}", f"/r/{one['key']}"):
        page = pages.get(path)
        assert page.status_code == 200
        elements = Elements(page.text)
        kinds = {tag for tag, _ in elements.found}
        assert not kinds & {"img", "iframe", "object"}, kinds
        assert not [tag for tag, held in elements.found if any(name.startswith("on") for name in held)]
        assert not [
            held for _, held in elements.found if (held.get("href") or "").lower().startswith("javascript")
        ]
        assert not [held for tag, held in elements.found if tag == "svg" and "viewbox" not in held]
        assert len(elements.scripts) == ("/i/" in path)
        assert "&lt;/script&gt;&lt;script&gt;alert(15)&lt;/script&gt; {{7*7}}" in page.text
        assert "style=" not in page.text
    data = json.loads(Elements(pages.get(f"/i/{incident}").text).scripts[0])
    assert data["subjectOf"][0]["headline"].startswith("</script><script>alert(15)")


def test_markup_in_a_judgement_stays_text(open_desk):
    where = open_desk()
    with httpx.Client(base_url=where, headers=WRITES, timeout=30) as desk:
        desk.post(f"{API}/session", json={"name": "<script>alert(2)</script>"})
        one = desk.get(f"{API}/incidents").json()["items"][0]
        event = desk.get(f"{API}/incidents/{one['id']}").json()["members"][0]["event"]
        sent = desk.post(
            f"{API}/judgements",
            json={"action": "reject", "events": [event], "reason": "</script><script>alert(3)"},
        )
        assert sent.status_code == 201
        page = desk.get(f"/i/{one['id']}")
        assert len(Elements(page.text).scripts) == 1
        assert "&lt;script&gt;alert(2)" in page.text
        assert "&lt;/script&gt;&lt;script&gt;alert(3)" in page.text
        assert re.search(r'"reviewBody": "rejected by a reviewer; \\u003c/script', page.text)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", " javascript:x", "http://[", None, ""]
)
def test_addresses_that_are_no_web_pages_are_no_links(url):
    assert web_address(url) is None


def test_addresses_of_web_pages_are_links():
    assert web_address("https://courier.example/1?a=b") == "https://courier.example/1?a=b"


def test_json_is_never_taken_for_a_page(desk):
    answer = desk.get(f"reports/{hostile_report(desk)['key']}", headers={"Accept": "text/html"})
    assert answer.headers["content-type"] == "application/json"
    wrong = desk.get("incidents", params={"type": "<script>"}, headers={"Accept": "text/html"})
    assert wrong.headers["content-type"] == "application/problem+json"
