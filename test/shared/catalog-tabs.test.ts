import { describe, expect, test } from "vitest";
import {
  computeDerived,
  listCatalogCourses,
  listTabs,
  readRow,
  sortTabs,
} from "../../src-shared/catalog";
import { getPrerequisites } from "../../src-shared/catalog/prerequisites";
import { createOverview, toCourse, view } from "../support/overviews";

const owner = "course-v1:edX+DemoX+R1";

function readTabs(records: readonly Record<string, unknown>[]) {
  return records.flatMap((record) => {
    const { row } = readRow("course_overview_tab", { course_overview_id: owner, ...record });
    return row ? [row] : [];
  });
}

function derive(records: readonly Record<string, unknown>[]) {
  const [course] = listCatalogCourses({ overviews: [createOverview()], tabs: readTabs(records) });
  if (!course) throw new Error("no course");
  return computeDerived(course, view);
}

describe("tabs (§2.16)", () => {
  test("rows of no kind, or of none that is known, are left out; a page is named by its slug", () => {
    const { tabs } = derive([
      { id: "1", tab_id: "courseware", type: "courseware", name: "Course" },
      { id: "2", tab_id: "x", type: null },
      { id: "3", tab_id: "zzz", type: "zzz" },
      { id: "4", tab_id: "whatever", type: "static_tab", url_slug: "abc", name: "A page" },
    ]);
    expect(tabs).toEqual([
      {
        tab_id: "courseware",
        type: "courseware",
        name: "Course",
        url_slug: null,
        link: null,
        is_hidden: false,
        course_staff_only: false,
      },
      {
        tab_id: "static_tab_abc",
        type: "static_tab",
        name: "A page",
        url_slug: "abc",
        link: null,
        is_hidden: false,
        course_staff_only: false,
      },
    ]);
  });

  test("they are in the order of their row numbers, as numbers", () => {
    const { tabs } = derive([
      { id: "10", tab_id: "wiki", type: "wiki" },
      { id: "9", tab_id: "progress", type: "progress" },
    ]);
    expect(tabs.map(({ type }) => type)).toEqual(["progress", "wiki"]);
  });

  test("a page without a slug keeps its own id, and a name is never made up", () => {
    const { tabs } = derive([{ id: "1", tab_id: "mine", type: "static_tab" }]);
    expect(tabs).toMatchObject([{ tab_id: "mine", name: null }]);
  });

  test("plugins are known kinds", () => {
    const kinds =
      "edxnotes teams ccx_coach instructor lti_discussion course_info notes proctoring".split(" ");
    expect(derive(kinds.map((type, id) => ({ id, tab_id: type, type }))).tabs).toHaveLength(8);
  });

  test("M5: a new course has these", () => {
    const kinds = ["courseware", "textbooks", "discussion", "wiki", "progress", "dates"];
    const { tabs, discussion_tab } = derive(kinds.map((type, id) => ({ id, tab_id: type, type })));
    expect(tabs.map(({ tab_id }) => tab_id)).toEqual(kinds);
    expect(discussion_tab).toEqual({ present: true, hidden: false });
    expect(sortTabs(tabs).map(({ type }) => type)).toEqual([
      "courseware",
      "progress",
      "dates",
      "discussion",
      "textbooks",
      "wiki",
    ]);
  });

  test("the LMS's order keeps what has no place at the end, as it stands", () => {
    const kinds = ["teams", "html_textbooks", "wiki", "external_link", "static_tab", "syllabus"];
    const tabs = listTabs(readTabs(kinds.map((type) => ({ tab_id: type, type }))));
    expect(sortTabs(tabs).map(({ type }) => type)).toEqual([
      "syllabus",
      "static_tab",
      "external_link",
      "html_textbooks",
      "teams",
      "wiki",
    ]);
  });

  test.each([
    [[{ tab_id: "discussion", type: "discussion", is_hidden: "1" }], true, true],
    [[{ tab_id: "discussion", type: null }], true, false],
    [[{ tab_id: "forum", type: "discussion" }], false, false],
    [[], false, false],
  ])("the discussion tab of %j", (records, present, hidden) => {
    expect(derive(records).discussion_tab).toEqual({ present, hidden });
  });
});

describe("pre_requisite_courses (§2.10, C3)", () => {
  test.each([
    ["[]", []],
    ['["course-v1:edX+A+1"]', ["course-v1:edX+A+1"]],
    ['["course-v1://edX+test1+run1"]', ["course-v1://edX+test1+run1"]],
    ["", []],
    ["null", []],
    ["[unquoted]", []],
    ['{"a": 1}', []],
  ])("%j is %j", (json, courses) => {
    expect(getPrerequisites(json)).toEqual(courses);
  });

  test("text that is no list is told, and empty text is not", () => {
    const read = (json: string) => {
      const found = readRow("course_overview", { id: "a/b/c", _pre_requisite_courses_json: json });
      return found.row && found.problems;
    };
    expect(read("[unquoted]")).toMatchObject([{ column: "_pre_requisite_courses_json" }]);
    expect(read("")).toEqual([]);
    expect(read("null")).toEqual([]);
  });
});

test("pacing (§2.9) and effort (§2.11) are as they are stored", () => {
  expect(computeDerived(toCourse({ self_paced: true }), view).pacing).toBe("self");
  expect(computeDerived(toCourse({ self_paced: false }), view).pacing).toBe("instructor");
  expect(toCourse({ effort: "06:00" }).overview?.effort).toBe("06:00");
});
