import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRows, readSettings } from "../../src-main/catalog";
import { readCatalog } from "../../src-main/courses";
import type { Engine } from "../../src-main/engine";
import { importPaths } from "../../src-main/import";
import { recognizeHeader } from "../../src-main/import/recognize";
import { undoImport } from "../../src-main/import/undo";
import {
  catalogTableNames,
  getCatalogTable,
  mergeHistory,
  type Overview,
} from "../../src-shared/catalog";
import { tableNames, tables } from "../../src-shared/schema";
import { createFolder, writeInFolder } from "../support/folder";
import {
  type Cells,
  overviewColumns,
  toCells,
  toCsv,
  toDump,
  toDumpdata,
  toSerialized,
  toTsv,
  writeBinaryForms,
} from "../support/overview-files";
import {
  now as asOf,
  at,
  createOverview,
  day,
  fixture,
  fixtureOverviews,
} from "../support/overviews";
import { now, withWorkspace } from "../support/workspace";

const source = getCatalogTable("course_overview").source;

/** Every kind of text that a form can get wrong, and every kind of value. */
const awkward = createOverview({
  id: "course-v1:édX+Ñ+1",
  version: 19,
  created: at("2024-01-02T03:04:05.678000Z"),
  modified: at("2025-06-01T09:30:00Z"),
  display_name: 'Tom\'s "Demo",\nCourse \\ 100%\tNULL',
  short_description: "NULL",
  effort: "06:00",
  lowest_passing_grade: 0.5,
  days_early_for_beta: -1.5,
  max_student_enrollments_allowed: 30,
  has_highlights: null,
  invitation_only: true,
  eligible_for_financial_aid: false,
  entrance_exam_minimum_score_pct: 0.65,
  _pre_requisite_courses_json: '["course-v1:edX+A+1"]',
  org: "",
});
const overviews: readonly Overview[] = [...fixtureOverviews, awkward];
const rows = overviews.map(toCells);

const byId = (list: readonly Overview[]) =>
  [...list].sort((a, b) => (a.id < b.id ? -1 : 1)) as Overview[];

async function importTexts(engine: Engine, ...files: (readonly [string, string | Uint8Array])[]) {
  const results = [];
  for (const [name, content] of files) {
    results.push(...(await importPaths(engine, [writeInFolder(name, content)], { now })));
  }
  return results;
}

const readOverviews = (engine: Engine) =>
  engine.withSession((session) => readRows(session, "course_overview"));

const listIds = async (engine: Engine) => (await readOverviews(engine)).map(({ id }) => id).sort();

describe("every form gives the same rows", () => {
  test.each([
    ["lms.sql", toDump("course_overview", rows, overviewColumns)],
    ["lms.sql.gz", gzipSync(toDump("course_overview", rows))],
    ["any.csv", toCsv(rows)],
    ["any.csv.gz", gzipSync(toCsv(rows))],
    ["any.tsv", toTsv(rows)],
    ["dumpdata.json", toDumpdata(overviews)],
    ["dumpdata.json.gz", gzipSync(toDumpdata(overviews))],
    ["serializer.json", toSerialized(overviews)],
  ])("%s", async (name, content) => {
    await withWorkspace([], async (engine) => {
      const [result] = await importTexts(engine, [name, content]);
      expect(result).toMatchObject({
        status: "imported",
        table: "course_overview",
        rows: overviews.length,
        rejected: 0,
        notes: [],
      });
      expect(byId(await readOverviews(engine))).toEqual(byId(overviews));
    });
  });

  test("SQLite, Parquet, and a workbook but for empty texts", async () => {
    const forms = await writeBinaryForms(createFolder(), rows);
    for (const path of [forms.sqlite, forms.parquet, forms.xlsx]) {
      await withWorkspace([path], async (engine, [result]) => {
        expect(result).toMatchObject({ status: "imported", table: "course_overview", rejected: 0 });
        const isWorkbook = path === forms.xlsx;
        const expected = overviews.map((overview) =>
          isWorkbook && overview.advertised_start === ""
            ? { ...overview, advertised_start: null }
            : overview,
        );
        expect(byId(await readOverviews(engine)), path).toEqual(byId(expected));
      });
    }
  });

  test("one object a line, of the serializer and of dumpdata", async () => {
    for (const json of [toSerialized(overviews), toDumpdata(overviews)]) {
      const lines = (JSON.parse(json) as unknown[]).map((object) => `${JSON.stringify(object)}\n`);
      await withWorkspace([], async (engine) => {
        const [result] = await importTexts(engine, ["a.jsonl", lines.join("")]);
        expect(result).toMatchObject({ status: "imported", rows: overviews.length });
        expect(byId(await readOverviews(engine))).toEqual(byId(overviews));
      });
    }
  });

  test("pages of the Course API, whose thumbnails are rows of their own", async () => {
    const page = {
      results: [
        {
          id: "course-v1:edX+DemoX+R1",
          course_id: "course-v1:edX+DemoX+R1",
          blocks_url: "https://lms.example.org/blocks",
          name: "Demo",
          number: "DEMO",
          org: "The edX",
          start: "2015-07-17T12:00:00Z",
          start_type: "string",
          start_display: "In summer",
          pacing: "self",
          hidden: true,
          media: {
            course_image: { uri: "/a.png" },
            image: { raw: "https://x/a.png", small: "https://x/s.png", large: "https://x/a.png" },
          },
        },
      ],
      pagination: { next: "https://lms.example.org/?page=2", previous: null, count: 2 },
    };
    await withWorkspace([], async (engine) => {
      const results = await importTexts(engine, ["courses.json", JSON.stringify(page)]);
      expect(results.map(({ table }) => table)).toEqual([
        "course_overview",
        "course_overview_image_set",
      ]);
      expect(results[0]?.notes.join(" ")).toContain("import the other pages too");
      const [course] = await readOverviews(engine);
      expect(course).toMatchObject({
        org: "edX",
        display_org_with_default: "The edX",
        advertised_start: "In summer",
        self_paced: true,
        catalog_visibility: "none",
        eligible_for_financial_aid: true,
        version: null,
      });
      const [images] = await engine.withSession((session) =>
        readRows(session, "course_overview_image_set"),
      );
      expect(images).toMatchObject({ small_url: "https://x/s.png", large_url: "" });
    });
  });
});

describe("what a file holds", () => {
  test("the dump of §1.7, in the physical order of a migrated database", async () => {
    const columns = `created modified version id _location display_name
      display_number_with_default display_org_with_default start end advertised_start
      course_image_url social_sharing_url end_of_course_survey_url certificates_display_behavior
      certificates_show_before_end cert_html_view_enabled has_any_active_web_certificate
      cert_name_short cert_name_long lowest_passing_grade days_early_for_beta mobile_available
      visible_to_staff_only _pre_requisite_courses_json enrollment_start enrollment_end
      enrollment_domain invitation_only max_student_enrollments_allowed announcement
      catalog_visibility course_video_url effort short_description org self_paced marketing_url
      eligible_for_financial_aid language certificate_available_date end_date start_date
      banner_image_url has_highlights allow_proctoring_opt_out enable_proctored_exams
      proctoring_escalation_email proctoring_provider entrance_exam_enabled entrance_exam_id
      entrance_exam_minimum_score_pct external_id force_on_flexible_peer_openassessments`;
    const key = "edX+DemoX+Demo_Course";
    const image = `/asset-v1:${key}+type@asset+block@images_course_image.jpg`;
    const values = String.raw`'2024-01-02 03:04:05.678900','2025-06-01 09:30:00.000000',19,'course-v1:${key}','block-v1:${key}+type@course+block@course','Tom\'s \"Demo\"\nCourse \\ 100%','DemoX','edX','2013-02-05 05:00:00.000000',NULL,NULL,'${image}',NULL,NULL,'end',0,1,0,'','',0.50,NULL,0,0,'[]',NULL,NULL,NULL,0,NULL,NULL,'both',NULL,'06:00',NULL,'edX',1,NULL,1,NULL,NULL,NULL,NULL,'${image}',NULL,0,0,NULL,NULL,0,'',0.65,NULL,0`;
    const names = columns.split(/\s+/).map((name) => `\`${name}\` longtext`);
    const text = `CREATE TABLE \`${source}\` (${names.join(",\n")});
INSERT INTO \`${source}\` VALUES (${values});\n`;
    await withWorkspace([], async (engine) => {
      const [result] = await importTexts(engine, ["lms.sql", text]);
      expect(result).toMatchObject({ status: "imported", rows: 1, rejected: 0, notes: [] });
      expect(await readOverviews(engine)).toEqual([
        createOverview({
          id: `course-v1:${key}`,
          created: at("2024-01-02T03:04:05.678900Z"),
          modified: at("2025-06-01T09:30:00Z"),
          version: 19,
          _location: `block-v1:${key}+type@course+block@course`,
          display_name: 'Tom\'s "Demo"\nCourse \\ 100%',
          display_number_with_default: "DemoX",
          display_org_with_default: "edX",
          start: at("2013-02-05T05:00:00Z"),
          course_image_url: image,
          banner_image_url: image,
          certificates_display_behavior: "end",
          cert_html_view_enabled: true,
          lowest_passing_grade: 0.5,
          _pre_requisite_courses_json: "[]",
          catalog_visibility: "both",
          effort: "06:00",
          org: "edX",
          self_paced: true,
        }),
      ]);
    });
  });

  test("old columns, new ones, and parts of them", async () => {
    const columns = ["id", "display_name", "mobile_available", "advertised_start", "facebook_url"];
    const text = toCsv(
      [{ id: "a/b/c", display_name: "B", mobile_available: "t", facebook_url: 'x"y\\n' }],
      columns,
    );
    await withWorkspace([], async (engine) => {
      const [result] = await importTexts(engine, ["some.csv", text]);
      expect(result).toMatchObject({ table: "course_overview", notes: [] });
      expect(await readOverviews(engine)).toMatchObject([
        {
          mobile_available: true,
          org: "outdated_entry",
          eligible_for_financial_aid: true,
          version: null,
        },
      ]);
      const extra = await engine.withSession((session) =>
        session.list<{ extra: string }>("select extra from course_overview"),
      );
      expect(JSON.parse(extra[0]?.extra ?? "")).toEqual({ facebook_url: 'x"y\\n' });
    });
  });

  test("unknown columns are kept in every form, escapes undone", async () => {
    const row = { ...toCells(fixture.F1 as Overview), course_theme_variant: 'a\t"b"\\c' };
    const columns = [...overviewColumns, "course_theme_variant"];
    for (const [name, text] of [
      ["a.csv", toCsv([row], columns)],
      ["a.tsv", toTsv([row], columns)],
      ["a.sql", toDump("course_overview", [row], columns)],
      ["a.ndjson", `${JSON.stringify(row)}\n`],
    ] as const) {
      await withWorkspace([], async (engine) => {
        await importTexts(engine, [name, text]);
        const [found] = await engine.withSession((session) =>
          session.list<{ extra: string }>("select extra from course_overview"),
        );
        expect(JSON.parse(found?.extra ?? "null"), name).toEqual({
          course_theme_variant: 'a\t"b"\\c',
        });
      });
    }
  });

  test("no header of the analytics API's tables is the catalogue's, and all of the catalogue's are known", () => {
    for (const name of tableNames.filter(
      (table) => !("isByName" in tables[table] || "isReshaped" in tables[table]),
    )) {
      expect(recognizeHeader(Object.keys(tables[name].fields), source).table).toBe(name);
    }
    for (const name of catalogTableNames) {
      const { fields, source: lms } = getCatalogTable(name);
      expect(recognizeHeader(Object.keys(fields), "a.csv").table).toBe(name);
      expect(recognizeHeader(Object.keys(fields), `edxapp.${lms}`).table).toBe(name);
    }
  });

  test("a table is known by its name where it has too few columns to tell", async () => {
    const text = toDump("course_overview", [{ id: "a/b/c", effort: "6 hours" }], ["id", "effort"]);
    await withWorkspace([], async (engine) => {
      const [result] = await importTexts(engine, ["lms.sql", text]);
      expect(result).toMatchObject({ table: "course_overview", rows: 1 });
      expect(await readOverviews(engine)).toMatchObject([{ id: "a/b/c", effort: "6 hours" }]);
    });
  });

  test("tabs and settings beside the overviews, in one dump", async () => {
    const id = fixture.F1?.id ?? "";
    const tabs: Cells[] = [
      { id: 2, tab_id: "wiki", course_overview_id: id, type: "wiki", is_hidden: 1 },
      { id: 1, tab_id: "courseware", course_overview_id: id, type: "courseware", is_hidden: 0 },
    ];
    const text = [
      toDump("course_overview_tab", tabs),
      toDump("course_overview", rows),
      toDump("dark_lang_config", [
        { id: 1, change_date: "2024-01-01 00:00:00", enabled: 1, released_languages: "fr" },
      ]),
      toDump("asset_base_url_config", [
        { id: 1, change_date: "2024-01-01 00:00:00", enabled: 1, base_url: "cdn.example.org" },
      ]),
    ].join("");
    await withWorkspace([], async (engine) => {
      const results = await importTexts(engine, ["lms.sql", text]);
      expect(results.map(({ table, rows: count }) => [table, count])).toEqual([
        ["course_overview", overviews.length],
        ["course_overview_tab", 2],
        ["dark_lang_config", 1],
        ["asset_base_url_config", 1],
      ]);
      const { courses, settings } = await engine.withSession((session) =>
        readCatalog(session, null),
      );
      expect(courses.find((course) => course.id === id)?.tabs.map(({ id: tab }) => tab)).toEqual([
        1, 2,
      ]);
      expect(settings).toMatchObject({
        cdnBaseUrl: "cdn.example.org",
        releasedLanguages: ["fr"],
        courseImagesEnabled: false,
      });
    });
  });

  test("a list in one line of many megabytes", async () => {
    const long = Array.from({ length: 400 }, (_, index) =>
      createOverview({ id: `a/b/${index}`, short_description: "é".repeat(22_000) }),
    );
    await withWorkspace([], async (engine) => {
      const [result] = await importTexts(engine, ["a.json", toSerialized(long)]);
      expect(result).toMatchObject({ status: "imported", rows: long.length, rejected: 0 });
      expect(byId(await readOverviews(engine))).toEqual(byId(long));
    });
  });

  test("JSON of something else is no course", async () => {
    await withWorkspace([], async (engine) => {
      const results = await importTexts(
        engine,
        ["a.json", JSON.stringify([{ model: "auth.user", pk: 1, fields: {} }])],
        ["b.json", '{"results": [1, 2]}'],
        ["c.json", '[{"model": "a.b", "pk": 1, "fields": {'],
      );
      expect(results.map(({ status }) => status)).toEqual([
        "unrecognized",
        "unrecognized",
        "failed",
      ]);
      expect(results[0]?.notes[0]).toContain("without courses");
    });
  });
});

describe("rejects and faults", () => {
  test("a row without its key is a reject, with its line", async () => {
    const columns = ["id", "display_name", "effort", "self_paced", "language", "announcement"];
    const text = `${columns.join(",")}\na/b/c,A,,1,,\n,B,,1,,\n"  \t",C,,1,,\n`;
    await withWorkspace([], async (engine) => {
      const [result] = await importTexts(engine, ["a.csv", text]);
      expect(result).toMatchObject({ table: "course_overview", rows: 1, rejected: 2 });
      expect(result?.rejects.map(({ line, column, reason }) => [line, column, reason])).toEqual([
        [3, "id", "no id"],
        [4, "id", "no id"],
      ]);
    });
  });

  test("tabs of no course are rejects", async () => {
    const text = toTsv(
      [{ id: 1, tab_id: "wiki", course_overview_id: "" }],
      ["id", "tab_id", "course_overview_id"],
    );
    await withWorkspace([], async (engine) => {
      const [result] = await importTexts(engine, ["a.tsv", text]);
      expect(result).toMatchObject({ table: "course_overview_tab", rows: 0, rejected: 1 });
    });
  });

  test("cells that were not taken as they stand are told, one of each kind", async () => {
    const bad = (id: string) => ({
      ...toCells(createOverview({ id })),
      start: "someday",
      _pre_requisite_courses_json: "none",
    });
    await withWorkspace([], async (engine) => {
      const [result] = await importTexts(engine, ["a.csv", toCsv([bad("a/b/c"), bad("a/b/d\n")])]);
      expect(result?.rejected).toBe(0);
      expect(result?.notes).toEqual([
        "start: “someday” is not a date and time, and so are 1 more.",
        "_pre_requisite_courses_json: “none” is no JSON list, and read as none, and so are 1 more.",
        "id: “a/b/d\n” is a key with a line break at its end.",
      ]);
      expect(await listIds(engine)).toEqual(["a/b/c", "a/b/d"]);
    });
  });
});

describe("newer and older tables", () => {
  const old = createOverview({
    id: "a/b/1",
    version: 18,
    modified: at("2025-05-01"),
    display_name: "old",
  });
  const newer: Overview = {
    ...old,
    version: 19,
    modified: at("2025-04-01"),
    display_name: "new",
    start: at("2026-01-01"),
    self_paced: true,
  };
  const gone = createOverview({ id: "a/b/2", version: 19, modified: at("2025-03-01") });
  const fresh = createOverview({ id: "a/b/3", version: 19, modified: at("2025-05-02") });
  const toSql = (...list: Overview[]) => toDump("course_overview", list.map(toCells));

  test("the greater version wins, whichever came first", async () => {
    for (const order of [
      [old, newer],
      [newer, old],
    ]) {
      await withWorkspace([], async (engine) => {
        const csv = order.map((row, index) => [`${index}.csv`, toCsv([toCells(row)])] as const);
        await importTexts(engine, ...csv);
        expect(await readOverviews(engine)).toMatchObject([{ display_name: "new" }]);
      });
    }
  });

  test("of the same version the one modified later, else the one imported later", async () => {
    const later: Overview = { ...newer, modified: at("2025-04-02"), display_name: "later" };
    const last: Overview = { ...later, display_name: "last" };
    await withWorkspace([], async (engine) => {
      const texts = [later, newer, last].map((row) => toCsv([toCells(row)]));
      const files = texts.map((text, index) => [`${index}.csv`, text] as const);
      const results = await importTexts(engine, ...files);
      expect(results.map(({ replaced, superseded }) => [replaced, superseded])).toEqual([
        [0, 0],
        [0, 1],
        [1, 0],
      ]);
      expect(await readOverviews(engine)).toMatchObject([{ display_name: "last" }]);
    });
  });

  test("a whole table says what was added, changed and removed; undone, all is as before", async () => {
    await withWorkspace([], async (engine) => {
      const [first] = await importTexts(engine, ["a.sql", toSql(old, gone)]);
      expect(first?.notes).toEqual([]);
      const before = await readOverviews(engine);
      const [second] = await importTexts(engine, ["b.sql", toSql(newer, fresh)]);
      expect(second?.notes).toEqual([
        "1 course added, 1 course changed (version, display_name, start, self_paced), 1 course no longer in the table.",
      ]);
      expect(second?.replaced).toBe(2);
      expect(await listIds(engine)).toEqual(["a/b/1", "a/b/3"]);
      const undone = await undoImport(engine, second?.importId ?? 0);
      expect(undone).toMatchObject({ rows: 2, restored: 2 });
      expect(await readOverviews(engine)).toEqual(before);
    });
  });

  test("an older table that comes later removes nothing and brings back nothing", async () => {
    await withWorkspace([], async (engine) => {
      await importTexts(engine, ["b.sql", toSql(newer, fresh)]);
      const [late] = await importTexts(engine, ["a.sql", toSql({ ...old, modified: 1n }, gone)]);
      expect(late?.notes).toEqual(["No course of the catalogue has changed."]);
      expect(late?.superseded).toBe(2);
      expect(await listIds(engine)).toEqual(["a/b/1", "a/b/3"]);
    });
  });

  test("some courses, and a dump without rows, filtered or cut, remove nothing", async () => {
    await withWorkspace([], async (engine) => {
      await importTexts(engine, ["a.sql", toSql(old, gone)]);
      const [some] = await importTexts(engine, ["some.csv", toCsv([toCells(fresh)])]);
      expect(some?.notes).toEqual(["1 course added."]);
      await importTexts(engine, ["none.sql", toSql()]);
      const filtered = toSql(fresh).replace("INSERT", "-- WHERE:  org='edX'\n\nINSERT");
      const cut = toSql(fresh).replace("-- Dump completed", "--");
      await importTexts(engine, ["where.sql", filtered], ["cut.sql", cut]);
      expect(await listIds(engine)).toEqual(["a/b/1", "a/b/2", "a/b/3"]);
    });
  });

  test("a file of the LMS's name is the whole table", async () => {
    await withWorkspace([], async (engine) => {
      await importTexts(engine, ["a.csv", toCsv([toCells(gone)])]);
      await importTexts(engine, [`${source}.csv`, toCsv([toCells(fresh)])]);
      expect(await listIds(engine)).toEqual(["a/b/3"]);
    });
  });

  test("the same content twice is nothing new", async () => {
    await withWorkspace([], async (engine) => {
      const results = await importTexts(engine, ["a.sql", toSql(old)], ["b.sql", toSql(old)]);
      expect(results.map(({ status }) => status)).toEqual(["imported", "unchanged"]);
    });
  });

  test("tabs of a course are replaced together, by those of the newer catalogue", async () => {
    const tab = (id: number, tab_id: string): Cells => ({
      id,
      tab_id,
      course_overview_id: "a/b/1",
    });
    const newDump = toSql(newer, fresh) + toDump("course_overview_tab", [tab(8, "wiki")]);
    const oldDump =
      toSql({ ...old, modified: 1n }) +
      toDump("course_overview_tab", [tab(1, "progress"), tab(2, "dates")]);
    for (const texts of [
      [oldDump, newDump],
      [newDump, oldDump],
    ]) {
      await withWorkspace([], async (engine) => {
        await importTexts(engine, ...texts.map((text, index) => [`${index}.sql`, text] as const));
        const tabs = await engine.withSession((session) =>
          readRows(session, "course_overview_tab"),
        );
        expect(tabs.map(({ tab_id }) => tab_id)).toEqual(["wiki"]);
      });
    }
  });

  test("a setting is the newest row of any import", async () => {
    const set = (id: number, day: string, enabled: number) =>
      toDump("course_overview_image_config", [
        {
          id,
          change_date: `${day} 00:00:00`,
          enabled,
          small_width: 1,
          small_height: 1,
          large_width: 1,
          large_height: 1,
        },
      ]);
    await withWorkspace([], async (engine) => {
      await importTexts(
        engine,
        ["b.sql", set(2, "2024-02-01", 1)],
        ["a.sql", set(1, "2024-01-01", 0)],
      );
      const settings = await engine.withSession(readSettings);
      expect(settings.courseImagesEnabled).toBe(true);
    });
  });
});

test("what is shown depends on the imports there are, not on the order they came and went", async () => {
  const row = fc.record({
    course: fc.integer({ min: 1, max: 4 }),
    version: fc.option(fc.integer({ min: 17, max: 19 })),
    modified: fc.integer({ min: 1, max: 5 }),
  });
  const file = fc.record({
    rows: fc.uniqueArray(row, { minLength: 1, maxLength: 4, selector: ({ course }) => course }),
    isWhole: fc.boolean(),
  });
  const toText = (
    {
      rows: cells,
    }: { rows: readonly { course: number; version: number | null; modified: number }[] },
    salt: number,
  ) =>
    toCsv(
      cells.map(({ course, version, modified }) =>
        toCells(
          createOverview({
            id: `a/b/${course}`,
            version,
            // No two imports are of one moment: between these the later one counts.
            modified: BigInt(modified) * day + BigInt(salt),
            display_name: `import ${salt}`,
          }),
        ),
      ),
    );
  await fc.assert(
    fc.asyncProperty(
      fc.array(file, { minLength: 2, maxLength: 4 }),
      fc.nat(3),
      async (files, at) => {
        const texts = files.map((each, index) => {
          const name = each.isWhole ? `${index}_${source}.csv` : `${index}.csv`;
          return [name, toText(each, index)] as const;
        });
        const undone = at % files.length;
        const rest = texts.filter((_, index) => index !== undone);
        const expected = await withWorkspace([], async (engine) => {
          await importTexts(engine, ...rest.reverse());
          return byId(await readOverviews(engine));
        });
        await withWorkspace([], async (engine) => {
          const results = await importTexts(engine, ...texts);
          await undoImport(engine, results[undone]?.importId ?? 0);
          expect(byId(await readOverviews(engine))).toEqual(expected);
        });
      },
    ),
    { numRuns: 15 },
  );
}, 60_000);

test("the catalogue as of an instant is that of the whole history", async () => {
  const dates = ["2024-01-01", "2024-01-01T12:00:00.5Z", "2024-01-02 01:00:00+02:00", "soon", ""];
  const saved = fc.record({
    course: fc.integer({ min: 1, max: 3 }),
    date: fc.constantFrom(...dates),
    history_type: fc.constantFrom("+", "~", "-"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(saved, { minLength: 1, maxLength: 8 }), async (list) => {
      const cells = list.map(({ course, date, history_type }, index) => ({
        ...toCells(createOverview({ id: `a/b/${course}`, display_name: `row ${index}` })),
        history_id: index + 1,
        history_date: date,
        history_type,
      }));
      await withWorkspace([], async (engine) => {
        await importTexts(engine, ["lms.sql", toDump("course_overview_history", cells)]);
        await engine.withSession(async (session) => {
          const all = await readRows(session, "course_overview_history");
          for (const date of ["2023-12-31", "2024-01-01", "2024-01-01T12:00:00Z", "2024-01-02"]) {
            const { courses } = await readCatalog(session, at(date));
            const found = courses.map(({ overview }) => overview);
            expect(found).toEqual(mergeHistory([], all, at(date)));
          }
        });
      });
    }),
    { numRuns: 15 },
  );
}, 60_000);

test("a workspace that is imported brings its catalogue", async () => {
  const folder = createFolder();
  const { openWorkspace } = await import("../../src-main/workspace");
  const other = await openWorkspace(`${folder}/other.duckdb`);
  await importTexts(other, ["lms.sql", toDump("course_overview", rows)]);
  await other.close();
  await withWorkspace([`${folder}/other.duckdb`], async (engine, [result]) => {
    expect(result).toMatchObject({ status: "imported", table: "course_overview" });
    expect(byId(await readOverviews(engine))).toEqual(byId(overviews));
    const { courses } = await engine.withSession((session) => readCatalog(session, asOf));
    expect(courses).toHaveLength(overviews.length);
  });
});
