import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RecordFormat, splitRecords } from "../../src-main/import/records";

const csv: RecordFormat = { delimiter: 0x2c, isQuoted: true };
const tsv: RecordFormat = { delimiter: 0x09, isQuoted: false };

async function split(text: string, format = csv, chunkLength = 7, limit = 1000) {
  const bytes = Buffer.from(text, "latin1");
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunkLength)
      yield bytes.subarray(at, at + chunkLength);
  }
  const found = [];
  for await (const record of splitRecords(chunks(), format, limit)) {
    found.push({ ...record, bytes: record.bytes?.toString("latin1") ?? null });
  }
  return found;
}

const texts = async (text: string, format = csv) =>
  (await split(text, format)).map(({ bytes, isBroken }) => (isBroken ? `broken: ${bytes}` : bytes));

describe("records", () => {
  test.each([
    ["end at any line end, and any mix", "a\nb\r\nc\rd\n\re", ["a", "b", "c", "d", "", "e"]],
    [
      "go on over the line ends of a quoted cell",
      'a,"b\nc\r\n""d""",e\nf',
      ['a,"b\nc\r\n""d""",e', "f"],
    ],
    ["have quotes as text in the middle of a cell", '5" pipe,a\nb', ['5" pipe,a', "b"]],
    ["with a quote that nothing closes are one line", 'a,"b\nc\nd', ['broken: a,"b', "c", "d"]],
    [
      "with a quote that ends before its cell are one line",
      'a,"b\nc"d\ne',
      ['broken: a,"b', 'c"d', "e"],
    ],
    ["may be blank", "\n\na", ["", "", "a"]],
    ["need no last line end, nor leave a blank one", "a\n", ["a"]],
  ])("%s", async (_, text, expected) => {
    expect(await texts(text)).toEqual(expected);
  });

  test("of a TSV know no quotes", async () => {
    expect(await texts('"a\nb"', tsv)).toEqual(['"a', 'b"']);
  });

  test("that are too long are counted, and dropped", async () => {
    const long = "x".repeat(3_000_000);
    const found = await split(`a\n${long}\r\nb,c`, csv, 1 << 16, 1 << 20);
    expect(found.map(({ bytes, lines }) => [bytes, lines])).toEqual([
      ["a", 1],
      [null, 1],
      ["b,c", 0],
    ]);
  });

  test("know how many lines and cells they have", async () => {
    const [first, second] = await split('a,"b\n\r\nc,",d\r\ne\n');
    expect(first).toMatchObject({ lines: 3, cells: 3 });
    expect(second).toMatchObject({ lines: 1, cells: 1 });
  });
});

test("however a text is cut into chunks, its records are the same, and none of its bytes is lost", async () => {
  const text = fc.array(fc.constantFrom("a", ",", '"', '""', "\n", "\r", "\r\n", "x,y"), {
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (parts, chunkLength) => {
      const whole = parts.join("");
      const found = await split(whole, csv, chunkLength);
      expect(found).toEqual(await split(whole, csv, 1000));
      const bytes = found.map((record) => record.bytes).join("");
      expect(bytes.replace(/[\r\n]/g, "")).toBe(whole.replace(/[\r\n]/g, ""));
    }),
    { numRuns: 300, seed: 3 },
  );
});
