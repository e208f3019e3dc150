import assert from "node:assert/strict";
import { test } from "node:test";

import { focusOf } from "./focus.ts";

const bin = (start: string, end: string, count: number) => ({ start, end, count, killed_low: 0, killed_high: 0, by_type: {} });

test("one recalled year does not stretch the axis", () => {
  const months = Array.from({ length: 480 }, (_, index) => {
    const year = 1984 + Math.floor(index / 12);
    const month = String((index % 12) + 1).padStart(2, "0");
    return bin(`${year}-${month}-01`, `${year}-${month}-28`, index === 3 ? 1 : index >= 478 ? 40 : 0);
  });
  const focus = focusOf(months);
  assert.deepEqual(focus, { since: "2023-11-01", until: "2023-12-28", outside: 1 });
});

test("an even spread is shown whole", () => {
  const days = Array.from({ length: 20 }, (_, index) => {
    const day = `2024-01-${String(index + 1).padStart(2, "0")}`;
    return bin(day, day, 5);
  });
  assert.equal(focusOf(days), null);
  assert.equal(focusOf([]), null);
});
