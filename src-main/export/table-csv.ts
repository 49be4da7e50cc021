import { toLiteral, toName } from "../import/literal";
import { countFormulas, toFormulaNotes } from "./formulas";
import type { Writer } from "./writer";

/**
 * A table's rows as DuckDB writes them: a NULL is an empty cell, an empty text `""`, so that they
 * can be imported again as they are.
 */
export const writeTableCsv: Writer = async (session, leaving, draft) => {
  const names = leaving.columns.map(({ name }) => toName(name));
  const rows = await session.run(
    `copy (select ${names.join(", ")} from (${leaving.sql}\n)) to ${toLiteral(draft)}
     (format csv, header, use_tmp_file false)`,
    leaving.bindings,
  );
  const texts = leaving.columns.filter(({ type }) => type === "text");
  const formulas = await countFormulas(
    session,
    leaving,
    texts.map(({ name }) => toName(name)),
  );
  return { rows, notes: toFormulaNotes(formulas) };
};
