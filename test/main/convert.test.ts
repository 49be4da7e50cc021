import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Database } from "node-sqlite3-wasm";
import { describe, expect, test } from "vitest";
import { type ConvertOptions, convertFile, convertInWorker } from "../../src-main/import/convert";
import type { Conversion } from "../../src-main/import/convert/converters";
import type { Converted } from "../../src-main/import/convert/sink";
import { useBuiltWorker } from "../support/built-worker";
import { convertibleText, createConvertibles } from "../support/convertible";
import { createFolder, createLastingFolder, writeInFolder } from "../support/folder";
import { createWorkbook } from "../support/workbook";

const builtWorker = useBuiltWorker("src-main/import/convert/worker.ts", "test-worker");

type Convert = (conversion: Conversion, options?: ConvertOptions) => Promise<Converted>;

const here: Convert = (conversion, options) => convertFile(conversion, options);
const inWorker: Convert = (conversion, options = {}) =>
  convertInWorker(builtWorker, conversion, options);

const formats = ["sql", "sqlite", "xlsx", "arrow"] as const;

/** A million cells, which take a while. */
const large = createLargeDatabase(join(createLastingFolder(), "large.db"));

function createLargeDatabase(path: string): string {
  const database = new Database(path);
  database.exec(`create table course_enrollment_daily (course_id, date, count);
    insert into course_enrollment_daily select 'course-v1:a+b+c', '2024-01-01', value
    from (with recursive numbers(value) as (select 1 union all select value + 1 from numbers
      where value < 300000) select value from numbers)`);
  database.close();
  return path;
}

describe.each([
  ["in this thread", here],
  ["in a worker", inWorker],
])("%s", (_, convert) => {
  test.each(formats)("a file of %s becomes cells of the tables that are known", async (format) => {
    const path = createConvertibles()[format];
    const progress: number[] = [];
    const onProgress = (bytes: number) => progress.push(bytes);
    const folder = createFolder();
    const { parts, skipped } = await convert({ path, format, folder }, { onProgress });
    expect(parts.length).toBe(1);
    const [part] = parts;
    expect(part).toMatchObject({ columns: ["course_id", "date", "count"], rows: 2, rejected: 0 });
    expect(part?.name).toBe(format === "arrow" ? "" : "course_enrollment_daily");
    const lines = readFileSync(part?.file ?? "", "utf8");
    expect(lines.replace(/^\d+,/gm, "")).toBe(convertibleText);
    expect(part?.file.startsWith(folder)).toBe(true);
    const unknown = { sql: [], sqlite: ["auth_user"], xlsx: ["Notes"], arrow: [] }[format];
    expect(skipped).toEqual(
      unknown.map((name) => ({ part: name, reason: "no known table has this header" })),
    );
    expect(progress.length).toBeGreaterThan(0);
  });

  test("a file that cannot be read is a bad file, with what is to be done", async () => {
    const path = writeInFolder("old.xls", Buffer.from("d0cf11e0a1b11ae10000", "hex"));
    await expect(convert({ path, format: "xlsx", folder: createFolder() })).rejects.toMatchObject({
      name: "AppError",
      code: "bad-file",
      message: expect.stringMatching(/save it as \.xlsx/),
    });
    const damaged = writeInFolder("a.xlsx", "");
    const conversion = { path: damaged, format: "xlsx", folder: createFolder() } as const;
    await expect(convert(conversion)).rejects.toMatchObject({ details: expect.any(String) });
  });

  test("an error of the disk keeps its code", async () => {
    const path = join(createFolder(), "gone");
    for (const format of formats) {
      const conversion = { path, format, folder: createFolder() };
      await expect(convert(conversion)).rejects.toMatchObject({ name: "Error", code: "ENOENT" });
    }
    const noFolder = { path: large, format: "sqlite", folder: join(path, "folder") } as const;
    await expect(convert(noFolder)).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("a cancel ends it at once, and nothing more is written", async () => {
    const controller = new AbortController();
    const folder = join(createFolder(), "cells");
    mkdirSync(folder);
    let cancelled = 0;
    const calls: number[] = [];
    const onProgress = (bytes: number) => {
      calls.push(bytes);
      if (calls.length !== 3) return;
      cancelled = performance.now();
      controller.abort();
    };
    const conversion = { path: large, format: "sqlite", folder } as const;
    await expect(
      convert(conversion, { signal: controller.signal, onProgress }),
    ).rejects.toMatchObject({ name: "AppError", code: "cancelled" });
    expect(performance.now() - cancelled).toBeLessThan(1000);
    const before = calls.length;
    rmSync(folder, { recursive: true });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(existsSync(folder)).toBe(false);
    expect(calls.length).toBe(before);
  });

  test("a cancel before it begins", async () => {
    const signal = AbortSignal.abort();
    const conversion = { path: large, format: "sqlite", folder: createFolder() } as const;
    await expect(convert(conversion, { signal })).rejects.toMatchObject({ code: "cancelled" });
  });
});

describe("the worker", () => {
  test("leaves this thread free", async () => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 10);
    const from = performance.now();
    await inWorker({ path: large, format: "sqlite", folder: createFolder() });
    clearInterval(timer);
    expect(ticks).toBeGreaterThan((performance.now() - from) / 10 / 4);
  });

  test("a workbook that needs too much memory is a bad file, and not the end of the program", async () => {
    const texts = Array.from({ length: 400_000 }, (_, at) => `<si><t>${at} ${at * 7919}</t></si>`);
    const book = createWorkbook({ sheets: { A: "" }, texts: texts.join("") });
    const path = writeInFolder("monster.xlsx", book);
    const conversion = { path, format: "xlsx", folder: createFolder() } as const;
    await expect(convertInWorker(builtWorker, conversion, {}, 16)).rejects.toMatchObject({
      code: "bad-file",
      message: "It needs more than 16 MB of memory to read. Save it as CSV and import that.",
    });
  });
});
