import type { Course } from "../../src-shared/ipc";
import { type ReportGroup, reportGroups } from "../../src-shared/report";
import { formatLocation } from "../location";
import { courseReports, listMembers, listMissingTables, mayHaveData } from "../report-data";
import { toCourseLocation } from "../use-workspace";

/** Every report of a course as its question; of those without data, what they would need. */
export function QuestionTiles({ course }: { course: Course }) {
  const groups = [...new Set(courseReports.map(({ group }) => group))];
  return groups.map((group) => <QuestionGroup key={group} course={course} group={group} />);
}

function QuestionGroup({ course, group }: { course: Course; group: ReportGroup }) {
  return (
    <section className="question-group">
      <h2>{reportGroups[group]}</h2>
      <ul className="questions">
        {listMembers(group).map((report) => {
          const isThere = mayHaveData(report, course);
          return (
            <li key={report.id}>
              <a
                className="question"
                href={formatLocation(toCourseLocation(course.id, report.id))}
                data-unavailable={isThere ? undefined : ""}
              >
                <span>{report.question}</span>
                <small>
                  {isThere ? report.shortTitle : <>Needs {listMissingTables(report, course)}</>}
                </small>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
