import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine, Session } from "../../src-main/engine";
import { type Leaving, withReport, withTable } from "../../src-main/export/leaving";
import { importPaths } from "../../src-main/import";
import { listChoices } from "../../src-main/run-report";
import { openWorkspace } from "../../src-main/workspace";
import { sharedPrivacy } from "../../src-shared/privacy";
import type { Report } from "../../src-shared/report";
import { reports } from "../../src-shared/reports";
import type { ResultTable } from "../../src-shared/result";
import { getStoredTable, storedTables } from "../../src-shared/stored-tables";
import { writeInFolder } from "../support/folder";
import { toTestProtection } from "../support/leaving";
import { lmsFolder } from "../support/lms";
import { now, sampleFolder } from "../support/workspace";

const course = "course-v1:Uni-Lys+ART101+2024-T1";
const protection = toTestProtection(sharedPrivacy);

/** What learners would not want to see in anybody's mailbox. */
const personal = [
  "zoe.quintero",
  "Zoë Quintero",
  "zoe.quintero@example.org",
  "+33 6 12 34 56 78",
  "0612345678",
  "192.0.2.77",
  "2001:db8::7e57",
  "12 rue des Hortensias",
];

const header =
  "course_id,module_id,part_id,correct,count,value_id,answer_value_text,variant,problem_display_name,question_text";
const answers = [
  ...personal.map(
    (text, at) => `${course},survey,p1,,${at + 1},,"${text}, and so on",1,Survey,Who are you?`,
  ),
  // What was typed stands in the place of the choice's id.
  ...personal.map(
    (text, at) => `${course},survey,p2,,${at + 6},"${text}","${text} ",1,Survey,Again?`,
  ),
  `${course},survey,p3,,9,choice_2,<text>Yes</text>,1,Survey,Are you sure?`,
  `${course},survey,p3,,7,"[""choice_0"",""choice_2""]","[""No"",""Yes""]",1,Survey,Are you sure?`,
];
const actions = personal.map(
  (text) => `"${course}",2024-02-01,"${text}",2024-02-01,problem,p1,attempted,3`,
);

let engine: Engine;
beforeAll(async () => {
  engine = await openWorkspace(null);
  const first = await importPaths(engine, [sampleFolder, lmsFolder], { now });
  const fall = "HedgeX/BOT101/2014_Fall";
  const courses = Object.fromEntries(
    first.flatMap(({ coursePrefix }) => (coursePrefix ? [[coursePrefix, fall]] : [])),
  );
  await importPaths(engine, [lmsFolder], { now, courses });
});
afterAll(() => engine.close());

test("more of what is personal is imported", async () => {
  const files = {
    "answer_distribution.csv": [header, ...answers],
    "module_engagement.csv": [
      "course_id,created,username,date,entity_type,entity_id,event,count",
      ...actions,
    ],
  };
  for (const [name, lines] of Object.entries(files)) {
    const path = writeInFolder(name, `${lines.join("\n")}\n`);
    const [imported] = await importPaths(engine, [path], { now });
    expect([imported?.status, imported?.rejected, imported?.rows]).toEqual([
      "imported",
      0,
      lines.length - 1,
    ]);
  }
});

interface Left {
  readonly name: string;
  readonly table: ResultTable;
  readonly leaving: Leaving;
}

const take = (name: string) => async (leaving: Leaving, session: Session) => ({
  name,
  leaving,
  table: await session.query(leaving.sql, leaving.bindings),
});

function leaveTables(asked = protection): Promise<Left[]> {
  return Promise.all(
    storedTables.map((table) => {
      const filter = { table, course: null, search: "" };
      return withTable(engine, { filter, sort: null }, asked, take(table));
    }),
  );
}

async function listCourseIds(): Promise<string[]> {
  const rows = await engine.withSession((session) =>
    session.list<{ id: string }>(
      "select distinct course_id as id from stored.course_tables order by 1",
    ),
  );
  return rows.map(({ id }) => id);
}

/** Every report of every course, and of each of its modules and videos. */
async function listRequests() {
  const ids = await listCourseIds();
  const ofCourse = async (report: Report, id: string) => {
    const chosen = Object.entries(report.params).find(([, param]) => "choices" in param);
    if (!chosen) return [{ report: report.id, params: { course: id } }];
    const choices = await listChoices(engine, { report: report.id, param: chosen[0], course: id });
    return choices.map(({ value }) => ({
      report: report.id,
      params: { course: id, [chosen[0]]: value },
    }));
  };
  const found = reports.map(async (report) =>
    report.params.course
      ? (await Promise.all(ids.map((id) => ofCourse(report, id)))).flat()
      : [{ report: report.id, params: {} }],
  );
  const requests: { report: string; params: Record<string, string> }[] = (
    await Promise.all(found)
  ).flat();
  return requests;
}

async function leaveReports(): Promise<Left[]> {
  const left: Left[] = [];
  for (const { report, params } of await listRequests()) {
    for (const period of [{}, { start_date: "2014-01-01" }]) {
      const request = { report, params: { ...params, ...period }, now: now() };
      left.push(
        await withReport(engine, request, protection, take(`${report} ${JSON.stringify(params)}`)),
      );
    }
  }
  return left;
}

const toText = ({ table }: Left) =>
  JSON.stringify(table.columns, (_, value) => (typeof value === "bigint" ? String(value) : value));

/** Texts of the columns that say of people who they are, as they were imported. */
async function listIdentifiers(): Promise<Map<string, string>> {
  const found = new Map<string, string>(personal.map((text) => [text, "made up"]));
  for (const table of storedTables) {
    for (const [field, { identifies }] of Object.entries(getStoredTable(table).fields)) {
      if (identifies !== "person" && identifies !== "learner") continue;
      const rows = await engine.withSession((session) =>
        session.list<{ text: string }>(
          `select distinct "${field}"::varchar as text from stored.${table} where "${field}" is not null`,
        ),
      );
      for (const { text } of rows) if (text.length > 3) found.set(text, `${table}.${field}`);
    }
  }
  return found;
}

/** A learner's city, and a choice of the course. */
const harmless = ["London"];

describe("with the shared preset", () => {
  let left: Left[];
  let identifiers: Map<string, string>;
  beforeAll(async () => {
    left = [...(await leaveTables()), ...(await leaveReports())];
    identifiers = await listIdentifiers();
  }, 120_000);

  test("no table and no report has an identifier in it, nor its hash without the key", () => {
    expect(identifiers.size).toBeGreaterThan(150);
    expect(left.length).toBeGreaterThan(100);
    const found: string[] = [];
    const hashes = [...identifiers.keys()].flatMap((text) =>
      ["md5", "sha1", "sha256"].flatMap((name) => {
        const digest = createHash(name).update(text).digest("hex");
        return [digest.slice(0, 16)];
      }),
    );
    for (const one of left) {
      const text = toText(one).toLowerCase();
      for (const [identifier, from] of identifiers) {
        if (harmless.includes(identifier)) continue;
        const escaped = JSON.stringify(identifier).slice(1, -1).toLowerCase();
        if (text.includes(escaped)) found.push(`${one.name} has ${identifier} of ${from}`);
      }
      for (const hash of hashes) if (text.includes(hash)) found.push(`${one.name} has a hash`);
    }
    expect(found).toEqual([]);
  });

  test("choices of the course stay, and what was typed in their place does not", () => {
    const texts = left.filter(({ name }) => name.includes('"survey"')).map(toText);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) {
      expect(text).toContain("choice_2");
      expect(text).toContain("[No|Yes]");
      expect(text).toContain("[redacted]");
    }
  });

  test("no count of learners is small", () => {
    for (const { name, table, leaving } of left) {
      const counts = leaving.columns.filter(({ isHidden }) => isHidden !== undefined);
      for (const { name: column, type, isChange, isShare } of counts) {
        if (type !== "int" || isChange || isShare || column === "replays") continue;
        const values = table.columns.find((candidate) => candidate.name === column)?.values ?? [];
        const small = values.filter((value) => Number(value) > 0 && Number(value) < 5);
        expect(small, `${name} ${column}`).toEqual([]);
      }
    }
  });

  test("learners come in the order of their pseudonyms", () => {
    const ordered = left.filter(({ table }) =>
      table.columns.some(({ name }) => name === "username"),
    );
    expect(ordered.length).toBeGreaterThan(10);
    for (const { name, table } of ordered) {
      const pseudonyms = table.columns.find(
        ({ values }) => values.length > 0 && /^L-[0-9a-f]{16}$/.test(String(values[0])),
      );
      if (!pseudonyms) continue;
      const values = pseudonyms.values.map((value) => (value === null ? "~" : String(value)));
      expect(values, name).toEqual([...values].sort());
    }
  });

  test("a learner is the same in every table under one key, and another under another", async () => {
    const listNames = async (key: string) => {
      const tables = await leaveTables(toTestProtection(sharedPrivacy, key));
      return new Map(
        tables.flatMap(({ name, table }) => {
          const found = table.columns.find((column) => column.name === "username");
          return found
            ? [[name, new Set(found.values.filter((value) => value !== null))] as const]
            : [];
        }),
      );
    };
    const [names, again, other] = [
      await listNames("a"),
      await listNames("a"),
      await listNames("b"),
    ];
    expect(again).toEqual(names);
    const all = new Set([...names.values()].flatMap((set) => [...set]));
    for (const set of other.values()) for (const name of set) expect(all.has(name)).toBe(false);
    const grades = names.get("lms_grade") ?? new Set();
    const profiles = names.get("lms_profile") ?? new Set();
    expect([...profiles].filter((name) => grades.has(name)).length).toBeGreaterThan(0);
  });
});
