import { toFormulaNotes } from "../../src-shared/formula-note";
import type { ScalarType } from "../../src-shared/report";
import type { Session } from "../engine";
import { toLiteral, toName } from "../import/literal";
import { listExcluded, listServed, type Served, toWords } from "./api";
import { type TextForms, toCompactText, toIsoText, toTextSql } from "./cell-text";
import { type CsvColumn, toCsvCopy } from "./csv-lines";
import { keepRows } from "./keep-rows";
import type { Leaving } from "./leaving";
import { createTally } from "./tally";
import type { Writer } from "./writer";

/**
 * A report as the analytics API served it in CSV (`analytics-api.md` §2.6): columns by name in
 * code-point order, without those that no row has; CRLF after each line; no BOM.
 */
export const writeApiCsv: Writer = async (session, leaving, draft) => {
  if (!leaving.report) throw new Error("the API served no tables");
  const served = listServed(leaving.report, leaving.values, leaving.columns).filter(
    ({ face }) => !face.isLeftOutOfCsv,
  );
  // Rows that are looked at before they are written are worked out once.
  const source = served.some(isDiscovered) ? await keepRows(session, leaving) : leaving;
  const columns = choose(await listColumns(session, source, served), leaving);
  const formulas = await createTally(session);
  const copy = toCsvCopy(columns, source.sql, draft, { formulas });
  const rows = await session.run(copy, source.bindings);
  return { rows, notes: toFormulaNotes(await formulas.read()) };
};

/** Whether it is a column only where some row has a value. */
function isDiscovered({ face }: Served): boolean {
  return face.whenNull === "omit" || face.keyedBy !== undefined;
}

async function listColumns(
  session: Session,
  source: Leaving,
  served: readonly Served[],
): Promise<CsvColumn[]> {
  const present = await findPresent(session, source, served.filter(isDiscovered));
  const columns: CsvColumn[] = [];
  for (const column of served) {
    const { name, face } = column;
    if (face.keyedBy !== undefined && typeof column.type === "object") {
      columns.push(...(await listKeyed(session, source, column, face.keyedBy)));
      const isSeen = face.whenNull !== "omit" && present.get(name)?.hasNull;
      if (isSeen) columns.push({ head: column.path.join("."), cell: "''", isText: false });
    } else if (face.whenNull !== "omit" || present.get(name)?.hasValue) {
      columns.push(toColumn(column));
    }
  }
  return columns;
}

interface Presence {
  readonly hasValue: boolean;
  readonly hasNull: boolean;
}

async function findPresent(
  session: Session,
  { sql, bindings }: Leaving,
  served: readonly Served[],
): Promise<ReadonlyMap<string, Presence>> {
  if (served.length === 0) return new Map();
  const asked = served.map(
    ({ name }, at) =>
      `count(${toName(name)}) > 0 as value${at}, count(${toName(name)}) < count(*) as null${at}`,
  );
  const [found] = await session.list<Record<string, boolean>>(
    `select ${asked.join(", ")} from (${sql}\n)`,
    bindings,
  );
  const toPresence = (at: number) => ({
    hasValue: found?.[`value${at}`] === true,
    hasNull: found?.[`null${at}`] === true,
  });
  return new Map(served.map(({ name }, at) => [name, toPresence(at)]));
}

function toColumn({ name, path, type, face }: Served): CsvColumn {
  const head = path.join(".");
  const column = toName(name);
  if (typeof type === "string") {
    return { head, cell: toApiText(type, column, face), isText: type === "text" };
  }
  if (typeof type.list !== "string") throw new Error(`no cell for a list of objects: ${name}`);
  return { head, cell: toJoined(type.list, "item", column, face), isText: true };
}

/** A column for each key that some row has: with its values joined, or one for each other field. */
async function listKeyed(
  session: Session,
  { sql, bindings, values }: Leaving,
  { name, path, type, face }: Served,
  key: string,
): Promise<CsvColumn[]> {
  if (typeof type !== "object" || typeof type.list === "string") return [];
  const column = toName(name);
  const getKey = `coalesce(item.${toName(key)}::varchar, 'null')`;
  const keys = await session.list<{ found: string }>(
    `select distinct ${getKey} as found from (select unnest(${column}) as item from (${sql}\n))`,
    bindings,
  );
  const excluded = listExcluded(values);
  const fields = Object.entries(type.list).filter(([field]) =>
    face.value === undefined ? field !== key && !excluded.includes(field) : field === face.value,
  );
  return keys.flatMap(({ found }) =>
    fields.map(([field, scalar]) => {
      const head = [...path, found, ...(face.value === undefined ? [field] : [])].join(".");
      const isIt = `${getKey} = ${toTextLiteral(found)}`;
      if (face.value !== undefined) {
        const source = `list_filter(${column}, lambda item: ${isIt})`;
        const cell = toJoined(scalar, `item.${toName(field)}`, source, face);
        return { head, cell, isText: true };
      }
      // Of two objects of one key the later one stands.
      const item = `list_filter(${column}, lambda item: ${isIt})[-1].${toName(field)}`;
      return { head, cell: toApiText(scalar, item, face), isText: scalar === "text" };
    }),
  );
}

function toJoined(type: ScalarType, item: string, list: string, { form }: { form?: "iso" }) {
  const text = `coalesce(${toApiText(type, item, form ? { form } : {})}, '')`;
  return `array_to_string(list_transform(${list}, lambda item: ${text}), ', ')`;
}

function toApiText(type: ScalarType, sql: string, { form }: { form?: "iso" }): string {
  return toTextSql(type, sql, form === "iso" ? isoForms : compactForms);
}

const compactForms: TextForms = { yes: "True", no: "False", instant: toCompactText };
const isoForms: TextForms = { ...compactForms, instant: toIsoText };

/** Those that `fields` asks for, in its order, where it asks for any; else all, by name. */
function choose(columns: readonly CsvColumn[], { values }: Leaving): readonly CsvColumn[] {
  const byHead = new Map(columns.map((column) => [column.head, column]));
  const wanted = new Set(toWords(values.fields) ?? []);
  const chosen = [...wanted].flatMap((head) => byHead.get(head) ?? []);
  if (chosen.length > 0) return chosen;
  return [...byHead.values()].sort((a, b) => compareCodePoints(a.head, b.head));
}

/** JavaScript compares UTF-16 units, which puts characters beyond U+FFFF before U+E000. */
function compareCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** SQL ends at a NUL. */
function toTextLiteral(text: string): string {
  return `(${text.split("\0").map(toLiteral).join(" || chr(0) || ")})`;
}
