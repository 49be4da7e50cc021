import { expect, test } from "vitest";
import { csv, demo, inDemo, json, lines, t1, t2, withTables } from "../support/rows";

/** The executed cases of analytics-api.md, Appendix B, about problems and videos. A decision that changes one is named. */
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
