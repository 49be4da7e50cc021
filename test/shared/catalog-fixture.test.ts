import { describe, expect, test } from "vitest";
import {
  computeDerived,
  createEmptyOverview,
  createPseudoCourse,
  startsWithin,
  toCourseJson,
  toOverviewJson,
} from "../../src-shared/catalog";
import { createPseudoOverview } from "../../src-shared/catalog/course";
import {
  at,
  createOverview,
  fixture,
  fixtureCourses,
  now,
  toCourse,
  view,
} from "../support/overviews";

/** Name, the name without tags where it differs, started, ended, open, type, display, score, within 7 days, pacing. */
const expected: Readonly<Record<string, readonly unknown[]>> = {
  F1: [
    "Open edX Demo Course",
    null,
    true,
    false,
    true,
    "timestamp",
    "Feb. 5, 2013",
    3413788.8540327605,
    true,
    "self",
  ],
  F2: [
    "Introduction to Programming",
    null,
    true,
    true,
    false,
    "timestamp",
    "May 30, 2023",
    -0.06142121391500013,
    true,
    "instructor",
  ],
  F3: [
    "CS50's Introduction to Computer Science",
    null,
    true,
    false,
    true,
    "string",
    "Winter 2025",
    -0.9048374180359595,
    true,
    "self",
  ],
  F4: [
    "CS50 for Lawyers",
    null,
    true,
    true,
    true,
    "timestamp",
    "Sept. 1, 2024",
    2.6030053118284022,
    true,
    "instructor",
  ],
  F5: [
    "Circuits &amp; <b>Electronics</b>",
    "Circuits & Electronics",
    true,
    true,
    true,
    "timestamp",
    "Sept. 5, 2012",
    5684952.520025162,
    true,
    "instructor",
  ],
  F6: [
    "course",
    null,
    false,
    false,
    true,
    "empty",
    null,
    0.003939637099395997,
    false,
    "instructor",
  ],
  F7: [
    "100% Remote_Work",
    null,
    false,
    false,
    false,
    "timestamp",
    "June 15, 2025",
    -1.1051709180756477,
    true,
    "instructor",
  ],
  F8: [
    "My CCX",
    null,
    false,
    false,
    true,
    "timestamp",
    "June 15, 2025",
    0.9966722160545233,
    true,
    "instructor",
  ],
};

describe("the fixture (§2.21)", () => {
  test.each(Object.entries(expected))("%s", (number, row) => {
    const [name, plain, started, ended, isOpen, type, display, score, isWithin, pacing] = row;
    const overview = fixture[number] ?? createOverview();
    const derived = computeDerived(toCourse(overview), view);
    expect(derived).toMatchObject({
      display_name_with_default: name,
      display_name_with_default_escaped: plain ?? name,
      has_started: started,
      has_ended: ended,
      is_enrollment_open: isOpen,
      start_type: type,
      start_display: display,
      start_date_is_still_default: number === "F6",
      pacing,
    });
    const relative = Number(derived.sorting_score) / Number(score);
    expect(Math.abs(relative - 1)).toBeLessThanOrEqual(1e-12);
    expect(startsWithin(overview.start, 7, now)).toBe(isWithin);
  });
});

const keys =
  `id, created, modified, version, _location, org, display_name, display_number_with_default,
  display_org_with_default, start, end, start_date, end_date, advertised_start, announcement,
  banner_image_url, course_image_url, social_sharing_url, end_of_course_survey_url,
  certificates_display_behavior, certificates_show_before_end, cert_html_view_enabled,
  has_any_active_web_certificate, cert_name_short, cert_name_long, certificate_available_date,
  lowest_passing_grade, days_early_for_beta, mobile_available, visible_to_staff_only,
  _pre_requisite_courses_json, enrollment_start, enrollment_end, enrollment_domain, invitation_only,
  max_student_enrollments_allowed, catalog_visibility, short_description, course_video_url, effort,
  self_paced, marketing_url, eligible_for_financial_aid, has_highlights, enable_proctored_exams,
  proctoring_provider, proctoring_escalation_email, allow_proctoring_opt_out, entrance_exam_enabled,
  entrance_exam_id, entrance_exam_minimum_score_pct, force_on_flexible_peer_openassessments,
  external_id, language, display_name_with_default, has_started, has_ended, pacing`.split(/,\s+/);

function toJson(values: Parameters<typeof createOverview>[0]) {
  const course = toCourse(values ?? {});
  return toOverviewJson(course.overview ?? createOverview(), computeDerived(course, view));
}

describe("the serializer's JSON (§4)", () => {
  test("has 58 keys in their order", () => {
    expect(keys).toHaveLength(58);
    expect(Object.keys(toJson({}))).toEqual(keys);
  });

  test.each([
    ["2015-07-17T12:00:00Z", "2015-07-17T12:00:00Z"],
    ["2015-09-19T18:00:00.123456Z", "2015-09-19T18:00:00.123456Z"],
    ["2024-01-02 03:04:05.678900", "2024-01-02T03:04:05.678900Z"],
  ])("the instant %s is written %s", (text, written) => {
    expect(toJson({ created: at(text) }).created).toBe(written);
  });

  test("a passing grade is text, numbers are numbers, prerequisites are their own text", () => {
    expect(
      toJson({
        lowest_passing_grade: 0.5,
        days_early_for_beta: 1.5,
        max_student_enrollments_allowed: 10,
        _pre_requisite_courses_json: "[]",
      }),
    ).toMatchObject({
      lowest_passing_grade: "0.50",
      days_early_for_beta: 1.5,
      max_student_enrollments_allowed: 10,
      _pre_requisite_courses_json: "[]",
      has_highlights: null,
      mobile_available: false,
      entrance_exam_minimum_score_pct: 0.65,
    });
  });

  test("S1: has_started and has_ended are booleans; of an unknown start nothing is known", () => {
    expect(toJson({ start: now - 1n, end: now })).toMatchObject({
      has_started: true,
      has_ended: false,
      pacing: "instructor",
      display_name_with_default: "course",
    });
    expect(toJson({ start: null }).has_started).toBeNull();
  });
});

describe("a course as JSON (cli.md)", () => {
  test("has these keys in this order", () => {
    const [course] = fixtureCourses;
    if (!course) throw new Error("no course");
    const json = toCourseJson(course, view, {
      course_enrollment_daily: ["2014-01-01", "2014-03-01"],
    });
    expect(Object.keys(json).join()).toBe(
      "id,org,course,run,ccx,name,is_pseudo,stale,overview,derived,data",
    );
    expect(Object.keys(json.derived).join()).toBe(
      "clean_id,display_name_with_default,display_name_with_default_escaped,number,url_name," +
        "start_type,start_display,start_date_is_still_default,dashboard_start_display," +
        "has_started,has_ended,is_enrollment_open,sorting_score,pacing," +
        "pre_requisite_courses,image_urls,closest_released_language," +
        "has_marketing_url,has_social_sharing_url,tabs,discussion_tab",
    );
    expect(JSON.parse(JSON.stringify(json))).toMatchObject({
      id: "course-v1:edX+DemoX+Demo_Course",
      org: "edX",
      course: "DemoX",
      run: "Demo_Course",
      ccx: null,
      name: "Open edX Demo Course",
      is_pseudo: false,
      stale: false,
      overview: { version: 19, start: "2013-02-05T05:00:00Z" },
      data: { course_enrollment_daily: ["2014-01-01", "2014-03-01"] },
    });
  });

  test("the parts are the key's, and a CCX has its number", () => {
    const course = toCourse({ ...fixture.F8, org: "outdated_entry", version: 18 });
    expect(toCourseJson(course, view, {})).toMatchObject({
      org: "edX",
      course: "DemoX",
      run: "Demo_Course",
      ccx: 1,
      stale: true,
      overview: { org: "outdated_entry" },
    });
  });

  test("a greater version, and an unknown one, are not stale", () => {
    for (const version of [19, 20, null]) {
      expect(toCourseJson(toCourse({ version }), view, {}).stale).toBe(false);
    }
  });

  test("a pseudo course has no overview, and null for what nobody knows (§3.6, C15)", () => {
    expect(toCourseJson(createPseudoCourse("course-v1:edX+Gone+1", null), view, {})).toEqual({
      id: "course-v1:edX+Gone+1",
      org: "edX",
      course: "Gone",
      run: "1",
      ccx: null,
      name: "course-v1:edX+Gone+1",
      is_pseudo: true,
      stale: false,
      overview: null,
      derived: {
        clean_id: null,
        display_name_with_default: null,
        display_name_with_default_escaped: null,
        number: null,
        url_name: null,
        start_type: "timestamp",
        start_display: "",
        start_date_is_still_default: false,
        dashboard_start_display: null,
        has_started: null,
        has_ended: false,
        is_enrollment_open: true,
        sorting_score: null,
        pacing: "instructor",
        pre_requisite_courses: [],
        image_urls: { raw: "", small: "", large: "" },
        closest_released_language: null,
        has_marketing_url: false,
        has_social_sharing_url: false,
        tabs: [],
        discussion_tab: { present: false, hidden: false },
      },
      data: {},
    });
  });

  test("A5: a pseudo course has the title that is known from elsewhere", () => {
    const json = toCourseJson(createPseudoCourse("course-v1:edX+Gone+1", "T"), view, {});
    expect([json.name, json.derived.display_name_with_default]).toEqual(["T", "T"]);
    expect(createPseudoOverview(createPseudoCourse("course-v1:edX+Gone+1", "T"))).toEqual({
      ...createEmptyOverview("course-v1:edX+Gone+1"),
      org: "edX",
      display_name: "T",
      display_org_with_default: "edX",
      certificates_show_before_end: true,
    });
  });

  test("an id that is no course key has no parts", () => {
    expect(toCourseJson(createPseudoCourse("x y", null), view, {})).toMatchObject({
      id: "x y",
      org: null,
      course: null,
      run: null,
      ccx: null,
      name: "x y",
    });
  });
});
