import { describe, expect, test } from "vitest";
import { toCommandLine } from "../../src-renderer/command-line";
import { describeSources, reduceJobs, summarize } from "../../src-renderer/import-jobs";
import { toTabSeparated } from "../../src-renderer/tab-separated";
import { shortenId } from "../../src-shared/shorten-id";
import { sampleFiles } from "./support/fake-bridge";
import { getReport, toDayNumber, toTable } from "./support/fixtures";

test("the command line quotes what a shell would take apart", () => {
  const params = { course: "course-v1:a'b+c d+1", start_date: "2024-01-01" };
  expect(toCommandLine("enrollment", params, { kind: "file", name: "my data.coursescope" })).toBe(
    String.raw`coursescope run enrollment --course 'course-v1:a'\''b+c d+1' --start-date 2024-01-01 --workspace 'my data.coursescope'`,
  );
});

test("the command line has lists with commas, and flags without a value", () => {
  const params = { course_ids: ["a/b/c", "d/e/f"], programs: true, recent_date: "2024-01-01" };
  expect(toCommandLine("course-summaries", params, { kind: "own", name: "" })).toBe(
    "coursescope run course-summaries --course-ids a/b/c,d/e/f --programs --recent-date 2024-01-01 --workspace FILE",
  );
});

test("a copied table has labels, plain numbers and ISO dates, and no quiet columns", () => {
  const report = getReport("enrollment");
  const date = toDayNumber("2024-02-29");
  const table = toTable(report, [
    { course_id: "c", date, count: 12_345, change: -3 },
    { date: date + 1, count: 0 },
  ]);
  expect(toTabSeparated(report, table)).toBe(
    "Date\tEnrolled\tChange\n2024-02-29\t12345\t-3\n2024-03-01\t0\t\n",
  );
});

test("a copied list is its values with commas", () => {
  const report = getReport("problems-and-tags");
  const tags = [{ tag_name: "difficulty", tag_value: "Easy" }];
  const table = toTable(report, [{ module_id: "m", total_submissions: 2, tags }]);
  expect(toTabSeparated(report, table)).toBe(
    "Problem\tSubmissions\tTags\nm\t2\tdifficulty: Easy\n",
  );
});

test.each([
  ["block-v1:MITx+6.002x+2024+type@problem+block@Week_1", "Week_1"],
  ["i4x://MITx/6.002x/problem/2a7f5eab0343bd175f0f98ed088f2b07", "2a7f5eab0343…98ed088f2b07"],
  ["i4x-MITx-6_002x-2013_Spring-video-Intro", "Intro"],
  ["edX/DemoX/Demo|i4x-edX-DemoX-Demo-video-Intro", "Intro"],
  ["3.14159", "3.14159"],
  ["a/b/c", "a/b/c"],
])("%s is shown as %s", (id, shown) => {
  expect(shortenId(id)).toBe(shown);
});

describe("an import", () => {
  test("is summed up in one line", () => {
    expect(summarize(sampleFiles)).toBe("Imported 2 files · 2 need a look");
    expect(summarize(sampleFiles.slice(0, 1))).toBe("Imported 1 file");
    expect(summarize([])).toBe("Nothing to import");
    expect(
      summarize(sampleFiles.slice(0, 1).map((file) => ({ ...file, status: "unchanged" as const }))),
    ).toBe("1 file unchanged");
  });

  test("is called by its one source, or by their number", () => {
    const source = { token: "t", name: "a.csv", size: 1, isFolder: false };
    expect(describeSources([source])).toBe("a.csv");
    expect(describeSources([source, source])).toBe("2 files");
  });

  test("ignores the progress of other jobs", () => {
    const jobs = reduceJobs([], { kind: "started", id: "1", sources: [] });
    const progress = { job: "2", fraction: 0.5, note: "other" };
    expect(reduceJobs(jobs, { kind: "progressed", progress })).toEqual(jobs);
  });
});
