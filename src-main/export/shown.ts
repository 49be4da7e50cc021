import { computeFigures, type FigureValue, listRows } from "../../src-shared/figures";
import { hiddenMark, redactedMark } from "../../src-shared/privacy";
import type { Column, Figure, Report } from "../../src-shared/report";
import { getColumn, type ResultTable } from "../../src-shared/result";
import type { Session } from "../engine";
import type { Leaving } from "./leaving";

/** A report's rows as they leave, in memory, for what draws them and for what people read. */
export interface Shown {
  /** With the columns that leave, and the figures that can be read off them. */
  readonly report: Report;
  readonly table: ResultTable;
  /** Whether a cell is hidden: a number or list that is null for that reason. */
  readonly isHidden: (column: string, row: number) => boolean;
  readonly protections: readonly string[];
  /** Rows are left out, since there is nothing in them that may be shown; maybe all. */
  readonly leavesOutRows: boolean;
}

/** Reads all rows. They must be of a report. */
export async function readShown(session: Session, leaving: Leaving): Promise<Shown> {
  const { report, columns, sql, bindings, protections } = leaving;
  if (!report) throw new Error("rows of a table have no chart");
  const found = await session.query(sql, bindings);
  const valuesOf = (name: string) => found.columns.find((column) => column.name === name);
  const hidden = new Map(
    columns.flatMap(({ name, isHidden }) => {
      const flags = isHidden === undefined ? undefined : valuesOf(isHidden)?.values;
      return flags ? [[name, flags]] : [];
    }),
  );
  const kept = columns.flatMap(({ name }) => valuesOf(name) ?? []);
  return {
    report: toKept(report, columns),
    table: { columns: kept, rowCount: found.rowCount },
    isHidden: (column, row) => hidden.get(column)?.[row] === true,
    protections,
    leavesOutRows: leaving.treatment?.leavesOutRows === true,
  };
}

function toKept(report: Report, columns: Leaving["columns"]): Report {
  const kept: Record<string, Column> = {};
  for (const { name, label, type } of columns) {
    kept[name] = { ...report.columns[name], label, type };
  }
  const figures = report.figures.filter((figure) =>
    listFigureColumns(figure).every((name) => Object.hasOwn(kept, name)),
  );
  return { ...report, columns: kept, figures };
}

/** A key number; text where it cannot be known, since a cell that it is read off is hidden or redacted. */
export function computeShownFigures(shown: Shown): readonly FigureValue[] {
  const { report, table } = shown;
  const rows = listRows(report, table);
  const last = rows.slice(-1);
  return computeFigures(report, table).map((value, place) => {
    const figure = report.figures[place];
    if (!figure) return value;
    const read = figure.at === "now" ? last : rows;
    const isTouched = listFigureColumns(figure).some((name) =>
      read.some((row) => isUnknown(shown, name, row)),
    );
    return isTouched ? { label: value.label, ...nothing, value: hiddenMark } : value;
  });
}

function isUnknown({ table, isHidden }: Shown, name: string, row: number): boolean {
  return isHidden(name, row) || getColumn(table, name).values[row] === redactedMark;
}

const nothing = { isChange: false, isShare: false, share: null };

function listFigureColumns({ column, weight, shareOf = [] }: Figure<string>): readonly string[] {
  return [column, ...(weight === undefined ? [] : [weight]), ...shareOf];
}

/** What a chart draws, and what it cannot draw, in sentences. */
export interface Drawable {
  readonly report: Report;
  /** Null where a column that the chart is drawn from does not leave. */
  readonly table: ResultTable | null;
  readonly notes: readonly string[];
}

/** A bar of nothing would say zero: the rows of hidden counts are left out of charts by kind. */
export function toDrawable({ report, table, isHidden }: Shown): Drawable {
  const names = listChartColumns(report);
  if (names.some((name) => !Object.hasOwn(report.columns, name))) {
    const notes = ["There is no chart: it is drawn from a column that was left out."];
    return { report, table: null, notes };
  }
  const all = listRows(report, table);
  const rows = all.filter((row) => names.some((name) => isHidden(name, row)));
  if (rows.length === 0) return { report, table, notes: [] };
  const { mark } = report.chart;
  if (mark === "line" || mark === "stack" || mark === "profile") {
    const less = mark === "stack" ? ": where there are such, the areas add up to less" : "";
    return { report, table, notes: [`Counts that are hidden are not drawn${less}.`] };
  }
  const left = new Set(rows);
  const kept = Array.from({ length: table.rowCount }, (_, row) => row).filter(
    (row) => !left.has(row),
  );
  const columns = table.columns.map(({ name, type, values }) => ({
    name,
    type,
    values: kept.map((row) => values[row] ?? null),
  }));
  const notes = [
    rows.length === 1
      ? "One hidden count is not drawn, and is in no share."
      : `${rows.length} hidden counts are not drawn, and are in no share.`,
  ];
  return {
    report: withoutCategories(report, table, rows),
    table: { columns, rowCount: kept.length },
    notes,
  };
}

/** A category that is listed, but has no row, would be drawn as zero. */
function withoutCategories(report: Report, table: ResultTable, rows: readonly number[]): Report {
  const { chart } = report;
  if (chart.mark !== "ranks" || !chart.categories) return report;
  const { values } = getColumn(table, chart.category);
  const hidden = new Set(rows.map((row) => values[row] ?? null));
  const categories = chart.categories.filter(({ value }) => !hidden.has(value));
  return { ...report, chart: { ...chart, categories } };
}

function listChartColumns({ chart }: Report): readonly string[] {
  switch (chart.mark) {
    case "line":
    case "stack":
    case "profile":
      return [chart.x, ...chart.series.map(({ column }) => column)];
    case "bars":
      return [chart.x, chart.value];
    case "map":
      return [chart.day, chart.country, chart.label, chart.value];
    case "ranks":
      return [
        ...[chart.category, chart.value, chart.instead, chart.label, chart.group],
        ...[chart.part?.column, chart.flag?.column],
      ].filter((name) => name !== undefined);
    case "none":
      return [];
  }
}
