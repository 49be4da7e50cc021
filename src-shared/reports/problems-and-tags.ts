import { courseAndPeriod, defineReport } from "../report";

export const problemsAndTags = defineReport({
  id: "problems-and-tags",
  title: "Problems and tags",
  shortTitle: "Tags",
  question: "How well were problems answered, by their tags?",
  group: "performance",
  params: courseAndPeriod,
  unusedParams: ["start_date", "end_date"],
  reads: ["tags_distribution", "answer_distribution"],
  sql: `
    with placed as (
      select *, row_number() over (order by id nulls last, file_order) as place
      from tags_distribution
      where course_id = $course
    ),
    tagged as (
      select *, min(place) over (partition by module_id, tag_name) as tag_place from placed
    ),
    names as (
      -- The tags' table has no names of problems; the answers' has, where it was imported.
      select module_id, first(problem_display_name order by id, file_order) as name
      from answer_distribution
      where course_id = $course and problem_display_name <> ''
      group by module_id
    )
    select
      module_id,
      -- The counts are repeated on each row of a problem: those of its first row count.
      arg_min(total_submissions, place)::int as total_submissions,
      arg_min(correct_submissions, place)::int as correct_submissions,
      coalesce(list({'tag_name': tag_name, 'tag_value': tag_value}
        order by tag_place, tag_name, tag_value) filter (tag_name is not null), []) as tags,
      max(created) as created,
      any_value(name) as problem_display_name
    from tagged left join names using (module_id)
    group by module_id
    order by module_id nulls last`,
  columns: {
    module_id: { type: "text", label: "Problem" },
    total_submissions: { type: "int", label: "Submissions" },
    correct_submissions: { type: "int", label: "Correct" },
    tags: {
      type: { list: { tag_name: "text", tag_value: "text" } },
      label: "Tags",
      isSpread: true,
      api: { keyedBy: "tag_name", value: "tag_value" },
    },
    created: { type: "timestamp", label: "Computed", isQuiet: true },
    problem_display_name: { type: "text", label: "Name", api: false },
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
  },
  figures: [
    { label: "Tagged problems", column: "module_id", at: "distinct" },
    { label: "Submissions", column: "total_submissions", at: "sum" },
    { label: "Correct", column: "correct_submissions", at: "sum", shareOf: ["total_submissions"] },
  ],
  definition: "Submissions per problem that has tags, with the tags' names and values.",
  notes: [
    "A problem's counts are those of its first row; its other rows repeat them.",
    "Staff are counted as learners.",
  ],
  origin: {
    api: "courses/{course_id}/problems_and_tags/",
    differences: [
      "Rows come by problem, the API's order was that of the rows (decision 3).",
      "Names are ours, from the answers' table; they are not in the API's JSON and CSV.",
    ],
  },
});
