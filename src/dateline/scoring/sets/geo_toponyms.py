"""LGL, TR-News and GeoVirus: which words name places, and which place each name of the key stands for.

Resolution is asked of the key's names, as in M. Gritta et al., "A Pragmatic Guide to Geoparsing Evaluation",
Language Resources and Evaluation 2020: of all names with a place, the share that gets the key's GeoNames id,
and the share whose point lies within 161 km (100 miles) of the key's. A name that the reader leaves without a
place is not right; one that it gives to the division or country that holds the place is right where the key's
point is near.

Recognition is F1 of spans with the same two ends, of all marked names, also of those without a place
(streets, buildings). LGL and TR-News mark adjectives and names of peoples with their lands ("Russian",
"Canadians"), and names within the names of institutions ("Athens City Council"); there what the reader takes
for such counts too. GeoVirus marks neither.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.gazetteer import Candidate, Feature, Gazetteer
from dateline.reading.reader import Reader
from dateline.reading.stage import Reading, Stage
from dateline.reading.toponyms import Resolved, ToponymStage
from dateline.scoring.measure import Fault, Figure, Unit, accuracy, f1
from dateline.scoring.sets.geo_document import GeoDocument, GoldToponym, kilometres, read_geo
from dateline.scoring.sets.layers import read_layers

__all__ = ["MEASURES", "GeoToponyms", "toponym_stage"]

_NEAR = 161.0
"""Kilometres, 100 miles: the measure of J. L. Leidner, "Toponym Resolution in Text", 2007, and all since."""
_AROUND = 50
"""Characters of context in a fault."""
_DIVISIONS = frozenset({Feature.ADMIN1, Feature.ADMIN2})


def toponym_stage(stages: Sequence[Stage]) -> ToponymStage:
    """The stage of a chain that finds and resolves names of places.

    Raises:
        ValueError: if there is none.
    """
    for stage in stages:
        if isinstance(stage, ToponymStage):
            return stage
    raise ValueError("no stage of the reader finds names of places")


class GeoToponyms:
    """The measure of one of the three sets.

    Args:
        name: the word for `--set`.
        file: the set's file in the folder.
        title: what people call the set.
        targets: exact id (None where the set has no ids), within 161 km, recognition.
        witnesses: whether the set marks adjectives, and names within the names of institutions.
    """

    folder = "geo"

    def __init__(
        self,
        name: str,
        file: str,
        title: str,
        targets: tuple[float | None, float, float],
        *,
        witnesses: bool,
    ) -> None:
        self.name, self._file, self._witnesses = name, file, witnesses
        exact, near, found = targets
        self.about = (
            f"names of places in {title}, half of the documents by hash; the place of each name of the key: "
            + ("exact GeoNames id, and " if exact is not None else "")
            + "point within 161 km; recognition: F1 of spans with the same ends"
            + (", with adjectives and names within names of institutions" if witnesses else "")
        )
        figures = (Figure("within 161 km", accuracy("near"), near), Figure("recognition", f1("span"), found))
        self.figures: tuple[Figure, ...] = (
            (Figure("exact id", accuracy("id"), exact), *figures) if exact is not None else figures
        )

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The reported half, in the order of the file."""
        return self._units(folder, reader, reported=True)

    def open_units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The other half: the ranker is trained on it, and errors are read there."""
        return self._units(folder, reader, reported=False)

    def _units(self, folder: Path, reader: Reader, *, reported: bool) -> Iterator[Unit]:
        stage = toponym_stage(reader.stages)
        for document in read_geo(folder / self._file, reported=reported):
            reading = read_layers(reader, document.report, "doc")
            yield self._compare(document, reading, stage)

    def _compare(self, document: GeoDocument, reading: Reading, stage: ToponymStage) -> Unit:
        spans = [(each.start, each.end) for each in document.toponyms]
        places = stage.places(reading, spans)
        found = set(stage.names(reading, witnesses=self._witnesses))
        counts: dict[str, float] = {
            "span.right": len(found & set(spans)),
            "span.got": len(found),
            "span.want": len(set(spans)),
        }
        faults: list[Fault] = []
        tagged = [
            (gold, place)
            for gold, place in zip(document.toponyms, places, strict=True)
            if gold.latitude is not None
        ]
        for gold, place in tagged:
            right = gold.geonameid is not None and place is not None and place.geonameid == gold.geonameid
            near = right or _is_near(gold, place)
            counts["id.right"] = counts.get("id.right", 0) + right
            counts["near.right"] = counts.get("near.right", 0) + near
            if not (right if gold.geonameid is not None else near):
                faults.append(_resolution_fault(document, gold, place, stage.gazetteer))
        counts |= {"id.all": len(tagged), "near.all": len(tagged)}
        faults += _recognition_faults(document, found)
        return Unit(document.name, counts, tuple(faults))


def _is_near(gold: GoldToponym, place: Resolved | None) -> bool:
    if place is None or place.latitude is None or place.longitude is None:
        return False
    if gold.latitude is None or gold.longitude is None:
        return False
    return kilometres((gold.latitude, gold.longitude), (place.latitude, place.longitude)) <= _NEAR


def _resolution_fault(
    document: GeoDocument, gold: GoldToponym, place: Resolved | None, gazetteer: Gazetteer
) -> Fault:
    name = document.report.text[gold.start : gold.end]
    wanted = gazetteer.place(gold.geonameid) if gold.geonameid is not None else None
    key = f"{gold.code or 'point'} {gold.admin1 or ''}, {gold.country or ''}".strip(" ,")
    if gold.geonameid is None:
        key = f"{gold.latitude:.1f} {gold.longitude:.1f}"
    got = f"{place.precision} {place.name}, {place.admin1}, {place.country}" if place else "nothing"
    cause = _cause(gold, wanted, place, gazetteer.candidates(name))
    return Fault(cause, f"{key}, found {got}: {_told(document, gold.start, gold.end)}")


def _cause(
    gold: GoldToponym, wanted: Candidate | None, place: Resolved | None, named: Sequence[Candidate]
) -> str:
    """The group of a wrong answer, by what would have been needed to get it right."""
    if gold.geonameid is None:
        return "held back" if place is None else "another point"
    if wanted is None:
        return "not in the gazetteer"
    if named and wanted.geonameid not in {each.geonameid for each in named}:
        return "in the gazetteer, not under this name"
    if place is None:
        return "held back"
    if place.precision == "country" and wanted.country == place.country:
        return "held back at the country"
    one, other = wanted.feature in _DIVISIONS, place.precision in {"admin1", "admin2"}
    if one != other and wanted.country == place.country:
        return "division for its town, or town for its division"
    if wanted.country != place.country:
        return "a namesake in another country"
    return "a namesake in the same country"


def _recognition_faults(document: GeoDocument, found: set[tuple[int, int]]) -> list[Fault]:
    faults = []
    spans = {(each.start, each.end): each for each in document.toponyms}
    for (start, end), gold in spans.items():
        if (start, end) not in found:
            other = any(one < end and start < last for one, last in found)
            cause = "name: other extent" if other else "name: not found"
            code = gold.code or "without a place" if gold.latitude is None or gold.code else "point"
            faults.append(Fault(cause, f"{code}: {_told(document, start, end)}"))
    faults += [
        Fault("name: not in the key", _told(document, start, end))
        for start, end in sorted(found)
        if not any(one < end and start < last for one, last in spans)
    ]
    return faults


def _told(document: GeoDocument, start: int, end: int) -> str:
    text = document.report.text
    words = f"{text[max(start - _AROUND, 0) : start]}[{text[start:end]}]{text[end : end + _AROUND]}"
    return f"{' '.join(words.split())} ({document.name})"


MEASURES = (
    GeoToponyms("lgl", "lgl.xml", "LGL", (0.82, 0.86, 0.80), witnesses=True),
    GeoToponyms("tr_news", "TR-News.xml", "TR-News", (0.86, 0.90, 0.80), witnesses=True),
    GeoToponyms("geovirus", "GeoVirus.xml", "GeoVirus", (None, 0.90, 0.80), witnesses=False),
)
