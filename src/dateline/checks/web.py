"""GeoJSON, PROV-JSON, Web Annotation and ClaimReview: the standards' rules on documents."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from dateline.checks.delimited import TableRow, check_cells
from dateline.checks.fault import Fault
from dateline.checks.own import flat_faults
from dateline.exports import load_codebook

__all__ = ["check_annotation", "check_claimreview", "check_geojson", "check_prov"]

_RELATIONS = {
    "wasDerivedFrom": ("prov:generatedEntity", "prov:usedEntity"),
    "wasAttributedTo": ("prov:entity", "prov:agent"),
    "hadMember": ("prov:collection", "prov:entity"),
    "wasGeneratedBy": ("prov:entity", "prov:activity"),
    "used": ("prov:activity", "prov:entity"),
    "wasAssociatedWith": ("prov:activity", "prov:agent"),
    "actedOnBehalfOf": ("prov:delegate", "prov:responsible"),
    "specializationOf": ("prov:specificEntity", "prov:generalEntity"),
    "alternateOf": ("prov:alternate1", "prov:alternate2"),
    "wasInformedBy": ("prov:informed", "prov:informant"),
}
"""Relations of PROV-JSON and their two ends (W3C Member Submission of 24 April 2013)."""
_SELECTORS = ("TextQuoteSelector", "TextPositionSelector")


def _checked(path: Path, rules: Callable[[dict[str, Any]], Iterator[Fault]]) -> Iterator[Fault]:
    """The faults of the one object that the file is; what keeps it from being one is the only fault."""
    try:
        document = json.loads(path.read_bytes())
    except ValueError as error:
        yield Fault(getattr(error, "lineno", None), None, f"is not JSON: {error}")
        return
    if isinstance(document, dict):
        yield from rules(document)
    else:
        yield Fault(None, None, "is not a JSON object")


def check_geojson(path: Path) -> Iterator[Fault]:
    """The faults of a GeoJSON file; lines are features. Properties are checked where they are an export's.

    Raises:
        OSError: if the file can't be read.
    """
    return _checked(path, _geojson)


def _geojson(document: dict[str, Any]) -> Iterator[Fault]:
    if document.get("type") != "FeatureCollection":
        yield Fault(None, "type", "is not FeatureCollection")
        return
    book = load_codebook("csv")
    for number, feature in enumerate(document.get("features") or [], start=1):
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            yield Fault(number, "type", "is not Feature")
            continue
        if "geometry" not in feature or "properties" not in feature:
            yield Fault(number, None, "a feature needs geometry and properties, null where there are none")
            continue
        yield from _geometry(number, feature["geometry"])
        if "dateline" in document:
            cells = {name: _cell(value) for name, value in (feature["properties"] or {}).items()}
            row = TableRow(number, cells)
            yield from check_cells(row, book)
            yield from flat_faults(row)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _geometry(number: int, geometry: Any) -> Iterator[Fault]:  # noqa: ANN401 - JSON of any shape
    if geometry is None or (isinstance(geometry, dict) and geometry.get("type") != "Point"):
        return
    point = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if not isinstance(point, list) or len(point) < 2 or not all(isinstance(x, int | float) for x in point):
        yield Fault(number, "geometry", "a point has two numbers: longitude, latitude")
    elif abs(point[0]) > 180 or abs(point[1]) > 90:
        yield Fault(number, "geometry", f"{point} is off the globe: longitude comes first")


def check_prov(path: Path) -> Iterator[Fault]:
    """The faults of a PROV-JSON document: relations whose ends are nowhere, prefixes that are not declared.

    Raises:
        OSError: if the file can't be read.
    """
    return _checked(path, _prov)


def _prov(document: dict[str, Any]) -> Iterator[Fault]:
    yield from _provenance(document, "the document", set(document.get("prefix", {})))
    for name, bundle in document.get("bundle", {}).items():
        prefixes = set(bundle.get("prefix", {})) | set(document.get("prefix", {}))
        yield from _provenance(bundle, f"bundle {name}", prefixes)


def _provenance(part: dict[str, Any], where: str, prefixes: set[str]) -> Iterator[Fault]:
    known = set().union(*(part.get(kind, {}) for kind in ("entity", "agent", "activity")))
    for name in known:
        prefix = name.partition(":")[0]
        if ":" in name and prefix not in prefixes | {"prov", "xsd", "_"}:
            yield Fault(None, name, f"{where} declares no prefix {prefix!r}")
    for kind, ends in _RELATIONS.items():
        for relation, attributes in part.get(kind, {}).items():
            for end in ends:
                if attributes.get(end) not in known:
                    yield Fault(
                        None, relation, f"{kind} of {where}: {end} {attributes.get(end)!r} is not there"
                    )


def check_annotation(path: Path) -> Iterator[Fault]:
    """The faults of an annotation collection; lines are annotations.

    Raises:
        OSError: if the file can't be read.
    """
    return _checked(path, _annotation)


def _annotation(document: dict[str, Any]) -> Iterator[Fault]:
    context = document.get("@context")
    if "http://www.w3.org/ns/anno.jsonld" not in (context if isinstance(context, list) else [context]):
        yield Fault(None, "@context", "http://www.w3.org/ns/anno.jsonld is missing")
    if document.get("type") != "AnnotationCollection":
        yield Fault(None, "type", "is not AnnotationCollection")
        return
    items = (document.get("first") or {}).get("items") or []
    if document.get("total") != len(items):
        yield Fault(None, "total", f"is {document.get('total')}; the page holds {len(items)}")
    seen: set[str] = set()
    for number, item in enumerate(items, start=1):
        if item.get("type") != "Annotation" or not item.get("id"):
            yield Fault(number, "type", "an annotation has the type Annotation and an id")
        if item.get("id") in seen:
            yield Fault(number, "id", f"{item['id']} stands there twice")
        seen.add(item.get("id"))
        yield from _target(number, item.get("target"))


def _target(number: int, target: Any) -> Iterator[Fault]:  # noqa: ANN401 - JSON of any shape
    if not isinstance(target, dict) or not target.get("source"):
        yield Fault(number, "target", "has no source")
        return
    selectors = target.get("selector") or []
    for selector in selectors if isinstance(selectors, list) else [selectors]:
        if selector.get("type") not in _SELECTORS:
            continue
        if selector["type"] == "TextQuoteSelector" and not selector.get("exact"):
            yield Fault(number, "target", "a TextQuoteSelector has the words as exact")
        start, end = selector.get("start"), selector.get("end")
        if selector["type"] == "TextPositionSelector" and not (
            isinstance(start, int) and isinstance(end, int) and 0 <= start <= end
        ):
            yield Fault(number, "target", f"a TextPositionSelector runs forwards: start {start}, end {end}")


def check_claimreview(path: Path) -> Iterator[Fault]:
    """The faults of a file of ClaimReview; lines are entries of the graph.

    Raises:
        OSError: if the file can't be read.
    """
    return _checked(path, _claimreview)


def _claimreview(document: dict[str, Any]) -> Iterator[Fault]:
    if "schema.org" not in str(document.get("@context")):
        yield Fault(None, "@context", "https://schema.org is missing")
    graph = document.get("@graph")
    for number, node in enumerate(graph if isinstance(graph, list) else [document], start=1):
        if node.get("@type") != "ClaimReview":
            continue
        for name in ("claimReviewed", "author", "itemReviewed", "reviewRating", "url"):
            if not node.get(name):
                yield Fault(number, name, "is missing; a ClaimReview needs it")
        rating = node.get("reviewRating") or {}
        value, worst, best = (rating.get(key) for key in ("ratingValue", "worstRating", "bestRating"))
        if not rating.get("alternateName") and value is None:
            yield Fault(number, "reviewRating", "has neither a value nor a name")
        if isinstance(value, int | float) and not (worst or 0) <= value <= (best or value):
            yield Fault(number, "reviewRating", f"{value} is outside {worst} to {best}")
