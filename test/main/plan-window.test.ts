import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createGate } from "../../src-main/gate";
import { createHandlers } from "../../src-main/handlers";
import { Host, type WorkspaceChoice } from "../../src-main/host";
import { importPaths } from "../../src-main/import";
import { parseOutput } from "../../src-main/plan/parse-output";
import { openWorkspace } from "../../src-main/workspace";
import { createApi } from "../../src-renderer/api";
import type { EventName } from "../../src-shared/ipc";
import { openPrivacy, sharedPrivacy } from "../../src-shared/privacy";
import { createEffects } from "../support/effects";
import { createFolder } from "../support/folder";
import { type } from "../support/terminal";
import { now, sampleFolder } from "../support/workspace";

const art = "course-v1:Uni-Lys+ART101+2024-T1";
const later = () => new Date("2026-03-04T05:06:07Z");

/** The window's calls on an open workspace; where the user says that things are is in `answers`. */
async function createWindow(kind: WorkspaceChoice["kind"] = "file") {
  const folder = createFolder();
  mkdirSync(join(folder, "in"));
  mkdirSync(join(folder, "data"));
  for (const name of ["course_enrollment_daily.csv", "course_activity.tsv"]) {
    copyFileSync(join(sampleFolder, name), join(folder, "in", name));
  }
  const workspace = join(folder, "data/courses.duckdb");
  const engine = await openWorkspace(workspace);
  await importPaths(engine, [join(folder, "in/course_enrollment_daily.csv")], { now });
  await engine.close();
  const answers: Record<"plan" | "folder" | "target", string | undefined> = {
    plan: join(folder, "plans/mine.plan.json"),
    folder: join(folder, "out"),
    target: undefined,
  };
  mkdirSync(join(folder, "plans"));
  const asked: string[] = [];
  const events: { name: EventName; payload: unknown }[] = [];
  const effects = createEffects({
    now: later,
    pickPlan: async () => answers.plan,
    pickFolder: async () => answers.folder,
    pickTarget: async (name: string) => {
      asked.push(name);
      return answers.target;
    },
    ownWorkspace: join(folder, "own.duckdb"),
    sampleFolder: join(folder, "in"),
  });
  const host = new Host(effects, (name, payload) => events.push({ name, payload }));
  await host.open(kind === "file" ? { kind, path: workspace } : { kind });
  onTestFinished(() => host.close());
  const gate = createGate(createHandlers(host), { log: () => undefined, checksOutput: true });
  const call = async (name: string, input: unknown) =>
    structuredClone(await gate(name, structuredClone(input)));
  const api = createApi({ call, listen: () => () => undefined } as never);
  const write = (plan: object) =>
    writeFileSync(answers.plan ?? "", JSON.stringify({ version: 1, ...plan }));
  return { folder, workspace, host, api, answers, asked, events, write };
}

const shown = {
  report: "enrollment",
  params: { course: art, start_date: "2024-02-01", end_date: "2024-03-01" },
  privacy: openPrivacy,
};

describe("what is on the screen, as a plan", () => {
  test("is short and readable, and names the workspace from where it lies", async () => {
    const { api, answers, asked } = await createWindow();
    answers.target = answers.plan;
    const saved = await api.savePlan({ output: { ...shown, format: "csv" } });
    expect(saved).toMatchObject({ name: "mine.plan.json", rows: 0 });
    expect(asked).toEqual(["Uni-Lys-ART101-2024-T1--enrollment.plan.json"]);
    const text = readFileSync(answers.plan ?? "", "utf8");
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    expect(Object.entries(JSON.parse(text))).toEqual([
      ["version", 1],
      ["name", `Enrollment over time, ${art}`],
      ["workspace", "../data/courses.duckdb"],
      [
        "outputs",
        [
          {
            report: "enrollment",
            course: art,
            params: { end_date: "2024-03-01", start_date: "2024-02-01" },
            format: "csv",
            file: "Uni-Lys-ART101-2024-T1--enrollment.csv",
          },
        ],
      ],
    ]);
  });

  test("several reports are a book, with their privacy", async () => {
    const { api, answers, asked } = await createWindow();
    answers.target = answers.plan;
    const period = { first: "2024-01-01", last: "2024-02-01" };
    const format = "xlsx" as const;
    const book = { courses: [art], reports: ["enrollment"], period, format };
    await api.savePlan({ output: { ...book, privacy: sharedPrivacy } });
    expect(asked).toEqual(["Uni-Lys-ART101-2024-T1--report.plan.json"]);
    const { outputs } = JSON.parse(readFileSync(answers.plan ?? "", "utf8"));
    expect(parseOutput(outputs[0]).kind).toBe("book");
    expect(outputs).toEqual([
      { ...book, file: "Uni-Lys-ART101-2024-T1--report.xlsx", privacy: sharedPrivacy },
    ]);
  });

  test.each(["csv", "json"] as const)(
    "gives by coursescope batch and by the window the bytes that its export to %s gave",
    async (format) => {
      const { folder, host, api, answers } = await createWindow();
      answers.target = join(folder, "exported");
      await api.exportReport({ job: "a", ...shown, format });
      const exported = readFileSync(answers.target);
      answers.target = answers.plan;
      await api.savePlan({ output: { ...shown, format } });
      const name = `Uni-Lys-ART101-2024-T1--enrollment.${format}`;
      const result = await api.runPlan({ job: "b" });
      expect(result?.outputs).toEqual([{ file: name, status: "ok", rows: 29, message: null }]);
      expect(readFileSync(join(folder, "out", name))).toEqual(exported);
      await host.close();
      const out = join(folder, "batch");
      expect((await type(["batch", answers.plan ?? "", "--out", out])).status).toBe(0);
      expect(readFileSync(join(out, name))).toEqual(exported);
    },
  );

  test("a table's rows are an output, with their filter and order", async () => {
    const { folder, api, answers, asked } = await createWindow();
    const filter = { table: "course_enrollment_daily", course: art, search: "2024-02" };
    const sort = { column: "date", direction: "desc" } as const;
    const output = { ...filter, sort, format: "csv", privacy: openPrivacy } as const;
    answers.target = join(folder, "exported.csv");
    await api.exportTable({ job: "a", ...output });
    answers.target = answers.plan;
    await api.savePlan({ output });
    const name = "Uni-Lys-ART101-2024-T1--course_enrollment_daily";
    expect(asked).toEqual([`${name}.csv`, `${name}.plan.json`]);
    const { outputs } = JSON.parse(readFileSync(answers.plan ?? "", "utf8"));
    expect(outputs).toEqual([{ ...filter, sort, format: "csv", file: `${name}.csv` }]);
    expect((await api.runPlan({ job: "b" }))?.outputs[0]?.status).toBe("ok");
    const written = readFileSync(join(folder, "out", `${name}.csv`));
    expect(written).toEqual(readFileSync(join(folder, "exported.csv")));
  });

  test("all of a table says nothing but its name", async () => {
    const { api, answers } = await createWindow();
    answers.target = answers.plan;
    const filter = { table: "course_enrollment_daily", course: null, search: "" };
    await api.savePlan({ output: { ...filter, sort: null, format: "json", privacy: openPrivacy } });
    const { name, outputs } = JSON.parse(readFileSync(answers.plan ?? "", "utf8"));
    expect(name).toBe("course_enrollment_daily");
    const { table } = filter;
    expect(outputs).toEqual([{ table, format: "json", file: `${table}.json` }]);
  });

  test.each([
    ["sample", "A plan of the sample courses could not be run: they are only in memory."],
    ["memory", "A plan of this could not be run: what is open is only in memory."],
  ] as const)(
    "of a workspace of kind %s is refused, before anybody is asked",
    async (kind, message) => {
      const { api, asked } = await createWindow(kind);
      const saving = api.savePlan({ output: { ...shown, format: "csv" } });
      await expect(saving).rejects.toMatchObject({ code: "bad-input", message });
      expect(asked).toEqual([]);
    },
  );

  test("is not written when the user thinks better of it", async () => {
    const { api } = await createWindow();
    expect(await api.savePlan({ output: { ...shown, format: "csv" } })).toBeNull();
    expect(await api.savePlan({ output: { ...shown, format: "json" } })).toBeNull();
  });
});

describe("a plan in the window", () => {
  const output = { report: "enrollment", course: art, file: "a.csv" };

  test.each(["plan", "folder"] as const)("without a %s is null", async (what) => {
    const { api, answers, write } = await createWindow();
    write({ workspace: "../data/courses.duckdb", outputs: [output] });
    answers[what] = undefined;
    expect(await api.runPlan({ job: "a" })).toBeNull();
  });

  test("runs on what is open where it names the same file, also by another name", async () => {
    const { folder, workspace, host, api, write } = await createWindow();
    const before = host.engine;
    linkSync(workspace, join(folder, "plans/alias.duckdb"));
    write({ workspace: "alias.duckdb", outputs: [output] });
    const result = await api.runPlan({ job: "a" });
    expect(result).toMatchObject({ name: "out", outputs: [{ status: "ok", rows: 1 }] });
    expect(host.engine).toBe(before);
  });

  test("imports its inputs into what is open, and tells the page", async () => {
    const { api, events, write } = await createWindow();
    const activity = { report: "engagement-activity", course: art, file: "b.csv" };
    write({ workspace: "../data/courses.duckdb", inputs: ["../in"], outputs: [activity] });
    expect(await api.runPlan({ job: "a" })).toMatchObject({ outputs: [{ status: "ok" }] });
    const changed = () => events.filter(({ name }) => name === "workspaceChanged").length;
    expect(changed()).toBe(1);
    await api.runPlan({ job: "a" });
    expect(changed()).toBe(1);
  });

  test("reads its own inputs into memory, and leaves what is open alone", async () => {
    const { api, host, events, write } = await createWindow();
    write({ inputs: ["../in"], outputs: [output, { ...output, course: "a/b/c", file: "b.csv" }] });
    const before = await api.listImports({});
    const result = await api.runPlan({ job: "a" });
    expect(result?.outputs).toEqual([
      { file: "a.csv", status: "ok", rows: 1, message: null },
      {
        file: "b.csv",
        status: "missing-data",
        rows: 0,
        message: expect.stringContaining("Output 2 (b.csv): there is no course a/b/c"),
      },
    ]);
    expect(await api.listImports({})).toEqual(before);
    expect(host.workspace.kind).toBe("file");
    expect(events.map(({ name }) => name)).toContain("progress");
  });

  test("writes nothing where it would replace a file that no plan wrote, and names it", async () => {
    const { folder, api, write } = await createWindow();
    write({ inputs: ["../in"], outputs: [{ ...output, file: "new.csv" }, output] });
    mkdirSync(join(folder, "out"));
    writeFileSync(join(folder, "out/a.csv"), "mine");
    const running = api.runPlan({ job: "a" });
    await expect(running).rejects.toMatchObject({
      code: "bad-input",
      message: expect.stringMatching(/a\.csv\.$/),
    });
    expect(readdirSync(join(folder, "out"))).toEqual(["a.csv"]);
    expect(readFileSync(join(folder, "out/a.csv"), "utf8")).toBe("mine");
  });

  test("is cancelled as a job", async () => {
    const { api, write } = await createWindow();
    write({ inputs: ["../in"], outputs: [output] });
    const running = api.runPlan({ job: "a" });
    await api.cancelJob({ job: "a" });
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
  });

  test.each([
    [{ outputs: 7 }, "The plan mine.plan.json is not one: outputs must be a list."],
    [{ outputs: [] }, "There is nothing to read."],
    [{ outputs: [], inputs: ["no"] }, "The plan’s input no cannot be read: it is not there."],
    [{ outputs: [], workspace: "no.duckdb" }, "The plan’s workspace no.duckdb is not there."],
  ])("with %j says what is wrong, without a path", async (plan, message) => {
    const { folder, api, write } = await createWindow();
    write(plan);
    const failure = await api.runPlan({ job: "a" }).catch((error: Error) => error);
    expect(failure).toMatchObject({ code: "bad-input", message });
    expect(JSON.stringify(failure)).not.toContain(folder);
  });
});
