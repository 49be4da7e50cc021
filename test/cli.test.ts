import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { listCourses } from "../src-main/courses";
import { findDefaultParams } from "../src-main/default-params";
import { openWorkspace } from "../src-main/workspace";
import { toOption } from "../src-shared/params";
import { reports } from "../src-shared/reports";
import { exportCsv } from "./support/exported";
import { createFolder, createLastingFolder } from "./support/folder";
import { type Result, type } from "./support/terminal";
import { now, repoRoot, sampleFolder } from "./support/workspace";

const art = "course-v1:Uni-Lys+ART101+2024-T1";
const cli = join(repoRoot, "out/main/cli.js");

/** The built command line, as a process of its own. */
function start(args: readonly string[], cwd: string = repoRoot): Result {
  return spawnSync(process.execPath, [cli, ...args], { cwd, encoding: "utf8" });
}

/** The sample, imported once for all tests that only read. */
const workspace = join(createLastingFolder(), "course.duckdb");
const inWorkspace = ["--workspace", workspace];

beforeAll(async () => {
  expect((await type(["import", sampleFolder, ...inWorkspace])).status).toBe(0);
});

describe("run", () => {
  test.each(reports)("$id gives its CSV on standard output, and nothing else", async (report) => {
    const engine = await openWorkspace(workspace);
    const { args, csv } = await (async () => {
      const course = (
        await engine.withSession((session) => listCourses(session, null, now()))
      ).find(({ id }) => id === art);
      const params = (course && (await findDefaultParams(engine, report, course))) ?? {};
      const csv = await exportCsv(engine, report.id, params);
      const options = Object.entries(params).flatMap(([name, value]) => [toOption(name), value]);
      return { args: options, csv };
    })().finally(() => engine.close());
    const { stdout, stderr, status } = await type([
      "run",
      report.id,
      ...inWorkspace,
      ...args,
      "--out",
      "-",
    ]);
    expect(status).toBe(0);
    // Answers of the sample begin like formulas, which is said.
    expect(stderr).toMatch(/^(\d+ cells begin like a formula: .*\n)?$/);
    expect(stdout).toBe(csv);
  });

  test("a list is given with commas or by repeating, a switch without a value", async () => {
    const ask = async (...args: string[]) =>
      (
        await type([
          "run",
          "course-summaries",
          ...inWorkspace,
          "--format",
          "json",
          "--out",
          "-",
          ...args,
        ])
      ).stdout;
    const both = await ask("--fields", "course_id,programs", "--programs");
    expect(JSON.parse(both)).toHaveLength(2);
    expect(await ask("--fields", "course_id", "--fields", "programs", "--programs")).toBe(both);
    const one = await ask("--course-ids", art, "--fields", "course_id");
    expect(JSON.parse(one)).toEqual([{ course_id: art }]);
  });

  test("json is an array of objects, with the period's parameters", async () => {
    const args = ["--course", art, "--start-date", "2024-05-11", "--end-date", "2024-05-12T120000"];
    const { stdout } = await type([
      "run",
      "enrollment",
      ...inWorkspace,
      ...args,
      "--format",
      "json",
      "--out",
      "-",
    ]);
    expect(JSON.parse(stdout)).toMatchObject([{ course_id: art, date: "2024-05-11" }]);
  });

  test.each(["csv-excel", "parquet", "arrow"])(
    "%s goes to standard output as to a file",
    async (format) => {
      const args = ["run", "enrollment", ...inWorkspace, "--course", art, "--format", format];
      const out = await type([...args, "--out", "-"]);
      expect({ stderr: out.stderr, status: out.status }).toEqual({ stderr: "", status: 0 });
      const folder = createFolder();
      expect((await type([...args, "--out", folder])).status).toBe(0);
      const extension = format === "csv-excel" ? "csv" : format;
      const path = join(folder, `Uni-Lys-ART101-2024-T1--enrollment.${extension}`);
      expect(out.bytes.equals(readFileSync(path))).toBe(true);
    },
  );

  test("--timestamp is the clock, and must be an instant", async () => {
    const args = [
      "run",
      "course-summaries",
      ...inWorkspace,
      "--out",
      "-",
      "--recent-date",
      "2025-06-01",
    ];
    const then = await type([...args, "--timestamp", "2025-01-01T00:00:00Z"]);
    expect(then.stderr).toContain("recent_date is not a day before today");
    expect((await type(args)).status).toBe(0);
    expect((await type([...args, "--timestamp", "soon"])).stderr).toContain("“soon” is not a date");
  });

  test("what a spreadsheet would run is said on standard error", async () => {
    const folder = createFolder();
    const path = join(folder, "course_enrollment_mode_daily.csv");
    writeFileSync(
      path,
      "course_id,date,count,mode,cumulative_count,created\n=a/b/c,2024-01-01,1,audit,1,2024-01-01\n",
    );
    const { stdout, stderr, status } = await type([
      "run",
      "enrollment_mode",
      path,
      "--course",
      "=a/b/c",
      "--out",
      "-",
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain(",=a/b/c,");
    expect(stderr).toMatch(
      /^1 cell begins like a formula: .* Choose CSV for spreadsheets for that\.\n$/,
    );
  });

  test("without --out writes a file named after the course, once", async () => {
    const folder = createFolder();
    const args = ["run", "enrollment", ...inWorkspace, "--course", art];
    expect(start(args, folder).status).toBe(0);
    const name = "Uni-Lys-ART101-2024-T1--enrollment.csv";
    expect(readdirSync(folder)).toEqual([name]);
    writeFileSync(join(folder, name), "mine");
    const again = start(args, folder);
    expect(again.status).toBe(2);
    expect(again.stderr).toContain(`${name} exists already. Choose another name, or give --force`);
    expect(readFileSync(join(folder, name), "utf8")).toBe("mine");
    expect(start([...args, "--force"], folder).status).toBe(0);
    expect(readFileSync(join(folder, name), "utf8")).toMatch(/^count,course_id/);
    expect(readdirSync(folder)).toEqual([name]);
  });

  test.each([
    [["run", "enrolment", sampleFolder], 2, "There is no report “enrolment”."],
    [["run", "enrollment", sampleFolder], 2, "The report enrollment needs a course."],
    [
      ["run", "enrollment", ...inWorkspace, "--course", art, "--start-date", "soon"],
      2,
      "not a date: “soon”",
    ],
    [["run", "enrollment", ...inWorkspace, "--course", art, "--colour", "red"], 2, "--colour"],
    [["run", "enrollment", ...inWorkspace, "--course", art, "--format", "pdf"], 2, "pdf"],
    [["run", "enrollment", ...inWorkspace, "--course", "a/b/c"], 3, "There is no course a/b/c"],
    [
      ["run", "enrollment", ...inWorkspace, "--course", art, "--start-date", "2030-01-01"],
      3,
      "from 2024-01-01 to 2024-05-12",
    ],
    [
      ["run", "enrollment", join(sampleFolder, "course_activity.tsv"), "--course", art],
      3,
      "the table course_enrollment_daily has not been imported",
    ],
    [["run", "enrollment", "--course", art], 2, "There is nothing to read."],
    [["run", "enrollment", "nowhere", "--course", art], 2, "nowhere cannot be read"],
    [
      ["run", "enrollment", join(repoRoot, "LICENSE"), "--course", art],
      2,
      "Nothing among the inputs was recognized.",
    ],
    [
      ["run", "enrollment", "--workspace", "nowhere.duckdb", "--course", art],
      2,
      "There is no workspace nowhere.duckdb.",
    ],
    [
      ["run", "enrollment", ...inWorkspace, "--course", art, "--out", "no/such/folder/a.csv"],
      5,
      "its folder does not exist",
    ],
    [["fly"], 2, "fly"],
  ])("%j ends with %i: %s", async (args, status, message) => {
    const result = await type(args);
    expect(result.stdout).toBe("");
    expect(result.stderr).toContain(message);
    expect(result.status).toBe(status);
  });

  test("--json makes the error an object", async () => {
    const { stderr } = await type([
      "run",
      "enrollment",
      ...inWorkspace,
      "--course",
      "a/b/c",
      "--json",
    ]);
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: "missing-data", hint: expect.any(String) },
    });
  });

  test("--help lists the reports with their questions", async () => {
    const { stdout, status } = await type(["run", "--help"]);
    expect(status).toBe(0);
    const words = stdout.replace(/\s+/g, " ");
    for (const { id, question } of reports) {
      expect(words).toContain(id);
      expect(words).toContain(question);
    }
    expect((await type(["run", "enrollment", "--help"])).stdout).toContain("--start-date <date>");
  });
});

test("the built command line is the same", () => {
  const args = ["run", "enrollment", ...inWorkspace, "--course", art, "--out", "-"];
  expect(start(args)).toMatchObject({
    stderr: "",
    status: 0,
    stdout: expect.stringMatching(/^count,/),
  });
  expect(start(["fly"])).toMatchObject({ stdout: "", status: 2 });
});

describe("import", () => {
  test("fills a workspace that run and courses read", async () => {
    const again = await type(["import", sampleFolder, ...inWorkspace, "--json"]);
    const statuses = JSON.parse(again.stdout).files.map(({ status }: { status: string }) => status);
    expect(new Set(statuses)).toEqual(new Set(["unchanged"]));
    const run = await type(["run", "enrollment", ...inWorkspace, "--course", art, "--out", "-"]);
    expect(run.stdout).toContain("1798,");
  });

  test("ends with 4 when something needs a look, and says what", async () => {
    const folder = createFolder();
    writeFileSync(join(folder, "a.csv"), "course_id,date,count\nc,2024-01-01,1\nc,someday,2\n");
    writeFileSync(join(folder, "b.txt"), "hello\n");
    const { stdout, status } = await type([
      "import",
      folder,
      "--workspace",
      join(folder, "w.duckdb"),
    ]);
    expect(status).toBe(4);
    expect(stdout).toContain('a.csv: line 3, date: not a date: "someday"');
    expect(stdout).toContain("b.txt: Not imported: no known table has this header.");
  });
});

describe("courses", () => {
  test("json of a course that only has data is as the contract says", async () => {
    const { stdout } = await type(["courses", ...inWorkspace, "--format", "json"]);
    const [first, second] = JSON.parse(stdout);
    expect(first).toMatchObject({
      id: "UniLys/ENG-7/2023_Fall",
      org: "UniLys",
      course: "ENG-7",
      run: "2023_Fall",
      ccx: null,
    });
    expect(second).toMatchObject({
      id: art,
      name: "L'art de l'ingénieur",
      is_pseudo: true,
      overview: null,
      derived: { display_name_with_default: "L'art de l'ingénieur", has_started: null },
      stale: false,
    });
    expect(second.data.course_enrollment_daily).toEqual(["2024-01-01", "2024-05-12"]);
    expect(second.data.course_meta_summary_enrollment).toBeNull();
  });

  test("are found without case and accents, by organization and id, and sorted", async () => {
    const ids = async (...args: string[]) =>
      JSON.parse((await type(["courses", ...inWorkspace, "--format", "json", ...args])).stdout).map(
        ({ id }: { id: string }) => id,
      );
    expect(await ids("--search", "INGENIEUR")).toEqual([art]);
    expect(await ids("--org", "unilys")).toEqual(["UniLys/ENG-7/2023_Fall"]);
    expect(await ids("--ids", art, "course-v1:a+b+c")).toEqual([art]);
    expect(await ids("--sort", "enrollment")).toEqual([art, "UniLys/ENG-7/2023_Fall"]);
    expect(await ids("--search", "nobody")).toEqual([]);
    expect((await type(["courses", ...inWorkspace, "--ids", "what is this"])).status).toBe(2);
  });
});

test("overview writes every report of every course as CSV and SVG, and a page", async () => {
  const out = join(createFolder(), "out");
  expect((await type(["overview", sampleFolder, "--out", out])).status).toBe(0);
  const names = readdirSync(out);
  for (const { id, chart } of reports) {
    expect(
      names.some((name) => name.includes(`--${id}`) && name.endsWith(".csv")),
      id,
    ).toBe(true);
    const svgs = names.filter((name) => name.includes(`--${id}`) && name.endsWith(".svg"));
    expect(svgs.length > 0, id).toBe(chart.mark !== "none");
  }
  const page = readFileSync(join(out, "index.html"), "utf8");
  expect(page).toContain("Bridges &amp; Other Crossings, &quot;revisited&quot;");
  expect(page).not.toMatch(/<script|https?:/);
});

test("overview keeps courses apart whose names as files are the same", async () => {
  const folder = createFolder();
  const ids = ["a/b/c", "course-v1:a+b+c", "A/b/c"];
  const rows = ids.map((id, at) => `${id},2024-01-01,${at + 1}\n`).join("");
  writeFileSync(join(folder, "a.csv"), `course_id,date,count\n${rows}`);
  const out = join(folder, "out");
  expect((await type(["overview", join(folder, "a.csv"), "--out", out])).status).toBe(0);
  const counts = readdirSync(out)
    .filter((name) => name.endsWith("enrollment.csv"))
    .map((name) => readFileSync(join(out, name), "utf8").split("\r\n")[1]?.split(",")[0]);
  expect(counts.sort()).toEqual(["1", "2", "3"]);
});

test("an empty folder, a pipe and a folder that is a file each have their sentence", async () => {
  const folder = createFolder();
  const workspace = join(folder, "w.duckdb");
  const empty = await type(["import", createFolder(), "--workspace", workspace]);
  expect(empty).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("There are no files in"),
  });
  const missing = await type(["import", "nowhere", "--workspace", join(folder, "new.duckdb")]);
  expect(missing.status).toBe(2);
  expect(existsSync(join(folder, "new.duckdb"))).toBe(false);
  writeFileSync(join(folder, "file"), "");
  const blocked = await type(["overview", sampleFolder, "--out", join(folder, "file")]);
  expect(blocked.status).toBe(2);
  const device = await type(["run", "programs", sampleFolder, "--out", "/dev/null", "--force"]);
  expect(device).toMatchObject({ status: 2, stderr: expect.stringContaining("is no file") });
});

test("sums are not limited to 32 bits", async () => {
  const folder = createFolder();
  const rows = ["audit", "honor"].map((mode) => `c,2024-01-01,2147483647,${mode},1\n`).join("");
  writeFileSync(join(folder, "a.csv"), `course_id,date,count,mode,cumulative_count\n${rows}`);
  const args = [
    "run",
    "enrollment_mode",
    folder,
    "--course",
    "c",
    "--format",
    "json",
    "--out",
    "-",
  ];
  expect(JSON.parse((await type(args)).stdout)).toMatchObject([{ count: 4294967294 }]);
});

test("reports prints the registry", async () => {
  const list = JSON.parse((await type(["reports", "--format", "json"])).stdout);
  expect(list.map(({ id }: { id: string }) => id)).toEqual(reports.map(({ id }) => id));
});

test.skipIf(process.platform === "win32")(
  "Ctrl-C ends with 130 and leaves a workspace that opens",
  async () => {
    const folder = createFolder();
    const lines = Array.from({ length: 300_000 }, (_, at) => `c${at % 50},2024-01-01,${at}\n`);
    writeFileSync(join(folder, "a.csv"), `course_id,date,count\n${lines.join("")}`);
    const workspace = join(folder, "w.duckdb");
    const child = spawn(process.execPath, [
      cli,
      "import",
      join(folder, "a.csv"),
      "--workspace",
      workspace,
    ]);
    const ended = new Promise((resolve) => child.on("close", resolve));
    while (!existsSync(workspace)) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 60));
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    const { status, stdout } = await type([
      "courses",
      "--workspace",
      workspace,
      "--format",
      "json",
    ]);
    expect([status, stdout]).toEqual([0, "[]\n"]);
  },
);
