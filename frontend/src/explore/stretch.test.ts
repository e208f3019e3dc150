import assert from "node:assert/strict";
import { test } from "node:test";

import type { TimelineBin } from "../api/types";
import { axisOf, chosenOf, dragged, moved } from "./stretch.ts";

const bin = (start: string, end: string) => ({ start, end, count: 1, by_type: {} }) as unknown as TimelineBin;
const axis = axisOf([bin("1970-01-05", "1970-01-11"), bin("1970-01-12", "1970-01-18")]);

test("the axis runs from the first bar's first day to the day after the last bar's last", () => {
  assert.deepEqual(axis, { low: 4, high: 18, step: 7 });
  assert.equal(axisOf([]).high - axisOf([]).low, 1);
});

test("an end that is left open is the end of the axis", () => {
  assert.equal(chosenOf(axis, { since: "", until: "" }), null);
  assert.deepEqual(chosenOf(axis, { since: "1970-01-06", until: "" }), { first: 5, last: 17 });
});

test("dragging makes, moves and stretches, and never turns a stretch round", () => {
  const held = { first: 6, last: 9 };
  assert.deepEqual(dragged("new", held, 9, 5), { first: 5, last: 9 });
  assert.deepEqual(dragged("move", held, 7, 9), { first: 8, last: 11 });
  assert.deepEqual(dragged("first", held, 6, 12), { first: 9, last: 9 });
  assert.deepEqual(dragged("last", held, 9, 2), { first: 6, last: 6 });
});

test("keys move one end within the axis", () => {
  const now = { first: 6, last: 9 };
  assert.deepEqual(moved(axis, now, "first", "ArrowLeft", 7), { first: 4, last: 9 });
  assert.deepEqual(moved(axis, now, "last", "End", 7), { first: 6, last: 17 });
  assert.deepEqual(moved(axis, now, "last", "ArrowDown", 7), { first: 6, last: 6 });
  assert.equal(moved(axis, now, "first", "x", 1), null);
});
