import { toLiteral } from "../import/literal";
import type { Tally } from "./tally";

/**
 * Which text a spreadsheet would run, after OWASP's page on CSV injection: text that begins with
 * `=`, `+`, `-` or `@`, their full-width forms too, also after white space, which some programs cut
 * off; and text that begins with a tab, a line break or NUL. Text that is a plain number, such as
 * `-5` or `+3.5e2`, is read as that number, and harmless.
 *
 * The patterns are written for both JavaScript and DuckDB (RE2).
 */
const space = "[\\x00-\\x20\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]";
const signs = "=+@\uff1d\uff0b\uff0d\uff20\\-";
const beginning = `^(?:${space}*[${signs}]|[\\x00\\t\\r\\n])`;
const number = "^[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?$";
/** Where cells end at semicolons (much of Europe), a text with commas around it is torn there. */
const within = `([;\\t\\r\\n]${space}*)([${signs}])`;

/** Text that a spreadsheet shows as it is: an apostrophe before what it would run. */
export function neutralize(text: string): string {
  const isRun = new RegExp(beginning, "u").test(text) && !new RegExp(number, "u").test(text);
  const inner = text.replace(new RegExp(within, "gu"), "$1'$2");
  return isRun ? `'${inner}` : inner;
}

/** The same in SQL, of an expression that is text. */
export function toNeutralSql(text: string): string {
  const inner = `case when ${mayBeTorn(text)} and ${contains(text, within)} then
    regexp_replace(${text}, ${toLiteral(within)}, '\\1''\\2', 'g') else ${text} end`;
  return `case when ${isFormula(text)} then '''' || ${inner} else ${inner} end`;
}

/** SQL for an empty text that counts the cells, of a row's, that begin like a formula. */
export function toFormulaTally(texts: readonly string[], { one }: Tally): string {
  if (texts.length === 0) return "''";
  const each = texts.map((text) => `case when ${isFormula(text)} then ${one} else '' end`);
  // Rows without any, which are nearly all, are done with at once.
  return `case when ${texts.map(mayBeFormula).join(" or ")} then ${each.join(" || ")} else '' end`;
}

function isFormula(text: string): string {
  return `(${mayBeFormula(text)} and ${contains(text, beginning)} and not ${contains(text, number)})`;
}

/** Most texts begin with a letter or a digit, and comparing is quicker than a pattern. */
function mayBeFormula(text: string): string {
  return `((${text} < 'A' and (${text} < '0' or ${text} >= '=')) or ${text} >= chr(160))`;
}

/** Most texts have neither a semicolon nor white space other than blanks, and looking is quicker too. */
function mayBeTorn(text: string): string {
  const marks = ["';'", "chr(9)", "chr(13)", "chr(10)"];
  return `(${marks.map((mark) => `contains(${text}, ${mark})`).join(" or ")})`;
}

function contains(text: string, pattern: string): string {
  return `regexp_matches(${text}, ${toLiteral(pattern)})`;
}
