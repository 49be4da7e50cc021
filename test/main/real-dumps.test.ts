import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEngine, type Engine } from "../../src-main/engine";
import { isSqlDump } from "../../src-main/import/convert/sql-dump";
import { convertFile, readPart } from "../support/dump";
import { repoRoot } from "../support/workspace";

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine(null);
});
afterAll(() => engine.close());

const folder = join(repoRoot, "test/cases/dumps");
const columns = [
  ..."id course_id answer_value_text kind grade price created".split(" "),
  'od`d "na,me)',
  "key",
  "label",
];

/** What the server itself says is in the table. */
const answers = readFileSync(join(folder, "answers.ndjson"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as (string | null)[]);

describe.each([
  ["mariadb.sql", ""],
  ["mariadb-ansi.sql", ""],
  ["mariadb-compact.sql", "awkward."],
])("%s", (name, database) => {
  test.each([1 << 20, 4096, 13])(
    "is read as the server has it, in chunks of %d",
    async (chunkBytes) => {
      const { parts, skipped, notes } = convertFile(join(folder, name), { chunkBytes });
      expect(skipped).toEqual([]);
      expect(parts.map((part) => [part.name, part.rows, part.rejected])).toEqual([
        [`${database}answers`, answers.length, 0],
        [`${database}hidden`, 1, 0],
        [`${database}raw`, 3, 0],
        [`${database}empty`, 0, 0],
      ]);
      const [read, hidden, raw, empty] = parts;
      if (!read || !hidden || !raw) throw new Error("no part");
      expect(read.columns).toEqual(columns);
      expect((await readPart(engine, read)).map(([, ...cells]) => cells)).toEqual(answers);
      expect(hidden.columns).toEqual(["id", "secret", "t"]);
      expect((await readPart(engine, hidden))[0]?.slice(1)).toEqual(["1", "2", "x"]);
      expect((await readPart(engine, raw)).map(([, ...cells]) => cells)).toEqual([
        ["1", "A", "\0\x05"],
        ["2", null, null],
        ["3", "日", "\0A"],
      ]);
      expect(empty?.columns).toEqual(["date", "count"]);
      const isHex = name === "mariadb-ansi.sql";
      expect(notes.map((note) => note.slice(0, 21))).toEqual(
        isHex ? ["Values in hexadecimal"] : [],
      );
    },
  );

  test("is known as a dump by its beginning", () => {
    expect(isSqlDump(readFileSync(join(folder, name), "utf8").slice(0, 65536))).toBe(true);
  });

  test("each row is in the line that it is said to be in", async () => {
    const path = join(folder, name);
    const [read] = convertFile(path, { chunkBytes: 100 }).parts;
    const lines = readFileSync(path, "utf8").split("\n");
    for (const [line, id] of read ? await readPart(engine, read) : []) {
      expect(lines[Number(line) - 1]).toMatch(new RegExp(`\\(${id},'course-v1`));
    }
  });
});
