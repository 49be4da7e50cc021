import { readFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { pickCourses, toCourseList } from "../../src-main/export/courses";
import { saveList } from "../../src-main/export/save-rows";
import { openWorkspace } from "../../src-main/workspace";
import { formatFacts, type RowFormat } from "../../src-shared/export-format";
import type { Course } from "../../src-shared/ipc";
import { noCourse } from "../renderer/support/fixtures";
import { createFolder } from "../support/folder";
import { listFaults } from "../support/ooxml";
import { now } from "../support/workspace";

const plain: Course = {
  ...noCourse,
  id: "a/b/c",
  org: "a",
  course: "b",
  run: "c",
  name: "a/b/c",
  enrollment: 7,
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

/** The courses in a form, as text or as a path. */
async function save(courses: readonly Course[], format: RowFormat, asOf: string | null = null) {
  const path = join(createFolder(), `courses.${formatFacts[format].extension}`);
  const engine = await openWorkspace(null);
  const options = { protection: null, replace: false, statedAt: now() };
  try {
    return {
      path,
      ...(await saveList(engine, toCourseList(courses, asOf), format, path, options)),
    };
  } finally {
    await engine.close();
  }
}

const read = async (...args: Parameters<typeof save>) =>
  readFileSync((await save(...args)).path, "utf8");

test("courses as CSV: plain numbers, what is not known empty, programs with a bar between", async () => {
  expect((await read([full, plain], "csv")).split("\n")).toEqual([
    "course_id,name,org,course,run,status,start,end,pacing,availability,language,current,ever,week_change,verified,passing,programs",
    'course-v1:Uni-Ü+X+1,"L’art, ""vraiment""",a,b,c,current,2024-02-05 00:00:00,2024-05-30 23:59:59,self,Current,fr,900,12345,-3,0,,Water | p2',
    "a/b/c,a/b/c,a,b,c,unknown,,,,,,7,,,,,",
    "",
  ]);
});

test("the courses come in the order of their ids, and one that is gone is an error", () => {
  expect(pickCourses([plain, full], [full.id, plain.id])).toEqual([full, plain]);
  expect(() => pickCourses([plain], [full.id])).toThrow(full.id);
});

test("many courses keep their order", async () => {
  const many = Array.from({ length: 5_000 }, (_, at) => ({
    ...plain,
    id: `a/b/${(at * 7919) % 5_000}`,
  }));
  const [, ...lines] = (await read(many, "csv")).trimEnd().split("\n");
  expect(lines.map((line) => line.split(",")[0])).toEqual(many.map(({ id }) => id));
});

test("a workbook has the same cells, with real dates and numbers, and says what they are", async () => {
  const { path, rows } = await save([full, plain], "xlsx", "2024-03-01");
  expect(rows).toBe(2);
  expect(await listFaults(path)).toEqual([]);
  const book = await new ExcelJS.Workbook().xlsx.readFile(path);
  const sheet = book.getWorksheet("Courses");
  expect(sheet?.getRow(2).getCell(2).value).toBe(full.name);
  expect(sheet?.getRow(2).getCell(7).value).toEqual(new Date("2024-02-05T00:00:00Z"));
  expect(sheet?.getRow(3).getCell(12).value).toBe(7);
  const about = book.getWorksheet("About")?.getSheetValues().flat() ?? [];
  expect(about).toContain("as of 2024-03-01");
  expect(about.filter((cell) => cell === "Id")).toEqual([]);
});

test("for spreadsheets it has a byte order mark, and no name that would run", async () => {
  const courses = [{ ...full, name: "=1+1", programs: [] }];
  const text = await read(courses, "csv-excel");
  expect(text.startsWith("\ufeffCourse id,Name,")).toBe(true);
  expect(text).toContain(",'=1+1,");
  const { notes } = await save(courses, "csv");
  expect(notes.join()).toContain("1 cell begins like a formula");
});

test("as JSON, the same", async () => {
  const [course] = JSON.parse(await read([full], "json"));
  expect(course).toMatchObject({
    course_id: full.id,
    name: full.name,
    start: "2024-02-05T00:00:00Z",
    week_change: -3,
    passing: null,
  });
});
