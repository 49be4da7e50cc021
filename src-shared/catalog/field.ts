import type { Field } from "../schema";

/** A column of one of the LMS's catalogue tables, and how a table of ours holds it. */
export interface CatalogField extends Field {
  /**
   * What the LMS writes when nothing is said, and so what a row has whose file lacks the column.
   * A field without it, and not required, may be NULL.
   */
  readonly initial?: string | number | boolean;
  /** A number with two places: text in the serializer's JSON. */
  readonly isDecimal?: true;
}

export type CatalogFields = Readonly<Record<string, CatalogField>>;

type Value<F extends CatalogField> = F["type"] extends "text"
  ? string
  : F["type"] extends "bool"
    ? boolean
    : F["type"] extends "timestamp"
      ? bigint
      : number;

/** A row with these fields; a timestamp is microseconds since 1970, UTC. */
export type RowOf<Fields extends CatalogFields> = {
  readonly [Name in keyof Fields]:
    | Value<Fields[Name]>
    | (Fields[Name] extends { initial: unknown } | { required: true } ? never : null);
};

/** The row that the LMS would write when nothing is said but what is required. */
export function createEmptyRow<Fields extends CatalogFields>(
  fields: Fields,
  required: Partial<RowOf<Fields>>,
): RowOf<Fields> {
  const values = Object.entries(fields).map(([name, { initial }]) => [name, initial ?? null]);
  return { ...Object.fromEntries(values), ...required };
}

const optional = true;

export const text = (meaning: string) => ({ type: "text", meaning, optional }) as const;
/** Text that is never NULL. */
export const fullText = (meaning: string, initial = "") =>
  ({ type: "text", meaning, optional, initial }) as const;
export const flag = (meaning: string, initial = false) =>
  ({ type: "bool", meaning, optional, initial }) as const;
export const whole = (meaning: string) => ({ type: "int", meaning, optional }) as const;
export const number = (meaning: string) => ({ type: "double", meaning, optional }) as const;
export const instant = (meaning: string) => ({ type: "timestamp", meaning, optional }) as const;
export const requiredText = (meaning: string) =>
  ({ type: "text", meaning, required: true }) as const;
