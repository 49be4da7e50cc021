import type { SqlReader } from "./sql-reader";

const [open, close, comma, doubleQuote, backtick] = [0x28, 0x29, 0x2c, 0x22, 0x60];

/** What a part of a table's definition begins with where it is no column. */
const notColumns = [
  "check",
  "constraint",
  "foreign",
  "fulltext",
  "index",
  "key",
  "primary",
  "spatial",
  "unique",
];

/**
 * Reads the columns of a table from behind its name in `CREATE TABLE`, in their order, up to where
 * its options begin. Columns that an INSERT leaves out unless it names them are left out; null
 * where there are none to read, as in `CREATE TABLE … AS SELECT`.
 */
export function readColumns(
  reader: SqlReader,
  findColumns: (name: readonly string[]) => readonly string[] | undefined,
): readonly string[] | null {
  if (reader.skipWord("like")) return findColumns(reader.readDottedName()) ?? null;
  if (reader.peek() !== open) return null;
  const columns: string[] = [];
  do {
    reader.at += 1;
    reader.skipSpace();
    const isQuoted = reader.peek() === backtick || reader.peek() === doubleQuote;
    const name = reader.readName();
    if (!isQuoted && name.toLowerCase() === "like") {
      return findColumns(reader.readDottedName()) ?? null;
    }
    const words = readRest(reader);
    const isPeriod = name.toLowerCase() === "period" && words[0] === "for";
    const isColumn = isQuoted || !(isPeriod || notColumns.includes(name.toLowerCase()));
    if (isColumn && !words.includes("invisible")) columns.push(name);
  } while (reader.peek() === comma);
  return columns;
}

/** The bare words outside parentheses, in small letters, up to the comma or parenthesis behind. */
function readRest(reader: SqlReader): string[] {
  const words: string[] = [];
  for (let depth = 0; ; ) {
    reader.skipSpace();
    const byte = reader.peek();
    if (depth === 0 && (byte === comma || byte === close)) return words;
    if (byte === open) depth += 1;
    else if (byte === close) depth -= 1;
    const word = depth === 0 ? reader.readWord() : "";
    if (word !== "") words.push(word.toLowerCase());
    else reader.skipToken();
  }
}
