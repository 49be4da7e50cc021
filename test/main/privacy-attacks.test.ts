import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine, Session } from "../../src-main/engine";
import { type Leaving, withReport, withTable } from "../../src-main/export/leaving";
import { listCautions } from "../../src-main/export/privacy/fates";
import { readShown, toDrawable } from "../../src-main/export/shown";
import { importPaths } from "../../src-main/import";
import { openWorkspace } from "../../src-main/workspace";
import { sharedPrivacy } from "../../src-shared/privacy";
import type { Cell } from "../../src-shared/result";
import { createLastingFolder, writeInFolder } from "../support/folder";
import { toTestProtection } from "../support/protection";
import { now } from "../support/workspace";

/** What somebody tried who had only what left, and got a hidden count or a name. */
const course = "course-v1:Tiny+T1+2024";
const made = "2024-02-05 00:00:00";
const files: Readonly<Record<string, readonly string[]>> = {
  "course_enrollment_gender_daily.csv": [
    "course_id,created,date,gender,count",
    // The greatest first, as somebody sorted them.
    ...["2024-02-01,o,60", "2024-02-01,f,19", "2024-02-01,m,3"].map(
      (cells) => `${course},${made},${cells}`,
    ),
    ...["2024-02-02,o,60", "2024-02-02,m,19", "2024-02-02,f,3"].map(
      (cells) => `${course},${made},${cells}`,
    ),
  ],
  "module_engagement.csv": [
    "course_id,created,username,date,entity_type,entity_id,event,count",
    ...["zoe.quintero", "bo"].map(
      (name) => `${course},${made},${name},2024-02-01,problem,p1,attempted,3`,
    ),
  ],
};

let engine: Engine;
beforeAll(async () => {
  engine = await openWorkspace(null);
  const folder = createLastingFolder();
  const paths = Object.entries(files).map(([name, lines]) =>
    writeInFolder(name, `${lines.join("\n")}\n`, folder),
  );
  await importPaths(engine, paths, { now });
});
afterAll(() => engine.close());

const take = async ({ sql, bindings, protections }: Leaving, session: Session) => {
  const table = await session.query(sql, bindings);
  const columns = new Map<string, readonly Cell[]>(
    table.columns.map(({ name, values }) => [name, values]),
  );
  return { columns, protections, rows: table.rowCount };
};

const leave = (table: string, search = "") =>
  withTable(
    engine,
    { filter: { table, course: null, search }, sort: null },
    toTestProtection(sharedPrivacy),
    take,
  );

describe("rows that are searched or sorted", () => {
  const gender = "course_enrollment_gender_daily";

  test("have the same counts hidden as all rows together", async () => {
    const all = await leave(gender);
    const some = await leave(gender, "2024-02-01");
    expect(some.rows).toBe(3);
    // Alone, the 19 would be shown, and the 3 would be what is left of the total.
    const women = await leave(gender, "f");
    expect(women.columns.get("count")).toEqual([null, null]);
    expect(some.columns.get("count")).toEqual(all.columns.get("count")?.slice(0, 3));
  });

  test("are not found by a count that is hidden", async () => {
    expect((await leave(gender, "60")).rows).toBe(2);
    for (const search of ["3", "19"]) expect((await leave(gender, search)).rows).toBe(0);
  });

  test("by a column that is not there are refused, protected or not", async () => {
    const rows = {
      filter: { table: gender, course: null, search: "" },
      sort: { column: "no such", direction: "asc" },
    } as const;
    const leaveRows = async () => withTable(engine, rows, toTestProtection(sharedPrivacy), take);
    await expect(leaveRows()).rejects.toMatchObject({ code: "bad-input" });
  });

  test("are not found by a name that a pseudonym stands for", async () => {
    const { rows, protections } = await leave("module_engagement", "zoe");
    expect(rows).toBe(0);
    expect(protections).toContain(
      "Rows were searched as they leave: what is replaced, left out or hidden was not found.",
    );
  });
});

test("the order of a file that was sorted by its counts does not tell which hidden one is less", async () => {
  const { columns } = await leave("course_enrollment_gender_daily");
  expect(columns.get("gender")).toEqual(["f", "m", "o", "f", "m", "o"]);
  expect(columns.get("count")).toEqual([null, null, 60, null, null, 60]);
});

test("areas that end where counts are hidden are said not to be zero", async () => {
  const params = { course, start_date: "2024-02-01" };
  const { notes } = await withReport(
    engine,
    { report: "enrollment-gender", params, now: now() },
    toTestProtection(sharedPrivacy),
    async (leaving, session) => toDrawable(await readShown(session, leaving)),
  );
  expect(notes).toEqual([
    "Counts that are hidden are not drawn: where there are such, the areas add up to less.",
  ]);
});

test("times of learners are told to be what may tell them, the time of the data is not", () => {
  const columns = [
    { name: "username", label: "username", type: "text", identifies: "learner" },
    { name: "last_login", label: "last_login", type: "timestamp" },
    { name: "created", label: "created", type: "timestamp" },
  ] as const;
  const leaving = {
    report: null,
    title: "lms_profile",
    reads: ["lms_profile"],
    values: {},
    columns,
    sql: "",
    bindings: {},
    protections: [],
  };
  expect(
    listCautions(leaving, { privacy: sharedPrivacy, fates: [], leavesOutRows: false }),
  ).toContain(
    "“last_login” stays as it is: with what else is known, it may tell who a learner is.",
  );
});
