import { extname } from "node:path";
import type { z } from "zod";
import { AppError } from "../../src-shared/errors";
import {
  bookFormats,
  type ExportFormat,
  formatFacts,
  reportFormats,
  rowFormats,
} from "../../src-shared/export-format";
import { findNearest } from "../../src-shared/nearest";
import {
  type BookOutput,
  bookOutput,
  type ReportOutput,
  reportOutput,
  type TableOutput,
  tableOutput,
} from "../../src-shared/plan";
import { describeProblems, outputKeys } from "./plan-problem";

type WithFormat<Output extends { format?: unknown }> = Output & {
  readonly format: NonNullable<Output["format"]>;
};

/** An output of a plan, checked, with its format. */
export type ParsedOutput =
  | { readonly kind: "report"; readonly output: WithFormat<ReportOutput> }
  | { readonly kind: "book"; readonly output: WithFormat<BookOutput> }
  | { readonly kind: "table"; readonly output: WithFormat<TableOutput> };

/** Checks one output of a plan; where it gives no format, its file's name tells it. */
export function parseOutput(given: unknown): ParsedOutput {
  switch (findKind(given)) {
    case "report": {
      const output = parse(reportOutput, given, outputKeys.report);
      const format = output.format ?? findFormat(output.file, reportFormats);
      // As it was before there were others: what is no other form is CSV.
      return { kind: "report", output: { ...output, format: format ?? "csv" } };
    }
    case "reports": {
      const output = parse(bookOutput, given, outputKeys.reports);
      const format = output.format ?? findFormat(output.file, bookFormats);
      if (format) return { kind: "book", output: { ...output, format } };
      throw new AppError("bad-input", "The format is missing.", {
        hint: `It is one of ${bookFormats.join(", ")}.`,
      });
    }
    case "table": {
      const output = parse(tableOutput, given, outputKeys.table);
      const format = output.format ?? findFormat(output.file, rowFormats);
      return { kind: "table", output: { ...output, format: format ?? "csv" } };
    }
  }
}

/** Which key tells the kind: a report, several in a book, or a table. */
function findKind(given: unknown): keyof typeof outputKeys {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new AppError("bad-input", `It must be an object, not ${JSON.stringify(given)}.`);
  }
  const kinds = (["report", "reports", "table"] as const).filter((key) => key in given);
  const [kind, second] = kinds;
  if (kind && !second) return kind;
  if (second) throw new AppError("bad-input", `It has both “${kind}” and “${second}”.`);
  const near = Object.keys(given).find((key) => findNearest(key, ["report", "reports", "table"]));
  throw new AppError("bad-input", "It says neither report, nor reports, nor table.", {
    ...(near && { hint: `There is “${near}”: is that one of them?` }),
  });
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  keys: readonly string[],
): z.infer<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new AppError("bad-input", describeProblems(parsed.error, keys));
}

/** The first of these formats whose files are named like this one. */
function findFormat<Format extends ExportFormat>(
  file: string,
  formats: readonly Format[],
): Format | undefined {
  const extension = extname(file).slice(1).toLowerCase();
  return formats.find((format) => formatFacts[format].extension === extension);
}
