import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createEngine, type Engine } from "../../src-main/engine";
import { convertText, readPart, readRejects } from "../support/dump";

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine(null);
});
afterAll(() => engine.close());

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc
    .array(
      fc.constantFrom(
        ..."'\"`\\,;()\n\r\t\0\x1a%_#-/*! Nn0x".split(""),
        "NULL",
        "\\N",
        "-- ",
        "/*!",
        "*/",
        "''",
        "\uFEFF",
        "日",
        "🎓",
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join("")),
);
const number = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
);
const cell = fc.oneof(
  { weight: 4, arbitrary: text.map((value) => ({ value, literal: quote(value) })) },
  number.map((value) => ({ value, literal: value })),
  fc.constant({ value: null, literal: "NULL" }),
);

const letters: Record<string, string> = {
  "\0": "0",
  "\n": "n",
  "\r": "r",
  "\x1a": "Z",
  "\\": "\\",
  "'": "'",
  '"': '"',
};

/** As the server's own `mysql_real_escape_string` does. */
function quote(value: string): string {
  const escaped = Array.from(value, (found) => (letters[found] ? `\\${letters[found]}` : found));
  return `'${escaped.join("")}'`;
}

const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.record({
    width: fc.constant(width),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 12,
    }),
    perStatement: fc.integer({ min: 1, max: 5 }),
    chunkBytes: fc.integer({ min: 1, max: 200 }),
    isNamed: fc.boolean(),
    between: fc.constantFrom(",", ",\n", ",\r\n  ", " /* '( */ , -- '(\n"),
  }),
);

test("any table comes back from a dump of it", () =>
  fc.assert(
    fc.asyncProperty(table, async ({ width, rows, perStatement, chunkBytes, isNamed, between }) => {
      const names = Array.from({ length: width }, (_, at) => `\`c,${at}\``);
      const statements = [`CREATE TABLE \`t\` (${names.map((name) => `${name} text`).join()});`];
      for (let at = 0; at < rows.length; at += perStatement) {
        const tuples = rows
          .slice(at, at + perStatement)
          .map((row) => `(${row.map(({ literal }) => literal).join()})`);
        const into = isNamed ? `INSERT INTO \`t\` (${names.join(", ")})` : "INSERT INTO `t`";
        statements.push(`${into} VALUES ${tuples.join(between)};`);
      }
      const { parts, notes } = convertText(statements.join("\n"), { chunkBytes });
      const [part] = parts;
      if (!part) throw new Error("no part");
      expect(notes).toEqual([]);
      expect(await readRejects(engine, part)).toEqual([]);
      const read = (await readPart(engine, part)).map(([, ...cells]) => cells);
      // Half of a surrogate pair is no text in UTF-8.
      const expected = rows.map((row) =>
        row.map(({ value }) => value && Buffer.from(value).toString()),
      );
      expect(read).toEqual(expected);
    }),
    { numRuns: 150 },
  ));
