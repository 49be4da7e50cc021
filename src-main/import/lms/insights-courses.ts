import type { Field } from "../../../src-shared/schema";
import { from, type GoodRows, type LmsFormat, type MadeRows } from "./format";
import { toLongRows } from "./long-rows";

const counts = ["count", "cumulative_count", "count_change_7_days", "passing_users"];
const published = ["audit", "credit", "honor", "masters", "professional", "verified"];
const modeColumn =
  /^enrollment_modes\.(?<mode>.+)\.(?<count>count|cumulative_count|count_change_7_days|passing_users)$/;
const learners: Field = { type: "int", meaning: "learners" };

/** The modes of a course list's columns `enrollment_modes.{mode}.{count}`, as they are written. */
function listModes(header: readonly string[]): readonly string[] {
  return [...new Set(header.flatMap((name) => modeColumn.exec(name)?.groups?.mode ?? []))];
}

/** One course a row, with columns for each mode. */
export const courseList: LmsFormat = {
  id: "course-summaries",
  what: "a download of the course list",
  words: ["course-list"],
  signatures: [
    { has: ["course_id", "count", "cumulative_count"], like: /^enrollment_modes\..+\.count$/ },
  ],
  table: "course_meta_summary_enrollment",
  isOnlyChecked: true,
  fields: {
    course_id: from("course_id"),
    created: from("created"),
    catalog_course_title: from("catalog_course_title"),
    catalog_course: from("catalog_course"),
    start_time: from("start_date"),
    end_time: from("end_date"),
    pacing_type: from("pacing_type"),
    availability: from("availability"),
  },
  checks: (names) => {
    const found = names.filter((name) => counts.includes(name) || modeColumn.test(name));
    return Object.fromEntries(found.map((name) => [name, learners]));
  },
  make: (rows) => [...makeModes(rows), ...makePrograms(rows)],
  notes: [
    "Turned back into rows of course_meta_summary_enrollment. The download writes 0 where the data has no row: a mode without anybody is not stored. Its professional includes no-id-professional. What it says of all modes together only stands in a row without a mode.",
  ],
};

function makeModes(rows: GoodRows): readonly MadeRows[] {
  const header = rows.header.map((name) => name.trim());
  const modes = listModes(header);
  const cellsOf = (mode: string) =>
    counts.map((count) => {
      const name = `enrollment_modes.${mode}.${count}`.toLowerCase();
      return rows.names.includes(name) ? rows.value(name) : "null";
    });
  const inModes = modes.map(cellsOf);
  const rest = counts.map((count, at) => {
    const said = inModes.map((cells) => `coalesce(${cells[at]}, 0)`);
    return rows.names.includes(count) ? `${rows.value(count)} - (${said.join(" + ")})` : "null";
  });
  // What no mode's column says, such as who passed in the list of Insights.
  const isOnlyTotal = counts
    .filter((_, at) => inModes.every((cells) => cells[at] === "null"))
    .map((count) => `cell${counts.indexOf(count)} is not null`);
  const isRest = ["false", ...isOnlyTotal].join(" or ");
  const isAny = counts.map((_, at) => `coalesce(cell${at}, 0) <> 0`).join(" or ");
  // Of a mode that the download has for all courses, 0 says nothing; of any other, it does.
  const isOther = `enrollment_mode not in (${published.map((mode) => `'${mode}'`).join(", ")}) and cell0 is not null`;
  return toLongRows(rows, {
    table: "course_meta_summary_enrollment",
    repeated: Object.keys(courseList.fields).filter((field) => rows.fields.includes(field)),
    items: [
      ...modes.map((mode, at) => ({ labels: { enrollment_mode: mode }, cells: inModes[at] ?? [] })),
      { labels: { enrollment_mode: null }, cells: rest },
    ],
    made: Object.fromEntries(counts.map((count, at) => [count, `cell${at}`])),
    keep: `${isAny} or (${isOther}) or enrollment_mode = 'audit' or (enrollment_mode is null and (${isRest}))`,
    isSnapshot: true,
  });
}

/** Insights joins a course's programs with bars; ids and titles belong together where they are as many. */
function makePrograms(rows: GoodRows): readonly MadeRows[] {
  const ids = rows.names.indexOf("program_ids");
  const titles = rows.names.indexOf("program_titles");
  if (ids < 0 || titles < 0) return [];
  return [
    {
      table: "course_program_metadata",
      fields: ["course_id", "created", "program_id", "program_title"],
      from: `(select course_id, created, unnest(ids) as program_id,
          unnest(case when len(ids) = len(titles) then titles end) as program_title
        from (select ${rows.value("course_id")} as course_id, ${rows.value("created")} as created,
            string_split(ids, ' | ') as ids, string_split(titles, ' | ') as titles
          from ${rows.from({ ids: `c${ids}`, titles: `c${titles}` })}))`,
    },
  ];
}

export const programList: LmsFormat = {
  id: "programs",
  what: "a download of programs",
  signatures: [{ has: ["program_id", "program_title", "program_type", "course_ids"] }],
  table: "course_program_metadata",
  isOnlyChecked: true,
  fields: {
    program_id: from("program_id"),
    program_type: from("program_type"),
    program_title: from("program_title"),
    created: from("created"),
  },
  courseIsIn: "course_ids",
  make: (rows) => [
    {
      table: "course_program_metadata",
      fields: ["course_id", "program_id", "program_type", "program_title", "created"],
      from: `(select unnest(string_split(courses, ', ')) as course_id,
          ${["program_id", "program_type", "program_title", "created"]
            .map((field) => `${rows.value(field)} as ${field}`)
            .join(", ")}
        from ${rows.from({ courses: `c${rows.names.indexOf("course_ids")}` })})`,
    },
  ],
  notes: ["Turned back into rows of course_program_metadata, one a program and course."],
};

export const insightsCourseFormats = [courseList, programList];
