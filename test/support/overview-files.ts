import { join } from "node:path";
import ExcelJS from "exceljs";
import { Database } from "node-sqlite3-wasm";
import { createEngine } from "../../src-main/engine";
import {
  type CatalogTableName,
  computeDerived,
  getCatalogTable,
  listCatalogCourses,
  type Overview,
  toOverviewJson,
} from "../../src-shared/catalog";
import { formatIso } from "../../src-shared/instant";
import { view } from "./overviews";

export type Cells = Readonly<Record<string, string | number | null>>;

/** Columns as a database built by migrations has them is another order; none may depend on it. */
export const overviewColumns = Object.keys(getCatalogTable("course_overview").fields).reverse();

/** An overview as MySQL has it: booleans are 0 and 1, instants have no zone. */
export function toCells(overview: Overview): Cells {
  const cells = Object.entries(overview).map(([name, value]) => [name, toCell(value)]);
  return Object.fromEntries(cells);
}

function toCell(value: string | number | boolean | bigint | null): string | number | null {
  if (typeof value === "bigint") return toSqlText(value);
  return typeof value === "boolean" ? Number(value) : value;
}

function toSqlText(instant: bigint): string {
  const [seconds = "", fraction = "0"] = formatIso(instant).replace("Z", "").split(".");
  return `${seconds.replace("T", " ")}.${fraction.padEnd(6, "0")}`;
}

/** A table as mysqldump writes it. */
export function toDump(
  table: CatalogTableName,
  rows: readonly Cells[],
  columns: readonly string[] = Object.keys(getCatalogTable(table).fields),
): string {
  const name = `\`${getCatalogTable(table).source}\``;
  const quote = (cell: string | number | null) => {
    if (typeof cell !== "string") return String(cell ?? "NULL");
    const text = cell.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\n", "\\n");
    return `'${text}'`;
  };
  const tuples = rows.map(
    (row) => `(${columns.map((column) => quote(row[column] ?? null)).join(",")})`,
  );
  const definition = columns.map((column) => `  \`${column}\` longtext`).join(",\n");
  return `-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
DROP TABLE IF EXISTS ${name};
CREATE TABLE ${name} (
${definition},
  PRIMARY KEY (\`id\`)
) ENGINE=InnoDB;
${tuples.length > 0 ? `INSERT INTO ${name} VALUES ${tuples.join(",")};` : ""}
-- Dump completed on 2025-06-15 12:00:00
`;
}

/** NULL is nothing, empty text is `""`. */
export function toCsv(
  rows: readonly Cells[],
  columns: readonly string[] = overviewColumns,
): string {
  const quote = (cell: string | number | null | undefined) =>
    cell === null || cell === undefined ? "" : `"${String(cell).replaceAll('"', '""')}"`;
  const lines = rows.map((row) => columns.map((column) => quote(row[column])).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

/** As the mysql client writes it with `--batch`. */
export function toTsv(
  rows: readonly Cells[],
  columns: readonly string[] = overviewColumns,
): string {
  const toEscaped = (cell: string | number | null | undefined) => {
    if (cell === null || cell === undefined) return "\\N";
    const text = String(cell).replaceAll("\\", "\\\\");
    return text.replaceAll("\n", "\\n").replaceAll("\t", "\\t");
  };
  const lines = rows.map((row) => columns.map((column) => toEscaped(row[column])).join("\t"));
  return `${[columns.join("\t"), ...lines].join("\n")}\n`;
}

/** Django's `dumpdata`: the key apart, booleans real, instants cut to milliseconds. */
export function toDumpdata(overviews: readonly Overview[]): string {
  const objects = overviews.map(({ id, ...fields }) => ({
    model: "course_overviews.courseoverview",
    pk: id,
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === "bigint" ? formatIso(value) : value,
      ]),
    ),
  }));
  return JSON.stringify(objects);
}

/** The LMS's own serializer. */
export function toSerialized(overviews: readonly Overview[]): string {
  const courses = listCatalogCourses({ overviews });
  const objects = courses.map((course) =>
    toOverviewJson(course.overview as Overview, computeDerived(course, view)),
  );
  return JSON.stringify(objects);
}

/** Writes the overviews as a table of SQLite, a Parquet file and a workbook; the files' paths. */
export async function writeBinaryForms(
  folder: string,
  rows: readonly Cells[],
): Promise<Readonly<Record<"sqlite" | "parquet" | "xlsx", string>>> {
  const { source } = getCatalogTable("course_overview");
  const names = overviewColumns.map((column) => `"${column}"`);
  const database = new Database(join(folder, "lms.db"));
  database.run(`create table ${source} (${names.join(", ")})`);
  const marks = overviewColumns.map(() => "?").join(", ");
  for (const row of rows) {
    const cells = overviewColumns.map((column) => row[column] ?? null);
    database.run(`insert into ${source} values (${marks})`, cells);
  }
  database.close();
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(source);
  sheet.addRow(overviewColumns);
  for (const row of rows) sheet.addRow(overviewColumns.map((column) => row[column] ?? null));
  await workbook.xlsx.writeFile(join(folder, "lms.xlsx"));
  const engine = await createEngine(null);
  const parquet = join(folder, `${source}.parquet`);
  await engine.withWriter(async (session) => {
    await session.run(`create table t (${names.map((name) => `${name} varchar`).join(", ")})`);
    for (const row of rows) {
      const cells = overviewColumns.map((column) => {
        const cell = row[column] ?? null;
        return cell === null ? "null" : `'${String(cell).replaceAll("'", "''")}'`;
      });
      await session.run(`insert into t values (${cells.join(", ")})`);
    }
    await session.run(`copy t to '${parquet}' (format parquet)`);
  });
  await engine.close();
  return { sqlite: join(folder, "lms.db"), parquet, xlsx: join(folder, "lms.xlsx") };
}
