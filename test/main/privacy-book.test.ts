import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { listCourses } from "../../src-main/courses";
import type { Engine } from "../../src-main/engine";
import { withReport, withTable } from "../../src-main/export/leaving";
import { saveBook } from "../../src-main/export/save-book";
import { writeXlsx } from "../../src-main/export/xlsx";
import { importPaths } from "../../src-main/import";
import { openWorkspace } from "../../src-main/workspace";
import { sharedPrivacy } from "../../src-shared/privacy";
import { reports } from "../../src-shared/reports";
import { createFolder, createLastingFolder, writeInFolder } from "../support/folder";
import { findAll, parseXml, readParts } from "../support/ooxml";
import { toTestProtection } from "../support/protection";
import { readPages, readSheets } from "../support/sheets";
import { now } from "../support/workspace";

const course = "course-v1:Tiny+T1+2024";
const made = "2024-03-02 02:30:00";
const learners = ["ada", "bo", "cy", "dee", "eve", "fay", "gus"];
const files: Readonly<Record<string, readonly string[]>> = {
  "module_engagement.csv": [
    "id,course_id,created,username,date,entity_type,entity_id,event,count",
    ...learners.map(
      (name, at) => `${at},${course},${made},${name},2024-02-07,problem,p,attempted,2`,
    ),
  ],
  "course_enrollment_education_level_daily.csv": [
    "course_id,created,date,education_level,count",
    ...["bachelors,9", "masters,6", "doctorate,1"].map(
      (cells) => `${course},${made},2024-02-07,${cells}`,
    ),
  ],
  // One view more for each id before: most used first would be Z, Y, X, W, and say 4, 3, 2, 1.
  "sequential_open_distribution.csv": [
    "course_id,created,module_id,count",
    ...["W,1", "X,2", "Y,3", "Z,4"].map((cells) => `${course},${made},${cells}`),
  ],
  "grade_distribution.csv": [
    "course_id,created,module_id,grade,max_grade,count",
    ...["0,1,4", "1,1,9"].map((cells) => `${course},${made},block,${cells}`),
  ],
};

const protection = toTestProtection(sharedPrivacy);
const options = { statedAt: now(), protection, replace: true };
const folder = createLastingFolder();
let engine: Engine;
beforeAll(async () => {
  engine = await openWorkspace(null);
  const paths = Object.entries(files).map(([name, lines]) =>
    writeInFolder(name, `${lines.join("\n")}\n`, folder),
  );
  await importPaths(engine, paths, { now });
});
afterAll(() => engine.close());

async function save(format: "xlsx" | "html", asked: typeof protection | null = protection) {
  const path = join(createFolder(), `book.${format}`);
  const courses = await engine.withSession((session) => listCourses(session, null, now()));
  const written = await saveBook(engine, { courses, reports, period: null }, format, path, {
    ...options,
    protection: asked,
  });
  return { ...written, path };
}

test("a workbook tells no rows of its sources where small counts are hidden", async () => {
  const { path } = await save("xlsx");
  const about = (await readPages(path)).get("About")?.flat() ?? [];
  const sources = about.filter((text) => text.includes(". Imported "));
  expect(sources).toHaveLength(4);
  for (const text of sources) expect(text).not.toMatch(/\brows?\b/);
});

test("nor does one of a report whose rows are learners", async () => {
  const path = join(createFolder(), "learners.xlsx");
  const request = { report: "user-engagement", params: { course }, now: now() };
  await withReport(engine, request, protection, (leaving, session) =>
    writeXlsx(session, leaving, path, { statedAt: now() }),
  );
  const about = (await readPages(path)).get("About")?.flat() ?? [];
  expect(about.find((text) => text.includes(". Imported "))).toMatch(/^module_engagement\. /);
});

/** With all but a few cells of a file, its hash is enough to try what they may be. */
test.each([
  ["hidden counts", { smallCells: 5 }],
  ["pseudonyms", { learners: "pseudonymize" }],
  ["left out names", { identifiers: "drop" }],
] as const)("%s cannot be tried with the hash of the file", async (_, privacy) => {
  const hashes = Object.values(files).map((lines) =>
    createHash("sha256")
      .update(`${lines.join("\n")}\n`)
      .digest("hex"),
  );
  const listTold = async (asked: typeof protection | null) => {
    const [book, page] = [await save("xlsx", asked), await save("html", asked)];
    const sheets = [...(await readPages(book.path)).values()].flat(2).join("\n");
    const path = join(createFolder(), "learners.xlsx");
    const request = { report: "user-engagement", params: { course }, now: now() };
    await withReport(engine, request, asked, (leaving, session) =>
      writeXlsx(session, leaving, path, { statedAt: now() }),
    );
    const one = [...(await readPages(path)).values()].flat(2).join("\n");
    const texts = [sheets, readFileSync(page.path, "utf8"), one];
    return texts.map((text) => hashes.filter((hash) => text.includes(hash)).length);
  };
  expect(await listTold(null)).toEqual([4, 4, 1]);
  expect(await listTold(toTestProtection(privacy))).toEqual([0, 0, 0]);
});

test("what was done stands under each report's name, and in general before the sheets", async () => {
  const pages = await readPages((await save("xlsx")).path);
  expect(pages.get("About")?.flat()).toContain(
    "Enrollment by education: 2 cells are hidden: counts below 5, and those that would give them away.",
  );
  expect(pages.get("Contents")?.flat()).toContain("Learners stand under pseudonyms.");
});

test("what was done to several courses is said once, for all of them together", async () => {
  const two = await openWorkspace(null);
  onTestFinished(() => two.close());
  const counts = [
    ["course-v1:A+A+A", "bachelors,9", "masters,6", "doctorate,1"],
    ["course-v1:B+B+B", "bachelors,3", "masters,2", "doctorate,1"],
    ["course-v1:C+C+C", "bachelors,9", "masters,7", "doctorate,2"],
  ];
  const lines = counts.flatMap(([id, ...rows]) =>
    rows.map((cells) => `${id},${made},2024-02-07,${cells}`),
  );
  const head = "course_id,created,date,education_level,count";
  const name = "course_enrollment_education_level_daily.csv";
  const file = writeInFolder(name, `${[head, ...lines].join("\n")}\n`);
  await importPaths(two, [file], { now });
  const path = join(createFolder(), "book.xlsx");
  const courses = await two.withSession((session) => listCourses(session, null, now()));
  await saveBook(two, { courses, reports, period: null }, "xlsx", path, options);
  const about = (await readPages(path)).get("About")?.flat() ?? [];
  expect(about.filter((text) => text.startsWith("Enrollment by education: "))).toEqual([
    "Enrollment by education: 4 cells are hidden: counts below 5, and those that would give them away.",
    "Enrollment by education: Rows are left out where every count would be hidden.",
  ]);
});

test("a picture says that hidden counts are not drawn", async () => {
  const parts = await readParts((await save("xlsx")).path);
  const texts = parts
    .filter(([name]) => /drawing\d+\.xml$/.test(name))
    .flatMap(([, bytes]) => findAll(parseXml(bytes), "xdr:cNvPr"))
    .map(({ attributes }) => attributes.descr ?? "");
  expect(texts.find((text) => text.startsWith("Enrollment by education."))).toContain(
    "2 hidden counts are not drawn, and are in no share.",
  );
});

test("where every count is hidden there are no rows, and it is said", async () => {
  const text = readFileSync((await save("html")).path, "utf8");
  const grades = text.slice(text.indexOf('id="course-1-grade-distribution"'));
  expect(grades.slice(0, grades.indexOf("</section>"))).toContain(
    "Nothing of this is shown: every count in it would be hidden.",
  );
  const { path } = await save("xlsx");
  const sheet = (await readSheets(path)).find(({ name }) => name === "Grades of a problem");
  expect(sheet?.rows).toEqual([]);
  expect((await readPages(path)).get("About")?.flat()).toContain(
    "Grades of a problem: Rows are left out where every count would be hidden.",
  );
});

test.each(["xlsx", "html"] as const)(
  "whoever hands on a %s is told that its learners can be counted",
  async (format) => {
    const { notes } = await save(format);
    expect(notes).toContain(
      "Learners: Rows are about one learner each: whoever counts them finds counts that are hidden elsewhere.",
    );
  },
);

test("the order of modules does not tell which hidden count is less", async () => {
  const sheets = await readSheets((await save("xlsx")).path);
  const views = sheets.find(({ name }) => name === "Views of a subsection");
  expect(views?.rows.map(([id, , count]) => [id, count])).toEqual(
    ["W", "X", "Y", "Z"].map((id) => [id, "hidden"]),
  );
});

test("nor does which of them are on a page, where not all are", async () => {
  const text = readFileSync((await save("html")).path, "utf8");
  const views = text.slice(text.indexOf('id="course-1-sequential-open-distribution"'));
  const part = views.slice(0, views.indexOf("</section>"));
  expect(["W", "X", "Y", "Z"].filter((id) => part.includes(`<code>${id}</code>`))).toEqual([
    "W",
    "X",
    "Y",
  ]);
});

test("rows of learners lose the number that says where they stood", async () => {
  const filter = { table: "module_engagement", course: null, search: "" } as const;
  const columns = await withTable(engine, { filter, sort: null }, protection, async (leaving) =>
    leaving.columns.map(({ name }) => name),
  );
  expect(columns).toContain("username");
  expect(columns).not.toContain("id");
});
