import {
  from,
  type GoodRows,
  type LmsFormat,
  numberFrom,
  toNumber,
  toWords,
  wordsFrom,
} from "./format";
import { listAssignments, listProblems } from "./grade-columns";
import { toLongRows } from "./long-rows";

const learner = {
  user_id: from("student id", "id"),
  email: from("email"),
  username: from("username"),
};
const learnerId = ["student id", "id"];

/** Of a flag, N/A is neither. */
const flag = (name: string) => ({
  names: [name],
  say: (cell: string) => `nullif(${cell}, 'N/A')`,
});

export const gradeReport: LmsFormat = {
  id: "grade_report",
  what: "a grade report of the LMS",
  signatures: [
    {
      has: [
        learnerId,
        "email",
        "username",
        "grade",
        "enrollment track",
        ["certificate eligible", "verification status"],
      ],
    },
    // Before 2015 it had nothing else than grades.
    { has: [learnerId, "email", "username", "grade"], isBeginning: true },
  ],
  table: "lms_grade",
  fields: {
    ...learner,
    grade: numberFrom("grade"),
    grade_status: wordsFrom("grade"),
    cohort_name: from("cohort name"),
    team_name: from("team name"),
    enrollment_track: from("enrollment track"),
    verification_status: from("verification status"),
    certificate_eligible: flag("certificate eligible"),
    certificate_delivered: flag("certificate delivered"),
    certificate_type: from("certificate type"),
    enrollment_status: from("enrollment status"),
  },
  listMade: (names) => listAssignments(names).map(({ at }) => at),
  make: (rows) =>
    toLongRows(rows, {
      table: "lms_assignment_grade",
      repeated: ["course_id", "created", "user_id", "username"],
      items: listAssignments(rows.names, rows.header).map(({ at, ...labels }) => ({
        labels,
        cells: [at],
      })),
      made: { score: toNumber("cell0"), status: toWords("cell0") },
      isSnapshot: true,
    }),
  isSnapshot: true,
};

export const problemGradeReport: LmsFormat = {
  id: "problem_grade_report",
  what: "a problem grade report of the LMS",
  signatures: [
    {
      has: [learnerId, "email", "username", ["grade", "final grade"]],
      like: / \(earned\)$/,
    },
    // Of a course without graded problems.
    { has: [learnerId, "email", "username", "enrollment status", "grade"], isBeginning: true },
  ],
  table: "lms_problem_grade_learner",
  fields: {
    ...learner,
    enrollment_status: from("enrollment status"),
    grade: numberFrom("grade", "final grade"),
    grade_status: wordsFrom("grade", "final grade"),
  },
  listMade: (names) =>
    listProblems(names).flatMap(({ earned, possible }) => [earned, possible ?? []].flat()),
  make: (rows) => makeProblemGrades(rows),
  isSnapshot: true,
};

function makeProblemGrades(rows: GoodRows) {
  return toLongRows(rows, {
    table: "lms_problem_grade",
    repeated: ["course_id", "created", "user_id", "username"],
    items: listProblems(rows.header).map(({ earned, possible, ...labels }) => ({
      labels,
      cells: [earned, possible],
    })),
    made: {
      earned: toNumber("cell0"),
      possible: toNumber("cell1"),
      status: toWords("cell0"),
    },
    isSnapshot: true,
  });
}

export const gradeErrors: LmsFormat = {
  id: "grade_report_err",
  what: "a list of learners that the LMS could not grade",
  words: ["problem_grade_report_err"],
  signatures: [{ has: [learnerId, "username", ["error", "error_msg"]], isAll: true }],
  table: "lms_grade_error",
  fields: { ...learner, error: from("error", "error_msg") },
  constants: ({ word }) => ({
    report: word === "problem_grade_report_err" ? "problem_grade_report" : "grade_report",
  }),
  isSnapshot: true,
};

export const gradeFormats = [gradeReport, problemGradeReport, gradeErrors];
