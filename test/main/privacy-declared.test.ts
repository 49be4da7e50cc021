import { describe, expect, test } from "vitest";
import { quasiIdentifiers } from "../../src-main/export/privacy/fates";
import { tableCells } from "../../src-main/export/privacy/table-cells";
import type { Column, SmallCells } from "../../src-shared/report";
import { reports } from "../../src-shared/reports";
import { getStoredTable, storedTables } from "../../src-shared/stored-tables";

const personalNames =
  /user|learner|student|name|mail|phone|\bip\b|_ip|address|birth|gender|country|city|location|cohort|team|answer|response|comment|feedback|goal|url|path|state$|file|key|anonym|account|language|education|description|changed_by|other|extra|text/;

/** Names that look personal and are not. */
const harmless: Readonly<Record<string, string>> = {
  "the course, as its authors wrote it":
    "display_name name short_description cert_name_short cert_name_long course_video_url banner_image_url course_image_url social_sharing_url marketing_url end_of_course_survey_url url_slug small_url large_url base_url _location max_student_enrollments_allowed",
  "a problem, as its authors wrote it":
    "problem_display_name problem_name block_name exam_name question_text answer_id correct_answer tag_name location block_key feedback_statements",
  "a file or a report": "report_name file_course file_size file_found",
  "languages of the course": "language released_languages enable_beta_languages beta_languages",
  "counts, and what they are by":
    "first_response_count last_response_count users_at_start users_at_end num_users passing_users country_code education_level birth_year gender other learners_added",
  "what learners say of themselves, of which a note tells": quasiIdentifiers.join(" "),
};
const isHarmless = new Set(Object.values(harmless).flatMap((names) => names.split(" ")));

interface Named {
  readonly from: string;
  readonly name: string;
  readonly identifies: string | undefined;
}

const columns: Named[] = [
  ...reports.flatMap(({ id, columns: named }) =>
    Object.entries<Column>(named).map(([name, { identifies }]) => ({ from: id, name, identifies })),
  ),
  ...storedTables.flatMap((table) =>
    Object.entries(getStoredTable(table).fields).map(([name, { identifies }]) => ({
      from: table,
      name,
      identifies,
    })),
  ),
];

test("a column whose name looks personal says what it is, or is known to be harmless", () => {
  const unknown = columns.filter(
    ({ name, identifies }) => !identifies && personalNames.test(name) && !isHarmless.has(name),
  );
  expect(unknown.map(({ from, name }) => `${from}.${name}`)).toEqual([]);
});

test("no name is listed as harmless that is of no such column", () => {
  const open = columns.filter(({ name, identifies }) => !identifies && personalNames.test(name));
  const names = new Set(open.map(({ name }) => name));
  expect([...isHarmless].filter((name) => !names.has(name))).toEqual([]);
});

test.each(["username", "user_id", "email", "name", "anonymous_user_id", "mailing_address"])(
  "%s is personal wherever it stands in a table with learners",
  (name) => {
    const withLearners = new Set(
      columns.filter(({ identifies }) => identifies === "learner").map(({ from }) => from),
    );
    const open = columns.filter(
      (column) => column.name === name && withLearners.has(column.from) && !column.identifies,
    );
    expect(open.map(({ from }) => from)).toEqual([]);
  },
);

/** Every column that a declaration of small cells names. */
function listNamed(cells: SmallCells<string>): string[] {
  return [
    ...cells.counts,
    ...(cells.addUpInRow ?? []).flat(),
    ...(cells.addUpOver ?? []),
    ...(cells.sumsAddUpOver ?? []),
    ...Object.entries(cells.derived ?? {}).flatMap(([name, from]) => [name, ...(from ?? [])]),
    ...Object.entries(cells.changes ?? {}).flatMap(([name, count]) => [name, count ?? ""]),
    ...(cells.parts ?? []).flat(),
    ...Object.keys(cells.lists ?? {}),
    ...[cells.subtotalWhere ?? []].flat(),
  ];
}

/** Numbers that count nobody: of one learner, of time, of a place, or what groups are made by. */
const noCounts: Readonly<Record<string, readonly string[]>> = {
  "enrollment-age": ["birth_year", "age"],
  videos: ["duration", "segment_length"],
  "video-timeline": ["segment"],
  "answer-distribution": ["variant"],
  "report-download": ["file_size"],
};

describe("small cells", () => {
  test.each(reports.map((report) => [report.id, report] as const))(
    "%s declares every number that counts learners, and no column that it lacks",
    (id, { columns: named, smallCells }) => {
      const numbers = Object.entries<Column>(named).filter(
        ([, { type }]) => type === "int" || type === "double",
      );
      if (Object.values<Column>(named).some(({ identifies }) => identifies === "learner")) {
        expect(smallCells).toBeNull();
        return;
      }
      const declared = new Set(smallCells ? listNamed(smallCells) : []);
      const open = numbers.map(([name]) => name).filter((name) => !declared.has(name));
      expect(open).toEqual(noCounts[id] ?? []);
      for (const name of declared) expect(Object.keys(named)).toContain(name);
      for (const [name, list] of Object.entries(smallCells?.lists ?? {})) {
        const type = named[name]?.type;
        const fields = typeof type === "object" && typeof type.list === "object" ? type.list : {};
        const counted = [...(list?.counts ?? []), ...Object.keys(list?.changes ?? {})];
        const ints = Object.entries(fields).filter(([, kind]) => kind === "int");
        expect(ints.map(([field]) => field).sort()).toEqual(counted.sort());
      }
    },
  );

  const single =
    /^(id|birth_year|variant|grade|max_grade|duration|segment_length|segment|file_size|position)$/;

  test.each(storedTables.map((table) => [table]))(
    "%s declares its counts, or its rows are of one learner, or of none",
    (table) => {
      const { fields } = getStoredTable(table);
      const cells = tableCells[table];
      const declared = cells ? listNamed(cells) : [];
      for (const name of declared) expect(Object.keys(fields)).toContain(name);
      if (Object.values(fields).some(({ identifies }) => identifies === "learner")) {
        expect(cells).toBeUndefined();
        return;
      }
      const numbers = Object.entries(fields).filter(([, { type }]) => /^(int|id)$/.test(type));
      const open = numbers.map(([name]) => name).filter((name) => !single.test(name));
      expect(open.filter((name) => !declared.includes(name))).toEqual([]);
    },
  );
});
