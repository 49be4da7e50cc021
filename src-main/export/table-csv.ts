import { toFormulaNotes } from "../../src-shared/formula-note";
import { toLiteral, toName } from "../import/literal";
import { toFormulaTally } from "./formulas";
import type { LeavingColumn } from "./leaving";
import { createTally, type Tally } from "./tally";
import type { Writer } from "./writer";

/**
 * A table's rows as DuckDB writes them: a NULL is an empty cell, an empty text `""`, so that they
 * can be imported again as they are.
 */
export const writeTableCsv: Writer = async (session, leaving, draft) => {
  const formulas = await createTally(session);
  const columns = toColumns(leaving.columns, formulas);
  const rows = await session.run(
    `copy (select ${columns.join(", ")} from (${leaving.sql}\n)) to ${toLiteral(draft)}
     (format csv, header, use_tmp_file false)`,
    leaving.bindings,
  );
  return { rows, notes: toFormulaNotes(await formulas.read()) };
};

/** The first text counts for all texts of its row; what is added to it is empty. */
function toColumns(columns: readonly LeavingColumn[], formulas: Tally): string[] {
  const texts = columns.flatMap(({ name, type }) => (type === "text" ? [toName(name)] : []));
  return columns.map(({ name }) => {
    const column = toName(name);
    if (column !== texts[0]) return column;
    return `${column} || ${toFormulaTally(texts, formulas)} as ${column}`;
  });
}
