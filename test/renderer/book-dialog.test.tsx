// @vitest-environment jsdom
import axe from "axe-core";
import { expect, test } from "vitest";
import { openPrivacy, sharedPrivacy } from "../../src-shared/privacy";
import { reports } from "../../src-shared/reports/index";
import { chooseForm, chooseItem, chooseRadio, getCheck, getItem } from "./support/dialogs";
import { courses } from "./support/fixtures";
import {
  eventually,
  find,
  findButton,
  listTexts,
  openRecorded,
  text,
  usePage,
} from "./support/page";

usePage({ width: 980, height: 700 });

const id = "course-v1:MITx+6.002x+2024_Spring";
const home = (course: string) => `#/course/${encodeURIComponent(course)}`;
const shows = (part: string) => eventually(() => expect(text()).toContain(part));
const job = expect.any(String);

/** Where a prepared file lies on this computer is in no book. */
const bookReports = reports.filter(({ id }) => id !== "report-download");

test("a course's page exports all reports that have data, of all days", async () => {
  const { bridge, inputsOf } = await openRecorded(home(id));
  await shows("What data there is");
  bridge.send("command", { name: "export" });
  await shows("Course report");
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map((found) => [found.id, found.nodes.map(({ html }) => html)])).toEqual([]);
  expect(text()).toContain(`${bookReports.length} reports`);
  await chooseForm("Report as PDF");
  findButton("Save…").click();
  await shows("Saved report.xlsx");
  expect(inputsOf("exportBook")).toEqual([
    {
      job,
      courses: [id],
      reports: bookReports.map((report) => report.id),
      period: null,
      format: "pdf",
      privacy: openPrivacy,
    },
  ]);
});

test("reports without data say which table they need, and are left out", async () => {
  const [, lean] = courses;
  const { inputsOf } = await openRecorded(home(lean?.id ?? ""));
  await shows("What data there is");
  findButton("Export…").click();
  await shows("Needs course_activity");
  expect(getCheck("Weekly activity").disabled).toBe(true);
  expect(getCheck("Weekly activity").checked).toBe(false);
  expect(getCheck("Enrollment over time").disabled).toBe(false);
  expect(getCheck("Learners").disabled).toBe(true);
  findButton("Save…").click();
  await shows("Saved report.xlsx");
  const [{ reports: saved } = {}] = inputsOf("exportBook");
  expect(saved).toContain("enrollment");
  expect(saved).not.toContain("engagement-activity");
});

test("reports are ticked one by one or by their group; none cannot be saved", async () => {
  const { inputsOf } = await openRecorded(home(id));
  await shows("What data there is");
  findButton("Export…").click();
  await shows("Course report");
  for (const group of ["Engagement", "Performance", "Learners", "Across courses"]) {
    getCheck(group).click();
  }
  await shows("6 reports");
  getCheck("Enrollment by age").click();
  await shows("5 reports");
  expect(getCheck("Enrollment").indeterminate).toBe(true);
  getCheck("Enrollment").click();
  await shows("6 reports");
  getCheck("Enrollment").click();
  await shows("Choose a report to save.");
  expect(findButton("Save…").hasAttribute("disabled")).toBe(true);
  getCheck("Videos").click();
  getCheck("Enrollment over time").click();
  await shows("2 reports");
  findButton("Save as plan…").click();
  await shows("Saved course.plan.json");
  expect(inputsOf("savePlan")).toEqual([
    {
      output: {
        courses: [id],
        reports: ["enrollment", "videos"],
        period: null,
        format: "xlsx",
        privacy: openPrivacy,
      },
    },
  ]);
});

test("the days on the screen can be taken, with their privacy", async () => {
  const { inputsOf } = await openRecorded(
    `${home(id)}/enrollment?start_date=2024-04-01&end_date=2024-05-01`,
  );
  await eventually(() => expect(find(".answer .card")).not.toBeNull());
  await chooseItem("Export", "Course report…");
  await shows("All data");
  chooseRadio("Period", "Apr 1 – 30, 2024");
  chooseRadio("Privacy", "For sharing");
  findButton("Save…").click();
  await shows("Saved report.xlsx");
  expect(inputsOf("exportBook")[0]).toMatchObject({
    period: { first: "2024-04-01", last: "2024-04-30" },
    privacy: sharedPrivacy,
  });
});

test("where counts are hidden, learners' rows are in a book only if they are ticked", async () => {
  const { inputsOf } = await openRecorded(home(id));
  await shows("What data there is");
  findButton("Export…").click();
  await shows("Course report");
  expect(getCheck("Learners").checked).toBe(true);
  chooseRadio("Privacy", "For sharing");
  await shows(`${bookReports.length - 1} reports`);
  await shows("Whoever counts its rows finds hidden counts");
  findButton("Save…").click();
  await shows("Saved report.xlsx");
  expect(inputsOf("exportBook")[0]?.reports).not.toContain("user-engagement");
  findButton("Save another…").click();
  await shows("Course report");
  getCheck("Learners").click();
  await shows(`${bookReports.length} reports`);
  findButton("Save…").click();
  await eventually(() => expect(inputsOf("exportBook")).toHaveLength(2));
  expect(inputsOf("exportBook")[1]?.reports).toContain("user-engagement");
});

test("the courses that are shown are exported, and it says how many", async () => {
  const { inputsOf } = await openRecorded("#/?org=edX&org=MITx");
  await shows("2 of 5 courses");
  await chooseItem("Export", "Course reports…");
  await shows("Reports of 2 courses");
  expect(find(".foot-note")?.textContent).toMatch(/reports of 2 courses$/);
  findButton("Save…").click();
  await shows("Saved report.xlsx");
  const [{ courses: saved } = {}] = inputsOf("exportBook");
  expect([...(saved as string[])].sort()).toEqual([id, "edX/DemoX/Demo_2014"].sort());
});

test("the courses that are ticked are exported", async () => {
  const { inputsOf } = await openRecorded("#/");
  await shows("5 courses");
  for (const box of [...document.querySelectorAll<HTMLElement>(".course-check")].slice(0, 3)) {
    box.click();
  }
  await shows("3 courses selected");
  findButton("Export…").click();
  await shows("Reports of 3 courses");
  findButton("Save…").click();
  await shows("Saved report.xlsx");
  expect(inputsOf("exportBook")[0]?.courses).toHaveLength(3);
});

test("the courses that are compared are exported", async () => {
  const { inputsOf } = await openRecorded(
    `#/reports/course-summaries?course_ids=${encodeURIComponent(id)}`,
  );
  await eventually(() => expect(find(".answer .card")).not.toBeNull());
  await chooseItem("Export", "Course report…");
  await shows("Course report");
  findButton("Save…").click();
  await shows("Saved report.xlsx");
  expect(inputsOf("exportBook")[0]?.courses).toEqual([id]);
});

test("long work says how far it is and can be stopped", async () => {
  const { inputsOf } = await openRecorded(home(id), { savesSlowly: true });
  await shows("What data there is");
  findButton("Export…").click();
  await shows("Course report");
  findButton("Save…").click();
  await shows("report.xlsx · half of it");
  findButton("Stop").click();
  const [{ job: started } = {}] = inputsOf("exportBook");
  await eventually(() => expect(inputsOf("cancelJob")).toContainEqual({ job: started }));
  await eventually(() => findButton("Save…"));
});

test("a plan runs from the menu, and each of its outputs is told", async () => {
  const { bridge, inputsOf } = await openRecorded("#/", { savesSlowly: true });
  await shows("5 courses");
  bridge.send("command", { name: "run-plan" });
  await shows("Running a plan");
  bridge.endSaving();
  await shows("Saved 2 files · 2 need a look");
  expect(listTexts(".results .status")).toEqual(["Saved", "Saved", "Failed", "No data"]);
  expect(listTexts(".results .result-counts")).toEqual([
    "4,012 rows",
    "1 row · 3 cells begin like a formula.",
    "No report is “grades”.",
    "There are no rows.",
  ]);
  findButton("Show in folder").click();
  await eventually(() => expect(inputsOf("revealFile")).toEqual([{ token: "token of exports" }]));
  findButton("Done").click();
  await eventually(() => expect(find(".results")).toBeNull());
});

test("a plan runs from the workspace's menu, and what stops it is said", async () => {
  const failure = { code: "bad-input", message: "plan.json is not a plan." } as const;
  const { inputsOf } = await openRecorded("#/", { saveFailure: failure });
  await shows("5 courses");
  findButton(/^Workspace: /).click();
  await eventually(() => getItem("Run a plan…"));
  expect(getItem("Run a plan…").getAttribute("role")).toBe("menuitem");
  expect(getItem("My workspace").getAttribute("role")).toBe("menuitemradio");
  getItem("Run a plan…").click();
  await shows("plan.json is not a plan.");
  expect(inputsOf("runPlan")).toEqual([{ job }]);
});
