import { Button } from "react-aria-components";
import type { Course, Workspace } from "../../src-shared/ipc";
import type { Report } from "../../src-shared/report";
import { findReport } from "../../src-shared/reports/index";
import { toCommandLine } from "../command-line";
import { toParams } from "../course-period";
import type { CourseLocation } from "../location";
import { findFirstReport, hasData, listMissingTables } from "../report-data";
import { goTo } from "../use-location";
import { useReport } from "../use-report";
import { CourseHeader } from "./CourseHeader";
import { DefinitionDialog } from "./DefinitionDialog";
import { EmptyState } from "./EmptyState";
import { ErrorCard } from "./ErrorCard";
import { OpenButtons } from "./OpenButtons";
import { ReportAnswer } from "./ReportAnswer";
import { ReportTabs } from "./ReportTabs";
import { Skeleton } from "./Skeleton";

interface CoursePageProps {
  readonly course: Course;
  readonly location: CourseLocation;
  readonly workspace: Workspace;
}

export function CoursePage({ course, location, workspace }: CoursePageProps) {
  const report = location.report === null ? findFirstReport(course) : findReport(location.report);
  if (!report) {
    return (
      <div className="page">
        <EmptyState title={`There is no report “${location.report}”.`}>
          <a href={`#/course/${encodeURIComponent(course.id)}`}>Show this course’s first report</a>
        </EmptyState>
      </div>
    );
  }
  return <CourseReport course={course} location={location} workspace={workspace} report={report} />;
}

/** A page is a question and its answer. */
function CourseReport({
  course,
  location,
  workspace,
  report,
}: CoursePageProps & { report: Report }) {
  const params = toParams(report, course, location.period);
  const isEnabled = hasData(report, course);
  const answer = useReport(report.id, params, { isEnabled });
  const shown = { report, course, period: location.period, table: answer.table };
  return (
    <>
      <CourseHeader shown={shown} location={location} />
      <div className="page">
        <ReportTabs report={report} course={course} location={location} />
        <h2>{report.question}</h2>
        <p className="definition-line">
          {report.definition}{" "}
          <DefinitionDialog
            report={report}
            commandLine={toCommandLine(report.id, params, workspace)}
          />
        </p>
        {!isEnabled && <NoData report={report} course={course} />}
        {isEnabled && answer.error !== null && (
          <ReportError error={answer.error} location={location} />
        )}
        {answer.isSlow && <Skeleton />}
        {answer.table && (
          <ReportAnswer
            {...shown}
            table={answer.table}
            location={location}
            isStale={answer.isStale}
          />
        )}
      </div>
    </>
  );
}

function NoData({ report, course }: { report: Report; course: Course }) {
  const missing = listMissingTables(report, course);
  const tables = report.reads.length === 1 ? "table" : "tables";
  return (
    <EmptyState
      title={`No ${report.title.toLowerCase()} for this course.`}
      actions={<OpenButtons />}
    >
      It comes from the {tables} <code>{missing}</code>.
    </EmptyState>
  );
}

function ReportError({ error, location }: { error: unknown; location: CourseLocation }) {
  const isWhole = location.period.kind === "whole";
  return (
    <ErrorCard error={error}>
      {!isWhole && (
        <Button className="button" onPress={() => goTo({ ...location, period: { kind: "whole" } })}>
          Show the whole period
        </Button>
      )}
    </ErrorCard>
  );
}
