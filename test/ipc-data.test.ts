import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createGate } from "../src-main/gate";
import { createHandlers } from "../src-main/handlers";
import { Host } from "../src-main/host";
import { createApi } from "../src-renderer/api";
import { decodeTable } from "../src-renderer/table";
import type { EventName } from "../src-shared/ipc";
import { openPrivacy } from "../src-shared/privacy";
import { createEffects } from "./support/effects";
import { createFolder, createLastingFolder, writeInFolder } from "./support/folder";
import { sampleFolder } from "./support/workspace";

const asItIs = { format: "csv", privacy: openPrivacy } as const;

/** The calls behind the Data page, over a wire that copies, as the process wall does. */

const sample = createLastingFolder();
copyFileSync(join(sampleFolder, "course_enrollment_daily.csv"), join(sample, "daily.csv"));
writeInFolder(
  "gender.csv",
  "course_id,date,count,gender\na/b/c,2024-01-01,1,\na/b/c,soon,1,f\na/b/c,2024-01-03,x,f\n",
  sample,
);

async function createWire(target: string | undefined = undefined) {
  const asked: string[] = [];
  const events: { name: EventName; payload: unknown }[] = [];
  const host = new Host(
    createEffects({
      pickTarget: async (name) => {
        asked.push(name);
        return target;
      },
      ownWorkspace: "",
      sampleFolder: sample,
    }),
    (name, payload) => events.push({ name, payload }),
  );
  await host.open({ kind: "sample" });
  onTestFinished(() => host.close());
  const gate = createGate(createHandlers(host), { log: () => undefined, checksOutput: true });
  const call = async (name: string, input: unknown) =>
    structuredClone(await gate(name, structuredClone(input)));
  const api = createApi({ call, listen: () => () => undefined } as never);
  return { api, gate, host, asked, events };
}

const gender = { table: "course_enrollment_gender_daily", course: null, search: "" };

test.each([
  ["previewTable", { job: "a", ...gender, sort: null, offset: 0, limit: 1001 }, "limit"],
  ["previewTable", { job: "a", ...gender, sort: null, offset: -1, limit: 1 }, "offset"],
  ["previewTable", { job: "a", ...gender, sort: { column: "id" }, offset: 0, limit: 1 }, "sort"],
  ["undoImport", { importId: 1.5 }, "importId"],
  ["listRejects", { importId: 1, offset: 0, limit: 1 }, "group"],
])("the gate refuses %s with %j", async (name, input, message) => {
  const { gate } = await createWire();
  const outcome = await gate(name, input);
  expect(outcome).toMatchObject({ ok: false, error: { code: "bad-input" } });
  expect(JSON.stringify(outcome)).toContain(message);
});

describe("over the wire", () => {
  test("rows arrive with their types, nothing and empty text apart", async () => {
    const { api } = await createWire();
    const request = { job: "a", ...gender, sort: null, offset: 0, limit: 10 };
    const table = decodeTable((await api.previewTable(request)).table);
    const cells = Object.fromEntries(table.columns.map(({ name, values }) => [name, values]));
    expect(cells).toMatchObject({
      course_id: ["a/b/c"],
      date: [19_723],
      count: [1],
      gender: [null],
      id: [null],
    });
    expect(await api.countRows({ job: "b", ...gender })).toEqual({ rows: 1 });
  });

  test("an undo tells what it would do, does it, and is gone from the ledger", async () => {
    const { api } = await createWire();
    const entry = (await api.listImports({})).find(({ name }) => name === "gender.csv");
    const { importId } = entry ?? { importId: 0 };
    const undone = { name: "gender.csv", rows: 1, restored: 0 };
    expect(await api.previewUndo({ importId })).toEqual(undone);
    expect(await api.undoImport({ importId })).toEqual(undone);
    expect((await api.listImports({})).map(({ name }) => name)).toEqual(["daily.csv"]);
    await expect(api.previewUndo({ importId })).rejects.toMatchObject({ code: "bad-input" });
  });

  test("rejects and rows are saved where the user says, under names that say what they are", async () => {
    const target = join(createFolder(), "saved.csv");
    const { api, asked } = await createWire(target);
    const entry = (await api.listImports({})).find(({ name }) => name === "gender.csv");
    const { importId } = entry ?? { importId: 0 };
    expect(await api.exportRejects({ job: "a", importId })).toMatchObject({
      name: "saved.csv",
      rows: 2,
    });
    expect(readFileSync(target, "utf8")).toBe(
      "file,part,line,column,value,reason\n" +
        "gender.csv,,3,date,soon,not a date\n" +
        "gender.csv,,4,count,x,not a whole number\n",
    );
    const course = "a/b/c";
    expect(
      await api.exportTable({ job: "b", ...gender, course, sort: null, ...asItIs }),
    ).toMatchObject({
      rows: 1,
    });
    expect(readFileSync(target, "utf8").split("\n")[1]).toBe(",a/b/c,,2024-01-01,1,,gender.csv");
    expect(await api.exportHealth({ job: "c", course: null })).toMatchObject({ rows: 3 });
    expect(readFileSync(target, "utf8")).toMatch(
      /^\ufeffcheck,severity,title,course_id,.*\r\nrejects,warn,/,
    );
    expect(asked).toEqual([
      "gender--rejects.csv",
      "a-b-c--course_enrollment_gender_daily.csv",
      "health.csv",
    ]);
  });

  test("an export that the user thinks better of writes nothing", async () => {
    const { api } = await createWire();
    expect(await api.exportTable({ job: "a", ...gender, sort: null, ...asItIs })).toBeNull();
    expect(await api.exportHealth({ job: "a", course: null })).toBeNull();
  });

  test("the checks tell how far they are, and can be cancelled", async () => {
    const { api, events } = await createWire();
    const { checks, found } = await api.checkHealth({ job: "a", course: null });
    expect(checks).toBeGreaterThan(20);
    expect(found.map(({ check }) => check)).toEqual(["rejects", "missing-days", "no-enrollment"]);
    expect(events[0]).toMatchObject({ name: "progress", payload: { job: "a", fraction: 0 } });
    const running = api.checkHealth({ job: "b", course: null });
    await api.cancelJob({ job: "b" });
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
  });

  test("tables are listed with those that have no rows", async () => {
    const { api } = await createWire();
    const tables = await api.listTables({});
    expect(tables.filter(({ rows }) => rows > 0).map(({ table }) => table)).toEqual([
      "course_enrollment_daily",
      "course_enrollment_gender_daily",
    ]);
    expect(tables.length).toBeGreaterThan(10);
  });
});
