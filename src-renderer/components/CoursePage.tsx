import type { Course, Workspace } from "../../src-shared/ipc";
import type { Report } from "../../src-shared/report";
import { findReport } from "../../src-shared/reports/index";
import { findBookDays } from "../course-period";
import type { CourseLocation } from "../location";
import { listMissingTables, mayHaveData } from "../report-data";
import { findChoiceParam, toParams } from "../report-params";
import { type Chosen, useChoices } from "../use-choices";
import { goTo } from "../use-location";
import { useReport } from "../use-report";
import { CourseHeader } from "./CourseHeader";
import { CourseHome } from "./CourseHome";
import { EmptyState } from "./EmptyState";
import { ExportMenu } from "./ExportMenu";
import { OpenButtons } from "./OpenButtons";
import { ParamControls } from "./ParamControls";
import { PeriodPicker } from "./PeriodPicker";
import { ReportBody } from "./ReportBody";
import { ReportTabs } from "./ReportTabs";

interface CoursePageProps {
  readonly course: Course;
  readonly location: CourseLocation;
  readonly workspace: Workspace;
}

export function CoursePage({ course, location, workspace }: CoursePageProps) {
  if (location.report === null) return <CourseHome course={course} location={location} />;
  const report = findReport(location.report);
  if (!report || report.group === "compare") {
    return (
      <div className="page">
        <EmptyState title={`There is no report “${location.report}” of a course.`}>
          <a href={`#/course/${encodeURIComponent(course.id)}`}>Show this course</a>
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
  const hasRows = mayHaveData(report, course);
  const chosen = useChoices(report, course, location.choices, { isEnabled: hasRows });
  const params = toParams(report, course, location, chosen.value);
  const isEnabled = hasRows && chosen.isReady;
  const answer = useReport(report.id, params, { isEnabled });
  const shown = { report, course, period: location.period, params, table: answer.table };
  const isEmpty = !hasRows || (chosen.list?.length === 0 && !chosen.isReady);
  return (
    <>
      <CourseHeader course={course} report={report} location={location}>
        {report.period && (
          <PeriodPicker
            report={report}
            course={course}
            period={location.period}
            onChange={(period) => goTo({ ...location, report: report.id, period })}
          />
        )}
        <ExportMenu
          {...shown}
          label="Export"
          className="button primary"
          isMain
          book={{ courses: [course], days: findBookDays(report, course, location.period) }}
        />
      </CourseHeader>
      <div className="page">
        <ReportTabs report={report} course={course} location={location} />
        <ReportBody
          shown={shown}
          location={location}
          workspace={workspace}
          answer={{ ...answer, error: answer.error ?? chosen.error }}
          isEmpty={isEmpty}
          empty={<NoData report={report} course={course} hasRows={hasRows} />}
          controls={<CourseControls {...{ report, course, location, chosen }} />}
        />
      </div>
    </>
  );
}

interface CourseControlsProps {
  readonly report: Report;
  readonly course: Course;
  readonly location: CourseLocation;
  readonly chosen: Chosen;
}

function CourseControls({ report, course, location, chosen }: CourseControlsProps) {
  const days = course.tables[report.reads[0]]?.days ?? null;
  return <ParamControls report={report} location={location} chosen={chosen} newest={days?.last} />;
}

function NoData({ report, course, hasRows }: { report: Report; course: Course; hasRows: boolean }) {
  const missing = hasRows ? report.reads.join(", ") : listMissingTables(report, course);
  const what = findChoiceParam(report)?.param.label.toLowerCase();
  const title =
    hasRows && what
      ? `No ${what} to choose from in this course.`
      : `No ${report.title.toLowerCase()} for this course.`;
  return (
    <EmptyState title={title} actions={<OpenButtons />}>
      It comes from the {missing.includes(" ") ? "tables" : "table"} <code>{missing}</code>.
    </EmptyState>
  );
}
