// @vitest-environment jsdom
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import { openPrivacy, sharedPrivacy } from "../../src-shared/privacy";
import {
  chooseForm,
  chooseItem,
  chooseRadio,
  getCheck,
  getItem,
  getRadio,
  listItems,
  pressEscape,
} from "./support/dialogs";
import type { FakeOptions } from "./support/fake-bridge";
import {
  eventually,
  find,
  findButton,
  listTexts,
  openRecorded,
  text,
  type,
  usePage,
} from "./support/page";

usePage({ width: 900, height: 600 });

const id = "course-v1:MITx+6.002x+2024_Spring";
const course = `#/course/${encodeURIComponent(id)}`;
const april = `${course}/enrollment?start_date=2024-04-01&end_date=2024-05-01`;
const request = {
  report: "enrollment",
  params: { course: id, start_date: "2024-04-01", end_date: "2024-05-01" },
};
const job = expect.any(String);
const shows = (part: string) => eventually(() => expect(text()).toContain(part));

const open = (hash = april, options: FakeOptions = {}) => openRecorded(hash, options);

async function openDialog(options: FakeOptions = {}, hash = april) {
  const opened = await open(hash, options);
  await eventually(() => expect(find(".answer .card")).not.toBeNull());
  await chooseItem("Export", "More…");
  await shows("What leaves");
  return opened;
}

async function expectReadable() {
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map((found) => [found.id, found.nodes.map(({ html }) => html)])).toEqual([]);
}

describe("the menu of a report", () => {
  test("has every form by whom it is for, and the dialogs", async () => {
    const { bridge } = await open();
    await eventually(() => expect(find(".answer .card")).not.toBeNull());
    bridge.send("command", { name: "export" });
    await eventually(() => expect(find(".menu")).not.toBeNull());
    expect(listTexts(".menu-title")).toEqual([
      "For people",
      "As the API served it",
      "For tools",
      "Chart, as on the screen",
    ]);
    expect(listItems()).toEqual([
      "Excel workbook…",
      "CSV for spreadsheets…",
      "CSV…",
      "JSON…",
      "Parquet…",
      "Arrow…",
      "PNG…",
      "SVG…",
      "Copy table",
      "More…",
      "Course report…",
    ]);
    await expectReadable();
  });

  test.each([
    ["Excel workbook…", "xlsx"],
    ["CSV for spreadsheets…", "csv-excel"],
    ["CSV…", "csv"],
    ["JSON…", "json"],
    ["Parquet…", "parquet"],
    ["Arrow…", "arrow"],
  ])("%s saves the rows as they are", async (label, format) => {
    const { inputsOf } = await open();
    await eventually(() => expect(find(".answer .card")).not.toBeNull());
    await chooseItem("Export", label);
    await shows("Saved enrollment.csv · 102 rows");
    expect(inputsOf("exportReport")).toEqual([{ job, ...request, format, privacy: openPrivacy }]);
    findButton("Show in folder").click();
    await eventually(() =>
      expect(inputsOf("revealFile")).toEqual([{ token: "token of enrollment.csv" }]),
    );
  });

  test.each(["png", "svg"])("the chart is saved as %s, as it is drawn", async (format) => {
    const { inputsOf } = await open();
    await eventually(() => expect(find(".answer .card")).not.toBeNull());
    await chooseItem("Save as", `${format.toUpperCase()}…`);
    await shows("Saved enrollment.svg");
    const [input] = inputsOf("exportChart");
    expect(input).toMatchObject({ ...request, format });
    expect(input?.svg).toContain("Apr 1 – 30, 2024");
  });

  test("a plain CSV with formulas offers the one for spreadsheets, and stays until it is read", async () => {
    const { inputsOf } = await open(april, {
      saveNotes: ["3 cells begin like a formula: opened in a spreadsheet they would run."],
    });
    await eventually(() => expect(find(".answer .card")).not.toBeNull());
    await chooseItem("Export", "CSV…");
    await shows("3 cells begin like a formula");
    findButton("Save as CSV for spreadsheets instead").click();
    await eventually(() =>
      expect(inputsOf("exportReport").map(({ format }) => format)).toEqual(["csv", "csv-excel"]),
    );
  });

  test("what tools open comes with the code that opens it", async () => {
    const { inputsOf } = await open();
    await eventually(() => expect(find(".answer .card")).not.toBeNull());
    await chooseItem("Export", "Parquet…");
    await shows("Saved enrollment.csv");
    findButton("Copy R code").click();
    await eventually(() => expect(inputsOf("copyText")).toHaveLength(1));
    expect(inputsOf("copyText")[0]?.text).toContain("enrollment.csv");
  });

  test("long saving floats, goes on from page to page, and can be stopped", async () => {
    const { inputsOf } = await open(april, { savesSlowly: true });
    await eventually(() => expect(find(".answer .card")).not.toBeNull());
    await chooseItem("Export", "Excel workbook…");
    await shows("enrollment.csv · half of it");
    expect(find('.float [role="progressbar"]')?.getAttribute("aria-valuenow")).toBe("50");
    window.location.hash = course;
    await shows("What data there is");
    findButton("Cancel").click();
    const [{ job: started } = {}] = inputsOf("exportReport");
    await eventually(() => expect(inputsOf("cancelJob")).toContainEqual({ job: started }));
    await eventually(() => expect(find(".float")).toBeNull());
    expect(text()).not.toContain("Saved");
  });
});

test("what is stopped since another workspace was opened says so", async () => {
  const saveFailure = { code: "cancelled", message: "Cancelled." } as const;
  await open(april, { saveFailure });
  await eventually(() => expect(find(".answer .card")).not.toBeNull());
  await chooseItem("Export", "Excel workbook…");
  await shows("as Excel workbook was stopped: another workspace was opened.");
  await shows("Nothing was written.");
});

describe("the export dialog", () => {
  test("sends exactly what is chosen, and tells what leaves before", async () => {
    const { inputsOf } = await openDialog();
    await eventually(() => expect(inputsOf("previewReport")).toHaveLength(1));
    expect(inputsOf("previewReport")[0]).toEqual({ job, ...request, privacy: openPrivacy });
    await shows("102 rows · 5 columns");
    expect(listTexts(".leaving-table .status")).toEqual([]);
    chooseRadio("Privacy", "For sharing");
    await shows("hidden · 12");
    expect(inputsOf("previewReport")[1]).toEqual({ job, ...request, privacy: sharedPrivacy });
    expect(getRadio("Learners", "Pseudonymize").checked).toBe(true);
    expect(getRadio("Names, addresses and typed text", "Leave out").checked).toBe(true);
    expect(getCheck("Hide counts below").checked).toBe(true);
    expect(text()).toContain("Counts from 1 to 4 are hidden.");
    await chooseForm("Parquet");
    await shows("For Python, R and DuckDB.");
    await expectReadable();
    findButton("Save…").click();
    await shows("Saved enrollment.csv");
    expect(inputsOf("exportReport")).toEqual([
      { job, ...request, format: "parquet", privacy: sharedPrivacy },
    ]);
  });

  test("what is changed by hand is one's own choice", async () => {
    const { inputsOf } = await openDialog();
    chooseRadio("Names, addresses and typed text", "Redact");
    await eventually(() => expect(getRadio("Privacy", "Own choice").checked).toBe(true));
    getCheck("Hide counts below").click();
    await eventually(() => expect(getCheck("Hide counts below").checked).toBe(true));
    (find(".small-cells-input") as HTMLInputElement).focus();
    type(".small-cells-input", "12");
    (find(".small-cells-input") as HTMLInputElement).blur();
    await shows("Counts from 1 to 11 are hidden.");
    findButton("Save…").click();
    await shows("Saved enrollment.csv");
    const privacy = { learners: "keep", identifiers: "redact", smallCells: 12 };
    expect(inputsOf("exportReport")).toEqual([{ job, ...request, format: "xlsx", privacy }]);
  });

  test("the columns that are left out are said to be, and the others keep their cells", async () => {
    await openDialog({}, `${course}/answer-distribution`);
    chooseRadio("Names, addresses and typed text", "Leave out");
    await shows("In answers to problems, what was typed is redacted");
    await shows("left out");
    const lines = [...document.querySelectorAll(".leaving-table tbody tr")].map((line) =>
      [...line.children].map(({ textContent }) => textContent),
    );
    const place = lines.findIndex(([label]) => label === "Answer");
    expect(lines[place]?.slice(1, 3)).toEqual(["left out", ""]);
    const left = lines.filter(([, fate]) => fate !== "left out");
    expect(left.map((cells) => cells[2])).toEqual(
      left.map((_, column) => `cell ${column} of row 1`),
    );
  });

  test("the key of the pseudonyms is shown where there are pseudonyms", async () => {
    const { inputsOf } = await openDialog();
    expect(text()).not.toContain("Show the key…");
    chooseRadio("Learners", "Pseudonymize");
    await shows("Show the key…");
    findButton("Show the key…").click();
    await eventually(() => expect(inputsOf("revealKey")).toEqual([{}]));
  });

  test.each(["sample", "memory"] as const)("a %s workspace has no key to show", async (kind) => {
    await openDialog({ workspace: { kind, name: "In memory" } });
    chooseRadio("Learners", "Pseudonymize");
    await shows("a key that is gone when the window closes");
    expect(text()).not.toContain("Show the key…");
  });

  test("shows how far it is, and stopping leaves everything as it was chosen", async () => {
    const { inputsOf } = await openDialog({ savesSlowly: true });
    chooseRadio("Privacy", "For sharing");
    findButton("Save…").click();
    await shows("enrollment.csv · half of it");
    expect(find(".float")).toBeNull();
    expect(find(".export-body")?.hasAttribute("inert")).toBe(true);
    findButton("Stop").click();
    const [{ job: started } = {}] = inputsOf("exportReport");
    await eventually(() => expect(inputsOf("cancelJob")).toContainEqual({ job: started }));
    await eventually(() => findButton("Save…"));
    expect(find(".error-card")).toBeNull();
    expect(getRadio("Privacy", "For sharing").checked).toBe(true);
    expect(find(".export-body")?.hasAttribute("inert")).toBe(false);
  });

  test("the application's Export opens nothing behind it", async () => {
    const { bridge } = await openDialog();
    bridge.send("command", { name: "export" });
    chooseRadio("Privacy", "For sharing");
    await shows("hidden · 12");
    expect(find(".menu")).toBeNull();
    expect(document.querySelectorAll('[role="dialog"]')).toHaveLength(1);
  });

  test("closed while it saves, it floats on and says how it went", async () => {
    const { bridge } = await openDialog({ savesSlowly: true });
    findButton("Save…").click();
    await shows("enrollment.csv · half of it");
    pressEscape();
    await eventually(() => expect(find(".export-modal")).toBeNull());
    await eventually(() => expect(find(".float")).not.toBeNull());
    bridge.endSaving();
    await shows("Saved enrollment.csv · 102 rows");
  });

  test("an error is shown in it, and nothing chosen is lost", async () => {
    const failure = { code: "disk", message: "The disk is full.", hint: "Free 12 MB." } as const;
    await openDialog({ saveFailure: failure });
    chooseRadio("Privacy", "For sharing");
    findButton("Save…").click();
    await shows("The disk is full.");
    expect(find(".export-modal .error-hint")?.textContent).toBe("Free 12 MB.");
    expect(getRadio("Privacy", "For sharing").checked).toBe(true);
    findButton("Save…");
  });

  test("the notes of a file are shown with it, with the safer form and the code", async () => {
    const { inputsOf } = await openDialog({ saveNotes: ["1 cell begins like a formula."] });
    await chooseForm("CSV");
    findButton("Save…").click();
    await shows("1 cell begins like a formula.");
    await expectReadable();
    findButton("Copy the Python code").click();
    await eventually(() => expect(inputsOf("copyText")).toHaveLength(1));
    chooseRadio("Open it in", "R");
    await eventually(() => findButton("Copy the R code"));
    findButton("Show in folder").click();
    await eventually(() => expect(inputsOf("revealFile")).toHaveLength(1));
    findButton("Save as CSV for spreadsheets instead…").click();
    await eventually(() =>
      expect(inputsOf("exportReport").map(({ format }) => format)).toEqual(["csv", "csv-excel"]),
    );
  });

  test("a plan has what is chosen", async () => {
    const { inputsOf } = await openDialog();
    chooseRadio("Privacy", "For sharing");
    findButton("Save as plan…").click();
    await shows("Saved course.plan.json");
    expect(inputsOf("savePlan")).toEqual([
      { output: { ...request, format: "xlsx", privacy: sharedPrivacy } },
    ]);
    findButton("Save…");
  });

  test("remembers the form and the privacy until the window closes", async () => {
    await openDialog();
    chooseRadio("Privacy", "For sharing");
    await chooseForm("Arrow");
    await shows("For Python and R, read without a copy.");
    findButton("Cancel").click();
    await eventually(() => expect(find(".export-modal")).toBeNull());
    window.location.hash = `${course}/enrollment_mode`;
    await shows("How did enrollment develop, by mode?");
    await eventually(() => expect(find(".answer .card")).not.toBeNull());
    await chooseItem("Export", "More…");
    await shows("What leaves");
    expect(find(".select-button")?.textContent).toContain("Arrow");
    expect(getRadio("Privacy", "For sharing").checked).toBe(true);
  });
});

describe("a table's rows", () => {
  const table = "#/data/tables/course_enrollment_daily?search=7&sort=-date";
  const filter = { table: "course_enrollment_daily", course: null, search: "7" };
  const sort = { column: "date", direction: "desc" };

  test("leave by the same menu, which the application's Export opens", async () => {
    const { bridge, inputsOf } = await open(table);
    await shows("7 of 102 rows");
    bridge.send("command", { name: "export" });
    await eventually(() => getItem("Parquet…"));
    expect(listTexts(".menu-title")).toEqual(["For people", "As it stands", "For tools"]);
    getItem("Parquet…").click();
    await shows("Saved rows.csv · 250 rows");
    expect(inputsOf("exportTable")).toEqual([
      { job, ...filter, sort, format: "parquet", privacy: openPrivacy },
    ]);
  });

  test("have a dialog with a preview, and a plan", async () => {
    const { inputsOf } = await open(table);
    await shows("7 of 102 rows");
    await chooseItem("Save as", "More…");
    await shows("What leaves");
    chooseRadio("Privacy", "For sharing");
    await shows("hidden · 12");
    expect(inputsOf("previewTableExport").at(-1)).toEqual({
      job,
      ...filter,
      privacy: sharedPrivacy,
    });
    findButton("Save as plan…").click();
    await shows("Saved course.plan.json");
    expect(inputsOf("savePlan")).toEqual([
      { output: { ...filter, sort, format: "xlsx", privacy: sharedPrivacy } },
    ]);
    findButton("Save…").click();
    await shows("Saved rows.csv");
    expect(inputsOf("exportTable")[0]).toMatchObject({ ...filter, sort, privacy: sharedPrivacy });
  });
});
