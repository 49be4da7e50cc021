import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Effects } from "../../src-main/effects";
import { createExportHandlers } from "../../src-main/export-handlers";
import { Host } from "../../src-main/host";
import type { EventName } from "../../src-shared/ipc";
import { openPrivacy } from "../../src-shared/privacy";
import { createEffects } from "../support/effects";
import { createFolder } from "../support/folder";

const art = "course-v1:Uni-Lys+ART101+2024-T1";

/** The window's main half, over the sample, with a user who saves under the name suggested. */
async function createWindow(answers: Partial<Effects> = {}) {
  const folder = createFolder();
  const suggested: string[] = [];
  const events: EventName[] = [];
  const effects = createEffects({
    pickTarget: async (name) => {
      suggested.push(name);
      return join(folder, name);
    },
    printPdf: async (file) => new TextEncoder().encode(`%PDF ${readFileSync(file).length > 0}`),
    ownWorkspace: join(folder, "own.duckdb"),
    ...answers,
  });
  const host = new Host(effects, (name) => events.push(name));
  await host.open({ kind: "sample" });
  onTestFinished(() => host.close());
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  return { host, folder, suggested, events, read, calls: createExportHandlers(host) };
}

const book = {
  job: "a",
  courses: [art],
  reports: ["enrollment", "enrollment-gender"],
  period: null,
  privacy: openPrivacy,
};

describe("a book from the window", () => {
  test("is written where the user says, under the course's name, with progress", async () => {
    const { calls, suggested, events, read } = await createWindow();
    const saved = await calls.exportBook({ ...book, format: "html" });
    expect(saved).toMatchObject({ name: "Uni-Lys-ART101-2024-T1--report.html", notes: [] });
    expect(saved?.rows).toBe(149);
    expect(suggested).toEqual(["Uni-Lys-ART101-2024-T1--report.html"]);
    expect(read(suggested[0] ?? "")).toContain("How many women and men are enrolled?");
    expect(events).toContain("progress");
  });

  test("is printed by the window as PDF", async () => {
    const { calls, suggested, read } = await createWindow();
    await calls.exportBook({ ...book, format: "pdf" });
    expect(suggested).toEqual(["Uni-Lys-ART101-2024-T1--report.pdf"]);
    expect(read(suggested[0] ?? "")).toBe("%PDF true");
  });

  test("has the days that were chosen, both inclusive", async () => {
    const { calls, suggested, read } = await createWindow();
    const period = { first: "2024-02-01", last: "2024-02-02" };
    const saved = await calls.exportBook({
      ...book,
      reports: ["enrollment"],
      period,
      format: "html",
    });
    expect(saved?.rows).toBe(2);
    expect(read(suggested[0] ?? "")).toContain("2024-02-01 to 2024-02-02");
  });

  test.each([
    [{ first: "2024-02-31", last: "2024-03-01" }, "“2024-02-31” in the period is not a day."],
    [{ first: "2024-03-02", last: "2024-03-01" }, "ends on 2024-03-01, before it begins"],
  ])("of the period %j is bad-input", async (period, message) => {
    const { calls, folder } = await createWindow();
    await expect(calls.exportBook({ ...book, period, format: "html" })).rejects.toThrow(message);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is null when the user thinks better of it", async () => {
    const { calls } = await createWindow({ pickTarget: async () => undefined });
    expect(await calls.exportBook({ ...book, format: "html" })).toBeNull();
  });

  test("that is cancelled leaves no file", async () => {
    const { calls, host, folder } = await createWindow({
      printPdf: async () => {
        host.jobs.cancel("a");
        return new Uint8Array();
      },
    });
    await expect(calls.exportBook({ ...book, format: "pdf" })).rejects.toMatchObject({
      code: "cancelled",
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a chart from the window", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="50"><text>a</text></svg>';
  const chart = { report: "enrollment", params: { course: art } };

  test("is saved as it is, or as pixels", async () => {
    const { calls, read } = await createWindow();
    await calls.exportChart({ ...chart, format: "svg", svg });
    expect(read("Uni-Lys-ART101-2024-T1--enrollment.svg")).toBe(svg);
    await calls.exportChart({ ...chart, format: "png", svg });
    expect(read("Uni-Lys-ART101-2024-T1--enrollment.png").slice(1, 4)).toBe("PNG");
  });

  test("that is none is refused before the user is asked", async () => {
    const { calls, suggested } = await createWindow();
    const script = svg.replace("<text>", "<script>").replace("</text>", "</script>");
    await expect(calls.exportChart({ ...chart, format: "svg", svg: script })).rejects.toMatchObject(
      {
        code: "bad-input",
      },
    );
    expect(suggested).toEqual([]);
  });
});
