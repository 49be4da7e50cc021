import { describe, expect, test } from "vitest";
import { csv, demo, inDemo, json, lines, t1, t2, withTables } from "../support/rows";

/** The executed cases of analytics-api.md, Appendix B, about enrollment and activity. A decision that changes one is named. */
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
