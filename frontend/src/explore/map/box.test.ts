import assert from "node:assert/strict";
import { test } from "node:test";

import { boxWords, outlineOf } from "./box.ts";

test("a view that has gone round the globe is written within it", () => {
  assert.equal(boxWords(170, -10, 190, 10), "170.000,-10.000,-170.000,10.000");
  assert.equal(boxWords(-400, -95, 400, 95), "-180,-90.000,180,90.000");
});

test("a box across the date line is drawn in one piece", () => {
  const drawn = outlineOf("170,-10,-170,10");
  assert.equal(drawn.type, "Feature");
  assert.deepEqual((drawn as { geometry: { coordinates: number[][] } }).geometry.coordinates[1], [190, -10]);
  assert.deepEqual(outlineOf("nonsense"), { type: "FeatureCollection", features: [] });
});
