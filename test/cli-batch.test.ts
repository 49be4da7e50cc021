import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createFolder } from "./support/folder";
import { type } from "./support/terminal";
import { casesFolder, sampleFolder } from "./support/workspace";

const art = "course-v1:Uni-Lys+ART101+2024-T1";

describe("batch", () => {
  async function runBatch(
    outputs: readonly unknown[],
    extra: object = { inputs: ["in"] },
    force = false,
  ) {
    const folder = createFolder();
    mkdirSync(join(folder, "in"));
    for (const name of ["course_enrollment_daily.csv", "course_activity.tsv"]) {
      writeFileSync(join(folder, "in", name), readFileSync(join(sampleFolder, name)));
    }
    const plan = join(folder, "plan.json");
    writeFileSync(plan, JSON.stringify({ version: 1, ...extra, outputs }));
    const out = join(folder, "out");
    const run = () => type(["batch", plan, "--out", out, ...(force ? ["--force"] : [])]);
    const result = await run();
    const summary = join(out, "summary.json");
    return {
      result,
      out,
      run,
      summary: existsSync(summary) ? JSON.parse(readFileSync(summary, "utf8")).outputs : null,
    };
  }

  const good = { report: "enrollment", course: art, format: "csv", file: "a.csv" };

  test("writes each output and a summary in the plan's order; a failure stops nothing", async () => {
    const { result, out, summary } = await runBatch([
      { ...good, params: { start_date: "2024-05-01" } },
      { ...good, file: "b.json", format: "json", course: "a/b/c" },
      { ...good, file: "c.json", format: "json", params: { start_date: "2024-5-1" } },
      { ...good, file: "../d.csv" },
      { ...good, file: "A.csv" },
      { ...good, file: "e.csv", report: "nothing" },
      { ...good, file: "deep/f.json", format: "json" },
      { ...good, file: "summary.json" },
    ]);
    expect(result.status).toBe(4);
    const found = summary.map((entry: Record<string, unknown>) => [
      entry.file,
      entry.status,
      entry.rows,
    ]);
    expect(found).toEqual([
      ["a.csv", "ok", 12],
      ["b.json", "missing-data", 0],
      ["c.json", "bad-input", 0],
      ["../d.csv", "bad-input", 0],
      ["A.csv", "bad-input", 0],
      ["e.csv", "bad-input", 0],
      ["deep/f.json", "ok", 1],
      ["summary.json", "bad-input", 0],
    ]);
    expect(readdirSync(out).sort()).toEqual(["a.csv", "deep", "manifest.json", "summary.json"]);
  });

  test("all written ends with 0, and again over what it wrote itself", async () => {
    const { result, run } = await runBatch([good]);
    expect(result.status).toBe(0);
    expect((await run()).status).toBe(0);
  });

  test("does not replace a file that no batch wrote", async () => {
    const { out, run } = await runBatch([{ ...good, file: "z.csv" }]);
    writeFileSync(join(out, "summary.json"), '{"outputs":[]}\n');
    expect((await run()).status).toBe(4);
  });

  test.each([
    [{ inputs: ["in"], version: 2 }, "is not one"],
    [{ inputs: ["nowhere"] }, "cannot be read"],
    [{}, "There is nothing to read."],
  ])("a plan with %j is bad input", async (extra, message) => {
    const { result } = await runBatch([good], extra);
    expect(result.status).toBe(2);
    expect(result.stderr).toContain(message);
  });

  test("the case data's outputs are byte for byte those of the analytics API", async () => {
    const cases = readFileSync(join(casesFolder, "cases.ndjson"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const outputs = cases.map(({ n, report, course, ...rest }) => {
      const names = ["start_date", "end_date", "activity_type", "label", "module_id", "video_id"];
      const params = Object.fromEntries(
        Object.entries(rest).filter(([name]) => names.includes(name)),
      );
      return { report, course, params, format: "csv", file: `${n}.csv` };
    });
    const { out, summary } = await runBatch(outputs, { inputs: [join(casesFolder, "csv")] });
    for (const [at, { n, status, ours, csv, ordered }] of cases.entries()) {
      expect([n, summary[at].status]).toEqual([n, ours?.status ?? status]);
      if (csv && !ours && ordered) expect(readFileSync(join(out, `${n}.csv`), "utf8")).toBe(csv);
    }
  });
});
