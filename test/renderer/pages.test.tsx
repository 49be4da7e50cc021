// @vitest-environment jsdom
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { reports } from "../../src-shared/reports/index";
import type { FakeOptions } from "./support/fake-bridge";
import { closePage, eventually, giveLayout, listenForErrors, openPage, text } from "./support/page";

let errors: readonly string[] = [];

beforeEach(() => {
  giveLayout({ width: 900, height: 0 });
  errors = listenForErrors();
});

afterEach(() => {
  closePage();
});

async function open(hash: string, options: FakeOptions = {}) {
  const bridge = await openPage(hash, options);
  const paramsOf = (name: string) =>
    bridge.calls
      .filter((call) => call.name === name)
      .map(({ input }) => (input as { params: Record<string, unknown> }).params);
  return { bridge, paramsOf };
}

const find = (selector: string) => document.querySelector<HTMLElement>(selector);
const id = "course-v1:MITx+6.002x+2024_Spring";
const course = `#/course/${encodeURIComponent(id)}`;
const addressOf = (report: (typeof reports)[number]) =>
  report.group === "compare" ? `#/reports/${report.id}` : `${course}/${report.id}`;

describe.each(reports.map((report) => [report.id, report] as const))(
  "the page of %s",
  (_, report) => {
    test("answers its question without an error, readable for all", async () => {
      await open(addressOf(report));
      await eventually(() => expect(find(".answer .card")).not.toBeNull());
      expect(text()).toContain(report.question);
      expect(text()).not.toContain("Something went wrong");
      if (report.chart.mark !== "none") expect(find(".plot-stage svg")).not.toBeNull();
      expect(errors).toEqual([]);
      const { violations } = await axe.run(document.body, {
        rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
      });
      const serious = violations.filter(
        ({ impact }) => impact === "serious" || impact === "critical",
      );
      expect(serious.map((found) => [found.id, found.nodes.map(({ html }) => html)])).toEqual([]);
    });
  },
);

test("the most used problem is shown before one is chosen, and the address stays plain", async () => {
  const { bridge, paramsOf } = await open(`${course}/answer-distribution`);
  await eventually(() => expect(find(".answer")).not.toBeNull());
  const input = { report: "answer-distribution", param: "module_id", course: id };
  expect(bridge.calls).toContainEqual({ name: "listChoices", input });
  expect(paramsOf("runReport")[0]).toMatchObject({ module_id: expect.stringContaining("block@") });
  expect(find(".picker-input")).toHaveProperty("value", "Problem 1: voltage and current");
  expect(window.location.hash).toBe(`${course}/answer-distribution`);
});

test("the chosen problem is the address's", async () => {
  const { paramsOf } = await open(`${course}/grade-distribution?module_id=i4x%3A%2F%2Fa%2Fb%2FOne`);
  await eventually(() => expect(find(".answer")).not.toBeNull());
  expect(paramsOf("runReport")[0]).toMatchObject({ module_id: "i4x://a/b/One" });
  expect(find(".picker-input")).toHaveProperty("value", "One");
});

test("without anything to choose, the page says what would fill it, and asks nothing", async () => {
  const { paramsOf } = await open(`${course}/video-timeline`, { hasNoChoices: true });
  await eventually(() => expect(text()).toContain("No video to choose from in this course."));
  expect(text()).toContain("video_timeline, video");
  expect(paramsOf("runReport")).toEqual([]);
});

test("reports across courses have no course, and their switches are in the address", async () => {
  const { paramsOf } = await open(
    "#/reports/course-summaries?programs=true&recent_date=2024-05-01",
  );
  await eventually(() => expect(find(".answer")).not.toBeNull());
  expect(paramsOf("runReport")).toEqual([{ programs: true, recent_date: "2024-05-01" }]);
  expect(find('.place[href*="reports"]')?.getAttribute("aria-current")).toBe("page");
  expect(find('.segments a[data-key="programs"]')?.getAttribute("href")).toBe("#/reports/programs");
});

test("a course's reports are no place across courses, nor the other way round", async () => {
  await open("#/reports/enrollment");
  await eventually(() =>
    expect(text()).toContain("There is no report “enrollment” across courses."),
  );
  window.location.hash = `${course}/programs`;
  await eventually(() => expect(text()).toContain("There is no report “programs” of a course."));
});

test("a learner's days open beside the table, and closing them leaves the address plain", async () => {
  await open(`${course}/user-engagement?learner=learner_3`);
  await eventually(() => expect(find(".drawer")?.textContent ?? "").toContain("learner_3"));
  expect(find(".drawer .plot-stage svg")).not.toBeNull();
  expect(find(".drawer")?.textContent).toContain("Day by day");
  find('.drawer button[aria-label="Close"]')?.click();
  await eventually(() => expect(window.location.hash).toBe(`${course}/user-engagement`));
});

test("of many bars the first twelve are drawn, and all when asked for", async () => {
  await open(`${course}/problems`);
  const points = () => find(".plot-stage")?.getAttribute("aria-label") ?? "";
  await eventually(() => expect(points()).toContain("12 points"));
  const more = [...document.querySelectorAll("button")].find(({ textContent }) =>
    textContent?.includes("Show all 57"),
  );
  more?.click();
  await eventually(() => expect(points()).toContain("57 points"));
});

test("the arrow keys read a chart's points aloud", async () => {
  await open(`${course}/enrollment-location`);
  await eventually(() => expect(find(".plot-stage svg")).not.toBeNull());
  const press = (key: string) =>
    find(".plot-stage")?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  press("ArrowDown");
  await eventually(() =>
    expect(find(".plot [aria-live]")?.textContent).toBe(
      "United States of America; Learners 5,210, 44.3\u00a0%",
    ),
  );
});
