import { randomUUID } from "node:crypto";
import { formatCompact, formatDay, formatIso } from "../../src-shared/instant";
import type { ApiFace, ColumnType, ScalarType } from "../../src-shared/report";
import type { Cell, ResultTable, Scalar } from "../../src-shared/result";
import { toName } from "../import/literal";
import { listExcluded, listServed, type Served } from "./api";
import { toCompactText, toIsoText } from "./cell-text";
import { fillDraft } from "./draft-file";
import { type JsonField, toJsonSelect } from "./json-text";
import type { Leaving } from "./leaving";
import type { Writer } from "./writer";

/**
 * The JSON body that the analytics API served (`analytics-api.md` §2.5): an array of objects in the
 * API's field order, or one object, compact, letters beyond ASCII as they are. A table's rows have
 * all their columns, with times in ISO 8601.
 */
export const writeApiJson: Writer = async (session, leaving, draft) => {
  const served = listFields(leaving);
  const excluded = listExcluded(leaving.values);
  const isSingle = leaving.report?.isSingle === true;
  // DuckDB writes objects that have nothing within, four times as fast.
  const flat = listFlat(served);
  const names = leaving.columns.map(({ name }) => toName(name)).join(", ");
  const sql = flat ? toJsonSelect(flat, leaving.sql) : `select ${names} from (${leaving.sql}\n)`;
  const rows = await fillDraft(draft, async (write) => {
    let isFirst = true;
    const count = await session.stream(sql, leaving.bindings, async (piece) => {
      const texts = flat ? listTexts(piece) : toTexts(served, piece, excluded);
      if (isSingle) return isFirst ? write(texts[0] ?? "") : undefined;
      await write(`${isFirst ? "[" : ","}${texts.join(",")}`);
      isFirst = false;
    });
    if (!isSingle) await write(isFirst ? "[]" : "]");
    return count;
  });
  return { rows, notes: [] };
};

function listFields({ report, values, columns }: Leaving): Served[] {
  if (report) return listServed(report, values, columns);
  return columns.map(({ name, type }) => ({ name, path: [name], type, face: { form: "iso" } }));
}

/** The fields, where each is a value of the object itself. */
function listFlat(served: readonly Served[]): JsonField[] | undefined {
  const fields = served.flatMap(({ name, path: [field = name, ...rest], type, face }) => {
    if (typeof type === "object" || rest.length > 0) return [];
    const instant = face.form === "iso" ? toIsoText : toCompactText;
    return [{ name: field, column: name, type, isOptional: face.whenNull === "omit", instant }];
  });
  return fields.length === served.length ? fields : undefined;
}

function listTexts({ columns }: ResultTable): readonly string[] {
  return (columns[0]?.values ?? []) as readonly string[];
}

/** A value as the API had it: `undefined` is a field that is left out. */
type Value =
  | undefined
  | null
  | number
  | bigint
  | boolean
  | string
  | readonly Value[]
  | { readonly [name: string]: Value };
type Fields = { readonly [name: string]: Value };

function toTexts(
  served: readonly Served[],
  { columns, rowCount }: ResultTable,
  excluded: readonly string[],
): string[] {
  const cells = new Map(columns.map(({ name, values }) => [name, values]));
  const fields = served.map((column) => ({ ...column, values: cells.get(column.name) ?? [] }));
  const isWide = fields.some(
    ({ type, values }) => type === "int" && values.some((value) => typeof value === "bigint"),
  );
  const encode = isWide ? encodeWide : JSON.stringify;
  return Array.from({ length: rowCount }, (_, row) => {
    const object: Record<string, Value> = {};
    for (const { path, type, face, values } of fields) {
      const value = toServed(type, face, values[row] ?? null, excluded);
      if (value !== undefined) place(object, path, value);
    }
    return encode(object);
  });
}

const wideMark = randomUUID();
const wideNumber = new RegExp(`"${wideMark}(-?\\d+)"`, "g");

/** Whole numbers that JavaScript has no number for come with all their digits. */
function encodeWide(value: Value): string {
  const text = JSON.stringify(value, (_, inner: Value) =>
    typeof inner === "bigint" ? `${wideMark}${inner}` : inner,
  );
  return text.replace(wideNumber, "$1");
}

function toServed(type: ColumnType, face: ApiFace, cell: Cell, excluded: readonly string[]): Value {
  if (cell === null) return face.whenNull === "omit" ? undefined : null;
  if (typeof type === "string") return toValue(type, cell as Scalar, face);
  const { list } = type;
  if (typeof list === "string") {
    return (cell as readonly Scalar[]).map((item) => toValue(list, item, face));
  }
  const items = (cell as readonly Readonly<Record<string, Scalar>>[]).map((item) => {
    const entries = Object.entries(list).filter(
      ([name]) => name === face.keyedBy || name === face.value || !excluded.includes(name),
    );
    return entries.map(
      ([name, scalar]) => [name, toValue(scalar, item[name] ?? null, face)] as const,
    );
  });
  if (!face.keyedBy) return items.map((entries) => Object.fromEntries(entries));
  return toKeyed(items, face.keyedBy, face.value);
}

/** One object of the items, by the key's values: lists of one field, or objects of the others. */
function toKeyed(
  items: readonly (readonly (readonly [string, Value])[])[],
  key: string,
  only: string | undefined,
): Fields {
  const keyed = new Map<string, Value>();
  for (const entries of items) {
    const fields = Object.fromEntries(entries);
    const name = String(fields[key]);
    if (only === undefined) {
      keyed.set(name, Object.fromEntries(entries.filter(([field]) => field !== key)));
    } else keyed.set(name, [...((keyed.get(name) as readonly Value[]) ?? []), fields[only]]);
  }
  return Object.fromEntries(keyed);
}

function toValue(type: ScalarType, cell: Scalar, face: ApiFace): Value {
  if (cell === null) return null;
  switch (type) {
    case "date":
      return formatDay(Number(cell));
    case "timestamp":
      return face.form === "iso" ? formatIso(cell as bigint) : formatCompact(cell as bigint);
    case "text":
    case "int":
    case "double":
    case "bool":
      return cell as string | number | bigint | boolean;
  }
}

function place(
  fields: Record<string, Value>,
  [name = "", ...rest]: readonly string[],
  value: Value,
) {
  if (rest.length === 0) {
    fields[name] = value;
    return;
  }
  const inner = { ...((fields[name] as Fields | undefined) ?? {}) };
  place(inner, rest, value);
  fields[name] = inner;
}
