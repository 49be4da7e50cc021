import { catalogTableNames, getCatalogTable } from "../../src-shared/catalog/tables";
import { formatDays } from "../../src-shared/day-text";
import { formatNumber } from "../../src-shared/format";
import { findInstant } from "../../src-shared/instant";
import type { Course } from "../../src-shared/ipc";
import {
  getTable,
  hasCourseId,
  isTableName,
  type TableName,
  tableNames,
} from "../../src-shared/schema";
import { courseReports } from "../report-data";
import { OpenButtons } from "./OpenButtons";

/** The tables that have rows of a course, and those that have none, with what they would answer. */
export function CourseData({ course }: { course: Course }) {
  const there = Object.entries(course.tables).filter(([, { rows }]) => rows > 0);
  const missing = tableNames.filter((name) => hasCourseId(name) && !course.tables[name]?.rows);
  return (
    <>
      <h2>What data there is</h2>
      {there.length === 0 ? (
        <p className="definition-line">No table has rows of this course.</p>
      ) : (
        <div className="card table-card">
          <table className="list-table course-data">
            <thead>
              <tr>
                <th scope="col">Table</th>
                <th scope="col" data-type="int">
                  Rows
                </th>
                <th scope="col">Days</th>
              </tr>
            </thead>
            <tbody>
              {there.map(([name, { rows, days }]) => (
                <tr key={name}>
                  <td>
                    <TableMeaning name={name} />
                  </td>
                  <td data-type="int">{formatNumber(rows, navigator.language)}</td>
                  <td>{days ? formatTableDays(days) : ""}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {missing.length > 0 && <Missing names={missing} />}
    </>
  );
}

/** What is not there, what it would be good for, and how it would come. */
function Missing({ names }: { names: readonly TableName[] }) {
  return (
    <section className="missing">
      <h2>What is not there</h2>
      <p className="definition-line">
        An export of one of these tables, as a file of its own or in a dump of the database, brings
        its rows.
      </p>
      <ul>
        {names.map((name) => {
          const answers = courseReports.filter(({ reads }) => reads.includes(name));
          return (
            <li key={name}>
              <TableMeaning name={name} />
              {answers.length > 0 && (
                <small className="course-key">
                  For: {answers.map(({ title }) => title.toLowerCase()).join(", ")}
                </small>
              )}
            </li>
          );
        })}
      </ul>
      <div className="missing-actions">
        <OpenButtons />
      </div>
    </section>
  );
}

function TableMeaning({ name }: { name: string }) {
  const meaning = findMeaning(name);
  return (
    <>
      <code>{name}</code>
      {meaning && <small className="course-key">{meaning}</small>}
    </>
  );
}

function findMeaning(name: string): string | undefined {
  if (isTableName(name)) return getTable(name).meaning;
  const found = catalogTableNames.find((known) => known === name);
  return found && getCatalogTable(found).meaning;
}

function formatTableDays({ first, last }: { first: string; last: string }): string {
  const from = findInstant(first)?.day;
  const to = findInstant(last)?.day;
  if (from === undefined || to === undefined) return `${first} – ${last}`;
  return formatDays({ first: from, last: to }, { withYear: true });
}
