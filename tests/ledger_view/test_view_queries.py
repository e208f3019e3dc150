"""What each filter finds, in which order, page after page: the same on SQLite and PostgreSQL."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import key, report_id

from dateline.ledger.error import LedgerError, UnknownIdError
from dateline.ledger.view import CursorError, LedgerView, QueryError
from dateline.ledger.view.geography import kilometres
from dateline.model import Query
from dateline.reconciling.occurrence import incident_id

SHELLING = "Northern Army shells villagers in Kaldar"
RAID = "Free Valley Front attacks Northern Army"
MARCH = "villagers protest in Suvaré"
THREAT = "someone threatens someone"
ALL = {SHELLING, RAID, MARCH, THREAT}


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        ({}, ALL),
        ({"rejected": True}, ALL | {"a slip"}),
        ({"type": ["PROTEST", "THREATEN"]}, {MARCH, THREAT}),
        ({"mode": ["demonstrate"]}, {MARCH}),
        ({"actor": ["a-00000000000a1"]}, {SHELLING, RAID}),
        ({"by": ["a-00000000000a1"]}, {SHELLING}),
        ({"against": ["a-00000000000a1"]}, {RAID}),
        ({"actor": ["fvf"]}, {RAID}),
        ({"actor": ["army northern"]}, {SHELLING, RAID}),
        ({"actor": ["valley front"]}, {RAID}),
        ({"actor": ["armies"]}, set()),
        ({"by": ["front", "villagers"]}, {RAID, MARCH}),
        ({"country": ["irq"]}, {SHELLING}),
        ({"standing": ["denied", "contested"]}, {SHELLING, RAID}),
        ({"status": ["negated"]}, {RAID}),
        ({"since": "2024-03-01"}, {SHELLING, MARCH}),
        ({"until": "2024-02"}, {RAID}),
        ({"since": "2024-02-29", "until": "2024-03-03"}, {SHELLING, RAID}),
        ({"since": "2024-05-01", "until": "2024-05-01"}, {MARCH}),
        ({"until": "2024"}, {SHELLING, RAID, MARCH}),
        ({"toll": ["killed", 12]}, {SHELLING}),
        ({"toll": ["killed", 13]}, set()),
        ({"toll": ["injured", 1]}, set()),
        ({"source": ["valley courier"]}, {SHELLING, RAID}),
        ({"source": ["Defence"]}, {SHELLING}),
        ({"report": report_id("march")}, {MARCH}),
        ({"report": report_id("march").removeprefix("sha256:")[:12]}, {MARCH}),
        ({"near": [36.3, 43.1, 20]}, {SHELLING}),
        ({"near": [36.3, 43.1, 1]}, set()),
        ({"near": [-17, 180, 80]}, {MARCH, RAID}),
        ({"near": [-17, -180, 80]}, {MARCH, RAID}),
        ({"near": [89.9, 10, 6500]}, {SHELLING}),
        ({"near": [0, 0, 30000]}, {SHELLING, MARCH, RAID}),
        ({"box": [40, 30, 50, 40]}, {SHELLING}),
        ({"box": [179, -18, -179, -16]}, {MARCH, RAID}),
        ({"box": [-179, -18, 179, -16]}, set()),
        ({"text": "granary"}, {SHELLING}),
        ({"text": "shell granaries"}, {SHELLING}),
        ({"text": '"old granary"'}, {SHELLING}),
        ({"text": '"granary old"'}, set()),
        ({"text": "suvare"}, {MARCH}),
        ({"text": "al-Nur"}, {MARCH}),
        ({"text": "nur-al"}, set()),
        ({"text": "bombard* doctors"}, {SHELLING, THREAT}),
        ({"text": "shells -granary"}, {RAID, THREAT}),
        ({"text": "-kaldar"}, {MARCH}),
        ({"text": "FVF"}, {RAID}),
        ({"text": "kaldar", "type": ["ASSAULT"], "country": ["IRQ"]}, {SHELLING}),
    ],
)
def test_filters(view: LedgerView, filters, titles):
    page = view.incidents(Query.model_validate(filters))
    assert {one.title for one in page.items} == titles
    assert page.total == len(titles)
    assert page.next is None


@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("latest", [MARCH, THREAT, SHELLING, RAID]),
        ("earliest", [RAID, SHELLING, THREAT, MARCH]),
        ("killed", [SHELLING]),
        ("sources", [SHELLING]),
    ],
)
def test_orders(view: LedgerView, sort, titles):
    found = [one.title for one in view.incidents(Query(sort=sort)).items]
    assert found[: len(titles)] == titles
    assert set(found) == ALL


@pytest.mark.parametrize("sort", ["latest", "earliest", "killed", "sources", "score"])
def test_pages_meet_without_gap_or_overlap(view: LedgerView, sort):
    whole = [one.id for one in view.incidents(Query(sort=sort)).items]
    found, cursor = [], None
    while True:
        page = view.incidents(Query(sort=sort, limit=1, cursor=cursor))
        assert page.total == len(whole)
        found += [one.id for one in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert found == whole


def test_a_cursor_is_of_its_own_query_alone(view: LedgerView):
    cursor = view.incidents(Query(limit=1)).next
    for wrong in (cursor[:-2], cursor[:9] + ("A" if cursor[9] != "A" else "B") + cursor[10:], "x", "ä", ""):
        with pytest.raises(CursorError):
            view.incidents(Query(limit=1, cursor=wrong))
    with pytest.raises(CursorError, match="another query"):
        view.incidents(Query(limit=1, cursor=cursor, type=("ASSAULT",)))
    assert view.incidents(Query(limit=2, cursor=cursor)).items, "the size of a page may change"


@pytest.mark.parametrize(
    ("filters", "says"),
    [
        ({"since": "yesterday"}, "since 'yesterday' is no day"),
        ({"until": "2024-02-30"}, "until '2024-02-30' is no day"),
        ({"since": "2024-02-02", "until": "2024-02-01"}, "lies after"),
        ({"near": [95, 0, 1]}, "latitude,longitude,kilometres"),
        ({"near": [5, 0, 0]}, "latitude,longitude,kilometres"),
        ({"box": [0, 10, 5, 5]}, "west,south,east,north"),
        ({"country": ["Iran"]}, "three letters"),
        ({"report": "42"}, "no report's id"),
        ({"text": "…!?"}, "no word"),
        ({"actor": ["--"]}, "no word"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(view: LedgerView, filters, says):
    with pytest.raises(QueryError, match=says) as caught:
        view.incidents(Query.model_validate(filters))
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, LedgerError)


def test_every_members_id_leads_to_the_incident(view: LedgerView):
    whole = view.incident(incident_id(key("first", 1)))
    assert whole.title == SHELLING
    for other in (incident_id(key("second", 1)), incident_id(key("copy", 1)), key("second", 1)):
        assert view.incident(other) == whole
    with pytest.raises(UnknownIdError, match="no incident i-0000000000000"):
        view.incident("i-0000000000000")
    with pytest.raises(UnknownIdError, match="is no incident's id"):
        view.incident("'; DROP TABLE incident --")


PUNCTUATION = st.text(st.sampled_from("""ab"'*-+:()^{}[]~&|!<>\\/%_;. \0\n é中ORANDNOTNEAR"""), max_size=40)


@pytest.mark.parametrize("backend", ["sqlite", "postgres"])
def test_no_text_is_an_error_of_syntax(backend, request):
    view = LedgerView(request.getfixturevalue(f"planted_{backend}"))

    said: set[str] = set()

    @settings(max_examples=60, deadline=None)
    @given(st.one_of(PUNCTUATION, st.text(max_size=30)))
    def search(text):
        for find in (
            lambda: view.incidents(Query(text=text)).total,
            lambda: view.reports(text).total,
            lambda: view.actors(text).total,
            lambda: view.incidents(Query(source=(text,), mode=(text,))).total,
        ):
            try:
                assert find() >= 0
            except QueryError as error:
                said.add(str(error).partition(" to look for")[0])

    search()
    assert said <= {"no word"}


@given(st.floats(-89, 89), st.floats(-180, 180), st.floats(-89, 89), st.floats(-180, 180))
def test_distance_is_symmetric_and_at_most_half_way_round(one, two, three, four):
    there = kilometres(one, two, three, four)
    assert there == pytest.approx(kilometres(three, four, one, two), abs=1e-6)
    assert 0 <= there <= 20_016


def test_known_distances():
    assert kilometres(52.5200, 13.4050, 48.8566, 2.3522) == pytest.approx(877.5, abs=1)
    assert kilometres(0, 179.5, 0, -179.5) == pytest.approx(111.2, abs=0.1)
