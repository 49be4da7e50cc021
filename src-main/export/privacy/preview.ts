import { formatCell } from "../../../src-shared/format";
import type { ExportPreview } from "../../../src-shared/ipc";
import { hiddenMark } from "../../../src-shared/privacy";
import type { Cell, ResultTable } from "../../../src-shared/result";
import type { Session } from "../../engine";
import { toName } from "../../import/literal";
import type { Leaving, LeavingColumn, Protection } from "../leaving";
import { listCautions } from "./fates";
import { protectRows } from "./protect";

const sampleRows = 20;

/** What would leave, with the first rows as people read them, and what is done and not done, a sentence each. */
export async function previewLeaving(
  session: Session,
  leaving: Leaving,
  protection: Protection,
): Promise<ExportPreview> {
  const { leaving: left, treatment, rows } = await protectRows(session, leaving, protection);
  return {
    columns: treatment.fates.map(({ column, what, cells }) => ({
      name: column.name,
      label: column.label,
      fate: what,
      cells,
    })),
    rows,
    sample: await readSample(session, left),
    notes: [...left.protections, ...listCautions(leaving, treatment)],
  };
}

async function readSample(session: Session, { sql, bindings, columns }: Leaving) {
  const chosen = columns.flatMap(({ name, isHidden }) => [name, ...(isHidden ? [isHidden] : [])]);
  const table = await session.query(
    `select ${chosen.map(toName).join(", ")} from (${sql}\n) limit ${sampleRows}`,
    bindings,
  );
  return Array.from({ length: table.rowCount }, (_, row) =>
    columns.map((column) => toText(table, column, row)),
  );
}

function toText(table: ResultTable, column: LeavingColumn, row: number): string {
  const find = (name: string): Cell =>
    table.columns.find((candidate) => candidate.name === name)?.values[row] ?? null;
  if (column.isHidden && find(column.isHidden) === true) return hiddenMark;
  return formatCell(column, find(column.name), "en-US");
}
