import assert from "node:assert/strict";
import { test } from "node:test";

import { countFilters, readFilters, writeFilters } from "./filters.ts";

test("an address survives reading and writing", () => {
  const search = "type=ASSAULT&type=COERCE&country=IRN&text=fuel+depot&since=2024-01-01&toll=killed%3A10&rejected=true";
  const filters = readFilters("?" + search);
  assert.deepEqual(filters.type, ["ASSAULT", "COERCE"]);
  assert.equal(filters.text, "fuel depot");
  assert.equal(writeFilters(filters).toString(), new URLSearchParams(search).toString());
});

test("the same filters in another order are the same text", () => {
  const one = writeFilters(readFilters("?country=PAK&country=IRN&type=AID")).toString();
  const other = writeFilters(readFilters("?type=AID&country=IRN&country=PAK&country=PAK")).toString();
  assert.equal(one, other);
});

test("what is not a filter is neither kept nor counted", () => {
  const filters = readFilters("?map=1,2,3&sort=killed&as_of=12&type=AID");
  assert.equal(countFilters(filters), 1);
  assert.equal(writeFilters(filters, ["sort", "as_of"]).toString(), "type=AID");
});
