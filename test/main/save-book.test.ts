import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listCourses } from "../../src-main/courses";
import { saveBook } from "../../src-main/export/save-book";
import { importPaths } from "../../src-main/import";
import { openWorkspace } from "../../src-main/workspace";
import { reports } from "../../src-shared/reports";
import { createFolder } from "../support/folder";
import { now, sampleFolder } from "../support/workspace";

test("a book of two states of the data is not written", async () => {
  const engine = await openWorkspace(null);
  try {
    await importPaths(engine, [join(sampleFolder, "course_enrollment_daily.csv")], { now });
    const courses = await engine.withSession((session) => listCourses(session, null, now()));
    const chosen = {
      courses,
      reports: reports.filter(({ id }) => id === "enrollment"),
      period: null,
    };
    const folder = createFolder();
    const path = join(folder, "report.pdf");
    const save = (between: () => Promise<unknown>) =>
      saveBook(engine, chosen, "pdf", path, {
        protection: null,
        replace: true,
        statedAt: now(),
        printPdf: async () => {
          await between();
          return new Uint8Array([1]);
        },
      });
    const other = [join(sampleFolder, "course_enrollment_mode_daily.csv")];
    await expect(save(() => importPaths(engine, other, { now }))).rejects.toMatchObject({
      code: "bad-input",
      message: expect.stringContaining(
        "report.pdf was not written: while it was, files were imported",
      ),
    });
    expect(readdirSync(folder)).toEqual([]);
    // The same file again changes nothing.
    expect(await save(() => importPaths(engine, other, { now }))).toMatchObject({ notes: [] });
  } finally {
    await engine.close();
  }
});
