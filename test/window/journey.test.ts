import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reports } from "../../src-shared/reports";
import { createLastingFolder, writeInFolder } from "../support/folder";
import { casesFolder, repoRoot, sampleFolder } from "../support/workspace";
import {
  dropFiles,
  type LaunchedApp,
  launchApp,
  screenshot,
  setSize,
  setTheme,
} from "./support/electron";

const art = "course-v1:Uni-Lys+ART101+2024-T1";
const demo = "edX/DemoX/Demo_Course";
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

let launched: LaunchedApp;
let page: Page;
const requests: string[] = [];
const complaints: string[] = [];
const netLog = join(repoRoot, "test-results/net-log.json");

// One session, in the order of the tests: start, drop, see, change, export, read the file.
beforeAll(async () => {
  mkdirSync(join(repoRoot, "test-results"), { recursive: true });
  launched = await launchApp({ args: ["--sample"], switches: [`--log-net-log=${netLog}`] });
  page = launched.page;
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await watchConnections();
  await page.reload();
});

afterAll(() => launched?.close());

/** Notes every connection that main's own code would open. */
async function watchConnections() {
  await launched.app.evaluate(() => {
    const attempts: string[] = [];
    Reflect.set(globalThis, "connectionAttempts", attempts);
    const net: typeof import("node:net") = process.mainModule?.require("node:net");
    const { connect } = net.Socket.prototype;
    Reflect.set(net.Socket.prototype, "connect", function (this: unknown, ...args: unknown[]) {
      attempts.push(JSON.stringify(args[0]));
      return Reflect.apply(connect, this, args);
    });
  });
}

async function expectNoSeriousFindings(where: string) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as {
        axe: {
          run: () => Promise<{
            violations: { id: string; impact: string; nodes: { html: string }[] }[];
          }>;
        };
      }
    ).axe.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  });
  expect(found, where).toEqual([]);
}

/** The course's link beside the page, where the page itself lists courses too. */
const inSidebar = (name: RegExp) =>
  page.getByRole("navigation", { name: "Courses", exact: true }).getByRole("link", { name });

test("it opens on all courses, as cards and as a table", async () => {
  await page.getByRole("heading", { level: 1, name: "Courses" }).waitFor();
  expect(await page.evaluate(() => location.hash)).toBe("#/");
  expect(await page.locator(".course-card").count()).toBe(2);
  await screenshot(page, "courses-cards");
  await expectNoSeriousFindings("the courses as cards");
  await page.getByRole("link", { name: "Table", exact: true }).click();
  await page.getByRole("columnheader", { name: "Enrolled" }).waitFor();
  await screenshot(page, "courses-table");
  await expectNoSeriousFindings("the courses as a table");
  await page.getByRole("textbox", { name: "Search courses" }).fill("INGENIEUR");
  await page.getByText("1 of 2 courses").waitFor();
  await page.waitForFunction(() => location.hash.includes("q=INGENIEUR"));
});

test("the courses shown are saved as CSV", async () => {
  const target = join(createLastingFolder(), "courses.csv");
  await launched.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, target);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("menuitem", { name: "CSV…", exact: true }).click();
  await expect.poll(() => existsSync(target)).toBe(true);
  const [header, ...lines] = readFileSync(target, "utf8").trimEnd().split("\n");
  expect(header).toMatch(/^course_id,name,org,/);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(`${art},L'art de l'ingénieur,Uni-Lys,`);
});

test("a course's own page leads to a report's chart and table", async () => {
  await page.getByRole("link", { name: "L'art de l'ingénieur", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "L'art de l'ingénieur" }).waitFor();
  await page.getByRole("heading", { level: 2, name: "What data there is" }).waitFor();
  await screenshot(page, "course");
  await expectNoSeriousFindings("a course");
  await page.getByRole("link", { name: /How did enrollment develop, by mode/ }).click();
  await page.getByText("Three days have no data").waitFor();
  expect(await page.locator("dl").first().innerText()).toMatch(
    /1,798[\s\S]*2,363[\s\S]*−30[\s\S]*310/,
  );
  expect(await page.locator("main svg [aria-label='area'] path").count()).toBeGreaterThan(5);
  await expectNoSeriousFindings("a report");
});

test.each(reports)("$id shows its answer, without an error", async ({ id, question, params }) => {
  const course = "course" in params ? `course/${encodeURIComponent(art)}` : "reports";
  await page.evaluate((path) => {
    location.hash = `#/${path}`;
  }, `${course}/${id}`);
  await page.getByRole("heading", { level: 2, name: question }).waitFor();
  await page.locator("main svg, main table, main dl").first().waitFor();
  await expect.poll(() => page.locator(".skeleton").count()).toBe(0);
  await page.waitForTimeout(300);
  await screenshot(page, `report-${id}`);
  expect(await page.locator(".error-card").count()).toBe(0);
  await expectNoSeriousFindings(id);
});

test.each([
  [1280, 800, "light"],
  [1280, 800, "dark"],
  [900, 600, "light"],
  [900, 600, "dark"],
] as const)("at %i×%i, %s, nothing is cut off or hard to see", async (width, height, theme) => {
  await page.evaluate((id) => {
    location.hash = `#/course/${encodeURIComponent(id)}/enrollment_mode`;
  }, art);
  await page.getByText("Three days have no data").waitFor();
  await setTheme(page, theme);
  await setSize(launched.app, width, height);
  await page.waitForTimeout(500);
  await screenshot(page, `window-${width}-${theme}`);
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(overflow).toBeLessThanOrEqual(0);
  await expectNoSeriousFindings(`${width}×${height}, ${theme}`);
});

test("the chart is read with the arrow keys, and the value is spoken", async () => {
  await setTheme(page, "light");
  await setSize(launched.app, 1280, 800);
  await page.getByRole("application").focus();
  await page.keyboard.press("End");
  const spoken = page.locator("[aria-live]").filter({ hasText: "May 12, 2024" });
  await spoken.first().waitFor({ state: "attached" });
  expect(await spoken.first().textContent()).toContain("310");
});

test("a file dropped on the window is imported, and its courses appear", async () => {
  const file = join(casesFolder, "csv/course_enrollment_daily.csv");
  const other = writeInFolder("notes.csv", "who,what\nme,this\n", createLastingFolder());
  await dropFiles(page, "main", [file, other]);
  await inSidebar(/edX · DemoX · Demo_Course/).waitFor();
  await page
    .getByText(/2 files|1 need/)
    .first()
    .waitFor();
  await page
    .getByRole("button", { name: /look|show|details|results/i })
    .first()
    .click();
  await page.getByText("no known table has this header").waitFor();
  await screenshot(page, "import-results");
  await expectNoSeriousFindings("the results of an import");
  await page.keyboard.press("Escape");
});

test("the course's chart covers all its days; a preset changes them", async () => {
  await inSidebar(/edX · DemoX · Demo_Course/).click();
  await page.getByRole("link", { name: /How many learners were enrolled, day by day/ }).click();
  await page.getByRole("button", { name: /^Period: / }).waitFor();
  const period = page.getByRole("button", { name: /^Period: / });
  const before = await period.getAttribute("aria-label");
  await period.click();
  await screenshot(page, "period");
  await page.getByRole("button", { name: "Last 7 days" }).click();
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => location.hash.includes("start_date="));
  expect(await page.evaluate(() => location.hash)).toContain(
    "start_date=2014-10-25&end_date=2014-11-01",
  );
  expect(await period.getAttribute("aria-label")).not.toBe(before);
  await expect.poll(() => page.locator("tbody tr").count()).toBe(7);
});

test("the export is what the command line writes for the same period", async () => {
  const target = join(createLastingFolder(), "export.csv");
  await launched.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, target);
  await page.getByRole("button", { name: "Export" }).first().click();
  await page.getByRole("menuitem", { name: "CSV…", exact: true }).click();
  await expect.poll(() => existsSync(target)).toBe(true);
  const cases = readFileSync(join(casesFolder, "cases.ndjson"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const header = cases
    .find(({ report, csv }) => report === "enrollment" && csv)
    .csv.split("\r\n")[0];
  const [first, ...lines] = readFileSync(target, "utf8").trimEnd().split("\r\n");
  expect(first).toBe(header);
  expect(lines).toHaveLength(7);
  expect(lines.at(-1)).toBe(`1921,${demo},2014-11-01T023441,2014-10-31`);
});

test("what leaves can be looked at before, alone or in a report of the course", async () => {
  const choose = async (name: string) => {
    await page.getByRole("button", { name: "Export" }).first().click();
    await page.getByRole("menuitem", { name, exact: true }).click();
  };
  await choose("More…");
  await page.getByRole("heading", { name: "What leaves" }).waitFor();
  await page.getByText("For sharing").click();
  await page.getByText("a key that is gone when the window closes").waitFor();
  await page.waitForTimeout(500);
  await screenshot(page, "export-dialog");
  await expectNoSeriousFindings("the export dialog");
  await page.keyboard.press("Escape");
  await choose("Course report…");
  await page.getByRole("heading", { name: "Course report" }).waitFor();
  expect(await page.getByText("Needs course_activity").count()).toBeGreaterThan(0);
  await page.waitForTimeout(300);
  await screenshot(page, "book-dialog");
  await expectNoSeriousFindings("the dialog of several reports");
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
});

test("back and forward walk through what was looked at", async () => {
  await page.goBack();
  await page.waitForFunction(() => !location.hash.includes("start_date="));
  await page.goForward();
  await page.waitForFunction(() => location.hash.includes("start_date="));
});

test("a workbook and a PDF of a course are saved, and open again", async () => {
  const folder = createLastingFolder();
  await page.evaluate((id) => {
    location.hash = `#/course/${encodeURIComponent(id)}`;
  }, art);
  await page.getByRole("button", { name: "Export…", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Course report" });
  await dialog.waitFor();
  for (const [form, name] of [
    ["Excel workbook", "report.xlsx"],
    ["Report as PDF", "report.pdf"],
  ] as const) {
    const target = join(folder, name);
    await launched.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, target);
    await dialog.locator(".select-button").click();
    await page.getByRole("option", { name: form }).click();
    await dialog.getByRole("button", { name: "Save…", exact: true }).click();
    await dialog.getByText(`Saved ${name}`).waitFor();
    await dialog.getByRole("button", { name: "Save another…" }).click();
  }
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(folder, "report.xlsx"));
  const days = workbook.getWorksheet("Enrollment by mode");
  expect(days?.getRow(1).values).toEqual(expect.arrayContaining(["Date", "Enrolled", "Verified"]));
  expect(days?.getImages()).toHaveLength(1);
  const pdf = readFileSync(join(folder, "report.pdf"), "latin1");
  expect(pdf).toMatch(/^%PDF-1\.\d/);
  expect(pdf.trimEnd().endsWith("%%EOF")).toBe(true);
  expect(
    Math.max(...[...pdf.matchAll(/\/Count (\d+)/g)].map(([, pages]) => Number(pages))),
  ).toBeGreaterThan(5);
  expect(readdirSync(folder).sort()).toEqual(["report.pdf", "report.xlsx"]);
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
});

test("in a small window the way to the export dialog stays in sight", async () => {
  await setSize(launched.app, 900, 600);
  await page.evaluate(() => {
    location.hash = "#/data/tables/video";
  });
  await page.getByRole("button", { name: "Save as", exact: true }).click();
  const more = await page.getByRole("menuitem", { name: "More…", exact: true }).boundingBox();
  const menu = await page.getByRole("menu", { name: "Save as" }).boundingBox();
  const bottom = (box: typeof menu) => (box ? box.y + box.height : Number.NaN);
  expect(bottom(more)).toBeLessThanOrEqual(bottom(menu));
  await page.keyboard.press("Escape");
  await setSize(launched.app, 1280, 800);
});

test("a report without data says what would fill it", async () => {
  await page.evaluate((id) => {
    location.hash = `#/course/${encodeURIComponent(id)}/engagement-activity`;
  }, demo);
  await page.getByText("course_activity").first().waitFor();
  await screenshot(page, "empty");
  await expectNoSeriousFindings("an empty report");
});

test("Data lists what was imported", async () => {
  await page.getByRole("link", { name: "Data", exact: true }).click();
  await page.getByRole("cell", { name: "course_activity.tsv", exact: true }).waitFor();
  await screenshot(page, "data");
  await expectNoSeriousFindings("Data");
});

test("the page cannot leave, open a window or ask for a permission", async () => {
  await page.evaluate(() => {
    window.open("https://example.org/");
    location.href = "https://example.org/";
  });
  await page.waitForTimeout(300);
  expect(page.url()).toMatch(/^app:\/\/coursescope\/index\.html/);
  expect(launched.app.windows()).toHaveLength(1);
  const denied = await page.evaluate(
    async () => (await Notification.requestPermission()) === "denied",
  );
  expect(denied).toBe(true);
  const node = await page.evaluate(() => typeof (globalThis as { require?: unknown }).require);
  expect(node).toBe("undefined");
  const fetched = await page.evaluate(() =>
    fetch("https://example.org/").then(
      () => "fetched",
      () => "refused",
    ),
  );
  expect(fetched).toBe("refused");
});

test("nothing was asked for but the app's own files, by the page, by main or by Chromium", async () => {
  const own = requests.filter((url) => !url.includes("example.org"));
  expect(own.length).toBeGreaterThan(2);
  for (const url of own) expect(url).toMatch(/^(app:\/\/coursescope\/|blob:app:|data:image)/);
  const attempts = await launched.app.evaluate(() => Reflect.get(globalThis, "connectionAttempts"));
  expect(attempts).toEqual([]);
  const unexpected = complaints.filter((text) => !text.includes("example.org"));
  expect(unexpected).toEqual([]);
  await launched.close();
  const hosts = readFileSync(netLog, "utf8").match(/"(?:url|host|hostname)":"[^"]*"/g) ?? [];
  expect(hosts.filter((text) => !text.includes("app://") && !text.includes("example.org"))).toEqual(
    [],
  );
});

test("a second start opens one's own workspace, and keeps what it imports", async () => {
  const userData = createLastingFolder();
  const start = (args: string[]) => launchApp({ args, userData });
  const first = await start([sampleFolder]);
  await first.page.locator(".course-card", { hasText: "L'art de l'ingénieur" }).waitFor();
  await first.close();
  const second = await start([]);
  await second.page.locator(".course-card", { hasText: "L'art de l'ingénieur" }).waitFor();
  expect(await second.page.locator("nav[aria-label=Courses] li").count()).toBe(2);
  await second.close();
});
