import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  Binary,
  Bool,
  DateDay,
  DateMillisecond,
  Decimal,
  Dictionary,
  Field,
  Float16,
  Float32,
  Float64,
  Int32,
  Int64,
  LargeUtf8,
  List,
  makeData,
  makeTable,
  makeVector,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Table,
  TimeMicrosecond,
  TimestampMicrosecond,
  TimestampMillisecond,
  TimestampNanosecond,
  TimestampSecond,
  tableToIPC,
  Uint64,
  Utf8,
  type Vector,
  vectorFromArray,
} from "apache-arrow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { convertArrow } from "../../src-main/import/convert/arrow";
import { createCollector } from "../support/collect";
import { writeInFolder } from "../support/folder";
import { repoRoot } from "../support/workspace";

async function convert(content: Uint8Array, wants?: (part: string) => boolean) {
  const collector = createCollector(wants);
  await convertArrow(writeInFolder("table.arrow", content), collector.sink);
  return collector;
}

async function fails(content: Uint8Array, message: RegExp) {
  const failure = { code: "bad-file", message: expect.stringMatching(message) };
  await expect(convert(content)).rejects.toEqual(expect.objectContaining(failure));
}

/** The cells of one column, written as a file and as a stream, which must agree. */
async function convertColumn(vector: Vector) {
  const table = new Table({ value: vector });
  const [asFile, asStream] = await Promise.all(
    (["file", "stream"] as const).map((shape) => convert(tableToIPC(table, shape))),
  );
  expect(asFile?.parts).toEqual(asStream?.parts);
  return asFile?.parts[0];
}

const listCells = async (vector: Vector) => (await convertColumn(vector))?.rows.flat();

describe("what Polars wrote", () => {
  const course = (row: number) =>
    row % 97 === 0 ? null : `course-v1:Uni+ÄRT${row % 7}+2024 😀 ${"x".repeat(row % 20)}`;
  const moment = (row: number) => {
    const text = new Date(Date.UTC(2024, 1, 28, 23, 59, 59, row)).toISOString();
    return text.replace("T", " ").replace("Z", "000").replace(".000000", "");
  };
  const real = (value: number) => (Number.isInteger(value) ? `${value}.0` : `${value}`);
  const mean = (row: number) => (row === 1 ? null : row / 8);

  test.each(["lz4", "zstd"])("with buffers that are packed by %s", async (packer) => {
    const path = `test/cases/arrow/polars-${packer}.arrow`;
    const { parts, notes } = await convert(readFileSync(join(repoRoot, path)));
    const [part] = parts;
    expect(notes).toEqual([]);
    expect(part?.rejects).toEqual([]);
    expect(part?.rows.length).toBe(500);
    for (const [row, cells] of part?.rows.entries() ?? []) {
      const exact = mean(row);
      expect(Object.fromEntries(part?.columns.map((name, at) => [name, cells[at]]) ?? [])).toEqual({
        course_id: course(row),
        count: `${BigInt(row) * 9007199254740993n}`,
        small: `${row % 100}`,
        mean: exact === null ? null : real(exact),
        single: real(row / 10),
        is_open: row % 3 === 0 ? null : `${row % 2 === 0}`,
        millis: moment(row),
        kind: ["problem", "video", "discussion"][row % 3],
        parts: `[${row},${row + 1}]`,
        day: moment(row).slice(0, 10),
        micros: moment(row),
        nanos: moment(row),
        exact: exact === null ? null : exact.toFixed(3),
      });
    }
  });
});

describe("types", () => {
  test("integers keep their digits", async () => {
    const most = 2n ** 63n - 1n;
    expect(await listCells(vectorFromArray([most, -most - 1n, null, 0n], new Int64()))).toEqual([
      `${most}`,
      `${-most - 1n}`,
      null,
      "0",
    ]);
    expect(await listCells(vectorFromArray([2n ** 64n - 1n], new Uint64()))).toEqual([
      "18446744073709551615",
    ]);
  });

  test("reals are the shortest text of their size, not a number is nothing", async () => {
    const values = [3, 0.1, Number.NaN, Number.POSITIVE_INFINITY, null, -2.5, 1e300];
    expect(await listCells(vectorFromArray(values, new Float64()))).toEqual([
      "3.0",
      "0.1",
      null,
      "Infinity",
      null,
      "-2.5",
      "1e+300",
    ]);
    const singles = [3, 0.1, 16777216, 1.17549435e-38, 3.4028235e38];
    expect(await listCells(vectorFromArray(singles, new Float32()))).toEqual([
      "3.0",
      "0.1",
      "16777216.0",
      "1.1754944e-38",
      "3.4028235e+38",
    ]);
    expect(await listCells(vectorFromArray([0.5, 0.1], new Float16()))).toEqual([
      "0.5",
      "0.099975586",
    ]);
  });

  test("truth", async () => {
    expect(await listCells(vectorFromArray([true, null, false], new Bool()))).toEqual([
      "true",
      null,
      "false",
    ]);
  });

  test("days and moments of every unit, below 1970 too; nanoseconds are cut", async () => {
    const days = new Int32Array([0, -1, 19782, 2932896, 2932897]);
    const part = await convertColumn(makeVector({ type: new DateDay(), data: days, length: 5 }));
    expect(part?.rows.flat()).toEqual(["1970-01-01", "1969-12-31", "2024-02-29", "9999-12-31"]);
    expect(part?.rejects).toEqual([
      { line: 5, value: "2932897 days since 1970", reason: "value: not a date of our calendar" },
    ]);
    const units = [
      [new TimestampSecond(), 1n, "1969-12-31 23:59:59"],
      [new TimestampMillisecond(), 1_000n, "1969-12-31 23:59:59.999000"],
      [new TimestampMicrosecond("Asia/Tokyo"), 1_000_000n, "1969-12-31 23:59:59.999999"],
      [new TimestampNanosecond(), 1_000_000_000n, "1969-12-31 23:59:59.999999"],
    ] as const;
    for (const [type, second, before] of units) {
      const data = new BigInt64Array([0n, -1n, 1_709_164_799n * second + (second > 1n ? 1n : 0n)]);
      const cells = await listCells(makeVector({ type, data, length: 3 } as never));
      expect(cells?.slice(0, 2)).toEqual(["1970-01-01 00:00:00", before]);
      const fraction = { 1: "", 1000: ".001000", 1000000: ".000001" }[Number(second)] ?? "";
      expect(cells?.[2]).toBe(`2024-02-28 23:59:59${fraction}`);
    }
    const ms = new BigInt64Array([86_400_000n, 86_400_001n]);
    expect(
      await listCells(makeVector({ type: new DateMillisecond(), data: ms, length: 2 } as never)),
    ).toEqual(["1970-01-02", "1970-01-02 00:00:00.001000"]);
    const times = new BigInt64Array([0n, 86_399_999_999n]);
    expect(
      await listCells(makeVector({ type: new TimeMicrosecond(), data: times, length: 2 } as never)),
    ).toEqual(["00:00:00", "23:59:59.999999"]);
  });

  test("decimals keep their places", async () => {
    const words = (value: bigint) => {
      const bits = BigInt.asUintN(128, value);
      return [0n, 32n, 64n, 96n].map((by) => Number((bits >> by) & 0xffffffffn));
    };
    const values = [12345n, -5n, 0n, 10n ** 30n];
    const decimals = (scale: number) =>
      makeVector({
        type: new Decimal(scale, 38),
        data: new Uint32Array(values.flatMap(words)),
        length: values.length,
      } as never);
    expect(await listCells(decimals(2))).toEqual([
      "123.45",
      "-0.05",
      "0.00",
      `1${"0".repeat(28)}.00`,
    ]);
    expect(await listCells(decimals(0))).toEqual(["12345", "-5", "0", `1${"0".repeat(30)}`]);
  });

  test("text of every kind, with a byte order mark; bytes where they are text", async () => {
    const texts = ["", null, "\uFEFFsixteen bytes and more", "é😀"];
    for (const type of [new Utf8(), new LargeUtf8(), new Dictionary(new Utf8(), new Int32())]) {
      expect(await listCells(vectorFromArray(texts, type))).toEqual(texts);
    }
    const bytes = [new TextEncoder().encode("né"), new Uint8Array([0x61, 0xff])];
    const part = await convertColumn(vectorFromArray(bytes, new Binary()));
    expect(part?.rows).toEqual([["né"]]);
    expect(part?.rejects).toEqual([{ line: 2, value: "a\uFFFD", reason: "value: not UTF-8 text" }]);
  });

  test("lists and structs are JSON, nothing is nothing", async () => {
    const list = new List(new Field("item", new Int64(), true));
    expect(await listCells(vectorFromArray([[1n, 2n ** 60n], null, []], list))).toEqual([
      '[1,"1152921504606846976"]',
      null,
      "[]",
    ]);
    const struct = new Struct([new Field("a", new Utf8(), true)]);
    expect(await listCells(vectorFromArray([{ a: "x" }, { a: null }], struct))).toEqual([
      '{"a":"x"}',
      '{"a":null}',
    ]);
    const nothing = vectorFromArray([null, null]);
    expect(await listCells(nothing)).toEqual([null, null]);
  });

  test("what is written comes back, in a file and in a stream", async () => {
    const row = fc.record({
      text: fc.option(fc.string({ unit: "grapheme" })),
      id: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
      real: fc.option(fc.double({ noNaN: true })),
      term: fc.option(fc.constantFrom("a", "b", "")),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
        const table = new Table({
          text: vectorFromArray(
            rows.map(({ text }) => text),
            new Utf8(),
          ),
          id: vectorFromArray(
            rows.map(({ id }) => id),
            new Int64(),
          ),
          real: vectorFromArray(
            rows.map(({ real }) => real),
            new Float64(),
          ),
          term: vectorFromArray(
            rows.map(({ term }) => term),
            new Dictionary(new Utf8(), new Int32()),
          ),
        });
        for (const shape of ["file", "stream"] as const) {
          const [part] = (await convert(tableToIPC(table, shape))).parts;
          const read = part?.rows.map(([text, id, real, term]) => ({
            text,
            id: id === null ? null : BigInt(id ?? ""),
            real: real === null ? null : Number(real) + 0,
            term,
          }));
          expect(read).toEqual(
            rows.map((each) => ({ ...each, real: each.real === null ? null : each.real + 0 })),
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("files and streams", () => {
  const batches = (count: number) =>
    Array.from(
      { length: count },
      (_, at) => makeTable({ value: new Int32Array([at, -at]) }).batches[0],
    );
  const table = new Table(batches(5).filter((batch): batch is RecordBatch => batch !== undefined));

  test("several batches are one table, whose rows are counted through", async () => {
    const { parts } = await convert(tableToIPC(table, "file"));
    expect(parts).toMatchObject([{ name: "", columns: ["value"] }]);
    expect(parts[0]?.lines).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(parts[0]?.rows.at(-1)).toEqual(["-4"]);
  });

  test("a dictionary may grow from batch to batch of a stream", async () => {
    const type = new Dictionary(new Utf8(), new Int32(), 7);
    const schema = new Schema([new Field("term", type, true)]);
    const writer = new RecordBatchStreamWriter();
    for (const [indices, terms] of [
      [
        [0, 1],
        ["a", "b"],
      ],
      [
        [2, 0],
        ["a", "b", "c"],
      ],
    ] as const) {
      const dictionary = vectorFromArray(terms, new Utf8());
      const data = makeData({ type, data: new Int32Array(indices), dictionary });
      const struct = makeData({ type: new Struct(schema.fields), length: 2, children: [data] });
      writer.write(new RecordBatch(schema, struct));
    }
    const { parts } = await convert(writer.finish().toUint8Array(true));
    expect(parts[0]?.rows.flat()).toEqual(["a", "b", "c", "a"]);
  });

  test("a table without rows", async () => {
    const empty = new Table({ value: vectorFromArray([] as number[], new Int32()) });
    for (const shape of ["file", "stream"] as const) {
      const { parts } = await convert(tableToIPC(empty, shape));
      expect(parts).toMatchObject([{ columns: ["value"], rows: [] }]);
    }
  });

  test("what nobody wants is not read", async () => {
    expect((await convert(tableToIPC(table, "file"), () => false)).parts).toEqual([]);
  });

  test("progress grows to about the file's size", async () => {
    const bytes = tableToIPC(table, "stream");
    const { progress } = await convert(bytes);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(bytes.length);
  });

  test("a stream that ends between batches is read, and said to be without an end", async () => {
    const bytes = tableToIPC(table, "stream");
    const { parts, notes } = await convert(bytes.subarray(0, -8));
    expect(parts[0]?.rows.length).toBe(10);
    expect(notes).toEqual([
      "The Arrow stream ends without the mark of its end: rows may be missing.",
    ]);
  });

  test("what is cut or damaged is a bad file, and so is something else", async () => {
    const stream = tableToIPC(table, "stream");
    const file = tableToIPC(table, "file");
    await fails(stream.subarray(0, stream.length - 70), /is damaged, or holds/);
    await fails(stream.subarray(0, 40), /damaged|no columns/);
    await fails(file.subarray(0, file.length - 20), /cut off/);
    await fails(Uint8Array.from(file).fill(0x7f, 16, 200), /is damaged, or holds/);
    await fails(new TextEncoder().encode("a,b\n1,2\n"), /neither a file nor a stream/);
    await fails(new Uint8Array(0), /neither a file nor a stream/);
    await fails(new TextEncoder().encode("FEA1...FEA1"), /Feather file of the first version/);
  });

  test("a packed buffer that is damaged is a bad file", async () => {
    const bytes = readFileSync(join(repoRoot, "test/cases/arrow/polars-zstd.arrow"));
    await fails(Uint8Array.from(bytes).fill(0x11, 3000, 6000), /is damaged, or holds/);
  });
});
