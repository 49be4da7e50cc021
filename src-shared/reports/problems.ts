import { courseAndPeriod, defineReport } from "../report";

export const problems = defineReport({
  id: "problems",
  title: "Problems",
  shortTitle: "Problems",
  question: "Which problems were answered, and how often rightly?",
  group: "performance",
  params: courseAndPeriod,
  unusedParams: ["start_date", "end_date"],
  reads: ["answer_distribution"],
  sql: `
    with answers as (
      -- The older shape of the table has one count in the place of the last response's.
      select *, coalesce(last_response_count, count) as responses
      from answer_distribution
      where course_id = $course
    ),
    modules as (
      select
        module_id,
        -- From submissions of parts to submissions of the problem, truncated.
        (sum(responses) // nullif(count(distinct part_id), 0))::bigint as total_submissions,
        (coalesce(sum(responses) filter (correct), 0) // nullif(count(distinct part_id), 0))::bigint
          as correct_submissions,
        coalesce(list(distinct part_id order by part_id) filter (part_id is not null), []) as part_ids,
        max(created) as created,
        first(problem_display_name order by id, file_order) filter (problem_display_name <> '')
          as problem_display_name
      from answers
      group by module_id
    )
    select *,
      (correct_submissions / nullif(total_submissions, 0))::double as correct_share
    from modules
    order by module_id nulls last`,
  columns: {
    module_id: { type: "text", label: "Problem" },
    total_submissions: { type: "int", label: "Submissions" },
    correct_submissions: { type: "int", label: "Correct" },
    part_ids: { type: { list: "text" }, label: "Parts", isQuiet: true },
    created: { type: "timestamp", label: "Computed", isQuiet: true },
    problem_display_name: { type: "text", label: "Name", api: false },
    correct_share: { type: "double", label: "Correct, share", isShare: true, api: false },
  },
  chart: {
    mark: "ranks",
    category: "module_id",
    label: "problem_display_name",
    value: "total_submissions",
    part: { column: "correct_submissions", label: "Correct" },
    unit: "submissions",
  },
  smallCells: {
    counts: ["total_submissions", "correct_submissions"],
    parts: [["total_submissions", "correct_submissions"]],
    derived: { correct_share: ["total_submissions", "correct_submissions"] },
  },
  figures: [
    { label: "Problems", column: "module_id", at: "distinct" },
    { label: "Submissions", column: "total_submissions", at: "sum" },
    { label: "Correct", column: "correct_submissions", at: "sum", shareOf: ["total_submissions"] },
  ],
  definition:
    "Latest submissions per problem: those of all its parts, divided by the number of parts and truncated. Correct are those marked right.",
  notes: [
    "The division is exact only where every learner answered every part.",
    "An answer that is neither right nor wrong counts as not correct.",
    "Staff are counted as learners.",
  ],
  origin: {
    api: "courses/{course_id}/problems/",
    differences: [
      "Rows come by problem (decision 3); parts are a real list, sorted (decision 6).",
      "Names and the share of correct submissions are ours; they are not in the API's JSON and CSV.",
    ],
  },
});
