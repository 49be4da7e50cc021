import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { Engine } from "../../src-main/engine";
import { importPaths } from "../../src-main/import";
import { openWorkspace } from "../../src-main/workspace";
import { createFolder, writeInFolder } from "../support/folder";
import { lmsFolder } from "../support/lms";
import { list } from "../support/load";
import { now } from "../support/workspace";

const spring = "course-v1:HedgeX+BOT101+2024_Spring";
const fall = "HedgeX/BOT101/2014_Fall";

async function withEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openWorkspace(null);
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

const load = async (engine: Engine, path: string, courses: Record<string, string> = {}) =>
  (await importPaths(engine, [path], { now, courses })).map(({ status }) => status);

test("a folder of reports goes in whole, once it is said which course a prefix means", async () => {
  await withEngine(async (engine) => {
    const first = await importPaths(engine, [lmsFolder], { now });
    const asked = first.flatMap(({ coursePrefix }) => coursePrefix ?? []);
    // The course of the spring is known: the list of courses has it.
    expect([...new Set(asked)]).toEqual(["HedgeX-BOT101-2014_Fall", "HedgeX_BOT101_2014_Fall"]);
    const courses = Object.fromEntries(asked.map((prefix) => [prefix, fall]));
    await importPaths(engine, [lmsFolder], { now, courses });
    const again = await importPaths(engine, [lmsFolder], { now });
    const statuses = again.filter(({ name }) => name.endsWith(".csv")).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(["unchanged"]));
    expect(
      await list(
        engine,
        "select course_id, count(*)::int from lms_grade group by all order by all",
      ),
    ).toEqual([
      [fall, 2],
      [spring, 2],
    ]);
  });
});

test("a report in a gzip file, or renamed by a browser, is the same report", async () => {
  const name = "HedgeX_BOT101_2024_Spring_grade_report_2024-03-01-1530.csv";
  const content = readFileSync(join(lmsFolder, name));
  await withEngine(async (engine) => {
    const courses = { HedgeX_BOT101_2024_Spring: spring };
    const packed = writeInFolder(`${name}.gz`, gzipSync(content));
    expect(await load(engine, packed, courses)).toEqual(["imported", "imported"]);
    const renamed = writeInFolder(name.replace(".csv", " (1).csv"), content);
    expect(await load(engine, renamed)).toEqual(["unchanged"]);
  });
});

test("files of one content that are of two courses, times or lists are two", async () => {
  const folder = createFolder();
  const text = "email\nhal@example.org\n";
  for (const name of [
    "A_B_C_may_enroll_info_2024-01-01-0000.csv",
    "A_B_C_inactive_enrolled_students_info_2024-01-01-0000.csv",
    "A_B_D_may_enroll_info_2024-01-01-0000.csv",
    "A_B_C_may_enroll_info_2024-02-01-0000.csv",
  ]) {
    writeInFolder(name, text, folder);
  }
  await withEngine(async (engine) => {
    const courses = { A_B_C: "A/B/C", A_B_D: "A/B/D" };
    expect(await load(engine, folder, courses)).toEqual(Array(4).fill("imported"));
    expect(await load(engine, folder)).toEqual(Array(4).fill("unchanged"));
    expect(
      await list(
        engine,
        "select course_id, list, created::varchar from lms_email_list order by all",
      ),
    ).toEqual([
      ["A/B/C", "inactive", "2024-01-01 00:00:00"],
      ["A/B/C", "may_enroll", "2024-02-01 00:00:00"],
      ["A/B/D", "may_enroll", "2024-01-01 00:00:00"],
    ]);
  });
});
