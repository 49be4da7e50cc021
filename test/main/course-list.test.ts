import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { encodeCoursesCsv, pickCourses } from "../../src-main/export/courses";
import { encodeCoursesXlsx } from "../../src-main/export/courses-xlsx";
import type { Course } from "../../src-shared/ipc";

const plain: Course = {
  id: "a/b/c",
  org: "a",
  course: "b",
  run: "c",
  ccx: null,
  name: "a/b/c",
  enrollment: 7,
  start: null,
  end: null,
  availability: null,
  isPseudo: true,
  status: "unknown",
  number: null,
  startDisplay: null,
  pacing: null,
  language: null,
  effort: null,
  shortDescription: null,
  enrollmentStart: null,
  enrollmentEnd: null,
  isEnrollmentOpen: null,
  sortingScore: null,
  totals: null,
  programs: [],
  tables: {},
};
const full: Course = {
  ...plain,
  id: "course-v1:Uni-Ü+X+1",
  name: 'L’art, "vraiment"',
  status: "current",
  start: "2024-02-05T00:00:00Z",
  end: "2024-05-30T23:59:59Z",
  pacing: "self",
  availability: "Current",
  language: "fr",
  totals: { ever: 12_345, current: 900, weekChange: -3, verified: 0, passing: null },
  programs: [
    { id: "p1", title: "Water", type: null },
    { id: "p2", title: null, type: null },
  ],
};

test("courses as CSV: plain numbers, what is not known empty, programs with a bar between", () => {
  expect(encodeCoursesCsv([full, plain]).split("\r\n")).toEqual([
    "course_id,name,org,course,run,status,start,end,pacing,availability,language,current,ever,week_change,verified,passing,programs",
    'course-v1:Uni-Ü+X+1,"L’art, ""vraiment""",a,b,c,current,2024-02-05T00:00:00Z,2024-05-30T23:59:59Z,self,Current,fr,900,12345,-3,0,,Water | p2',
    "a/b/c,a/b/c,a,b,c,unknown,,,,,,7,,,,,",
    "",
  ]);
});

test("the courses come in the order of their ids, and one that is gone is an error", () => {
  expect(pickCourses([plain, full], [full.id, plain.id])).toEqual([full, plain]);
  expect(() => pickCourses([plain], [full.id])).toThrow(full.id);
});

test("a workbook has the same cells, with real dates and numbers", async () => {
  const bytes = await encodeCoursesXlsx([full, plain]);
  const book = await new ExcelJS.Workbook().xlsx.load(bytes.buffer as ArrayBuffer);
  const sheet = book.getWorksheet("Courses");
  const row = sheet?.getRow(2);
  expect(row?.getCell(2).value).toBe(full.name);
  expect(row?.getCell(7).value).toEqual(new Date("2024-02-05T00:00:00Z"));
  expect(sheet?.getRow(3).getCell(12).value).toBe(7);
  expect(sheet?.rowCount).toBe(3);
});

test("for spreadsheets it has a byte order mark, and no name that would run", () => {
  const text = encodeCoursesCsv([{ ...full, name: "=1+1", programs: [] }], "csv-excel");
  expect(text.startsWith("\ufeffcourse_id,name,")).toBe(true);
  expect(text).toContain(",'=1+1,");
});
