import assert from "node:assert/strict";
import { test } from "node:test";
import { place, rowsOf, type Areas } from "./placement.ts";
import type { PointTable } from "./points.ts";

const areas: Areas = {
  division: (geonameid, country, admin1) => (geonameid === 7 || (country === "IRN" && admin1 === "Fars") ? 3 : -1),
  hasCountry: (code) => code === "IRN",
};

/** Rows of precision, number in the gazetteer, country, division, latitude. */
function table(...rows: [string, number, string, string, number][]): PointTable {
  const column = <T>(at: number) => rows.map((row) => row[at] as T);
  return {
    size: rows.length,
    precision: column<string>(0),
    geonameid: column<number>(1),
    country: column<string>(2),
    admin1: column<string>(3),
    latitude: column<number>(4),
  } as unknown as PointTable;
}

const rows = table(
  ["site", 1, "IRN", "Fars", 29],
  ["admin1", 7, "IRN", "", 29],
  ["admin2", 7, "IRN", "", 29],
  ["admin2", 9, "IRN", "Fars", 29],
  ["country", 8, "IRN", "", 32],
  ["country", 8, "XXX", "", 1],
  ["region", 0, "", "", NaN],
  ["water", 0, "", "", 12],
);

test("a row is drawn as finely as its place is known, and never more finely", () => {
  const placed = place(rows, new Uint8Array(8).fill(1), areas);
  assert.deepEqual(placed.points, [0]);
  assert.deepEqual([...placed.divisions], [[3, [1, 3]]], "a district's number is not its division's");
  assert.deepEqual([...placed.countries], [["IRN", [4]]]);
  assert.deepEqual(placed.rings, [2, 5, 7], "what has no area is a ring, and what has no coordinates nothing");
});

test("only rows that the filters leave are placed", () => {
  assert.deepEqual(rowsOf(place(rows, Uint8Array.from([1, 0, 0, 1, 0, 0, 0, 1]), areas)).sort(), [0, 3, 7]);
});
