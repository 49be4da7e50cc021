import type { ScalarType } from "../../src-shared/report";

/**
 * SQL that writes a cell as text, character for character as `instant.ts` and JavaScript do. Null
 * stays null. `sql` is an expression, read more than once.
 */
export function toTextSql(type: ScalarType, sql: string, forms: TextForms): string {
  switch (type) {
    case "text":
      return sql;
    case "int":
      return `${sql}::varchar`;
    case "double":
      return toDoubleText(sql);
    case "bool":
      return `case ${sql} when true then '${forms.yes}' when false then '${forms.no}' end`;
    case "date":
      return toDayText(sql);
    case "timestamp":
      return forms.instant(sql);
  }
}

export interface TextForms {
  readonly yes: string;
  readonly no: string;
  readonly instant: (sql: string) => string;
}

/** `2014-01-31T235959`, as `formatCompact`. */
export function toCompactText(sql: string): string {
  return toMomentText(sql, "-%m-%dT%H%M%S");
}

/** `2014-01-31T23:59:59Z`, with `.ffffff` where microseconds are not zero, as `formatIso`. */
export function toIsoText(sql: string): string {
  return `${toMomentText(sql, "-%m-%dT%H:%M:%S")} ||
    case when epoch_us(${sql}) % 1000000 = 0 then 'Z' else strftime(${sql}, '.%fZ') end`;
}

/** `2014-01-31 23:59:59`, as spreadsheets read a date and time; what is under a second is cut off. */
export function toSheetText(sql: string): string {
  return toMomentText(sql, "-%m-%d %H:%M:%S");
}

/** `2014-01-31`, as `formatDay`. */
function toDayText(sql: string): string {
  return `case when ${isCommon(sql)} then (${sql})::varchar else ${toRareText(sql, "-%m-%d")} end`;
}

/** The year, and what follows it in the words of strftime. */
function toMomentText(sql: string, rest: string): string {
  return `case when ${isCommon(sql)} then strftime(${sql}, '%Y${rest}')
    else ${toRareText(sql, rest)} end`;
}

/** Years of four digits, of which every function says the same. */
function isCommon(sql: string): string {
  return `${sql} between '1000-01-01' and '9999-12-31'`;
}

/**
 * ISO 8601 writes other years with a sign and six digits; a year 0 comes before the year 1. Short,
 * since a small file takes longer to plan than to write.
 */
function toRareText(sql: string, rest: string): string {
  const year = `year(${sql})`;
  const digits = `case when ${year} between 0 and 9999 then '{:04d}' else '{:+07d}' end`;
  return `format(${digits}, ${year}) || strftime(${sql}, '${rest}')`;
}

/**
 * The shortest digits that give the number back are the same in both; where an exponent begins is
 * not, nor is a whole number's `.0`.
 */
export function toDoubleText(sql: string): string {
  const sign = `case when ${sql} < 0 then '-' else '' end`;
  const text = `abs(${sql})::varchar`;
  const digits = `regexp_replace(regexp_extract(${text}, '^[^e]*'), '\\.0$|\\.', '')`;
  const exponent = `regexp_extract(${text}, 'e(.*)$', 1)::int`;
  return `case
    when ${sql} = trunc(${sql}) and abs(${sql}) < 1e15 then ${sql}::bigint::varchar
    when abs(${sql}) >= 1e-4 and abs(${sql}) < 1e15 then ${sql}::varchar
    when isnan(${sql}) then 'NaN'
    when isinf(${sql}) then ${sign} || 'Infinity'
    when abs(${sql}) < 1e16 and abs(${sql}) >= 1e15 then regexp_replace(${sql}::varchar, '\\.0$', '')
    when abs(${sql}) >= 1e16 and abs(${sql}) < 1e21 then
      ${sign} || rpad(${digits}, ${exponent} + 1, '0')
    when abs(${sql}) < 1e-4 and abs(${sql}) >= 1e-6 then
      ${sign} || '0.' || repeat('0', -${exponent} - 1) || ${digits}
    else regexp_replace(${sql}::varchar, '(e[+-])0+', '\\1') end`;
}
