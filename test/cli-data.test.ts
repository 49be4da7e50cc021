import { join } from "node:path";
import { expect, test } from "vitest";
import { createFolder, writeInFolder } from "./support/folder";
import { type } from "./support/terminal";

/** `ledger`, `undo` and `health`, as a user types them. */

const head = "course_id,date,count,gender,created\n";
const older = `${head}a/b/c,2024-01-01,1,f,2024-01-02\na/b/c,2024-01-05,1,f,2024-01-02\n`;
const newer = `${head}a/b/c,2024-01-01,2,f,2024-01-03\na/b/c,soon,2,f,2024-01-03\n`;

async function fill(): Promise<string> {
  const workspace = join(createFolder(), "course.duckdb");
  for (const [name, text] of Object.entries({ "older.csv": older, "newer.csv": newer })) {
    await type(["import", writeInFolder(name, text), "--workspace", workspace]);
  }
  return workspace;
}

test("ledger lists the files, newest first, with the rows that are shown", async () => {
  const workspace = await fill();
  const { stdout, status } = await type(["ledger", "--workspace", workspace]);
  expect(status).toBe(0);
  const table = "course_enrollment_gender_daily";
  expect(stdout.split("\n").map((line) => line.trim().split(/ +/))).toEqual([
    ["import", "imported", "file", "kind", "table", "rows", "shown", "rejected"],
    ["2", "2026-01-02T03:04:05", "newer.csv", "csv", table, "1", "1", "1"],
    ["1", "2026-01-02T03:04:05", "older.csv", "csv", table, "2", "1", "0"],
    [""],
  ]);
  const { stdout: json } = await type(["ledger", "--workspace", workspace, "--json"]);
  expect(JSON.parse(json).files).toMatchObject([
    { importId: 2, name: "newer.csv", tables: [{ rows: 1, rejected: 1, shown: 1 }] },
    { importId: 1, name: "older.csv", tables: [{ rows: 2, rejected: 0, shown: 1 }] },
  ]);
});

test("undo takes a file out, and says what is shown again", async () => {
  const workspace = await fill();
  const { stdout, status } = await type(["undo", "2", "--workspace", workspace]);
  expect(stdout).toBe("Took out newer.csv: 1 row. 1 row of older files is shown again.\n");
  expect(status).toBe(0);
  const { stdout: json } = await type(["undo", "1", "--workspace", workspace, "--json"]);
  expect(JSON.parse(json)).toEqual({ importId: 1, name: "older.csv", rows: 2, restored: 0 });
  expect((await type(["ledger", "--workspace", workspace, "--json"])).stdout).toBe(
    '{"files":[]}\n',
  );
});

test.each([
  [["undo", "7"], "There is no import 7."],
  [["undo", "two"], "“two” is not an import’s number."],
  [["undo"], "Missing required argument 'import'."],
])("%j is bad input: %s", async (args, message) => {
  const workspace = await fill();
  const { stderr, status } = await type([...args, "--workspace", workspace]);
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});

test("a workspace that is not there is bad input, and is not made", async () => {
  const missing = join(createFolder(), "none.duckdb");
  for (const command of [["ledger"], ["undo", "1"], ["health"]]) {
    const { stderr, status } = await type([...command, "--workspace", missing, "--json"]);
    expect(JSON.parse(stderr).error.code).toBe("bad-input");
    expect(status).toBe(2);
  }
});

test("health says what was found, what it means and what to do, and is no failure", async () => {
  const { stdout, status } = await type(["health", writeInFolder("gender.csv", older)]);
  expect(stdout).toBe(
    [
      "warn: Missing days",
      "  a/b/c, course_enrollment_gender_daily: 3 days between the first and the last have no rows. (2024-01-02 to 2024-01-04)",
      "  Charts over time have a gap there, and a change from one day to the next is not known.",
      "  Export these days again. Where the pipeline did not run on them, there is nothing to repair.",
      "  reports: enrollment-gender",
      "",
    ].join("\n"),
  );
  expect(status).toBe(0);
});

test("health of good data is one line", async () => {
  const file = writeInFolder("gender.csv", `${head}a/b/c,2024-01-01,1,f,2024-01-02\n`);
  expect((await type(["health", file])).stdout).toMatch(/^\d+ checks found nothing\.\n$/);
  expect(JSON.parse((await type(["health", file, "--format", "json"])).stdout)).toEqual({
    checks: expect.any(Number),
    found: [],
  });
});

test("health as CSV is a line a finding; of a course, what is about it", async () => {
  const workspace = await fill();
  const { stdout } = await type(["health", "--workspace", workspace, "--format", "csv"]);
  expect(stdout.split("\r\n").map((line) => line.split(",").slice(0, 6))).toEqual([
    ["check", "severity", "title", "course_id", "table", "count"],
    ["rejects", "warn", "Rows that did not fit", "", "course_enrollment_gender_daily", "1"],
    ["missing-days", "warn", "Missing days", "a/b/c", "course_enrollment_gender_daily", "3"],
    [""],
  ]);
  const args = ["health", "--workspace", workspace, "--format", "json", "--course"];
  const { found } = JSON.parse((await type([...args, "a/b/c"])).stdout);
  expect(found.map(({ check }: { check: string }) => check)).toEqual(["missing-days"]);
  const unknown = await type([...args, "a/b/d"]);
  expect(unknown.stderr).toBe(
    "There is no course a/b/d in this workspace. The nearest id is a/b/c.\n",
  );
  expect(unknown.status).toBe(3);
});
