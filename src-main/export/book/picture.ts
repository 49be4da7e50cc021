import type { Course } from "../../../src-shared/ipc";
import type { Session } from "../../engine";
import type { Leaving } from "../leaving";
import { encodePng } from "../png";
import { readShown, toDrawable } from "../shown";
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
  leaving: Leaving,
  session: Session,
  rows: number,
  facts: PictureFacts,
): Promise<Picture | null> {
  const { report } = leaving;
  if (!report || report.chart.mark === "none" || rows > mostRows) return null;
  const { report: drawn, table, notes } = toDrawable(await readShown(session, leaving));
  if (!table || table.rowCount === 0) return null;
  const png = encodePng(await drawSvg({ report: drawn, table }, { ...facts, remarks: notes }));
  return {
    png,
    text: [`${report.title}. ${report.question} ${facts.period}.`, ...notes].join(" "),
  };
}
