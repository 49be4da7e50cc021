import { copyFileSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFolder } from "./support/folder";
import { listFaults } from "./support/ooxml";
import { readPages, readSheets } from "./support/sheets";
import { type } from "./support/terminal";
import { sampleFolder } from "./support/workspace";

const art = "course-v1:Uni-Lys+ART101+2024-T1";
const few = ["--reports", "enrollment,problems"];
// What these need, since every run imports anew.
const [daily, answers, engagement] = [
  "course_enrollment_daily.csv",
  "answer_distribution.csv",
  "module_engagement.csv.gz",
].map((name) => join(sampleFolder, name)) as [string, string, string];

test("a course's workbook bears its name, and is not replaced without a word", async () => {
  const folder = createFolder();
  const args = ["export", sampleFolder, "--course", art, ...few, "--out", folder];
  const first = await type(args);
  expect(first).toMatchObject({ status: 0, stdout: "" });
  const path = join(folder, "Uni-Lys-ART101-2024-T1--report.xlsx");
  expect(first.stderr).toMatch(`${path}: `);
  expect(await listFaults(path)).toEqual([]);
  const names = (await readSheets(path)).map(({ name }) => name);
  expect(names).toEqual(["Contents", "Enrollment over time", "Problems", "About"]);
  const again = await type(args);
  expect(again.status).toBe(2);
  expect(again.stderr).toContain("exists already");
  expect(await type([...args, "--force"])).toMatchObject({ status: 0 });
});

test.each([
  ["run", ["run", "enrollment", "--course", art]],
  ["export", ["export", "--all", "--reports", "enrollment"]],
])("%s does not write over what it reads, even by force", async (_, asked) => {
  const folder = createFolder();
  const source = join(folder, "course_enrollment_daily.csv");
  copyFileSync(join(sampleFolder, "course_enrollment_daily.csv"), source);
  writeFileSync(join(folder, "notes.txt"), "of no table");
  symlinkSync(source, join(folder, "link.csv"));
  const before = readFileSync(source);
  const [command = "", ...rest] = asked;
  const run = (input: string, out: string) => {
    const name = command === "run" ? [rest[0] ?? "", input, ...rest.slice(1)] : [input, ...rest];
    return type([command, ...name, "--out", out, "--force"]);
  };
  for (const [input, out] of [
    [source, source],
    [folder, source],
    [source, join(folder, "link.csv")],
  ] as const) {
    const { status, stderr } = await run(input, out);
    expect(status).toBe(2);
    expect(stderr).toContain("is one of the inputs, and is left as it is.");
  }
  expect(readFileSync(source).equals(before)).toBe(true);
  // What lies beside is nothing that was read.
  expect(await run(folder, join(folder, "notes.txt"))).toMatchObject({ status: 0 });
});

test("a stated time makes the same bytes, and stands in the workbook", async () => {
  const folder = createFolder();
  const write = async (name: string) => {
    const out = join(folder, name);
    const stamp = ["--timestamp", "2025-06-15T12:00:00Z", "--out", out];
    expect(await type(["export", daily, answers, "--all", ...few, ...stamp])).toMatchObject({
      status: 0,
    });
    return out;
  };
  const [first, second] = [await write("1.xlsx"), await write("2.xlsx")];
  expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
  const about = (await readPages(first)).get("About")?.flat() ?? [];
  expect(about).toContain("2025-06-15 12:00:00 UTC");
  // The clock of these tests says another year: files read into memory are as of the stated time too.
  expect(about.join("\n")).not.toContain("2026");
});

test("so does one report's, and nothing else in it knows the clock", async () => {
  const out = join(createFolder(), "one.xlsx");
  const asked = ["run", "enrollment", daily, "--course", art, "--format", "xlsx"];
  const stamp = ["--timestamp", "2025-06-15T12:00:00Z", "--out", out];
  expect(await type([...asked, ...stamp])).toMatchObject({ status: 0 });
  const about = ((await readPages(out)).get("About")?.flat() ?? []).join("\n");
  expect(about).toContain("2025-06-15 12:00:00 UTC");
  expect(about).not.toContain("2026");
});

test("an input after the courses is taken for one of them, which is said", async () => {
  const result = await type(["export", "--course", art, sampleFolder]);
  expect(result).toMatchObject({ status: 2, stdout: "" });
  expect(result.stderr).toContain("before --course and --org");
});

test("the end of a period is not in it, and several courses share a name", async () => {
  const folder = createFolder();
  const days = ["--start-date", "2024-02-01", "--end-date", "2024-02-03"];
  const result = await type([
    ...["export", daily, "--org", "uni-lys", "UniLys", "--reports", "enrollment"],
    ...[...days, "--out", folder],
  ]);
  expect(result.status).toBe(0);
  const path = join(folder, "courses--report.xlsx");
  const sheet = (await readSheets(path)).find(({ name }) => name === "Enrollment over time");
  const place = sheet?.columns.indexOf("Date") ?? -1;
  expect(sheet?.rows.map((row) => row[place])).toEqual(["2024-02-01", "2024-02-02"]);
});

test("learners' rows are not beside hidden counts unless they are named", async () => {
  const out = join(createFolder(), "book.xlsx");
  const args = ["export", daily, engagement, "--course", art, "--hide-below", "5", "--out", out];
  const all = await type(args);
  expect(all.stderr).toContain(
    "Learners is left out: whoever counts its rows finds hidden counts.",
  );
  const list = async () => (await readSheets(out)).map(({ name }) => name);
  expect(await list()).not.toContain("Learners");
  await type([...args, "--force", "--reports", "enrollment,user-engagement"]);
  expect(await list()).toContain("Learners");
});

test.each([
  [["--course", "course-v1:No+Such+Course", ...few], 3, "There is no course"],
  [["--org", "Nobody", ...few], 3, "no courses of Nobody"],
  [few, 2, "Which courses?"],
  [["--all", "--reports", "enrolment"], 2, "There is no report “enrolment”"],
  [["--all", "--start-date", "1.2.2024"], 2, "--start-date is not a date"],
  [["--all", "--start-date", "2024-02-02", "--end-date", "2024-02-02"], 2, "ends before it begins"],
  [["--all", "--reports", "enrollment", "--end-date", "1999-01-01"], 3, "There is no data"],
  [["--all", "--timestamp", "yesterday"], 2, "yesterday"],
])("export %j ends with %i", async (args, status, message) => {
  const folder = createFolder();
  const out = join(folder, "book.xlsx");
  const result = await type(["export", daily, ...args, "--out", out]);
  expect(result.stderr).toContain(message);
  expect(result.status).toBe(status);
  expect(existsSync(out)).toBe(false);
});
