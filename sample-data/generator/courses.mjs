/** The two invented courses: what is known of them, and how their learners come and who they are. */

/** @typedef {import("./days.mjs").Day} Day */

/**
 * @typedef {object} Course
 * @property {number} seed
 * @property {string} key
 * @property {string} title
 * @property {string} catalogCourse
 * @property {Day} firstDay of the daily data
 * @property {Day} lastDay of the daily data, inclusive
 * @property {Day[]} missingDays days on which the nightly load failed
 * @property {Day} start
 * @property {Day} end
 * @property {string} pacing
 * @property {string} availability
 * @property {Day} firstWeek Monday of the first week with activity
 * @property {Day} lastWeek Monday of the last complete week
 * @property {Day} firstProfileDay from here on the profiles are counted every seven days
 * @property {Day[]} locationDays
 * @property {boolean} hasMicroseconds in `created`
 * @property {[Day, number][]} arrivals learners a day, straight lines between these
 * @property {number} leaving share of the learners who leave some day
 * @property {number} youngest greatest year of birth
 * @property {[mode: string, weight: number, from?: Day][]} modes
 * @property {[string | null, number][]} countries as the source spells them
 */

/** @type {Course} */
export const art = {
  seed: 101,
  key: "course-v1:Uni-Lys+ART101+2024-T1",
  title: "L'art de l'ingénieur",
  catalogCourse: "Uni-Lys+ART101",
  firstDay: "2024-01-01",
  lastDay: "2024-05-12",
  missingDays: ["2024-03-18", "2024-03-19", "2024-03-20"],
  start: "2024-01-15",
  end: "2024-04-28",
  pacing: "instructor_paced",
  // The catalog's own word, which nobody changed when the course ended.
  availability: "Current",
  firstWeek: "2024-01-15",
  lastWeek: "2024-05-06",
  firstProfileDay: "2024-01-07",
  locationDays: ["2024-05-05", "2024-05-12"],
  hasMicroseconds: true,
  arrivals: [
    ["2024-01-01", 5],
    ["2024-01-08", 20],
    ["2024-01-13", 103],
    ["2024-01-15", 188],
    ["2024-01-18", 132],
    ["2024-01-25", 38],
    ["2024-02-05", 11],
    ["2024-03-01", 4],
    ["2024-04-28", 1],
    ["2024-05-12", 0.4],
  ],
  leaving: 0.205,
  youngest: 2006,
  modes: [
    ["audit", 700],
    ["honor", 100],
    ["verified", 120],
    ["professional", 30],
    ["no-id-professional", 20],
    ["masters", 12],
    ["unpaid-executive-education", 150, "2024-03-01"],
  ],
  countries: [
    ["FR", 380],
    ["CA", 160],
    ["BE", 120],
    ["US", 110],
    ["us", 24],
    ["USA", 16],
    ["840", 9],
    ["CH", 70],
    ["MA", 60],
    ["IN", 60],
    ["GB", 52],
    ["UK", 8],
    ["DE", 45],
    ["SN", 45],
    ["DZ", 42],
    ["TN", 40],
    ["BR", 35],
    ["CI", 30],
    ["IT", 30],
    ["ES", 28],
    ["CM", 28],
    ["MX", 25],
    ["VN", 20],
    ["CD", 18],
    ["HT", 15],
    ["MG", 12],
    ["JP", 12],
    ["RO", 10],
    ["LB", 9],
    [null, 60],
    ["", 25],
  ],
};

/** @type {Course} */
export const bridges = {
  seed: 7,
  key: "UniLys/ENG-7/2023_Fall",
  title: 'Bridges & Other Crossings, "revisited"',
  catalogCourse: "UniLys+ENG-7",
  firstDay: "2023-09-01",
  lastDay: "2023-12-20",
  missingDays: [],
  start: "2023-09-11",
  end: "2023-12-15",
  pacing: "self_paced",
  availability: "Archived",
  firstWeek: "2023-09-11",
  lastWeek: "2023-12-11",
  firstProfileDay: "2023-09-06",
  locationDays: ["2023-12-20"],
  hasMicroseconds: false,
  arrivals: [
    ["2023-09-01", 2],
    ["2023-09-11", 13],
    ["2023-09-18", 8],
    ["2023-10-01", 2],
    ["2023-12-20", 0.1],
  ],
  leaving: 0.14,
  youngest: 2004,
  modes: [
    ["audit", 60],
    ["honor", 25],
    ["verified", 15],
  ],
  countries: [
    ["FR", 60],
    ["CH", 40],
    ["US", 30],
    ["USA", 6],
    ["CA", 30],
    ["BE", 20],
    ["DE", 15],
    ["NL", 10],
    ["PT", 8],
    [null, 8],
  ],
};
