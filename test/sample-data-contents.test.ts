import { describe, expect, test } from "vitest";
import {
  distinct,
  formatSum,
  numbers,
  type Row,
  readme,
  readRows,
  readText,
  sum,
  where,
} from "./support/sample-reader.mjs";

const art = "course-v1:Uni-Lys+ART101+2024-T1";
const bridges = "UniLys/ENG-7/2023_Fall";

const answers = readRows("answer_distribution.csv");
const oldAnswers = readRows("answer_distribution_2023.csv");
const tags = readRows("tags_distribution.tsv");
const grades = readRows("grade_distribution.csv");
const subsections = readRows("sequential_open_distribution.csv");
const videos = readRows("video.csv");
const timelines = readRows("video_timeline.tsv");
const activity = readRows("course_activity.tsv");

const problem = (name: string) => where(answers, { problem_display_name: name });
const texts = (rows: readonly Row[]) => rows.map((row) => row.answer_value_text);
const inPart = (rows: readonly Row[], part: string) =>
  rows.filter((row) => row.part_id?.endsWith(part));
const toModule = (rows: readonly Row[]) => rows[0]?.module_id ?? "";

/** Responses to a problem and right ones, over its parts, by the number of parts. */
function countSubmissions(rows: readonly Row[], column: string) {
  const parts = distinct(rows, "part_id").length;
  const right = rows.filter((row) => row.correct === "1" || row.correct === "True");
  return [rows, right].map((some) => Math.floor(sum(numbers(some, column)) / parts));
}

const timeline = (start: string) =>
  timelines.filter((row) => row.pipeline_video_id?.includes(start));

function expectSum(parts: readonly number[], total: number): void {
  expect(readme).toContain(formatSum(parts));
  expect(sum(parts)).toBe(total);
}

function findGreatest(course_id: string, label: string): number {
  return Math.max(...numbers(where(activity, { course_id, label })));
}

describe("the tables about problems agree", () => {
  const shapes = [
    [art, answers, "last_response_count"],
    [bridges, oldAnswers, "count"],
  ] as const;

  test.each(shapes)(
    "%s: the first row of each tagged problem has its submissions",
    (id, rows, column) => {
      const tagged = distinct(where(tags, { course_id: id }), "module_id");
      for (const module_id of tagged) {
        const [first] = where(tags, { module_id });
        const counts = [Number(first?.total_submissions), Number(first?.correct_submissions)];
        expect(counts).toEqual(countSubmissions(where(rows, { module_id }), column));
      }
      const all = distinct(rows, "module_id");
      expect(all).toEqual(expect.arrayContaining(tagged));
      expect(all.length - tagged.length).toBe(1);
    },
  );

  test.each(shapes)(
    "%s: as many learners have grades as answered the first part",
    (id, rows, column) => {
      for (const module_id of distinct(where(grades, { course_id: id }), "module_id")) {
        const first = inPart(where(rows, { module_id }), "_2_1");
        expect(sum(numbers(where(grades, { module_id })))).toBe(sum(numbers(first, column)));
      }
    },
  );

  test.each(shapes)(
    "%s: no problem has more learners than tried one in any week",
    (id, rows, column) => {
      for (const part_id of distinct(rows, "part_id")) {
        const learners = sum(numbers(where(rows, { part_id }), column));
        expect(learners).toBeLessThanOrEqual(findGreatest(id, "ATTEMPTED_PROBLEM"));
      }
    },
  );

  test("each part has as many first as last responses", () => {
    for (const part_id of distinct(answers, "part_id")) {
      const rows = where(answers, { part_id });
      expect(sum(numbers(rows, "first_response_count"))).toBe(
        sum(numbers(rows, "last_response_count")),
      );
    }
  });

  test("grades go from 0 to the most, never beyond", () => {
    for (const { grade, max_grade } of grades) {
      expect(Number(grade)).toBeGreaterThanOrEqual(0);
      expect(Number(grade)).toBeLessThanOrEqual(Number(max_grade));
    }
  });

  test("keys are those of new and of old courses", () => {
    expect(distinct(answers, "module_id")).toHaveLength(12);
    for (const { module_id } of answers) {
      expect(module_id).toMatch(
        /^block-v1:Uni-Lys\+ART101\+2024-T1\+type@problem\+block@[0-9a-f]{32}$/,
      );
    }
    expect(distinct(oldAnswers, "module_id")).toHaveLength(5);
    for (const { module_id } of oldAnswers)
      expect(module_id).toMatch(/^i4x:\/\/UniLys\/ENG-7\/problem\//);
    expect(distinct(where(subsections, { course_id: art }), "module_id")).toHaveLength(14);
  });
});

describe("the tables about videos agree", () => {
  test("the first and the last segment have those who started and finished", () => {
    for (const { pipeline_video_id = null, ...video } of videos) {
      const rows = where(timelines, { pipeline_video_id });
      const viewers = new Map(rows.map((row) => [Number(row.segment), Number(row.num_users)]));
      const last = Math.ceil(Number(video.duration) / Number(video.segment_length)) - 1;
      expect(Math.max(...viewers.keys())).toBe(last);
      expect([viewers.get(0), viewers.get(last)]).toEqual([
        Number(video.users_at_start),
        Number(video.users_at_end),
      ]);
    }
    expect(distinct(timelines, "pipeline_video_id")).toHaveLength(videos.length);
  });

  test("no segment has more learners than views, or than played a video in any week", () => {
    for (const { pipeline_video_id = null, course_id } of videos) {
      for (const { num_users, num_views } of where(timelines, { pipeline_video_id })) {
        expect(Number(num_users)).toBeLessThanOrEqual(Number(num_views));
        expect(Number(num_users)).toBeLessThanOrEqual(findGreatest(`${course_id}`, "PLAYED_VIDEO"));
      }
    }
  });

  test("a video's id is its course and its module, and it lasts 2 to 14 minutes", () => {
    for (const { pipeline_video_id, course_id, encoded_module_id, duration } of videos) {
      expect(pipeline_video_id).toBe(`${course_id}|${encoded_module_id}`);
      expect(Number(duration)).toBeGreaterThanOrEqual(120);
      expect(Number(duration)).toBeLessThanOrEqual(14 * 60);
    }
    expect(where(videos, { course_id: art })).toHaveLength(8);
  });
});

test("trap 25: the two files of answers have different columns, words and overlapping ids", () => {
  expect(Object.keys(answers[0] ?? {})).toContain("last_response_count");
  expect(Object.keys(answers[0] ?? {})).not.toContain("count");
  expect(Object.keys(oldAnswers[0] ?? {})).toContain("count");
  expect(Object.keys(oldAnswers[0] ?? {})).not.toContain("last_response_count");
  expect(distinct(answers, "correct").sort()).toEqual(["0", "1", null]);
  expect(distinct(oldAnswers, "correct").sort()).toEqual(["False", "True", null]);
  expect([answers[0]?.id, oldAnswers[0]?.id]).toEqual(["1", "1"]);
  expect(distinct(answers, "course_id")).toEqual([art]);
  expect(distinct(oldAnswers, "course_id")).toEqual([bridges]);
});

test("trap 26: answers have line ends, quotes, letters beyond ASCII and an emoji", () => {
  expect(texts(problem("Your favorite bridge"))).toEqual([
    "Golden Gate 🌉",
    "Pont d'Avignon",
    'The "wobbly" one in London',
    "The one at home.\nIt has two arches,\nand a bakery.",
    "Le pont de mon père, à Évreux",
    null,
  ]);
  expect(readText("answer_distribution.csv")).toContain('"The ""wobbly"" one in London"');
});

test("trap 27: answers have tags, and a < that begins none", () => {
  expect(texts(problem("Arch or beam?"))).toContain("A <b>beam</b>");
  expect(texts(problem("Concrete or steel?"))[0]).toContain("<choicehint>");
  expect(texts(problem("Forces in a truss"))).toContain("a<b");
});

test("trap 28: answers are lists in JSON", () => {
  const lists = ["Suspension or cable-stayed?", "Steps of a cantilever", "Read the plan"];
  for (const text of lists.flatMap((name) => texts(problem(name)))) {
    expect(Array.isArray(JSON.parse(text ?? ""))).toBe(true);
  }
  expect(texts(problem("Suspension or cable-stayed?"))).toEqual(
    expect.arrayContaining(['["Viaduc de Millau", "Øresund"]', "[]"]),
  );
  expect(texts(problem("Read the plan"))).toEqual(["[312,87]", "[312.0,87.0]", "[40,210]"]);
});

test("trap 29: no answer, an empty one, and the words None and none are four rows", () => {
  expect(texts(problem("Piers in the water"))).toEqual(["0", "None", "none", "2", "", null]);
});

test("trap 30: answers begin like a formula", () => {
  expect(texts(problem("Forces in a truss"))).toEqual(expect.arrayContaining(["=3*4", "-12 kN"]));
});

test("trap 31: answers have backslashes, a marker and entities", () => {
  const all = texts(problem("Buckling, after Euler")).join(" ");
  expect(all).toContain("\\(\\frac{\\pi^2 E I}{L^2}\\)");
  expect(all).toContain("**BACKSLASHSPACE**");
  expect(all).toContain("&pi;&sup2;");
});

/** For each choice of a part: how many rows, and how many different texts and marks. */
function countVariants(rows: readonly Row[]) {
  return distinct(rows, "value_id").map((value_id) => {
    const mine = where(rows, { value_id });
    const marked = new Set(mine.map((row) => `${row.answer_value_text} ${row.correct}`));
    return [mine.length, marked.size];
  });
}

test("trap 32: the variants of two parts differ in nothing but the variant and the time", () => {
  const rows = inPart(problem("Load of the day"), "_2_1");
  expect(countVariants(rows)).toEqual([
    [4, 1],
    [4, 1],
    [4, 1],
  ]);
  expect(distinct(rows, "created")).toHaveLength(4);
  const upload = inPart(problem("Final: the footbridge"), "_4_1");
  expect(countVariants(upload)).toEqual([[2, 1]]);
  expect(upload.map((row) => [row.value_id, row.answer_value_text])).toEqual([
    [null, null],
    [null, null],
  ]);
});

test("trap 33: the variants of two parts have other texts, or other marks", () => {
  expect(countVariants(inPart(problem("Load of the day"), "_3_1"))).toEqual([
    [4, 4],
    [4, 4],
  ]);
  const same = where(problem("Load of the day"), { answer_value_text: "15 kN" });
  expect(same.map((row) => [row.variant, row.correct])).toEqual([
    ["1", "1"],
    ["3", "0"],
  ]);
  expect(countVariants(problem("Which load governs?"))).toEqual([
    [2, 2],
    [2, 2],
    [2, 1],
  ]);
});

test("trap 34: nobody marks one problem, and it has no grades", () => {
  const rows = problem("Your favorite bridge");
  expect(distinct(rows, "correct")).toEqual([null]);
  expect(where(grades, { module_id: toModule(rows) })).toEqual([]);
});

test("trap 36: the last tag of one problem has other numbers, and one has a tag twice", () => {
  const rows = where(tags, { module_id: toModule(problem("Read the plan")) });
  expect(rows.map((row) => [row.total_submissions, row.correct_submissions, row.created])).toEqual([
    ["243", "199", "2024-05-13 02:30:00.468976"],
    ["248", "201", "2024-05-14 02:30:00.517247"],
  ]);
  const twice = where(tags, { module_id: toModule(problem("Piers in the water")) });
  expect(twice.map((row) => [row.tag_name, row.tag_value])).toEqual([
    ["difficulty", "Easy"],
    ["difficulty", "Easy"],
  ]);
});

test("trap 37: one problem has grades of 2 and of 4", () => {
  const module_id = toModule(problem("Concrete or steel?"));
  expect(distinct(where(grades, { module_id }), "max_grade")).toEqual(["2", "4"]);
});

test("trap 38: of one video alone more learners saw the end than the start", () => {
  const more = videos.filter((row) => Number(row.users_at_end) > Number(row.users_at_start));
  expect(more.map((row) => [row.encoded_module_id?.slice(0, 8), row.users_at_start])).toEqual([
    ["b777e409", "352"],
  ]);
});

test("trap 39: one timeline is backwards, and one lacks two segments", () => {
  const backwards = numbers(timeline("d9aba33a"), "segment");
  expect(backwards).toEqual([...backwards].sort((a, b) => b - a));
  expect(timelines[0]?.pipeline_video_id).toContain("d9aba33a");
  const seen = numbers(timeline("8fc3c2dd"), "segment");
  expect(Array.from({ length: 82 }, (_, at) => at).filter((at) => !seen.includes(at))).toEqual([
    71, 72,
  ]);
});

test("one file begins with a byte order mark, and one has every cell in quotes", () => {
  expect(readText("grade_distribution.csv")).toMatch(/^\ufeffid,.*\r\n/);
  for (const line of readText("sequential_open_distribution.csv").trimEnd().split("\n")) {
    expect(line).toMatch(/^("[^"]+",){4}"[^"]+"$/);
  }
});

test('trap 35: "Forces in a truss" has 456 submissions and 342 right ones, both truncated', () => {
  const rows = problem("Forces in a truss");
  expect(toModule(rows)).toContain("block@4036361c");
  const parts = ["_2_1", "_3_1", "_4_1"].map((part) => inPart(rows, part));
  const count = (some: readonly Row[]) => sum(numbers(some, "last_response_count"));
  expectSum(parts.map(count), 1369);
  expectSum(
    parts.map((part) => count(where(part, { correct: "1" }))),
    1028,
  );
  expect(countSubmissions(rows, "last_response_count")).toEqual([456, 342]);
  expect([1369 % 3, 1028 % 3]).not.toContain(0);
});

test('a choice of "Load of the day" was first 201 answers, and last 263', () => {
  const rows = where(inPart(problem("Load of the day"), "_2_1"), { value_id: "choice_0" });
  expect(toModule(rows)).toContain("block@7063540d");
  expectSum(numbers(rows, "first_response_count"), 201);
  expectSum(numbers(rows, "last_response_count"), 263);
  expect(readme).toContain(`${rows[0]?.created}`);
});

test.each([
  ["7efbe589", 571, 628, "90.9%"],
  ["b777e409", 394, 352, "111.9%"],
])("video %s: %d of %d finished, %s", (start, finished, started, share) => {
  const [row] = videos.filter((video) => video.encoded_module_id?.startsWith(start));
  expect([Number(row?.users_at_end), Number(row?.users_at_start)]).toEqual([finished, started]);
  expect(`${((100 * finished) / started).toFixed(1)}%`).toBe(share);
  expect(readme).toContain(`${finished} of ${started}`);
  expect(readme).toContain(share);
});

test("segment 39 of video d9aba33a has 248 replays, the most of that video", () => {
  const rows = timeline("d9aba33a");
  const [row] = where(rows, { segment: "39" });
  expectSum([Number(row?.num_views), -Number(row?.num_users)], 248);
  const replays = rows.map((each) => Number(each.num_views) - Number(each.num_users));
  expect(Math.max(...replays)).toBe(248);
});
