import { join } from "node:path";
import { expect, test } from "vitest";
import { listCourses } from "../../src-main/courses";
import type { Engine } from "../../src-main/engine";
import { listChapters } from "../../src-main/export/chapters";
import { saveBook } from "../../src-main/export/save-book";
import { importPaths } from "../../src-main/import";
import { runReport } from "../../src-main/run-report";
import { formatDay, formatIso } from "../../src-shared/instant";
import type { Course } from "../../src-shared/ipc";
import type { Column } from "../../src-shared/report";
import { reports } from "../../src-shared/reports";
import type { Cell } from "../../src-shared/result";
import { createFolder, writeInFolder } from "../support/folder";
import { listFaults } from "../support/ooxml";
import { isItems, spread } from "../support/sheets";
import { findOffice, readWithOffice } from "../support/soffice";
import { now, sampleFolder, withWorkspace } from "../support/workspace";

const office = findOffice();
if (!office) console.log("LibreOffice is not installed: the comparison with it is left out.");

const course = "course-v1:Ünï+جسور+2024";
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
const long = "Élève 😀 ".repeat(5000);
const answers = [
  ['=HYPERLINK("http://example.org","click")', "=1+1"],
  ["+33 1 23 45", "@SUM(A1:A9)"],
  ["مساق عن الجسور", "שלום עולם"],
  ["👩‍👩‍👧 family, 漢字", "-5"],
  [" spaces \tand\nlines ", "007"],
  ["_x0041_ literal", "TRUE"],
  ["2024-02-29", "1e5"],
  [long, "long"],
];

/** A course whose names and answers a spreadsheet might take for something else. */
const answerRows = answers.map(([name = "", answer = ""], at) =>
  [
    ...[at + 1, quote(course), "2024-05-13 02:30:00", `block-v1:m${at}`, `m${at}_2_1`, at % 2],
    ...[`choice_${at}`, quote(answer), "", quote(name), quote(`Which? ${name.slice(0, 40)}`)],
    ...[1000 * at, 2000 * at],
  ].join(","),
);
const answerFile = [
  "id,course_id,created,module_id,part_id,correct,value_id,answer_value_text,variant,problem_display_name,question_text,first_response_count,last_response_count",
  ...answerRows,
].join("\n");
const summaryFile = [
  "id,course_id,created,catalog_course_title,catalog_course,start_time,end_time,pacing_type,availability,enrollment_mode,count,cumulative_count,count_change_7_days,passing_users",
  `1,${quote(course)},2024-05-13 02:30:00,${quote("=Cours “é” 😀 & <b>ponts</b>")},Ünï,2024-01-01 00:00:00,,self_paced,Current,audit,1234567,2345678,-12,5`,
].join("\n");

/** As a sheet shows it, in the formats of its cells. */
function toShown({ type, isChange, isShare, isYear }: Column, cell: Cell): string {
  if (cell === null) return "";
  if (Array.isArray(cell)) return cell.join(", ");
  if (type === "date") return formatDay(Number(cell));
  if (typeof cell === "bigint") return toSecond(cell);
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell !== "number") return toShownText(String(cell));
  if (isYear) return String(cell);
  if (isShare) return `${(cell * 100).toFixed(1)}%`;
  if (type === "double") return String(Number(cell.toPrecision(9)));
  return cell.toLocaleString("en-US", isChange ? { signDisplay: "exceptZero" } : {});
}

const toShownText = (text: string) => (text.length > 32_767 ? `${text.slice(0, 32_766)}…` : text);

/** The cell has the fraction too; LibreOffice shows whole seconds that have passed. */
function toSecond(micros: bigint): string {
  return formatIso(micros)
    .replace("T", " ")
    .replace(/(\.\d+)?Z$/, "");
}

/** What the sheets of a book show, by name, as the reports' own rows say; of lists, the items. */
async function listExpected(engine: Engine, courses: readonly Course[]) {
  const expected = new Map<string, string[][]>();
  const lists = new Map<string, string[][]>();
  for (const { report, parts } of await listChapters(engine, { courses, reports, period: null })) {
    if (report.id === "report-download") continue;
    const rows = expected.get(report.title) ?? [];
    expected.set(report.title, rows);
    for (const { params, module } of parts) {
      const run = await runReport(engine, { report: report.id, params, now: now() }).catch(
        () => null,
      );
      const table = run && spread(report, run.table);
      for (const { name, type, values } of table?.columns ?? []) {
        if (!isItems(type)) continue;
        const title = `${report.title}, ${report.columns[name]?.label.toLowerCase()}`;
        const fields = Object.entries((type as { list: Record<string, "int"> }).list);
        const items = values.flatMap((list) => (list ?? []) as Record<string, Cell>[]);
        const shown = items.map((item) =>
          fields.map(([field, scalar]) =>
            toShown({ type: scalar, label: "" }, item[field] ?? null),
          ),
        );
        lists.set(title, [...(lists.get(title) ?? []), ...shown]);
      }
      const said = module ? "module_id" : "";
      const columns = (table?.columns ?? []).filter(
        ({ name, type }) => !isItems(type) && name !== said,
      );
      for (let row = 0; row < (table?.rowCount ?? 0); row++) {
        const cells = columns.map(({ name, type, values }) =>
          toShown(report.columns[name] ?? { type, label: name }, values[row] ?? null),
        );
        rows.push([...(module ? [module.value] : []), ...cells]);
      }
    }
  }
  return { expected, lists };
}

/** Rows without the column of the modules' names, which reports do not have, and without totals. */
function toRows(sheet: readonly string[][]): string[][] {
  const [head = [], ...rows] = sheet;
  const name = head[0] === "Module id" ? head.indexOf("Module") : -1;
  const own = rows.filter(([first]) => first !== "Total");
  return own.map((row) =>
    row.filter((_, at) => at !== name).map((cell) => cell.replaceAll("\r\n", "\n")),
  );
}

test.skipIf(!office)(
  "LibreOffice shows a whole course's workbook as the reports have it",
  async () => {
    await withWorkspace([sampleFolder], async (engine) => {
      const folder = createFolder();
      for (const [name, text] of [
        ["answer_distribution.csv", answerFile],
        ["course_meta_summary_enrollment.csv", summaryFile],
      ] as const) {
        const [result] = await importPaths(engine, [writeInFolder(name, text)], { now });
        expect(result).toMatchObject({ status: "imported", rejected: 0 });
      }
      const known = await engine.withSession((session) => listCourses(session, null, now()));
      for (const { id, run } of known) {
        const courses = known.filter((other) => other.id === id);
        const path = join(folder, `book-${run}.xlsx`);
        const chosen = reports.filter((report) => report.id !== "report-download");
        const choice = { courses, reports: chosen, period: null };
        const options = { statedAt: now(), protection: null, replace: false };
        const { notes } = await saveBook(engine, choice, "xlsx", path, options);
        expect(notes.length).toBe(id === course ? 1 : 0);
        expect(await listFaults(path)).toEqual([]);
        const shown = await readWithOffice(path);
        const { expected, lists } = await listExpected(engine, courses);
        expect(shown.get("Contents")?.[0]?.[0]).toBe(courses[0]?.name);
        let compared = 0;
        for (const [title, rows] of expected) {
          if (rows.length === 0) continue;
          expect(toRows(shown.get(title) ?? []), `${id}: ${title}`).toEqual(rows);
          compared += rows.length;
        }
        expect(compared).toBeGreaterThan(10);
        for (const [title, rows] of lists) {
          const [width = 0] = rows.map((row) => row.length);
          const found = toRows(shown.get(title) ?? []).map((row) => row.slice(-width));
          expect(found, `${id}: ${title}`).toEqual(rows);
        }
      }
    });
  },
  240_000,
);
