import { describe, expect, test } from "vitest";
import {
  catalogTableNames,
  createEmptyOverview,
  findTableByColumns,
  findTableBySource,
  getCatalogTable,
  listUnknownColumns,
  readRow,
  toOverviewJson,
} from "../../src-shared/catalog";
import { overviewFields } from "../../src-shared/catalog/overview";
import { tableNames, tables } from "../../src-shared/schema";
import { at } from "../support/overviews";

/** The columns as migrations made them, which is their order in a dump (§1.1). */
const physical = `created modified version id _location display_name display_number_with_default
  display_org_with_default start end advertised_start course_image_url social_sharing_url
  end_of_course_survey_url certificates_display_behavior certificates_show_before_end
  cert_html_view_enabled has_any_active_web_certificate cert_name_short cert_name_long
  lowest_passing_grade days_early_for_beta mobile_available visible_to_staff_only
  _pre_requisite_courses_json enrollment_start enrollment_end enrollment_domain invitation_only
  max_student_enrollments_allowed announcement catalog_visibility course_video_url effort
  short_description org self_paced marketing_url eligible_for_financial_aid language
  certificate_available_date end_date start_date banner_image_url has_highlights
  allow_proctoring_opt_out enable_proctored_exams proctoring_escalation_email proctoring_provider
  entrance_exam_enabled entrance_exam_id entrance_exam_minimum_score_pct external_id
  force_on_flexible_peer_openassessments`.split(/\s+/);

/** The row of §1.7, as its dump decodes: a word of the dump, or null. */
const image = "/asset-v1:edX+DemoX+Demo_Course+type@asset+block@images_course_image.jpg";
const cells: readonly (string | null)[] = [
  ...["2024-01-02 03:04:05.678900", "2025-06-01 09:30:00.000000", "19"],
  ...["course-v1:edX+DemoX+Demo_Course", "block-v1:edX+DemoX+Demo_Course+type@course+block@course"],
  ...['Tom\'s "Demo"\nCourse \\ 100%', "DemoX", "edX", "2013-02-05 05:00:00.000000", null, null],
  ...[image, null, null, "end", "0", "1", "0", "", "", "0.50", null, "0", "0", "[]", null, null],
  ...[null, "0", null, null, "both", null, "06:00", null, "edX", "1", null, "1", null, null, null],
  ...[null, image, null, "0", "0", null, null, "0", "", "0.65", null, "0"],
];

const toRecord = (names: readonly string[], values: readonly (string | null)[]) =>
  Object.fromEntries(names.map((name, place) => [name, values[place] ?? null]));

describe("the columns of an overview (§1.1)", () => {
  test("are 54, the dump's own in another order", () => {
    expect(physical).toHaveLength(54);
    expect(cells).toHaveLength(54);
    expect(Object.keys(overviewFields).sort()).toEqual([...physical].sort());
  });

  test("that a file lacks are as the LMS would write them", () => {
    const { row } = readRow("course_overview", { id: "a/b/c" });
    expect(row).toEqual(createEmptyOverview("a/b/c"));
    expect(row).toMatchObject({
      org: "outdated_entry",
      display_name: null,
      course_image_url: "",
      eligible_for_financial_aid: true,
      entrance_exam_minimum_score_pct: 0.65,
      has_highlights: null,
      version: null,
      _location: null,
    });
  });

  test("no table of reports has the name of one of the catalogue", () => {
    expect(tableNames.filter((name) => (catalogTableNames as string[]).includes(name))).toEqual([]);
  });
});

describe("a row of a dump (§1.7)", () => {
  const read = readRow("course_overview", toRecord(physical, cells));
  const { row } = read;

  test("is read by its columns' names, with no problem", () => {
    expect(read).toMatchObject({ extra: {}, problems: [] });
    expect(row).toMatchObject({
      id: "course-v1:edX+DemoX+Demo_Course",
      version: 19,
      created: at("2024-01-02T03:04:05.678900Z"),
      display_name: 'Tom\'s "Demo"\nCourse \\ 100%',
      start: at("2013-02-05T05:00:00Z"),
      end: null,
      cert_html_view_enabled: true,
      certificates_show_before_end: false,
      lowest_passing_grade: 0.5,
      self_paced: true,
      catalog_visibility: "both",
      effort: "06:00",
      has_highlights: null,
      _pre_requisite_courses_json: "[]",
    });
  });

  test("is written as the serializer would", () => {
    const computed = {
      display_name_with_default: "",
      has_started: true,
      has_ended: false,
      pacing: "self",
    };
    expect(row && toOverviewJson(row, computed)).toMatchObject({
      created: "2024-01-02T03:04:05.678900Z",
      modified: "2025-06-01T09:30:00Z",
      lowest_passing_grade: "0.50",
      start: "2013-02-05T05:00:00Z",
    });
  });

  test("may have its columns in any order and case, and columns that nobody knows", () => {
    const record = {
      ...Object.fromEntries(Object.entries(toRecord(physical, cells)).reverse()),
      facebook_url: "https://x",
      course_theme_variant: "",
      " Effort ": "7 hours",
      has_started: "1",
    };
    const again = readRow("course_overview", record);
    expect(again).toMatchObject({
      row: { ...row, effort: "7 hours" },
      extra: { facebook_url: "https://x", course_theme_variant: "" },
    });
    expect(again.row && Object.keys(again.extra)).toEqual(["facebook_url", "course_theme_variant"]);
  });

  test("keeps its good cells where others are bad, and tells of these", () => {
    const record = { id: "a/b/c", start: "soon", end: "0000-00-00 00:00:00", self_paced: "2" };
    const again = readRow("course_overview", record);
    expect(again).toMatchObject({
      row: { id: "a/b/c", start: null, end: null, self_paced: false },
      problems: [
        { column: "start", value: "soon", reason: "not a date and time" },
        { column: "end", value: "0000-00-00 00:00:00" },
        { column: "self_paced", value: "2", reason: "neither true nor false" },
      ],
    });
  });

  test("loses the line break at the end of a key, with a problem", () => {
    const again = readRow("course_overview", { id: "a/b/c\n", _location: "" });
    expect(again).toMatchObject({ row: { id: "a/b/c", _location: null } });
    expect(again.row && again.problems.map(({ column }) => column)).toEqual(["id"]);
  });

  test.each([{ id: "" }, { id: " " }, { id: null }, { display_name: "x" }])(
    "without a course id is a reject: %j",
    (record) => {
      const again = readRow("course_overview", record);
      expect(again).toMatchObject({ row: null, reject: { column: "id", reason: "empty" } });
    },
  );

  test("an id that is no course key is data too", () => {
    expect(readRow("course_overview", { id: "no key" })).toMatchObject({
      row: { id: "no key" },
      problems: [],
    });
  });
});

describe("which table it is", () => {
  const since = (last: string) => physical.slice(0, physical.indexOf(last) + 1);

  test.each([
    ["all columns", physical],
    ["those of 2015", since("max_student_enrollments_allowed").filter((name) => name !== "org")],
    ["those of 2018", since("certificate_available_date")],
    [
      "some, as a query gives",
      ["id", "display_name", "start", "end", "self_paced", "effort", "_location"],
    ],
    ["those of the serializer", [...Object.keys(overviewFields), "has_started", "pacing"]],
    ["newer ones too", [...physical, "course_theme_variant", "complexity"]],
  ])("an overview with %s", (_, columns) => {
    expect(findTableByColumns(columns)).toBe("course_overview");
  });

  test.each(catalogTableNames)("%s by its own columns, and by its name", (name) => {
    const { fields, source } = getCatalogTable(name);
    expect(findTableByColumns(Object.keys(fields))).toBe(name);
    expect(findTableBySource(source)).toBe(name);
    expect(findTableBySource(`edxapp.${source.toUpperCase()}`)).toBe(name);
    expect(listUnknownColumns(name, Object.keys(fields))).toEqual([]);
  });

  test("tabs of before 2020, which have their id alone", () => {
    expect(findTableByColumns(["id", "tab_id", "course_overview_id"])).toBe("course_overview_tab");
    const { row } = readRow("course_overview_tab", { tab_id: "wiki", course_overview_id: "a/b/c" });
    expect(row).toMatchObject({ type: null, is_hidden: false, course_staff_only: false });
  });

  test.each([
    [["id", "name", "start", "end"]],
    [["id", "org", "short_name", "start", "end", "display_name"]],
    [["display_name", "mobile_available", "self_paced", "announcement"]],
    [["id", "course_overview_id"]],
    [["id", "change_date", "enabled", "changed_by_id"]],
    [[]],
    ...tableNames.map((name) => [Object.keys(tables[name].fields)]),
  ])("none of the catalogue's: %j", (columns) => {
    expect(findTableByColumns(columns)).toBeUndefined();
  });

  test.each(["auth_user", "courseoverview", "course_overviews_courseoverviewgeneratedhistory", ""])(
    "the name %j is none of the catalogue's",
    (source) => {
      expect(findTableBySource(source)).toBeUndefined();
    },
  );
});
