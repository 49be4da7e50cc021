import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listCourses } from "../../src-main/courses";
import type { Engine } from "../../src-main/engine";
import type { BookChoice } from "../../src-main/export/chapters";
import { renderAnswer } from "../../src-main/export/html/answer";
import { escapeHtml, html } from "../../src-main/export/html/markup";
import { writeHtmlBook, writePdfBook } from "../../src-main/export/html-book";
import type { SaveOptions } from "../../src-main/export/save-options";
import { computeShownFigures, type Shown } from "../../src-main/export/shown";
import { importPaths } from "../../src-main/import";
import { openWorkspace } from "../../src-main/workspace";
import { AppError } from "../../src-shared/errors";
import type { Course } from "../../src-shared/ipc";
import { hiddenMark, redactedMark } from "../../src-shared/privacy";
import { findReport, reports } from "../../src-shared/reports";
import { createFolder, createLastingFolder } from "../support/folder";
import { demo, inDemo, withTables } from "../support/rows";
import { now, sampleFolder } from "../support/workspace";

const axe = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");
const folder = createLastingFolder();
let writes = 0;
const options: SaveOptions = { statedAt: now(), protection: null, replace: true };

let engine: Engine;
let courses: readonly Course[];

beforeAll(async () => {
  engine = await openWorkspace(null);
  await importPaths(engine, [sampleFolder], { now });
  courses = await engine.withSession((session) => listCourses(session, null, now()));
  whole = await write();
});
afterAll(() => engine.close());

/** Every report of both courses, written once for the tests that only look. */
let whole: Awaited<ReturnType<typeof write>>;

async function write(choice: Partial<BookChoice> = {}, changed: Partial<SaveOptions> = {}) {
  const path = join(folder, `report-${writes++}.html`);
  const chosen = { courses, reports, period: null, ...choice };
  const written = await writeHtmlBook(engine, chosen, path, { ...options, ...changed });
  const text = readFileSync(path, "utf8");
  return { ...written, text, document: new JSDOM(text).window.document };
}

const findCourse = (part: string) => courses.filter(({ id }) => id.includes(part));

describe("a report as a web page", () => {
  test("runs nothing and loads nothing", async () => {
    const { text, document } = whole;
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
    expect(policy?.getAttribute("content")).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    );
    expect(document.querySelectorAll("script, link, img, iframe, object, base, form")).toHaveLength(
      0,
    );
    expect(text).not.toMatch(/url\(|@import|\ssrc=|javascript:/i);
    for (const element of document.querySelectorAll("*")) {
      for (const { name } of element.attributes) expect(name).not.toMatch(/^on/);
    }
    for (const link of document.querySelectorAll("a")) {
      expect(link.getAttribute("href")).toMatch(/^#/);
    }
  });

  test("links lead to what is there, ids are unique, headings skip no level", async () => {
    const { document } = whole;
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of document.querySelectorAll("a")) {
      expect(ids).toContain(link.getAttribute("href")?.slice(1));
    }
    const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map(({ tagName }) =>
      Number(tagName.slice(1)),
    );
    levels.slice(1).forEach((level, place) => {
      expect(level - (levels[place] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  test("has a chapter for each report of each course, and those across courses", async () => {
    const { document } = whole;
    const questions = [...document.querySelectorAll(".report h3")].map((item) => item.textContent);
    for (const { id, question, params } of reports) {
      const count = questions.filter((text) => text === question).length;
      if (id !== "report-download") expect(count, question).toBeGreaterThanOrEqual(1);
      expect(count, question).toBeLessThanOrEqual("course" in params ? 2 : 1);
    }
    expect(document.querySelector("h1")?.textContent).toBe("2 courses");
  });

  test("of one course is that course's own page", async () => {
    const { document } = await write({ courses: findCourse("ART101") });
    expect(document.title).toBe("L'art de l'ingénieur");
    expect(document.querySelector("h1")?.textContent).toBe("L'art de l'ingénieur");
    expect(document.querySelector(".head code")?.textContent).toBe(
      "course-v1:Uni-Lys+ART101+2024-T1",
    );
    const figures = [...document.querySelectorAll(".head .figure")].map((item) => item.textContent);
    expect(figures[0]).toBe("Enrolled now1,798");
    expect(figures[2]).toBe("Change in last week−30");
  });

  test("is the same to the byte from the same inputs and time", async () => {
    expect((await write()).text).toBe(whole.text);
  });

  test("shows the newest month of a daily report, the newest first, and says so", async () => {
    const only = reports.filter(({ id }) => id === "enrollment");
    const { document } = await write({ courses: findCourse("ART101"), reports: only });
    const table = document.querySelector("#course-1-enrollment table");
    expect(table?.querySelector("caption")?.textContent).toContain("the newest 31 of 130 rows");
    expect(table?.querySelectorAll("tbody tr")).toHaveLength(31);
    const [first] = table?.querySelectorAll("tbody tr") ?? [];
    expect([...(first?.children ?? [])].map((cell) => cell.textContent)).toEqual([
      "2024-05-12",
      "1,798",
      "−6",
    ]);
  });

  test("shows the three most used modules, and of how many", async () => {
    const only = reports.filter(({ id }) => id === "answer-distribution");
    const { document, notes } = await write({ courses: findCourse("ART101"), reports: only });
    const names = [...document.querySelectorAll(".part h3 span")].map((item) => item.textContent);
    expect(names).toHaveLength(3);
    expect(document.querySelector(".definition")?.textContent).toMatch(/the 3 most used of 1\d\./);
    expect(notes).toEqual([expect.stringContaining("3 most used")]);
  });

  test("ends with its sources, parameters, program and time", async () => {
    const { document } = await write({ courses: findCourse("ART101") });
    const about = document.querySelector("#about")?.textContent ?? "";
    expect(about).toContain("2026-01-02 03:04 UTC");
    expect(about).toContain("Coursescope 0.0.0");
    expect(about).toContain("course_enrollment_daily.csv");
    expect(about).toMatch(/[0-9a-f]{64}/);
    expect(about).toContain("start_date=2024-01-01 · end_date=2024-05-13");
  });

  test("every table has a caption, and its heads their scope; every chart a title", async () => {
    const { document } = whole;
    for (const table of document.querySelectorAll("table")) {
      expect(table.querySelector("caption")?.textContent).toBeTruthy();
      for (const head of table.querySelectorAll("th")) {
        expect(["row", "col"]).toContain(head.getAttribute("scope"));
      }
    }
    const charts = document.querySelectorAll(".chart svg");
    expect(charts.length).toBeGreaterThan(20);
    for (const chart of charts) {
      const title = chart.querySelector("title");
      expect(title?.textContent).toMatch(/^Chart: ./);
      expect(chart.getAttribute("aria-labelledby")).toBe(title?.id);
      expect(chart.outerHTML).not.toMatch(/#[0-9a-f]{6}|NaN/);
    }
  });

  test("is readable for all", async () => {
    const ids = ["enrollment_mode", "enrollment-education", "answer-distribution", "programs"];
    const { text } = await write({ reports: reports.filter(({ id }) => ids.includes(id)) });
    const { window } = new JSDOM(text, { runScripts: "outside-only", pretendToBeVisual: true });
    window.eval(axe);
    const rules = { "color-contrast": { enabled: false } };
    const { violations } = await window.axe.run(window.document, { rules });
    expect(violations.map(({ id }: { id: string }) => id)).toEqual([]);
  });

  test("without any data is missing-data, and a cancelled one leaves off", async () => {
    const before = { first: 0, last: 1 };
    const only = reports.filter(({ id }) => id === "enrollment");
    await expect(write({ period: before, reports: only })).rejects.toMatchObject({
      code: "missing-data",
    });
    const controller = new AbortController();
    const onProgress = () => controller.abort();
    await expect(write({}, { signal: controller.signal, onProgress })).rejects.toMatchObject({
      code: "cancelled",
    });
  });

  test("progress grows from 0 and stays below 1", async () => {
    const fractions: number[] = [];
    const onProgress = (fraction: number | null) => fractions.push(fraction ?? -1);
    await write({}, { onProgress });
    expect(fractions[0]).toBe(0);
    expect(fractions).toEqual([...fractions].sort((one, other) => one - other));
    expect(fractions.at(-1)).toBeLessThan(1);
  });
});

describe("with privacy", () => {
  const privacy = { learners: "pseudonymize", identifiers: "drop", smallCells: 5 } as const;
  const protection = { privacy, key: new Uint8Array(32) };

  test("totals that no rule has seen are left out, and what is done is said", async () => {
    const { document } = await write({ courses: findCourse("ART101") }, { protection });
    expect(document.querySelector(".head .figures")).toBeNull();
    expect(document.querySelector(".head .guard")?.textContent).toContain(
      "Counts below 5 are hidden",
    );
    expect(document.querySelector("#about thead th.n")).toBeNull();
  });

  test("a hidden cell says so, in the table, in key numbers and below the chart", async () => {
    const report = findReport("enrollment-education");
    if (!report) throw new Error("unknown report");
    const rows = [
      ["bachelors", 40],
      ["masters", null],
    ] as const;
    const values: Record<string, readonly (string | number | null)[]> = {
      date: rows.map(() => 19_000),
      education_level: rows.map(([level]) => level),
      count: rows.map(([, count]) => count),
    };
    const columns = Object.entries(report.columns).map(([name, { type }]) => {
      return { name, type, values: values[name] ?? rows.map(() => null) };
    });
    const shown: Shown = {
      report,
      table: { columns, rowCount: rows.length },
      isHidden: (column, row) => column === "count" && row === 1,
      protections: ["One count was hidden."],
      leavesOutRows: false,
    };
    const { top, rest } = await renderAnswer(shown, { course: null, id: "x", mostRows: 10 });
    const { document } = new JSDOM(`${top.text}${rest.text}`).window;
    expect(document.querySelector("td.hidden")?.textContent).toBe(hiddenMark);
    expect(document.querySelectorAll("dd .hidden").length).toBeGreaterThan(0);
    expect(document.body.textContent).toContain("One hidden count is not drawn");
    expect(document.querySelector(".chart")?.textContent).not.toContain("Master");
    expect(document.querySelector(".guard")?.textContent).toBe("One count was hidden.");
  });
});

test("a key number is not read off what was redacted", () => {
  const report = findReport("answer-distribution");
  if (!report) throw new Error("unknown report");
  const columns = Object.entries(report.columns).map(([name, { type }]) => ({
    name,
    type,
    values: name === "answer_value" ? [redactedMark, redactedMark] : [3, 4],
  }));
  const table = { columns, rowCount: 2 };
  const figures = computeShownFigures({
    report,
    table,
    isHidden: () => false,
    protections: [],
    leavesOutRows: false,
  });
  expect(figures.map(({ label, value }) => [label, value])).toEqual([
    ["Last tries", 7],
    ["First tries", 7],
    ["Answers", hiddenMark],
  ]);
});

describe("hostile text", () => {
  const evil = `<script>alert("1")</script>]]>'&amp;<img src=x onerror=alert(2)>\u0007`;

  test("stays text in names of courses and modules and in answers", async () => {
    const cell = `"${evil.replaceAll('"', '""')}"`;
    const answers = inDemo(
      [
        "module_id,part_id,correct,answer_value_text,value_id,variant,problem_display_name,question_text,last_response_count,first_response_count",
        `block-1,part_1,1,${cell},,,${cell},${cell},7,6`,
        "block-1,part_1,0,plain,,,plain,plain,3,2",
      ].join("\n"),
    );
    await withTables({ answer_distribution: answers }, async (_ask, own) => {
      const found = await own.withSession((session) => listCourses(session, null, now()));
      const named = found.map((course) => ({ ...course, name: evil }));
      expect(named.map(({ id }) => id)).toEqual([demo]);
      const path = join(createFolder(), "report.html");
      await writeHtmlBook(own, { courses: named, reports, period: null }, path, options);
      const text = readFileSync(path, "utf8");
      const { document } = new JSDOM(text, { runScripts: "dangerously" }).window;
      expect(document.querySelectorAll("script, img")).toHaveLength(0);
      const seen = evil.replace("\u0007", "\uFFFD");
      expect(document.title).toBe(seen);
      expect(document.querySelector("h1")?.textContent).toBe(seen);
      expect(document.body.textContent).toContain(`${seen} block-1`);
    });
  });

  test("is escaped by html, but for what is HTML already", () => {
    expect(
      html`<b title="${`"'`}">${"<&>"}${html`<i>${1}</i>`}${[null, false, "x"]}</b>`.text,
    ).toBe('<b title="&quot;&#39;">&lt;&amp;&gt;<i>1</i>x</b>');
    expect(escapeHtml("a\0b\u009fc\td\n")).toBe("a\uFFFDb\uFFFDc\td\n");
  });
});

describe("a report as PDF", () => {
  const choice = () => ({
    courses: findCourse("ART101"),
    reports: reports.slice(0, 1),
    period: null,
  });

  test("is what the window prints of the page, which is gone after", async () => {
    const path = join(createFolder(), "report.pdf");
    let seen = "";
    const printPdf = async (file: string) => {
      seen = file;
      expect(readFileSync(file, "utf8")).toContain("</html>");
      return new TextEncoder().encode("%PDF");
    };
    writeFileSync(path, "");
    const { rows } = await writePdfBook(engine, choice(), path, { ...options, printPdf });
    expect(rows).toBe(130);
    expect(readFileSync(path, "utf8")).toBe("%PDF");
    expect(existsSync(seen)).toBe(false);
  });

  test("that fails leaves nothing behind", async () => {
    const folder = createFolder();
    let seen = "";
    const printPdf = async (file: string) => {
      seen = file;
      throw new Error("no printer");
    };
    const path = join(folder, "report.pdf");
    await expect(writePdfBook(engine, choice(), path, { ...options, printPdf })).rejects.toThrow(
      "no printer",
    );
    expect(existsSync(seen)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("that is cancelled does not wait until it is printed", async () => {
    const controller = new AbortController();
    const printPdf = (_: string, signal?: AbortSignal) =>
      new Promise<Uint8Array>((_done, fail) => {
        signal?.addEventListener("abort", () => fail(new AppError("cancelled", "Cancelled.")));
        controller.abort();
      });
    const printing = { ...options, signal: controller.signal, printPdf };
    const path = join(createFolder(), "report.pdf");
    await expect(writePdfBook(engine, choice(), path, printing)).rejects.toMatchObject({
      code: "cancelled",
    });
    expect(existsSync(path)).toBe(false);
  }, 5000);

  test("without a window is bad-input", async () => {
    const path = join(createFolder(), "report.pdf");
    await expect(writePdfBook(engine, choice(), path, options)).rejects.toMatchObject({
      code: "bad-input",
      message: "PDF is made in the window.",
      hint: "Export html here and print it.",
    });
  });
});
