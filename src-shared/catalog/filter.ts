import { AppError } from "../errors";
import type { Scalar } from "../result";
import { compareCodePoints } from "./code-points";
import type { CatalogField } from "./field";
import { foldCase } from "./fold";
import { type Overview, overviewFields } from "./overview";
import { readValue } from "./stored-value";

type Value = NonNullable<Scalar>;
type Test = (cell: Value, value: Value) => boolean;

const isText = (test: (cell: string, value: string) => boolean): Test => {
  return (cell, value) => test(String(cell), String(value));
};
const orders = {
  gt: (cell, value) => compareValues(cell, value) > 0,
  gte: (cell, value) => compareValues(cell, value) >= 0,
  lt: (cell, value) => compareValues(cell, value) < 0,
  lte: (cell, value) => compareValues(cell, value) <= 0,
} satisfies Record<string, Test>;
const texts = {
  iexact: isText((cell, value) => foldCase(cell) === foldCase(value)),
  contains: isText((cell, value) => cell.includes(value)),
  icontains: isText((cell, value) => foldCase(cell).includes(foldCase(value))),
  startswith: isText((cell, value) => cell.startsWith(value)),
  istartswith: isText((cell, value) => foldCase(cell).startsWith(foldCase(value))),
} satisfies Record<string, Test>;

const lookups: readonly string[] = [
  "exact",
  "in",
  "isnull",
  ...Object.keys(orders),
  ...Object.keys(texts),
];

/**
 * A test of overviews from conditions as Django writes them, all of which must hold:
 * `{mobile_available: true, end__gte: "2025-06-15", id__in: [...]}`. A value is one of the column's
 * type or text of it; a NULL cell meets `isnull` alone. An unknown column or lookup, and a value that
 * does not fit, are `bad-input`.
 */
export function createFilter(
  conditions: Readonly<Record<string, unknown>>,
): (overview: Overview) => boolean {
  const tests = Object.entries(conditions).map(([name, value]) => parseCondition(name, value));
  return (overview) => tests.every((test) => test(overview));
}

function parseCondition(name: string, value: unknown): (overview: Overview) => boolean {
  const at = name.lastIndexOf("__");
  const [column, lookup] = at > 0 ? [name.slice(0, at), name.slice(at + 2)] : [name, "exact"];
  if (!Object.hasOwn(overviewFields, column) || !lookups.includes(lookup)) {
    throw new AppError("bad-input", `“${name}” is not a filter of courses.`, {
      hint: `Write a column, or a column, __ and one of ${lookups.join(", ")}.`,
    });
  }
  const test = createTest(name, overviewFields[column as keyof Overview], lookup, value);
  return (overview) => test(overview[column as keyof Overview]);
}

function createTest(
  name: string,
  field: CatalogField,
  lookup: string,
  given: unknown,
): (cell: Scalar) => boolean {
  if (lookup === "isnull") {
    const isWanted = parseValue(name, { type: "bool", meaning: "" }, given);
    return (cell) => (cell === null) === isWanted;
  }
  if (lookup === "in") {
    if (!Array.isArray(given)) throw toRefusal(name, given);
    const values = new Set<Scalar>(given.map((item) => parseValue(name, field, item)));
    return (cell) => values.has(cell);
  }
  if (given === null && (lookup === "exact" || lookup === "iexact")) return (cell) => cell === null;
  const value = parseValue(name, field, given);
  if (lookup === "exact") return (cell) => cell === value;
  const test = { ...orders, ...(field.type === "text" && texts) }[lookup];
  if (!test) throw toRefusal(name, given);
  return (cell) => cell !== null && test(cell, value);
}

function parseValue(name: string, field: CatalogField, given: unknown): Value {
  if (typeof given === "bigint" && field.type === "timestamp") return given;
  const isKind = field.type === "text" ? typeof given === "string" : typeof given !== "bigint";
  const { value, problem } = isKind ? readValue(field, given) : { value: null };
  if (value === null || problem !== undefined) throw toRefusal(name, given);
  return value;
}

function compareValues(a: Value, b: Value): number {
  if (typeof a === "string" && typeof b === "string") return compareCodePoints(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}

function toRefusal(name: string, given: unknown): AppError {
  return new AppError("bad-input", `The filter ${name} cannot be ${String(given)}.`, {
    hint: "Give a value of the column's type; texts are searched in text columns only.",
  });
}
