"""The pages without JavaScript: marks that cross, the toll's drawing, and what an incident's page tells."""

import asyncio
import json
import re

import httpx
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as some
from made_up_ledgers import made_up

from dateline.desk.pages.highlight import ROLES, Mark, event_marks, paragraphs
from dateline.desk.pages.toll_chart import toll_charts
from dateline.desk.shell import mount_shell
from dateline.model import Block, Incident

TEXT = "Rebels shelled Ostan.\nNine people died, the mayor said."
BLOCKS = (Block(start=0, end=21, role="headline"), Block(start=22, end=55, role="body"))


def runs(text, blocks, *marks):
    return [
        [(segment.words, segment.roles) for segment in paragraph.segments]
        for paragraph in paragraphs(text, blocks, marks)
    ]


def test_marks_that_nest_and_cross_become_runs_with_all_roles():
    outer = Mark(0, 20, "evidence", "assault")
    inner = Mark(0, 6, "actor", "Rebels")
    across = Mark(15, 26, "place", "Ostan and on")
    assert runs(TEXT, BLOCKS, outer, inner, across) == [
        [
            ("Rebels", ("evidence", "actor")),
            (" shelled ", ("evidence",)),
            ("Ostan", ("evidence", "place")),
            (".", ("place",)),
        ],
        [("Nine", ("place",)), (" people died, the mayor said.", ())],
    ]


def test_a_text_without_blocks_is_one_paragraph_and_an_empty_one_none():
    assert runs("Ostan", (), Mark(0, 5, "place", "Ostan")) == [[("Ostan", ("place",))]]
    assert runs("", ()) == []


def test_two_marks_of_one_role_tell_of_both():
    (paragraph,) = paragraphs("Ostan", (), [Mark(0, 5, "place", "one"), Mark(0, 5, "place", "other")])
    assert paragraph.segments[0].told == "one; other"


@given(
    text=some.text(min_size=1, max_size=60),
    marks=some.lists(
        some.tuples(some.integers(-2, 62), some.integers(-2, 62), some.sampled_from(ROLES)), max_size=12
    ),
)
def test_marking_loses_and_adds_no_letter(text, marks):
    laid = [Mark(start, end, role, role) for start, end, role in marks]
    (paragraph,) = paragraphs(text, (), laid)
    assert "".join(segment.words for segment in paragraph.segments) == text
    for segment in paragraph.segments:
        assert text[segment.start : segment.start + len(segment.words)] == segment.words
        over = {
            mark.role
            for mark in laid
            if 0 <= mark.start <= segment.start
            and segment.start + len(segment.words) <= mark.end <= len(text)
        }
        assert set(segment.roles) == over


def test_an_events_marks_are_the_words_of_its_fields():
    ledger = made_up(1)[0]
    words = {
        mark.role: ledger.report.text[mark.start : mark.end] for mark in event_marks(ledger, ledger.events[0])
    }
    assert words["time"] == "January 8"
    assert words["place"] == "Koregh"
    assert words["toll"] == "killing 2 people"
    assert words["actor"] == "the Northern Army"


def incident_with_tolls(desk):
    (one,) = [
        one for one in desk.get("incidents?type=ASSAULT&limit=1000").json()["items"] if one["reports"] == 3
    ]
    return desk.get(f"incidents/{one['id']}").json()


def test_the_toll_rises_over_the_days_of_the_reports(desk):
    incident = Incident.model_validate(incident_with_tolls(desk))
    (chart,) = toll_charts(incident)
    assert chart.effect == "killed"
    assert len(chart.marks) == 3
    by_day = sorted(chart.marks, key=lambda mark: mark.day)
    assert [mark.x for mark in by_day] == sorted({mark.x for mark in by_day})
    # Higher figures stand higher, and heights count from the top.
    assert [mark.high_y for mark in by_day] == sorted((mark.high_y for mark in by_day), reverse=True)
    assert chart.top == incident.killed_high
    assert all(chart.frame.left < mark.x < chart.frame.width for mark in by_day)
    assert all(chart.frame.ceiling <= mark.high_y <= mark.low_y <= chart.frame.floor for mark in by_day)


def test_an_incident_without_figures_has_no_chart(desk):
    one = desk.get("incidents?type=AGREE").json()["items"][0]
    assert toll_charts(Incident.model_validate(desk.get(f"incidents/{one['id']}").json())) == ()


def test_the_page_of_an_incident_tells_every_version_and_who_says_so(desk, pages):
    incident = incident_with_tolls(desk)
    page = pages.get(f"/i/{incident['id']}")
    assert page.status_code == 200
    assert page.headers["dateline-snapshot"] in page.text
    told = page.text
    figures = [version for version in incident["versions"] if version["field"] == "casualties.killed"]
    assert len(figures) == 3
    for version in figures:
        assert f'<strong dir="auto">{version["label"]}</strong>' in told
        for source in version["sources"]:
            assert f"/r/{source['report'][7:19]}#at-{source['start']}" in told
    for member in incident["members"]:
        assert member["publisher"] in told
    assert re.search(r'<mark class="evidence[^"]*" title="[^"]+">', told)
    assert told.count("<circle") == 3
    assert "<details open" not in told, "words on violence are folded until they are asked for"
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', told, re.S).group(1))
    assert data["@type"] == "Event"
    assert data["startDate"] == incident["time"]["start"]
    assert {one["@type"] for one in data["subjectOf"]} == {"NewsArticle", "Claim"}, "nobody reviewed it"
    assert "@misc{dateline-" + incident["id"] in told


def test_links_from_a_value_lead_to_its_words(desk, pages):
    incident = incident_with_tolls(desk)
    for version in incident["versions"]:
        for source in version["sources"]:
            page = pages.get(f"/r/{source['report'][7:19]}").text
            assert f'id="at-{source["start"]}"' in page, version["field"]


def test_the_page_as_it_stood_leads_on_to_pages_as_they_stood(pages, desk):
    one = desk.get("incidents?as_of=2").json()["items"][0]
    told = pages.get(f"/i/{one['id']}", params={"as_of": 2}).text
    links = re.findall(r'href="(/[ir]/[^"#]+)', told)
    assert links
    assert all(link.endswith("?as_of=2") for link in links)


def test_a_page_that_is_not_there_says_so_in_words(pages):
    for path in ("/i/i-0000000000000", "/r/000000000000", "/i/%3Cscript%3E"):
        page = pages.get(path)
        assert page.status_code == 404, path
        assert page.headers["content-type"].startswith("text/html")
        assert "<script>" not in page.text


def test_withdrawn_words_are_gone_and_the_page_says_why(open_desk):
    where = open_desk()
    report = next(
        one
        for one in open_desk.store.view().reports(limit=100).items
        if open_desk.store.view().incident(one.incidents[0]).reports == 1
    )
    words = open_desk.store.view().report(report.id).report.text.partition("\n")[2][:60]
    addresses = [f"{where}r/{report.key}", f"{where}i/{report.incidents[0]}"]
    assert all('class="frozen"' in httpx.get(address).text for address in addresses)
    open_desk.store.withdraw(report.id, "Ada", "asked by the <publisher>")
    for address in addresses:
        page = httpx.get(address)
        assert page.status_code == 200
        assert 'class="frozen"' not in page.text
        assert words not in page.text
    assert "asked by the &lt;publisher&gt;" in httpx.get(addresses[0]).text
    held = httpx.get(f"{where}api/v1/reports/{report.key}").json()
    assert (held["report"]["text"], held["reading"]) == ("", None)


def shell_answers(static, *paths):
    """What the application's files answer where they lie in this folder."""
    app = FastAPI()
    mount_shell(app, static)

    async def ask():
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://localhost"
        ) as client:
            return [await client.get(path) for path in paths]

    return asyncio.run(ask())


def test_every_other_address_is_the_applications(tmp_path):
    static = tmp_path / "static"
    (static / "assets").mkdir(parents=True)
    (static / "index.html").write_text("<title>the application</title>", encoding="utf-8")
    (static / "assets/main-1a2b.js").write_text("let x = 1", encoding="utf-8")
    (tmp_path / "outside.txt").write_text("outside", encoding="utf-8")
    (static / "assets/link.txt").symlink_to(tmp_path / "outside.txt")
    for page in shell_answers(static, "/", "/incident/i-0123456789abc", "/review", "/index.html"):
        assert (page.status_code, page.text) == (200, "<title>the application</title>"), page.url
        assert page.headers["cache-control"] == "no-cache"
    (script,) = shell_answers(static, "/assets/main-1a2b.js")
    assert "javascript" in script.headers["content-type"]
    assert "immutable" in script.headers["cache-control"]
    absent = ("/assets/none.js", "/none.js", "/assets/none", "/api/v1/none", "/assets/link.txt")
    assert [answer.status_code for answer in shell_answers(static, *absent)] == [404] * len(absent)


def test_a_package_without_the_applications_files_says_so(tmp_path):
    (page,) = shell_answers(tmp_path / "static", "/")
    assert page.status_code == 200
    assert "not built" in page.text
