import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toBookName, toDataName, toExportName } from "../../src-main/export/export-name";
import { findReport } from "../../src-shared/reports";

const getReport = (id: string) => {
  const report = findReport(id);
  if (!report) throw new Error(`unknown report: ${id}`);
  return report;
};
const enrollment = getReport("enrollment");
const answers = getReport("answer-distribution");

const name = (course: string) => toExportName(enrollment, { course }, "csv");

/** Ids as they may stand in data: keys, and anything else. */
const part = fc.string({
  unit: fc.oneof(
    fc.constantFrom(..."aZ9_-.~:é京각ÅІ".normalize("NFC"), "\u1100\u1161", "\u212b", "𠀀"),
    fc.string({ unit: "grapheme-composite", minLength: 1, maxLength: 1 }),
  ),
  minLength: 1,
  maxLength: 150,
});
const course = fc.oneof(
  fc.tuple(part, part, part).map((parts) => `course-v1:${parts.join("+")}`),
  fc.tuple(part, part, part).map((parts) => parts.join("/")),
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.constantFrom("CON", "con.x", "../..", "", ".", "NUL .", "a\u202egpj", "LPT¹.x", "\ud800"),
);

function expectSafe(file: string) {
  expect(Buffer.byteLength(file)).toBeLessThanOrEqual(255);
  expect(file.length).toBeLessThanOrEqual(255);
  expect(file).toBe(file.normalize("NFC"));
  expect(file).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
  expect(file).not.toMatch(/^[. ]|[. ]$/);
  expect(file.split(".", 1)[0]?.trimEnd()).not.toMatch(
    /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i,
  );
}

describe("a file's name", () => {
  test.each([
    ["course-v1:Uni-Lys+ART101+2024-T1", "Uni-Lys-ART101-2024-T1--enrollment.csv"],
    ["edX/DemoX/Demo_Course", "edX-DemoX-Demo_Course--enrollment.csv"],
    ["course-v1:京都大学+日本語+2024", "京都大学-日本語-2024--enrollment.csv"],
    ["course-v1:A.B+c.d+e.", "A.B-c.d-e.--enrollment.csv"],
  ])("of an ordinary key %s is %s", (id, expected) => {
    expect(name(id)).toBe(expected);
  });

  test.each([
    ["con.x/y/z", /^_con\.x-y-z-[0-9a-f]{8}--enrollment\.csv$/],
    ["LPT¹.a/b/c", /^_LPT/],
    ["../x/y", /^__-x-y-[0-9a-f]{8}--enrollment\.csv$/],
    ["course-v1:a:b+c+d", /^a_b-c-d--enrollment\.csv$/],
  ])("of %s is safe", (id, expected) => {
    expect(name(id)).toMatch(expected);
  });

  test("is safe and short for any course", () => {
    fc.assert(
      fc.property(course, (id) => {
        expectSafe(name(id));
        expectSafe(toBookName([{ id }], "xlsx"));
        expectSafe(toExportName(answers, { course: id, module_id: id }, "parquet"));
        expectSafe(toDataName([id, "rejects"]));
      }),
      { numRuns: 500 },
    );
  });

  test("of two courses that are cut short is never the same", () => {
    const long = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 20 });
    const end = long.filter((text) => /^[\w~.]+$/.test(text));
    fc.assert(
      fc.property(end, end, (a, b) => {
        fc.pre(a !== b);
        const toId = (text: string) => `course-v1:${"京".repeat(90)}+x+${text}`;
        expect(name(toId(a))).not.toBe(name(toId(b)));
        expect(toDataName([toId(a), "video"])).not.toBe(toDataName([toId(b), "video"]));
      }),
    );
  });

  test("in another composition is the same form, and says that it is another course", () => {
    const composed = name("각/x/y");
    const apart = name(`${"각".normalize("NFD")}/x/y`);
    expect(apart).toMatch(/^각-x-y-[0-9a-f]{8}--enrollment\.csv$/);
    expect(apart).not.toBe(composed);
  });

  test("of a book is the course's, or of all", () => {
    const one = { id: "course-v1:edX+DemoX+Demo" };
    expect(toBookName([one], "xlsx")).toBe("edX-DemoX-Demo--report.xlsx");
    expect(toBookName([one, { id: "a/b/c" }], "html")).toBe("courses--report.html");
  });
});
