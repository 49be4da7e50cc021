// @vitest-environment jsdom

import axe from "axe-core";
import { expect, test } from "vitest";
import { openPrivacy } from "../../src-shared/privacy";
import { tableNames } from "../../src-shared/schema";
import { chooseItem } from "./support/dialogs";
import { sampleFiles } from "./support/fake-bridge";
import { eventually, openRecorded, text, usePage } from "./support/page";

usePage({ width: 0, height: 0 });

const shows = (part: string) => eventually(() => expect(text()).toContain(part));

/** By its label or its text, whatever it is. */
function find(name: string): HTMLElement {
  const all = [...document.querySelectorAll<HTMLElement>("button, a, input, summary")];
  const found =
    all.find((element) => element.getAttribute("aria-label") === name) ??
    all.find((element) => element.textContent === name);
  if (!found) throw new Error(`nothing is called “${name}”`);
  return found;
}
const press = (name: string) => find(name).click();

async function type(name: string, value: string) {
  const input = find(name);
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, value);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

test.each([
  ["#/data", "Which files do the numbers come from?"],
  ["#/data/files/2", "400 × not a date"],
  ["#/data/tables", "What is in the workspace?"],
  ["#/data/tables/course_enrollment_daily", "1–100 of 250 rows"],
  ["#/data/health", "22 checks"],
])("%s has no serious fault of accessibility", async (hash, part) => {
  await openRecorded(hash);
  await shows(part);
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test.each([
  ["#/data", "No files were imported into this workspace."],
  ["#/data/tables", "No table has rows yet."],
  ["#/data/tables/video", "Filled by a file with the columns pipeline_video_id, course_id,"],
  ["#/data/tables/nonsense", "There is no table “nonsense”."],
  ["#/data/health", "There is nothing to check yet."],
])("an empty workspace says at %s what would fill it", async (hash, part) => {
  const { inputsOf } = await openRecorded(hash, { isEmpty: true });
  await shows(part);
  expect(inputsOf("checkHealth")).toEqual([]);
});

test("the ledger has a line a file: its tables, and how many rows are shown and rejected", async () => {
  await openRecorded("#/data");
  await shows("2 tables");
  const row = find(
    "edx-analytics-exports-production-2024-05-12-course_enrollment_mode_daily.csv.gz",
  ).closest("tr");
  expect([...(row?.querySelectorAll("td") ?? [])].slice(2).map((cell) => cell.textContent)).toEqual(
    ["2024-05-13 08:01", "4.8 MB", "51,220", "50,810", "412", "Undo…"],
  );
});

test("undo says what goes and what comes back, then takes the file out and reads all again", async () => {
  const { inputsOf } = await openRecorded("#/data");
  await shows("course_enrollment_daily.csv");
  press("Undo: course_enrollment_daily.csv");
  await shows("Takes out 102 rows. 37 rows of older files are shown again.");
  expect(inputsOf("undoImport")).toEqual([]);
  press("Undo import");
  await shows("Took out course_enrollment_daily.csv");
  expect(inputsOf("undoImport")).toEqual([{ importId: 1 }]);
  await eventually(() =>
    expect(document.querySelector('a[title="course_enrollment_daily.csv"]')).toBeNull(),
  );
  expect(text()).not.toContain("Import again");
});

test("a file that was opened in this session can be imported again", async () => {
  const { bridge, inputsOf } = await openRecorded("#/data", { files: sampleFiles });
  await shows("course_enrollment_daily.csv");
  const source = { token: "t1", name: "course_enrollment_daily.csv", size: 1, isFolder: false };
  bridge.send("dropped", { sources: [source] });
  await shows("Imported 2 files");
  press("Undo: course_enrollment_daily.csv");
  await shows("Takes out 102 rows.");
  press("Undo import");
  await shows("Import again");
  press("Import again");
  await eventually(() => expect(inputsOf("importSources")).toHaveLength(2));
  expect(inputsOf("importSources")[1]).toMatchObject({ tokens: ["t1"] });
});

test("while an import runs, undo waits and says why", async () => {
  const { bridge } = await openRecorded("#/data");
  await shows("course_enrollment_daily.csv");
  bridge.send("dropped", { sources: [{ token: "t", name: "a.csv", size: 1, isFolder: false }] });
  await eventually(() => {
    const undo = find("Undo: course_enrollment_daily.csv");
    expect(undo.hasAttribute("disabled")).toBe(true);
    expect(undo.parentElement?.title).toBe(
      "An import is running. Undo is possible when it has ended.",
    );
  });
});

test("a file's rejects are shown by reason and by page, and saved", async () => {
  const { inputsOf } = await openRecorded("#/data/files/2");
  await shows("1–100 of 412 rejected rows");
  press("Next page");
  await shows("101–200 of 412 rejected rows");
  press("12 × too few cells");
  await shows("1–12 of 12 rejected rows");
  expect(inputsOf("listRejects").at(-1)).toEqual({
    importId: 2,
    group: { reason: "too few cells", column: null },
    offset: 0,
    limit: 100,
  });
  press("Save all as CSV…");
  await shows("Saved rejects.csv · 412 rows");
});

test("what main says of saved rejects is told", async () => {
  const note = "3 cells begin like a formula: opened in a spreadsheet they would run.";
  await openRecorded("#/data/files/2", { saveNotes: [note] });
  await shows("1–100 of 412 rejected rows");
  press("Save all as CSV…");
  await shows("Saved rejects.csv · 412 rows");
  await shows(note);
});

test("from the results of an import one comes to all of its rejects", async () => {
  const { bridge } = await openRecorded("", { files: sampleFiles });
  bridge.send("dropped", { sources: [{ token: "t", name: "a.csv", size: 1, isFolder: false }] });
  await shows("Show what needs a look");
  press("Show what needs a look");
  await shows("Show all 3 rejected rows");
  press("Show all 3 rejected rows");
  await eventually(() => expect(window.location.hash).toBe("#/data/files/2"));
  await shows("1–100 of 412 rejected rows");
  expect(text()).not.toContain("Show all 3 rejected rows");
});

test("a file that is no longer in the ledger is said to be gone", async () => {
  await openRecorded("#/data/files/99");
  await shows("This file is not in the ledger, or was taken out again.");
});

test("tables with rows are listed, the others folded away with what would fill them", async () => {
  await openRecorded("#/data/tables");
  await shows("What is in the workspace?");
  const rows = [...document.querySelectorAll("table.tables tbody tr")];
  expect(rows.map((row) => row.querySelector("code")?.textContent)).toEqual([
    "course_activity",
    "course_enrollment_daily",
    "course_enrollment_mode_daily",
    "video",
    "course_meta_summary_enrollment",
  ]);
  expect(rows[2]?.textContent).toContain("50,8105Jan 29 – May 12, 2024");
  expect(
    find(`${tableNames.length - rows.length} more tables the app knows`).closest("details")?.open,
  ).toBe(false);
  expect(text()).toContain("Filled by a file with the columns course_id, module_id, count.");
});

const daily = "#/data/tables/course_enrollment_daily";

test("a table shows nothing, empty text and numbers each in its own way, and the file of a row", async () => {
  await openRecorded("#/data/tables/video");
  await shows("1–100 of 250 rows");
  const cells = (row: number) =>
    [...(document.querySelectorAll(".row-grid tbody tr")[row]?.querySelectorAll("td") ?? [])].map(
      (cell) => [cell.textContent, cell.dataset.type],
    );
  expect(cells(0).slice(0, 2)).toEqual([
    ["NULL", "int"],
    ["NULL", "text"],
  ]);
  expect(cells(1).slice(0, 3)).toEqual([
    ["1000", "int"],
    ["empty", "text"],
    ["2024-01-30 00:00:00", "text"],
  ]);
  expect(cells(1).at(-1)).toEqual(["course_enrollment_daily.csv", "text"]);
  expect(find("duration").title).toBe("seconds");
});

test("page, order, search and course are the address, and main is asked for them", async () => {
  const { inputsOf } = await openRecorded(daily);
  await shows("1–100 of 250 rows");
  press("Next page");
  await shows("101–200 of 250 rows");
  expect(window.location.hash).toBe(`${daily}?page=2`);
  press("count");
  await eventually(() => expect(find("count").closest("th")?.ariaSort).toBe("ascending"));
  expect(window.location.hash).toBe(`${daily}?sort=count`);
  press("count");
  await eventually(() => expect(window.location.hash).toBe(`${daily}?sort=-count`));
  await type("Search the rows", "2024-02");
  await shows("7 of 102 rows");
  expect(window.location.hash).toBe(`${daily}?search=2024-02&sort=-count`);
  expect(inputsOf("previewTable").at(-1)).toEqual({
    job: expect.any(String),
    table: "course_enrollment_daily",
    course: null,
    search: "2024-02",
    sort: { column: "count", direction: "desc" },
    offset: 0,
    limit: 100,
  });
  window.history.back();
  await eventually(() => expect(window.location.hash).toBe(`${daily}?sort=count`));
});

test("the pages are reached to the last", async () => {
  await openRecorded(`${daily}?page=2`);
  await shows("101–200 of 250 rows");
  press("Last page");
  await shows("201–250 of 250 rows");
  expect(find("Next page").hasAttribute("disabled")).toBe(true);
  press("First page");
  await shows("1–100 of 250 rows");
});

test("a search that finds nothing says so, and leads back to all rows", async () => {
  const course = encodeURIComponent("edX/DemoX/Demo_2014");
  await openRecorded(`${daily}?search=nothing&course=${course}`);
  await shows("No cell has “nothing” in it. Only rows of edX/DemoX/Demo_2014 are looked at.");
  press("Show all rows");
  await shows("1–100 of 250 rows");
});

test("what is shown of a table is saved", async () => {
  const course = "edX/DemoX/Demo_2014";
  const { inputsOf } = await openRecorded(
    `${daily}?sort=-date&course=${encodeURIComponent(course)}`,
  );
  await shows("250 of 102 rows");
  await chooseItem("Save as", "CSV…");
  await shows("Saved rows.csv · 250 rows");
  expect(inputsOf("exportTable")).toEqual([
    {
      job: expect.any(String),
      table: "course_enrollment_daily",
      course,
      search: "",
      sort: { column: "date", direction: "desc" },
      format: "csv",
      privacy: openPrivacy,
    },
  ]);
});

test("leaving a page that is still read cancels its job", async () => {
  const { bridge, inputsOf } = await openRecorded(daily, { rowsDelayMs: 300 });
  await eventually(() => expect(inputsOf("previewTable")).toHaveLength(1));
  window.location.hash = `${daily}?page=2`;
  const [{ job } = {}] = inputsOf("previewTable");
  await eventually(() =>
    expect(bridge.calls).toContainEqual({ name: "cancelJob", input: { job } }),
  );
});

test("health is checked when one comes there, and told with what it means and what to do", async () => {
  const { inputsOf } = await openRecorded("#/data");
  await shows("course_enrollment_daily.csv");
  expect(inputsOf("checkHealth")).toEqual([]);
  press("Health");
  await shows("22 checks · 1 cannot be right · 1 needs a look · 1 good to know");
  expect(inputsOf("checkHealth")).toHaveLength(1);
  expect(text()).toContain(
    "What it meansCharts have a gap there. Seen in: Enrollment over time, Enrollment by mode.",
  );
  expect(text()).toContain("What to doExport these days again.");
});

test("many findings are folded; what is too much for the page is saved", async () => {
  await openRecorded("#/data/health");
  await shows("Show the first 100 of 240 findings");
  const count = () => document.querySelectorAll(".checked")[1]?.querySelectorAll("li").length;
  expect(count()).toBe(5);
  press("Show the first 100 of 240 findings");
  await shows("140 more findings: save them as CSV to see them all.");
  expect(count()).toBe(100);
  press("Save as CSV…");
  await shows("Saved health.csv · 242 findings");
});

test("a finding leads to the rows of its course", async () => {
  await openRecorded("#/data/health");
  await shows("22 checks");
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".finding-facts a")];
  expect(links.map((link) => link.getAttribute("href"))).toEqual(
    expect.arrayContaining([
      "#/data/tables/video_timeline",
      `${daily}?course=${encodeURIComponent("course-v1:MITx+6.002x+2024_Spring")}`,
    ]),
  );
});

test("the checks can be stopped, and begun again", async () => {
  const { inputsOf } = await openRecorded("#/data/health", { healthDelayMs: 200 });
  await shows("Looking through the data");
  await shows("Missing days");
  press("Stop");
  await shows("The checks were stopped.");
  press("Check again");
  await shows("22 checks ·");
  expect(inputsOf("checkHealth")).toHaveLength(2);
});

test("where all is well, that is said", async () => {
  await openRecorded("#/data/health", { isHealthy: true });
  await shows("22 checks · all is well");
  expect(document.querySelector(".checked")).toBeNull();
});
