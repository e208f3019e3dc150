import assert from "node:assert/strict";
import { test } from "node:test";

import type { Incident } from "../api/types";
import { fieldOf } from "./versions.ts";

const source = (start: number, end: number) => ({ report: "r", start, end, source: null, kind: null });
const incident = {
  versions: [
    { field: "type", sources: [source(0, 60)] },
    { field: "place", sources: [source(20, 26)] },
    { field: "casualties.killed", sources: [source(30, 50)] },
  ],
} as unknown as Incident;
const words = (start: number, end: number, quote: string, report = "r") => ({ report, start, end, quote });

test("selected words speak of the field whose narrowest evidence they touch", () => {
  assert.equal(fieldOf(incident, words(20, 26, "Serakh")), "place");
  assert.equal(fieldOf(incident, words(35, 40, "seven")), "casualties.killed");
  assert.equal(fieldOf(incident, words(2, 9, "shelled")), "type");
});

test("where they touch none, figures are taken for the dead", () => {
  assert.equal(fieldOf(incident, words(90, 98, "11 dead")), "casualties.killed");
  assert.equal(fieldOf(incident, words(20, 26, "at noon", "another")), "type");
});
