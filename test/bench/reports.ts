import { join } from "node:path";
import { test } from "vitest";
import { listCourses } from "../../src-main/courses";
import { findDefaultParams } from "../../src-main/default-params";
import { createEngine, type Engine } from "../../src-main/engine";
import { importPaths } from "../../src-main/import";
import { runReport, toBindings, toToday } from "../../src-main/run-report";
import { openWorkspace } from "../../src-main/workspace";
import { parseParams } from "../../src-shared/params";
import type { Report } from "../../src-shared/report";
import { reports } from "../../src-shared/reports";
import { createFolder } from "../support/folder";

/**
 * How long the engine takes for each report, over one hundred courses with a year of every table,
 * and as a ratio to the same report with that one course alone in the workspace: near one when a
 * course's report leaves the other courses' rows alone. It prints; no test holds a time.
 */
const days = 365;
const rounds = 15;

/** Rows of the generated tables, as SQL over `courses(course_id)`. The numbers are made up. */
const tables: Readonly<Record<string, string>> = {
  course_enrollment_daily: `select course_id, day as date, 1000 + n as count, day::timestamp as created
    from courses, days`,
  course_enrollment_mode_daily: `select course_id, day as date, 200 + n as count, mode,
    300 + n as cumulative_count, day::timestamp as created
    from courses, days, unnest(['audit', 'honor', 'verified', 'professional', 'no-id-professional']) as modes(mode)`,
  course_enrollment_birth_year_daily: `select course_id, day as date, 10 + n % 7 as count,
    1950 + year as birth_year, day::timestamp as created from courses, days, range(50) as years(year)`,
  course_enrollment_education_level_daily: `select course_id, day as date, 100 + n as count,
    education_level, day::timestamp as created from courses, days, unnest(['none', 'primary',
    'junior_secondary', 'secondary', 'associates', 'bachelors', 'masters', 'doctorate', 'other', null]) as levels(education_level)`,
  course_enrollment_gender_daily: `select course_id, day as date, 250 + n as count, gender,
    day::timestamp as created from courses, days, unnest(['f', 'm', 'o', null]) as genders(gender)`,
  course_enrollment_location_current: `select course_id, day as date, 5 + n % 11 as count, country_code,
    day::timestamp as created from courses, days,
    (select distinct alpha2 as country_code from country_codes limit 100) as countries`,
  course_activity: `select course_id, week as interval_start, week + interval 7 day as interval_end,
    label, 100 as count, week as created
    from courses, range(timestamp '2024-01-01', timestamp '2024-12-30', interval 7 day) as weeks(week),
    unnest(['ACTIVE', 'PLAYED_VIDEO', 'ATTEMPTED_PROBLEM', 'POSTED_FORUM']) as labels(label)`,
  answer_distribution: `select course_id, course_id || '+problem+' || problem as module_id,
    'part_' || part as part_id, answer = 0 as correct, 'choice_' || answer as value_id,
    'Answer <b>' || answer || '</b>' as answer_value_text, null as variant,
    'Problem ' || problem as problem_display_name, null as question_text, 5 as first_response_count,
    7 as last_response_count, timestamp '2024-12-31' as created
    from courses, range(200) as problems(problem), range(3) as parts(part), range(5) as answers(answer)`,
  tags_distribution: `select course_id, course_id || '+problem+' || problem as module_id, tag_name,
    'value ' || problem % 5 as tag_value, 100 as total_submissions, 60 as correct_submissions
    from courses, range(200) as problems(problem), unnest(['difficulty', 'outcome']) as tags(tag_name)`,
  grade_distribution: `select course_id, course_id || '+problem+' || problem as module_id, grade,
    10 as max_grade, 20 as count from courses, range(200) as problems(problem), range(11) as grades(grade)`,
  sequential_open_distribution: `select course_id, course_id || '+sequential+' || section as module_id,
    300 as count from courses, range(100) as sections(section)`,
  video: `select course_id, course_id || '|video' || video as pipeline_video_id,
    'video' || video as encoded_module_id, 600 as duration, 5 as segment_length,
    500 as users_at_start, 300 as users_at_end from courses, range(100) as videos(video)`,
  video_timeline: `select course_id || '|video' || video as pipeline_video_id, segment,
    300 as num_users, 400 as num_views from courses, range(100) as videos(video), range(120) as segments(segment)`,
  module_engagement: `select course_id, 'learner' || (n * 13 + learner) % 400 as username, day as date,
    entity_type, 'entity' || learner % 50 as entity_id,
    case entity_type when 'video' then 'viewed' when 'problem' then 'attempted' else 'contributed' end as event,
    1 + n % 3 as count, day::timestamp as created
    from courses, days, range(20) as learners(learner),
    unnest(['video', 'problem', 'discussion']) as entities(entity_type)`,
  course_meta_summary_enrollment: `select course_id, 'Course' as catalog_course_title,
    'cat' as catalog_course, timestamp '2024-01-01' as start_time, timestamp '2024-12-31' as end_time,
    'self_paced' as pacing_type, 'Current' as availability, mode as enrollment_mode, 100 as count,
    200 as cumulative_count, 3 as count_change_7_days, 40 as passing_users
    from courses, unnest(['audit', 'verified', 'professional']) as modes(mode)`,
  course_program_metadata: `select course_id, 'P' || (row_number() over ()) % 10 as program_id,
    'Kind' as program_type, 'Program' as program_title from courses`,
};

async function createWorkspace(courses: number) {
  const folder = createFolder();
  const engine = await openWorkspace(join(folder, "bench.duckdb"));
  const writer = await createEngine(null);
  const codes = await engine.withSession((session) =>
    session.list("select distinct alpha2 from country_codes"),
  );
  await writer.withWriter(async (session) => {
    const values = codes.map(({ alpha2 }) => `('${alpha2}')`).join(", ");
    await session.run(
      `create table country_codes as select * from (values ${values}) as codes (alpha2)`,
    );
    await session.run(`create table courses as select 'course-v1:Org+C' || n || '+R' as course_id
      from range(${courses}) as numbers(n)`);
    await session.run(`create table days as select date '2024-01-01' + n::int as day, n
      from range(${days}) as numbers(n)`);
    for (const [table, sql] of Object.entries(tables)) {
      await session.run(`copy (${sql} order by random()) to '${join(folder, table)}.csv' (header)`);
    }
  });
  await writer.close();
  const files = Object.keys(tables).map((table) => join(folder, `${table}.csv`));
  const results = await importPaths(engine, files, { now: () => new Date() });
  const rows = results.reduce((total, { rows: count }) => total + count, 0);
  const bad = results.filter(({ status, rejected }) => status !== "imported" || rejected > 0);
  if (bad.length > 0) throw new Error(JSON.stringify(bad));
  return { engine, rows };
}

interface Times {
  /** Milliseconds: the statement alone, then with its rows in hand. */
  readonly engine: number;
  readonly engineWorst: number;
  readonly whole: number;
}

async function measure(courses: number) {
  const { engine, rows } = await createWorkspace(courses);
  const course = (await engine.withSession(listCourses)).at(-1);
  if (!course) throw new Error("no course");
  const times = new Map<string, Times>();
  for (const report of reports.filter(({ id }) => id !== "report-download")) {
    const params = (await findDefaultParams(engine, report, course)) ?? {};
    times.set(report.id, await measureReport(engine, report, params));
  }
  await engine.close();
  return { rows, times };
}

async function measureReport(
  engine: Engine,
  report: Report,
  params: Record<string, string>,
): Promise<Times> {
  const now = new Date();
  const bindings = toBindings(report, parseParams(report, params, toToday(now)));
  const inEngine = await time(() =>
    engine.withSession((session) => session.run(report.sql, bindings)),
  );
  const whole = await time(() => runReport(engine, { report: report.id, params, now }));
  return { engine: inEngine.median, engineWorst: inEngine.worst, whole: whole.median };
}

async function time(work: () => Promise<unknown>) {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startedMs = performance.now();
    await work();
    taken.push(performance.now() - startedMs);
  }
  taken.sort((a, b) => a - b);
  return { median: taken[rounds >> 1] ?? 0, worst: taken[Math.floor(rounds * 0.95)] ?? 0 };
}

test("reports", async () => {
  const alone = await measure(1);
  const hundred = await measure(100);
  const toLine = (name: string, cells: readonly string[]) =>
    `${name.padEnd(30)}${cells.map((cell) => cell.padStart(14)).join("")}`;
  const lines = [...hundred.times].map(([id, { engine, engineWorst, whole }]) => {
    const ratio = engine / (alone.times.get(id)?.engine ?? Number.NaN);
    return toLine(id, [
      engine.toFixed(1),
      engineWorst.toFixed(1),
      `${ratio.toFixed(1)}×`,
      whole.toFixed(1),
    ]);
  });
  const head = toLine("", ["engine ms", "p95 ms", "to 1 course", "with rows ms"]);
  const memory = `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`;
  const title = `100 courses × ${days} days, ${hundred.rows} rows; ${memory}`;
  console.log(["", title, head, ...lines, ""].join("\n"));
});
