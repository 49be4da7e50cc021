import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openItems } from "../../src-main/import/unpack";
import { createFolder, writeInFolder } from "../support/folder";
import { openBytes, openPath, outline } from "../support/items";
import { encodeTar } from "../support/tar-file";
import { repoRoot } from "../support/workspace";
import { encodeZip } from "../support/zip-file";
import { encodeZstd, encodeZstdBomb } from "../support/zstd-file";

const csv = "course_id,date,count\nc,2024-01-01,1\n";
const sql = "INSERT INTO t VALUES (1);\n";
const after = { name: "after.csv", content: csv };

describe("a member that cannot be read is named, and the others are read", () => {
  test.each([
    ["a wrong checksum", { crc32: 1 }, "It is damaged within its archive."],
    ["a wrong size", { size: 7 }, "It is damaged within its archive."],
    ["a size of more than there is", { size: 7_000_000 }, "It is damaged within its archive."],
    [
      "a checksum that is wrong, stored",
      { crc32: 1, method: 0 },
      "It is damaged within its archive.",
    ],
    ["a broken stream", { method: 8, flags: 0, isRaw: true }, "It is damaged within its archive."],
    ["a password", { flags: 1 }, "It is protected by a password: unpack the archive first."],
    ["Deflate64", { method: 9 }, "a way that is not read (Deflate64)"],
    ["a method of the future", { method: 77 }, "a way that is not read (method 77)"],
    ["a link", { mode: 0o120777 }, "It is a link, not a file."],
    ["a device", { mode: 0o020666, content: "" }, "It is a device, not a file."],
  ])("in a ZIP archive: %s", async (_, change, problem) => {
    const member = { name: "x/a.csv", content: csv, ...change };
    const zip = encodeZip([member, after]);
    if ("isRaw" in change) {
      const data = deflateRawSync(Buffer.from(csv));
      zip.writeUInt8(0xff, zip.indexOf(data));
    }
    const items = outline(await openBytes("a.zip", zip));
    expect(items.map(([label]) => label)).toEqual(["a.zip › x/a.csv", "a.zip › after.csv"]);
    expect(items[0]?.[1]).toContain(problem);
    expect(items[1]?.[1]).toBe(csv);
  });

  test.each([
    ["symlink", "It is a link, not a file."],
    ["link", "It is a link, not a file."],
    ["fifo", "It is a device, not a file."],
    ["block-device", "It is a device, not a file."],
    ["character-device", "It is a device, not a file."],
  ] as const)("in a tar archive: %s", async (type, problem) => {
    const member = { name: "a.csv", type, linkname: "/etc/passwd" };
    expect(outline(await openBytes("a.tar", await encodeTar([member, after])))).toEqual([
      ["a.tar › a.csv", problem],
      ["a.tar › after.csv", csv],
    ]);
  });

  test.each(["password.zip", "bzip2.zip", "sparse-gnu.tar.gz", "sparse-pax.tar.gz"])(
    "of another program: %s",
    async (name) => {
      const [item] = await openPath(join(repoRoot, "test/cases/archives", name));
      expect(item).toMatchObject({
        problem: expect.stringMatching(/: unpack (it|the archive) first/),
      });
    },
  );
});

describe("a damaged archive", () => {
  const members = ["a.csv", "b.csv"].map((name) => ({ name, content: csv.repeat(1000) }));

  test("in ZIP is one without its end", async () => {
    const zip = encodeZip(members);
    const items = outline(await openBytes("a.zip", zip.subarray(0, -10)));
    expect(items).toEqual([["a.zip", "It is a ZIP archive that is damaged or cut off."]]);
  });

  test("in ZIP is read as far as its directory goes", async () => {
    const zip = encodeZip(members);
    zip.writeUInt32LE(0, zip.lastIndexOf("PK\u0001\u0002"));
    const items = outline(await openBytes("a.zip", zip));
    expect(items.map(([label]) => label)).toEqual(["a.zip › a.csv", "a.zip"]);
  });

  test("in ZIP that is one of several parts is explained", async () => {
    const zip = encodeZip(members);
    zip.writeUInt16LE(1, zip.length - 18);
    expect(outline(await openBytes("a.zip", zip))[0]?.[1]).toContain("one part of a ZIP archive");
  });

  test("in tar is read up to where it breaks", async () => {
    const tar = await encodeTar(members);
    const cuts = [tar.length - 30_000, tar.length - 1024, tar.length - 1000];
    for (const cut of cuts) {
      const items = outline(await openBytes("a.tar", tar.subarray(0, cut)));
      expect(items[0]?.[1]).toBe(members[0]?.content);
      expect(items.at(-1)).toEqual(["a.tar", "It is a tar archive that is damaged or cut off."]);
    }
  });

  test("in tar with gzip says which of the two it is", async () => {
    const large = members.map((member) => ({ ...member, content: csv.repeat(30_000) }));
    const packed = gzipSync(await encodeTar(large), { level: 0 });
    const items = outline(await openBytes("a.tar.gz", packed.subarray(0, 1_500_000)));
    expect(items.map(([label, text]) => [label, text.slice(0, 45)])).toEqual([
      ["a.tar.gz › a.csv", csv.repeat(2).slice(0, 45)],
      ["a.tar.gz", "It is a gzip file that is damaged or cut off."],
    ]);
  });

  test("within another is one of its members", async () => {
    const inner = { name: "inner.zip", content: encodeZip(members).subarray(0, -10) };
    expect(outline(await openBytes("a.zip", encodeZip([inner, after])))).toEqual([
      ["a.zip › inner.zip", "It is a ZIP archive that is damaged or cut off."],
      ["a.zip › after.csv", csv],
    ]);
  });
});

describe("names in archives are labels, and nothing else", () => {
  test.each([
    ["../../up.csv", "a › ../../up.csv", "up.csv"],
    ["/etc/up.csv", "a › etc/up.csv", "up.csv"],
    ["./x/./up.csv", "a › x/./up.csv", "up.csv"],
    ["C:\\x\\up.csv", "a › C:/x/up.csv", "up.csv"],
    [
      "x/\u001b[31mred\r\n.csv",
      "a › x/\ufffd[31mred\ufffd\ufffd.csv",
      "\ufffd[31mred\ufffd\ufffd.csv",
    ],
    ["x/\u202evsc.a", "a › x/\ufffdvsc.a", "\ufffdvsc.a"],
    ["Łódź/résumé.csv", "a › Łódź/résumé.csv", "résumé.csv"],
  ])("%j", async (name, label, base) => {
    for (const bytes of [
      encodeZip([{ name, content: csv }]),
      await encodeTar([{ name, content: csv }]),
    ]) {
      const [item] = await openBytes("a", bytes);
      expect(item).toMatchObject({ label, name: base, content: csv });
    }
  });

  test("a name of DOS is read as DOS wrote it", async () => {
    const zip = encodeZip([{ name: Buffer.from("r\x82sum\x82.csv", "latin1"), content: csv }]);
    expect((await openBytes("a.zip", zip))[0]?.label).toBe("a.zip › résumé.csv");
  });

  test("a long name keeps its end", async () => {
    const [item] = await openBytes(
      "a",
      encodeZip([{ name: `${"x".repeat(5000)}/a.csv`, content: csv }]),
    );
    expect(item?.label).toMatch(/^a › …x{100,}\/a\.csv$/);
    expect(item?.label.length).toBeLessThan(220);
  });
});

describe("a document that is a ZIP archive within is known by its directory", () => {
  const sheet = "application/vnd.oasis.opendocument.spreadsheet";
  test.each([
    ["xlsx", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"]],
    ["a binary Excel workbook: save it as .xlsx", ["[Content_Types].xml", "xl/workbook.bin"]],
    ["a Word document, not a table", ["[Content_Types].xml", "word/document.xml"]],
    ["an OpenDocument sheet: save it as CSV or XLSX", ["mimetype", "content.xml"]],
    ["a document of Apple's iWork: export it as CSV or XLSX", ["Index/Document.iwa"]],
    ["a Java archive", ["META-INF/MANIFEST.MF", "a.class"]],
  ])("%s", async (is, names) => {
    const zip = encodeZip(
      names.map((name) => ({ name, content: name === "mimetype" ? sheet : "x", method: 0 })),
    );
    const kind = is === "xlsx" ? { is } : { is: "other", reason: is };
    for (const bytes of [zip, gzipSync(zip), encodeZip([{ name: "inner", content: zip }])]) {
      const items = await openBytes("data.bin", bytes);
      expect(items).toHaveLength(1);
      expect(items[0]).toMatchObject({ kind, compression: null });
    }
  });
});

describe("limits", () => {
  const limits = { maxBytes: 1_000_000 };
  const problem = expect.stringContaining("It unpacks to more than 1 MB");
  const zeros = sql.repeat(100_000);

  test.each([
    ["gzip", async () => gzipSync(zeros)],
    ["zstd", async () => Buffer.concat([encodeZstd(sql), encodeZstdBomb(100)])],
    ["zip", async () => encodeZip([{ name: "a.sql", content: zeros }])],
    [
      "zip that hides its size",
      async () => encodeZip([{ name: "a.sql", content: zeros, size: 10 }]),
    ],
    [
      "zip of many",
      async () => encodeZip(Array(10).fill({ name: "a.sql", content: zeros.slice(0, 2e5) })),
    ],
    ["tar.gz", async () => gzipSync(await encodeTar([{ name: "a.sql", content: zeros }]))],
    [
      "tar.gz of what is not read",
      async () => gzipSync(await encodeTar([{ name: "a.pdf", content: `%PDF-${zeros}` }])),
    ],
    [
      "zip within gzip within zip",
      async () => {
        const inner = gzipSync(encodeZip([{ name: "a.sql", content: zeros }]));
        return encodeZip([{ name: "x.zip.gz", content: inner }]);
      },
    ],
  ])("on all that comes out of one file: %s", async (_, encode) => {
    const items = await openBytes("bomb", await encode(), { limits });
    expect(items.at(-1)).toEqual({ label: "bomb", problem });
    expect(items.length).toBeLessThan(7);
  });

  test("on the time of a bomb that is let through: it is unpacked in turns", async () => {
    const tempFolder = createFolder();
    const path = writeInFolder("bomb.zst", Buffer.concat([encodeZstd(sql), encodeZstdBomb(8_000)]));
    const file = { path, name: "bomb.zst", size: 32_000, modifiedMs: 0, isOwn: false };
    const { signal, delay } = abortAfter(100);
    await expect(async () => {
      for await (const _ of openItems(file, { tempFolder, signal })) throw new Error("never");
    }).rejects.toThrow("aborted");
    expect(delay()).toBeLessThan(soonMs);
    expect(readdirSync(tempFolder)).toEqual([]);
  });

  test("on members, of all archives in it", async () => {
    const zip = encodeZip([after, after, after]);
    const outer = encodeZip([
      { name: "a.zip", content: zip },
      { name: "b.zip", content: zip },
    ]);
    const items = outline(await openBytes("all.zip", outer, { limits: { maxMembers: 6 } }));
    expect(items.map(([label]) => label)).toEqual([
      ...Array(3).fill("all.zip › a.zip › after.csv"),
      "all.zip",
    ]);
    expect(items.at(-1)?.[1]).toBe(
      "It holds more than 6 files: unpack it, and drop those that matter.",
    );
  });

  test("on archives within each other", async () => {
    let bytes = gzipSync(sql);
    for (let depth = 1; depth < 6; depth++)
      bytes = encodeZip([{ name: `${depth}`, content: bytes }]);
    expect(outline(await openBytes("a", bytes))).toEqual([["a › 5 › 4 › 3 › 2 › 1", sql]]);
    const items = outline(await openBytes("b", encodeZip([{ name: "6", content: bytes }])));
    expect(items[0]?.[1]).toBe("It lies within too many archives: unpack it first.");
  });

  test("on the room that is left on the disk", async () => {
    const items = await openBytes("a.zip", encodeZip([after]), { limits: { minFreeBytes: 1e18 } });
    const full = "Unpacking it would fill the disk: make room, and try again.";
    expect(items).toEqual([{ label: "a.zip", problem: full }]);
  });
});

/** A tenth of a second, and more for a machine that is busy with other tests. */
const soonMs = 2000;

/** A signal that is aborted after a while, and how long ago that was. */
function abortAfter(ms: number) {
  const controller = new AbortController();
  let aborted = Number.POSITIVE_INFINITY;
  setTimeout(() => {
    aborted = performance.now();
    controller.abort();
  }, ms);
  return { signal: controller.signal, delay: () => performance.now() - aborted };
}

describe("whoever stops early leaves nothing behind", () => {
  const inner = encodeZip([after, { ...after, name: "b.csv" }]);
  const file = (path: string) => ({ path, name: "a", size: 1000, modifiedMs: 0, isOwn: false });

  test.each([
    ["zip in zip", async () => encodeZip([{ name: "i.zip", content: inner }])],
    [
      "zip in tar.gz",
      async () => gzipSync(await encodeTar([{ name: "i.zip", content: inner }, after])),
    ],
  ])("by leaving the loop, by an error, by the signal: %s", async (_, encode) => {
    const path = writeInFolder("a", await encode());
    const tempFolder = createFolder();
    const paths: string[] = [];
    for await (const item of openItems(file(path), { tempFolder })) {
      if ("path" in item) paths.push(item.path);
      expect(readdirSync(tempFolder)).toHaveLength(2);
      break;
    }
    expect(readdirSync(tempFolder)).toEqual([]);
    await expect(async () => {
      for await (const _item of openItems(file(path), { tempFolder })) throw new Error("ours");
    }).rejects.toThrow("ours");
    expect(readdirSync(tempFolder)).toEqual([]);
    const controller = new AbortController();
    await expect(async () => {
      for await (const item of openItems(file(path), { tempFolder, signal: controller.signal })) {
        if ("path" in item) paths.push(item.path);
        controller.abort();
      }
    }).rejects.toThrow("aborted");
    expect(readdirSync(tempFolder)).toEqual([]);
    expect(paths.map((each) => existsSync(each))).toEqual([false, false]);
  });

  test.each([
    ["a.sql.gz", async () => gzipSync(noise(40_000_000), { level: 1 })],
    [
      "a.tar.gz",
      async () =>
        gzipSync(await encodeTar([{ name: "a.sql", content: noise(40_000_000) }]), { level: 1 }),
    ],
    ["a.zip", async () => encodeZip([{ name: "a.sql", content: noise(40_000_000), method: 0 }])],
  ])("at once: %s", async (name, encode) => {
    const path = writeInFolder(name, await encode());
    const tempFolder = createFolder();
    const { signal, delay } = abortAfter(30);
    await expect(async () => {
      for await (const _ of openItems(file(path), { tempFolder, signal }));
      throw new Error("too late to cancel");
    }).rejects.toThrow("aborted");
    expect(delay()).toBeLessThan(soonMs);
    expect(readdirSync(tempFolder)).toEqual([]);
  });
});

/** SQL that does not shrink much. */
function noise(length: number): Buffer {
  const text = randomBytes((length / 4) * 3).toString("base64");
  return Buffer.from(sql + text.slice(sql.length));
}

test("progress is told in bytes of the file that was dropped, and only goes on", async () => {
  const content = noise(3_000_000);
  const zip = encodeZip([
    { name: "a.sql", content },
    { name: "b.sql.gz", content: gzipSync(content) },
  ]);
  const files = [
    ["a.zip", zip],
    ["a.tar", await encodeTar([{ name: "a.zip", content: zip }])],
    ["a.tar.gz", gzipSync(await encodeTar([{ name: "a.zip", content: zip }]))],
    ["a.sql.gz", gzipSync(content)],
  ] as const;
  for (const [name, bytes] of files) {
    const told: number[] = [];
    await openBytes(name, bytes, { onBytes: (read) => told.push(read) });
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBeGreaterThan(bytes.length * 0.95);
    expect(told.at(-1)).toBeLessThanOrEqual(bytes.length);
  }
  const told: number[] = [];
  await openBytes("a.csv.gz", gzipSync(csv), { onBytes: (read) => told.push(read) });
  expect(told).toEqual([]);
});
