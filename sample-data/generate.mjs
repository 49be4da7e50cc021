/**
 * Writes the sample data beside this file: `npm run sample`. It has a seed and no clock, so the
 * files are the same on every run; `test/sample-data.test.ts` holds that.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as contentTraps from "./generator/content-traps.mjs";
import { contents } from "./generator/contents.mjs";
import { art, bridges } from "./generator/courses.mjs";
import { getDays } from "./generator/days.mjs";
import {
  encodeCsv,
  encodeGzip,
  encodeQuotedCsv,
  encodeSpreadsheetCsv,
  encodeTsv,
} from "./generator/delimited.mjs";
import { getEngagementRows, getRangeRows } from "./generator/engagement.mjs";
import { createLearners } from "./generator/learners.mjs";
import { getPreparedRows } from "./generator/prepared.mjs";
import * as problems from "./generator/problems.mjs";
import { createRandom, shuffle } from "./generator/random.mjs";
import * as tables from "./generator/tables.mjs";
import * as traps from "./generator/traps.mjs";
import { getTimelineRows, getVideoRows } from "./generator/videos.mjs";

/** @typedef {import("./generator/delimited.mjs").Row} Row */
/** @typedef {[name: string, bytes: Buffer][]} Files */

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

const people = () =>
  [bridges, art].map((course) => ({
    course,
    learners: createLearners(course, createRandom(course.seed)),
  }));

/** @returns {{ activity: Row[], files: Files }} the weeks as they are counted, and the files */
function generateEnrollment() {
  const random = createRandom(20_240_115);
  const counted = people();
  /** @param {(course: typeof art, learners: ReturnType<typeof createLearners>) => Row[]} getRows */
  const collect = (getRows) => counted.flatMap(({ course, learners }) => getRows(course, learners));

  const activity = collect((course, learners) => tables.getActivityRows(course, learners, random));
  const cleanActivity = addIds(traps.lowerLabels(traps.removeForumWeek(activity)));
  const gender = traps.splitUnknownGender(collect(tables.getGenderRows));
  const birthYear = encodeCsv(addIds(collect(tables.getBirthYearRows)));
  /** @type {Files} */
  const files = [
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
  ];
  return { activity, files };
}

/** @param {problems.GetActive} getActive @returns {Files} */
function generateContents(getActive) {
  /** @param {(part: typeof contents[number], getActive: problems.GetActive) => Row[]} getRows */
  const collect = (getRows) => contents.flatMap((part) => getRows(part, getActive));
  const answered = contents.flatMap((part) => problems.answerProblems(part, getActive));
  const newer = answered.filter(({ course }) => course !== bridges);
  const older = answered.filter(({ course }) => course === bridges);
  const tags = contentTraps.recountTags(answered.flatMap(problems.getTagRows));
  const timeline = contentTraps.reverseTimeline(collect(getTimelineRows));
  return [
    ["answer_distribution.csv", encodeCsv(addIds(newer.flatMap(problems.getAnswerRows)))],
    [
      "answer_distribution_2023.csv",
      encodeCsv(addIds(older.flatMap(problems.getOldAnswerRows)), "\r\n"),
    ],
    ["tags_distribution.tsv", encodeTsv(addIds(tags), "NULL")],
    [
      "grade_distribution.csv",
      encodeSpreadsheetCsv(addIds(answered.flatMap(problems.getGradeRows))),
    ],
    [
      "sequential_open_distribution.csv",
      encodeQuotedCsv(addIds(collect(problems.getSubsectionRows))),
    ],
    ["video.csv", encodeCsv(addIds(collect(getVideoRows)))],
    ["video_timeline.tsv", encodeTsv(addIds(timeline), "\\N")],
  ];
}

/** @returns {Files} */
function generateEngagement() {
  const [ofBridges, ofArt] = contents;
  const engagement = [
    ...getEngagementRows(ofBridges, { days: 28, learners: 15, postRate: 0.015 }),
    ...contentTraps.addOddLearners(
      getEngagementRows(ofArt, { days: 28, learners: 118, postRate: 0.07 }),
    ),
  ];
  const ranges = [
    ...getRangeRows(bridges, engagement, ["2023-12-04", "2023-12-11"]),
    ...getRangeRows(art, engagement, getDays("2024-04-01", "2024-04-28", 7)),
  ];
  return [
    ["module_engagement.csv.gz", encodeGzip(encodeCsv(addIds(engagement)))],
    ["module_engagement_metric_ranges.tsv", encodeTsv(addIds(ranges), "\\N")],
    ["Uni-Lys_ART101_2024-T1_problem_response.csv", encodeCsv(getPreparedRows())],
  ];
}

/** @returns {Map<string, Buffer>} file name → content */
export function generate() {
  const { activity, files } = generateEnrollment();
  /** @type {problems.GetActive} */
  const getActive = (course, week, label) => {
    const monday = getDays(course.firstWeek, course.lastWeek, 7)[week];
    const found = activity.find(
      (row) =>
        row.course_id === course.key &&
        row.interval_start === `${monday} 00:00:00` &&
        row.label === label,
    );
    return Number(found?.count);
  };
  return new Map([...files, ...generateContents(getActive), ...generateEngagement()]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, bytes] of generate()) {
    writeFileSync(new URL(`exports/${name}`, import.meta.url), bytes);
  }
}
