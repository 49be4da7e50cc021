import { describe, expect, test } from "vitest";
import { csv, json, lines, t1, t2, withColumn, withTables } from "../support/rows";

/** The executed cases of analytics-api.md, Appendix B, across courses. A decision that changes one is named. */
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
