import assert from "node:assert/strict";
import { test } from "node:test";

import { wordsOf } from "./names.ts";

test("each telling word of any script is looked up once", () => {
  assert.deepEqual(wordsOf(["The Army of Norland", "army", "Армия Норланда"]), ["army", "norland", "армия", "норланда"]);
});

test("of a long list of aliases a few words are enough", () => {
  assert.equal(wordsOf(["one", "two", "three", "four", "five", "six", "seven"]).length, 6);
});
