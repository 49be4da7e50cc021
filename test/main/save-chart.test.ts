import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listCourses } from "../../src-main/courses";
import { findDefaultParams } from "../../src-main/default-params";
import type { Engine } from "../../src-main/engine";
import { checkPicture, toLegalXml } from "../../src-main/export/chart-picture";
import { saveChart } from "../../src-main/export/save-chart";
import type { SaveOptions } from "../../src-main/export/save-options";
import { drawSvg } from "../../src-main/export/svg";
import { importPaths } from "../../src-main/import";
import { runReport } from "../../src-main/run-report";
import { openWorkspace } from "../../src-main/workspace";
import type { ChartFormat } from "../../src-shared/export-format";
import type { Course } from "../../src-shared/ipc";
import type { Report } from "../../src-shared/report";
import { findReport, reports } from "../../src-shared/reports";
import { createFolder } from "../support/folder";
import { now, sampleFolder } from "../support/workspace";

const options: SaveOptions = { statedAt: now(), protection: null, replace: false };

let engine: Engine;
let art: Course;

beforeAll(async () => {
  engine = await openWorkspace(null);
  await importPaths(engine, [sampleFolder], { now });
  const courses = await engine.withSession((session) => listCourses(session, null, now()));
  const [found] = courses.filter(({ id }) => id.includes("ART101"));
  if (!found) throw new Error("no course");
  art = found;
});
afterAll(() => engine.close());

async function toRequest({ id }: Report) {
  const report = findReport(id);
  const params = report ? ((await findDefaultParams(engine, report, art)) ?? {}) : {};
  return { report: id, params, now: now() };
}

async function save(report: Report, format: ChartFormat) {
  const path = join(createFolder(), `chart.${format}`);
  const written = await saveChart(engine, await toRequest(report), format, path, options);
  return { ...written, bytes: readFileSync(path) };
}

function parseXml(text: string): Document {
  return new JSDOM(text, { contentType: "image/svg+xml" }).window.document;
}

const drawn = reports.filter(({ chart }) => chart.mark !== "none");

describe.each(drawn)("the chart of $id as a file", (report) => {
  test("is XML that says question, course, tables and program", async () => {
    const { bytes, rows } = await save(report, "svg");
    const text = bytes.toString();
    const { documentElement } = parseXml(text);
    expect(documentElement.tagName).toBe("svg");
    const words = documentElement.textContent ?? "";
    expect(words).toContain(report.question);
    expect(words).toContain("Coursescope 0.0.0");
    expect(words).toContain(report.reads.join(", "));
    if ("course" in report.params) {
      expect(words).toContain(art.name);
      expect(words).toContain(art.id);
    }
    expect(rows).toBeGreaterThan(0);
    expect(() => checkPicture(text)).not.toThrow();
  });
});

test("a PNG has two pixels for each of the chart's own, and is the same each time", async () => {
  const report = findReport("enrollment") as Report;
  const { bytes } = await save(report, "png");
  expect(bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1920, 1000]);
  expect((await save(report, "png")).bytes.equals(bytes)).toBe(true);
});

test("a period that was asked for is said, else the days that are drawn", async () => {
  const report = findReport("enrollment") as Report;
  expect((await save(report, "svg")).bytes.toString()).toContain("2024-01-01 to 2024-05-12");
  const path = join(createFolder(), "chart.svg");
  const request = { report: "enrollment", params: { course: art.id }, now: now() };
  await saveChart(engine, request, "svg", path, options);
  expect(readFileSync(path, "utf8")).toContain(`${art.name} · 2024-05-12<`);
});

test("a report without a chart is bad-input, no rows are missing-data, and nothing is left", async () => {
  const folder = createFolder();
  const path = join(folder, "chart.png");
  const programs = { report: "programs", params: {}, now: now() };
  await expect(saveChart(engine, programs, "png", path, options)).rejects.toMatchObject({
    code: "bad-input",
    message: "The report programs has no chart.",
  });
  const nowhere = { report: "enrollment", params: { course: "a/b/c" }, now: now() };
  await expect(saveChart(engine, nowhere, "png", path, options)).rejects.toMatchObject({
    code: "missing-data",
  });
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ["a name without end", "Bridges and how they stand ".repeat(40)],
  ["one word without end", "工程".repeat(200)],
  ["a name from right to left", "مقدمة في الهندسة ".repeat(30)],
  ["signs of XML and of nothing", "a<b>&\"'\u0007\uFFFE]]>"],
])("%s stays in the picture", async (_, name) => {
  const run = await runReport(engine, await toRequest(findReport("enrollment_mode") as Report));
  const remarks = ["Counts below 5 are hidden.", "Learners stand under pseudonyms. ".repeat(20)];
  const svg = await drawSvg(run, { course: { ...art, name }, period: "2024", remarks });
  const document = parseXml(svg);
  const texts = [...document.querySelectorAll("svg > text")];
  for (const text of texts) {
    expect([...(text.textContent ?? "")].length).toBeLessThan(190);
    const y = Number(text.getAttribute("y"));
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(500);
  }
  const places = texts.map((text) => `${text.getAttribute("x")} ${text.getAttribute("y")}`);
  expect(new Set(places).size).toBe(places.length);
  expect(document.documentElement.textContent).toContain("Counts below 5 are hidden.");
});

describe("a picture from the page", () => {
  const frame = (inside: string, head = 'width="960" height="500"') =>
    `<svg xmlns="http://www.w3.org/2000/svg" ${head}>${inside}</svg>`;

  test.each([
    frame("<g><text>a &lt;script&gt; onclick= href=</text></g>"),
    frame('<path d="M0,0" clip-path="url(#a)"/>', 'fill="red" width="960" height="500.5"'),
  ])("may be a chart: %s", (svg) => {
    expect(() => checkPicture(svg)).not.toThrow();
  });

  test.each([
    ["no picture", "hello"],
    ["no size", frame("", "")],
    ["a script", frame("<script>alert(1)</script>")],
    ["a page within", frame("<foreignObject/>")],
    ["a file within", frame('<image href="file:///etc/passwd"/>')],
    ["a link", frame('<g href="https://example.com"/>')],
    ["an old link", frame('<g xlink:href="https://example.com"/>')],
    ["an event", frame('<g\nonclick="alert(1)"/>')],
    ["a style from elsewhere", frame('<g style="fill:url(https://example.com)"/>')],
    ["an entity", `<!DOCTYPE svg [<!ENTITY a "b">]>${frame("")}`],
    ["too large", frame("", 'width="96000" height="500"')],
  ])("with %s is bad-input", (_, svg) => {
    expect(() => checkPicture(svg)).toThrow(expect.objectContaining({ code: "bad-input" }));
  });

  test("loses what XML has no place for", () => {
    expect(toLegalXml("a\0\u0008\t\n\uD800é😀\uFFFF")).toBe("a\uFFFD\uFFFD\t\n\uFFFDé😀\uFFFD");
  });
});

test("a chart of weeks says that it goes to the end of the last one", async () => {
  const path = join(createFolder(), "weeks.svg");
  const params = { course: art.id, start_date: "2024-05-01" };
  const request = { report: "engagement-activity", params, now: now() };
  await saveChart(engine, request, "svg", path, options);
  expect(readFileSync(path, "utf8")).toContain("2024-05-01 to 2024-05-12");
});
