import { statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { writeInFolder } from "../support/folder";
import { openBytes, openPath, outline } from "../support/items";
import { encodeTar } from "../support/tar-file";
import { repoRoot } from "../support/workspace";
import { encodeZip } from "../support/zip-file";
import { encodeZstd } from "../support/zstd-file";

const csv = "course_id,date,count\nc,2024-01-01,1\n";
const sql = "INSERT INTO `t` VALUES (1);\n";

describe("what is not packed", () => {
  test("is the user's own file", async () => {
    const path = writeInFolder("a.csv", csv);
    expect(await openPath(path)).toEqual([
      {
        label: "a.csv",
        name: "a.csv",
        path,
        compression: null,
        size: csv.length,
        kind: { is: "text", encoding: "utf-8", shape: "delimited" },
        isTemporary: false,
        containerPath: null,
        content: csv,
      },
    ]);
  });

  test("and what is not read, is told with its reason", async () => {
    const [item] = await openBytes("a.pdf", "%PDF-1.7");
    expect(item).toMatchObject({ kind: { is: "other", reason: "a PDF document, not a table" } });
  });
});

describe("one compressed file", () => {
  test.each([
    ["gzip", gzipSync(csv), "a.csv.gz"],
    ["zstd", encodeZstd(csv), "a.csv.zst"],
    ["gzip", gzipSync('{"a": 1}\n{"a": 2}\n'), "a.ndjson.gz"],
  ])("stays where it is where DuckDB reads it: %s", async (compression, bytes, name) => {
    const path = writeInFolder(name, bytes);
    const [item, ...others] = await openPath(path);
    expect(others).toEqual([]);
    expect(item).toMatchObject({ path, compression, label: name, isTemporary: false });
    expect(item).toMatchObject({ name: name.replace(/\.(gz|zst)$/, ""), size: bytes.length });
  });

  test.each([
    ["a header field", withExtraField(gzipSync(csv))],
    ["zeros behind", Buffer.concat([gzipSync(csv), Buffer.alloc(512)])],
  ])("is unpacked where DuckDB does not read it, for %s", async (_, bytes) => {
    const [item] = await openBytes("a.csv.gz", bytes);
    expect(item).toMatchObject({ compression: null, isTemporary: true, content: csv });
  });

  test.each([
    ["sql", gzipSync(sql), sql],
    ["sql", encodeZstd(sql), sql],
    ["UTF-16", gzipSync(Buffer.from(csv, "utf16le")), Buffer.from(csv, "utf16le").toString()],
    ["several members", gzipSync(gzipSync(csv)), csv],
  ])("is unpacked where its reader wants a plain file: %s", async (_, bytes, content) => {
    const path = writeInFolder("b.dump.gz", bytes);
    const [item] = await openPath(path);
    expect(item).toMatchObject({ isTemporary: true, containerPath: path, content });
    expect(item).toMatchObject({ name: "b.dump", label: "b.dump.gz" });
  });

  test("is read through all of its members and frames", async () => {
    const gzip = Buffer.concat([sql, sql, ""].map((text) => gzipSync(text)));
    const zstd = Buffer.concat([encodeZstd(sql), encodeZstd(""), encodeZstd(sql)]);
    expect((await openBytes("a.sql.gz", gzip))[0]).toMatchObject({ content: sql + sql });
    expect((await openBytes("a.sql.zst", zstd))[0]).toMatchObject({ content: sql + sql });
  });

  test.each([
    ["a.sql.gz", gzipSync(sql).subarray(0, -5), "a gzip file that is damaged or cut off"],
    ["a.sql.gz", withChange(gzipSync(sql), -6), "a gzip file that is damaged or cut off"],
    ["a.sql.zst", encodeZstd(sql).subarray(0, -5), "a Zstandard file that is damaged or cut off"],
    ["a.tar.gz", gzipSync(csv).subarray(0, 20), "a gzip file that is damaged or cut off"],
  ])("that is damaged is said to be: %s", async (name, bytes, problem) => {
    const [item, ...others] = await openBytes(name, bytes);
    expect(others).toEqual([]);
    expect(item).toMatchObject({ label: name, problem: expect.stringContaining(problem) });
  });

  test("of Zstandard that looks back too far is explained", async () => {
    const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 17 << 3, 1, 0, 0]);
    expect(outline(await openBytes("a.zst", frame))[0]?.[1]).toContain("zstd --long");
  });
});

function withExtraField(gzip: Buffer): Buffer {
  const head = Buffer.from(gzip.subarray(0, 10));
  head[3] = 0x04;
  return Buffer.concat([head, Buffer.from([2, 0, 9, 9]), gzip.subarray(10)]);
}

function withChange(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  const place = at < 0 ? bytes.length + at : at;
  changed[place] = (changed[place] ?? 0) ^ 0xff;
  return changed;
}

describe("an archive", () => {
  const members = [
    { name: "data/a.csv", content: csv },
    { name: "data/b.csv.gz", content: gzipSync(csv) },
    { name: "empty.csv" },
    { name: "note.pdf", content: "%PDF-1.7" },
    { name: ".hidden/c.csv", content: csv },
    { name: "__MACOSX/data/._a.csv", content: "\0\u0005\u0016\u0007" },
    { name: "data/.DS_Store", content: "x" },
  ];

  test.each([
    ["a.zip", async () => encodeZip([{ name: "data/" }, ...members])],
    ["a.zip", async () => encodeZip(members.map((member) => ({ ...member, method: 0 })))],
    ["a.zip", async () => encodeZip(members.map((member) => ({ ...member, isZip64: true })))],
    ["a.tar", async () => encodeTar([{ name: "data", type: "directory" }, ...members])],
    ["a.tar.gz", async () => gzipSync(await encodeTar(members))],
    ["a.tar.zst", async () => encodeZstd(await encodeTar(members))],
    ["a.tgz", async () => gzipSync(gzipSync(await encodeTar(members)))],
  ])("%s gives its files, and not a word on what systems leave in it", async (name, encode) => {
    const path = writeInFolder(name, await encode());
    const items = await openPath(path);
    expect(outline(items)).toEqual([
      [`${name} › data/a.csv`, csv],
      [`${name} › data/b.csv.gz`, csv],
      [`${name} › empty.csv`, "an empty file"],
      [`${name} › note.pdf`, "a PDF document, not a table"],
    ]);
    expect(items[0]).toMatchObject({ isTemporary: true, compression: null, containerPath: path });
    expect(items[1]).toMatchObject({ isTemporary: true, compression: "gzip", name: "b.csv" });
  });

  test("writes for the user's eyes only", async () => {
    const modes: number[] = [];
    await openBytes("a.zip", encodeZip(members), {
      onItem: ({ path, isTemporary }) => isTemporary && modes.push(statSync(path).mode & 0o777),
    });
    expect(modes).toEqual([0o600, 0o600]);
  });

  test("within archives is looked into as well", async () => {
    const inner = gzipSync(await encodeTar([{ name: "a.csv", content: csv }]));
    const zip = encodeZip([{ name: "x/inner.tar.gz", content: inner }]);
    const outer = await encodeTar([
      { name: "outer.zip", content: zip },
      { name: "b.sql.gz", content: gzipSync(sql) },
    ]);
    expect(outline(await openBytes("all.tar", outer))).toEqual([
      ["all.tar › outer.zip › x/inner.tar.gz › a.csv", csv],
      ["all.tar › b.sql.gz", sql],
    ]);
  });

  test("with nothing to read says so", async () => {
    const nothing = "There is nothing to read in it.";
    expect(outline(await openBytes("a.zip", encodeZip([])))).toEqual([["a.zip", nothing]]);
    const inner = { name: "b.zip", content: encodeZip([{ name: ".DS_Store", content: "x" }]) };
    const items = await openBytes(
      "a.tar",
      await encodeTar([inner, { name: "a.csv", content: csv }]),
    );
    expect(outline(items)).toEqual([
      ["a.tar › b.zip", nothing],
      ["a.tar › a.csv", csv],
    ]);
    expect(outline(await openBytes("a.tar", Buffer.alloc(10_240)))).toEqual([["a.tar", nothing]]);
  });

  test.each([
    ["v7.tar.gz", 1],
    ["gnu.tar.gz", 2],
    ["pax.tar.gz", 1],
    ["streamed.zip", 1],
    ["course_enrollment_daily.csv.zst", 1],
    ["frames.csv.zst", 1],
  ])("%s of another program is read", async (name, count) => {
    const items = await openPath(join(repoRoot, "test/cases/archives", name));
    expect(items).toHaveLength(count);
    for (const item of items) expect(item).toMatchObject({ kind: { is: "text" } });
    for (const { content } of items) expect(content).toMatch(/^course_id,date,count,created\n/);
  });

  test("two members of one name are two files", async () => {
    const twice = [
      { name: "a.csv", content: csv },
      { name: "a.csv", content: `${csv}d,2024-01-01,2\n` },
    ];
    for (const bytes of [encodeZip(twice), await encodeTar(twice)]) {
      const contents = (await openBytes("a.archive", bytes)).map(({ content }) => content);
      expect(contents).toEqual([csv, `${csv}d,2024-01-01,2\n`]);
    }
  });

  test("of a thousand empty members is read in no time", async () => {
    const names = Array.from({ length: 1000 }, (_, at) => ({ name: `f${at}.csv` }));
    for (const bytes of [encodeZip(names), await encodeTar(names)]) {
      const start = performance.now();
      expect(await openBytes("a.archive", bytes)).toHaveLength(1000);
      expect(performance.now() - start).toBeLessThan(10_000);
    }
  });
});
