import { describe, expect, test } from "vitest";
import {
  computeDerived,
  createEmptyOverview,
  findJsonRecords,
  isHiddenFromCatalog,
  readRow,
  toOverviewJson,
} from "../../src-shared/catalog";
import { at, fixtureCourses, toCourse, view } from "../support/overviews";

function readOverviews(json: unknown) {
  const { records = [] } = findJsonRecords(json) ?? {};
  return records.flatMap(({ table, record }) => {
    const read = table === "course_overview" ? readRow(table, record) : undefined;
    return read?.row ? [read] : [];
  });
}

const readOne = (json: unknown) => readOverviews(json)[0]?.row;

describe("Django's dumpdata (§1.7)", () => {
  const json = [
    {
      model: "course_overviews.courseoverview",
      pk: "course-v1:edX+DemoX+R1",
      fields: {
        created: "2024-01-02T03:04:05.678Z",
        version: 19,
        display_name: "Demo",
        lowest_passing_grade: "0.50",
        self_paced: true,
        has_highlights: null,
        start: "2013-02-05T05:00:00Z",
        facebook_url: null,
      },
    },
    {
      model: "course_overviews.courseoverviewtab",
      pk: 7,
      fields: { tab_id: "wiki", type: "wiki", course_overview: "course-v1:edX+DemoX+R1" },
    },
    {
      model: "course_overviews.historicalcourseoverview",
      pk: 9,
      fields: {
        id: "a/b/c",
        history_type: "~",
        history_date: "2020-01-01T00:00:00Z",
        history_user: 3,
      },
    },
    {
      model: "static_replace.assetbaseurlconfig",
      pk: 1,
      fields: { base_url: "cdn.example.org", enabled: true, changed_by: 4 },
    },
    { model: "auth.user", pk: 1, fields: { username: "ana" } },
  ];

  test("gives the rows of each table, and counts what is none of the catalogue's", () => {
    const found = findJsonRecords(json);
    expect(found).toMatchObject({ skipped: 1, isPartial: false });
    const rows = found?.records.map(({ table, record }) => [table, readRow(table, record).row]);
    expect(rows).toMatchObject([
      [
        "course_overview",
        {
          id: "course-v1:edX+DemoX+R1",
          created: at("2024-01-02T03:04:05.678Z"),
          lowest_passing_grade: 0.5,
          self_paced: true,
          start: at("2013-02-05T05:00:00Z"),
        },
      ],
      ["course_overview_tab", { id: 7, course_overview_id: "course-v1:edX+DemoX+R1" }],
      ["course_overview_history", { id: "a/b/c", history_id: 9, history_user_id: 3 }],
      ["asset_base_url_config", { id: 1, enabled: true, changed_by_id: 4 }],
    ]);
  });

  test("keeps aside what is no column", () => {
    expect(readOverviews(json)[0]).toMatchObject({ extra: { facebook_url: null }, problems: [] });
  });
});

describe("the serializer's own JSON (§1.7)", () => {
  test("reads back as the overviews that were written, one or many", () => {
    const json = fixtureCourses.map((course) => {
      if (!course.overview) throw new Error("no overview");
      return toOverviewJson(course.overview, computeDerived(course, view));
    });
    const written: unknown = JSON.parse(JSON.stringify(json));
    expect(readOverviews(written).map(({ row, problems }) => [row, problems])).toEqual(
      fixtureCourses.map(({ overview }) => [overview, []]),
    );
    expect(readOne(json[0])).toEqual(fixtureCourses[0]?.overview);
  });
});

/** As the Course API describes a course. */
const apiCourse = {
  blocks_url: "https://lms.example.org/api/courses/v1/blocks/?course_id=x",
  effort: "06:00",
  end: null,
  enrollment_start: null,
  enrollment_end: "2015-08-01T00:00:00Z",
  id: "course-v1:edX+DemoX+R1",
  course_id: "course-v1:edX+DemoX+R1",
  media: {
    banner_image: { uri: "/asset-v1:edX+DemoX+R1+type@asset+block@banner.jpg", uri_absolute: "x" },
    course_image: { uri: "/asset-v1:edX+DemoX+R1+type@asset+block@a.png" },
    course_video: { uri: null },
    image: {
      raw: "https://lms.example.org/a.png",
      small: "https://lms.example.org/a-png-375x200.jpg",
      large: "https://lms.example.org/a.png",
    },
  },
  name: "edX Demonstration Course",
  number: "Demo 101",
  org: "The edX Organization",
  short_description: "",
  start: "2015-07-17T12:00:00Z",
  start_display: "July 17, 2015",
  start_type: "timestamp",
  pacing: "instructor",
  mobile_available: false,
  hidden: false,
  invitation_only: true,
};

describe("the Course API (§1.7, §7)", () => {
  test("a course becomes an overview, as far as the API tells", () => {
    expect(readOne(apiCourse)).toEqual({
      ...createEmptyOverview("course-v1:edX+DemoX+R1"),
      org: "edX",
      display_name: "edX Demonstration Course",
      display_number_with_default: "Demo 101",
      display_org_with_default: "The edX Organization",
      start: at("2015-07-17T12:00:00Z"),
      enrollment_end: at("2015-08-01T00:00:00Z"),
      effort: "06:00",
      short_description: "",
      invitation_only: true,
      banner_image_url: "/asset-v1:edX+DemoX+R1+type@asset+block@banner.jpg",
      course_image_url: "/asset-v1:edX+DemoX+R1+type@asset+block@a.png",
    });
  });

  test("thumbnails are those that differ from the image", () => {
    const sets = (json: unknown) =>
      findJsonRecords(json)?.records.filter(({ table }) => table !== "course_overview");
    expect(sets(apiCourse)).toEqual([
      {
        table: "course_overview_image_set",
        record: {
          course_overview_id: "course-v1:edX+DemoX+R1",
          small_url: "https://lms.example.org/a-png-375x200.jpg",
          large_url: "",
        },
      },
    ]);
    const image = { raw: "/a", small: "/a", large: "/a" };
    expect(sets({ ...apiCourse, media: { image } })).toEqual([]);
    expect(sets({ ...apiCourse, media: {} })).toEqual([]);
  });

  test.each([
    [{}, "timestamp", "July 17, 2015"],
    [
      {
        start: "2015-03-15T00:00:00Z",
        start_type: "string",
        start_display: "The Ides of March",
      },
      "string",
      "The Ides of March",
    ],
    [{ start: "2030-01-01T00:00:00Z", start_type: "empty", start_display: null }, "empty", null],
  ])("with %j the start is shown as there", (values, start_type, start_display) => {
    const overview = readOne({ ...apiCourse, ...values });
    expect(overview && computeDerived(toCourse(overview), view)).toMatchObject({
      start_type,
      start_display,
      pacing: "instructor",
    });
  });

  test("pacing self is self-paced", () => {
    expect(readOne({ ...apiCourse, pacing: "self" })?.self_paced).toBe(true);
  });

  test.each([
    ["course-v1:edX+DemoX+R1", true, "none", true],
    ["course-v1:edX+DemoX+R1", false, null, false],
    ["edX/DemoX/R1", true, null, true],
  ])("%s, hidden %s", (id, hidden, catalog_visibility, isHidden) => {
    const overview = readOne({ ...apiCourse, id, hidden });
    expect(overview?.catalog_visibility).toBe(catalog_visibility);
    expect(overview && isHiddenFromCatalog(overview)).toBe(isHidden);
  });

  test("a list has its courses in results; further pages are told", () => {
    const results = [apiCourse, { ...apiCourse, id: "a/b/c" }];
    const pages = (next: string | null) => ({
      results,
      pagination: { next, previous: null, count: 2 },
    });
    expect(readOverviews(pages(null)).map(({ row }) => row?.id)).toEqual([apiCourse.id, "a/b/c"]);
    expect(findJsonRecords(pages(null))?.isPartial).toBe(false);
    expect(findJsonRecords(pages("https://…?page=2"))?.isPartial).toBe(true);
    expect(findJsonRecords({ results, next: null, previous: "x" })?.isPartial).toBe(true);
  });

  test("the older API's course_id will do, and a detail's own text is kept aside", () => {
    const { id, ...older } = { ...apiCourse, overview: "<p>About</p>" };
    expect(readOne(older)?.id).toBe(id);
    expect(readOverviews(older)[0]).toMatchObject({ extra: { overview: "<p>About</p>" } });
  });
});

describe("other JSON", () => {
  test.each([
    null,
    7,
    "x",
    [],
    {},
    [1, 2],
    [{ id: "a/b/c", name: "x" }],
    [{ model: "auth.user", pk: 1, fields: {} }],
    { results: [{ username: "ana" }] },
    { results: null },
  ])("%j has nothing for the catalogue", (json) => {
    expect(findJsonRecords(json)).toBeUndefined();
  });
});
