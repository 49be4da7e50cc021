import type { Pacing } from "../src-shared/catalog";
import { formatDay } from "../src-shared/instant";
import type { Course } from "../src-shared/ipc";
import type { Session } from "./engine";

export type CourseTables = Course["tables"];

/** What the tables with data say of a course. Instants are microseconds since 1970, UTC. */
export interface CourseFacts {
  readonly title: string | null;
  /** Learners on the newest day. */
  readonly enrollment: number | null;
  readonly start: bigint | null;
  readonly end: bigint | null;
  readonly availability: string | null;
  readonly pacing: Pacing | null;
  readonly totals: Course["totals"];
  readonly programs: Course["programs"];
  readonly tables: CourseTables;
}

/** The facts of every course that any table has rows of, by id. */
export async function readCourseFacts(session: Session): Promise<ReadonlyMap<string, CourseFacts>> {
  const tables = await listCourseTables(session);
  const programs = await listPrograms(session);
  const rows = await listSummaries(session);
  return new Map(
    rows.map((row) => [
      row.course_id,
      {
        title: row.title,
        enrollment: row.enrollment,
        start: row.start_time,
        end: row.end_time,
        availability: row.availability,
        pacing: toPacing(row.pacing_type),
        totals: toTotals(row),
        programs: programs.get(row.course_id) ?? [],
        tables: tables.get(row.course_id) ?? {},
      },
    ]),
  );
}

// A type, since an interface is no record.
type Summary = {
  readonly course_id: string;
  readonly title: string | null;
  readonly enrollment: number | null;
  readonly start_time: bigint | null;
  readonly end_time: bigint | null;
  readonly availability: string | null;
  readonly pacing_type: string | null;
  readonly ever: number | null;
  readonly current: number | null;
  readonly week_change: number | null;
  readonly verified: number | null;
  readonly passing: number | null;
};

function listSummaries(session: Session): Promise<Summary[]> {
  return session.list<Summary>(`
    with ids as (select distinct course_id from stored.course_tables),
    -- The facts are repeated on each mode's row; the last row read wins, as in the API.
    summary as (
      select course_id, last(nullif(trim(catalog_course_title), '') order by id nulls first, file_order) as title,
        last(start_time order by id nulls first, file_order) as start_time,
        last(end_time order by id nulls first, file_order) as end_time,
        last(nullif(availability, '') order by id nulls first, file_order) as availability,
        last(pacing_type order by id nulls first, file_order) as pacing_type,
        sum(cumulative_count)::bigint as ever,
        sum(count)::bigint as current,
        sum(count_change_7_days)::bigint as week_change,
        coalesce(sum(count) filter (enrollment_mode = 'verified'), 0)::bigint as verified,
        sum(passing_users)::bigint as passing
      from course_meta_summary_enrollment group by course_id
    ),
    newest as (
      select course_id, last(count order by id nulls first, file_order) as enrollment
      from course_enrollment_daily as day
      where date = (select max(date) from course_enrollment_daily as other where other.course_id = day.course_id)
      group by course_id
    )
    select * replace (
      case availability when 'Starting Soon' then 'Upcoming' else availability end as availability)
    from ids left join summary using (course_id) left join newest using (course_id)`);
}

function toPacing(pacingType: string | null): Pacing | null {
  if (pacingType === "self_paced") return "self";
  return pacingType === "instructor_paced" ? "instructor" : null;
}

function toTotals({ ever, current, week_change, verified, passing }: Summary): Course["totals"] {
  if (ever === null || current === null || week_change === null || verified === null) return null;
  return { ever, current, weekChange: week_change, verified, passing };
}

async function listPrograms(session: Session) {
  const rows = await session.list<{
    course_id: string;
    id: string;
    title: string | null;
    type: string | null;
  }>(`
    select course_id, program_id as id,
      last(nullif(program_title, '') order by id nulls first, file_order) as title,
      last(nullif(program_type, '') order by id nulls first, file_order) as type
    from course_program_metadata where program_id is not null
    group by course_id, program_id order by course_id, program_id`);
  const byCourse = new Map<string, Course["programs"]>();
  for (const { course_id, ...program } of rows) {
    byCourse.set(course_id, [...(byCourse.get(course_id) ?? []), program]);
  }
  return byCourse;
}

async function listCourseTables(session: Session) {
  const rows = await session.list<{
    course_id: string;
    table_name: string;
    row_count: number;
    first_day: number | null;
    last_day: number | null;
  }>("select * from stored.course_tables order by table_name");
  const byCourse = new Map<string, CourseTables>();
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
