import type { SqlReader } from "./sql-reader";

const routines = ["event", "function", "package", "procedure", "trigger"];
/** After END, these say what ends: nothing that is counted here. */
const uncounted = ["if", "loop", "repeat", "while"];

/**
 * Goes behind a CREATE, from within. The statements of a routine end as it does itself where no
 * other delimiter was set, which is how SQLite writes them.
 */
export function skipRoutine(reader: SqlReader) {
  let isRoutine = false;
  let depth = 0;
  for (;;) {
    reader.skipSpace();
    if (depth <= 0 && reader.skipDelimiter()) return;
    const word = reader.readWord().toLowerCase();
    if (routines.includes(word)) isRoutine = true;
    else if (isRoutine && (word === "begin" || word === "case")) depth += 1;
    else if (isRoutine && word === "end") {
      reader.skipSpace();
      if (!uncounted.includes(reader.readWord().toLowerCase())) depth -= 1;
    } else if (word === "") reader.skipToken();
  }
}
