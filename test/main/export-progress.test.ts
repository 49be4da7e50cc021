import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createHandlers } from "../../src-main/handlers";
import { Host } from "../../src-main/host";
import { importPaths } from "../../src-main/import";
import type { EventName } from "../../src-shared/ipc";
import { openPrivacy } from "../../src-shared/privacy";
import { createEffects } from "../support/effects";
import { createFolder, writeInFolder } from "../support/folder";
import { now } from "../support/workspace";

const rowCount = 200_000;

/** A window on a table of many rows, with every event that it sent. */
async function openMany() {
  const folder = createFolder();
  const header = "course_id,date,count,created,cumulative_count\n";
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const course = `course-v1:Org+C${row}+R`;
    return `${course},2024-01-01,${row},2024-01-02 02:30:00,${row}\n`;
  });
  const source = writeInFolder("course_enrollment_daily.csv", header + rows.join(""));
  const target = join(folder, "rows.out");
  const events: { name: EventName; payload: unknown }[] = [];
  const effects = createEffects({ now, pickTarget: async () => target });
  const host = new Host(effects, (name, payload) => events.push({ name, payload }));
  await host.open({ kind: "memory" });
  onTestFinished(() => host.close());
  await importPaths(host.engine, [source], { now });
  return { host, folder, target, events, handlers: createHandlers(host) };
}

const rows = { table: "course_enrollment_daily", course: null, search: "", sort: null };

test("saving says at once that it began, then how many of the rows are written", async () => {
  const { handlers, events } = await openMany();
  await handlers.exportTable({ job: "a", ...rows, format: "json", privacy: openPrivacy });
  const told = events.flatMap(({ name, payload }) =>
    name === "progress" ? [payload as { fraction: number | null; note: string }] : [],
  );
  expect(told[0]).toEqual({ job: "a", fraction: null, note: "Writing rows.out" });
  const fractions = told.slice(1).map(({ fraction }) => fraction ?? -1);
  expect(new Set(fractions).size).toBeGreaterThan(2);
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  expect(fractions.at(-1)).toBeGreaterThan(0.5);
});

test.each(["xlsx", "json"] as const)(
  "a window closed while %s is written leaves nothing behind",
  async (format) => {
    const { host, handlers, folder, target, events } = await openMany();
    const saving = handlers.exportTable({ job: "a", ...rows, format, privacy: openPrivacy });
    const ended = expect(saving).rejects.toMatchObject({ code: "cancelled" });
    await expect.poll(() => events.length, { interval: 5, timeout: 5000 }).toBeGreaterThan(1);
    expect(readdirSync(folder)).toHaveLength(1);
    await host.close();
    expect(readdirSync(folder)).toEqual([]);
    expect(existsSync(target)).toBe(false);
    await ended;
  },
);
