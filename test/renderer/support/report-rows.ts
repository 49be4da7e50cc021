import type { Choice } from "../../../src-shared/ipc";
import type { Cell } from "../../../src-shared/result";
import { courses, listDays, listWeeks, toDayNumber } from "./fixtures";

type Row = Record<string, Cell>;

const last = toDayNumber("2024-05-12");
const micros = (day: string) => BigInt(toDayNumber(day)) * 86_400_000_000n;
const many = <T>(length: number, of: (place: number) => T): T[] =>
  Array.from({ length }, (_, place) => of(place));

const problem = (place: number) =>
  `block-v1:MITx+6.002x+2024_Spring+type@problem+block@${(0x2a7f5eab + place * 7919).toString(16)}0343bd175f0f98ed088f2b07`;
const video = (place: number) =>
  `i4x-MITx-6_002x-2024_Spring-video-8061a48186ec1133006a1b138c48${place + 10}`;

/** Rows of a report, made up: each has some that are empty, zero, unknown or many. */
export function listReportRows(id: string, course: string): Row[] {
  return rows[id]?.(course) ?? listDays(course);
}

const rows: Readonly<Record<string, (course: string) => Row[]>> = {
  "engagement-activity": listWeeks,
  "enrollment-gender": (course) =>
    listDays(course).map(({ course_id = null, date = null, count }) => {
      const all = Number(count);
      const [female, male, other] = [0.31, 0.42, 0.01].map((part) => Math.round(all * part));
      return { course_id, date, female, male, other, unknown: Math.round(all * 0.26) } as Row;
    }),
  "enrollment-age": (course_id) =>
    [last - 1, last].flatMap((date) => [
      ...many(58, (place) => {
        const age = place + 13;
        const count = Math.round(900 * Math.exp(-((age - 27) ** 2) / 180) + 40 - place / 2);
        return { course_id, date, birth_year: 2024 - age, age, count };
      }),
      { course_id, date, birth_year: 1888, age: 136, count: 3 },
      { course_id, date, birth_year: null, age: null, count: 180 },
    ]),
  "enrollment-education": (course_id) =>
    ["bachelors", "masters", "secondary", "doctorate", "none", "vocational", null].map(
      (education_level, place) => ({
        course_id,
        date: last,
        education_level,
        count: Math.round(6000 / (place + 1)),
      }),
    ),
  "enrollment-location": (course_id) =>
    (
      [
        ["US", "USA", "United States of America", 5210],
        ["IN", "IND", "India", 3120],
        ["BR", "BRA", "Brazil", 940],
        ["DE", "DEU", "Germany", 720],
        ["CN", "CHN", "China", 510],
        ["RU", "RUS", "Russia", 300],
        ["FR", "FRA", "France", 280],
        ["NG", "NGA", "Nigeria", 120],
        ["AU", "AUS", "Australia", 85],
        ["SG", "SGP", "Singapore", 64],
        ["MT", "MLT", "Malta", 9],
        ["TV", "TUV", "Tuvalu", 3],
        ["GI", "GIB", "Gibraltar", 1],
        ["IS", "ISL", "Iceland", 0],
        [null, null, "UNKNOWN", 412],
      ] as const
    ).map(([alpha2, alpha3, name, count]) => ({
      course_id,
      date: last,
      alpha2,
      alpha3,
      name,
      count,
    })),
  "recent-activity": (course_id) => [
    {
      interval_start: micros("2024-05-06"),
      interval_end: micros("2024-05-13"),
      activity_type: "any",
      count: 1312,
      course_id,
    },
  ],
  videos: () =>
    many(19, (place) => ({
      pipeline_video_id: `c|${video(place)}`,
      encoded_module_id: video(place),
      duration: 300 + place,
      segment_length: 5,
      users_at_start: 1651 - place * 83,
      users_at_end: place === 2 ? 1600 : 1045 - place * 54,
      finished_share: 0.63 - place / 50,
    })),
  "video-timeline": () =>
    many(40, (segment) => {
      const num_users = Math.round(1500 - 18 * segment - 90 * Math.sin(segment));
      const replays = Math.round(120 + 110 * Math.sin(segment / 4));
      return { segment, num_users, num_views: num_users + replays, replays };
    }),
  "sequential-open-distribution": (course_id) => [
    { module_id: "i4x://MITx/6.002x/sequential/Week_1", course_id, count: 77 },
  ],
  problems: () =>
    many(57, (place) => ({
      module_id: problem(place),
      total_submissions: 2400 - place * 41,
      correct_submissions: Math.round((2400 - place * 41) * (0.3 + (place % 7) / 12)),
      part_ids: [`${problem(place)}_2_1`, `${problem(place)}_3_1`],
      problem_display_name: place % 5 === 4 ? null : `Problem ${place + 1}: voltage and current`,
      correct_share: 0.3 + (place % 7) / 12,
    })),
  "problems-and-tags": () =>
    many(9, (place) => ({
      module_id: problem(place),
      total_submissions: 428 - place * 40,
      correct_submissions: 169 - place * 9,
      tags: [
        { tag_name: "difficulty", tag_value: place % 2 ? "Hard" : "Easy" },
        { tag_name: "topic", tag_value: "éclair" },
      ].slice(place === 3 ? 2 : 0),
    })),
  "answer-distribution": (course_id) =>
    ["2_1", "3_1"].flatMap((part) =>
      ["3.14159", "42", "Ünïcödé – 日本 🎓", null, "[a|b]", "∞"].map((answer_value, place) => ({
        course_id,
        module_id: problem(0),
        part_id: `i4x-MITx-6_002x-problem-2a7f5eab0343bd175f0f98ed088f2b07_${part}`,
        correct: place === 0 ? true : place === 5 ? null : false,
        count: null,
        value_id: `choice_${place}`,
        answer_value,
        variant: null,
        first_response_count: 120 - place * 11,
        last_response_count: 210 - place * 36,
        consolidated_variant: place === 1,
      })),
    ),
  "grade-distribution": (course_id) =>
    [0, 1, 2, 3, null].map((grade, place) => ({
      module_id: problem(0),
      course_id,
      grade,
      max_grade: 3,
      count: [22, 0, 77, 140, 4][place] ?? 0,
    })),
  "report-download": (course_id) => [
    {
      course_id,
      report_name: "problem_response",
      download_url: "file:///home/me/exports/MITx_6.002x_2024_Spring_problem_response.csv",
      last_modified: micros("2024-05-11"),
      file_size: 182_331,
    },
  ],
  "user-engagement": () =>
    many(40, (place) => ({
      username: `learner_${place + 1}`,
      videos_overall: 40 - place,
      videos_last_week: place % 3,
      problems_overall: 30 + place,
      problems_last_week: 2,
      correct_problems_overall: 14,
      correct_problems_last_week: 0,
      problems_attempts_overall: 16 + place,
      problems_attempts_last_week: 2,
      forum_posts_overall: place % 4,
      forum_posts_last_week: 0,
      date_last_active: last - place,
      days: many(9, (at) => ({
        date: last - 60 + at * 6 + (at % 3),
        videos: (place + at) % 4,
        problems_attempted: at % 5,
        problems_completed: at % 3,
        forum_posts: at === 4 ? 1 : 0,
      })),
    })),
  "course-summaries": () =>
    courses.map(({ id, name }, place) => ({
      course_id: id,
      catalog_course_title: place === 4 ? null : name,
      start_date: micros("2024-02-05"),
      end_date: place === 1 ? null : micros("2024-05-30"),
      pacing_type: "instructor_paced",
      availability: place === 0 ? "Archived" : "Current",
      count: 18_442 - place * 4100,
      cumulative_count: 24_906 - place * 4100,
      count_change_7_days: place * 12 - 20,
      passing_users: 700 - place * 90,
      enrollment_modes: [{ mode: "audit", count: 1, cumulative_count: 2 }],
      programs: [],
    })),
  programs: () => [
    {
      program_id: "p1",
      program_type: "Professional Certificate",
      program_title: "Demo Program",
      course_ids: courses.slice(0, 3).map(({ id }) => id),
    },
  ],
};

/** As main lists them: most used first. */
export function listFakeChoices(report: string): readonly Choice[] {
  if (report === "recent-activity") {
    return ["any", "played_video"].map((value) => ({ value, label: null, weight: 5 }));
  }
  if (report === "video-timeline") {
    return many(19, (place) => ({
      value: `c|${video(place)}`,
      label: video(place),
      weight: 1651 - place * 83,
    }));
  }
  return many(57, (place) => ({
    value: problem(place),
    label: place % 5 === 4 ? null : `Problem ${place + 1}: voltage and current`,
    weight: 2400 - place * 41,
  }));
}
