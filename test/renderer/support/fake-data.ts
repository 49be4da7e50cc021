import type {
  CallInput,
  CallOutput,
  LedgerEntry,
  Reject,
  TableSummary,
} from "../../../src-shared/ipc";
import type { Cell } from "../../../src-shared/result";
import { type FieldType, getTable, type TableName, tableNames } from "../../../src-shared/schema";
import { encodeTable, toDayNumber } from "./fixtures";

/** What stands behind the Data page, made up. */

export const ledger: readonly LedgerEntry[] = [
  "course_enrollment_daily",
  "course_enrollment_mode_daily",
  "course_activity",
  "course_meta_summary_enrollment",
].map((table, place) => {
  const rows = [102, 51_220, 54, 12][place] ?? 0;
  const filled = {
    table,
    rows,
    rejected: place === 1 ? 412 : 0,
    shown: place === 1 ? 50_810 : rows,
  };
  const other = { table: "video", rows: 19, rejected: 0, shown: 19 };
  return {
    importId: place + 1,
    name:
      place === 1 ? `edx-analytics-exports-production-2024-05-12-${table}.csv.gz` : `${table}.csv`,
    kind: place === 1 ? "csv.gz" : "csv",
    size: [18_231, 4_812_220, 912, 12_001][place] ?? 0,
    sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    importedAt: `2024-05-13T08:0${place}:12Z`,
    tables: place === 3 ? [filled, other] : [filled],
  };
});

export function listFakeTables(entries: readonly LedgerEntry[]): readonly TableSummary[] {
  return tableNames.map((table) => {
    const entry = entries.find(({ tables }) => tables.some((filled) => filled.table === table));
    const rows = entry?.tables.find((filled) => filled.table === table)?.shown ?? 0;
    return {
      table,
      rows,
      courses: rows > 0 && table !== "video_timeline" ? 5 : null,
      days: rows > 0 && getTable(table).days ? { first: "2024-01-29", last: "2024-05-12" } : null,
      newest: entry
        ? { importId: entry.importId, name: entry.name, importedAt: entry.importedAt }
        : null,
    };
  });
}

const groups = [
  { reason: "not a date", column: "date", count: 400 },
  { reason: "too few cells", column: null, count: 12 },
];

export function listFakeRejects({
  group,
  offset,
  limit,
}: CallInput<"listRejects">): CallOutput<"listRejects"> {
  const all = groups.flatMap(({ count, reason, column }) =>
    Array.from(
      { length: count },
      (_, place): Reject => ({
        part: null,
        line: 48_201 + place,
        column,
        value: column ? `2024-13-${place}` : "a,b",
        reason,
      }),
    ),
  );
  const chosen = all.filter(({ reason }) => group === null || group.reason === reason);
  return { rejects: chosen.slice(offset, offset + limit), total: chosen.length, groups };
}

type RowRequest = Omit<CallInput<"previewTable">, "job">;

/** 250 rows of any table; the first has nothing in it, the second empty text. */
export function countFakeRows({ search }: Pick<RowRequest, "search">): number {
  return search === "" ? 250 : search === "nothing" ? 0 : 7;
}

export function previewFakeTable(request: RowRequest): CallOutput<"previewTable"> {
  const total = countFakeRows(request);
  const rowCount = Math.max(0, Math.min(request.limit, total - request.offset));
  const places = Array.from({ length: rowCount }, (_, row) => request.offset + row);
  const fields = Object.entries(getTable(request.table as TableName).fields);
  const columns = fields.map(([name, { type }]) => ({
    name,
    type: type === "id" ? ("int" as const) : type,
    values: places.map((place) => toCell(name, type, place)),
  }));
  const imports = { name: "import_id", type: "int" as const, values: places.map(() => 1) };
  return { table: encodeTable({ rowCount, columns: [...columns, imports] }) };
}

function toCell(name: string, type: FieldType, place: number): Cell {
  if (place === 0 && name !== "course_id") return null;
  if (place === 1 && type === "text") return "";
  switch (type) {
    case "text":
      return `${name} ${place}`;
    case "bool":
      return place % 2 === 0;
    case "date":
      return toDayNumber("2024-01-29") + place;
    case "timestamp":
      return BigInt(toDayNumber("2024-01-29") + place) * 86_400_000_000n;
    case "id":
    case "int":
    case "double":
      return place * 1000;
  }
}

const advice = { meaning: "Charts have a gap there.", remedy: "Export these days again." };

export const health: CallOutput<"checkHealth"> = {
  checks: 22,
  found: [
    {
      check: "negative-counts",
      title: "Negative counts",
      severity: "bad",
      ...advice,
      reports: ["video-timeline"],
      total: 1,
      findings: [
        {
          check: "negative-counts",
          course: null,
          table: "video_timeline",
          count: 2,
          sentence: "2 rows have a num_users that is less than zero.",
          examples: ["v · 3: -1", "v · 4: -2"],
        },
      ],
    },
    {
      check: "missing-days",
      title: "Missing days",
      severity: "warn",
      ...advice,
      reports: ["enrollment", "enrollment_mode"],
      total: 240,
      findings: Array.from({ length: 100 }, (_, place) => ({
        check: "missing-days",
        course: "course-v1:MITx+6.002x+2024_Spring",
        table: "course_enrollment_daily",
        count: 3 + place,
        sentence: `${3 + place} days have no rows between the first and the last.`,
        examples: ["2024-03-18 to 2024-03-20"],
      })),
    },
    {
      check: "unknown-modes",
      title: "Unknown enrollment modes",
      severity: "info",
      ...advice,
      reports: ["enrollment_mode"],
      total: 1,
      findings: [
        {
          check: "unknown-modes",
          course: "edX/DemoX/Demo_2014",
          table: "course_enrollment_mode_daily",
          count: 70,
          sentence: "70 rows have the mode “trial”.",
          examples: ["2024-03-01"],
        },
      ],
    },
  ],
};
