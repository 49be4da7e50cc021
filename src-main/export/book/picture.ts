import type { Course } from "../../../src-shared/ipc";
import type { Chart, Report } from "../../../src-shared/report";
import type { Session } from "../../engine";
import { toName } from "../../import/literal";
import type { Leaving } from "../leaving";
import { encodePng } from "../png";
import { drawSvg } from "../svg";
import type { Picture } from "./steps";

/** More than any chart can show. */
const mostRows = 20_000;

export interface PictureFacts {
  readonly course: Course | null;
  /** As text. */
  readonly period: string;
}

/**
 * The report's chart, of the rows as they leave; null where it has none, or where rows or columns
 * that it needs do not leave.
 */
export async function drawPicture(
  { report, columns, sql, bindings }: Leaving,
  session: Session,
  rows: number,
  facts: PictureFacts,
): Promise<Picture | null> {
  if (!report || report.chart.mark === "none" || rows > mostRows) return null;
  const needed = listColumns(report);
  const there = new Set(columns.map(({ name }) => name));
  if (!needed.every((name) => there.has(name))) return null;
  const table = await session.query(
    `select ${needed.map(toName).join(", ")} from (${sql}\n)`,
    bindings,
  );
  const png = encodePng(await drawSvg({ report, table }, facts));
  return { png, text: `${report.title}. ${report.question} ${facts.period}.` };
}

/** The columns that the chart is drawn from. */
function listColumns({ chart }: Report): string[] {
  const named = Object.entries(chart as Chart<string>).flatMap(([field, value]) => {
    if (["mark", "unit", "categories"].includes(field)) return [];
    if (Array.isArray(value)) return value.map(({ column }) => String(column));
    return typeof value === "object" && value !== null ? [String(value.column)] : [String(value)];
  });
  return [...new Set(named)];
}
