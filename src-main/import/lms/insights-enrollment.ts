import type { Field } from "../../../src-shared/schema";
import { from, type LmsFormat } from "./format";
import { toLongRows } from "./long-rows";

/*
 * What Insights and the analytics API let one download, turned back into the rows that it was made
 * of, as far as it says them. The downloads that have their table's own columns need none of this.
 */

const count: Field = { type: "int", meaning: "learners" };
const ofDay = { course_id: from("course_id"), date: from("date"), created: from("created") };

const modes = ["audit", "credit", "honor", "masters", "professional", "verified"];
const listModes = (names: readonly string[]) => modes.filter((mode) => names.includes(mode));

/** The sum of what columns say, as SQL. */
const toSum = (values: readonly string[]) =>
  values.length === 0 ? "0" : values.map((value) => `coalesce(${value}, 0)`).join(" + ");

export const enrollmentByMode: LmsFormat = {
  id: "enrollment_mode",
  what: "a download of enrollment by mode",
  words: ["enrollment"],
  signatures: [
    { has: ["course_id", "date", "count", "cumulative_count", "audit", "honor", "verified"] },
  ],
  table: "course_enrollment_daily",
  fields: { ...ofDay, count: from("count") },
  checks: (names) =>
    Object.fromEntries(["cumulative_count", ...listModes(names)].map((name) => [name, count])),
  make: (rows) => {
    const found = listModes(rows.names);
    const others = `${rows.value("count")} - (${toSum(found.map(rows.value))})`;
    return toLongRows(rows, {
      table: "course_enrollment_mode_daily",
      repeated: ["course_id", "date", "created"],
      items: [
        ...found.map((mode) => ({ labels: { mode }, cells: [rows.value(mode), null] })),
        { labels: { mode: null }, cells: [others, rows.value("cumulative_count")] },
      ],
      made: { count: "cell0", cumulative_count: "cell1" },
      keep: "mode is null or cell0 <> 0",
      isSnapshot: true,
    });
  },
  notes: [
    "Turned back into rows of course_enrollment_daily and course_enrollment_mode_daily. How many ever enrolled is known for all modes together: it stands in a row without a mode, with the learners of modes that the download has no column for.",
    "The download writes 0 where the data has no row: a zero is not stored. Its professional includes no-id-professional.",
  ],
};

const genders = { female: "f", male: "m", other: "o", unknown: null };

export const enrollmentByGender: LmsFormat = {
  id: "enrollment-gender",
  what: "a download of enrollment by gender",
  words: ["enrollment-by-gender"],
  signatures: [{ has: ["course_id", "date", ...Object.keys(genders)] }],
  table: "course_enrollment_gender_daily",
  isOnlyChecked: true,
  fields: ofDay,
  checks: () => Object.fromEntries(Object.keys(genders).map((name) => [name, count])),
  make: (rows) =>
    toLongRows(rows, {
      table: "course_enrollment_gender_daily",
      repeated: ["course_id", "date", "created"],
      known: { total: toSum(Object.keys(genders).map(rows.value)) },
      items: Object.entries(genders).map(([name, gender]) => ({
        labels: { gender },
        cells: [rows.value(name)],
      })),
      made: { count: "cell0" },
      // A day without any learner is a day of the data, too.
      keep: "cell0 <> 0 or (total = 0 and gender is null)",
      isSnapshot: true,
    }),
  notes: [
    "Turned back into rows of course_enrollment_gender_daily. The download writes 0 where the data has no row: a zero is not stored.",
  ],
};

export const enrollmentByCountry: LmsFormat = {
  id: "enrollment-location",
  what: "a download of enrollment by country",
  signatures: [{ has: ["course_id", "date", "count", "country.alpha2"] }],
  table: "course_enrollment_location_current",
  fields: { ...ofDay, count: from("count"), country_code: from("country.alpha2") },
  isSnapshot: true,
  notes: [
    "Turned back into rows of course_enrollment_location_current: a country has one row, and so have all codes that are no country's.",
  ],
};

export const insightsEnrollmentFormats = [
  enrollmentByMode,
  enrollmentByGender,
  enrollmentByCountry,
];
