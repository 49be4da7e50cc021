import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createEngine, type Engine } from "../../src-main/engine";
import { createCsvSink } from "../../src-main/import/convert/csv-sink";
import type { Cell } from "../../src-main/import/convert/sink";
import { readPart, readRejects } from "../support/dump";
import { createFolder } from "../support/folder";

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine(null);
});
afterAll(() => engine.close());

function createSink(wants: (part: string) => boolean = () => true) {
  const folder = createFolder();
  return { folder, ...createCsvSink(folder, wants, () => undefined) };
}

test("cells are quoted only where they are empty or hold a quote, a comma or a line end", () => {
  const { open, close } = createSink();
  open("t", ["a", "b", "c", "d"])?.row(7, ["plain \\N NULL", null, "", 'a "b",\r\n']);
  const [part] = close().parts;
  const file = readFileSync(part?.file ?? "", "utf8");
  expect(file).toBe('7,plain \\N NULL,,"","a ""b"",\r\n"\n');
});

test("what was written is what is read, however long", async () => {
  const texts: Cell[] = ["x", null, "", '"', '""""', ",", "\n", "\r", "\0", "日本語 🎓", "\uFEFFa"];
  texts.push('"'.repeat(70_000), "é,".repeat(400_000), "y".repeat(3_000_000), "z");
  const { open, close } = createSink();
  const part = open("t", ["a", "b"]);
  const rows = Array.from({ length: 3 }, () => texts).flat();
  rows.forEach((text, at) => {
    part?.row(at + 1, [text, String(at)]);
  });
  const [written] = close().parts;
  if (!written) throw new Error("no part");
  expect(written).toMatchObject({ rows: rows.length, rejected: 0, rejectsFile: null });
  const read = await readPart(engine, written);
  expect(read.length).toBe(rows.length);
  rows.forEach((text, at) => {
    expect(read[at]?.[1] === text, `row ${at}`).toBe(true);
    expect(read[at]?.[2]).toBe(String(at));
  });
});

test("the same part goes on, and one with other columns is another", () => {
  const { open, close } = createSink();
  open("t", ["a", "b"])?.row(1, ["x", "y"]);
  open("t", ["b", "a"])?.row(2, ["y", "x"]);
  open("t", ["a", "b"])?.row(3, ["z", null]);
  const { parts } = close();
  expect(parts.map(({ name, columns, rows }) => ({ name, columns, rows }))).toEqual([
    { name: "t", columns: ["a", "b"], rows: 2 },
    { name: "t", columns: ["b", "a"], rows: 1 },
  ]);
  expect(parts.map(({ file }) => readFileSync(file, "utf8"))).toEqual(["1,x,y\n3,z,\n", "2,y,x\n"]);
});

test("a part without rows is listed, and can be read", async () => {
  const { open, close } = createSink();
  open("t", ["a"]);
  const [part] = close().parts;
  if (!part) throw new Error("no part");
  expect(part).toMatchObject({ name: "t", rows: 0, rejected: 0, rejectsFile: null });
  expect(await readPart(engine, part)).toEqual([]);
});

test("a file of rejects is there only where there are some", async () => {
  const { open, close } = createSink();
  open("good", ["a"])?.row(1, ["x"]);
  const bad = open("bad", ["a"]);
  bad?.reject(2, 'what, "it" was\n', "not a row");
  bad?.row(3, ["y"]);
  const [good, other] = close().parts;
  expect(good?.rejectsFile).toBeNull();
  if (!other) throw new Error("no part");
  expect(other).toMatchObject({ rows: 1, rejected: 1 });
  expect(await readRejects(engine, other)).toEqual([["2", 'what, "it" was\n', "not a row"]]);
});

test("files are called by numbers, whatever the parts are called", () => {
  const { folder, open, close } = createSink();
  open("../../etc/passwd", ["a"])?.reject(1, "x", "y");
  open("", ["a"]);
  const { parts } = close();
  for (const name of readdirSync(folder)) expect(name).toMatch(/^\d+\.csv$/);
  expect(readdirSync(folder).length).toBe(3);
  for (const { file } of parts) expect(existsSync(join(folder, basename(file)))).toBe(true);
});

test("who is not wanted has no file; what was left out and noted is told", () => {
  const { folder, open, skip, note, close } = createSink((part) => part === "yes");
  expect(open("no", ["a"])).toBeNull();
  expect(open("yes", ["a"])).not.toBeNull();
  skip("no", "3 rows");
  note("Well.");
  expect(close()).toMatchObject({
    parts: [{ name: "yes" }],
    skipped: [{ part: "no", reason: "3 rows" }],
    notes: ["Well."],
  });
  expect(readdirSync(folder).length).toBe(1);
});

test("a row of more than 16 MB is a reject, and the next one is not", async () => {
  const { open, close } = createSink();
  const part = open("t", ["a", "b"]);
  const long = "x".repeat(10 << 20);
  part?.row(1, ["a", long]);
  part?.row(2, [long, long]);
  part?.row(3, ["b", `${long}${long}`]);
  part?.row(4, ["c", '"'.repeat(9 << 20)]);
  part?.row(5, ["d", "e"]);
  const [written] = close().parts;
  if (!written) throw new Error("no part");
  const read = await readPart(engine, written);
  expect(read.map(([line, a, b]) => [line, a, b?.length])).toEqual([
    ["1", "a", 10 << 20],
    ["5", "d", 1],
  ]);
  const rejects = await readRejects(engine, written);
  expect(rejects.map(([line, , reason]) => [line, reason])).toEqual(
    ["2", "3", "4"].map((line) => [line, "more than 16 MB"]),
  );
});

test("an error of the disk is thrown as it is", () => {
  const { open } = createCsvSink(
    join(createFolder(), "not there"),
    () => true,
    () => undefined,
  );
  expect(() => open("t", ["a"])).toThrow(expect.objectContaining({ code: "ENOENT" }));
});
