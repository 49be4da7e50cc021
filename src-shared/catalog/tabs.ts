import type { Tab } from "./companions";

/** A tab as the LMS makes it of a row. */
export type CourseTab = Pick<
  Tab,
  "tab_id" | "type" | "name" | "url_slug" | "link" | "is_hidden" | "course_staff_only"
>;

/** The place of each kind of tab in the LMS's row of tabs; null is after all others. */
const priorities: ReadonlyMap<string, number | null> = new Map([
  ["courseware", 11],
  ["progress", 20],
  ["dates", 30],
  ["discussion", 40],
  ["syllabus", 80],
  ["static_tab", 100],
  ["external_link", 110],
  ["textbooks", 200],
  ["pdf_textbooks", 201],
  ["html_textbooks", 202],
  ["external_discussion", null],
  ["wiki", null],
  ["single_textbook", null],
  // Plugins (`decisions.md` C18).
  ["edxnotes", null],
  ["teams", null],
  ["ccx_coach", null],
  ["instructor", null],
  ["lti_discussion", null],
  ["course_info", null],
  ["notes", null],
  ["proctoring", null],
]);

/** A course's tabs from its rows, in the rows' order; rows of no known kind are left out. */
export function listTabs(rows: readonly Tab[]): readonly CourseTab[] {
  return rows.filter(({ type }) => type !== null && priorities.has(type)).map(toCourseTab);
}

/** As the LMS shows them: by their kind's place, then as they are. */
export function sortTabs<T extends Pick<Tab, "type">>(tabs: readonly T[]): readonly T[] {
  const toPlace = ({ type }: T) => priorities.get(type ?? "") ?? Number.MAX_SAFE_INTEGER;
  return [...tabs].sort((a, b) => toPlace(a) - toPlace(b));
}

/** Whether there is a discussion tab; whether it is enabled depends on what no table says. */
export function findDiscussionTab(rows: readonly Tab[]): { present: boolean; hidden: boolean } {
  const found = rows.filter(({ tab_id }) => tab_id === "discussion");
  return {
    present: found.length > 0,
    hidden: found.length > 0 && found.every(({ is_hidden }) => is_hidden),
  };
}

function toCourseTab(row: Tab): CourseTab {
  const { type, name, url_slug, link, is_hidden, course_staff_only } = row;
  const isPage = type === "static_tab" && url_slug !== null;
  const tab_id = isPage ? `static_tab_${url_slug}` : row.tab_id;
  return { tab_id, type, name, url_slug, link, is_hidden, course_staff_only };
}
