import type { CallInput, ExportPreview, PlanResult } from "../../../src-shared/ipc";
import { hiddenMark, type Privacy, redactedMark } from "../../../src-shared/privacy";
import { getTable, type TableName } from "../../../src-shared/schema";
import { getReport } from "./fixtures";

/** What leaves, and what became of a plan, made up. */

type Fate = ExportPreview["columns"][number]["fate"];

const learnerColumns = /^(username|learner|user_id)$/i;
const personColumns = /^(name|answer|answer_value|email)$/i;

export function previewFakeReport({ report, privacy }: CallInput<"previewReport">): ExportPreview {
  const columns = Object.entries(getReport(report).columns);
  return preview(
    columns.map(([name, { label, type }]) => ({ name, label, isCount: type === "int" })),
    privacy,
  );
}

export function previewFakeTableExport(
  request: Pick<CallInput<"previewTableExport">, "table" | "privacy">,
): ExportPreview {
  const { fields } = getTable(request.table as TableName);
  return preview(
    Object.entries(fields).map(([name, { type }]) => ({
      name,
      label: name,
      isCount: type === "int",
    })),
    request.privacy,
  );
}

function preview(
  all: readonly { readonly name: string; readonly label: string; readonly isCount: boolean }[],
  { learners, identifiers, smallCells }: Privacy,
): ExportPreview {
  const toFate = (label: string, isCount: boolean): Fate => {
    if (learners === "pseudonymize" && learnerColumns.test(label)) return "pseudonymized";
    if (identifiers !== "keep" && personColumns.test(label)) {
      return identifiers === "drop" ? "dropped" : "redacted";
    }
    return isCount && smallCells !== null ? "hidden" : "kept";
  };
  const columns = all.map(({ name, label, isCount }) => {
    const fate = toFate(label, isCount);
    return { name, label, fate, cells: fate === "kept" ? 0 : fate === "hidden" ? 12 : 102 };
  });
  const left = columns.filter(({ fate }) => fate !== "dropped");
  const marks: Partial<Record<Fate, string>> = { hidden: hiddenMark, redacted: redactedMark };
  const sample = [1, 2, 3, 4].map((row) =>
    left.map(({ fate }, place) => marks[fate] ?? `cell ${place} of row ${row}`),
  );
  const notes = smallCells === null ? [] : [`Counts from 1 to ${smallCells - 1} are hidden.`];
  return { columns, rows: 102, sample, notes };
}

export const fakePlanResult: PlanResult = {
  token: "token of exports",
  name: "exports",
  outputs: [
    { file: "course.xlsx", status: "ok", rows: 4012, message: null },
    { file: "a/enrollment.csv", status: "ok", rows: 1, message: "3 cells begin like a formula." },
    { file: "grades.parquet", status: "bad-input", rows: 0, message: "No report is “grades”." },
    { file: "empty.json", status: "missing-data", rows: 0, message: "There are no rows." },
  ],
};
