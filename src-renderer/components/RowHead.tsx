import type { Cell } from "../../src-shared/result";
import type { FieldType } from "../../src-shared/schema";
import type { TableLocation } from "../data-location";
import { toAlignment } from "../row-text";
import { goTo } from "../use-location";
import { Icon } from "./Icon";

export interface GridColumn {
  readonly name: string;
  readonly type: FieldType;
  readonly meaning: string;
  readonly values: readonly Cell[];
  /** Pixels. */
  readonly width: number;
}

interface RowHeadProps {
  readonly column: GridColumn;
  readonly location: TableLocation;
  readonly label?: string;
}

/** Pressed, it sorts: upward, downward, and then in the order of the files again. */
export function RowHead({ column, location, label = column.name }: RowHeadProps) {
  const { sort } = location;
  const direction = sort?.column === column.name ? sort.direction : null;
  const next = { asc: "desc", desc: null, none: "asc" } as const;
  const press = () => {
    const to = next[direction ?? "none"];
    goTo({ ...location, sort: to && { column: column.name, direction: to }, at: 1 });
  };
  const order = { asc: "ascending", desc: "descending", none: "none" } as const;
  return (
    <th
      scope="col"
      style={{ width: column.width }}
      aria-sort={order[direction ?? "none"]}
      data-type={toAlignment(column.type)}
    >
      <button type="button" title={column.meaning} onClick={press}>
        <span className="cut">{label}</span>
        {direction && <Icon name={direction === "asc" ? "up" : "down"} />}
      </button>
    </th>
  );
}
