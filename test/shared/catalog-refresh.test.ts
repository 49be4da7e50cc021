import { describe, expect, test } from "vitest";
import {
  computeRefresh,
  countVersions,
  findNext,
  findPrevious,
  type HistoricalOverview,
  listCaseCollisions,
  listCourseEvents,
  listOrphans,
  listOutdatedDates,
  listOverviewsAsOf,
  mergeHistory,
  type Overview,
  readRow,
  sortHistory,
} from "../../src-shared/catalog";
import { at, createOverview } from "../support/overviews";

const row = (id: string, values: Partial<Overview> = {}) =>
  createOverview({ id, version: 19, modified: at("2024-01-01"), ...values });

describe("a newer table", () => {
  test("adds, changes and removes courses, and says which", () => {
    const current = [row("a/b/1"), row("a/b/2"), row("a/b/3")];
    const changed = row("a/b/2", { modified: at("2024-02-01"), display_name: "New" });
    const incoming = [row("a/b/4"), changed, row("a/b/3")];
    expect(computeRefresh(current, incoming, "whole table")).toEqual({
      overviews: [changed, row("a/b/3"), row("a/b/4")],
      added: ["a/b/4"],
      changed: [{ id: "a/b/2", columns: ["display_name"], events: [] }],
      removed: ["a/b/1"],
      kept: [],
    });
  });

  test("of some courses removes none", () => {
    const refresh = computeRefresh([row("a/b/1")], [row("a/b/2")], "some courses");
    expect(refresh.removed).toEqual([]);
    expect(refresh.overviews.map(({ id }) => id)).toEqual(["a/b/1", "a/b/2"]);
  });

  test.each<[string, Partial<Overview>, Partial<Overview>, string]>([
    ["a later modification", {}, { modified: at("2024-01-02") }, "new"],
    ["an earlier modification", {}, { modified: at("2023-12-31") }, "old"],
    ["the same modification, the later import", {}, {}, "new"],
    ["M13: a lower version", {}, { version: 18, modified: at("2025-01-01") }, "old"],
    ["M13: a greater version", { version: 18 }, { modified: at("2023-01-01") }, "new"],
    ["an unknown version", {}, { version: null, modified: null }, "old"],
    ["an unknown version of both", { version: null }, { version: null, modified: null }, "old"],
    [
      "nothing known of either",
      { version: null, modified: null },
      { version: null, modified: null },
      "new",
    ],
  ])("with %s", (_, before, after, name) => {
    const refresh = computeRefresh(
      [row("a/b/c", { ...before, display_name: "old" })],
      [row("a/b/c", { ...after, display_name: "new" })],
      "whole table",
    );
    expect(refresh.overviews[0]?.display_name).toBe(name);
    expect(refresh.kept).toEqual(name === "old" ? ["a/b/c"] : []);
    expect(refresh.changed.map(({ id }) => id)).toEqual(name === "new" ? ["a/b/c"] : []);
  });

  test("that says the same changes nothing", () => {
    const rows = [row("a/b/1"), row("a/b/2")];
    expect(computeRefresh(rows, [...rows], "whole table")).toMatchObject({
      added: [],
      changed: [],
      removed: [],
      kept: [],
    });
  });

  test("that has a course twice gives its newest row", () => {
    const newer = row("a/b/c", { modified: at("2024-02-01") });
    const { overviews } = computeRefresh([], [newer, row("a/b/c")], "whole table");
    expect(overviews).toEqual([newer]);
  });
});

describe("what a change means beyond the course (§6, §7)", () => {
  const before = row("a/b/c", { certificates_display_behavior: "end" });
  test.each<[string, Partial<Overview>, readonly string[]]>([
    ["G1: the name only", { display_name: "x", modified: at("2025-01-01") }, []],
    ["G2: the start", { start: at("2025-01-01") }, ["start"]],
    ["G2: the pacing", { self_paced: true }, ["pacing"]],
    [
      "G2: the certificates' date",
      { certificate_available_date: at("2025-01-01") },
      ["certificate"],
    ],
    ["G2: their behaviour", { certificates_display_behavior: "early_no_info" }, ["certificate"]],
    ["G2: the end, which certificates follow", { end: at("2025-01-01") }, ["certificate"]],
    [
      "the certificates' date and their behaviour",
      {
        certificate_available_date: at("2025-01-01"),
        certificates_display_behavior: "end_with_date",
      },
      ["certificate"],
    ],
  ])("%s", (_, values, events) => {
    expect(listCourseEvents(before, { ...before, ...values })).toEqual(events);
  });

  test("the end alone moves no certificates that do not follow it", () => {
    const other = row("a/b/c", { certificates_display_behavior: "end_with_date" });
    expect(listCourseEvents(other, { ...other, end: at("2025-01-01") })).toEqual([]);
  });

  test("G3: a course that is gone is removed", () => {
    expect(computeRefresh([before], [], "whole table")).toMatchObject({
      overviews: [],
      removed: ["a/b/c"],
    });
  });
});

function saved(
  id: string,
  history_id: number,
  history_date: string,
  history_type: string,
  display_name = `${id} ${history_id}`,
): HistoricalOverview {
  const record = { id, history_id, history_date, history_type, display_name };
  const read = readRow("course_overview_history", record);
  if (!read.row) throw new Error("a reject");
  return read.row;
}

describe("the catalogue as of a date (§1.6)", () => {
  const history = [
    saved("a/b/1", 3, "2020-03-01", "~"),
    saved("a/b/1", 1, "2020-01-01", "+"),
    saved("a/b/1", 2, "2020-01-01", "~"),
    saved("a/b/2", 4, "2020-02-01", "+"),
    saved("a/b/2", 5, "2020-02-15", "-"),
  ];
  const names = (overviews: readonly Overview[]) =>
    overviews.map(({ display_name }) => display_name);

  test.each([
    ["2019-12-31", []],
    ["2020-01-01", ["a/b/1 2"]],
    ["2020-02-01", ["a/b/1 2", "a/b/2 4"]],
    ["2020-02-15", ["a/b/1 2"]],
    ["2020-03-01", ["a/b/1 3"]],
  ])("on %s", (date, expected) => {
    expect(names(listOverviewsAsOf(history, at(date)))).toEqual(expected);
  });

  test("has the columns of an overview, and no others", () => {
    const [overview] = listOverviewsAsOf(history, at("2020-01-01"));
    expect(overview).toEqual(createOverview({ id: "a/b/1", display_name: "a/b/1 2" }));
  });

  test("the history is listed newest first, by number within an instant", () => {
    expect(sortHistory(history).map(({ history_id }) => history_id)).toEqual([3, 5, 4, 2, 1]);
  });

  test("with a table: courses without a history are as in it, and so are later saves", () => {
    const current = [
      row("a/b/1", { modified: at("2020-04-01"), display_name: "later" }),
      row("a/b/3", { display_name: "no history" }),
    ];
    const on = (date: string) => names(mergeHistory(current, history, at(date)));
    expect(on("2020-03-15")).toEqual(["a/b/1 3", "no history"]);
    expect(on("2020-04-01")).toEqual(["later", "no history"]);
    expect(on("2020-02-10")).toEqual(["a/b/1 2", "a/b/2 4", "no history"]);
    expect(on("2019-01-01")).toEqual(["no history"]);
  });
});

describe("neighbors (§2.19)", () => {
  const a = row("a/a/a", { created: at("2024-01-01") });
  const b = row("a/a/b", { created: at("2024-01-01") });
  const c = row("a/a/c", { created: at("2024-01-02") });
  const all = [c, b, a];

  test("of the same instant are in the order of their ids, and the ends have none", () => {
    expect(findNext(all, a, "created")).toBe(b);
    expect(findNext(all, b, "created")).toBe(c);
    expect(findNext(all, c, "created")).toBeNull();
    expect(findPrevious(all, c, "created")).toBe(b);
    expect(findPrevious(all, a, "created")).toBeNull();
  });

  test("by their last change too", () => {
    const rows = [
      row("a/a/z", { modified: at("2024-01-01") }),
      row("a/a/y", { modified: at("2024-01-02") }),
    ];
    const [first, second] = rows;
    expect(first && findNext(rows, first, "modified")).toBe(second);
  });
});

describe("what is wrong with a catalogue", () => {
  test("ids that differ in case only", () => {
    expect(listCaseCollisions(["a/b/C", "a/b/c", "A/B/C", "a/b/d", "a/b/d"])).toEqual([
      ["A/B/C", "a/b/C", "a/b/c"],
    ]);
  });

  test("tabs of courses without a row (C18)", () => {
    const tabs = ["a/b/c", "x/y/z", "x/y/z"].map((course_overview_id) => ({ course_overview_id }));
    expect(listOrphans(tabs, [row("a/b/c")])).toEqual(["x/y/z"]);
  });

  test("rows of older models, by version", () => {
    const versions = [19, 18, null, 19].map((version, run) => row(`a/b/${run}`, { version }));
    expect(countVersions(versions)).toEqual([
      { version: 18, count: 1 },
      { version: 19, count: 2 },
      { version: null, count: 1 },
    ]);
  });

  test("dates that the LMS no longer writes and that are not the course's", () => {
    const start = at("2020-01-01");
    expect(
      listOutdatedDates([
        row("same", { start, start_date: start }),
        row("empty", { start }),
        row("old", { start, start_date: at("2019-01-01") }),
        row("end", { end_date: start }),
      ]),
    ).toEqual(["old", "end"]);
  });
});
