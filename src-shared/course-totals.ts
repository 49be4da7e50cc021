import type { Course } from "./ipc";

export const totalNames = ["current", "ever", "weekChange", "verified", "passing"] as const;

export type TotalName = (typeof totalNames)[number];

export const totalLabels: Readonly<Record<TotalName, string>> = {
  current: "Enrolled now",
  ever: "Ever enrolled",
  weekChange: "Change in last week",
  verified: "Verified",
  passing: "Passing",
};

/** What a total counts, for whoever wonders. */
export const totalNotes: Readonly<Record<TotalName, string>> = {
  current: "Learners enrolled on the newest day that is known",
  ever: "Learners who enrolled at any time, those who left again too",
  weekChange: "Learners enrolled now, less those of seven days before",
  verified: "Learners enrolled now in the verified mode",
  passing: "Learners who have a passing grade",
};

/** A course's number, or null where its tables do not say. */
export function getTotal({ totals, enrollment }: Course, name: TotalName): number | null {
  // One table's numbers go together; the daily table stands in where the summary has no row.
  if (!totals) return name === "current" ? enrollment : null;
  return totals[name];
}

export interface CourseSum {
  /** Null where no course says. */
  readonly value: number | null;
  /** How many courses say. */
  readonly known: number;
}

/** The numbers of several courses together. A learner in two of them counts twice. */
export function sumTotals(courses: readonly Course[]): Readonly<Record<TotalName, CourseSum>> {
  const sumOf = (name: TotalName): CourseSum => {
    let sum = 0;
    let known = 0;
    for (const course of courses) {
      const value = getTotal(course, name);
      if (value === null) continue;
      sum += value;
      known += 1;
    }
    return { value: known > 0 ? sum : null, known };
  };
  return {
    current: sumOf("current"),
    ever: sumOf("ever"),
    weekChange: sumOf("weekChange"),
    verified: sumOf("verified"),
    passing: sumOf("passing"),
  };
}
