import { toLiteral, toName } from "../import/literal";
import { countLeaving } from "./count-rows";
import { listFileFacts } from "./file-facts";
import { isSpreadOut, toFlat } from "./spread";
import type { Writer } from "./writer";

/** DuckDB writes it: its types, lists and objects too, zstd, and the same bytes every time. */
export const writeParquet: Writer = async (session, leaving, draft) => {
  const flat = toFlat(leaving);
  const names = flat.columns.map(({ name }) => toName(name)).join(", ");
  const facts = listFileFacts(flat).map(([name, value]) => `${toName(name)}: ${toLiteral(value)}`);
  const written = await session.run(
    `copy (select ${names} from (${flat.sql}\n)) to ${toLiteral(draft)}
     (format parquet, compression zstd, kv_metadata {${facts.join(", ")}}, use_tmp_file false)`,
    flat.bindings,
  );
  const rows = isSpreadOut(leaving) ? await countLeaving(session, leaving) : written;
  return { rows, notes: [] };
};
