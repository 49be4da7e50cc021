import { findCourseKey } from "../src-shared/course-key";
import { formatDay, formatIso } from "../src-shared/instant";
import type { Course } from "../src-shared/ipc";
import type { ResultTable } from "../src-shared/result";
import type { Session } from "./engine";

/** Every course that any table has rows of, by id in code-point order, with what is known of it. */
export async function listCourses(session: Session): Promise<Course[]> {
  const facts = await session.query(`
    with ids as (select distinct course_id from stored.course_tables),
    -- The facts are repeated on each mode's row; the last row read wins, as in the API.
    summary as (
      select course_id, last(nullif(trim(catalog_course_title), '') order by id nulls first, file_order) as title,
        last(start_time order by id nulls first, file_order) as start_time,
        last(end_time order by id nulls first, file_order) as end_time,
        last(nullif(availability, '') order by id nulls first, file_order) as availability
      from course_meta_summary_enrollment group by course_id
    ),
    newest as (
      select course_id, last(count order by id nulls first, file_order) as enrollment
      from course_enrollment_daily as day
      where date = (select max(date) from course_enrollment_daily as other where other.course_id = day.course_id)
      group by course_id
    )
    select course_id, title, enrollment::int as enrollment, start_time, end_time,
      case availability when 'Starting Soon' then 'Upcoming' else availability end as availability
    from ids left join summary using (course_id) left join newest using (course_id)
    order by course_id`);
  const tables = await listCourseTables(session);
  return Array.from({ length: facts.rowCount }, (_, row) => toCourse(facts, row, tables));
}

function toCourse(
  facts: ResultTable,
  row: number,
  tables: ReadonlyMap<string, Course["tables"]>,
): Course {
  const [id, title, enrollment, start, end, availability] = facts.columns.map(
    (column) => column.values[row] ?? null,
  );
  const key = findCourseKey(String(id));
  const toInstant = (value: unknown) => (typeof value === "bigint" ? formatIso(value) : null);
  return {
    id: String(id),
    org: key?.org ?? null,
    course: key?.course ?? null,
    run: key?.run ?? null,
    ccx: key?.ccx ?? null,
    name: typeof title === "string" ? title : String(id),
    enrollment: typeof enrollment === "number" ? enrollment : null,
    start: toInstant(start),
    end: toInstant(end),
    availability: typeof availability === "string" ? availability : null,
    tables: tables.get(String(id)) ?? {},
  };
}

async function listCourseTables(session: Session) {
  const rows = await session.list<{
    course_id: string;
    table_name: string;
    row_count: number;
    first_day: number | null;
    last_day: number | null;
  }>("select * from stored.course_tables order by table_name");
  const byCourse = new Map<string, Course["tables"]>();
  for (const { course_id, table_name, row_count, first_day, last_day } of rows) {
    const tables = byCourse.get(course_id) ?? {};
    const hasDays = first_day !== null && last_day !== null;
    tables[table_name] = {
      rows: row_count,
      days: hasDays ? { first: formatDay(first_day), last: formatDay(last_day) } : null,
    };
    byCourse.set(course_id, tables);
  }
  return byCourse;
}
