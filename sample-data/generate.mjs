/**
 * Writes the sample data beside this file: `npm run sample`. It has a seed and no clock, so the
 * files are the same on every run; `test/sample-data.test.ts` holds that.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { art, bridges } from "./generator/courses.mjs";
import { encodeCsv, encodeGzip, encodeTsv } from "./generator/delimited.mjs";
import { createLearners } from "./generator/learners.mjs";
import { createRandom, shuffle } from "./generator/random.mjs";
import * as tables from "./generator/tables.mjs";
import * as traps from "./generator/traps.mjs";

/** @typedef {import("./generator/delimited.mjs").Row} Row */

/** @param {readonly Row[]} rows @returns {Row[]} */
const addIds = (rows) => rows.map((row, index) => ({ id: index + 1, ...row }));

/** @returns {Row[]} */
const getProgramRows = () => [
  {
    course_id: bridges.key,
    created: "2023-12-21 02:30:00",
    program_id: "6f0c2d1e-58f4-4b7a-9c3d-2a7be1905d44",
    program_type: "MicroMasters",
    program_title: "Structures, Old and New",
  },
];

/** @returns {Map<string, Buffer>} file name → content */
export function generate() {
  const random = createRandom(20_240_115);
  const people = [bridges, art].map((course) => ({
    course,
    learners: createLearners(course, createRandom(course.seed)),
  }));
  /** @param {(course: typeof art, learners: ReturnType<typeof createLearners>) => Row[]} getRows */
  const collect = (getRows) => people.flatMap(({ course, learners }) => getRows(course, learners));

  const activity = collect((course, learners) => tables.getActivityRows(course, learners, random));
  const cleanActivity = addIds(traps.lowerLabels(traps.removeForumWeek(activity)));
  const gender = traps.splitUnknownGender(collect(tables.getGenderRows));
  const birthYear = encodeCsv(addIds(collect(tables.getBirthYearRows)));
  return new Map([
    ["course_enrollment_daily.csv", encodeCsv(addIds(collect(tables.getDailyRows)).reverse())],
    ["course_enrollment_mode_daily.csv", encodeCsv(addIds(collect(tables.getModeRows)))],
    [
      "course_activity.tsv",
      encodeTsv(traps.forgetCreated(traps.recountWeek(cleanActivity)), "\\N"),
    ],
    ["course_enrollment_gender_daily.csv", encodeCsv(shuffle(random, gender))],
    [
      "course_enrollment_education_level_daily.tsv",
      encodeTsv(addIds(collect(tables.getEducationRows)), "NULL"),
    ],
    ["course_enrollment_birth_year_daily.csv.gz", encodeGzip(birthYear)],
    [
      "course_enrollment_location_current.csv",
      encodeCsv(addIds(collect(tables.getLocationRows)), "\r\n"),
    ],
    ["course_meta_summary_enrollment.csv", encodeCsv(addIds(collect(tables.getSummaryRows)))],
    ["course_program_metadata.csv", encodeCsv(getProgramRows())],
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, bytes] of generate()) {
    writeFileSync(new URL(`exports/${name}`, import.meta.url), bytes);
  }
}
