import { extraField } from "../../src-shared/stored-tables";
import { type CellSource, toExtraCell } from "./cells";
import type { Part } from "./convert/sink";
import { toLiteral, toName, toPathLiteral } from "./literal";
import type { Recognized } from "./recognize";
import { toLineOptions, usualLine } from "./stub";

/** The cells that a converter wrote: its convention leaves nothing to be guessed. */
export function readConverted(part: Part, { positions, extras }: Recognized): CellSource {
  const columns = ["'line': 'bigint'", ...part.columns.map((_, at) => `'c${at}': 'varchar'`)];
  const cells = [...positions].map(([field, at]) => `c${at} as ${toName(field)}`);
  const fields = [...positions.keys()];
  if (extras.size > 0) {
    cells.push(toExtraCell(new Map(Array.from(extras, ([name, at]) => [name, `c${at}`]))));
    fields.push(extraField);
  }
  const { rejectsFile } = part;
  return {
    from: `(select line, ${cells.join(", ")} from ${readCsv(part.file, columns, part.longestLine)})`,
    fields,
    place: { by: "line" },
    ...(rejectsFile !== null && {
      loadLost: (session) =>
        session.run(
          `insert into lost select * from ${readCsv(rejectsFile, [
            "'line': 'bigint'",
            "'value': 'varchar'",
            "'reason': 'varchar'",
          ])}`,
        ),
    }),
  };
}

function readCsv(path: string, columns: readonly string[], longest = 0): string {
  return `read_csv(${toPathLiteral(path)}, auto_detect = false, header = false,
    columns = {${columns.join(", ")}}, delim = ',', quote = '"', escape = '"',
    nullstr = [${toLiteral("")}], allow_quoted_nulls = false, new_line = '\\n',
    ${toLineOptions(longest > usualLine)} compression = 'none')`;
}
