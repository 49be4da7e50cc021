import fc from "fast-check";
import { expect, test } from "vitest";
import { importPaths } from "../../src-main/import";
import { openWorkspace } from "../../src-main/workspace";
import { writeInFolder } from "../support/folder";
import { list } from "../support/load";
import { now } from "../support/workspace";

const head =
  "Student ID,Email,Username,Grade,Lab 1: é,Lab 2: b,Lab (Avg),Enrollment Track,Certificate Eligible";

/** A row of a grade report, whole or damaged; each is one record, whatever DuckDB makes of it. */
const row = fc
  .record({
    id: fc.constantFrom("1", "2", "3", "4", "many", ""),
    text: fc.constantFrom("", "a", "🌱", '"x\ny"', '"a,b"', '"a""b"', "é", "a'b"),
    grade: fc.constantFrom("0.5", "Not Attempted", "🌱", '"1"'),
    surplus: fc.constantFrom(0, 0, 0, 0, -1, -7, 1, 3),
    isLatin: fc.boolean(),
  })
  .map(({ id, text, grade, surplus, isLatin }) => {
    const cells = [id, text, text, grade, grade, grade, "1", text, "Y", grade, text, grade];
    const line = cells.slice(0, 9 + surplus).join(",");
    return Buffer.from(`${line}\r\n`, isLatin && /[é]/.test(line) ? "latin1" : "utf8");
  });

test("no row of a damaged report is lost or doubled, nor in one table and not in the other", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
      const text = Buffer.concat([Buffer.from(`${head}\r\n`), ...rows]);
      const path = writeInFolder("x_grade_report_2024-01-01-0000.csv", text);
      const engine = await openWorkspace(null);
      try {
        const files = await importPaths(engine, [path], { now, course: "course-v1:a+b+c" });
        expect(files.map(({ status }) => status)).toEqual(["imported", "imported"]);
        const [counts] = await list(
          engine,
          `select sum(file_row_count + reject_count)::int, (select count(*)::int from stored.rejects),
             sum(reject_count)::int from stored.import_tables`,
        );
        expect(counts?.[0]).toBe(rows.length);
        expect(counts?.[1]).toBe(counts?.[2]);
        const [learners] = await list(engine, "select count(*)::int from lms_grade");
        const [grades] = await list(engine, "select count(*)::int from lms_assignment_grade");
        expect(grades?.[0]).toBe(Number(learners?.[0]) * 3);
      } finally {
        await engine.close();
      }
    }),
    { numRuns: 60, seed: 7 },
  );
}, 60_000);
