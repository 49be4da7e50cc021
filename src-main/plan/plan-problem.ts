import type { z } from "zod";
import { findNearest } from "../../src-shared/nearest";
import {
  bookOutput,
  courseFilter,
  planSchema,
  reportOutput,
  tableOutput,
} from "../../src-shared/plan";
import { privacySchema } from "../../src-shared/privacy";

type Issue = z.core.$ZodIssue;

/** What may be written at the top of a plan. */
export const planKeys: readonly string[] = Object.keys(planSchema.shape);

/** What may be written in each kind of output, by the key that tells it. */
export const outputKeys = {
  report: Object.keys(reportOutput.shape),
  reports: Object.keys(bookOutput.shape),
  table: Object.keys(tableOutput.shape),
} as const;

/** What is wrong with a part of a plan, in one sentence; `keys` are those that it may have. */
export function describeProblems(error: z.ZodError, keys: readonly string[]): string {
  const issues = error.issues.flatMap((issue) => toInnermost(issue));
  const text = [...new Set(issues.map((issue) => describe(issue, keys)))].join("; ");
  return text.endsWith("?") ? text : `${text}.`;
}

/** Where there is a choice between several forms, what the form lacks that was meant. */
function toInnermost(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const meant = issue.errors.find((found) => found.every(({ path }) => path.length > 0));
  if (!meant) return [issue];
  return meant.flatMap((inner) => toInnermost({ ...inner, path: [...issue.path, ...inner.path] }));
}

function describe(issue: Issue, keys: readonly string[]): string {
  const place = issue.path.join(".") || "it";
  switch (issue.code) {
    case "unrecognized_keys": {
      const under = issue.path.at(-1);
      const known = under === undefined ? keys : (innerKeys[String(under)] ?? []);
      return issue.keys.map((key) => describeUnknown(key, known, under)).join("; ");
    }
    case "invalid_type":
      if (issue.message.endsWith("received undefined")) return `${place} is missing`;
      return `${place} must be ${typeNames[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `${place} must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.join(", ")}`;
    case "invalid_union":
      return `${place} must be ${forms[place] ?? "something else"}`;
    case "too_small":
      return `${place} must be ${issue.origin === "number" ? `at least ${issue.minimum}` : "given, and not empty"}`;
    case "too_big":
      return `${place} must be at most ${issue.maximum}${issue.origin === "string" ? " characters" : ""}`;
    default:
      return `${place} does not fit: ${issue.message}`;
  }
}

function describeUnknown(key: string, known: readonly string[], under?: PropertyKey): string {
  const near = findNearest(key, known);
  const where = under === undefined ? "" : ` in ${String(under)}`;
  const cure = near ? `did you mean “${near}”?` : `only ${known.join(", ")}`;
  return `there is no “${key}”${where}, ${cure}`;
}

const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

/** Where one of several forms was to be given, and none was meant. */
const forms: Readonly<Record<string, string>> = {
  courses: '"all", a list of course ids, or a filter such as {"org": ["edX"]}',
  reports: '"all", or a list of report ids',
};

/** What may be written under a key. */
const innerKeys: Readonly<Record<string, readonly string[]>> = {
  privacy: Object.keys(privacySchema.shape),
  courses: Object.keys(courseFilter.shape),
  period: Object.keys(bookOutput.shape.period.unwrap().shape),
  sort: Object.keys(tableOutput.shape.sort.unwrap().shape),
};
