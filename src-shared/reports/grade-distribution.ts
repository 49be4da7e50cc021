import { courseAndModule, defineReport } from "../report";

export const gradeDistribution = defineReport({
  id: "grade-distribution",
  title: "Grades of a problem",
  shortTitle: "Grades",
  question: "Which grades did learners get on a problem?",
  group: "performance",
  params: courseAndModule(`
    with names as (
      select module_id, first(problem_display_name order by id, file_order) as name
      from answer_distribution where course_id = $course and problem_display_name <> ''
      group by module_id
    )
    select module_id as value, any_value(name) as label, sum(count)::double as weight
    from grade_distribution left join names using (module_id)
    where course_id = $course and module_id is not null
    group by module_id order by weight desc, value`),
  reads: ["grade_distribution"],
  sql: `
    select module_id, course_id, grade::int as grade, max_grade::int as max_grade,
      count::int as count, created
    from grade_distribution
    where course_id = $course and module_id = $module_id::varchar
    order by grade nulls last, max_grade nulls last, id, file_order`,
  columns: {
    module_id: { type: "text", label: "Problem", isQuiet: true },
    course_id: { type: "text", label: "Course", isQuiet: true },
    grade: { type: "int", label: "Grade" },
    max_grade: { type: "int", label: "Of" },
    count: { type: "int", label: "Learners" },
    created: { type: "timestamp", label: "Computed", isQuiet: true },
  },
  chart: { mark: "bars", x: "grade", value: "count", unit: "learners" },
  // Those with the full grade are the correct ones of the report on problems.
  smallCells: { counts: ["count"], addUpOver: [], subtotalWhere: ["grade", "max_grade"] },
  figures: [
    { label: "Graded learners", column: "count", at: "sum" },
    { label: "Median grade", column: "grade", at: "median", weight: "count" },
  ],
  definition: "Learners per grade that they have on the problem.",
  notes: ["Staff are counted as learners."],
  origin: {
    api: "problems/{module_id}/grade_distribution/",
    differences: [
      "Rows come by grade (decision 3).",
      "Only the chosen course's rows count, also where another course has that module id.",
    ],
  },
});
