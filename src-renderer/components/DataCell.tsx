import { formatCell, formatItems } from "../../src-shared/format";
import type { Column, Report } from "../../src-shared/report";
import { type Cell, getColumn, type ResultTable } from "../../src-shared/result";
import { isBlockId, shortenId } from "../../src-shared/shorten-id";
import { nameType } from "./data-columns";

interface DataCellProps {
  readonly report: Report;
  readonly table: ResultTable;
  readonly name: string;
  readonly row: number;
  /** Where the cell leads. */
  readonly href?: string | undefined;
}

export function DataCell({ report, table, name, row, href }: DataCellProps) {
  const { type, values } = getColumn(table, name);
  const column = report.columns[name] ?? { type, label: name };
  const value = values[row] ?? null;
  if (value === 0 && type !== "date") {
    return (
      <td data-type={nameType(type)} className="zero">
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">0</span>
      </td>
    );
  }
  const tone =
    column.isChange && typeof value === "number" ? (value > 0 ? "up" : "down") : undefined;
  const content = <CellContent column={column} value={value} />;
  const text = type === "text" || typeof type === "object";
  return (
    <td
      data-type={nameType(type)}
      className={tone}
      title={text && value !== null ? formatCell(column, value, navigator.language) : undefined}
    >
      {href ? (
        <a className="cell-link" href={href}>
          {content}
        </a>
      ) : (
        content
      )}
    </td>
  );
}

/** Lists of pairs are chips; ids are cut in their middle, the whole is in the title. */
function CellContent({ column, value }: { column: Column; value: Cell }) {
  if (Array.isArray(value) && value.some((item) => typeof item === "object" && item !== null)) {
    const texts = formatItems(column, value, navigator.language);
    return (
      <span className="chips">
        {texts.map((text) => (
          <span className="chip" key={text}>
            {text}
          </span>
        ))}
      </span>
    );
  }
  if (typeof value === "string" && isBlockId(value)) return shortenId(value);
  return formatCell(column, value, navigator.language);
}
