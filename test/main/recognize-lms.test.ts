import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFileName } from "../../src-main/import/lms/file-name";
import { listAssignments, listProblems } from "../../src-main/import/lms/grade-columns";
import { recognizeHeader } from "../../src-main/import/recognize";
import { recognizeLms } from "../../src-main/import/recognize-lms";
import { getTable, tableNames } from "../../src-shared/schema";
import { lmsFolder, readHeader } from "../support/lms";
import { casesFolder } from "../support/workspace";

const find = (header: string, name: string) => {
  const found = recognizeLms(header.split(","), name);
  return found && "format" in found ? found.format.id : found?.reason;
};

describe("what a file's name says", () => {
  test.each([
    [
      "edX_DemoX_2024_grade_report_2024-03-01-1530.csv",
      "edX_DemoX_2024",
      "grade_report",
      "2024-03-01 15:30:00",
    ],
    [
      "edX_DemoX_2024_problem_grade_report_2024-03-01-1530.csv",
      "edX_DemoX_2024",
      "problem_grade_report",
      "2024-03-01 15:30:00",
    ],
    [
      "edX_DemoX_2024_problem_grade_report_err_2024-03-01-1530.csv",
      "edX_DemoX_2024",
      "problem_grade_report_err",
      "2024-03-01 15:30:00",
    ],
    [
      "edX_DemoX_2024_ccx_15_ORA_data_2024-03-01-1530 (2).csv",
      "edX_DemoX_2024_ccx_15",
      "ORA_data",
      "2024-03-01 15:30:00",
    ],
    [
      "edX_DemoX_2024_student_profile_info_2024-03-01-153059(1).csv.gz",
      "edX_DemoX_2024",
      "student_profile_info",
      "2024-03-01 15:30:59",
    ],
    ["grade_report_2024-03-01-1530.xlsx", null, "grade_report", "2024-03-01 15:30:00"],
    ["edX_DemoX_2024_grade_report_2024-13-01-1530.csv", "edX_DemoX_2024", "grade_report", null],
    ["edX_DemoX_2024_answer_distribution.csv", "edX_DemoX_2024", "answer_distribution", null],
    ["edX-DemoX-2024-anon-ids.csv", "edX-DemoX-2024", "anon-ids", null],
    ["issued_certificates.csv", null, "issued_certificates", null],
    [
      "edX_DemoX_2024-problem_response-20240301T153059Z.csv",
      "edX_DemoX_2024",
      "problem_response",
      "2024-03-01 15:30:59",
    ],
    ["edX-DemoX-2024--enrollment-by-gender.csv", "edX-DemoX-2024", "enrollment-by-gender", null],
    ["edX-DemoX-2024--answer-distribution--abc.csv", "edX-DemoX-2024", "answer-distribution", null],
    ["2024-03-01T15:30:59.123456--course-list.csv", null, "course-list", "2024-03-01 15:30:59"],
    ["grades.csv", null, null, null],
    ["course_enrollment_daily.csv", null, null, null],
  ])("%s", (name, prefix, word, created) => {
    expect(parseFileName(name)).toMatchObject({ prefix, word, created });
  });

  test("a report of one block names the block, whatever is in it", () => {
    const name =
      "edX_DemoX_2024_student_state_from_block-v1_edX+DemoX+2024+type@problem+block@grade_report_2024_for_problem,html_2024-03-01-1530.csv";
    expect(parseFileName(name)).toEqual({
      prefix: "edX_DemoX_2024",
      word: "student_state",
      rest: "_from_block-v1_edX+DemoX+2024+type@problem+block@grade_report_2024_for_problem,html",
      created: "2024-03-01 15:30:00",
    });
  });
});

describe("which report it is", () => {
  const files = readdirSync(lmsFolder).filter((name) => name.endsWith(".csv"));

  test.each(files)("%s is known by its name and header", (name) => {
    const found = recognizeLms(readHeader(join(lmsFolder, name)), name);
    expect(found).toMatchObject({ format: { id: expect.any(String) } });
    const { word } = parseFileName(name);
    if (found && "format" in found) {
      expect([found.format.id, ...(found.format.words ?? [])]).toContain(word);
      expect(found.notes.join()).not.toContain("the columns decide");
    }
  });

  test("the header decides against the name, and says so", () => {
    const header = readHeader(
      join(lmsFolder, "HedgeX_BOT101_2024_Spring_ORA_summary_2024-03-04-0001.csv"),
    );
    const found = recognizeLms(header, "edX_DemoX_2024_ORA_data_2024-03-04-0001.csv");
    expect(found).toMatchObject({ format: { id: "ORA_summary" } });
    expect(found && "notes" in found && found.notes[0]).toBe(
      "The name says an ORA data report of the LMS, the columns are those of an ORA summary report of the LMS: the columns decide.",
    );
  });

  test.each([
    ["email", "people.csv", undefined],
    ["email", "x_may_enroll_info_2024-01-01-0000.csv", "may_enroll_info"],
    ["User ID,User Name,Email,age", "customers.csv", undefined],
    ["User ID,User Name,Email,age", "my survey.csv", "course_survey_results"],
    ["id,username,error,date", "log.csv", undefined],
    ["id,email,username,age,grade", "school.csv", undefined],
    ["username,state", "states.csv", undefined],
    [
      "username,email,shoe_size",
      "x_student_profile_info_2024-01-01-0000.csv",
      "student_profile_info",
    ],
    ["username,email,shoe_size", "x.csv", undefined],
    ["Student ID,Email,Username,Enrollment Status,Grade", "x.csv", "problem_grade_report"],
    ["\uFEFFstudent id, EMAIL ,Username,Grade,HW 01", "x.csv", "grade_report"],
    [
      "created,num_users,num_views,segment",
      "a--video-timeline.csv",
      "a download of a video's timeline, which does not say which video it is of: export the table video_timeline instead",
    ],
    [
      "correct_submissions,created,module_id,part_ids,total_submissions",
      "a--None.csv",
      expect.stringContaining("only the sums"),
    ],
    [
      "user id,user id,anonymized user id,course specific anonymized user id",
      "x.csv",
      "its header has the column user id twice",
    ],
  ])("%s in %s: %s", (header, name, expected) => {
    expect(find(header, name)).toEqual(expected);
  });
});

describe("a table's own file stays a table's", () => {
  const tables = tableNames.filter((name) => {
    const { isByName, isReshaped } = getTable(name);
    return !isByName && !isReshaped;
  });

  test("with whatever optional columns, other columns and order", () => {
    const other = fc.oneof(
      fc.constantFrom(
        "cumulative_count",
        "audit",
        "verified",
        "email",
        "username",
        "grade",
        "title",
        "state",
        "name",
        "country",
      ),
      fc.string(),
    );
    const file = fc.constantFrom(...tables).chain((table) => {
      const fields = Object.entries(getTable(table).fields);
      const always = fields.filter(([, field]) => !field.optional).map(([name]) => name);
      const optional = fields.filter(([, field]) => field.optional).map(([name]) => name);
      return fc
        .tuple(fc.subarray(optional), fc.uniqueArray(other, { maxLength: 3 }))
        .chain(([chosen, more]) =>
          fc.shuffledSubarray([...new Set([...always, ...chosen, ...more])], {
            minLength: new Set([...always, ...chosen, ...more]).size,
          }),
        )
        .map((header) => ({ table, header }));
    });
    fc.assert(
      fc.property(file, ({ table, header }) => {
        expect(recognizeLms(header, `${table}.csv`), header.join()).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });

  test("in all the case data", () => {
    for (const folder of ["csv", "older-schema"]) {
      for (const name of readdirSync(join(casesFolder, folder))) {
        expect(recognizeLms(readHeader(join(casesFolder, folder, name)), name)).toBeUndefined();
      }
    }
  });

  test("and no report's file is a table by its own columns, but those that are more than it", () => {
    const names = readdirSync(lmsFolder).filter((name) => name.endsWith(".csv"));
    const asTables = names.filter((name) => {
      const header = readHeader(join(lmsFolder, name));
      return recognizeHeader(header, name).table !== null;
    });
    expect(asTables).toEqual([]);
  });
});

describe("the columns of grades", () => {
  const assignments = (text: string) => {
    const header = text.split(",");
    const names = header.map((name) => name.toLowerCase());
    return listAssignments(names, header).map(({ assignment_type, subsection, is_average }) =>
      [assignment_type, subsection, is_average].join("|"),
    );
  };

  test("an assignment's kind is one that has an average, or the whole name", () => {
    expect(
      assignments(
        "Grade,Lab 1: Part 2: Cells,Lab 2: Roots,Lab (Avg),Exam 1: Final,Team Name,Enrollment Track",
      ),
    ).toEqual(["Lab|Part 2: Cells|false", "Lab|Roots|false", "Lab||true", "Exam 1: Final||false"]);
  });

  test("of two kinds of which one begins like the other, the longer is it", () => {
    expect(
      assignments(
        "Grade,Lab 1: a,Lab 2: b,Lab (Avg),Lab 1 Prep 1: c,Lab 1 Prep 2: d,Lab 1 Prep (Avg)",
      ),
    ).toEqual([
      "Lab|a|false",
      "Lab|b|false",
      "Lab||true",
      "Lab 1 Prep|c|false",
      "Lab 1 Prep|d|false",
      "Lab 1 Prep||true",
    ]);
  });

  test("every column between the grade and the cohort is an assignment, whatever it is called", () => {
    expect(assignments("Student ID,Grade,Email,Grade,Cohort Name,Notes")).toEqual([
      "Email||false",
      "Grade||false",
    ]);
  });

  test("a problem's two columns are one, also where the second is not there", () => {
    const header = [
      "Grade",
      "A 1: S - P (Earned)",
      "A 1: S - P (Possible)",
      "A 1: S - Q (Earned)",
      "B 1: T - R - U (Earned)",
      "B 1: T - R - U (Possible)",
      "loose (Earned)",
      "loose (Possible)",
    ];
    expect(listProblems(header)).toEqual([
      {
        earned: 1,
        possible: 2,
        position: 1,
        assignment_type: "A",
        assignment: "A 1",
        subsection: "S",
        problem: "P",
      },
      {
        earned: 3,
        possible: null,
        position: 2,
        assignment_type: "A",
        assignment: "A 1",
        subsection: "S",
        problem: "Q",
      },
      {
        earned: 4,
        possible: 5,
        position: 3,
        assignment_type: "B",
        assignment: "B 1",
        subsection: "T",
        problem: "R - U",
      },
      {
        earned: 6,
        possible: 7,
        position: 4,
        assignment_type: null,
        assignment: null,
        subsection: null,
        problem: "loose",
      },
    ]);
  });
});
