import { extraField } from "../../src-shared/stored-tables";
import type { Session, StatementShape } from "../engine";
import { type CellSource, toExtraCell } from "./cells";
import { toName, toPathLiteral } from "./literal";
import { type Recognized, recognizeHeader, type Unrecognized } from "./recognize";

/** Rows that already have types, such as a Parquet file or a table of a database, as cells of text. */
export interface TypedRows {
  /** A table expression. */
  readonly from: string;
  readonly columns: StatementShape["columns"];
}

export async function openParquet(session: Session, path: string): Promise<TypedRows> {
  const from = `read_parquet(${toPathLiteral(path)})`;
  const { columns } = await session.shape(`select * from ${from}`);
  return { from, columns };
}

/** Which table the columns belong to. */
export function recognizeTyped({ columns }: TypedRows, name: string): Recognized | Unrecognized {
  return recognizeHeader(
    columns.map((column) => column.name),
    name,
  );
}

/** Values as text, which the table's own rules then read as they read a CSV file's. */
export function readTyped(
  { from, columns }: TypedRows,
  { positions, extras }: Recognized,
): CellSource {
  const toCell = (at: number) => {
    const { name = "", type = "" } = columns[at] ?? {};
    return toText(toName(name), type);
  };
  const fields = [...positions.keys()];
  const cells = [...positions].map(([field, at]) => `${toCell(at)} as ${toName(field)}`);
  if (extras.size > 0) {
    cells.push(toExtraCell(new Map(Array.from(extras, ([name, at]) => [name, toCell(at)]))));
    fields.push(extraField);
  }
  return {
    from: `(select ${cells.join(", ")} from ${from})`,
    fields,
    place: { by: "count", first: 1 },
  };
}

function toText(column: string, type: string): string {
  // Some writers store text as bytes.
  if (type === "BLOB") return `try(decode(${column}))`;
  if (/^(STRUCT|MAP)|\[\]$/.test(type)) return `to_json(${column})::varchar`;
  if (type === "TIMESTAMP_NS") return `${column}::timestamp::varchar`;
  // A column of whole numbers that also has gaps, as some writers store it.
  if (type === "DOUBLE" || type === "FLOAT") {
    return `case when not isnan(${column}) then ${column}::varchar end`;
  }
  return `${column}::varchar`;
}
