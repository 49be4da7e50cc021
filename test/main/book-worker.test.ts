import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type BookJob, type Pen, withPen, withWorker } from "../../src-main/export/book/pen";
import type { BookStep, Piece } from "../../src-main/export/book/steps";
import { useBuiltWorker } from "../support/built-worker";
import { createFolder } from "../support/folder";
import { listFaults } from "../support/ooxml";
import { readSheets } from "../support/sheets";

const builtWorker = useBuiltWorker("src-main/export/book/worker.ts", "test-book-worker");

const facts = { title: "Numbers", program: "Coursescope 0.0.0", statedAt: 0 };
const paper = { header: "Numbers", footer: "Page &P" };
const columns = ["Number", "Text"].map((label, at) => {
  return { label, kind: at === 0 ? "int" : "text", width: 12, isAddedUp: at === 0 } as const;
});
const open: BookStep = {
  step: "open",
  sheet: { name: "Numbers", color: "#2b64b1", columns, paper },
};
const close: BookStep = { step: "close", foot: { hasTotals: true, picture: null } };

function createPiece(from: number, rowCount: number): Piece {
  const numbers = Array.from({ length: rowCount }, (_, at) => from + at);
  const texts = numbers.map((number) => (number === 7 ? "x".repeat(40_000) : `text ${number}`));
  return { rowCount, values: [numbers, texts], hidden: [null, null] };
}

async function writeNumbers(pen: Pen, pieces: number) {
  await pen.write(open);
  for (let at = 0; at < pieces; at++) {
    await pen.write({ step: "rows", piece: createPiece(at * 1000, 1000) });
  }
  await pen.write(close);
  await pen.write({ step: "finish" });
  return pen.cut;
}

type Write = <T>(
  job: BookJob,
  signal: AbortSignal | undefined,
  work: (pen: Pen) => Promise<T>,
) => Promise<T>;

const inWorker: Write = (job, signal, work) => withWorker(builtWorker, job, signal, work);

describe.each([
  ["in this thread", withPen as Write],
  ["in a worker", inWorker],
])("%s", (_, write) => {
  test("a book is written step by step, and what was cut is counted", async () => {
    const path = join(createFolder(), "book.xlsx");
    const cut = await write({ path, facts }, undefined, (pen) => writeNumbers(pen, 30));
    expect(cut).toBe(1);
    expect(await listFaults(path)).toEqual([]);
    const [sheet] = await readSheets(path);
    expect(sheet?.rows).toHaveLength(30_001);
    expect(sheet?.rows[29_999]).toEqual(["29999", "text 29999"]);
    expect(sheet?.rows[30_000]?.[0]).toBe(String((29_999 * 30_000) / 2));
  });

  test("a cancel ends it, and nobody writes any more", async () => {
    const path = join(createFolder(), "book.xlsx");
    const controller = new AbortController();
    const writing = write({ path, facts }, controller.signal, async (pen) => {
      await pen.write(open);
      for (let at = 0; ; at++) {
        if (at === 20) controller.abort();
        await pen.write({ step: "rows", piece: createPiece(at, 1000) });
      }
    });
    await expect(writing).rejects.toMatchObject({ code: "cancelled" });
    const { size } = statSync(path);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(statSync(path).size).toBe(size);
  });

  test("an error of the disk keeps its code, one of the work its words", async () => {
    const path = join(createFolder(), "gone", "book.xlsx");
    const writing = write({ path, facts }, undefined, (pen) => writeNumbers(pen, 500));
    await expect(writing).rejects.toMatchObject({ code: "ENOENT" });
    const failing = write(
      { path: join(createFolder(), "b.xlsx"), facts },
      undefined,
      async (pen) => {
        await pen.write(open);
        throw new Error("no more rows");
      },
    );
    await expect(failing).rejects.toThrow("no more rows");
  });
});

test("both write the same bytes", async () => {
  const folder = createFolder();
  const [here, there] = [join(folder, "here.xlsx"), join(folder, "there.xlsx")];
  await withPen({ path: here, facts }, undefined, (pen) => writeNumbers(pen, 5));
  await inWorker({ path: there, facts }, undefined, (pen) => writeNumbers(pen, 5));
  expect(readFileSync(there).equals(readFileSync(here))).toBe(true);
});
