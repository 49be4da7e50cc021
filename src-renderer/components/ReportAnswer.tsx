import { useMemo } from "react";
import type { ResultTable } from "../../src-shared/result";
import { toDays } from "../chart-data";
import { listEvents } from "../course-events";
import type { CourseLocation, View } from "../location";
import { describeMissing, findMissing } from "../missing";
import { toTabSeparated } from "../tab-separated";
import type { Shown } from "../use-export";
import { Chart } from "./Chart";
import { CopyButton } from "./CopyButton";
import { DataTable } from "./DataTable";
import { ExportMenu } from "./ExportMenu";
import { Figures } from "./Figures";
import { Legend } from "./Legend";
import { Segments } from "./Segments";
import { SqlText } from "./SqlText";

interface ReportAnswerProps extends Shown {
  readonly table: ResultTable;
  readonly location: CourseLocation;
  readonly isStale: boolean;
}

/** The few numbers, the chart, what is missing from it, and its twin table. */
export function ReportAnswer(props: ReportAnswerProps) {
  const { report, table, location, isStale } = props;
  const unit = report.period?.unit ?? "day";
  const missing = useMemo(
    () => describeMissing(findMissing(toDays(report, table), unit), unit),
    [report, table, unit],
  );
  const twin = unit === "week" ? "Week by week" : "Day by day";
  return (
    <div className="answer" data-stale={isStale ? "" : undefined} aria-busy={isStale}>
      <Figures report={report} table={table} />
      <AnswerCard {...props} twin={twin} />
      {missing && <p className="note">{missing}</p>}
      {location.view !== "table" && (
        <>
          <h3 className="twin-title">{twin}</h3>
          <DataTable report={report} table={table} label={twin} isCard />
        </>
      )}
      <ul className="cautions" aria-label="Cautions">
        {report.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  );
}

const views: readonly { key: View; label: string }[] = [
  { key: "chart", label: "Chart" },
  { key: "table", label: "Table" },
  { key: "sql", label: "SQL" },
];

function AnswerCard({ twin, ...props }: ReportAnswerProps & { twin: string }) {
  const { report, course, period, table, location } = props;
  const { view } = location;
  const events = useMemo(() => listEvents(course), [course]);
  const segments = views.map(({ key, label }) => ({ key, label, to: { ...location, view: key } }));
  const isSql = view === "sql";
  return (
    <section className="card" aria-label={report.title}>
      <header className="card-head">
        {view === "chart" ? (
          <Legend report={report} table={table} />
        ) : (
          <CardTitle view={view} twin={twin} />
        )}
        <div className="card-actions">
          <Segments label="View" current={view} segments={segments} />
          <CopyButton
            label="Copy"
            what={isSql ? "the SQL" : "the table"}
            toText={() => (isSql ? report.sql : toTabSeparated(report, table))}
          />
          <ExportMenu
            {...{ report, course, period, table }}
            label="Save as"
            className="button quiet"
          />
        </div>
      </header>
      {view === "chart" && <Chart report={report} table={table} events={events} />}
      {view === "table" && <DataTable report={report} table={table} label={twin} />}
      {isSql && <SqlText sql={report.sql} />}
    </section>
  );
}

function CardTitle({ view, twin }: { view: View; twin: string }) {
  return <span className="card-title">{view === "table" ? twin : "The query as it runs"}</span>;
}
