// @vitest-environment jsdom
import axe from "axe-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Course } from "../../src-shared/ipc";
import { chooseItem, getItem } from "./support/dialogs";
import { courses, noCourse } from "./support/fixtures";
import { listManyCourses } from "./support/many-courses";
import {
  closePage,
  eventually,
  find,
  findButton,
  giveLayout,
  listTexts,
  openPage,
  type,
} from "./support/page";

beforeEach(() => giveLayout({ width: 980, height: 700 }));
afterEach(closePage);

const many = listManyCourses(60);
const names = () => listTexts(".course-results a[data-place]");
const count = () => find(".title .key")?.textContent;
const press = (key: string, target: Element | null = document.activeElement) =>
  target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

async function expectReadable() {
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

test("cards and table show the courses in the LMS's order, readable for all", async () => {
  await openPage("#/", { courses: many });
  await eventually(() => expect(names().length).toBeGreaterThan(10));
  const inCards = names();
  await expectReadable();
  findButton("Table").click();
  await eventually(() => expect(find(".course-table")).not.toBeNull());
  expect(window.location.hash).toBe("#/?view=table");
  expect(names().slice(0, 8)).toEqual(inCards.slice(0, 8));
  expect(find("table.course-table")?.getAttribute("aria-rowcount")).toBe("61");
  await expectReadable();
});

test("an address says it all: search, filters, order and layout", async () => {
  await openPage("#/?q=genie&status=current&status=archived&sort=name&order=reverse&view=table", {
    courses: many,
  });
  await eventually(() => expect(find(".course-table")).not.toBeNull());
  expect(find("#course-search")).toHaveProperty("value", "genie");
  expect(names().length).toBeGreaterThan(2);
  expect(names().every((name) => name.startsWith("Génie civil"))).toBe(true);
  expect(names()).toEqual([...names()].sort().reverse());
  expect(listTexts(".filter-chip")).toEqual(["Status: Current", "Status: Archived"]);
  expect(find('th[aria-sort="descending"]')?.textContent).toBe("Course");
});

test("what is typed searches at once, and is in the address a moment later", async () => {
  await openPage("#/", { courses: many });
  await eventually(() => expect(count()).toBe("60 courses"));
  type("#course-search", "ΖΩΗ");
  await eventually(() => expect(count()).toMatch(/^\d+ of 60 courses$/));
  expect(names().every((name) => name.startsWith("Ζωή"))).toBe(true);
  await eventually(() => expect(window.location.hash).toBe(`#/?q=${encodeURIComponent("ΖΩΗ")}`));
  window.location.hash = "#/?q=genie";
  await eventually(() => expect(find("#course-search")).toHaveProperty("value", "genie"));
  await eventually(() => expect(names().every((name) => name.startsWith("Génie"))).toBe(true));
});

test("a chip takes its value away, and “Clear all” every one", async () => {
  await openPage("#/?status=current&status=archived&org=MITx", { courses: many });
  await eventually(() => expect(listTexts(".filter-chip")).toHaveLength(3));
  findButton("Remove the filter Status: Archived").click();
  await eventually(() => expect(window.location.hash).toBe("#/?status=current&org=MITx"));
  findButton("Clear all").click();
  await eventually(() => expect(count()).toBe("60 courses"));
  expect(window.location.hash).toBe("#/");
});

test("a list that is empty says what to take away for how many courses", async () => {
  await openPage("#/?status=upcoming&language=de&org=MITx", { courses: many });
  await eventually(() => expect(find(".empty")).not.toBeNull());
  const upcoming = many.filter(({ status, org }) => status === "upcoming" && org === "MITx").length;
  expect(find(".empty")?.textContent).toContain(
    `${upcoming} courses without Language: German`.replace(/^1 courses/, "1 course"),
  );
  findButton("Language: German").click();
  await eventually(() => expect(count()).toContain(`${upcoming} of 60`));
  expect(window.location.hash).toBe("#/?status=upcoming&org=MITx");
});

test("the numbers are sums over what is shown, and say where some are not known", async () => {
  await openPage("#/?q=mitx", { courses: many });
  await eventually(() => expect(count()).toContain("of 60"));
  const shown = many.filter(({ id }) => id.includes("MITx"));
  const known = shown.flatMap(({ totals }) => totals ?? []);
  const ever = known.reduce((sum, totals) => sum + totals.ever, 0);
  expect(known.length).toBeLessThan(shown.length);
  const [, second] = listTexts(".course-figures .figure");
  expect(second).toBe(
    `Ever enrolled${ever.toLocaleString("en-US")}${known.length} of ${shown.length} courses`,
  );
});

test("without an overview of any course there is still a pleasant list", async () => {
  await openPage("#/", { courses });
  await eventually(() => expect(names()).toHaveLength(5));
  expect(names()[0]).toBe("Circuits and Electronics");
  expect(find(".sort-label")?.textContent).toBe("Name");
  expect(listTexts(".filter-button")).toEqual(["Organization", "Availability", "Data"]);
  await expectReadable();
});

test("the export names the courses in the order they are shown in", async () => {
  const bridge = await openPage("#/?org=MITx&sort=name", { courses: many });
  await eventually(() => expect(count()).toContain("of 60"));
  const shown = [...document.querySelectorAll(".course-results a[data-place]")].map((link) =>
    decodeURIComponent(link.getAttribute("href")?.replace("#/course/", "") ?? ""),
  );
  await chooseItem("Export", "CSV for spreadsheets…");
  await eventually(() =>
    expect(bridge.calls).toContainEqual({
      name: "exportCourses",
      input: { job: expect.any(String), ids: shown, asOf: null, format: "csv-excel" },
    }),
  );
  expect(shown.every((id) => id.includes("MITx"))).toBe(true);
  bridge.send("command", { name: "export" });
  await eventually(() => getItem("Excel workbook…"));
  getItem("Excel workbook…").click();
  await eventually(() =>
    expect(bridge.calls.filter(({ name }) => name === "exportCourses")).toHaveLength(2),
  );
});

test("as of a day, main is asked for that day, and the export too", async () => {
  const bridge = await openPage("#/?as_of=2016-01-01", { courses: many });
  const input = { asOf: "2016-01-01" };
  await eventually(() => expect(bridge.calls).toContainEqual({ name: "listCourses", input }));
  const left = many.filter(({ start }) => (start ?? "") <= "2016-01-01").length;
  await eventually(() => expect(count()).toBe(`${left} courses`));
  await chooseItem("Export", "CSV…");
  await eventually(() =>
    expect(bridge.calls).toContainEqual({
      name: "exportCourses",
      input: expect.objectContaining(input),
    }),
  );
});

test("courses that are ticked are compared", async () => {
  await openPage("#/", { courses: many });
  await eventually(() => expect(names().length).toBeGreaterThan(10));
  const boxes = document.querySelectorAll<HTMLElement>(".course-check");
  boxes[0]?.click();
  boxes[1]?.click();
  await eventually(() => expect(find(".selection-bar b")?.textContent).toBe("2 courses selected"));
  const to = findButton("Compare").getAttribute("href") ?? "";
  const params = new URLSearchParams(to.split("?")[1]);
  expect(to).toContain("#/reports/course-summaries?");
  expect(params.get("course_ids")?.split(",")).toHaveLength(2);
});

test("the keys go from the search down the list, and back up", async () => {
  const bridge = await openPage("#/?view=table", { courses: many });
  await eventually(() => expect(names().length).toBeGreaterThan(5));
  bridge.send("command", { name: "find-course" });
  (find("#course-search") as HTMLInputElement).focus();
  press("ArrowDown");
  expect(document.activeElement).toHaveProperty("dataset.place", "0");
  press("ArrowDown");
  expect(document.activeElement).toHaveProperty("dataset.place", "1");
  press("ArrowUp");
  press("ArrowUp");
  expect(document.activeElement?.id).toBe("course-search");
});

test.each(["cards", "table"])(
  "of ten thousand courses, %s put only those in sight on the page",
  async (view) => {
    await openPage(`#/?view=${view}`, { courses: listManyCourses(10_000) });
    await eventually(() => expect(names().length).toBeGreaterThan(5));
    expect(count()).toBe("10,000 courses");
    expect(names().length).toBeLessThan(80);
    expect(listTexts(".course-nav li").length).toBeLessThan(40);
  },
);

test("a course's name in two scripts and no numbers at all does not break a card", async () => {
  const odd: Course = {
    ...noCourse,
    id: "not a key at all",
    org: null,
    course: null,
    run: null,
    name: "",
    enrollment: null,
    tables: {},
  };
  await openPage("#/", { courses: [odd, ...courses] });
  await eventually(() => expect(names()).toHaveLength(6));
});
