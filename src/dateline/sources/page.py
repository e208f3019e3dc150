"""Reports as HTML pages: main text, headline, captions, and what the page says of itself.

The main text is found by trafilatura (Barbaresi 2021, ACL demo); captions, which it drops, are put back at
their places where the page marks them as such (`figcaption`) and they stand between paragraphs of the main
text.
"""

import logging
import re
from collections.abc import Iterator

import lxml.etree
import lxml.html
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from dateline.model import Report
from dateline.sources.decoding import decode
from dateline.sources.intake import Given, Particulars, admit, headed
from dateline.sources.limits import MAXIMUM_PAGE_BYTES, size_reason
from dateline.sources.page_date import published_on
from dateline.sources.refusal import UnreadableError

__all__ = ["declared_encoding", "main_text", "page_report"]

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)|<\?xml[^>]{0,80}?encoding\s*=\s*[\"']([\w.-]+)",
    re.I,
)
_LEAST_WORDS = 25
"""Words in whole sentences; a page with fewer holds no report but a notice, a menu or a login."""
_PARSER = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
# Both log what they cannot parse; without a handler Python would print that on standard error.
for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())
_BLOCKS = {"p", "head", "item", "quote", "ab", "fw", "row", "code"}


def declared_encoding(raw: bytes) -> str | None:
    """The encoding that a page names in its first kilobytes."""
    match = _CHARSET.search(raw[:4096])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def page_report(
    raw: bytes | str, given: Given | None = None, *, url: str | None = None, declared: str | None = None
) -> Report:
    """The report on a page.

    Args:
        raw: the page.
        given: what the user states.
        url: where the page came from; its canonical link is preferred.
        declared: the encoding that the server names.

    Raises:
        UnreadableError: if there is no article on the page, or its text cannot be taken in.
    """
    if len(raw) > MAXIMUM_PAGE_BYTES:
        raise UnreadableError(size_reason(len(raw), MAXIMUM_PAGE_BYTES, "bytes", "save the article alone"))
    markup = raw if isinstance(raw, str) else decode(raw, declared or declared_encoding(raw))
    if not markup.strip():
        raise UnreadableError("it is empty; save the page again")
    # lxml refuses a declared encoding in a text that is decoded already; null characters end its reading.
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup.replace("\0", " "))
    tree = _parse(markup)
    text, captions, document = main_text(markup, url)
    sentences = " ".join(line for line in text.split("\n") if re.search(r"[.!?…][\"'”’)\]]*$", line.strip()))
    if len(re.findall(r"\w+", sentences)) < _LEAST_WORDS:
        raise UnreadableError(
            "there is no article on the page; name the address of a single report, or save its text"
        )
    title = _title(tree, document)
    particulars = Particulars(
        title=title,
        url=_canonical(tree) or url,
        publisher=_clean(_meta(tree, "og:site_name") or document.sitename),
        author=_names(document.author),
        published=published_on(tree),
    )
    return admit(headed(text, title), given or Given(), particulars, captions)


def main_text(markup: str, url: str | None = None) -> tuple[str, list[str], Document]:
    """The article's paragraphs, a line each, with marked captions at their places.

    Args:
        markup: the page.
        url: where it came from.

    Returns:
        The text ("" where there is none), the captions in it, and trafilatura's document.

    Raises:
        UnreadableError: if there is nothing to extract from.
    """
    try:
        document = bare_extraction(
            markup,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            # The date is found by `published_on`; htmldate's search of the text would be a guess.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # A page that trips the extractor must not stop the batch, whatever it raises.
        raise UnreadableError(
            f"the page cannot be taken apart ({type(error).__name__}); save its text"
        ) from error
    if not isinstance(document, Document):
        raise UnreadableError(
            "there is no article on the page; name the address of a single report, or save its text"
        )
    lines = list(_paragraphs(document.body)) or [
        line for line in (document.text or "").split("\n") if line.strip()
    ]
    placed = _with_captions(_parse(markup), lines)
    return "\n\n".join(line for line, _ in placed), [line for line, marked in placed if marked], document


def _parse(markup: str) -> HtmlElement:
    try:
        return lxml.html.document_fromstring(markup, parser=_PARSER)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("it holds no HTML; save the page again") from error


def _paragraphs(body: HtmlElement | None) -> Iterator[str]:
    """The texts of the innermost blocks of an extracted body, in order."""
    if body is None:
        return
    pending: list[str] = []

    def flush() -> Iterator[str]:
        line = " ".join("".join(pending).split())
        pending.clear()
        if line:
            yield line

    def walk(element: HtmlElement) -> Iterator[str]:
        block = element.tag in _BLOCKS or element.tag in {"list", "table", "div", "body", "main"}
        if block:
            yield from flush()
        if element.tag == "lb":
            yield from flush()
        if isinstance(element.tag, str) and element.text:
            pending.append(element.text)
        for child in element:
            yield from walk(child)
            if child.tail:
                pending.append(child.tail)
        if block:
            yield from flush()

    yield from walk(body)
    yield from flush()


def _with_captions(tree: HtmlElement, lines: list[str]) -> list[tuple[str, bool]]:
    """The lines, with the page's marked captions put after the line that precedes them on the page."""
    places = {_squeezed(line): place for place, line in reversed(list(enumerate(lines)))}
    after: dict[int, list[str]] = {}
    captions: set[str] = set()
    last: int | None = None
    for element in tree.iter():
        if element.tag in {"p", "h1", "h2", "h3", "h4", "li", "blockquote", "div"}:
            if element.tag != "div" or element.find(".//p") is None:
                last = places.get(_squeezed(element.text_content()), last)
        elif element.tag == "figcaption":
            caption = " ".join(_visible(element).split())
            if not re.search(r"\w+\W+\w+", caption) or len(caption) > 1000 or caption in captions:
                continue
            captions.add(caption)
            if _squeezed(caption) in places:
                continue
            if last is None and any(a.tag in {"article", "main"} for a in element.iterancestors()):
                after.setdefault(-1, []).append(caption)
            elif last is not None and last < len(lines) - 1:
                after.setdefault(last, []).append(caption)
    # Three captions or more in one place are a strip of other stories or a gallery.
    after = {place: held for place, held in after.items() if len(held) < 3}
    result = [(caption, True) for caption in after.get(-1, ())]
    for place, line in enumerate(lines):
        result.append((line, line in captions))
        result += [(caption, True) for caption in after.get(place, ())]
    return result


def _visible(element: HtmlElement) -> str:
    """The text of an element, with a space at each inner boundary and without scripts."""
    pieces: list[str] = element.xpath(".//text()[not(ancestor::script or ancestor::style)]")
    return " ".join(pieces)


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text)[:200]


def _meta(tree: HtmlElement, name: str) -> str | None:
    for element in tree.iter("meta"):
        if (element.get("property") or element.get("name") or "").strip().lower() == name:
            return element.get("content") or None
    return None


def _canonical(tree: HtmlElement) -> str | None:
    for element in tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split() and (
            href := (element.get("href") or "").strip()
        ).startswith(("http://", "https://")):
            return href
    address = (_meta(tree, "og:url") or "").strip()
    return address if address.startswith(("http://", "https://")) else None


def _title(tree: HtmlElement, document: Document) -> str | None:
    """The headline: a heading that the head's title repeats, else that title without the outlet."""
    stated = _clean(_meta(tree, "og:title")) or _clean(tree.findtext(".//title")) or ""
    found = _clean(document.title)
    headings = [text for h in tree.iter("h1", "h2") if (text := _clean(h.text_content())) and " " in text]
    for text in headings:
        if len(text.split()) >= 3 and text.lower() in stated.lower():
            return text
    if found and (not stated or found.lower() in stated.lower()):
        return found
    # A page saved with the outlet's title: the one heading of its article is the headline.
    inside = [_clean(h.text_content()) or "" for h in tree.xpath("//article//h1 | //main//h1")]
    if len(inside) == 1 and len(inside[0].split()) >= 4:
        return inside[0]
    outlet = _clean(_meta(tree, "og:site_name")) or _clean(document.sitename) or ""
    for separator in (" - ", " | ", " – ", " — ", " :: "):
        head, _, tail = stated.rpartition(separator)
        if len(head.split()) >= 3 and (tail.lower() == outlet.lower() or len(tail.split()) <= 2):
            return head
    return stated or found


def _clean(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _names(text: str | None) -> str | None:
    """The authors, each once whatever the case."""
    names: dict[str, str] = {}
    for name in (text or "").split(";"):
        if cleaned := _clean(name):
            names.setdefault(cleaned.lower(), cleaned)
    return "; ".join(names.values()) or None
