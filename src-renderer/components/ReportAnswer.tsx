import { useMemo } from "react";
import { listDays } from "../../src-shared/chart-day";
import { listEvents } from "../../src-shared/course-events";
import { describeMissing, describeStep, findMissing } from "../../src-shared/missing";
import type { Report } from "../../src-shared/report";
import type { ResultTable } from "../../src-shared/result";
import { hasChart } from "../chart";
import type { ReportLocation, View } from "../location";
import { toTabSeparated } from "../tab-separated";
import type { Shown } from "../use-export";
import { Chart } from "./Chart";
import { CopyButton } from "./CopyButton";
import { DataTable } from "./DataTable";
import { ExportMenu } from "./ExportMenu";
import { Figures } from "./Figures";
import { LearnerDrawer } from "./LearnerDrawer";
import { Legend } from "./Legend";
import { RowFacts } from "./RowFacts";
import { Segments } from "./Segments";
import { SqlText } from "./SqlText";

interface ReportAnswerProps extends Shown {
  readonly table: ResultTable;
  readonly location: ReportLocation;
  readonly isStale: boolean;
}

/** The few numbers, the chart, what is missing from it, and its twin table. */
export function ReportAnswer(props: ReportAnswerProps) {
  const { report, table, location, isStale } = props;
  const unit = report.period?.unit ?? "day";
  const notes = useMemo(() => {
    const days = listDays(report, table);
    const found = [describeStep(days, unit), describeMissing(findMissing(days, unit), unit)];
    return found.filter((note) => note !== null);
  }, [report, table, unit]);
  const twin = nameTwin(report);
  const hasTwin = hasChart(report) && location.view !== "table";
  return (
    <div className="answer" data-stale={isStale ? "" : undefined} aria-busy={isStale}>
      <Figures report={report} table={table} />
      <AnswerCard {...props} twin={twin} />
      {notes.map((note) => (
        <p key={note} className="note">
          {note}
        </p>
      ))}
      {hasTwin && (
        <>
          <h3 className="twin-title">{twin}</h3>
          <DataTable report={report} table={table} label={twin} location={location} isCard />
        </>
      )}
      {report.id === "user-engagement" && location.choices.learner && (
        <LearnerDrawer report={report} table={table} location={location} />
      )}
      <ul className="cautions" aria-label="Cautions">
        {report.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  );
}

/** What a row of the table is about. */
function nameTwin({ chart, period }: Report): string {
  if (period) return period.unit === "week" ? "Week by week" : "Day by day";
  if (chart.mark === "profile") return "Segment by segment";
  return "In numbers";
}

function listViews(report: Report): readonly { key: View; label: string }[] {
  const sql = { key: "sql", label: "SQL" } as const;
  if (report.isSingle) return [{ key: "chart", label: "Answer" }, sql];
  if (!hasChart(report)) return [{ key: "chart", label: "Table" }, sql];
  return [{ key: "chart", label: "Chart" }, { key: "table", label: "Table" }, sql];
}

function AnswerCard({ twin, ...props }: ReportAnswerProps & { twin: string }) {
  const { report, table, location, isStale: _, ...shown } = props;
  const views = listViews(report);
  const view = views.some(({ key }) => key === location.view) ? location.view : "chart";
  const segments = views.map(({ key, label }) => ({ key, label, to: { ...location, view: key } }));
  const isSql = view === "sql";
  return (
    <section className="card" aria-label={report.title}>
      <header className="card-head">
        {view === "chart" && hasChart(report) ? (
          <Legend report={report} table={table} />
        ) : (
          <CardTitle text={isSql ? "The query as it runs" : describeRows(report, table, twin)} />
        )}
        <div className="card-actions">
          <Segments label="View" current={view} segments={segments} />
          <CopyButton
            label="Copy"
            what={isSql ? "the SQL" : "the table"}
            toText={() => (isSql ? report.sql : toTabSeparated(report, table))}
          />
          <ExportMenu {...shown} {...{ report, table }} label="Save as" className="button quiet" />
        </div>
      </header>
      {view === "chart" && <MainView {...props} twin={twin} />}
      {view === "table" && (
        <DataTable report={report} table={table} label={twin} location={location} />
      )}
      {isSql && <SqlText sql={report.sql} />}
    </section>
  );
}

/** The chart, or what answers in its place. */
function MainView({ report, table, course, location, twin }: ReportAnswerProps & { twin: string }) {
  const events = useMemo(() => (course ? listEvents(course) : []), [course]);
  if (report.isSingle) return <RowFacts report={report} table={table} />;
  if (hasChart(report)) return <Chart report={report} table={table} events={events} />;
  return <DataTable report={report} table={table} label={twin} location={location} />;
}

function describeRows(report: Report, table: ResultTable, twin: string): string {
  if (report.isSingle) return report.title;
  if (hasChart(report)) return twin;
  return table.rowCount === 1
    ? "1 row"
    : `${table.rowCount.toLocaleString(navigator.language)} rows`;
}

function CardTitle({ text }: { text: string }) {
  return <span className="card-title">{text}</span>;
}
