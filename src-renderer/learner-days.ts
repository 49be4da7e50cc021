import type { Report } from "../src-shared/report";
import { type Cell, getColumn, type ResultTable, type Scalar } from "../src-shared/result";

/** What one learner did each day, as a report of its own, to be drawn and listed as any other. */
export function toLearnerReport({ title, question }: Report): Report {
  const count = (label: string) => ({ type: "int", label }) as const;
  return {
    id: "learner-days",
    title,
    shortTitle: title,
    question,
    group: "learners",
    params: {},
    reads: ["module_engagement"],
    period: { first: "date", last: "date", unit: "day" },
    sql: "",
    smallCells: null,
    columns: {
      date: { type: "date", label: "Date" },
      videos: count("Videos"),
      problems_attempted: count("Attempts"),
      problems_completed: count("Correct"),
      forum_posts: count("Posts"),
    },
    chart: {
      mark: "stack",
      x: "date",
      series: [
        { column: "forum_posts", label: "Posts", tone: "c4" },
        { column: "problems_completed", label: "Correct", tone: "c3" },
        { column: "problems_attempted", label: "Attempts", tone: "c1" },
        { column: "videos", label: "Videos", tone: "c2" },
      ],
      unit: "actions",
    },
    figures: [],
    definition: "",
    notes: [],
    origin: { api: "", differences: [] },
  };
}

/** The learner's days as a table; undefined where there is no such learner. */
export function findLearnerDays(
  report: Report,
  table: ResultTable,
  learner: string,
): ResultTable | undefined {
  const row = getColumn(table, "username").values.indexOf(learner);
  const cell: Cell = getColumn(table, "days").values[row] ?? null;
  if (row < 0 || !Array.isArray(cell)) return undefined;
  const days: readonly Readonly<Record<string, Scalar>>[] = cell;
  const columns = Object.entries(report.columns).map(([name, { type }]) => ({
    name,
    type,
    values: days.map((day) => day[name] ?? null),
  }));
  return { columns, rowCount: days.length };
}
