import { describe, expect, test } from "vitest";
import { listCourses } from "../../src-main/courses";
import { foldName, parseFileName } from "../../src-main/plan/file-name";
import { listStems, toCourseStem } from "../../src-main/plan/plan-courses";
import { listFiles } from "../../src-main/plan/plan-files";
import type { Course } from "../../src-shared/ipc";
import { planSchema } from "../../src-shared/plan";
import { bookReports } from "../../src-shared/reports";
import { writeInFolder } from "../support/folder";
import { toCells, toDump } from "../support/overview-files";
import { createOverview } from "../support/overviews";
import { art } from "../support/plan-folder";
import { now, sampleFolder, withWorkspace } from "../support/workspace";

describe("the files of a plan", () => {
  async function list(
    outputs: readonly unknown[],
    { canPrint = false, paths = [sampleFolder] as readonly string[] } = {},
  ) {
    const plan = planSchema.parse({ version: 1, inputs: ["in"], outputs });
    const file = { plan, path: "/nowhere/plan.json", name: "plan.json", sha256: "" };
    return withWorkspace(paths, async (engine) => {
      const courses = await engine.withSession((session) => listCourses(session, null, now()));
      return { courses, files: await listFiles(engine, file, { now: now(), canPrint }) };
    });
  }
  const book = { reports: ["enrollment"], file: "{course}.xlsx" };

  test("are one for each course where the name says so, and of the courses asked for", async () => {
    const { courses, files } = await list([
      { ...book, courses: "all" },
      { ...book, courses: [art, art], file: "one.html", privacy: { smallCells: 7 } },
      { ...book, courses: { ids: [art] }, file: "two.xlsx" },
      { ...book, courses: { search: "no such course" } },
      { ...book, courses: ["a/b/c"] },
      { ...book, courses: "all", reports: ["enrolment"] },
      { ...book, courses: "all", format: "pdf", file: "a.pdf" },
      { ...book, courses: "all", period: { first: "2024-02-01", last: "2024-01-01" } },
      { ...book, courses: "all", period: { first: "2024-2-1", last: "2024-01-01" } },
      { report: "enrollment", course: art, file: "{course}.csv" },
      { report: "course-summaries", file: "{course}.csv" },
    ]);
    const first = files.slice(0, courses.length);
    expect(first.map(({ course }) => course)).toEqual(courses.map(({ id }) => id));
    expect(new Set(first.map(({ file }) => foldName([file]))).size).toBe(courses.length);
    expect(first.map(({ file }) => file)).toContain("Uni-Lys-ART101-2024-T1.xlsx");
    const rest = files
      .slice(courses.length)
      .map(({ number, file, report, course, work }) => [
        number,
        file,
        report,
        course,
        work instanceof Error ? work.message : work.format,
      ]);
    expect(rest).toEqual([
      [2, "one.html", "book", art, "html"],
      [3, "two.xlsx", "book", art, "xlsx"],
      [4, "{course}.xlsx", "book", null, "No course here is among those that it asks for."],
      [5, "{course}.xlsx", "book", null, "There is no course a/b/c in this workspace."],
      [6, "{course}.xlsx", "book", null, "There is no report “enrolment”."],
      [7, "a.pdf", "book", null, "A PDF can only be printed by the window."],
      [
        8,
        "{course}.xlsx",
        "book",
        null,
        "The period ends on 2024-01-01, before it begins on 2024-02-01.",
      ],
      [9, "{course}.xlsx", "book", null, "“2024-2-1” in the period is not a day."],
      [10, "Uni-Lys-ART101-2024-T1.csv", "enrollment", art, "csv"],
      [
        11,
        "{course}.csv",
        "course-summaries",
        null,
        "The file has {course} in its name, but there is no course.",
      ],
    ]);
  });

  test("are none for courses that the catalogue alone knows, unless they are named", async () => {
    const unused = "course-v1:Uni-Lys+NEW1+2026-T1";
    const overview = toDump("course_overview", [toCells(createOverview({ id: unused }))]);
    const paths = [sampleFolder, writeInFolder("lms.sql", overview)];
    const { files } = await list(
      [
        { ...book, courses: "all" },
        { ...book, courses: { org: ["Uni-Lys"], includeUnknown: true } },
        { ...book, courses: [unused] },
      ],
      { paths },
    );
    const found = files.map(({ number, course }) => [number, course]);
    expect(found).toContainEqual([1, art]);
    expect(found).toContainEqual([2, art]);
    expect(found.filter(([, course]) => course === unused)).toEqual([[3, unused]]);
  });

  test("have all reports in them but what names files of this computer", async () => {
    const { files } = await list([
      { ...book, reports: "all", courses: [art] },
      { ...book, reports: ["report-download"], courses: [art] },
    ]);
    const [all, named] = files.map(({ work }) =>
      work instanceof Error ? [] : work.subject.reports,
    );
    expect(all).toEqual(bookReports.map(({ id }) => id));
    expect(all).not.toContain("report-download");
    expect(named).toEqual(["report-download"]);
  });

  test("where counts are hidden, have rows of learners in them only by name", async () => {
    const { files } = await list([
      { ...book, reports: "all", courses: [art], privacy: { smallCells: 5 } },
      { ...book, reports: ["user-engagement"], courses: [art], privacy: { smallCells: 5 } },
    ]);
    const [all, named] = files.map(({ work }) =>
      work instanceof Error ? [] : work.subject.reports,
    );
    expect(all).toContain("enrollment");
    expect(all).not.toContain("user-engagement");
    expect(named).toEqual(["user-engagement"]);
  });

  test("in the window PDF is a format like others", async () => {
    const { files } = await list([{ ...book, courses: [art], file: "a.pdf" }], {
      canPrint: true,
    });
    expect(files[0]?.work).toMatchObject({ format: "pdf" });
  });

  test("an id that no file could be named after has a name all the same", () => {
    const long = `course-v1:Org+${"é".repeat(100)}+${"京".repeat(60)}`;
    const ids = ["CON", "nul.txt", "..", long, `${long}x`];
    const stems = listStems(ids.map((id) => ({ id })) as unknown as Course[]);
    expect(new Set(stems).size).toBe(ids.length);
    for (const stem of stems) {
      const file = `books/${stem}--report.xlsx`;
      expect(parseFileName(file).join("/")).toBe(file);
    }
  });

  test("a course may name a folder, whatever its run ends with", () => {
    for (const id of ["course-v1:A+B+R.", "A/B/..", "A/B/C.%", "x. .", "..."]) {
      const file = `${toCourseStem(id)}/report.xlsx`;
      expect(parseFileName(file).join("/")).toBe(file);
    }
  });

  test("two courses of one stem get two names", () => {
    const ids = ["course-v1:a+b+C", "course-v1:A+B+c", "course-v1:a+b+d"];
    const stems = listStems(ids.map((id) => ({ id })) as unknown as Course[]);
    expect(stems[2]).toBe("a-b-d");
    expect(stems[0]).toMatch(/^a-b-C-[0-9a-f]{6}$/);
    expect(foldName([stems[0] ?? ""])).not.toBe(foldName([stems[1] ?? ""]));
  });
});
