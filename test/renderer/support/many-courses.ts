import type { Course } from "../../../src-shared/ipc";
import { noCourse } from "./fixtures";

const orgs = [
  "MITx",
  "DelftX",
  "Uni-Ü",
  "edX",
  "東大",
  "Açores",
  "TUMx",
  "KTHx",
  "ETHx",
  "OECx",
  "HarvardX",
];
const topics = [
  "Circuits",
  "Génie civil",
  "Fluid Mechanics",
  "Ζωή και Φύση",
  "Робототехника",
  "Statistics",
];
const levels = ["an Introduction", "for Engineers", "in Practice", "Advanced Topics"];
const languages = ["en", "fr", "es-419", "zh-cn", null];
const statuses = ["current", "archived", "upcoming"] as const;
const programs = [
  { id: "p-1", title: "Water and Energy", type: "MicroMasters" },
  { id: "p-2", title: null, type: null },
];
const days = { first: "2024-01-29", last: "2024-05-12" };

/** Courses of all kinds, always the same; every tenth has data and no overview. */
export function listManyCourses(count: number): readonly Course[] {
  return Array.from({ length: count }, (_, place) => createCourse(place));
}

function createCourse(place: number): Course {
  const pick = <Item>(items: readonly Item[], step = 1): Item =>
    items[Math.floor(place / step) % items.length] as Item;
  const org = pick(orgs);
  const number = `${100 + (place % 900)}x`;
  const run = `${2013 + (place % 13)}_T${1 + (place % 3)}`;
  const id = `course-v1:${org}+${number}+${run}_${place}`;
  const size = (place * 7919) % 30_000;
  const tables = {
    course_enrollment_daily: { rows: 105, days },
    ...(place % 4 === 0 && { course_activity: { rows: 54, days } }),
  };
  const key = { id, org, course: number, run: `${run}_${place}` };
  if (place % 10 === 9) return { ...noCourse, ...key, name: id, enrollment: size, tables };
  const year = 2013 + (place % 13);
  const status = pick(statuses);
  return {
    ...noCourse,
    ...key,
    name: `${pick(topics, 3)}: ${pick(levels, 7)} ${place}`,
    enrollment: size,
    start: `${year}-02-05T00:00:00Z`,
    end: place % 5 === 0 ? null : `${year}-05-30T00:00:00Z`,
    availability: status === "upcoming" ? "Upcoming" : "Current",
    isPseudo: false,
    status,
    number,
    startDisplay: `Feb. 5, ${year}`,
    pacing: place % 3 === 0 ? "self" : "instructor",
    language: pick(languages, 2),
    effort: "4 hours a week",
    shortDescription: "What one should know, and a little more.",
    isEnrollmentOpen: place % 2 === 0,
    sortingScore: Math.exp((2026 - year) / 2) + place / 1e6,
    totals:
      place % 6 === 5
        ? null
        : {
            current: size,
            ever: Math.round(size * 1.3),
            weekChange: (place % 41) - 20,
            verified: Math.round(size / 12),
            passing: place % 2 ? null : Math.round(size / 20),
          },
    programs: place % 12 === 0 ? programs.slice(0, 1 + ((place / 12) % 2)) : [],
    tables: place % 25 === 3 ? {} : tables,
  };
}
