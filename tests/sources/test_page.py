"""HTML pages."""

from datetime import date
from pathlib import Path

import lxml.html
import pytest

from dateline.model import BlockRole, PublishedBasis
from dateline.sources import Given, UnreadableError, page_report
from dateline.sources.page_date import published_on


def test_article_page(pages: Path) -> None:
    report = page_report((pages / "report.html").read_bytes())
    assert report.title == "Shelling kills nine in Kestova market"
    assert report.publisher == "The Northern Herald"
    assert report.author == "Mira Doe"
    assert report.url == "https://herald.example/2019/05/06/kestova-market"
    assert (report.published, report.published_basis) == ("2024-01-18", PublishedBasis.METADATA)
    first, *rest = [(report.text[b.start : b.end], b.role) for b in report.blocks]
    assert first == (report.title, BlockRole.HEADLINE)
    assert ("Residents clear rubble from the market in Kestova, Jan. 18, 2024.", BlockRole.CAPTION) in rest
    assert [role for _, role in rest].count(BlockRole.BODY) == 4
    assert "Most read" not in report.text
    assert "Copyright" not in report.text


def test_given_date_comes_before_the_page(pages: Path) -> None:
    report = page_report((pages / "report.html").read_bytes(), Given(published=date(2024, 1, 19)))
    assert (report.published, report.published_basis) == ("2024-01-19", PublishedBasis.GIVEN)


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<p>", "<!-- only a comment -->", "<<<>>>", "<html><body><p>Too short.</p>"]
)
def test_page_without_article(markup: str) -> None:
    with pytest.raises(UnreadableError, match=r"no article|no HTML"):
        page_report(markup)


def test_menu_page(pages: Path) -> None:
    with pytest.raises(UnreadableError, match="no article"):
        page_report((pages / "menu.html").read_bytes())


def test_declared_encoding(pages: Path) -> None:
    markup = (pages / "report.html").read_text().replace('charset="utf-8"', 'charset="iso-8859-1"')
    report = page_report(markup.encode("cp1252"))
    assert "“We were not there,”" in report.text


@pytest.mark.parametrize(
    ("markup", "day"),
    [
        ('<meta name="date" content="2024-01-18"><p>x', date(2024, 1, 18)),
        (
            '<script type="application/ld+json">'
            '{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-01-18"}]}</script>',
            date(2024, 1, 18),
        ),
        (
            '<script type="application/ld+json">{broken</script>'
            '<article><time datetime="2024-01-18T10:00">x</time></article>',
            date(2024, 1, 18),
        ),
        ('<meta property="article:modified_time" content="2024-02-02"><p>On 3 May 2011 it began.</p>', None),
        ('<aside><time datetime="2030-01-01">x</time></aside>', None),
        ('<link rel="canonical" href="https://x.example/2019/05/06/story"><p>x', None),
        ('<article><time class="updated" datetime="2024-02-02">x</time></article>', None),
    ],
)
def test_only_stated_dates_are_metadata(markup: str, day: date | None) -> None:
    assert published_on(lxml.html.document_fromstring(f"<html><body>{markup}</body></html>")) == day


def test_comments_inside_paragraphs_do_not_break_them(pages: Path) -> None:
    markup = (pages / "report.html").read_text().replace("nine people", "<!-- -->nine<!-- --> people")
    assert "killing at least nine people, hospital staff said." in page_report(markup).text


def test_other_language() -> None:
    german = """<article><h1>Neun Tote bei Angriff auf Markt</h1>
    <p>Bei einem Angriff auf einen Markt sind am Donnerstag neun Menschen ums Leben gekommen.</p>
    <p>Die Armee wies den Vorwurf zurück: Ihre Soldaten seien nicht in der Stadt gewesen.</p>
    <p>Der Bürgermeister sagte, er habe die Geschütze selbst gesehen und werde vor Gericht aussagen.</p>
    </article>"""
    with pytest.raises(UnreadableError, match="English"):
        page_report(german)
