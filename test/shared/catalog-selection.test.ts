import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CourseSelection,
  createPseudoCourse,
  createSearch,
  foldText,
  selectCourses,
  sortCourses,
} from "../../src-shared/catalog";
import { compareCodePoints } from "../../src-shared/catalog/code-points";
import { at, fixtureCourses, now, toCourse, toNumbers } from "../support/overviews";

const gone = createPseudoCourse("course-v1:edX+Gone+1", null);
const broken = createPseudoCourse("no key", null);
const all = [...fixtureCourses, gone, broken];
const select = (selection: CourseSelection) =>
  toNumbers(selectCourses(all, selection, now))
    .replace(gone.id, "gone")
    .replace(broken.id, "broken");

describe("a list of courses, narrowed down (cli.md)", () => {
  test.each<[CourseSelection, string]>([
    [{}, "F1 F2 F3 F4 F5 F6 F7 F8 gone broken"],
    [{ ids: [], orgs: [], search: "" }, "F1 F2 F3 F4 F5 F6 F7 F8 gone broken"],
    [{ activeOnly: true }, "F1 F3 F6 F7 F8"],
    [{ archived: true }, "F2 F4 F5"],
    [{ activeOnly: true, archived: true }, "F1 F3 F6 F7 F8"],
    [{ startsWithin: 7 }, "F1 F2 F3 F4 F5 F7 F8"],
    [{ startsWithin: 0 }, "F1 F2 F3 F4 F5"],
    [{ orgs: ["EDX"] }, "F1 F6 F8 gone"],
    [{ search: "gone" }, "gone"],
    [{ search: "NO KEY" }, "broken"],
    [{ archived: true, includeUnknown: true }, "F2 F4 F5 gone broken"],
    [{ startsWithin: 0, includeUnknown: true }, "F1 F2 F3 F4 F5 gone broken"],
    [{ activeOnly: true, includeUnknown: true, orgs: ["edx"] }, "F1 F6 F8 gone"],
    [{ includeUnknown: true, search: "demo" }, "F1 F8"],
    [{ includeUnknown: true, ids: [gone.id], activeOnly: true }, "gone"],
    [{ ids: ["course-v1:x+y+z"] }, ""],
    [{ ids: ["no key"] }, "broken"],
    [{ ids: ["COURSE-V1:edX+New+2030".toLowerCase()] }, ""],
  ])("%j", (selection, numbers) => {
    expect(select(selection)).toBe(numbers);
  });

  test("an id that is none, and that the data does not have, is refused", () => {
    expect(() => select({ ids: ["no keys"] })).toThrow(
      expect.objectContaining({ code: "bad-input", message: "“no keys” is not a course id." }),
    );
  });

  test("--org is the column's; a course of an unknown start starts within no time", () => {
    const course = toCourse({ id: "course-v1:edX+DemoX+R1", org: "outdated_entry" });
    expect(selectCourses([course], { orgs: ["edX"] }, now)).toEqual([]);
    expect(selectCourses([course], { orgs: ["Outdated_Entry"] }, now)).toEqual([course]);
    expect(selectCourses([course], { startsWithin: 9999 }, now)).toEqual([]);
    expect(selectCourses([course], { startsWithin: 9999, includeUnknown: true }, now)).toEqual([]);
  });
});

describe("search (§3.4, C9)", () => {
  test.each([
    ["Ñandú", "nandu"],
    ["nandu", "ÑANDÚ"],
    ["Ñandú".normalize("NFD"), "ñandú"],
    ["ΟΔΟΣ", "οδος"],
    ["ΟΔΟΣ", "οδοσ"],
    ["İstanbul", "istanbul"],
    ["Ｃｏｕｒｓｅ", "course"],
    ["ガイド", "ガイド"],
    ["각", "각"],
  ])("%s is found by %s", (display_name, query) => {
    expect(createSearch(query)(toCourse({ display_name }))).toBe(true);
  });

  test.each([
    ["ガイド", "カイト"],
    ["각", "가"],
    ["कि", "का"],
    ["Demo", " Demo"],
    ["Demo Course", "Course Demo"],
    ["Demo", ".*"],
  ])("%s is not found by %s", (display_name, query) => {
    expect(createSearch(query)(toCourse({ display_name }))).toBe(false);
  });

  test("the number to show is searched, and the organization's column, but not the one to show", () => {
    const course = toCourse({
      display_number_with_default: "Demo 101",
      org: "outdated_entry",
      display_org_with_default: "The Organization",
    });
    expect(createSearch("demo 101")(course)).toBe(true);
    expect(createSearch("OUTDATED")(course)).toBe(true);
    expect(createSearch("the organization")(course)).toBe(false);
  });

  test("a name that follows from the location only is not searched", () => {
    expect(createSearch("2012 Fall")(toCourse({ id: "MITx/6.002x/2012_Fall" }))).toBe(false);
  });

  test("folding twice is folding once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});

describe("orders (C11, C17)", () => {
  const asOf = now;
  const enrollment = new Map([
    ["course-v1:edX+New+2030", 5],
    ["MITx/6.002x/2012_Fall", 7],
    [gone.id, 6],
    ["course-v1:acme+RW-1+R_1", 5],
    ["course-v1:Harvardx+CS50L+2024", 0],
  ]);
  const sort = (by: Parameters<typeof sortCourses>[1], courses = all) =>
    toNumbers(sortCourses(courses, by, { asOf, enrollment }))
      .replace(gone.id, "gone")
      .replace(broken.id, "broken");

  test("by score: from minus to plus infinity, then pseudo courses, by id", () => {
    const never = toCourse({ id: "a/a/a" });
    const far = toCourse({ id: "a/a/b", announcement: at("9999-01-01") });
    const past = toCourse({ id: "a/a/c", start: at("0001-01-01") });
    expect(sort("sorting_score", [broken, gone, past, never, ...fixtureCourses, far])).toBe(
      "a/a/b F7 F3 F2 F6 F8 F4 F1 F5 a/a/a a/a/c gone broken",
    );
  });

  test("by shown name, without case and accents", () => {
    const accented = toCourse({ id: "a/a/a", display_name: "éa" });
    const plain = toCourse({ id: "a/a/b", display_name: "EB" });
    const blank = toCourse({ id: "eaa/a/a", display_name: " " });
    expect(sort("name", [plain, blank, accented])).toBe("a/a/a eaa/a/a a/a/b");
    expect(sort("name")).toBe("F7 F5 F6 gone F4 F3 F2 F8 broken F1");
  });

  test("by start, unknown last", () => {
    expect(sort("start")).toBe("F5 F1 F2 F4 F3 F7 F8 F6 gone broken");
  });

  test("by enrollment, the greatest first, none known last", () => {
    expect(sort("enrollment")).toBe("F5 gone F7 F6 F4 F8 F3 F2 F1 broken");
  });

  test("letters beyond U+FFFF come last, as in the database", () => {
    expect(["\u{1f600}", "\uff41", "a", ""].sort(compareCodePoints)).toEqual([
      "",
      "a",
      "\uff41",
      "\u{1f600}",
    ]);
  });

  test("the order by code points is that of UTF-8", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareCodePoints(a, b))).toBe(
          Buffer.compare(Buffer.from(a), Buffer.from(b)),
        );
      }),
      { numRuns: 200 },
    );
  });
});
