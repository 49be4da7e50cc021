import { compareCodePoints } from "../src-shared/catalog/code-points";
import { foldText } from "../src-shared/catalog/fold";
import { formatLanguage, pacingNames, statusNames } from "../src-shared/course-words";
import type { Course } from "../src-shared/ipc";
import { reportGroups } from "../src-shared/report";
import { courseReports, listDeciding } from "./report-data";

/** What a list of courses can be narrowed down by, in the order of the page; also the address's names. */
export const courseFieldNames = [
  "status",
  "org",
  "program",
  "pacing",
  "language",
  "availability",
  "data",
] as const;

export type CourseFieldName = (typeof courseFieldNames)[number];

/** Stands for what a course does not say; an empty text in the address too. */
const notSaid = "";

export interface CourseField {
  readonly label: string;
  /** The values of a course, one or more; what is not known is an empty text. */
  readonly listValues: (course: Course) => readonly string[];
  /** A value in words; `course` is one that has it, where there is one. */
  readonly nameValue: (value: string, course?: Course) => string;
  /** The order of the values, where it is not that of their names. */
  readonly order?: readonly string[];
}

const dataGroups = [...new Set(courseReports.map(({ group }) => group))];

/** By group of reports, the tables of which any answers one. */
const dataTables = dataGroups.map((group) => {
  const members = courseReports.filter((report) => report.group === group);
  return { group, tables: [...new Set(members.flatMap(listDeciding))] };
});

export const courseFields: Readonly<Record<CourseFieldName, CourseField>> = {
  status: {
    label: "Status",
    listValues: ({ status }) => [status === "unknown" ? notSaid : status],
    nameValue: (value) => nameOf(statusNames, value, "Dates not known"),
    order: ["current", "upcoming", "archived"],
  },
  org: {
    label: "Organization",
    listValues: ({ org }) => [org ?? notSaid],
    nameValue: (value) => value || "No organization",
  },
  program: {
    label: "Program",
    listValues: ({ programs }) => (programs.length > 0 ? programs.map(({ id }) => id) : [notSaid]),
    nameValue: (value, course) =>
      course?.programs.find(({ id }) => id === value)?.title || value || "In no program",
  },
  pacing: {
    label: "Pacing",
    listValues: ({ pacing }) => [pacing ?? notSaid],
    nameValue: (value) => nameOf(pacingNames, value, "Pacing not known"),
    order: ["instructor", "self"],
  },
  language: {
    label: "Language",
    listValues: ({ language }) => [language ?? notSaid],
    nameValue: (value) => (value ? formatLanguage(value) : "Language not known"),
  },
  availability: {
    label: "Availability",
    listValues: ({ availability }) => [availability ?? notSaid],
    nameValue: (value) => value || "Availability not known",
  },
  data: {
    label: "Data",
    listValues: ({ tables: own }) => {
      const found = dataTables.filter(({ tables }) => tables.some((name) => own[name]?.rows));
      return found.length > 0 ? found.map(({ group }) => group) : [notSaid];
    },
    nameValue: (value) => nameOf(reportGroups, value, "No data"),
    order: dataGroups,
  },
};

/** A value that can be chosen. */
export interface FieldOption {
  readonly value: string;
  readonly label: string;
}

/** The values of all courses, in order; what is not said comes last. */
export function listOptions(
  name: CourseFieldName,
  owners: ReadonlyMap<string, Course>,
): readonly FieldOption[] {
  const { nameValue, order = [] } = courseFields[name];
  const options = Array.from(owners, ([value, course]) => {
    const label = nameValue(value, course);
    const place = order.indexOf(value);
    const rank = value === notSaid ? 2 : place < 0 ? 1 : 0;
    return { value, label, rank, place, folded: foldText(label) };
  });
  options.sort(
    (one, other) =>
      one.rank - other.rank ||
      one.place - other.place ||
      compareCodePoints(one.folded, other.folded),
  );
  return options.map(({ value, label }) => ({ value, label }));
}

function nameOf(names: Readonly<Record<string, string>>, value: string, none: string): string {
  return names[value] ?? (value || none);
}
