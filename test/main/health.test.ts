import { copyFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../src-main/engine";
import { checkHealth, checks } from "../../src-main/health";
import { importPaths } from "../../src-main/import";
import { undoImport } from "../../src-main/import/undo";
import { listImports } from "../../src-main/ledger";
import { openWorkspace } from "../../src-main/workspace";
import { formatDay } from "../../src-shared/instant";
import type { Finding } from "../../src-shared/ipc";
import { findMissing } from "../../src-shared/missing";
import type { DayRange } from "../../src-shared/period";
import { getTable, tableNames } from "../../src-shared/schema";
import { createFolder, createLastingFolder, writeInFolder } from "../support/folder";
import { now, withWorkspace } from "../support/workspace";

const c = "course-v1:A+B+1";
const problem = "block-v1:A+B+1+type@problem+block@p";

/** Every table, three days of one course, and nothing wrong with it. */
const clean: Readonly<Record<string, string>> = {
  course_enrollment_daily: `course_id,date,count
${c},2025-01-01,10
${c},2025-01-02,11
${c},2025-01-03,12
`,
  course_enrollment_mode_daily: `course_id,date,mode,count,cumulative_count
${c},2025-01-01,audit,10,10
${c},2025-01-02,audit,10,11
${c},2025-01-02,verified,1,1
${c},2025-01-03,no-id-professional,12,12
`,
  course_enrollment_birth_year_daily: `course_id,date,birth_year,count
${c},2025-01-01,1990,4
${c},2025-01-02,1990,4
${c},2025-01-02,,7
${c},2025-01-03,1990,12
`,
  course_enrollment_education_level_daily: `course_id,date,education_level,count
${c},2025-01-01,b,4
${c},2025-01-02,b,4
${c},2025-01-03,b,4
`,
  course_enrollment_gender_daily: `course_id,date,gender,count
${c},2025-01-01,f,4
${c},2025-01-02,f,4
${c},2025-01-03,f,4
`,
  course_enrollment_location_current: `course_id,date,country_code,count
${c},2025-01-03,US,4
`,
  course_activity: `course_id,interval_start,interval_end,label,count
${c},2025-01-06 00:00:00,2025-01-13 00:00:00,ACTIVE,4
${c},2025-01-13 00:00:00,2025-01-20 00:00:00,active,4
`,
  answer_distribution: `course_id,module_id,part_id,correct,value_id,answer_value_text,variant,problem_display_name,question_text,first_response_count,last_response_count
${c},${problem},p_2_1,1,,yes,,Name,Question,3,5
${c},${problem},p_2_1,0,,no,,Name,Question,4,2
`,
  tags_distribution: `course_id,module_id,tag_name,tag_value,total_submissions,correct_submissions
${c},${problem},difficulty,Easy,4,2
`,
  grade_distribution: `course_id,module_id,grade,max_grade,count
${c},${problem},1,1,3
`,
  sequential_open_distribution: `course_id,module_id,count
${c},block-v1:A+B+1+type@sequential+block@s,3
`,
  video: `course_id,pipeline_video_id,encoded_module_id,duration,segment_length,users_at_start,users_at_end
${c},${c}|v,v,10,5,4,3
`,
  video_timeline: `pipeline_video_id,segment,num_users,num_views
${c}|v,0,4,4
${c}|v,1,3,4
`,
  module_engagement: `course_id,username,date,entity_type,entity_id,event,count
${c},ann,2025-01-01,video,v,viewed,1
${c},bob,2025-01-09,video,v,viewed,1
`,
  module_engagement_metric_ranges: `course_id,start_date,end_date,metric,range_type,low_value,high_value
${c},2025-01-06,2025-01-13,videos_viewed,low,0,1
`,
  course_meta_summary_enrollment: `course_id,catalog_course_title,catalog_course,start_time,end_time,pacing_type,availability,enrollment_mode,count,cumulative_count,count_change_7_days,passing_users
${c},Title,A+B,2025-01-01 00:00:00,2025-06-01 00:00:00,self_paced,Current,audit,12,12,-3,1
`,
  course_program_metadata: `course_id,program_id,program_type,program_title
${c},p1,t,Program
`,
};

const folder = createLastingFolder();
const cleanFile = join(folder, "clean.duckdb");

beforeAll(async () => {
  const engine = await openWorkspace(cleanFile);
  await fill(engine, clean);
  await engine.close();
});

/** Checks the clean workspace with other files in place of some of its own. */
async function check(files: Files, course: string | null = null, limit = 100) {
  const file = join(createFolder(), "changed.duckdb");
  copyFileSync(cleanFile, file);
  const engine = await openWorkspace(file);
  try {
    const ledger = await engine.withSession(listImports);
    const changed = ledger.filter(({ name }) => files[name.replace(".csv", "")] !== undefined);
    for (const { importId } of changed) await undoImport(engine, importId);
    await fill(engine, files);
    return await checkHealth(engine, { course, limit });
  } finally {
    await engine.close();
  }
}

type Files = Readonly<Record<string, string>>;

/** Imports texts by the names of their tables. */
async function fill(engine: Engine, files: Files) {
  for (const [name, text] of Object.entries(files)) await take(engine, name, text);
}

async function take(engine: Engine, name: string, text: string): Promise<number> {
  const [result] = await importPaths(engine, [writeInFolder(`${name}.csv`, text, folder)], { now });
  if (result?.importId) return result.importId;
  throw new Error(JSON.stringify(result));
}

const checkAll = (engine: Engine) => checkHealth(engine, { course: null, limit: 100 });

test("the clean rows are of every table of the analytics API", () => {
  const own = tableNames.filter((name) => !getTable(name).isByName && !getTable(name).isReshaped);
  expect(Object.keys(clean).sort()).toEqual([...own].sort());
});

test("nothing is found in clean data", async () => {
  expect(await check({})).toEqual([]);
});

test("no check fails in an empty workspace, or where there is one table alone", async () => {
  await withWorkspace([], async (engine) => {
    expect(await checkAll(engine)).toEqual([]);
    for (const [name, text] of Object.entries(clean)) {
      const importId = await take(engine, name, text);
      await checkAll(engine);
      await undoImport(engine, importId);
    }
  });
});

/** The clean table with lines more. */
const more = (table: string, ...lines: string[]) => ({
  [table]: `${clean[table]}${lines.map((line) => `${line}\n`).join("")}`,
});

/** Per check: files in place of the clean ones, and what is found. */
const planted: Readonly<
  Record<string, readonly [files: Record<string, string>, ...found: Partial<Finding>[]]>
> = {
  "negative-counts": [
    more("sequential_open_distribution", `${c},s2,-1`, `${c},s3,-7`),
    {
      table: "sequential_open_distribution",
      count: 2,
      sentence: "2 rows have a count that is less than zero.",
      examples: ["s3: -7", "s2: -1"],
    },
  ],
  "future-days": [
    more(
      "module_engagement",
      `${c},ann,2026-01-02,video,v,viewed,1`,
      `${c},ann,2026-01-03,video,v,viewed,1`,
    ),
    { table: "module_engagement", count: 1, examples: ["2026-01-03"] },
  ],
  "early-days": [
    more(
      "module_engagement",
      `${c},ann,2012-01-01,video,v,viewed,1`,
      `${c},ann,1970-01-01,video,v,viewed,1`,
    ),
    { table: "module_engagement", count: 1, examples: ["1970-01-01"] },
  ],
  "no-day": [
    more("module_engagement", `${c},ann,,video,v,viewed,1`),
    { table: "module_engagement", count: 1, sentence: "1 row has no date." },
  ],
  rejects: [
    more(
      "grade_distribution",
      `${c},${problem},many,1,3`,
      `${c},${problem},few,1,3`,
      `${c},${problem},2,1,`,
    ),
    {
      course: null,
      table: "grade_distribution",
      count: 3,
      sentence: "3 rows of grade_distribution.csv, the newest file of this table, did not fit.",
      examples: ["2 × not a whole number in column grade", "1 × no count in column count"],
    },
  ],
  "missing-days": [
    {
      ...more("course_enrollment_gender_daily", `${c},2025-01-05,f,4`, `${c},2025-01-09,f,4`),
      ...more("course_activity", `${c},2025-02-03 00:00:00,2025-02-10 00:00:00,ACTIVE,4`),
    },
    {
      table: "course_enrollment_gender_daily",
      count: 4,
      sentence: "4 days between the first and the last have no rows.",
      examples: ["2025-01-04", "2025-01-06 to 2025-01-08"],
    },
    {
      table: "course_activity",
      count: 2,
      sentence: "2 weeks between the first and the last have no rows.",
      examples: ["2025-01-20 to 2025-02-02"],
    },
  ],
  "repeated-keys": [
    more("course_enrollment_daily", `${c},2025-01-03,12`),
    {
      table: "course_enrollment_daily",
      count: 1,
      sentence: "1 key occurs more than once in one file (course_id, date).",
      examples: ["2025-01-03"],
    },
  ],
  "repeated-unknown-keys": [
    more("course_enrollment_gender_daily", `${c},2025-01-03,,2`, `${c},2025-01-03,,1`),
    { table: "course_enrollment_gender_daily", count: 1, examples: ["2025-01-03 · NULL"] },
  ],
  "mode-totals": [
    more("course_enrollment_mode_daily", `${c},2025-01-03,audit,1,1`),
    {
      table: "course_enrollment_mode_daily",
      count: 1,
      sentence: "On 1 day the learners in all modes are not as many as the learners enrolled.",
      examples: ["2025-01-03: 13 in modes, 12 in all"],
    },
  ],
  "part-totals": [
    more("course_enrollment_location_current", `${c},2025-01-03,DE,9`),
    {
      table: "course_enrollment_location_current",
      count: 1,
      sentence: "On 1 day the learners by country code are more than the learners enrolled.",
      examples: ["2025-01-03: 13 in parts, 12 in all"],
    },
  ],
  "cumulative-counts": [
    more("course_meta_summary_enrollment", `${c},Title,A+B,,,self_paced,Current,honor,5,4,0,1`),
    {
      table: "course_meta_summary_enrollment",
      count: 1,
      sentence: "1 row counts more learners enrolled than have ever enrolled.",
      examples: ["honor: 5 now, 4 ever"],
    },
  ],
  "no-enrollment": [
    {
      ...more("module_engagement", "course-v1:A+B+2,ann,2025-01-01,video,v,viewed,1"),
      ...more(
        "course_meta_summary_enrollment",
        "course-v1:A+B+2,T,A+B,,,self_paced,Current,audit,5,5,0,1",
      ),
    },
    {
      course: "course-v1:A+B+2",
      table: null,
      count: 1,
      sentence: "1 table has rows of this course, but course_enrollment_daily has none.",
      examples: ["module_engagement"],
    },
  ],
  "no-summary": [
    more("course_enrollment_daily", "course-v1:A+B+2,2025-01-01,1"),
    { course: "course-v1:A+B+2", table: null, count: 1, examples: ["course_enrollment_daily"] },
  ],
  "only-catalog": [
    more("course_program_metadata", "course-v1:A+B+2,p1,t,Program"),
    { course: "course-v1:A+B+2", examples: ["course_program_metadata"] },
  ],
  "invalid-course-ids": [
    {
      ...more("course_enrollment_daily", "A B,2025-01-01,1"),
      ...more("course_meta_summary_enrollment", "A B,T,A+B,,,self_paced,Current,audit,5,5,0,1"),
    },
    {
      course: "A B",
      table: null,
      count: 2,
      sentence: "2 rows have the course id “A B”, which is no course key.",
      examples: ["course_enrollment_daily", "course_meta_summary_enrollment"],
    },
  ],
  "blank-ids": [
    more(
      "module_engagement",
      `${c},,2025-01-01,video,v,viewed,1`,
      `${c},"",2025-01-01,video,v,viewed,1`,
      `${c}," \u00a0",2025-01-01,video,v,viewed,1`,
    ),
    { table: "module_engagement", count: 3, sentence: "3 rows have no username." },
  ],
  "padded-ids": [
    more(
      "grade_distribution",
      `${c}, x,1,1,3`,
      `${c},x\t,1,1,3`,
      `${c},x\u00a0,1,1,3`,
      `${c},x y,1,1,3`,
    ),
    {
      table: "grade_distribution",
      count: 3,
      sentence: "3 rows have a module_id that begins or ends with white space.",
    },
  ],
  "timeline-videos": [
    more("video_timeline", `${c}|w,0,1,1`, `${c}|w,1,1,1`),
    { course: c, table: "video_timeline", count: 1, examples: [`${c}|w`] },
  ],
  responses: [
    more("answer_distribution", `${c},${problem},p_2_1,0,,maybe,,Name,Question,2,1`),
    { table: "answer_distribution", count: 1, examples: ["p_2_1: 9 first, 8 last"] },
  ],
  "video-ends": [
    more("video", `${c},${c}|w,w,10,5,0,7`),
    { table: "video", count: 1, examples: ["w: 0 at the start, 7 at the end"] },
  ],
  "unknown-activity": [
    more(
      "course_activity",
      `${c},2025-01-06 00:00:00,2025-01-13 00:00:00,DANCED,4`,
      `${c},2025-01-13 00:00:00,2025-01-20 00:00:00,DANCED,4`,
    ),
    { table: "course_activity", count: 2, sentence: "2 rows have the label “DANCED”." },
  ],
  "unknown-modes": [
    {
      course_enrollment_mode_daily:
        clean.course_enrollment_mode_daily?.replace("verified", "trial") ?? "",
    },
    { count: 1, sentence: "1 row has the mode “trial”.", examples: ["2025-01-02"] },
  ],
};

describe("each check", () => {
  test("has a fault planted for it", () => {
    expect(Object.keys(planted).sort()).toEqual(checks.map(({ id }) => id).sort());
  });

  test.each(checks.map(({ id }) => id))(
    "%s finds its fault, and no other check does",
    async (id) => {
      const [files, ...expected] = planted[id] ?? [{}];
      const found = await check(files);
      expect(found.map((one) => one.check)).toEqual([id]);
      expect(found[0]?.findings).toEqual(
        expected.map((finding) => expect.objectContaining({ check: id, course: c, ...finding })),
      );
    },
  );
});

test("of one course only what is about it is told; an unknown course is missing data", async () => {
  const files = {
    ...clean,
    ...more("course_enrollment_daily", "A B,2025-01-01,-1", `${c},2025-01-09,-2`),
  };
  const all = await check(files);
  const one = await check(files, "A B");
  expect(all.find((found) => found.check === "negative-counts")?.total).toBe(2);
  expect(one.flatMap(({ findings }) => findings.map(({ course }) => course))).toEqual(
    one.flatMap(({ findings }) => findings.map(() => "A B")),
  );
  expect(one.map((found) => found.check)).toContain("negative-counts");
  await expect(check(files, "A C")).rejects.toMatchObject({ code: "missing-data" });
});

test("the worst comes first; more than the limit is counted, and names the reports that are touched", async () => {
  const days = [3, 4, 5, 6].map((day) => `course-v1:A+B+${day},2030-01-01,1`);
  const found = await check(more("course_enrollment_daily", ...days), null, 3);
  expect(found.map(({ severity }) => severity)).toEqual(["bad", "info"]);
  expect(found[0]).toMatchObject({ check: "future-days", total: 4 });
  expect(found[0]?.findings).toHaveLength(3);
  expect(found[0]?.reports).toEqual(["enrollment", "course-summaries"]);
});

test("missing days are those of the page's gaps", async () => {
  const series = fc.record({
    places: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 4, maxLength: 12 }),
    step: fc.constantFrom(1, 7, 14),
  });
  await withWorkspace([], (engine) =>
    fc.assert(
      fc.asyncProperty(series, async ({ places, step }) => {
        const days = places.map((place) => 19_000 + place * step).sort((a, b) => a - b);
        const lines = days.map((day) => `${c},${formatDay(day)},1\n`);
        const importId = await take(
          engine,
          "course_enrollment_daily",
          `course_id,date,count\n${lines.join("")}`,
        );
        const found = await checkAll(engine);
        await undoImport(engine, importId);
        const finding = found.find((one) => one.check === "missing-days")?.findings[0];
        const runs = findMissing(days, "day");
        expect(finding?.count ?? 0).toBe(runs.reduce((sum, run) => sum + run.count, 0));
        expect(finding?.examples ?? []).toEqual(runs.slice(0, 5).map(formatRun));
      }),
      { numRuns: 15, seed: 7 },
    ),
  );
});

function formatRun({ first, last }: DayRange): string {
  return first === last ? formatDay(first) : `${formatDay(first)} to ${formatDay(last)}`;
}

test("two snapshots far apart are no series with missing days", async () => {
  const text = `course_id,date,count\n${c},2025-01-01,1\n${c},2025-02-01,1\n`;
  await withWorkspace([], async (engine) => {
    await fill(engine, { course_enrollment_daily: text });
    expect(await checkAll(engine)).toEqual([]);
  });
});

test("a check can be cancelled", async () => {
  await withWorkspace([], async (engine) => {
    const cancelling = new AbortController();
    const running = checkHealth(engine, {
      course: null,
      limit: 10,
      signal: cancelling.signal,
      onProgress: (fraction) => fraction > 0.3 && cancelling.abort(),
    });
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
  });
});
