"""GeoJSON (RFC 7946): one feature an incident."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline.exports.exporter import Exporter
from dateline.exports.flat import flat_row, is_coarse, other_tolls, side_tolls
from dateline.exports.record import Record

__all__ = ["GeojsonExporter"]


class GeojsonExporter(Exporter):
    """Writes a feature collection; note and loss report are foreign members, first and last."""

    name = "geojson"

    def chunks(self, records: Iterable[Record]) -> Iterator[bytes]:
        """The collection, a feature a line."""
        note = json.dumps(self.note.document(), ensure_ascii=False)
        yield f'{{"type":"FeatureCollection","dateline":{note},"features":[\n'.encode()
        between = ""
        for record in records:
            self.loss.read()
            self.loss.wrote()
            yield (between + json.dumps(self._feature(record.document), ensure_ascii=False)).encode()
            between = ",\n"
        yield f'\n],"dateline_loss":{json.dumps(self.loss.document(), ensure_ascii=False)}}}\n'.encode()

    def _feature(self, document: Mapping[str, Any]) -> dict[str, Any]:
        properties = flat_row(document)
        latitude, longitude = properties.pop("latitude"), properties.pop("longitude")
        located = latitude is not None and longitude is not None
        if not located:
            self.loss.note("no_coordinates")
        elif is_coarse(document):
            self.loss.note("coarse")
        if other_tolls(document):
            self.loss.note("other_tolls")
        if side_tolls(document):
            self.loss.note("sides")
        return {
            "type": "Feature",
            "id": properties["id"],
            "geometry": {"type": "Point", "coordinates": [longitude, latitude]} if located else None,
            "properties": properties,
        }
