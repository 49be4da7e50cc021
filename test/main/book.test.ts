import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listCourses } from "../../src-main/courses";
import { findDefaultParams } from "../../src-main/default-params";
import type { Engine } from "../../src-main/engine";
import { withReport } from "../../src-main/export/leaving";
import { saveBook } from "../../src-main/export/save-book";
import { writeWorkbook, writeXlsx } from "../../src-main/export/xlsx";
import { writeBook } from "../../src-main/export/xlsx-book";
import { runReport } from "../../src-main/run-report";
import type { Course } from "../../src-shared/ipc";
import { reports } from "../../src-shared/reports";
import type { Cell } from "../../src-shared/result";
import { createFolder } from "../support/folder";
import { findAll, listFaults, parseXml, readParts } from "../support/ooxml";
import {
  isItems,
  readPages,
  readSheets,
  round,
  spread,
  toRead,
  toReadRows,
} from "../support/sheets";
import { now, sampleFolder, withWorkspace } from "../support/workspace";

const options = { statedAt: now(), protection: null, replace: false };
const all = reports.filter(({ id }) => id !== "report-download");

const toFieldLabel = (name: string) =>
  name.replace(/^./, (letter) => letter.toUpperCase()).replaceAll("_", " ");

function withSample<T>(work: (engine: Engine, courses: readonly Course[]) => Promise<T>) {
  return withWorkspace([sampleFolder], async (engine) =>
    work(engine, await engine.withSession((session) => listCourses(session, null, now()))),
  );
}

test("every report of the sample is read back as it was, cell by cell, and is a workbook that Excel takes", async () => {
  await withSample(async (engine, courses) => {
    const folder = createFolder();
    for (const report of reports) {
      for (const course of "course" in report.params ? courses : [null]) {
        const params = course ? await findDefaultParams(engine, report, course) : {};
        const request = { report: report.id, params: params ?? {}, now: now() };
        const run = await runReport(engine, request).catch(() => undefined);
        if (!params || !run) continue;
        const path = join(folder, `${report.id}-${course?.run ?? "all"}.xlsx`);
        const written = await withReport(engine, request, null, (leaving, session) =>
          writeXlsx(session, leaving, path, { statedAt: now() }),
        );
        expect(written).toEqual({ rows: run.table.rowCount, notes: [] });
        expect(await listFaults(path), path).toEqual([]);
        const sheets = await readSheets(path);
        const table = spread(report, run.table);
        const flat = table.columns.filter(({ type }) => !isItems(type));
        expect(sheets[0]?.columns).toEqual(
          flat.map(({ name }) => report.columns[name]?.label ?? toFieldLabel(name)),
        );
        const rows = (sheets[0]?.rows ?? []).filter((row) => row[0] !== "Total");
        expect(round(rows), path).toEqual(round(toReadRows(table)));
        expect(sheets.at(-1)?.name).toBe("About");
        const lists = table.columns.filter(({ type }) => isItems(type));
        expect(sheets).toHaveLength(2 + lists.length);
        for (const [at, { type, values }] of lists.entries()) {
          const fields = Object.entries((type as { list: Record<string, "text"> }).list);
          const items = values.flatMap((list) => (list ?? []) as Record<string, Cell>[]);
          const expected = items.map((item) =>
            fields.map(([field, scalar]) => toRead(scalar, item[field] ?? null)),
          );
          const found = sheets[1 + at]?.rows.map((row) => row.slice(-fields.length));
          expect(found).toEqual(expected);
        }
      }
    }
  });
}, 120_000);

test("a book of a course has its contents, a sheet for each report, and what they are", async () => {
  await withSample(async (engine, courses) => {
    const path = join(createFolder(), "book.xlsx");
    const [course] = courses.filter(({ run }) => run === "2023_Fall");
    if (!course) throw new Error("no course");
    const choice = { courses: [course], reports: all, period: null };
    const written = await saveBook(engine, choice, "xlsx", path, options);
    expect(await listFaults(path)).toEqual([]);
    const sheets = await readSheets(path);
    const names = sheets.map(({ name }) => name);
    expect(names[0]).toBe("Contents");
    expect(names.at(-1)).toBe("About");
    expect(names).toContain("Learners, days");
    expect(new Set(names).size).toBe(names.length);
    const pages = await readPages(path);
    const lines = pages.get("Contents")?.filter((line) => line.length > 1) ?? [];
    const contents = new Map(lines.map((line) => [line[0], line.at(-1)]));
    const answers = new Map(lines.map((line) => [line[0], line[1]]));
    expect(answers.get("Learners, days")).toBe("The days of “Learners”, a row each.");
    for (const { name, rows } of sheets.slice(1, -1)) {
      const count = rows.filter(([first]) => first !== "Total").length;
      expect(contents.get(name), name).toBe(String(count));
    }
    expect(written.rows).toBeGreaterThan(1000);
    const grades = sheets.find(({ name }) => name === "Grades of a problem");
    expect(grades?.columns.slice(0, 3)).toEqual(["Module id", "Module", "Course"]);
    expect(new Set(grades?.rows.map(([module]) => module)).size).toBeGreaterThan(1);
    const about = pages.get("About")?.flat().join("\n") ?? "";
    expect(about).toContain("2026-01-02 03:04:05 UTC");
    expect(about).toContain(course.id);
    expect(about).toMatch(/course_enrollment_daily: \d+ rows\. Imported .*\nSHA-256 [0-9a-f]{64}/);
    expect(about).toContain("Learners enrolled in the course at the end of each day (UTC).");
  });
}, 60_000);

test("a book has only the programs that one of its courses is in", async () => {
  await withSample(async (engine, courses) => {
    const chosen = reports.filter(({ id }) => ["programs", "enrollment"].includes(id));
    const listSheets = async (run: string) => {
      const path = join(createFolder(), "book.xlsx");
      const own = courses.filter((course) => course.run === run);
      const choice = { courses: own, reports: chosen, period: null };
      await saveBook(engine, choice, "xlsx", path, options);
      return (await readSheets(path)).map(({ name, rows }) => [name, rows.length]);
    };
    expect(await listSheets("2023_Fall")).toContainEqual(["Programs", 1]);
    expect((await listSheets("2024-T1")).map(([name]) => name)).not.toContain("Programs");
  });
});

test("columns that tell courses apart are as wide as the widest of all courses, and pages as their columns", async () => {
  await withSample(async (engine, courses) => {
    const path = join(createFolder(), "book.xlsx");
    const enrollment = reports.filter(({ id }) => id === "enrollment");
    await saveBook(engine, { courses, reports: enrollment, period: null }, "xlsx", path, options);
    const parts = new Map(await readParts(path));
    const sheet = parseXml(parts.get("xl/worksheets/sheet1.xml") ?? new Uint8Array());
    const areas = findAll(parseXml(parts.get("xl/workbook.xml") ?? new Uint8Array()), "definedName")
      .filter(({ attributes }) => attributes.name === "_xlnm.Print_Area")
      .map(({ text }) => text.replace(/\d+$/, "n"));
    // However long a title is, pages are as wide as their columns.
    expect(areas).toEqual(["'Contents'!$A$1:$D$n", "'About'!$A$1:$B$n"]);
    const [first] = findAll(sheet, "col");
    const longest = Math.max(...courses.map(({ id }) => id.length));
    expect(Number(first?.attributes.width)).toBeGreaterThanOrEqual(longest);
  });
});

test("a book of all courses stacks them, and counts the rows of each", async () => {
  await withSample(async (engine, courses) => {
    const folder = createFolder();
    const choice = { courses, reports: all, period: null };
    const path = join(folder, "book.xlsx");
    await saveBook(engine, choice, "xlsx", path, options);
    expect(await listFaults(path)).toEqual([]);
    const sheets = await readSheets(path);
    const enrollment = sheets.find(({ name }) => name === "Enrollment over time");
    expect(enrollment?.columns.slice(0, 3)).toEqual(["Course id", "Course", "Date"]);
    for (const course of courses) {
      const report = reports.find(({ id }) => id === "enrollment");
      const params = report && (await findDefaultParams(engine, report, course));
      const run = await runReport(engine, {
        report: "enrollment",
        params: params ?? {},
        now: now(),
      });
      const own = enrollment?.rows.filter(([id]) => id === course.id) ?? [];
      expect(own.length).toBe(run.table.rowCount);
      expect(own[0]?.[1]).toBe(course.name);
    }
    // Sums over several courses, or modules, would count learners more than once.
    expect(sheets.flatMap(({ rows }) => rows).filter(([first]) => first === "Total")).toHaveLength(
      1,
    );
  });
}, 60_000);

test("the same rows and the same stated time make the same bytes, another time others", async () => {
  await withSample(async (engine, [course]) => {
    if (!course) throw new Error("no course");
    const folder = createFolder();
    const write = async (name: string, statedAt: Date) => {
      const path = join(folder, name);
      const choice = { courses: [course], reports: all, period: null };
      await saveBook(engine, choice, "xlsx", path, { ...options, statedAt });
      return path;
    };
    const first = await write("1.xlsx", now());
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const second = await write("2.xlsx", now());
    expect(readFileSync(second).equals(readFileSync(first))).toBe(true);
    const third = await write("3.xlsx", new Date("2030-05-06T07:08:09Z"));
    const [before, after] = [await readParts(first), await readParts(third)];
    const changed = before.filter(([, bytes], at) => !after[at]?.[1].equals(bytes));
    const about = before.filter(([name]) => name.startsWith("xl/worksheets/")).at(-2)?.[0];
    expect(changed.map(([name]) => name).sort()).toEqual(["docProps/core.xml", about].sort());
  });
}, 60_000);

test("a sheet that is full goes on in others, each with its header, and says so", async () => {
  await withSample(async (engine, courses) => {
    const path = join(createFolder(), "book.xlsx");
    const learners = all.filter(({ id }) => id === "user-engagement");
    const choice = { courses, reports: learners, period: null };
    const { notes } = await writeBook(engine, choice, path, options, 1000);
    expect(await listFaults(path)).toEqual([]);
    const sheets = await readSheets(path);
    const days = sheets.filter(({ name }) => name.startsWith("Learners, days"));
    const [first] = days;
    expect(days.length).toBeGreaterThan(1);
    expect(days.map(({ name }) => name)).toEqual(
      days.map((_, at) => (at === 0 ? "Learners, days" : `Learners, days (${at + 1})`)),
    );
    for (const { columns } of days) expect(columns).toEqual(first?.columns);
    for (const { rows } of days.slice(0, -1)) expect(rows).toHaveLength(999);
    const note = `Learners, days has more rows than a sheet holds, and goes on in ${days
      .slice(1)
      .map(({ name }) => name)
      .join(", ")}.`;
    expect(notes).toEqual([note]);
    const pages = await readPages(path);
    const [contents, about] = ["Contents", "About"].map((name) => pages.get(name)?.flat());
    expect(contents).toContain(note);
    expect(contents).toContain("Learners, days (2)");
    expect(about).toContain(note);
  });
}, 60_000);

test("totals are sums that a filter follows, below the filter, with the value in place", async () => {
  await withSample(async (engine, [course]) => {
    const path = join(createFolder(), "book.xlsx");
    const request = { report: "problems", params: { course: course?.id ?? "" }, now: now() };
    await withReport(engine, request, null, (leaving, session) =>
      writeXlsx(session, leaving, path, { statedAt: now() }),
    );
    const parts = new Map(await readParts(path));
    const sheet = parseXml(parts.get("xl/worksheets/sheet1.xml") ?? Buffer.alloc(0));
    const rows = findAll(sheet, "row");
    const [formula, ...others] = findAll(sheet, "f").map(({ text }) => text);
    expect(formula).toBe(`SUBTOTAL(109,B2:B${rows.length - 1})`);
    expect(others).toHaveLength(1);
    expect(findAll(sheet, "autoFilter")[0]?.attributes.ref).toMatch(`${rows.length - 1}`);
    const run = await runReport(engine, request);
    const submissions = run.table.columns.find(({ name }) => name === "total_submissions");
    const sum = submissions?.values.reduce<number>((total, cell) => total + Number(cell), 0);
    expect(rows.at(-1)?.children[1]?.children[1]?.text).toBe(String(sum));
    // On a sheet of its own rows alone: there is none where they stand on several.
    const split = join(createFolder(), "split.xlsx");
    await withReport(engine, request, null, (leaving, session) =>
      writeWorkbook(session, leaving, split, { statedAt: now() }, 3),
    );
    expect(
      (await readSheets(split)).flatMap((part) => part.rows).map(([first]) => first),
    ).not.toContain("Total");
  });
});

test("a hidden cell is a word, and its sheet has no totals", async () => {
  await withSample(async (engine, [course]) => {
    const path = join(createFolder(), "book.xlsx");
    const request = { report: "problems", params: { course: course?.id ?? "" }, now: now() };
    await withReport(engine, request, null, (leaving, session) => {
      const sql = `select * replace (case when is_small then null else total_submissions end as total_submissions)
        from (select *, row_number() over () = 2 as is_small from (${leaving.sql}))`;
      const columns = leaving.columns.map((column) =>
        column.name === "total_submissions" ? { ...column, isHidden: "is_small" } : column,
      );
      const protections = ["Counts below 5 are hidden."];
      return writeXlsx(session, { ...leaving, sql, columns, protections }, path, {
        statedAt: now(),
      });
    });
    expect(await listFaults(path)).toEqual([]);
    const [rows] = await readSheets(path);
    expect(rows?.rows.map((row) => row[1] === "hidden")).toEqual(
      rows?.rows.map((_, at) => at === 1),
    );
    expect(rows?.rows.map(([first]) => first)).not.toContain("Total");
    expect((await readPages(path)).get("About")?.flat()).toContain("Counts below 5 are hidden.");
  });
});

test("a chart stands beside the rows, and says in words what it is", async () => {
  await withSample(async (engine, [course]) => {
    const path = join(createFolder(), "book.xlsx");
    const request = { report: "enrollment-age", params: { course: course?.id ?? "" }, now: now() };
    await withReport(engine, request, null, (leaving, session) =>
      writeXlsx(session, leaving, path, { statedAt: now() }),
    );
    const parts = new Map(await readParts(path));
    const drawing = parts.get("xl/drawings/drawing1.xml")?.toString() ?? "";
    expect(drawing).toContain('descr="Enrollment by age. How old are the learners?');
    expect(parts.get("xl/media/image1.png")?.toString("latin1", 1, 4)).toBe("PNG");
  });
});

test("a cancelled book leaves nothing, nor does one that has nothing in it", async () => {
  await withSample(async (engine, courses) => {
    const folder = createFolder();
    const path = join(folder, "book.xlsx");
    const controller = new AbortController();
    const choice = { courses, reports: all, period: null };
    const saving = saveBook(engine, choice, "xlsx", path, {
      ...options,
      signal: controller.signal,
      onProgress: (fraction) => {
        if ((fraction ?? 0) > 0.4) controller.abort();
      },
    });
    await expect(saving).rejects.toMatchObject({ code: "cancelled" });
    const never = { first: -20_000, last: -19_000 };
    const enrollment = all.filter(({ id }) => id === "enrollment");
    const empty = saveBook(
      engine,
      { courses, reports: enrollment, period: never },
      "xlsx",
      path,
      options,
    );
    await expect(empty).rejects.toMatchObject({ code: "missing-data" });
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
}, 60_000);
