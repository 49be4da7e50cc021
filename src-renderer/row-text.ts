import { formatDay, formatIso } from "../src-shared/instant";
import type { Cell } from "../src-shared/result";
import type { FieldType } from "../src-shared/schema";

/**
 * A cell as it is stored, so that what one sees is what one can search for: no thousands, no
 * rounding. Null where there is nothing; empty text stays empty.
 */
export function formatStored(type: FieldType, cell: Cell): string | null {
  if (cell === null) return null;
  switch (type) {
    case "date":
      return formatDay(Number(cell));
    case "timestamp":
      return formatIso(cell as bigint)
        .replace("T", " ")
        .replace("Z", "");
    case "id":
    case "int":
    case "double":
    case "bool":
    case "text":
      return String(cell);
  }
}

/** For the style of a column: numbers to the right, all else to the left. */
export function toAlignment(type: FieldType): "int" | "text" {
  return type === "id" || type === "int" || type === "double" ? "int" : "text";
}
