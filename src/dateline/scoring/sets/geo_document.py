"""The three sets of place names of the Pragmatic Guide to Geoparsing Evaluation: LGL, TR-News, GeoVirus.

LGL (M. D. Lieberman, H. Samet, J. Sankaranarayanan, ICDE 2010): local news, most of it of the United States;
TR-News (E. Kamalloo, D. Rafiei, WWW 2018): news of many outlets; GeoVirus (M. Gritta, M. T. Pilehvar,
N. Collier, ACL 2018): news of epidemics. In the form of M. Gritta et al., Language Resources and Evaluation
2020.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from dateline.model import Report
from dateline.scoring.split import held_out
from dateline.sources import freeze

__all__ = ["GeoDocument", "GoldToponym", "kilometres", "read_geo"]

_WITHIN = 40
"""Characters that an offset may be off: those of GeoVirus count from one, those of a tenth of TR-News are
off by up to this."""
_RADIUS = 6371.0
"""Mean radius of the earth in kilometres."""


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """A place name of the key.

    Attributes:
        start: offset of its first character in the frozen text.
        end: offset after its last character.
        geonameid: the place's GeoNames id; None where the set gives none.
        latitude: degrees; None where the name is marked and not resolved.
        longitude: degrees, likewise.
        admin1: the name of the first-order division that holds the place, where the set gives one.
        country: the name of the country, likewise.
        code: GeoNames' feature code ("PPL", "ADM1"), likewise.
    """

    start: int
    end: int
    geonameid: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    admin1: str | None = None
    country: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class GeoDocument:
    """A report of one of the sets with its key.

    Attributes:
        name: its id in the set.
        report: the frozen text.
        toponyms: in the order of the text.
    """

    name: str
    report: Report
    toponyms: tuple[GoldToponym, ...]


def read_geo(path: Path, *, reported: bool) -> Iterator[GeoDocument]:
    """The documents of one half of a set, by the hash of their ids; of GeoVirus, by their source's address.

    Args:
        path: `lgl.xml`, `TR-News.xml` or `GeoVirus.xml`.
        reported: the half that is reported on; the other one may be looked at.

    Raises:
        OSError: if the file can't be read.
        ValueError: if it is no such file, or a name of the key is not in its text.
    """
    try:
        articles = ElementTree.parse(path).getroot().iter("article")
    except ElementTree.ParseError as error:
        raise ValueError(f"{path.name}: {error}") from error
    for number, article in enumerate(articles):
        name = article.get("docid") or _words(article, "source")
        if held_out(name, share=0.5) != reported:
            continue
        text = article.findtext("text") or ""
        if not text.strip():
            raise ValueError(f"{path.name}: article {number} has no text")
        report = freeze(text, url=_words(article, "url") or None, publisher=_words(article, "domain") or None)
        found = (
            _toponym(each, report.text, text, path.name)
            for tag in ("toponym", "location")
            for each in article.iter(tag)
        )
        toponyms = sorted(found, key=lambda toponym: (toponym.start, toponym.end))
        yield GeoDocument(f"{name}#{number}", report, tuple(toponyms))


def _words(element: ElementTree.Element, tag: str) -> str:
    return (element.findtext(tag) or "").strip()


def _toponym(element: ElementTree.Element, text: str, raw: str, name: str) -> GoldToponym:
    phrase = _words(element, "phrase") or _words(element, "name")
    stated = int(element.findtext("start") or -1)
    stated += len(text) - len(raw)  # what freezing takes away stands at the beginning
    nearest = [
        start
        for start in range(max(stated - _WITHIN, 0), stated + _WITHIN + 1)
        if text.startswith(phrase, start)
    ]
    if not phrase or not nearest:
        raise ValueError(f"{name}: {phrase!r} is not at {stated} of its text")
    start = min(nearest, key=lambda each: abs(each - stated))
    tag = element.find("gaztag")
    place = element if tag is None and element.find("lat") is not None else tag
    if place is None:
        return GoldToponym(start, start + len(phrase))
    return GoldToponym(
        start,
        start + len(phrase),
        int(place.get("geonameid") or 0) or None,
        float(place.findtext("lat") or "nan"),
        float(place.findtext("lon") or "nan"),
        place.findtext("admin1"),
        place.findtext("country"),
        place.findtext("fcode"),
    )


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance between two points of latitude and longitude in degrees."""
    (north, east), (to_north, to_east) = (
        (math.radians(latitude), math.radians(longitude)) for latitude, longitude in (one, other)
    )
    chord = (
        math.sin((to_north - north) / 2) ** 2
        + math.cos(north) * math.cos(to_north) * math.sin((to_east - east) / 2) ** 2
    )
    return 2 * _RADIUS * math.asin(min(1.0, math.sqrt(chord)))
