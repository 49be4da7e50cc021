import { type CSSProperties, useEffect, useMemo, useRef } from "react";
import type { Cell, ResultTable } from "../../src-shared/result";
import type { FieldType } from "../../src-shared/schema";
import { getStoredTable, type StoredTable } from "../../src-shared/stored-tables";
import { guessWidth } from "../chart-text";
import { filesLocation, type TableLocation } from "../data-location";
import { formatLocation } from "../location";
import { formatStored, toAlignment } from "../row-text";
import { useImportedFiles } from "../use-workspace";
import { type GridColumn, RowHead } from "./RowHead";

interface RowGridProps {
  readonly location: TableLocation;
  readonly name: StoredTable;
  readonly table: ResultTable;
}

/** A page of rows. Nothing and empty text are told apart; the last column says which file it is from. */
export function RowGrid({ location, name, table }: RowGridProps) {
  const columns = useMemo(() => toColumns(name, table), [name, table]);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    scroller.current?.scrollTo?.({ top: 0 });
  }, [location.at]);
  const files = useFileNames();
  const imports = table.columns.find((column) => column.name === "import_id")?.values ?? [];
  const least = columns.reduce((sum, { width }) => sum + width, fileWidth);
  return (
    <section
      className="table-scroller row-grid"
      style={{ "--least": `${least}px` } as CSSProperties}
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
      tabIndex={0}
      aria-label={`Rows of ${name}`}
    >
      <table className="data-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <RowHead key={column.name} column={column} location={location} />
            ))}
            <RowHead column={fileColumn} location={location} label="file" />
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: table.rowCount }, (_, row) => (
            <tr key={row}>
              {columns.map(({ name, type, values }) => (
                <StoredCell key={name} type={type} value={values[row] ?? null} />
              ))}
              <FileCell importId={Number(imports[row])} files={files} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const fileWidth = 200;
const fileColumn: GridColumn = {
  name: "import_id",
  type: "text",
  meaning: "The file that the row came from",
  values: [],
  width: fileWidth,
};

function toColumns(name: StoredTable, table: ResultTable): readonly GridColumn[] {
  return Object.entries(getStoredTable(name).fields).map(([field, { type, meaning }]) => {
    const values = table.columns.find((column) => column.name === field)?.values ?? [];
    const texts = values.map((value) => (formatStored(type, value) ?? "NULL").slice(0, 60));
    const longest = Math.max(guessWidth(field) + 20, ...texts.map(guessWidth));
    const width = Math.round(Math.min(300, Math.max(72, longest * 1.1 + 26)));
    return { name: field, type, meaning, values, width };
  });
}

function StoredCell({ type, value }: { type: FieldType; value: Cell }) {
  const text = formatStored(type, value);
  const align = toAlignment(type);
  if (text === null || text === "") {
    return (
      <td data-type={align} title={text === null ? "Nothing (NULL)" : "Empty text"}>
        <i className="no-value">{text === null ? "NULL" : "empty"}</i>
      </td>
    );
  }
  return (
    <td data-type={align} title={type === "text" ? text : undefined}>
      {text}
    </td>
  );
}

function FileCell({ importId, files }: { importId: number; files: ReadonlyMap<number, string> }) {
  const name = files.get(importId) ?? String(importId);
  return (
    <td data-type="text" title={name}>
      <a className="row-link" href={formatLocation({ ...filesLocation, file: importId })}>
        {name}
      </a>
    </td>
  );
}

function useFileNames(): ReadonlyMap<number, string> {
  const { data: entries } = useImportedFiles();
  return useMemo(
    () => new Map((entries ?? []).map(({ importId, name }) => [importId, name])),
    [entries],
  );
}
