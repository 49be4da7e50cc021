import { join } from "node:path";
import { Int32, Table, tableToIPC, Utf8, vectorFromArray } from "apache-arrow";
import { Database } from "node-sqlite3-wasm";
import type { Conversion } from "../../src-main/import/convert/converters";
import { createFolder, writeInFolder } from "./folder";
import { createWorkbook } from "./workbook";

const course = "course-v1:Uni+ÄRT+1";

/** What each of the files below holds of its known table, as files of cells have it, less the lines. */
export const convertibleText = `${course},2024-02-29,3\n${course},2024-03-01,5\n`;

/** A file of each format, of the same two rows; SQLite and Excel with a table that nobody knows. */
export function createConvertibles(): Readonly<
  Record<Exclude<Conversion["format"], "json">, string>
> {
  const insert = `insert into course_enrollment_daily (course_id, date, count)
    values ('${course}', '2024-02-29', 3), ('${course}', '2024-03-01', 5);\n`;
  const create = "create table course_enrollment_daily (course_id text, date text, count int);\n";
  const sqlite = join(createFolder(), "store.db");
  const database = new Database(sqlite);
  database.exec(`${create} ${insert} create table auth_user (name text)`);
  database.close();
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const header = `<row>${["course_id", "date", "count"].map(text).join("")}</row>`;
  const row = (day: number, count: number) =>
    `<row>${text(course)}<c s="1"><v>${day}</v></c><c><v>${count}</v></c></row>`;
  const xlsx = createWorkbook({
    sheets: {
      course_enrollment_daily: header + row(45351, 3) + row(45352, 5),
      Notes: `<row>${text("x")}</row>`,
    },
    formats: ["yyyy-mm-dd"],
  });
  const arrow = new Table({
    course_id: vectorFromArray([course, course], new Utf8()),
    date: vectorFromArray(["2024-02-29", "2024-03-01"], new Utf8()),
    count: vectorFromArray([3, 5], new Int32()),
  });
  return {
    sql: writeInFolder("dump.sql", `-- MySQL dump 10.13\n${create}${insert}`),
    sqlite,
    xlsx: writeInFolder("book.xlsx", xlsx),
    arrow: writeInFolder("course_enrollment_daily.arrow", tableToIPC(arrow, "file")),
  };
}
