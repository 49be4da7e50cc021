import type { RowFormat } from "../src-shared/export-format";
import { isFormulaNote } from "../src-shared/formula-note";
import type { ExportPreview, Saved } from "../src-shared/ipc";
import type { Privacy } from "../src-shared/privacy";
import type { Column } from "../src-shared/report";

/** What the code that opens a file is written from. */
export interface SubjectColumn extends Pick<Column, "label" | "type" | "isSpread" | "api"> {
  readonly name: string;
}

/** Rows that can leave. */
export interface RowSource {
  /** “Enrollment by mode”. */
  readonly title: string;
  readonly columns: readonly SubjectColumn[];
  /** Null when the user thinks better of it. */
  save(job: string, format: RowFormat, privacy: Privacy): Promise<Saved | null>;
}

/** Those of a report or of a table, which privacy has a say in. */
export interface RowSubject extends RowSource {
  readonly kind: "report" | "table";
  /** The course and the days, or what the rows are narrowed down to. */
  readonly about: string;
  /** Tells it apart from every other one. */
  readonly key: string;
  preview(job: string, privacy: Privacy): Promise<ExportPreview>;
  /** A plan that writes them again. */
  savePlan(format: RowFormat, privacy: Privacy): Promise<Saved | null>;
}

/** The columns of the file: those that privacy leaves out are not in it. */
export function listFileColumns(
  { columns }: RowSubject,
  preview: ExportPreview | undefined,
): readonly SubjectColumn[] {
  const dropped = new Set(
    preview?.columns.flatMap(({ name, fate }) => (fate === "dropped" ? [name] : [])),
  );
  return columns.filter(({ name }) => !dropped.has(name));
}

/** Whether a plain CSV has cells that a spreadsheet would run as a formula: then its notes say so. */
export function hasFormulas(format: RowFormat, { notes }: Saved): boolean {
  return format === "csv" && notes.some(isFormulaNote);
}
