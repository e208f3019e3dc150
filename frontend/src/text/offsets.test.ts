import assert from "node:assert/strict";
import { test } from "node:test";

import { Offsets } from "./offsets.ts";

test("plain text has the same offsets in both counts", () => {
  const offsets = new Offsets("Two killed in Quetta");
  for (let at = 0; at <= 20; at++) {
    assert.equal(offsets.toUnits(at), at);
    assert.equal(offsets.toPoints(at), at);
  }
});

test("every cut agrees with the code points themselves", () => {
  const text = "🚨a𝒷c 🇵🇰 naïve é ش🕊️ end🚨";
  const points = [...text];
  const offsets = new Offsets(text);
  assert.equal(offsets.length, points.length);
  for (let start = 0; start <= points.length; start++) {
    assert.equal(offsets.toPoints(offsets.toUnits(start)), start);
    for (let end = start; end <= points.length; end++) {
      assert.equal(offsets.slice(start, end), points.slice(start, end).join(""));
    }
  }
});

test("a lone surrogate counts as one", () => {
  const offsets = new Offsets("a\ud83db");
  assert.equal(offsets.length, 3);
  assert.equal(offsets.slice(2, 3), "b");
});
