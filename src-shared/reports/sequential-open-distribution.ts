import { courseAndModule, defineReport } from "../report";

export const sequentialOpenDistribution = defineReport({
  id: "sequential-open-distribution",
  title: "Views of a subsection",
  shortTitle: "Subsections",
  question: "How often was a subsection opened?",
  group: "engagement",
  params: courseAndModule(`
    select module_id as value, null::varchar as label, sum(count)::double as weight
    from sequential_open_distribution where course_id = $course and module_id is not null
    group by module_id order by weight desc, value`),
  reads: ["sequential_open_distribution"],
  sql: `
    select module_id, course_id, count::int as count, created
    from sequential_open_distribution
    where course_id = $course and module_id = $module_id::varchar
    order by module_id, id, file_order`,
  columns: {
    module_id: { type: "text", label: "Subsection" },
    course_id: { type: "text", label: "Course", isQuiet: true },
    count: { type: "int", label: "Views" },
    created: { type: "timestamp", label: "Computed", isQuiet: true },
  },
  chart: { mark: "none" },
  smallCells: { counts: ["count"] },
  figures: [{ label: "Views", column: "count", at: "sum" }],
  definition: "Times that learners opened the subsection.",
  notes: ["Staff are counted as learners."],
  origin: {
    api: "problems/{module_id}/sequential_open_distribution/",
    differences: [
      "Only the chosen course's rows count, also where another course has that module id.",
    ],
  },
});
