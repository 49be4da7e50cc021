import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import ExcelJS from "exceljs";
import { Database } from "node-sqlite3-wasm";
import { pack } from "tar-stream";
import { createEngine } from "../../src-main/engine";
import { casesFolder } from "./workspace";
import { createZip } from "./zip";

/** The case data's CSV files, by table. */
export const caseTables = readdirSync(join(casesFolder, "csv")).map((name) =>
  basename(name, ".csv"),
);

const csvPath = (table: string) => join(casesFolder, "csv", `${table}.csv`);

/** Writes the case data once more in some format, into an empty folder. */
export type WriteForm = (folder: string) => Promise<void>;

const unpack = (packed: string, name: string): WriteForm => {
  return async (folder) => {
    writeFileSync(join(folder, name), gunzipSync(readFileSync(join(casesFolder, packed))));
  };
};

/** Written by DuckDB, in one of its formats, every cell as text. */
const copy =
  (ending: string, options: string): WriteForm =>
  async (folder) => {
    const engine = await createEngine(null);
    for (const table of caseTables) {
      await engine.withWriter((session) =>
        session.run(
          `copy (from ${readCells(csvPath(table))}) to '${join(folder, table)}.${ending}' (${options})`,
        ),
      );
    }
    await engine.close();
  };

const readCells = (path: string) =>
  `read_csv('${path}', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"',
    nullstr = [''], allow_quoted_nulls = false)`;

async function writeWorkbook(folder: string) {
  const engine = await createEngine(null);
  const workbook = new ExcelJS.Workbook();
  for (const table of caseTables) {
    const rows = await engine.withSession((session) =>
      session.list(`from ${readCells(csvPath(table))}`),
    );
    const sheet = workbook.addWorksheet(table.slice(0, 31));
    const [header] = readFileSync(csvPath(table), "utf8").split("\r\n", 1);
    sheet.addRow(header?.split(","));
    for (const row of rows) sheet.addRow(Object.values(row));
  }
  await engine.close();
  await workbook.xlsx.writeFile(join(folder, "analytics.xlsx"));
}

const listCsv = () =>
  caseTables.map((table) => ({ name: `${table}.csv`, content: readFileSync(csvPath(table)) }));

async function packTar(files: readonly { name: string; content: Uint8Array }[]): Promise<Buffer> {
  const archive = pack();
  for (const { name, content } of files) archive.entry({ name }, Buffer.from(content));
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Every form that the same rows come in. Excel cannot tell an empty text from nothing, nor \r\n from \n. */
export const forms: Readonly<
  Record<string, { write: WriteForm; losesEmptyText?: true; losesEmptyTables?: true }>
> = {
  csv: {
    write: async (folder) => {
      for (const { name, content } of listCsv()) writeFileSync(join(folder, name), content);
    },
  },
  tsv: {
    write: async (folder) => {
      for (const table of caseTables) {
        const path = join(casesFolder, "tsv", `${table}.tsv`);
        writeFileSync(join(folder, `${table}.tsv`), readFileSync(path));
      }
    },
  },
  mysqldump: { write: unpack("analytics.sql.gz", "analytics.sql") },
  "mariadb-dump": { write: unpack("mariadb.sql.gz", "mariadb.sql") },
  "mysqldump.gz": {
    write: async (folder) => {
      const packed = readFileSync(join(casesFolder, "analytics.sql.gz"));
      writeFileSync(join(folder, "analytics.sql.gz"), packed);
    },
  },
  sqlite: { write: unpack("analytics.db.gz", "analytics.db") },
  parquet: { write: copy("parquet", "format parquet") },
  ndjson: { write: copy("ndjson", "format json"), losesEmptyTables: true },
  json: { write: copy("json", "format json, array true"), losesEmptyTables: true },
  "ndjson.zst": {
    write: copy("ndjson.zst", "format json, compression zstd"),
    losesEmptyTables: true,
  },
  xlsx: { write: writeWorkbook, losesEmptyText: true },
  zip: {
    write: async (folder) =>
      writeFileSync(
        join(folder, "all.zip"),
        createZip(Object.fromEntries(listCsv().map(({ name, content }) => [name, content]))),
      ),
  },
  "tar.gz in a zip": {
    write: async (folder) => {
      const inner = gzipSync(await packTar(listCsv()));
      const outer = createZip({ "deep/inner.tar.gz": inner });
      mkdirSync(join(folder, "down"));
      writeFileSync(join(folder, "down/outer.zip"), outer);
    },
  },
  "utf-16": {
    write: async (folder) => {
      for (const { name, content } of listCsv()) {
        writeFileSync(join(folder, name), Buffer.from(`\ufeff${content}`, "utf16le"));
      }
    },
  },
};

export interface SmallRow {
  readonly course_id: string;
  readonly date: string;
  readonly count: number;
  readonly gender: string;
}

/** Writes a few rows of `course_enrollment_gender_daily` in every format; the files by their names. */
export async function writeSmallForms(
  folder: string,
  rows: readonly SmallRow[],
): Promise<Readonly<Record<string, string>>> {
  const paths: Record<string, string> = {};
  const add = (name: string, content: string | Uint8Array) => {
    paths[name] = join(folder, name);
    writeFileSync(join(folder, name), content);
  };
  const head = "course_id,date,count,gender";
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const csv = [head, ...rows.map((row) => Object.values(row).map(String).map(quote).join(","))];
  add("a.csv", `${csv.join("\n")}\n`);
  const plain = rows.map(
    (row) => `${row.course_id},${row.date},${row.count},${row.gender.replace(/\W/g, "")}`,
  );
  add("plain.csv", [head, ...plain].join("\n"));
  const toEscaped = (text: string) =>
    text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
  const tsv = rows.map((row) => Object.values(row).map(String).map(toEscaped).join("\t"));
  add("a.tsv", `${[head.replaceAll(",", "\t"), ...tsv].join("\n")}\n`);
  add("a.ndjson", rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  add("a.json", JSON.stringify(rows, null, 1));
  const values = rows.map(({ course_id, date, count, gender }) => {
    const text = toEscaped(gender).replaceAll("'", "\\'");
    return `('${course_id}','${date}',${count},'${text}')`;
  });
  const table = "course_enrollment_gender_daily";
  add(
    "a.sql",
    `CREATE TABLE \`${table}\` (\n\`course_id\` text,\n\`date\` date,\n\`count\` int,\n\`gender\` text);
INSERT INTO \`${table}\` VALUES ${values.join(",")};\n`,
  );
  const engine = await createEngine(join(folder, "a.duckdb"));
  await engine.withWriter(async (session) => {
    await session.run(
      `create table ${table} as from read_csv('${paths["a.csv"]}', all_varchar = true)`,
    );
    paths["a.parquet"] = join(folder, "a.parquet");
    await session.run(`copy ${table} to '${paths["a.parquet"]}' (format parquet)`);
  });
  await engine.close();
  paths["a.duckdb"] = join(folder, "a.duckdb");
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(table.slice(0, 31));
  for (const row of [head.split(","), ...rows.map((row) => Object.values(row))]) sheet.addRow(row);
  add("a.xlsx", Buffer.from(await workbook.xlsx.writeBuffer()));
  const database = new Database(join(folder, "a.db"));
  database.run(`create table ${table} (course_id text, date text, count int, gender text)`);
  for (const row of rows)
    database.run(`insert into ${table} values (?, ?, ?, ?)`, Object.values(row));
  database.close();
  paths["a.db"] = join(folder, "a.db");
  const [first, second] = [readFileSync(paths["a.csv"] ?? ""), readFileSync(paths["a.tsv"] ?? "")];
  add("a.csv.gz", gzipSync(first));
  add("a.sql.gz", gzipSync(readFileSync(paths["a.sql"] ?? "")));
  add("a.zip", createZip({ "one.csv": first, "two.tsv": second }));
  add("a.tar", await packTar([{ name: "one.csv", content: first }]));
  add("a.tar.gz", gzipSync(await packTar([{ name: "in/two.tsv", content: second }])));
  return paths;
}
