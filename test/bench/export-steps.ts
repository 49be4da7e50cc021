/**
 * One export of a bench, in a process of its own, so that its memory is its own: `node script
 * '["write", …]'` prints what it measured as JSON.
 */
import { rmSync, statSync } from "node:fs";
import ExcelJS from "exceljs";
import type { Session } from "../../src-main/engine";
import { writeApiCsv } from "../../src-main/export/api-csv";
import { writeApiJson } from "../../src-main/export/api-json";
import { writeArrowFile } from "../../src-main/export/arrow-file";
import { writeCsvExcel } from "../../src-main/export/csv-excel";
import type { Leaving } from "../../src-main/export/leaving";
import { toReportLeaving } from "../../src-main/export/leaving";
import { writeParquet } from "../../src-main/export/parquet";
import type { Writer } from "../../src-main/export/writer";
import { writeXlsx } from "../../src-main/export/xlsx";
import { openWorkspace } from "../../src-main/workspace";
import type { Report } from "../../src-shared/report";
import { answerDistribution } from "../../src-shared/reports/answer-distribution";
import type { Cell } from "../../src-shared/result";

export interface Written {
  /** The best of the rounds. */
  readonly ms: number;
  readonly bytes: number;
  /** Of this process, in megabytes. */
  readonly peakMb: number;
}

/** Rows as the report has them, from a table: what is measured is the way out, not the report. */
const leaving: Leaving = {
  ...toReportLeaving(answerDistribution, {}),
  sql: "select * from answers",
  bindings: {},
};

/** The same of a report whose columns do not depend on its rows, and so are not looked at first. */
const plain: Leaving = { ...leaving, report: { ...answerDistribution, columns: toPlain() } };

function toPlain() {
  const entries = Object.entries(answerDistribution.columns as Report["columns"]);
  return Object.fromEntries(entries.map(([name, { api: _, ...column }]) => [name, column]));
}

const bareCopy =
  (options: string): Writer =>
  async (session, { sql }, draft) => ({
    rows: await session.run(`copy (${sql}) to '${draft}' (${options})`),
    notes: [],
  });

/** ExcelJS's streaming writer with the same cells, nothing added. */
const bareExcel: Writer = async (session, { sql, columns }, draft) => {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: draft });
  const sheet = book.addWorksheet("rows");
  sheet.addRow(columns.map(({ label }) => label)).commit();
  const rows = await session.stream(sql, {}, (piece) => {
    for (let row = 0; row < piece.rowCount; row++) {
      sheet.addRow(piece.columns.map(({ values }) => toExcel(values[row] ?? null))).commit();
    }
  });
  sheet.commit();
  await book.commit();
  return { rows, notes: [] };
};

function toExcel(cell: Cell) {
  if (typeof cell === "bigint") return new Date(Number(cell / 1000n));
  return Array.isArray(cell) ? cell.join(" | ") : cell;
}

const writers = {
  "COPY to CSV": bareCopy("format csv, header"),
  csv: (session, _, draft, context) => writeApiCsv(session, plain, draft, context),
  "csv, looked at": writeApiCsv,
  "csv-excel": writeCsvExcel,
  "COPY to Parquet": bareCopy("format parquet, compression zstd"),
  parquet: writeParquet,
  "COPY to JSON": bareCopy("format json, array true"),
  json: writeApiJson,
  arrow: writeArrowFile,
  "ExcelJS alone": bareExcel,
  xlsx: writeXlsx,
} satisfies Record<string, Writer>;

export type WriterName = keyof typeof writers;

const steps = {
  /** A file of so many answers. */
  fill: async (file: string, rows: number) => {
    const engine = await openWorkspace(file);
    const fields = Object.keys(answerDistribution.columns);
    await engine.withWriter((session) => session.run(createAnswers(rows, fields)));
    await engine.close();
  },

  write: async (file: string, name: WriterName, rounds: number): Promise<Written> => {
    const engine = await openWorkspace(file);
    const draft = `${file}.out`;
    const context = { statedAt: new Date(0) };
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < rounds; round++) {
      const work = async (session: Session) => {
        const startedMs = performance.now();
        await writers[name](session, leaving, draft, context);
        best = Math.min(best, performance.now() - startedMs);
      };
      await engine.withSession((session) => session.transaction(() => work(session)));
    }
    await engine.close();
    const bytes = statSync(draft).size;
    rmSync(draft);
    return { ms: best, bytes, peakMb: process.resourceUsage().maxRSS / 1024 };
  },
};

/** Text, numbers, a time, a few quotes, commas and nulls. */
function createAnswers(rows: number, fields: readonly string[]): string {
  const cells: Readonly<Record<string, string>> = {
    course_id: "'course-v1:Org+C' || n % 100 || '+R'",
    module_id: "'block-v1:Org+C+R+type@problem+block@' || md5((n % 5000)::varchar)",
    part_id: "md5((n % 9000)::varchar) || '_2_1'",
    correct: "n % 3 = 0",
    count: "(n % 977)::int",
    first_response_count: "(n % 977)::int",
    last_response_count: "(n % 877)::int",
    value_id: "case when n % 4 > 0 then 'choice_' || n % 4 end",
    answer_value: "case when n % 50 = 0 then 'a, \"b\"' else 'Answer ' || n % 5000 end",
    question_text: "'What is ' || n % 5000 || '?'",
    problem_display_name: "'Problem ' || n % 5000",
    variant: "null::int",
    created: "timestamp '2024-01-01 05:00:00' + to_seconds(n % 90000000)",
  };
  const columns = fields.map((name) => `${cells[name] ?? "null::varchar"} as "${name}"`);
  return `create table answers as select ${columns.join(", ")} from range(${rows}) as numbers(n)`;
}

export type ExportSteps = typeof steps;

const [name, ...args] = JSON.parse(process.argv[2] ?? "[]");
const step = steps[name as keyof ExportSteps] as (...given: unknown[]) => Promise<unknown>;
step(...args).then((measured) => console.log(JSON.stringify(measured ?? null)));
