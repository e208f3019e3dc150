import assert from "node:assert/strict";
import { test } from "node:test";

import { segments, type Mark } from "./segments.ts";

const mark = (start: number, end: number, role: string): Mark => ({ start, end, role, key: role, label: role });

test("nested and crossing marks keep every character once", () => {
  const marks = [mark(2, 8, "event"), mark(4, 6, "actor"), mark(7, 12, "place"), mark(30, 40, "far")];
  const found = segments(0, 15, marks);
  assert.equal(found[0]?.start, 0);
  assert.equal(found.at(-1)?.end, 15);
  for (let index = 1; index < found.length; index++) assert.equal(found[index]?.start, found[index - 1]?.end);
  const roles = (at: number) => found.find((one) => one.start <= at && at < one.end)?.marks.map((one) => one.role);
  assert.deepEqual(roles(1), []);
  assert.deepEqual(roles(5), ["event", "actor"]);
  assert.deepEqual(roles(7), ["event", "place"]);
  assert.deepEqual(roles(13), []);
});
