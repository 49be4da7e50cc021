import type { Field } from "./schema";

/** The fields that several tables of the LMS's reports have, and how the others are described. */
export const course_id: Field = { type: "text", meaning: "course key", required: true };
export const created: Field = {
  type: "timestamp",
  meaning: "when the report was made, by the name of its file",
  optional: true,
};
export const text = (meaning: string): Field => ({ type: "text", meaning, optional: true });
export const number = (meaning: string): Field => ({ type: "double", meaning, optional: true });
export const whole = (meaning: string): Field => ({ type: "int", meaning, optional: true });
export const flag = (meaning: string): Field => ({ type: "bool", meaning, optional: true });
export const moment = (meaning: string): Field => ({ type: "timestamp", meaning, optional: true });
/** What says who a learner is, or what a learner wrote. */
export const personal = (meaning: string): Field => ({ ...text(meaning), identifies: "person" });
/** An id that stands for a learner. */
export const learner = (meaning: string): Field => ({ ...text(meaning), identifies: "learner" });

export const learnerNumber = {
  type: "id",
  meaning: "the learner's number in the LMS",
  identifies: "learner",
} as const;
export const user_id: Field = { ...learnerNumber, required: true };
export const username = learner("the learner's username");
export const email = personal("e-mail address");
export const other_fields = personal("columns that Coursescope does not know, as JSON");
export const position: Field = { type: "int", meaning: "place among the report's columns, from 1" };
export const enrollment_status = text("enrolled or unenrolled");

export const ofCourse = { course_id, created };
const scope = ["course_id"] as const;
/** Of a file that has all that there is of a course. */
export const ofReport = { scope, isReshaped: true } as const;
