// @vitest-environment jsdom
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { describeRun, formatSpan } from "../../src-shared/course-words";
import type { Course } from "../../src-shared/ipc";
import { courses, noCourse } from "./support/fixtures";
import { listManyCourses } from "./support/many-courses";
import { closePage, eventually, find, giveLayout, listTexts, openPage } from "./support/page";

const [full] = courses as readonly [Course];
const known = listManyCourses(13)[12] as Course;
const addressOf = ({ id }: Course) => `#/course/${encodeURIComponent(id)}`;

describe("the page of a course", () => {
  beforeEach(() => giveLayout({ width: 980, height: 700 }));
  afterEach(closePage);

  test("says what it is, and its questions lead to reports", async () => {
    await openPage(addressOf(known), { courses: [known, full] });
    await eventually(() => expect(find("h1")?.textContent).toBe(known.name));
    expect(find(".course-run")?.textContent).toBe(
      "Running Feb 5 – May 30, 2025, self-paced, in French",
    );
    expect(document.body.textContent).toContain("What one should know, and a little more.");
    expect(listTexts(".facts dt")).toEqual([
      "Course id",
      "Organization",
      "Number",
      "Run",
      "Start",
      "End",
      "Enrollment",
      "Pacing",
      "Language",
      "Effort",
      "Availability as recorded",
      "Programs",
    ]);
    expect(listTexts("h2").slice(0, 4)).toEqual([
      "Enrollment",
      "Engagement",
      "Performance",
      "Learners",
    ]);
    expect(find('.tabs [aria-current="page"]')?.textContent).toBe("Overview");
    find(".question")?.click();
    window.location.hash = find(".question")?.getAttribute("href") ?? "";
    await eventually(() => expect(find(".answer .card")).not.toBeNull());
    expect(window.location.hash).toBe(`${addressOf(known)}/enrollment`);
    expect(find(".tabs a")?.getAttribute("href")).toBe(addressOf(known));
  });

  test("without an overview it says so gently, and what would bring it", async () => {
    await openPage(addressOf(full), { courses });
    await eventually(() => expect(find(".quiet-line")).not.toBeNull());
    expect(find(".quiet-line")?.textContent).toContain("course_overviews_courseoverview");
    expect(find(".course-run")?.textContent).toBe("Feb 5 – May 30, 2024");
    const { violations } = await axe.run(document.body, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  test("questions without data say which table they need, and the table is listed", async () => {
    await openPage(addressOf(known), { courses: [known, full] });
    await eventually(() => expect(find(".question[data-unavailable]")).not.toBeNull());
    const needing = listTexts(".question[data-unavailable]");
    expect(needing).toContain("How old are the learners?Needs course_enrollment_birth_year_daily");
    expect(listTexts(".question:not([data-unavailable])")[0]).toContain("day by day");
    expect(listTexts(".course-data tbody td:first-child code")).toEqual(Object.keys(known.tables));
    expect(listTexts(".missing li code")).toContain("course_enrollment_birth_year_daily");
    expect(listTexts(".missing li code")).not.toContain("course_enrollment_daily");
  });

  test("no data at all is said, too", async () => {
    await openPage(addressOf(full), { courses: [{ ...full, tables: {}, enrollment: null }] });
    await eventually(() =>
      expect(document.body.textContent).toContain("No table has rows of this course."),
    );
    expect(find(".course-data")).toBeNull();
  });
});

describe("the line about a course's run", () => {
  const base: Course = { ...full, ...noCourse, isPseudo: false };
  const start = "2024-02-05T00:00:00Z";
  const end = "2024-05-30T23:59:00Z";
  test.each<[Partial<Course>, string | null]>([
    [
      { status: "archived", start, end, pacing: "instructor", language: "en" },
      "Ran Feb 5 – May 30, 2024, instructor-paced, in English",
    ],
    [{ status: "archived", end }, "Ended May 30, 2024"],
    [{ status: "current", start, end }, "Running Feb 5 – May 30, 2024"],
    [
      { status: "current", start, language: "es-419" },
      "Running since Feb 5, 2024, without an end date, in Latin American Spanish",
    ],
    [
      { status: "upcoming", start, startDisplay: "Feb. 5, 2024", end },
      "Starts Feb 5, 2024, ends May 30, 2024",
    ],
    [{ status: "upcoming", start, startDisplay: "Spring 2024" }, "Starts Spring 2024"],
    [
      { status: "upcoming", start: "2030-01-01T00:00:00Z", pacing: "self" },
      "Start not set yet, self-paced",
    ],
    [{ status: "unknown", end }, "Until May 30, 2024"],
    [{ status: "unknown", language: "en@lolcat" }, "In en@lolcat"],
    [{ status: "unknown" }, null],
  ])("%j: %s", (facts, line) => {
    expect(describeRun({ ...base, ...facts })).toBe(line);
  });

  test("an end before the start is shown as it stands", () => {
    expect(formatSpan({ ...base, start: end, end: start })).toBe("May 30, 2024 – Feb 5, 2024");
  });
});
