import type { Course, Workspace } from "../../src-shared/ipc";
import type { Report } from "../../src-shared/report";
import { findReport } from "../../src-shared/reports/index";
import { countOf } from "../import-jobs";
import type { CompareLocation } from "../location";
import { hasDataAnywhere, listMembers, listMissingTables } from "../report-data";
import { carryChoices, toParams } from "../report-params";
import { useReport } from "../use-report";
import { EmptyState } from "./EmptyState";
import { ExportMenu } from "./ExportMenu";
import { OpenButtons } from "./OpenButtons";
import { ParamControls } from "./ParamControls";
import { ReportBody } from "./ReportBody";
import { Segments } from "./Segments";

interface ComparePageProps {
  readonly courses: readonly Course[];
  readonly location: CompareLocation;
  readonly workspace: Workspace;
}

/** The reports across courses. */
export function ComparePage({ courses, location, workspace }: ComparePageProps) {
  const report = findReport(location.report);
  if (report?.group !== "compare") {
    return (
      <div className="page">
        <EmptyState title={`There is no report “${location.report}” across courses.`}>
          <a href="#/reports/course-summaries">Show all courses</a>
        </EmptyState>
      </div>
    );
  }
  return <CompareReport {...{ courses, location, workspace, report }} />;
}

function CompareReport({
  courses,
  location,
  workspace,
  report,
}: ComparePageProps & { report: Report }) {
  const hasRows = hasDataAnywhere(report, courses);
  const params = toParams(report, null, location);
  const answer = useReport(report.id, params, { isEnabled: hasRows });
  const shown = { report, course: null, period: location.period, params, table: answer.table };
  return (
    <>
      <header className="top top-plain">
        <div className="title">
          <h1>All courses</h1>
          <span className="key">{countOf(courses.length, "course")}</span>
          <div className="actions">
            <ExportMenu
              {...shown}
              label="Export"
              className="button primary"
              isMain
              book={{ courses: pickCourses(courses, location), days: null }}
            />
          </div>
        </div>
      </header>
      <div className="page">
        <CompareTabs courses={courses} location={location} report={report} />
        <ReportBody
          shown={shown}
          location={location}
          workspace={workspace}
          answer={answer}
          isEmpty={!hasRows}
          empty={<NoData report={report} />}
          controls={<ParamControls report={report} location={location} courses={courses} />}
        />
      </div>
    </>
  );
}

/** Those that are compared; all where none are chosen. */
function pickCourses(courses: readonly Course[], { choices }: CompareLocation) {
  if (!choices.course_ids) return courses;
  const ids = new Set(choices.course_ids.split(","));
  return courses.filter(({ id }) => ids.has(id));
}

function CompareTabs({
  courses,
  location,
  report,
}: Omit<ComparePageProps, "workspace"> & { report: Report }) {
  const segments = listMembers("compare").map((member) => ({
    key: member.id,
    label: member.shortTitle,
    to: {
      ...location,
      report: member.id,
      choices: carryChoices(report, member, location.choices),
    },
    ...(!hasDataAnywhere(member, courses) && {
      unavailable: `No data for any course. It comes from ${listMissingTables(member)}.`,
    }),
  }));
  return <Segments label="Reports" current={report.id} segments={segments} />;
}

function NoData({ report }: { report: Report }) {
  return (
    <EmptyState title={`No data for “${report.title}”.`} actions={<OpenButtons />}>
      It comes from the table <code>{report.reads[0]}</code>.
    </EmptyState>
  );
}
