import { tableFromIPC } from "apache-arrow";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEngine, type Engine } from "../../src-main/engine";
import { writeApiJson } from "../../src-main/export/api-json";
import { writeArrowFile } from "../../src-main/export/arrow-file";
import { longestCell } from "../../src-main/export/cell-limit";
import { toCompactText, toDoubleText, toIsoText, toTextSql } from "../../src-main/export/cell-text";
import { writeCsvExcel } from "../../src-main/export/csv-excel";
import { neutralize } from "../../src-main/export/formulas";
import { writeParquet } from "../../src-main/export/parquet";
import { toFlat } from "../../src-main/export/spread";
import { writeTableCsv } from "../../src-main/export/table-csv";
import { toLiteral } from "../../src-main/import/literal";
import { formatCompact, formatDay, formatIso } from "../../src-shared/instant";
import { parseCsv } from "../support/csv";
import { writeInFolder } from "../support/folder";
import { toLeaving, write } from "../support/leaving";

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine(null);
});
afterAll(() => engine.close());

const list = (sql: string) =>
  engine.withSession((session) => session.list<Record<string, string>>(sql));

/** Texts as rows of a query, NUL and all. */
const toTexts = (texts: readonly string[]) =>
  `select unnest([${texts.map((text) => text.split("\0").map(toLiteral).join(" || chr(0) || ")).join(", ")}]) as a`;

const excel = async (texts: readonly string[]) => {
  const written = await write(engine, writeCsvExcel, toLeaving(toTexts(texts), { a: "text" }));
  const cells = parseCsv(written.bytes.toString());
  return { cells: cells.slice(1).map(([cell]) => cell), notes: written.notes };
};

describe("text of cells in SQL is JavaScript's", () => {
  test("of any double", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.double(),
            fc.double({ min: -1e-3, max: 1e-3 }),
            fc.double({ min: 1e14, max: 1e23 }),
            fc.integer(),
          ),
          { minLength: 50, maxLength: 50 },
        ),
        async (numbers) => {
          const cells = numbers.map((number) => `'${number}'::double`);
          const rows = await list(
            `select ${toDoubleText("x")} as text from (select unnest([${cells.join(", ")}]) as x)`,
          );
          expect(rows.map(({ text }) => text)).toEqual(numbers.map(String));
        },
      ),
      { numRuns: 20 },
    ));

  test.each([0, -0, 1, 0.1, 1e15, 1e16, 1.5e15, 12345678901234567000, 1e21, 1e-5, 1e-6, 1e-7])(
    "of %d",
    async (number) => {
      const [row] = await list(
        `select ${toDoubleText("x")} as t from (select ${number}::double as x)`,
      );
      expect(row?.t).toBe(String(number));
    },
  );

  test("of any instant and day", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.bigInt({ min: -62_200_000_000_000_000n, max: 260_000_000_000_000_000n }),
            fc.bigInt({ min: 0n, max: 2_000_000_000n }).map((seconds) => seconds * 1_000_000n),
          ),
          { minLength: 30, maxLength: 30 },
        ),
        async (instants) => {
          const forms = { yes: "", no: "", instant: toIsoText };
          const rows = await list(
            `select ${toCompactText("x")} as compact, ${toIsoText("x")} as iso,
               ${toTextSql("date", "d", forms)} as day
             from (select make_timestamp(m) as x, make_timestamp(m)::date as d
               from (select unnest([${instants.join(", ")}]::bigint[]) as m))`,
          );
          expect(rows).toEqual(
            instants.map((micros) => ({
              compact: formatCompact(micros),
              iso: formatIso(micros),
              day: formatDay(
                Number(
                  (micros - (((micros % 86_400_000_000n) + 86_400_000_000n) % 86_400_000_000n)) /
                    86_400_000_000n,
                ),
              ),
            })),
          );
        },
      ),
      { numRuns: 20 },
    ));
});

describe("CSV for spreadsheets", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
    ["-2+3+cmd", "'-2+3+cmd"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t'=1"],
    ["\rtext", "'\rtext"],
    ["\ntext", "'\ntext"],
    ["\0=1", "'\0=1"],
    ["  =1+1", "'  =1+1"],
    ["\u00a0=1", "'\u00a0=1"],
    ["\ufeff@a", "'\ufeff@a"],
    ["＝1+1", "'＝1+1"],
    ["＋1a", "'＋1a"],
    ["－1a", "'－1a"],
    ["＠a", "'＠a"],
    ["=", "'="],
    ["-", "'-"],
    ["--5", "'--5"],
    ["-5x", "'-5x"],
    ["a;=1", "a;'=1"],
    ["a\n\n@b", "a\n\n'@b"],
    // Plain numbers, and what no spreadsheet runs.
    ["-5", "-5"],
    ["+3.5e2", "+3.5e2"],
    ["-.5", "-.5"],
    ["a=1", "a=1"],
    ["a, =1", "a, =1"],
    ["'=1", "'=1"],
    ["é", "é"],
    ["عربى", "عربى"],
    ["👩‍🎓", "👩‍🎓"],
    ['a "b", c', 'a "b", c'],
    ["a\r\nb", "a\r\nb"],
    ["a\0b", "a\0b"],
    ["\x01", "\x01"],
    ["", ""],
  ])("%j stands as %j", async (text, expected) => {
    expect(neutralize(text)).toBe(expected);
    const { cells, notes } = await excel([text, "x"]);
    expect(cells).toEqual([expected, "x"]);
    expect(notes).toEqual([]);
  });

  test("any text stands as JavaScript says, and none is run", () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(..."=+-@＝\t\r\n\0 ;,\"'51.e\u00a0😀é"),
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
      ),
    });
    return fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 20, maxLength: 20 }), async (texts) => {
        const { cells } = await excel(texts);
        expect(cells).toEqual(texts.map(neutralize));
        for (const cell of cells)
          expect(cell).not.toMatch(/^\s*[=+\-@＝](?![\d.]+([eE][+-]?\d+)?$)/);
      }),
      { numRuns: 30 },
    );
  });

  test("numbers stay numbers, dates are dates, lists have bars, hidden cells say so", async () => {
    const sql = `select -5 as n, -0.25 as d, 2.0::double as e, true as b, date '2014-01-31' as day,
      timestamp '2014-01-31 23:59:59.5' as at, ['=a', null, 'b'] as words,
      [{'m': 'x', 'c': 1}, {'m': 'y', 'c': null}] as objects, null::int as gone, null::int as few, true as few_hidden
      union all select null, null, null, false, null, null, [], null, null, 7, false`;
    const given = toLeaving(`select * replace (d::double as d) from (${sql})`, {
      n: "int",
      d: "double",
      e: "double",
      b: "bool",
      day: "date",
      at: "timestamp",
      words: { list: "text" },
      objects: { list: { m: "text", c: "int" } },
      gone: "int",
      few: "int",
    });
    const columns = given.columns.map((column) =>
      column.name === "few" ? { ...column, isHidden: "few_hidden" } : column,
    );
    const { bytes } = await write(engine, writeCsvExcel, { ...given, columns });
    expect(bytes.toString()).toBe(
      [
        "\ufeffn,d,e,b,day,at,words,objects,gone,few",
        "-5,-0.25,2,TRUE,2014-01-31,2014-01-31 23:59:59,'=a |  | b,x: 1 | y: ,,hidden",
        ",,,FALSE,,,,,,7",
        "",
      ].join("\r\n"),
    );
  });

  test("two columns of one label say their names, and a label is no formula", async () => {
    const given = toLeaving("select 1 as a, 2 as b, 3 as c", { a: "int", b: "int", c: "int" });
    const labels = ["Same", "Same", "=1"];
    const columns = given.columns.map((column, at) => ({ ...column, label: labels[at] ?? "" }));
    const { bytes } = await write(engine, writeCsvExcel, { ...given, columns });
    expect(parseCsv(bytes.toString())[0]).toEqual(["\ufeffSame (a)", "Same (b)", "'=1"]);
  });

  test("a text that no cell holds is cut at its limit, and counted", async () => {
    const texts = [
      "a".repeat(longestCell),
      "b".repeat(longestCell + 1),
      "😀".repeat(20_000),
      "é".repeat(40_000),
      `=${"c".repeat(longestCell)}`,
    ];
    const { cells, notes } = await excel(texts);
    expect(cells[0]).toBe(texts[0]);
    expect(
      cells
        .slice(1)
        .every((cell) => cell && cell.length <= longestCell && cell.length > longestCell / 2),
    ).toBe(true);
    expect(cells[1]).toBe(`${"b".repeat(longestCell - 1)}…`);
    expect(cells[2]).toMatch(/^(😀)+…$/u);
    expect(cells[3]).toHaveLength(longestCell);
    expect(cells[4]).toMatch(/^'=c+…$/);
    expect(notes).toEqual([
      expect.stringContaining("4 texts are longer than a cell holds, 32,767 characters"),
    ]);
  });

  test.each([
    ["''", "text"],
    ["null::varchar", "text"],
    ["null::int", "int"],
  ] as const)("an only cell that is %s is no blank line", async (cell, type) => {
    const given = toLeaving(`select ${cell} as a`, { a: type });
    const { bytes } = await write(engine, writeCsvExcel, given);
    expect(bytes.toString()).toBe('\ufeffa\r\n""\r\n');
  });

  test("nothing is an empty cell wherever it stands", async () => {
    const given = toLeaving("select null as a, null as b, 'x, \"y\"' as c, null as d", {
      a: "text",
      b: "int",
      c: "text",
      d: "text",
    });
    const { bytes } = await write(engine, writeCsvExcel, given);
    expect(bytes.toString()).toBe('\ufeffa,b,c,d\r\n,,"x, ""y""",\r\n');
  });
});

describe("a plain CSV says how many cells begin like a formula", () => {
  test("each cell counts, numbers do not", async () => {
    const sql = `select * from (values ('=1', '+x', 1), (null, '@x', -2), ('-5', 'b', 3)) as t(a, b, n)`;
    const given = toLeaving(sql, { a: "text", b: "text", n: "int" });
    const { bytes, rows, notes } = await write(engine, writeTableCsv, given);
    // The first text counts for its row; where it is NULL too.
    expect(notes).toEqual([
      "3 cells begin like a formula: opened in a spreadsheet they would run. Choose CSV for spreadsheets for that.",
    ]);
    expect(rows).toBe(3);
    expect(bytes.toString()).toBe("a,b,n\n=1,+x,1\n,@x,-2\n-5,b,3\n");
  });

  test("one is one, and none is no note", async () => {
    const one = await write(engine, writeTableCsv, toLeaving("select '=1' as a", { a: "text" }));
    expect(one.notes[0]).toMatch(
      /^1 cell begins like a formula: opened in a spreadsheet it would run/,
    );
    const none = await write(engine, writeTableCsv, toLeaving("select 'a' as a", { a: "text" }));
    expect(none.notes).toEqual([]);
  });
});

describe("lists that stand as rows", () => {
  const sql = `select * from (values (1, [{'tag': 'x', 'id': 1}, {'tag': 'y', 'id': 2}], true), (2, [], false),
    (3, null, false), (4, [{'tag': 'z', 'id': null}], true)) as t(id, tags, tags_hidden) order by id`;
  const given = toLeaving(sql, { id: "int", tags: { list: { tag: "text", id: "int" } } });
  const columns = given.columns.map((column) =>
    column.name === "tags"
      ? {
          ...column,
          isSpread: true as const,
          isHidden: "tags_hidden",
          identifies: "answer" as const,
        }
      : column,
  );

  test("are as many rows as they have items, at least one, in order", async () => {
    const flat = toFlat({ ...given, columns });
    const facts = { identifies: "answer", isHidden: "tags_hidden" };
    expect(flat.columns).toEqual([
      { name: "id", label: "id", type: "int" },
      { name: "tag", label: "Tag", type: "text", ...facts },
      { name: "tags_id", label: "Tags id", type: "int", ...facts },
    ]);
    expect(await list(`select id, tag, tags_id, tags_hidden from (${flat.sql})`)).toEqual([
      { id: 1, tag: "x", tags_id: 1, tags_hidden: true },
      { id: 1, tag: "y", tags_id: 2, tags_hidden: true },
      { id: 2, tag: null, tags_id: null, tags_hidden: false },
      { id: 3, tag: null, tags_id: null, tags_hidden: false },
      { id: 4, tag: "z", tags_id: null, tags_hidden: true },
    ]);
    expect(toFlat(flat)).toBe(flat);
  });

  test("do not change how many rows the report has", async () => {
    for (const writer of [writeParquet, writeArrowFile, writeCsvExcel]) {
      expect((await write(engine, writer, { ...given, columns })).rows).toBe(4);
    }
  });
});

describe("typed files", () => {
  const sql = `select n::int as n, case when n % 3 > 0 then n / 7.0::double end as d, n % 2 = 0 as b,
    date '1969-12-30' + (n % 9)::int as day, make_timestamp(n * 1234567 - 5) as at,
    case n % 4 when 0 then null when 1 then '' when 2 then 'é😀' else chr(0) || 'x' end as t,
    case when n % 5 > 0 then range(n % 5) end as whole,
    case when n % 6 > 0 then [{'day': date '2020-01-01', 'c': n, 'w': null::varchar}] else [] end as objects
    from range(70000) as numbers(n) order by n`;
  const given = toLeaving(sql, {
    n: "int",
    d: "double",
    b: "bool",
    day: "date",
    at: "timestamp",
    t: "text",
    whole: { list: "int" },
    objects: { list: { day: "date", c: "int", w: "text" } },
  });

  test("Arrow has real types, nulls and every row, over several batches", async () => {
    const { bytes, rows } = await write(engine, writeArrowFile, given);
    expect(rows).toBe(70_000);
    expect(bytes.subarray(0, 6).toString()).toBe("ARROW1");
    const table = tableFromIPC(bytes);
    expect(table.batches.length).toBeGreaterThan(1);
    expect(table.schema.fields.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      "n: Int64",
      "d: Float64",
      "b: Bool",
      "day: Date32<DAY>",
      "at: Timestamp<MICROSECOND, UTC>",
      "t: Utf8",
      "whole: List<Int64>",
      "objects: List<Struct<{day:Date32<DAY>, c:Int64, w:Utf8}>>",
    ]);
    const found = await engine.withSession((session) => session.query(sql));
    const texts = found.columns[5]?.values;
    expect(table.getChild("t")?.toArray()).toEqual(texts);
    expect(Array.from(table.getChild("n") ?? [], Number)).toEqual(found.columns[0]?.values);
    expect(Array.from(table.getChild("d") ?? [])).toEqual(found.columns[1]?.values);
    expect(Array.from(table.getChild("b") ?? [])).toEqual(found.columns[2]?.values);
  });

  test("Parquet read back is the same, and says what it is, but never when", async () => {
    const { bytes } = await write(engine, writeParquet, given);
    const path = toLiteral(writeInFolder("a.parquet", bytes));
    const [different] = await list(
      `select count(*) as n from (from (${sql}) except all from read_parquet(${path}))`,
    );
    expect(different?.n).toBe(0);
    const facts = await list(
      `select decode(key) as k, decode(value) as v from parquet_kv_metadata(${path})`,
    );
    expect(facts.map(({ k }) => k)).toEqual(["coursescope.program", "coursescope.labels"]);
    expect((await write(engine, writeParquet, given)).bytes.equals(bytes)).toBe(true);
  });

  test("a million rows give the same Parquet with one thread and with several", async () => {
    const many = toLeaving(
      "select n, md5((n % 1000)::varchar) as t from range(1000000) as numbers(n) order by n % 1000, n",
      { n: "int", t: "text" },
    );
    const hashes = new Set<string>();
    for (const threads of [1, 2, 4, 8]) {
      await engine.withSession((session) => session.run(`set threads = ${threads}`));
      hashes.add((await write(engine, writeParquet, many)).bytes.toString("base64"));
    }
    expect(hashes.size).toBe(1);
  });

  test("JSON of a table has every column, with times in ISO 8601", async () => {
    const small = toLeaving(`select * from (${sql}) limit 2`, {
      at: "timestamp",
      t: "text",
      b: "bool",
    });
    const { bytes } = await write(engine, writeApiJson, small);
    expect(bytes.toString()).toBe(
      '[{"at":"1969-12-31T23:59:59.999995Z","t":null,"b":true},{"at":"1970-01-01T00:00:01.234562Z","t":"","b":false}]',
    );
  });

  test("JSON of any cells is what JavaScript makes of them", () => {
    const control = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join("");
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...control, ...'"\\/u01Fb\x7f\ufeff\u2028é😀'),
        fc.constantFrom("\\u001F", "\\\\u001f", "\\\x1f"),
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
      ),
    });
    const row = fc.record({
      n: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
      d: fc.option(fc.double()),
      'a "b"': fc.option(text),
      b: fc.option(fc.boolean()),
      t: text,
    });
    return fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 20, maxLength: 20 }), async (rows) => {
        const toSql = (cell: unknown) =>
          typeof cell === "string"
            ? cell.split("\0").map(toLiteral).join(" || chr(0) || ")
            : typeof cell === "number"
              ? `'${cell}'`
              : String(cell);
        const values = rows.map((cells) => `(${Object.values(cells).map(toSql).join(", ")})`);
        const given = toLeaving(
          `select n::bigint as n, d::double as d, s::varchar as "a ""b""", b::boolean as b, t::varchar as t
           from (values ${values.join(", ")}) as rows(n, d, s, b, t)`,
          { n: "int", d: "double", 'a "b"': "text", b: "bool", t: "text" },
        );
        const { bytes } = await write(engine, writeApiJson, given);
        const expected = rows.map(({ n, ...others }) =>
          JSON.stringify({ n: 0, ...others }).replace("0", String(n)),
        );
        expect(bytes.toString()).toBe(`[${expected.join(",")}]`);
      }),
      { numRuns: 30 },
    );
  });
});
