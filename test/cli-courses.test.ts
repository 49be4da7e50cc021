import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parseDay } from "../src-main/courses";
import { getCatalogTable, type Overview } from "../src-shared/catalog";
import { formatIso } from "../src-shared/instant";
import { createFolder, createLastingFolder, writeInFolder } from "./support/folder";
import { type Cells, toCells, toCsv, toDump } from "./support/overview-files";
import {
  at,
  createOverview,
  day,
  fixture,
  fixtureOverviews,
  now,
  toNumbers,
} from "./support/overviews";
import { type } from "./support/terminal";

const gone = "course-v1:edX+Gone+1";
const broken = "no key";
const workspace = join(createLastingFolder(), "lms.duckdb");
const clock = ["--as-of", formatIso(now)];
const data = `course_id,date,count
${[
  [fixture.F6?.id, 5],
  [fixture.F5?.id, 7],
  [gone, 6],
  [fixture.F7?.id, 5],
  [fixture.F4?.id, 0],
  [broken, 0],
]
  .map(([id, count]) => `${id},2025-01-01,9\n${id},2025-01-02,${count}\n`)
  .join("")}`;

beforeAll(async () => {
  const folder = createLastingFolder();
  writeFileSync(join(folder, "lms.sql"), toDump("course_overview", fixtureOverviews.map(toCells)));
  writeFileSync(join(folder, "daily.csv"), data);
  expect((await type(["import", folder, "--workspace", workspace])).status).toBe(0);
});

async function list(
  args: readonly string[],
  inputs: readonly string[] = ["--workspace", workspace],
) {
  const { stdout, stderr, status } = await type([
    "courses",
    ...inputs,
    "--format",
    "json",
    ...args,
  ]);
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  return JSON.parse(stdout);
}

async function listNumbers(...args: string[]): Promise<string> {
  return toNumbers(await list([...clock, ...args]))
    .replace(gone, "gone")
    .replace(broken, "broken");
}

describe("a course as JSON", () => {
  test("has the keys of the contract, in its order", async () => {
    const [course] = await list([...clock, "--ids", fixture.F3?.id ?? ""]);
    expect(Object.keys(course)).toEqual(
      "id org course run ccx name is_pseudo stale overview derived data".split(" "),
    );
    expect(Object.keys(course.overview)).toEqual([
      ...Object.keys(getCatalogTable("course_overview").fields),
      ...["display_name_with_default", "has_started", "has_ended", "pacing"],
    ]);
    expect(Object.keys(course.overview)).toHaveLength(58);
    expect(Object.keys(course.derived)).toEqual(
      `clean_id display_name_with_default display_name_with_default_escaped number url_name
       start_type start_display start_date_is_still_default dashboard_start_display has_started
       has_ended is_enrollment_open sorting_score pacing pre_requisite_courses image_urls
       closest_released_language has_marketing_url has_social_sharing_url tabs discussion_tab`.split(
        /\s+/,
      ),
    );
    expect(course).toMatchObject({
      name: "CS50's Introduction to Computer Science",
      is_pseudo: false,
      stale: false,
      overview: { start: "2025-01-01T00:00:00Z", version: 19, pacing: "self" },
      derived: {
        start_display: "Winter 2025",
        start_type: "string",
        sorting_score: -0.9048374180359595,
        has_started: true,
        is_enrollment_open: true,
      },
      data: {},
    });
  });

  test("of the fixture is as §2.21 says", async () => {
    const courses = await list([...clock, "--search", ""]);
    const rows = courses
      .filter((course: { is_pseudo: boolean }) => !course.is_pseudo)
      .map(({ id, derived }: { id: string; derived: Record<string, unknown> }) => [
        toNumbers([{ id }]),
        derived.display_name_with_default_escaped,
        derived.has_started,
        derived.has_ended,
        derived.is_enrollment_open,
        derived.start_display,
        derived.sorting_score,
      ]);
    expect(rows).toEqual([
      ["F7", "100% Remote_Work", false, false, false, "June 15, 2025", -1.1051709180756477],
      ["F3", expect.any(String), true, false, true, "Winter 2025", -0.9048374180359595],
      [
        "F2",
        "Introduction to Programming",
        true,
        true,
        false,
        "May 30, 2023",
        -0.06142121391500013,
      ],
      ["F6", "course", false, false, true, null, 0.003939637099395997],
      ["F8", "My CCX", false, false, true, "June 15, 2025", 0.9966722160545233],
      ["F4", "CS50 for Lawyers", true, true, true, "Sept. 1, 2024", 2.6030053118284022],
      ["F1", "Open edX Demo Course", true, false, true, "Feb. 5, 2013", 3413788.8540327605],
      ["F5", "Circuits & Electronics", true, true, true, "Sept. 5, 2012", 5684952.520025162],
    ]);
  });

  test("of a course that only has data is a pseudo course (C15)", async () => {
    const [course] = await list([...clock, "--ids", gone]);
    expect(course).toMatchObject({
      id: gone,
      org: "edX",
      course: "Gone",
      run: "1",
      ccx: null,
      name: gone,
      is_pseudo: true,
      stale: false,
      overview: null,
      derived: {
        clean_id: null,
        has_started: null,
        has_ended: false,
        is_enrollment_open: true,
        start_type: "timestamp",
        start_display: "",
        sorting_score: null,
        image_urls: { raw: "", small: "", large: "" },
        tabs: [],
      },
      data: { course_enrollment_daily: ["2025-01-01", "2025-01-02"] },
    });
  });

  test("tells a CCX by its number, and a row that an older model wrote", async () => {
    const [ccx] = await list([...clock, "--ids", fixture.F8?.id ?? ""]);
    expect(ccx).toMatchObject({ org: "edX", run: "Demo_Course", ccx: 1, stale: false });
    const path = writeInFolder("a.csv", toCsv([toCells(createOverview({ version: 18 }))]));
    expect(await list([], [path])).toMatchObject([{ stale: true, is_pseudo: false }]);
  });
});

describe("which courses", () => {
  test.each([
    ["", "F7 F3 F2 F6 F8 F4 F1 F5 gone broken"],
    ["--active-only", "F7 F3 F6 F8 F1"],
    ["--archived", "F2 F4 F5"],
    ["--active-only --archived", "F7 F3 F6 F8 F1"],
    ["--org harvardx", "F3 F4"],
    ["--org EDX acme", "F7 F6 F8 F1 gone"],
    ["--org Harvard", ""],
    ["--org MITx --active-only", ""],
    ["--search cs50", "F3 F4"],
    ["--search INTRODUCTION", "F3 F2"],
    ["--search 6.00", "F2 F5"],
    ["--search %", "F7"],
    ["--search ccx@1", "F8"],
    ["--search +2024", "F4"],
    ["--search gone", "gone"],
    ["--starts-within 7", "F7 F3 F2 F8 F4 F1 F5"],
    ["--starts-within 0", "F3 F2 F4 F1 F5"],
    ["--starts-within -3650", "F1 F5"],
    ["--archived --include-unknown", "F2 F4 F5 gone broken"],
    ["--starts-within 0.5 --include-unknown --org edx", "F8 F1 gone"],
    ["--ids course-v1:x+y+z", ""],
  ])("%s", async (args, numbers) => {
    expect(await listNumbers(...args.split(" ").filter(Boolean))).toBe(numbers);
  });

  test("an id that is no key is one where the data has it so", async () => {
    expect(await listNumbers("--ids", broken)).toBe("broken");
  });
});

describe("in which order", () => {
  test.each([
    ["sorting_score", "F7 F3 F2 F6 F8 F4 F1 F5 gone broken"],
    ["id", "F5 F8 F3 F4 F2 F7 F1 gone F6 broken"],
    ["name", "F7 F5 F6 gone F4 F3 F2 F8 broken F1"],
    ["start", "F5 F1 F2 F4 F3 F7 F8 F6 gone broken"],
    ["enrollment", "F5 gone F7 F6 F4 broken F8 F3 F2 F1"],
  ])("%s", async (sort, numbers) => {
    expect(await listNumbers("--sort", sort)).toBe(numbers);
  });
});

describe("as of an instant", () => {
  test("the clock decides what has started and ended", async () => {
    const status = async (instant: string) => {
      const [course] = await list(["--as-of", instant, "--ids", fixture.F2?.id ?? ""]);
      return [course.derived.has_started, course.derived.has_ended];
    };
    expect(await status("2023-05-30T12:00:00Z")).toEqual([false, false]);
    expect(await status("2023-05-30T14:00:00.000001+02:00")).toEqual([true, false]);
    expect(await status("2023-08-02")).toEqual([true, true]);
  });

  test("without it, it is now", async () => {
    const [course] = await list(["--ids", fixture.F8?.id ?? ""]);
    expect(course.derived).toMatchObject({ has_started: true, has_ended: true });
  });

  const first = createOverview({ id: "a/b/1", version: 19, display_name: "first" });
  const saved = (overview: Overview, history_id: number, date: string, history_type: string) => ({
    ...toCells(overview),
    history_id,
    history_date: `${date} 00:00:00`,
    history_type,
  });
  const history: Cells[] = [
    saved(first, 1, "2024-01-01", "+"),
    saved({ ...first, display_name: "second" }, 2, "2024-02-01", "~"),
    saved({ ...first, id: "a/b/2" }, 3, "2024-01-15", "+"),
    saved({ ...first, id: "a/b/2" }, 4, "2024-02-15", "-"),
  ];
  const lms =
    toDump("course_overview", [
      toCells({ ...first, display_name: "now", modified: at("2024-02-01") + day * 90n }),
    ]) + toDump("course_overview_history", history);

  test("the history tells what the catalogue was, where it is asked for", async () => {
    const path = writeInFolder("lms.sql", lms);
    const names = async (...args: string[]) =>
      (await list(["--sort", "id", ...args], [path])).map(
        ({ id, name }: { id: string; name: string }) => `${id} ${name}`,
      );
    expect(await names()).toEqual(["a/b/1 now"]);
    expect(await names("--as-of", "2023-12-31")).toEqual([]);
    expect(await names("--as-of", "2024-01-10")).toEqual(["a/b/1 first"]);
    expect(await names("--as-of", "2024-02-10")).toEqual(["a/b/1 second", "a/b/2 first"]);
    expect(await names("--as-of", "2024-02-20")).toEqual(["a/b/1 second"]);
    expect(await names("--as-of", "2025-01-01")).toEqual(["a/b/1 now"]);
  });
});

describe("settings", () => {
  const course = createOverview({
    language: "fr-ca",
    course_image_url: "/a.png",
    marketing_url: "https://x",
    social_sharing_url: "https://y",
  });
  const lms = [
    toDump("course_overview", [toCells(course)]),
    toDump("course_overview_image_set", [
      { id: 1, small_url: "/s.png", large_url: "", course_overview_id: course.id },
    ]),
    toDump("asset_base_url_config", [
      { id: 1, change_date: "2024-01-01 00:00:00", enabled: 1, base_url: "cdn.example.org" },
    ]),
  ].join("");
  const derive = async (...args: string[]) => {
    const [found] = await list(args, [writeInFolder("lms.sql", lms)]);
    return found.derived;
  };

  test("come from the imported tables, and the command line wins (C21)", async () => {
    expect(await derive()).toMatchObject({
      image_urls: { raw: "//cdn.example.org/a.png", small: "//cdn.example.org/a.png" },
      closest_released_language: "fr",
      has_marketing_url: false,
      has_social_sharing_url: false,
    });
    const settings = ["cdn_base_url=", "course_images_enabled=true", "marketing_site=on"];
    const more = ["social_sharing=1", "released_languages=de"];
    expect(await derive("--setting", ...settings, "--setting", ...more)).toMatchObject({
      image_urls: { raw: "/a.png", small: "/s.png", large: "/a.png" },
      closest_released_language: null,
      has_marketing_url: true,
      has_social_sharing_url: true,
    });
  });
});

describe("other forms, and mistakes", () => {
  test("csv is a table, text a grid", async () => {
    const args = ["courses", "--workspace", workspace, ...clock, "--sort", "id"];
    const { stdout } = await type([...args, "--format", "csv"]);
    const lines = stdout.trimEnd().split("\r\n");
    expect(lines).toHaveLength(11);
    expect(lines[0]).toBe(
      "id,org,course,run,ccx,name,is_pseudo,stale,start,end,enrollment_start,enrollment_end,has_started,has_ended,is_enrollment_open,pacing,language,sorting_score,enrollment,availability",
    );
    expect(lines[1]).toContain(
      "MITx/6.002x/2012_Fall,MITx,6.002x,2012_Fall,,Circuits &amp; <b>Electronics</b>,false,false,2012-09-05T00:00:00Z,2012-12-25T00:00:00Z",
    );
    const text = (await type(args)).stdout;
    expect(text.split("\n")[0]).toMatch(/^id +name +start +enrolled +tables/);
    expect(text).toContain("Sept. 5, 2012");
  });

  test("no course is an empty list, and no failure (C16)", async () => {
    const path = writeInFolder("a.csv", "course_id,date,count\n");
    expect(await list([], [path])).toEqual([]);
  });

  test.each([
    [["--as-of", "yesterday"], "“yesterday” is not a date"],
    [["--starts-within", "soon"], "“soon” is not a number of days"],
    [["--setting", "nothing=1"], "“nothing=1” is not a setting"],
    [["--setting", "marketing_site=perhaps"], "neither on nor off"],
    [["--ids", "no keys"], "“no keys” is not a course id"],
    [["--sort", "size"], "size"],
  ])("%j is bad input", async (args, message) => {
    const { stdout, stderr, status } = await type(["courses", "--workspace", workspace, ...args]);
    expect({ stdout, status }).toEqual({ stdout: "", status: 2 });
    expect(stderr).toContain(message);
  });

  test("a mistake is told before anything is imported", async () => {
    const path = join(createFolder(), "w.duckdb");
    const { status } = await type(["courses", "nowhere.csv", "--workspace", path, "--as-of", "x"]);
    expect(status).toBe(2);
  });

  test("a day is the page's clock", () => {
    expect(parseDay("2025-06-15")).toBe(at("2025-06-15"));
    for (const text of ["2025-06-31", "2025-06-15T00:00:00Z", ""]) {
      expect(() => parseDay(text)).toThrow(expect.objectContaining({ code: "bad-input" }));
    }
  });
});
