/** The rows of each table, counted from the learners of one course. */
import { addDays, getDays, toDayNumber } from "./days.mjs";
import { countEach, getMode, getModesSoFar, isEnrolled } from "./learners.mjs";

/** @typedef {import("./days.mjs").Day} Day */
/** @typedef {import("./courses.mjs").Course} Course */
/** @typedef {import("./learners.mjs").Learner} Learner */
/** @typedef {import("./delimited.mjs").Row} Row */

/**
 * The tables are loaded at 02:30 in the next night: an hour that some nights of the year do not
 * have in Paris or Los Angeles, and others have twice.
 *
 * @param {Course} course
 * @param {Day} day
 */
export function getCreated(course, day) {
  const next = addDays(day, 1);
  const microseconds = String((toDayNumber(next) * 48_271) % 1_000_000).padStart(6, "0");
  return `${next} 02:30:00${course.hasMicroseconds ? `.${microseconds}` : ""}`;
}

/** @param {Course} course */
const getLoadedDays = (course) =>
  getDays(course.firstDay, course.lastDay).filter((day) => !course.missingDays.includes(day));

/** @param {Course} course */
const getProfileDays = (course) => getDays(course.firstProfileDay, course.lastDay, 7);

/** @param {readonly Learner[]} learners @param {Day} day */
const getEnrolled = (learners, day) => learners.filter((learner) => isEnrolled(learner, day));

/** @param {Course} course @param {readonly Learner[]} learners @returns {Row[]} */
export function getDailyRows(course, learners) {
  return getLoadedDays(course).map((date) => ({
    course_id: course.key,
    created: getCreated(course, date),
    date,
    count: getEnrolled(learners, date).length,
  }));
}

/** @param {readonly Learner[]} learners @param {Day} day */
function countModes(learners, day) {
  const counts = countEach(getEnrolled(learners, day).map((learner) => getMode(learner, day)));
  const soFar = countEach(learners.flatMap((learner) => getModesSoFar(learner, day)));
  return [...soFar].map(([mode, cumulative]) => ({
    mode,
    count: counts.get(mode) ?? 0,
    cumulative,
  }));
}

/** @param {Course} course @param {readonly Learner[]} learners @returns {Row[]} */
export function getModeRows(course, learners) {
  return getLoadedDays(course).flatMap((date) =>
    countModes(learners, date).map(({ mode, count, cumulative }) => ({
      course_id: course.key,
      created: getCreated(course, date),
      date,
      count,
      mode,
      cumulative_count: cumulative,
    })),
  );
}

/**
 * @param {string} column
 * @param {(learner: Learner) => string | number | null} getValue
 * @param {(course: Course) => Day[]} [pickDays]
 * @returns {(course: Course, learners: readonly Learner[]) => Row[]}
 */
function countProfiles(column, getValue, pickDays = getProfileDays) {
  return (course, learners) =>
    pickDays(course).flatMap((date) =>
      [...countEach(getEnrolled(learners, date).map(getValue))].map(([value, count]) => ({
        course_id: course.key,
        created: getCreated(course, date),
        date,
        count,
        [column]: value,
      })),
    );
}

export const getEducationRows = countProfiles("education_level", (learner) => learner.education);
export const getBirthYearRows = countProfiles("birth_year", (learner) => learner.birthYear);
export const getLocationRows = countProfiles(
  "country_code",
  (learner) => learner.country,
  (course) => course.locationDays,
);

const getPlainGenderRows = countProfiles("gender", (learner) => learner.gender);

/** @param {Course} course @param {readonly Learner[]} learners @returns {Row[]} */
export function getGenderRows(course, learners) {
  return getPlainGenderRows(course, learners).map((row) => ({
    ...row,
    cumulative_count: learners.filter(
      (learner) => learner.joined <= row.date && learner.gender === row.gender,
    ).length,
  }));
}

const kinds = { ATTEMPTED_PROBLEM: 0.62, PLAYED_VIDEO: 0.78, POSTED_FORUM: 0.1 };

/**
 * @param {Course} course
 * @param {readonly Learner[]} learners
 * @param {() => number} random
 * @returns {Row[]}
 */
export function getActivityRows(course, learners, random) {
  return getDays(course.firstWeek, course.lastWeek, 7).flatMap((monday, week) => {
    const sunday = addDays(monday, 6);
    const interest = monday > course.end ? 0.06 : 0.2 + 0.6 / (1 + week * 0.25);
    const active = getEnrolled(learners, sunday).filter(
      (learner) => random() < learner.diligence * interest * 1.4,
    );
    const doing = Object.entries(kinds).flatMap(([kind, share]) =>
      active.filter(() => random() < share).map(() => kind),
    );
    return [...countEach([...active.map(() => "ACTIVE"), ...doing])].map(([label, count]) => ({
      course_id: course.key,
      created: getCreated(course, sunday),
      interval_start: `${monday} 00:00:00`,
      interval_end: `${addDays(sunday, 1)} 00:00:00`,
      label,
      count,
    }));
  });
}

/** @param {Course} course @param {readonly Learner[]} learners @returns {Row[]} */
export function getSummaryRows(course, learners) {
  const weekBefore = new Map(
    countModes(learners, addDays(course.lastDay, -7)).map(({ mode, count }) => [mode, count]),
  );
  const passing = countEach(
    getEnrolled(learners, course.lastDay)
      .filter((learner) => learner.isPassing)
      .map((learner) => getMode(learner, course.lastDay)),
  );
  return countModes(learners, course.lastDay).map(({ mode, count, cumulative }) => ({
    course_id: course.key,
    created: getCreated(course, course.lastDay),
    catalog_course_title: course.title,
    catalog_course: course.catalogCourse,
    start_time: `${course.start} 00:00:00`,
    end_time: `${course.end} 00:00:00`,
    pacing_type: course.pacing,
    availability: course.availability,
    enrollment_mode: mode,
    count,
    cumulative_count: cumulative,
    count_change_7_days: count - (weekBefore.get(mode) ?? 0),
    passing_users: passing.get(mode) ?? 0,
  }));
}
