import { describe, expect, test } from "vitest";
import { type Answer, withColumn, withTables } from "../support/rows";

/**
 * The executed cases of analytics-api.md, Appendix B, and those of §3 that they do not hold. Where a
 * decision changes one, its number stands in the name.
 */
const demo = "edX/DemoX/Demo_Course";
const t1 = "2014-12-10T19:31:04Z";
const t2 = "2014-12-11T01:02:03.456789Z";
const inDemo = (text: string) => withColumn(text, "course_id", demo);
const json = (answer: Answer | string) => (typeof answer === "string" ? answer : answer.json);
const csv = (answer: Answer | string) => (typeof answer === "string" ? answer : answer.csv);
const lines = (...texts: string[]) => texts.map((text) => `${text}\r\n`).join("");

describe("B.1 weekly activity", () => {
  const tables = {
    course_activity: inDemo(`
interval_start,interval_end,label,count,created
2014-01-01T00:00:00Z,2014-01-08T00:00:00Z,ACTIVE,300,${t1}
2014-01-01T00:00:00Z,2014-01-08T00:00:00Z,PLAYED_VIDEO,40,${t2}
2014-01-08T00:00:00Z,2014-01-15T00:00:00Z,ACTIVE,500,${t1}
2014-01-08T00:00:00Z,2014-01-15T00:00:00Z,POSTED_FORUM,5,${t2}
2014-01-08T00:00:00Z,2014-01-15T00:00:00Z,WEIRD,5,${t1}
2014-01-15T00:00:00Z,2014-01-22T00:00:00Z,ACTIVE,7,${t1}
2014-01-15T00:00:00Z,2014-01-22T00:00:00Z,active,9,${t1}`),
  };
  const second = {
    interval_start: "2014-01-08T000000",
    interval_end: "2014-01-15T000000",
    course_id: demo,
    any: 500,
    posted_forum: 5,
    created: "2014-12-11T010203",
  };

  test("without a period gives the newest week, the later of two rows counting", () =>
    withTables(tables, async (ask) => {
      expect(json(await ask("engagement-activity", { course: demo }))).toEqual([
        {
          interval_start: "2014-01-15T000000",
          interval_end: "2014-01-22T000000",
          course_id: demo,
          any: 9,
          created: "2014-12-10T193104",
        },
      ]);
    }));

  test("compares the end strictly, and leaves out kinds without rows", () =>
    withTables(tables, async (ask) => {
      const first = { start_date: "2014-01-01", end_date: "2014-01-15" };
      expect(json(await ask("engagement-activity", { course: demo, ...first }))).toEqual([
        {
          interval_start: "2014-01-01T000000",
          interval_end: "2014-01-08T000000",
          course_id: demo,
          any: 300,
          played_video: 40,
          created: "2014-12-11T010203",
        },
      ]);
      const next = { start_date: "2014-01-01T000001", end_date: "2014-01-16" };
      expect(json(await ask("engagement-activity", { course: demo, ...next }))).toEqual([second]);
    }));

  test("as CSV has a column where any row has one", () =>
    withTables(tables, async (ask) => {
      const answer = await ask("engagement-activity", { course: demo, start_date: "2014-01-01" });
      expect(csv(answer)).toBe(
        lines(
          "any,course_id,created,interval_end,interval_start,played_video,posted_forum",
          `300,${demo},2014-12-11T010203,2014-01-08T000000,2014-01-01T000000,40,`,
          `500,${demo},2014-12-11T010203,2014-01-15T000000,2014-01-08T000000,,5`,
          `9,${demo},2014-12-10T193104,2014-01-22T000000,2014-01-15T000000,,`,
        ),
      );
    }));

  test("of one kind, the latest week is one object, and one line as CSV (decisions 5, 20)", () =>
    withTables(tables, async (ask) => {
      const answer = await ask("recent-activity", { course: demo, activity_type: "Posted_Forum" });
      expect(json(answer)).toEqual({
        interval_start: "2014-01-08T00:00:00Z",
        interval_end: "2014-01-15T00:00:00Z",
        activity_type: "posted_forum",
        count: 5,
        course_id: demo,
      });
      expect(csv(answer)).toBe(
        lines(
          "activity_type,count,course_id,interval_end,interval_start",
          `posted_forum,5,${demo},2014-01-15T00:00:00Z,2014-01-08T00:00:00Z`,
        ),
      );
    }));
});

test("B.2 total enrollment: a half-open range, the time of day dropped", () =>
  withTables(
    {
      course_enrollment_daily: inDemo(`
date,count,created
2014-01-01,10,${t1}
2014-01-02,20,${t1}
2014-01-03,30,${t1}
2014-01-05,50,${t1}`),
    },
    async (ask) => {
      const row = (date: string, count: number) => ({
        course_id: demo,
        date,
        count,
        created: "2014-12-10T193104",
      });
      const get = async (start_date?: string, end_date?: string) =>
        json(await ask("enrollment", { course: demo, start_date, end_date }));
      expect(await get()).toEqual([row("2014-01-05", 50)]);
      expect(await get("2014-01-02T235959", "2014-01-03T120000")).toEqual([row("2014-01-02", 20)]);
      expect(await get("2014-01-02", "2014-01-05")).toEqual([
        row("2014-01-02", 20),
        row("2014-01-03", 30),
      ]);
      expect(await get("2014-01-06")).toBe("missing-data");
    },
  ));

test("B.3 modes: professional takes in the unpublished mode, unknown ones count in the totals alone", () =>
  withTables(
    {
      course_enrollment_mode_daily: inDemo(`
date,mode,count,cumulative_count,created
2014-01-01,audit,5,50,${t1}
2014-01-01,no-id-professional,2,20,${t1}
2014-01-01,unpaid-executive-education,1000,2000,${t1}
2014-01-02,professional,3,4,${t1}
2014-01-02,no-id-professional,30,40,${t1}
2014-01-02,verified,1,1,${t1}
2014-01-03,honor,1,2,${t1}`),
    },
    async (ask) => {
      const row = (date: string, count: number, cumulative_count: number, modes: object) => ({
        course_id: demo,
        date,
        count,
        cumulative_count,
        created: "2014-12-10T193104",
        ...{ audit: 0, credit: 0, honor: 0, professional: 0, verified: 0, masters: 0 },
        ...modes,
      });
      expect(
        json(await ask("enrollment_mode", { course: demo, start_date: "2014-01-01" })),
      ).toEqual([
        row("2014-01-01", 1007, 2070, { audit: 5, professional: 2 }),
        row("2014-01-02", 34, 45, { professional: 33, verified: 1 }),
        row("2014-01-03", 1, 2, { honor: 1 }),
      ]);
      expect(csv(await ask("enrollment_mode", { course: demo }))).toBe(
        lines(
          "audit,count,course_id,created,credit,cumulative_count,date,honor,masters,professional,verified",
          `0,1,${demo},2014-12-10T193104,0,2,2014-01-03,1,0,0,0`,
        ),
      );
    },
  ));

test("B.4 gender: everything but f, m and o is unknown", () =>
  withTables(
    {
      course_enrollment_gender_daily: inDemo(`
date,gender,count,created
2014-01-01,f,5,${t1}
2014-01-01,m,2,${t2}
2014-01-01,,3,${t1}
2014-01-01,,30,${t1}
2014-01-01,F,100,${t1}
2014-01-01,x,1000,${t1}
2014-01-01,"",10000,${t1}
2014-01-02,o,1,${t1}`),
    },
    async (ask) => {
      const answer = await ask("enrollment-gender", { course: demo, start_date: "2014-01-01" });
      const of = { course_id: demo };
      expect(json(answer)).toEqual([
        {
          ...of,
          date: "2014-01-01",
          female: 5,
          male: 2,
          other: 0,
          unknown: 11133,
          created: "2014-12-11T010203",
        },
        {
          ...of,
          date: "2014-01-02",
          female: 0,
          male: 0,
          other: 1,
          unknown: 0,
          created: "2014-12-10T193104",
        },
      ]);
      expect(csv(await ask("enrollment-gender", { course: demo }))).toBe(
        lines(
          "course_id,created,date,female,male,other,unknown",
          `${demo},2014-12-10T193104,2014-01-02,0,0,1,0`,
        ),
      );
    },
  ));

test("B.5 education: no word is changed, nulls are not merged; by level (decision 3)", () =>
  withTables(
    {
      course_enrollment_education_level_daily: inDemo(`
date,education_level,count,created
2014-01-01,masters,5,${t1}
2014-01-01,,2,${t1}
2014-01-01,bachelors,3,${t1}
2014-01-01,,8,${t1}
2014-01-01,"",4,${t1}`),
    },
    async (ask) => {
      const answer = await ask("enrollment-education", { course: demo });
      expect(csv(answer)).toBe(
        lines(
          "count,course_id,created,date,education_level",
          `4,${demo},2014-12-10T193104,2014-01-01,`,
          `3,${demo},2014-12-10T193104,2014-01-01,bachelors`,
          `5,${demo},2014-12-10T193104,2014-01-01,masters`,
          `2,${demo},2014-12-10T193104,2014-01-01,`,
          `8,${demo},2014-12-10T193104,2014-01-01,`,
        ),
      );
      const levels = (json(answer) as { education_level: string | null }[]).map(
        (row) => row.education_level,
      );
      expect(levels).toEqual(["", "bachelors", "masters", null, null]);
    },
  ));

test("B.6 location: spellings merge, unknown codes merge per date, by code and then date", () =>
  withTables(
    {
      course_enrollment_location_current: inDemo(`
date,country_code,count,created
2014-01-02,US,5,${t1}
2014-01-01,US,4,${t1}
2014-01-01,"",1,${t1}
2014-01-01,A1,2,${t1}
2014-01-01,UNKNOWN,4,${t1}
2014-01-02,EU,8,${t1}
2014-01-01,CA,3,${t1}
2014-01-01,us,100,${t1}
2014-01-01,USA,1000,${t1}
2014-01-01,840,10000,${t1}
2014-01-02,UK,16,${t1}
2014-01-02,XK,32,${t1}
2014-01-02,TW,1,${t1}
2014-01-02,CI,3,${t1}
2014-01-02, FR,64,${t1}
2014-01-02,0250,128,${t1}`),
    },
    async (ask) => {
      const answer = await ask("enrollment-location", { course: demo, start_date: "2014-01-01" });
      const row = (
        date: string,
        alpha2: string | null,
        alpha3: string | null,
        name: string,
        count: number,
      ) => ({
        date,
        course_id: demo,
        country: { alpha2, alpha3, name },
        count,
        created: "2014-12-10T193104",
      });
      expect(json(answer)).toEqual([
        row("2014-01-01", null, null, "UNKNOWN", 7),
        row("2014-01-02", null, null, "UNKNOWN", 120),
        row("2014-01-01", "CA", "CAN", "Canada", 3),
        row("2014-01-02", "CI", "CIV", "Côte d'Ivoire", 3),
        row("2014-01-02", "FR", "FRA", "France", 128),
        row("2014-01-02", "TW", "TWN", "Taiwan", 1),
        row("2014-01-01", "US", "USA", "United States of America", 11104),
        row("2014-01-02", "US", "USA", "United States of America", 5),
      ]);
      expect(csv(await ask("enrollment-location", { course: demo })).split("\r\n")[0]).toBe(
        "count,country.alpha2,country.alpha3,country.name,course_id,created,date",
      );
    },
  ));

test("B.7 problems: the division truncates, NULL is not correct, parts are a sorted list (decisions 6, 15)", () =>
  withTables(
    {
      answer_distribution: inDemo(`
module_id,part_id,correct,last_response_count,created,first_response_count,value_id,answer_value_text,variant,problem_display_name,question_text
mod-b,p2,True,5,2014-12-10T19:31:04Z,0,,,,,
mod-b,p1,False,4,2014-12-11T01:02:03.5Z,0,,,,,
mod-b,p2,,6,2014-12-10T19:31:04Z,0,,,,,
mod-a,px,True,7,2014-12-10T19:31:04Z,0,,,,,
mod-c,"a,b",False,3,2014-12-10T19:31:04Z,0,,,,,`),
    },
    async (ask) => {
      const answer = await ask("problems", { course: demo });
      const created = "2014-12-10T193104";
      expect(json(answer)).toEqual([
        {
          module_id: "mod-a",
          total_submissions: 7,
          correct_submissions: 7,
          part_ids: ["px"],
          created,
        },
        // A fraction of a second in created made the API fail (decision 7).
        {
          module_id: "mod-b",
          total_submissions: 7,
          correct_submissions: 2,
          part_ids: ["p1", "p2"],
          created: "2014-12-11T010203",
        },
        {
          module_id: "mod-c",
          total_submissions: 3,
          correct_submissions: 0,
          part_ids: ["a,b"],
          created,
        },
      ]);
      expect(csv(answer)).toBe(
        lines(
          "correct_submissions,created,module_id,part_ids,total_submissions",
          `7,${created},mod-a,px,7`,
          `2,2014-12-11T010203,mod-b,"p1, p2",7`,
          `0,${created},mod-c,"a,b",3`,
        ),
      );
    },
  ));

test("B.8 tags: the first row fixes the counts, duplicates stay, values are sorted (decisions 3, 15)", () =>
  withTables(
    {
      tags_distribution: inDemo(`
module_id,tag_name,tag_value,total_submissions,correct_submissions,created
m2,difficulty,Hard,10,4,${t1}
m1,lo,X,1,1,${t2}
m2,difficulty,Easy,99,98,${t2}
m2,difficulty,Easy,99,98,${t1}
m2,lo,Z,5,5,${t1}`),
    },
    async (ask) => {
      const answer = await ask("problems-and-tags", { course: demo });
      const created = "2014-12-11T010203";
      expect(json(answer)).toEqual([
        {
          module_id: "m1",
          total_submissions: 1,
          correct_submissions: 1,
          tags: { lo: ["X"] },
          created,
        },
        {
          module_id: "m2",
          total_submissions: 10,
          correct_submissions: 4,
          tags: { difficulty: ["Easy", "Easy", "Hard"], lo: ["Z"] },
          created,
        },
      ]);
      expect(csv(answer)).toBe(
        lines(
          "correct_submissions,created,module_id,tags.difficulty,tags.lo,total_submissions",
          `1,${created},m1,,X,1`,
          `4,${created},m2,"Easy, Easy, Hard",Z,10`,
        ),
      );
    },
  ));

test("B.9 videos: the period is checked, and not used", () =>
  withTables(
    {
      video: inDemo(`
pipeline_video_id,encoded_module_id,duration,segment_length,users_at_start,users_at_end,created
vid2,enc-vid2,100,5,9,4,${t1}
vid1,enc-vid1,100,1,9,12,${t1}`),
    },
    async (ask) => {
      const video = (n: number, segment_length: number, users_at_end: number) => ({
        pipeline_video_id: `vid${n}`,
        encoded_module_id: `enc-vid${n}`,
        duration: 100,
        segment_length,
        users_at_start: 9,
        users_at_end,
        created: "2014-12-10T193104",
      });
      const answer = await ask("videos", { course: demo, end_date: "1990-01-01" });
      expect(json(answer)).toEqual([video(1, 1, 12), video(2, 5, 4)]);
      expect(await ask("videos", { course: demo, end_date: "soon" })).toBe("bad-input");
    },
  ));

const answers = (rows: string) => ({
  answer_distribution: inDemo(
    `module_id,problem_display_name,question_text,part_id,correct,value_id,answer_value_text,variant,first_response_count,last_response_count,created\n${rows
      .trim()
      .split("\n")
      .map((row) => `m,,,${row}`)
      .join("\n")}`,
  ),
});

const answerRow = (row: Record<string, unknown>) => ({
  course_id: demo,
  module_id: "m",
  problem_display_name: null,
  question_text: null,
  created: "2014-12-10T193104",
  ...row,
});

test("B.10 answers: variants of one choice are added up, a mixed part stays; null is null (decision 9)", () =>
  withTables(
    answers(`
p1,True,c0,A,1,1,3,${t1}
p1,False,c1,B,2,0,4,${t1}
p1,True,c0,A,2,2,4,2014-12-11T00:00:00Z
p3,True,c0,A,1,1,3,${t1}
p3,False,c0,A,2,1,3,${t1}
p3,True,c1,B,1,5,5,${t1}
p3,True,c1,B,2,6,6,${t1}
p4,True,,,2,1,1,${t1}
p4,True,,,100,1,10,${t1}`),
    async (ask) => {
      const row = (
        part_id: string,
        correct: boolean,
        [value_id, answer_value]: (string | null)[],
        variant: number | null,
        [first_response_count, last_response_count]: number[],
      ) =>
        answerRow({
          part_id,
          correct,
          value_id,
          answer_value,
          variant,
          first_response_count,
          last_response_count,
          consolidated_variant: variant === null,
        });
      expect(json(await ask("answer-distribution", { course: demo, module_id: "m" }))).toEqual([
        row("p1", true, ["c0", "A"], null, [3, 7]),
        row("p1", false, ["c1", "B"], 2, [0, 4]),
        row("p3", true, ["c0", "A"], 1, [1, 3]),
        row("p3", false, ["c0", "A"], 2, [1, 3]),
        row("p3", true, ["c1", "B"], 1, [5, 5]),
        row("p3", true, ["c1", "B"], 2, [6, 6]),
        row("p4", true, [null, null], null, [2, 11]),
      ]);
    },
  ));

test("the older shape of answers has count after correct, and no first and last", () =>
  withTables(
    {
      answer_distribution: inDemo(`
module_id,part_id,correct,value_id,answer_value_text,variant,problem_display_name,question_text,count,created
m,p1,True,c0,A,1,,,3,${t1}
m,p1,True,c0,A,2,,,4,${t1}`),
    },
    async (ask) => {
      const answer = await ask("answer-distribution", { course: demo, module_id: "m" });
      const [row] = json(answer) as [Record<string, unknown>];
      expect(Object.keys(row)).toEqual([
        "course_id",
        "module_id",
        "part_id",
        "correct",
        "count",
        "value_id",
        "answer_value",
        "problem_display_name",
        "question_text",
        "variant",
        "created",
        "consolidated_variant",
      ]);
      expect(row).toMatchObject({ count: 7, variant: null, consolidated_variant: true });
      expect(json(await ask("problems", { course: demo }))).toMatchObject([
        { total_submissions: 7, correct_submissions: 7 },
      ]);
    },
  ));

test("older and newer rows of one choice stand apart, each with its own counts", () =>
  withTables(
    {
      answer_distribution: inDemo(`
module_id,part_id,correct,value_id,answer_value_text,variant,problem_display_name,question_text,count,first_response_count,last_response_count
m,p1,True,c0,A,1,,,5,,
m,p1,True,c0,A,2,,,,1,3`),
    },
    async (ask) => {
      const answer = await ask("answer-distribution", { course: demo, module_id: "m" });
      const [older, newer] = json(answer) as [object, object];
      expect(older).toMatchObject({ count: 5, variant: 1, consolidated_variant: false });
      expect(older).not.toHaveProperty("last_response_count");
      expect(newer).toMatchObject({ first_response_count: 1, last_response_count: 3, variant: 2 });
      expect(newer).not.toHaveProperty("count");
    },
  ));

describe("B.11 course summaries", () => {
  const tables = {
    course_meta_summary_enrollment: withColumn(
      `
course_id,catalog_course_title,availability,enrollment_mode,count,cumulative_count,count_change_7_days,passing_users,created,start_time,end_time,pacing_type
z/y/x,T,Starting Soon,audit,5,50,-1,2,${t1},2016-01-01T00:00:00Z,2016-12-31T23:59:59Z,self_paced
a/b/c,T1,Current,no-id-professional,7,70,1,3,${t1},2016-01-01T00:00:00Z,2016-12-31T23:59:59Z,self_paced
a/b/c,T2,Current,professional,8,80,2,4,${t2},2016-01-01T00:00:00Z,2016-12-31T23:59:59Z,self_paced
a/b/c,T3,Archived,executive,100,1000,20,40,${t1},2016-01-01T00:00:00Z,2016-12-31T23:59:59Z,self_paced`,
      "catalog_course",
      "cat",
    ),
    course_enrollment_daily: "course_id,date,count\nz/y/x,2014-01-05,2",
    course_program_metadata:
      "course_id,program_id,program_type,program_title\nz/y/x,P2,t,x\nz/y/x,P1,t,x",
  };
  const zero = { count: 0, cumulative_count: 0, count_change_7_days: 0, passing_users: 0 };
  const mode = (
    count: number,
    cumulative_count: number,
    count_change_7_days: number,
    passing_users: number,
  ) => ({
    count,
    cumulative_count,
    count_change_7_days,
    passing_users,
  });
  const second = {
    created: "2014-12-10T193104",
    course_id: "z/y/x",
    catalog_course_title: "T",
    catalog_course: "cat",
    start_date: "2016-01-01T000000",
    end_date: "2016-12-31T235959",
    pacing_type: "self_paced",
    availability: "Upcoming",
    count: 5,
    cumulative_count: 50,
    count_change_7_days: -1,
    recent_count_change: null,
    passing_users: 2,
    enrollment_modes: {
      audit: mode(5, 50, -1, 2),
      credit: zero,
      honor: zero,
      professional: zero,
      verified: zero,
      masters: zero,
    },
  };

  test("add up modes, take the last row's facts and keep unknown modes", () =>
    withTables(tables, async (ask) => {
      const body = json(await ask("course-summaries", {}));
      expect(body).toEqual([
        {
          ...second,
          created: "2014-12-11T010203",
          course_id: "a/b/c",
          catalog_course_title: "T3",
          availability: "Archived",
          count: 115,
          cumulative_count: 1150,
          count_change_7_days: 23,
          passing_users: 47,
          enrollment_modes: {
            audit: zero,
            credit: zero,
            honor: zero,
            professional: mode(15, 150, 3, 7),
            verified: zero,
            masters: zero,
            executive: mode(100, 1000, 20, 40),
          },
        },
        second,
      ]);
      expect(Object.keys((body as object[])[1] ?? {})).toEqual(Object.keys(second));
    }));

  test("leave out excluded fields, in modes too", () =>
    withTables(tables, async (ask) => {
      const { count: _c, passing_users: _p, created: _d, ...rest } = second;
      const inMode = (cumulative_count: number, count_change_7_days: number) => ({
        cumulative_count,
        count_change_7_days,
      });
      const none = inMode(0, 0);
      const params = { course_ids: "z/y/x", exclude: "count,passing_users,created" };
      expect(json(await ask("course-summaries", params))).toEqual([
        {
          ...rest,
          enrollment_modes: {
            audit: inMode(50, -1),
            credit: none,
            honor: none,
            professional: none,
            verified: none,
            masters: none,
          },
        },
      ]);
    }));

  test("ignore names to leave out that are no fields, and empty lists", () =>
    withTables(tables, async (ask) => {
      const params = { course_ids: "z/y/x" };
      expect(json(await ask("course-summaries", { ...params, exclude: "mode,nothing" }))).toEqual([
        second,
      ]);
      expect(json(await ask("course-summaries", { ...params, fields: [""], exclude: "" }))).toEqual(
        [second],
      );
      expect(json(await ask("course-summaries", { course_ids: [""] }))).toHaveLength(2);
    }));

  test("count the change since exactly that day, where there is one", () =>
    withTables(tables, async (ask) => {
      const fields = ["course_id", "recent_count_change"];
      const since = async (recent_date: string) =>
        json(await ask("course-summaries", { fields, recent_date }));
      expect(await since("2014-01-01")).toEqual([
        { course_id: "a/b/c", recent_count_change: 115 },
        { course_id: "z/y/x", recent_count_change: 5 },
      ]);
      expect(await since("2014-01-05")).toMatchObject([{}, { recent_count_change: 3 }]);
      // The tests' clock says 2026-01-02.
      expect(await since("2026-01-02")).toBe("bad-input");
      expect(await since("2026-01-01")).toMatchObject([
        { recent_count_change: 115 },
        { recent_count_change: 5 },
      ]);
      expect(await since("2014-1-1")).toBe("bad-input");
    }));

  test("with programs, a course without any has an empty list (decision 14)", () =>
    withTables(tables, async (ask) => {
      const fields = ["programs"];
      expect(json(await ask("course-summaries", { fields, programs: true }))).toEqual([
        { programs: [] },
        { programs: ["P1", "P2"] },
      ]);
      expect(json(await ask("course-summaries", { fields, programs: "False" }))).toHaveLength(2);
      expect(json(await ask("course-summaries", { fields }))).toEqual([{}, {}]);
    }));

  test("of unknown courses are no data, of malformed ids bad input", () =>
    withTables(tables, async (ask) => {
      expect(json(await ask("course-summaries", { course_ids: "no/items/found,z/y/x" }))).toEqual([
        second,
      ]);
      expect(await ask("course-summaries", { course_ids: ["no/items/found"] })).toBe(
        "missing-data",
      );
      expect(await ask("course-summaries", { course_ids: "malformed-course-id" })).toBe(
        "bad-input",
      );
      expect(await ask("course-summaries", { course_ids: "z/y/x," })).toBe("bad-input");
      expect(await ask("course-summaries", { course: "z/y/x" })).toBe("bad-input");
    }));

  test("as CSV are flattened; fields choose and order the columns", () =>
    withTables(tables, async (ask) => {
      const answer = await ask("course-summaries", {
        course_ids: "z/y/x",
        fields: "enrollment_modes",
      });
      expect(csv(answer).split(",").slice(0, 2)).toEqual([
        "enrollment_modes.audit.count",
        "enrollment_modes.audit.count_change_7_days",
      ]);
      const ordered = await ask("course-summaries", {
        course_ids: "z/y/x",
        fields: "count,course_id,nothing",
      });
      expect(csv(ordered)).toBe(lines("count,course_id", "5,z/y/x"));
    }));
});

test("B.12 programs: courses sorted (decision 3), type and title from the last row", () =>
  withTables(
    {
      course_program_metadata: withColumn(
        `
course_id,program_id,program_title,created
z/y/x,P1,t1,${t2}
a/b/c,P1,t2,${t1}
q/b/c,A0,t3,${t1}`,
        "program_type",
        "XX",
      ),
    },
    async (ask) => {
      const all = [
        {
          program_id: "A0",
          program_type: "XX",
          program_title: "t3",
          course_ids: ["q/b/c"],
          created: "2014-12-10T19:31:04Z",
        },
        {
          program_id: "P1",
          program_type: "XX",
          program_title: "t2",
          course_ids: ["a/b/c", "z/y/x"],
          created: "2014-12-11T01:02:03.456789Z",
        },
      ];
      expect(json(await ask("programs", {}))).toEqual(all);
      expect(json(await ask("programs", { program_ids: "A0" }))).toEqual(all.slice(0, 1));
      expect(json(await ask("programs", { program_ids: "nothing" }))).toBe("missing-data");
      expect(
        json(await ask("programs", { exclude: ["created", "course_ids"], program_ids: ["A0"] })),
      ).toEqual([{ program_id: "A0", program_type: "XX", program_title: "t3" }]);
    },
  ));
