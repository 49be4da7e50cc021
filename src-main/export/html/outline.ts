import type { Course } from "../../../src-shared/ipc";
import { type Report, reportGroups } from "../../../src-shared/report";
import type { Chapter } from "../chapters";
import { html, type Markup } from "./markup";

/** The chapters of one course, or those across courses. */
export interface Section {
  readonly id: string;
  /** Null for what is across courses. */
  readonly course: Course | null;
  readonly chapters: readonly Placed[];
}

export interface Placed {
  /** Of its element, so that links find it. */
  readonly id: string;
  readonly chapter: Chapter;
}

/** Course by course in the order chosen, then what is across courses. */
export function toSections(
  courses: readonly Course[],
  chapters: readonly Chapter[],
): readonly Section[] {
  const sections = [...courses, null].map((course, place) => {
    const id = course ? `course-${place + 1}` : "across";
    const own = chapters.filter((chapter) => chapter.course?.id === course?.id);
    const placed = own.map((chapter) => ({ id: `${id}-${chapter.report.id}`, chapter }));
    return { id, course, chapters: placed };
  });
  return sections.filter((section) => section.chapters.length > 0);
}

export function nameSection({ course }: Section): string {
  return course?.name ?? reportGroups.compare;
}

/** The table of contents; the names of groups stand above their reports. */
export function renderContents(sections: readonly Section[]): Markup {
  const isOne = sections.length === 1;
  const parts = sections.map(
    (section) =>
      html`${!isOne && html`<h3 dir="auto"><a href="#${section.id}">${nameSection(section)}</a></h3>`}<div class="groups">${renderGroups(section)}</div>\n`,
  );
  return html`<nav class="contents" aria-labelledby="contents"><h2 id="contents">Contents</h2>
${parts}<ul class="places"><li><a href="#about">About this report</a></li></ul></nav>
`;
}

function renderGroups({ course, chapters }: Section): readonly Markup[] {
  const groups = new Map<Report["group"], Placed[]>();
  for (const placed of chapters) {
    const { group } = placed.chapter.report;
    groups.set(group, [...(groups.get(group) ?? []), placed]);
  }
  return [...groups].map(
    ([group, placed]) =>
      html`<div>${course && html`<p class="group">${reportGroups[group]}</p>`}<ul>${placed.map(({ id, chapter }) => html`<li><a href="#${id}">${chapter.report.title}</a></li>`)}</ul></div>`,
  );
}
