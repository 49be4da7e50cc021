import { copyFileSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Effects } from "../src-main/effects";
import { createGate } from "../src-main/gate";
import { createHandlers } from "../src-main/handlers";
import { Host } from "../src-main/host";
import { createApi } from "../src-renderer/api";
import { decodeTable } from "../src-renderer/table";
import type { EventName } from "../src-shared/ipc";
import { openPrivacy } from "../src-shared/privacy";
import { getColumn } from "../src-shared/result";
import { createEffects } from "./support/effects";
import { createFolder, createLastingFolder } from "./support/folder";
import { sampleFolder } from "./support/workspace";

const art = "course-v1:Uni-Lys+ART101+2024-T1";

/** Three of the sample's files, since each test opens them anew. */
const smallSample = createLastingFolder();
for (const name of [
  "course_enrollment_daily.csv",
  "course_activity.tsv",
  "answer_distribution.csv",
]) {
  copyFileSync(join(sampleFolder, name), join(smallSample, name));
}

/** The page's half and main's half with a wire between them that copies, as the process wall does. */
async function createWire(answers: Partial<Effects> = {}) {
  const folder = createFolder();
  const events: { name: EventName; payload: unknown }[] = [];
  const log: string[] = [];
  const effects = createEffects({
    log: (text) => log.push(text),
    ownWorkspace: join(folder, "own.duckdb"),
    sampleFolder: smallSample,
    ...answers,
  });
  const host = new Host(effects, (name, payload) => events.push({ name, payload }));
  await host.open({ kind: "sample" });
  onTestFinished(() => host.close());
  const gate = createGate(createHandlers(host), { log: effects.log, checksOutput: true });
  const call = async (name: string, input: unknown) =>
    structuredClone(await gate(name, structuredClone(input)));
  return {
    host,
    gate,
    events,
    log,
    folder,
    api: createApi({ call, listen: () => () => undefined } as never),
  };
}

describe("the gate", () => {
  test.each([
    ["formatDisk", {}, "unknown call: formatDisk"],
    ["toString", {}, "unknown call: toString"],
    [7, {}, "unknown call: 7"],
    ["getStatus", { more: 1 }, "Unrecognized key"],
    ["runReport", { job: "a", report: "enrollment" }, "params"],
    ["runReport", { job: "a", report: 3, params: {} }, "report"],
    ["importSources", { job: "a", tokens: [] }, "tokens"],
  ])("refuses %j with %j", async (name, input, message) => {
    const { gate } = await createWire();
    const outcome = await gate(name, input);
    expect(outcome).toMatchObject({ ok: false, error: { code: "bad-input" } });
    expect(JSON.stringify(outcome)).toContain(message);
  });

  test("lets an expected failure through as a value, with what to do", async () => {
    const { api } = await createWire();
    const request = { job: "a", report: "enrollment", params: { course: "a/b/c" } };
    await expect(api.runReport(request)).rejects.toMatchObject({
      code: "missing-data",
      message: "There is no course a/b/c in this workspace.",
    });
  });

  test("makes of a bug a plain sentence, and logs where it was", async () => {
    const { host, gate, log } = await createWire();
    await host.engine.withWriter((session) => session.run("drop view course_enrollment_daily"));
    const outcome = await gate("listCourses", { asOf: null });
    expect(outcome).toMatchObject({ ok: false, error: { code: "internal" } });
    expect(log[0]).toContain("course_enrollment_daily");
  });
});

describe("over the wire", () => {
  test("a report arrives with its types", async () => {
    const { api } = await createWire();
    const { table } = await api.runReport({
      job: "a",
      report: "enrollment",
      params: { course: art },
    });
    const decoded = decodeTable(table);
    expect(decoded.columns.map(({ name, type }) => [name, type])).toEqual([
      ["course_id", "text"],
      ["date", "date"],
      ["count", "int"],
      ["created", "timestamp"],
      ["change", "int"],
    ]);
    expect(getColumn(decoded, "date").values).toEqual([19855]);
    expect(getColumn(decoded, "count").values).toEqual([1798]);
    expect(typeof getColumn(decoded, "created").values[0]).toBe("bigint");
  });

  test("an export is what the command line writes, where the user said", async () => {
    const target = join(createFolder(), "mine.csv");
    const asked: string[] = [];
    const { api } = await createWire({
      pickTarget: async (name) => {
        asked.push(name);
        return target;
      },
    });
    const request = { job: "a", report: "enrollment", params: { course: art } };
    const saved = await api.exportReport({ ...request, format: "csv", privacy: openPrivacy });
    expect(asked).toEqual(["Uni-Lys-ART101-2024-T1--enrollment.csv"]);
    expect(saved).toMatchObject({ name: "mine.csv", rows: 1 });
    expect(readFileSync(target, "utf8")).toBe(
      `count,course_id,created,date\r\n1798,${art},2024-05-13T023000,2024-05-12\r\n`,
    );
  });

  test("courses are saved as they are shown, and those that are gone are not left out", async () => {
    const asked: string[] = [];
    const target = join(createFolder(), "list.csv");
    const { api } = await createWire({
      pickTarget: async (suggested) => {
        asked.push(suggested);
        return target;
      },
    });
    const ids = (await api.listCourses({ asOf: null })).map(({ id }) => id).reverse();
    const request = { job: "a", ids, asOf: null, format: "csv" } as const;
    expect(await api.exportCourses(request)).toMatchObject({ name: "list.csv", rows: 2 });
    expect(asked).toEqual(["courses.csv"]);
    const [, ...lines] = readFileSync(target, "utf8").trimEnd().split("\n");
    expect(lines.map((line) => line.split(",")[0])).toEqual(ids);
    await api.exportCourses({ ...request, format: "xlsx" });
    expect(asked.at(-1)).toBe("courses.xlsx");
    const book = await new ExcelJS.Workbook().xlsx.load(readFileSync(target).buffer as ArrayBuffer);
    const sheet = book.getWorksheet("Courses");
    expect(sheet?.getColumn(1).values.slice(2)).toEqual(ids);
    expect(sheet?.getRow(1).getCell(7).value).toBe("Start");
    await expect(api.exportCourses({ ...request, ids: ["a/b/c"] })).rejects.toMatchObject({
      code: "bad-input",
    });
  });

  test("an export that the user thinks better of writes nothing", async () => {
    const { api } = await createWire();
    const request = { job: "a", report: "enrollment", params: { course: art } };
    expect(await api.exportReport({ ...request, format: "csv", privacy: openPrivacy })).toBeNull();
  });

  test("files are imported by tokens; no path crosses, not even back", async () => {
    const { api, events } = await createWire({ pickSources: async () => [smallSample] });
    await api.openWorkspace({ what: "memory" });
    expect(await api.listCourses({ asOf: null })).toEqual([]);
    const [source] = await api.pickSources({ what: "folder" });
    expect(source).toMatchObject({ name: basename(smallSample), isFolder: true });
    const files = await api.importSources({ job: "b", tokens: [source?.token ?? ""], courses: {} });
    expect(files).toHaveLength(3);
    expect(await api.listCourses({ asOf: null })).toHaveLength(2);
    const ledger = await api.listImports({});
    expect(ledger).toHaveLength(3);
    expect(events.some(({ name }) => name === "progress")).toBe(true);
    expect(JSON.stringify([source, files, ledger, events])).not.toContain(
      `${dirname(smallSample)}/`,
    );
  });

  test("a token that main did not give opens nothing", async () => {
    const { api } = await createWire();
    const forged = api.importSources({ job: "b", tokens: [smallSample], courses: {} });
    await expect(forged).rejects.toMatchObject({ code: "bad-input" });
  });

  test("a cancelled import says so for each file, and the workspace is as it was", async () => {
    const { api, host } = await createWire({ pickSources: async () => [smallSample] });
    await api.openWorkspace({ what: "memory" });
    const [source] = await api.pickSources({ what: "folder" });
    const importing = api.importSources({ job: "b", tokens: [source?.token ?? ""], courses: {} });
    host.jobs.cancel("b");
    expect(new Set((await importing).map(({ status }) => status))).toEqual(new Set(["cancelled"]));
    expect(await api.listImports({})).toEqual([]);
  });

  test("a cancelled report fails as cancelled", async () => {
    const { api } = await createWire();
    const running = api.runReport({ job: "c", report: "enrollment", params: { course: art } });
    await api.cancelJob({ job: "c" });
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
  });

  test("a workspace that does not open leaves the one before", async () => {
    const { api } = await createWire({
      pickWorkspace: async () => join(sampleFolder, "course_activity.tsv"),
    });
    await expect(api.openWorkspace({ what: "pick" })).rejects.toMatchObject({ code: "bad-file" });
    expect((await api.getStatus({})).workspace.kind).toBe("sample");
  });
});
