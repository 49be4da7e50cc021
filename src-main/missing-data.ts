import { AppError } from "../src-shared/errors";
import { formatDay } from "../src-shared/instant";
import type { ParamValues } from "../src-shared/params";
import type { Report } from "../src-shared/report";
import { getTable, type TableName } from "../src-shared/schema";
import type { Session } from "./engine";

/** Why there are no rows: the table was not imported, the course is unknown, or the period is empty. */
export async function explainEmpty(
  session: Session,
  report: Report,
  values: ParamValues,
): Promise<AppError> {
  const [table] = report.reads;
  const chosen = toChosen(report, values);
  const course = typeof values.course === "string" ? values.course : null;
  if (getTable(table).isByName) return explainNoFile(course, chosen);
  const [imported] = await session.list(`select 1 as found from ${table} limit 1`);
  if (!imported) {
    const message = `${report.title}: the table ${table} has not been imported.`;
    return new AppError("missing-data", message, { hint: "Import an export of that table." });
  }
  if (course === null) return new AppError("missing-data", `No data${chosen}.`);
  return explainCourse(session, table, course, chosen);
}

function explainNoFile(course: string | null, chosen: string): AppError {
  return new AppError(
    "missing-data",
    `No prepared file of ${course} is among the inputs${chosen}.`,
    {
      hint: "Import the file that the LMS prepared, under the name it gave it: org_course_run_problem_response.csv.",
    },
  );
}

interface CourseTable extends Record<string, string | number | null> {
  readonly table_name: string;
  readonly first: number | null;
  readonly last: number | null;
}

async function explainCourse(session: Session, table: TableName, course: string, chosen: string) {
  const known = await session.list<CourseTable>(
    `select table_name, first_day as first, last_day as last
     from stored.course_tables where course_id = $course`,
    { course },
  );
  const days = known.find((row) => row.table_name === table);
  const isOfCourse = getTable(table).fields.course_id !== undefined;
  if (isOfCourse && known.length === 0) return explainUnknownCourse(session, course);
  if (isOfCourse && !days) {
    return new AppError("missing-data", `The table ${table} has no rows of ${course}.`, {
      hint: "Import an export of that table which has this course.",
    });
  }
  return new AppError("missing-data", `No data for ${course}${chosen}.`, {
    hint: toCovered(table, days),
  });
}

/** What the table does have of the course. */
function toCovered(table: TableName, days: CourseTable | undefined): string {
  if (!days) return `${table} has no such rows.`;
  if (!getTable(table).days) return `${table} has other rows of this course.`;
  if (days.first === null || days.last === null) {
    return `${table} has only rows without a date of this course.`;
  }
  return `${table} has data of this course from ${formatDay(days.first)} to ${formatDay(days.last)}.`;
}

/** What was asked for beside the course, in words; what had no say in it is left out. */
function toChosen({ params, unusedParams = [] }: Report, values: ParamValues): string {
  const words: Record<string, string> = { start_date: "from", end_date: "to", as_of: "as of" };
  const overruled = values.label ? "activity_type" : "";
  return Object.keys(params)
    .filter((name) => name !== "course" && name !== overruled && !unusedParams.includes(name))
    .filter((name) => values[name] !== undefined && values[name] !== true)
    .map((name) => ` ${words[name] ?? `with ${name}`} ${String(values[name])}`)
    .join("");
}

/** There is no such course, and which id is near. */
export async function explainUnknownCourse(session: Session, course: string) {
  const [listed] = await session.list(
    "select 1 as found from course_overview where id = $course limit 1",
    { course },
  );
  if (listed) {
    const message = `The course catalogue lists ${course}, but no table here has data of it.`;
    return new AppError("missing-data", message, {
      hint: "Import an export that has this course.",
    });
  }
  const [near] = await session.list<{ course_id: string }>(
    `select course_id from (select distinct course_id from stored.course_tables)
     order by lower(course_id) = lower($course) desc, jaro_winkler_similarity(course_id, $course) desc
     limit 1`,
    { course },
  );
  return new AppError("missing-data", `There is no course ${course} in this workspace.`, {
    ...(near && { hint: `The nearest id is ${near.course_id}.` }),
  });
}
