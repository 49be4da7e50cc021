import type { Bindings, Session } from "../engine";
import { toLiteral } from "../import/literal";

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
  const inner = `case when ${contains(text, within)} then
    regexp_replace(${text}, ${toLiteral(within)}, '\\1''\\2', 'g') else ${text} end`;
  return `case when ${isFormula(text)} then '''' || ${inner} else ${inner} end`;
}

/** How many cells begin like a formula. `texts` are expressions over the source's columns. */
export async function countFormulas(
  session: Session,
  source: { readonly sql: string; readonly bindings: Bindings },
  texts: readonly string[],
): Promise<number> {
  if (texts.length === 0) return 0;
  const counts = texts.map((text) => `count(*) filter (where ${isFormula(text)})`);
  const [found] = await session.list<{ cells: number }>(
    `select ${counts.join(" + ")} as cells from (${source.sql}\n)`,
    source.bindings,
  );
  return found?.cells ?? 0;
}

/** For whoever gets a plain CSV. */
export function toFormulaNotes(cells: number): string[] {
  if (cells === 0) return [];
  const begin = cells === 1 ? "1 cell begins" : `${cells} cells begin`;
  const they = cells === 1 ? "it" : "they";
  return [
    `${begin} like a formula: opened in a spreadsheet ${they} would run. Choose CSV for spreadsheets for that.`,
  ];
}

/** Most texts begin with a letter, and comparing is quicker than a pattern. */
function isFormula(text: string): string {
  const mayBe = `((${text} < 'A' and (${text} < '0' or ${text} >= '=')) or ${text} >= chr(160))`;
  return `(${mayBe} and ${contains(text, beginning)} and not ${contains(text, number)})`;
}

function contains(text: string, pattern: string): string {
  return `regexp_matches(${text}, ${toLiteral(pattern)})`;
}
