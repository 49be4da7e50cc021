import fc from "fast-check";
import { expect, test } from "vitest";
import { Xxh64 } from "../../src-main/import/archive/xxh64";

function hash(...parts: readonly Uint8Array[]): string {
  const state = new Xxh64();
  for (const part of parts) state.update(part);
  return state.digest().toString(16).padStart(16, "0");
}

test.each([
  ["", "ef46db3751d8e999"],
  ["a", "d24ec4f1a98c6e5b"],
  ["abc", "44bc2cf5ad770999"],
])("the checksum of %j is the published one", (text, expected) => {
  expect(hash(Buffer.from(text))).toBe(expected);
});

test("it is the same however the bytes come, and wherever they lie in memory", () =>
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(fc.nat({ max: 300 })),
      (bytes, cuts) => {
        const places = [0, ...cuts.filter((cut) => cut <= bytes.length).sort((a, b) => a - b)];
        const parts = places.map((from, at) => bytes.subarray(from, places[at + 1]));
        expect(hash(...parts)).toBe(hash(Uint8Array.from(bytes)));
      },
    ),
    { numRuns: 1000 },
  ));
