import assert from "node:assert/strict";
import { test } from "node:test";

import { isGraphic } from "./graphic.ts";
import { Offsets } from "./offsets.ts";
import { paragraphs } from "./paragraphs.ts";

test("a dateline opens its paragraph, and a text without blocks is cut at line breaks", () => {
  const text = "Head\nQUETTA, Jan 18 — Two died.\nMore.";
  const offsets = new Offsets(text);
  const found = paragraphs(offsets, [
    { start: 0, end: 4, role: "headline" },
    { start: 5, end: 21, role: "dateline" },
    { start: 22, end: 31, role: "body" },
    { start: 32, end: 37, role: "body" },
  ]);
  assert.deepEqual(
    found.map((one) => [one.role, offsets.slice(one.start, one.end)]),
    [
      ["headline", "Head"],
      ["body", "QUETTA, Jan 18 — Two died."],
      ["body", "More."],
    ],
  );
  assert.equal(paragraphs(offsets, []).length, 3);
});

test("bodies described are folded, deaths counted are not", () => {
  assert.equal(isGraphic("At least nine people were killed and 20 injured in the strike."), false);
  assert.equal(isGraphic("Charred corpses lay by the road."), true);
  assert.equal(isGraphic("The grapes were raised in scraped soil."), false);
});
