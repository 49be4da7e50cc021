import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Engine } from "../../src-main/engine";
import { undoImport } from "../../src-main/import/undo";
import { openWorkspace } from "../../src-main/workspace";
import { writeInFolder } from "../support/folder";
import { importLms, lmsFolder, recognizeFile } from "../support/lms";
import { list } from "../support/load";

const spring = "course-v1:HedgeX+BOT101+2024_Spring";
const fall = "HedgeX/BOT101/2014_Fall";
const files = readdirSync(lmsFolder).filter((name) => name.endsWith(".csv"));

async function withEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openWorkspace(null);
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

const give = (name: string, course = name.includes("2014") ? fall : spring) => ({
  path: join(lmsFolder, name),
  course,
});

/** Imports one of the files and reads a table back. */
const read = (name: string, select: string) =>
  withEngine(async (engine) => {
    await importLms(engine, give(name));
    return list(engine, select);
  });

/** A file of these lines, as a report of this name. */
const write = (name: string, lines: readonly string[]) => ({
  path: writeInFolder(name, lines.map((line) => `${line}\r\n`).join("")),
  course: spring,
});

/** The rows of a CSV file, without its header. */
function countRows(path: string): number {
  const outside = readFileSync(path, "utf8").replace(/"[^"]*"/g, "");
  return outside.split("\r\n").length - 2;
}

describe("every row of a file", () => {
  test.each(files)("of %s is counted once", async (name) => {
    const given = give(name);
    const { tables } = await withEngine((engine) => importLms(engine, given));
    const counted = tables.reduce((sum, table) => sum + table.fileRows + table.rejected, 0);
    expect(counted).toBe(countRows(given.path));
    expect(tables.every(({ rejected }) => rejected === 0)).toBe(true);
    expect(tables.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(0);
  });

  test("has the course and the time of the file's name", async () => {
    for (const name of files.filter((file) => /_\d{4}-\d\d-\d\d-\d{4}\.csv$/.test(file))) {
      const { format, name: said } = recognizeFile(give(name));
      const rows = await read(
        name,
        `select distinct course_id, created::varchar from ${format.table}`,
      );
      expect(rows, name).toEqual([[name.includes("2014") ? fall : spring, said.created]]);
    }
  });
});

describe("a grade report", () => {
  const name = "HedgeX_BOT101_2024_Spring_grade_report_2024-03-01-1530.csv";

  test("is a row a learner", async () => {
    expect(
      await read(
        name,
        "select user_id, username, grade, cohort_name, experiment_groups, team_name, certificate_eligible, certificate_delivered, enrollment_status from lms_grade",
      ),
    ).toEqual([
      [
        101,
        "ada",
        0.85,
        "Group A, morning",
        '{"Video or text":"Video"}',
        null,
        true,
        false,
        "enrolled",
      ],
      [102, "bo_2", 0, null, '{"Video or text":"Text"}', 'Team "Oak"', false, false, "unenrolled"],
      [103, "chloé", 0.4, "Group A, morning", null, null, false, false, "enrolled"],
    ]);
  });

  test("and a row a learner and assignment, with words in the place of a score", async () => {
    const rows = await read(
      name,
      "select username, position, assignment_type, subsection, is_average, score, status from lms_assignment_grade order by file_order",
    );
    expect(rows.slice(0, 4)).toEqual([
      ["ada", 1, "Homework", "Roots", false, 1, null],
      ["ada", 2, "Homework", 'Leaves, "stems" and 🌱', false, 0.7, null],
      ["ada", 3, "Homework", null, true, 0.85, null],
      ["ada", 4, "Midterm Exam", null, false, null, "Not Attempted"],
    ]);
    expect(rows[9]).toEqual([
      "chloé",
      2,
      "Homework",
      'Leaves, "stems" and 🌱',
      false,
      null,
      "Not Available",
    ]);
    expect(rows).toHaveLength(12);
  });

  test("keeps what a person added to it", async () => {
    const given = write("x_grade_report_2024-01-01-0000.csv", [
      "Student ID,Email,Username,Grade,Lab,Enrollment Track,Certificate Eligible,Remarks",
      '1,a@b.c,a,0.5,0.5,audit,N/A,"good, ""very"""',
      "2,a@b.c,b,Withheld,,audit,,",
    ]);
    const rows = await withEngine(async (engine) => {
      await importLms(engine, given);
      return list(
        engine,
        "select grade, grade_status, certificate_eligible, other_fields from lms_grade",
      );
    });
    expect(rows).toEqual([
      [0.5, null, null, '{"Remarks":"good, \\"very\\""}'],
      [null, "Withheld", null, null],
    ]);
  });
});

describe("a problem grade report", () => {
  test("tells problems of one name apart, and subsections with dashes", async () => {
    const rows = await read(
      "HedgeX_BOT101_2024_Spring_problem_grade_report_2024-03-01-1531.csv",
      "select position, assignment, subsection, problem, earned, possible, status from lms_problem_grade where username = 'ada' order by file_order",
    );
    expect(rows).toEqual([
      [1, "Homework 1", "Roots", "Taproots", 1, 1, null],
      [2, "Homework 1", "Roots", "Blank Problem", 2, 2, null],
      [3, "Homework 1", "Roots", "Blank Problem", 0.5, 2, null],
      [4, "Homework 2", "Week 2 - Leaves", "Edges - toothed", null, 3, "Not Attempted"],
      [5, "Homework 2", "Week 2 - Leaves", "Veins", 4, 4, null],
      [6, "Midterm Exam 1", "Midterm", "All of it", null, null, "Not Available"],
    ]);
  });

  test("of more columns than are read at once is whole, and each cell is its own", async () => {
    const problems = Array.from({ length: 1300 }, (_, at) => `Lab ${at}: S - P${at}`);
    const cells = (learner: number) => problems.map((_, at) => `${learner * 10_000 + at},${at}`);
    const given = write("x_problem_grade_report_2024-01-01-0000.csv", [
      `Student ID,Email,Username,Enrollment Status,Grade,${problems.map((name) => `${name} (Earned),${name} (Possible)`).join(",")}`,
      ...[1, 2, 3].map((learner) => `${learner},,u${learner},enrolled,1,${cells(learner)}`),
    ]);
    const [rows, wrong] = await withEngine(async (engine) => {
      const { tables } = await importLms(engine, given);
      expect(tables.map(({ rows: stored, fileRows }) => [stored, fileRows])).toEqual([
        [3, 3],
        [3900, 0],
      ]);
      return [
        await list(
          engine,
          "select count(*)::int, count(distinct (user_id, position))::int, count(distinct problem)::int from lms_problem_grade",
        ),
        await list(
          engine,
          `select * from lms_problem_grade where earned <> user_id * 10000 + position - 1 or possible <> position - 1
             or problem <> 'P' || (position - 1) or assignment <> 'Lab ' || (position - 1) or username <> 'u' || user_id`,
        ),
      ];
    });
    expect(rows).toEqual([[3900, 3900, 1300]]);
    expect(wrong).toEqual([]);
  });
});

describe("other reports", () => {
  test("a profile's Nones are nothing, its names are as they stand", async () => {
    const rows = await read(
      "HedgeX_BOT101_2024_Spring_student_profile_info_2024-03-02-0001.csv",
      "select user_id, name, mailing_address, year_of_birth, gender, last_login::varchar, cohort, other_fields from lms_profile",
    );
    expect(rows).toEqual([
      [
        101,
        'Lovelace, Ada "Countess" 👩‍🔬',
        "12 Rue d'Été\nApt. 3",
        1990,
        "f",
        "2024-02-29 08:15:30.123456",
        "Group A, morning",
        '{"meta.shoe_size":"39"}',
      ],
      [102, "Bo", null, null, null, null, "[unassigned]", null],
    ]);
  });

  test("a cell of an open response may have lines, quotes and commas", async () => {
    const [row] = await read(
      "HedgeX_BOT101_2024_Spring_ORA_data_2024-03-04-0000.csv",
      "select submitted_at::varchar, response, assessment_details, points_earned, feedback from lms_ora_submission",
    );
    expect(row).toEqual([
      "2024-02-20 10:11:12.131415",
      '{"parts": [{"text": "Green, \\"flat\\"\\nand veined 🍃"}]}',
      "Assessment #7\n-- scored_at: 2024-02-21 09:00:00+00:00\n-- type: PE\n-- scorer_id: d4e5\n",
      3,
      'Thanks, "peer"',
    ]);
  });

  test("errors are of the report that the file's name says", async () => {
    const select = "select report, user_id, username, error from lms_grade_error";
    expect(
      await read("HedgeX_BOT101_2024_Spring_grade_report_err_2024-03-01-1530.csv", select),
    ).toEqual([["grade_report", 105, "gus", 'Boom, "again"\nand again']]);
    expect(
      await read("HedgeX_BOT101_2024_Spring_problem_grade_report_err_2024-03-01-1531.csv", select),
    ).toEqual([["problem_grade_report", 105, "gus", "Unknown error"]]);
  });

  test("survey answers are a row a learner and question", async () => {
    const rows = await read(
      "HedgeX_BOT101_2024_Spring_course_survey_results_2024-03-06-0000.csv",
      "select username, position, field, answer from lms_survey_answer order by file_order",
    );
    expect(rows.slice(0, 3)).toEqual([
      ["ada", 1, "How was it, overall?", "good"],
      ["ada", 2, "comments", "More leaves,\nplease 🌿"],
      ["bo_2", 1, "How was it, overall?", null],
    ]);
  });

  test("issued certificates are of the course and the day that they say", async () => {
    expect(
      await read(
        "issued_certificates.csv",
        "select course_id, created::varchar, certificate_type, issued from lms_certificate_count",
      ),
    ).toEqual([
      [spring, "2024-08-05 00:00:00", "verified", 12],
      [spring, "2024-08-05 00:00:00", "honor", 3],
    ]);
  });

  test("the answers of the pipeline's older report are rows of answer_distribution", async () => {
    expect(
      await read(
        "HedgeX_BOT101_2014_Fall_answer_distribution.csv",
        "select course_id, correct, value_id, answer_value_text, variant, count, last_response_count from answer_distribution",
      ),
    ).toEqual([
      [fall, true, "choice_1", "a carrot", null, 12, null],
      [fall, false, "choice_2", "a tree, say", null, 3, null],
      [fall, true, null, ".5", 7, 5, null],
    ]);
  });
});

describe("a row that does not fit", () => {
  const given = () =>
    write("x_grade_report_2024-01-01-0000.csv", [
      "Student ID,Email,Username,Grade,Lab,Enrollment Track,Certificate Eligible",
      '1,"a',
      'b",a,0.5,0.5,audit,Y',
      "two,,b,0.5,0.5,audit,Y",
      "3,,c,0.5",
      ",,d,0.5,0.5,audit,Y",
      "5,,e,0.5,0.5,audit,maybe",
      "6,,f,0.5,0.5,audit,N",
    ]);

  test("is rejected once, with its line, and leaves no row in any table", async () => {
    await withEngine(async (engine) => {
      const { tables } = await importLms(engine, given());
      expect(tables).toMatchObject([
        { table: "lms_grade", rows: 2, fileRows: 2, rejected: 4 },
        { table: "lms_assignment_grade", rows: 2, fileRows: 0, rejected: 0 },
      ]);
      expect(await list(engine, "select username from lms_assignment_grade order by all")).toEqual([
        ["a"],
        ["f"],
      ]);
      expect(
        await list(
          engine,
          "select table_name, line, column_name, value, reason from stored.rejects order by line",
        ),
      ).toEqual([
        ["lms_grade", 4, "user_id", "two", "not a whole number"],
        ["lms_grade", 5, null, "3,,c,0.5", "too few cells"],
        ["lms_grade", 6, "user_id", null, "no user_id"],
        ["lms_grade", 7, "certificate_eligible", "maybe", "neither true nor false"],
      ]);
    });
  });

  test("in a download of other columns says which of them it is", async () => {
    const file = {
      path: writeInFolder(
        "a-b-c--enrollment.csv",
        "audit,count,course_id,created,cumulative_count,date,honor,verified\n1,3,c,,9,2024-01-01,1,1\nmany,3,c,,9,2024-01-02,1,1\n1,3,c,,9,2024-01-32,1,1\n",
      ),
    };
    await withEngine(async (engine) => {
      const { tables } = await importLms(engine, file);
      expect(tables).toMatchObject([
        { table: "course_enrollment_daily", rows: 1, fileRows: 1, rejected: 2 },
        { table: "course_enrollment_mode_daily", rows: 4, fileRows: 0, rejected: 0 },
      ]);
      expect(
        await list(
          engine,
          "select line, column_name, value, reason from stored.rejects order by line",
        ),
      ).toEqual([
        [3, "audit", "many", "not a whole number"],
        [4, "date", "2024-01-32", "not a date"],
      ]);
    });
  });
});

describe("what is NULL", () => {
  const head = "User ID,User Name,Email,q";
  const answers = (lines: readonly string[]) =>
    withEngine(async (engine) => {
      await importLms(
        engine,
        write("x_course_survey_results_2024-01-01-0000.csv", [head, ...lines]),
      );
      return list(
        engine,
        "select email, answer from lms_survey_learner join lms_survey_answer using (user_id) order by user_id",
      );
    });

  test("is an unquoted empty cell, not a quoted one", async () => {
    expect(await answers(["1,a,,", '2,b,"",""'])).toEqual([
      [null, null],
      ["", ""],
    ]);
  });

  test("is a word where no cell is empty", async () => {
    expect(await answers(["1,a,NULL,x", '2,b,"NULL",y'])).toEqual([
      [null, "x"],
      ["NULL", "y"],
    ]);
    expect(await answers(["1,a,NULL,x", "2,b,,y"])).toEqual([
      ["NULL", "x"],
      [null, "y"],
    ]);
  });
});

describe("two reports of one course", () => {
  const march = give("HedgeX_BOT101_2024_Spring_grade_report_2024-03-01-1530.csv");
  const april = give("HedgeX_BOT101_2024_Spring_grade_report_2024-04-01-0900.csv");
  const grades = (engine: Engine) =>
    list(engine, "select course_id, username, grade from lms_grade order by all");
  const inMarch = [
    [spring, "ada", 0.85],
    [spring, "bo_2", 0],
    [spring, "chloé", 0.4],
  ];
  const inApril = [
    [spring, "ada", 0.9],
    [spring, "dee", 0.1],
  ];

  test("are snapshots: the newer one is shown whole, in whatever order they come", async () => {
    for (const order of [
      [march, april],
      [april, march],
    ]) {
      await withEngine(async (engine) => {
        for (const given of order) await importLms(engine, given);
        expect(await grades(engine)).toEqual(inApril);
        expect(await list(engine, "select count(*)::int from lms_assignment_grade")).toEqual([[8]]);
      });
    }
  });

  test("do not touch another course", async () => {
    await withEngine(async (engine) => {
      await importLms(engine, { ...march, course: fall });
      const { tables } = await importLms(engine, april);
      expect(tables.map(({ replaced }) => replaced)).toEqual([0, 0]);
      expect(await grades(engine)).toHaveLength(5);
    });
  });

  test("undoing the newer one shows the older again", async () => {
    await withEngine(async (engine) => {
      await importLms(engine, march);
      const { importId, tables } = await importLms(engine, april);
      expect(tables.map(({ replaced }) => replaced)).toEqual([3, 12]);
      const undone = await undoImport(engine, importId);
      expect(undone).toMatchObject({ rows: 10, restored: 15 });
      expect(await grades(engine)).toEqual(inMarch);
    });
  });

  test("undoing the one in the middle of three leaves the newest", async () => {
    await withEngine(async (engine) => {
      await importLms(engine, march);
      const { importId } = await importLms(engine, {
        ...march,
        name: "x_grade_report_2024-03-15-0000.csv",
      });
      await importLms(engine, april);
      expect(await undoImport(engine, importId)).toMatchObject({ restored: 0 });
      expect(await grades(engine)).toEqual(inApril);
    });
  });

  test("lists of two kinds stand beside each other", async () => {
    await withEngine(async (engine) => {
      await importLms(
        engine,
        give("HedgeX_BOT101_2024_Spring_may_enroll_info_2024-03-05-0001.csv"),
      );
      await importLms(
        engine,
        give("HedgeX_BOT101_2024_Spring_inactive_enrolled_students_info_2024-03-05-0002.csv"),
      );
      expect(await list(engine, "select list, email from lms_email_list order by all")).toEqual([
        ["inactive", "jo@example.org"],
        ["may_enroll", "hal@example.org"],
        ["may_enroll", "ivy@example.org"],
      ]);
    });
  });
});

test("a file without a course column needs one", async () => {
  await withEngine(async (engine) => {
    const { path } = give("HedgeX_BOT101_2024_Spring_grade_report_2024-03-01-1530.csv");
    await expect(importLms(engine, { path })).rejects.toThrow("no course for grade_report");
  });
});
