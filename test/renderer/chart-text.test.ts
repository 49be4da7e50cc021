import fc from "fast-check";
import { expect, test } from "vitest";
import { guessWidth, wrapToWidth } from "../../src-renderer/chart-text";

const words = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }), {
  maxLength: 30,
});

test("no line is wider than its room, nor are there more lines than there may be", () => {
  fc.assert(
    fc.property(
      words,
      fc.integer({ min: 40, max: 400 }),
      fc.integer({ min: 1, max: 5 }),
      (...given) => {
        const [parts, width, most] = given;
        const lines = wrapToWidth(parts.join(" "), width, most);
        expect(lines.length).toBeLessThanOrEqual(most);
        // The ellipsis may stick out by itself.
        for (const line of lines) expect(guessWidth(line)).toBeLessThanOrEqual(width + 7);
      },
    ),
  );
});

test("with enough lines nothing is lost but white space", () => {
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join(" ");
      const lines = wrapToWidth(text, 120, 1000);
      expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
    }),
  );
});

test("lines break between words, and within what has none", () => {
  expect(wrapToWidth("aaaa bbbb cccc", 68, 3)).toEqual(["aaaa bbbb", "cccc"]);
  expect(wrapToWidth("a".repeat(30), 68, 9)).toEqual([
    "a".repeat(10),
    "a".repeat(10),
    "a".repeat(10),
  ]);
  expect(wrapToWidth("a".repeat(30), 68, 2)).toEqual([
    "a".repeat(10),
    expect.stringMatching(/^a+…$/),
  ]);
});
