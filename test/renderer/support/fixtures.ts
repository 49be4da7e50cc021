import {
  Bool,
  type Data,
  DateDay,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  TimestampMicrosecond,
  tableToIPC,
  Utf8,
} from "apache-arrow";
import { findInstant } from "../../../src-shared/instant";
import type { Course } from "../../../src-shared/ipc";
import type { Report, ScalarType } from "../../../src-shared/report";
import { findReport } from "../../../src-shared/reports/index";
import type { Cell, ResultTable } from "../../../src-shared/result";

const microsPerDay = 86_400_000_000n;

export function getReport(id: string): Report {
  const report = findReport(id);
  if (!report) throw new Error(`unknown report: ${id}`);
  return report;
}

export function toDayNumber(text: string): number {
  const instant = findInstant(text);
  if (!instant) throw new Error(`no day: ${text}`);
  return instant.day;
}

/** Rows as a table with the report's columns; what a row does not say is null. */
export function toTable(report: Report, rows: readonly Record<string, Cell>[]): ResultTable {
  const columns = Object.entries(report.columns).map(([name, { type }]) => ({
    name,
    type,
    values: rows.map((row) => row[name] ?? null),
  }));
  return { columns, rowCount: rows.length };
}

/**
 * As main sends it. Arrow's own builders write a function from text, which the window's policy
 * forbids; where this stands in for main, it must not.
 */
export function encodeTable(table: ResultTable): Uint8Array {
  const columns = table.columns.map(({ name, type, values }) => ({
    name,
    data: typeof type === "object" ? toData("text", values.map(toJson)) : toData(type, values),
    metadata:
      typeof type === "object" ? new Map([["coursescope.type", JSON.stringify(type)]]) : null,
  }));
  const fields = columns.map(
    ({ name, data, metadata }) => new Field(name, data.type, true, metadata),
  );
  const children = columns.map(({ data }) => data);
  const type = new Struct(fields);
  const data = makeData({ type, length: table.rowCount, children, nullCount: 0 });
  return tableToIPC(new Table([new RecordBatch(new Schema(fields), data)]), "stream");
}

/** As main writes a list. */
function toJson(value: Cell): Cell {
  return value === null ? null : JSON.stringify(value);
}

function toData(type: ScalarType, values: readonly Cell[]): Data {
  const nullBitmap = toBits(values.map((value) => value !== null));
  const nullCount = values.filter((value) => value === null).length;
  const base = { length: values.length, nullBitmap, nullCount };
  const numbers = values.map((value) => Number(value ?? 0));
  switch (type) {
    case "int":
      return makeData({ ...base, type: new Int32(), data: Int32Array.from(numbers) });
    case "date":
      return makeData({ ...base, type: new DateDay(), data: Int32Array.from(numbers) });
    case "double":
      return makeData({ ...base, type: new Float64(), data: Float64Array.from(numbers) });
    case "bool":
      return makeData({
        ...base,
        type: new Bool(),
        data: toBits(values.map((value) => value === true)),
      });
    case "timestamp": {
      const data = BigInt64Array.from(values, (value) => BigInt((value as bigint) ?? 0n));
      return makeData({ ...base, type: new TimestampMicrosecond(), data });
    }
    case "text": {
      const texts = values.map((value) => new TextEncoder().encode(String(value ?? "")));
      const valueOffsets = new Int32Array(texts.length + 1);
      texts.forEach((text, row) => {
        valueOffsets[row + 1] = (valueOffsets[row] ?? 0) + text.length;
      });
      const data = Uint8Array.from(texts.flatMap((text) => [...text]));
      return makeData({ ...base, type: new Utf8(), valueOffsets, data });
    }
  }
}

function toBits(flags: readonly boolean[]): Uint8Array {
  const bits = new Uint8Array(Math.ceil(flags.length / 8));
  flags.forEach((flag, row) => {
    if (flag) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row % 8));
  });
  return bits;
}

/** A smooth course: enrollment rises, settles and falls a little; three days are missing. */
export function listDays(course: string, scale = 1): Record<string, Cell>[] {
  const first = toDayNumber("2024-01-29");
  const missing = new Set([
    toDayNumber("2024-03-18"),
    toDayNumber("2024-03-19"),
    toDayNumber("2024-03-20"),
  ]);
  return Array.from({ length: 105 }, (_, place) => {
    const day = first + place;
    const wave = Math.round(60 * Math.sin(place * 1.7) * scale);
    const grown = 18_400 / (1 + Math.exp(-(place - 24) / 9)) - Math.max(0, place - 60) * 22;
    const count = Math.round((600 + grown) * scale) + wave;
    const verified = Math.round(count * (0.03 + 0.1 * Math.min(1, place / 60)));
    const audit = Math.round(count * 0.34);
    const professional = place > 30 ? Math.round(420 * scale) : 0;
    const masters = place > 48 ? Math.round(110 * scale) : 0;
    const parts = { verified, audit, professional, masters, credit: 0, other: 0 };
    const honor = count - verified - audit - professional - masters;
    const cumulative_count = Math.round(count * 1.18 + place * 22 * scale);
    return { course_id: course, date: day, count, cumulative_count, honor, ...parts };
  })
    .filter((row) => !missing.has(row.date))
    .map((row, place, rows) => {
      const before = rows[place - 1];
      const change = before && before.date === row.date - 1 ? row.count - before.count : null;
      return { ...row, change };
    });
}

/** Weekly activity; one week is missing, and nobody posted in the first two. */
export function listWeeks(course: string): Record<string, Cell>[] {
  const first = toDayNumber("2024-01-29");
  return Array.from({ length: 15 }, (_, place) => {
    const any = Math.round(900 + 4400 * Math.exp(-place / 6) + 180 * Math.sin(place * 2.1));
    return {
      course_id: course,
      interval_start: BigInt(first + 7 * place) * microsPerDay,
      interval_end: BigInt(first + 7 * place + 7) * microsPerDay,
      any,
      played_video: Math.round(any * (0.78 - place * 0.014)),
      attempted_problem: Math.round(any * (0.52 + 0.06 * Math.sin(place))),
      posted_forum: place < 2 ? null : Math.round(any * 0.07),
    };
  }).filter((_, place) => place !== 7);
}

export const noCourse: Omit<
  Course,
  "id" | "org" | "course" | "run" | "name" | "enrollment" | "tables"
> = {
  ccx: null,
  start: null,
  end: null,
  availability: null,
  isPseudo: true,
  status: "unknown",
  number: null,
  startDisplay: null,
  pacing: null,
  language: null,
  effort: null,
  shortDescription: null,
  enrollmentStart: null,
  enrollmentEnd: null,
  isEnrollmentOpen: null,
  sortingScore: null,
  totals: null,
  programs: [],
};
const days = { first: "2024-01-29", last: "2024-05-12" };
const daily = { rows: 102, days };

const dailyTables = [
  "course_enrollment_birth_year_daily",
  "course_enrollment_education_level_daily",
  "course_enrollment_gender_daily",
  "course_enrollment_location_current",
  "module_engagement",
];
const otherTables = [
  "answer_distribution",
  "tags_distribution",
  "grade_distribution",
  "sequential_open_distribution",
  "video",
  "course_meta_summary_enrollment",
  "course_program_metadata",
  "prepared_file",
];

export const courses: readonly Course[] = [
  {
    ...noCourse,
    id: "course-v1:MITx+6.002x+2024_Spring",
    org: "MITx",
    course: "6.002x",
    run: "2024_Spring",
    name: "Circuits and Electronics",
    enrollment: 18_442,
    start: "2024-02-05T00:00:00Z",
    end: "2024-05-30T00:00:00Z",
    availability: "Archived",
    tables: {
      course_enrollment_daily: daily,
      course_enrollment_mode_daily: { rows: 510, days },
      course_activity: { rows: 54, days },
      ...Object.fromEntries(dailyTables.map((name) => [name, daily])),
      ...Object.fromEntries(otherTables.map((name) => [name, { rows: 20, days: null }])),
    },
  },
  {
    ...noCourse,
    id: "course-v1:DelftX+CTB3365DWx+1T2024",
    org: "DelftX",
    course: "CTB3365DWx",
    run: "1T2024",
    name: "Fluid Mechanics for Engineers: From Hydrostatics to Turbulence and Back",
    enrollment: 9120,
    availability: "Current",
    tables: { course_enrollment_daily: daily },
  },
  {
    ...noCourse,
    id: "edX/DemoX/Demo_2014",
    org: "edX",
    course: "DemoX",
    run: "Demo_2014",
    name: "Demonstration Course",
    enrollment: 1503,
    tables: { course_enrollment_daily: daily, course_activity: { rows: 54, days } },
  },
  {
    ...noCourse,
    id: "course-v1:Uni-Ü+Català_101+2024-T1",
    org: "Uni-Ü",
    course: "Català_101",
    run: "2024-T1",
    name: "L’art de l’ingénieur",
    enrollment: 640,
    tables: { course_enrollment_daily: daily, course_enrollment_mode_daily: daily },
  },
  {
    ...noCourse,
    id: "course-v1:Tiny+Nearly_Empty+2020",
    org: "Tiny",
    course: "Nearly_Empty",
    run: "2020",
    name: "course-v1:Tiny+Nearly_Empty+2020",
    enrollment: 1,
    tables: {
      course_enrollment_daily: { rows: 1, days: { first: "2020-02-29", last: "2020-02-29" } },
    },
  },
];
