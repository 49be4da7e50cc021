import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFolder, writeInFolder } from "../support/folder";
import { type } from "../support/terminal";
import { sampleFolder } from "../support/workspace";

// A file each, since every run imports anew.
const engagement = join(sampleFolder, "module_engagement.csv.gz");
const daily = join(sampleFolder, "course_enrollment_daily.csv");
const ages = join(sampleFolder, "course_enrollment_birth_year_daily.csv.gz");
const course = ["--course", "course-v1:Uni-Lys+ART101+2024-T1"];

test("the shared preset names nobody, and asks for a key where there is no workspace", async () => {
  const run = ["run", "user-engagement", engagement, ...course, "--shared", "--out", "-"];
  const asked = await type(run);
  expect(asked.status).toBe(2);
  expect(asked.stderr).toContain("Give --key FILE");
  const key = join(createFolder(), "course.key");
  const first = await type([...run, "--key", key]);
  expect(first.status).toBe(0);
  expect(first.stderr).toContain("a new key of pseudonyms");
  expect(first.stdout).not.toContain("Adama_19");
  expect(first.stdout.split("\r\n")[1]).toMatch(/L-[0-9a-f]{16}/);
  expect((await type([...run, "--key", key])).stdout).toBe(first.stdout);
  const other = join(createFolder(), "other.key");
  expect((await type([...run, "--key", other])).stdout).not.toBe(first.stdout);
});

test("the key of a workspace lies beside it, and may be read by its owner alone", async () => {
  const folder = createFolder();
  const workspace = join(folder, "course.duckdb");
  const out = createFolder();
  const run = ["run", "user-engagement", engagement, "--workspace", workspace, ...course];
  expect((await type([...run, "--pseudonymize", "--out", out])).status).toBe(0);
  const key = `${workspace}.pseudonym-key`;
  expect(statSync(key).mode & 0o777).toBe(0o600);
  const code = readFileSync(key, "utf8").match(/^[0-9a-f]{64}$/m)?.[0] ?? "no key";
  const text = readFileSync(join(out, "Uni-Lys-ART101-2024-T1--user-engagement.csv"), "utf8");
  expect(text).toContain("L-");
  expect(text).not.toContain(code);
});

test("a key is not put among what is exported", async () => {
  const out = createFolder();
  const run = ["run", "user-engagement", engagement, ...course, "--pseudonymize", "--out", out];
  const refused = await type([...run, "--key", join(out, "sub/..", "my.key")]);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain("would lie among the exported files");
  expect(existsSync(join(out, "my.key"))).toBe(false);
});

test("a key beside the file that is exported is told of", async () => {
  const out = createFolder();
  const run = ["run", "user-engagement", sampleFolder, ...course, "--pseudonymize"];
  const key = join(out, "my.key");
  const { status, stderr } = await type([...run, "--key", key, "--out", join(out, "a.csv")]);
  expect(status).toBe(0);
  expect(stderr).toContain("my.key lies beside what is exported: do not hand it on with that.");
  const apart = await type([...run, "--key", key, "--out", join(createFolder(), "a.csv")]);
  expect(apart.stderr).not.toContain("my.key");
});

test("a file that holds no key is refused, and none of it is told", async () => {
  const key = writeInFolder("my.key", "0123456789abcdef\n");
  const run = ["run", "user-engagement", engagement, ...course, "--pseudonymize", "--key", key];
  const { status, stderr } = await type(run);
  expect(status).toBe(2);
  expect(stderr).toContain("holds no key");
  expect(stderr).not.toContain("0123456789abcdef");
  expect(readFileSync(key, "utf8")).toBe("0123456789abcdef\n");
});

test.each([
  [["--hide-below", "1"], "from 2 to 1000"],
  [["--hide-below", "x"], "from 2 to 1000"],
  [["--identifiers", "hide"], "keep, redact and drop"],
  [["--key", "x.key"], "none are asked for"],
])("%j is refused", async (options, words) => {
  const { status, stderr } = await type(["run", "enrollment", daily, ...course, ...options]);
  expect(status).toBe(2);
  expect(stderr).toContain(words);
});

test("a preview says what would leave, and writes nothing", async () => {
  const run = ["run", "enrollment-age", ages, ...course, "--hide-below", "5", "--preview"];
  const { status, stdout, stderr } = await type(run);
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^Enrolled +hidden +\d+ cells$/m);
  expect(stdout).toMatch(/cells are hidden: counts below 5, and those that would give them away\./);
  expect(stdout).toMatch(/^\d+ rows, the first 20 of them:$/m);
  expect(existsSync("Uni-Lys-ART101-2024-T1--enrollment-age.csv")).toBe(false);
});

test("what is hidden is empty in the API's CSV", async () => {
  const run = ["run", "enrollment-age", ages, ...course, "--out", "-"];
  const hidden = (await type([...run, "--hide-below", "5"])).stdout.split("\r\n");
  const counts = hidden.slice(1, -1).map((line) => line.split(",")[1]);
  expect(counts.filter((count) => Number(count) > 0 && Number(count) < 5)).toEqual([]);
  expect(counts).toContain("");
});
