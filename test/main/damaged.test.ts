import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Engine } from "../../src-main/engine";
import { importPaths } from "../../src-main/import";
import { splitRecords } from "../../src-main/import/records";
import { undoImport } from "../../src-main/import/undo";
import { openWorkspace } from "../../src-main/workspace";
import type { ImportedFile } from "../../src-shared/ipc";
import { createFolder } from "../support/folder";
import { writeSmallForms } from "../support/formats";
import { list } from "../support/load";
import { now, repoRoot } from "../support/workspace";

/** How many damaged files; ten thousand and more by hand, with COURSESCOPE_DAMAGED=12000. */
const runs = Number(process.env.COURSESCOPE_DAMAGED ?? 150);
/** So long no damaged file of a few kilobytes may take, by far. */
const hangMs = 20_000;

const failures = join(repoRoot, "test-results/damaged", String(process.pid));
const rows = 60;
/** Every row can be told by its count, which is its line. */
const lines = Array.from({ length: rows }, (_, at) => {
  const names = [
    "plain",
    'with "quotes"',
    "two\nlines",
    "tab\tbed",
    "Ünïcödé 🎓",
    "",
    "back\\slash",
  ];
  return {
    course_id: "course-v1:a+b+c",
    date: "2024-01-01",
    count: at,
    gender: names[at % 7] ?? "",
  };
});

type Damage = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (bytes: Buffer, share: number) =>
  Math.min(bytes.length - 1, Math.floor(share * bytes.length));

/** Bytes that parsers trip over, beside any others. */
const nasty = fc.oneof(
  fc.constantFrom(
    0x00,
    0x0a,
    0x0d,
    0x22,
    0x27,
    0x2c,
    0x09,
    0x5c,
    0xff,
    0xfe,
    0xc3,
    0xed,
    0x28,
    0x29,
    0x3b,
    0x7b,
  ),
  fc.integer({ min: 0, max: 255 }),
);

const damages: fc.Arbitrary<Damage> = fc.oneof(
  fc
    .array(fc.tuple(place, nasty), { minLength: 1, maxLength: 8 })
    .map((changes) => (bytes: Buffer) => {
      const changed = Buffer.from(bytes);
      for (const [share, byte] of changes) changed[at(bytes, share)] = byte;
      return changed;
    }),
  fc
    .array(fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 12 })), {
      minLength: 1,
      maxLength: 4,
    })
    .map(
      (inserts) => (bytes: Buffer) =>
        inserts.reduce((changed, [share, more]) => {
          const point = at(changed, share);
          return Buffer.concat([changed.subarray(0, point), more, changed.subarray(point)]);
        }, bytes),
    ),
  place.map((share) => (bytes: Buffer) => bytes.subarray(0, at(bytes, share))),
  place.map((share) => (bytes: Buffer) => bytes.subarray(at(bytes, share))),
  fc.tuple(place, place).map(([one, other]) => (bytes: Buffer) => {
    const [from, to] = [at(bytes, one), at(bytes, other)].sort((a, b) => a - b);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  }),
  fc.tuple(place, place).map(([one, other]) => (bytes: Buffer) => {
    const [from = 0, to = 0] = [at(bytes, one), at(bytes, other)].sort((a, b) => a - b);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  }),
  fc
    .constantFrom<BufferEncoding>("utf16le", "latin1")
    .map((encoding) => (bytes: Buffer) => Buffer.from(bytes.toString("utf8"), encoding)),
  fc
    .constantFrom("\r", "\r\n", "\n\n", "\0\n")
    .map(
      (end) => (bytes: Buffer) =>
        Buffer.from(bytes.toString("latin1").replaceAll(/\r?\n/g, end), "latin1"),
    ),
  fc
    .tuple(place, fc.integer({ min: 1, max: 400_000 }), nasty)
    .map(([share, length, byte]) => (bytes: Buffer) => {
      const point = at(bytes, share);
      return Buffer.concat([
        bytes.subarray(0, point),
        Buffer.alloc(length, byte),
        bytes.subarray(point),
      ]);
    }),
  // Another order of columns, and columns more or less, where a line is a row.
  fc.tuple(fc.nat(3), fc.nat(3)).map(([one, other]) => (bytes: Buffer) => {
    const delimiter = bytes.includes(0x09) ? "\t" : ",";
    const swap = (line: string) => {
      const cells = line.split(delimiter);
      [cells[one], cells[other]] = [cells[other] ?? "", cells[one] ?? ""];
      return cells.join(delimiter);
    };
    const [head = "", ...others] = bytes.toString("utf8").split("\n");
    return Buffer.from([swap(head), ...others].join("\n"));
  }),
);

test("no damage to a file crashes, hangs, loses a row or doubles one", async () => {
  const forms = await writeSmallForms(createFolder(), lines);
  const folder = createFolder();
  let engine = await openWorkspace(null);
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(forms)),
      fc.array(damages, { minLength: 1, maxLength: 2 }),
      async (name, given) => {
        const whole = readFileSync(forms[name] ?? "");
        const bytes = given.reduce((damaged, damage) => damage(damaged), whole as Buffer);
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder);
        const path = join(folder, name);
        writeFileSync(path, bytes);
        // What fails is there to be looked at; it is gone when all is well.
        mkdirSync(failures, { recursive: true });
        writeFileSync(join(failures, name), bytes);
        const results = await importWithin(engine, path);
        for (const result of results) await check(engine, name, result);
        if (results[0]?.status === "imported") await checkLines(name, bytes, results);
        for (const id of new Set(results.map(({ importId }) => importId))) {
          if (id !== null) await undoImport(engine, id);
        }
        expect(
          await list(engine, "select count(*) from stored.course_enrollment_gender_daily"),
        ).toEqual([[0]]);
        rmSync(join(failures, name));
        seen += 1;
        if (seen % 500 === 0) {
          await engine.close();
          engine = await openWorkspace(null);
        }
      },
    ),
    {
      numRuns: runs,
      seed: Number(process.env.COURSESCOPE_SEED ?? 42),
      endOnFailure: true,
    },
  );
  await engine.close();
}, 3_600_000);

async function importWithin(engine: Engine, path: string): Promise<readonly ImportedFile[]> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), hangMs);
  const results = await importPaths(engine, [path], { now, signal: controller.signal });
  clearTimeout(timer);
  expect(controller.signal.aborted, "it hangs").toBe(false);
  return results;
}

async function check(engine: Engine, name: string, result: ImportedFile) {
  expect(["imported", "unrecognized", "failed", "unchanged"]).toContain(result.status);
  if (result.status !== "imported") return expect(result.notes.join(" ")).toMatch(/\w/);
  const stored = await list(
    engine,
    `select count(*) from stored.${result.table} where import_id = ${result.importId}`,
  );
  const listed = await list(
    engine,
    `select count(*) from stored.rejects where import_id = ${result.importId}`,
  );
  expect([name, stored[0]?.[0], listed[0]?.[0]]).toEqual([name, result.rows, result.rejected]);
}

/** The rows of a text file can be counted without DuckDB. */
async function checkLines(name: string, bytes: Buffer, results: readonly ImportedFile[]) {
  if (!/\.(csv|tsv|ndjson)$/.test(name) || isWide(bytes)) return;
  const text = bytes.toString("hex", 0, 3) === "efbbbf" ? bytes.subarray(3) : bytes;
  const isQuoted = name.endsWith(".csv") && results[0]?.kind === "csv";
  const format = { delimiter: isQuoted ? 0x2c : name.endsWith(".ndjson") ? null : 0x09, isQuoted };
  let filled = name.endsWith(".ndjson") ? 0 : -1;
  for await (const record of splitRecords(toChunks(text), format, Number.POSITIVE_INFINITY)) {
    if (record.bytes?.length !== 0) filled += 1;
  }
  const counted = results.reduce((sum, { rows, rejected }) => sum + rows + rejected, 0);
  expect([name, counted]).toEqual([name, filled]);
}

async function* toChunks(bytes: Buffer) {
  yield bytes;
}

/** UTF-16, whose line ends are of two bytes. */
function isWide(bytes: Buffer): boolean {
  return bytes.subarray(0, 64).includes(0);
}
