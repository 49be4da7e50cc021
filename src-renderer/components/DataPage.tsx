import { type DataLocation, filesLocation } from "../data-location";
import { countOf } from "../import-jobs";
import { formatLocation } from "../location";
import { useImportedFiles } from "../use-workspace";
import { FileDrawer } from "./FileDrawer";
import { FileLedger } from "./FileLedger";
import { HealthPage } from "./HealthPage";
import { OpenButtons } from "./OpenButtons";
import { TableList } from "./TableList";
import { TablePreview } from "./TablePreview";

/** What the numbers come from: the files, the tables that they filled, and whether all is well. */
export function DataPage({ location }: { location: DataLocation }) {
  const { data: entries } = useImportedFiles();
  const tables = entries?.flatMap((entry) => entry.tables) ?? [];
  const rows = tables.reduce((sum, { shown }) => sum + shown, 0);
  return (
    <>
      <header className="top">
        <div className="title">
          <h1>Data</h1>
          {entries && entries.length > 0 && (
            <span className="key">
              {countOf(entries.length, "file")} · {countOf(rows, "row")}
            </span>
          )}
          <div className="actions">
            <OpenButtons />
          </div>
        </div>
        <DataTabs location={location} />
      </header>
      <div className="page">
        <DataTab location={location} />
      </div>
      {location.tab === "files" && <FileDrawer importId={location.file} />}
    </>
  );
}

function DataTab({ location }: { location: DataLocation }) {
  switch (location.tab) {
    case "files":
      return <FileLedger />;
    case "tables":
      return <TableList />;
    case "table":
      return <TablePreview key={location.table} location={location} />;
    case "health":
      return <HealthPage location={location} />;
  }
}

const tabs = [
  { label: "Files", to: filesLocation, of: ["files"] },
  { label: "Tables", to: { page: "data", tab: "tables" }, of: ["tables", "table"] },
  { label: "Health", to: { page: "data", tab: "health", course: null }, of: ["health"] },
] as const;

function DataTabs({ location }: { location: DataLocation }) {
  return (
    <nav className="tabs" aria-label="Data">
      {tabs.map(({ label, to, of }) => (
        <a
          key={label}
          href={formatLocation(to)}
          aria-current={of.some((tab) => tab === location.tab) ? "page" : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
