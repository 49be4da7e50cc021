import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine, Session } from "../../src-main/engine";
import { type Leaving, withReport, withTable } from "../../src-main/export/leaving";
import { previewLeaving } from "../../src-main/export/privacy/preview";
import { hasChoice } from "../../src-main/export/privacy/typed-answer";
import { importPaths } from "../../src-main/import";
import { openWorkspace } from "../../src-main/workspace";
import { isOpen, type Privacy, sharedPrivacy } from "../../src-shared/privacy";
import type { Cell } from "../../src-shared/result";
import { createLastingFolder, writeInFolder } from "../support/folder";
import { toLeaving } from "../support/leaving";
import { toTestProtection } from "../support/protection";
import { now, sampleFolder } from "../support/workspace";

const course = "course-v1:Uni-Lys+ART101+2024-T1";
const small = "course-v1:Tiny+T1+2024";

const answers = (["value_id", "answer_value"] as const).map((name) => ({
  name,
  label: name,
  type: "text" as const,
  identifies: "answer" as const,
}));

let engine: Engine;
beforeAll(async () => {
  engine = await openWorkspace(null);
  const ages = [
    ["2024-01-01", 1990, 2],
    ["2024-01-01", 1991, 30],
    ["2024-01-01", 1992, 12],
    ["2024-01-02", 1990, 7],
    ["2024-01-02", 1991, 31],
  ];
  const lines = ages.map(
    ([date, year, count]) => `${small},2024-01-03 00:00:00,${date},${year},${count}`,
  );
  const file = ["course_id,created,date,birth_year,count", ...lines].join("\n");
  const path = writeInFolder(
    "course_enrollment_birth_year_daily.csv",
    `${file}\n`,
    createLastingFolder(),
  );
  await importPaths(engine, [sampleFolder, path], { now });
});
afterAll(() => engine.close());

const take = async (leaving: Leaving, session: Session) => {
  const table = await session.query(leaving.sql, leaving.bindings);
  const columns = new Map<string, readonly Cell[]>(
    table.columns.map(({ name, values }) => [name, values]),
  );
  return { leaving, columns, rows: table.rowCount };
};

function leaveReport(report: string, privacy: Partial<Privacy>, params: Record<string, string>) {
  const request = { report, params, now: now() };
  const protection = toTestProtection(privacy);
  return withReport(engine, request, isOpen(protection.privacy) ? null : protection, take);
}

type Sort = { readonly column: string; readonly direction: "asc" | "desc" };

function leaveTable(table: string, privacy: Partial<Privacy>, sort: Sort | null = null) {
  const filter = { table, course: null, search: "" };
  return withTable(engine, { filter, sort }, toTestProtection(privacy), take);
}

describe("learners", () => {
  test("come in another order than their names, under the same numbers", async () => {
    const open = await leaveReport("user-engagement", {}, { course });
    const left = await leaveReport("user-engagement", { learners: "pseudonymize" }, { course });
    const names = (open.columns.get("username") ?? []).map(String);
    expect(names).toEqual([...names].sort());
    const videos = open.columns.get("videos_overall") ?? [];
    const moved = left.columns.get("videos_overall") ?? [];
    expect(moved).not.toEqual(videos);
    expect([...moved].sort()).toEqual([...videos].sort());
    expect(left.leaving.bindings).toEqual({});
    expect(left.leaving.protections).toEqual([
      `In “Learner”, learners stand under pseudonyms: ${names.length.toLocaleString("en-US")} cells.`,
    ]);
  });

  test("stay when they are to be kept", async () => {
    const left = await leaveReport("user-engagement", { identifiers: "drop" }, { course });
    expect(left.columns.get("username")?.[0]).toBe("Adama_19");
  });

  test("of a sorted table come by that column, then by pseudonym", async () => {
    const sort = { column: "date", direction: "desc" } as const;
    const { columns } = await leaveTable("module_engagement", { learners: "pseudonymize" }, sort);
    const dates = columns.get("date") ?? [];
    const names = columns.get("username") ?? [];
    const rows = dates.map((date, at) => [date, names[at]] as const);
    for (const [at, [date, name]] of rows.entries()) {
      const [before, earlier] = rows[at - 1] ?? [date, name];
      if (before === date) expect(String(earlier) <= String(name)).toBe(true);
      else expect(Number(before ?? -Infinity)).toBeGreaterThan(Number(date ?? -Infinity));
    }
  });

  test("sorted by name come by pseudonym", async () => {
    const sort = { column: "username", direction: "desc" } as const;
    const { columns } = await leaveTable("module_engagement", { learners: "pseudonymize" }, sort);
    const names = (columns.get("username") ?? []).filter((name) => name !== null).map(String);
    expect(names).toEqual([...names].sort().reverse());
  });
});

describe("what says who somebody is", () => {
  test.each([
    ["keep", /^file:/],
    ["redact", /^\[redacted\]$/],
  ] as const)("%s", async (identifiers, expected) => {
    const privacy = { identifiers, smallCells: 5 };
    const { columns } = await leaveReport("report-download", privacy, { course });
    expect(String(columns.get("download_url")?.[0])).toMatch(expected);
  });

  test("drop takes the column away, and says so", async () => {
    const { columns, leaving } = await leaveReport(
      "report-download",
      { identifiers: "drop" },
      { course },
    );
    expect([...columns.keys()]).not.toContain("download_url");
    expect(leaving.columns.map(({ name }) => name)).toEqual([...columns.keys()]);
    expect(leaving.protections).toEqual([
      "The column “Where” is left out: what is in there may say who somebody is.",
    ]);
  });

  test.each([
    ["choice_1", "Nile", "choice"],
    ["[choice_0|choice_2]", "[No|Yes]", "choice"],
    ['["choice_0", "choice_2"]', '["No", "Yes"]', "choice"],
    ["c0", "A", "choice"],
    ["choice_1", null, "choice"],
    ["choice_red", "", "choice"],
    ['["choice_0", "choice_2"]', null, "choice"],
    ["zoequintero", null, "typed"],
    ["0612345678", "", "typed"],
    ["choice_1, or rather zoe", null, "typed"],
    [null, "Nile", "typed"],
    ["", "Nile", "typed"],
    ["Nile", "nile ", "typed"],
    ["zoe@example.org", "something", "typed"],
    ["my name is Zoe", "Zoe", "typed"],
    ["+33 6 12", "0612", "typed"],
  ])("value id %j beside %j is a %s", async (id, text, expected) => {
    const found = await engine.withSession((session) =>
      session.list<{ is_choice: boolean }>(
        `select ${hasChoice(answers)} as is_choice from (select $id::varchar as value_id, $text::varchar as answer_value)`,
        { id, text },
      ),
    );
    expect(found[0]?.is_choice ? "choice" : "typed").toBe(expected);
  });
});

describe("small cells", () => {
  const period = { course: small, start_date: "2024-01-01" };

  test("are hidden with what they could be computed from, day by day", async () => {
    const { columns, leaving } = await leaveReport("enrollment-age", { smallCells: 5 }, period);
    expect(columns.get("count")).toEqual([null, 30, null, 7, 31]);
    const [flag] = leaving.columns.flatMap(({ isHidden }) => isHidden ?? []);
    expect(columns.get(flag ?? "")).toEqual([true, false, true, false, false]);
    expect(leaving.protections).toEqual([
      "2 cells are hidden: counts below 5, and those that would give them away.",
    ]);
    expect(columns.get("birth_year")).toEqual([1990, 1991, 1992, 1990, 1991]);
  });

  test("are in no place that tells, when a table is sorted by them", async () => {
    const sort = { column: "count", direction: "asc" } as const;
    const filter = { table: "course_enrollment_birth_year_daily", course: small, search: "" };
    const rows = { filter, sort };
    const { columns } = await withTable(engine, rows, toTestProtection({ smallCells: 5 }), take);
    expect(columns.get("count")).toEqual([7, 30, 31, null, null]);
    // In the order of the file, which has nothing to do with what they were.
    expect(columns.get("birth_year")?.slice(3)).toEqual([1990, 1992]);
  });

  test("are hidden inside lists, and nothing else of them is", async () => {
    const open = await leaveReport("course-summaries", {}, {});
    const left = await leaveReport("course-summaries", { smallCells: 40 }, {});
    type Modes = Record<string, number | string | null>[][];
    const [before, after] = [open, left].map(
      ({ columns }) => columns.get("enrollment_modes") as unknown as Modes,
    );
    let hidden = 0;
    for (const [course, modes] of (after ?? []).entries()) {
      for (const [at, mode] of modes.entries()) {
        const was = before?.[course]?.[at];
        expect(mode.mode).toBe(was?.mode);
        if (mode.count === null) {
          expect(Object.values(mode).filter((value) => value !== null)).toEqual([mode.mode]);
          hidden++;
        } else {
          expect(mode).toEqual(was);
          for (const name of ["count", "cumulative_count", "passing_users"]) {
            expect(Number(mode[name]) > 0 && Number(mode[name]) < 40).toBe(false);
          }
        }
      }
    }
    expect(hidden).toBeGreaterThan(3);
    expect([...left.columns.keys()].filter((name) => name.startsWith("hidden in"))).toEqual([]);
  });

  test("and where there are none, all is as it was", async () => {
    const open = await leaveReport("videos", {}, { course });
    const left = await leaveReport("videos", { smallCells: 5 }, { course });
    for (const [name, values] of open.columns) expect(left.columns.get(name)).toEqual(values);
    expect(left.leaving.protections).toEqual([]);
  });
});

test("what was protected can be read twice, and leaves nothing behind", async () => {
  const request = { report: "user-engagement", params: { course }, now: now() };
  const protection = toTestProtection(sharedPrivacy);
  await withReport(engine, request, protection, async (leaving, session) => {
    const first = await session.query(leaving.sql, leaving.bindings);
    expect(await session.query(leaving.sql, leaving.bindings)).toEqual(first);
    const tables = await session.list("select table_name from duckdb_tables() where temporary");
    expect(tables).toHaveLength(1);
  });
  const left = await engine.withSession((session) =>
    session.list("select table_name from duckdb_tables() where temporary"),
  );
  expect(left).toEqual([]);
});

test("SQL that ends with a remark is protected as any other", async () => {
  const leaving = toLeaving("select 'Ada' as username -- and nobody else", { username: "text" });
  const columns = leaving.columns.map((column) => ({ ...column, identifies: "learner" as const }));
  const protection = toTestProtection({ learners: "pseudonymize" });
  const preview = await engine.withSession((session) =>
    previewLeaving(session, { ...leaving, columns }, protection),
  );
  expect(preview.sample).toEqual([[expect.stringMatching(/^L-[0-9a-f]{16}$/)]]);
});
