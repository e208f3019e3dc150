"""One address for one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ledger.address import canonical_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://www.outlet.example/a/b/?utm_source=x&utm_medium=y#top", "outlet.example/a/b"),
        ("http://outlet.example:80/a/b", "outlet.example/a/b"),
        ("https://m.outlet.example/a/b/amp/", "outlet.example/a/b"),
        ("https://amp.outlet.example/a/b.amp.html", "outlet.example/a/b.html"),
        ("https://outlet.example/a/index.html", "outlet.example/a"),
        ("HTTPS://Outlet.Example/A", "outlet.example/A"),
        ("https://outlet.example/a?id=7&fbclid=abc&page=2", "outlet.example/a?id=7&page=2"),
        ("https://outlet.example/a?page=2&id=7", "outlet.example/a?id=7&page=2"),
        ("https://outlet.example:8443/a", "outlet.example:8443/a"),
        ("https://outlet.example/caf%C3%A9", "outlet.example/caf%C3%A9"),
        ("https://outlet.example/café", "outlet.example/caf%C3%A9"),
        ("https://outlet.example", "outlet.example"),
        ("https://m.example/a", "m.example/a"),
        ("file:///home/ada/a.html", None),
        ("notes.txt", None),
        ("https://[::1/a", None),
        ("", None),
        (None, None),
    ],
)
def test_canonical_url(url: str | None, canonical: str | None) -> None:
    assert canonical_url(url) == canonical


@given(st.text(alphabet="abM./?&=#%2fé:-", max_size=40))
def test_again_changes_nothing(rest: str) -> None:
    once = canonical_url("https://outlet.example/" + rest)
    if once is not None:
        assert canonical_url("https://" + once) == once
