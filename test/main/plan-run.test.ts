import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCommandLine } from "../../src-main/command-line";
import { journalName } from "../../src-main/plan/journal";
import { TargetFolder } from "../../src-main/plan/target-folder";
import { chartFormats, rowFormats } from "../../src-shared/export-format";
import { createFolder } from "../support/folder";
import { a, art, b, createPlan, hash, readAll, rows } from "../support/plan-folder";
import { type } from "../support/terminal";
import { now, repoRoot, sampleFolder } from "../support/workspace";

test("the example of docs/plans.md runs with the sample, and its chart has more than a point", async () => {
  const text = readFileSync(join(repoRoot, "docs/plans.md"), "utf8");
  const { privacy, outputs } = JSON.parse(/```json\n(.*?)```/s.exec(text)?.[1] ?? "");
  const plan = createPlan(outputs, { inputs: ["in"], privacy, key: "pseudonyms.key" });
  const { status, stderr } = await plan.run();
  expect([status, stderr]).toEqual([0, expect.stringContaining("4 of 4 outputs")]);
  const rows = plan.readSummary().map((output: { rows: number }) => output.rows);
  for (const count of rows) expect(count).toBeGreaterThan(1);
});

describe("the manifest", () => {
  test("says what was written, from what, and with which hashes", async () => {
    const plan = createPlan([
      { ...a, params: { end_date: "2024-06-01", start_date: "2024-05-01" } },
      rows,
    ]);
    expect((await plan.run()).status).toBe(0);
    const manifest = plan.readManifest();
    expect(manifest).toMatchObject({
      version: 1,
      program: expect.stringMatching(/^Coursescope \d/),
      statedAt: "2026-01-02T03:04:05Z",
      plan: { name: "plan.json", sha256: hash(join(plan.folder, "plan.json")) },
    });
    expect(manifest.key).toBeUndefined();
    const [activity, daily] = manifest.inputs;
    expect(activity.name).toBe("course_activity.tsv");
    const path = join(plan.folder, "in/course_enrollment_daily.csv");
    expect(daily).toEqual({
      name: "course_enrollment_daily.csv",
      sha256: hash(path),
      bytes: readFileSync(path).length,
      importedAt: "2026-01-02T03:04:05Z",
      tables: [{ table: "course_enrollment_daily", rows: expect.any(Number) }],
    });
    const privacy = { learners: "keep", identifiers: "keep", smallCells: null };
    const [report, table] = manifest.outputs;
    expect(report).toEqual({
      file: "a.csv",
      reports: ["enrollment"],
      courses: [art],
      params: { end_date: "2024-06-01", start_date: "2024-05-01" },
      format: "csv",
      privacy,
      rows: 12,
      bytes: readFileSync(join(plan.out, "a.csv")).length,
      sha256: hash(join(plan.out, "a.csv")),
    });
    expect(Object.keys(report.params)).toEqual(["end_date", "start_date"]);
    expect(table).toMatchObject({ file: "rows.csv", reports: [], table: rows.table, params: {} });
    expect(JSON.stringify(manifest)).not.toContain(plan.folder);
  });

  test("without a file for what failed; the summary has the spec's shape", async () => {
    const plan = createPlan([{ ...a, report: "enrolment" }, { ...b, fille: 1 }, rows]);
    const { status, stderr } = await plan.run();
    expect(status).toBe(4);
    expect(plan.readManifest().outputs).toHaveLength(1);
    const [first, second, third] = plan.readSummary();
    expect(first).toEqual({
      file: "a.csv",
      report: "enrolment",
      course: art,
      status: "bad-input",
      rows: 0,
      message: expect.stringMatching(
        /^Output 1 \(a\.csv\): there is no report “enrolment”\. The reports are /,
      ),
    });
    expect(second.message).toBe(
      "Output 2 (deep/b.json): there is no “fille”, did you mean “file”?",
    );
    expect(third).toEqual({
      file: "rows.csv",
      report: "table",
      course: art,
      status: "ok",
      rows: 130,
    });
    expect(stderr).toContain(second.message);
    expect(stderr).toContain("1 of 3 outputs written");
  });
});

describe("the same plan again", () => {
  test("with a timestamp gives the same bytes, in another folder and on another day", async () => {
    const plan = createPlan([a, b, rows]);
    await plan.runTo("one", "--timestamp", "2025-06-15T12:00:00+02:00");
    const args = ["batch", join(plan.folder, "plan.json"), "--out", join(plan.folder, "two")];
    await runCommandLine([...args, "--timestamp", "2025-06-15T10:00:00.9Z"], {
      out: () => undefined,
      err: () => undefined,
      progress: () => undefined,
      now: () => new Date("2031-01-01T00:00:00Z"),
      signal: new AbortController().signal,
    });
    const one = readAll(join(plan.folder, "one"));
    expect(Object.keys(one)).toEqual([
      "a.csv",
      "deep/b.json",
      "manifest.json",
      "rows.csv",
      "summary.json",
    ]);
    expect(readAll(join(plan.folder, "two"))).toEqual(one);
    const manifest = JSON.parse(readFileSync(join(plan.folder, "one/manifest.json"), "utf8"));
    expect(manifest.statedAt).toBe("2025-06-15T10:00:00Z");
    expect(manifest.inputs[0].importedAt).toBe("2025-06-15T10:00:00Z");
  });

  test.each([...rowFormats, ...chartFormats])(
    "and so it does for a report as %s",
    async (format) => {
      const file = `a.${format}`;
      const plan = createPlan([{ ...a, params: { start_date: "2024-01-01" }, format, file }]);
      const stated = ["--timestamp", "2025-06-15T12:00:00Z"];
      expect((await plan.runTo("one", ...stated)).stderr).toContain("1 of 1 outputs written");
      await plan.runTo("two", ...stated);
      expect(readAll(join(plan.folder, "two"))).toEqual(readAll(join(plan.folder, "one")));
    },
  );

  test("without one, all but the stated time is the same", async () => {
    const plan = createPlan([a, b, rows]);
    await plan.runTo("one");
    await plan.runTo("two", "--timestamp", "2027-01-01");
    const { "manifest.json": one, ...first } = readAll(join(plan.folder, "one"));
    const { "manifest.json": two, ...second } = readAll(join(plan.folder, "two"));
    expect(first).toEqual(second);
    expect(one).not.toBe(two);
  });

  test("a timestamp that is none is bad input", async () => {
    const { status, stderr } = await createPlan([a]).run("--timestamp", "noon");
    expect(status).toBe(2);
    expect(stderr).toContain("“noon” is not a date");
  });
});

describe("what is in the folder already", () => {
  test("is replaced where the run before wrote it, and left where it was changed since", async () => {
    const plan = createPlan([a, b]);
    await plan.run();
    appendFileSync(join(plan.out, "a.csv"), "a note of mine\n");
    const { status, stderr } = await plan.run();
    expect(status).toBe(4);
    expect(stderr).toContain("Output 1 (a.csv): the file was changed since");
    expect(plan.read("a.csv")).toContain("a note of mine");
    expect(plan.readSummary().map(({ status: each }: { status: string }) => each)).toEqual([
      "bad-input",
      "ok",
    ]);
    expect((await plan.run()).status).toBe(4);
    expect((await plan.run("--force")).status).toBe(0);
    expect(plan.read("a.csv")).not.toContain("a note of mine");
    expect((await plan.run()).status).toBe(0);
  });

  test("is the run's still after a run without it, and listed as left", async () => {
    const plan = createPlan([a, b]);
    await plan.run();
    plan.write([b]);
    await plan.run();
    expect(plan.readManifest().left).toEqual([
      { file: "a.csv", sha256: hash(join(plan.out, "a.csv")) },
    ]);
    plan.write([a, b]);
    expect((await plan.run()).status).toBe(0);
    expect(plan.readManifest().left).toBeUndefined();
  });

  test("is known by a summary of an older version, which had no manifest", async () => {
    const plan = createPlan([a]);
    await plan.run();
    rmSync(join(plan.out, "manifest.json"));
    expect((await plan.run()).status).toBe(0);
  });

  test("is known after a run that was killed on the way", async () => {
    const plan = createPlan([a, b]);
    mkdirSync(join(plan.out, "deep"), { recursive: true });
    writeFileSync(join(plan.out, "a.csv"), "whole");
    writeFileSync(join(plan.out, "deep/b.json"), "on the way");
    const lines = [
      { file: "a.csv", sha256: null },
      { file: "a.csv", sha256: hash(join(plan.out, "a.csv")) },
      { file: "deep/b.json", sha256: null },
    ].map((line) => `${JSON.stringify(line)}\n`);
    writeFileSync(join(plan.out, journalName), `${lines.join("")}{"file": "z`);
    expect((await plan.run()).status).toBe(0);
    expect(existsSync(join(plan.out, journalName))).toBe(false);
    expect(plan.read("a.csv")).not.toBe("whole");
  });

  test.each([
    "summary.json",
    "Manifest.JSON",
    ".coursescope-run",
    "deep/.coursescope-0b8d1c64-6a4e-4a38-9d39-3f2d6f6c2b11.part",
  ])("%s is kept for the run itself", async (file) => {
    const target = await TargetFolder.open(createFolder(), { guarded: [], force: false });
    await expect(target.claim(file)).rejects.toThrow(`The name ${file} is kept`);
  });

  test("is known after two runs at once: each lists what the other wrote", async () => {
    const plan = createPlan([a, b, rows]);
    const some = Array.from({ length: 12 }, (_, at) => ({ ...a, file: `${at}.csv` }));
    plan.write(some);
    await Promise.all([plan.run(), plan.run()]);
    const { outputs, left = [] } = plan.readManifest();
    const listed = [...outputs, ...left].map(({ file }: { file: string }) => file);
    expect(listed.sort()).toEqual(some.map(({ file }) => file).sort());
    expect(await type(["verify", plan.out])).toMatchObject({ status: 0, stdout: "" });
    expect((await plan.run()).status).toBe(0);
  });

  test("one course is meant, wherever the plan names it", async () => {
    const named = { report: "enrollment", params: { course: art }, file: "{course}.csv" };
    const plan = createPlan([named, { ...a, params: { course: "x/y/z" } }]);
    expect((await plan.run()).status).toBe(4);
    const [first, second] = plan.readSummary();
    expect(first).toMatchObject({ file: "Uni-Lys-ART101-2024-T1.csv", course: art, status: "ok" });
    expect(second.message).toContain(`it has two courses: ${art}, and x/y/z in params.`);
    expect(plan.readManifest().outputs[0].courses).toEqual([art]);
  });

  test("a run says nothing through a link", async () => {
    const plan = createPlan([a]);
    mkdirSync(plan.out);
    const kept = join(plan.folder, "kept.txt");
    writeFileSync(kept, "");
    symlinkSync(kept, join(plan.out, journalName));
    const { status, stderr } = await plan.run();
    expect(status).toBe(2);
    expect(stderr).toContain(`has a ${journalName} that must not be replaced`);
    expect(readFileSync(kept, "utf8")).toBe("");
  });

  test("a table's rows of a course that is nowhere are missing data, and no empty file", async () => {
    const plan = createPlan([
      { ...rows, course: `${art}x` },
      { ...rows, search: "zzzz", file: "none.csv" },
    ]);
    expect((await plan.run()).status).toBe(4);
    const [wrong, none] = plan.readSummary();
    expect(wrong.status).toBe("missing-data");
    expect(wrong.message).toContain(`there is no course ${art}x in this workspace`);
    expect(none).toMatchObject({ status: "ok", rows: 0 });
    expect(existsSync(join(plan.out, "rows.csv"))).toBe(false);
  });

  test("what a run wrote is not replaced either, where a plan reads that very file", async () => {
    const folder = createFolder();
    const path = join(folder, "a.csv");
    writeFileSync(path, "a\n");
    writeFileSync(join(folder, "summary.json"), '{"outputs":[{"file":"a.csv","status":"ok"}]}');
    const open = (guarded: string[]) => TargetFolder.open(folder, { guarded, force: true });
    const claim = (await open([path])).claim("a.csv");
    await expect(claim).rejects.toThrow("The plan itself reads a.csv, which is left as it is.");
    // A folder that is read may be the one that is written: then its own files are replaced.
    expect(await (await open([folder])).claim("a.csv")).toMatchObject({ holder: "run" });
  });

  test("no run's file is replaced where the plan reads it, even by force", async () => {
    const plan = createPlan([
      { ...a, file: "course_activity.tsv" },
      { ...a, file: "../plan.json" },
    ]);
    const { status, stderr } = await plan.runTo("in", "--force");
    expect(status).toBe(4);
    expect(stderr).toContain("the plan itself reads course_activity.tsv");
    expect(hash(join(plan.folder, "in/course_activity.tsv"))).toBe(
      hash(join(sampleFolder, "course_activity.tsv")),
    );
  });
});

test("a cancelled run says what it wrote, leaves no half file, and the next one goes on", async () => {
  const plan = createPlan([a, b, rows]);
  const controller = new AbortController();
  const path = join(plan.folder, "plan.json");
  const status = await runCommandLine(["batch", path, "--out", plan.out], {
    out: () => undefined,
    err: () => undefined,
    progress: (_fraction, note) => {
      if (note.startsWith("2 of 3")) controller.abort();
    },
    now,
    signal: controller.signal,
  });
  expect(status).toBe(130);
  expect(plan.readSummary().map(({ status: each }: { status: string }) => each)).toEqual([
    "ok",
    "cancelled",
    "cancelled",
  ]);
  expect(readdirSync(plan.out).sort()).toEqual(["a.csv", "manifest.json", "summary.json"]);
  expect((await plan.run()).status).toBe(0);
});

test("the summary names no path of this computer, also where an output fails", async () => {
  const plan = createPlan([{ ...a, file: "deep/a.csv" }]);
  mkdirSync(plan.out);
  writeFileSync(join(plan.out, "deep"), "a file");
  expect((await plan.run()).status).toBe(4);
  const [{ message }] = plan.readSummary();
  expect(message).toContain("deep cannot be a folder");
  expect(plan.read("summary.json")).not.toContain(plan.folder);
});
