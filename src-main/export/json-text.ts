import type { ScalarType } from "../../src-shared/report";
import { toLiteral, toName } from "../import/literal";
import { type TextForms, toTextSql } from "./cell-text";

/** A field of an object: its name, and the column that it has its value from. */
export interface JsonField {
  readonly name: string;
  readonly column: string;
  readonly type: ScalarType;
  /** Left out where it is null. */
  readonly isOptional: boolean;
  readonly instant: TextForms["instant"];
}

/** A SELECT of one text a row, an object character for character as `JSON.stringify` writes it. */
export function toJsonSelect(fields: readonly JsonField[], source: string): string {
  if (fields.length === 0) return `select '{}' as object from (${source}\n)`;
  const parts = fields.map(toPart).join(", ");
  // concat_ws passes nulls over, which are the fields that are left out.
  const objects = `select '{' || concat_ws(',', ${parts}) || '}' as object from (${source}\n)`;
  return `select case when contains(object, '\\u00') then ${toSmallDigits("object")}
    else object end as object from (${objects})`;
}

function toPart({ name, column, type, isOptional, instant }: JsonField): string {
  const value = toValueSql(type, toName(column), instant);
  const head = toLiteral(`${JSON.stringify(name)}:`);
  return `${head} || ${isOptional ? value : `coalesce(${value}, 'null')`}`;
}

/** Null stays null. */
function toValueSql(type: ScalarType, sql: string, instant: TextForms["instant"]): string {
  const text = toTextSql(type, sql, { yes: "true", no: "false", instant });
  switch (type) {
    case "text":
      return `to_json(${sql}::varchar)::varchar`;
    case "double":
      return `case when not isfinite(${sql}) then 'null' else ${text} end`;
    case "date":
    case "timestamp":
      return `'"' || (${text}) || '"'`;
    case "int":
    case "bool":
      return text;
  }
}

/**
 * DuckDB writes `\u001F` and JavaScript `\u001f`. What is an escape and what a backslash before a
 * `u` is told apart by standing another character, which JSON never has, for each escaped backslash.
 */
function toSmallDigits(json: string): string {
  const codes = Array.from({ length: 32 }, (_, code) => code.toString(16).padStart(2, "0"));
  const escapes = codes.filter((code) => /[a-f]/.test(code));
  const small = escapes.reduce(
    (sql, code) => `replace(${sql}, '\\u00${code.toUpperCase()}', '\\u00${code}')`,
    `replace(${json}, '\\\\', chr(1))`,
  );
  return `replace(${small}, chr(1), '\\\\')`;
}
