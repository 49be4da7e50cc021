import type { Report } from "../../../src-shared/report";
import type { Cell, ResultTable, Scalar } from "../../../src-shared/result";
import { findFields, toLabel } from "../../../src-shared/spread-columns";
import { toName } from "../../import/literal";
import type { Leaving, LeavingColumn } from "../leaving";
import type { CellKind, Piece } from "./steps";

/** A table of a workbook: the rows of a report, or the items of a list in them. */
export interface TablePlan {
  readonly title: string;
  readonly columns: readonly PlannedColumn[];
  /** The list whose items make rows, and whether rows without any stay. */
  readonly list: { readonly name: string; readonly isSpread: boolean } | null;
}

export interface PlannedColumn {
  readonly label: string;
  readonly kind: CellKind;
  readonly isAddedUp: boolean;
  readonly source: CellSource;
}

/** Where a cell is from: the same in all rows of a part, a column of the rows, or an item's field. */
export type CellSource =
  | { readonly from: "lead"; readonly at: number }
  | { readonly from: "column"; readonly name: string; readonly hidden: string | undefined }
  | { readonly from: "item"; readonly field: string };

/** A column before those of the rows, with the same in all rows of a part. */
export interface Lead {
  readonly label: string;
  /** The column of the rows that says the same, and so is left out. */
  readonly stands?: string;
}

type Item = Readonly<Record<string, Scalar>>;

/**
 * The tables that the rows make: themselves, and one for each list of objects, with the columns
 * before any count to say whose items they are. A list that is spread stands in the rows themselves.
 */
export function planTables(
  leaving: Leaving,
  title: string,
  leads: readonly Lead[],
  canAddUp: boolean,
): readonly TablePlan[] {
  const said = new Set(leads.map(({ stands }) => stands));
  const own = leaving.columns.filter(({ name }) => !said.has(name));
  const lead = leads.map(({ label }, at) => {
    return { label, kind: "text", isAddedUp: false, source: { from: "lead", at } } as const;
  });
  const spread = own.find(({ type, isSpread }) => isSpread && findFields(type));
  const summed = canAddUp && !spread ? listSummed(leaving.report) : [];
  const columns = own.flatMap((column) => {
    if (!findFields(column.type)) return [planColumn(column, leaving, summed)];
    return column === spread ? planItems(column) : [];
  });
  const data = {
    title,
    columns: [...lead, ...columns],
    list: spread ? { name: spread.name, isSpread: true } : null,
  };
  const keys = listKeys(own).map((column) => planColumn(column, leaving, []));
  const lists = own
    .filter((column) => column !== spread && findFields(column.type))
    .map((column) => ({
      title: `${title}, ${column.label.toLowerCase()}`,
      columns: [...lead, ...keys, ...planItems(column)],
      list: { name: column.name, isSpread: false },
    }));
  return [data, ...lists];
}

/** The rows of a table, of the columns that it shows and no others. */
export function toTableSql({ columns, list }: TablePlan, leaving: Leaving): string {
  const there = new Set(leaving.columns.map(({ name }) => name));
  const wanted = columns.flatMap(({ source }) =>
    source.from === "column" && there.has(source.name)
      ? [source.name, ...(source.hidden === undefined ? [] : [source.hidden])]
      : [],
  );
  const names = new Set([...wanted, ...(list ? [list.name] : [])]);
  return `select ${[...names].map(toName).join(", ")} from (${leaving.sql}\n)`;
}

/** Rows as the engine gives them, as the table has them; `leads` are what is the same in all. */
export function toPiece(
  { columns, list }: TablePlan,
  table: ResultTable,
  leads: readonly (string | null)[],
): Piece {
  const cells = new Map(table.columns.map(({ name, values }) => [name, values]));
  const spread = list && spreadItems(cells.get(list.name) ?? [], list.isSpread);
  const rowCount = spread ? spread.rows.length : table.rowCount;
  const pick = (name: string) => {
    const values = cells.get(name) ?? new Array<Cell>(table.rowCount).fill(null);
    return spread ? spread.rows.map((row) => values[row] ?? null) : values;
  };
  const values = columns.map(({ source }) => {
    if (source.from === "lead") return new Array<Cell>(rowCount).fill(leads[source.at] ?? null);
    if (source.from === "item") {
      return (spread?.items ?? []).map((item) => item?.[source.field] ?? null);
    }
    return pick(source.name).map(flatten);
  });
  const hidden = columns.map(({ source }) =>
    source.from === "column" && source.hidden !== undefined ? pick(source.hidden) : null,
  );
  return { rowCount, values, hidden };
}

function spreadItems(lists: readonly Cell[], keepsEmpty: boolean) {
  const rows: number[] = [];
  const items: (Item | null)[] = [];
  for (const [row, list] of lists.entries()) {
    const found = (list ?? []) as readonly Item[];
    for (const item of found.length > 0 || !keepsEmpty ? found : [null]) {
      rows.push(row);
      items.push(item);
    }
  }
  return { rows, items };
}

/** A list of values stands in one cell, as on the screen. */
function flatten(cell: Cell): Cell {
  return Array.isArray(cell) ? cell.map((item) => String(item ?? "")).join(", ") : cell;
}

function planColumn(
  column: LeavingColumn,
  { report }: Leaving,
  summed: readonly string[],
): PlannedColumn {
  return {
    label: column.label,
    kind: toKind(column, report === null),
    isAddedUp: summed.includes(column.name),
    source: { from: "column", name: column.name, hidden: column.isHidden },
  };
}

function planItems({ type }: LeavingColumn): PlannedColumn[] {
  return Object.entries(findFields(type) ?? {}).map(([field, scalar]) => ({
    label: toLabel(field),
    kind: scalar,
    isAddedUp: false,
    source: { from: "item", field },
  }));
}

/** Whole numbers of a table may be ids, which have no thousands. */
function toKind({ type, isChange, isShare, isYear }: LeavingColumn, isTable: boolean): CellKind {
  if (typeof type === "object") return "text";
  if (type !== "int" && type !== "double") return type;
  if (isShare) return isChange ? "share-change" : "share";
  if (isChange) return "change";
  return isYear || (isTable && type === "int") ? "plain" : type;
}

/** Words and days before the first count: they say what a row is about. */
function listKeys(columns: readonly LeavingColumn[]): readonly LeavingColumn[] {
  const isCount = ({ type, isYear }: LeavingColumn) =>
    !isYear && (type === "int" || type === "double" || findFields(type) !== undefined);
  const first = columns.findIndex(isCount);
  return columns
    .slice(0, first < 0 ? columns.length : first)
    .filter(({ type, isYear }) => isYear || type === "text" || type === "date");
}

/** Columns of which the report itself gives the sum of all rows. */
function listSummed(report: Report | null): readonly string[] {
  if (!report || ("day" in report.chart && report.chart.day !== undefined)) return [];
  return report.figures.filter(({ at }) => at === "sum").map(({ column }) => column);
}
